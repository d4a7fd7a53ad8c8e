# لیستی جووتەکان.
overlaps-title = تێکەڵبوونی ئەگەری
overlaps-what = ڕاپۆرتگەلێک کە لەوانەیە هی یەک چالاکی بن، یان هەمان کار بۆ هەمان خەڵک دەکەن. بەرنامەکە هیچ ناگۆڕێت: ئێوە پێکەوە بڕیار دەدەن.
overlaps-which = کامیان
overlaps-waiting = چاوەڕێی وەڵام
overlaps-settled = یەکلاکراوە
overlaps-none = هیچ شتێک چاوەڕێی وەڵام نییە.
overlaps-none-settled = هێشتا هیچ یەکلا نەکراوەتەوە.
overlaps-class = لەوانەیە چی بێت
overlaps-score = ئەگەر
overlaps-score-strong = تەنها بەهێزەکان
overlaps-score-any = هەمووی، لاوازەکانیش
overlaps-sector = کەرت
overlaps-place = پارێزگا
overlaps-reasons = هۆکار
overlaps-a = ناسنامەی چالاکیی یەکەم
overlaps-b = ناسنامەی چالاکیی دووەم
overlaps-activity-a = چالاکیی یەکەم
overlaps-activity-b = چالاکیی دووەم
overlaps-organisation-a = ڕێکخراوی یەکەم
overlaps-organisation-b = ڕێکخراوی دووەم

# جووتێک چی دەتوانێت بێت.
overlaps-class-identical = هەمان ڕاپۆرت دوو جار
overlaps-class-revised = ڕاپۆرتێک و ڕاستکراوەکەی
overlaps-class-funder = یەک چالاکی لە زاری دابینکەر و جێبەجێکارەوە
overlaps-class-overlap = دوو ڕێکخراو هەمان کار دەکەن
overlaps-class-complementary = کاری جیاواز لە یەک شوێن

# چی پشتیوانی لێ دەکات.
overlaps-reason-same-report = هەمان ڕاپۆرت دووبارە
overlaps-reason-few-facts = زۆر کەم دەڵێت بۆ دڵنیابوون
overlaps-reason-figures-differ = هەمان چالاکی و مانگ بە ژمارەی تر
overlaps-reason-counts-on = ژمارەکانی دواتر هی پێشووتریشیان تێدایە
overlaps-reason-one-names-the-other = یەکێکیان ئەوی تر وەک دابینکەر یان هاوبەش ناو دەبات
overlaps-reason-one-names-a-funder = تەنها یەکێکیان ناوی دابینکەر یان هاوبەش دەبات
overlaps-reason-same-figures = هەمان ژمارە
overlaps-reason-same-site = هەمان شوێنی کار
overlaps-reason-other-site = شوێنی کاری تر
overlaps-reason-same-place = هەمان شوێن
overlaps-reason-same-district = هەمان قەزا
overlaps-reason-whole-governorate = یەکێکیان بۆ هەموو پارێزگاکەیە
overlaps-reason-whole-country = هەردووکیان بۆ هەموو وڵاتن
overlaps-reason-same-activity = هەمان چالاکی
overlaps-reason-like-activity = چالاکییەکی هاوشێوە
overlaps-reason-same-subsector = هەمان کەرتی لاوەکی
overlaps-reason-activity-unknown = نەوتراوە چی دەکرێت
overlaps-reason-other-activity = چالاکییەکی تر
overlaps-reason-other-modality = یارمەتی بە شێوەیەکی تر دەدرێت
overlaps-reason-same-groups = بۆ هەمان گرووپ
overlaps-reason-some-groups = هەندێک گرووپ هاوبەشن
overlaps-reason-groups-unknown = نەوتراوە بۆ کێ
overlaps-reason-other-groups = بۆ گرووپی تر
overlaps-reason-all-days = لە هەمان کاتدا
overlaps-reason-some-days = بەشێکی لە هەمان کاتدا
overlaps-reason-no-end = بەرواری کۆتایی نەدراوە
overlaps-reason-done-jointly = بە هاوبەشی دەکرێت
overlaps-reason-coordinated-before = ئەم دووە پێشتر لێرە هەماهەنگییان کردووە
overlaps-reason-often-none = جووتی وەها زۆرجار تێکەڵبوون نەبوون

# یەک جووت.
overlaps-parts = ئەگەرەکە چۆن دروست دەبێت
overlaps-parts-what = ئەگەرەکە ئەنجامی لێکدانی ئەم بەشانەیە.
overlaps-part = بەش
overlaps-share = ڕێژە
overlaps-part-place = نزیکی
overlaps-part-activity = لێکچوونی کار
overlaps-part-dates = ڕۆژە هاوبەشەکان
overlaps-part-groups = گرووپە هاوبەشەکان
overlaps-part-taught = وەڵامە پێشووەکان چی دەڵێن
overlaps-side-by-side = لە تەنیشت یەک
overlaps-thing = بڕگە
overlaps-activity = چالاکی
overlaps-the-same = ئەوەی هەردووکیان وەک یەک دەیڵێن

# وەڵامەکان.
overlaps-answers = وەڵامەکان
overlaps-answer = وەڵام
overlaps-answer-for = وەڵام دەدەیتەوە بە ناوی: { $who }
overlaps-answer-which = چییە؟
overlaps-answer-send = وەڵامەکە بنێرە
overlaps-answer-missing = وەڵامێک هەڵبژێرە.
overlaps-answered = وەڵامەکە هەڵگیرا. سوپاس.
overlaps-side = بە ناوی کێوە وەڵام دەدەیتەوە
overlaps-coordination = هەماهەنگی
overlaps-why = هۆکار
overlaps-why-hint = بۆ نموونە: کەمپی تر، هەفتەی تر، لیستی خێزانەکان بەش دەکەین.
overlaps-why-missing = بە چەند وشەیەک بڵێ بۆچی تێکەڵبوون نییە.
overlaps-said-coordinated = هەماهەنگی کراوە: کارەکە بەش دەکەین
overlaps-said-none = تێکەڵبوون نییە
overlaps-said-will-change = یەکێک لە ڕاپۆرتەکان یان پلانەکان دەگۆڕدرێت

# ڕێکخراوێک کە لەگەڵ یەکێکی تر یەک خراوە.
overlaps-answers-moved = { $count ->
    [one] { $count } وەڵام دەربارەی تێکەڵبوون
   *[other] { $count } وەڵام دەربارەی تێکەڵبوون
}
