//! One row of the entities sheet: when it creates, when it updates, and the nodes it becomes.
//!
//! Without `entity_id` an entity is created, on the condition `create_if` where given. With it, the entity is updated, on the condition
//! `update_if` where given; both conditions together make it do either.

use std::borrow::Cow;

use super::{Declaration, questions_of};
use crate::names::is_element_name;
use crate::problems::{Outcome, Problem};
use crate::tree::{Action, Kind, Node};
use crate::value::{Map, Value};

/// What the cells of a row say.
struct Cells<'a> {
    id: Option<Cow<'a, str>>,
    create_if: Option<Cow<'a, str>>,
    update_if: Option<Cow<'a, str>>,
    label: Option<Cow<'a, str>>,
}

pub(super) fn declaration<'a>(mut map: Map<'a>, row: u32) -> Outcome<Declaration<'a>> {
    refuse_unknown_columns(&map)?;
    let error = |code, column: &'static str| Problem::error(code).in_sheet("entities").at_row(row).in_column(column);
    let dataset = map.take_text("dataset");
    let cells = Cells {
        id: map.take_text("entity_id"),
        create_if: map.take_text("create_if"),
        update_if: map.take_text("update_if"),
        label: map.take_text("label"),
    };
    let Some(dataset) = dataset else { return Err(error("entity-without-name", "list_name").stop()) };
    let fault = if dataset.starts_with("__") {
        Some("entity-name-underscores")
    } else if dataset.contains('.') {
        Some("entity-name-period")
    } else if !is_element_name(&dataset) {
        Some("name-invalid")
    } else {
        None
    };
    if let Some(code) = fault {
        return Err(error(code, "dataset").stop());
    }
    let fault = match (&cells.id, &cells.create_if, &cells.update_if, &cells.label) {
        (None, _, Some(_), _) => Some(("entity-update-without-id", "entity_id")),
        (Some(_), Some(_), None, _) => Some(("entity-id-without-update", "update_if")),
        (None, _, _, None) => Some(("entity-without-label", "label")),
        _ => None,
    };
    if let Some((code, column)) = fault {
        return Err(error(code, column).with("dataset", &dataset).stop());
    }
    let mut speaks_of = Vec::new();
    let expressions = [
        ("entity_id", &cells.id),
        ("create_if", &cells.create_if),
        ("update_if", &cells.update_if),
        ("label", &cells.label),
    ];
    for (column, cell) in expressions {
        if let Some(cell) = cell {
            questions_of(cell, row, column, &mut speaks_of)?;
        }
    }
    let children = children(&dataset, cells);
    Ok(Declaration {
        entity: Node::new(Kind::Entity, "entity", 0),
        dataset,
        row,
        children,
        speaks_of,
        references: Vec::new(),
        noted_at: None,
    })
}

fn refuse_unknown_columns(map: &Map<'_>) -> Outcome<()> {
    let known = |key: &str| matches!(key, "dataset" | "entity_id" | "create_if" | "update_if" | "repeat" | "label");
    let unknown: Vec<String> = map.iter().filter(|(key, _)| !known(key)).map(|(key, _)| format!("'{key}'")).collect();
    if unknown.is_empty() {
        return Ok(());
    }
    Err(Problem::error("entities-columns").in_sheet("entities").at_row(1).with("columns", unknown.join(", ")).stop())
}

fn children<'a>(dataset: &Cow<'a, str>, cells: Cells<'a>) -> Vec<Node<'a>> {
    let mut nodes = vec![attribute("dataset", dataset.clone(), None)];
    let mut id = attribute("id", Cow::Borrowed(""), Some(None));
    if cells.id.is_none() || cells.create_if.is_some() {
        nodes.push(attribute("create", Cow::Borrowed("1"), cells.create_if.map(Some)));
    }
    match cells.id {
        None => {
            if let Some(question) = &mut id.question {
                let mut action = Action::new("setvalue", Action::FIRST_LOAD);
                action.value = Some(Cow::Borrowed("uuid()"));
                question.actions.push(action);
            }
        }
        Some(expression) => {
            nodes.push(attribute("update", Cow::Borrowed("1"), cells.update_if.map(Some)));
            let item = format!("instance('{dataset}')/root/item[name={expression}]");
            for (name, column) in
                [("baseVersion", "__version"), ("trunkVersion", "__trunkVersion"), ("branchId", "__branchId")]
            {
                nodes.push(attribute(name, Cow::Borrowed(""), Some(Some(format!("{item}/{column}").into()))));
            }
            id = attribute("id", Cow::Borrowed(""), Some(Some(expression)));
        }
    }
    nodes.push(id);
    if let Some(label) = cells.label {
        let mut node = Node::new(Kind::Label, "label", 0);
        node.bind = Some(bind(Some(label)));
        nodes.push(node);
    }
    nodes
}

/// An attribute; `calculate` tells whether it has a binding, and whether that computes it.
fn attribute<'a>(name: &'static str, value: Cow<'a, str>, calculate: Option<Option<Cow<'a, str>>>) -> Node<'a> {
    let mut node = Node::question("attribute", name, 0);
    node.kind = Kind::Attribute;
    node.bind = calculate.map(bind);
    if let Some(question) = &mut node.question {
        question.value = value;
    }
    node
}

fn bind(calculate: Option<Cow<'_, str>>) -> Map<'_> {
    let mut map = Map::default();
    if let Some(calculate) = calculate {
        map.insert("calculate", Value::Text(calculate));
    }
    map.insert("readonly", "true()");
    map.insert("type", "string");
    map
}
