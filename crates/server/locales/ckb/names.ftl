# Why a name was matched, or not: reasons of the engine that compares names.

names-same-text = هەمان نووسین
names-sounds-alike = لە دەنگدا لێک دەچن
names-some-letters-differ = هەندێک پیت جیاوازن
names-by-alias = بە { $name }یش ناسراوە
names-initials = پیتە سەرەتاییەکانی { $name }
names-words-differ = وشە کەمە یان زیادە
names-other-part = هەمان ناو، بەڵام بەشێک یان لقێکی ترە
names-within-parent = دەکەوێتە ناو ئەو شوێنەی دراوە
names-doubt-empty = شتێک نییە بەراورد بکرێت
names-doubt-too-short = ئەوەندە کورتە کە دڵنیا نابین
names-doubt-unknown-parent = ئەو شوێنەی گوتراوە تێیدایە نەناسراوە
names-doubt-nothing-near = هیچ شتێکی نزیک نییە
names-doubt-same-name = چەند دانەیەک هەمان ناویان هەیە
names-doubt-close-rival = یەکێکی تر نزیکەی هەمان ئەندازە نزیکە
names-doubt-not-near = ئەوەندە نزیک نییە کە دڵنیا بین
