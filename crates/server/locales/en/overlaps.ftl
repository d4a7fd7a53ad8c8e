# The list of pairs.
overlaps-title = Possible overlaps
overlaps-what = Reports that may be of one activity, or that do the same for the same people. Nothing is changed by the program: you decide together.
overlaps-which = Which
overlaps-waiting = Waiting for an answer
overlaps-settled = Settled
overlaps-none = Nothing waits for an answer.
overlaps-none-settled = Nothing has been settled yet.
overlaps-class = What it may be
overlaps-score = How likely
overlaps-score-strong = Only strong ones
overlaps-score-any = All, weak ones too
overlaps-sector = Sector
overlaps-place = Governorate
overlaps-reasons = Why
overlaps-a = First activity, id
overlaps-b = Second activity, id
overlaps-activity-a = First activity
overlaps-activity-b = Second activity
overlaps-organisation-a = First organisation
overlaps-organisation-b = Second organisation

# What a pair may be.
overlaps-class-identical = The same report twice
overlaps-class-revised = A report and its correction
overlaps-class-funder = One activity, told by funder and implementer
overlaps-class-overlap = Two organisations do the same
overlaps-class-complementary = Different work in one place

# What speaks for it.
overlaps-reason-same-report = the same report again
overlaps-reason-few-facts = it says too little to be sure
overlaps-reason-figures-differ = the same activity and month with other figures
overlaps-reason-counts-on = the later figures include the earlier ones
overlaps-reason-one-names-the-other = one names the other as its funder or partner
overlaps-reason-one-names-a-funder = only one of them names a funder or partner
overlaps-reason-same-figures = the same figures
overlaps-reason-same-site = the same site
overlaps-reason-other-site = another site
overlaps-reason-same-place = the same place
overlaps-reason-same-district = the same district
overlaps-reason-whole-governorate = one of them reports for the whole governorate
overlaps-reason-whole-country = both report for the whole country
overlaps-reason-same-activity = the same activity
overlaps-reason-like-activity = a similar activity
overlaps-reason-same-subsector = the same sub-sector
overlaps-reason-activity-unknown = it is not said what is done
overlaps-reason-other-activity = another activity
overlaps-reason-other-modality = help is given in another way
overlaps-reason-same-groups = for the same groups
overlaps-reason-some-groups = some groups in common
overlaps-reason-groups-unknown = it is not said for whom
overlaps-reason-other-groups = for other groups
overlaps-reason-all-days = at the same time
overlaps-reason-some-days = partly at the same time
overlaps-reason-no-end = no end date is given
overlaps-reason-done-jointly = done jointly
overlaps-reason-coordinated-before = the two have coordinated here before
overlaps-reason-often-none = such pairs were often no overlap

# One pair.
overlaps-parts = How the likelihood is made
overlaps-parts-what = The likelihood is the product of these parts.
overlaps-part = Part
overlaps-share = Share
overlaps-part-place = How near
overlaps-part-activity = How alike the work is
overlaps-part-dates = Days in common
overlaps-part-groups = Groups in common
overlaps-part-taught = What earlier answers say
overlaps-side-by-side = Side by side
overlaps-thing = What
overlaps-activity = Activity
overlaps-the-same = What both say alike

# Answers.
overlaps-answers = Answers
overlaps-answer = Answer
overlaps-answer-for = You answer for: { $who }
overlaps-answer-which = What is it?
overlaps-answer-send = Send the answer
overlaps-answer-missing = Choose an answer.
overlaps-answered = The answer is kept. Thank you.
overlaps-side = You answer for
overlaps-coordination = The coordination
overlaps-why = Why
overlaps-why-hint = For example: other camps, other weeks, we share the list of families.
overlaps-why-missing = Say in a few words why it is no overlap.
overlaps-said-coordinated = It is coordinated: we share the work
overlaps-said-none = It is no overlap
overlaps-said-will-change = One of the reports or plans will change

# An organisation merged into another.
overlaps-answers-moved = { $count ->
    [one] { $count } answer about an overlap
   *[other] { $count } answers about overlaps
}
