nav-people = کەسەکان
nav-terms = لیستەکان
