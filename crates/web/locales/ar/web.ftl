# إطار كل صفحة والاستمارات والجداول وعوامل التصفية والأخطاء.

web-name = تنسيق
web-skip = انتقل إلى المحتوى
web-main-menu = القائمة الرئيسية
web-menu = القائمة
web-more = المزيد
web-language = اللغة
web-digits = الأرقام:
web-sign-in = تسجيل الدخول
web-sign-out = تسجيل الخروج
web-trail = أنت هنا
web-sample-title = بيانات تجريبية.
web-sample-text = كل ما هنا مختلَق لتجربة البرنامج.

web-form-optional = (اختياري)
web-form-error = خطأ:
web-form-errors = { $count ->
    [zero] لا شيء يحتاج إلى تصحيح
    [one] أمر واحد يحتاج إلى تصحيح
    [two] أمران يحتاجان إلى تصحيح
    [few] { $count } أمور تحتاج إلى تصحيح
    [many] { $count } أمرًا يحتاج إلى تصحيح
   *[other] { $count } أمر يحتاج إلى تصحيح
}
web-form-choose = اختر…
web-form-find = اكتب للبحث
web-form-cancel = إلغاء
web-form-month-hint = السنة والشهر، مثل { $example }

web-table-empty = لا شيء هنا بعد.
web-pages = الصفحات
web-pages-shown = { $from }–{ $to } من { $total }
web-pages-where = الصفحة { $page } من { $last }
web-pages-previous = السابقة
web-pages-next = التالية
web-download = تنزيل:

web-filters = عوامل التصفية
web-filters-all = الكل
web-filters-show = عرض
web-filters-active = التصفية حسب
web-filters-remove = إزالة هذه التصفية
web-filters-clear = إزالة الكل

web-history-empty = لا تغييرات بعد.
web-history-nothing = فارغ
web-steps = الخطوة { $now } من { $last }
web-steps-done = (تمت)

web-ago-now = الآن
web-ago-minutes = { $n ->
    [zero] الآن
    [one] قبل دقيقة
    [two] قبل دقيقتين
    [few] قبل { $n } دقائق
    [many] قبل { $n } دقيقة
   *[other] قبل { $n } دقيقة
}
web-ago-hours = { $n ->
    [zero] الآن
    [one] قبل ساعة
    [two] قبل ساعتين
    [few] قبل { $n } ساعات
    [many] قبل { $n } ساعة
   *[other] قبل { $n } ساعة
}
web-ago-days = { $n ->
    [zero] اليوم
    [one] أمس
    [two] قبل يومين
    [few] قبل { $n } أيام
    [many] قبل { $n } يومًا
   *[other] قبل { $n } يوم
}
web-ago-months = { $n ->
    [zero] هذا الشهر
    [one] قبل شهر
    [two] قبل شهرين
    [few] قبل { $n } أشهر
    [many] قبل { $n } شهرًا
   *[other] قبل { $n } شهر
}
web-ago-years = { $n ->
    [zero] هذه السنة
    [one] قبل سنة
    [two] قبل سنتين
    [few] قبل { $n } سنوات
    [many] قبل { $n } سنة
   *[other] قبل { $n } سنة
}
web-ahead-days = { $n ->
    [zero] لاحقًا اليوم
    [one] غدًا
    [two] بعد يومين
    [few] بعد { $n } أيام
    [many] بعد { $n } يومًا
   *[other] بعد { $n } يوم
}

web-conflict = سبقك شخص آخر إلى الحفظ
web-conflict-what = غيّر { $who } هذا السجل { $when } أثناء كتابتك. لم يضع شيء مما كتبت: قارن ثم اختر.
web-conflict-differences = أوجه الاختلاف
web-conflict-field = الحقل
web-conflict-mine = ما كتبته
web-conflict-theirs = المحفوظ الآن
web-conflict-keep-mine = احفظ ما كتبته
web-conflict-keep-theirs = أبقِ المحفوظ

web-problem-401 = يرجى تسجيل الدخول
web-problem-401-do = هذه الصفحة لأصحاب الحسابات. سجّل الدخول وستعود إليها.
web-problem-403 = لا يُسمح لك بهذا
web-problem-403-do = دورك لا يتيح ذلك هنا. راجع المنسق إن رأيت أنه ينبغي أن يتيحه.
web-problem-404 = لا توجد صفحة كهذه
web-problem-404-do = قد يكون العنوان خاطئًا، أو أن السجل أزيل أو ليس متاحًا لك.
web-problem-409 = تغيّر هذا في هذه الأثناء
web-problem-409-do = ارجع وأعد تحميل الصفحة ثم كرّر تغييرك.
web-problem-413 = هذا الملف أكبر من المسموح
web-problem-413-do = أرسل ملفًا أصغر أو قسّمه إلى أجزاء.
web-problem-422 = ثمة ما ليس صحيحًا
web-problem-422-do = ارجع وصحّح ما ذُكر هنا ثم أرسله من جديد.
web-problem-429 = محاولات كثيرة
web-problem-429-do = انتظر بضع دقائق ثم حاول مجددًا.
web-problem-500 = حدث خطأ من جهتنا
web-problem-500-do = لم يُحفظ شيء ناقصًا. حاول مجددًا، وإن تكرر فأعطِ المسؤول الرقم أدناه.
web-problem-503 = غير متاح حاليًا
web-problem-503-do = الخادم مشغول أو قيد الصيانة. حاول بعد دقيقة.
web-problem-again = ما كتبته محفوظ هنا: يمكنك إرساله مرة أخرى.
web-problem-again-401 = ما كتبته محفوظ هنا: سجّل الدخول في النافذة الجديدة، ثم عد إلى هذه الصفحة وأرسله مرة أخرى.
web-problem-send = أرسله مرة أخرى
web-problem-reference = الرقم للمسؤول: { $reference }
web-problem-home = إلى الصفحة الرئيسية

web-field-needed = يرجى ملء هذا الحقل.
web-field-too-long = لا يزيد على { $most } حرفاً.
web-field-number = هذا ليس رقماً.
web-field-number-range = يرجى كتابة رقم من { $least } إلى { $most }.
web-field-date = هذا ليس تاريخاً. اكتبه هكذا: 2026-10-31 أو 31/10/2026.
web-field-month = هذا ليس شهراً. اكتبه هكذا: 2026-10.
web-field-choice = يرجى الاختيار من القائمة.
web-field-json = تعذّرت قراءة ما أُرسل.
web-exists = يوجد واحد مثله من قبل.
web-in-use = ما زال شيء آخر يشير إليه.
web-form-expired = بقي هذا النموذج مفتوحاً مدة طويلة.
web-too-many = { $seconds ->
    [zero] حاول مرة أخرى الآن.
    [one] حاول مرة أخرى بعد ثانية واحدة.
    [two] حاول مرة أخرى بعد ثانيتين.
    [few] حاول مرة أخرى بعد { $seconds } ثوانٍ.
    [many] حاول مرة أخرى بعد { $seconds } ثانية.
   *[other] حاول مرة أخرى بعد { $seconds } ثانية.
}
web-too-large = لا يمكن إرسال أكثر من { $megabytes } ميغابايت دفعة واحدة.
web-sheet = البيانات
web-sheet-about = عن الملف
