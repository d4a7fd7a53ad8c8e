//! A report as it is compared: codes instead of names, days instead of dates.

use crate::Words;

/// A number the caller gave to an organisation, place or term.
pub type Code = u32;
/// The code of nothing.
pub const NONE: Code = Code::MAX;
/// Days since 1970-01-01, or any other day, as long as all rows count from the same.
pub type Day = i32;
/// The last day of work whose end is not known.
pub const OPEN: Day = Day::MAX;

/// Rows of different blocks are never compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Block {
    /// [`NONE`] for work all over the country.
    pub governorate: Code,
    pub sector: Code,
}

/// One report of one activity.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Row {
    /// The caller's own number; of two rows the one with the lower number is the older.
    pub no: u32,
    pub organisation: Code,
    /// Who pays, and through whom.
    pub funder: Code,
    pub programme: Code,
    /// With whom it is done jointly.
    pub joint: Code,
    pub subsector: Code,
    pub modality: Code,
    /// [`NONE`] for work all over the governorate.
    pub district: Code,
    /// The place below the district, if it is known.
    pub place: Code,
    /// A fingerprint of the site's name, or [`NONE`].
    pub site: Code,
    /// A fingerprint of the project's code, or [`NONE`].
    pub project: Code,
    /// What is done, in words.
    pub words: Words,
    /// The first day, and the last or [`OPEN`].
    pub from: Day,
    pub to: Day,
    /// The month reported on, counted by the caller; consecutive months have consecutive numbers.
    pub month: u16,
    /// For whom, one bit a group.
    pub groups: u64,
    /// People aimed at and reached; `u32::MAX` where not told.
    pub targeted: u32,
    pub reached: u32,
    /// The sender gave it an id of its own: two such rows of one organisation are two activities unless all else is the same.
    pub numbered: bool,
    /// Figures are since the start, not of the month alone.
    pub cumulative: bool,
    /// A fingerprint of all that the report says, bookkeeping left out.
    pub content: u64,
    /// How many of the facts that tell reports apart it gives (site, project, days, groups, figures …), at most [`Row::FACTS`].
    pub facts: u8,
}

impl Row {
    /// How many facts `facts` counts at most.
    pub const FACTS: u8 = 8;

    /// What the reports of one activity by one organisation have in common, month after month. Holds as long as the caller's
    /// codes do.
    pub fn strand(&self) -> u64 {
        crate::strand::key(self)
    }

    /// Whether one names the other's organisation as who pays or through whom it works.
    pub(crate) fn names(&self, other: &Self) -> bool {
        self.funder == other.organisation || self.programme == other.organisation
    }
}
