nav-front = نظرة عامة
nav-matrix = المصفوفة
nav-activities = الأنشطة
nav-people = الأشخاص
nav-places = الأماكن
nav-terms = القوائم
nav-imports = الاستيراد
nav-organisations = المنظمات
