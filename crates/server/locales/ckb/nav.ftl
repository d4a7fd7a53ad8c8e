nav-picture = کێ چی دەکات و لە کوێ
nav-activities = چالاکییەکان
nav-organisations = ڕێکخراوەکان
nav-places = شوێنەکان
nav-imports = خشتەکان
nav-people = کەسەکان
nav-terms = لیستەکان
