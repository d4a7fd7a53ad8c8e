nav-people = الأشخاص
nav-terms = القوائم
nav-imports = الاستيراد
