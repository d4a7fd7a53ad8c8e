# شوێنەکان: خوێندنەوەی شوێنی ڕیزێک
places-country-unknown = شوێنەکانی { $country } لێرە بار نەکراون. پاکێجی ئەو وڵاتە زیاد بکە، یان ئەم ڕیزانە لابدە.
places-code-unknown = کۆدی { $code } لە هیچ لیستێکی ناسراوی ئێرەدا نییە، و هیچ ناوێکیش لە تەنیشتیەوە نییە.
places-code-conflict = کۆدی { $code } لە لیستی { $scheme }دا واتە { $place }، بەڵام ڕیزەکە دەڵێت { $name }. کۆدەکە یان ناوەکە ڕاست بکەرەوە.
places-codes-disagree = کۆدەکان دژی یەکن: { $code } واتە { $place }، و { $other } واتە { $elsewhere } کە ناکەوێتە ناو ئەو.

# لیستەکە
places-title = شوێنەکان
places-list = لیست
places-search = بەدوای شوێنێک یان کۆدێکدا بگەڕێ
places-found = ئەنجامی گەڕان
places-none-found = هیچ شوێنێک بەم ناوە نییە. شێوەیەکی تر یان سەرەتای ناوەکە تاقی بکەرەوە.
places-none = هیچ شوێنێک بار نەکراوە.
places-count = { $governorates ->
    [one] { $governorates } پارێزگا
   *[other] { $governorates } پارێزگا
}، { $districts ->
    [one] { $districts } قەزا
   *[other] { $districts } قەزا
}
places-sources = سەرچاوەی ئەم زانیارییانە
places-name = ناو
places-governorate = پارێزگا
places-districts = قەزاکان
places-level = ئاست
places-parent = لە ناو
places-english = ئینگلیزی
places-arabic = عەرەبی
places-sorani = سۆرانی
places-kurmanji = کرمانجی
places-code = کۆد
places-scheme = لیستی کۆد
places-version = وەشان
places-on = چالاک
places-off = ناچالاک

# شوێنێک
places-names = ناوەکان
places-save = پاشەکەوتکردن
places-saved = پاشەکەوت کرا.
places-conflict = لەو کاتەوەی ئەم شوێنەت کردووەتەوە کەسێکی تر گۆڕیویەتی. دووبارە بیکەرەوە و گۆڕانکارییەکەت دووبارە بکەرەوە.
places-state = وەک پارێزگا پیشان دەدرێت
places-is-on = ئەم یەکەیە چالاکە: ڕیزی خۆی و شوێنی خۆی لەسەر نەخشە هەیە.
places-is-off = ئەم یەکەیە ناچالاکە: ئەوەی تێیدایە لەو شوێنە دەژمێردرێت کە پێشتر تێیدا بوو.
places-turn-on = چالاککردن
places-turn-off = ناچالاککردن
places-facts = دەربارەی ئەم شوێنە
places-valid-from = هەیە لە
places-valid-to = هەبوو تا
places-also-under = هەندێک ڕاپۆرت دەیخەنە ژێر ئەمانەش:
places-codes = کۆدەکان
places-codes-what = کۆد تەنها لە لیست و وەشانی خۆیدا مانای هەیە.
places-no-codes = لە هیچ لیستێکدا کۆدی نییە.
places-aliases = نووسینەکانی تر
places-aliases-what = ئەو نووسینانەی لە خشتەکاندا مەبەستیان ئەم شوێنەیە. کاتی هاوردەکردنی پەڕگە دەناسرێنەوە.
places-no-aliases = هێشتا نووسینی تری نییە.
places-alias = نووسین
places-alias-empty = لانیکەم پیتێک بنووسە.
places-alias-taken = ئەم نووسینە هی { $place }ە؛ ناکرێت ناوی دوو شوێن بێت.
places-language = زمان
places-any-language = هەر زمانێک
places-met = سەرچاوە
places-written = لێرە نووسراوە
places-actions = کردارەکان
places-add-alias = ئەم نووسینە زیاد بکە
places-remove = لابردن
places-below = ئەوەی تێیدایە
places-history = مێژوو
places-did-load = لە پاکێجەکەوە بارکرا
places-did-edit = ناوەکان گۆڕدران
places-did-switch = چالاکی گۆڕدرا
places-did-change = گۆڕدرا

# چالاککردنی یەکەیەک
places-switch-on = چالاککردنی { $name }
places-switch-off = ناچالاککردنی { $name }
places-switch-on-what = ئەم شوێنانە دەکەونە ناوی. نەخشە و خشتەکان لەوێ دەیانژمێرن، بۆ مانگەکانی پێشووش.
places-switch-off-what = ئەم شوێنانە دەگەڕێنەوە شوێنی خۆیان. نەخشە و خشتەکان لەوێ دەیانژمێرن، بۆ مانگەکانی پێشووش.
places-moves = چی دەگوازرێتەوە
places-from = لە
places-to = بۆ
places-nothing-moves = هیچ شوێنێک ناگوازرێتەوە.
places-records-follow = { $records ->
    [one] { $records } چالاکی لەگەڵی دەگوازرێتەوە.
   *[other] { $records } چالاکی لەگەڵی دەگوازرێنەوە.
}
places-switch-on-grants = ڕۆڵی کەسەکان لەسەر پارێزگاکان وەک خۆیان دەمێننەوە. دەتوانیت بە گۆڕینەوەی دووبارە پاشگەز ببیتەوە.
places-switch-off-grants = ڕۆڵی کەسەکان لەسەر پارێزگاکان وەک خۆیان دەمێننەوە؛ دوای ئەوە سەیر بکە کێ هەماهەنگیی ئەم شوێنانە دەکات. دەتوانیت بە گۆڕینەوەی دووبارە پاشگەز ببیتەوە.
places-roles-follow = { $roles ->
    [one] ئەو کەسەی ئێستا هەماهەنگیی ئەم شوێنانە دەکات هەمان ڕۆڵی لەسەر { $name } پێ دەدرێت، بۆیە شوێنەکانی لەدەست ناچن.
   *[other] { $roles } ڕۆڵ لەسەر { $name } دەدرێت بەوانەی ئێستا هەماهەنگیی ئەم شوێنانە دەکەن، بۆیە شوێنەکانیان لەدەست ناچن.
}
places-leave-it = وەک خۆی بهێڵەرەوە

# سنوورەکان
places-boundaries = سنوورەکان
places-boundaries-what = نەخشەکان لەمانەوە دەکێشرێن. تا سنوورەکان بار نەکرێن، نەخشەکان تۆڕی چوارگۆشەن.
places-boundaries-sets = ئەو پەڕگانەی بارکراون
places-no-boundaries = هێشتا هیچ سنوورێک بار نەکراوە.
places-source = سەرچاوە
places-licence = مۆڵەت
places-valid-on = دروستە بۆ ڕۆژی
places-loaded = کاتی بارکردن
places-in-use = لە بەکارهێناندایە
places-kept = هەڵگیراوە
places-map-1 = پارێزگاکان
places-map-2 = قەزاکان
places-map-what = سنووری شوێنەکان، بەبێ ژمارە.
places-map-source = سنوورەکان: { $source }
places-without = بەبێ سنوور:
places-boundaries-how = بارکردنی ئەوانی تر
places-boundaries-how-what = ئەوەی ئامێرەکە بەڕێوە دەبات پەڕگەیەک (GeoJSON، Shapefileی پەستێنراو یان GeoPackage) بەم فەرمانە بار دەکات؛ سەرەتا تەنها دەڵێت چی ڕوودەدات:
