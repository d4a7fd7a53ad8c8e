//! The choices of a question, and the labels of choices.

use super::call::Args;
use super::eval::{Eval, Scope};
use super::numbers;
use super::value::{Answer, Fault, Value};
use crate::form::{Itemset, NONE, Reference};
use crate::xpath::{Expr, Kind, parse};

impl Eval<'_> {
    /// The nodes of an itemset for a question's node, in the order they are shown.
    pub(crate) fn items(&self, itemset: &Itemset, node: u32) -> Result<Vec<u32>, Fault> {
        let scope = Scope::at(node);
        let Kind::Path(path) = &itemset.nodes.kind else { return Err(Fault::Path) };
        let nodes = self.nodes(path, scope)?;
        if !itemset.random {
            return Ok(nodes);
        }
        Ok(numbers::shuffle(nodes, self.seed(itemset, node)?, self.world))
    }

    /// The number by which an itemset is mixed, if it says one.
    pub(crate) fn seed(&self, itemset: &Itemset, node: u32) -> Result<Option<i64>, Fault> {
        let seed = |seed| numbers::seed(&self.value(seed, Scope::at(node))?, self.world);
        itemset.seed.as_ref().map(seed).transpose()
    }

    /// What an itemset says of one of its nodes, as text.
    pub(crate) fn of_item(&self, part: &Option<Expr>, item: u32, node: u32) -> Result<std::rc::Rc<str>, Fault> {
        let Some(part) = part else { return Ok("".into()) };
        Ok(self
            .value(part, Scope { node: item, origin: node, position: None, candidate: None })?
            .string(self.world.zone))
    }

    /// The text of a label, its outputs filled in.
    pub(crate) fn label(&self, element: u32, node: u32) -> Result<String, Fault> {
        let doc = &self.form.doc;
        let mut text = String::new();
        let mut waiting: Vec<u32> = vec![element];
        while let Some(element) = waiting.pop() {
            if !doc.is_element(element) {
                text.push_str(doc.characters(element));
            } else if doc.name(element) == "output" {
                let expression = doc.attr(element, "ref").or_else(|| doc.attr(element, "value")).unwrap_or_default();
                let expr = parse(expression).map_err(|_| Fault::Path)?;
                text.push_str(&self.value(&expr, Scope::at(node))?.string(self.world.zone));
            } else {
                let from = waiting.len();
                waiting.extend(doc.children(element));
                waiting[from..].reverse();
            }
        }
        Ok(text.trim().to_owned())
    }

    /// A translated text, its outputs filled in.
    pub(crate) fn text(&self, id: &str, node: u32) -> Result<String, Fault> {
        self.form.itext.value(id).map_or(Ok(String::new()), |value| self.label(value, node))
    }

    /// The label of a choice written out.
    pub(crate) fn item_label(&self, label: u32, node: u32) -> Result<String, Fault> {
        let id = self.form.doc.attr(label, "ref").and_then(|text| text.strip_prefix("jr:itext('")?.strip_suffix("')"));
        match id {
            Some(id) => self.text(id, node),
            None => self.label(label, node),
        }
    }
}

impl Args<'_> {
    /// The label of a value among the choices of a question that is named by its path.
    pub(super) fn choice_name(self) -> Answer {
        let (value, path) = (self.string(0)?, self.string(1)?);
        let bad = || Fault::Type(self.function.name, path.as_ref().into());
        let expr = parse(&path).map_err(|_| bad())?;
        let Kind::Path(found) = &expr.kind else { return Err(bad()) };
        let form = self.eval.form;
        let line = self.eval.tree.line(self.scope.node);
        let names: Vec<u32> = line.iter().map(|node| self.eval.tree.nodes[*node as usize].name).collect();
        let reference = Reference::known(found, &form.doc.names)
            .and_then(|reference| reference.anchored(&names))
            .ok_or_else(bad)?;
        let Some(def) = form.schema.find(&reference.names, false) else { return Ok(Value::text("")) };
        let Some(control) = form.controls.get(form.chosen_by[def as usize] as usize) else {
            return Ok(Value::text(""));
        };
        let node = self.nodes_of(def, &line).unwrap_or(self.scope.node);
        let Some(itemset) = &control.itemset else {
            let label = control.items.iter().find(|(item, _)| **item == *value).map(|(_, label)| *label);
            return Ok(Value::text(match label.filter(|label| *label != NONE) {
                Some(label) => self.eval.item_label(label, node)?,
                None => String::new(),
            }));
        };
        for item in self.eval.items(itemset, node)? {
            if self.eval.of_item(&itemset.value, item, node)? == value {
                let label = self.eval.of_item(&itemset.label, item, node)?;
                return Ok(Value::text(match itemset.translated {
                    true => self.eval.text(&label, node)?,
                    false => label.to_string(),
                }));
            }
        }
        Ok(Value::text(""))
    }

    /// The node of a kind nearest along a line, else the first.
    fn nodes_of(self, def: u32, line: &[u32]) -> Option<u32> {
        let nodes = self.eval.tree.of_def.get(def as usize)?;
        let near = |node: &&u32| self.eval.tree.line(**node).iter().zip(line).take_while(|(a, b)| a == b).count();
        nodes.iter().rev().max_by_key(near).copied()
    }

    /// `indexed-repeat(target, group, place, …)`: the target in these repetitions.
    pub(super) fn indexed_repeat(self) -> Answer {
        let form = self.eval.form;
        let line = self.eval.tree.line(self.scope.node);
        let names: Vec<u32> = line.iter().map(|node| self.eval.tree.nodes[*node as usize].name).collect();
        let reference = |at: usize| -> Result<(Reference, Vec<u32>), Fault> {
            let Kind::Path(path) = &self.args[at].kind else { return Err(Fault::NotNodes(self.function.name)) };
            let reference = Reference::known(path, &form.doc.names).ok_or(Fault::Path)?;
            let full = reference.clone().anchored(&names).ok_or(Fault::Path)?.names;
            Ok((reference, full))
        };
        let (target, full) = reference(0)?;
        let bound = if target.absolute { line.len() } else { line.len().saturating_sub(target.up) };
        let mut places: Vec<Option<u32>> = vec![None; full.len()];
        for (level, place) in places.iter_mut().enumerate() {
            if level >= line.len() || names[level] != full[level] {
                break;
            }
            *place = (level < bound).then(|| self.eval.tree.nodes[line[level] as usize].index);
        }
        for at in (1..self.args.len()).step_by(2) {
            let (_, group) = reference(at)?;
            if !full.starts_with(&group) || group.is_empty() {
                return Err(Fault::Type(
                    self.function.name,
                    self.eval.form.doc.names.get(*group.last().unwrap_or(&NONE)).into(),
                ));
            }
            let place = super::value::int(self.number(at + 1)?).max(1) as u32 - 1;
            places[group.len() - 1] = Some(place);
        }
        let mut here = vec![0];
        for (name, place) in full.iter().zip(&places).skip(1) {
            let mut next = Vec::new();
            for node in here {
                match place {
                    Some(place) => next.extend(self.eval.tree.nth(node, *name, *place)),
                    None => self.eval.tree.named(node, *name, &mut next),
                }
            }
            self.eval.spend(next.len() as u64 + 1)?;
            here = next;
        }
        here.retain(|node| self.eval.tree.nodes[*node as usize].live);
        Ok(Value::Nodes(here))
    }
}
