//! The first instance: the node of every question, with plain defaults, and a template for every repeat.

use super::{Form, xml};
use crate::names::is_element_name;
use crate::problems::{Outcome, Problem};
use crate::references::resolve::{View, paths};
use crate::tree::{Kind, Node, NodeId, ROOT};
use crate::value::Map;

/// Writes the root node.
pub(super) fn root(form: &Form<'_, '_>, out: &mut String) -> Outcome<()> {
    let settings = form.settings;
    let mut attributes: Vec<(String, String)> = Vec::new();
    let mut set = |name: &str, value: &str| match attributes.iter_mut().find(|(known, _)| known == name) {
        Some((_, slot)) => value.clone_into(slot),
        None => attributes.push((name.to_owned(), value.to_owned())),
    };
    let view = View::from(ROOT);
    if let Some(instance) = settings.map("instance") {
        for (name, value) in instance.iter() {
            set(name, &paths(form.tree, &value.shown(), view)?);
        }
    }
    if let Some(own) = settings.map("attribute") {
        for (name, value) in own.iter() {
            set(name, &value.shown());
        }
    }
    set("id", settings.id());
    for (setting, name) in
        [("instance_xmlns", "xmlns"), ("version", "version"), ("prefix", "odk:prefix"), ("delimiter", "odk:delimiter")]
    {
        if let Some(value) = settings.text(setting) {
            set(name, value);
        }
    }
    if let Some((name, _)) = attributes.iter().find(|(name, _)| !is_element_name(name)) {
        let problem = Problem::error("attribute-name").in_sheet("settings").at_row(1);
        return Err(problem.in_column(format!("attribute::{name}")).with("name", name).stop());
    }
    let node = &form.tree[ROOT];
    out.push('<');
    out.push_str(&node.name);
    for (name, value) in &attributes {
        xml::attribute(out, name, value);
    }
    out.push('>');
    children(form, out, ROOT, false)?;
    xml::close(out, &node.name);
    out.push('\n');
    Ok(())
}

/// Writes what is below a group. `in_first` says that this is the first instance of a repeat, which has its template beside it.
fn children(form: &Form<'_, '_>, out: &mut String, parent: NodeId, in_first: bool) -> Outcome<()> {
    Form::guard(out)?;
    for id in &form.tree[parent].children {
        let node = &form.tree[*id];
        match node.kind {
            _ if node.flat => children(form, out, *id, in_first)?,
            Kind::External | Kind::Attribute => {}
            Kind::Repeat if !in_first => {
                template(form, out, *id)?;
                section(form, out, *id, true)?;
            }
            Kind::Root | Kind::Group | Kind::Repeat | Kind::Loop | Kind::Entity => section(form, out, *id, in_first)?,
            Kind::Question(_) | Kind::Label | Kind::Unknown => question(form, out, *id)?,
        }
    }
    Ok(())
}

fn section(form: &Form<'_, '_>, out: &mut String, id: NodeId, in_first: bool) -> Outcome<()> {
    let node = &form.tree[id];
    out.push('<');
    out.push_str(&node.name);
    own_attributes(form, out, id, &node.instance)?;
    for child in &node.children {
        let child = &form.tree[*child];
        if let (Kind::Attribute, Some(question)) = (child.kind, &child.question) {
            xml::attribute(out, &child.name, &question.value);
        }
    }
    out.push('>');
    children(form, out, id, in_first)?;
    xml::close(out, &node.name);
    out.push('\n');
    Ok(())
}

fn template(form: &Form<'_, '_>, out: &mut String, id: NodeId) -> Outcome<()> {
    let node = &form.tree[id];
    out.push('<');
    out.push_str(&node.name);
    out.push_str(" jr:template=\"\">");
    for child in &node.children {
        match form.tree[*child].kind {
            Kind::Repeat => template(form, out, *child)?,
            Kind::Root | Kind::Group | Kind::Loop | Kind::Entity => section(form, out, *child, false)?,
            Kind::External => return Err(misplaced(&form.tree[*child])),
            Kind::Attribute => {}
            Kind::Question(_) | Kind::Label | Kind::Unknown => question(form, out, *child)?,
        }
    }
    xml::close(out, &node.name);
    out.push('\n');
    Ok(())
}

fn misplaced(node: &Node<'_>) -> Box<Problem> {
    Problem::error("external-in-repeat")
        .in_sheet("survey")
        .at_row(node.row)
        .in_column("type")
        .with("name", &node.name)
        .stop()
}

fn question(form: &Form<'_, '_>, out: &mut String, id: NodeId) -> Outcome<()> {
    let node = &form.tree[id];
    out.push('<');
    out.push_str(&node.name);
    own_attributes(form, out, id, &node.instance)?;
    let default =
        node.question.as_ref().filter(|question| !question.dynamic).and_then(|question| question.default.as_deref());
    match default {
        Some(default) if !default.is_empty() => {
            out.push('>');
            xml::text(out, default);
            xml::close(out, &node.name);
        }
        _ => out.push_str("/>"),
    }
    Ok(())
}

fn own_attributes(form: &Form<'_, '_>, out: &mut String, id: NodeId, attributes: &Map<'_>) -> Outcome<()> {
    for (name, value) in attributes.iter() {
        xml::attribute(out, name, &paths(form.tree, &value.shown(), View::from(id))?);
    }
    Ok(())
}
