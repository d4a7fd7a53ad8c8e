//! Bindings, and the actions that stand beside them in the model.

use std::borrow::Cow;

use super::{Form, itext, xml};
use crate::problems::Outcome;
use crate::references::resolve::{View, paths};
use crate::tree::{Action, Kind, NodeId, ROOT};
use crate::value::Value;

/// Writes the bindings of all nodes.
pub(super) fn all(form: &Form<'_, '_>, out: &mut String) -> Outcome<()> {
    for id in form.tree.walk(ROOT) {
        if form.tree[id].kind == Kind::External || form.tree[id].flat {
            continue;
        }
        Form::guard(out)?;
        bind(form, out, id)?;
        actions(form, out, id, false)?;
    }
    Ok(())
}

fn bind(form: &Form<'_, '_>, out: &mut String, id: NodeId) -> Outcome<()> {
    let node = &form.tree[id];
    let Some(bind) = &node.bind else { return Ok(()) };
    let is_set_by_trigger = node.question.as_ref().is_some_and(|question| !question.triggers.is_empty());
    out.push_str("<bind");
    xml::attribute(out, "nodeset", &node.path);
    for (key, value) in bind.iter() {
        if key == "calculate" && is_set_by_trigger {
            continue;
        }
        let text = if itext::is_translated_message(key, value) {
            Cow::Owned(format!("jr:itext('{}:{key}')", node.path))
        } else {
            value_of(key, value)
        };
        xml::attribute(out, key, &paths(form.tree, &text, View::from(id))?);
    }
    out.push_str("/>\n");
    Ok(())
}

/// Yes and no become expressions where an expression is expected.
fn value_of<'v>(key: &str, value: &'v Value<'_>) -> Cow<'v, str> {
    let expects = matches!(key, "readonly" | "required" | "relevant" | "constraint" | "calculate");
    match value.text() {
        Some("yes" | "Yes" | "YES" | "true" | "True" | "TRUE") if expects => Cow::Borrowed("true()"),
        Some("no" | "No" | "NO" | "false" | "False" | "FALSE") if expects => Cow::Borrowed("false()"),
        _ => value.shown(),
    }
}

/// Writes what a node does by itself: when a repeat is added, or else when the form is opened.
pub(super) fn actions(form: &Form<'_, '_>, out: &mut String, id: NodeId, in_repeat: bool) -> Outcome<()> {
    let node = &form.tree[id];
    let Some(question) = &node.question else { return Ok(()) };
    for action in &question.actions {
        if in_repeat != (action.event == Action::NEW_REPEAT) {
            continue;
        }
        out.push('<');
        out.push_str(action.name);
        xml::attribute(out, "ref", &node.path);
        xml::attribute(out, "event", action.event);
        if action.name == "setvalue" {
            let value = match (&question.default, question.dynamic) {
                (Some(default), true) => Some(paths(form.tree, default, View::from(id))?),
                (Some(default), false) => Some(Cow::Borrowed(&**default)),
                (None, _) => action.value.as_deref().map(Cow::Borrowed),
            };
            if let Some(value) = value.filter(|value| !value.is_empty()) {
                xml::attribute(out, "value", &value);
            }
        }
        if let Some(quality) = &action.quality {
            xml::attribute(out, "odk:quality", quality);
        }
        out.push_str("/>\n");
    }
    Ok(())
}
