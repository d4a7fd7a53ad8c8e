//! The functions on texts, and those on lists of chosen values, which are texts with spaces.

use std::rc::Rc;

use super::call::Args;
use super::value::{Answer, Fault, Value, int};
use crate::xpath::Id;

pub(super) fn answer(args: Args<'_>) -> Answer {
    let zone = args.eval.world.zone;
    let text = |at| args.string(at);
    Ok(match args.function.id {
        Id::Concat => Value::text(args.rest(0)?.iter().map(|value| value.string(zone)).collect::<Vec<_>>().concat()),
        Id::Join => {
            let between = text(0)?;
            let parts = if args.args.len() > 1 { args.rest(1)? } else { Vec::new() };
            Value::text(parts.iter().map(|value| value.string(zone)).collect::<Vec<_>>().join(&*between))
        }
        Id::Contains => Value::Flag(text(0)?.contains(&*text(1)?)),
        Id::StartsWith => Value::Flag(text(0)?.starts_with(&*text(1)?)),
        Id::EndsWith => Value::Flag(text(0)?.ends_with(&*text(1)?)),
        Id::SubstringBefore => Value::text(text(0)?.split_once(&*text(1)?).map_or("", |(before, _)| before)),
        Id::SubstringAfter => Value::text(text(0)?.split_once(&*text(1)?).map_or("", |(_, after)| after)),
        Id::String => Value::Text(text(0)?),
        Id::StringLength => Value::Number(args.string_or_here()?.encode_utf16().count() as f64),
        Id::NormalizeSpace => Value::text(args.string_or_here()?.split_whitespace().collect::<Vec<_>>().join(" ")),
        Id::Translate => {
            let (from, to): (Vec<char>, Vec<char>) = (text(1)?.chars().collect(), text(2)?.chars().collect());
            let change = |letter: char| match from.iter().position(|one| *one == letter) {
                Some(at) => to.get(at).copied(),
                None => Some(letter),
            };
            Value::text(text(0)?.chars().filter_map(change).collect::<String>())
        }
        Id::Substr => {
            let end = if args.args.len() == 3 { Some(int(args.number(2)?)) } else { None };
            Value::text(part(&text(0)?, int(args.number(1)?), end))
        }
        Id::Regex => Value::Flag(matches(args, &text(0)?, text(1)?)?),
        Id::Selected => {
            let wanted = args.only_text(1)?;
            let chosen = args.only_text(0)?;
            Value::Flag(format!(" {chosen} ").contains(&format!(" {} ", wanted.trim())))
        }
        Id::CountSelected => Value::Number(words(&args.only_text(0)?).count() as f64),
        Id::SelectedAt => {
            let at = int(args.number(1)?);
            let chosen = args.only_text(0)?;
            Value::text(usize::try_from(at).ok().and_then(|at| words(&chosen).nth(at)).unwrap_or_default())
        }
        _ => return Err(Fault::Function(args.function.name.into())),
    })
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(' ').filter(|word| !word.is_empty())
}

/// The letters from `start` up to `end`; negative places count from the end.
fn part(text: &str, start: i32, end: Option<i32>) -> String {
    let length = text.chars().count() as i64;
    let place = |at: i32| {
        let at = i64::from(at);
        (if at < 0 { length + at } else { at }).clamp(0, length) as usize
    };
    let (start, end) = (place(start), end.map_or(length as usize, place));
    text.chars().take(end).skip(start).collect()
}

/// Whether the whole text matches a pattern of Java.
fn matches(args: Args<'_>, text: &str, pattern: Rc<str>) -> Result<bool, Fault> {
    let mut known = args.eval.memory.patterns.borrow_mut();
    let compiled = known.entry(pattern).or_insert_with_key(|pattern| compile(pattern));
    match compiled {
        Ok(regex) => Ok(regex.is_match(text)),
        Err(fault) if args.eval.world.pretend && beyond_us(fault) => Ok(false),
        Err(fault) => Err(fault.clone()),
    }
}

fn compile(pattern: &str) -> Result<regex::Regex, Fault> {
    let mut ours = String::with_capacity(pattern.len() + 16);
    let mut letters = pattern.chars();
    while let Some(letter) = letters.next() {
        if letter != '\\' {
            ours.push(letter);
            continue;
        }
        // Java's classes are of ASCII letters only.
        match letters.next() {
            Some('d') => ours.push_str("[0-9]"),
            Some('D') => ours.push_str("[^0-9]"),
            Some('w') => ours.push_str("[A-Za-z0-9_]"),
            Some('W') => ours.push_str("[^A-Za-z0-9_]"),
            Some('s') => ours.push_str(r"[ \t\n\x0B\f\r]"),
            Some('S') => ours.push_str(r"[^ \t\n\x0B\f\r]"),
            Some(other) if other.is_ascii_alphanumeric() || other.is_ascii_punctuation() => {
                ours.push('\\');
                ours.push(other);
            }
            Some(other) => ours.push(other),
            None => ours.push('\\'),
        }
    }
    let whole = format!("^(?:{ours})$");
    let built = regex::RegexBuilder::new(&whole).size_limit(1 << 20).build();
    built.map_err(|_| Fault::Pattern(pattern.into()))
}

/// Whether a pattern may be good Java although we cannot follow it.
fn beyond_us(fault: &Fault) -> bool {
    match fault {
        Fault::Pattern(pattern) => {
            let back = pattern.as_bytes().windows(2).any(|pair| pair[0] == b'\\' && pair[1].is_ascii_digit());
            back || ["(?=", "(?!", "(?<", "(?>", "++", "*+", "?+", "}+", "\\Q", "\\G", "\\Z", "\\p", "\\h", "\\R"]
                .iter()
                .any(|sign| pattern.contains(sign))
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_of_texts_count_from_either_end() {
        assert_eq!(part("hello", 1, Some(3)), "el");
        assert_eq!(part("hello", -3, None), "llo");
        assert_eq!(part("hello", 1, Some(-1)), "ell");
        assert_eq!(part("hello", 4, Some(2)), "");
    }

    #[test]
    fn patterns_match_whole_texts_with_javas_classes() {
        let fits = |pattern: &str, text: &str| compile(pattern).map(|regex| regex.is_match(text));
        assert_eq!(fits("[a-c]+", "abcd"), Ok(false));
        assert_eq!(fits(r"\d{3}-[\w.]+", "123-a.b"), Ok(true));
        assert_eq!(fits(r"\d", "٣"), Ok(false));
        assert!(compile("(").is_err());
        assert!(beyond_us(&Fault::Pattern("a(?=b)".into())));
    }
}
