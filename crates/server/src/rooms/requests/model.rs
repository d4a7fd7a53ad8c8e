//! Requests for assistance, each for one or several items, and the offers against them, each of one item.
//!
//! An offer passes from offered to accepted (whole, or less of it) or declined; what is accepted is promised and is delivered
//! in one or several parts; what is withdrawn keeps what was delivered before. Rules are in `asking`, `items` and `offering`.

mod asking;
mod items;
mod offering;

pub use self::asking::{Asking, MOST};
pub use self::items::{Item, MOST_ITEMS, Stand};
pub use self::offering::{Balance, Line, Offering};
pub use crate::rooms::needs::model::Hand;
pub use crate::rooms::organisations::Visibility;
use sea_orm::{DeriveActiveEnum, EnumIter};
use serde::{Deserialize, Serialize};

/// Where a request stands.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "snake_case")]
pub enum State {
    #[default]
    Open,
    /// Met, or met as far as it will be.
    Closed,
    /// No longer needed.
    Withdrawn,
}

/// Where an offer stands.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "snake_case")]
pub enum OfferState {
    #[default]
    Offered,
    Accepted,
    Declined,
    Withdrawn,
    /// All that was accepted is there.
    Delivered,
}

pub mod request {
    //! What one organisation asks for.
    use super::{State, Visibility};
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, Default, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "assistance_request")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        /// The number people say over a telephone.
        pub no: i64,
        pub organisation_id: Uuid,
        pub title: String,
        pub description: Option<String>,
        /// `Item`s, in their order.
        pub items: Json,
        pub place_id: Uuid,
        pub governorate_id: Option<Uuid>,
        pub sector_id: Option<Uuid>,
        /// ISO day.
        pub needed_by: Option<String>,
        pub visibility: Visibility,
        pub state: State,
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

pub mod offer {
    //! What another organisation would give.
    use super::OfferState;
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, Default, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "assistance_offer")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub request_id: Uuid,
        /// Which of its items.
        pub item_id: Uuid,
        pub organisation_id: Uuid,
        pub quantity: i64,
        /// How much of it was accepted; after a withdrawal what had been delivered of it.
        pub accepted: i64,
        pub delivered: i64,
        pub state: OfferState,
        pub available_on: Option<String>,
        /// The day of the last delivery.
        pub delivered_on: Option<String>,
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
