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
activities-subsector-unknown = ئەم لقە کەرتە سەر بە کەرتەکە نییە. یەکێک لە لیستەکە هەڵبژێرە یان بە بەتاڵی جێی بهێڵە.
activities-modality-unknown = شێوازی پێشکەشکردن لە لیستەکە هەڵبژێرە، یان بە بەتاڵی جێی بهێڵە.
activities-group-unknown = گرووپەکان لە لیستەکە هەڵبژێرە.
activities-organisation-unknown = ڕێکخراوێک لە لیستەکە هەڵبژێرە.
activities-place-unknown = شوێنێک لە لیستەکە هەڵبژێرە.
activities-ended-before-month = کارەکە پێش ئەم مانگە کۆتایی هاتووە. کۆتایییەکە یان مانگەکە ڕاست بکەرەوە، یان بڵێ تەواو بووە.
activities-starts-after-month = کارەکە دوای ئەم مانگە دەست پێدەکات. دەستپێکەکە یان مانگەکە ڕاست بکەرەوە، یان بڵێ پلانی بۆ دانراوە.
activities-locked = مانگی { $month } داخراوە، لەلایەن { $who }: تۆمارەکانی چیتر ناگۆڕدرێن. ئەگەر دەبێت شتێک ڕاست بکرێتەوە، پەیوەندی بە هەماهەنگییەوە بکە.
activities-locked-already = ئەم مانگە پێشتر داخراوە.
activities-copy-later = مانگێک هەڵبژێرە دوای ئەو مانگەی لێی کۆپی دەکەیت.
activities-copy-nothing = هیچ نەماوە بۆ کۆپیکردن: هیچ کارێکی ئەو مانگە بەردەوام نییە، یان پێشتر کۆپی کراوە.
activities-conflict = کەسێکی تر ئەم چالاکییەی گۆڕیوە لەو کاتەوەی تۆ کردووتەتەوە.
