//! Places: the tree country, governorate, district, sub-district; their codes, each read only within its scheme; their
//! other spellings; and the boundaries an operator has loaded.

mod profile;
mod switching;

pub use profile::{LevelName, Profile, Source};
pub use switching::settle;

/// Levels of the tree.
pub const COUNTRY: i64 = 0;
pub const GOVERNORATE: i64 = 1;
pub const DISTRICT: i64 = 2;
pub const DEEPEST: i64 = 3;

/// Where a spelling comes from that somebody wrote here, not a kit.
pub const WRITTEN: &str = "written";

pub mod country {
    //! A country whose places are known here, with what its kit says of it.
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "country")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        /// ISO 3166-1 alpha-2.
        pub code: String,
        /// The kit it was loaded from.
        pub kit: String,
        /// The country the body works in.
        pub home: bool,
        /// `Profile`.
        pub profile: Json,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

pub mod scheme {
    //! A list of codes in one version: what a code means, it means only there.
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "place_scheme")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub key: String,
        pub version: String,
        pub country: String,
        pub name: String,
        /// A regular expression that a whole code matches.
        pub pattern: String,
        /// Every place of the levels it covers has a code.
        pub complete: bool,
        /// The list exports write.
        pub main: bool,
        pub published: Option<String>,
        pub licence: Option<String>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

pub mod place {
    //! One place of the tree.
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "place")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        /// The kit's name for it.
        pub key: String,
        pub parent_id: Option<Uuid>,
        /// The governorate it lies in; itself where it is one; none for a country.
        pub governorate_id: Option<Uuid>,
        /// 0 country, 1 governorate, 2 district, 3 sub-district.
        pub level: i64,
        /// ISO 3166-1 alpha-2.
        pub country: String,
        pub name_en: String,
        pub name_ar: Option<String>,
        pub name_ckb: Option<String>,
        pub name_ku: Option<String>,
        /// Under which law it lies: `federal`, `kurdistan`.
        pub jurisdiction: Option<String>,
        pub tile_column: Option<i64>,
        pub tile_row: Option<i64>,
        /// May be switched on or off by the body (Halabja as a governorate).
        pub switchable: bool,
        pub active: bool,
        pub valid_from: Option<String>,
        pub valid_to: Option<String>,
        pub position: i64,
        /// Where it belongs while no switchable unit takes it.
        pub home_id: Option<Uuid>,
        /// The switchable unit that takes it while that is on.
        pub taken_by_id: Option<Uuid>,
        /// Other parents under which reports put it.
        pub also_under: Json,
        pub version: i64,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

pub mod code {
    //! A code of a place: meaningless without its scheme and version.
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "place_code")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub place_id: Uuid,
        pub scheme: String,
        pub version: String,
        pub code: String,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

pub mod alias {
    //! Another spelling of a place.
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "place_alias")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub place_id: Uuid,
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

pub mod boundary_set {
    //! One loaded file of boundaries; older ones are kept.
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "boundary_set")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub country: String,
        pub level: i64,
        pub source: String,
        pub licence: Option<String>,
        pub valid_on: Option<String>,
        pub file_digest: String,
        pub current: bool,
        pub imported_at: i64,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

pub mod boundary {
    //! The outline of one place in one set, ready to be drawn.
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "boundary")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub set_id: Uuid,
        pub place_id: Uuid,
        pub outline: Json,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}
