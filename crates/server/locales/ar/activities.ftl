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
