//! What is said of two reports.

use std::fmt;

/// What two reports are to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Class {
    /// The same report a second time.
    Identical,
    /// One organisation's report and its correction, or a later count that includes the earlier.
    Revised,
    /// One activity told by who pays for it and by who carries it out.
    FunderAndImplementer,
    /// Two organisations doing the same for the same people.
    Overlap,
    /// Two organisations in one place and sector who do different things, or for different people.
    Complementary,
}

impl Class {
    pub const ALL: [Self; 5] =
        [Self::Identical, Self::Revised, Self::FunderAndImplementer, Self::Overlap, Self::Complementary];

    /// As files write it.
    pub fn key(self) -> &'static str {
        match self {
            Self::Identical => "identical",
            Self::Revised => "revised",
            Self::FunderAndImplementer => "funder-and-implementer",
            Self::Overlap => "overlap",
            Self::Complementary => "complementary",
        }
    }
}

/// What speaks for the pair, each from 0 to 1; the score is their product.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Parts {
    /// One site is 1, a district and the governorate around it is far less.
    pub place: f32,
    /// How alike what is done is.
    pub activity: f32,
    /// Days in common against the days of the shorter.
    pub dates: f32,
    /// Groups in common.
    pub groups: f32,
    /// What people answered about such pairs before.
    pub taught: f32,
}

impl Parts {
    pub fn score(&self) -> f32 {
        self.place * self.activity * self.dates * self.groups * self.taught
    }
}

/// Two reports, the older first.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Pair {
    /// Numbers of the rows, as the caller gave them: of each strand the latest.
    pub a: u32,
    pub b: u32,
    pub class: Class,
    pub parts: Parts,
    pub reasons: Reasons,
}

impl Pair {
    /// 0 to 1.
    pub fn score(&self) -> f32 {
        self.parts.score()
    }
}

/// One thing that speaks for or against a pair.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Reason {
    SameReport,
    FewFacts,
    FiguresDiffer,
    CountsOn,
    OneNamesTheOther,
    OneNamesAFunder,
    SameFigures,
    SameSite,
    OtherSite,
    SamePlace,
    SameDistrict,
    WholeGovernorate,
    WholeCountry,
    SameActivity,
    LikeActivity,
    SameSubsector,
    ActivityUnknown,
    OtherActivity,
    OtherModality,
    SameGroups,
    SomeGroups,
    GroupsUnknown,
    OtherGroups,
    AllDays,
    SomeDays,
    NoEnd,
    DoneJointly,
    CoordinatedBefore,
    OftenNone,
}

impl Reason {
    pub const ALL: [Self; 29] = [
        Self::SameReport,
        Self::FewFacts,
        Self::FiguresDiffer,
        Self::CountsOn,
        Self::OneNamesTheOther,
        Self::OneNamesAFunder,
        Self::SameFigures,
        Self::SameSite,
        Self::OtherSite,
        Self::SamePlace,
        Self::SameDistrict,
        Self::WholeGovernorate,
        Self::WholeCountry,
        Self::SameActivity,
        Self::LikeActivity,
        Self::SameSubsector,
        Self::ActivityUnknown,
        Self::OtherActivity,
        Self::OtherModality,
        Self::SameGroups,
        Self::SomeGroups,
        Self::GroupsUnknown,
        Self::OtherGroups,
        Self::AllDays,
        Self::SomeDays,
        Self::NoEnd,
        Self::DoneJointly,
        Self::CoordinatedBefore,
        Self::OftenNone,
    ];
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::SameReport => "the same report again",
            Self::FewFacts => "it says too little to be sure",
            Self::FiguresDiffer => "the same activity and month with other figures",
            Self::CountsOn => "the later figures include the earlier",
            Self::OneNamesTheOther => "one names the other as who pays or through whom",
            Self::OneNamesAFunder => "only one names who pays or through whom",
            Self::SameFigures => "the same figures",
            Self::SameSite => "the same site",
            Self::OtherSite => "another site",
            Self::SamePlace => "the same place",
            Self::SameDistrict => "the same district",
            Self::WholeGovernorate => "one reports the whole governorate",
            Self::WholeCountry => "both report the whole country",
            Self::SameActivity => "the same activity",
            Self::LikeActivity => "a like activity",
            Self::SameSubsector => "the same sub-sector",
            Self::ActivityUnknown => "what is done is not told",
            Self::OtherActivity => "another activity",
            Self::OtherModality => "another modality",
            Self::SameGroups => "the same groups",
            Self::SomeGroups => "some groups in common",
            Self::GroupsUnknown => "for whom is not told",
            Self::OtherGroups => "other groups",
            Self::AllDays => "at the same time",
            Self::SomeDays => "partly at the same time",
            Self::NoEnd => "no end is told",
            Self::DoneJointly => "done jointly",
            Self::CoordinatedBefore => "the two coordinated here before",
            Self::OftenNone => "such pairs were often no overlap",
        })
    }
}

/// A set of reasons.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Reasons(u32);

impl Reasons {
    pub fn add(&mut self, reason: Reason) {
        self.0 |= 1 << reason as u8;
    }

    pub fn has(self, reason: Reason) -> bool {
        self.0 & 1 << reason as u8 != 0
    }

    /// In the order of [`Reason::ALL`].
    pub fn iter(self) -> impl Iterator<Item = Reason> {
        Reason::ALL.into_iter().filter(move |reason| self.has(*reason))
    }
}

impl FromIterator<Reason> for Reasons {
    fn from_iter<I: IntoIterator<Item = Reason>>(reasons: I) -> Self {
        let mut all = Self::default();
        reasons.into_iter().for_each(|reason| all.add(reason));
        all
    }
}
