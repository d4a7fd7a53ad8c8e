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
needs-place-country = اختر مكاناً داخل البلد: محافظة أو قضاءً أو مكاناً فيه.
needs-part-unknown = لا توجد في القضاء ناحية واحدة بهذا الاسم. اكتبها كما في قائمة الأماكن، أو اتركها فارغة إن كان الرقم للقضاء كله.
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
needs-not-yours-to-open = لا يوسّع دائرة من يراه إلا المنظمة صاحبته أو التنسيق الوطني.
needs-not-yours-to-give = لا ينقله إلى منظمة أخرى إلا المنظمة صاحبته أو التنسيق الوطني.
needs-assessment-in-use = تستند أرقام إلى هذا التقييم. أزلها أولاً، أو أعطها مصدراً آخر.
needs-assessments-moved = { $count ->
    [zero] لا تقييمات
    [one] تقييم واحد
    [two] تقييمان
    [few] { $count } تقييمات
    [many] { $count } تقييماً
   *[other] { $count } تقييم
}
needs-partners-moved = { $count ->
    [zero] لا شراكات في تقييمات
    [one] شراكة واحدة في تقييم
    [two] شراكتان في تقييمين
    [few] { $count } شراكات في تقييمات
    [many] { $count } شراكة في تقييمات
   *[other] { $count } شراكة في تقييمات
}
needs-figures-moved = { $count ->
    [zero] لا أرقام احتياج
    [one] رقم احتياج واحد
    [two] رقما احتياج
    [few] { $count } أرقام احتياج
    [many] { $count } رقم احتياج
   *[other] { $count } رقم احتياج
}
# The parts of the room.
needs-parts = أقسام الاحتياجات
needs-gaps = الاحتياجات والفجوات
needs-agenda = أولويات التدخل
needs-figures = أعداد المحتاجين
needs-assessments = التقييمات
needs-standing = الوصول والسكان

# Gaps.
needs-as-of-today = بتاريخ
needs-share = تشمل الأرقام ما يحق لك الاطلاع عليه.
needs-share-all = تشمل الأرقام كل شيء.
needs-share-visitor = تشمل الأرقام السجلات العامة فقط.
needs-sign-in = سجّل الدخول لترى ما هو متاح لك
needs-window = العمل المبلّغ عنه من { $from } إلى { $to }
needs-window-month = العمل المبلّغ عنه في { $to }
needs-work-counted = العمل المحسوب
needs-reporting = { $silent } من أصل { $all } منظمة لديها عمل جارٍ لم تُبلّغ بعد عن { $month }. الأشخاص في آخر تقاريرها، وعددهم { $reached }، غائبون هنا، فقد تكون الفجوة أصغر مما تبدو.
needs-reporting-complete = كل المنظمات التي لديها عمل جارٍ، وعددها { $all }، أبلغت عن { $month }.
needs-reporting-none = لم يُبلَّغ مؤخراً عن عمل يحق لك الاطلاع عليه، فقد تكون كل فجوة أصغر مما تبدو.
needs-coverage-of-reports = اكتمال التقارير
needs-silent-here = تقاريرها ناقصة
needs-silent-cell = منظمات تعمل في هذه المحافظة وتقريرها ناقص: { $n }.
needs-of = { $n } من { $all }
needs-of-five = { $n } من { $most }
needs-shown-as = كيف تُعرض الفجوات
needs-view-matrix = مصفوفة
needs-view-map = خريطة
needs-view-table = جدول
needs-matrix-caption = حالة كل قطاع في كل مكان، مع عدد المحتاجين الذين لم تصلهم المساعدة
needs-map-what = يعرض كل مكان القطاع الذي فيه أكبر عدد غير مشمول، أو القطاع الذي اخترته؛ وكلما كان اللون أغمق كانت الفجوة أوسع.
needs-boundaries = لا تعبّر الحدود والأسماء المبيّنة عن أي رأي في وضع أي إقليم.
needs-boundaries-from = الحدود: { $source }.
needs-districts-of = أقضية محافظة
needs-all-governorates = العودة إلى كل المحافظات
needs-no-areas = لا يوجد مكان لعرضه هنا.
needs-state = الحالة
needs-signs = معنى العلامات
needs-state-no-data = لا بيانات
needs-state-no-data-what = لم يذكر أحد عدد المحتاجين، فلا يمكن قول شيء عن الفجوة أياً كان من يعمل هناك.
needs-state-no-presence = لا حضور
needs-state-no-presence-what = هناك محتاجون، ولا يُعرف أي عمل لهم هناك.
needs-state-planned-only = مخطط له فقط
needs-state-planned-only-what = هناك عمل مخطط له أو جارٍ، ولم يُبلَّغ عن وصول المساعدة إلى أحد.
needs-state-partly-covered = مغطى جزئياً
needs-state-partly-covered-what = وصلت المساعدة إلى بعض الناس، وهم أقل من المحتاجين.
needs-state-covered = مغطى
needs-state-covered-what = وصلت المساعدة إلى عدد يساوي المحتاجين، أو لا يوجد محتاجون.
needs-need-highest = المحتاجون دون تكرار
needs-need-sum = مجموع القطاعات كلها (حد أعلى)
needs-uncovered = لم تصلهم المساعدة
needs-uncovered-widest = لم تصلهم المساعدة، القطاع الأوسع فجوة
needs-people-rule-title = كيف يُحسب الأشخاص
needs-people-rule = لا يُجمع الأشخاص عبر قطاعات المنطقة الواحدة، لأن الشخص نفسه قد يحتاج إلى أشياء عدة: يُؤخذ القطاع ذو العدد الأعلى، والمجموع حد أعلى لا غير. أما عبر المناطق وفئات السكان فيُجمعون. والمكان وما فيه من أماكن بديلان لا يُجمعان: إن كان لكل مكان فيه رقم ليس أقدم من رقمه أُخذت أرقامها، وإلا أُخذ الأكبر منهما. وإذا ساعدت منظمتان الأشخاص أنفسهم في قطاع واحد فقد يُحسبون مرتين.
needs-group-rule = لفئة { $group } لا يُحسب إلا العمل الذي يسمّي هذه الفئة وحدها؛ والعمل لفئات عدة، أو الذي لا يسمّي فئة، لا يمكن تقسيمه: يُذكر على حدة ويُعدّ حضوراً فقط.
needs-elsewhere = أنشطة على مستوى البلد لا تدخل في أرقام أي مكان: { $n }. من وصلتهم المساعدة منها: { $reached }.
needs-elsewhere-within = أنشطة تشمل المحافظة كلها ولا تدخل في أرقام أي قضاء: { $n }. من وصلتهم المساعدة منها: { $reached }.
needs-from-month = العمل من شهر
needs-to-month = إلى شهر
needs-all-groups = كل السكان
needs-activities = الأنشطة
needs-planned = المستهدفون
needs-reached = المستفيدون
needs-reached-of = وصلت المساعدة إلى { $reached } من { $need }
needs-households = الأسر المستفيدة
needs-households-note = إضافة إلى { $n } من الأسر لا تُجمع مع الأشخاص
needs-untold = مستفيدون لم تُفصل فئتهم
needs-untold-note = إضافة إلى { $n } من عمل لا يفصل هذه الفئة
needs-counted = ما تشمله الأرقام
needs-see-activities = الأنشطة هناك: { $n }
needs-see-cell = عرض هذا المكان والقطاع
needs-oldest = بتاريخ { $day }
needs-figures-behind = أرقام الاحتياج

# Where next.
needs-weight-what = الترتيب بحسب الشدة × من لم تصلهم المساعدة × إمكانية الوصول، وتُحسب الشدة والوصول أخماساً، وما لا يُعرف يُحسب 3. القرار لجهة التنسيق لا للترتيب.
needs-weight = الوزن
needs-rest = ما زاد على الأقضية
needs-rest-what = ما زاد على أرقام أقضيتها
needs-rank = الترتيب
needs-assumed = غير معروف
needs-agenda-none = لا تُعرف فجوة فيما طلبته.
needs-decisions = القرارات
needs-decisions-none = لم يتقرر شيء بشأن هذا بعد.
needs-decided = تقرّر
needs-decision = القرار
needs-decision-hint = ما تقرر كما يُكتب في المحضر. لا تذكر شخصاً قد يتضرر منه.
needs-decision-new = تسجيل قرار
needs-decision-recorded = سُجّل القرار.
needs-decided-on = تاريخ القرار
needs-responsible = من يتابعه
needs-responsible-hint = منظمة أو منصب
needs-follow-up-on = المتابعة قبل
needs-follow-up-by = المتابعة قبل { $day }
needs-done-on = أُنجز في
needs-done-by = أُنجز في { $day }
needs-done-hint = اتركه فارغاً ما دام العمل لم يكتمل
needs-overdue = تأخرت المتابعة

# Figures.
needs-figure-new = إضافة رقم احتياج
needs-figure-edit = تصحيح رقم احتياج
needs-figure-what = كم شخصاً محتاجاً في مكان واحد لقطاع واحد. يُحسب الرقم الأحدث وتُحفظ الأقدم.
needs-figures-none = لا توجد أرقام مطابقة.
needs-figures-of-it = أرقام الاحتياج المأخوذة منه
needs-newest-rule = من بين أرقام عدة لمكان وقطاع وفئة واحدة يُحسب الأحدث.
needs-older = أقدم
needs-place = المكان
needs-governorate = المحافظة
needs-governorate-code = رمز المحافظة
needs-district = القضاء
needs-district-code = رمز القضاء
needs-sub-district = الناحية
needs-sub-district-code = رمز الناحية
needs-part-hint = إن كان الرقم لجزء من القضاء فقط
needs-sector = القطاع
needs-group = فئة السكان
needs-people = المحتاجون
needs-people-hint = أشخاص لا أسر
needs-severity = الشدة
needs-severity-hint = كما يقدّرها التقييم
needs-severity-1 = 1 – معدومة أو ضئيلة
needs-severity-2 = 2 – ضغط
needs-severity-3 = 3 – شديدة
needs-severity-4 = 4 – بالغة الشدة
needs-severity-5 = 5 – كارثية
needs-as-of = بتاريخ
needs-as-of-hint = اليوم الذي يصح فيه الرقم، لا يوم نشره
needs-source = المصدر
needs-source-hint = من أين جاء الرقم، إن لم يكن من تقييم أعلاه
needs-confidence = مدى الثقة
needs-confidence-low = منخفضة
needs-confidence-medium = متوسطة
needs-confidence-high = عالية
needs-organisation = المنظمة
needs-organisation-hint = لمن هذا الرقم
needs-the-coordination = جهة التنسيق
needs-visibility = من يراه
needs-visibility-public = الجميع
needs-visibility-members = المنظمات الأعضاء
needs-visibility-coordination = جهة التنسيق
needs-visibility-own = نحن والتنسيق الوطني فقط
needs-note = ملاحظة
needs-sheet-id = معرّف تنسيق
needs-counts = يُحتسب
needs-file-part = الصفوف في هذا الملف
needs-not-known = غير معروف
needs-none-of-them = لا شيء منها
needs-over-population = هذا أكثر من عدد السكان هناك، وهو { $population } بحسب ما هو معروف. راجع الرقم أو عدد السكان.
needs-over-population-badge = أكثر من السكان

# A spreadsheet of figures.
needs-bring = استيراد جدول

# Assessments.
needs-assessment = التقييم
needs-assessment-new = تسجيل تقييم
needs-assessment-edit = تصحيح تقييم
needs-assessments-none = لا يوجد تقييم مطابق. أزل أحد عوامل التصفية، أو سجّل أول تقييم.
needs-search = كلمات
needs-title = العنوان
needs-title-hint = مثل: تقييم سريع للمياه في كويسنجق
needs-lead = الجهة القائدة
needs-lead-or-partner = الجهة القائدة أو الشريكة
needs-partners = الشركاء
needs-partner-names = شركاء آخرون
needs-method = المنهجية
needs-method-hint = مثل: مسح أسر، مقابلات، ملاحظة
needs-start = تاريخ البدء
needs-end = تاريخ الانتهاء
needs-when = متى
needs-places = الأماكن
needs-country-wide = البلد كله
needs-sectors = القطاعات
needs-status = الحالة
needs-status-planned = مخطط له
needs-status-ongoing = جارٍ
needs-status-completed = مكتمل
needs-status-published = منشور
needs-summary = النتائج باختصار
needs-link = الرابط
needs-file = الملف
needs-file-hint = PDF أو Word أو Excel أو PowerPoint أو ODT أو ODS أو صورة، بحد أقصى 20 ميغابايت. احذف أسماء من سُئلوا.
needs-file-again-hint = يوجد ملف: { $name }. الملف الجديد يحل محله.
needs-file-again = { $name } (اختره من جديد)
needs-file-kind = لا يُقبل هذا النوع من الملفات. أرسل PDF أو Word أو Excel أو PowerPoint أو ODT أو ODS أو صورة.
needs-file-get = تنزيل { $name }
needs-file-there = تقرير

# Places.
needs-standing-what = مدى إمكانية الوصول إلى المكان وعدد سكانه. تحفظه جهة التنسيق ويقرؤه الأعضاء.
needs-standing-kept = يحفظ هذا تنسيق المحافظة.
needs-population = عدد السكان
needs-population-hint = تُعلَّم أرقام الاحتياج التي تتجاوزه
needs-population-source = مصدر عدد السكان
needs-population-on = عدد السكان بتاريخ
needs-access = إمكانية الوصول
needs-access-hint = للعاملين في الإغاثة لا للسكان
needs-access-1 = 1 – لا يصل أحد
needs-access-2 = 2 – نادراً وبخطر
needs-access-3 = 3 – بتصاريح وتأخير
needs-access-4 = 4 – حرّ في الغالب
needs-access-5 = 5 – حرّ
needs-access-on = الوصول بتاريخ
needs-access-note = ما الذي يعيق
needs-access-note-hint = مثل: جسر مغلق، تصريح يستغرق ثلاثة أيام
needs-districts = الأقضية
needs-districts-see = عرض الأقضية

# What is done.
needs-edit = تصحيح
needs-save = حفظ
needs-saved = تم الحفظ.
needs-remove = إزالة
needs-remove-what = يُحذف من كل القوائم والأرقام، ويبقى مضمونه في سجل التغييرات.
needs-removed = تمت الإزالة.
needs-why = لماذا؟
needs-history = السجل الزمني
needs-did-add = أُضيف
needs-did-bring = أُدخل من ملف
needs-did-edit = صُحّح
needs-did-otherwise = تغيّر
needs-yes = نعم
needs-upper-bound = مجموع القطاعات كلها: { $n }، وهو حد أعلى
needs-reporting-ask = طلب التقارير
