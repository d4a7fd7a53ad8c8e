# The frame of every page, forms, tables, filters and errors.

web-name = Tansiq
web-skip = Skip to the content
web-main-menu = Main menu
web-menu = Menu
web-more = More
web-language = Language
web-digits = Digits:
web-sign-in = Sign in
web-sign-out = Sign out
web-trail = You are here
web-sample-title = Sample.
web-sample-text = Everything here is invented, to try the program with.

web-form-optional = (optional)
web-form-error = Error:
web-form-errors = { $count ->
    [one] One thing needs your attention
   *[other] { $count } things need your attention
}
web-form-choose = Choose…
web-form-find = Type to find
web-form-cancel = Cancel
web-form-month-hint = Year and month, such as { $example }

web-table-empty = Nothing here yet.
web-pages = Pages
web-pages-shown = { $from }–{ $to } of { $total }
web-pages-where = Page { $page } of { $last }
web-pages-previous = Previous
web-pages-next = Next
web-download = Download:

web-filters = Filters
web-filters-all = All
web-filters-show = Show
web-filters-active = Filtered by
web-filters-remove = Remove this filter
web-filters-clear = Clear all

web-history-empty = No changes yet.
web-history-nothing = nothing
web-steps = Step { $now } of { $last }
web-steps-done = (done)

web-ago-now = just now
web-ago-minutes = { $n ->
    [one] a minute ago
   *[other] { $n } minutes ago
}
web-ago-hours = { $n ->
    [one] an hour ago
   *[other] { $n } hours ago
}
web-ago-days = { $n ->
    [one] yesterday
   *[other] { $n } days ago
}
web-ago-months = { $n ->
    [one] a month ago
   *[other] { $n } months ago
}
web-ago-years = { $n ->
    [one] a year ago
   *[other] { $n } years ago
}
web-ahead-days = { $n ->
    [0] later today
    [one] tomorrow
   *[other] in { $n } days
}

web-conflict = Somebody else saved first
web-conflict-what = { $who } changed this record { $when }, while you were writing. Nothing you typed is lost: compare, then choose.
web-conflict-differences = What differs
web-conflict-field = Field
web-conflict-mine = You typed
web-conflict-theirs = Saved now
web-conflict-keep-mine = Save what I typed
web-conflict-keep-theirs = Keep what is saved

web-problem-401 = Please sign in
web-problem-401-do = This page is for people with an account. Sign in and you will come back here.
web-problem-403 = You may not do this
web-problem-403-do = Your role does not allow it here. Ask your coordinator if you think it should.
web-problem-404 = There is no such page
web-problem-404-do = The address may be mistyped, or the record may have been removed or not be open to you.
web-problem-409 = This has changed in the meantime
web-problem-409-do = Go back, load the page again and repeat your change.
web-problem-413 = This file is too large
web-problem-413-do = Send a smaller file, or split it into parts.
web-problem-422 = Something in this is not right
web-problem-422-do = Go back, correct what is named here, and send it again.
web-problem-429 = Too many attempts
web-problem-429-do = Wait a few minutes, then try again.
web-problem-500 = Something went wrong on our side
web-problem-500-do = Nothing was half saved. Try again; if it happens again, tell your administrator the number below.
web-problem-503 = Not available just now
web-problem-503-do = The server is busy or being looked after. Try again in a minute.
web-problem-again = What you typed is not lost: send it again from here.
web-problem-again-401 = What you typed is not lost: sign in in the new window, come back to this page, and send it again.
web-problem-send = Send it again
web-problem-reference = Number for the administrator: { $reference }
web-problem-home = To the front page

web-field-needed = Please fill this in.
web-field-too-long = At most { $most } characters.
web-field-number = This is not a number.
web-field-number-range = A number from { $least } to { $most }, please.
web-field-date = This is not a day. Write it as 2026-10-31 or 31/10/2026.
web-field-month = This is not a month. Write it as 2026-10.
web-field-choice = Please choose one from the list.
web-field-json = What was sent could not be read.
web-exists = There is one like this already.
web-in-use = Something else still refers to this.
web-form-expired = This form was open for too long.
web-too-many = Try again in { $seconds ->
    [one] one second
   *[other] { $seconds } seconds
}.
web-too-large = At most { $megabytes } MB can be sent at once.
web-sheet = Data
web-sheet-about = About
