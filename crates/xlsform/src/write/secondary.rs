//! Secondary instances: files the form reads, the submission saved last, and the lists of choices.
//!
//! Guarantees that no two instances of one name lead to different files.

use rustc_hash::FxHashMap;

use super::{Form, has_call, xml};
use crate::choices::List;
use crate::names::{is_instance_file, split_extension};
use crate::problems::{Outcome, Problem};
use crate::references::scan;
use crate::tree::{Control, Kind, NodeId, ROOT};

/// A file some node reads.
struct Source {
    kind: &'static str,
    name: String,
    address: String,
    context: String,
    row: u32,
}

const EXPRESSIONS: [&str; 5] = ["calculate", "constraint", "readonly", "required", "relevant"];

/// Writes all secondary instances.
pub(super) fn all(form: &Form<'_, '_>, out: &mut String) -> Outcome<()> {
    let mut sources = Vec::new();
    let mut reads_last_saved = false;
    for id in form.tree.walk(ROOT) {
        let node = &form.tree[id];
        if node.kind == Kind::External {
            sources.push(external(form, id));
        } else if node.is_question() || node.is_section() {
            pulled(form, id, &mut sources);
            sources.extend(from_file(form, id));
            reads_last_saved |= node.is_question() && speaks_of_last_saved(form, id);
        }
    }
    refuse_twice_named(&sources)?;
    let mut seen: FxHashMap<&str, &Source> = FxHashMap::default();
    for source in &sources {
        match seen.get(source.name.as_str()) {
            Some(known) if known.address != source.address => {
                return Err(conflict(known, source.kind, &source.address, &source.context, source.row));
            }
            Some(_) => {}
            None => {
                out.push_str("<instance");
                xml::attribute(out, "id", &source.name);
                xml::attribute(out, "src", &source.address);
                out.push_str("/>\n");
                seen.insert(&source.name, source);
            }
        }
    }
    if reads_last_saved {
        if let Some(known) = seen.get("__last-saved") {
            return Err(conflict(known, "instance", "jr://instance/last-saved", "None", 0));
        }
        out.push_str("<instance id=\"__last-saved\" src=\"jr://instance/last-saved\"/>\n");
    }
    for list in form.lists.iter().filter(|list| !list.inline) {
        if let Some(known) = seen.get(&*list.name) {
            return Err(conflict(known, "choice", "None", "survey", 0));
        }
        choices(out, list);
    }
    Ok(())
}

fn external(form: &Form<'_, '_>, id: NodeId) -> Source {
    let node = &form.tree[id];
    let is_csv = node.question.as_ref().is_some_and(|question| question.kind.starts_with("csv"));
    let address =
        if is_csv { format!("jr://file-csv/{}.csv", node.name) } else { format!("jr://file/{}.xml", node.name) };
    Source { kind: "external", name: node.name.to_string(), address, context: form.tree.context_of(id), row: node.row }
}

/// The files `pulldata()` reads.
fn pulled(form: &Form<'_, '_>, id: NodeId, sources: &mut Vec<Source>) {
    let node = &form.tree[id];
    let mut note = |expression: &str| {
        for name in pulldata_files(expression) {
            sources.push(Source {
                kind: "pulldata",
                address: format!("jr://file-csv/{name}.csv"),
                name,
                context: form.tree.context_of(id),
                row: node.row,
            });
        }
    };
    if let Some(bind) = &node.bind {
        for key in EXPRESSIONS {
            if let Some(expression) = bind.text(key) {
                note(expression);
            }
        }
    }
    if let Some(question) = &node.question {
        for expression in [&question.choice_filter, &question.default].into_iter().flatten() {
            note(expression);
        }
    }
}

fn pulldata_files(expression: &str) -> impl Iterator<Item = String> {
    let mut rest = if has_call(expression, "pulldata(") { expression } else { "" };
    std::iter::from_fn(move || {
        loop {
            let at = rest.find("pulldata")?;
            rest = &rest[at + "pulldata".len()..];
            let Some(inside) = rest.trim_start().strip_prefix('(') else { continue };
            let inside = inside.trim_start();
            let Some((first, after)) = inside.split_once(',') else { continue };
            if first.contains('\n') {
                continue;
            }
            rest = after;
            return Some(first.replace(['\'', '"'], "").trim().to_owned());
        }
    })
}

fn from_file(form: &Form<'_, '_>, id: NodeId) -> Option<Source> {
    let node = &form.tree[id];
    let itemset =
        node.question.as_ref().filter(|_| node.kind == Kind::Question(Control::Select))?.itemset.as_deref()?;
    let (name, extension) = split_extension(itemset);
    let folder = match extension {
        ".csv" => "file-csv",
        extension if is_instance_file(extension) => "file",
        _ => return None,
    };
    Some(Source {
        kind: "file",
        name: name.to_owned(),
        address: format!("jr://{folder}/{itemset}"),
        context: form.tree.context_of(id),
        row: node.row,
    })
}

fn speaks_of_last_saved(form: &Form<'_, '_>, id: NodeId) -> bool {
    let node = &form.tree[id];
    let in_question = node.question.as_ref().is_some_and(|question| {
        [&question.default, &question.choice_filter].into_iter().flatten().any(|text| scan::has_last_saved(text))
    });
    let in_bind = || {
        node.bind
            .as_ref()
            .is_some_and(|bind| EXPRESSIONS.iter().any(|key| bind.text(key).is_some_and(scan::has_last_saved)))
    };
    in_question || in_bind()
}

fn refuse_twice_named(sources: &[Source]) -> Outcome<()> {
    let mut by_name: Vec<(&str, Vec<&Source>)> = Vec::new();
    let mut places: FxHashMap<&str, usize> = FxHashMap::default();
    for source in sources.iter().filter(|source| source.kind == "external") {
        let place = *places.entry(&source.name).or_insert(by_name.len());
        match by_name.get_mut(place) {
            Some((_, copies)) => copies.push(source),
            None => by_name.push((&source.name, vec![source])),
        }
    }
    let twice = by_name.into_iter().filter(|(_, copies)| copies.len() > 1).map(|(name, copies)| {
        let contexts: Vec<String> = copies.iter().map(|copy| format!("{}({})", copy.context, copy.kind)).collect();
        Problem::error("instance-twice")
            .in_sheet("survey")
            .at_row(copies[1].row)
            .in_column("name")
            .with("name", name)
            .with("count", copies.len())
            .with("contexts", contexts.join(", "))
    });
    match Problem::together(twice.collect()) {
        Some(problem) => Err(problem.stop()),
        None => Ok(()),
    }
}

fn conflict(known: &Source, kind: &str, address: &str, context: &str, row: u32) -> Box<Problem> {
    let problem = Problem::error("instance-conflict").in_sheet("survey");
    let problem = if row > 0 { problem.at_row(row) } else { problem.at_row(known.row) };
    problem
        .with("name", &known.name)
        .with("known_type", known.kind)
        .with("known_uri", &known.address)
        .with("type", kind)
        .with("uri", address)
        .with("context", context)
        .stop()
}

fn choices(out: &mut String, list: &List<'_>) {
    out.push_str("<instance");
    xml::attribute(out, "id", &list.name);
    out.push_str("><root>\n");
    for (at, choice) in list.choices.iter().enumerate() {
        out.push_str("<item>");
        if list.translated {
            out.push_str("<itextId>");
            xml::text(out, &list.name);
            out.push('-');
            xml::number(out, at);
            out.push_str("</itextId>");
        }
        xml::element(out, "name", &choice.name);
        if let Some(label) = choice.label.as_ref().and_then(crate::value::Value::text)
            && !list.translated
        {
            xml::element(out, "label", label);
        }
        for (name, value) in choice.extra.iter() {
            xml::element(out, name, &value.shown());
        }
        if let Some(option) = &choice.sms_option {
            xml::element(out, "sms_option", option);
        }
        out.push_str("</item>\n");
    }
    out.push_str("</root></instance>\n");
}

#[cfg(test)]
mod tests {
    use super::pulldata_files;

    #[test]
    fn pulldata_names_its_file_first() {
        let found: Vec<_> =
            pulldata_files("concat(pulldata('fruits', 'n', 'k', 1), pulldata( \"towns\" , 'a'))").collect();
        assert_eq!(found, ["fruits", "towns"]);
        assert_eq!(pulldata_files("no pulldata here").count(), 0);
    }
}
