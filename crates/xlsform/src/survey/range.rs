//! Ranges: a number picked on a scale.

use std::borrow::Cow;

use super::number::Decimal;
use super::row::bind_of;
use super::{Head, Reader};
use crate::choices::List;
use crate::parameters::Parameters;
use crate::problems::Outcome;
use crate::tree::Node;
use crate::value::Value;

const ACCEPTED: [&str; 6] = ["end", "placeholder", "start", "step", "tick_interval", "tick_labelset"];

/// The numbers of a scale.
struct Scale {
    start: Decimal,
    end: Decimal,
    step: Decimal,
    tick: Option<Decimal>,
    placeholder: Option<Decimal>,
}

impl<'a> Reader<'a, '_> {
    pub(super) fn range(&self, head: &Head<'a>, node: &mut Node<'a>) -> Outcome<()> {
        let row = head.number;
        let mut parameters = head.parameters.clone();
        parameters.accept(&ACCEPTED, row)?;
        let appearance = head.appearance.as_deref().unwrap_or_default();
        let plain = appearance.is_empty() || appearance.contains("vertical") || appearance.contains("no-ticks");
        if !plain && ["tick_interval", "placeholder", "tick_labelset"].iter().any(|key| parameters.get(key).is_some()) {
            return Err(parameters.problem("range-appearance", row).stop());
        }
        for (key, value) in [("start", "1"), ("end", "10"), ("step", "1")] {
            if parameters.get(key).is_none() {
                parameters.set(key, value.to_owned());
            }
        }
        let scale = Scale::read(&parameters, row)?;
        scale.check(&parameters, row)?;
        let labels = parameters.get("tick_labelset").map(str::to_owned);
        if let Some(labels) = &labels {
            let list = self.lists.get(labels).ok_or_else(|| parameters.problem("range-labels-unknown", row).stop())?;
            scale.check_labels(&parameters, row, list, appearance.contains("no-ticks"))?;
        }
        if !scale.is_whole() {
            bind_of(node).insert("type", "decimal");
        }
        for (key, value) in parameters.into_pairs() {
            match key.as_str() {
                "start" => node.control.insert("start", Value::from(value)),
                "end" => node.control.insert("end", Value::from(value)),
                "step" => node.control.insert("step", Value::from(value)),
                "tick_interval" => node.control.insert("odk:tick-interval", Value::from(value)),
                "placeholder" => node.control.insert("odk:placeholder", Value::from(value)),
                _ => {}
            }
        }
        if let Some(question) = &mut node.question {
            question.itemset = labels.map(Cow::Owned);
        }
        Ok(())
    }
}

impl Scale {
    fn read(parameters: &Parameters, row: u32) -> Outcome<Self> {
        let read = |name: &'static str| match parameters.get(name) {
            None => Ok(None),
            Some(text) => match Decimal::read(text) {
                Some(number) => Ok(Some(number)),
                None => Err(parameters.problem("range-not-a-number", row).with("name", name).stop()),
            },
        };
        let needed = |name: &'static str| {
            read(name)?.ok_or_else(|| parameters.problem("range-not-a-number", row).with("name", name).stop())
        };
        Ok(Self {
            start: needed("start")?,
            end: needed("end")?,
            step: needed("step")?,
            tick: read("tick_interval")?,
            placeholder: read("placeholder")?,
        })
    }

    fn check(&self, parameters: &Parameters, row: u32) -> Outcome<()> {
        let width = self.end.minus(self.start).abs();
        let fault =
            |code: &'static str, name: &'static str| Err(parameters.problem(code, row).with("name", name).stop());
        for (name, number) in [("step", Some(self.step)), ("tick_interval", self.tick)] {
            let Some(number) = number else { continue };
            if number.is_zero() {
                return fault("range-zero", name);
            }
            if number > width {
                return fault("range-too-large", name);
            }
            if !number.is_multiple_of(self.step) {
                return fault("range-not-a-multiple", name);
            }
        }
        if let Some(placeholder) = self.placeholder {
            if !placeholder.minus(self.start).is_multiple_of(self.step) {
                return fault("range-not-a-multiple", "placeholder");
            }
            if !placeholder.is_between(self.start, self.end) {
                return fault("range-outside", "placeholder");
            }
        }
        Ok(())
    }

    fn check_labels(&self, parameters: &Parameters, row: u32, list: &List<'_>, no_ticks: bool) -> Outcome<()> {
        let mut values = Vec::new();
        for choice in &list.choices {
            let Some(value) = Decimal::read(&choice.name) else {
                return Err(parameters.problem("range-label-not-a-number", row).stop());
            };
            if !value.is_between(self.start, self.end) {
                return Err(parameters.problem("range-label-outside", row).stop());
            }
            for (name, step) in [("tick_interval", self.tick), ("step", Some(self.step))] {
                if step.is_some_and(|step| !value.minus(self.start).is_multiple_of(step)) {
                    return Err(parameters.problem("range-label-not-a-multiple", row).with("name", name).stop());
                }
            }
            // More than two are too many already.
            if values.len() <= 2 && !values.contains(&value) {
                values.push(value);
            }
        }
        if no_ticks && values.len() > 2 {
            return Err(parameters.problem("range-labels-too-many", row).stop());
        }
        let ends = [self.start, self.end];
        let only_ends = ends.iter().all(|end| values.contains(end)) && values.iter().all(|value| ends.contains(value));
        if no_ticks && !only_ends {
            return Err(parameters.problem("range-labels-not-the-ends", row).stop());
        }
        Ok(())
    }

    fn is_whole(&self) -> bool {
        [Some(self.start), Some(self.end), Some(self.step), self.tick, self.placeholder]
            .into_iter()
            .flatten()
            .all(Decimal::is_whole)
    }
}
