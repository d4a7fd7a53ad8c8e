//! Whatever stands in the cells, compiling answers with an XForm or with problems that have words.

use proptest::prelude::*;
use quick_xml::events::{BytesStart, Event};
use xlsform::{Lang, Options, Row, Sheet, Workbook, compile};

const HEADERS: [&str; 32] = [
    "type",
    "name",
    "label",
    "label::English (en)",
    "label:ar",
    "hint",
    "hint::ar",
    "guidance_hint",
    "relevant",
    "constraint",
    "constraint_message::ar",
    "calculation",
    "default",
    "trigger",
    "appearance",
    "parameters",
    "choice_filter",
    "repeat_count",
    "list_name",
    "media::image",
    "image::ar",
    "big-image",
    "bind::x",
    "body::y",
    "instance::z",
    "save_to",
    "entity_id",
    "create_if",
    "form_id",
    "flat",
    "bind::a b",
    "attribute::c",
];

const CELLS: [&str; 48] = [
    "text",
    "note",
    "calculate",
    "begin group",
    "begin repeat",
    "end group",
    "end repeat",
    "begin loop over l",
    "end loop",
    "select_one l",
    "select_multiple l or_other",
    "select_one f.csv",
    "select_one_from_file f.geojson",
    "select_one ${a}",
    "rank l",
    "range",
    "geopoint",
    "photo",
    "audit",
    "csv-external",
    "background-geopoint",
    "osm l",
    "select_one_external l",
    "a",
    "b",
    "l",
    "meta",
    "data",
    "${a}",
    "${last-saved#b}",
    "x ${a} instance('l')/root/item[name = ${b}]/label y",
    "indexed-repeat(${a}, ${b}, 1)",
    "pulldata('f', 'x', 'y', ${a})",
    "now()",
    "table-list",
    "search('f')",
    "label",
    "randomize=true seed=${a}",
    "start=0 end=5 step=1",
    "%(name)s %(label)s",
    "yes",
    "${",
    "${}",
    "a#b",
    "-",
    "\u{201c}\u{fffe}\u{0}",
    "${a",
    "instance(",
];

fn cell() -> impl Strategy<Value = String> {
    prop_oneof![24 => Just(String::new()), 6 => prop::sample::select(&CELLS[..]).prop_map(String::from), 1 => ".{0,12}"]
}

/// A row: mostly a type of question and a name of its own, so that some forms compile.
fn row() -> impl Strategy<Value = (String, bool, Vec<String>)> {
    (
        prop::sample::select(&CELLS[..26]).prop_map(String::from),
        prop::bool::weighted(0.9),
        prop::collection::vec(cell(), 0..32),
    )
}

fn sheet(name: &'static str) -> impl Strategy<Value = Sheet> {
    let headers = prop::sample::subsequence(&HEADERS[..], 1..=HEADERS.len());
    (headers, prop::collection::vec(row(), 0..9)).prop_map(move |(others, rows)| {
        let first = if name == "choices" { ["list_name", "name"] } else { ["type", "name"] };
        let others = others.into_iter().filter(|header| !first.contains(header));
        let rows = (2..).zip(rows).map(|(number, (kind, named, cells))| {
            let kind = if name == "choices" { "l".to_owned() } else { kind };
            let own = if named { ["a", "b", "c", "d", "e", "f", "g", "h", "i"][number as usize - 2] } else { "a" };
            Row { number, cells: [kind, own.to_owned()].into_iter().chain(cells).map(Into::into).collect() }
        });
        Sheet {
            name: name.into(),
            rows: rows.collect(),
            headers: first.into_iter().chain(others).map(String::from).collect(),
        }
    })
}

/// Whether every node closes and every attribute stands once.
fn well_formed(xml: &str) -> Result<(), TestCaseError> {
    let mut reader = quick_xml::Reader::from_str(xml);
    let mut open = 0_u32;
    loop {
        match reader.read_event().map_err(|error| TestCaseError::fail(format!("{error} in {xml}")))? {
            Event::Start(node) => {
                open += 1;
                attributes(&node)?;
            }
            Event::Empty(node) => attributes(&node)?,
            Event::End(_) => open -= 1,
            Event::Eof => break,
            _ => {}
        }
    }
    prop_assert_eq!(open, 0);
    Ok(())
}

fn attributes(node: &BytesStart<'_>) -> Result<(), TestCaseError> {
    for attribute in node.attributes() {
        prop_assert!(attribute.is_ok(), "{:?} in {:?}", attribute, node);
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(500))]

    #[test]
    fn no_cells_make_the_compiler_panic(
        survey in sheet("survey"), choices in sheet("choices"), settings in sheet("settings"), entities in sheet("entities"),
        external in sheet("external_choices"), which in 0_u8..16,
    ) {
        let mut sheets = vec![survey];
        for (at, sheet) in [choices, settings, entities, external].into_iter().enumerate() {
            if which & (1 << at) > 0 {
                sheets.push(sheet);
            }
        }
        match compile(&Workbook { sheets }, &Options::default()) {
            Ok(compiled) => well_formed(&compiled.xml)?,
            Err(problems) => {
                prop_assert!(!problems.is_empty());
                for problem in problems {
                    prop_assert!(!problem.message(Lang::En).is_empty() && !problem.message(Lang::Ar).is_empty(), "{}", problem.code);
                }
            }
        }
    }
}
