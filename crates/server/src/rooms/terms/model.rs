//! Terms: the entries of the lists a body classifies by (sectors, kinds of organisation, population groups, modalities,
//! registration authorities), each named in four languages and known by other spellings.

/// The lists there are.
pub const SECTOR: &str = "sector";
pub const KIND: &str = "organisation_kind";
pub const GROUP: &str = "group";
pub const MODALITY: &str = "modality";
pub const AUTHORITY: &str = "authority";

pub mod term {
    //! One entry of one list.
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "term")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub list: String,
        pub key: String,
        /// The code the field uses for it (`WSH`, `437`).
        pub code: Option<String>,
        pub parent_key: Option<String>,
        pub name_en: String,
        pub name_ar: Option<String>,
        pub name_ckb: Option<String>,
        pub name_ku: Option<String>,
        pub position: i64,
        pub active: bool,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

pub mod alias {
    //! Another spelling of a term, shipped with the kit or learnt from a person's choice.
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "term_alias")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub term_id: Uuid,
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
