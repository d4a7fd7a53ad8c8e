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
