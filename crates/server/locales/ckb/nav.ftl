nav-front = پوختە
nav-matrix = ماتریکس
nav-activities = چالاکییەکان
nav-people = کەسەکان
nav-terms = لیستەکان
nav-imports = هاوردەکردن
