# What may be wrong with a request or an offer.
requests-title-missing = Say in a few words what is needed.
requests-unit-missing = Say what is counted, such as boxes or tents.
requests-quantity-missing = Say how many.
requests-quantity-small = The quantity is a whole number of 1 or more.
requests-quantity-absurd = This is too much to be meant. Check the figure.
requests-quantity-promised = { $promised } of it are promised already, so that no less can be asked for.
requests-over-open = Only { $open } of { $asked } are still open; the rest is promised by others. Give { $open } or less.
requests-nothing-open = All of it is promised by others already.
requests-over-offer = This is more than was offered.
requests-over-due = Only { $due } of what was promised are still to come.
requests-day-later = This day is still to come.
requests-place-unknown = Choose a place from the list.
requests-sector-unknown = Choose a sector from the list, or leave it empty.
requests-organisation-unknown = Choose an organisation from the list.
requests-offer-own = This is your own request.
requests-not-open = This request is not open any more: nothing can be offered or promised.
requests-offer-settled = This offer has been answered or withdrawn meanwhile. Open the request again.
requests-state-already = Somebody has done this meanwhile.
requests-conflict = Somebody else changed this request since you opened it. Open it again.
requests-not-yours-to-open = Only the organisation that asks, or the national coordination, may show the request to more people.
requests-not-yours-to-give = Only the organisation that asks, or the national coordination, may give the request to another organisation.
requests-delivered-meanwhile = A delivery was noted since you opened this page. Open the request again, see what is there, and note yours if it is missing.
requests-unit-offered = Others have offered in the old unit. Answer their offers first, or ask anew.
requests-moved = { $count ->
    [one] One request for assistance
   *[other] { $count } requests for assistance
}
requests-offers-moved = { $count ->
    [one] One offer of assistance
   *[other] { $count } offers of assistance
}
# The list.
requests-title = Requests for assistance
requests-what-for = What members need from each other, what was promised, and what is there. Nothing is promised twice.
requests-new = Ask for assistance
requests-edit = Correct
requests-none = No request fits.
requests-search = Words
requests-number = No. { $no }
requests-number-column = No.
requests-what = What is needed
requests-what-hint = A few words, such as: winter blankets
requests-organisation = Organisation
requests-place = Place
requests-sector = Sector
requests-no-sector = No particular one
requests-needed-by = Needed by
requests-quantity = Quantity
requests-unit = Counted in
requests-unit-hint = Boxes, tents, days of work
requests-description = More about it
requests-description-hint = Name nobody who could be harmed by it
requests-visibility = Who may see it
requests-visibility-public = Everybody
requests-visibility-members = Member organisations
requests-visibility-coordination = The coordination of the governorate
requests-visibility-own = Only us and the national coordination
requests-state = State
requests-state-open = Open
requests-state-closed = Closed
requests-state-withdrawn = Withdrawn
requests-late = Late
requests-asked-for = Asked for
requests-promised = Promised
requests-delivered = Delivered
requests-open = Still open
requests-waiting = And { $n } offered, waiting for an answer
requests-file = What this is
requests-as-of = As of

# Offers.
requests-offers = Offers
requests-offers-none = Nobody has offered anything yet.
requests-offer-new = Offer assistance
requests-offer-what = Still open: { $open }. An offer binds you once it is accepted.
requests-offer-for = For { $name }
requests-offer-stands = Accepted: { $accepted }. Delivered: { $delivered }.
requests-offer-offered = Offered
requests-offer-accepted = Accepted
requests-offer-declined = Declined
requests-offer-withdrawn = Withdrawn
requests-offer-delivered = Delivered
requests-available-on = Available from
requests-available = from { $day }
requests-last-delivery = last delivery { $day }
requests-note = Note
requests-accept = Accept
requests-decline = Decline
requests-decline-what = The offer is turned down; nothing of it counts as promised.
requests-deliver = Note a delivery
requests-offer-withdraw = Withdraw the offer
requests-offer-withdraw-what = What was delivered stays; the rest is open to others again.
requests-offer-made = Your offer is with the organisation that asked.
requests-offer-taken = The offer is accepted: it counts as promised.
requests-delivery-noted = The delivery is noted.

# What is done.
requests-save = Save
requests-saved = Saved.
requests-asked = The request is out.
requests-close = Close
requests-close-what = Nothing more can be offered; what was promised can still be delivered.
requests-withdraw = Withdraw
requests-withdraw-what = It is no longer needed. Those who promised something are to be told by you.
requests-reopen = Open again
requests-reopen-what = What is still open can be offered again.
requests-why = Why?
requests-history = History
requests-did-ask = Asked
requests-did-edit = Corrected
requests-did-turn = Closed, withdrawn or opened
requests-did-otherwise = Changed
