//! The compiler from outside: Markdown forms in, XForms or problems out.

use xlsform::read::{self, Format};
use xlsform::{Compiled, Lang, Options, Problem, compile};

fn compiled(form: &str) -> Result<Compiled, Vec<Problem>> {
    let workbook = read::workbook(form.as_bytes(), Some(Format::Markdown)).map_err(|problem| vec![problem])?;
    compile(&workbook, &Options::default())
}

fn xml(form: &str) -> String {
    compiled(form).expect("the form is valid").xml
}

fn codes(form: &str) -> Vec<&'static str> {
    compiled(form).expect_err("the form is not valid").iter().map(|problem| problem.code).collect()
}

#[test]
fn a_question_has_a_node_a_binding_and_a_control() {
    let xml = xml("| survey | | | | |\n| | type | name | label | required |\n| | integer | age | How old? | yes |\n");
    assert!(xml.contains("<age/>"));
    assert!(xml.contains(r#"<bind nodeset="/data/age" type="int" required="true()"/>"#));
    assert!(xml.contains(r#"<input ref="/data/age"><label>How old?</label></input>"#));
}

#[test]
fn inside_a_repeat_a_reference_speaks_of_the_same_instance() {
    let xml = xml("| survey | | | | |
        | | type | name | label | relevant |
        | | begin repeat | child | Child | |
        | | integer | age | Age of this child | |
        | | begin group | school | School | |
        | | text | grade | Grade at ${age} | ${age} > 5 |
        | | end group | | | |
        | | end repeat | | | |
        | | note | all | Ages: ${age} | |\n");
    assert!(xml.contains(r#"relevant=" ../../age  &gt; 5""#));
    assert!(xml.contains(r#"<output value=" ../../age " />"#));
    assert!(xml.contains(r#"<output value=" /data/child/age " />"#), "outside, the path is absolute");
    assert!(xml.contains(r#"<child jr:template="">"#));
}

#[test]
fn a_text_that_lacks_a_language_is_a_dash_there() {
    let xml = xml("| survey | | | | |
        | | type | name | label::English (en) | label::Arabic (ar) |
        | | text | a | Name | الاسم |
        | | text | b | Village | |\n");
    let arabic = xml.split("lang=\"Arabic (ar)\"").nth(1).expect("there is Arabic");
    assert!(arabic.contains(r#"<text id="/data/a:label"><value>الاسم</value></text>"#));
    assert!(arabic.contains(r#"<text id="/data/b:label"><value>-</value></text>"#));
}

#[test]
fn all_problems_of_the_rows_are_told_at_once_in_their_order() {
    let problems = compiled(
        "| survey | | | | |
        | | type | name | label | relevant |
        | | text | 1st | First | |
        | | select_one colours | colour | Colour | |
        | | begin repeat | a b | Box | |
        | | text | inside | Inside | ${nowhere} = 1 |
        | | end repeat | | | |
        | | note | n | Good: ${inside} | |
        | choices | | | |
        | | list_name | name | label |
        | | shapes | round | Round |\n",
    )
    .expect_err("the form is not valid");
    let told: Vec<_> = problems.iter().map(|problem| (problem.code, problem.row, problem.column.as_deref())).collect();
    assert_eq!(
        told,
        [
            ("name-invalid", Some(2), Some("name")),
            ("list-unknown", Some(3), Some("type")),
            ("name-invalid", Some(4), Some("name")),
            ("reference-unknown", Some(5), Some("relevant")),
        ]
    );
}

#[test]
fn every_question_without_words_and_every_unknown_type_is_told() {
    let rows = "| | text | a | |\n| | text | b | B |\n| | text | c | |\n";
    let form = format!("| survey | | | |\n| | type | name | label |\n{rows}");
    assert_eq!(codes(&form), ["question-without-label", "question-without-label"]);
    assert_eq!(codes(&form.replace("text", "txt")), ["type-unknown", "type-unknown", "type-unknown"]);
}

#[test]
fn a_group_that_does_not_match_ends_the_reading() {
    let form = "| survey | | | |
        | | type | name | label |
        | | begin group | g | G |
        | | end repeat | | |
        | | text | a | ${b} |\n";
    assert_eq!(codes(form), ["group-not-begun"]);
}

#[test]
fn a_problem_says_what_to_do_in_arabic_too() {
    let problems = compiled("| survey | | | |\n| | type | name | label |\n| | txt | a | A |\n").expect_err("refused");
    assert_eq!(
        problems[0].line(Lang::En),
        "type-unknown: [row : 2] On the 'survey' sheet, in the column 'type': Unknown question type 'txt'. Check the spelling of the type."
    );
    assert!(problems[0].line(Lang::Ar).ends_with("نوع السؤال 'txt' غير معروف. راجع كتابة النوع."));
}

#[test]
fn groups_too_deep_and_paths_too_long_are_refused() {
    let nested = |depth: usize| {
        let begins: String = (0..depth).map(|at| format!("| | begin repeat | g{at} | G |\n")).collect();
        let inside = "| | text | inside | I |\n| | note | n | ${inside} |\n";
        format!(
            "| survey | | | |\n| | type | name | label |\n{begins}{inside}{}",
            "| | end repeat | | |\n".repeat(depth)
        )
    };
    assert!(xml(&nested(200)).contains(r#"<output value=" ../inside " />"#));
    assert!(codes(&nested(400)).contains(&"too-deep"));

    let long = "n".repeat(9_000);
    assert_eq!(
        codes(&format!("| survey | | | |\n| | type | name | label |\n| | text | {long} | A |\n")),
        ["path-too-long"]
    );
}

#[test]
fn a_computed_default_is_set_when_the_form_opens_and_when_a_repeat_is_added() {
    let xml = xml("| survey | | | | |
        | | type | name | label | default |
        | | date | day | Day | today() |
        | | integer | plain | Plain | 5 |
        | | begin repeat | visit | Visit | |
        | | date | on | On | ${day} |
        | | end repeat | | | |\n");
    assert!(xml.contains(r#"<setvalue ref="/data/day" event="odk-instance-first-load" value="today()"/>"#));
    assert!(xml.contains("<plain>5</plain>"));
    let repeat = xml.split("<repeat ").nth(1).expect("there is a repeat");
    assert!(repeat.contains(r#"<setvalue ref="/data/visit/on" event="odk-new-repeat" value=" /data/day "/>"#));
}

#[test]
fn a_filter_inside_a_repeat_begins_at_the_current_instance() {
    let xml = xml("| survey | | | | |
        | | type | name | label | choice_filter |
        | | begin repeat | site | Site | |
        | | select_one governorates | governorate | Governorate | |
        | | select_one districts | district | District | of = ${governorate} |
        | | end repeat | | | |
        | choices | | | | |
        | | list_name | name | label | of |
        | | governorates | erbil | Erbil | |
        | | districts | soran | Soran | erbil |\n");
    assert!(xml.contains(r#"nodeset="instance('districts')/root/item[of =  current()/../governorate ]""#));
    assert!(xml.contains("<item><name>soran</name><label>Soran</label><of>erbil</of></item>"));
}

#[test]
fn choices_may_come_from_earlier_answers() {
    let xml = xml("| survey | | | |
        | | type | name | label |
        | | begin repeat | person | Person |
        | | text | called | Name |
        | | end repeat | | |
        | | select_one ${called} | head | Who is the head? |\n");
    assert!(xml.contains(
        r#"<itemset nodeset="/data/person[./called != '']"><value ref="called"/><label ref="called"/></itemset>"#
    ));
}

#[test]
fn an_entity_of_a_repeat_stands_in_the_repeat_and_needs_the_newer_version() {
    let form = "| survey | | | | |
        | | type | name | label | save_to |
        | | begin repeat | tree | Tree | |
        | | text | species | Species | species |
        | | end repeat | | | |
        | | text | other | Other | |
        | entities | | |
        | | list_name | label |
        | | trees | ${species} |\n";
    let xml = xml(form);
    assert!(xml.contains(r#"entities:entities-version="2025.1.0""#));
    assert!(xml.contains(r#"<bind nodeset="/data/tree/species" type="string" entities:saveto="species"/>"#));
    assert!(xml.contains(r#"<setvalue ref="/data/tree/meta/entity/@id" event="odk-new-repeat" value="uuid()"/>"#));
    let conflict = form.replace("| Other | |", "| Other | height |");
    assert_eq!(codes(&conflict), ["save-to-scope"]);
}

#[test]
fn external_choices_become_a_table_of_their_own() {
    let compiled = compiled(
        "| survey | | | | |
        | | type | name | label | choice_filter |
        | | text | state | State | |
        | | select_one_external towns | town | Town | state=${state} |
        | external_choices | | | | |
        | | list_name | name | label | state |
        | | towns | a | A \"one\" | x |\n",
    )
    .expect("the form is valid");
    assert!(compiled.xml.contains(r#"query="instance('towns')/root/item[state= /data/state ]""#));
    let table = compiled.itemsets.expect("there is a table");
    assert_eq!(table, "\"list_name\",\"name\",\"label\",\"state\"\r\n\"towns\",\"a\",\"A \"\"one\"\"\",\"x\"\r\n");
}

#[test]
fn a_misspelt_sheet_is_pointed_out_where_the_right_one_is_missing() {
    let form = "| survey | | | |
        | | type | name | label |
        | | select_one l | a | A |
        | choice | | | |
        | | list_name | name | label |
        | | l | x | X |\n";
    let problems = compiled(form).expect_err("the choices are not found");
    assert_eq!(problems[0].code, "choices-sheet-misspelt");
    assert!(problems[0].message(Lang::Ar).contains("'choice'"));
}

#[test]
fn missing_translations_are_one_warning_in_both_languages() {
    let compiled = compiled(
        "| survey | | | | |
        | | type | name | label::English (en) | hint::Arabic (ar) |
        | | text | a | A | ب |\n",
    )
    .expect("the form is valid");
    let [warning] = compiled.warnings.as_slice() else { panic!("there is one warning") };
    assert_eq!(
        warning.message(Lang::En),
        "Language 'Arabic (ar)' is missing the survey label column.\nLanguage 'English (en)' is missing the survey hint column."
    );
    assert_eq!(warning.message(Lang::Ar).lines().count(), 2);
}

#[test]
fn a_form_of_very_many_languages_is_refused_before_it_grows() {
    let form = |languages: usize| {
        let labels: String = (0..languages).map(|number| format!("label::L{number} | ")).collect();
        let words = "w | ".repeat(languages);
        format!("| survey |\n| | type | name | {labels}\n") + &format!("| | text | a | {words}\n")
    };
    assert_eq!(codes(&form(201)), ["languages-too-many"]);
    let xml = xml(&form(200));
    assert_eq!(xml.matches("<value>w</value>").count(), 200);
}
