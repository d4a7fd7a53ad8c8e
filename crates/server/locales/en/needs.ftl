# What may be wrong with an assessment, a figure, a place, a decision.
needs-title-missing = Give the assessment a name.
needs-end-before-start = The end is before the start.
needs-places-missing = Choose the places, or say that it covers the whole country; not both.
needs-sectors-missing = Choose at least one sector.
needs-link-wrong = Give the whole address of the page, beginning with https://
needs-people-missing = Say how many people are in need; 0 if nobody is.
needs-people-negative = A number of people cannot be negative.
needs-people-absurd = This is more people than there are. Check the figure.
needs-severity-wrong = Severity is a whole number from 1 to 5, or empty where it is not known.
needs-as-of-missing = Give the day.
needs-as-of-later = This day is still to come.
needs-source-missing = Choose the assessment the figure comes from, or say where it comes from.
needs-place-wrong = Choose a governorate or a district.
needs-sector-unknown = Choose a sector from the list.
needs-group-unknown = This group is not in the list of population groups. Choose one from the list.
needs-organisation-unknown = Choose an organisation from the list.
needs-assessment-unknown = Choose an assessment from the list.
needs-population-source-missing = Say where the number of inhabitants comes from.
needs-access-wrong = Access is a whole number from 1, nobody gets there, to 5, free access.
needs-access-day-missing = Say of which day this is; access changes quickly.
needs-decision-missing = Say what was decided.
needs-before-decision = This day is before the decision.
needs-conflict = Somebody else changed this since you opened it. Open it again.
needs-assessment-in-use = Figures rest on this assessment. Take them out first, or give them another source.
needs-assessments-moved = { $count ->
    [one] One assessment
   *[other] { $count } assessments
}
needs-figures-moved = { $count ->
    [one] One figure of need
   *[other] { $count } figures of need
}
