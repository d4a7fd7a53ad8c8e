//! Class breaks: which numbers share a colour.
//!
//! Quantiles of the numbers above zero, rounded to figures people say (10, 25, 40, 60), so that classes are about
//! equally filled and a legend can be read aloud. Zero is a class of its own: nothing is not little.

/// The classes of one set of numbers.
#[derive(Debug, Clone, PartialEq)]
pub struct Classes {
    /// Where each class above zero begins, rising.
    starts: Vec<f64>,
    whole: bool,
    zero: bool,
}

/// One line of a legend.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Class {
    /// The class of the palette, 0 to 5.
    pub class: u8,
    pub from: f64,
    /// The highest number of the class; the last class has no end. With fractions it is where the next begins.
    pub to: Option<f64>,
}

/// At most `n` classes (one to five) above zero. Numbers below zero or not finite are left out of account.
pub fn breaks(values: &[f64], n: usize) -> Classes {
    let counted = || values.iter().copied().filter(|value| value.is_finite() && *value >= 0.0);
    let mut above: Vec<f64> = counted().filter(|value| *value > 0.0).collect();
    above.sort_by(f64::total_cmp);
    let whole = above.iter().all(|value| value.fract() == 0.0);
    let n = n.clamp(1, 5);
    let mut starts: Vec<f64> = Vec::new();
    for class in 0..n {
        let Some(value) = above.get(class * above.len() / n) else { break };
        let start = match class {
            0 if whole => 1.0,
            _ if whole => rounded(*value).max(1.0).round(),
            _ => rounded(*value),
        };
        // A class that would leave the one before it empty is none.
        let fills = |last: &f64| above.iter().any(|value| (*last..start).contains(value));
        if starts.last().is_none_or(fills) {
            starts.push(start);
        }
    }
    Classes { starts, whole, zero: counted().any(|value| value == 0.0) }
}

/// The nearest figure not above the number, of one or one and a half digits.
fn rounded(value: f64) -> f64 {
    const FIGURES: [f64; 11] = [1.0, 1.5, 2.0, 2.5, 3.0, 4.0, 5.0, 6.0, 7.5, 8.0, 9.0];
    let power = 10f64.powf(value.log10().floor());
    let figures = FIGURES.iter().map(|figure| figure * power);
    figures.filter(|figure| *figure <= value * (1.0 + 1e-9)).fold(power, f64::max).min(value)
}

impl Classes {
    /// The class of the palette a number belongs to: 0 for zero and below, steps spread over 1 to 5 above.
    pub fn class(&self, value: f64) -> u8 {
        if value.is_nan() || value <= 0.0 {
            return 0;
        }
        let step = self.starts.iter().filter(|start| **start <= value).count().max(1) - 1;
        self.spread(step)
    }

    fn spread(&self, step: usize) -> u8 {
        match self.starts.len() {
            0 | 1 => 3,
            steps => 1 + (step * 4 / (steps - 1)) as u8,
        }
    }

    /// The lines of the legend, zero first if it occurs.
    pub fn legend(&self) -> Vec<Class> {
        let zero = self.zero.then_some(Class { class: 0, from: 0.0, to: Some(0.0) });
        let steps = self.starts.iter().enumerate().map(|(step, from)| {
            let next = self.starts.get(step + 1);
            let to = next.map(|next| if self.whole { next - 1.0 } else { *next });
            Class { class: self.spread(step), from: *from, to }
        });
        zero.into_iter().chain(steps).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn breaks_are_figures_people_say_and_zero_stands_alone() {
        let values =
            [74.0, 61.0, 58.0, 42.0, 36.0, 33.0, 31.0, 27.0, 22.0, 14.0, 12.0, 11.0, 9.0, 8.0, 7.0, 6.0, 5.0, 4.0, 0.0];
        let classes = breaks(&values, 5);
        let lines: Vec<_> = classes.legend().iter().map(|line| (line.from, line.to)).collect();
        let ends = [(0.0, 0.0), (1.0, 5.0), (6.0, 9.0), (10.0, 24.0), (25.0, 39.0)].map(|(from, to)| (from, Some(to)));
        assert_eq!(lines[..5], ends);
        assert_eq!(lines[5], (40.0, None));
        assert_eq!(classes.class(0.0), 0);
        assert_eq!(classes.class(74.0), 5);
    }

    #[test]
    fn few_different_numbers_make_few_classes() {
        assert_eq!(breaks(&[], 5).legend(), []);
        assert_eq!(breaks(&[3.0, 3.0], 5).legend(), [Class { class: 3, from: 1.0, to: None }]);
        let shares = breaks(&[0.05, 0.5], 2).legend();
        assert_eq!(shares.iter().map(|line| line.from).collect::<Vec<_>>(), [0.05, 0.5]);
    }

    proptest! {
        #[test]
        fn every_number_falls_into_the_class_its_legend_names(
            values in prop::collection::vec(0..50_000u32, 1..60), n in 0..9usize
        ) {
            let values: Vec<f64> = values.into_iter().map(f64::from).collect();
            let classes = breaks(&values, n);
            let legend = classes.legend();
            prop_assert!(legend.windows(2).all(|pair| pair[0].class < pair[1].class && pair[0].to < Some(pair[1].from)));
            for value in values {
                let line = legend.iter().find(|line| line.from <= value && line.to.is_none_or(|to| value <= to));
                prop_assert_eq!(line.map(|line| line.class), Some(classes.class(value)));
            }
        }
    }
}
