//! The columns of a row that every question has, into a node.

use std::borrow::Cow;

use super::Head;
use crate::tree::{Action, Node};
use crate::value::{Map, Value};

/// A question with everything its row says, and the actions a computed default needs.
pub(super) fn into_question<'a>(head: &Head<'a>, map: &mut Map<'a>, name: Cow<'a, str>, in_repeat: bool) -> Node<'a> {
    let mut node = Node::question(head.kind.clone(), name, head.number);
    shared(&mut node, map);
    if let Some(question) = &mut node.question {
        question.guidance = map.remove("guidance_hint");
        question.default = map.take_text("default");
        question.dynamic = head.dynamic;
        question.choice_filter = map.take_text("choice_filter");
        question.query = map.take_text("query");
        question.triggers.clone_from(&head.triggers);
        if head.dynamic {
            question.actions.push(Action::new("setvalue", Action::FIRST_LOAD));
            if in_repeat {
                question.actions.push(Action::new("setvalue", Action::NEW_REPEAT));
            }
        }
    }
    node
}

/// What groups and questions have alike.
pub(super) fn shared<'a>(node: &mut Node<'a>, map: &mut Map<'a>) {
    node.label = map.remove("label");
    node.hint = map.remove("hint");
    node.media = map.remove("media").filter(|media| !matches!(media, Value::Map(map) if map.is_empty()));
    node.bind = map.take_map("bind");
    node.control = map.take_map("control").unwrap_or_default();
    node.instance = map.take_map("instance").unwrap_or_default();
}

/// The attributes of the binding, made if there are none.
pub(super) fn bind_of<'n, 'a>(node: &'n mut Node<'a>) -> &'n mut Map<'a> {
    node.bind.get_or_insert_default()
}
