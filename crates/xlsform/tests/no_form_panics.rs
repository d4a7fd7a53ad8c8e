//! No expression, no form and no answers make the parser, the checker or the filler panic.

use proptest::prelude::*;
use xlsform::check::check;
use xlsform::fill::{Surroundings, fill};
use xlsform::xpath::parse;

const FORM: &str = include_str!("values/form.xml");

/// Pieces that expressions are made of.
fn expression() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "/data/a",
        "../r",
        "count(",
        "if(",
        "instance('l')/root/item",
        "[",
        "]",
        "(",
        ")",
        ",",
        " and ",
        " - ",
        "*",
        "'x'",
        "1.5",
        ".",
        "..",
        "@",
        "position(..)",
        "current()/",
        "::",
        "$v",
        "|",
        "//",
        "indexed-repeat(",
        "jr:choice-name(",
        "regex(",
        "substr(",
        "today()",
        "سؤال",
        "-",
        " div ",
        "randomize(",
        "round(",
        "date(",
        "pulldata(",
        "uuid(",
        "9999999999999999999",
        "''",
    ]);
    prop::collection::vec(piece, 0..14).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn any_text_is_parsed_or_refused(text in "\\PC*") {
        if let Err(error) = parse(&text) {
            prop_assert!(error.span.start <= text.len() && error.span.end <= text.len());
        }
    }

    #[test]
    fn any_expression_is_checked_wherever_it_stands(text in expression(), place in 0_usize..5) {
        let safe = text.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;");
        let (from, to) = [
            ("calculate=\"2.7\"", format!("calculate=\"{safe}\"")),
            ("relevant=\"/data/a='z'\"", format!("relevant=\"{safe}\"")),
            ("nodeset=\"instance('l')/root/item\"", format!("nodeset=\"{safe}\"")),
            ("<bind nodeset=\"/data/b\"", format!("<bind constraint=\"{safe}\" nodeset=\"/data/b\"")),
            ("<value ref=\"name\"/>", format!("<value ref=\"{safe}\"/>")),
        ][place].clone();
        let form = FORM.replacen(from, &to, 1);
        for finding in check(&form) {
            prop_assert!(!finding.problem().message(xlsform::Lang::Ar).is_empty(), "{} says nothing", finding.code);
            prop_assert!(finding.expression.get(finding.span.start..finding.span.end).is_some() || finding.code == "xform-xml");
        }
        let _ = fill(&form, &serde_json::json!({"a": "z", "b": "x", "r": [{"x": 1}, {"x": "2"}, {}]}), Surroundings::default());
    }

    #[test]
    fn damaged_forms_are_refused_or_checked(at in 0_usize..6000, length in 0_usize..40, put in "[<>/\"'a&\\x00 ]{0,4}") {
        let at = (0..=at.min(FORM.len())).rev().find(|at| FORM.is_char_boundary(*at)).unwrap_or(0);
        let end = (at + length).min(FORM.len());
        let end = (end..=FORM.len()).find(|end| FORM.is_char_boundary(*end)).unwrap_or(FORM.len());
        let _ = check(&format!("{}{put}{}", &FORM[..at], &FORM[end..]));
    }

    #[test]
    fn any_answers_are_taken_or_complained_about(text in "\\PC{0,12}", number in any::<f64>(), shape in 0_usize..6) {
        let value = match shape {
            0 => serde_json::json!(text),
            1 => serde_json::json!(number),
            2 => serde_json::json!([text, number]),
            3 => serde_json::json!({"x": text}),
            4 => serde_json::json!([{"x": text}, {"y": number}, []]),
            _ => serde_json::json!(null),
        };
        for name in ["a", "i", "d", "dt", "m", "g", "sh", "bool", "r", "hid", "nothing"] {
            let filled = fill(FORM, &serde_json::json!({name: value}), Surroundings::default());
            prop_assert!(filled.is_ok_and(|filled| filled.xml.contains("</data>")));
        }
    }
}
