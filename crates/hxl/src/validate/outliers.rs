//! Numbers far from the others: more than three standard deviations from the mean, the lowest and the highest left out.
//!
//! Sums are made in the order libhxl makes them, so that a number at the very edge falls on the same side.

use crate::text::number::{self, Number};

/// From this many numbers on the lowest and the highest do not count.
const MANY: usize = 10;

#[derive(Clone, Default)]
struct Group {
    numbers: Vec<f64>,
    mean: f64,
    deviation: f64,
    /// Numbers that vary more than their mean have no outliers.
    varied: bool,
    seen: bool,
}

pub(super) struct Outliers {
    groups: Vec<Group>,
}

impl Outliers {
    pub(super) fn new(columns: usize) -> Self {
        Outliers { groups: vec![Group::default(); columns] }
    }

    pub(super) fn learn(&mut self, group: usize, value: &str) {
        self.groups[group].numbers.extend(number::figure(value));
    }

    pub(super) fn learnt(&mut self) {
        self.groups.iter_mut().filter(|group| !group.numbers.is_empty()).for_each(Group::learnt);
    }

    pub(super) fn may_find(&self, group: usize) -> bool {
        self.groups[group].seen && !self.groups[group].varied
    }

    pub(super) fn is_outlier(&self, group: usize, value: &str) -> bool {
        let Group { mean, deviation, .. } = self.groups[group];
        number::figure(value).is_some_and(|number| (number - mean).abs() > deviation * 3.0)
    }
}

impl Group {
    fn learnt(&mut self) {
        let mut numbers = std::mem::take(&mut self.numbers);
        let counted = if numbers.len() >= MANY {
            numbers.sort_unstable_by(f64::total_cmp);
            &numbers[1..numbers.len() - 1]
        } else {
            &numbers[..]
        };
        let count = counted.len() as f64;
        let sum = counted.iter().filter_map(|number| Number::from_f64(*number)).reduce(|a, b| a + b);
        self.mean = sum.map_or(0.0, Number::as_f64) / count;
        let squares: f64 = counted.iter().map(|number| (number - self.mean) * (number - self.mean)).sum();
        self.deviation = (squares / count).sqrt();
        self.varied = self.mean != 0.0 && self.deviation / self.mean > 1.0;
        self.seen = true;
    }
}
