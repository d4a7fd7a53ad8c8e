# قائمة الأزواج.
overlaps-title = تداخلات محتملة
overlaps-what = تقارير قد تكون عن نشاط واحد، أو عن العمل نفسه للناس أنفسهم. البرنامج لا يغيّر شيئاً: القرار لكم معاً.
overlaps-which = أيّها
overlaps-waiting = بانتظار جواب
overlaps-settled = حُسمت
overlaps-none = لا شيء ينتظر جواباً.
overlaps-none-settled = لم يُحسم شيء بعد.
overlaps-class = ما قد يكون
overlaps-score = درجة الاحتمال
overlaps-score-strong = القوية فقط
overlaps-score-any = الكل، والضعيفة أيضاً
overlaps-sector = القطاع
overlaps-place = المحافظة
overlaps-reasons = السبب
overlaps-a = معرّف النشاط الأول
overlaps-b = معرّف النشاط الثاني
overlaps-activity-a = النشاط الأول
overlaps-activity-b = النشاط الثاني
overlaps-organisation-a = المنظمة الأولى
overlaps-organisation-b = المنظمة الثانية

# ما قد يكون الزوج.
overlaps-class-identical = التقرير نفسه مرتين
overlaps-class-revised = تقرير وتصحيحه
overlaps-class-funder = نشاط واحد يرويه المموّل والمنفّذ
overlaps-class-overlap = منظمتان تقومان بالعمل نفسه
overlaps-class-complementary = أعمال مختلفة في مكان واحد

# ما يدل عليه.
overlaps-reason-same-report = التقرير نفسه مرة أخرى
overlaps-reason-few-facts = ما فيه أقل من أن يُجزم به
overlaps-reason-figures-differ = النشاط نفسه والشهر نفسه بأرقام أخرى
overlaps-reason-counts-on = الأرقام اللاحقة تشمل السابقة
overlaps-reason-one-names-the-other = أحدهما يذكر الآخر مموّلاً أو شريكاً
overlaps-reason-one-names-a-funder = واحد منهما فقط يذكر مموّلاً أو شريكاً
overlaps-reason-same-figures = الأرقام نفسها
overlaps-reason-same-site = الموقع نفسه
overlaps-reason-other-site = موقع آخر
overlaps-reason-same-place = المكان نفسه
overlaps-reason-same-district = القضاء نفسه
overlaps-reason-whole-governorate = أحدهما عن المحافظة كلها
overlaps-reason-whole-country = كلاهما عن البلد كله
overlaps-reason-same-activity = النشاط نفسه
overlaps-reason-like-activity = نشاط مشابه
overlaps-reason-same-subsector = القطاع الفرعي نفسه
overlaps-reason-activity-unknown = لم يُذكر ما الذي يُنفَّذ
overlaps-reason-other-activity = نشاط آخر
overlaps-reason-other-modality = تُقدَّم المساعدة بطريقة أخرى
overlaps-reason-same-groups = للفئات نفسها
overlaps-reason-some-groups = بعض الفئات مشتركة
overlaps-reason-groups-unknown = لم يُذكر لمن
overlaps-reason-other-groups = لفئات أخرى
overlaps-reason-all-days = في الوقت نفسه
overlaps-reason-some-days = في جزء من الوقت نفسه
overlaps-reason-no-end = لم يُذكر تاريخ انتهاء
overlaps-reason-done-jointly = يُنفَّذ بالاشتراك
overlaps-reason-coordinated-before = سبق أن نسّقت المنظمتان هنا
overlaps-reason-often-none = أزواج كهذه لم تكن تداخلاً في الغالب

# زوج واحد.
overlaps-parts = كيف تُحسب درجة الاحتمال
overlaps-parts-what = درجة الاحتمال حاصل ضرب هذه الأجزاء.
overlaps-part = الجزء
overlaps-share = الحصة
overlaps-part-place = القرب
overlaps-part-activity = تشابه العمل
overlaps-part-dates = الأيام المشتركة
overlaps-part-groups = الفئات المشتركة
overlaps-part-taught = ما تقوله الأجوبة السابقة
overlaps-side-by-side = جنباً إلى جنب
overlaps-thing = البند
overlaps-activity = النشاط
overlaps-the-same = ما يتفقان عليه

# الأجوبة.
overlaps-answers = الأجوبة
overlaps-answer = الجواب
overlaps-answer-for = تجيب باسم: { $who }
overlaps-answer-which = ما هو؟
overlaps-answer-send = أرسل الجواب
overlaps-answer-missing = اختر جواباً.
overlaps-answered = حُفظ الجواب. شكراً لك.
overlaps-side = تجيب باسم
overlaps-coordination = التنسيق
overlaps-why = السبب
overlaps-why-hint = مثلاً: مخيمات أخرى، أسابيع أخرى، نتقاسم قائمة العائلات.
overlaps-why-missing = اكتب بكلمات قليلة لماذا لا يوجد تداخل.
overlaps-said-coordinated = الأمر منسَّق: نتقاسم العمل
overlaps-said-none = لا يوجد تداخل
overlaps-said-will-change = سيتغيّر أحد التقريرين أو الخطتين

# منظمة دُمجت في أخرى.
overlaps-answers-moved = { $count ->
    [zero] لا أجوبة عن تداخل
    [one] جواب واحد عن تداخل
    [two] جوابان عن تداخل
    [few] { $count } أجوبة عن تداخل
    [many] { $count } جواباً عن تداخل
   *[other] { $count } جواب عن تداخل
}
