//! Compiling and checking in one step, with every finding of the checker led back to the cell it comes from.
//!
//! The checker knows nodes and expressions of an XForm; who wrote the form knows rows and columns. What cannot be led
//! back, such as a node the compiler made, keeps its path only.

use rustc_hash::FxHashMap;

use crate::check::{Finding, check};
use crate::{Compiled, Options, Problem, Row, Severity, Sheet, Workbook, compile};

/// Compiles a workbook, and refuses what ODK Validate would refuse of the outcome.
///
/// # Errors
/// The problems that make the form invalid: the compiler's or, if it has none, the checker's.
pub fn checked(workbook: &Workbook, options: &Options) -> Result<Compiled, Vec<Problem>> {
    let mut compiled = compile(workbook, options)?;
    let findings = check(&compiled.xml);
    if findings.is_empty() {
        return Ok(compiled);
    }
    let places = Places::of(workbook);
    let (errors, warnings): (Vec<Problem>, Vec<Problem>) =
        findings.iter().map(|finding| places.put(finding)).partition(|problem| problem.severity == Severity::Error);
    if !errors.is_empty() {
        return Err(errors);
    }
    compiled.warnings.extend(warnings);
    Ok(compiled)
}

/// Where the nodes of a form come from.
struct Places<'w> {
    workbook: &'w Workbook,
    survey: Option<&'w Sheet>,
    /// Paths below the root node.
    rows: FxHashMap<String, &'w Row>,
}

impl<'w> Places<'w> {
    fn of(workbook: &'w Workbook) -> Self {
        let survey = sheet(workbook, "survey");
        let rows = survey.map(rows_by_path).unwrap_or_default();
        Places { workbook, survey, rows }
    }

    fn put(&self, finding: &Finding) -> Problem {
        let problem = finding.problem();
        let below = finding.path.strip_prefix('/').and_then(|path| path.split_once('/')).map_or("", |(_, below)| below);
        if below == "meta/instanceName" {
            return self.put_alone(problem, "settings", &["instance_name"]);
        }
        if below.contains("meta/entity") {
            return self.put_alone(problem, "entities", &[]);
        }
        if let (Some(survey), Some(row)) = (self.survey, self.rows.get(below)) {
            return put(problem, survey, row, columns(finding.attribute));
        }
        let counted = below.strip_suffix("_count").and_then(|repeat| self.rows.get(repeat));
        match (self.survey, counted) {
            (Some(survey), Some(row)) => put(problem, survey, row, columns("jr:count")),
            _ => problem,
        }
    }

    /// In a sheet of one row.
    fn put_alone(&self, problem: Problem, name: &str, headers: &[&str]) -> Problem {
        let Some(sheet) = sheet(self.workbook, name) else { return problem };
        match &sheet.rows[..] {
            [row] => put(problem, sheet, row, headers),
            _ => problem.in_sheet(name),
        }
    }
}

fn put(problem: Problem, sheet: &Sheet, row: &Row, headers: &[&str]) -> Problem {
    let filled = sheet.headers.iter().zip(&row.cells).filter(|(_, cell)| !cell.is_empty());
    let column = filled.map(|(header, _)| header).find(|header| headers.contains(&&*plain(header)));
    let problem = problem.in_sheet(sheet.name.to_lowercase()).at_row(row.number);
    match column {
        Some(column) => problem.in_column(column.as_str()),
        None => problem,
    }
}

/// The headers under which an attribute of a node is written.
fn columns(attribute: &str) -> &'static [&'static str] {
    match attribute {
        "relevant" => &["relevant", "relevance"],
        "constraint" => &["constraint"],
        "calculate" => &["calculation", "calculate"],
        "required" => &["required"],
        "readonly" => &["read_only", "readonly"],
        "nodeset" => &["choice_filter"],
        "value" => &["default", "calculation", "calculate"],
        "jr:count" => &["repeat_count", "count", "jr:count"],
        "label" => &["label", "caption"],
        "hint" => &["hint"],
        _ => &[],
    }
}

/// A header without spelling, prefix and language.
fn plain(header: &str) -> String {
    let lower = header.to_lowercase();
    let bare = lower.trim().strip_prefix("bind::").unwrap_or(lower.trim());
    let bare = bare.split("::").next().unwrap_or(bare);
    bare.split_whitespace().collect::<Vec<_>>().join("_")
}

fn sheet<'w>(workbook: &'w Workbook, name: &str) -> Option<&'w Sheet> {
    workbook.sheets.iter().find(|sheet| sheet.name.eq_ignore_ascii_case(name))
}

fn rows_by_path(survey: &Sheet) -> FxHashMap<String, &Row> {
    let column = |names: &[&str]| survey.headers.iter().position(|header| names.contains(&&*plain(header)));
    let (kinds, names) = (column(&["type", "command"]), column(&["name", "value", "tag"]));
    let cell = |row: &Row, column: Option<usize>| {
        column.and_then(|column| row.cells.get(column)).map(|cell| cell.to_string()).unwrap_or_default()
    };
    let mut rows = FxHashMap::default();
    let mut groups: Vec<String> = Vec::new();
    for row in &survey.rows {
        let (kind, name) = (cell(row, kinds), cell(row, names));
        if kind.starts_with("end ") || kind.starts_with("end_") {
            groups.pop();
            continue;
        }
        let parent = groups.last().map(String::as_str).unwrap_or_default();
        let path = if parent.is_empty() { name } else { format!("{parent}/{name}") };
        if kind.starts_with("begin ") || kind.starts_with("begin_") {
            groups.push(path.clone());
        }
        rows.insert(path, row);
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Lang;
    use crate::read::{self, Format};

    fn problems(form: &str) -> Vec<Problem> {
        let workbook = read::workbook(form.as_bytes(), Some(Format::Markdown)).expect("the form is read");
        checked(&workbook, &Options::default()).expect_err("the form is refused")
    }

    #[test]
    fn what_the_checker_finds_is_led_back_to_its_cell() {
        let problems = problems(
            "| survey | | | | |\n| | type | name | label | Relevance |\n| | text | a | A | |\n\
             | | begin group | g | G | |\n| | text | b | B | ${a} = = 1 |\n| | end group | | | |\n",
        );
        let problem = &problems[0];
        assert_eq!((problem.sheet.as_deref(), problem.row), (Some("survey"), Some(4)));
        assert_eq!(problem.column.as_deref(), Some("Relevance"));
        assert!(problem.line(Lang::En).contains("[row : 4]"), "{}", problem.line(Lang::En));
    }

    #[test]
    fn counts_of_repeats_and_settings_have_cells_too() {
        let problems = problems(
            "| survey | | | | |\n| | type | name | label | repeat_count |\n| | begin repeat | r | R | 1 + |\n\
             | | text | b | B | |\n| | end repeat | | | |\n| settings | |\n| | instance_name |\n| | concat( |\n",
        );
        let places: Vec<_> = problems.iter().map(|problem| (problem.sheet.as_deref(), problem.row)).collect();
        assert!(places.contains(&(Some("survey"), Some(2))), "{problems:?}");
        assert!(places.contains(&(Some("settings"), Some(2))), "{problems:?}");
    }
}
