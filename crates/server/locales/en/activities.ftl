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
activities-external-ref-taken = Another record of this organisation has this reference already. Give each record its own.
activities-ended-before-month = The work ended before this month. Correct the end or the month, or say that it is completed.
activities-starts-after-month = The work starts after this month. Correct the start or the month, or say that it is planned.
activities-locked = The month { $month } is locked, by { $who }: its records no longer change. Ask the coordination if something must still be corrected.
activities-locked-already = This month is locked already.
activities-copy-later = Choose a month later than the one you copy from.
activities-copy-nothing = There is nothing left to copy: no work of that month still runs, or it is there already.
activities-conflict = Somebody else changed this activity since you opened it.

# The list.
activities-title = Activities
activities-new = Report an activity
activities-new-what = Two minutes: what you do, where, this month. Everything else can be added later.
activities-search = Words
activities-kind = Kind of organisation
activities-from-month = From month
activities-to-month = To month
activities-mine = Only ours
activities-stale = Not confirmed lately
activities-stale-badge = To be confirmed
activities-yes = Yes
activities-none = No activity fits. Take a filter away, or report the first one.
activities-too-many-rows = This is more than the 1,048,574 rows that a sheet of a workbook holds. Narrow the list, or take it as CSV.
activities-actions = Actions

# The fields.
activities-organisation = Organisation
activities-programme = Programme partner
activities-programme-hint = Through whom the work is programmed, if it is not yourselves
activities-funder = Donor
activities-joint-with = Joint with
activities-name = What is done
activities-name-hint = A few words, such as: repair of two wells
activities-description = Description
activities-sector = Sector
activities-subsector = Sub-sector
activities-type = Activity type
activities-modality = Modality
activities-indicator = Indicator
activities-unit = Unit
activities-project-code = Project code
activities-external-ref = Reference
activities-external-ref-hint = Your own number for this record. A file that carries it updates the record.
activities-place = Place
activities-whole-country = The whole country
activities-whole-governorate = { $place }: all of it
activities-country-wide = Country-wide
activities-location = Location
activities-location-hint = Camp, village or neighbourhood
activities-latitude = Latitude
activities-longitude = Longitude
activities-place-text = Place as it was written
activities-gazetteer = Code list
activities-month = Month
activities-start = Start date
activities-end = End date
activities-status = Status
activities-counted = Counted in
activities-targeted = Targeted
activities-targeted-hint = How many are to be reached this month
activities-reached = Reached
activities-reached-hint = How many were newly reached this month; leave it empty if it is not known yet
activities-women = Women
activities-girls = Girls
activities-men = Men
activities-boys = Boys
activities-elderly = Older people
activities-with-disability = People with disability
activities-cumulative = The figures count since the start, not this month alone
activities-groups = Population group
activities-value = Amount
activities-currency = Currency
activities-funding-status = Funding status
activities-visibility = Who may see it
activities-aggregate-only = Count it in totals, but show the record only to us and the coordination

# Words of the fields.
activities-status-planned = Planned
activities-status-ongoing = Ongoing
activities-status-completed = Completed
activities-status-suspended = Suspended
activities-counted-people = People
activities-counted-households = Households
activities-visibility-public = Everybody
activities-visibility-members = Member organisations
activities-visibility-coordination = The coordination of the governorate
activities-visibility-own = Only us and the national coordination
activities-nobody = Nobody
activities-nothing = Nothing chosen

# A record.
activities-number = No. { $no }
activities-part-who = Who
activities-part-what = What
activities-part-where = Where
activities-part-when = When
activities-part-whom = For whom
activities-part-how-much = How much
activities-part-seen = Who sees this
activities-seen-public = Everybody sees this record.
activities-seen-members = Member organisations and the coordination see this record.
activities-seen-coordination = The organisation and the coordination of the governorate see this record.
activities-seen-own = Only the organisation and the national coordination see this record.
activities-seen-public-totals = The organisation and its coordination see this record. For everybody else it only counts in totals that name no organisation.
activities-seen-members-totals = The organisation and its coordination see this record. For member organisations it only counts in totals that name no organisation.
activities-seen-coordination-totals = Only the organisation and the coordination of the governorate see this record; it counts in their totals.
activities-confirmed-by = Last confirmed by { $who }, { $when }.
activities-confirmed-when = Last confirmed { $when }.
activities-stale-what = Nobody has said since that it still holds.
activities-locked-badge = Month locked
activities-history = History
activities-somebody = Somebody
activities-the-program = The program
activities-did-report = Reported
activities-did-edit = Corrected
activities-did-confirm = Confirmed: it still holds
activities-did-copy = Carried on from the month before
activities-did-remind = Reminded the focal point
activities-did-import = Imported from a file
activities-did-undo-import = Took an import back
activities-did-otherwise = Changed

# What is done.
activities-edit = Correct
activities-save = Save
activities-send = Report
activities-more = More: donor, partners, women and men, dates, who may see it
activities-for-organisation = For { $name }
activities-confirm = It still holds
activities-confirm-all = Confirm all of ours
activities-confirm-all-what = You say that everything your organisation has open in its latest month still holds.
activities-confirm-nothing = There is nothing open to confirm.
activities-another = Report another
activities-remove = Remove
activities-remove-what = The record goes out of the list, the map and all totals. What it said stays in the log.
activities-why = Why?
activities-why-hint = A few words for the history, such as: figure corrected after the distribution
activities-reported = Reported. Thank you.
activities-reported-others = Reported. Thank you. Others whose reports you may not see may be at work there too; the coordination has been told.
activities-saved = Saved.
activities-confirmed = Confirmed. Thank you.
activities-removed = Removed.

# Whole months.
activities-copy = Copy last month
activities-copy-what = Work that still runs is carried on into a new month. Its figures begin empty; nothing is copied twice.
activities-copy-these = { $count ->
    [one] One activity of { $name } of { $from } is carried on into { $to }:
   *[other] { $count } activities of { $name } of { $from } are carried on into { $to }:
}
activities-copy-none = No work of that month still runs.
activities-copy-do = Copy
activities-copied = Copied. Now fill in the figures.
activities-locks = Locked months
activities-locks-what = The records of a locked month no longer change, whoever asks: its figures have been published.
activities-locks-none = No month is locked.
activities-lock = Lock a month
activities-locked-by = Locked by
activities-locked-on = On
activities-note = Note
activities-note-hint = Why, for whoever asks later
activities-unlock = Open again
activities-unlock-what = Its records can then be changed again.
activities-locked-done = The month is locked.
activities-unlocked-done = The month is open again.

# The file.
activities-sheet-id = Tansiq id
activities-sheet-no = No.
activities-sheet-reference = Reference
activities-sheet-organisation = Organisation
activities-sheet-acronym = Acronym
activities-sheet-kind = Organisation type
activities-sheet-title = Activity
activities-sheet-governorate = Governorate
activities-sheet-governorate-code = Governorate P-code
activities-sheet-district = District
activities-sheet-district-code = District P-code
activities-sheet-sub-district = Sub-district
activities-sheet-country-wide = Country-wide
activities-sheet-cumulative = Cumulative
activities-sheet-visibility = Visibility
activities-sheet-aggregate-only = Count in totals only
activities-sheet-confirmed = Confirmed on
activities-sheet-made = Made on
activities-sheet-rows = Rows
activities-sheet-for = May be read by
activities-sheet-everybody = Everybody

# The letter to whoever speaks for an organisation.
activities-letter-subject = { $name }: does this still hold?
activities-letter = Hello,

    { $count ->
        [one] one activity of { $name } has
       *[other] { $count } activities of { $name } have
    } not been confirmed for more than { $days } days. The map and the totals that everybody sees rest on them.

    Open this page. Say of what still holds that it does, correct what has changed, or carry the work on into this month:
    { $link }

    It takes two minutes. You get this letter at most once in thirty days.
activities-moved = { $count ->
    [one] { $count } activity
   *[other] { $count } activities
}

# Who else does the same, before a report is saved.
activities-others = Others do this here already
activities-others-here = Others may do the same here. Look at them first, or say that you know.
activities-others-told = I know; send my report

# Who has not reported.
activities-coverage = Reports of the month
activities-coverage-what = An organisation that had work under way in one of the three months before is expected to report again.
activities-coverage-reported = Organisations that reported
activities-coverage-missing = Reports missing
activities-coverage-before = People in their last reports
activities-coverage-before-note = They are in no figure of this month.
activities-coverage-last = Last report
activities-coverage-under-way = Under way then
activities-coverage-reached = Reached then
activities-coverage-none = Everybody has reported.
activities-ask = Ask for the reports
activities-ask-what = A letter goes to the focal point of each organisation that is ticked; to all of them, if none is. Nobody gets two within three days.
activities-asked = The letters are on their way.
activities-asked-some = Letters are on their way to those who can be reached and had none in the last three days.
activities-ask-lately = They all had a letter in the last three days.
activities-ask-nobody = Nobody speaks for these organisations here yet. Give one of their people an account.
activities-ask-later = This month is still to come: nobody can have reported on it.
activities-ask-none = Nothing to ask for: they have all reported meanwhile.
activities-ask-letter-subject = The report for { $month }
activities-ask-letter =
    Hello,

    we have no report from { $name } for { $month } yet. If your work goes on as before, two taps are enough:
    { $link }

    Thank you. Without your report your work is missing from everybody's picture.
activities-not-yours-to-open = Only the organisation itself, or who coordinates the country, may show this record to more people.
