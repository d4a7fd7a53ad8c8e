nav-picture = من يفعل ماذا وأين
nav-activities = الأنشطة
nav-organisations = المنظمات
nav-places = الأماكن
nav-imports = الجداول
nav-people = الأشخاص
nav-terms = القوائم
