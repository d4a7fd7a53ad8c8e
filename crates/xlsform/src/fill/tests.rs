//! Expressions over one form, against the values JavaRosa gives them (`tests/values`: expression, ok or error, type, value).

use std::cell::RefCell;

use super::dates::Zone;
use super::engine::Engine;
use super::eval::Scope;
use super::tree::{Reading, Tree};
use super::value::Value;
use super::world::World;
use super::{Media, Surroundings, media};
use crate::form::{Form, Plan};
use crate::xpath::parse;

fn said(engine: &Engine<'_>, text: &str) -> String {
    let node = engine.tree.of_def
        [engine.form.schema.find(&[0, engine.form.doc.names.find("b")], false).expect("b is there") as usize][0];
    let Ok(expr) = parse(text) else { return "error".into() };
    match engine.eval().value(&expr, Scope::at(node)) {
        Ok(Value::Flag(flag)) => format!("ok\tBoolean\t{flag}"),
        Ok(Value::Number(number)) => format!("ok\tDouble\t{}", super::value::java(number)),
        Ok(Value::Text(text)) => format!("ok\tString\t{text}"),
        Ok(Value::Moment(moment)) => format!("ok\tDate\t{moment}"),
        Ok(Value::Nodes(_)) | Err(_) => "error".into(),
    }
}

/// The same, or numbers that differ in their last digits only.
fn agree(ours: &str, theirs: &str) -> bool {
    let number = |said: &str| said.strip_prefix("ok\tDouble\t").and_then(|text| text.parse::<f64>().ok());
    match (number(ours), number(theirs)) {
        (Some(a), Some(b)) => a == b || (a.is_nan() && b.is_nan()) || (a - b).abs() <= 1e-12 * a.abs().max(b.abs()),
        _ => ours == theirs,
    }
}

#[test]
fn expressions_have_the_values_javarosa_gives_them() {
    let mut form = Form::read(include_str!("../../tests/values/form.xml")).expect("a form");
    let plan = Plan::of(&mut form);
    let (zone, now) = (Zone(0), 1_795_000_000_000);
    let Surroundings { chance, .. } = Surroundings::default();
    let world = World {
        now,
        zone,
        chance: RefCell::new(chance),
        properties: Default::default(),
        tables: Default::default(),
        pretend: true,
    };
    let (mut tree, bad) = Tree::of(&form, Reading { zone, now });
    assert!(media::load(&mut form, &mut tree, &Media::new()).is_empty());
    let mut engine = Engine::new(&form, &plan, tree, bad, world);
    engine.open();
    let mut wrong = Vec::new();
    let mut tried = 0;
    for line in include_str!("../../tests/values/values.tsv").lines() {
        let (expression, theirs) = line.split_once('\t').expect("two columns");
        let ours = said(&engine, expression);
        tried += 1;
        if !agree(&ours, theirs.trim_end_matches('\n')) {
            wrong.push(format!("{expression}\n  theirs {theirs}\n  ours   {ours}"));
        }
    }
    assert!(wrong.is_empty(), "{} of {tried}:\n{}", wrong.len(), wrong.join("\n"));
}
