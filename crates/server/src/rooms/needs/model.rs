//! Needs: assessments, figures of people in need, what is known of places, and what was decided about a gap. What the
//! figures and the work together mean is `gaps`; what of it comes first is `agenda`.

pub mod agenda;
mod assessed;
mod counted;
mod decided;
pub mod gaps;
mod standing;

pub use self::assessed::Survey;
pub use self::counted::{Count, MOST_SEVERE};
pub use self::decided::Ruling;
pub use self::standing::{MOST_ACCESS, Standing};
pub use crate::rooms::organisations::Visibility;
use kernel::{Id, Millis};
use sea_orm::{DeriveActiveEnum, EnumIter};
use serde::{Deserialize, Serialize};
use serde_json::Value as Json;

/// How far an assessment has come.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "snake_case")]
pub enum Status {
    #[default]
    Planned,
    Ongoing,
    Completed,
    Published,
}

/// How much whoever gives a figure trusts it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "snake_case")]
pub enum Confidence {
    Low,
    Medium,
    High,
}

/// Who writes, when, and why: the bookkeeping of one change.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Hand {
    pub now: Millis,
    pub by: Option<Id>,
    pub why: Option<String>,
    pub sample: bool,
}

pub mod assessment {
    //! One assessment: who looks into what, where and when, and where its findings are.
    use super::{Status, Visibility};
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, Default, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "assessment")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub title: String,
        /// Who leads it, and whose record it is.
        pub organisation_id: Uuid,
        /// Ids of the organisations that take part.
        pub partners: Json,
        /// Partners that are in no register, in words.
        pub partner_names: Option<String>,
        pub method: Option<String>,
        /// ISO days.
        pub start_on: Option<String>,
        pub end_on: Option<String>,
        /// Ids; none where it is country-wide.
        pub places: Json,
        pub country_wide: bool,
        /// Ids of the governorates those places lie in.
        pub governorates: Json,
        /// Ids of terms of the list of sectors.
        pub sectors: Json,
        pub status: Status,
        pub visibility: Visibility,
        pub summary: Option<String>,
        pub link: Option<String>,
        pub file_digest: Option<String>,
        pub file_name: Option<String>,
        pub sample: bool,
        pub why: Option<String>,
        pub created_at: i64,
        pub updated_at: i64,
        pub updated_by: Option<Uuid>,
        pub version: i64,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

pub mod figure {
    //! People in need in one place, for one sector, of one group. The newest of a cell counts; the others are its past.
    use super::{Confidence, Visibility};
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, Default, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "need_figure")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        /// Any place in the country.
        pub place_id: Uuid,
        pub governorate_id: Option<Uuid>,
        pub sector_id: Uuid,
        /// Key of a term of the list of groups.
        pub population_group: String,
        pub people: i64,
        /// 1 to 5.
        pub severity: Option<i64>,
        /// ISO day.
        pub as_of: String,
        pub assessment_id: Option<Uuid>,
        /// Where it comes from, in words.
        pub source: Option<String>,
        pub confidence: Option<Confidence>,
        /// Whose figure it is; none where the coordination gave it.
        pub organisation_id: Option<Uuid>,
        pub visibility: Visibility,
        pub note: Option<String>,
        pub sample: bool,
        pub why: Option<String>,
        pub created_at: i64,
        pub updated_at: i64,
        pub updated_by: Option<Uuid>,
        pub version: i64,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

pub mod place_standing {
    //! What the coordination knows of a place: how many live there, and how well one gets there.
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, Default, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "place_standing")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub place_id: Uuid,
        pub governorate_id: Option<Uuid>,
        pub population: Option<i64>,
        pub population_source: Option<String>,
        pub population_on: Option<String>,
        /// From 1, nobody gets there, to 5, free access.
        pub access: Option<i64>,
        pub access_on: Option<String>,
        pub access_note: Option<String>,
        pub sample: bool,
        pub why: Option<String>,
        pub created_at: i64,
        pub updated_at: i64,
        pub updated_by: Option<Uuid>,
        pub version: i64,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

pub mod decision {
    //! What a meeting decided about the gap of one place and sector.
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, Default, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "need_decision")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub place_id: Uuid,
        pub governorate_id: Option<Uuid>,
        pub sector_id: Uuid,
        /// None where it is about all groups.
        pub population_group: Option<String>,
        pub decision: String,
        pub decided_on: String,
        /// Who sees to it, in words.
        pub responsible: Option<String>,
        pub follow_up_on: Option<String>,
        pub done_on: Option<String>,
        pub sample: bool,
        pub why: Option<String>,
        pub created_at: i64,
        pub updated_at: i64,
        pub updated_by: Option<Uuid>,
        pub version: i64,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// The ids of a list that is kept whole.
pub fn ids(list: &Json) -> Vec<Id> {
    list.as_array().into_iter().flatten().filter_map(|id| id.as_str()?.parse().ok()).collect()
}

/// `ids`, the other way.
pub(super) fn listed(ids: &[Id]) -> Json {
    ids.iter().map(Id::to_string).collect()
}
