# Imports: from a spreadsheet somebody sent to records.
imports-title = عمليات الاستيراد
imports-new = استيراد ملف
imports-none = لم يُستورد أي ملف بعد.
imports-file = الملف
imports-file-hint = إكسل (XLSX أو XLS) أو أوبن دوكيومنت (ODS) أو نص (CSV أو TSV)؛ { $megabytes } ميغابايت على الأكثر. يبقى الملف كما هو.
imports-state = الحالة
imports-target = يحتوي على
imports-target-ask = ماذا يحتوي الملف؟
imports-target-activities = أنشطة (من يفعل ماذا وأين)
imports-target-organisations = منظمات
imports-target-needs = أعداد المحتاجين
imports-sender = من
imports-sender-ask = لمن هذا الملف؟
imports-sender-hint = الصفوف التي لا تذكر منظمة تُعدّ لهذه المنظمة.
imports-sender-several = لعدة منظمات
imports-preset-ask = أعمدة معروفة من ملف سابق
imports-preset-hint = إذا كانت ملفات المرسل متشابهة دائمًا.
imports-preset-none = أعمدة آخر ملف من المرسل، وإلا فتُعرف من جديد
imports-send = إرسال الملف
imports-kept = وصل الملف. لم يُسجَّل شيء بعد.
imports-rows = الصفوف
imports-who = بواسطة
imports-state-uploaded = بانتظار تحديد الأعمدة
imports-state-previewed = بانتظار المراجعة
imports-state-committed = سُجّل
imports-state-undone = تُراجع عنه
imports-step-file = الملف
imports-step-columns = الأعمدة
imports-step-rows = الصفوف
imports-step-done = التسجيل
imports-columns = ما هي الأعمدة
imports-columns-what = كل عمود في الملف وما فُهم منه. صحّح الخطأ؛ العمود الذي يُترك يبقى مع الملف ولا يضيع.
imports-columns-saved = تم الحفظ.
imports-column = العمود
imports-samples = مثال
imports-field = يُفهم على أنه
imports-field-of = العمود «{ $column }»
imports-field-none = متروك
imports-field-twice = هناك عمود آخر بهذا المعنى. اترك أحد الاثنين.
imports-unsure = يرجى التحقق
imports-missing = لم يوجد عمود لـ:
imports-why-tag = الوسم { $tag }
imports-why-header = العنوان هو «{ $name }»
imports-why-words = العنوان يشبه «{ $name }»
imports-why-cells = الخلايا تدل عليه
imports-why-cells-not = الخلايا لا تشبهه
imports-why-preset = كما في ملف سابق
imports-sheet = ورقة العمل
imports-sheet-ask = الجدول في الورقة
imports-sheet-use = قراءة هذه الورقة
imports-unsaid = ما لا يذكره الملف
imports-month-ask = شهر الصفوف التي لا تذكر شهرًا
imports-month-hint = السنة والشهر، مثل 2026-11. يُستخدم فقط حيث لا يذكر الصف شهرًا.
imports-as-of-ask = اليوم الذي تصحّ فيه الأرقام
imports-as-of-hint = للصفوف التي لا تذكر يوماً.
imports-assessment-ask = التقييم الذي أُخذت منه
imports-assessment-none = ليس أيّاً منها، أو تذكره الصفوف
imports-source-ask = مصدر الأرقام
imports-source-hint = للصفوف التي لا تذكر مصدراً. إن تُرك فارغاً حُفظ اسم الملف.
imports-visibility-ask = من يراها، إن لم تذكر الصفوف ذلك
imports-year-ask = سنة الأشهر المذكورة بلا سنة
imports-year-hint = للملفات التي تكتب «آب» وحدها.
imports-dates-ask = تواريخ مثل 03/08/2025
imports-dates-told = كما يدل العمود نفسه
imports-dates-day = اليوم أولًا: 3 آب
imports-dates-month = الشهر أولًا: 8 آذار
imports-keep = للملف القادم
imports-keep-tick = تذكّر هذه الأعمدة
imports-keep-hint = عندها يُفهم ملف المرسل القادم فورًا.
imports-keep-as = باسم
imports-preset-taken = هذا الاسم مستخدم لأعمدة مرسل آخر. اختر اسمًا آخر.
imports-read-rows = قراءة الصفوف
imports-organisation-own = اختر المنظمة التي تمثلها.
imports-committed-already = هذا الاستيراد مسجَّل بالفعل.
imports-undone-already = تُراجع عن هذا الاستيراد. استورد الملف من جديد.
imports-conflict = تغيّر هذا الاستيراد في نافذة أخرى. افتحه من جديد.

# What is wrong with a file.
imports-file-needed = اختر ملفًا.
imports-file-empty = لا جدول في الملف: لا خلية مملوءة.
imports-file-password = الملف محمي بكلمة مرور. احفظه بدونها وأرسله من جديد.
imports-file-html = هذه صفحة ويب باسم جدول بيانات. افتحها في إكسل واحفظها بصيغة XLSX.
imports-file-unsupported = لا تُقرأ الملفات من نوع { $kind }. احفظ الجدول بصيغة XLSX أو CSV.
imports-file-unknown = هذا ليس جدول بيانات. أرسل XLSX أو XLS أو ODS أو CSV أو TSV.
imports-file-broken = الملف تالف ({ $part }). افتحه واحفظه من جديد ثم أرسله.
imports-file-encoding = السطر { $line } ليس بترميز بقية الملف ({ $encoding }). احفظ الملف بترميز UTF-8.
imports-file-too-large = الملف كبير جدًا أو ينفك إلى حجم كبير جدًا. أرسله على أجزاء.
imports-file-too-many-rows = في الملف أكثر من { $most } صف. أرسله على أجزاء.
imports-file-too-many-columns = في أحد الصفوف أكثر من { $most } عمود.
imports-file-cell-too-long = في إحدى الخلايا أكثر من { $most } حرف.
imports-file-too-many-cells = لا تتجاوز ملفات XLS القديمة { $most } خلية. احفظه بصيغة XLSX.
imports-file-no-sheet = لا توجد ورقة كهذه في الملف.

# Fields.
imports-group-record = السجل
imports-group-who = مَن
imports-group-what = ماذا
imports-group-where = أين
imports-group-when = متى
imports-group-whom = لمن
imports-group-other = غير ذلك
imports-field-id = المعرّف في هذا البرنامج
imports-field-reference = الرقم المرجعي للمرسل
imports-field-organisation = المنظمة المنفذة
imports-field-organisation-acronym = اختصارها
imports-field-organisation-kind = نوعها
imports-field-programme = الشريك البرنامجي
imports-field-programme-acronym = اختصار الشريك البرنامجي
imports-field-funder = الجهة المانحة
imports-field-funder-acronym = اختصار الجهة المانحة
imports-field-title = النشاط
imports-field-description = الوصف
imports-field-activity-type = نوع النشاط
imports-field-sector = القطاع
imports-field-subsector = القطاع الفرعي
imports-field-modality = أسلوب التقديم
imports-field-indicator = المؤشر
imports-field-unit = وحدة القياس
imports-field-project-code = رمز المشروع
imports-field-joint-with = بالشراكة مع
imports-field-country = الدولة
imports-field-admin1 = المحافظة
imports-field-admin1-code = رمز المحافظة
imports-field-admin2 = القضاء
imports-field-admin2-code = رمز القضاء
imports-field-admin3 = الناحية
imports-field-admin3-code = رمز الناحية
imports-field-place-code = رمز المكان بأي مستوى
imports-field-location = الموقع أو المخيم أو الحي
imports-field-latitude = خط العرض
imports-field-longitude = خط الطول
imports-field-month = الشهر
imports-field-year = السنة
imports-field-start-on = تاريخ البدء
imports-field-end-on = تاريخ الانتهاء
imports-field-status = الحالة
imports-field-counted = أفراد أو أسر
imports-field-targeted = المستهدفون
imports-field-reached = من تم الوصول إليهم
imports-field-women = النساء
imports-field-girls = الفتيات
imports-field-men = الرجال
imports-field-boys = الفتيان
imports-field-elderly = كبار السن
imports-field-with-disability = ذوو الإعاقة
imports-field-cumulative = أرقام منذ البداية
imports-field-groups = الفئة السكانية
imports-field-people = عدد المحتاجين
imports-field-severity = الشدة
imports-field-as-of = بتاريخ
imports-field-assessment = التقييم
imports-field-source = المصدر
imports-field-confidence = مدى الثقة
imports-field-note = ملاحظة
imports-field-value = المبلغ
imports-field-currency = العملة
imports-field-funding-status = حالة التمويل
imports-field-visibility = من يراه
imports-field-aggregate-only = يُحسب في المجاميع فقط
imports-field-name = الاسم الرسمي
imports-field-acronym = الاسم المختصر
imports-field-name-en = الاسم بالإنكليزية
imports-field-name-ar = الاسم بالعربية
imports-field-name-ckb = الاسم بالسورانية
imports-field-name-ku = الاسم بالكرمانجية
imports-field-former-names = الأسماء السابقة والأخرى
imports-field-kind = نوع المنظمة
imports-field-about = نبذة
imports-field-website = الموقع الإلكتروني
imports-field-email = البريد الإلكتروني
imports-field-phone = الهاتف
imports-field-languages = اللغات
imports-field-staff = عدد الموظفين
imports-field-sectors = القطاعات
imports-field-governorates = المحافظات
imports-field-authority = جهة التسجيل
imports-field-registration = رقم التسجيل
imports-field-registered-on = تاريخ التسجيل
imports-field-expires-on = تاريخ نفاذ التسجيل

# Rows.
imports-previewed = قُرئت الصفوف. لم يُسجَّل شيء بعد.
imports-committed = سُجّلت الصفوف.
imports-undone = تُراجع عن الاستيراد.
imports-filled = { $count ->
    [zero] لا صفوف
    [one] صف واحد
    [two] صفان
    [few] { $count } صفوف
    [many] { $count } صفًا
   *[other] { $count } صف
}
imports-empty-rows = { $count ->
    [zero] لا صفوف فارغة
    [one] تُجووز صف فارغ واحد
    [two] تُجووز صفان فارغان
    [few] تُجووزت { $count } صفوف فارغة
    [many] تُجووز { $count } صفًا فارغًا
   *[other] تُجووز { $count } صف فارغ
}
imports-working = العمل جارٍ على الصفوف
imports-working-rows = { $count ->
    [zero] لم يُنجز أي صف بعد. يمكنك مغادرة الصفحة؛ العمل مستمر.
    [one] أُنجز صف واحد حتى الآن. يمكنك مغادرة الصفحة؛ العمل مستمر.
    [two] أُنجز صفان حتى الآن. يمكنك مغادرة الصفحة؛ العمل مستمر.
    [few] أُنجزت { $count } صفوف حتى الآن. يمكنك مغادرة الصفحة؛ العمل مستمر.
    [many] أُنجز { $count } صفًا حتى الآن. يمكنك مغادرة الصفحة؛ العمل مستمر.
   *[other] أُنجز { $count } صف حتى الآن. يمكنك مغادرة الصفحة؛ العمل مستمر.
}
imports-working-again = انظر مجددًا
imports-busy = العمل جارٍ على هذا الاستيراد. انتظر حتى ينتهي.
imports-work-failed = لم ينجح العمل ولم يُسجَّل شيء. حاول مجددًا؛ وإن تكرر فأخبر من يدير الجهاز.
imports-next = ماذا بعد
imports-questions = { $count ->
    [zero] لا نصوص غامضة.
    [one] نص واحد قد يعني أكثر من شيء. حدّد المقصود فتُسجَّل صفوفه أيضًا.
    [two] نصان قد يعنيان أكثر من شيء. حدّد المقصود فتُسجَّل صفوفهما أيضًا.
    [few] { $count } نصوص قد تعني أكثر من شيء. حدّد المقصود فتُسجَّل صفوفها أيضًا.
    [many] { $count } نصًا قد تعني أكثر من شيء. حدّد المقصود فتُسجَّل صفوفها أيضًا.
   *[other] { $count } نص قد تعني أكثر من شيء. حدّد المقصود فتُسجَّل صفوفها أيضًا.
}
imports-choose = تحديد المقصود
imports-refused-what = { $count ->
    [zero] لا صفوف مرفوضة.
    [one] صف واحد لم يُقبل.
    [two] صفان لم يُقبلا.
    [few] { $count } صفوف لم تُقبل.
    [many] { $count } صفًا لم تُقبل.
   *[other] { $count } صف لم تُقبل.
}
imports-refused-download = نزّلها مع الأسباب وصحّحها وأرسلها من جديد.
imports-repeated-what = { $count ->
    [zero] لا صفوف مكررة.
    [one] صف واحد مطابق في كل الأعمدة لصف سابق، ولا يُؤخذ إلا إذا طلبت.
    [two] صفان مطابقان في كل الأعمدة لصفوف سابقة، ولا يُؤخذان إلا إذا طلبت.
    [few] { $count } صفوف مطابقة في كل الأعمدة لصفوف سابقة، ولا تُؤخذ إلا إذا طلبت.
    [many] { $count } صفًا مطابقة في كل الأعمدة لصفوف سابقة، ولا تُؤخذ إلا إذا طلبت.
   *[other] { $count } صف مطابقة في كل الأعمدة لصفوف سابقة، ولا تُؤخذ إلا إذا طلبت.
}
imports-repeated-in = تُؤخذ أيضًا الصفوف المطابقة في كل الأعمدة.
imports-repeated-bring = خذها أيضًا
imports-repeated-out = اتركها
imports-newcomers = { $count ->
    [zero] لا منظمات جديدة.
    [one] منظمة واحدة جديدة ستُسجَّل:
    [two] منظمتان جديدتان ستُسجَّلان:
    [few] { $count } منظمات جديدة ستُسجَّل:
    [many] { $count } منظمة جديدة ستُسجَّل:
   *[other] { $count } منظمة جديدة ستُسجَّل:
}
imports-newcomers-more = و{ $count } غيرها
imports-commit = تسجيل هذه الصفوف
imports-commit-what = سجلات جديدة: { $new }. سجلات معدّلة: { $changed }. دفعة واحدة، ويمكن التراجع عنها دفعة واحدة.
imports-commit-leaving = تبقى خارجًا الصفوف التي تنتظر تحديد المقصود: { $count }.
imports-nothing-new = لا شيء للتسجيل.
imports-columns-again = العودة إلى الأعمدة
imports-recorded = سُجّل
imports-recorded-what = سجلات جديدة: { $new }. سجلات معدّلة: { $changed }.
imports-undo = التراجع عن هذا الاستيراد
imports-undo-what = تُزال السجلات التي أضافها، وتعود السجلات التي عدّلها كما كانت، وتخرج المنظمات التي سجّلها من السجل إن لم يذكرها شيء آخر. وإن غيّر أحد شيئًا منها بعد ذلك فلا يُتراجع عن شيء، ويُذكر لك ما هو.
imports-changed-since = غيّر أحدهم { $count } من هذه السجلات بعد ذلك. أرقامها: { $numbers }. لم يُتراجع عن شيء.
imports-not-committed = هذا الاستيراد غير مسجَّل فلا شيء للتراجع عنه.
imports-organisations-changed = تغيّرت هذه المنظمات بعد ذلك أو صار غيرها يذكرها (عددها { $count }): { $names }. لم يُتراجع عن شيء.
imports-figures-changed = غيّر أحدهم { $count } من هذه الأرقام بعد ذلك، وهي في صفوف الملف: { $numbers }. لم يُتراجع عن شيء.
imports-not-previewed = اقرأ الصفوف أولًا.
imports-choices-open = ما زالت صفوف تنتظر تحديد المقصود. حدّده أو قل إنها تبقى خارجًا.
imports-verdict = ماذا يحدث له
imports-verdicts = الصفوف حسب ما يحدث لها
imports-verdict-all = الكل
imports-verdict-new = جديد
imports-verdict-changed = معدَّل
imports-verdict-unchanged = دون تغيير
imports-verdict-repeated = مكرر
imports-verdict-choice = بانتظار الاختيار
imports-verdict-refused = غير مقبول
imports-understood = فُهم على أنه
imports-cells = كما كُتب
imports-cells-count = { $count ->
    [zero] لا خلايا
    [one] خلية واحدة
    [two] خليتان
    [few] { $count } خلايا
    [many] { $count } خلية
   *[other] { $count } خلية
}
imports-row = الصف
imports-no-rows = لا صفوف هنا.

# Choices.
imports-choices = ما المقصود؟
imports-choices-what = يُسأل عن كل نص مرة واحدة لكل صفوفه. ما تختاره يُحفظ ليُفهم الملف القادم فورًا.
imports-choices-what-here = يُسأل عن كل نص مرة واحدة لكل صفوفه. ما تختاره يسري على هذا الملف؛ اطلب من جهة التنسيق حفظ التهجئة للملفات القادمة.
imports-choices-more = { $count ->
    [zero] لا مزيد.
    [one] يليها سؤال آخر.
    [two] يليها سؤالان آخران.
    [few] تليها { $count } أسئلة أخرى.
    [many] يليها { $count } سؤالًا آخر.
   *[other] يليها { $count } سؤال آخر.
}
imports-choices-none = لم يبق شيء للاختيار.
imports-choices-save = تطبيق وإعادة قراءة الصفوف
imports-choices-back = العودة إلى الصفوف
imports-chosen = طُبّق وأُعيدت قراءة الصفوف.
imports-choose-something = اختر شيئًا أولًا.
imports-choice-scope = ضمن { $place }
imports-choice-rows = { $count ->
    [zero] لا صفوف
    [one] صف واحد رقمه { $first }
    [two] صفان، أولهما رقم { $first }
    [few] { $count } صفوف، أولها رقم { $first }
    [many] { $count } صفًا، أولها رقم { $first }
   *[other] { $count } صف، أولها رقم { $first }
}
imports-choice-new = منظمة جديدة: سجّلها
imports-choice-empty = لا شيء من هذه: اترك الخلية فارغة
imports-choice-out = اترك هذه الصفوف
imports-choice-other = غيرها:
imports-choice-other-of = معنى آخر لـ«{ $text }»
imports-choice-typed = الاسم أو الاختصار
imports-choice-unknown = لا يمكن الجزم بأنها منظمة واحدة من السجل. اكتب اسمها كما هو في السجل.
imports-asked-place = المكان
imports-near-same = النص نفسه
imports-near-sounds = يُنطق مثله
imports-near-letters = تختلف بعض الحروف
imports-near-alias = يُعرف أيضًا باسم { $what }
imports-near-initials = الأحرف الأولى من { $what }
imports-near-words = كلمات ناقصة أو زائدة
imports-near-part = الاسم نفسه، مكتب آخر
imports-near-within = في المكان الصحيح
imports-doubt-same-name = عدة أسماء كهذا
imports-doubt-rival = هناك آخر قريب مثله
imports-doubt-short = أقصر من أن يُتأكد منه
imports-doubt-not-near = ليس قريبًا بما يكفي

# Why a row is not taken, or waits.
imports-row-wrong = { $field }: { $what }
imports-row-asks = { $field }: ما المقصود بـ«{ $text }»؟
imports-row-same-as = مطابق في كل الأعمدة للصف { $row }.
imports-row-total = هذا الصف مجموع صفوف أخرى.
imports-row-note = هذه ملاحظة وليست سجلًا.
imports-row-left-out = تُرك كما اخترت.
imports-row-key-twice = للصف { $row } الرقم المرجعي نفسه.
imports-row-organisation-twice = الصف { $row } هو المنظمة نفسها.
imports-row-id-wrong = هذا ليس معرّفًا في هذا البرنامج.
imports-row-id-unknown = لا يوجد سجل بهذا المعرّف، أو أنه لا يُعرض لك.
imports-row-no-organisation = لا يذكر الصف منظمة ولم يُحدَّد لمن الملف.
imports-row-organisation-unknown = «{ $name }» ليست في السجل. اطلب من التنسيق تسجيلها.
imports-row-figure-twice = الصف { $row } يعطي رقماً آخر للمكان والقطاع والفئة واليوم نفسها. أبقِ واحداً منهما.
imports-row-confidence-unknown = «{ $text }» ليست درجة ثقة. اكتب: منخفضة أو متوسطة أو عالية.
imports-row-not-yours = السجل لمنظمة لا تمثلها.
imports-row-not-here = السجل لمحافظة لا تنسقها.
imports-row-organisation-not-yours = لا يحق لك تسجيل هذه المنظمة أو تعديلها.
imports-row-no-sector = لا يذكر الصف قطاعًا.
imports-row-no-place = لا يذكر الصف مكانًا.
imports-row-no-name = لا يذكر الصف اسم منظمة.
imports-row-status-unknown = «{ $text }» ليست حالة. اكتب: مخطط له، جارٍ، مكتمل، أو معلّق.
imports-row-counted-unknown = «{ $text }»: اكتب أفراد أو أسر.
imports-row-visibility-unknown = «{ $text }»: اكتب public أو members أو coordination أو own.
imports-row-kind-unknown = «{ $text }» ليس نوعًا من أنواع المنظمات في القائمة.
imports-row-authority-unknown = «{ $text }» ليست جهة تسجيل في القائمة.
imports-row-governorate-unknown = لا يمكن الجزم بأن «{ $text }» محافظة واحدة.
imports-row-country-code = «{ $text }»: اكتب الدولة بحرفين مثل IQ.
imports-yes-or-no = «{ $text }» ليس نعم ولا لا.
imports-number-wrong = «{ $text }» ليس رقمًا.
imports-number-absurd = { $text } أكبر من أن يكون صحيحًا.
imports-number-negative = { $text } أقل من الصفر.
imports-number-not-whole = { $text } ليس عددًا صحيحًا.
imports-number-off-globe = { $text } خارج الكرة الأرضية. اكتب الدرجات، العرض والطول كلًّا على حدة.
imports-date-wrong = «{ $text }» ليس تاريخًا.
imports-date-no-such-day = لا يوجد يوم مثل { $text }.
imports-date-absurd = سنة { $text } لا يمكن أن تكون صحيحة.
imports-date-ambiguous = قد يكون { $one } أو { $other }. حدّد في صفحة الأعمدة هل اليوم أولًا أم الشهر.
imports-month-no-year = «{ $text }» بلا سنة. حدّد السنة في صفحة الأعمدة.
imports-report-reasons = سبب عدم القبول
imports-odd = ما يلفت النظر في الملف
imports-odd-what = يُنظر هنا إلى صفوف الملف كلها: كتابات نادرة قريبة من كتابة شائعة، وأرقام بعيدة عن غيرها. قد تكون صحيحة، ولا يُرفض أي صف بسببها.
imports-odd-first = نُظر في أول { $most } صف فقط.
imports-odd-none = لا شيء يلفت النظر.
imports-odd-value = القيمة
imports-odd-why = السبب
imports-odd-rows = في الصفوف
imports-odd-more = { $count ->
    [zero] ولا غيرها
    [one] وصف آخر
    [two] وصفان آخران
    [few] و{ $count } صفوف أخرى
    [many] و{ $count } صفاً آخر
   *[other] و{ $count } صف آخر
}
imports-odd-spelling = كتابة نادرة. هل المقصود «{ $meant }»؟
imports-odd-outlier = بعيد عن بقية أرقام هذا العمود.
