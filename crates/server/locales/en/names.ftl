# Why a name was matched, or not: reasons of the engine that compares names.

names-same-text = the same text
names-sounds-alike = sounds alike
names-some-letters-differ = some letters differ
names-by-alias = also known as { $name }
names-initials = the initials of { $name }
names-words-differ = words are missing or added
names-other-part = the same name, but another part or branch
names-within-parent = lies within the place given
names-doubt-empty = nothing here can be compared
names-doubt-too-short = too short to be sure
names-doubt-unknown-parent = the place it is said to lie in is not known
names-doubt-nothing-near = nothing is near it
names-doubt-same-name = several have the same name
names-doubt-close-rival = another is almost as near
names-doubt-not-near = not near enough to be sure
