//! Organisations: names in every language, registrations, posts that outlive the people who hold them, and where and in
//! what they say they work.

mod draft;
mod merging;
mod papers;
mod posts;

use sea_orm::{DeriveActiveEnum, EnumIter};
use serde::{Deserialize, Serialize};

pub use draft::Draft;
pub use merging::Moved;
pub use papers::{Paper, Standing};
pub use posts::{Holding, Office};

/// Who may see a record.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "snake_case")]
pub enum Visibility {
    /// Anybody.
    Public,
    /// Whoever is signed in for a member organisation.
    Members,
    /// The coordination: coordinators, and field coordinators in their governorates.
    Coordination,
    /// The organisation itself and the coordination of the whole country.
    #[default]
    Own,
}

impl Visibility {
    /// From the most open to the least.
    pub const ALL: [Self; 4] = [Self::Public, Self::Members, Self::Coordination, Self::Own];

    pub fn is_more_open_than(self, other: Self) -> bool {
        self.stricter(other) != self
    }

    /// The less open of two.
    pub fn stricter(self, other: Self) -> Self {
        let place = |one: Self| Self::ALL.iter().position(|known| *known == one);
        if place(other) > place(self) { other } else { self }
    }
}

/// Where an organisation stands in the register.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "snake_case")]
pub enum State {
    Active,
    /// Ceased to work; kept for what it did.
    Closed,
    /// Merged into another; kept so that the merge can be undone.
    Merged,
}

/// Whose law a registration is under.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "snake_case")]
pub enum Jurisdiction {
    Federal,
    Kurdistan,
}

/// How many people work for it in the country, roughly: for many a number is too much to tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "snake_case")]
pub enum Size {
    /// Up to 20.
    Small,
    /// Up to 100.
    Medium,
    Large,
}

pub mod organisation {
    //! An organisation, or a branch of one.
    use super::{Size, State, Visibility};
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "organisation")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        /// The legal name, as registered.
        pub name: String,
        pub acronym: Option<String>,
        pub name_en: Option<String>,
        pub name_ar: Option<String>,
        pub name_ckb: Option<String>,
        pub name_ku: Option<String>,
        /// A list of texts.
        pub former_names: Json,
        /// Key of a term of the list of kinds (OCHA types 431 to 447).
        pub kind: String,
        /// The organisation this is a branch of.
        pub parent_id: Option<Uuid>,
        /// Where its headquarters are: ISO 3166-1 alpha-2.
        pub country: Option<String>,
        pub about: Option<String>,
        pub website: Option<String>,
        pub email: Option<String>,
        pub phone: Option<String>,
        /// Language tags it works in.
        pub languages: Json,
        pub staff: Option<i64>,
        pub size: Option<Size>,
        pub visibility: Visibility,
        pub state: State,
        pub merged_into: Option<Uuid>,
        pub sample: bool,
        pub created_at: i64,
        pub updated_at: i64,
        pub version: i64,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

pub mod alias {
    //! Another spelling, learnt from imports or typed by a person.
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "organisation_alias")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub organisation_id: Uuid,
        pub text: String,
        /// The text as `names::fold` gives it.
        pub folded: String,
        pub language: Option<String>,
        pub source: String,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

pub mod works_in {
    //! A sector an organisation says it works in.
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "organisation_sector")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub organisation_id: Uuid,
        pub sector_id: Uuid,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

pub mod works_at {
    //! A governorate an organisation says it works in.
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "organisation_place")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub organisation_id: Uuid,
        pub place_id: Uuid,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

pub mod registration {
    //! A registration with an authority.
    use super::Jurisdiction;
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "registration")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub organisation_id: Uuid,
        /// Key of a term of the list of authorities.
        pub authority: String,
        pub jurisdiction: Jurisdiction,
        pub number: Option<String>,
        pub issued_on: Option<String>,
        pub expires_on: Option<String>,
        pub file_digest: Option<String>,
        pub file_name: Option<String>,
        pub version: i64,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

pub mod post {
    //! A post: it outlives whoever holds it.
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "post")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub organisation_id: Uuid,
        pub title: String,
        pub title_ar: Option<String>,
        pub title_ckb: Option<String>,
        pub email: Option<String>,
        pub phone: Option<String>,
        /// Whether its holder speaks for the organisation towards the coordination.
        pub focal: bool,
        /// The last day there was such a post.
        pub ended_on: Option<String>,
        pub version: i64,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

pub mod post_holder {
    //! Who held a post, from a day to a day.
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "post_holder")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub post_id: Uuid,
        pub name: String,
        pub person_id: Option<Uuid>,
        pub from_day: String,
        pub to_day: Option<String>,
        pub ended_at: Option<i64>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

pub mod merge {
    //! One organisation merged into another, and what that moved.
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "organisation_merge")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub survivor_id: Uuid,
        pub merged_id: Uuid,
        /// `Moved`: what the undo puts back.
        pub moved: Json,
        pub reason: Option<String>,
        pub merged_at: i64,
        pub undone_at: Option<i64>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}
