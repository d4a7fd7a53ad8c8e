//! How a file is understood: where its table is (`Table`), and which column is which field with the few things the file
//! leaves unsaid (`Mapping`). Both are kept whole in JSON beside the import. Pure.

use serde::{Deserialize, Serialize};
use tables::mapping::Reason;
use tables::values::{DateOrder, DecimalMark};
use tables::{Layout, Tag};

use super::fields;
use super::model::Target;
use crate::rooms::needs::model::Visibility;

/// Samples of a column that are kept: enough to tell how its dates and numbers are written.
const SAMPLES: usize = 40;

/// Where the table is in the file.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Table {
    /// Names of the sheets that are not hidden, with their places in the file.
    pub sheets: Vec<(usize, String)>,
    pub sheet: usize,
    pub header_rows: Vec<u32>,
    pub hxl_row: Option<u32>,
    pub first_data_row: u32,
    pub columns: Vec<TableColumn>,
}

#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct TableColumn {
    /// Counted from 0 in the sheet.
    pub index: usize,
    pub header: String,
    pub tag: Option<String>,
    pub samples: Vec<String>,
    /// Whether its values come again among the first rows: then they identify no row.
    pub repeats: bool,
    pub proposal: Option<Proposed>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Proposed {
    pub field: String,
    pub confidence: f32,
    pub why: Vec<Why>,
}

/// Why a column is thought to be a field.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "by")]
pub enum Why {
    Tag { pattern: String },
    Header { name: String },
    HeaderWords { name: String },
    Content { share: f32 },
    Preset,
}

impl From<&Reason> for Why {
    fn from(reason: &Reason) -> Self {
        match reason {
            Reason::Tag { pattern } => Self::Tag { pattern: pattern.clone() },
            Reason::Header { name } => Self::Header { name: name.clone() },
            Reason::HeaderWords { name, .. } => Self::HeaderWords { name: name.clone() },
            Reason::Content { share } => Self::Content { share: *share },
        }
    }
}

impl Table {
    pub fn of(layout: &Layout, sheet: usize, sheets: Vec<(usize, String)>, repeats: &[usize]) -> Self {
        let column = |column: &tables::Column| TableColumn {
            index: column.index,
            header: column.header.clone(),
            tag: column.tag.as_ref().map(ToString::to_string),
            samples: column.samples.iter().take(SAMPLES).cloned().collect(),
            repeats: repeats.contains(&column.index),
            proposal: None,
        };
        Self {
            sheets,
            sheet,
            header_rows: layout.header_rows.clone(),
            hxl_row: layout.hxl_row,
            first_data_row: layout.first_data_row,
            columns: layout.columns.iter().map(column).collect(),
        }
    }

    /// As the engine knows it, to tell totals and notes from data and to give rows back.
    pub fn layout(&self) -> Layout {
        let column = |column: &TableColumn| tables::Column {
            index: column.index,
            header: column.header.clone(),
            tag: column.tag.as_deref().and_then(Tag::parse),
            samples: column.samples.clone(),
        };
        Layout {
            header_rows: self.header_rows.clone(),
            hxl_row: self.hxl_row,
            first_data_row: self.first_data_row,
            columns: self.columns.iter().map(column).collect(),
        }
    }

    /// Proposes a field for every column. `known` answers from -1 to 1 how much the cells look like what only the
    /// database knows: names of places, organisations, sectors.
    pub fn propose(&mut self, target: Target, known: impl Fn(&str, &[String]) -> f32) {
        let layout = self.layout();
        let repeats = |samples: &[String]| {
            let column =
                layout.columns.iter().position(|column| std::ptr::eq(column.samples.as_ptr(), samples.as_ptr()));
            column.is_some_and(|column| self.columns[column].repeats)
        };
        let content = |field: &str, samples: &[String]| match field {
            fields::REF if repeats(samples) => -1.0,
            fields::ID => {
                if is_id(samples) {
                    1.0
                } else {
                    -1.0
                }
            }
            other => known(other, samples),
        };
        let mapping = tables::mapping::propose(fields::of(target), &layout, content);
        for column in &mut self.columns {
            let found = mapping.proposals.iter().find(|proposal| proposal.column == column.index);
            column.proposal = found.map(|proposal| Proposed {
                field: proposal.field.clone(),
                confidence: proposal.confidence,
                why: proposal.reasons.iter().map(Why::from).collect(),
            });
        }
    }

    /// What a preset says of the columns it knows goes before what is proposed.
    pub fn recall(&mut self, preset: &Preset) {
        for column in &mut self.columns {
            let known = preset.columns.iter().find(|(header, _)| names::fold(header) == names::fold(&column.header));
            if let Some((_, field)) = known {
                let field = field.clone();
                column.proposal =
                    (!field.is_empty()).then(|| Proposed { field, confidence: 1.0, why: vec![Why::Preset] });
            }
        }
    }

    fn column(&self, index: usize) -> Option<&TableColumn> {
        self.columns.iter().find(|column| column.index == index)
    }
}

fn is_id(samples: &[String]) -> bool {
    !samples.is_empty() && samples.iter().all(|text| text.trim().parse::<kernel::Id>().is_ok())
}

/// Which column is which field, and what the file leaves unsaid.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Mapping {
    /// Column, counted from 0, and key of the field.
    pub columns: Vec<(usize, String)>,
    /// The year of months that stand without one.
    pub year: Option<i16>,
    /// The month of rows that say none: `2026-10`.
    pub month: Option<String>,
    pub dates: Dates,
    /// Whether rows equal in every column to an earlier one come in too.
    pub repeated: bool,
    #[serde(skip_serializing_if = "Unsaid::is_empty")]
    pub unsaid: Unsaid,
}

/// What is true of the rows of a file of figures of need that do not say it themselves.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Unsaid {
    /// ISO day.
    pub as_of: Option<String>,
    pub assessment: Option<kernel::Id>,
    pub source: Option<String>,
    pub visibility: Option<Visibility>,
}

impl Unsaid {
    fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// Which comes first in `03/08/2025`.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Dates {
    /// As the column itself tells; a date that reads both ways is refused.
    #[default]
    Told,
    DayFirst,
    MonthFirst,
}

/// A mapping by headers, for the next file of the same sender. An empty field: this column is left out.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Preset {
    pub columns: Vec<(String, String)>,
    pub dates: Dates,
}

/// How the cells of one column are read.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Style {
    pub order: DateOrder,
    pub mark: DecimalMark,
}

impl Mapping {
    /// What is proposed, taken as it is.
    pub fn proposed(table: &Table) -> Self {
        let columns = table.columns.iter();
        let columns = columns.filter_map(|column| Some((column.index, column.proposal.as_ref()?.field.clone())));
        Self { columns: columns.collect(), ..Self::default() }
    }

    pub fn preset(&self, table: &Table) -> Preset {
        let columns = table.columns.iter().filter(|column| !column.header.is_empty());
        let columns = columns.map(|column| (column.header.clone(), self.field(column.index).unwrap_or("").to_owned()));
        Preset { columns: columns.collect(), dates: self.dates }
    }

    pub fn field(&self, column: usize) -> Option<&str> {
        self.columns.iter().find(|(index, _)| *index == column).map(|(_, field)| field.as_str())
    }

    pub fn has(&self, field: &str) -> bool {
        self.columns.iter().any(|(_, known)| known == field)
    }

    /// The columns of a field, in the order of the file.
    pub fn columns_of(&self, field: &str) -> Vec<usize> {
        self.columns.iter().filter(|(_, known)| known == field).map(|(index, _)| *index).collect()
    }

    pub fn style(&self, table: &Table, column: usize) -> Style {
        let samples = || table.column(column).into_iter().flat_map(|column| column.samples.iter().map(String::as_str));
        let order = match self.dates {
            Dates::Told => DateOrder::infer(samples()),
            Dates::DayFirst => DateOrder::DayFirst,
            Dates::MonthFirst => DateOrder::MonthFirst,
        };
        Style { order, mark: DecimalMark::infer(samples()) }
    }
}
