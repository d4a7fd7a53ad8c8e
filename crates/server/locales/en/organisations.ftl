# The register of organisations.

organisations-name-needed = Write the legal name.
organisations-kind-needed = Choose what kind of organisation it is.
organisations-former-too-many = At most 20 former names, each of at most 300 characters.
organisations-country-wrong = Write the country as two capital letters, for example IQ.
organisations-email-wrong = This is not an e-mail address.
organisations-website-wrong = Write the whole address of the website, beginning with https://
organisations-parent-branch = This organisation is itself a branch. Choose its headquarters.
organisations-parent-itself = An organisation is not a branch of itself.
organisations-parent-has-branches = It has branches of its own, so it cannot be a branch.
organisations-alias-wrong = Write a spelling with at least one letter, of at most 300 characters.
organisations-expires-before-issued = It ends before it was issued.
organisations-to-before-from = The last day is before the first.
organisations-conflict = Somebody else changed this since you opened it
organisations-merged-already = This organisation has been merged into another
organisations-title = Organisations
organisations-new = Register an organisation
organisations-register = Register
organisations-registered = Registered.
organisations-edit = Edit
organisations-save = Save
organisations-saved = Saved.
organisations-search = Name in any script
organisations-none = No organisation fits.
organisations-on = Taken on
organisations-name = Name
organisations-names = Names
organisations-legal-name = Legal name
organisations-legal-name-hint = As it stands on the registration, in any language
organisations-name-en = Name in English
organisations-name-ar = Name in Arabic
organisations-name-ckb = Name in Sorani
organisations-name-ku = Name in Kurmanji
organisations-acronym = Acronym
organisations-former-name = former name
organisations-former-names = Former names
organisations-former-names-hint = One a line
organisations-alias = Spelling
organisations-aliases = Other spellings
organisations-aliases-what = Files that write it so are understood.
organisations-alias-add = Add this spelling
organisations-alias-remove = Remove
organisations-kind = Kind
organisations-kind-code = Kind (OCHA code)
organisations-parent = Branch of
organisations-parent-hint = Only for an office registered by itself
organisations-parent-none = No: it is a headquarters
organisations-branch-of = Branch of { $name }
organisations-branches = Branches
organisations-country = Country of the headquarters
organisations-country-hint = Two letters, for example { $example }
organisations-about = About it
organisations-website = Website
organisations-email = E-mail
organisations-phone = Telephone
organisations-contact = Contact
organisations-contact-none = Nothing given.
organisations-card = Address card
organisations-languages = Languages it works in
organisations-language-ar = Arabic
organisations-language-ckb = Kurdish (Sorani)
organisations-language-ku = Kurdish (Kurmanji)
organisations-language-en = English
organisations-language-tr = Turkmen or Turkish
organisations-language-syr = Syriac
organisations-language-fa = Persian
organisations-language-fr = French
organisations-size = Size in the country
organisations-size-small = Small: up to 20 people
organisations-size-medium = Medium: up to 100 people
organisations-size-large = Large: more than 100 people
organisations-staff = Staff in the country
organisations-sector = Sector
organisations-sectors = Sectors
organisations-place = Governorate
organisations-places = Governorates
organisations-what-where = What it does and where
organisations-more = More: names, sectors, governorates, contact
organisations-visibility = Who may see it
organisations-visibility-hint = Choose the last if being seen puts its people in danger.
organisations-visibility-public = Anybody
organisations-visibility-members = Members of the coordination body
organisations-visibility-coordination = Coordinators, also in the governorates
organisations-visibility-own = Only itself and the national coordination
organisations-shown-to = Shown to: { $who }
organisations-state = State
organisations-state-active = Working
organisations-state-closed = Closed
organisations-state-merged = Merged into another
organisations-close = Say that it has closed
organisations-close-what = It stays in the register with all that was reported of it. You can reopen it.
organisations-reopen = Say that it works again
organisations-history = History
organisations-told-registered = Registered
organisations-told-edited = Changed
organisations-told-closed = State changed
organisations-told-merged = Merged
organisations-told-unmerged = Merge undone
organisations-merged-into = Merged into
organisations-alike = Is it one of these?
organisations-alike-what = These are registered already and are like it. If it is one of them, open that one instead.
organisations-another = It is another organisation
organisations-may-be-registered = It may be registered already. Look at those like it, or say that it is another one.
organisations-registration = Registration
organisations-registrations = Registrations
organisations-registrations-who = Only the organisation itself and the coordination see these.
organisations-registrations-none = No registration given.
organisations-registration-new = Add a registration
organisations-registration-remove = Remove this registration
organisations-registration-remove-what = The registration leaves the page. What was changed stays in the log.
organisations-authority = Registered with
organisations-jurisdiction = Under the law of
organisations-jurisdiction-federal = Federal Iraq
organisations-jurisdiction-kurdistan = Kurdistan Region
organisations-number = Number
organisations-issued = Issued on
organisations-expires = Valid until
organisations-expires-hint = Its last day. You are warned two months before.
organisations-standing-valid = Valid
organisations-standing-soon = Ends soon
organisations-standing-expired = Expired
organisations-file = Scan
organisations-file-hint = PDF, PNG or JPEG, at most 10 MB
organisations-file-kept = There is one; a new one takes its place:
organisations-file-large = This file is larger than 10 MB. Scan it in black and white, or send fewer pages.
organisations-file-again = { $name } – a file cannot be kept here. Save first, then add it again.
organisations-file-kind = This is not a PDF, PNG or JPEG. Save it as one of these and send it again.
organisations-post = Post
organisations-posts = Posts
organisations-posts-none = No post given.
organisations-post-new = Add a post
organisations-post-title = Title
organisations-title-ar = Title in Arabic
organisations-title-ckb = Title in Sorani
organisations-post-email-hint = The address of the post rather than the person's: it stays when people change
organisations-post-end = End this post
organisations-post-end-what = It ends today, and whoever holds it leaves it. Its past stays known.
organisations-post-ended = Ended
organisations-focal = Focal point
organisations-focal-yes = Yes
organisations-focal-tick = Its holder speaks for the organisation towards the coordination
organisations-vacant = Vacant
organisations-holder = Held by
organisations-holders = Who holds it
organisations-past-holders = Held before by
organisations-holder-name = Name of the holder
organisations-holder-needed = Write a name, or choose an account.
organisations-has-account = has an account
organisations-account = Account
organisations-account-hint = If this person signs in here
organisations-account-none = No account
organisations-hold = Say who holds it
organisations-hold-hint = Whoever holds it now leaves the day before.
organisations-leave = Has left
organisations-leave-what = Today becomes the last day in this post.
organisations-step = Step
organisations-from = From
organisations-to = Until
organisations-since = since { $day }
organisations-from-to = { $from } to { $to }
organisations-merge = Merge
organisations-merges = Merges
organisations-merge-into = Merge another record into { $name }
organisations-merge-what = When one organisation is in the register twice. Everything moves to this record, and both names find it.
organisations-merge-choose = Choose
organisations-merge-check = Check what moves
organisations-merge-alike = Like this one
organisations-merge-other = The record that is the same organisation
organisations-merge-preview = Show what would move
organisations-merge-moves = What moves from { $other } to { $name }
organisations-merge-nothing = Nothing hangs on it.
organisations-merge-spellings = New spellings it will be found by
organisations-merge-visibility = { $name } will from then on be shown to: { $who }. Of the two, the less open choice holds.
organisations-merge-reason = Why
organisations-merge-can-undo = You can undo the merge later.
organisations-merge-swap = Keep { $other } instead
organisations-merge-done = Merged.
organisations-merge-undo = Undo the merge
organisations-merge-undo-what = Everything that moved goes back to where it was.
organisations-merge-undone = The merge is undone.
organisations-merge-undone-badge = Undone
organisations-merge-undone-already = This merge has been undone already
organisations-merge-later-first = This record was itself merged later. Undo that merge first
organisations-merge-itself = An organisation cannot be merged into itself.
organisations-merge-into-branch = A headquarters cannot be merged into a branch. Merge the other way round.
organisations-merged-on = { $name }, { $day }
organisations-moved-aliases =
    { $count ->
        [one] { $count } other spelling
       *[other] { $count } other spellings
    }
organisations-moved-registrations =
    { $count ->
        [one] { $count } registration
       *[other] { $count } registrations
    }
organisations-moved-posts =
    { $count ->
        [one] { $count } post
       *[other] { $count } posts
    }
organisations-moved-sectors =
    { $count ->
        [one] { $count } sector
       *[other] { $count } sectors
    }
organisations-moved-places =
    { $count ->
        [one] { $count } governorate
       *[other] { $count } governorates
    }
organisations-moved-branches =
    { $count ->
        [one] { $count } branch
       *[other] { $count } branches
    }
organisations-moved-roles =
    { $count ->
        [one] { $count } role people hold for it
       *[other] { $count } roles people hold for it
    }
