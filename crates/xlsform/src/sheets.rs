//! The sheets of a workbook that mean something, and hints about sheets whose name is misspelt.

use crate::headers::Kind;
use crate::problems::Problem;
use crate::{Sheet, Workbook};

/// The sheets by their meaning.
#[derive(Debug, Default)]
pub(crate) struct Sheets<'w> {
    pub(crate) survey: Option<&'w Sheet>,
    pub(crate) choices: Option<&'w Sheet>,
    pub(crate) settings: Option<&'w Sheet>,
    pub(crate) external_choices: Option<&'w Sheet>,
    pub(crate) entities: Option<&'w Sheet>,
    pub(crate) osm: Option<&'w Sheet>,
    names: Vec<&'w str>,
}

const KNOWN: [&str; 6] = ["survey", "choices", "settings", "external_choices", "osm", "entities"];

impl<'w> Sheets<'w> {
    /// Finds the sheets by name, without regard to case. The only sheet of a workbook is the survey whatever its name.
    pub(crate) fn of(workbook: &'w Workbook) -> Self {
        let mut sheets =
            Self { names: workbook.sheets.iter().map(|sheet| sheet.name.as_str()).collect(), ..Self::default() };
        let alone = workbook.sheets.len() == 1;
        for sheet in &workbook.sheets {
            let slot = match sheet.name.to_lowercase().as_str() {
                "survey" => &mut sheets.survey,
                "choices" => &mut sheets.choices,
                "settings" => &mut sheets.settings,
                "external_choices" => &mut sheets.external_choices,
                "entities" => &mut sheets.entities,
                "osm" => &mut sheets.osm,
                _ if alone => &mut sheets.survey,
                _ => continue,
            };
            *slot = Some(sheet);
        }
        sheets
    }

    /// Names that may be meant for the sheet that was looked for.
    fn misspellings(&self, kind: Kind) -> Option<String> {
        let near: Vec<String> = self
            .names
            .iter()
            .filter(|name| !KNOWN.contains(name) && !name.starts_with('_'))
            .filter(|name| distance(&name.to_lowercase(), kind.name()) <= 2)
            .map(|name| format!("'{name}'"))
            .collect();
        (!near.is_empty()).then(|| near.join(", "))
    }

    /// The error that a sheet is missing: `misspelt` where others have names like it.
    pub(crate) fn missing(&self, kind: Kind, code: &'static str, misspelt: &'static str) -> Problem {
        match self.misspellings(kind) {
            Some(candidates) => Problem::error(misspelt).in_sheet(kind.name()).with("candidates", candidates),
            None => Problem::error(code).in_sheet(kind.name()),
        }
    }

    /// The warning that a sheet that was not found may be there under a misspelt name.
    pub(crate) fn misspelt(&self, kind: Kind) -> Option<Problem> {
        let candidates = self.misspellings(kind)?;
        Some(Problem::warning("sheet-misspelt").in_sheet(kind.name()).with("candidates", candidates))
    }
}

/// A sheet that has rows.
pub(crate) fn with_rows(sheet: Option<&Sheet>) -> Option<&Sheet> {
    sheet.filter(|sheet| !sheet.rows.is_empty())
}

/// How many letters must be put in, taken out or changed to make one text of the other.
fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (at, letter) in a.chars().enumerate() {
        let mut corner = std::mem::replace(&mut row[0], at + 1);
        for (other, known) in b.iter().enumerate() {
            let changed = corner + usize::from(letter != *known);
            corner = row[other + 1];
            row[other + 1] = changed.min(corner + 1).min(row[other] + 1);
        }
    }
    row[b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn distances_are_those_of_levenshtein() {
        assert_eq!(distance("sitting", "kitten"), 3);
        assert_eq!(distance("", "ab"), 2);
        assert_eq!(distance("setting", "settings"), 1);
    }

    #[test]
    fn a_misspelt_sheet_is_pointed_out_unless_hidden() {
        let named = |name: &str| Sheet { name: name.into(), ..Sheet::default() };
        let workbook = Workbook { sheets: ["survey", "Choice", "_settings", "Setting"].map(named).to_vec() };
        let sheets = Sheets::of(&workbook);
        assert_eq!(sheets.misspellings(Kind::Choices).as_deref(), Some("'Choice'"));
        assert_eq!(sheets.misspellings(Kind::Settings).as_deref(), Some("'Setting'"));
    }
}
