//! The body: groups, repeats and the control of every question that is shown.

use super::{Form, binds, itemset, itext, output, xml};
use crate::problems::{Outcome, Problem};
use crate::references::resolve::{View, paths};
use crate::survey::MOST_PROBLEMS;
use crate::tree::{Control, Kind, NoNode, Node, NodeId, Question};
use crate::value::{Map, Value};

/// Writes what is below a node. A question with a problem does not keep the others from being looked at.
pub(super) fn below(form: &Form<'_, '_>, out: &mut String, id: NodeId, problems: &mut Vec<Problem>) {
    for child in &form.tree[id].children {
        if problems.len() >= MOST_PROBLEMS {
            return;
        }
        if let Err(problem) = node(form, out, *child, problems) {
            problems.push(*problem);
        }
    }
}

fn node(form: &Form<'_, '_>, out: &mut String, id: NodeId, problems: &mut Vec<Problem>) -> Outcome<()> {
    Form::guard(out)?;
    let node = &form.tree[id];
    match node.kind {
        Kind::Group | Kind::Loop => group(form, out, id, problems),
        Kind::Repeat => repeat(form, out, id, problems),
        Kind::Question(control) => match &node.question {
            Some(question) => self::question(form, out, id, control, question),
            None => Ok(()),
        },
        Kind::Root | Kind::External | Kind::Entity | Kind::Attribute | Kind::Label | Kind::Unknown => Ok(()),
    }
}

fn group(form: &Form<'_, '_>, out: &mut String, id: NodeId, problems: &mut Vec<Problem>) -> Outcome<()> {
    let node = &form.tree[id];
    if node.bodyless {
        return Ok(());
    }
    out.push_str("<group");
    if !node.flat {
        xml::attribute(out, "ref", &node.path);
    }
    for (key, value) in node.control.iter() {
        let value = value.shown();
        let resolved = paths(form.tree, &value, View::from(id))?;
        match key {
            "ref" => {}
            "appearance" => xml::attribute(out, key, &value),
            _ => xml::attribute(out, key, &resolved),
        }
    }
    out.push_str(">\n");
    if node.label.is_some() {
        label(form, out, id)?;
    }
    below(form, out, id, problems);
    out.push_str("</group>\n");
    Ok(())
}

fn repeat(form: &Form<'_, '_>, out: &mut String, id: NodeId, problems: &mut Vec<Problem>) -> Outcome<()> {
    let node = &form.tree[id];
    out.push_str("<group");
    xml::attribute(out, "ref", &node.path);
    out.push('>');
    label(form, out, id)?;
    out.push_str("<repeat");
    xml::attribute(out, "nodeset", &node.path);
    attributes(form, out, id, &node.control, &["nodeset"])?;
    out.push_str(">\n");
    below(form, out, id, problems);
    repeat_actions(form, out, id)?;
    out.push_str("</repeat>\n</group>\n");
    Ok(())
}

/// Computed defaults of the questions of a repeat; nested repeats have their own.
fn repeat_actions(form: &Form<'_, '_>, out: &mut String, id: NodeId) -> Outcome<()> {
    for child in &form.tree[id].children {
        match form.tree[*child].kind {
            Kind::Question(_) | Kind::Attribute => binds::actions(form, out, *child, true)?,
            Kind::Group | Kind::Loop | Kind::Entity => repeat_actions(form, out, *child)?,
            _ => {}
        }
    }
    Ok(())
}

fn attributes(form: &Form<'_, '_>, out: &mut String, id: NodeId, control: &Map<'_>, but: &[&str]) -> Outcome<()> {
    for (key, value) in control.iter() {
        if !but.contains(&key) {
            xml::attribute(out, key, &paths(form.tree, &value.shown(), View::from(id))?);
        }
    }
    Ok(())
}

fn question(
    form: &Form<'_, '_>,
    out: &mut String,
    id: NodeId,
    control: Control,
    question: &Question<'_>,
) -> Outcome<()> {
    let node = &form.tree[id];
    let triggered = form.triggers.get(&*node.name);
    if !Form::is_shown(node, question) {
        if let Some((target, _)) = triggered.and_then(|triggered| triggered.values.first()) {
            return Err(error(node, "trigger-hidden", "type").with("name", &node.name).with("target", target).stop());
        }
        return Ok(());
    }
    if control == Control::None {
        return Ok(());
    }
    if control == Control::Select {
        let kind = node.bind.as_ref().and_then(|bind| bind.text("type"));
        if !matches!(kind, Some("string" | "odk:rank")) {
            return Err(error(node, "select-bind-type", "bind::type").stop());
        }
    }
    let tag = node.control.text("tag").unwrap_or("input");
    out.push('<');
    out.push_str(tag);
    let replaced = |key: &str| node.control.contains(key);
    if !replaced("ref") {
        xml::attribute(out, "ref", &node.path);
    }
    let query = if control == Control::Input { itemset::query(form, id, question)? } else { None };
    attributes(form, out, id, &node.control, if query.is_some() { &["tag", "query"] } else { &["tag"] })?;
    if let Some(query) = query {
        xml::attribute(out, "query", &query);
    }
    out.push('>');
    label_and_hint(form, out, id, question)?;
    match control {
        Control::Select => itemset::select(form, out, id, question)?,
        Control::Range => itemset::range(form, out, question),
        Control::Geo => itemset::geo(form, out, id, question)?,
        Control::Osm => tags(form, out, id, question)?,
        Control::None | Control::Input | Control::Trigger | Control::Upload => {}
    }
    if let Some(triggered) = triggered {
        for (target, value) in &triggered.values {
            out.push_str("<setvalue");
            action(form, out, target)?;
            let value = paths(form.tree, value, View::from(id))?;
            if !value.is_empty() {
                xml::attribute(out, "value", &value);
            }
            out.push_str("/>");
        }
        for target in &triggered.places {
            out.push_str("<odk:setgeopoint");
            action(form, out, target)?;
            out.push_str("/>");
        }
    }
    xml::close(out, tag);
    out.push('\n');
    Ok(())
}

fn action(form: &Form<'_, '_>, out: &mut String, target: &str) -> Outcome<()> {
    let target = form.tree.by_name(target).map_err(|why| {
        let code = if why == NoNode::Several { "element-ambiguous" } else { "element-unknown" };
        Problem::error(code).in_sheet("survey").in_column("trigger").with("name", target).stop()
    })?;
    xml::attribute(out, "ref", &form.tree[target].path);
    xml::attribute(out, "event", "xforms-value-changed");
    Ok(())
}

fn error(node: &Node<'_>, code: &'static str, column: &str) -> Problem {
    Problem::error(code).in_sheet("survey").at_row(node.row).in_column(column)
}

/// Writes the label of a node: a text, or a reference to its translations.
fn label(form: &Form<'_, '_>, out: &mut String, id: NodeId) -> Outcome<()> {
    let node = &form.tree[id];
    if node.label_is_translated() {
        out.push_str("<label");
        itext::reference(out, node, "label");
        out.push_str("/>");
    } else if let Some(Value::Text(text)) = &node.label {
        out.push_str("<label>");
        output::mixed(form, out, text, Some(id))?;
        out.push_str("</label>");
    } else {
        out.push_str("<label/>");
    }
    Ok(())
}

fn label_and_hint(form: &Form<'_, '_>, out: &mut String, id: NodeId, question: &Question<'_>) -> Outcome<()> {
    let node = &form.tree[id];
    if node.label.is_none() && node.media.is_none() && node.hint.is_none() {
        return Err(error(node, "question-without-label", "label").with("name", &node.name).stop());
    }
    label(form, out, id)?;
    match (&node.hint, &question.guidance) {
        (Some(Value::Map(_)), _) | (_, Some(_)) => {
            out.push_str("<hint");
            itext::reference(out, node, "hint");
            out.push_str("/>");
        }
        (Some(Value::Text(text)), None) => {
            out.push_str("<hint>");
            output::mixed(form, out, text, Some(id))?;
            out.push_str("</hint>");
        }
        (None, None) => {}
    }
    if let Some(Value::Map(media)) = &node.media
        && media.contains("big-image")
        && !media.contains("image")
    {
        return Err(error(node, "big-image-alone", "big-image").with("name", &node.name).stop());
    }
    Ok(())
}

/// The tags a map question asks for. Their labels have no place of their own in the answers.
fn tags(form: &Form<'_, '_>, out: &mut String, id: NodeId, question: &Question<'_>) -> Outcome<()> {
    for (name, text) in &question.tags {
        out.push_str("<tag");
        xml::attribute(out, "key", name);
        match text {
            Some(Value::Map(_)) => {
                out.push_str("><label");
                xml::attribute(out, "ref", &format!("jr:itext('/{name}:label')"));
                out.push_str("/></tag>");
            }
            Some(Value::Text(text)) => {
                out.push_str("><label>");
                output::mixed(form, out, text, Some(id))?;
                out.push_str("</label></tag>");
            }
            None => out.push_str("><label/></tag>"),
        }
    }
    Ok(())
}
