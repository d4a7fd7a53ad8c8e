//! Terms: the entries of the lists a body classifies by (sectors, kinds of organisation, population groups, modalities,
//! registration authorities), each named in four languages and known by other spellings.

use kernel::{Error, Result};
use serde::{Deserialize, Serialize};

use super::Names;

/// The lists there are.
pub const SECTOR: &str = "sector";
pub const KIND: &str = "organisation_kind";
pub const GROUP: &str = "group";
pub const MODALITY: &str = "modality";
pub const AUTHORITY: &str = "authority";
pub const STATUS: &str = "status";

/// In the order in which a coordinator meets them.
pub const LISTS: [&str; 6] = [SECTOR, KIND, GROUP, MODALITY, AUTHORITY, STATUS];

/// Where a spelling comes from that somebody wrote here, not a kit.
pub const WRITTEN: &str = "written";

/// What only some lists say of their entries. Kept whole, never filtered by.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Attributes {
    /// Sectors: the class of the style sheet its colour is in.
    pub colour: Option<String>,
    /// HXL attributes or tag, as written: `#sector`, `+idps`.
    pub hxl: Option<String>,
    /// Groups: `population`, or which figures a column holds: `sex`, `age`, `sex-age`, `disability`.
    pub measures: Option<String>,
    /// Authorities: under whose law, and which kinds of organisation it registers.
    pub jurisdiction: Option<String>,
    pub acronym: Option<String>,
    pub registers: Vec<String>,
}

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
        /// `Attributes`.
        pub attributes: Json,
        pub version: i64,
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

impl term::Model {
    pub fn names(&self) -> Names {
        Names {
            en: self.name_en.clone(),
            ar: self.name_ar.clone(),
            ckb: self.name_ckb.clone(),
            ku: self.name_ku.clone(),
        }
    }

    pub fn name(&self, locale: web::locale::Locale) -> &str {
        super::name_in(
            locale,
            &self.name_en,
            self.name_ar.as_deref(),
            self.name_ckb.as_deref(),
            self.name_ku.as_deref(),
        )
    }

    pub fn attributes(&self) -> Attributes {
        serde_json::from_value(self.attributes.clone()).unwrap_or_default()
    }

    /// The entry with other names and code, by somebody who saw this version of it.
    pub(super) fn edited(self, seen: i64, names: Names, code: Option<String>) -> Result<Self> {
        if self.version != seen {
            return Err(Error::Conflict("terms-conflict"));
        }
        let Names { en, ar, ckb, ku } = names;
        let version = self.version + 1;
        Ok(Self { name_en: en, name_ar: ar, name_ckb: ckb, name_ku: ku, code, version, ..self })
    }

    /// An entry that is not active is offered no more, but what refers to it keeps its name.
    pub(super) fn switched(self, active: bool) -> Self {
        Self { active, version: self.version + 1, ..self }
    }
}

/// A key from a name: lower-case ASCII with hyphens; nothing where the name has no Latin letter or digit.
pub(super) fn key_from(name: &str) -> Option<String> {
    let folded = names::fold(name);
    let words = folded.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    let key: String = words.collect::<Vec<_>>().join("-").chars().take(60).collect();
    (!key.is_empty()).then_some(key)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_made_of_the_latin_letters_of_a_name() {
        assert_eq!(key_from("Mine Action (pilot)").as_deref(), Some("mine-action-pilot"));
        assert_eq!(key_from("ماء"), None);
    }

    #[test]
    fn an_edit_of_an_older_version_is_a_conflict() {
        let [(_, term)] = <[_; 1]>::try_from(<term::Entity as kernel::Guarded>::specimens()).expect("one specimen");
        let names = Names { en: "Water".into(), ..Names::default() };
        assert!(matches!(term.clone().edited(0, names.clone(), None), Err(Error::Conflict("terms-conflict"))));
        let edited = term.edited(1, names, Some("WSH".into())).expect("the version is today's");
        assert_eq!((edited.name_en.as_str(), edited.version), ("Water", 2));
    }
}
