//! Where next: the gaps in the order of severity × people uncovered × access, with every factor shown. Pure.
//!
//! Severity and access go from 1 to 5 and count as fifths, so that the weight is in people. What is not known counts as the
//! middle, 3, and is said to be unknown: a place nobody has rated is neither put first nor forgotten.

use std::cmp::Reverse;

use kernel::Id;
use rustc_hash::FxHashMap;
use serde::Serialize;

use super::gaps::{Cell, Found, Ground, Need, finest};
use crate::rooms::activities::picture::Presence;

/// What an unknown factor counts as.
pub const UNKNOWN: u8 = 3;
const MOST: u64 = 5;

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Line {
    pub area: Id,
    pub sector: Id,
    #[serde(flatten)]
    pub cell: Cell,
    pub uncovered: u64,
    /// Only what a governorate as a whole says beyond its districts, which stand on lines of their own.
    pub rest: bool,
    /// As far as they are known.
    pub severity: Option<u8>,
    pub access: Option<u8>,
    /// Severity × uncovered × access, in people.
    pub weight: u64,
}

/// The gaps with somebody uncovered, the weightiest first. `access`: by place; a district without its own has that of
/// its governorate.
pub fn agenda(
    ground: &Ground,
    needs: &[Need],
    presence: &Presence,
    group: Option<&str>,
    access: &FxHashMap<Id, u8>,
) -> Vec<Line> {
    let above: FxHashMap<Id, Id> = ground
        .governorates
        .iter()
        .flat_map(|(governorate, districts)| districts.iter().map(|district| (*district, *governorate)))
        .collect();
    let access_of = |area: Id| access.get(&area).or_else(|| access.get(above.get(&area)?)).copied();
    let line = |Found { area, sector, cell, rest }: Found| {
        let uncovered = cell.uncovered.filter(|people| *people > 0)?;
        let (severity, access) = (cell.need.as_ref().and_then(|need| need.severity), access_of(area));
        let weight = weight(severity, uncovered, access);
        Some(Line { area, sector, cell, uncovered, rest, severity, access, weight })
    };
    let mut lines: Vec<Line> = finest(ground, needs, presence, group).into_iter().filter_map(line).collect();
    lines.sort_by_key(|line| (Reverse(line.weight), Reverse(line.uncovered), line.area, line.sector));
    lines
}

fn weight(severity: Option<u8>, uncovered: u64, access: Option<u8>) -> u64 {
    let factor = |known: Option<u8>| u64::from(known.unwrap_or(UNKNOWN));
    uncovered.saturating_mul(factor(severity)).saturating_mul(factor(access)) / (MOST * MOST)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id(n: u128) -> Id {
        Id::from_u128(n)
    }

    fn need(place: u128, people: u64, severity: Option<u8>) -> Need {
        Need {
            place: id(place),
            sector: id(90),
            group: "everyone".into(),
            people,
            severity,
            as_of: "2026-10-01".into(),
        }
    }

    #[test]
    fn severity_people_and_access_decide_and_the_unknown_counts_as_the_middle() {
        let ground = Ground {
            governorates: vec![(id(1), vec![id(11), id(12)]), (id(2), vec![id(21)])],
            sectors: vec![(id(90), Vec::new())],
            ..Ground::default()
        };
        let needs = [need(11, 1_000, Some(5)), need(12, 1_000, None), need(2, 5_000, Some(2)), need(1, 9_999, Some(5))];
        let access = [(id(1), 5), (id(12), 1)].into_iter().collect();
        let lines = agenda(&ground, &needs, &Presence::default(), None, &access);
        let told: Vec<_> = lines.iter().map(|line| (line.area, line.severity, line.access, line.weight)).collect();
        assert_eq!(
            told,
            [(id(2), Some(2), None, 1_200), (id(11), Some(5), Some(5), 1_000), (id(12), None, Some(1), 120)],
            "districts with figures stand for their governorate"
        );
    }

    #[test]
    fn what_a_governorate_says_beyond_its_districts_is_ranked_once_and_not_lost() {
        let ground = Ground {
            governorates: vec![(id(1), vec![id(11), id(12)])],
            sectors: vec![(id(90), Vec::new())],
            ..Ground::default()
        };
        let told = |needs: &[Need]| -> Vec<(Id, u64, bool)> {
            let lines = agenda(&ground, needs, &Presence::default(), None, &FxHashMap::default());
            lines.iter().map(|line| (line.area, line.uncovered, line.rest)).collect()
        };
        let partly = [need(1, 5_000, Some(3)), need(11, 100, Some(3))];
        assert_eq!(told(&partly), [(id(1), 4_900, true), (id(11), 100, false)]);
        let wholly = [need(1, 5_000, Some(3)), need(11, 100, Some(3)), need(12, 300, Some(3))];
        assert_eq!(told(&wholly), [(id(12), 300, false), (id(11), 100, false)], "the finer ones count");
    }

    #[test]
    fn the_largest_figures_do_not_run_over() {
        assert_eq!(weight(Some(5), u64::MAX, Some(5)), u64::MAX / 25);
    }
}
