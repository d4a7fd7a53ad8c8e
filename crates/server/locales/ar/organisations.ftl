# The register of organisations.

organisations-name-needed = اكتب الاسم القانوني.
organisations-kind-needed = اختر نوع المنظمة.
organisations-former-too-many = عشرون اسماً سابقاً على الأكثر، لا يتجاوز كلٌّ منها ٣٠٠ حرف.
organisations-country-wrong = اكتب رمز البلد بحرفين لاتينيين كبيرين، مثل IQ.
organisations-email-wrong = هذا ليس عنوان بريد إلكتروني.
organisations-website-wrong = اكتب عنوان الموقع كاملاً مبتدئاً بـ https://
organisations-parent-branch = هذه المنظمة نفسها فرع. اختر مقرّها الرئيسي.
organisations-parent-itself = لا تكون المنظمة فرعاً لنفسها.
organisations-parent-has-branches = لها فروع، فلا يمكن أن تكون فرعاً.
organisations-alias-wrong = اكتب تهجئة فيها حرف واحد على الأقل ولا تتجاوز ٣٠٠ حرف.
organisations-expires-before-issued = تاريخ الانتهاء يسبق تاريخ الإصدار.
organisations-to-before-from = اليوم الأخير يسبق اليوم الأول.
organisations-conflict = غيّر شخص آخر هذا منذ أن فتحته
organisations-merged-already = دُمجت هذه المنظمة في منظمة أخرى
organisations-title = المنظمات
organisations-new = تسجيل منظمة
organisations-register = تسجيل
organisations-registered = تم التسجيل.
organisations-edit = تعديل
organisations-save = حفظ
organisations-saved = تم الحفظ.
organisations-search = الاسم بأي خط
organisations-none = لا توجد منظمة مطابقة.
organisations-on = تاريخ الاستخراج
organisations-name = الاسم
organisations-names = الأسماء
organisations-legal-name = الاسم القانوني
organisations-legal-name-hint = كما ورد في شهادة التسجيل، بأي لغة
organisations-name-en = الاسم بالإنكليزية
organisations-name-ar = الاسم بالعربية
organisations-name-ckb = الاسم بالسورانية
organisations-name-ku = الاسم بالكرمانجية
organisations-acronym = الاسم المختصر
organisations-former-name = اسم سابق
organisations-former-names = الأسماء السابقة
organisations-former-names-hint = اسم واحد في كل سطر
organisations-alias = التهجئة
organisations-aliases = تهجئات أخرى
organisations-aliases-what = تُفهم الملفات التي تكتبه هكذا.
organisations-alias-add = إضافة هذه التهجئة
organisations-alias-remove = إزالة
organisations-kind = النوع
organisations-kind-code = النوع (رمز أوتشا)
organisations-parent = فرع من
organisations-parent-hint = فقط لمكتب مسجَّل بذاته
organisations-parent-none = لا، هو مقر رئيسي
organisations-branch-of = فرع من { $name }
organisations-branches = الفروع
organisations-country = بلد المقر الرئيسي
organisations-country-hint = حرفان لاتينيان، مثل { $example }
organisations-about = نبذة عنها
organisations-website = الموقع الإلكتروني
organisations-email = البريد الإلكتروني
organisations-phone = الهاتف
organisations-contact = التواصل
organisations-contact-none = لم يُذكر شيء.
organisations-card = بطاقة عنوان
organisations-languages = لغات عملها
organisations-language-ar = العربية
organisations-language-ckb = الكردية (السورانية)
organisations-language-ku = الكردية (الكرمانجية)
organisations-language-en = الإنكليزية
organisations-language-tr = التركمانية أو التركية
organisations-language-syr = السريانية
organisations-language-fa = الفارسية
organisations-language-fr = الفرنسية
organisations-size = حجمها في البلد
organisations-size-small = صغيرة: حتى ٢٠ شخصاً
organisations-size-medium = متوسطة: حتى ١٠٠ شخص
organisations-size-large = كبيرة: أكثر من ١٠٠ شخص
organisations-staff = عدد العاملين في البلد
organisations-sector = القطاع
organisations-sectors = القطاعات
organisations-place = المحافظة
organisations-places = المحافظات
organisations-what-where = ما تعمله وأين
organisations-more = المزيد: الأسماء والقطاعات والمحافظات والتواصل
organisations-visibility = من يراها
organisations-visibility-hint = اختر الأخير إن كان ظهورها يعرّض أفرادها للخطر.
organisations-visibility-public = الجميع
organisations-visibility-members = أعضاء جهة التنسيق
organisations-visibility-coordination = المنسقون، وفي المحافظات أيضاً
organisations-visibility-own = هي نفسها والتنسيق الوطني فقط
organisations-shown-to = تظهر لـ: { $who }
organisations-state = الحالة
organisations-state-active = عاملة
organisations-state-closed = مغلقة
organisations-state-merged = مدموجة في أخرى
organisations-close = تسجيل أنها أُغلقت
organisations-close-what = تبقى في السجل مع كل ما أُبلغ عنها. يمكنك إعادة فتحها.
organisations-reopen = تسجيل أنها عادت إلى العمل
organisations-history = السجل التاريخي
organisations-told-registered = سُجّلت
organisations-told-edited = عُدّلت
organisations-told-closed = تغيّرت الحالة
organisations-told-merged = دُمجت
organisations-told-unmerged = أُلغي الدمج
organisations-merged-into = دُمجت في
organisations-alike = هل هي إحدى هذه؟
organisations-alike-what = هذه مسجلة من قبل وتشبهها. إن كانت إحداها فافتحها بدلاً من ذلك.
organisations-another = هي منظمة أخرى
organisations-may-be-registered = قد تكون مسجلة من قبل. انظر إلى ما يشبهها، أو أكّد أنها منظمة أخرى.
organisations-registration = التسجيل
organisations-registrations = التسجيلات
organisations-registrations-who = لا يرى هذه إلا المنظمة نفسها وجهة التنسيق.
organisations-registrations-none = لم يُذكر أي تسجيل.
organisations-registration-new = إضافة تسجيل
organisations-registration-remove = إزالة هذا التسجيل
organisations-registration-remove-what = يختفي التسجيل من الصفحة، ويبقى ما تغيّر محفوظاً في السجل.
organisations-authority = مسجلة لدى
organisations-jurisdiction = بموجب قانون
organisations-jurisdiction-federal = العراق الاتحادي
organisations-jurisdiction-kurdistan = إقليم كوردستان
organisations-number = الرقم
organisations-issued = تاريخ الإصدار
organisations-expires = صالح حتى
organisations-expires-hint = آخر يوم فيه. تُنبَّه قبل شهرين.
organisations-standing-valid = سارٍ
organisations-standing-soon = ينتهي قريباً
organisations-standing-expired = منتهٍ
organisations-file = نسخة ضوئية
organisations-file-hint = PDF أو PNG أو JPEG، بحد أقصى ١٠ ميغابايت
organisations-file-kept = توجد نسخة، والجديدة تحلّ محلها:
organisations-file-large = هذا الملف أكبر من ١٠ ميغابايت. امسحه بالأبيض والأسود أو أرسل صفحات أقل.
organisations-file-again = { $name } – لا يُحفظ الملف هنا. احفظ أولاً ثم أرفقه من جديد.
organisations-file-kind = هذا ليس PDF ولا PNG ولا JPEG. احفظه بإحدى هذه الصيغ وأرسله مرة أخرى.
organisations-post = المنصب
organisations-posts = المناصب
organisations-posts-none = لم يُذكر أي منصب.
organisations-post-new = إضافة منصب
organisations-post-title = المسمّى
organisations-title-ar = المسمّى بالعربية
organisations-title-ckb = المسمّى بالسورانية
organisations-post-email-hint = عنوان المنصب لا الشخص: يبقى حين يتغيّر الأشخاص
organisations-post-end = إنهاء هذا المنصب
organisations-post-end-what = ينتهي اليوم ويغادره من يشغله، ويبقى ماضيه معروفاً.
organisations-post-ended = انتهى
organisations-focal = نقطة الاتصال
organisations-focal-yes = نعم
organisations-focal-tick = شاغله يمثّل المنظمة لدى جهة التنسيق
organisations-vacant = شاغر
organisations-holder = يشغله
organisations-holders = من يشغله
organisations-past-holders = شغله سابقاً
organisations-holder-name = اسم شاغله
organisations-holder-needed = اكتب اسماً أو اختر حساباً.
organisations-has-account = له حساب
organisations-account = الحساب
organisations-account-hint = إن كان هذا الشخص يسجّل الدخول هنا
organisations-account-none = بلا حساب
organisations-hold = تحديد من يشغله
organisations-hold-hint = من يشغله الآن يغادره في اليوم السابق.
organisations-leave = غادره
organisations-leave-what = يصبح اليوم آخر يوم له في هذا المنصب.
organisations-step = الإجراء
organisations-from = من
organisations-to = حتى
organisations-since = منذ { $day }
organisations-from-to = من { $from } إلى { $to }
organisations-merge = دمج
organisations-merges = عمليات الدمج
organisations-merge-into = دمج سجل آخر في { $name }
organisations-merge-what = حين تكون منظمة واحدة مسجلة مرتين. ينتقل كل شيء إلى هذا السجل، ويدلّ عليه الاسمان.
organisations-merge-choose = الاختيار
organisations-merge-check = مراجعة ما ينتقل
organisations-merge-alike = ما يشبهها
organisations-merge-other = السجل الذي هو المنظمة نفسها
organisations-merge-preview = عرض ما سينتقل
organisations-merge-moves = ما ينتقل من { $other } إلى { $name }
organisations-merge-nothing = لا شيء مرتبط بها.
organisations-merge-spellings = تهجئات جديدة ستدلّ عليها
organisations-merge-visibility = ستظهر { $name } بعد ذلك لـ: { $who }. يُعمل بالخيار الأقل انفتاحاً من الاثنين.
organisations-merge-reason = السبب
organisations-merge-can-undo = يمكنك إلغاء الدمج لاحقاً.
organisations-merge-swap = الإبقاء على { $other } بدلاً من ذلك
organisations-merge-done = تم الدمج.
organisations-merge-undo = إلغاء الدمج
organisations-merge-undo-what = يعود كل ما انتقل إلى مكانه.
organisations-merge-undone = أُلغي الدمج.
organisations-merge-undone-badge = أُلغي
organisations-merge-undone-already = أُلغي هذا الدمج من قبل
organisations-merge-later-first = دُمج هذا السجل نفسه لاحقاً. ألغِ ذلك الدمج أولاً
organisations-merge-itself = لا يمكن دمج منظمة في نفسها.
organisations-merge-into-branch = لا يُدمج مقر رئيسي في فرع. ادمج بالاتجاه المعاكس.
organisations-merged-on = { $name }، { $day }
organisations-moved-aliases =
    { $count ->
        [zero] لا تهجئات
        [one] تهجئة واحدة
        [two] تهجئتان
        [few] { $count } تهجئات
        [many] { $count } تهجئة
       *[other] { $count } تهجئة
    }
organisations-moved-registrations =
    { $count ->
        [zero] لا تسجيلات
        [one] تسجيل واحد
        [two] تسجيلان
        [few] { $count } تسجيلات
        [many] { $count } تسجيلاً
       *[other] { $count } تسجيل
    }
organisations-moved-posts =
    { $count ->
        [zero] لا مناصب
        [one] منصب واحد
        [two] منصبان
        [few] { $count } مناصب
        [many] { $count } منصباً
       *[other] { $count } منصب
    }
organisations-moved-sectors =
    { $count ->
        [zero] لا قطاعات
        [one] قطاع واحد
        [two] قطاعان
        [few] { $count } قطاعات
        [many] { $count } قطاعاً
       *[other] { $count } قطاع
    }
organisations-moved-places =
    { $count ->
        [zero] لا محافظات
        [one] محافظة واحدة
        [two] محافظتان
        [few] { $count } محافظات
        [many] { $count } محافظة
       *[other] { $count } محافظة
    }
organisations-moved-branches =
    { $count ->
        [zero] لا فروع
        [one] فرع واحد
        [two] فرعان
        [few] { $count } فروع
        [many] { $count } فرعاً
       *[other] { $count } فرع
    }
organisations-moved-roles =
    { $count ->
        [zero] لا أدوار
        [one] دور واحد لشخص يمثّلها
        [two] دوران لمن يمثّلونها
        [few] { $count } أدوار لمن يمثّلونها
        [many] { $count } دوراً لمن يمثّلونها
       *[other] { $count } دور لمن يمثّلونها
    }
