//! The finished tree: what each type brings along, loops unrolled, metadata in place.
//!
//! After [`settle`] nothing in the tree depends on the spelling of a type any more, every node has its path, and every list a
//! question puts into the body is marked.

use std::borrow::Cow;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::choices::Lists;
use crate::loops;
use crate::names::{is_element_name, is_instance_file, split_extension};
use crate::problems::{Outcome, Problem};
use crate::settings::Settings;
use crate::survey::MOST_PROBLEMS;
use crate::tree::{Control, Kind, Node, NodeId, ROOT, Tree};
use crate::types;
use crate::value::{Map, Value};

/// What questions do to others when their answer changes.
#[derive(Debug, Default)]
pub(crate) struct Triggered {
    /// The question to be set, and to what.
    pub(crate) values: Vec<(String, String)>,
    /// The questions that take the place.
    pub(crate) places: Vec<String>,
}

/// By the name of the question whose answer changes.
pub(crate) type Triggers = FxHashMap<String, Triggered>;

/// Adds the block of metadata at the end of the form.
pub(crate) fn add_metadata<'a>(tree: &mut Tree<'a>, settings: &Settings<'_>, mut nodes: Vec<Node<'a>>) -> Outcome<()> {
    let omitted = settings.is_on("omit_instanceID");
    if omitted && settings.text("public_key").is_some() {
        return Err(Problem::error("encryption-without-id")
            .in_sheet("settings")
            .at_row(2)
            .in_column("omit_instanceID")
            .stop());
    }
    if !omitted {
        let preload = settings.text("instance_id").unwrap_or("uid").to_owned();
        nodes.push(computed("instanceID", [("readonly", Value::from("true()")), ("jr:preload", Value::from(preload))]));
    }
    if let Some(name) = settings.text("instance_name") {
        nodes.push(computed("instanceName", [("calculate", Value::from(name.to_owned()))]));
    }
    if nodes.is_empty() {
        return Ok(());
    }
    let known =
        tree[ROOT].children.iter().copied().find(|id| tree[*id].name == "meta" && tree[*id].kind == Kind::Group);
    let meta = known.unwrap_or_else(|| {
        let mut meta = Node::new(Kind::Group, "meta", 0);
        meta.bodyless = true;
        tree.add(ROOT, meta)
    });
    for node in nodes {
        tree.add(meta, node);
    }
    Ok(())
}

fn computed<'a, const N: usize>(name: &'static str, bind: [(&'a str, Value<'a>); N]) -> Node<'a> {
    let mut node = Node::question("calculate", name, 0);
    node.bind = Some(Map::from_iter(bind));
    node
}

/// Finishes the tree.
pub(crate) fn settle<'a>(
    tree: &mut Tree<'a>,
    lists: &mut Lists<'a>,
    settings: &Settings<'_>,
    loops: &[(NodeId, String)],
) -> Result<Triggers, Vec<Problem>> {
    let mut problems = Vec::new();
    loops::unroll(tree, lists, loops)?;
    let mut triggers = Triggers::default();
    let mut none = NoneOption { on: settings.is_on("add_none_option"), done: FxHashSet::default() };
    for id in tree.walk(ROOT).collect::<Vec<_>>() {
        let node = &mut tree[id];
        if node.kind == Kind::Unknown {
            none.add(node);
            if let Err(problem) = bring_along(node) {
                problems.push(*problem);
            }
            if node.is_question() {
                note_triggers(node, &mut triggers);
            }
        }
        problems.extend(bad_attribute(node));
        let labels_others = node.control.get("appearance").is_some_and(|value| value.text() == Some("label"));
        if labels_others && node.label.is_none() {
            node.label = Some(Value::from(" "));
        }
    }
    if settings.id() == "None" {
        problems.push(Problem::error("id-empty").in_sheet("settings").at_row(2).in_column("form_id"));
    }
    if !problems.is_empty() {
        problems.truncate(MOST_PROBLEMS);
        return Err(problems);
    }
    tree.refuse_bad_names()?;
    tree.settle()?;
    put_searches_into_body(tree, lists)?;
    Ok(triggers)
}

/// Columns like `bind::x` become attributes: `x` must be able to name one, and must not be the node itself.
fn bad_attribute(node: &Node<'_>) -> Option<Problem> {
    let columns = [("bind", node.bind.as_ref()), ("body", Some(&node.control)), ("instance", Some(&node.instance))];
    columns.into_iter().find_map(|(column, map)| {
        let (key, _) = map?.iter().find(|(key, _)| !is_element_name(key) || *key == "nodeset")?;
        let problem = Problem::error("attribute-name").in_sheet("survey").at_row(node.row);
        Some(problem.in_column(format!("{column}::{key}")).with("name", key))
    })
}

fn note_triggers(node: &Node<'_>, triggers: &mut Triggers) {
    let Some(question) = &node.question else { return };
    let value = node.bind.as_ref().and_then(|bind| bind.get("calculate")).map_or(Cow::Borrowed(""), Value::shown);
    for name in &question.triggers {
        let triggered = triggers.entry(name.clone()).or_default();
        if question.kind == "background-geopoint" {
            triggered.places.push(node.name.to_string());
        } else {
            triggered.values.push((node.name.to_string(), value.to_string()));
        }
    }
}

/// The setting that adds "none" to every list that takes several answers.
struct NoneOption<'a> {
    on: bool,
    done: FxHashSet<Cow<'a, str>>,
}

impl<'a> NoneOption<'a> {
    fn add(&mut self, node: &mut Node<'a>) {
        const EXCLUSIVE: &str = "(.='none' or not(selected(., 'none')))";
        let Some(question) =
            node.question.as_ref().filter(|question| self.on && question.kind == "select all that apply")
        else {
            return;
        };
        let list = question.itemset.clone().unwrap_or_default();
        if !self.done.insert(list) {
            return;
        }
        let bind = node.bind.get_or_insert_default();
        let constraint = match bind.get("constraint") {
            Some(known) => format!("{} and {EXCLUSIVE}", known.shown()),
            None => EXCLUSIVE.to_owned(),
        };
        bind.insert("constraint", constraint);
    }
}

/// Gives a question the control, the binding and the hint of its type.
fn bring_along(node: &mut Node<'_>) -> Outcome<()> {
    let row = node.row;
    let Some(question) = &mut node.question else { return Ok(()) };
    let error = |code| Problem::error(code).in_sheet("survey").at_row(row).in_column("type");
    node.kind = match &*question.kind {
        "csv-external" | "xml-external" => {
            node.kind = Kind::External;
            return Ok(());
        }
        "group" => Kind::Group,
        "repeat" => Kind::Repeat,
        "loop" => Kind::Loop,
        "include" => return Err(error("section-not-included").stop()),
        name => {
            let Some(known) = types::of(name) else { return Err(error("type-unknown").with("type", name).stop()) };
            let control = known.control(name);
            if control == Control::Select && question.itemset.is_none() && question.list.is_none() {
                return Err(error("select-without-list").stop());
            }
            if node.hint.is_none() && !known.hint.is_empty() {
                node.hint = Some(Value::from(known.hint));
            }
            let tag = [("tag", known.tag), ("mediatype", known.mediatype)];
            node.control = merged(&tag, std::mem::take(&mut node.control));
            let bind = merged(&known.bind, node.bind.take().unwrap_or_default());
            node.bind = (!bind.is_empty()).then_some(bind);
            Kind::Question(control)
        }
    };
    if !node.is_question() {
        node.question = None;
    }
    Ok(())
}

/// The attributes of the type, and over them those of the row.
fn merged<'a>(of_type: &[(&'static str, &'static str)], of_row: Map<'a>) -> Map<'a> {
    let mut map = Map::default();
    for (key, value) in of_type {
        if !value.is_empty() {
            map.insert(key, *value);
        }
    }
    for (key, value) in of_row {
        map.insert(key, value);
    }
    map
}

/// Questions whose appearance is `search()` have their choices in the body instead of an instance.
fn put_searches_into_body(tree: &mut Tree<'_>, lists: &mut Lists<'_>) -> Outcome<()> {
    let mut searching = Vec::new();
    let mut others: FxHashMap<String, Vec<NodeId>> = FxHashMap::default();
    for id in tree.walk(ROOT).collect::<Vec<_>>() {
        let node = &mut tree[id];
        if node.kind != Kind::Question(Control::Select) {
            continue;
        }
        let searches = node.control.text("appearance").is_some_and(calls_search);
        let Some(question) = &mut node.question else { continue };
        if !searches {
            let list = question.list.as_deref().unwrap_or_default().to_owned();
            others.entry(list).or_default().push(id);
            continue;
        }
        let itemset = question.itemset.take().unwrap_or_default();
        let error = |code| Problem::error(code).in_sheet("survey").at_row(node.row).in_column("appearance");
        if is_instance_file(split_extension(&itemset).1) {
            return Err(error("search-in-file").with("name", &node.name).stop());
        }
        match lists.get_mut(&itemset) {
            Some(list) => list.inline = true,
            None => return Err(error("list-unknown").with("list", &itemset).stop()),
        }
        question.inline_list = Some(itemset);
        searching.push((id, question.list.as_deref().unwrap_or_default().to_owned()));
    }
    for (id, list) in searching {
        if let Some(others) = others.get(&list) {
            let names: Vec<String> = others.iter().map(|id| format!("'{}'", tree[*id].name)).collect();
            return Err(Problem::error("search-list-shared")
                .in_sheet("survey")
                .at_row(tree[id].row)
                .in_column("appearance")
                .with("name", &tree[id].name)
                .with("list", list)
                .with("others", names.join(", "))
                .stop());
        }
    }
    Ok(())
}

/// Whether an appearance calls `search(…)`.
fn calls_search(appearance: &str) -> bool {
    appearance.len() > 7 && appearance.find("search(").is_some_and(|at| appearance[at..].contains(')'))
}
