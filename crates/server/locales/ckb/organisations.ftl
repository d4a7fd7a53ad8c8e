# The register of organisations.

organisations-name-needed = ناوی یاسایی بنووسە.
organisations-kind-needed = جۆری ڕێکخراوەکە هەڵبژێرە.
organisations-former-too-many = زۆرترین ٢٠ ناوی پێشوو، هەر یەکەیان زۆرترین ٣٠٠ پیت.
organisations-country-wrong = وڵات بە دوو پیتی گەورەی لاتینی بنووسە، وەک IQ.
organisations-email-wrong = ئەمە ناونیشانی ئیمەیل نییە.
organisations-website-wrong = ناونیشانی تەواوی ماڵپەڕەکە بنووسە، بە https:// دەست پێ بکات
organisations-parent-branch = ئەم ڕێکخراوە خۆی لقە. بارەگا سەرەکییەکەی هەڵبژێرە.
organisations-parent-itself = ڕێکخراو لقی خۆی نییە.
organisations-parent-has-branches = لقی خۆی هەیە، بۆیە ناتوانێت ببێتە لق.
organisations-alias-wrong = شێوەیەک بنووسە لانیکەم یەک پیتی تێدا بێت و لە ٣٠٠ پیت زیاتر نەبێت.
organisations-expires-before-issued = بەسەرچوونی پێش دەرچوونیەتی.
organisations-to-before-from = دوا ڕۆژ پێش یەکەم ڕۆژە.
organisations-conflict = کەسێکی تر ئەمەی گۆڕیوە لەو کاتەوەی تۆ کردووتەتەوە
organisations-merged-already = ئەم ڕێکخراوە لەگەڵ ڕێکخراوێکی تردا یەکخراوە
organisations-title = ڕێکخراوەکان
organisations-new = تۆمارکردنی ڕێکخراوێک
organisations-register = تۆمارکردن
organisations-registered = تۆمار کرا.
organisations-edit = دەستکاریکردن
organisations-save = پاشەکەوتکردن
organisations-saved = پاشەکەوت کرا.
organisations-search = ناو بە هەر ئەلفوبێیەک
organisations-none = هیچ ڕێکخراوێک ناگونجێت.
organisations-on = ڕۆژی وەرگرتن
organisations-name = ناو
organisations-names = ناوەکان
organisations-legal-name = ناوی یاسایی
organisations-legal-name-hint = وەک لە تۆماردا هاتووە، بە هەر زمانێک
organisations-name-en = ناو بە ئینگلیزی
organisations-name-ar = ناو بە عەرەبی
organisations-name-ckb = ناو بە سۆرانی
organisations-name-ku = ناو بە کرمانجی
organisations-acronym = کورتکراوە
organisations-former-name = ناوی پێشوو
organisations-former-names = ناوە پێشووەکان
organisations-former-names-hint = لە هەر دێڕێکدا یەک ناو
organisations-alias = شێوەی نووسین
organisations-aliases = شێوەکانی تری نووسین
organisations-aliases-what = ئەو پەڕگانەی بەم شێوەیە دەینووسن تێدەگەیندرێن.
organisations-alias-add = زیادکردنی ئەم شێوەیە
organisations-alias-remove = لابردن
organisations-kind = جۆر
organisations-kind-code = جۆر (کۆدی ئۆچا)
organisations-parent = لقی
organisations-parent-hint = تەنها بۆ نووسینگەیەک کە بە جیا تۆمار کراوە
organisations-parent-none = نەخێر، بارەگای سەرەکییە
organisations-branch-of = لقی { $name }
organisations-branches = لقەکان
organisations-country = وڵاتی بارەگای سەرەکی
organisations-country-hint = دوو پیتی لاتینی، وەک { $example }
organisations-about = دەربارەی
organisations-website = ماڵپەڕ
organisations-email = ئیمەیل
organisations-phone = تەلەفۆن
organisations-contact = پەیوەندی
organisations-contact-none = هیچ نەدراوە.
organisations-card = کارتی ناونیشان
organisations-languages = ئەو زمانانەی کاری پێ دەکات
organisations-language-ar = عەرەبی
organisations-language-ckb = کوردی (سۆرانی)
organisations-language-ku = کوردی (کرمانجی)
organisations-language-en = ئینگلیزی
organisations-language-tr = تورکمانی یان تورکی
organisations-language-syr = سریانی
organisations-language-fa = فارسی
organisations-language-fr = فەرەنسی
organisations-size = قەبارەی لە وڵاتدا
organisations-size-small = بچووک: تا ٢٠ کەس
organisations-size-medium = ناوەند: تا ١٠٠ کەس
organisations-size-large = گەورە: لە ١٠٠ کەس زیاتر
organisations-staff = ژمارەی کارمەندان لە وڵاتدا
organisations-sector = کەرت
organisations-sectors = کەرتەکان
organisations-place = پارێزگا
organisations-places = پارێزگاکان
organisations-what-where = چی دەکات و لە کوێ
organisations-more = زیاتر: ناوەکان، کەرتەکان، پارێزگاکان، پەیوەندی
organisations-visibility = کێ دەتوانێت بیبینێت
organisations-visibility-hint = دواهەمینیان هەڵبژێرە ئەگەر بینینی مەترسی بۆ خەڵکەکەی هەبێت.
organisations-visibility-public = هەمووان
organisations-visibility-members = ئەندامانی دەستەی هەماهەنگی
organisations-visibility-coordination = هەماهەنگکاران، لە پارێزگاکانیش
organisations-visibility-own = تەنها خۆی و هەماهەنگیی نیشتمانی
organisations-shown-to = پیشان دەدرێت بە: { $who }
organisations-state = دۆخ
organisations-state-active = کار دەکات
organisations-state-closed = داخراو
organisations-state-merged = لەگەڵ یەکێکی تر یەکخراوە
organisations-close = تۆمارکردنی داخستنی
organisations-close-what = لە تۆماردا دەمێنێتەوە لەگەڵ هەموو ئەوەی لەبارەیەوە ڕاپۆرت کراوە. دەتوانیت دووبارە بیکەیتەوە.
organisations-reopen = تۆمارکردنی گەڕانەوەی بۆ کارکردن
organisations-history = مێژوو
organisations-told-registered = تۆمار کرا
organisations-told-edited = دەستکاری کرا
organisations-told-closed = دۆخەکەی گۆڕدرا
organisations-told-merged = یەکخرا
organisations-told-unmerged = یەکخستنەکە هەڵوەشێنرایەوە
organisations-merged-into = یەکخراوە لەگەڵ
organisations-alike = ئایا یەکێکە لەمانە؟
organisations-alike-what = ئەمانە پێشتر تۆمار کراون و لێی دەچن. ئەگەر یەکێکە لەوانە، ئەوەیان بکەرەوە.
organisations-another = ڕێکخراوێکی ترە
organisations-may-be-registered = لەوانەیە پێشتر تۆمار کرابێت. سەیری ئەوانە بکە کە لێی دەچن، یان بڵێ ڕێکخراوێکی ترە.
organisations-registration = تۆمار
organisations-registrations = تۆمارەکان
organisations-registrations-who = تەنها ڕێکخراوەکە خۆی و هەماهەنگی ئەمانە دەبینن.
organisations-registrations-none = هیچ تۆمارێک نەدراوە.
organisations-registration-new = زیادکردنی تۆمارێک
organisations-registration-remove = لابردنی ئەم تۆمارە
organisations-registration-remove-what = تۆمارەکە لە لاپەڕەکە لادەبرێت. ئەوەی گۆڕدرا لە تۆماری گۆڕانکارییەکاندا دەمێنێتەوە.
organisations-authority = تۆمارکراوە لای
organisations-jurisdiction = بەپێی یاسای
organisations-jurisdiction-federal = عێراقی فیدراڵ
organisations-jurisdiction-kurdistan = هەرێمی کوردستان
organisations-number = ژمارە
organisations-issued = ڕۆژی دەرچوون
organisations-expires = بەکاردێت تا
organisations-expires-hint = دوا ڕۆژی. دوو مانگ پێشتر ئاگادار دەکرێیتەوە.
organisations-standing-valid = بەکاردێت
organisations-standing-soon = بەم زووانە بەسەردەچێت
organisations-standing-expired = بەسەرچوو
organisations-file = وێنەی بەڵگە
organisations-file-hint = PDF یان PNG یان JPEG، زۆرترین ١٠ مێگابایت
organisations-file-kept = یەکێک هەیە، نوێیەکە جێی دەگرێتەوە:
organisations-file-large = ئەم پەڕگەیە لە ١٠ مێگابایت گەورەترە. بە ڕەش و سپی سکانی بکە یان پەڕەی کەمتر بنێرە.
organisations-file-again = { $name } – پەڕگە لێرەدا هەڵناگیرێت. سەرەتا پاشەکەوت بکە، پاشان پەڕگەکە دووبارە زیاد بکە.
organisations-file-kind = ئەمە PDF یان PNG یان JPEG نییە. بە یەکێک لەمانە پاشەکەوتی بکە و دووبارە بینێرە.
organisations-post = پۆست
organisations-posts = پۆستەکان
organisations-posts-none = هیچ پۆستێک نەدراوە.
organisations-post-new = زیادکردنی پۆستێک
organisations-post-title = ناونیشانی پۆست
organisations-title-ar = ناونیشان بە عەرەبی
organisations-title-ckb = ناونیشان بە سۆرانی
organisations-post-email-hint = ناونیشانی پۆستەکە نەک کەسەکە: کاتێک کەسەکان دەگۆڕێن دەمێنێتەوە
organisations-post-end = کۆتاییهێنان بەم پۆستە
organisations-post-end-what = ئەمڕۆ کۆتایی دێت و ئەوەی هەیەتی بەجێی دەهێڵێت. ڕابردووی هەر دەزانرێت.
organisations-post-ended = کۆتایی هاتووە
organisations-focal = خاڵی پەیوەندی
organisations-focal-yes = بەڵێ
organisations-focal-tick = ئەوەی هەیەتی نوێنەرایەتی ڕێکخراوەکە دەکات لای هەماهەنگی
organisations-vacant = بەتاڵ
organisations-holder = لەلایەن
organisations-holders = کێ هەیەتی
organisations-past-holders = پێشتر لەلایەن
organisations-holder-name = ناوی خاوەنی پۆست
organisations-holder-needed = ناوێک بنووسە یان هەژمارێک هەڵبژێرە.
organisations-has-account = هەژماری هەیە
organisations-account = هەژمار
organisations-account-hint = ئەگەر ئەم کەسە لێرە دێتە ژوورەوە
organisations-account-none = بێ هەژمار
organisations-hold = دیاریکردنی خاوەنی پۆستەکە
organisations-hold-hint = ئەوەی ئێستا هەیەتی ڕۆژێک پێشتر بەجێی دەهێڵێت.
organisations-leave = بەجێی هێشتووە
organisations-leave-what = ئەمڕۆ دەبێتە دوا ڕۆژ لەم پۆستەدا.
organisations-step = هەنگاو
organisations-from = لە
organisations-to = تا
organisations-since = لە { $day }ەوە
organisations-from-to = لە { $from } تا { $to }
organisations-merge = یەکخستن
organisations-merges = یەکخستنەکان
organisations-merge-into = یەکخستنی تۆمارێکی تر لەگەڵ { $name }
organisations-merge-what = کاتێک یەک ڕێکخراو دوو جار تۆمار کراوە. هەموو شتێک دەچێتە ئەم تۆمارە و هەردوو ناوەکە دەیدۆزنەوە.
organisations-merge-choose = هەڵبژاردن
organisations-merge-check = پێداچوونەوە بەوەی دەگوازرێتەوە
organisations-merge-alike = ئەوانەی لێی دەچن
organisations-merge-other = ئەو تۆمارەی هەمان ڕێکخراوە
organisations-merge-preview = پیشاندانی ئەوەی دەگوازرێتەوە
organisations-merge-moves = ئەوەی لە { $other }ەوە دەگوازرێتەوە بۆ { $name }
organisations-merge-nothing = هیچ شتێکی پێوە بەند نییە.
organisations-merge-spellings = شێوەی نوێی نووسین کە پێی دەدۆزرێتەوە
organisations-merge-visibility = لەوە بەدوا { $name } پیشان دەدرێت بە: { $who }. لەو دووانە هەڵبژاردە داخراوترەکە کاری پێ دەکرێت.
organisations-merge-reason = هۆکار
organisations-merge-can-undo = دواتر دەتوانیت یەکخستنەکە هەڵبوەشێنیتەوە.
organisations-merge-swap = لەبری ئەوە { $other } بهێڵەرەوە
organisations-merge-done = یەکخرا.
organisations-merge-undo = هەڵوەشاندنەوەی یەکخستن
organisations-merge-undo-what = هەموو ئەوەی گوازرابووەوە دەگەڕێتەوە شوێنی خۆی.
organisations-merge-undone = یەکخستنەکە هەڵوەشێنرایەوە.
organisations-merge-undone-badge = هەڵوەشێنراوەتەوە
organisations-merge-undone-already = ئەم یەکخستنە پێشتر هەڵوەشێنراوەتەوە
organisations-merge-later-first = ئەم تۆمارە خۆی دواتر یەکخراوە. سەرەتا ئەو یەکخستنە هەڵبوەشێنەرەوە
organisations-merge-itself = ڕێکخراو لەگەڵ خۆیدا یەکناخرێت.
organisations-merge-into-branch = بارەگای سەرەکی لەگەڵ لقدا یەکناخرێت. بە پێچەوانەوە یەکیان بخە.
organisations-merged-on = { $name }، { $day }
organisations-moved-aliases =
    { $count ->
        [one] { $count } شێوەی تری نووسین
       *[other] { $count } شێوەی تری نووسین
    }
organisations-moved-registrations =
    { $count ->
        [one] { $count } تۆمار
       *[other] { $count } تۆمار
    }
organisations-moved-posts =
    { $count ->
        [one] { $count } پۆست
       *[other] { $count } پۆست
    }
organisations-moved-sectors =
    { $count ->
        [one] { $count } کەرت
       *[other] { $count } کەرت
    }
organisations-moved-places =
    { $count ->
        [one] { $count } پارێزگا
       *[other] { $count } پارێزگا
    }
organisations-moved-branches =
    { $count ->
        [one] { $count } لق
       *[other] { $count } لق
    }
organisations-moved-roles =
    { $count ->
        [one] { $count } ڕۆڵ کە خەڵک بۆی هەیانە
       *[other] { $count } ڕۆڵ کە خەڵک بۆی هەیانە
    }
