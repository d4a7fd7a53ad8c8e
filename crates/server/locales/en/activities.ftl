# What may be wrong with an activity.
activities-title-missing = Say in a few words what is done.
activities-title-long = This is too long. Say it in at most 300 letters; the description takes the rest.
activities-place-missing = Choose a place, or say that the work is country-wide.
activities-period-wrong = Give the month as year and month, for example 2026-10.
activities-end-before-start = The end is before the start.
activities-negative = A number of people cannot be negative.
activities-absurd = This is more people than there are. Check the figure.
activities-parts-over-total = Women, girls, men and boys together are more than the total reached.
activities-part-over-total = This is more than the total reached.
activities-value-wrong = Give an amount of 0 or more.
activities-currency-wrong = Give the currency as three capital letters, for example USD or IQD.
activities-coordinates-wrong = Latitude is from −90 to 90, longitude from −180 to 180, and both are needed.

# What may be wrong with what it refers to, and with its month.
activities-sector-unknown = Choose a sector from the list.
activities-subsector-unknown = This sub-sector does not belong to the sector. Choose one from the list, or none.
activities-modality-unknown = Choose from the list how the help is given, or leave it empty.
activities-group-unknown = Choose the groups from the list.
activities-organisation-unknown = Choose an organisation from the list.
activities-place-unknown = Choose a place from the list.
activities-ended-before-month = The work ended before this month. Correct the end or the month, or say that it is completed.
activities-starts-after-month = The work starts after this month. Correct the start or the month, or say that it is planned.
activities-locked = The month { $month } is locked, by { $who }: its records no longer change. Ask the coordination if something must still be corrected.
activities-locked-already = This month is locked already.
activities-copy-later = Choose a month later than the one you copy from.
activities-copy-nothing = There is nothing left to copy: no work of that month still runs, or it is there already.
activities-conflict = Somebody else changed this activity since you opened it.
