# What may be wrong with an activity.
activities-title-missing = اكتب بكلمات قليلة ما الذي يُنفَّذ.
activities-title-long = هذا طويل جداً. اكتبه في ٣٠٠ حرف على الأكثر، والباقي في الوصف.
activities-place-missing = اختر مكاناً، أو اذكر أن العمل على مستوى البلد كله.
activities-period-wrong = اكتب الشهر بالسنة والشهر، مثل 2026-10.
activities-end-before-start = تاريخ الانتهاء قبل تاريخ البدء.
activities-negative = لا يمكن أن يكون عدد الأشخاص سالباً.
activities-absurd = هذا العدد أكبر من عدد السكان. راجع الرقم.
activities-parts-over-total = مجموع النساء والفتيات والرجال والفتيان أكبر من مجموع من وصلتهم المساعدة.
activities-part-over-total = هذا أكبر من مجموع من وصلتهم المساعدة.
activities-value-wrong = اكتب مبلغاً قدره صفر أو أكثر.
activities-currency-wrong = اكتب رمز العملة بثلاثة أحرف لاتينية كبيرة، مثل USD أو IQD.
activities-coordinates-wrong = خط العرض من −90 إلى 90 وخط الطول من −180 إلى 180، وكلاهما لازم.

# What may be wrong with what it refers to, and with its month.
activities-sector-unknown = اختر قطاعاً من القائمة.
activities-subsector-unknown = هذا القطاع الفرعي لا يتبع القطاع. اختر واحداً من القائمة أو اتركه فارغاً.
activities-modality-unknown = اختر أسلوب التقديم من القائمة أو اتركه فارغاً.
activities-group-unknown = اختر الفئات من القائمة.
activities-organisation-unknown = اختر منظمة من القائمة.
activities-place-unknown = اختر مكاناً من القائمة.
activities-external-ref-taken = هذا الرقم المرجعي لسجل آخر لهذه المنظمة. أعطِ كل سجل رقمه الخاص.
activities-ended-before-month = انتهى العمل قبل هذا الشهر. صحّح تاريخ الانتهاء أو الشهر، أو اذكر أنه مكتمل.
activities-starts-after-month = يبدأ العمل بعد هذا الشهر. صحّح تاريخ البدء أو الشهر، أو اذكر أنه مخطط له.
activities-locked = الشهر { $month } مقفل، أقفله { $who }، فلا تتغير سجلاته بعد الآن. راجع جهة التنسيق إن كان لا بد من تصحيح شيء.
activities-locked-already = هذا الشهر مقفل من قبل.
activities-copy-later = اختر شهراً بعد الشهر الذي تنسخ منه.
activities-copy-nothing = لم يبقَ ما يُنسخ: لا عمل مستمر من ذلك الشهر، أو أنه منسوخ من قبل.
activities-conflict = غيّر شخص آخر هذا النشاط منذ أن فتحته.

# The list.
activities-title = الأنشطة
activities-new = الإبلاغ عن نشاط
activities-new-what = دقيقتان: ماذا تنفذون، وأين، هذا الشهر. ويمكن إضافة كل ما عدا ذلك لاحقاً.
activities-search = كلمات
activities-kind = نوع المنظمة
activities-from-month = من شهر
activities-to-month = إلى شهر
activities-mine = أنشطتنا فقط
activities-stale = لم يُؤكَّد مؤخراً
activities-stale-badge = بحاجة إلى تأكيد
activities-yes = نعم
activities-none = لا نشاط يطابق ذلك. أزل أحد عوامل التصفية أو أبلغ عن أول نشاط.
activities-too-many-rows = هذا أكثر مما تتسع له ورقة في المصنّف (1,048,574 صفاً). ضيّق القائمة أو خذها بصيغة CSV.
activities-actions = إجراءات

# The fields.
activities-organisation = المنظمة
activities-programme = الشريك البرنامجي
activities-programme-hint = من يُبرمَج العمل من خلاله، إن لم تكونوا أنتم
activities-funder = الجهة المانحة
activities-joint-with = بالشراكة مع
activities-name = ما الذي يُنفَّذ
activities-name-hint = بكلمات قليلة، مثل: إصلاح بئرين
activities-description = الوصف
activities-sector = القطاع
activities-subsector = القطاع الفرعي
activities-type = نوع النشاط
activities-modality = أسلوب التقديم
activities-indicator = المؤشر
activities-unit = وحدة القياس
activities-project-code = رمز المشروع
activities-external-ref = الرقم المرجعي
activities-external-ref-hint = رقمكم أنتم لهذا السجل. والملف الذي يحمله يحدّث السجل.
activities-place = المكان
activities-whole-country = البلد كله
activities-whole-governorate = { $place }: كلها
activities-country-wide = على مستوى البلد
activities-location = الموقع
activities-location-hint = المخيم أو القرية أو الحي
activities-latitude = خط العرض
activities-longitude = خط الطول
activities-place-text = المكان كما كُتب
activities-gazetteer = قائمة الرموز
activities-month = الشهر
activities-start = تاريخ البدء
activities-end = تاريخ الانتهاء
activities-status = الحالة
activities-counted = أفراد أو أسر
activities-targeted = المستهدفون
activities-targeted-hint = العدد المراد الوصول إليه هذا الشهر
activities-reached = المستفيدون
activities-reached-hint = من وصلتهم المساعدة لأول مرة هذا الشهر؛ اتركه فارغاً إن لم يُعرف بعد
activities-women = النساء
activities-girls = الفتيات
activities-men = الرجال
activities-boys = الفتيان
activities-elderly = كبار السن
activities-with-disability = ذوو الإعاقة
activities-cumulative = الأرقام محسوبة منذ البداية، لا لهذا الشهر وحده
activities-groups = الفئة المستهدفة
activities-value = المبلغ
activities-currency = العملة
activities-funding-status = حالة التمويل
activities-visibility = من يراه
activities-aggregate-only = يُحسب في المجاميع، ولا يُعرض السجل إلا لنا ولجهة التنسيق

# Words of the fields.
activities-status-planned = مخطط له
activities-status-ongoing = جارٍ
activities-status-completed = مكتمل
activities-status-suspended = معلّق
activities-counted-people = أفراد
activities-counted-households = أسر
activities-visibility-public = الجميع
activities-visibility-members = المنظمات الأعضاء
activities-visibility-coordination = تنسيق المحافظة
activities-visibility-own = نحن والتنسيق الوطني فقط
activities-nobody = لا أحد
activities-nothing = بلا اختيار

# A record.
activities-number = رقم { $no }
activities-part-who = من
activities-part-what = ماذا
activities-part-where = أين
activities-part-when = متى
activities-part-whom = لمن
activities-part-how-much = كم
activities-part-seen = من يرى هذا
activities-seen-public = يرى هذا السجل الجميع.
activities-seen-members = ترى هذا السجل المنظمات الأعضاء وجهة التنسيق.
activities-seen-coordination = ترى هذا السجل المنظمة وتنسيق المحافظة.
activities-seen-own = لا يرى هذا السجل إلا المنظمة والتنسيق الوطني.
activities-seen-public-totals = ترى هذا السجل المنظمة وتنسيقها. أما الآخرون فيُحسب لهم فقط في مجاميع لا تسمّي منظمة.
activities-seen-members-totals = ترى هذا السجل المنظمة وتنسيقها. أما المنظمات الأعضاء فيُحسب لها فقط في مجاميع لا تسمّي منظمة.
activities-seen-coordination-totals = لا يرى هذا السجل إلا المنظمة وتنسيق المحافظة، ويُحسب في مجاميعهم.
activities-confirmed-by = آخر تأكيد: { $who }، { $when }.
activities-confirmed-when = آخر تأكيد: { $when }.
activities-stale-what = لم يقل أحد منذ ذلك الحين إنه ما زال صحيحاً.
activities-locked-badge = الشهر مقفل
activities-history = السجل الزمني
activities-somebody = شخص ما
activities-the-program = البرنامج
activities-did-report = أُبلغ عنه
activities-did-edit = صُحّح
activities-did-confirm = أُكّد أنه ما زال صحيحاً
activities-did-copy = استُكمل من الشهر السابق
activities-did-remind = ذُكّرت نقطة الاتصال
activities-did-import = استُورد من ملف
activities-did-undo-import = أُلغي استيراده
activities-did-otherwise = تغيّر

# What is done.
activities-edit = تصحيح
activities-save = حفظ
activities-send = إبلاغ
activities-more = المزيد: المانح والشركاء والنساء والرجال والتواريخ ومن يراه
activities-for-organisation = عن { $name }
activities-confirm = ما زال صحيحاً
activities-confirm-all = تأكيد كل أنشطتنا
activities-confirm-all-what = تقول إن كل ما هو مفتوح لمنظمتك في آخر شهر أبلغت عنه ما زال صحيحاً.
activities-confirm-nothing = لا شيء مفتوح للتأكيد.
activities-another = الإبلاغ عن نشاط آخر
activities-remove = إزالة
activities-remove-what = يخرج السجل من القائمة والخريطة وكل المجاميع، ويبقى ما قاله في سجل التغييرات.
activities-why = لماذا؟
activities-why-hint = كلمات قليلة للسجل الزمني، مثل: صُحّح الرقم بعد التوزيع
activities-reported = تم الإبلاغ. شكراً.
activities-reported-others = تم الإبلاغ. شكراً. قد يكون هناك أيضاً آخرون لا يحق لك الاطّلاع على تقاريرهم، وقد أُبلغ التنسيق بذلك.
activities-saved = تم الحفظ.
activities-confirmed = تم التأكيد. شكراً.
activities-removed = تمت الإزالة.

# Whole months.
activities-copy = نسخ الشهر الماضي
activities-copy-what = يُستكمل العمل المستمر في شهر جديد. تبدأ أرقامه فارغة، ولا يُنسخ شيء مرتين.
activities-copy-these = { $count ->
    [zero] لا نشاط لـ { $name } من { $from } يُستكمل في { $to }:
    [one] نشاط واحد لـ { $name } من { $from } يُستكمل في { $to }:
    [two] نشاطان لـ { $name } من { $from } يُستكملان في { $to }:
    [few] { $count } أنشطة لـ { $name } من { $from } تُستكمل في { $to }:
    [many] { $count } نشاطاً لـ { $name } من { $from } تُستكمل في { $to }:
   *[other] { $count } نشاط لـ { $name } من { $from } تُستكمل في { $to }:
}
activities-copy-none = لا عمل مستمر من ذلك الشهر.
activities-copy-do = نسخ
activities-copied = تم النسخ. املأ الأرقام الآن.
activities-locks = الأشهر المقفلة
activities-locks-what = لا تتغير سجلات الشهر المقفل بعد الآن أياً كان من يطلب، لأن أرقامه نُشرت.
activities-locks-none = لا شهر مقفل.
activities-lock = إقفال شهر
activities-locked-by = أقفله
activities-locked-on = بتاريخ
activities-note = ملاحظة
activities-note-hint = السبب، لمن يسأل لاحقاً
activities-unlock = إعادة الفتح
activities-unlock-what = يمكن بعد ذلك تغيير سجلاته من جديد.
activities-locked-done = أُقفل الشهر.
activities-unlocked-done = أُعيد فتح الشهر.

# The file.
activities-sheet-id = معرّف تنسيق
activities-sheet-no = الرقم
activities-sheet-reference = الرقم المرجعي
activities-sheet-organisation = المنظمة
activities-sheet-acronym = الاسم المختصر
activities-sheet-kind = نوع المنظمة
activities-sheet-title = النشاط
activities-sheet-governorate = المحافظة
activities-sheet-governorate-code = رمز المحافظة
activities-sheet-district = القضاء
activities-sheet-district-code = رمز القضاء
activities-sheet-sub-district = الناحية
activities-sheet-country-wide = على مستوى البلد
activities-sheet-cumulative = تراكمي
activities-sheet-visibility = من يراه
activities-sheet-aggregate-only = في المجاميع فقط
activities-sheet-confirmed = تاريخ التأكيد
activities-sheet-made = أُعدّ في
activities-sheet-rows = عدد الصفوف
activities-sheet-for = يجوز أن يقرأه
activities-sheet-everybody = الجميع

# The letter to whoever speaks for an organisation.
activities-letter-subject = { $name }: هل ما زال هذا صحيحاً؟
activities-letter = مرحباً،

    { $count ->
        [zero] لا نشاط لمنظمة { $name } لم يُؤكَّد
        [one] نشاط واحد لمنظمة { $name } لم يُؤكَّد
        [two] نشاطان لمنظمة { $name } لم يُؤكَّدا
        [few] { $count } أنشطة لمنظمة { $name } لم تُؤكَّد
        [many] { $count } نشاطاً لمنظمة { $name } لم تُؤكَّد
       *[other] { $count } نشاط لمنظمة { $name } لم تُؤكَّد
    } منذ أكثر من { $days } يوماً. وعليها تقوم الخريطة والمجاميع التي يراها الجميع.

    افتح هذه الصفحة، وأكّد ما لا يزال صحيحاً، وصحّح ما تغيّر، أو استكمل العمل في هذا الشهر:
    { $link }

    يستغرق ذلك دقيقتين. لا تصلك هذه الرسالة أكثر من مرة كل ثلاثين يوماً.
activities-moved = { $count ->
    [zero] لا أنشطة
    [one] نشاط واحد
    [two] نشاطان
    [few] { $count } أنشطة
    [many] { $count } نشاطاً
   *[other] { $count } نشاط
}

# من يقوم بالعمل نفسه، قبل حفظ التقرير.
activities-others = هناك من يقوم بهذا هنا
activities-others-here = قد يكون آخرون يقومون بالعمل نفسه هنا. اطّلع عليهم أولاً، أو قل إنك تعلم بهم.
activities-others-told = أعلم ذلك، أرسل تقريري

# من لم يُبلّغ بعد.
activities-coverage = تقارير الشهر
activities-coverage-what = يُنتظر تقرير جديد من كل منظمة كان لها عمل جارٍ في أحد الأشهر الثلاثة السابقة.
activities-coverage-reported = منظمات أرسلت تقاريرها
activities-coverage-missing = تقارير ناقصة
activities-coverage-before = الناس في آخر تقاريرها
activities-coverage-before-note = ليسوا ضمن أي رقم لهذا الشهر.
activities-coverage-last = آخر تقرير
activities-coverage-under-way = الجاري حينها
activities-coverage-reached = المستفيدون حينها
activities-coverage-none = أرسل الجميع تقاريرهم.
activities-ask = اطلب التقارير
activities-ask-what = تُرسل رسالة إلى منسق كل منظمة مؤشَّر عليها، أو إليهم جميعاً إن لم تؤشِّر على أحد. لا يصل أحداً أكثر من رسالة خلال ثلاثة أيام.
activities-asked = الرسائل في طريقها.
activities-asked-some = الرسائل في طريقها إلى من يمكن الوصول إليه ولم تصله رسالة خلال آخر ثلاثة أيام.
activities-ask-lately = وصلتهم جميعاً رسالة خلال آخر ثلاثة أيام.
activities-ask-nobody = لا أحد يمثّل هذه المنظمات هنا بعد. أنشئ حساباً لأحد العاملين فيها.
activities-ask-later = لم يأتِ هذا الشهر بعد، فلا يمكن لأحد أن يكون قد رفع تقريره عنه.
activities-ask-none = لا حاجة إلى طلب شيء: رفعوا جميعاً تقاريرهم في هذه الأثناء.
activities-ask-letter-subject = تقرير { $month }
activities-ask-letter =
    مرحباً،

    لم يصلنا بعد تقرير { $name } عن { $month }. إن كان عملكم مستمراً كما كان فتكفي لمستان:
    { $link }

    شكراً لكم. من دون تقريركم يغيب عملكم عن الصورة المشتركة.
activities-not-yours-to-open = لا يحق إلا للمنظمة نفسها، أو لمن ينسّق البلد كله، إظهار هذا السجل لمزيد من الناس.
