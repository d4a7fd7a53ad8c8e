//! Legacy loops: the questions of a loop stand once for every choice of a list.
//!
//! `%(name)s` and `%(label)s` in a question become the name and the label of the choice. Groups inside a loop are copied as they
//! are.

use std::borrow::Cow;

use crate::choices::{Choice, Lists};
use crate::problems::{Outcome, Problem};
use crate::tree::{Kind, Node, NodeId, Tree};
use crate::value::{Map, Value};

/// Loops inside loops make no more nodes than these.
const MOST_NODES: usize = 500_000;

/// Unrolls all loops, the inner ones first.
pub(crate) fn unroll<'a>(tree: &mut Tree<'a>, lists: &Lists<'a>, loops: &[(NodeId, String)]) -> Outcome<()> {
    for (id, list) in loops.iter().rev() {
        let Some(list) = lists.get(list) else { continue };
        let inside = std::mem::take(&mut tree[*id].children);
        for choice in list.choices.iter().filter(|choice| choice.name != "none") {
            let mut group = Node::new(Kind::Group, choice.name.clone(), tree[*id].row);
            group.label = choice.label.clone();
            group.media = choice.media.clone();
            let group = tree.add(*id, group);
            if tree.len() > MOST_NODES {
                return Err(Problem::error("loops-too-large")
                    .in_sheet("survey")
                    .at_row(tree[*id].row)
                    .with("most", MOST_NODES)
                    .stop());
            }
            for child in &inside {
                let copy = copy(tree, *child, group);
                fill(&mut tree[copy], choice)?;
            }
        }
    }
    Ok(())
}

fn copy(tree: &mut Tree<'_>, of: NodeId, below: NodeId) -> NodeId {
    let children = tree[of].children.clone();
    let mut node = tree[of].clone();
    node.children = Vec::new();
    let copied = tree.add(below, node);
    for child in children {
        copy(tree, child, copied);
    }
    copied
}

fn fill<'a>(node: &mut Node<'a>, choice: &Choice<'_>) -> Outcome<()> {
    let row = node.row;
    let fault = || Problem::error("loop-placeholder").in_sheet("survey").at_row(row).stop();
    let text = |text: &mut Cow<'a, str>| -> Outcome<()> {
        *text = Cow::Owned(filled(text, choice, None).ok_or_else(fault)?);
        Ok(())
    };
    let map = |map: &mut Map<'a>| -> Outcome<()> {
        for (key, value) in map.iter_mut() {
            if let Value::Text(text) = value {
                *text = Cow::Owned(filled(text, choice, Some(key)).ok_or_else(fault)?);
            }
        }
        Ok(())
    };
    text(&mut node.name)?;
    for value in [&mut node.label, &mut node.hint, &mut node.media].into_iter().flatten() {
        match value {
            Value::Text(inner) => text(inner)?,
            Value::Map(inner) => map(inner)?,
        }
    }
    for inner in node.bind.iter_mut().chain([&mut node.control, &mut node.instance]) {
        map(inner)?;
    }
    if let Some(question) = &mut node.question {
        for inner in [&mut question.default, &mut question.choice_filter, &mut question.itemset, &mut question.query]
            .into_iter()
            .flatten()
        {
            text(inner)?;
        }
    }
    Ok(())
}

/// Python's `%` formatting with the columns of a choice; `None` where a placeholder means nothing.
fn filled(text: &str, choice: &Choice<'_>, language: Option<&str>) -> Option<String> {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('%') {
        out.push_str(&rest[..at]);
        rest = &rest[at + 1..];
        if let Some(after) = rest.strip_prefix('%') {
            out.push('%');
            rest = after;
            continue;
        }
        let (key, after) = rest.strip_prefix('(')?.split_once(")s")?;
        out.push_str(&column(choice, key, language)?);
        rest = after;
    }
    out.push_str(rest);
    Some(out)
}

fn column<'c>(choice: &'c Choice<'_>, key: &str, language: Option<&str>) -> Option<Cow<'c, str>> {
    match key {
        "name" => Some(Cow::Borrowed(&choice.name)),
        "label" => {
            let label = choice.label.as_ref()?;
            let translated = language.and_then(|language| label.map()?.get(language));
            Some(translated.unwrap_or(label).shown())
        }
        key => Some(choice.extra.get(key)?.shown()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn placeholders_are_filled_from_the_choice() {
        let choice = Choice {
            row: 2,
            name: "car".into(),
            label: Some(Value::Map(Map::from_iter([("en", Value::from("Car")), ("ar", Value::from("سيارة"))]))),
            media: None,
            sms_option: None,
            extra: Map::default(),
        };
        assert_eq!(filled("%(name)s: 100%%", &choice, None).as_deref(), Some("car: 100%"));
        assert_eq!(filled("%(label)s?", &choice, Some("ar")).as_deref(), Some("سيارة?"));
        assert_eq!(filled("100%", &choice, None), None);
    }
}
