//! Values of expressions and of nodes, and JavaRosa's conversions between them.
//!
//! A moment is milliseconds since 1970 in UTC; which day that is depends on the [`Zone`].

use std::rc::Rc;

use super::dates::Zone;
use crate::form::DataKind;

/// What an expression evaluates to.
#[derive(Clone, Debug)]
pub(crate) enum Value {
    Flag(bool),
    Number(f64),
    Text(Rc<str>),
    Moment(i64),
    /// Nodes, by number.
    Nodes(Vec<u32>),
}

/// What a node holds.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) enum Datum {
    #[default]
    Empty,
    Text(Rc<str>),
    Whole(i64),
    Decimal(f64),
    Flag(bool),
    Date(i64),
    Time(i64),
    DateTime(i64),
}

/// Why an expression cannot be evaluated.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Fault {
    /// JavaRosa has no such function.
    Function(Box<str>),
    /// A function with a wrong number of arguments.
    Arity(&'static str),
    /// One value is needed and there are several nodes.
    Repeated(Box<str>),
    /// A path JavaRosa cannot follow.
    Path,
    /// Nodes are needed and this is a value.
    NotNodes(&'static str),
    /// A value that cannot be what the function needs.
    Type(&'static str, Box<str>),
    /// An instance that is not there.
    Instance(Box<str>),
    /// A regular expression, a format or a digest that does not exist.
    Pattern(Box<str>),
    /// A text that choices are to be mixed by.
    Seed(Box<str>),
    /// A variable.
    Variable,
    /// More work than is done for one form.
    TooMuch,
}

impl Fault {
    /// What it is about, as the form writes it; empty where that is the expression as a whole.
    pub(crate) fn subject(&self) -> &str {
        match self {
            Self::Function(text) | Self::Repeated(text) | Self::Instance(text) | Self::Pattern(text) => text,
            Self::Type(_, value) | Self::Seed(value) => value,
            Self::Arity(name) | Self::NotNodes(name) => name,
            Self::Path | Self::Variable | Self::TooMuch => "",
        }
    }
}

pub(crate) type Answer = Result<Value, Fault>;

impl Value {
    pub(crate) fn text(text: impl Into<Rc<str>>) -> Self {
        Self::Text(text.into())
    }

    /// Whether it is empty: no text or no number.
    pub(crate) fn is_null(&self) -> bool {
        match self {
            Self::Text(text) => text.is_empty(),
            Self::Number(number) => number.is_nan(),
            _ => false,
        }
    }

    /// As a condition. Nodes must have been unpacked.
    pub(crate) fn flag(&self) -> bool {
        match self {
            Self::Flag(flag) => *flag,
            Self::Number(number) => number.abs() > 1e-12,
            Self::Text(text) => !text.is_empty(),
            Self::Moment(_) => true,
            Self::Nodes(nodes) => !nodes.is_empty(),
        }
    }

    /// As a number; moments become days since 1970.
    pub(crate) fn number(&self, zone: Zone) -> f64 {
        match self {
            Self::Flag(flag) => f64::from(u8::from(*flag)),
            Self::Number(number) => *number,
            Self::Text(text) => number(text),
            Self::Moment(moment) => zone.day(*moment) as f64,
            Self::Nodes(_) => f64::NAN,
        }
    }

    /// As text.
    pub(crate) fn string(&self, zone: Zone) -> Rc<str> {
        match self {
            Self::Flag(flag) => if *flag { "true" } else { "false" }.into(),
            Self::Number(number) => text_of(*number).into(),
            Self::Text(text) => text.clone(),
            Self::Moment(moment) => zone.date(*moment).into(),
            Self::Nodes(_) => "".into(),
        }
    }
}

/// A text as a number: digits, points and minus signs only, a comma counting as a point.
pub(crate) fn number(text: &str) -> f64 {
    let text = text.trim();
    if text.is_empty() || !text.bytes().all(|c| c.is_ascii_digit() || matches!(c, b'-' | b'.' | b',')) {
        return f64::NAN;
    }
    text.replace(',', ".").parse().unwrap_or(f64::NAN)
}

/// A number without its fraction.
pub(crate) fn truncate(number: f64) -> f64 {
    number.trunc()
}

/// A number as Java turns it into an `int`.
pub(crate) fn int(number: f64) -> i32 {
    number as i32
}

/// A number as text, as JavaRosa writes it within expressions.
pub(crate) fn text_of(number: f64) -> String {
    if number.is_nan() {
        "NaN".into()
    } else if number.abs() < 1e-12 {
        "0".into()
    } else if number.is_infinite() {
        if number < 0.0 { "-Infinity" } else { "Infinity" }.into()
    } else if (number - f64::from(int(number))).abs() < 1e-12 {
        int(number).to_string()
    } else {
        java(number)
    }
}

/// A number as Java writes it: with a point always, with an exponent from ten million up and below a thousandth.
pub(crate) fn java(number: f64) -> String {
    let size = number.abs();
    if size != 0.0 && !(1e-3..1e7).contains(&size) && size.is_finite() {
        let text = format!("{number:E}");
        let (digits, exponent) = text.split_once('E').unwrap_or((&text, "0"));
        let point = if digits.contains('.') { "" } else { ".0" };
        return format!("{digits}{point}E{exponent}");
    }
    if number.fract() == 0.0 && number.is_finite() { format!("{number:.1}") } else { number.to_string() }
}

impl Datum {
    /// What an expression sees of it.
    pub(crate) fn value(&self) -> Value {
        match self {
            Self::Empty => Value::Text("".into()),
            Self::Text(text) => Value::Text(text.clone()),
            Self::Whole(number) => Value::Number(*number as f64),
            Self::Decimal(number) => Value::Number(*number),
            Self::Flag(flag) => Value::Flag(*flag),
            Self::Date(moment) | Self::Time(moment) | Self::DateTime(moment) => Value::Moment(*moment),
        }
    }

    /// What a submission says.
    pub(crate) fn write(&self, zone: Zone) -> Rc<str> {
        match self {
            Self::Empty => "".into(),
            Self::Text(text) => text.clone(),
            Self::Whole(number) => number.to_string().into(),
            Self::Decimal(number) => java(*number).into(),
            Self::Flag(flag) => if *flag { "1" } else { "0" }.into(),
            Self::Date(moment) => zone.date(*moment).into(),
            Self::Time(moment) => zone.time(*moment).into(),
            Self::DateTime(moment) => format!("{}T{}", zone.date(*moment), zone.time(*moment)).into(),
        }
    }

    /// A value worked out by an expression, as a node of a type keeps it.
    ///
    /// # Errors
    /// Where the value cannot be of that type.
    pub(crate) fn worked(value: &Value, kind: DataKind, zone: Zone) -> Result<Self, Fault> {
        if value.is_null() {
            return Ok(Self::Empty);
        }
        if kind == DataKind::Boolean || matches!(value, Value::Flag(_)) {
            return Ok(Self::Flag(value.flag()));
        }
        match value {
            Value::Number(number) => {
                let whole = *number as i64;
                let integral = (number - whole as f64).abs() < 1e-9;
                Ok(match kind {
                    DataKind::Integer => Self::Whole(i64::from(int(*number))),
                    DataKind::Long => Self::Whole(whole),
                    _ if integral => Self::Whole(whole),
                    _ => Self::Decimal(*number),
                })
            }
            Value::Moment(moment) => Ok(match kind {
                DataKind::Date => Self::Date(zone.midnight(*moment)),
                DataKind::Time => Self::Time(*moment),
                DataKind::Choice | DataKind::Choices | DataKind::Geopoint | DataKind::Geotrace | DataKind::Geoshape => {
                    Self::Text(value.string(zone))
                }
                _ => Self::DateTime(*moment),
            }),
            value => Self::geo(value.string(zone), kind),
        }
    }

    fn geo(text: Rc<str>, kind: DataKind) -> Result<Self, Fault> {
        if matches!(kind, DataKind::Geopoint | DataKind::Geotrace | DataKind::Geoshape) {
            let written = super::geo::written(&text, kind).ok_or_else(|| Fault::Type("geo", text.as_ref().into()))?;
            return Ok(Self::Text(written.into()));
        }
        Ok(Self::Text(text))
    }

    /// A text of a document or an answer, as a node of a type keeps it.
    ///
    /// # Errors
    /// Where JavaRosa refuses to load it: a date or time that is none.
    pub(crate) fn read(text: &str, kind: DataKind, zone: Zone, now: i64) -> Result<Self, Fault> {
        let trimmed = text.trim();
        if trimmed.is_empty() {
            return Ok(Self::Empty);
        }
        let bad = || Fault::Type("date", trimmed.into());
        Ok(match kind {
            DataKind::Untyped | DataKind::Text | DataKind::Other | DataKind::Choice => Self::Text(text.into()),
            DataKind::Choices => {
                let words: Vec<&str> = text.split(' ').filter(|word| !word.is_empty()).collect();
                if words.is_empty() { Self::Empty } else { Self::Text(words.join(" ").into()) }
            }
            DataKind::Integer => trimmed.parse::<i32>().map_or(Self::Empty, |number| Self::Whole(number.into())),
            DataKind::Long => trimmed.parse().map_or(Self::Empty, Self::Whole),
            DataKind::Decimal => trimmed.parse().map_or(Self::Empty, Self::Decimal),
            DataKind::Boolean => Self::Flag(matches!(trimmed, "1" | "t")),
            DataKind::Date => Self::Date(zone.parse_date(trimmed).ok_or_else(bad)?),
            DataKind::DateTime => zone.parse(trimmed).ok_or_else(bad)?.map_or(Self::Empty, Self::DateTime),
            DataKind::Time => zone.parse_time(trimmed, now).map_or(Self::Empty, Self::Time),
            DataKind::Geopoint | DataKind::Geotrace | DataKind::Geoshape => {
                super::geo::written(trimmed, kind).map_or(Self::Empty, |written| Self::Text(written.into()))
            }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_java_writes_them() {
        for (number, text) in [
            (0.3333333333333333, "0.3333333333333333"),
            (10_000_000.0, "10000000"),
            (3e9, "3.0E9"),
            (0.0001, "1.0E-4"),
            (12_345_678.9, "1.23456789E7"),
            (-0.5, "-0.5"),
            (f64::INFINITY, "Infinity"),
            (f64::NAN, "NaN"),
        ] {
            assert_eq!(text_of(number), text);
        }
        assert_eq!(java(2.5), "2.5");
        assert_eq!(java(4.0), "4.0");
    }

    #[test]
    fn texts_become_numbers_where_they_are_plain() {
        assert_eq!(number("1,5"), 1.5);
        assert_eq!(number(" 12 "), 12.0);
        for none in ["1e3", "--1", "", "x", "1.2.3"] {
            assert!(number(none).is_nan(), "{none}");
        }
    }
}
