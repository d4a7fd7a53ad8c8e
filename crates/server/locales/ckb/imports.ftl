# Imports: from a spreadsheet somebody sent to records.
imports-title = هاوردەکردنەکان
imports-new = هاوردەکردنی پەڕگە
imports-none = هێشتا هیچ پەڕگەیەک هاوردە نەکراوە.
imports-file = پەڕگە
imports-file-hint = ئێکسڵ (XLSX، XLS)، ئۆپن دۆکیومێنت (ODS) یان دەق (CSV، TSV)؛ زۆرترین { $megabytes } مێگابایت. پەڕگەکە وەک خۆی دەمێنێتەوە.
imports-state = دۆخ
imports-target = تێیدایە
imports-target-ask = چی لە پەڕگەکەدایە؟
imports-target-activities = چالاکییەکان (کێ چی دەکات و لە کوێ)
imports-target-organisations = ڕێکخراوەکان
imports-target-needs = ژمارەی پێویستمەندان
imports-sender = لە لایەن
imports-sender-ask = ئەم پەڕگەیە هی کێیە؟
imports-sender-hint = ئەو ڕیزانەی ناوی ڕێکخراو نابەن، هی ئەم ڕێکخراوە دادەنرێن.
imports-sender-several = هی چەند ڕێکخراوێک
imports-preset-ask = ستوونە ناسراوەکان لە پەڕگەیەکی پێشوو
imports-preset-hint = ئەگەر پەڕگەکانی نێرەر هەمیشە وەک یەک بن.
imports-preset-none = هی دوایین پەڕگەی نێرەر، ئەگینا سەرلەنوێ بناسرێنەوە
imports-send = ناردنی پەڕگەکە
imports-kept = پەڕگەکە گەیشت. هێشتا هیچ تۆمار نەکراوە.
imports-rows = ڕیزەکان
imports-who = لە لایەن
imports-state-uploaded = چاوەڕێی دیاریکردنی ستوونەکان
imports-state-previewed = چاوەڕێی پێداچوونەوە
imports-state-committed = تۆمار کراوە
imports-state-undone = گەڕێنراوەتەوە
imports-step-file = پەڕگە
imports-step-columns = ستوونەکان
imports-step-rows = ڕیزەکان
imports-step-done = تۆمارکردن
imports-columns = ستوونەکان چین
imports-columns-what = هەر ستوونێکی پەڕگەکە و ئەوەی لێی تێگەیشتراوە. هەڵەکان ڕاست بکەرەوە؛ ئەو ستوونەی جێدەهێڵرێت لەگەڵ پەڕگەکە دەمێنێتەوە و ون نابێت.
imports-columns-saved = پاشەکەوت کرا.
imports-column = ستوون
imports-samples = بۆ نموونە
imports-field = وەک ئەمە تێگەیشتراوە
imports-field-of = ستوونی «{ $column }»
imports-field-none = جێهێڵراو
imports-field-twice = ستوونێکی تر هەمان ئەمەیە. یەکێک لەو دووانە جێبهێڵە.
imports-unsure = تکایە بپشکنە
imports-missing = هیچ ستوونێک نەدۆزرایەوە بۆ:
imports-why-tag = نیشانەی { $tag }
imports-why-header = سەردێڕ «{ $name }»ە
imports-why-words = سەردێڕ لە «{ $name }» دەچێت
imports-why-cells = خانەکان وا دەردەکەون
imports-why-cells-not = خانەکان وا دەرناکەون
imports-why-preset = وەک پەڕگەیەکی پێشوو
imports-sheet = پەڕە
imports-sheet-ask = خشتەکە لە پەڕەی
imports-sheet-use = خوێندنەوەی ئەم پەڕەیە
imports-unsaid = ئەوەی پەڕگەکە نایڵێت
imports-month-ask = مانگی ئەو ڕیزانەی مانگیان نییە
imports-month-hint = ساڵ و مانگ، وەک 2026-11. تەنها ئەو کاتە بەکاردێت کە ڕیزەکە مانگی تێدا نییە.
imports-as-of-ask = ئەو ڕۆژەی ژمارەکان تێیدا ڕاستن
imports-as-of-hint = بۆ ئەو ڕیزانەی ڕۆژ نالێن.
imports-assessment-ask = ئەو هەڵسەنگاندنەی لێیەوە هاتوون
imports-assessment-none = هیچ لەمانە، یان ڕیزەکان دەیڵێن
imports-source-ask = سەرچاوەی ژمارەکان
imports-source-hint = بۆ ئەو ڕیزانەی سەرچاوە نالێن. ئەگەر بە بەتاڵی بمێنێتەوە، ناوی پەڕگەکە دەپارێزرێت.
imports-visibility-ask = کێ بۆی هەیە بیانبینێت، ئەگەر ڕیزەکان نەیڵێن
imports-year-ask = ساڵی ئەو مانگانەی ساڵیان نییە
imports-year-hint = بۆ ئەو پەڕگانەی تەنها «ئاب» دەنووسن.
imports-dates-ask = بەروارەکانی وەک 03/08/2025
imports-dates-told = وەک خودی ستوونەکە دەیڵێت
imports-dates-day = یەکەم ڕۆژە: 3ی ئاب
imports-dates-month = یەکەم مانگە: 8ی ئازار
imports-keep = بۆ پەڕگەی داهاتوو
imports-keep-tick = ئەم ستوونانە لەبیر بێت
imports-keep-hint = ئەو کاتە پەڕگەی داهاتووی هەمان نێرەر یەکسەر تێدەگەیشترێت.
imports-keep-as = بە ناوی
imports-preset-taken = ئەم ناوە بۆ ستوونەکانی نێرەرێکی تر بەکارهاتووە. ناوێکی تر هەڵبژێرە.
imports-read-rows = خوێندنەوەی ڕیزەکان
imports-organisation-own = ئەو ڕێکخراوە هەڵبژێرە کە نوێنەرایەتی دەکەیت.
imports-committed-already = ئەم هاوردەکردنە پێشتر تۆمار کراوە.
imports-undone-already = ئەم هاوردەکردنە گەڕێنراوەتەوە. پەڕگەکە دووبارە هاوردە بکە.
imports-conflict = ئەم هاوردەکردنە لە پەنجەرەیەکی تردا گۆڕدراوە. دووبارە بیکەرەوە.

# What is wrong with a file.
imports-file-needed = پەڕگەیەک هەڵبژێرە.
imports-file-empty = هیچ خشتەیەک لە پەڕگەکەدا نییە: هیچ خانەیەک پڕ نەکراوەتەوە.
imports-file-password = پەڕگەکە بە وشەی نهێنی پارێزراوە. بەبێ ئەوە پاشەکەوتی بکە و دووبارە بینێرە.
imports-file-html = ئەمە پەڕەیەکی وێبە بە ناوی خشتەوە. لە ئێکسڵدا بیکەرەوە و وەک XLSX پاشەکەوتی بکە.
imports-file-unsupported = پەڕگەی جۆری { $kind } ناخوێندرێتەوە. خشتەکە وەک XLSX یان CSV پاشەکەوت بکە.
imports-file-unknown = ئەمە خشتە نییە. XLSX، XLS، ODS، CSV یان TSV بنێرە.
imports-file-broken = پەڕگەکە تێکچووە ({ $part }). بیکەرەوە، سەرلەنوێ پاشەکەوتی بکە و بینێرەوە.
imports-file-encoding = دێڕی { $line } بە کۆدکردنی بەشەکانی تر ({ $encoding }) نەنووسراوە. پەڕگەکە وەک UTF-8 پاشەکەوت بکە.
imports-file-too-large = پەڕگەکە زۆر گەورەیە یان کاتێک دەکرێتەوە زۆر گەورە دەبێت. بە چەند بەشێک بینێرە.
imports-file-too-many-rows = پەڕگەکە زیاتر لە { $most } ڕیزی هەیە. بە چەند بەشێک بینێرە.
imports-file-too-many-columns = ڕیزێک زیاتر لە { $most } ستوونی هەیە.
imports-file-cell-too-long = خانەیەک زیاتر لە { $most } پیتی تێدایە.
imports-file-too-many-cells = پەڕگەی کۆنی XLS زۆرترین { $most } خانەی دەبێت. وەک XLSX پاشەکەوتی بکە.
imports-file-no-sheet = پەڕەیەکی وا لە پەڕگەکەدا نییە.

# Fields.
imports-group-record = تۆمار
imports-group-who = کێ
imports-group-what = چی
imports-group-where = لە کوێ
imports-group-when = کەی
imports-group-whom = بۆ کێ
imports-group-other = هی تر
imports-field-id = ناسنامە لەم بەرنامەیەدا
imports-field-reference = ژمارەی ئاماژەی نێرەر
imports-field-organisation = ڕێکخراوی جێبەجێکار
imports-field-organisation-acronym = کورتکراوەکەی
imports-field-organisation-kind = جۆرەکەی
imports-field-programme = هاوبەشی بەرنامە
imports-field-programme-acronym = کورتکراوەی هاوبەشی بەرنامە
imports-field-funder = بەخشەر
imports-field-funder-acronym = کورتکراوەی بەخشەر
imports-field-title = چالاکی
imports-field-description = وەسف
imports-field-activity-type = جۆری چالاکی
imports-field-sector = کەرت
imports-field-subsector = ژێرکەرت
imports-field-modality = شێوازی پێشکەشکردن
imports-field-indicator = پێوەر
imports-field-unit = یەکە
imports-field-project-code = کۆدی پڕۆژە
imports-field-joint-with = بە هاوبەشی لەگەڵ
imports-field-country = وڵات
imports-field-admin1 = پارێزگا
imports-field-admin1-code = کۆدی پارێزگا
imports-field-admin2 = قەزا
imports-field-admin2-code = کۆدی قەزا
imports-field-admin3 = ناحیە
imports-field-admin3-code = کۆدی ناحیە
imports-field-place-code = کۆدی شوێن لە هەر ئاستێک
imports-field-location = شوێن، کەمپ یان گەڕەک
imports-field-latitude = هێڵی پانی
imports-field-longitude = هێڵی درێژی
imports-field-month = مانگ
imports-field-year = ساڵ
imports-field-start-on = بەرواری دەستپێک
imports-field-end-on = بەرواری کۆتایی
imports-field-status = دۆخ
imports-field-counted = کەس یان خێزان
imports-field-targeted = ئامانجکراو
imports-field-reached = پێگەیشتوو
imports-field-women = ژنان
imports-field-girls = کچان
imports-field-men = پیاوان
imports-field-boys = کوڕان
imports-field-elderly = بەساڵاچووان
imports-field-with-disability = خاوەن پێداویستی تایبەت
imports-field-cumulative = ژمارەکان لە سەرەتاوە
imports-field-groups = گرووپی دانیشتووان
imports-field-people = ژمارەی پێویستمەندان
imports-field-severity = توندی
imports-field-as-of = بەروار
imports-field-assessment = هەڵسەنگاندن
imports-field-source = سەرچاوە
imports-field-confidence = ئاستی متمانە
imports-field-note = تێبینی
imports-field-value = بڕ
imports-field-currency = دراو
imports-field-funding-status = دۆخی دابینکردنی پارە
imports-field-visibility = کێ دەیبینێت
imports-field-aggregate-only = تەنها لە کۆی گشتیدا دەژمێردرێت
imports-field-name = ناوی فەرمی
imports-field-acronym = کورتکراوە
imports-field-name-en = ناو بە ئینگلیزی
imports-field-name-ar = ناو بە عەرەبی
imports-field-name-ckb = ناو بە سۆرانی
imports-field-name-ku = ناو بە کرمانجی
imports-field-former-names = ناوەکانی پێشوو و تر
imports-field-kind = جۆری ڕێکخراو
imports-field-about = دەربارە
imports-field-website = ماڵپەڕ
imports-field-email = ئیمەیل
imports-field-phone = تەلەفۆن
imports-field-languages = زمانەکان
imports-field-staff = ژمارەی کارمەندان
imports-field-sectors = کەرتەکان
imports-field-governorates = پارێزگاکان
imports-field-authority = لایەنی تۆمارکردن
imports-field-registration = ژمارەی تۆمارکردن
imports-field-registered-on = بەرواری تۆمارکردن
imports-field-expires-on = بەرواری بەسەرچوونی تۆمار

# Rows.
imports-previewed = ڕیزەکان خوێندرانەوە. هێشتا هیچ تۆمار نەکراوە.
imports-committed = ڕیزەکان تۆمار کران.
imports-undone = هاوردەکردنەکە گەڕێنرایەوە.
imports-filled = { $count ->
    [one] یەک ڕیز
   *[other] { $count } ڕیز
}
imports-empty-rows = { $count ->
    [one] یەک ڕیزی بەتاڵ پشتگوێ خرا
   *[other] { $count } ڕیزی بەتاڵ پشتگوێ خران
}
imports-working = کار لەسەر ڕیزەکان دەکرێت
imports-working-rows = { $count ->
    [one] تا ئێستا یەک ڕیز تەواو بووە. دەتوانیت ئەم پەڕەیە بەجێبهێڵیت؛ کارەکە بەردەوامە.
   *[other] تا ئێستا { $count } ڕیز تەواو بوون. دەتوانیت ئەم پەڕەیە بەجێبهێڵیت؛ کارەکە بەردەوامە.
}
imports-working-again = دووبارە سەیربکە
imports-busy = کار لەسەر ئەم هاوردەکردنە دەکرێت. چاوەڕێ بکە تا تەواو دەبێت.
imports-work-failed = کارەکە سەرکەوتوو نەبوو. هیچ تۆمار نەکرا. دووبارە هەوڵ بدەرەوە؛ ئەگەر دووبارە بووەوە، بە بەڕێوەبەری ئامێرەکە بڵێ.
imports-next = دواتر چی دەبێت
imports-questions = { $count ->
    [one] دەقێک دەکرێت چەند واتایەکی هەبێت. بڵێ مەبەست چییە، ئەو کاتە ڕیزەکانیشی تۆمار دەکرێن.
   *[other] { $count } دەق دەکرێت چەند واتایەکیان هەبێت. بڵێ مەبەست چییە، ئەو کاتە ڕیزەکانیشیان تۆمار دەکرێن.
}
imports-choose = بڵێ مەبەست چییە
imports-refused-what = { $count ->
    [one] یەک ڕیز وەرناگیرێت.
   *[other] { $count } ڕیز وەرناگیرێن.
}
imports-refused-download = لەگەڵ هۆکارەکان دایانبەزێنە، ڕاستیان بکەرەوە و دووبارە بیاننێرە.
imports-repeated-what = { $count ->
    [one] ڕیزێک لە هەموو ستوونەکاندا یەکسانە بە ڕیزێکی پێشوو. وەرناگیرێت مەگەر خۆت داوای بکەیت.
   *[other] { $count } ڕیز لە هەموو ستوونەکاندا یەکسانن بە ڕیزەکانی پێشوو. وەرناگیرێن مەگەر خۆت داوایان بکەیت.
}
imports-repeated-in = ئەو ڕیزانەش وەردەگیرێن کە لە هەموو ستوونەکاندا یەکسانن.
imports-repeated-bring = ئەوانیش وەربگرە
imports-repeated-out = جێیان بهێڵە
imports-newcomers = { $count ->
    [one] ڕێکخراوێک نوێیە و تۆمار دەکرێت:
   *[other] { $count } ڕێکخراو نوێن و تۆمار دەکرێن:
}
imports-newcomers-more = و { $count }ی تر
imports-commit = تۆمارکردنی ئەم ڕیزانە
imports-commit-what = تۆماری نوێ: { $new }. تۆماری گۆڕدراو: { $changed }. هەمووی بە یەکجار؛ دەتوانیت بە یەکجار بیگەڕێنیتەوە.
imports-commit-leaving = ئەو ڕیزانەی چاوەڕێی هەڵبژاردنن جێدەهێڵرێن: { $count }.
imports-nothing-new = هیچ شتێک بۆ تۆمارکردن نییە.
imports-columns-again = گەڕانەوە بۆ ستوونەکان
imports-recorded = تۆمار کرا
imports-recorded-what = تۆماری نوێ: { $new }. تۆماری گۆڕدراو: { $changed }.
imports-undo = گەڕاندنەوەی ئەم هاوردەکردنە
imports-undo-what = ئەو تۆمارانەی زیادی کردوون لادەبرێن، ئەوانەی گۆڕیونی وەک پێشوویان لێدێتەوە، و ئەو ڕێکخراوانەی تۆماری کردوون لە تۆمارەکە دەردەچن ئەگەر هیچی تر ناویان نەبات. ئەگەر کەسێک لەوکاتەوە شتێکی گۆڕیبێت، هیچ ناگەڕێتەوە و پێت دەوترێت کامەیان.
imports-changed-since = کەسێک دواتر { $count } لەم تۆمارانەی گۆڕیوە. ژمارەکان: { $numbers }. هیچ نەگەڕێنرایەوە.
imports-not-committed = ئەم هاوردەکردنە تۆمار نەکراوە، کەواتە هیچ نییە بیگەڕێنیتەوە.
imports-organisations-changed = ئەم ڕێکخراوانە ({ $count }) لەوکاتەوە گۆڕاون یان ئێستا شوێنی تر ناویان دەبات: { $names }. هیچ نەگەڕایەوە.
imports-figures-changed = کەسێک دواتر { $count } لەم ژمارانەی گۆڕیوە، کە لەم ڕیزانەی پەڕگەکەدان: { $numbers }. هیچ نەگەڕێنرایەوە.
imports-not-previewed = سەرەتا ڕیزەکان بخوێنەرەوە.
imports-choices-open = هێشتا هەندێک ڕیز چاوەڕێی هەڵبژاردنن. هەڵبژێرە یان بڵێ با جێبهێڵرێن.
imports-verdict = چی لێدێت
imports-verdicts = ڕیزەکان بەپێی ئەوەی لێیان دێت
imports-verdict-all = هەموو
imports-verdict-new = نوێ
imports-verdict-changed = گۆڕدراو
imports-verdict-unchanged = بێ گۆڕان
imports-verdict-repeated = دووبارە
imports-verdict-choice = چاوەڕێی هەڵبژاردن
imports-verdict-refused = وەرنەگیراو
imports-understood = وا تێگەیشتراوە
imports-cells = وەک نووسراوە
imports-cells-count = { $count ->
    [one] یەک خانە
   *[other] { $count } خانە
}
imports-row = ڕیز
imports-no-rows = هیچ ڕیزێک لێرە نییە.

# Choices.
imports-choices = مەبەست چییە؟
imports-choices-what = هەر دەقێک یەکجار دەپرسرێت، بۆ هەموو ڕیزەکانی. ئەوەی هەڵیدەبژێریت لەبیر دەمێنێت، تا پەڕگەی داهاتوو یەکسەر تێبگەیشترێت.
imports-choices-what-here = هەر دەقێک یەکجار دەپرسرێت، بۆ هەموو ڕیزەکانی. ئەوەی هەڵیدەبژێریت بۆ ئەم پەڕگەیەیە؛ داوا لە هەماهەنگی بکە شێوەی نووسینەکە بۆ هەمیشە بپارێزێت.
imports-choices-more = { $count ->
    [one] یەکێکی تر بەدوایدا دێت.
   *[other] { $count }ی تر بەدوایدا دێن.
}
imports-choices-none = هیچ نەماوە بۆ هەڵبژاردن.
imports-choices-save = جێبەجێکردن و خوێندنەوەی ڕیزەکان دووبارە
imports-choices-back = گەڕانەوە بۆ ڕیزەکان
imports-chosen = جێبەجێ کرا؛ ڕیزەکان دووبارە خوێندرانەوە.
imports-choose-something = سەرەتا شتێک هەڵبژێرە.
imports-choice-scope = لە ناو { $place }
imports-choice-rows = { $count ->
    [one] یەک ڕیز، ژمارە { $first }
   *[other] { $count } ڕیز، یەکەمیان ژمارە { $first }
}
imports-choice-new = ڕێکخراوێکی نوێ: تۆماری بکە
imports-choice-empty = هیچ کام لەمانە: خانەکە بەتاڵ بێت
imports-choice-out = ئەم ڕیزانە جێبهێڵە
imports-choice-other = یەکێکی تر:
imports-choice-other-of = واتایەکی تری «{ $text }»
imports-choice-typed = ناو یان کورتکراوە
imports-choice-unknown = بە دڵنیایی یەک ڕێکخراوی تۆمارەکە نییە. ناوەکەی وەک لە تۆماردا هەیە بنووسە.
imports-asked-place = شوێن
imports-near-same = هەمان دەق
imports-near-sounds = هەمان دەنگ
imports-near-letters = هەندێک پیت جیاوازن
imports-near-alias = هەروەها ناسراوە بە { $what }
imports-near-initials = پیتە سەرەتاییەکانی { $what }
imports-near-words = وشە کەم یان زیادە
imports-near-part = هەمان ناو، نووسینگەیەکی تر
imports-near-within = لە شوێنی ڕاستدا
imports-doubt-same-name = چەند دانە هەمان ناویان هەیە
imports-doubt-rival = یەکێکی تر نزیکەی هەمان نزیکییە
imports-doubt-short = زۆر کورتە بۆ دڵنیابوون
imports-doubt-not-near = بەس نزیک نییە بۆ دڵنیابوون

# Why a row is not taken, or waits.
imports-row-wrong = { $field }: { $what }
imports-row-asks = { $field }: مەبەست لە «{ $text }» چییە؟
imports-row-same-as = لە هەموو ستوونەکاندا یەکسانە بە ڕیزی { $row }.
imports-row-total = ئەم ڕیزە کۆی ڕیزەکانی ترە.
imports-row-note = ئەمە تێبینییە، تۆمار نییە.
imports-row-left-out = جێهێڵرا، وەک هەڵتبژارد.
imports-row-key-twice = ڕیزی { $row } هەمان ژمارەی ئاماژەی هەیە.
imports-row-organisation-twice = ڕیزی { $row } هەمان ڕێکخراوە.
imports-row-id-wrong = ئەمە ناسنامەی ئەم بەرنامەیە نییە.
imports-row-id-unknown = هیچ تۆمارێک بەم ناسنامەیە نییە، یان پیشانی تۆ نادرێت.
imports-row-no-organisation = ڕیزەکە ناوی هیچ ڕێکخراوێک نابات و نەوتراوە پەڕگەکە هی کێیە.
imports-row-organisation-unknown = «{ $name }» لە تۆماردا نییە. داوا لە هەماهەنگی بکە تۆماری بکات.
imports-row-figure-twice = ڕیزی { $row } ژمارەیەکی تر بۆ هەمان شوێن، کەرت، گرووپ و ڕۆژ دەدات. یەکێکیان بهێڵەرەوە.
imports-row-confidence-unknown = «{ $text }» ئاستی متمانە نییە. بنووسە کەم، مامناوەند یان بەرز.
imports-row-not-yours = تۆمارەکە هی ڕێکخراوێکە کە نوێنەرایەتی ناکەیت.
imports-row-not-here = تۆمارەکە هی پارێزگایەکە کە هەماهەنگی ناکەیت.
imports-row-organisation-not-yours = مافی ئەوەت نییە ئەم ڕێکخراوە تۆمار بکەیت یان بیگۆڕیت.
imports-row-no-sector = ڕیزەکە ناوی هیچ کەرتێک نابات.
imports-row-no-place = ڕیزەکە ناوی هیچ شوێنێک نابات.
imports-row-no-name = ڕیزەکە ناوی هیچ ڕێکخراوێک نابات.
imports-row-status-unknown = «{ $text }» دۆخ نییە. بنووسە: پلانبۆدانراو، بەردەوام، تەواوبوو یان ڕاگیراو.
imports-row-counted-unknown = «{ $text }»: بنووسە کەس یان خێزان.
imports-row-visibility-unknown = «{ $text }»: بنووسە public یان members یان coordination یان own.
imports-row-kind-unknown = «{ $text }» جۆرێکی ڕێکخراو نییە لە لیستەکەدا.
imports-row-authority-unknown = «{ $text }» لایەنی تۆمارکردن نییە لە لیستەکەدا.
imports-row-governorate-unknown = «{ $text }» بە دڵنیایی یەک پارێزگا نییە.
imports-row-country-code = «{ $text }»: وڵات بە دوو پیت بنووسە، وەک IQ.
imports-yes-or-no = «{ $text }» نە بەڵێیە نە نەخێر.
imports-number-wrong = «{ $text }» ژمارە نییە.
imports-number-absurd = { $text } زۆر گەورەیە بۆ ئەوەی ڕاست بێت.
imports-number-negative = { $text } لە سفر کەمترە.
imports-number-not-whole = { $text } ژمارەی تەواو نییە.
imports-number-off-globe = { $text } لەسەر گۆی زەوی نییە. پلەکان بنووسە، پانی و درێژی جیا.
imports-date-wrong = «{ $text }» بەروار نییە.
imports-date-no-such-day = ڕۆژێکی وەک { $text } نییە.
imports-date-absurd = ساڵی { $text } ناکرێت ڕاست بێت.
imports-date-ambiguous = دەکرێت { $one } یان { $other } بێت. لە پەڕەی ستوونەکان بڵێ ڕۆژ یەکەمە یان مانگ.
imports-month-no-year = «{ $text }» ساڵی نییە. ساڵەکە لە پەڕەی ستوونەکان بڵێ.
imports-report-reasons = هۆکاری وەرنەگرتن
imports-odd = ئەوەی لە پەڕگەکەدا نائاساییە
imports-odd-what = لێرەدا سەیری هەموو ڕیزەکانی پەڕگەکە دەکرێت: نووسینی دەگمەن کە لە نووسینێکی باو نزیکە، و ژمارەی دوور لە ئەوانی تر. لەوانەیە ڕاست بن؛ هیچ ڕیزێک لەبەر ئەمە ڕەت ناکرێتەوە.
imports-odd-first = تەنها { $most } ڕیزی یەکەم سەیر کران.
imports-odd-none = هیچ شتێکی نائاسایی نییە.
imports-odd-value = بەها
imports-odd-why = هۆکار
imports-odd-rows = لە ڕیزەکانی
imports-odd-more = { $count ->
    [one] و یەک ڕیزی تر
   *[other] و { $count } ڕیزی تر
}
imports-odd-spelling = بە دەگمەن وا نووسراوە. ئایا مەبەست «{ $meant }»ە؟
imports-odd-outlier = لە ژمارەکانی تری ئەم ستوونە دوورە.
