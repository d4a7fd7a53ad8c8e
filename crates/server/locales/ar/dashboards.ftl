# الصفحة الأولى والمصفوفة: أرقام من يفعل ماذا وأين.

dashboards-title = من يفعل ماذا وأين
dashboards-matrix = المصفوفة
dashboards-as-of = بتاريخ
dashboards-share = تشمل الأرقام ما يحق لك الاطلاع عليه.
dashboards-share-all = تشمل الأرقام كل السجلات.
dashboards-share-visitor = تشمل الأرقام السجلات العامة فقط.
dashboards-sign-in = سجّل الدخول لترى ما هو متاح لك

dashboards-activities = الأنشطة
dashboards-organisations = المنظمات
dashboards-targeted = المستهدفون
dashboards-reached = المستفيدون
dashboards-households = الأسر المستفيدة
dashboards-districts = الأقضية المشمولة
dashboards-stale = لم يُؤكَّد مؤخراً
dashboards-not-unique = مجموع: قد يُحسب الشخص الواحد أكثر من مرة
dashboards-households-note = إضافة إلى { $n } من الأسر لا تُجمع مع الأشخاص
dashboards-people-rule = يُجمع عدد الأشخاص من الأشهر والأنشطة كلها، لذلك قد يُحسب الشخص الواحد أكثر من مرة. ومن الأرقام التي تُعدّ منذ بداية النشاط يؤخذ آخرها فقط. ولا تُحسب الأسر أشخاصًا.

dashboards-sector = القطاع
dashboards-organisation = المنظمة
dashboards-kind = نوع المنظمة
dashboards-place = المكان
dashboards-governorate = المحافظة
dashboards-district = القضاء
dashboards-status = الحالة
dashboards-month = الشهر
dashboards-from = من شهر
dashboards-to = إلى شهر
dashboards-words = كلمات
dashboards-code = الرمز
dashboards-acronym = الاسم المختصر
dashboards-planned = مخطط له
dashboards-ongoing = جارٍ
dashboards-completed = مكتمل
dashboards-suspended = معلّق
dashboards-country-wide = على مستوى البلد
dashboards-not-known = غير معروف

dashboards-show = ما تعرضه الرسوم
dashboards-down = ما تعرضه الصفوف
dashboards-by-place = حسب المحافظة
dashboards-by-district = حسب القضاء
dashboards-by-sector = حسب القطاع
dashboards-by-organisation = حسب المنظمة
dashboards-by-month = حسب الشهر
dashboards-all = المجموع
dashboards-most = الأكثر: { $name }، { $value }
dashboards-nothing = لا يوجد شيء يطابق ما طلبته.
dashboards-others = { $n ->
    [zero] لا توجد منظمات أخرى في المصفوفة
    [one] توجد منظمة أخرى في المصفوفة
    [two] توجد منظمتان أخريان في المصفوفة
    [few] توجد { $n } منظمات أخرى في المصفوفة
    [many] توجد { $n } منظمة أخرى في المصفوفة
   *[other] توجد { $n } منظمة أخرى في المصفوفة
}
dashboards-unnamed = { $n ->
    [zero] لا توجد أنشطة تُعرض ضمن المجاميع فقط.
    [one] يوجد نشاط واحد يُعرض ضمن المجاميع فقط ولا يظهر في أي صف.
    [two] يوجد نشاطان يُعرضان ضمن المجاميع فقط ولا يظهران في أي صف.
    [few] توجد { $n } أنشطة تُعرض ضمن المجاميع فقط ولا تظهر في أي صف.
    [many] يوجد { $n } نشاطًا تُعرض ضمن المجاميع فقط ولا تظهر في أي صف.
   *[other] يوجد { $n } نشاط تُعرض ضمن المجاميع فقط ولا تظهر في أي صف.
}
dashboards-boundaries = لا تعبّر الحدود والأسماء المبيّنة عن أي رأي في وضع أي إقليم.
dashboards-boundaries-from = الحدود: { $source }.
dashboards-sample = كل ما في هذا مختلَق.

dashboards-file = ما هذا الملف
dashboards-counted = ما تشمله الأرقام
dashboards-people = الأشخاص
dashboards-note = ملاحظة

dashboards-missing = { $n ->
    [one] منظمة واحدة من أصل { $expected } لها عمل جارٍ لم تُبلّغ بعد عن { $month }. الناس في آخر تقرير لها ({ $reached }) ليسوا ضمن أي رقم لذلك الشهر.
    [two] منظمتان من أصل { $expected } لهما عمل جارٍ لم تُبلّغا بعد عن { $month }. الناس في آخر تقريريهما ({ $reached }) ليسوا ضمن أي رقم لذلك الشهر.
    [few] { $n } منظمات من أصل { $expected } لها عمل جارٍ لم تُبلّغ بعد عن { $month }. الناس في آخر تقاريرها ({ $reached }) ليسوا ضمن أي رقم لذلك الشهر.
   *[other] { $n } منظمة من أصل { $expected } لها عمل جارٍ لم تُبلّغ بعد عن { $month }. الناس في آخر تقاريرها ({ $reached }) ليسوا ضمن أي رقم لذلك الشهر.
    }
dashboards-missing-ask = اطلب التقارير
dashboards-overlaps = { $n ->
    [one] تداخل محتمل واحد ينتظر جوابك
    [two] تداخلان محتملان ينتظران جوابك
    [few] { $n } تداخلات محتملة تنتظر جوابك
   *[other] { $n } تداخلاً محتملاً ينتظر جوابك
    }
dashboards-overlaps-more = { $n } تداخل محتمل وأكثر تنتظر جوابك
