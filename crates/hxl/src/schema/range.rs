//! Lowest and highest values, compared as dates in date columns, else as numbers, else as folded text.

use crate::Column;
use crate::text::number::Number;
use crate::text::{date, fold};

#[derive(Clone, Debug)]
struct Bound {
    text: String,
    number: Option<Number>,
    date: Option<String>,
}

/// Which bound a value is beyond.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Beyond {
    Below(String),
    Above(String),
}

/// A lowest and a highest value, either of which may be missing.
#[derive(Clone, Debug)]
pub struct Range {
    least: Option<Bound>,
    most: Option<Bound>,
}

impl Range {
    pub fn new(least: Option<&str>, most: Option<&str>, this_year: i16) -> Self {
        let bound = |text: &str| Bound {
            text: fold::fold(text),
            number: Number::read(text),
            date: date::normal(text, this_year),
        };
        Range { least: least.map(bound), most: most.map(bound) }
    }

    pub(crate) fn judge(&self, value: &str, column: &Column, this_year: i16) -> Option<Beyond> {
        let of = |bound: &Option<Bound>, part: fn(&Bound) -> Option<String>| bound.as_ref().and_then(part);
        if column.is_date() {
            let [least, most] = [&self.least, &self.most].map(|bound| of(bound, |bound| bound.date.clone()));
            if (least.is_some() || most.is_some())
                && let Some(value) = date::normal(value, this_year)
            {
                return beyond(&value, least, most);
            }
        }
        let [least, most] = [&self.least, &self.most].map(|bound| bound.as_ref().and_then(|bound| bound.number));
        if (least.is_some() || most.is_some())
            && let Some(value) = Number::read(value)
        {
            return match (least, most) {
                (Some(least), _) if value.compare(least).is_lt() => Some(Beyond::Below(least.to_string())),
                (_, Some(most)) if value.compare(most).is_gt() => Some(Beyond::Above(most.to_string())),
                _ => None,
            };
        }
        let [least, most] = [&self.least, &self.most].map(|bound| of(bound, |bound| Some(bound.text.clone())));
        beyond(&fold::fold(value), least, most)
    }
}

fn beyond(value: &str, least: Option<String>, most: Option<String>) -> Option<Beyond> {
    match (least, most) {
        (Some(least), _) if value < least.as_str() => Some(Beyond::Below(least)),
        (_, Some(most)) if value > most.as_str() => Some(Beyond::Above(most)),
        _ => None,
    }
}
