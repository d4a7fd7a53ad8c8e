//! Actions: values set when something happens, in the model or within a question.

use super::binds::Expression;
use super::model::Reader;
use super::xml::NONE;

/// A value set when one of its events happens.
pub(crate) struct Action {
    /// The events it listens for.
    pub(crate) events: Vec<Box<str>>,
    /// The kind of node it sets.
    pub(crate) def: u32,
    /// The kind of node of the question it stands in, [`NONE`] in the model.
    pub(crate) within: u32,
    pub(crate) value: Value,
}

/// What an action sets.
pub(crate) enum Value {
    Text(Box<str>),
    Worked(Expression),
    /// A place or a recording that only a device can take.
    Device,
}

const EVENTS: [&str; 8] = [
    "odk-instance-load",
    "odk-instance-first-load",
    "odk-new-repeat",
    "xforms-value-changed",
    "xforms-ready",
    "xforms-revalidate",
    "jr-insert",
    "odk-instance-before-save",
];

/// The elements that are actions.
pub(crate) fn is_action(name: &str) -> bool {
    matches!(name, "setvalue" | "setgeopoint" | "recordaudio")
}

impl Reader {
    /// Reads an action of the model or of the question `within`.
    pub(crate) fn action(&mut self, node: u32, within: u32, base: &[u32]) {
        let name = self.form.doc.name(node).to_owned();
        let reference = self.attr(node, "ref").unwrap_or_default();
        let event = self.attr(node, "event").unwrap_or_default();
        let events: Vec<Box<str>> = event.split_whitespace().map(Box::from).collect();
        if events.is_empty() || events.iter().any(|event| !EVENTS.contains(&&**event)) {
            self.error("xform-action-event", &reference, "event", &event);
            return;
        }
        let target = if let Some(id) = self.attr(node, "bind") {
            match self.bind_ids.get(&id) {
                Some(reference) => reference.clone(),
                None => return self.error("xform-bind-unknown", &id, "bind", &id),
            }
        } else if reference.is_empty() && name != "setvalue" {
            return;
        } else if self.attr(node, "ref").is_none() {
            return self.error("xform-action-target", "", "ref", "");
        } else {
            match self.reference(&reference, &reference, "ref", base) {
                Some(reference) => reference,
                None => return,
            }
        };
        let Some(def) = self.form.schema.find_ref(&target).filter(|_| !target.filtered) else {
            return self.missing("xform-action-node", &reference, &reference, "ref", &target.names);
        };
        let path = self.path(def);
        let value = if name == "setvalue" {
            match self.attr(node, "value") {
                Some(text) => match self.expression(&text, &path, "value") {
                    Some(expression) => Value::Worked(expression),
                    None => return,
                },
                None => Value::Text(self.form.doc.text(node).into()),
            }
        } else {
            Value::Device
        };
        debug_assert_ne!(def, NONE, "found above");
        self.form.actions.push(Action { events, def, within, value });
    }
}
