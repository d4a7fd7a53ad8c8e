nav-front = پوختە
nav-matrix = ماتریکس
nav-activities = چالاکییەکان
nav-people = کەسەکان
nav-places = شوێنەکان
nav-terms = لیستەکان
nav-imports = هاوردەکردن
nav-organisations = ڕێکخراوەکان
