//! Whatever a workbook says, the compiler answers: with an XForm that is well-formed, or with problems that have words.

mod support;

use proptest::prelude::*;
use support::canonical;
use xlsform::{Cell, Lang, Options, Row, Sheet, Workbook, checked, compile};

const SHEETS: &[&str] = &["survey", "choices", "settings", "entities", "external_choices", "osm", "Survey", "notes"];
const HEADERS: &[&str] = &[
    "type",
    "name",
    "label",
    "label::ar",
    "label::English (en)",
    "hint",
    "hint::ar",
    "guidance_hint",
    "relevant",
    "constraint",
    "constraint_message",
    "required",
    "calculation",
    "default",
    "trigger",
    "appearance",
    "parameters",
    "choice_filter",
    "repeat_count",
    "save_to",
    "image",
    "media::audio::ar",
    "bind::x",
    "body::y",
    "instance::z",
    "::",
    "list_name",
    "form_id",
    "form_title",
    "default_language",
    "entity_id",
    "create_if",
    "update_if",
    "disabled",
    "",
    "public_key",
    "namespaces",
    "instance_name",
    "bind::jr:count",
    "label:fr",
    "a b",
    "jr:count",
];
const CELLS: &[&str] = &[
    "text",
    "integer",
    "note",
    "calculate",
    "begin group",
    "end group",
    "begin repeat",
    "end repeat",
    "select_one l",
    "select_multiple l or_other",
    "rank l",
    "select_one_from_file a.csv",
    "select_one ${a}",
    "range",
    "geopoint",
    "audit",
    "osm l",
    "begin loop over l",
    "end loop",
    "csv-external",
    "background-geopoint",
    "image",
    "a",
    "b",
    "r",
    "l",
    "meta",
    "data",
    "${a}",
    "${r}",
    "${",
    "}",
    "${last-saved#a}",
    "${a} = ${b}",
    "count(${r})",
    "indexed-repeat(${a}, ${r}, 1)",
    "pulldata('f', 'a', 'b', ${a})",
    "((((",
    "'",
    "\"",
    "a < b & c",
    "]]>",
    "\u{0}\u{b}",
    "𝓐",
    "نعم",
    "1",
    "-1",
    "yes",
    "start=1 end=9 step=2",
    "randomize=true seed=${a}",
    "rows=5",
    "field-list",
    "table-list",
    "search('x')",
    "%(label)s",
    ".",
    "../a",
    "now()",
    "- -",
    "\n",
    "x=\"y\"",
    "1e999",
];

fn cell() -> impl Strategy<Value = String> {
    prop_oneof![
        8 => prop::sample::select(CELLS).prop_map(str::to_owned),
        1 => (prop::sample::select(CELLS), prop::sample::select(CELLS)).prop_map(|(one, other)| format!("{one} {other}")),
        1 => "\\PC{0,12}",
        6 => Just(String::new()),
    ]
}

fn sheet() -> impl Strategy<Value = Sheet> {
    let headers = prop::collection::vec(prop::sample::select(HEADERS), 1..9);
    let rows = prop::collection::vec(prop::collection::vec(cell(), 0..9), 0..9);
    (prop::sample::select(SHEETS), headers, rows).prop_map(|(name, headers, rows)| Sheet {
        name: name.into(),
        headers: headers.into_iter().map(str::to_owned).collect(),
        rows: (2..)
            .zip(rows)
            .map(|(number, cells)| Row { number, cells: cells.into_iter().map(Cell::from).collect() })
            .collect(),
    })
}

/// A survey that looks like one, beside sheets that need not.
fn workbook() -> impl Strategy<Value = Workbook> {
    let kinds = &CELLS[..21];
    let row = (prop::sample::select(kinds), "[a-d]", prop::collection::vec(cell(), 0..7));
    let more = prop::collection::vec(prop::sample::select(HEADERS), 0..7);
    let survey = (more, prop::collection::vec(row, 1..9)).prop_map(|(more, rows)| Sheet {
        name: "survey".into(),
        headers: ["type", "name", "label"].into_iter().chain(more).map(str::to_owned).collect(),
        rows: (2..)
            .zip(rows)
            .map(|(number, (kind, name, cells))| {
                let own = [kind.to_owned(), name, "A".into()];
                Row { number, cells: own.into_iter().chain(cells).map(Cell::from).collect() }
            })
            .collect(),
    });
    let choices = Sheet {
        name: "choices".into(),
        headers: ["list_name", "name", "label"].map(str::to_owned).into(),
        rows: vec![Row { number: 2, cells: ["l", "x", "X"].map(Cell::from).into() }],
    };
    (prop::option::of(survey), prop::collection::vec(sheet(), 0..4), any::<bool>()).prop_map(
        move |(survey, mut sheets, has_choices)| {
            sheets.extend(has_choices.then(|| choices.clone()));
            sheets.extend(survey);
            Workbook { sheets }
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn any_workbook_gets_an_answer(workbook in workbook()) {
        match compile(&workbook, &Options::default()) {
            Ok(compiled) => {
                canonical::lines(&compiled.xml).map_err(|error| TestCaseError::fail(format!("{error}\n{}", compiled.xml)))?;
                let _ = checked(&workbook, &Options::default());
            }
            Err(problems) => {
                prop_assert!(!problems.is_empty());
                for problem in problems {
                    prop_assert!(!problem.message(Lang::En).is_empty(), "{} says nothing", problem.code);
                    prop_assert!(!problem.message(Lang::Ar).is_empty(), "{} says nothing in Arabic", problem.code);
                }
            }
        }
    }
}

/// A survey of these rows of type and name.
fn survey(rows: impl Iterator<Item = (String, String)>) -> Workbook {
    let rows = (2..)
        .zip(rows)
        .map(|(number, (kind, name))| Row { number, cells: vec![kind.into(), name.clone().into(), name.into()] })
        .collect();
    let headers = ["type", "name", "label"].map(str::to_owned).into();
    Workbook { sheets: vec![Sheet { name: "survey".into(), headers, rows }] }
}

#[test]
fn groups_within_groups_without_end_do_not_exhaust_the_stack() {
    let begin = (0..20_000).map(|number| ("begin group".to_owned(), format!("g{number}")));
    let end = (0..20_000).map(|_| ("end group".to_owned(), String::new()));
    let question = std::iter::once(("text".to_owned(), "q".to_owned()));
    let _ = checked(&survey(begin.chain(question).chain(end)), &Options::default());
}

#[test]
fn expressions_within_expressions_without_end_do_not_exhaust_the_stack() {
    for deep in
        ["(".repeat(50_000), "not(".repeat(50_000), "-".repeat(50_000), "a[".repeat(50_000), "1+".repeat(50_000)]
    {
        let mut workbook = survey([("text".to_owned(), "a".to_owned())].into_iter());
        workbook.sheets[0].headers.push("relevant".into());
        workbook.sheets[0].rows[0].cells.push(deep.into());
        let _ = checked(&workbook, &Options::default());
    }
}
