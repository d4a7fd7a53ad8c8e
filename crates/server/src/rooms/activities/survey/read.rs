//! One activity as a row: codes for ids, days for dates, fingerprints for what is only compared.

use std::hash::{Hash, Hasher};

use jiff::SignedDuration;
use jiff::civil::{Date, date};
use kernel::{Id, Result, Viewer};
use overlaps::{Block, Code, Day, NONE, OPEN, Row, Words};
use rustc_hash::{FxHashMap, FxHasher};
use sea_orm::FromQueryResult;
use sea_orm::entity::prelude::Json;
use serde_json::Value;

use super::Codes;
use crate::rooms::activities::model::{Status, activity, first_day};
use crate::rooms::activities::picture::Month;
use crate::rooms::organisations::{self, register};

/// Of an activity what is compared.
#[derive(Debug, Clone, FromQueryResult)]
pub(super) struct Slim {
    pub id: Id,
    pub no: i64,
    pub external_ref: Option<String>,
    pub organisation_id: Id,
    pub programme_id: Option<Id>,
    pub funder_id: Option<Id>,
    pub sector_id: Id,
    pub subsector_id: Option<Id>,
    pub modality_id: Option<Id>,
    pub place_id: Option<Id>,
    pub governorate_id: Option<Id>,
    pub district_id: Option<Id>,
    pub title: String,
    pub activity_type: Option<String>,
    pub project_code: Option<String>,
    pub joint_with: Option<String>,
    pub location: Option<String>,
    pub start_on: Option<String>,
    pub end_on: Option<String>,
    pub period: String,
    pub status: Status,
    pub groups: Json,
    pub cumulative: bool,
    pub targeted: Option<i64>,
    pub reached: Option<i64>,
    pub women: Option<i64>,
    /// Whatever else it says.
    pub content: String,
}

impl Slim {
    pub fn of(record: &activity::Model) -> Self {
        let record = record.clone();
        Self {
            id: record.id,
            no: record.no,
            external_ref: record.external_ref,
            organisation_id: record.organisation_id,
            programme_id: record.programme_id,
            funder_id: record.funder_id,
            sector_id: record.sector_id,
            subsector_id: record.subsector_id,
            modality_id: record.modality_id,
            place_id: record.place_id,
            governorate_id: record.governorate_id,
            district_id: record.district_id,
            title: record.title,
            activity_type: record.activity_type,
            project_code: record.project_code,
            joint_with: record.joint_with,
            location: record.location,
            start_on: record.start_on,
            end_on: record.end_on,
            period: record.period,
            status: record.status,
            groups: record.groups,
            cumulative: record.cumulative,
            targeted: record.targeted,
            reached: record.reached,
            women: record.women,
            content: String::new(),
        }
    }
}

/// What words in rows stand for, as far as they were met.
#[derive(Clone, Default)]
pub(super) struct Reading {
    /// Organisations that `joint_with` names; None for texts that name none for sure.
    joint: FxHashMap<String, Option<Id>>,
}

impl Reading {
    /// The same, with these texts looked up in the register.
    pub async fn with(&self, viewer: &Viewer, joint: impl IntoIterator<Item = Option<&str>>) -> Result<Self> {
        let mut reading = self.clone();
        let new = joint.into_iter().flatten().filter(|text| !self.joint.contains_key(*text));
        let new: Vec<&str> = new.collect();
        if new.is_empty() {
            return Ok(reading);
        }
        let register = register(viewer).await?;
        for text in new {
            let known = match register.read(Some(text), Some(text)) {
                organisations::Reading::Known(id) => Some(id),
                _ => None,
            };
            reading.joint.insert(text.to_owned(), known);
        }
        Ok(reading)
    }

    pub fn row(&self, slim: &Slim, codes: &mut Codes) -> (Block, Row) {
        let block = Block { governorate: codes.give(slim.governorate_id), sector: codes.give(Some(slim.sector_id)) };
        let (from, to) = days(slim);
        let joint = slim.joint_with.as_ref().and_then(|text| self.joint.get(text).copied().flatten());
        let kind = slim.activity_type.as_deref().filter(|kind| !kind.is_empty());
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
            site: slim.location.as_deref().map_or(NONE, |text| mark(&names::fold(text))),
            // Where a kind is told, the title tells one project from another.
            project: match (&slim.project_code, kind) {
                (None, None) => NONE,
                (code, kind) => mark(&(code, kind.map(|_| &slim.title))),
            },
            words: Words::of([kind.unwrap_or(&slim.title)]),
            from,
            to,
            month: Month::read(&slim.period).unwrap_or(Month(0)).0,
            groups: groups(&slim.groups, codes),
            targeted: figure(slim.targeted),
            reached: figure(slim.reached),
            numbered: slim.external_ref.is_some(),
            cumulative: slim.cumulative,
            content: content(slim),
            facts: facts(slim),
        };
        (block, row)
    }
}

fn groups(groups: &Json, codes: &mut Codes) -> u64 {
    let keys = groups.as_array().into_iter().flatten().filter_map(Value::as_str);
    keys.fold(0, |bits, key| bits | codes.group(key))
}

fn content(slim: &Slim) -> u64 {
    let mut hasher = FxHasher::default();
    slim.content.hash(&mut hasher);
    (&slim.title, &slim.activity_type, &slim.project_code, &slim.location, &slim.joint_with).hash(&mut hasher);
    (slim.place_id, slim.funder_id, slim.programme_id, &slim.period, slim.cumulative).hash(&mut hasher);
    (slim.targeted, slim.reached, slim.women).hash(&mut hasher);
    hasher.finish()
}

/// How many of the facts that tell reports apart it gives.
fn facts(slim: &Slim) -> u8 {
    [
        slim.location.is_some(),
        slim.project_code.is_some(),
        slim.start_on.is_some() || slim.end_on.is_some(),
        slim.groups.as_array().is_some_and(|groups| !groups.is_empty()),
        slim.targeted.is_some(),
        slim.reached.is_some(),
        slim.women.is_some(),
        slim.funder_id.is_some() || slim.programme_id.is_some(),
    ]
    .map(u8::from)
    .iter()
    .sum()
}

/// The days it goes on: those told, or else the month. Work that began and is not over has no last day.
fn days(slim: &Slim) -> (Day, Day) {
    let month = first_day(&slim.period).unwrap_or_default();
    let told = |text: &Option<String>| text.as_deref().and_then(|text| text.parse::<Date>().ok());
    let start = told(&slim.start_on);
    let from = start.unwrap_or(month);
    let to = match (told(&slim.end_on), slim.status) {
        (Some(end), _) => Some(end),
        (None, Status::Planned | Status::Ongoing) if start.is_some() => None,
        (None, _) => Some(month.last_of_month().max(from)),
    };
    (day_number(from), to.map_or(OPEN, |to| day_number(to.max(from))))
}

/// Days since the beginning of 1970.
pub fn day_number(day: Date) -> Day {
    const EPOCH: Date = date(1970, 1, 1);
    let since: SignedDuration = day.duration_since(EPOCH);
    (since.as_hours() / 24) as Day
}

fn figure(number: Option<i64>) -> u32 {
    number.map_or(u32::MAX, |number| number.clamp(0, i64::from(u32::MAX - 1)) as u32)
}

fn mark(what: &impl Hash) -> Code {
    let mut hasher = FxHasher::default();
    what.hash(&mut hasher);
    ((hasher.finish() >> 32) as Code).min(NONE - 1)
}
