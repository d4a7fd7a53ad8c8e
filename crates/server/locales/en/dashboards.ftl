# The front page and the matrix: figures of who does what, where.

dashboards-title = Who does what, where
dashboards-matrix = Matrix
dashboards-as-of = As of
dashboards-share = Figures count what you may see.
dashboards-share-all = Figures count everything.
dashboards-share-visitor = Figures count public records only.
dashboards-sign-in = Sign in to see what is shared with you

dashboards-activities = Activities
dashboards-organisations = Organisations
dashboards-targeted = People targeted
dashboards-reached = People reached
dashboards-households = Households reached
dashboards-districts = Districts reached
dashboards-stale = Not confirmed lately
dashboards-not-unique = Added up: one person may be in it several times
dashboards-households-note = And { $n } households, which are not added to people
dashboards-people-rule = People are added up over months and activities, so the same person may be counted several times. Of figures that count since the start of an activity, only the last is taken. Households are not counted as people.

dashboards-sector = Sector
dashboards-organisation = Organisation
dashboards-kind = Kind of organisation
dashboards-place = Place
dashboards-governorate = Governorate
dashboards-district = District
dashboards-status = Status
dashboards-month = Month
dashboards-from = From month
dashboards-to = To month
dashboards-words = Words
dashboards-code = Code
dashboards-acronym = Acronym
dashboards-planned = Planned
dashboards-ongoing = Ongoing
dashboards-completed = Completed
dashboards-suspended = Suspended
dashboards-country-wide = Country-wide
dashboards-not-known = Not known

dashboards-show = What the pictures show
dashboards-down = What stands down the side
dashboards-by-place = By governorate
dashboards-by-district = By district
dashboards-by-sector = By sector
dashboards-by-organisation = By organisation
dashboards-by-month = By month
dashboards-all = All
dashboards-most = Most: { $name }, { $value }
dashboards-nothing = There is nothing for what you asked.
dashboards-others = { $n ->
    [one] One more organisation is in the matrix
   *[other] { $n } more organisations are in the matrix
}
dashboards-unnamed = { $n ->
    [one] One activity is shared only in totals and stands in no row.
   *[other] { $n } activities are shared only in totals and stand in no row.
}
dashboards-boundaries = The boundaries and names shown imply no opinion on the status of any territory.
dashboards-boundaries-from = Boundaries: { $source }.
dashboards-sample = Everything in this is invented.

dashboards-file = What this is
dashboards-counted = Whose share
dashboards-people = People
dashboards-note = Note

dashboards-missing = { $n ->
    [one] One of { $expected } organisations with work under way has not reported on { $month } yet. The { $reached } people in its last report are in no figure of that month.
   *[other] { $n } of { $expected } organisations with work under way have not reported on { $month } yet. The { $reached } people in their last reports are in no figure of that month.
    }
dashboards-missing-ask = Ask for the reports
dashboards-overlaps = { $n ->
    [one] One possible overlap waits for your answer
   *[other] { $n } possible overlaps wait for your answer
    }
dashboards-overlaps-more = { $n } possible overlaps and more wait for your answer
