# What may be wrong with a request or an offer.
requests-title-missing = اكتب بكلمات قليلة ما المطلوب.
requests-unit-missing = اكتب ما الذي يُعدّ، مثل صناديق أو خيام.
requests-quantity-missing = اكتب الكمية.
requests-quantity-small = الكمية عدد صحيح، 1 أو أكثر.
requests-quantity-absurd = هذا أكبر من أن يكون مقصوداً. راجع الرقم.
requests-quantity-promised = وُعد منه بـ { $promised } بالفعل، فلا يمكن طلب أقل من ذلك.
requests-over-open = لم يبقَ إلا { $open } من أصل { $asked }، والباقي وعد به آخرون. اكتب { $open } أو أقل.
requests-nothing-open = وُعد به كله من آخرين بالفعل.
requests-over-offer = هذا أكثر مما عُرض.
requests-over-due = لم يبقَ مما وُعد به إلا { $due }.
requests-day-later = هذا اليوم لم يأتِ بعد.
requests-place-unknown = اختر مكاناً من القائمة.
requests-sector-unknown = اختر قطاعاً من القائمة أو اتركه فارغاً.
requests-organisation-unknown = اختر منظمة من القائمة.
requests-offer-own = هذا طلبكم أنتم.
requests-not-open = هذا الطلب لم يعد مفتوحاً: لا يمكن عرض شيء أو الوعد به.
requests-offer-settled = أُجيب عن هذا العرض أو سُحب في هذه الأثناء. افتح الطلب من جديد.
requests-state-already = قام شخص آخر بذلك في هذه الأثناء.
requests-conflict = غيّر شخص آخر هذا الطلب منذ أن فتحته. افتحه من جديد.
requests-moved = { $count ->
    [zero] لا طلبات مساعدة
    [one] طلب مساعدة واحد
    [two] طلبا مساعدة
    [few] { $count } طلبات مساعدة
    [many] { $count } طلب مساعدة
   *[other] { $count } طلب مساعدة
}
requests-offers-moved = { $count ->
    [zero] لا عروض مساعدة
    [one] عرض مساعدة واحد
    [two] عرضا مساعدة
    [few] { $count } عروض مساعدة
    [many] { $count } عرض مساعدة
   *[other] { $count } عرض مساعدة
}
