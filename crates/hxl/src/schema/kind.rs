//! Kinds of values, and whether a value is of one.

use std::fmt;

use crate::text::space::is_space;
use crate::text::{date, number};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Text,
    Number,
    Url,
    Email,
    Phone,
    Date,
}

impl Kind {
    pub(super) fn named(name: &str) -> Option<Self> {
        Some(match name {
            "text" => Kind::Text,
            "number" => Kind::Number,
            "url" => Kind::Url,
            "email" => Kind::Email,
            "phone" => Kind::Phone,
            "date" => Kind::Date,
            _ => return None,
        })
    }

    /// Whether a filled value is of this kind. Dates without a year are of `this_year`.
    pub fn holds(self, value: &str, this_year: i16) -> bool {
        match self {
            Kind::Text => true,
            Kind::Number => number::is_number(value),
            Kind::Url => is_url(value),
            Kind::Email => {
                let parts = value.split_once('@');
                parts.is_some_and(|(name, host)| !name.is_empty() && !host.is_empty() && !host.contains('@'))
            }
            Kind::Phone => is_phone(value),
            Kind::Date => date::is_date(value, this_year),
        }
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Kind::Text => "text",
            Kind::Number => "number",
            Kind::Url => "URL",
            Kind::Email => "email address",
            Kind::Phone => "phone number",
            Kind::Date => "date",
        })
    }
}

/// A scheme, two slashes and a host.
fn is_url(value: &str) -> bool {
    let value = value.trim_start_matches(|c| c <= ' ').replace(['\t', '\r', '\n'], "");
    let Some((scheme, rest)) = value.split_once(':') else { return false };
    let sound = scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"+-.".contains(&byte));
    sound && rest.strip_prefix("//").is_some_and(|host| !host.is_empty() && !host.starts_with(['/', '?', '#']))
}

/// Five or more digits, crosses, brackets, dashes and spaces, after a plus.
fn is_phone(value: &str) -> bool {
    let rest = value.strip_prefix('+').unwrap_or(value);
    rest.chars().count() >= 5 && rest.chars().all(|c| c.is_ascii_digit() || "xX()-".contains(c) || is_space(c))
}

#[cfg(test)]
mod tests {
    use super::Kind;

    #[test]
    fn kinds_are_told_apart() {
        for (kind, good, bad) in [
            (Kind::Url, "https://example.org/x", "example.org"),
            (Kind::Url, "ftp://x", "http:///path"),
            (Kind::Email, "a@b", "a@b@c"),
            (Kind::Email, "amal@example.org", "@example.org"),
            (Kind::Phone, "+964 (0) 770-123", "1234"),
            (Kind::Phone, "12345", "12345a"),
            (Kind::Number, "1e3", "1,000"),
            (Kind::Date, "March 2024", "soon"),
        ] {
            assert!(kind.holds(good, 2026), "{good}");
            assert!(!kind.holds(bad, 2026), "{bad}");
        }
    }
}
