//! Activities: who does what, where, when and for whom. One record is one organisation's work of one kind in one place in
//! one reporting period; who may see it is decided record by record.

mod draft;
mod ground;
mod months;

pub use self::draft::{Draft, LONGEST_TITLE, MOST_PEOPLE, Stamp};
pub use self::ground::Ground;
pub use self::months::{FRESH_FOR, Locks, REMIND_EVERY, first_day, month_before, month_of, still_to_carry};
pub use crate::rooms::organisations::Visibility;
use sea_orm::{DeriveActiveEnum, EnumIter};
use serde::{Deserialize, Serialize};

/// How far the work has come.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "snake_case")]
pub enum Status {
    Planned,
    #[default]
    Ongoing,
    Completed,
    Suspended,
}

/// What the figures count.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "snake_case")]
pub enum Counted {
    #[default]
    People,
    Households,
}

pub mod activity {
    //! One activity.
    use super::{Counted, Status, Visibility};
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, Default, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "activity")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        /// The number people say over a telephone; dense, so that the picture in memory can be indexed by it.
        pub no: i64,
        /// The sender's own stable id, unique within the reporting organisation.
        pub external_ref: Option<String>,
        /// Who does it, and whose record it is.
        pub organisation_id: Uuid,
        /// Through whom it is programmed.
        pub programme_id: Option<Uuid>,
        /// Who pays for it.
        pub funder_id: Option<Uuid>,
        pub title: String,
        pub description: Option<String>,
        /// A term of the list of sectors.
        pub sector_id: Uuid,
        pub subsector_id: Option<Uuid>,
        /// The kind of activity in the sender's words.
        pub activity_type: Option<String>,
        pub modality_id: Option<Uuid>,
        pub indicator: Option<String>,
        pub unit: Option<String>,
        pub project_code: Option<String>,
        /// With whom it is done jointly, in words.
        pub joint_with: Option<String>,
        /// The deepest place known; none when country-wide.
        pub place_id: Option<Uuid>,
        pub governorate_id: Option<Uuid>,
        pub district_id: Option<Uuid>,
        pub country_wide: bool,
        /// Site, camp or neighbourhood, in words.
        pub location: Option<String>,
        pub latitude: Option<f64>,
        pub longitude: Option<f64>,
        /// The place as the sender wrote it.
        pub place_text: Option<String>,
        /// The code list the place was read in: `scheme version`.
        pub gazetteer: Option<String>,
        /// ISO days.
        pub start_on: Option<String>,
        pub end_on: Option<String>,
        /// The month reported on: `2026-10`.
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
        /// Whether the figures are since the start and not of this period alone.
        pub cumulative: bool,
        /// Keys of terms of the list of groups.
        pub groups: Json,
        pub value: Option<f64>,
        /// ISO 4217.
        pub currency: Option<String>,
        pub funding_status: Option<String>,
        pub visibility: Visibility,
        /// Counted in totals for those who may not see it, never shown as a row.
        pub aggregate_only: bool,
        pub confirmed_at: i64,
        pub confirmed_by: Option<Uuid>,
        pub reminded_at: Option<i64>,
        pub import_id: Option<Uuid>,
        pub import_row: Option<i64>,
        pub source: Option<String>,
        pub sample: bool,
        /// Why it was changed last, in the words of whoever did; part of its history.
        pub why: Option<String>,
        /// The record of an earlier month that this one goes on from.
        pub copied_from: Option<Uuid>,
        pub created_at: i64,
        pub updated_at: i64,
        pub version: i64,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

pub mod period_lock {
    //! A month that is closed: its activities no longer change.
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "period_lock")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        /// `2026-10`.
        pub period: String,
        pub note: Option<String>,
        pub locked_by: Option<Uuid>,
        pub locked_at: i64,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}
