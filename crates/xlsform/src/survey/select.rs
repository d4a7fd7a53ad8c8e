//! Questions with choices: from a list, from a file, from earlier answers.

use std::borrow::Cow;

use super::row::into_question;
use super::{Head, Reader, TableList};
use crate::headers::Kind as SheetKind;
use crate::names::{is_element_name, is_instance_file, split_extension};
use crate::parameters::{Parameters, is_number};
use crate::problems::{Outcome, Problem};
use crate::references::scan;
use crate::tree::Node;
use crate::types::Select;
use crate::value::{Map, Value};

const EXTERNAL: &str = "select one external";

impl<'a> Reader<'a, '_> {
    pub(super) fn select(
        &mut self,
        head: &Head<'a>,
        mut map: Map<'a>,
        name: Cow<'a, str>,
        select: Select<'_>,
    ) -> Outcome<()> {
        let row = head.number;
        let filtered = map.contains("choice_filter");
        let extension = split_extension(select.list).1;
        self.find_list(row, &select, filtered, extension)?;
        let other = if select.other { Some(self.other(row, &select, filtered, &name)?) } else { None };
        check_parameters(&head.parameters, &select, row)?;

        let in_repeat = self.in_repeat();
        let mut node = into_question(head, &mut map, name, in_repeat);
        let randomized = head.parameters.get("randomize") == Some("true");
        let plain = !filtered && !randomized && !is_instance_file(extension) && !scan::has(select.list);
        if plain && self.lists.get(select.list).is_none() {
            return Err(self.error("list-unknown", row, "type").with("list", select.list).stop());
        }
        if let Some(question) = &mut node.question {
            question.kind = Cow::Borrowed(select.kind);
            question.itemset = Some(Cow::Owned(select.list.to_owned()));
            question.parameters =
                head.parameters.clone().into_pairs().map(|(key, value)| (key.into(), value.into())).collect();
            if select.kind == EXTERNAL && filtered {
                question.query = Some(Cow::Owned(select.list.to_owned()));
            } else if plain || (filtered && self.lists.get(select.list).is_some()) {
                question.list = Some(Cow::Owned(select.list.to_owned()));
            }
        }
        self.in_table_list(row, &select, filtered, &mut node)?;
        self.add(node);
        if let Some(other) = other {
            self.add(other);
        }
        Ok(())
    }

    /// Refuses a question whose choices are nowhere.
    fn find_list(&mut self, row: u32, select: &Select<'_>, filtered: bool, extension: &str) -> Outcome<()> {
        let list = select.list;
        if select.kind == EXTERNAL {
            if !filtered {
                self.warn("external-without-filter", row, "choice_filter");
            }
            self.find_external(row, list)?;
            self.read.external_used = true;
        } else {
            self.instances.insert(split_extension(list).0.to_owned());
        }
        if select.is_from_file() && !(is_instance_file(extension) && one_suffix(list)) {
            let problem = self.error("file-extension", row, "type").with("command", select.command);
            return Err(problem.with("list", list).stop());
        }
        let elsewhere = select.kind == EXTERNAL || is_instance_file(extension);
        match self.lists.get(list) {
            Some(found) if select.kind == "select all that apply" && !is_instance_file(extension) => {
                match found.spaced() {
                    Some(choice) => Err(Problem::error("choice-with-space")
                        .in_sheet("choices")
                        .at_row(choice.row)
                        .in_column("name")
                        .with("choice", &choice.name)
                        .with("list", list)
                        .stop()),
                    None => Ok(()),
                }
            }
            Some(_) => Ok(()),
            None if elsewhere || (scan::has(list) && select.kind != "select all that apply") => Ok(()),
            None if self.lists.is_empty() && !scan::has(list) => {
                Err(self.sheets.missing(SheetKind::Choices, "choices-sheet-missing", "choices-sheet-misspelt").stop())
            }
            None => Err(self.error("list-unknown", row, "type").with("list", list).stop()),
        }
    }

    fn find_external(&self, row: u32, list: &str) -> Outcome<()> {
        match self.external {
            None => Err(self
                .sheets
                .missing(SheetKind::ExternalChoices, "external-sheet-missing", "external-sheet-misspelt")
                .stop()),
            Some(lists) if lists.contains(list) => Ok(()),
            Some(_) => Err(self.error("external-list-unknown", row, "type").with("list", list).stop()),
        }
    }

    /// The question that asks what "other" is; the list gets the choice.
    fn other(&mut self, row: u32, select: &Select<'_>, filtered: bool, name: &str) -> Outcome<Node<'a>> {
        self.other_seen = true;
        if filtered {
            return Err(self.error("filter-with-other", row, "choice_filter").stop());
        }
        match self.lists.get_mut(select.list) {
            Some(list) => list.add_other(),
            None => return Err(self.error("other-without-choices", row, "type").stop()),
        }
        let mut other = Node::question("text", format!("{name}_other"), row);
        other.label = Some(Value::from("Specify other."));
        other.bind = Some(Map::from_iter([("relevant", Value::from(format!("selected(../{name}, 'other')")))]));
        Ok(other)
    }

    /// In a table-list all questions share one list, and a first question of its own shows the choices' labels.
    fn in_table_list(&mut self, row: u32, select: &Select<'_>, filtered: bool, node: &mut Node<'a>) -> Outcome<()> {
        if self.table_list == TableList::None {
            return Ok(());
        }
        if self.table_list == TableList::Begun {
            if filtered {
                return Err(self.error("filter-in-table-list", row, "choice_filter").stop());
            }
            if self.lists.get(select.list).is_none() {
                return Err(self.error("list-unknown", row, "type").with("list", select.list).stop());
            }
            self.table_list = TableList::Of(select.list.to_owned());
            let mut heading = Node::question(select.kind, format!("reserved_name_for_field_list_labels_{row}"), row);
            heading.control.insert("appearance", "label");
            if let Some(question) = &mut heading.question {
                question.itemset = Some(Cow::Owned(select.list.to_owned()));
            }
            self.add(heading);
        }
        if let TableList::Of(list) = &self.table_list
            && list != select.list
        {
            let problem = self.error("table-list-mixed", row, "type").with("first", list);
            return Err(problem.with("second", select.list).stop());
        }
        node.control.insert("appearance", "list-nolabel");
        Ok(())
    }
}

fn check_parameters(parameters: &Parameters, select: &Select<'_>, row: u32) -> Outcome<()> {
    if matches!(select.command, "select_one_from_file" | "select_multiple_from_file") {
        parameters.accept(&["label", "randomize", "seed", "value"], row)?;
        for name in ["value", "label"] {
            if let Some(value) = parameters.get(name)
                && !is_element_name(value)
            {
                let problem = Problem::error("name-invalid").in_sheet("survey").at_row(row);
                return Err(problem.in_column(format!("parameters ({name})")).stop());
            }
        }
    } else {
        parameters.accept(&["randomize", "seed"], row)?;
    }
    match (parameters.get("randomize"), parameters.get("seed")) {
        (Some("true" | "false"), Some(seed)) if scan::sole(seed).is_none() && !is_number(seed) => {
            Err(parameters.problem("seed-invalid", row).stop())
        }
        (Some("true" | "false"), _) | (None, None) => Ok(()),
        (Some(value), _) => Err(parameters.problem("randomize-invalid", row).with("value", value).stop()),
        (None, Some(_)) => Err(parameters.problem("seed-alone", row).stop()),
    }
}

/// Whether a file name has exactly one extension.
fn one_suffix(file: &str) -> bool {
    let name = file.rsplit('/').next().unwrap_or(file);
    name.trim_start_matches('.').matches('.').count() == 1
}
