//! Answers: given in the order of the form, as a person would, repetitions and what depends on them following.

use serde_json::Value as Json;

use super::engine::Engine;
use super::value::Datum;
use crate::check::Finding;
use crate::form::{DataKind, NONE};
use crate::problems::Severity;

impl Engine<'_> {
    /// Gives the answers for a node and all below it.
    pub(crate) fn give(&mut self, node: u32, answers: &Json, complaints: &mut Vec<Finding>) {
        let Json::Object(fields) = answers else {
            return complaints.push(self.complaint("fill-shape", node).with("word", "{…}"));
        };
        let def = self.tree.nodes[node as usize].def;
        let children = self.form.schema.defs[def as usize].children.clone();
        for child in &children {
            let kind = &self.form.schema.defs[*child as usize];
            let name = self.form.doc.names.get(kind.name).to_owned();
            if kind.repeat {
                self.give_repeat(node, *child, fields.get(&name), complaints);
                continue;
            }
            let (Some(answer), Some(target)) = (fields.get(&name), self.tree.nth(node, kind.name, 0)) else {
                self.count_within(node, kind.name);
                continue;
            };
            match answer {
                Json::Null => {}
                Json::Object(_) => self.give(target, answer, complaints),
                _ if self.tree.elements(target).next().is_some() => {
                    complaints.push(self.complaint("fill-shape", target).with("word", "{…}"));
                }
                _ => self.answer(target, answer, complaints),
            }
        }
        for name in fields.keys() {
            let known = self.form.doc.names.find(name);
            if !children.iter().any(|child| self.form.schema.defs[*child as usize].name == known) {
                complaints.push(self.complaint("fill-unknown", node).with("word", name.clone()));
            }
        }
    }

    /// Repeats within a group that has no answers still follow their counts.
    fn count_within(&mut self, node: u32, name: u32) {
        if let Some(group) = self.tree.nth(node, name, 0)
            && self.tree.elements(group).next().is_some()
        {
            self.give(group, &Json::Object(serde_json::Map::new()), &mut Vec::new());
        }
    }

    fn give_repeat(&mut self, parent: u32, def: u32, answers: Option<&Json>, complaints: &mut Vec<Finding>) {
        let none = Vec::new();
        let given = match answers {
            None | Some(Json::Null) => None,
            Some(Json::Array(given)) => Some(given),
            Some(_) => {
                complaints.push(self.complaint("fill-shape", parent).with("word", "[{…}]"));
                None
            }
        };
        let control = self.form.controls.get(self.form.repeated_by[def as usize] as usize);
        let wanted = control.and_then(|control| control.count).map(|count| self.wanted(count, parent));
        let name = self.form.schema.defs[def as usize].name;
        let count = |engine: &Self| {
            let mut nodes = Vec::new();
            engine.tree.named(parent, name, &mut nodes);
            nodes
        };
        let present = count(self).len();
        let target = wanted.unwrap_or_else(|| given.map_or(present, Vec::len)).min(MOST_REPEATS);
        while count(self).len() < target {
            if self.repeat(parent, def).is_none() {
                break;
            }
        }
        let mut nodes = count(self);
        // A count adds repetitions and takes none away.
        if wanted.is_none() && given.is_some_and(Vec::is_empty) {
            for extra in nodes.split_off(target.min(nodes.len())) {
                self.tree.remove(extra);
            }
        }
        let given = given.unwrap_or(&none);
        if given.len() > nodes.len() {
            complaints.push(
                self.complaint("fill-repeats", parent)
                    .with("word", self.form.doc.names.get(name))
                    .with("most", nodes.len().to_string()),
            );
        }
        for (node, answers) in nodes.into_iter().zip(given.iter().map(Some).chain(std::iter::repeat(None))) {
            self.give(node, answers.unwrap_or(&Json::Object(serde_json::Map::new())), complaints);
        }
    }

    fn answer(&mut self, node: u32, answer: &Json, complaints: &mut Vec<Finding>) {
        let text = match answer {
            Json::String(text) => text.clone(),
            Json::Array(parts) => parts
                .iter()
                .map(|part| part.as_str().map_or(part.to_string(), str::to_owned))
                .collect::<Vec<_>>()
                .join(" "),
            Json::Bool(flag) => flag.to_string(),
            other => other.to_string(),
        };
        let kind = self.kind(node);
        let text = if kind == DataKind::Boolean && matches!(&*text, "true" | "false") {
            u8::from(text == "true").to_string()
        } else {
            text
        };
        let read = Datum::read(&text, kind, self.world.zone, self.world.now);
        match read {
            Ok(Datum::Empty) | Err(_) if !text.trim().is_empty() => {
                complaints.push(self.complaint("fill-type", node).with("word", text));
            }
            Ok(value) => {
                self.set_within(node, value);
                self.changed(node, 0);
            }
            Err(_) => {}
        }
    }

    /// Sets a node and works out what depends on it, in its own repetition only; the rest follows at the end.
    fn set_within(&mut self, node: u32, value: Datum) {
        self.tree.nodes[node as usize].value = value;
        self.tree.nodes[node as usize].given = true;
        let line = self.tree.line(node);
        let repetition = line.iter().rev().copied().find(|one| {
            let def = self.tree.nodes[*one as usize].def;
            self.form.schema.defs[def as usize].repeat
        });
        let def = self.tree.nodes[node as usize].def;
        for item in self.plan.after(&[def]) {
            self.work_near(item, repetition.unwrap_or(NONE));
        }
    }

    pub(crate) fn complaint(&self, code: &'static str, node: u32) -> Finding {
        Finding::new(code, Severity::Error, &self.tree.path(node, &self.form.doc.names), "answer", "")
    }
}

/// The most repetitions made for one repeat.
const MOST_REPEATS: usize = 10_000;
