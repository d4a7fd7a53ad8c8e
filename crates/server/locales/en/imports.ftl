# Imports: from a spreadsheet somebody sent to records.
imports-title = Imports
imports-new = Import a file
imports-none = No file has been imported yet.
imports-file = File
imports-file-hint = Excel (XLSX, XLS), OpenDocument (ODS) or text (CSV, TSV); at most { $megabytes } MB. The file stays as it is.
imports-state = State
imports-target = Holds
imports-target-ask = What is in the file?
imports-target-activities = Activities (who does what, where)
imports-target-organisations = Organisations
imports-target-needs = Figures of people in need
imports-sender = From
imports-sender-ask = Whose file is it?
imports-sender-hint = Rows that name no organisation are taken to be of this one.
imports-sender-several = Of several organisations
imports-preset-ask = Columns known from an earlier file
imports-preset-hint = If the sender’s files always look alike.
imports-preset-none = Those of the sender’s last file, else recognise them
imports-send = Send the file
imports-kept = The file is here. Nothing is recorded yet.
imports-rows = Rows
imports-who = By
imports-state-uploaded = Columns to be settled
imports-state-previewed = To be checked
imports-state-committed = Recorded
imports-state-undone = Undone
imports-step-file = File
imports-step-columns = Columns
imports-step-rows = Rows
imports-step-done = Recorded
imports-columns = What the columns are
imports-columns-what = Each column of the file, and what it is taken for. Correct what is wrong; a column that is left out stays with the file and is not lost.
imports-columns-saved = Saved.
imports-column = Column
imports-samples = For example
imports-field = Is taken for
imports-field-of = Column “{ $column }”
imports-field-none = Left out
imports-field-twice = Another column is this already. Leave one of the two out.
imports-unsure = Please check
imports-missing = No column was found for:
imports-why-tag = tag { $tag }
imports-why-header = header reads “{ $name }”
imports-why-words = header is like “{ $name }”
imports-why-cells = the cells look like it
imports-why-cells-not = the cells look unlike it
imports-why-preset = as in an earlier file
imports-sheet = Sheet
imports-sheet-ask = The table is on the sheet
imports-sheet-use = Read this sheet
imports-unsaid = What the file leaves unsaid
imports-month-ask = Month of rows that say none
imports-month-hint = Year and month, like 2026-11. It is used only where a row gives none.
imports-as-of-ask = Day the figures are true for
imports-as-of-hint = For rows that give no day.
imports-assessment-ask = Assessment they come from
imports-assessment-none = None of these, or the rows say it
imports-source-ask = Where they come from
imports-source-hint = For rows that do not say. Left empty, the name of the file is kept.
imports-visibility-ask = Who may see them, where rows do not say
imports-year-ask = Year of months without one
imports-year-hint = For files that write “August” alone.
imports-dates-ask = Dates such as 03/08/2025
imports-dates-told = As the column itself tells
imports-dates-day = The day comes first: 3 August
imports-dates-month = The month comes first: 8 March
imports-keep = For the next file
imports-keep-tick = Remember these columns
imports-keep-hint = The next file of the same sender is then understood at once.
imports-keep-as = Under the name
imports-preset-taken = A list of columns of this name is kept for another sender. Give it another name.
imports-read-rows = Read the rows
imports-organisation-own = Choose the organisation you speak for.
imports-committed-already = This import is recorded already.
imports-undone-already = This import was undone. Import the file again.
imports-conflict = This import was changed in another window. Open it again.

# What is wrong with a file.
imports-file-needed = Choose a file.
imports-file-empty = The file has no table: no cell is filled.
imports-file-password = The file is protected with a password. Save it without one and send it again.
imports-file-html = This is a web page under a spreadsheet’s name. Open it in Excel and save it as XLSX.
imports-file-unsupported = Files of the kind { $kind } are not read. Save the table as XLSX or CSV.
imports-file-unknown = This is not a spreadsheet. Send XLSX, XLS, ODS, CSV or TSV.
imports-file-broken = The file is damaged ({ $part }). Open it, save it anew and send it again.
imports-file-encoding = Line { $line } is not written in the encoding of the rest ({ $encoding }). Save the file as UTF-8.
imports-file-too-large = The file is too large, or unpacks to too much. Send it in parts.
imports-file-too-many-rows = The file has more than { $most } rows. Send it in parts.
imports-file-too-many-columns = A row has more than { $most } columns.
imports-file-cell-too-long = A cell has more than { $most } characters.
imports-file-too-many-cells = Old XLS files may have at most { $most } cells. Save it as XLSX.
imports-file-no-sheet = There is no such sheet in the file.

# Fields.
imports-group-record = Record
imports-group-who = Who
imports-group-what = What
imports-group-where = Where
imports-group-when = When
imports-group-whom = For whom
imports-group-other = Other
imports-field-id = Id in this program
imports-field-reference = Sender’s own reference
imports-field-organisation = Organisation that does it
imports-field-organisation-acronym = Its acronym
imports-field-organisation-kind = Its kind
imports-field-programme = Programme partner
imports-field-programme-acronym = Acronym of the programme partner
imports-field-funder = Donor
imports-field-funder-acronym = Acronym of the donor
imports-field-title = Activity
imports-field-description = Description
imports-field-activity-type = Type of activity
imports-field-sector = Sector
imports-field-subsector = Sub-sector
imports-field-modality = Modality
imports-field-indicator = Indicator
imports-field-unit = Unit
imports-field-project-code = Project code
imports-field-joint-with = Jointly with
imports-field-country = Country
imports-field-admin1 = Governorate
imports-field-admin1-code = Code of the governorate
imports-field-admin2 = District
imports-field-admin2-code = Code of the district
imports-field-admin3 = Sub-district
imports-field-admin3-code = Code of the sub-district
imports-field-place-code = Code of the place, at any level
imports-field-location = Site, camp or neighbourhood
imports-field-latitude = Latitude
imports-field-longitude = Longitude
imports-field-month = Month
imports-field-year = Year
imports-field-start-on = Start
imports-field-end-on = End
imports-field-status = Status
imports-field-counted = People or households
imports-field-targeted = Targeted
imports-field-reached = Reached
imports-field-women = Women
imports-field-girls = Girls
imports-field-men = Men
imports-field-boys = Boys
imports-field-elderly = Older people
imports-field-with-disability = People with disability
imports-field-cumulative = Figures since the start
imports-field-groups = Population group
imports-field-people = People in need
imports-field-severity = Severity
imports-field-as-of = As of
imports-field-assessment = Assessment
imports-field-source = Source
imports-field-confidence = Confidence
imports-field-note = Note
imports-field-value = Amount
imports-field-currency = Currency
imports-field-funding-status = Funding status
imports-field-visibility = Who may see it
imports-field-aggregate-only = Counted in totals only
imports-field-name = Legal name
imports-field-acronym = Acronym
imports-field-name-en = English name
imports-field-name-ar = Arabic name
imports-field-name-ckb = Sorani name
imports-field-name-ku = Kurmanji name
imports-field-former-names = Former and other names
imports-field-kind = Kind of organisation
imports-field-about = About
imports-field-website = Website
imports-field-email = E-mail
imports-field-phone = Telephone
imports-field-languages = Languages
imports-field-staff = Number of staff
imports-field-sectors = Sectors
imports-field-governorates = Governorates
imports-field-authority = Registration authority
imports-field-registration = Registration number
imports-field-registered-on = Registered on
imports-field-expires-on = Registration expires on

# Rows.
imports-previewed = The rows are read. Nothing is recorded yet.
imports-committed = The rows are recorded.
imports-undone = The import is undone.
imports-filled = { $count ->
    [one] One row
   *[other] { $count } rows
}
imports-empty-rows = { $count ->
    [one] one empty row passed over
   *[other] { $count } empty rows passed over
}
imports-working = The rows are being worked on
imports-working-rows = { $count ->
    [one] One row is done so far. You may leave this page; the work goes on.
   *[other] { $count } rows are done so far. You may leave this page; the work goes on.
}
imports-working-again = Look again
imports-busy = This import is being worked on. Wait until it is done.
imports-work-failed = It did not work. Nothing was recorded. Try again; if it happens again, tell whoever keeps the machine.
imports-next = What happens next
imports-questions = { $count ->
    [one] One text may mean several things. Say what is meant, and its rows can be recorded too.
   *[other] { $count } texts may mean several things. Say what is meant, and their rows can be recorded too.
}
imports-choose = Say what is meant
imports-refused-what = { $count ->
    [one] One row is not taken.
   *[other] { $count } rows are not taken.
}
imports-refused-download = Download them with the reasons, put them right, and send them again.
imports-repeated-what = { $count ->
    [one] One row is equal in every column to an earlier one. It stays out unless you bring it in.
   *[other] { $count } rows are equal in every column to earlier ones. They stay out unless you bring them in.
}
imports-repeated-in = Rows that are equal in every column come in too.
imports-repeated-bring = Bring them in
imports-repeated-out = Leave them out
imports-newcomers = { $count ->
    [one] One organisation is new and will be registered:
   *[other] { $count } organisations are new and will be registered:
}
imports-newcomers-more = and { $count } more
imports-commit = Record these rows
imports-commit-what = New records: { $new }. Altered records: { $changed }. All at once; you can undo it as one.
imports-commit-leaving = Rows that wait for a choice stay out: { $count }.
imports-nothing-new = There is nothing to record.
imports-columns-again = Back to the columns
imports-recorded = Recorded
imports-recorded-what = New records: { $new }. Altered records: { $changed }.
imports-undo = Undo this import
imports-undo-what = Records it made are removed, records it altered are as before, and organisations it registered leave the register where nothing else names them. If somebody has changed one since, nothing is undone and you are told which.
imports-changed-since = Somebody has changed { $count } of these records since. Numbers: { $numbers }. Nothing was undone.
imports-not-committed = This import is not recorded, so there is nothing to undo.
imports-organisations-changed = These { $count } organisations were changed since, or others name them by now: { $names }. Nothing was undone.
imports-figures-changed = Somebody has changed { $count } of these figures since. They stand in rows { $numbers } of the file. Nothing was undone.
imports-not-previewed = Read the rows first.
imports-choices-open = Some rows still wait for a choice. Make it, or say that they stay out.
imports-verdict = What happens to it
imports-verdicts = Rows by what happens to them
imports-verdict-all = All
imports-verdict-new = New
imports-verdict-changed = Changed
imports-verdict-unchanged = Unchanged
imports-verdict-repeated = Repeated
imports-verdict-choice = To be chosen
imports-verdict-refused = Not taken
imports-understood = Understood as
imports-cells = As it was written
imports-cells-count = { $count ->
    [one] One cell
   *[other] { $count } cells
}
imports-row = Row
imports-no-rows = No rows here.

# Choices.
imports-choices = What is meant?
imports-choices-what = Each text is asked once, for all its rows. What you choose is remembered, so that the next file is understood at once.
imports-choices-what-here = Each text is asked once, for all its rows. What you choose holds for this file; ask the coordination to keep a spelling for good.
imports-choices-more = { $count ->
    [one] One more follows.
   *[other] { $count } more follow.
}
imports-choices-none = Nothing is left to choose.
imports-choices-save = Apply and read the rows again
imports-choices-back = Back to the rows
imports-chosen = Applied; the rows were read again.
imports-choose-something = Choose something first.
imports-choice-scope = within { $place }
imports-choice-rows = { $count ->
    [one] one row, number { $first }
   *[other] { $count } rows, the first is number { $first }
}
imports-choice-new = A new organisation: register it
imports-choice-empty = None of these: leave the cell empty
imports-choice-out = Leave these rows out
imports-choice-other = Another:
imports-choice-other-of = Another meaning of “{ $text }”
imports-choice-typed = Name or acronym
imports-choice-unknown = This is not surely one organisation of the register. Write its name as the register has it.
imports-asked-place = Place
imports-near-same = the same text
imports-near-sounds = sounds alike
imports-near-letters = some letters differ
imports-near-alias = also known as { $what }
imports-near-initials = initials of { $what }
imports-near-words = words are missing or added
imports-near-part = the same name, another office
imports-near-within = in the right place
imports-doubt-same-name = several bear this name
imports-doubt-rival = another is almost as near
imports-doubt-short = too short to be sure
imports-doubt-not-near = not near enough to be sure

# Why a row is not taken, or waits.
imports-row-wrong = { $field }: { $what }
imports-row-asks = { $field }: what is meant by “{ $text }”?
imports-row-same-as = Equal in every column to row { $row }.
imports-row-total = This row adds up others.
imports-row-note = This is a remark, not a record.
imports-row-left-out = Left out, as you chose.
imports-row-key-twice = Row { $row } has the same reference already.
imports-row-organisation-twice = Row { $row } is the same organisation already.
imports-row-id-wrong = This is no id of this program.
imports-row-id-unknown = There is no record with this id, or it is not shown to you.
imports-row-no-organisation = The row names no organisation, and it was not said whose file it is.
imports-row-organisation-unknown = “{ $name }” is not in the register. Ask the coordination to register it.
imports-row-figure-twice = Row { $row } gives another figure for the same place, sector, group and day. Keep one of them.
imports-row-confidence-unknown = “{ $text }” is no degree of confidence. Write low, medium or high.
imports-row-not-yours = The record is of an organisation you do not speak for.
imports-row-not-here = The record is of a governorate you do not coordinate.
imports-row-organisation-not-yours = You may not put this organisation into the register or alter it.
imports-row-no-sector = The row names no sector.
imports-row-no-place = The row names no place.
imports-row-no-name = The row names no organisation.
imports-row-status-unknown = “{ $text }” is no status. Write planned, ongoing, completed or suspended.
imports-row-counted-unknown = “{ $text }”: write people or households.
imports-row-visibility-unknown = “{ $text }”: write public, members, coordination or own.
imports-row-kind-unknown = “{ $text }” is no kind of organisation in the list.
imports-row-authority-unknown = “{ $text }” is no registration authority in the list.
imports-row-governorate-unknown = “{ $text }” is not surely one governorate.
imports-row-country-code = “{ $text }”: write the country as two letters, such as IQ.
imports-yes-or-no = “{ $text }” is neither yes nor no.
imports-number-wrong = “{ $text }” is no number.
imports-number-absurd = { $text } is too large to be right.
imports-number-negative = { $text } is below zero.
imports-number-not-whole = { $text } is not a whole number.
imports-number-off-globe = { $text } is not on the globe. Write degrees, latitude and longitude apart.
imports-date-wrong = “{ $text }” is no date.
imports-date-no-such-day = There is no such day as { $text }.
imports-date-absurd = The year of { $text } cannot be right.
imports-date-ambiguous = This can be { $one } or { $other }. Say on the page of columns whether the day or the month comes first.
imports-month-no-year = “{ $text }” has no year. Say the year on the page of columns.
imports-report-reasons = Why it was not taken
imports-odd = What looks odd in the file
imports-odd-what = Seen over all its rows: spellings that come rarely and are close to a frequent one, and numbers far from the others. They may be right; no row is refused because of them.
imports-odd-first = Only the first { $most } rows were looked at.
imports-odd-none = Nothing looks odd.
imports-odd-value = Value
imports-odd-why = Why
imports-odd-rows = In rows
imports-odd-more = { $count ->
    [one] and one more
   *[other] and { $count } more
}
imports-odd-spelling = Written so only rarely. Is “{ $meant }” meant?
imports-odd-outlier = Far from the other numbers of this column.
