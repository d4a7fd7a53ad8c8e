# Why a name was matched, or not: reasons of the engine that compares names.

names-same-text = النص نفسه
names-sounds-alike = متشابه في النطق
names-some-letters-differ = بعض الحروف مختلفة
names-by-alias = يُعرف أيضاً باسم { $name }
names-initials = الأحرف الأولى من { $name }
names-words-differ = كلمات ناقصة أو زائدة
names-other-part = الاسم نفسه، لكنه جزء أو فرع آخر
names-within-parent = يقع ضمن المكان المذكور
names-doubt-empty = لا شيء هنا يمكن مقارنته
names-doubt-too-short = أقصر من أن يُجزم به
names-doubt-unknown-parent = المكان الذي قيل إنه يقع فيه غير معروف
names-doubt-nothing-near = لا شيء قريب منه
names-doubt-same-name = لأكثر من واحد الاسم نفسه
names-doubt-close-rival = يقاربه آخر بالقدر نفسه تقريباً
names-doubt-not-near = ليس قريباً بما يكفي للجزم
