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
requests-moved = { $count ->
    [one] One request for assistance
   *[other] { $count } requests for assistance
}
requests-offers-moved = { $count ->
    [one] One offer of assistance
   *[other] { $count } offers of assistance
}
