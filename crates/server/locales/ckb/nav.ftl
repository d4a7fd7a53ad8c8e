nav-activities = چالاکییەکان
nav-people = کەسەکان
nav-terms = لیستەکان
nav-imports = هاوردەکردن
