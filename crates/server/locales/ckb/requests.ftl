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
requests-moved = { $count ->
    [one] یەک داواکاریی یارمەتی
   *[other] { $count } داواکاریی یارمەتی
}
requests-offers-moved = { $count ->
    [one] یەک پێشکەشکردنی یارمەتی
   *[other] { $count } پێشکەشکردنی یارمەتی
}
