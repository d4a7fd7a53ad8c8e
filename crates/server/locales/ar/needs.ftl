# What may be wrong with an assessment, a figure, a place, a decision.
needs-title-missing = اكتب اسماً للتقييم.
needs-end-before-start = تاريخ الانتهاء قبل تاريخ البدء.
needs-places-missing = اختر الأماكن، أو اذكر أنه يشمل البلد كله؛ لا الاثنين معاً.
needs-sectors-missing = اختر قطاعاً واحداً على الأقل.
needs-link-wrong = اكتب عنوان الصفحة كاملاً، ابتداءً من https://
needs-people-missing = اكتب عدد المحتاجين، أو صفراً إن لم يكن هناك أحد.
needs-people-negative = لا يمكن أن يكون عدد الأشخاص سالباً.
needs-people-absurd = هذا العدد أكبر من عدد السكان. راجع الرقم.
needs-severity-wrong = الشدة عدد صحيح من 1 إلى 5، أو تُترك فارغة إن لم تُعرف.
needs-as-of-missing = اكتب التاريخ.
needs-as-of-later = هذا اليوم لم يأتِ بعد.
needs-source-missing = اختر التقييم الذي جاء منه الرقم، أو اكتب مصدره.
needs-place-wrong = اختر محافظة أو قضاء.
needs-sector-unknown = اختر قطاعاً من القائمة.
needs-group-unknown = هذه الفئة ليست في قائمة فئات السكان. اختر واحدة من القائمة.
needs-organisation-unknown = اختر منظمة من القائمة.
needs-assessment-unknown = اختر تقييماً من القائمة.
needs-population-source-missing = اكتب مصدر عدد السكان.
needs-access-wrong = إمكانية الوصول عدد صحيح من 1 (لا يصل أحد) إلى 5 (وصول حر).
needs-access-day-missing = اكتب تاريخ هذه المعلومة، فالوصول يتغير بسرعة.
needs-decision-missing = اكتب ما الذي تقرر.
needs-before-decision = هذا اليوم قبل تاريخ القرار.
needs-conflict = غيّر شخص آخر هذا السجل منذ أن فتحته. افتحه من جديد.
needs-assessment-in-use = تستند أرقام إلى هذا التقييم. أزلها أولاً، أو أعطها مصدراً آخر.
needs-assessments-moved = { $count ->
    [zero] لا تقييمات
    [one] تقييم واحد
    [two] تقييمان
    [few] { $count } تقييمات
    [many] { $count } تقييماً
   *[other] { $count } تقييم
}
needs-figures-moved = { $count ->
    [zero] لا أرقام احتياج
    [one] رقم احتياج واحد
    [two] رقما احتياج
    [few] { $count } أرقام احتياج
    [many] { $count } رقم احتياج
   *[other] { $count } رقم احتياج
}
