# Places: reading where a row is
places-country-unknown = The places of { $country } are not loaded here. Add its kit, or leave these rows out.
places-code-unknown = The code { $code } is in none of the lists known here, and no name stands beside it.
places-code-conflict = The code { $code } means { $place } in the list { $scheme }, but the row says { $name }. Correct the code or the name.
places-codes-disagree = The codes contradict each other: { $code } means { $place }, { $other } means { $elsewhere }, which does not lie in it.

# The list
places-title = Places
places-list = List
places-search = Search a place or a code
places-found = What was found
places-none-found = No place is called so. Try another spelling or the beginning of the name.
places-none = No places are loaded.
places-count = { $governorates ->
    [one] { $governorates } governorate
   *[other] { $governorates } governorates
}, { $districts ->
    [one] { $districts } district
   *[other] { $districts } districts
}
places-sources = Where these facts come from
places-name = Name
places-governorate = Governorate
places-districts = Districts
places-level = Level
places-parent = Lies in
places-english = English
places-arabic = Arabic
places-sorani = Sorani
places-kurmanji = Kurmanji
places-code = Code
places-scheme = Code list
places-version = Version
places-on = switched on
places-off = Switched off

# One place
places-names = Names
places-save = Save
places-saved = Saved.
places-conflict = Somebody changed this place since you opened it. Open it again and repeat your change.
places-state = Shown as a governorate
places-is-on = This unit is switched on: it has its own row and its own place on the map.
places-is-off = This unit is switched off: what lies in it is counted where it belonged before.
places-turn-on = Switch on
places-turn-off = Switch off
places-facts = About this place
places-valid-from = Exists since
places-valid-to = Existed until
places-also-under = Reports also put it under:
places-codes = Codes
places-codes-what = A code means something only in its own list and version.
places-no-codes = No list has a code for it.
places-aliases = Other spellings
places-aliases-what = Spellings in spreadsheets that mean this place. They are recognised when a file is imported.
places-no-aliases = No other spellings yet.
places-alias = Spelling
places-alias-empty = Write at least one letter.
places-alias-taken = This spelling belongs to { $place } already; it would name neither.
places-language = Language
places-any-language = Any language
places-met = Met in
places-written = Written here
places-actions = Actions
places-add-alias = Add this spelling
places-remove = Remove
places-below = What lies in it
places-history = History
places-did-load = Loaded from the kit
places-did-edit = Named anew
places-did-switch = Switched
places-did-change = Changed

# Switching a unit
places-switch-on = Switch on { $name }
places-switch-off = Switch off { $name }
places-switch-on-what = These places will lie in it. Maps, matrices and tables count them there, for past months too.
places-switch-off-what = These places go back to where they belong. Maps, matrices and tables count them there, for past months too.
places-moves = What moves
places-from = From
places-to = To
places-nothing-moves = No place moves.
places-records-follow = { $records ->
    [0] No activity follows.
    [one] { $records } activity follows.
   *[other] { $records } activities follow.
}
places-switch-on-grants = Roles that people hold over a governorate stay as they are. This can be undone by switching back.
places-switch-off-grants = Roles that people hold over a governorate stay as they are; check afterwards who coordinates these places. This can be undone by switching back.
places-roles-follow = { $roles ->
    [one] One person who coordinates these places now gets the same role over { $name }, and so keeps them.
   *[other] { $roles } roles over the governorate that these places leave are given over { $name } too, so that whoever coordinates them keeps them.
}
places-leave-it = Leave it as it is

# Boundaries
places-boundaries = Boundaries
places-boundaries-what = Maps are drawn from these. Until boundaries are loaded, maps are grids of squares.
places-boundaries-sets = Files that were loaded
places-no-boundaries = No boundaries are loaded yet.
places-source = Source
places-licence = Licence
places-valid-on = Valid on
places-loaded = Loaded
places-in-use = In use
places-kept = Kept
places-map-1 = Governorates
places-map-2 = Districts
places-map-what = Outlines of the places, without figures.
places-map-source = Boundaries: { $source }
places-without = Without an outline:
places-boundaries-how = Loading others
places-boundaries-how-what = Whoever runs the machine loads a file (GeoJSON, zipped Shapefile or GeoPackage) with this command; first it only says what would happen:
