nav-people = الأشخاص
nav-terms = القوائم
