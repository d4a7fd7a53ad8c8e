//! What was typed, read field by field. A value that cannot be read is remembered as an error beside its field and what
//! was typed is kept, so that the form comes back as it was left. Digits of any script are read. Forms and the API's
//! JSON come in here alike.

use std::collections::BTreeMap;

use jiff::civil::Date;
use kernel::{FieldError, Id, Invalid};
use serde::de::DeserializeOwned;
use serde_json::Value as Json;

/// Longest text of an ordinary field, in characters.
pub const SHORT: usize = 300;
/// Longest text of a free description.
pub const LONG: usize = 10_000;

#[derive(Debug, Default, Clone)]
pub struct Fields {
    values: BTreeMap<String, Vec<String>>,
    invalid: Invalid,
}

impl Fields {
    pub fn new(pairs: impl IntoIterator<Item = (String, String)>) -> Self {
        let mut values: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for (name, value) in pairs {
            // PostgreSQL keeps no text with it, and nobody types it.
            values.entry(name).or_default().push(value.replace('\0', ""));
        }
        Self { values, invalid: Invalid::default() }
    }

    /// A JSON object as fields: scalars as text, lists as repeated fields, nested values refused by whoever reads them.
    pub fn from_json(object: serde_json::Map<String, Json>) -> Self {
        let pairs = object.into_iter().flat_map(|(name, value)| {
            let items = if let Json::Array(items) = value { items } else { vec![value] };
            items.into_iter().filter_map(scalar).map(|text| (name.clone(), text)).collect::<Vec<_>>()
        });
        Self::new(pairs)
    }

    /// What was typed, for the form that comes back.
    pub fn typed(&self) -> &BTreeMap<String, Vec<String>> {
        &self.values
    }

    pub fn has(&self, name: &str) -> bool {
        self.values.contains_key(name)
    }

    pub fn refuse(&mut self, name: &str, key: &'static str) {
        self.invalid.add(name, key);
    }

    /// Fails with everything that was found wrong so far.
    pub fn check(&mut self) -> kernel::Result<()> {
        std::mem::take(&mut self.invalid).check()
    }

    /// Reads with `read`, and fails with all that was wrong.
    pub fn read<T>(&mut self, read: impl FnOnce(&mut Self) -> T) -> kernel::Result<T> {
        let value = read(self);
        self.check().map(|()| value)
    }

    /// A text that must be there.
    pub fn text(&mut self, name: &str, longest: usize) -> String {
        let text = self.text_or_none(name, longest);
        text.unwrap_or_else(|| {
            self.refuse(name, "web-field-needed");
            String::new()
        })
    }

    pub fn text_or_none(&mut self, name: &str, longest: usize) -> Option<String> {
        let text = self.first(name)?;
        if text.chars().count() > longest {
            let most = vec![("most", longest.to_string())];
            self.invalid.0.push(FieldError { field: name.into(), key: "web-field-too-long", args: most });
            return None;
        }
        Some(text)
    }

    /// A secret, as it was typed, white space and all.
    pub fn secret(&mut self, name: &str) -> String {
        self.values.get(name).and_then(|values| values.first()).cloned().unwrap_or_default()
    }

    pub fn many(&self, name: &str) -> Vec<String> {
        let all = self.values.get(name).into_iter().flatten();
        all.map(|text| text.trim().to_owned()).filter(|text| !text.is_empty()).collect()
    }

    /// A whole number within a range.
    pub fn number_or_none(&mut self, name: &str, least: i64, most: i64) -> Option<i64> {
        let text = self.first(name)?;
        match ungrouped(&text).and_then(|plain| plain.parse::<i64>().ok()) {
            Some(number) if (least..=most).contains(&number) => Some(number),
            Some(_) => {
                let args = vec![("least", least.to_string()), ("most", most.to_string())];
                self.invalid.add_with(name, "web-field-number-range", args);
                None
            }
            None => self.wrong(name, "web-field-number"),
        }
    }

    pub fn real_or_none(&mut self, name: &str) -> Option<f64> {
        let text = self.first(name)?;
        let number = ungrouped(&text).and_then(|plain| plain.parse::<f64>().ok()).filter(|number| number.is_finite());
        number.or_else(|| self.wrong(name, "web-field-number"))
    }

    /// A day: `2026-10-31`, or day, month, year with any of `/ . -` between, in any digits.
    pub fn date_or_none(&mut self, name: &str) -> Option<Date> {
        let text = self.first(name)?;
        date(&text).or_else(|| self.wrong(name, "web-field-date"))
    }

    /// A month: `2026-10`, or `10/2026`, as the first day of it.
    pub fn month_or_none(&mut self, name: &str) -> Option<Date> {
        let text = self.first(name)?;
        let latin = latin_digits(&text);
        let parts: Vec<&str> = latin.split(['-', '/', '.']).map(str::trim).collect();
        let month = match parts[..] {
            [year, month] if year.len() == 4 => day(year, month, "1"),
            [month, year] if year.len() == 4 => day(year, month, "1"),
            _ => None,
        };
        month.or_else(|| self.wrong(name, "web-field-month"))
    }

    pub fn id_or_none(&mut self, name: &str) -> Option<Id> {
        let text = self.first(name)?;
        text.parse().ok().or_else(|| self.wrong(name, "web-field-choice"))
    }

    pub fn id(&mut self, name: &str) -> Id {
        self.id_or_none(name).unwrap_or_else(|| {
            self.need(name);
            Id::nil()
        })
    }

    pub fn ids(&mut self, name: &str) -> Vec<Id> {
        let texts = self.many(name);
        let ids: Vec<Id> = texts.iter().filter_map(|text| text.parse().ok()).collect();
        if ids.len() != texts.len() {
            self.refuse(name, "web-field-choice");
        }
        ids
    }

    /// One of an enum's words, as serde names them.
    pub fn choice_or_none<T: DeserializeOwned>(&mut self, name: &str) -> Option<T> {
        let text = self.first(name)?;
        serde_json::from_value(Json::String(text)).ok().or_else(|| self.wrong(name, "web-field-choice"))
    }

    pub fn choice<T: DeserializeOwned>(&mut self, name: &str) -> Option<T> {
        let choice = self.choice_or_none(name);
        if choice.is_none() {
            self.need(name);
        }
        choice
    }

    /// A checkbox: there and not a word for no.
    pub fn flag(&self, name: &str) -> bool {
        let first = self.values.get(name).and_then(|values| values.first());
        first.is_some_and(|text| !matches!(text.as_str(), "" | "0" | "false" | "off" | "no"))
    }

    fn need(&mut self, name: &str) {
        if !self.invalid.0.iter().any(|error| error.field == name) {
            self.refuse(name, "web-field-needed");
        }
    }

    fn first(&self, name: &str) -> Option<String> {
        let text = self.values.get(name)?.first()?.trim();
        (!text.is_empty()).then(|| text.to_owned())
    }

    fn wrong<T>(&mut self, name: &str, key: &'static str) -> Option<T> {
        self.refuse(name, key);
        None
    }
}

fn scalar(value: Json) -> Option<String> {
    match value {
        Json::Null => None,
        Json::String(text) => Some(text),
        other => Some(other.to_string()),
    }
}

/// Arabic-Indic and extended Arabic-Indic digits as ASCII.
pub fn latin_digits(text: &str) -> String {
    let latin = |c: char| match c {
        '٠'..='٩' => char::from_digit(c as u32 - '٠' as u32, 10),
        '۰'..='۹' => char::from_digit(c as u32 - '۰' as u32, 10),
        _ => None,
    };
    text.chars().map(|c| latin(c).unwrap_or(c)).collect()
}

/// A typed number in ASCII, without what groups its thousands; none where a comma does not group: `1,5` is no fifteen.
fn ungrouped(text: &str) -> Option<String> {
    let plain = latin_digits(text).replace(['٬', ' ', '\u{a0}', '\u{202f}'], "").replace('٫', ".");
    let whole = plain.split('.').next().unwrap_or_default();
    let mut groups = whole.trim_start_matches(['-', '+']).split(',').peekable();
    let first = groups.next().unwrap_or_default();
    let three = |group: &str| group.len() == 3 && group.bytes().all(|byte| byte.is_ascii_digit());
    let grouped = groups.peek().is_none() || ((1..=3).contains(&first.len()) && groups.all(three));
    (grouped && !plain[whole.len()..].contains(',')).then(|| plain.replace(',', ""))
}

/// A typed day in any digits.
pub fn date(text: &str) -> Option<Date> {
    let latin = latin_digits(text);
    let parts: Vec<&str> = latin.split(['-', '/', '.']).map(str::trim).collect();
    match parts[..] {
        [year, month, of_month] if year.len() == 4 => day(year, month, of_month),
        [of_month, month, year] if year.len() == 4 => day(year, month, of_month),
        _ => None,
    }
}

fn day(year: &str, month: &str, of_month: &str) -> Option<Date> {
    let date = Date::new(year.parse().ok()?, month.parse().ok()?, of_month.parse().ok()?).ok()?;
    (1900..=2200).contains(&date.year()).then_some(date)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn typed(pairs: &[(&str, &str)]) -> Fields {
        Fields::new(pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())))
    }

    #[test]
    fn dates_and_numbers_are_read_in_any_digits() {
        let mut fields = typed(&[("on", "٣١/١٠/٢٠٢٦"), ("people", "۱۲٬۵۰۰"), ("month", "2026-10")]);
        assert_eq!(fields.date_or_none("on"), Some(jiff::civil::date(2026, 10, 31)));
        assert_eq!(fields.number_or_none("people", 0, 1_000_000), Some(12_500));
        assert_eq!(fields.month_or_none("month"), Some(jiff::civil::date(2026, 10, 1)));
        assert!(fields.check().is_ok());
    }

    #[test]
    fn a_comma_groups_thousands_or_the_number_is_asked_for_again() {
        let real = |text: &str| typed(&[("x", text)]).real_or_none("x");
        assert_eq!(real("1,200.50"), Some(1200.5));
        assert_eq!(real("١٬٢٠٠٫٥"), Some(1200.5));
        assert_eq!(real("-1 200"), Some(-1200.0));
        assert_eq!([real("1,5"), real("12,34.5"), real("1.200,5"), real(",200")], [None; 4]);
        let whole = |text: &str| typed(&[("x", text)]).number_or_none("x", i64::MIN, i64::MAX);
        assert_eq!(
            (whole("1,234,567"), whole("-1,200"), whole("1,20"), whole("1234,567")),
            (Some(1_234_567), Some(-1200), None, None)
        );
    }

    #[test]
    fn what_no_database_keeps_is_left_out() {
        assert_eq!(typed(&[("x", "a\0b")]).text("x", SHORT), "ab");
    }

    #[test]
    fn every_wrong_field_is_named_and_what_was_typed_is_kept() {
        let mut fields = typed(&[("on", "31/02/2026"), ("people", "-4"), ("name", "  ")]);
        fields.date_or_none("on");
        fields.number_or_none("people", 0, 10);
        fields.text("name", SHORT);
        let Err(kernel::Error::Invalid(invalid)) = fields.check() else { panic!("three fields are wrong") };
        let keys: Vec<_> = invalid.0.iter().map(|error| (error.field.as_str(), error.key)).collect();
        assert_eq!(
            keys,
            [("on", "web-field-date"), ("people", "web-field-number-range"), ("name", "web-field-needed")]
        );
        assert_eq!(fields.typed()["on"], ["31/02/2026"]);
    }

    #[test]
    fn json_comes_in_as_fields() {
        let json = serde_json::json!({"title": "Water", "targeted": 40, "groups": ["idp", "host"], "end": null});
        let mut fields = Fields::from_json(json.as_object().cloned().unwrap_or_default());
        assert_eq!(fields.text("title", SHORT), "Water");
        assert_eq!(fields.number_or_none("targeted", 0, 100), Some(40));
        assert_eq!(fields.many("groups"), ["idp", "host"]);
        assert!(!fields.has("end"));
    }

    proptest! {
        #[test]
        fn no_text_makes_reading_panic(text in ".*") {
            let mut fields = typed(&[("x", &text)]);
            fields.date_or_none("x");
            fields.month_or_none("x");
            fields.number_or_none("x", i64::MIN, i64::MAX);
            fields.real_or_none("x");
            fields.id_or_none("x");
            fields.text("x", SHORT);
            let _ = fields.check();
        }
    }
}
