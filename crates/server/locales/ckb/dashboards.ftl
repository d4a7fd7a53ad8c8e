# پەڕەی یەکەم و ماتریکس: ژمارەکانی کێ چی دەکات و لە کوێ.

dashboards-title = کێ چی دەکات و لە کوێ
dashboards-matrix = ماتریکس
dashboards-as-of = بەرواری
dashboards-share = ژمارەکان ئەوە دەژمێرن کە تۆ مافی بینینیت هەیە.
dashboards-share-all = ژمارەکان هەموو تۆمارەکان دەژمێرن.
dashboards-share-visitor = ژمارەکان تەنها تۆمارە گشتییەکان دەژمێرن.
dashboards-sign-in = بچۆ ژوورەوە بۆ بینینی ئەوەی لەگەڵت هاوبەش کراوە

dashboards-activities = چالاکییەکان
dashboards-organisations = ڕێکخراوەکان
dashboards-targeted = ئامانجکراو
dashboards-reached = سوودمەندان
dashboards-households = خێزانە سوودمەندەکان
dashboards-districts = ئەو قەزایانەی کاریان تێدا دەکرێت
dashboards-stale = بەم دواییە پشتڕاست نەکراوەتەوە
dashboards-not-unique = کۆکراوەیە: لەوانەیە کەسێک چەند جار ژمێردرابێت
dashboards-households-note = لەگەڵ { $n } خێزان کە ناخرێنە سەر کەسان
dashboards-people-rule = کەسان لە هەموو مانگ و چالاکییەکانەوە کۆدەکرێنەوە، بۆیە لەوانەیە هەمان کەس چەند جار ژمێردرابێت. لەو ژمارانەی لە سەرەتای چالاکییەکەوە دەژمێردرێن تەنها دواهەمینیان وەردەگیرێت. خێزان وەک کەس ناژمێردرێت.

dashboards-sector = کەرت
dashboards-organisation = ڕێکخراو
dashboards-kind = جۆری ڕێکخراو
dashboards-place = شوێن
dashboards-governorate = پارێزگا
dashboards-district = قەزا
dashboards-status = دۆخ
dashboards-month = مانگ
dashboards-from = لە مانگی
dashboards-to = تا مانگی
dashboards-words = وشەکان
dashboards-code = کۆد
dashboards-acronym = کورتکراوە
dashboards-planned = پلانبۆدانراو
dashboards-ongoing = بەردەوام
dashboards-completed = تەواوبوو
dashboards-suspended = ڕاگیراو
dashboards-country-wide = لە هەموو وڵات
dashboards-not-known = نەزانراو

dashboards-show = وێنەکان چی پیشان دەدەن
dashboards-down = ڕیزەکان چی پیشان دەدەن
dashboards-by-place = بەپێی پارێزگا
dashboards-by-district = بەپێی قەزا
dashboards-by-sector = بەپێی کەرت
dashboards-by-organisation = بەپێی ڕێکخراو
dashboards-by-month = بەپێی مانگ
dashboards-all = کۆی گشتی
dashboards-most = زۆرترین: { $name }، { $value }
dashboards-nothing = هیچ نییە بۆ ئەوەی داوات کرد.
dashboards-others = { $n ->
    [one] یەک ڕێکخراوی تر لە ماتریکسەکەدایە
   *[other] { $n } ڕێکخراوی تر لە ماتریکسەکەدان
}
dashboards-unnamed = { $n ->
    [one] یەک چالاکی تەنها لە کۆکاندا هاوبەش کراوە و لە هیچ ڕیزێکدا نییە.
   *[other] { $n } چالاکی تەنها لە کۆکاندا هاوبەش کراون و لە هیچ ڕیزێکدا نین.
}
dashboards-boundaries = ئەو سنوور و ناوانەی پیشان دراون هیچ ڕایەک لەسەر دۆخی هیچ هەرێمێک ناگەیەنن.
dashboards-boundaries-from = سنوورەکان: { $source }.
dashboards-sample = هەموو ئەوەی لەمەدایە دروستکراوە.

dashboards-file = ئەمە چییە
dashboards-counted = ژمارەکان چی دەگرنەوە
dashboards-people = کەسان
dashboards-note = تێبینی

dashboards-missing = { $n ->
    [one] یەک ڕێکخراو لە { $expected } ڕێکخراوی خاوەن کاری بەردەوام هێشتا بۆ { $month } ڕاپۆرتی نەداوە. ئەو { $reached } کەسەی دوایین ڕاپۆرتی لە هیچ ژمارەیەکی ئەو مانگەدا نین.
   *[other] { $n } ڕێکخراو لە { $expected } ڕێکخراوی خاوەن کاری بەردەوام هێشتا بۆ { $month } ڕاپۆرتیان نەداوە. ئەو { $reached } کەسەی دوایین ڕاپۆرتەکانیان لە هیچ ژمارەیەکی ئەو مانگەدا نین.
    }
dashboards-missing-ask = داوای ڕاپۆرتەکان بکە
dashboards-overlaps = { $n ->
    [one] یەک تێکەڵبوونی ئەگەری چاوەڕێی وەڵامتە
   *[other] { $n } تێکەڵبوونی ئەگەری چاوەڕێی وەڵامتن
    }
dashboards-overlaps-more = { $n } تێکەڵبوونی ئەگەری و زیاتر چاوەڕێی وەڵامتن
