//! What every row says, whatever its type: type, name, parameters, triggers, whether its default is computed.
//!
//! Guarantees that names are valid and new in their group, and that columns which name attributes do name one.

use std::borrow::Cow;

use super::Reader;
use crate::lexer;
use crate::names::is_element_name;
use crate::parameters::Parameters;
use crate::problems::{Outcome, Problem};
use crate::references::check::fault;
use crate::references::scan;
use crate::types;
use crate::value::{Map, Value};

/// What a row says before its type is looked at.
pub(super) struct Head<'a> {
    pub(super) number: u32,
    pub(super) kind: Cow<'a, str>,
    pub(super) parameters: Parameters,
    pub(super) appearance: Option<String>,
    /// Whether the default is computed.
    pub(super) dynamic: bool,
    pub(super) triggers: Vec<String>,
}

impl<'a> Reader<'a, '_> {
    /// Reads what every row has; nothing where the row is to be skipped.
    pub(super) fn head(&mut self, number: u32, map: &mut Map<'a>) -> Outcome<Option<Head<'a>>> {
        let appearance =
            map.map("control").and_then(|control| control.get("appearance")).map(|value| value.shown().into_owned());
        let shown = |map: &Map<'a>| {
            Problem::error("row-without-type").in_sheet("survey").at_row(number).with("cells", map.shown())
        };
        let kind = match map.get("type") {
            Some(kind) => kind.shown().into_owned(),
            None if map.contains("name") || map.contains("label") => return Err(shown(map).stop()),
            None => {
                let problem =
                    Problem::warning("row-skipped").in_sheet("survey").at_row(number).with("cells", map.shown());
                self.warnings.push(problem);
                return Ok(None);
            }
        };
        let kind = match types::current_name(&kind) {
            Some(current) => Cow::Borrowed(current),
            None => map.take_text("type").map_or(Cow::Owned(kind), |kind| {
                map.insert("type", Value::Text(kind.clone()));
                kind
            }),
        };
        let triggers = match map.take_text("trigger") {
            Some(cell) => self.read_triggers(&cell, number)?,
            None => Vec::new(),
        };
        let dynamic = map.text("default").is_some_and(|default| lexer::is_dynamic(default, &kind));
        let parameters = match map.get("parameters") {
            Some(cell) => Parameters::read(&cell.shown(), number)?,
            None => Parameters::default(),
        };
        Ok(Some(Head { number, kind, parameters, appearance, dynamic, triggers }))
    }

    fn read_triggers(&mut self, cell: &str, row: u32) -> Outcome<Vec<String>> {
        if !scan::is_candidate(cell) {
            return Err(fault(scan::Fault::Malformed, "survey", row, "trigger"));
        }
        let mut names = Vec::new();
        for part in cell.split(',') {
            let reference = scan::at_most_one(part).map_err(|found| fault(found, "survey", row, "trigger"))?;
            names.extend(reference.map(|reference| reference.name.to_owned()));
        }
        self.triggers.extend(names.iter().map(|name| (name.clone(), row)));
        Ok(names)
    }

    pub(super) fn check_calculation(&mut self, head: &Head<'_>, map: &Map<'_>) -> Outcome<()> {
        match &*head.kind {
            "calculate" => {
                let calculated = map.map("bind").is_some_and(|bind| bind.contains("calculate"));
                if !calculated && !head.dynamic {
                    return Err(self.error("calculation-missing", head.number, "calculation").stop());
                }
            }
            "subscriberid" | "simserial" => {
                let problem =
                    Problem::warning("metadata-gone").in_sheet("survey").at_row(head.number).in_column("type");
                self.warnings.push(problem.with("type", &head.kind));
            }
            _ => {}
        }
        Ok(())
    }

    /// The name of a row, which must be valid and new in its group.
    pub(super) fn name(&mut self, head: &Head<'a>, map: &mut Map<'a>) -> Outcome<Cow<'a, str>> {
        let row = head.number;
        let name = match map.take_text("name") {
            Some(name) => name,
            None if head.kind == "note" => Cow::Owned(format!("generated_note_name_{row}")),
            None => return Err(self.error("question-without-name", row, "name").stop()),
        };
        map.insert("name", Value::Text(name.clone()));
        if !is_element_name(&name) {
            return Err(self.error("name-invalid", row, "name").stop());
        }
        *self.read.names.entry(name.clone()).or_insert(0) += 1;
        let Some(frame) = self.stack.last_mut() else { return Ok(name) };
        if name == "meta" {
            return Err(self.error("name-meta", row, "name").stop());
        }
        if !frame.names.insert(name.clone()) {
            return Err(self.error("name-twice", row, "name").with("value", &name).stop());
        }
        if !frame.lower.insert(name.to_lowercase()) {
            let problem = Problem::warning("name-twice-but-for-case").in_sheet("survey").at_row(row).in_column("name");
            self.warnings.push(problem.with("value", &name));
        }
        Ok(name)
    }
}

/// Columns like `bind` need a second part that names the attribute.
pub(super) fn refuse_bare_groups(row: u32, map: &Map<'_>) -> Outcome<()> {
    for key in ["bind", "control", "instance"] {
        if map.text(key).is_some() {
            return Err(Problem::error("column-without-attribute")
                .in_sheet("survey")
                .at_row(row)
                .in_column(key)
                .stop());
        }
    }
    Ok(())
}
