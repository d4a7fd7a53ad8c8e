//! Queries on rows: `#sector=Health`, `#reached>=100`, `#date<2024-03`, `#org~^un`, `#adm1 is not empty`.
//!
//! A row fits if any column that matches does. Values are compared as dates under `#date`, else as numbers where both are,
//! else as folded text.

use std::cmp::Ordering;
use std::str::FromStr;

use regex::Regex;

use crate::schema::python_ends;
use crate::text::number::Number;
use crate::text::{date, fold, number, space};
use crate::{Cells, Column, HxlError, Pattern};

#[derive(Clone, Debug)]
enum Operator {
    /// Whether it holds if the value is less, equal, greater.
    Order(Holds),
    Matches {
        regex: Regex,
        wanted: bool,
    },
    Is {
        what: What,
        wanted: bool,
    },
}

#[derive(Clone, Copy, Debug)]
enum What {
    Empty,
    Number,
    Date,
}

/// One condition.
#[derive(Clone, Debug)]
pub struct Query {
    pattern: Pattern,
    operator: Operator,
    value: String,
}

/// Whether a sign holds of how two values compare.
type Holds = fn(Ordering) -> bool;

/// Signs in the order to try them, the longer first.
const SIGNS: [(&str, Holds); 6] = [
    ("<=", Ordering::is_le),
    (">=", Ordering::is_ge),
    ("!=", Ordering::is_ne),
    ("<", Ordering::is_lt),
    (">", Ordering::is_gt),
    ("=", Ordering::is_eq),
];

impl FromStr for Query {
    type Err = HxlError;

    fn from_str(text: &str) -> Result<Self, HxlError> {
        let refused = || HxlError::Query(text.trim().to_owned());
        let folded = fold::fold(text);
        let sign = folded.find(['<', '>', '=', '~', '!']);
        let is = folded.find(" is ").filter(|at| sign.is_none_or(|sign| *at < sign));
        if let Some(at) = is {
            let (what, wanted) = match folded[at + 4..].trim() {
                "empty" => (What::Empty, true),
                "not empty" => (What::Empty, false),
                "number" => (What::Number, true),
                "not number" => (What::Number, false),
                "date" => (What::Date, true),
                "not date" => (What::Date, false),
                _ => return Err(refused()),
            };
            let operator = Operator::Is { what, wanted };
            return Ok(Query { pattern: folded[..at].parse()?, operator, value: String::new() });
        }
        let at = sign.ok_or_else(refused)?;
        let pattern = folded[..at].parse()?;
        let rest = &folded[at..];
        if let Some((wanted, regex)) =
            [("!~", false), ("~", true)].iter().find_map(|(sign, wanted)| Some((*wanted, rest.strip_prefix(sign)?)))
        {
            let regex = Regex::new(&python_ends(regex.trim())).map_err(|_| refused())?;
            return Ok(Query { pattern, operator: Operator::Matches { regex, wanted }, value: String::new() });
        }
        let found = SIGNS.iter().find_map(|(sign, holds)| Some((*holds, rest.strip_prefix(sign)?)));
        let (holds, value) = found.ok_or_else(refused)?;
        Ok(Query { pattern, operator: Operator::Order(holds), value: value.trim().to_owned() })
    }
}

impl Query {
    pub fn pattern(&self) -> &Pattern {
        &self.pattern
    }

    /// Bound to the columns of a table. Dates without a year are of `this_year`.
    pub fn bind(&self, columns: &[Column], this_year: i16) -> Bound<'_> {
        let dated = self.pattern.name() == Some("date");
        Bound {
            query: self,
            columns: self.pattern.columns(columns),
            date: if dated { date::normal(&self.value, this_year) } else { None },
            number: Number::read(&self.value),
            this_year,
        }
    }
}

/// A query that knows its columns.
pub struct Bound<'q> {
    query: &'q Query,
    columns: Vec<usize>,
    date: Option<String>,
    number: Option<Number>,
    this_year: i16,
}

impl Bound<'_> {
    pub fn fits(&self, row: &(impl Cells + ?Sized)) -> bool {
        self.columns.iter().any(|at| *at < row.width() && self.holds(row.cell(*at)))
    }

    fn holds(&self, value: &str) -> bool {
        let holds = match &self.query.operator {
            Operator::Matches { regex, wanted } => return regex.is_match(&fold::fold(value)) == *wanted,
            Operator::Is { what, wanted } => {
                let value = fold::fold(value);
                let is = match what {
                    What::Empty => space::is_empty(&value),
                    What::Number => number::is_number(&value),
                    What::Date => date::is_date(&value, self.this_year),
                };
                return is == *wanted;
            }
            Operator::Order(holds) => holds,
        };
        if let Some(wanted) = &self.date
            && let Some(value) = date::normal(value, self.this_year)
        {
            return holds(value.cmp(wanted));
        }
        if let Some(wanted) = self.number
            && let Some(value) = Number::read(value)
        {
            return holds(value.compare(wanted));
        }
        holds(fold::fold(value).as_str().cmp(&self.query.value))
    }
}

#[cfg(test)]
mod tests {
    use super::Query;
    use crate::{Column, Tag};

    #[test]
    fn rows_fit_by_number_date_text_expression_and_kind() {
        let columns: Vec<Column> =
            ["#org", "#reached", "#date"].map(|tag| Column { header: String::new(), tag: Tag::parse(tag) }).to_vec();
        let row = ["UNICEF", "90", "5/3/2024"];
        for (query, expected) in [
            ("#org=unicef", true),
            ("#org != UNICEF", false),
            ("#reached<100", true),
            ("#reached >= 90.0", true),
            ("#date<2024-03-06", true),
            ("#date>2024-03-06", false),
            ("#org~^uni", true),
            ("#org!~cef$", false),
            ("#org is not empty", true),
            ("#reached is number", true),
            ("#nowhere=1", false),
        ] {
            let query: Query = query.parse().expect("a query");
            assert_eq!(query.bind(&columns, 2026).fits(row.as_slice()), expected, "{query:?}");
        }
        for text in ["", "#org", "=1", "#org is min", "#org~(", "is empty"] {
            assert!(text.parse::<Query>().is_err(), "{text}");
        }
    }
}
