//! What a person can say of an activity, whoever asks: the form, the API, a row of a spreadsheet, a kit's sample. A record
//! is made from a draft that was checked, and gives it back; everything else in the record is bookkeeping.

use kernel::{Id, Invalid, Millis, Result};
use sea_orm::entity::prelude::Json;
use serde::{Deserialize, Serialize};

use super::{Counted, Status, Visibility, activity};

/// More people than any country of the program has: a figure above it is a slip of the keys.
pub const MOST_PEOPLE: i64 = 50_000_000;
const MOST_VALUE: f64 = 1e12;
pub const LONGEST_TITLE: usize = 300;

/// The fields have the names of the record's columns; so have the errors.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Draft {
    pub external_ref: Option<String>,
    pub organisation_id: Id,
    pub programme_id: Option<Id>,
    pub funder_id: Option<Id>,
    pub title: String,
    pub description: Option<String>,
    pub sector_id: Id,
    pub subsector_id: Option<Id>,
    pub activity_type: Option<String>,
    pub modality_id: Option<Id>,
    pub indicator: Option<String>,
    pub unit: Option<String>,
    pub project_code: Option<String>,
    pub joint_with: Option<String>,
    pub place_id: Option<Id>,
    pub governorate_id: Option<Id>,
    pub district_id: Option<Id>,
    pub country_wide: bool,
    pub location: Option<String>,
    pub latitude: Option<f64>,
    pub longitude: Option<f64>,
    pub place_text: Option<String>,
    pub gazetteer: Option<String>,
    pub start_on: Option<String>,
    pub end_on: Option<String>,
    pub period: String,
    pub status: Status,
    pub counted: Counted,
    pub targeted: Option<i64>,
    pub reached: Option<i64>,
    pub women: Option<i64>,
    pub girls: Option<i64>,
    pub men: Option<i64>,
    pub boys: Option<i64>,
    pub elderly: Option<i64>,
    pub with_disability: Option<i64>,
    pub cumulative: bool,
    pub groups: Vec<String>,
    pub value: Option<f64>,
    pub currency: Option<String>,
    pub funding_status: Option<String>,
    pub visibility: Visibility,
    pub aggregate_only: bool,
}

/// The bookkeeping of a new record.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Stamp {
    pub id: Id,
    pub no: i64,
    pub now: Millis,
    pub by: Option<Id>,
    pub import: Option<(Id, i64)>,
    pub source: Option<String>,
    pub sample: bool,
}

impl Draft {
    /// A draft of what must be said; the rest is unsaid, and seen by members.
    pub fn new(organisation_id: Id, sector_id: Id, title: impl Into<String>, period: impl Into<String>) -> Self {
        Self {
            organisation_id,
            sector_id,
            title: title.into(),
            period: period.into(),
            visibility: Visibility::Members,
            ..Self::default()
        }
    }

    /// What the draft alone shows to be wrong. Whether its sector, place and organisations exist, and whether its month
    /// is locked, is asked by the command.
    pub fn checked(&self) -> Result<()> {
        let mut wrong = Invalid::default();
        if self.title.trim().is_empty() {
            wrong.add("title", "activities-title-missing");
        } else if self.title.chars().count() > LONGEST_TITLE {
            wrong.add("title", "activities-title-long");
        }
        if self.country_wide == self.place_id.is_some() {
            wrong.add("place_id", "activities-place-missing");
        }
        self.check_time(&mut wrong);
        self.check_people(&mut wrong);
        self.check_rest(&mut wrong);
        wrong.check()
    }

    fn check_time(&self, wrong: &mut Invalid) {
        if !is_month(&self.period) {
            wrong.add("period", "activities-period-wrong");
        }
        // ISO days compare as text.
        if let (Some(start), Some(end)) = (&self.start_on, &self.end_on)
            && end < start
        {
            wrong.add("end_on", "activities-end-before-start");
        }
    }

    fn check_people(&self, wrong: &mut Invalid) {
        for (field, count) in self.people() {
            match count {
                Some(count) if count < 0 => drop(wrong.add(field, "activities-negative")),
                Some(count) if count > MOST_PEOPLE => drop(wrong.add(field, "activities-absurd")),
                _ => {}
            }
        }
        let Some(reached) = self.reached.filter(|reached| *reached >= 0) else { return };
        let parts: i64 =
            [self.women, self.girls, self.men, self.boys].into_iter().flatten().fold(0, i64::saturating_add);
        if parts > reached {
            wrong.add("reached", "activities-parts-over-total");
        }
        for (field, count) in [("elderly", self.elderly), ("with_disability", self.with_disability)] {
            if count.is_some_and(|count| count > reached) {
                wrong.add(field, "activities-part-over-total");
            }
        }
    }

    fn check_rest(&self, wrong: &mut Invalid) {
        match self.value {
            Some(value) if !(0.0..=MOST_VALUE).contains(&value) => drop(wrong.add("value", "activities-value-wrong")),
            _ => {}
        }
        let is_currency = |code: &String| code.len() == 3 && code.bytes().all(|byte| byte.is_ascii_uppercase());
        if self.currency.as_ref().is_some_and(|code| !is_currency(code)) {
            wrong.add("currency", "activities-currency-wrong");
        }
        let on_earth = match (self.latitude, self.longitude) {
            (None, None) => true,
            (Some(latitude), Some(longitude)) => latitude.abs() <= 90.0 && longitude.abs() <= 180.0,
            _ => false,
        };
        if !on_earth {
            wrong.add("latitude", "activities-coordinates-wrong");
        }
    }

    fn people(&self) -> [(&'static str, Option<i64>); 8] {
        [
            ("targeted", self.targeted),
            ("reached", self.reached),
            ("women", self.women),
            ("girls", self.girls),
            ("men", self.men),
            ("boys", self.boys),
            ("elderly", self.elderly),
            ("with_disability", self.with_disability),
        ]
    }
}

/// `2026-10`, from 1990 to 2099.
fn is_month(text: &str) -> bool {
    let Some((year, month)) = text.split_once('-') else { return false };
    let digits = |part: &str, length| part.len() == length && part.bytes().all(|byte| byte.is_ascii_digit());
    digits(year, 4) && digits(month, 2) && ("1990".."2100").contains(&year) && ("01"..="12").contains(&month)
}

impl activity::Model {
    /// Whether more people see it than before.
    pub fn opens(&self, before: &Self) -> bool {
        let shown = before.aggregate_only && !self.aggregate_only;
        shown || self.visibility.is_more_open_than(before.visibility)
    }

    /// A new record of a checked draft.
    pub fn made(draft: Draft, stamp: Stamp) -> Self {
        let (import_id, import_row) = stamp.import.unzip();
        let blank = Self {
            id: stamp.id,
            no: stamp.no,
            confirmed_at: stamp.now,
            confirmed_by: stamp.by,
            import_id,
            import_row,
            source: stamp.source,
            sample: stamp.sample,
            created_at: stamp.now,
            updated_at: stamp.now,
            version: 1,
            ..Self::default()
        };
        blank.saying(draft)
    }

    /// The record saying something else, by somebody who thereby confirms it.
    pub fn edited(self, draft: Draft, now: Millis, by: Option<Id>) -> Self {
        let version = self.version + 1;
        Self { confirmed_at: now, confirmed_by: by, why: None, updated_at: now, version, ..self }.saying(draft)
    }

    /// Still true, said by somebody.
    pub fn confirmed(self, now: Millis, by: Option<Id>) -> Self {
        let version = self.version + 1;
        Self { confirmed_at: now, confirmed_by: by, why: None, version, ..self }
    }

    /// The reason of the change that is being made, for the history.
    pub fn because(self, why: Option<String>) -> Self {
        Self { why, ..self }
    }

    /// What the record says, without its bookkeeping.
    pub fn draft(&self) -> Draft {
        let from = self.clone();
        Draft {
            external_ref: from.external_ref,
            organisation_id: from.organisation_id,
            programme_id: from.programme_id,
            funder_id: from.funder_id,
            title: from.title,
            description: from.description,
            sector_id: from.sector_id,
            subsector_id: from.subsector_id,
            activity_type: from.activity_type,
            modality_id: from.modality_id,
            indicator: from.indicator,
            unit: from.unit,
            project_code: from.project_code,
            joint_with: from.joint_with,
            place_id: from.place_id,
            governorate_id: from.governorate_id,
            district_id: from.district_id,
            country_wide: from.country_wide,
            location: from.location,
            latitude: from.latitude,
            longitude: from.longitude,
            place_text: from.place_text,
            gazetteer: from.gazetteer,
            start_on: from.start_on,
            end_on: from.end_on,
            period: from.period,
            status: from.status,
            counted: from.counted,
            targeted: from.targeted,
            reached: from.reached,
            women: from.women,
            girls: from.girls,
            men: from.men,
            boys: from.boys,
            elderly: from.elderly,
            with_disability: from.with_disability,
            cumulative: from.cumulative,
            groups: groups_of(&from.groups),
            value: from.value,
            currency: from.currency,
            funding_status: from.funding_status,
            visibility: from.visibility,
            aggregate_only: from.aggregate_only,
        }
    }

    fn saying(self, draft: Draft) -> Self {
        Self {
            external_ref: draft.external_ref,
            organisation_id: draft.organisation_id,
            programme_id: draft.programme_id,
            funder_id: draft.funder_id,
            title: draft.title,
            description: draft.description,
            sector_id: draft.sector_id,
            subsector_id: draft.subsector_id,
            activity_type: draft.activity_type,
            modality_id: draft.modality_id,
            indicator: draft.indicator,
            unit: draft.unit,
            project_code: draft.project_code,
            joint_with: draft.joint_with,
            place_id: draft.place_id,
            governorate_id: draft.governorate_id,
            district_id: draft.district_id,
            country_wide: draft.country_wide,
            location: draft.location,
            latitude: draft.latitude,
            longitude: draft.longitude,
            place_text: draft.place_text,
            gazetteer: draft.gazetteer,
            start_on: draft.start_on,
            end_on: draft.end_on,
            period: draft.period,
            status: draft.status,
            counted: draft.counted,
            targeted: draft.targeted,
            reached: draft.reached,
            women: draft.women,
            girls: draft.girls,
            men: draft.men,
            boys: draft.boys,
            elderly: draft.elderly,
            with_disability: draft.with_disability,
            cumulative: draft.cumulative,
            groups: Json::from(draft.groups),
            value: draft.value,
            currency: draft.currency,
            funding_status: draft.funding_status,
            visibility: draft.visibility,
            aggregate_only: draft.aggregate_only,
            ..self
        }
    }
}

fn groups_of(json: &Json) -> Vec<String> {
    json.as_array().into_iter().flatten().filter_map(|key| key.as_str().map(str::to_owned)).collect()
}
