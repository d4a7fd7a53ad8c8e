//! Imports: a spreadsheet somebody sent, how its columns were understood, and every row, verbatim, with its verdict.

use kernel::{Error, Millis, Result};
use sea_orm::{DeriveActiveEnum, EnumIter};
use serde::{Deserialize, Serialize};
use serde_json::{Value as Json, json};

use super::mapping::{Mapping, Table};
use super::told::Counts;

/// What the rows become.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "snake_case")]
pub enum Target {
    Activities,
    Organisations,
    /// Figures of people in need.
    Needs,
}

/// How far an import has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "snake_case")]
pub enum ImportState {
    /// The file is kept and its columns are proposed.
    Uploaded,
    /// Every row has a verdict.
    Previewed,
    Committed,
    Undone,
}

/// What would happen, or happened, to a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "snake_case")]
pub enum RowVerdict {
    New,
    Changed,
    Unchanged,
    /// Equal in every column to an earlier row of the file; shown, never dropped silently.
    Repeated,
    /// Somebody has to say which organisation, place or sector is meant.
    Choice,
    Refused,
}

pub mod import {
    //! One file.
    use super::{ImportState, Target};
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "import")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub target: Target,
        pub file_name: String,
        pub file_digest: String,
        pub file_bytes: i64,
        pub sheet: Option<String>,
        /// Whose file it is: the organisation rows belong to when they do not say.
        pub organisation_id: Option<Uuid>,
        pub preset: Option<String>,
        /// Column to field.
        pub mapping: Json,
        /// Header rows, tag row, columns, samples.
        pub layout: Json,
        /// Rows per verdict.
        pub counts: Json,
        pub state: ImportState,
        pub person_id: Option<Uuid>,
        pub created_at: i64,
        pub committed_at: Option<i64>,
        pub undone_at: Option<i64>,
        pub version: i64,
        /// What somebody has to choose, each text once: `Question`s.
        pub questions: Option<Json>,
        /// Organisations that are not in the register and would be registered: `Newcomer`s.
        pub newcomers: Option<Json>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

pub mod import_row {
    //! One row of the file, as it was written.
    use super::RowVerdict;
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "import_row")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub import_id: Uuid,
        /// As the spreadsheet numbers it.
        pub row: i64,
        pub verdict: RowVerdict,
        /// The verbatim text of every cell.
        pub cells: Json,
        /// Why, and for changed rows what changes.
        pub reasons: Json,
        /// What may be meant, where somebody has to choose.
        pub candidates: Option<Json>,
        /// The record the row became.
        pub record_id: Option<Uuid>,
        /// The log's number of the change it made, for undo.
        pub change_seq: Option<i64>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

pub mod choice {
    //! What somebody chose for a text of this file.
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "import_choice")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub import_id: Uuid,
        pub field: String,
        pub text: String,
        /// The parent the text stood under, so that a choice never leaves its scope.
        pub scope: String,
        /// What was meant. None: these rows are left out on purpose; nil: a new organisation; max: the cell is left empty.
        pub target_id: Option<Uuid>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

pub mod preset {
    //! A mapping kept for the next file of the same sender.
    use super::Target;
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "import_preset")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub name: String,
        pub target: Target,
        pub organisation_id: Option<Uuid>,
        pub mapping: Json,
        pub person_id: Option<Uuid>,
        pub updated_at: i64,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

impl import::Model {
    pub fn table(&self) -> Result<Table> {
        Ok(serde_json::from_value(self.layout.clone())?)
    }

    pub fn mapping(&self) -> Result<Mapping> {
        Ok(serde_json::from_value(self.mapping.clone())?)
    }

    /// Until it is committed a file can be understood anew.
    pub(super) fn open(self) -> Result<Self> {
        match self.state {
            ImportState::Uploaded | ImportState::Previewed => Ok(self),
            ImportState::Committed => Err(Error::Conflict("imports-committed-already")),
            ImportState::Undone => Err(Error::Conflict("imports-undone-already")),
        }
    }

    pub(super) fn on_sheet(self, table: &Table, mapping: &Mapping) -> Result<Self> {
        let sheet = table.sheets.iter().find(|(at, _)| *at == table.sheet).map(|(_, name)| name.clone());
        Ok(Self { layout: json!(table), sheet, ..self.mapped(None, mapping)? })
    }

    /// As long as nobody changed it since.
    pub(super) fn seen(self, version: Option<i64>) -> Result<Self> {
        match version {
            Some(version) if version != self.version => Err(Error::Conflict("imports-conflict")),
            _ => Ok(self),
        }
    }

    /// With other columns; what was previewed is previewed no more.
    pub(super) fn mapped(self, seen: Option<i64>, mapping: &Mapping) -> Result<Self> {
        let open = self.seen(seen)?.open()?;
        let version = open.version + 1;
        Ok(Self { mapping: json!(mapping), counts: json!({}), state: ImportState::Uploaded, version, ..open })
    }

    /// Whether rows of it may be kept already.
    pub(super) fn ever_previewed(&self) -> bool {
        self.newcomers.is_some()
    }

    pub(super) fn previewed(self, counts: &Counts, questions: Json, newcomers: Json) -> Self {
        let version = self.version + 1;
        let (questions, newcomers) = (Some(questions), Some(newcomers));
        Self { state: ImportState::Previewed, counts: json!(counts), questions, newcomers, version, ..self }
    }

    pub(super) fn committed(self, counts: &Counts, now: Millis) -> Self {
        let version = self.version + 1;
        Self { state: ImportState::Committed, counts: json!(counts), committed_at: Some(now), version, ..self }
    }

    pub(super) fn undone(self, now: Millis) -> Self {
        Self { state: ImportState::Undone, undone_at: Some(now), version: self.version + 1, ..self }
    }
}
