//! Cells in their columns: which columns a field has, how a cell is kept verbatim and read back the same, and digests of
//! whole rows.

use std::hash::{BuildHasher, Hash, Hasher};

use rustc_hash::{FxBuildHasher, FxHashMap};
use serde_json::{Value as Json, json};
use sha2::{Digest, Sha256};
use tables::values::{DateOrder, DecimalMark};
use tables::write::unguarded;
use tables::{Cell, Row, Value};

use super::Key;
use super::words::{is_failed_formula, says_nothing};
use crate::rooms::imports::fields;
use crate::rooms::imports::known::Known;
use crate::rooms::imports::mapping::{Mapping, Style, Table};
use crate::rooms::imports::model::Target;

/// Where each field stands in a row.
pub(super) struct Plan {
    columns: FxHashMap<&'static str, Vec<(usize, Style)>>,
    /// Scheme and version of the codes of each level, where one list explains the column.
    pub schemes: [Option<(String, String)>; 3],
}

impl Plan {
    pub(super) fn new(target: Target, table: &Table, mapping: &Mapping, known: &Known) -> Self {
        let mut columns: FxHashMap<&'static str, Vec<(usize, Style)>> = FxHashMap::default();
        for field in fields::of(target) {
            let of_field = mapping.columns_of(field.key);
            if !of_field.is_empty() {
                let styled = of_field.into_iter().map(|column| (column, mapping.style(table, column)));
                columns.insert(field.key, styled.collect());
            }
        }
        let scheme = |field: &str| {
            let column = mapping.columns_of(field).first().copied()?;
            let column = table.columns.iter().find(|known| known.index == column)?;
            let (key, version) = known.atlas.scheme_of(column.samples.iter().map(String::as_str))?;
            Some((key.to_owned(), version.to_owned()))
        };
        let schemes = ["admin1_code", "admin2_code", "admin3_code"].map(scheme);
        Self { columns, schemes }
    }

    /// The filled cells of a field.
    pub(super) fn cells<'r>(&self, row: &'r Row, field: &str) -> impl Iterator<Item = (&'r Cell, Style)> {
        let columns = self.columns.get(field).map_or(&[][..], Vec::as_slice);
        let filled = columns.iter().filter_map(|(column, style)| Some((row.cells.get(*column)?, *style)));
        filled.filter(|(cell, _)| !cell.is_blank()).collect::<Vec<_>>().into_iter()
    }

    pub(super) fn cell<'r>(&self, row: &'r Row, field: &str) -> Option<(&'r Cell, Style)> {
        let columns = self.columns.get(field)?;
        let filled = columns.iter().filter_map(|(column, style)| Some((row.cells.get(*column)?, *style)));
        filled.into_iter().find(|(cell, _)| !cell.is_blank())
    }

    /// What the first filled cell of a field says; none where it says that there is nothing, or a formula failed.
    pub(super) fn text<'r>(&self, row: &'r Row, field: &str) -> Option<&'r str> {
        self.written(row, field).filter(|text| !says_nothing(text) && !is_failed_formula(text))
    }

    /// The text of the first filled cell of a field, as somebody meant it: without the apostrophe our own exports put
    /// before what looks like a formula.
    pub(super) fn written<'r>(&self, row: &'r Row, field: &str) -> Option<&'r str> {
        let (cell, _) = self.cell(row, field)?;
        let text = unguarded(cell.as_str()).trim();
        (!text.is_empty()).then_some(text)
    }
}

impl Style {
    pub(super) fn order(&self) -> DateOrder {
        self.order
    }

    pub(super) fn mark(&self) -> DecimalMark {
        self.mark
    }
}

/// A cell as it is kept: its text where that says all, else also what the file says it is.
pub fn to_json(cell: &Cell) -> Json {
    let text = cell.as_str();
    match cell.value() {
        Value::Empty | Value::Text => Json::from(text),
        Value::Number(number) => json!({ "n": number, "t": text }),
        Value::Date(day) => json!({ "d": day.to_string(), "t": text }),
        Value::DateTime(at) => json!({ "d": at.to_string(), "t": text }),
        Value::Bool(yes) => json!({ "b": yes }),
        Value::Error => json!({ "e": text }),
    }
}

/// The cell that was kept. The verbatim text is for people; what is read is the value.
pub fn from_json(json: &Json) -> Cell {
    if let Some(text) = json.as_str() {
        return Cell::text(text);
    }
    if let Some(number) = json["n"].as_f64() {
        return Cell::number(number);
    }
    if let Some(day) = json["d"].as_str() {
        let moment = if day.contains('T') { day.parse().ok().map(Cell::datetime) } else { None };
        return moment.or_else(|| day.parse().ok().map(Cell::date)).unwrap_or_else(|| Cell::text(day));
    }
    if let Some(yes) = json["b"].as_bool() {
        return Cell::bool(yes);
    }
    Cell::error(json["e"].as_str().unwrap_or_default())
}

/// A digest of all cells of a row: equal for rows that are equal in every column.
pub(super) fn digest(row: &Row) -> u128 {
    let mut hash = Sha256::new();
    for cell in &row.cells {
        let text = cell.as_str();
        hash.update((text.len() as u32).to_le_bytes());
        hash.update(text.as_bytes());
    }
    let digest = hash.finalize();
    u128::from_le_bytes(std::array::from_fn(|at| digest[at]))
}

pub(super) fn short_digest(key: &Key) -> u64 {
    let mut hasher = FxBuildHasher.build_hasher();
    match key {
        Key::None => {}
        Key::Id(id) => id.hash(&mut hasher),
        Key::Reference(organisation, text) => (organisation, text).hash(&mut hasher),
    }
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_cell_that_is_kept_reads_back_as_it_was() {
        for cell in [
            Cell::text("٣٤٠ people"),
            Cell::default(),
            Cell::number(1234.5),
            Cell::date(date(2025, 8, 3)),
            Cell::datetime(date(2025, 8, 3).at(10, 30, 0, 0)),
            Cell::bool(true),
            Cell::error("#REF!"),
        ] {
            assert_eq!(from_json(&to_json(&cell)), cell);
        }
    }

    #[test]
    fn rows_are_equal_only_where_every_column_is() {
        let row = |cells: &[&str]| Row { number: 1, cells: cells.iter().map(|text| Cell::text(*text)).collect() };
        assert_eq!(digest(&row(&["a", "b"])), digest(&row(&["a", "b"])));
        assert_ne!(digest(&row(&["ab", ""])), digest(&row(&["a", "b"])));
        assert_ne!(digest(&row(&["a", "b"])), digest(&row(&["a", "b", "c"])));
    }
}
