# What may be wrong with a request or an offer.
requests-title-missing = اكتب بكلمات قليلة ما المطلوب.
requests-unit-missing = اكتب ما الذي يُعدّ، مثل صناديق أو خيام.
requests-items-missing = اذكر شيئاً واحداً على الأقل مما تحتاج إليه، وكميته، والوحدة التي يُعدّ بها.
requests-items-many = لا يتسع الطلب الواحد لأكثر من { $most } من المواد. اطلب الباقي في طلب ثانٍ.
requests-item-missing = اذكر ما المطلوب.
requests-item-twice = هذه المادة مطلوبة في صف سابق. اجمع الكميتين هناك.
requests-item-offered = قدّم آخرون عروضاً لهذه المادة، فلا يمكن حذفها. أجب عن عروضهم أولاً.
requests-item-gone = تغيّر الطلب منذ أن فتحته ولم تعد هذه المادة فيه. افتحه من جديد.
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
requests-offer-nothing = اذكر الكمية التي تعرضها من مادة واحدة على الأقل.
requests-not-open = هذا الطلب لم يعد مفتوحاً: لا يمكن عرض شيء أو الوعد به.
requests-offer-settled = أُجيب عن هذا العرض أو سُحب في هذه الأثناء. افتح الطلب من جديد.
requests-state-already = قام شخص آخر بذلك في هذه الأثناء.
requests-conflict = غيّر شخص آخر هذا الطلب منذ أن فتحته. افتحه من جديد.
requests-not-yours-to-open = لا يوسّع دائرة من يرى الطلب إلا المنظمة الطالبة أو التنسيق الوطني.
requests-not-yours-to-give = لا ينقل الطلب إلى منظمة أخرى إلا المنظمة الطالبة أو التنسيق الوطني.
requests-delivered-meanwhile = سُجّل تسليم منذ أن فتحت هذه الصفحة. افتح الطلب من جديد وانظر ما سُجّل، ثم سجّل تسليمك إن كان ناقصاً.
requests-unit-offered = قدّم آخرون عروضاً لهذه المادة كما كانت. أجب عن عروضهم أولاً، أو اطلب غيرها في صف جديد.
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
# The list.
requests-title = طلبات المساعدة
requests-what-for = ما يحتاجه الأعضاء بعضهم من بعض، وما وُعد به، وما وصل. لا يُوعد بشيء مرتين.
requests-new = طلب مساعدة
requests-edit = تصحيح
requests-none = لا يوجد طلب مطابق.
requests-search = كلمات
requests-number = رقم { $no }
requests-number-column = الرقم
requests-what = المطلوب
requests-what-hint = كلمات قليلة مثل: مواد شتوية لكويسنجق
requests-organisation = المنظمة
requests-place = المكان
requests-sector = القطاع
requests-no-sector = بلا قطاع معيّن
requests-needed-by = مطلوب قبل
requests-quantity = الكمية
requests-unit = وحدة العدّ
requests-unit-hint = صناديق، خيام، أيام عمل
requests-items = المواد
requests-item = المادة
requests-item-hint = إن كانت مادة واحدة فيمكن ترك هذا فارغاً، وتأخذ عندئذ اسم الطلب
requests-item-no = المادة { $n }
requests-more-items = صفوف أخرى: { $n }
requests-open-of = بقي { $open } من { $asked } { $unit }
requests-open-still = الباقي: { $open }
requests-quantity-of = { $item }، بوحدة: { $unit }
requests-description = تفاصيل أخرى
requests-description-hint = لا تذكر من قد يتضرر منه
requests-visibility = من يراه
requests-visibility-public = الجميع
requests-visibility-members = المنظمات الأعضاء
requests-visibility-coordination = تنسيق المحافظة
requests-visibility-own = نحن والتنسيق الوطني فقط
requests-state = الحالة
requests-state-open = مفتوح
requests-state-closed = مغلق
requests-state-withdrawn = مسحوب
requests-late = متأخر
requests-asked-for = الكمية المطلوبة
requests-promised = الموعود به
requests-delivered = المسلَّم
requests-open = المتبقي
requests-waiting = إضافة إلى { $n } معروضة تنتظر الجواب
requests-file = ما هذا الملف
requests-as-of = بتاريخ
requests-file-part = الطلبات في هذا الملف
requests-of = { $n } من { $all }

# Offers.
requests-offers = العروض
requests-offers-none = لم يعرض أحد شيئاً بعد.
requests-offer-new = عرض مساعدة
requests-offer-what = يُلزمكم العرض متى قُبل.
requests-offer-for = باسم { $name }
requests-offer-stands = المقبول: { $accepted }. المسلَّم: { $delivered }.
requests-offer-offered = معروض
requests-offer-accepted = مقبول
requests-offer-declined = مرفوض
requests-offer-withdrawn = مسحوب
requests-offer-delivered = مسلَّم
requests-available-on = متاح من
requests-available = من { $day }
requests-last-delivery = آخر تسليم { $day }
requests-note = ملاحظة
requests-accept = قبول
requests-decline = رفض
requests-decline-what = يُرفض العرض ولا يُحسب شيء منه وعداً.
requests-deliver = تسجيل تسليم
requests-offer-withdraw = سحب العرض
requests-offer-withdraw-what = يبقى ما سُلّم، ويُفتح الباقي للآخرين من جديد.
requests-offer-made = عرضكم لدى المنظمة الطالبة.
requests-offer-taken = قُبل العرض وصار وعداً.
requests-delivery-noted = سُجّل التسليم.

# What is done.
requests-save = حفظ
requests-saved = تم الحفظ.
requests-asked = نُشر الطلب.
requests-close = إغلاق
requests-close-what = لا يمكن عرض المزيد، ويمكن تسليم ما وُعد به.
requests-withdraw = سحب
requests-withdraw-what = لم يعد مطلوباً. يبقى عليكم إبلاغ من وعد بشيء.
requests-reopen = إعادة الفتح
requests-reopen-what = يمكن عرض المتبقي من جديد.
requests-why = لماذا؟
requests-history = السجل الزمني
requests-did-ask = طُلب
requests-did-edit = صُحّح
requests-did-turn = أُغلق أو سُحب أو فُتح
requests-did-otherwise = تغيّر
