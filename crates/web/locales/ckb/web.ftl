# چوارچێوەی هەموو پەڕەیەک، فۆڕم، خشتە، پاڵاوتن و هەڵە.

web-name = تەنسیق
web-skip = بڕۆ بۆ ناوەڕۆک
web-main-menu = پێڕستی سەرەکی
web-menu = پێڕست
web-more = زیاتر
web-language = زمان
web-digits = ژمارەکان:
web-sign-in = چوونەژوورەوە
web-sign-out = چوونەدەرەوە
web-trail = تۆ لێرەیت
web-sample-title = نموونە.
web-sample-text = هەموو ئەوەی لێرەیە دروستکراوە، بۆ تاقیکردنەوەی بەرنامەکە.

web-form-optional = (ئارەزوومەندانە)
web-form-error = هەڵە:
web-form-errors = { $count ->
    [one] یەک شت پێویستی بە ڕاستکردنەوەیە
   *[other] { $count } شت پێویستیان بە ڕاستکردنەوەیە
}
web-form-choose = هەڵبژێرە…
web-form-find = بنووسە بۆ گەڕان
web-form-cancel = هەڵوەشاندنەوە
web-form-month-hint = ساڵ و مانگ، وەک { $example }

web-table-empty = هێشتا هیچ لێرە نییە.
web-pages = پەڕەکان
web-pages-shown = { $from }–{ $to } لە { $total }
web-pages-where = پەڕەی { $page } لە { $last }
web-pages-previous = پێشوو
web-pages-next = دواتر
web-download = داگرتن:

web-filters = پاڵاوتن
web-filters-all = هەموو
web-filters-show = پیشاندان
web-filters-active = پاڵێوراوە بەپێی
web-filters-remove = ئەم پاڵاوتنە لابە
web-filters-clear = هەمووی لابە

web-history-empty = هێشتا هیچ نەگۆڕاوە.
web-history-nothing = بەتاڵ
web-steps = هەنگاوی { $now } لە { $last }
web-steps-done = (تەواو)

web-ago-now = هەر ئێستا
web-ago-minutes = { $n ->
    [one] خولەکێک لەمەوبەر
   *[other] { $n } خولەک لەمەوبەر
}
web-ago-hours = { $n ->
    [one] کاتژمێرێک لەمەوبەر
   *[other] { $n } کاتژمێر لەمەوبەر
}
web-ago-days = { $n ->
    [one] دوێنێ
   *[other] { $n } ڕۆژ لەمەوبەر
}
web-ago-months = { $n ->
    [one] مانگێک لەمەوبەر
   *[other] { $n } مانگ لەمەوبەر
}
web-ago-years = { $n ->
    [one] ساڵێک لەمەوبەر
   *[other] { $n } ساڵ لەمەوبەر
}
web-ahead-days = { $n ->
    [0] دواتر لە ئەمڕۆدا
    [one] سبەینێ
   *[other] دوای { $n } ڕۆژ
}

web-conflict = کەسێکی تر پێش تۆ پاشەکەوتی کرد
web-conflict-what = { $who } ئەم تۆمارەی { $when } گۆڕی، لە کاتێکدا تۆ دەتنووسی. هیچ لەوەی نووسیوتە لەناو نەچووە: بەراورد بکە و هەڵبژێرە.
web-conflict-differences = جیاوازییەکان
web-conflict-field = خانە
web-conflict-mine = ئەوەی تۆ نووسیت
web-conflict-theirs = ئەوەی ئێستا پاشەکەوت کراوە
web-conflict-keep-mine = ئەوەی من نووسیومە پاشەکەوت بکە
web-conflict-keep-theirs = ئەوەی پاشەکەوت کراوە بهێڵەوە

web-problem-401 = تکایە بچۆ ژوورەوە
web-problem-401-do = ئەم پەڕەیە بۆ خاوەن هەژمارەکانە. بچۆ ژوورەوە، دەگەڕێیتەوە ئێرە.
web-problem-403 = مۆڵەتی ئەمەت نییە
web-problem-403-do = ڕۆڵەکەت لێرە ڕێگە بەمە نادات. ئەگەر پێت وایە دەبێت ڕێگە بدات، پرس بە هەماهەنگکارەکەت بکە.
web-problem-404 = پەڕەیەکی وا نییە
web-problem-404-do = لەوانەیە ناونیشانەکە هەڵە بێت، یان تۆمارەکە لابرابێت، یان بۆ تۆ کراوە نەبێت.
web-problem-409 = لەو ماوەیەدا ئەمە گۆڕاوە
web-problem-409-do = بگەڕێوە، پەڕەکە نوێ بکەرەوە و گۆڕانکارییەکەت دووبارە بکەرەوە.
web-problem-413 = ئەم پەڕگەیە زۆر گەورەیە
web-problem-413-do = پەڕگەیەکی بچووکتر بنێرە، یان دابەشی بکە.
web-problem-422 = شتێک لەمەدا ڕاست نییە
web-problem-422-do = بگەڕێوە، ئەوەی لێرە باس کراوە ڕاست بکەرەوە و دووبارە بینێرەوە.
web-problem-429 = هەوڵی زۆر درا
web-problem-429-do = چەند خولەکێک چاوەڕێ بکە، پاشان هەوڵ بدەرەوە.
web-problem-500 = هەڵەیەک لای ئێمە ڕوویدا
web-problem-500-do = هیچ شتێک بە نیوەچڵی پاشەکەوت نەکرا. هەوڵ بدەرەوە؛ ئەگەر دووبارە بووەوە، ژمارەی خوارەوە بدە بە بەڕێوەبەری سیستەم.
web-problem-503 = ئێستا بەردەست نییە
web-problem-503-do = ڕاژەکارەکە سەرقاڵە یان چاک دەکرێت. دوای خولەکێک هەوڵ بدەرەوە.
web-problem-again = ئەوەی نووسیوتە لێرە پارێزراوە: دەتوانیت دووبارە بینێریت.
web-problem-again-401 = ئەوەی نووسیوتە لێرە پارێزراوە: لە پەنجەرە نوێیەکەدا بچۆ ژوورەوە، پاشان بگەڕێوە بۆ ئەم پەڕەیە و دووبارە بینێرە.
web-problem-send = دووبارە بینێرە
web-problem-reference = ژمارە بۆ بەڕێوەبەری سیستەم: { $reference }
web-problem-home = بۆ پەڕەی سەرەکی

web-field-needed = تکایە ئەمە پڕ بکەرەوە.
web-field-too-long = زۆرترین { $most } پیت.
web-field-number = ئەمە ژمارە نییە.
web-field-number-range = تکایە ژمارەیەک لە { $least } تا { $most } بنووسە.
web-field-date = ئەمە بەروار نییە. بەم شێوەیە بینووسە: 2026-10-31 یان 31/10/2026.
web-field-month = ئەمە مانگ نییە. بەم شێوەیە بینووسە: 2026-10.
web-field-choice = تکایە یەکێک لە لیستەکە هەڵبژێرە.
web-field-json = ئەوەی نێردرا نەخوێنرایەوە.
web-exists = پێشتر یەکێکی وەک ئەمە هەیە.
web-in-use = هێشتا شتێکی تر ئاماژەی پێ دەکات.
web-form-expired = ئەم فۆرمە بۆ ماوەیەکی زۆر کراوە بوو.
web-too-many = { $seconds ->
    [one] دوای یەک چرکە هەوڵ بدەرەوە.
   *[other] دوای { $seconds } چرکە هەوڵ بدەرەوە.
}
web-too-large = زۆرترین { $megabytes } مێگابایت بە یەکجار دەنێردرێت.
web-sheet = داتا
web-sheet-about = دەربارە
