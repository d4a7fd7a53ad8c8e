//! Places, lines and areas, and the tags of a map.

use std::borrow::Cow;

use super::row::bind_of;
use super::{Head, Reader};
use crate::parameters::is_number;
use crate::problems::{Outcome, Problem};
use crate::references::scan;
use crate::settings::yes_no;
use crate::tree::{Action, Node};

/// A place taken by itself when the form is opened.
pub(super) fn start(node: &mut Node<'_>) {
    if let Some(question) = &mut node.question {
        question.actions.push(Action::new("odk:setgeopoint", Action::FIRST_LOAD));
    }
}

impl<'a> Reader<'a, '_> {
    pub(super) fn geo(&mut self, head: &Head<'a>, node: &mut Node<'a>) -> Outcome<()> {
        let (parameters, row) = (&head.parameters, head.number);
        if head.kind == "geopoint" {
            parameters
                .accept(&["allow-mock-accuracy", "capture-accuracy", "reference-geometry", "warning-accuracy"], row)?;
            let thresholds = [
                ("capture-accuracy", "accuracyThreshold", "geo-capture-accuracy"),
                ("warning-accuracy", "unacceptableAccuracyThreshold", "geo-warning-accuracy"),
            ];
            for (name, attribute, code) in thresholds {
                let Some(value) = parameters.get(name) else { continue };
                if !is_number(value) {
                    return Err(parameters.problem(code, row).stop());
                }
                node.control.insert(attribute, value.to_owned());
            }
        } else {
            parameters.accept(&["allow-mock-accuracy", "incremental", "reference-geometry"], row)?;
            if let Some(value) = parameters.get("incremental") {
                if yes_no(value) != Some(true) {
                    return Err(parameters.problem("geo-incremental", row).stop());
                }
                node.control.insert("incremental", "true");
            }
        }
        if let Some(value) = parameters.get("allow-mock-accuracy") {
            if !matches!(value, "true" | "false") {
                return Err(parameters.problem("geo-mock-accuracy", row).stop());
            }
            bind_of(node).insert("odk:allow-mock-accuracy", value.to_owned());
        }
        if let Some(value) = parameters.get("reference-geometry") {
            self.geometries.push((value.to_owned(), row));
            if let Some(question) = &mut node.question {
                question.itemset = Some(Cow::Owned(value.to_owned()));
            }
        }
        Ok(())
    }

    /// Refuses reference geometries that are neither a list, a file nor a repeat.
    pub(super) fn check_geometries(&mut self) {
        let mut problems = Vec::new();
        for (target, row) in &self.geometries {
            let is_list =
                self.instances.contains(target) || self.lists.get(target).is_some() || self.entities.has(target);
            let is_repeat = scan::sole(target).is_some_and(|reference| self.repeats.contains(reference.name));
            if !is_list && !is_repeat {
                problems.push(self.error("geo-reference", *row, "parameters"));
            }
        }
        self.read.problems.extend(problems);
    }

    pub(super) fn background_geopoint(&self, head: &Head<'a>, node: &Node<'a>) -> Outcome<()> {
        if head.triggers.is_empty() {
            return Err(self.error("background-geopoint-trigger", head.number, "trigger").stop());
        }
        if node.bind.as_ref().is_some_and(|bind| bind.contains("calculate")) {
            return Err(self.error("background-geopoint-calculation", head.number, "calculation").stop());
        }
        Ok(())
    }

    /// The tags of an `osm` question.
    pub(super) fn tags(&self, kind: &str, node: &mut Node<'a>) -> Outcome<()> {
        let Some(question) = &mut node.question else { return Ok(()) };
        let Some(list) = kind.split_once("osm ").and_then(|(_, rest)| rest.split_whitespace().next()) else {
            return Ok(());
        };
        question.kind = Cow::Borrowed("osm");
        let Some(tags) = self.osm else { return Ok(()) };
        let Some(tags) = tags.get(list) else {
            return Err(Problem::error("osm-list-unknown")
                .in_sheet("survey")
                .at_row(node.row)
                .with("list", list)
                .stop());
        };
        question.tags = tags
            .iter()
            .filter_map(|tag| Some((tag.get("name")?.shown().into_owned().into(), tag.get("label").cloned())))
            .collect();
        Ok(())
    }
}
