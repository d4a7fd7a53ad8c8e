//! Two strands of one block: whether they touch, what they are to each other, and how much speaks for it.

use crate::pair::{Class, Pair, Parts, Reason, Reasons};
use crate::row::{Block, Code, Day, NONE, OPEN, Row};
use crate::strand::Strand;
use crate::taught::{Likeness, Nearness};
use crate::{Lesson, Options};

/// Likeness of words from which two texts say a like thing, and below which they say another.
const LIKE: f32 = 0.5;
const OTHER: f32 = 0.2;

/// What two strands are to each other; None where they do not touch, or are one organisation's two activities.
pub(crate) fn judge(block: Block, one: &Strand, other: &Strand, options: &Options) -> Option<Pair> {
    let (a, b) = if one.row.no <= other.row.no { (one, other) } else { (other, one) };
    let mut reasons = Reasons::default();
    let (nearness, place) = near(block, &a.row, &b.row, &mut reasons)?;
    let dates = days_in_common(a, b, options.horizon, &mut reasons)?;
    let what = Alike::of(&a.row, &b.row, &mut reasons);
    let groups = groups_in_common(a.row.groups, b.row.groups, &mut reasons);
    let class = class(&a.row, &b.row, nearness, &what, groups, &mut reasons)?;
    let taught = taught(block, (a, b), (nearness, what.likeness), class, options, &mut reasons);
    let parts = Parts { place, activity: what.share, dates, groups: groups.max(0.2), taught };
    Some(Pair { a: a.row.no, b: b.row.no, class, parts, reasons })
}

/// What an answer about two reports teaches.
pub(crate) fn lesson(block: Block, a: &Row, b: &Row, overlap: bool, coordinated: bool) -> Option<Lesson> {
    let mut unused = Reasons::default();
    let (nearness, _) = near(block, a, b, &mut unused)?;
    let likeness = Alike::of(a, b, &mut unused).likeness;
    Some(Lesson { organisations: (a.organisation, b.organisation), block, nearness, likeness, overlap, coordinated })
}

/// How near two reports are; None for two places of which neither holds the other.
fn near(block: Block, a: &Row, b: &Row, reasons: &mut Reasons) -> Option<(Nearness, f32)> {
    if a.district != b.district {
        if a.district != NONE && b.district != NONE {
            return None;
        }
        reasons.add(Reason::WholeGovernorate);
        return Some((Nearness::Around, 0.35));
    }
    if a.district == NONE {
        let country = block.governorate == NONE;
        reasons.add(if country { Reason::WholeCountry } else { Reason::WholeGovernorate });
        return Some((Nearness::Around, if country { 0.4 } else { 0.6 }));
    }
    match (told(a.place, b.place), told(a.site, b.site)) {
        (Some(false), _) => None,
        (_, Some(true)) => {
            reasons.add(Reason::SameSite);
            Some((Nearness::Site, 1.0))
        }
        (_, Some(false)) => {
            reasons.add(Reason::OtherSite);
            Some((Nearness::District, 0.65))
        }
        (Some(true), None) => {
            reasons.add(Reason::SamePlace);
            Some((Nearness::Place, 0.95))
        }
        (None, None) => {
            reasons.add(Reason::SameDistrict);
            Some((Nearness::District, 0.85))
        }
    }
}

/// Whether two facts agree, where both are told.
fn told(a: Code, b: Code) -> Option<bool> {
    (a != NONE && b != NONE).then_some(a == b)
}

fn days_in_common(a: &Strand, b: &Strand, horizon: Day, reasons: &mut Reasons) -> Option<f32> {
    let from = a.from.max(b.from);
    if from > a.to.min(b.to) {
        return None;
    }
    if a.to == OPEN || b.to == OPEN {
        reasons.add(Reason::NoEnd);
    }
    let last = |strand: &Strand| if strand.to == OPEN { horizon.max(strand.from) } else { strand.to };
    let days = |from: Day, to: Day| f64::from(to) - f64::from(from) + 1.0;
    let shorter = days(a.from, last(a)).min(days(b.from, last(b)));
    let share = (days(from, last(a).min(last(b)).max(from)) / shorter.max(1.0)).clamp(0.0, 1.0) as f32;
    reasons.add(if share >= 0.9 { Reason::AllDays } else { Reason::SomeDays });
    Some(0.4 + 0.6 * share)
}

/// How alike what is done is.
struct Alike {
    likeness: Likeness,
    share: f32,
    /// Something says that it is not the same.
    other: bool,
}

impl Alike {
    fn of(a: &Row, b: &Row, reasons: &mut Reasons) -> Self {
        let words = a.words.likeness(&b.words);
        let subsector = told(a.subsector, b.subsector);
        let (likeness, share, reason) = match (words, subsector) {
            (Some(1.0), _) => (Likeness::Same, 1.0, Reason::SameActivity),
            (Some(words), _) if words >= LIKE => (Likeness::Like, 0.6 + 0.4 * words, Reason::LikeActivity),
            (_, Some(true)) => (Likeness::Subsector, 0.75, Reason::SameSubsector),
            (None, None) => (Likeness::Unknown, 0.5, Reason::ActivityUnknown),
            (Some(words), None) if words >= OTHER => (Likeness::Like, 0.3 + 0.6 * words, Reason::LikeActivity),
            _ => (Likeness::Unknown, 0.3, Reason::OtherActivity),
        };
        reasons.add(reason);
        let mut other = reason == Reason::OtherActivity;
        if subsector == Some(false) && reason != Reason::OtherActivity {
            reasons.add(Reason::OtherActivity);
            other = true;
        }
        if told(a.modality, b.modality) == Some(false) {
            reasons.add(Reason::OtherModality);
            other = true;
        }
        Self { likeness, share, other }
    }
}

/// 0 where both are told and have none in common.
fn groups_in_common(a: u64, b: u64, reasons: &mut Reasons) -> f32 {
    if a == 0 || b == 0 {
        reasons.add(Reason::GroupsUnknown);
        return 0.8;
    }
    let share = (a & b).count_ones() as f32 / a.count_ones().min(b.count_ones()) as f32;
    reasons.add(match share {
        0.0 => Reason::OtherGroups,
        _ if a == b => Reason::SameGroups,
        _ => Reason::SomeGroups,
    });
    if share == 0.0 { 0.0 } else { 0.5 + 0.5 * share }
}

fn class(a: &Row, b: &Row, nearness: Nearness, what: &Alike, groups: f32, reasons: &mut Reasons) -> Option<Class> {
    let differ = what.other || groups == 0.0;
    if a.organisation == b.organisation {
        let again = !(differ || a.numbered && b.numbered)
            && a.month == b.month
            && nearness != Nearness::Around
            && what.share >= 0.8;
        let distinct = [told(a.project, b.project), told(a.site, b.site), told(a.funder, b.funder)];
        return (again && !distinct.contains(&Some(false))).then_some(Class::Revised);
    }
    if a.names(b) || b.names(a) {
        reasons.add(Reason::OneNamesTheOther);
        if same_figures(a, b) {
            reasons.add(Reason::SameFigures);
        }
        return Some(if differ { Class::Complementary } else { Class::FunderAndImplementer });
    }
    if a.joint == b.organisation || b.joint == a.organisation {
        reasons.add(Reason::DoneJointly);
        return Some(Class::Complementary);
    }
    Some(if differ { Class::Complementary } else { Class::Overlap })
}

pub(crate) fn same_figures(a: &Row, b: &Row) -> bool {
    (a.targeted, a.reached) == (b.targeted, b.reached) && (a.targeted, a.reached) != (u32::MAX, u32::MAX)
}

fn taught(
    block: Block,
    (a, b): (&Strand, &Strand),
    (nearness, likeness): (Nearness, Likeness),
    class: Class,
    options: &Options,
    reasons: &mut Reasons,
) -> f32 {
    if class != Class::Overlap {
        return 1.0;
    }
    let share = options.taught.share(nearness, likeness);
    if share < 0.75 {
        reasons.add(Reason::OftenNone);
    }
    match options.taught.coordinated(a.row.organisation, b.row.organisation, block) {
        Some(left) => {
            reasons.add(Reason::CoordinatedBefore);
            share * left
        }
        None => share,
    }
}
