# The register of organisations.

organisations-name-needed = اكتب الاسم القانوني.
organisations-kind-needed = اختر نوع المنظمة.
organisations-former-too-many = عشرون اسماً سابقاً على الأكثر، لا يتجاوز كلٌّ منها 300 حرف.
organisations-country-wrong = اكتب رمز البلد بحرفين لاتينيين كبيرين، مثل IQ.
organisations-email-wrong = هذا ليس عنوان بريد إلكتروني.
organisations-website-wrong = اكتب عنوان الموقع كاملاً مبتدئاً بـ https://
organisations-parent-branch = هذه المنظمة نفسها فرع. اختر مقرّها الرئيسي.
organisations-parent-itself = لا تكون المنظمة فرعاً لنفسها.
organisations-parent-has-branches = لها فروع، فلا يمكن أن تكون فرعاً.
organisations-alias-wrong = اكتب تهجئة فيها حرف واحد على الأقل ولا تتجاوز 300 حرف.
organisations-expires-before-issued = تاريخ الانتهاء يسبق تاريخ الإصدار.
organisations-to-before-from = اليوم الأخير يسبق اليوم الأول.
organisations-conflict = غيّر شخص آخر هذا منذ أن فتحته
organisations-merged-already = دُمجت هذه المنظمة في منظمة أخرى
