# الأماكن: قراءة موقع السطر
places-country-unknown = أماكن { $country } غير محمّلة هنا. أضف حزمة ذلك البلد أو اترك هذه الأسطر.
places-code-unknown = الرمز { $code } ليس في أي من القوائم المعروفة هنا، ولا يوجد اسم بجانبه.
places-code-conflict = الرمز { $code } يعني { $place } في القائمة { $scheme }، لكن السطر يقول { $name }. صحّح الرمز أو الاسم.
places-codes-disagree = الرموز متناقضة: { $code } يعني { $place }، و{ $other } يعني { $elsewhere } وهو لا يقع ضمنه.
