//! The compiler's front door: a workbook in, an XForm or a list of problems out.

use crate::{Problem, Workbook};

/// What the caller decides.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// The name of the root node; `data` unless given. The settings sheet's `name` wins over it.
    pub root: Option<String>,
    /// The name of the file without its extension: the form's id and title where the settings give none.
    pub file_stem: Option<String>,
}

/// A form that compiled.
#[derive(Clone, Debug)]
pub struct Compiled {
    /// The XForm.
    pub xml: String,
    /// What somebody should look at.
    pub warnings: Vec<Problem>,
    /// The text of `itemsets.csv`, where the form has external choices.
    pub itemsets: Option<String>,
}

/// Compiles a workbook.
///
/// # Errors
/// The problems that make the form invalid, in the order in which they were met.
pub fn compile(workbook: &Workbook, _options: &Options) -> Result<Compiled, Vec<Problem>> {
    if !workbook.sheets.iter().any(|sheet| sheet.name.eq_ignore_ascii_case("survey")) {
        return Err(vec![Problem::error("no-survey").in_sheet("survey")]);
    }
    Ok(Compiled { xml: String::new(), warnings: Vec::new(), itemsets: None })
}
