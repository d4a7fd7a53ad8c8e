# Places: reading where a row is
places-country-unknown = The places of { $country } are not loaded here. Add its kit, or leave these rows out.
places-code-unknown = The code { $code } is in none of the lists known here, and no name stands beside it.
places-code-conflict = The code { $code } means { $place } in the list { $scheme }, but the row says { $name }. Correct the code or the name.
places-codes-disagree = The codes contradict each other: { $code } means { $place }, { $other } means { $elsewhere }, which does not lie in it.
