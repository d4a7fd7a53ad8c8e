//! The audit: a log the client keeps about how the form was filled in.

use std::borrow::Cow;

use super::Head;
use super::row::{bind_of, into_question};
use crate::parameters::{Parameters, whole};
use crate::problems::{Outcome, Problem};
use crate::tree::Node;
use crate::value::{Map, Value};

const ACCEPTED: [&str; 6] = [
    "identify-user",
    "location-max-age",
    "location-min-interval",
    "location-priority",
    "track-changes",
    "track-changes-reasons",
];

/// The node of an audit row, which belongs into the block of metadata.
pub(super) fn node<'a>(head: &Head<'a>, mut map: Map<'a>) -> Outcome<Node<'a>> {
    let row = head.number;
    if map.take_text("name").is_some_and(|name| name != "audit") {
        return Err(Problem::error("audit-name").in_sheet("survey").at_row(row).in_column("name").stop());
    }
    let parameters = &head.parameters;
    parameters.accept(&ACCEPTED, row)?;
    let mut node = into_question(head, &mut map, Cow::Borrowed("audit"), false);
    let switch = |name: &'static str| match parameters.get(name) {
        None | Some("true" | "false") => Ok(parameters.get(name)),
        Some(value) => {
            Err(parameters.problem("parameter-true-or-false", row).with("name", name).with("value", value).stop())
        }
    };
    let mut set = |attribute: &'static str, value: Option<&str>| {
        if let Some(value) = value {
            bind_of(&mut node).insert(attribute, Value::from(value.to_owned()));
        }
    };
    set("odk:track-changes", switch("track-changes")?);
    match parameters.get("track-changes-reasons") {
        None => {}
        Some("on-form-edit") => set("odk:track-changes-reasons", Some("on-form-edit")),
        Some(_) => return Err(parameters.problem("audit-reasons", row).stop()),
    }
    set("odk:identify-user", switch("identify-user")?);
    let locations = ["location-max-age", "location-min-interval", "location-priority"].map(|name| parameters.get(name));
    match locations {
        [None, None, None] => {}
        [Some(age), Some(interval), Some(priority)] => {
            check_location(parameters, row, age, interval, priority)?;
            set("odk:location-max-age", Some(age));
            set("odk:location-min-interval", Some(interval));
            set("odk:location-priority", Some(priority));
        }
        _ => return Err(parameters.problem("audit-location-incomplete", row).stop()),
    }
    Ok(node)
}

fn check_location(parameters: &Parameters, row: u32, age: &str, interval: &str, priority: &str) -> Outcome<()> {
    if !matches!(priority, "no-power" | "low-power" | "balanced" | "high-accuracy") {
        return Err(parameters.problem("audit-priority", row).with("value", priority).stop());
    }
    let number = |name: &'static str, value: &str, negative: &'static str| match whole(value) {
        None => Err(parameters.problem("parameter-not-whole-bare", row).with("name", name).stop()),
        Some(number) if number < 0 => Err(parameters.problem(negative, row).with("name", name).stop()),
        Some(number) => Ok(number),
    };
    let interval = number("location-min-interval", interval, "audit-interval-negative")?;
    let age = number("location-max-age", age, "audit-age-negative")?;
    if age < interval {
        return Err(parameters.problem("audit-age-below-interval", row).stop());
    }
    Ok(())
}
