//! Rows that begin and end groups, repeats and loops.

use std::borrow::Cow;

use super::row::shared;
use super::{DEEPEST, Frame, Head, Reader, TableList};
use crate::problems::{Outcome, Problem};
use crate::references::scan;
use crate::tree::{Kind, Node, NodeId};
use crate::types::Container;
use crate::value::{Map, Value, quote};

impl<'a> Reader<'a, '_> {
    pub(super) fn begin(
        &mut self,
        head: &Head<'a>,
        mut map: Map<'a>,
        name: Cow<'a, str>,
        container: Container,
        list: Option<&str>,
    ) -> Outcome<()> {
        let row = head.number;
        if self.stack.len() > DEEPEST {
            return Err(self.error("too-deep", row, "type").with("most", DEEPEST).stop());
        }
        if container == Container::Repeat {
            self.begin_repeat(head, &map, name.clone())?;
        }
        let kind = match container {
            Container::Group => Kind::Group,
            Container::Repeat => Kind::Repeat,
            Container::Loop => Kind::Loop,
        };
        let mut node = Node::new(kind, name, row);
        shared(&mut node, &mut map);
        node.flat = map.contains("flat");
        if container == Container::Loop {
            let list = list.ok_or_else(|| self.error("loop-without-list", row, "type").stop())?;
            if self.lists.get(list).is_none() {
                return Err(self.error("loop-list-unknown", row, "type").with("list", list).stop());
            }
        }
        self.count(&mut node, row);
        let heading = self.begin_table_list(head, &mut node);
        if let Some(intent) = map.take_text("intent") {
            node.control.insert("intent", Value::Text(intent));
        }
        let id = self.add(node);
        if let Some(list) = list.filter(|_| container == Container::Loop) {
            self.read.loops.push((id, list.to_owned()));
        }
        if let Some(heading) = heading {
            self.read.tree.add(id, heading);
        }
        self.stack.push(Frame::new(Some(container), id, row));
        Ok(())
    }

    fn begin_repeat(&mut self, head: &Head<'a>, map: &Map<'a>, name: Cow<'a, str>) -> Outcome<()> {
        let row = head.number;
        if name == self.settings.root() {
            return Err(self.error("repeat-like-root", row, "name").with("value", name).stop());
        }
        if !self.repeats.insert(name.clone()) {
            return Err(self.error("repeat-twice", row, "name").with("value", name).stop());
        }
        if !map.contains("label") && !map.contains("media") {
            let mut shown = String::from("{'name': ");
            quote(&mut shown, &name);
            shown.push_str(", 'type': ");
            quote(&mut shown, &head.kind);
            shown.push('}');
            let problem = Problem::warning("repeat-without-label").in_sheet("survey").at_row(row).in_column("label");
            self.warnings.push(problem.with("cells", shown));
        }
        Ok(())
    }

    /// A count that is more than one reference gets a node of its own, which the repeat then refers to.
    fn count(&mut self, node: &mut Node<'a>, row: u32) {
        let Some(count) = node.control.get("jr:count").map(|count| count.shown().into_owned()) else { return };
        if scan::sole(&count).is_some() {
            return;
        }
        let name = format!("{}_count", node.name);
        let mut counter = Node::question("calculate", name.clone(), row);
        counter.bind = Some(Map::from_iter([("readonly", Value::from("true()")), ("calculate", Value::from(count))]));
        self.add(counter);
        node.control.insert("jr:count", format!("${{{name}}}"));
    }

    /// A table-list is a field-list whose label and hint become a note inside it.
    fn begin_table_list(&mut self, head: &Head<'a>, node: &mut Node<'a>) -> Option<Node<'a>> {
        let appearance = head.appearance.as_deref()?;
        if !appearance.split_whitespace().any(|word| word == "table-list") {
            return None;
        }
        self.table_list = TableList::Begun;
        let others = appearance.split_whitespace().filter(|word| *word != "table-list");
        let appearance = std::iter::once("field-list").chain(others).collect::<Vec<_>>().join(" ");
        node.control.insert("appearance", appearance);
        if node.label.is_none() && node.hint.is_none() {
            return None;
        }
        let mut note = Node::question("note", format!("generated_table_list_label_{}", head.number), head.number);
        note.label = node.label.take();
        note.hint = node.hint.take();
        Some(note)
    }

    /// Flattens every group below a node; their relevance goes over to what is inside.
    pub(super) fn flatten(&mut self, below: NodeId, outer: &str) {
        for id in self.read.tree[below].children.clone() {
            let node = &mut self.read.tree[id];
            let own = node.bind.as_ref().and_then(|bind| bind.text("relevant")).unwrap_or_default();
            let relevant = match (outer, own) {
                ("", own) => own.to_owned(),
                (outer, "") => outer.to_owned(),
                (outer, own) => format!("{outer} and ({own})"),
            };
            if !node.children.is_empty() {
                node.flat = true;
                self.flatten(id, &relevant);
            } else if !relevant.is_empty() {
                node.bind.get_or_insert_default().insert("relevant", relevant);
            }
        }
    }

    pub(super) fn end(&mut self, row: u32, container: Container, map: &Map<'a>) -> Outcome<()> {
        if self.stack.last().and_then(|frame| frame.container) != Some(container) {
            let mut problem = self.error("group-not-begun", row, "type").with("type", container.name());
            if let Some(name) = map.get("name") {
                problem = problem.with("name", name.shown());
            }
            return Err(problem.stop());
        }
        self.stack.pop();
        self.table_list = TableList::None;
        Ok(())
    }
}
