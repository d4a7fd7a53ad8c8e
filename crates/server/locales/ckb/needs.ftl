# What may be wrong with an assessment, a figure, a place, a decision.
needs-title-missing = ناوێک بۆ هەڵسەنگاندنەکە بنووسە.
needs-end-before-start = بەرواری کۆتایی پێش بەرواری دەستپێکردنە.
needs-places-missing = شوێنەکان هەڵبژێرە، یان بڵێ هەموو وڵات دەگرێتەوە؛ نەک هەردووکیان.
needs-sectors-missing = لانیکەم یەک کەرت هەڵبژێرە.
needs-link-wrong = ناونیشانی تەواوی پەڕەکە بنووسە، بە https:// دەست پێبکات
needs-people-missing = بڵێ چەند کەس پێویستیان بە یارمەتییە؛ ئەگەر کەس نییە 0 بنووسە.
needs-people-negative = ژمارەی کەسەکان نابێت لە سفر کەمتر بێت.
needs-people-absurd = ئەم ژمارەیە لە ژمارەی دانیشتووان زیاترە. ژمارەکە بپشکنە.
needs-severity-wrong = توندی ژمارەیەکی تەواوە لە 1 تا 5، یان بە بەتاڵی جێدەهێڵدرێت ئەگەر نەزانرێت.
needs-as-of-missing = بەروارەکە بنووسە.
needs-as-of-later = ئەم ڕۆژە هێشتا نەهاتووە.
needs-source-missing = ئەو هەڵسەنگاندنە هەڵبژێرە کە ژمارەکەی لێوە هاتووە، یان سەرچاوەکەی بنووسە.
needs-place-wrong = پارێزگایەک یان قەزایەک هەڵبژێرە.
needs-sector-unknown = کەرتێک لە لیستەکە هەڵبژێرە.
needs-group-unknown = ئەم گرووپە لە لیستی گرووپەکانی دانیشتواندا نییە. یەکێک لە لیستەکە هەڵبژێرە.
needs-organisation-unknown = ڕێکخراوێک لە لیستەکە هەڵبژێرە.
needs-assessment-unknown = هەڵسەنگاندنێک لە لیستەکە هەڵبژێرە.
needs-population-source-missing = سەرچاوەی ژمارەی دانیشتووان بنووسە.
needs-access-wrong = دەستگەیشتن ژمارەیەکی تەواوە لە 1 (کەس ناگاتە ئەوێ) تا 5 (دەستگەیشتنی ئازاد).
needs-access-day-missing = بەرواری ئەم زانیارییە بنووسە؛ دەستگەیشتن زوو دەگۆڕێت.
needs-decision-missing = بنووسە چی بڕیار درا.
needs-before-decision = ئەم ڕۆژە پێش بڕیارەکەیە.
needs-conflict = کەسێکی تر ئەمەی گۆڕیوە لەو کاتەوەی تۆ کردووتەتەوە. دووبارە بیکەرەوە.
needs-assessment-in-use = ژمارە پشت بەم هەڵسەنگاندنە دەبەستن. یەکەم جار لایانببە، یان سەرچاوەیەکی تریان بۆ دابنێ.
needs-assessments-moved = { $count ->
    [one] یەک هەڵسەنگاندن
   *[other] { $count } هەڵسەنگاندن
}
needs-figures-moved = { $count ->
    [one] یەک ژمارەی پێویستی
   *[other] { $count } ژمارەی پێویستی
}
