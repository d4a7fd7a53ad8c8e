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
activities-ended-before-month = انتهى العمل قبل هذا الشهر. صحّح تاريخ الانتهاء أو الشهر، أو اذكر أنه مكتمل.
activities-starts-after-month = يبدأ العمل بعد هذا الشهر. صحّح تاريخ البدء أو الشهر، أو اذكر أنه مخطط له.
activities-locked = الشهر { $month } مقفل، أقفله { $who }، فلا تتغير سجلاته بعد الآن. راجع جهة التنسيق إن كان لا بد من تصحيح شيء.
activities-locked-already = هذا الشهر مقفل من قبل.
activities-copy-later = اختر شهراً بعد الشهر الذي تنسخ منه.
activities-copy-nothing = لم يبقَ ما يُنسخ: لا عمل مستمر من ذلك الشهر، أو أنه منسوخ من قبل.
activities-conflict = غيّر شخص آخر هذا النشاط منذ أن فتحته.
