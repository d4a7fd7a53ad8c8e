//! A small form for every construct in `tests/forms`, beside what it must become: `.xml`, with `.warnings` and `.csv`
//! (external choices) where there are some, or `.error`.
//!
//! Comparing sets white space and the order of attributes aside.

mod support;

use std::fs;
use std::path::{Path, PathBuf};

use support::canonical::{self, Difference};
use xlsform::read::{self, Format};
use xlsform::{Compiled, Lang, Options, Problem, compile};

fn forms() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/forms");
    let mut forms: Vec<PathBuf> = fs::read_dir(folder)
        .expect("the folder of forms is there")
        .map(|entry| entry.expect("an entry is readable").path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "md"))
        .collect();
    forms.sort();
    forms
}

fn compiled(path: &Path) -> Result<Compiled, Vec<Problem>> {
    let bytes = fs::read(path).expect("the form is readable");
    let workbook = read::workbook(&bytes, Some(Format::Markdown)).map_err(|problem| vec![problem])?;
    compile(&workbook, &Options { root: None, file_stem: Some("form".into()) })
}

fn golden(path: &Path, extension: &str) -> Option<String> {
    fs::read_to_string(path.with_extension(extension)).ok()
}

fn messages(problems: &[Problem]) -> String {
    problems.iter().map(|problem| problem.message(Lang::En)).collect::<Vec<_>>().join("\n\n")
}

/// Against what is wanted; what is wrong otherwise.
fn compare(path: &Path) -> Result<(), String> {
    match (golden(path, "xml"), golden(path, "error"), compiled(path)) {
        (Some(xml), None, Ok(compiled)) => {
            let wanted = canonical::lines(&xml)?;
            let difference = canonical::difference(&wanted, &canonical::lines(&compiled.xml)?);
            if difference != Difference::None {
                return Err(format!("{difference:#?}"));
            }
            let warnings = golden(path, "warnings").unwrap_or_default();
            if warnings.trim() != messages(&compiled.warnings).trim() {
                return Err(format!("warns: {}", messages(&compiled.warnings)));
            }
            let itemsets = golden(path, "csv");
            if itemsets != compiled.itemsets {
                return Err(format!("external choices: {:?}", compiled.itemsets));
            }
            Ok(())
        }
        (None, Some(error), Err(problems)) if error.trim() == messages(&problems).trim() => Ok(()),
        (_, _, Ok(_)) => Err("it compiles".into()),
        (_, _, Err(problems)) => Err(format!("it is refused: {}", messages(&problems))),
    }
}

#[test]
fn every_form_becomes_what_stands_beside_it() {
    let forms = forms();
    assert!(forms.len() > 80, "only {} forms are there", forms.len());
    let wrong: Vec<String> = forms
        .iter()
        .filter_map(|path| compare(path).err().map(|wrong| format!("{}: {wrong}", path.display())))
        .collect();
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), forms.len(), wrong.join("\n\n"));
}

#[test]
fn every_refusal_is_one_whole_line_in_both_languages() {
    for path in forms().iter().filter(|path| golden(path, "error").is_some()) {
        for problem in compiled(path).expect_err("it is refused") {
            for lang in [Lang::En, Lang::Ar] {
                let line = problem.line(lang);
                assert!(!line.contains('\n'), "{line:?} is more than a line");
                assert!(!has_an_empty_place(&line), "{line:?} has an empty place");
                assert!(!problem.message(lang).is_empty(), "{} has no words in {lang:?}", problem.code);
            }
        }
    }
}

/// `{word}` that nothing filled; `${word}` is the form's own.
fn has_an_empty_place(line: &str) -> bool {
    let own = line.replace("${", "");
    own.split('{').skip(1).any(|rest| {
        let word = rest.split('}').next().unwrap_or_default();
        rest.contains('}') && word.chars().all(|letter| letter.is_ascii_lowercase() || letter == '_')
    })
}
