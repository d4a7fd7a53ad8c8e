//! Cutting a text into words, numbers and signs, and the words that dates are made of.

use crate::text::space::is_space;

#[derive(Clone, Copy, PartialEq)]
enum State {
    Word,
    Number,
    DottedWord,
    DottedNumber,
}

/// Runs of letters, runs of digits (one point or comma may stand in them), and every other character by itself.
pub(super) fn split(text: &str) -> Vec<String> {
    let chars: Vec<char> = text.chars().filter(|c| *c != '\0').collect();
    let mut tokens = Vec::new();
    let mut at = 0;
    while at < chars.len() {
        let first = chars[at];
        at += 1;
        let mut state = match first {
            c if c.is_alphabetic() => State::Word,
            c if c.is_ascii_digit() => State::Number,
            c => {
                tokens.push(if is_space(c) { ' ' } else { c }.to_string());
                continue;
            }
        };
        let mut token = String::from(first);
        let mut letters = false;
        while let Some(c) = chars.get(at).copied() {
            letters |= matches!(state, State::Word | State::DottedWord);
            let after_dot = token.ends_with('.');
            state = match state {
                State::Word if c.is_alphabetic() => State::Word,
                State::Word if c == '.' => State::DottedWord,
                State::Number if c.is_ascii_digit() => State::Number,
                State::Number if c == '.' || (c == ',' && token.len() >= 2) => State::DottedNumber,
                State::DottedWord if c == '.' || c.is_alphabetic() => State::DottedWord,
                State::DottedWord if c.is_ascii_digit() && after_dot => State::DottedNumber,
                State::DottedNumber if c == '.' || c.is_ascii_digit() => State::DottedNumber,
                State::DottedNumber if c.is_alphabetic() && after_dot => State::DottedWord,
                _ => break,
            };
            token.push(c);
            at += 1;
        }
        push(&mut tokens, token, state, letters);
    }
    tokens
}

/// A dotted run is one number if it has one point inside it; else its pieces are tokens, and so are its signs.
fn push(tokens: &mut Vec<String>, token: String, state: State, letters: bool) {
    let dotted = matches!(state, State::DottedWord | State::DottedNumber);
    let dots = token.matches('.').count();
    let mut first = token.as_str();
    let mut rest: Vec<String> = Vec::new();
    if dotted && (letters || dots > 1 || token.ends_with(['.', ','])) {
        let cut = token.find(['.', ',']).unwrap_or(token.len());
        first = &token[..cut];
        let mut from = cut;
        for (at, sign) in token.match_indices(['.', ',']) {
            rest.push(token[from..at].to_owned());
            rest.push(sign.to_owned());
            from = at + 1;
        }
        rest.push(token[from..].to_owned());
        rest.retain(|piece| !piece.is_empty());
    }
    let comma = state == State::DottedNumber && !first.contains('.');
    tokens.push(if comma { first.replace(',', ".") } else { first.to_owned() });
    tokens.append(&mut rest);
}

pub(super) fn is_digits(token: &str) -> bool {
    !token.is_empty() && token.bytes().all(|byte| byte.is_ascii_digit())
}

/// What may stand between the parts of a date without a meaning of its own.
pub(super) fn is_jump(token: &str) -> bool {
    const JUMPS: [&str; 18] =
        [" ", ".", ",", ";", "-", "/", "'", "at", "on", "and", "ad", "m", "t", "of", "st", "nd", "rd", "th"];
    JUMPS.iter().any(|jump| jump.eq_ignore_ascii_case(token))
}

/// 0 for Monday.
pub(super) fn weekday(token: &str) -> Option<i64> {
    const DAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
    named(token, &DAYS)
}

/// 1 for January.
pub(super) fn month(token: &str) -> Option<i64> {
    const MONTHS: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    if token.eq_ignore_ascii_case("sept") {
        return Some(9);
    }
    named(token, &MONTHS).map(|month| month + 1)
}

/// In full or by three letters.
fn named(token: &str, names: &[&str]) -> Option<i64> {
    let is = |name: &&str| name.eq_ignore_ascii_case(token) || name[..3].eq_ignore_ascii_case(token);
    names.iter().position(is).map(|at| at as i64)
}

/// 0 for hours, 1 for minutes, 2 for seconds.
pub(super) fn hms(token: &str) -> Option<u8> {
    const UNITS: [[&str; 3]; 3] = [["h", "hour", "hours"], ["m", "minute", "minutes"], ["s", "second", "seconds"]];
    let has = |names: &[&str; 3]| names.iter().any(|name| name.eq_ignore_ascii_case(token));
    UNITS.iter().position(has).map(|at| at as u8)
}

/// 0 before noon, 1 after it.
pub(super) fn ampm(token: &str) -> Option<u8> {
    match token.to_ascii_lowercase().as_str() {
        "am" | "a" => Some(0),
        "pm" | "p" => Some(1),
        _ => None,
    }
}

pub(super) fn is_utc(token: &str) -> bool {
    ["utc", "gmt", "z"].iter().any(|name| name.eq_ignore_ascii_case(token))
}
