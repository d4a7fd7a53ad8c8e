//! Of an activity what is compared, as it comes out of the database or off a form.

use std::borrow::Cow;
use std::hash::{Hash, Hasher};

use kernel::{Fields, Id};
use rustc_hash::FxHasher;

use crate::rooms::activities::model::{Status, activity};
use activity::Column as C;

/// What is read of each row, in the order in which [`Slim::take`] takes it.
pub(super) const COLUMNS: [C; 40] = [
    C::Id,
    C::No,
    C::OrganisationId,
    C::ProgrammeId,
    C::FunderId,
    C::SectorId,
    C::SubsectorId,
    C::ModalityId,
    C::PlaceId,
    C::GovernorateId,
    C::DistrictId,
    C::ExternalRef,
    C::Title,
    C::ActivityType,
    C::ProjectCode,
    C::JointWith,
    C::Location,
    C::StartOn,
    C::EndOn,
    C::Period,
    C::Status,
    C::Groups,
    C::Cumulative,
    C::Targeted,
    C::Reached,
    C::Women,
    C::Description,
    C::Indicator,
    C::Unit,
    C::Latitude,
    C::Longitude,
    C::Counted,
    C::Girls,
    C::Men,
    C::Boys,
    C::Elderly,
    C::WithDisability,
    C::Value,
    C::Currency,
    C::FundingStatus,
];
/// Columns from this one on are only compared with the same of other rows.
const ALL_ELSE: usize = 26;

#[derive(Debug)]
pub(super) struct Slim<'a> {
    pub id: Id,
    pub no: i64,
    pub organisation_id: Id,
    pub programme_id: Option<Id>,
    pub funder_id: Option<Id>,
    pub sector_id: Id,
    pub subsector_id: Option<Id>,
    pub modality_id: Option<Id>,
    pub place_id: Option<Id>,
    pub governorate_id: Option<Id>,
    pub district_id: Option<Id>,
    /// The sender gave it an id.
    pub numbered: bool,
    pub title: &'a str,
    pub activity_type: Option<&'a str>,
    pub project_code: Option<&'a str>,
    pub joint_with: Option<&'a str>,
    pub location: Option<&'a str>,
    pub start_on: Option<&'a str>,
    pub end_on: Option<&'a str>,
    pub period: &'a str,
    /// It is planned or going on.
    pub unfinished: bool,
    /// Keys of groups as a JSON list.
    pub groups: Cow<'a, str>,
    pub cumulative: bool,
    pub targeted: Option<i64>,
    pub reached: Option<i64>,
    pub women: Option<i64>,
    /// A fingerprint of whatever else it says.
    all_else: u64,
}

impl<'a> Slim<'a> {
    pub fn take(fields: &mut Fields<'a>) -> Self {
        let mut all_else = FxHasher::default();
        Self {
            id: fields.id().unwrap_or_default(),
            no: fields.number().unwrap_or_default(),
            organisation_id: fields.id().unwrap_or_default(),
            programme_id: fields.id(),
            funder_id: fields.id(),
            sector_id: fields.id().unwrap_or_default(),
            subsector_id: fields.id(),
            modality_id: fields.id(),
            place_id: fields.id(),
            governorate_id: fields.id(),
            district_id: fields.id(),
            numbered: fields.raw().is_some(),
            title: fields.text().unwrap_or_default(),
            activity_type: fields.text(),
            project_code: fields.text(),
            joint_with: fields.text(),
            location: fields.text(),
            start_on: fields.text(),
            end_on: fields.text(),
            period: fields.text().unwrap_or_default(),
            unfinished: {
                let status = fields.text().unwrap_or_default();
                status.hash(&mut all_else);
                matches!(status, "planned" | "ongoing")
            },
            groups: Cow::Borrowed(fields.text().unwrap_or("[]")),
            cumulative: fields.number() == Some(1),
            targeted: fields.number(),
            reached: fields.number(),
            women: fields.number(),
            all_else: {
                for _ in ALL_ELSE..COLUMNS.len() {
                    fields.raw().hash(&mut all_else);
                }
                all_else.finish()
            },
        }
    }

    /// An activity that is not kept yet; all else that it says is not compared.
    pub fn of(record: &'a activity::Model) -> Self {
        Self {
            id: record.id,
            no: record.no,
            organisation_id: record.organisation_id,
            programme_id: record.programme_id,
            funder_id: record.funder_id,
            sector_id: record.sector_id,
            subsector_id: record.subsector_id,
            modality_id: record.modality_id,
            place_id: record.place_id,
            governorate_id: record.governorate_id,
            district_id: record.district_id,
            numbered: record.external_ref.is_some(),
            title: &record.title,
            activity_type: record.activity_type.as_deref(),
            project_code: record.project_code.as_deref(),
            joint_with: record.joint_with.as_deref(),
            location: record.location.as_deref(),
            start_on: record.start_on.as_deref(),
            end_on: record.end_on.as_deref(),
            period: &record.period,
            unfinished: matches!(record.status, Status::Planned | Status::Ongoing),
            groups: Cow::Owned(record.groups.to_string()),
            cumulative: record.cumulative,
            targeted: record.targeted,
            reached: record.reached,
            women: record.women,
            all_else: 0,
        }
    }

    /// A fingerprint of all that it says, bookkeeping left out.
    pub fn content(&self) -> u64 {
        let mut hasher = FxHasher::default();
        self.all_else.hash(&mut hasher);
        (self.title, self.activity_type, self.project_code, self.location, self.joint_with).hash(&mut hasher);
        (self.place_id, self.funder_id, self.programme_id, self.period, self.cumulative).hash(&mut hasher);
        (self.start_on, self.end_on).hash(&mut hasher);
        (self.targeted, self.reached, self.women).hash(&mut hasher);
        hasher.finish()
    }

    /// How many of the facts that tell reports apart it gives.
    pub fn facts(&self) -> u8 {
        [
            self.location.is_some(),
            self.project_code.is_some(),
            self.start_on.is_some() || self.end_on.is_some(),
            !matches!(&*self.groups, "[]" | "null" | ""),
            self.targeted.is_some(),
            self.reached.is_some(),
            self.women.is_some(),
            self.funder_id.is_some() || self.programme_id.is_some(),
        ]
        .map(u8::from)
        .iter()
        .sum()
    }
}
