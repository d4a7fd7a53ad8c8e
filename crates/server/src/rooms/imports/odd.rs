//! What the whole file shows and no row by itself: spellings that come rarely and are close to a frequent one, and numbers
//! far from the others. Judged by the engine of tagged tables, with rules bound to the columns as they were settled, so
//! that a plain sheet is judged as a tagged one. It refuses nothing and is kept nowhere: the verdicts are `judge`'s.

use std::path::Path;

use hxl::{Cells, Column, Problem, Rule, Test, Validator, Walked};
use rustc_hash::FxHashMap;
use tables::mapping::Kind;
use tables::{Layout, Row, RowKind, TableError, Workbook};

use super::mapping::{Mapping, Table};
use super::model::Target;
use super::{fields, files};

/// Rows that are looked at: as many as somebody waits for.
pub const ROWS: usize = 200_000;
/// What is shown, and the rows that are named for each.
const SHOWN: usize = 200;
const NAMED: usize = 12;

/// Columns whose values come again and again. Free text, ids and codes have no frequent spelling.
const REPEATING: [&str; 16] = [
    "organisation",
    "organisation_acronym",
    "organisation_kind",
    "programme",
    "programme_acronym",
    "funder",
    "funder_acronym",
    "sector",
    "admin1",
    "admin2",
    "admin3",
    "status",
    "groups",
    "currency",
    "funding_status",
    "governorate",
];

/// One value of a column that looks odd.
#[derive(Debug, PartialEq)]
pub struct Odd {
    pub column: usize,
    pub value: String,
    /// The frequent spelling it is close to; none for a number far from the others.
    pub meant: Option<String>,
    pub rows: Vec<u32>,
    pub count: usize,
}

/// What looks odd, and whether all rows were looked at.
pub struct Findings {
    pub odd: Vec<Odd>,
    pub all: bool,
}

/// Reads the file twice: to learn what is usual in it, and to find what is not.
pub fn find(path: &Path, target: Target, table: &Table, mapping: &Mapping) -> Result<Findings, TableError> {
    let layout = table.layout();
    let rules = rules(target, mapping);
    let width = table.columns.iter().map(|column| column.index + 1).max().unwrap_or(0);
    let columns = vec![Column::default(); width];
    let mut validator = Validator::new(&rules, &columns, 0);
    let all = walk(path, table.sheet, &layout, |row| validator.learn(&Sheet(row)))?;
    let mut found = Found::default();
    let mut take = |finding: &hxl::Finding<'_>| found.take(finding);
    validator.start(&mut take);
    walk(path, table.sheet, &layout, |row| {
        let at = Walked { row: row.number.into(), source_row: row.number.into() };
        validator.row(at, &Sheet(row), &mut take);
    })?;
    validator.end(&mut take);
    Ok(Findings { odd: found.odd, all })
}

fn rules(target: Target, mapping: &Mapping) -> Vec<Rule> {
    let mut rules = Vec::new();
    for field in fields::of(target) {
        let columns = mapping.columns_of(field.key);
        let test = match field.kind {
            Kind::Number => Test::Outliers,
            Kind::Text if REPEATING.contains(&field.key) => Test::Spelling { case: true },
            _ => continue,
        };
        if !columns.is_empty() {
            rules.push(Rule::on_columns(columns, [test]));
        }
    }
    rules
}

/// Hands over the data rows; whether those were all.
fn walk(path: &Path, sheet: usize, layout: &Layout, mut visit: impl FnMut(&Row)) -> Result<bool, TableError> {
    let mut book = Workbook::open(path, files::limits())?;
    let mut seen = 0;
    for row in book.rows(sheet)? {
        let row = row?;
        if layout.kind(&row) != RowKind::Data {
            continue;
        }
        if seen == ROWS {
            return Ok(false);
        }
        seen += 1;
        visit(&row);
    }
    Ok(true)
}

/// A row without the copies of merged cells, which would count several times.
struct Sheet<'r>(&'r Row);

impl Cells for Sheet<'_> {
    fn width(&self) -> usize {
        self.0.cells.len()
    }

    fn cell(&self, at: usize) -> &str {
        self.0.cells.get(at).filter(|cell| !cell.is_from_merge()).map_or("", |cell| cell.as_str())
    }
}

/// Findings about one value of a column are one.
#[derive(Default)]
struct Found {
    odd: Vec<Odd>,
    known: FxHashMap<(usize, String), usize>,
}

impl Found {
    fn take(&mut self, finding: &hxl::Finding<'_>) {
        let (Some(at), Some(column), Some(value)) = (finding.at, finding.column, finding.value) else { return };
        let value = value.trim();
        let place = match self.known.get(&(column, value.to_owned())) {
            Some(place) => *place,
            None if self.odd.len() == SHOWN => return,
            None => {
                let meant = finding.suggestion.as_deref().filter(|_| finding.problem == Problem::Misspelt);
                let odd =
                    Odd { column, value: value.into(), meant: meant.map(str::to_owned), rows: Vec::new(), count: 0 };
                self.known.insert((column, value.to_owned()), self.odd.len());
                self.odd.push(odd);
                self.odd.len() - 1
            }
        };
        let odd = &mut self.odd[place];
        odd.count += 1;
        if odd.rows.len() < NAMED {
            odd.rows.push(u32::try_from(at.row).unwrap_or(u32::MAX));
        }
    }
}
