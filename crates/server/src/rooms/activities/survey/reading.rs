//! One activity as a row: codes for ids, days for dates, fingerprints for what is only compared.

use std::hash::{Hash, Hasher};

use jiff::SignedDuration;
use jiff::civil::{Date, date};
use kernel::{Id, Result, Viewer};
use overlaps::{Block, Code, Day, NONE, OPEN, Row, Words};
use rustc_hash::{FxHashMap, FxHasher};

use super::Codes;
use super::read::Slim;
use crate::rooms::activities::model::first_day;
use crate::rooms::activities::picture::Month;
use crate::rooms::organisations::{self, register};

/// Texts that are remembered at once.
const REMEMBERED: usize = 1 << 16;

/// What words in rows stand for, as far as they were met.
#[derive(Clone, Default)]
pub(super) struct Reading {
    /// Organisations that `joint_with` names; None for texts that name none for sure.
    joint: FxHashMap<String, Option<Id>>,
}

impl Reading {
    /// The same, with these texts looked up in the register; None where all are known.
    pub async fn with<'a>(&self, viewer: &Viewer, joint: impl Iterator<Item = &'a str>) -> Result<Option<Self>> {
        let mut new: Vec<&str> = joint.filter(|text| !self.joint.contains_key(*text)).collect();
        new.sort_unstable();
        new.dedup();
        if new.is_empty() {
            return Ok(None);
        }
        let mut reading = self.clone();
        let register = register(viewer).await?;
        for text in new {
            let known = match register.read(Some(text), Some(text)) {
                organisations::Reading::Known(id) => Some(id),
                _ => None,
            };
            reading.joint.insert(text.to_owned(), known);
        }
        Ok(Some(reading))
    }

    pub fn row(&self, slim: &Slim<'_>, codes: &mut Codes, memo: &mut Memo) -> (Block, Row) {
        let block = Block { governorate: codes.give(slim.governorate_id), sector: codes.give(Some(slim.sector_id)) };
        let month = memo.months.of(slim.period, Period::read);
        let (from, to) = days(slim, month, memo);
        let joint = slim.joint_with.and_then(|text| self.joint.get(text).copied().flatten());
        let kind = slim.activity_type.filter(|kind| !kind.is_empty());
        let below = slim.place_id.filter(|place| Some(*place) != slim.district_id && slim.district_id.is_some());
        let row = Row {
            no: u32::try_from(slim.no).unwrap_or(u32::MAX),
            organisation: codes.give(Some(slim.organisation_id)),
            funder: codes.give(slim.funder_id),
            programme: codes.give(slim.programme_id),
            joint: codes.give(joint),
            subsector: codes.give(slim.subsector_id),
            modality: codes.give(slim.modality_id),
            district: codes.give(slim.district_id),
            place: codes.give(below),
            site: slim.location.map_or(NONE, |text| memo.sites.of(text, |text| mark(&names::fold(text)))),
            // Where a kind is told, the title tells one project from another.
            project: match (slim.project_code, kind) {
                (None, None) => NONE,
                (code, kind) => mark(&(code, kind.map(|_| slim.title))),
            },
            words: memo.words.of(kind.unwrap_or(slim.title), |text| Words::of([text])),
            from,
            to,
            month: month.number,
            groups: memo.groups.of(&slim.groups, |text| groups(text, codes)),
            targeted: figure(slim.targeted),
            reached: figure(slim.reached),
            numbered: slim.numbered,
            cumulative: slim.cumulative,
            content: slim.content(),
            facts: slim.facts(),
        };
        (block, row)
    }
}

/// What texts read lately were read as: most are written again and again.
#[derive(Default)]
pub(super) struct Memo {
    words: Remembered<Words>,
    sites: Remembered<Code>,
    groups: Remembered<u64>,
    days: Remembered<Option<Day>>,
    months: Remembered<Period>,
}

struct Remembered<T>(FxHashMap<String, T>);

impl<T> Default for Remembered<T> {
    fn default() -> Self {
        Self(FxHashMap::default())
    }
}

impl<T: Copy> Remembered<T> {
    fn of(&mut self, text: &str, read: impl FnOnce(&str) -> T) -> T {
        if let Some(known) = self.0.get(text) {
            return *known;
        }
        if self.0.len() == REMEMBERED {
            self.0.clear();
        }
        let read = read(text);
        self.0.insert(text.to_owned(), read);
        read
    }
}

/// A month, counted, with its first day and its last.
#[derive(Clone, Copy)]
struct Period {
    number: u16,
    first: Day,
    last: Day,
}

impl Period {
    fn read(text: &str) -> Self {
        let first = first_day(text).unwrap_or_default();
        let number = Month::read(text).unwrap_or(Month(0)).0;
        Self { number, first: day_number(first), last: day_number(first.last_of_month()) }
    }
}

/// The days it goes on: those told, or else the month. Work that began and is not over has no last day.
fn days(slim: &Slim<'_>, month: Period, memo: &mut Memo) -> (Day, Day) {
    let mut told =
        |text: Option<&str>| text.and_then(|text| memo.days.of(text, |text| text.parse::<Date>().ok().map(day_number)));
    let (start, end) = (told(slim.start_on), told(slim.end_on));
    let from = start.unwrap_or(month.first);
    let to = match end {
        Some(end) => end,
        None if slim.unfinished && start.is_some() => OPEN,
        None => month.last,
    };
    (from, to.max(from))
}

/// Days since the beginning of 1970.
pub fn day_number(day: Date) -> Day {
    const EPOCH: Date = date(1970, 1, 1);
    let since: SignedDuration = day.duration_since(EPOCH);
    (since.as_hours() / 24) as Day
}

fn groups(list: &str, codes: &mut Codes) -> u64 {
    let keys: Vec<String> = serde_json::from_str(list).unwrap_or_default();
    keys.iter().fold(0, |bits, key| bits | codes.group(key))
}

fn figure(number: Option<i64>) -> u32 {
    number.map_or(u32::MAX, |number| number.clamp(0, i64::from(u32::MAX - 1)) as u32)
}

fn mark(what: &impl Hash) -> Code {
    let mut hasher = FxHasher::default();
    what.hash(&mut hasher);
    ((hasher.finish() >> 32) as Code).min(NONE - 1)
}
