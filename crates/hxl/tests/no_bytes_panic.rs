//! Whatever the bytes are, the answer is a result: files, schemas, patterns, statements, dates and regular expressions.

use std::io::Cursor;
use std::ops::ControlFlow;

use hxl::count::{Aggregate, Counter};
use hxl::tagger::{Tagger, parse_spec, read_specs};
use hxl::text::{date, fold, number, space};
use hxl::write::{Format, Writer};
use hxl::{Dataset, HxlError, Pattern, ReadOptions, Schema, Source, Tag};
use proptest::prelude::*;

const SCHEMA: &str = "#valid_tag,#valid_required,#valid_datatype,#valid_value+min,#valid_value+regex,#valid_unique,\
    #valid_unique+key,#valid_correlation,#valid_datatype+consistent,#valid_value+outliers,#valid_value+spelling,\
    #valid_value+whitespace,#valid_value+list,#valid_value+url\n\
    #*,true,number,5,^a,true,true,#org,true,true,true,true,a|b,elsewhere\n#date,1,date,2024-01-01,,,#date,,,,,,,\n";

fn open(bytes: &[u8]) -> Result<Source, HxlError> {
    Source::open(Cursor::new(bytes.to_vec()), ReadOptions::default())
}

/// Everything that can be done with a file.
fn use_up(bytes: &[u8]) -> Result<(), HxlError> {
    let schema = Schema::read(open(SCHEMA.as_bytes())?, 2026, &mut |_| open(bytes))?;
    let tagged = Tagger::automatic(None)?.open(open(bytes)?);
    let own = Schema::read(open(bytes)?, 2026, &mut |_| open(bytes)).ok();
    read_specs(open(bytes)?).ok();
    for mut dataset in [Dataset::open(open(bytes)?), tagged].into_iter().flatten() {
        for rules in [Some(&schema), own.as_ref()].into_iter().flatten() {
            hxl::validate::validate(&mut dataset, &rules.rules, 2026, &mut |finding| {
                assert!(!finding.problem.to_string().is_empty());
            })?;
        }
        let columns = dataset.columns().to_vec();
        let statements = ["count()", "sum(#org)", "average(#date)", "min(#date)", "max(#org)", "concat(#org)"];
        let aggregates: Vec<Aggregate> = statements.iter().filter_map(|text| text.parse().ok()).collect();
        let mut counter = Counter::new(&columns, &Pattern::list("#org,#date")?, &aggregates, 2026);
        for format in [Format::Csv, Format::Tsv, Format::Json, Format::Objects] {
            let mut writer = Writer::new(Vec::new(), format, &columns, true, true)?;
            dataset.walk(&mut |_, row| {
                counter.row(&row);
                writer.row(&row)?;
                Ok(ControlFlow::Continue(()))
            })?;
            assert!(std::str::from_utf8(&writer.finish()?).is_ok());
        }
        assert!(counter.finish().all(|values| values.len() == 8));
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_bytes_make_a_result(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        use_up(&bytes).ok();
    }

    #[test]
    fn any_table_makes_a_result(cells in prop::collection::vec("[#+ a-c\",;\n\r\t0-9.'\u{a0}\u{661}\u{1c}-]{0,8}", 0..60)) {
        use_up(format!("#org,#date,#org+x\n{}", cells.join(",")).as_bytes()).ok();
        use_up(cells.join("\t").as_bytes()).ok();
    }

    #[test]
    fn any_json_makes_a_result(text in "[\\[\\]{}\"#a:,0-9. nultrefs\\\\-]{0,80}") {
        use_up(text.as_bytes()).ok();
        use_up(format!("[[\"#org\"],{text}]").as_bytes()).ok();
        use_up(format!("[{{\"#org\":{text}}}]").as_bytes()).ok();
    }

    #[test]
    fn any_text_is_a_value(text in any::<String>(), near in "[0-9a-zA-Z:/.,+ TQW-]{0,24}") {
        for text in [text.as_str(), near.as_str()] {
            date::normal(text, 2026);
            prop_assert_eq!(date::is_date(text, 2026), date::normal(text, 2026).is_some());
            number::is_number(text);
            space::is_irregular(text);
            let regular = space::regular(text).into_owned();
            let again = space::regular(&regular).into_owned();
            prop_assert_eq!(again, regular);
            let folded = fold::fold(text);
            prop_assert_eq!(fold::fold(&folded), folded);
            Tag::parse(text);
            Pattern::list(text).ok();
            text.parse::<Aggregate>().ok();
            text.parse::<hxl::Query>().ok();
            parse_spec(text).ok();
        }
    }
}

#[test]
fn an_open_quotation_mark_does_not_fill_the_memory() {
    let text = format!("#org\n\"{}", "x,\n".repeat(20 << 20));
    let mut dataset = Dataset::open(open(text.as_bytes()).expect("text")).expect("tags");
    let walked = dataset.walk(&mut |_, _| Ok(ControlFlow::Continue(())));
    assert!(matches!(walked, Err(HxlError::RowTooLong { row: 2, .. })), "{walked:?}");
}

#[test]
fn a_row_of_very_many_cells_is_refused() {
    let text = format!("#org\n{}", ",".repeat(1 << 20));
    let mut dataset = Dataset::open(open(text.as_bytes()).expect("text")).expect("tags");
    assert!(dataset.walk(&mut |_, _| Ok(ControlFlow::Continue(()))).is_err());
}
