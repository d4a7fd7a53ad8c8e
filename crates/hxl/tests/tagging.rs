//! Headers that are usual get their tags by themselves; one that only resembles a known one gets none.

use std::io::Cursor;

use hxl::tagger::{Tagger, read_specs};
use hxl::{Column, HxlError, ReadOptions, Source, Tag};

fn tags(text: &str) -> Result<Vec<String>, HxlError> {
    let source = Source::open(Cursor::new(text.to_owned().into_bytes()), ReadOptions::default())?;
    let dataset = Tagger::automatic(None)?.open(source)?;
    Ok(dataset.columns().iter().map(Column::display_tag).collect())
}

#[test]
fn usual_headers_are_tagged_in_three_languages_and_any_spelling() {
    for (headers, expected) in [
        ("Organization_Name,Admin1Pcode,People  reached", "#org+name,#adm1+code,#reached"),
        ("المنظمة,المحافظة,عدد المستفيدين", "#org+name,#adm1+name,#reached"),
        ("ڕێکخراو,پارێزگا,بەروار", "#org+name,#adm1+name,#date"),
        ("Sector (English),START DATE", "#sector+name,#date+start"),
        ("Implementing Partner Type,Sector,Date,Partner's opinion", "#org+impl+type,#sector+name,#date,"),
    ] {
        let text = format!("Report of August,,\n{headers}\n1,2,3\n");
        assert_eq!(tags(&text).map(|tags| tags.join(",")).ok().as_deref(), Some(expected));
    }
}

#[test]
fn a_table_without_known_headers_is_not_tagged() {
    for text in ["", "a,b\n1,2\n", "Date of birth of the person,x\n"] {
        assert!(tags(text).is_err(), "{text}");
    }
}

#[test]
fn every_known_header_has_a_tag() {
    let text = include_str!("../data/headers.csv");
    let source = Source::open(Cursor::new(text.as_bytes()), ReadOptions::default()).expect("a table");
    let specs = read_specs(source).expect("headers");
    assert_eq!(specs.len() + 1, text.lines().count());
    let mut headers: Vec<&str> = specs.iter().map(|(header, _)| header.as_str()).collect();
    headers.sort_unstable();
    headers.dedup();
    assert_eq!(headers.len(), specs.len(), "a header is there twice");
    assert!(Tag::parse("#org").is_some());
}
