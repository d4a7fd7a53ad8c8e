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
