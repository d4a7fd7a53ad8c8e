//! Whether a filled form may be sent: what is required is there, constraints hold, choices are among those offered.

use super::engine::Engine;
use super::eval::Scope;
use super::value::Datum;
use crate::check::Finding;
use crate::form::{Bind, Control, JAVAROSA, NONE, Rule};
use crate::problems::Severity;

impl Engine<'_> {
    /// Judges every question that is asked.
    pub(crate) fn judge(&self, complaints: &mut Vec<Finding>) {
        let mut binds: Vec<Option<&Bind>> = vec![None; self.form.schema.defs.len()];
        for bind in self.form.binds.iter().filter(|bind| bind.def != NONE) {
            binds[bind.def as usize] = Some(bind);
        }
        for control in self.form.controls.iter().filter(|control| control.def != NONE && control.is_question()) {
            for node in &self.tree.of_def[control.def as usize] {
                if self.tree.nodes[*node as usize].live {
                    self.question(control, binds[control.def as usize], *node, complaints);
                }
            }
        }
    }

    fn question(&self, control: &Control, bind: Option<&Bind>, node: u32, complaints: &mut Vec<Finding>) {
        let value = &self.tree.nodes[node as usize].value;
        let holds = |rule: &Rule| match rule {
            Rule::Unset => Ok(false),
            Rule::Always(always) => Ok(*always),
            Rule::When(expression) => self.eval().value(&expression.expr, Scope::at(node)).map(|value| value.flag()),
        };
        if *value == Datum::Empty {
            if let Some(bind) = bind {
                match holds(&bind.required) {
                    Ok(true) => complaints
                        .push(self.complaint("fill-required", node).with("word", self.message(bind, "requiredMsg"))),
                    Ok(false) => {}
                    Err(fault) => complaints.push(self.complaint("fill-fault", node).with("word", fault.subject())),
                }
            }
            return;
        }
        if let Some((bind, expression)) = bind.and_then(|bind| Some((bind, bind.constraint.as_ref()?))) {
            let candidate = value.value();
            let scope = Scope { candidate: Some(&candidate), ..Scope::at(node) };
            match self.eval().value(&expression.expr, scope) {
                Ok(value) if value.flag() => {}
                Ok(_) => {
                    let complaint =
                        Finding { expression: expression.text.to_string(), ..self.complaint("fill-constraint", node) };
                    complaints.push(complaint.with("word", self.message(bind, "constraintMsg")));
                }
                Err(fault) => complaints.push(self.complaint("fill-fault", node).with("word", fault.subject())),
            }
        }
        self.chosen(control, node, complaints);
    }

    fn chosen(&self, control: &Control, node: u32, complaints: &mut Vec<Finding>) {
        let Some(kind) = control.data_kind() else { return };
        let text = self.tree.nodes[node as usize].value.write(self.world.zone);
        let one = [&*text];
        let many: Vec<&str> = text.split(' ').filter(|word| !word.is_empty()).collect();
        let words = if kind == crate::form::DataKind::Choice { &one[..] } else { &many[..] };
        match self.offered(control, node) {
            Ok(offered) => {
                for word in words.iter().filter(|word| !offered.iter().any(|value| value == *word)) {
                    complaints.push(self.complaint("fill-choice", node).with("word", *word));
                }
            }
            Err(fault) => complaints.push(self.complaint("fill-fault", node).with("word", fault.subject())),
        }
    }

    fn offered(&self, control: &Control, node: u32) -> Result<Vec<String>, super::value::Fault> {
        let Some(itemset) = &control.itemset else {
            return Ok(control.items.iter().map(|(value, _)| value.to_string()).collect());
        };
        let eval = self.eval();
        eval.items(itemset, node)?
            .into_iter()
            .map(|item| Ok(eval.of_item(&itemset.value, item, node)?.to_string()))
            .collect()
    }

    /// What the form says when a rule is broken, in its first language.
    fn message(&self, bind: &Bind, name: &str) -> String {
        let doc = &self.form.doc;
        let text = doc.attr_of(bind.element, JAVAROSA, name).unwrap_or_default();
        match text.strip_prefix("jr:itext('").and_then(|rest| rest.strip_suffix("')")) {
            Some(id) => self.eval().text(id, 0).unwrap_or_default(),
            None => text.to_owned(),
        }
    }

    /// Names answers that are not sent because their questions are not asked.
    pub(crate) fn unsent(&self, complaints: &mut Vec<Finding>) {
        for (at, node) in self.tree.nodes.iter().enumerate() {
            if node.def != NONE && !node.live && node.given {
                let complaint = self.complaint("fill-irrelevant", at as u32);
                complaints.push(Finding { severity: Severity::Warning, ..complaint });
            }
        }
    }
}
