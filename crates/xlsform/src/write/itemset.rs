//! Where a question's choices come from: a list, a file, earlier answers; filtered and shuffled where asked.

use std::borrow::Cow;

use super::{Form, output, xml};
use crate::names::{is_instance_file, split_extension};
use crate::problems::Outcome;
use crate::references::resolve::{View, paths};
use crate::references::scan;
use crate::tree::{NodeId, Question};
use crate::value::Value;

/// An `<itemset>` in the making.
struct Itemset<'q> {
    value: Cow<'q, str>,
    label: Cow<'q, str>,
    nodeset: String,
    filter: Option<String>,
}

impl Itemset<'_> {
    fn write(&self, out: &mut String) {
        out.push_str("<itemset");
        xml::attribute(out, "nodeset", &self.nodeset);
        out.push_str("><value");
        xml::attribute(out, "ref", &self.value);
        out.push_str("/><label");
        xml::attribute(out, "ref", &self.label);
        out.push_str("/></itemset>");
    }
}

/// The query of a question whose choices stand in `itemsets.csv`.
pub(super) fn query(form: &Form<'_, '_>, id: NodeId, question: &Question<'_>) -> Outcome<Option<String>> {
    let Some(list) = &question.query else { return Ok(None) };
    let items = format!("instance('{list}')/root/item");
    let Some(filter) = &question.choice_filter else { return Ok(Some(items)) };
    let view = View { from: Some(id), current: true, through_parent: false };
    Ok(Some(format!("{items}[{}]", paths(form.tree, filter, view)?)))
}

/// Writes the choices of a select.
pub(super) fn select(form: &Form<'_, '_>, out: &mut String, id: NodeId, question: &Question<'_>) -> Outcome<()> {
    if let Some(list) = &question.inline_list {
        return inline(form, out, id, list);
    }
    let Some(source) = question.itemset.as_deref().filter(|source| !source.is_empty()) else { return Ok(()) };
    let itemset = match from_file(source, question) {
        Some(itemset) => itemset,
        None if scan::has(source) => {
            let path = target(form, id, source)?;
            let (nodeset, last) = path.rsplit_once('/').unwrap_or(("", &path));
            Itemset {
                value: Cow::Owned(last.to_owned()),
                label: Cow::Owned(last.to_owned()),
                nodeset: nodeset.to_owned(),
                filter: Some(format!("./{last} != ''")),
            }
        }
        None => from_list(form, source),
    };
    finish(form, out, id, question, itemset)
}

/// Writes the places a geographic question can be picked from.
pub(super) fn geo(form: &Form<'_, '_>, out: &mut String, id: NodeId, question: &Question<'_>) -> Outcome<()> {
    let Some(source) = question.itemset.as_deref() else { return Ok(()) };
    let itemset = match from_file(source, question) {
        Some(itemset) => itemset,
        None if scan::has(source) => Itemset {
            value: Cow::Borrowed("geometry"),
            label: Cow::Borrowed("geometry"),
            nodeset: target(form, id, source)?,
            filter: Some("./geometry != ''".to_owned()),
        },
        None => from_list(form, source),
    };
    finish(form, out, id, question, itemset)
}

/// Writes the labels of a range.
pub(super) fn range(form: &Form<'_, '_>, out: &mut String, question: &Question<'_>) {
    if let Some(source) = &question.itemset {
        from_list(form, source).write(out);
    }
}

fn from_list<'q>(form: &Form<'_, '_>, list: &str) -> Itemset<'q> {
    let translated = form.lists.get(list).is_some_and(|list| list.translated);
    Itemset {
        value: Cow::Borrowed("name"),
        label: Cow::Borrowed(if translated { "jr:itext(itextId)" } else { "label" }),
        nodeset: format!("instance('{list}')/root/item"),
        filter: None,
    }
}

fn from_file<'q>(source: &str, question: &'q Question<'_>) -> Option<Itemset<'q>> {
    let (name, extension) = split_extension(source);
    if !is_instance_file(extension) {
        return None;
    }
    let (value, label) = if extension == ".geojson" { ("id", "title") } else { ("name", "label") };
    let told = |key: &str, otherwise: &'static str| {
        let found = question.parameters.iter().find(|(known, _)| known == key);
        Cow::Borrowed(found.map_or(otherwise, |(_, value)| value))
    };
    Some(Itemset {
        value: told("value", value),
        label: told("label", label),
        nodeset: format!("instance('{name}')/root/item"),
        filter: None,
    })
}

/// The path of the repeat, or the question in it, that choices are taken from.
fn target(form: &Form<'_, '_>, id: NodeId, source: &str) -> Outcome<String> {
    let view = View { from: Some(id), current: false, through_parent: true };
    Ok(paths(form.tree, source, view)?.trim().to_owned())
}

fn finish(
    form: &Form<'_, '_>,
    out: &mut String,
    id: NodeId,
    question: &Question<'_>,
    mut itemset: Itemset<'_>,
) -> Outcome<()> {
    let by_reference = question.itemset.as_deref().is_some_and(scan::has);
    if let Some(filter) = &question.choice_filter {
        let view = View { from: Some(id), current: true, through_parent: by_reference };
        let mut filter = paths(form.tree, filter, view)?.into_owned();
        if by_reference {
            filter = filter.replace(&format!("current()/{}", itemset.nodeset), ".").replace(&itemset.nodeset, ".");
        }
        itemset.filter = Some(filter);
    }
    if let Some(filter) = itemset.filter.as_deref().filter(|filter| !filter.is_empty()) {
        itemset.nodeset = format!("{}[{filter}]", itemset.nodeset);
    }
    let told = |key: &str| question.parameters.iter().find(|(known, _)| known == key).map(|(_, value)| value);
    if told("randomize").is_some_and(|value| value == "true") {
        itemset.nodeset = match told("seed") {
            Some(seed) => format!("randomize({}, {})", itemset.nodeset, paths(form.tree, seed, View::from(id))?.trim()),
            None => format!("randomize({})", itemset.nodeset),
        };
    }
    itemset.write(out);
    Ok(())
}

/// The choices themselves, for `search()`.
fn inline(form: &Form<'_, '_>, out: &mut String, id: NodeId, name: &str) -> Outcome<()> {
    let Some(list) = form.lists.get(name) else { return Ok(()) };
    let labelled = form.tree[id].label.is_some();
    for (at, choice) in list.choices.iter().enumerate() {
        out.push_str("<item>");
        match &choice.label {
            _ if list.translated => {
                out.push_str("<label");
                xml::attribute(out, "ref", &format!("jr:itext('{}-{at}')", list.name));
                out.push_str("/>");
            }
            Some(Value::Text(label)) if labelled => {
                out.push_str("<label>");
                output::mixed(form, out, label, None)?;
                out.push_str("</label>");
            }
            _ => out.push_str("<label/>"),
        }
        xml::element(out, "value", &choice.name);
        out.push_str("</item>");
    }
    Ok(())
}
