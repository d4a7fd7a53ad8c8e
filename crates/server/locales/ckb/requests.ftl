# What may be wrong with a request or an offer.
requests-title-missing = بە چەند وشەیەک بنووسە چی پێویستە.
requests-unit-missing = بنووسە چی دەژمێردرێت، بۆ نموونە سندووق یان خێوەت.
requests-quantity-missing = بڕەکە بنووسە.
requests-quantity-small = بڕەکە ژمارەیەکی تەواوە، 1 یان زیاتر.
requests-quantity-absurd = ئەمە زۆر گەورەیە. ژمارەکە بپشکنە.
requests-quantity-promised = { $promised } لەمە پێشتر بەڵێنی پێدراوە، بۆیە ناکرێت کەمتر داوا بکرێت.
requests-over-open = تەنها { $open } لە { $asked } ماوەتەوە؛ ئەوی تر کەسانی تر بەڵێنیان پێداوە. { $open } یان کەمتر بنووسە.
requests-nothing-open = هەمووی پێشتر لەلایەن کەسانی ترەوە بەڵێنی پێدراوە.
requests-over-offer = ئەمە لەوە زیاترە کە پێشکەش کراوە.
requests-over-due = لەوەی بەڵێنی پێدراوە تەنها { $due } ماوە بێت.
requests-day-later = ئەم ڕۆژە هێشتا نەهاتووە.
requests-place-unknown = شوێنێک لە لیستەکە هەڵبژێرە.
requests-sector-unknown = کەرتێک لە لیستەکە هەڵبژێرە، یان بە بەتاڵی جێی بهێڵە.
requests-organisation-unknown = ڕێکخراوێک لە لیستەکە هەڵبژێرە.
requests-offer-own = ئەمە داواکاریی خۆتانە.
requests-not-open = ئەم داواکارییە چیتر کراوە نییە: هیچ ناتوانرێت پێشکەش بکرێت یان بەڵێنی پێبدرێت.
requests-offer-settled = لەم نێوانەدا وەڵامی ئەم پێشکەشکردنە دراوەتەوە یان کشێنراوەتەوە. داواکارییەکە دووبارە بکەرەوە.
requests-state-already = لەم نێوانەدا کەسێکی تر ئەمەی کردووە.
requests-conflict = کەسێکی تر ئەم داواکارییەی گۆڕیوە لەو کاتەوەی تۆ کردووتەتەوە. دووبارە بیکەرەوە.
requests-not-yours-to-open = تەنیا ڕێکخراوی داواکار یان هەماهەنگیی نیشتمانی دەتوانێت داواکارییەکە بۆ کەسانی زیاتر دەربخات.
requests-not-yours-to-give = تەنیا ڕێکخراوی داواکار یان هەماهەنگیی نیشتمانی دەتوانێت داواکارییەکە بداتە ڕێکخراوێکی تر.
requests-delivered-meanwhile = لەوەتەی ئەم پەڕەیەت کردووەتەوە، گەیاندنێک تۆمار کراوە. داواکارییەکە دووبارە بکەرەوە، ببینە چی تۆمار کراوە، ئەگەر هی تۆ نییە تۆماری بکە.
requests-unit-offered = کەسانی تر بە یەکەی پێشوو پێشنیازیان کردووە. سەرەتا وەڵامی پێشنیازەکانیان بدەرەوە، یان داواکارییەکی نوێ بکە.
requests-moved = { $count ->
    [one] یەک داواکاریی یارمەتی
   *[other] { $count } داواکاریی یارمەتی
}
requests-offers-moved = { $count ->
    [one] یەک پێشکەشکردنی یارمەتی
   *[other] { $count } پێشکەشکردنی یارمەتی
}
# The list.
requests-title = داواکارییەکانی یارمەتی
requests-what-for = ئەوەی ئەندامان لە یەکتر پێویستیانە، ئەوەی بەڵێنی پێدراوە و ئەوەی گەیشتووە. هیچ شتێک دوو جار بەڵێنی پێنادرێت.
requests-new = داواکردنی یارمەتی
requests-edit = ڕاستکردنەوە
requests-none = هیچ داواکارییەک ناگونجێت.
requests-search = وشەکان
requests-number = ژمارە { $no }
requests-number-column = ژمارە
requests-what = ئەوەی پێویستە
requests-what-hint = چەند وشەیەک، بۆ نموونە: بەتانی زستان
requests-organisation = ڕێکخراو
requests-place = شوێن
requests-sector = کەرت
requests-no-sector = هیچ کەرتێکی دیاریکراو
requests-needed-by = پێویستە تا
requests-quantity = بڕ
requests-unit = یەکەی ژماردن
requests-unit-hint = سندووق، خێوەت، ڕۆژی کار
requests-description = وردەکاریی زیاتر
requests-description-hint = ناوی کەسێک مەبە کە لەوانەیە زیانی پێبگات
requests-visibility = کێ بۆی هەیە بیبینێت
requests-visibility-public = هەمووان
requests-visibility-members = ڕێکخراوە ئەندامەکان
requests-visibility-coordination = هەماهەنگیی پارێزگاکە
requests-visibility-own = تەنها ئێمە و هەماهەنگیی نیشتمانی
requests-state = دۆخ
requests-state-open = کراوە
requests-state-closed = داخراو
requests-state-withdrawn = کشێنراوەتەوە
requests-late = دواکەوتووە
requests-asked-for = داواکراو
requests-promised = بەڵێنپێدراو
requests-delivered = گەیەندراو
requests-open = ماوە
requests-waiting = لەگەڵ { $n } کە پێشکەش کراوە و چاوەڕێی وەڵامە
requests-file = ئەمە چییە
requests-as-of = بەرواری

# Offers.
requests-offers = پێشکەشکردنەکان
requests-offers-none = هێشتا کەس هیچی پێشکەش نەکردووە.
requests-offer-new = پێشکەشکردنی یارمەتی
requests-offer-what = ماوە: { $open }. پێشکەشکردن پابەندتان دەکات کاتێک پەسەند کرا.
requests-offer-for = بۆ { $name }
requests-offer-stands = پەسەندکراو: { $accepted }. گەیەندراو: { $delivered }.
requests-offer-offered = پێشکەشکراو
requests-offer-accepted = پەسەندکراو
requests-offer-declined = ڕەتکراوە
requests-offer-withdrawn = کشێنراوەتەوە
requests-offer-delivered = گەیەندراو
requests-available-on = بەردەست لە
requests-available = لە { $day }
requests-last-delivery = دوا گەیاندن { $day }
requests-note = تێبینی
requests-accept = پەسەندکردن
requests-decline = ڕەتکردنەوە
requests-decline-what = پێشکەشکردنەکە ڕەت دەکرێتەوە؛ هیچی وەک بەڵێن ناژمێردرێت.
requests-deliver = تۆمارکردنی گەیاندن
requests-offer-withdraw = کشانەوەی پێشکەشکردن
requests-offer-withdraw-what = ئەوەی گەیەندراوە دەمێنێتەوە؛ ئەوی تر دووبارە بۆ کەسانی تر کراوە دەبێت.
requests-offer-made = پێشکەشکردنەکەتان لای ڕێکخراوە داواکارەکەیە.
requests-offer-taken = پێشکەشکردنەکە پەسەند کرا: وەک بەڵێن دەژمێردرێت.
requests-delivery-noted = گەیاندنەکە تۆمار کرا.

# What is done.
requests-save = پاشەکەوتکردن
requests-saved = پاشەکەوت کرا.
requests-asked = داواکارییەکە بڵاو کرایەوە.
requests-close = داخستن
requests-close-what = چیتر ناتوانرێت هیچ پێشکەش بکرێت؛ ئەوەی بەڵێنی پێدراوە هێشتا دەگەیەنرێت.
requests-withdraw = کشانەوە
requests-withdraw-what = چیتر پێویست نییە. خۆتان ئەوانە ئاگادار بکەنەوە کە بەڵێنیان داوە.
requests-reopen = کردنەوەی دووبارە
requests-reopen-what = ئەوەی ماوە دووبارە دەکرێت پێشکەش بکرێت.
requests-why = بۆچی؟
requests-history = مێژووی گۆڕانکارییەکان
requests-did-ask = داوا کرا
requests-did-edit = ڕاست کرایەوە
requests-did-turn = داخرا، کشێنرایەوە یان کرایەوە
requests-did-otherwise = گۆڕدرا
