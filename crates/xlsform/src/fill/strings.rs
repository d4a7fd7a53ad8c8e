//! The functions on texts, and those on lists of chosen values, which are texts with spaces.

use std::rc::Rc;

use super::call::Args;
use super::patterns::{Pattern, beyond_us};
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
    let compiled = known.entry(pattern).or_insert_with_key(|pattern| Pattern::read(pattern));
    match compiled {
        Ok(pattern) => pattern.matches(text),
        Err(fault) if args.eval.world.pretend && beyond_us(fault) => Ok(false),
        Err(fault) => Err(fault.clone()),
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
}
