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
