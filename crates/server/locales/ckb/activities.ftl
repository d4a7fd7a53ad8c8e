# What may be wrong with an activity.
activities-title-missing = بە چەند وشەیەک بڵێ چی دەکرێت.
activities-title-long = ئەمە زۆر درێژە. بە ٣٠٠ پیت یان کەمتر بینووسە؛ پاشماوەکەی لە وەسفدا بنووسە.
activities-place-missing = شوێنێک هەڵبژێرە، یان بڵێ کە کارەکە بۆ هەموو وڵاتە.
activities-period-wrong = مانگەکە بە ساڵ و مانگ بنووسە، بۆ نموونە 2026-10.
activities-end-before-start = بەرواری کۆتایی پێش بەرواری دەستپێکردنە.
activities-negative = ژمارەی کەسەکان نابێت لە سفر کەمتر بێت.
activities-absurd = ئەم ژمارەیە لە ژمارەی دانیشتووان زیاترە. ژمارەکە بپشکنە.
activities-parts-over-total = کۆی ژنان و کچان و پیاوان و کوڕان لە کۆی گشتیی سوودمەندان زیاترە.
activities-part-over-total = ئەمە لە کۆی گشتیی سوودمەندان زیاترە.
activities-value-wrong = بڕێک بنووسە کە سفر یان زیاتر بێت.
activities-currency-wrong = دراوەکە بە سێ پیتی گەورەی لاتینی بنووسە، بۆ نموونە USD یان IQD.
activities-coordinates-wrong = پانی لە −90 تا 90 و درێژی لە −180 تا 180ە، و هەردووکیان پێویستن.

# What may be wrong with what it refers to, and with its month.
activities-sector-unknown = کەرتێک لە لیستەکە هەڵبژێرە.
activities-subsector-unknown = ئەم ژێرکەرتە سەر بە کەرتەکە نییە. یەکێک لە لیستەکە هەڵبژێرە یان بە بەتاڵی جێی بهێڵە.
activities-modality-unknown = شێوازی پێشکەشکردن لە لیستەکە هەڵبژێرە، یان بە بەتاڵی جێی بهێڵە.
activities-group-unknown = گرووپەکان لە لیستەکە هەڵبژێرە.
activities-organisation-unknown = ڕێکخراوێک لە لیستەکە هەڵبژێرە.
activities-place-unknown = شوێنێک لە لیستەکە هەڵبژێرە.
activities-external-ref-taken = تۆمارێکی تری ئەم ڕێکخراوە ئەم ژمارەی ئاماژەیەی هەیە. هەر تۆمارێک ژمارەی خۆی بدەرێ.
activities-ended-before-month = کارەکە پێش ئەم مانگە کۆتایی هاتووە. کۆتایییەکە یان مانگەکە ڕاست بکەرەوە، یان بڵێ تەواو بووە.
activities-starts-after-month = کارەکە دوای ئەم مانگە دەست پێدەکات. دەستپێکەکە یان مانگەکە ڕاست بکەرەوە، یان بڵێ پلانی بۆ دانراوە.
activities-locked = مانگی { $month } داخراوە، لەلایەن { $who }: تۆمارەکانی چیتر ناگۆڕدرێن. ئەگەر دەبێت شتێک ڕاست بکرێتەوە، پەیوەندی بە هەماهەنگییەوە بکە.
activities-locked-already = ئەم مانگە پێشتر داخراوە.
activities-copy-later = مانگێک هەڵبژێرە دوای ئەو مانگەی لێی کۆپی دەکەیت.
activities-copy-nothing = هیچ نەماوە بۆ کۆپیکردن: هیچ کارێکی ئەو مانگە بەردەوام نییە، یان پێشتر کۆپی کراوە.
activities-conflict = کەسێکی تر ئەم چالاکییەی گۆڕیوە لەو کاتەوەی تۆ کردووتەتەوە.

# The list.
activities-title = چالاکییەکان
activities-new = ڕاپۆرتکردنی چالاکییەک
activities-new-what = دوو خولەک: چی دەکەن، لە کوێ، لەم مانگەدا. هەموو شتەکانی تر دواتر زیاد دەکرێن.
activities-search = وشەکان
activities-kind = جۆری ڕێکخراو
activities-from-month = لە مانگی
activities-to-month = تا مانگی
activities-mine = تەنها هی ئێمە
activities-stale = بەم دواییە پشتڕاست نەکراوەتەوە
activities-stale-badge = پێویستی بە پشتڕاستکردنەوەیە
activities-yes = بەڵێ
activities-none = هیچ چالاکییەک ناگونجێت. پاڵاوتنێک لابە، یان یەکەم چالاکی ڕاپۆرت بکە.
activities-too-many-rows = ئەمە لەو 1,048,574 ڕیزە زیاترە کە لە یەک شیتدا جێی دەبێتەوە. لیستەکە کورت بکەرەوە، یان بە CSV وەریبگرە.
activities-actions = کردارەکان

# The fields.
activities-organisation = ڕێکخراو
activities-programme = ڕێکخراوی بەرنامە
activities-programme-hint = ئەو لایەنەی کارەکە لە ڕێگەیەوە بەرنامەڕێژی دەکرێت، ئەگەر خۆتان نەبن
activities-funder = بەخشەر
activities-joint-with = بە هاوبەشی لەگەڵ
activities-name = چی دەکرێت
activities-name-hint = بە چەند وشەیەک، بۆ نموونە: چاککردنەوەی دوو بیر
activities-description = وەسف
activities-sector = کەرت
activities-subsector = ژێرکەرت
activities-type = جۆری چالاکی
activities-modality = شێواز
activities-indicator = پێوەر
activities-unit = یەکە
activities-project-code = کۆدی پڕۆژە
activities-external-ref = ژمارەی ئاماژە
activities-external-ref-hint = ژمارەی خۆتان بۆ ئەم تۆمارە. پەڕگەیەک ئەو ژمارەیەی تێدا بێت تۆمارەکە نوێ دەکاتەوە.
activities-place = شوێن
activities-whole-country = هەموو وڵات
activities-whole-governorate = { $place }: هەمووی
activities-country-wide = لە هەموو وڵات
activities-location = شوێنی ورد
activities-location-hint = کەمپ، گوند یان گەڕەک
activities-latitude = پانی
activities-longitude = درێژی
activities-place-text = شوێن وەک نووسراوە
activities-gazetteer = لیستی کۆدەکان
activities-month = مانگ
activities-start = بەرواری دەستپێک
activities-end = بەرواری کۆتایی
activities-status = دۆخ
activities-counted = کەس یان خێزان
activities-targeted = ئامانجکراو
activities-targeted-hint = چەند کەس لەم مانگەدا دەبێت یارمەتییان پێ بگات
activities-reached = سوودمەندان
activities-reached-hint = ئەوانەی لەم مانگەدا بۆ یەکەم جار یارمەتییان پێ گەیشتووە؛ ئەگەر هێشتا نازانرێت بە بەتاڵی جێی بهێڵە
activities-women = ژنان
activities-girls = کچان
activities-men = پیاوان
activities-boys = کوڕان
activities-elderly = بەساڵاچووان
activities-with-disability = کەسانی خاوەن پێداویستی تایبەت
activities-cumulative = ژمارەکان لە سەرەتاوە دەژمێردرێن، نەک تەنها لەم مانگەدا
activities-groups = گرووپی دانیشتووان
activities-value = بڕی پارە
activities-currency = دراو
activities-funding-status = دۆخی دابینکردنی بودجە
activities-visibility = کێ بۆی هەیە بیبینێت
activities-aggregate-only = لە کۆی گشتیدا بژمێردرێت، بەڵام تۆمارەکە تەنها بۆ ئێمە و هەماهەنگی پیشان بدرێت

# Words of the fields.
activities-status-planned = پلانبۆدانراو
activities-status-ongoing = بەردەوام
activities-status-completed = تەواوبوو
activities-status-suspended = ڕاگیراو
activities-counted-people = کەس
activities-counted-households = خێزان
activities-visibility-public = هەمووان
activities-visibility-members = ڕێکخراوە ئەندامەکان
activities-visibility-coordination = هەماهەنگیی پارێزگاکە
activities-visibility-own = تەنها ئێمە و هەماهەنگیی نیشتمانی
activities-nobody = هیچ کەس
activities-nothing = هیچ هەڵنەبژێردراوە

# A record.
activities-number = ژمارە { $no }
activities-part-who = کێ
activities-part-what = چی
activities-part-where = لە کوێ
activities-part-when = کەی
activities-part-whom = بۆ کێ
activities-part-how-much = چەند
activities-part-seen = کێ ئەمە دەبینێت
activities-seen-public = هەمووان ئەم تۆمارە دەبینن.
activities-seen-members = ڕێکخراوە ئەندامەکان و هەماهەنگی ئەم تۆمارە دەبینن.
activities-seen-coordination = ڕێکخراوەکە و هەماهەنگیی پارێزگاکە ئەم تۆمارە دەبینن.
activities-seen-own = تەنها ڕێکخراوەکە و هەماهەنگیی نیشتمانی ئەم تۆمارە دەبینن.
activities-seen-public-totals = ڕێکخراوەکە و هەماهەنگییەکەی ئەم تۆمارە دەبینن. بۆ هەموو کەسانی تر تەنها لە کۆی گشتییەکدا دەژمێردرێت کە ناوی هیچ ڕێکخراوێک نابات.
activities-seen-members-totals = ڕێکخراوەکە و هەماهەنگییەکەی ئەم تۆمارە دەبینن. بۆ ڕێکخراوە ئەندامەکان تەنها لە کۆی گشتییەکدا دەژمێردرێت کە ناوی هیچ ڕێکخراوێک نابات.
activities-seen-coordination-totals = تەنها ڕێکخراوەکە و هەماهەنگیی پارێزگاکە ئەم تۆمارە دەبینن؛ لە کۆی گشتیی ئەواندا دەژمێردرێت.
activities-confirmed-by = دوا پشتڕاستکردنەوە: { $who }، { $when }.
activities-confirmed-when = دوا پشتڕاستکردنەوە: { $when }.
activities-stale-what = لەو کاتەوە کەس نەیگوتووە کە هێشتا ڕاستە.
activities-locked-badge = مانگەکە داخراوە
activities-history = مێژووی گۆڕانکاری
activities-somebody = کەسێک
activities-the-program = بەرنامەکە
activities-did-report = ڕاپۆرت کرا
activities-did-edit = ڕاست کرایەوە
activities-did-confirm = پشتڕاست کرایەوە کە هێشتا ڕاستە
activities-did-copy = لە مانگی پێشووەوە بەردەوامە
activities-did-remind = خاڵی پەیوەندی بیر خرایەوە
activities-did-import = لە پەڕگەیەکەوە هاوردە کرا
activities-did-undo-import = هاوردەکردنەکەی گەڕێنرایەوە
activities-did-otherwise = گۆڕدرا

# What is done.
activities-edit = ڕاستکردنەوە
activities-save = پاشەکەوتکردن
activities-send = ڕاپۆرتکردن
activities-more = زیاتر: بەخشەر، هاوبەشەکان، ژنان و پیاوان، بەروارەکان، کێ بۆی هەیە بیبینێت
activities-for-organisation = بۆ { $name }
activities-confirm = هێشتا ڕاستە
activities-confirm-all = پشتڕاستکردنەوەی هەموو هی ئێمە
activities-confirm-all-what = دەڵێیت هەموو ئەوەی ڕێکخراوەکەت لە دوا مانگیدا کراوەیە هێشتا ڕاستە.
activities-confirm-nothing = هیچ شتێکی کراوە نییە بۆ پشتڕاستکردنەوە.
activities-another = ڕاپۆرتکردنی یەکێکی تر
activities-remove = لابردن
activities-remove-what = تۆمارەکە لە لیست و نەخشە و هەموو کۆی گشتییەکان دەردەچێت. ئەوەی گوتوویەتی لە تۆماری گۆڕانکارییەکاندا دەمێنێتەوە.
activities-why = بۆچی؟
activities-why-hint = چەند وشەیەک بۆ مێژووەکە، بۆ نموونە: ژمارەکە دوای دابەشکردن ڕاست کرایەوە
activities-reported = ڕاپۆرت کرا. سوپاس.
activities-reported-others = ڕاپۆرت کرا. سوپاس. لەوانەیە کەسانی تریش لەوێ کار بکەن کە بۆت نییە ڕاپۆرتەکانیان ببینیت؛ هەماهەنگی ئاگادار کراوەتەوە.
activities-saved = پاشەکەوت کرا.
activities-confirmed = پشتڕاست کرایەوە. سوپاس.
activities-removed = لابرا.

# Whole months.
activities-copy = کۆپیکردنی مانگی پێشوو
activities-copy-what = ئەو کارەی هێشتا بەردەوامە دەبرێتە مانگێکی نوێ. ژمارەکانی بە بەتاڵی دەست پێدەکەن؛ هیچ شتێک دوو جار کۆپی ناکرێت.
activities-copy-these = { $count ->
    [one] یەک چالاکیی { $name } لە { $from } دەبرێتە { $to }:
   *[other] { $count } چالاکیی { $name } لە { $from } دەبرێنە { $to }:
}
activities-copy-none = هیچ کارێکی ئەو مانگە بەردەوام نییە.
activities-copy-do = کۆپیکردن
activities-copied = کۆپی کرا. ئێستا ژمارەکان پڕ بکەرەوە.
activities-locks = مانگە داخراوەکان
activities-locks-what = تۆمارەکانی مانگی داخراو چیتر ناگۆڕدرێن، هەر کەسێک داوا بکات: ژمارەکانی بڵاو کراونەتەوە.
activities-locks-none = هیچ مانگێک دانەخراوە.
activities-lock = داخستنی مانگێک
activities-locked-by = داخراوە لەلایەن
activities-locked-on = لە ڕۆژی
activities-note = تێبینی
activities-note-hint = بۆچی، بۆ ئەو کەسەی دواتر دەپرسێت
activities-unlock = کردنەوە
activities-unlock-what = دوای ئەوە دەتوانرێت تۆمارەکانی دووبارە بگۆڕدرێن.
activities-locked-done = مانگەکە داخرا.
activities-unlocked-done = مانگەکە کرایەوە.

# The file.
activities-sheet-id = ناسنامەی تەنسیق
activities-sheet-no = ژمارە
activities-sheet-reference = ژمارەی ئاماژە
activities-sheet-organisation = ڕێکخراو
activities-sheet-acronym = کورتکراوە
activities-sheet-kind = جۆری ڕێکخراو
activities-sheet-title = چالاکی
activities-sheet-governorate = پارێزگا
activities-sheet-governorate-code = کۆدی پارێزگا
activities-sheet-district = قەزا
activities-sheet-district-code = کۆدی قەزا
activities-sheet-sub-district = ناحیە
activities-sheet-country-wide = هەموو وڵات
activities-sheet-cumulative = کەڵەکەبوو
activities-sheet-visibility = بینراوی
activities-sheet-aggregate-only = تەنها بۆ کۆی گشتی
activities-sheet-confirmed = ڕۆژی پشتڕاستکردنەوە
activities-sheet-made = دروست کراوە لە
activities-sheet-rows = ژمارەی ڕیزەکان
activities-sheet-for = ئەوانەی بۆیان هەیە بیخوێننەوە
activities-sheet-everybody = هەمووان

# The letter to whoever speaks for an organisation.
activities-letter-subject = { $name }: ئایا ئەمە هێشتا ڕاستە؟
activities-letter = سڵاو،

    { $count ->
        [one] یەک چالاکیی { $name }
       *[other] { $count } چالاکیی { $name }
    } زیاتر لە { $days } ڕۆژە پشتڕاست نەکراونەتەوە. نەخشە و ئەو کۆی گشتییانەی هەمووان دەیبینن پشت بەوان دەبەستن.

    ئەم پەڕەیە بکەرەوە. ئەوەی هێشتا ڕاستە پشتڕاستی بکەرەوە، ئەوەی گۆڕاوە ڕاستی بکەرەوە، یان کارەکە ببە بۆ ئەم مانگە:
    { $link }

    دوو خولەکی دەوێت. ئەم نامەیە لە سی ڕۆژدا زیاتر لە جارێک بۆت نایەت.
activities-moved = { $count ->
    [one] { $count } چالاکی
   *[other] { $count } چالاکی
}

# کێی تر هەمان کار دەکات، پێش هەڵگرتنی ڕاپۆرت.
activities-others = کەسانی تر پێشتر لێرە ئەمە دەکەن
activities-others-here = لەوانەیە کەسانی تر لێرە هەمان کار بکەن. سەرەتا سەیریان بکە، یان بڵێ کە ئاگاداریت.
activities-others-told = ئاگادارم؛ ڕاپۆرتەکەم بنێرە

# کێ هێشتا ڕاپۆرتی نەداوە.
activities-coverage = ڕاپۆرتەکانی مانگ
activities-coverage-what = چاوەڕێ دەکرێت هەر ڕێکخراوێک لە یەکێک لە سێ مانگی پێشوودا کاری بەردەوامی هەبووە، دووبارە ڕاپۆرت بدات.
activities-coverage-reported = ئەو ڕێکخراوانەی ڕاپۆرتیان دا
activities-coverage-missing = ڕاپۆرتە کەمەکان
activities-coverage-before = خەڵک لە دوایین ڕاپۆرتیاندا
activities-coverage-before-note = لە هیچ ژمارەیەکی ئەم مانگەدا نین.
activities-coverage-last = دوایین ڕاپۆرت
activities-coverage-under-way = ئەو کات بەردەوام
activities-coverage-reached = سوودمەندانی ئەو کات
activities-coverage-none = هەمووان ڕاپۆرتیان داوە.
activities-ask = داوای ڕاپۆرتەکان بکە
activities-ask-what = نامەیەک بۆ خاڵی پەیوەندیی هەر ڕێکخراوێکی دیاریکراو دەچێت؛ ئەگەر هیچیان دیاری نەکرابێت، بۆ هەموویان. کەس لە سێ ڕۆژدا دوو نامەی بۆ ناچێت.
activities-asked = نامەکان لە ڕێگادان.
activities-asked-some = نامەکان لە ڕێگادان بۆ ئەوانەی دەستیان پێ دەگات و لە سێ ڕۆژی ڕابردوودا نامەیان بۆ نەچووە.
activities-ask-lately = لە سێ ڕۆژی ڕابردوودا بۆ هەموویان نامە چووە.
activities-ask-nobody = هێشتا کەس لێرە بە ناوی ئەم ڕێکخراوانەوە نادوێت. هەژمارێک بۆ یەکێک لە کارمەندەکانیان بکەرەوە.
activities-ask-later = ئەم مانگە هێشتا نەهاتووە؛ کەس ناتوانێت ڕاپۆرتی لەسەر دابێت.
activities-ask-none = هیچ پێویست بە داواکردن ناکات: لەم ماوەیەدا هەموویان ڕاپۆرتیان داوە.
activities-ask-letter-subject = ڕاپۆرتی { $month }
activities-ask-letter =
    سڵاو،

    هێشتا ڕاپۆرتی { $name } بۆ { $month } نەگەیشتووە. ئەگەر کارەکەتان وەک پێشوو بەردەوامە، دوو دەستلێدان بەسە:
    { $link }

    سوپاس. بەبێ ڕاپۆرتەکەتان، کارەکەتان لە وێنەی هەمووان ون دەبێت.
activities-not-yours-to-open = تەنها ڕێکخراوەکە خۆی، یان ئەوەی هەماهەنگی هەموو وڵات دەکات، دەتوانێت ئەم تۆمارە پیشانی کەسانی زیاتر بدات.
