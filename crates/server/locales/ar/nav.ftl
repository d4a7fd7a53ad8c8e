nav-activities = الأنشطة
nav-people = الأشخاص
nav-terms = القوائم
nav-imports = الاستيراد
