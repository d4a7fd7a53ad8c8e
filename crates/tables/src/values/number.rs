//! Numbers, counts and coordinates.

use super::digits::plain;
use crate::{Cell, Value};

/// A number as typed; `percent` if a percent sign stood with it (the value is then not divided).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Number {
    pub value: f64,
    pub percent: bool,
}

/// Why something is not a sensible number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NumberError {
    #[error("nothing is written")]
    Blank,
    #[error("this is not a number")]
    NotANumber,
    #[error("a number this large makes no sense here")]
    Absurd,
    #[error("the number is below zero")]
    Negative,
    #[error("the number is not whole")]
    NotWhole,
    #[error("the coordinate lies off the globe")]
    OffTheGlobe,
}

impl NumberError {
    /// A stable name, the key of its translations.
    pub fn key(self) -> &'static str {
        match self {
            NumberError::Blank => "value-blank",
            NumberError::NotANumber => "value-not-a-number",
            NumberError::Absurd => "value-absurd-number",
            NumberError::Negative => "value-negative",
            NumberError::NotWhole => "value-not-whole",
            NumberError::OffTheGlobe => "value-off-the-globe",
        }
    }
}

/// Which sign parts whole from fraction where one number alone does not tell: `1.234` is 1234 for a German and
/// one and a bit for an Iraqi.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum DecimalMark {
    #[default]
    Point,
    Comma,
}

impl DecimalMark {
    /// The mark of a whole column: a comma if some number can only be read so and none can only be read with a point.
    pub fn infer<'a>(samples: impl IntoIterator<Item = &'a str>) -> Self {
        let (mut point, mut comma) = (0, 0);
        for sample in samples {
            let text = plain(sample);
            match (text.rfind('.'), text.rfind(',')) {
                (Some(dot), Some(sign)) if dot < sign => comma += 1,
                (Some(_), Some(_)) => point += 1,
                (Some(dot), None) if text[..dot].contains('.') => comma += 1,
                (Some(dot), None) if text.len() - dot != 4 => point += 1,
                (None, Some(sign)) if text[..sign].contains(',') => point += 1,
                (None, Some(sign)) if text.len() - sign != 4 => comma += 1,
                _ => (),
            }
        }
        if comma > point { DecimalMark::Comma } else { DecimalMark::Point }
    }
}

/// Beyond any count or sum of money in this field, and the last number a spreadsheet holds exactly.
const ABSURD: f64 = 1e15;

/// Reads a number from text in any digits, with grouping by comma, point, space or apostrophe, brackets for a
/// negative, or a percent sign.
pub fn number(text: &str, mark: DecimalMark) -> Result<Number, NumberError> {
    let text = plain(text);
    let mut rest = text.trim();
    if rest.is_empty() {
        return Err(NumberError::Blank);
    }
    let unmarked = rest.strip_suffix('%').or_else(|| rest.strip_prefix('%'));
    let percent = unmarked.is_some();
    rest = unmarked.unwrap_or(rest).trim();
    let mut sign = 1.0;
    if let Some(inner) = rest.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')) {
        (rest, sign) = (inner.trim(), -1.0);
    } else if let Some(inner) = rest.strip_prefix('-').or_else(|| rest.strip_suffix('-')) {
        (rest, sign) = (inner.trim(), -1.0);
    } else if let Some(inner) = rest.strip_prefix('+') {
        rest = inner;
    }
    let digits = ungrouped(rest, mark).ok_or(NumberError::NotANumber)?;
    let value = sign * digits.parse::<f64>().map_err(|_| NumberError::NotANumber)?;
    if value.abs() >= ABSURD { Err(NumberError::Absurd) } else { Ok(Number { value: value + 0.0, percent }) }
}

/// Reads a number from a cell.
pub fn number_in(cell: &Cell, mark: DecimalMark) -> Result<Number, NumberError> {
    match cell.value() {
        Value::Number(value) if value.abs() >= ABSURD => Err(NumberError::Absurd),
        Value::Number(value) => Ok(Number { value, percent: false }),
        Value::Empty => Err(NumberError::Blank),
        Value::Text => number(cell.as_str(), mark),
        Value::Date(_) | Value::DateTime(_) | Value::Bool(_) | Value::Error => Err(NumberError::NotANumber),
    }
}

/// More people than live on earth.
const MOST_PEOPLE: f64 = 1e10;

/// Reads a count of people or things: whole, not negative, and smaller than ten thousand million.
pub fn count(cell: &Cell, mark: DecimalMark) -> Result<u64, NumberError> {
    let Number { value, percent } = number_in(cell, mark)?;
    match value {
        _ if percent => Err(NumberError::NotANumber),
        value if value < 0.0 => Err(NumberError::Negative),
        value if value.fract() != 0.0 => Err(NumberError::NotWhole),
        value if value >= MOST_PEOPLE => Err(NumberError::Absurd),
        value => Ok(value as u64),
    }
}

/// The digits with at most one point, or nothing if the signs between them do not make a number.
fn ungrouped(text: &str, mark: DecimalMark) -> Option<String> {
    if !text.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '.' | ',' | '٫')) {
        return None;
    }
    if text.contains(['e', 'E']) {
        let scientific = text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'.' | b'e' | b'E' | b'+' | b'-'));
        return scientific.then(|| text.to_owned());
    }
    let decimal = decimal_position(text, mark);
    let (whole, fraction) = match decimal {
        Some(at) => {
            let sign = text[at..].chars().next()?;
            (&text[..at], &text[at + sign.len_utf8()..])
        }
        None => (text, ""),
    };
    if !fraction.bytes().all(|byte| byte.is_ascii_digit()) || (whole.is_empty() && fraction.is_empty()) {
        return None;
    }
    let mut signs = whole.chars().filter(|letter| !letter.is_ascii_digit());
    let grouping = signs.next();
    if !grouping.is_none_or(|sign| matches!(sign, ',' | '.' | '\'' | ' ') && signs.all(|other| other == sign)) {
        return None;
    }
    let digits: String = whole.chars().filter(char::is_ascii_digit).collect();
    if let Some(sign) = grouping {
        let mut groups = whole.split(sign);
        let first_fits = groups.next().is_some_and(|first| (1..=3).contains(&first.len()));
        if !first_fits || !groups.all(|group| group.len() == 3) {
            return None;
        }
    }
    Some(format!(
        "{}.{}",
        if digits.is_empty() { "0" } else { &digits },
        if fraction.is_empty() { "0" } else { fraction }
    ))
}

/// Where the fraction begins: after the last of two different signs, or after a sign which cannot be grouping.
fn decimal_position(text: &str, mark: DecimalMark) -> Option<usize> {
    if let Some(at) = text.find('٫') {
        return Some(at);
    }
    match (text.rfind('.'), text.rfind(',')) {
        (Some(dot), Some(sign)) => Some(dot.max(sign)),
        (None, None) => None,
        (dot, comma) => {
            let at = dot.or(comma)?;
            let own = if dot.is_some() { DecimalMark::Point } else { DecimalMark::Comma };
            let repeated = text[..at].contains(&text[at..at + 1]);
            let may_group = text.len() - at == 4 && (1..=3).contains(&at) && !text.starts_with('0');
            (!repeated && (own == mark || !may_group)).then_some(at)
        }
    }
}

/// Which coordinate is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Axis {
    Latitude,
    Longitude,
}

/// Reads a coordinate in degrees, decimal (`36.19`) or in minutes and seconds (`36°11'28"N`).
pub fn coordinate(cell: &Cell, axis: Axis) -> Result<f64, NumberError> {
    let most = if axis == Axis::Latitude { 90.0 } else { 180.0 };
    let degrees = match cell.value() {
        Value::Text => match number(cell.as_str(), DecimalMark::Point) {
            // A comma three digits before the end is no grouping in a coordinate: 36,191 lies in Erbil.
            Ok(found) if found.value.abs() > most => number(cell.as_str(), DecimalMark::Comma)?.value,
            Ok(found) => found.value,
            Err(NumberError::NotANumber) => sexagesimal(cell.as_str()).ok_or(NumberError::NotANumber)?,
            Err(other) => return Err(other),
        },
        _ => number_in(cell, DecimalMark::Point)?.value,
    };
    if degrees.abs() <= most { Ok(degrees) } else { Err(NumberError::OffTheGlobe) }
}

fn sexagesimal(text: &str) -> Option<f64> {
    let text = plain(text).to_uppercase();
    let negative = text.starts_with('-') || text.contains(['S', 'W']);
    let mut parts = text.split(|c: char| !(c.is_ascii_digit() || c == '.')).filter(|part| !part.is_empty());
    if !text.contains(['°', '\'', 'N', 'S', 'E', 'W']) {
        return None;
    }
    let mut degrees = parts.next()?.parse::<f64>().ok()?;
    for unit in [60.0, 3600.0] {
        let Some(part) = parts.next() else { break };
        let part = part.parse::<f64>().ok().filter(|part| *part < 60.0)?;
        degrees += part / unit;
    }
    parts.next().is_none().then_some(if negative { -degrees } else { degrees })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<f64, NumberError> {
        number(text, DecimalMark::Point).map(|number| number.value)
    }

    #[test]
    fn numbers_are_read_in_any_digits_and_grouping() {
        for (text, value) in [
            ("1234", 1234.0),
            ("1,234", 1234.0),
            ("1.234,5", 1234.5),
            ("1,234.5", 1234.5),
            ("١٬٢٣٤", 1234.0),
            ("١٢٫٥", 12.5),
            ("۱۲۳", 123.0),
            ("1 234", 1234.0),
            ("1\u{202F}234\u{A0}567", 1_234_567.0),
            ("1'234", 1234.0),
            ("1.234.567", 1_234_567.0),
            ("12,5", 12.5),
            ("(1,200)", -1200.0),
            ("−7", -7.0),
            ("\u{200F}٤٢\u{200E}", 42.0),
            ("1.2E+05", 120_000.0),
            ("0,125", 0.125),
            (".5", 0.5),
        ] {
            assert_eq!(read(text), Ok(value), "{text}");
        }
    }

    #[test]
    fn a_percent_sign_is_told() {
        for text in ["12%", "١٢٪", "12 %"] {
            assert_eq!(number(text, DecimalMark::Point), Ok(Number { value: 12.0, percent: true }), "{text}");
        }
    }

    #[test]
    fn the_column_decides_what_a_lone_sign_means() {
        assert_eq!(DecimalMark::infer(["1.234", "12,5"]), DecimalMark::Comma);
        assert_eq!(DecimalMark::infer(["1,234", "12.5"]), DecimalMark::Point);
        assert_eq!(number("1.234", DecimalMark::Comma).map(|n| n.value), Ok(1234.0));
        assert_eq!(number("1.234", DecimalMark::Point).map(|n| n.value), Ok(1.234));
    }

    #[test]
    fn nonsense_is_refused_with_its_reason() {
        for text in
            ["abc", "12 people", "1,23,4", "1.2.3", "--5", "1,2345.6", "٫", "NaN", "inf", "1e999x", "12 34", "5+"]
        {
            assert_eq!(read(text), Err(NumberError::NotANumber), "{text}");
        }
        assert_eq!(read("  "), Err(NumberError::Blank));
        assert_eq!(read("1e300"), Err(NumberError::Absurd));
        let count = |text: &str| count(&Cell::text(text), DecimalMark::Point);
        assert_eq!(count("-5"), Err(NumberError::Negative));
        assert_eq!(count("5.5"), Err(NumberError::NotWhole));
        assert_eq!(count("99999999999"), Err(NumberError::Absurd));
        assert_eq!(count("٥٬٠٠٠"), Ok(5000));
    }

    #[test]
    fn coordinates_are_read_and_kept_on_the_globe() {
        let latitude = |text: &str| coordinate(&Cell::text(text), Axis::Latitude);
        assert_eq!(latitude("36,191"), Ok(36.191));
        assert_eq!(latitude("٣٦٫١٩"), Ok(36.19));
        assert!((latitude("36°11'28\"N").unwrap_or(0.0) - 36.1911).abs() < 1e-3);
        assert_eq!(latitude("361.9"), Err(NumberError::OffTheGlobe));
        assert_eq!(coordinate(&Cell::number(-44.0), Axis::Longitude), Ok(-44.0));
    }
}
