# الأماكن: قراءة موقع السطر
places-country-unknown = أماكن { $country } غير محمّلة هنا. أضف حزمة ذلك البلد أو اترك هذه الأسطر.
places-code-unknown = الرمز { $code } ليس في أي من القوائم المعروفة هنا، ولا يوجد اسم بجانبه.
places-code-conflict = الرمز { $code } يعني { $place } في القائمة { $scheme }، لكن السطر يقول { $name }. صحّح الرمز أو الاسم.
places-codes-disagree = الرموز متناقضة: { $code } يعني { $place }، و{ $other } يعني { $elsewhere } وهو لا يقع ضمنه.

# القائمة
places-title = الأماكن
places-list = القائمة
places-search = ابحث عن مكان أو رمز
places-found = نتائج البحث
places-none-found = لا يوجد مكان بهذا الاسم. جرّب كتابة أخرى أو بداية الاسم.
places-none = لا توجد أماكن محمّلة.
places-count = { $governorates ->
    [zero] لا محافظات
    [one] محافظة واحدة
    [two] محافظتان
    [few] { $governorates } محافظات
    [many] { $governorates } محافظة
   *[other] { $governorates } محافظة
}، { $districts ->
    [zero] لا أقضية
    [one] قضاء واحد
    [two] قضاءان
    [few] { $districts } أقضية
    [many] { $districts } قضاءً
   *[other] { $districts } قضاء
}
places-sources = مصادر هذه المعلومات
places-name = الاسم
places-governorate = المحافظة
places-districts = الأقضية
places-level = المستوى
places-parent = يقع في
places-english = الإنكليزية
places-arabic = العربية
places-sorani = السورانية
places-kurmanji = الكرمانجية
places-code = الرمز
places-scheme = قائمة الرموز
places-version = الإصدار
places-on = مفعّلة
places-off = غير مفعّلة

# مكان واحد
places-names = الأسماء
places-save = حفظ
places-saved = تم الحفظ.
places-conflict = غيّر شخص آخر هذا المكان منذ أن فتحته. افتحه من جديد وأعد التغيير.
places-state = تظهر كمحافظة
places-is-on = هذه الوحدة مفعّلة: لها سطرها ومكانها على الخريطة.
places-is-off = هذه الوحدة غير مفعّلة: ما يقع ضمنها يُحتسب حيث كان من قبل.
places-turn-on = تفعيل
places-turn-off = إلغاء التفعيل
places-facts = عن هذا المكان
places-valid-from = قائم منذ
places-valid-to = قائم حتى
places-also-under = تضعه بعض التقارير أيضاً ضمن:
places-codes = الرموز
places-codes-what = لا معنى للرمز إلا ضمن قائمته وإصدارها.
places-no-codes = لا رمز له في أي قائمة.
places-aliases = كتابات أخرى
places-aliases-what = كتابات في الجداول تعني هذا المكان. يتعرّف عليها البرنامج عند استيراد ملف.
places-no-aliases = لا كتابات أخرى بعد.
places-alias = الكتابة
places-alias-empty = اكتب حرفاً واحداً على الأقل.
places-alias-taken = هذه الكتابة تخص { $place }، فلا يمكن أن تدل على مكانين.
places-language = اللغة
places-any-language = أي لغة
places-met = المصدر
places-written = كُتبت هنا
places-actions = إجراءات
places-add-alias = أضف هذه الكتابة
places-remove = إزالة
places-below = ما يقع ضمنه
places-history = السجل
places-did-load = حُمّل من الحزمة
places-did-edit = غُيّرت الأسماء
places-did-switch = غُيّر التفعيل
places-did-change = غُيّر

# تفعيل وحدة
places-switch-on = تفعيل { $name }
places-switch-off = إلغاء تفعيل { $name }
places-switch-on-what = ستقع هذه الأماكن ضمنها، وتحتسبها الخرائط والجداول هناك، للأشهر الماضية أيضاً.
places-switch-off-what = تعود هذه الأماكن إلى حيث تتبع، وتحتسبها الخرائط والجداول هناك، للأشهر الماضية أيضاً.
places-moves = ما الذي ينتقل
places-from = من
places-to = إلى
places-nothing-moves = لا ينتقل أي مكان.
places-records-follow = { $records ->
    [zero] لا يتبعها أي نشاط.
    [one] يتبعها نشاط واحد.
    [two] يتبعها نشاطان.
    [few] تتبعها { $records } أنشطة.
    [many] يتبعها { $records } نشاطاً.
   *[other] يتبعها { $records } نشاط.
}
places-switch-on-grants = تبقى أدوار الأشخاص على المحافظات كما هي. يمكن التراجع بالتبديل مرة أخرى.
places-switch-off-grants = تبقى أدوار الأشخاص على المحافظات كما هي، فراجع بعد ذلك من ينسّق هذه الأماكن. يمكن التراجع بالتبديل مرة أخرى.
places-roles-follow = { $roles ->
    [zero] لا يُمنح أحد دوراً على { $name }.
    [one] يُمنح من ينسّق هذه الأماكن الآن الدور نفسه على { $name }، فتبقى ضمن عمله.
    [two] يُمنح دوران على { $name } لمن ينسّقان هذه الأماكن الآن، فتبقى ضمن عملهما.
    [few] تُمنح { $roles } أدوار على { $name } لمن ينسّقون هذه الأماكن الآن، فتبقى ضمن عملهم.
    [many] يُمنح { $roles } دوراً على { $name } لمن ينسّقون هذه الأماكن الآن، فتبقى ضمن عملهم.
   *[other] يُمنح { $roles } دور على { $name } لمن ينسّقون هذه الأماكن الآن، فتبقى ضمن عملهم.
}
places-leave-it = اتركها كما هي

# الحدود
places-boundaries = الحدود
places-boundaries-what = تُرسم الخرائط منها. وإلى أن تُحمّل الحدود تكون الخرائط شبكات من المربعات.
places-boundaries-sets = الملفات المحمّلة
places-no-boundaries = لم تُحمّل أي حدود بعد.
places-source = المصدر
places-licence = الرخصة
places-valid-on = صالحة بتاريخ
places-loaded = وقت التحميل
places-in-use = مستخدمة
places-kept = محفوظة
places-map-1 = المحافظات
places-map-2 = الأقضية
places-map-what = حدود الأماكن دون أرقام.
places-map-source = الحدود: { $source }
places-without = دون حدود:
places-boundaries-how = تحميل غيرها
places-boundaries-how-what = يحمّل مسؤول الجهاز الملف (GeoJSON أو Shapefile مضغوط أو GeoPackage) بهذا الأمر، وهو يقول أولاً ما الذي سيحدث فقط:
