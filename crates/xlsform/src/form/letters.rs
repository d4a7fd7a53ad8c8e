//! What letters stand for in XML: entities, line ends, the parts of names.

use memchr::memmem;

/// What ends a name; what an attribute's value cannot be taken over with as it stands; what it cannot hold.
pub(super) const ENDS_NAME: u8 = 1;
pub(super) const RESOLVED: u8 = 2;
pub(super) const FORBIDDEN: u8 = 4;

/// What each byte is, of these.
static KINDS: [u8; 256] = {
    let mut kinds = [0; 256];
    let mut at = 0;
    let ends = *b" \t\n\r/>=<";
    while at < ends.len() {
        kinds[ends[at] as usize] |= ENDS_NAME;
        at += 1;
    }
    let resolved = *b"&\t\n\r";
    at = 0;
    while at < resolved.len() {
        kinds[resolved[at] as usize] |= RESOLVED;
        at += 1;
    }
    kinds[b'<' as usize] |= FORBIDDEN;
    kinds
};

pub(super) fn kind(byte: u8) -> u8 {
    KINDS[usize::from(byte)]
}

/// A letter that XML cannot hold: what it is, and where.
pub(super) fn unwritable(xml: &str) -> Option<(&'static str, usize)> {
    let control = |byte: &u8| *byte < b' ' && !matches!(byte, b'\t' | b'\n' | b'\r');
    if xml.as_bytes().iter().fold(false, |any, byte| any | control(byte)) {
        return Some(("a control character", xml.bytes().position(|byte| control(&byte)).unwrap_or_default()));
    }
    let none = ["\u{fffe}", "\u{ffff}"].into_iter().find_map(|none| memmem::find(xml.as_bytes(), none.as_bytes()));
    none.map(|at| ("a character that is none", at))
}

/// Adds a text with its entities resolved and its line ends made one; in an attribute, white space becomes spaces.
pub(super) fn resolve(raw: &str, attribute: bool, into: &mut String) -> Result<(), String> {
    let mut letters = raw.char_indices().peekable();
    while let Some((at, letter)) = letters.next() {
        match letter {
            '&' => {
                let name = raw[at + 1..].split_once(';').ok_or("& alone")?.0;
                into.push(entity(name).ok_or_else(|| format!("&{name:.20};"))?);
                while letters.peek().is_some_and(|(next, _)| *next < at + 2 + name.len()) {
                    letters.next();
                }
            }
            '\r' if letters.peek().is_some_and(|(_, next)| *next == '\n') => {}
            '\r' | '\n' | '\t' if attribute => into.push(' '),
            '\r' => into.push('\n'),
            letter => into.push(letter),
        }
    }
    Ok(())
}

fn entity(name: &str) -> Option<char> {
    let letter = match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        _ => {
            let number = name.strip_prefix('#')?;
            let code = match number.strip_prefix('x') {
                Some(digits) => u32::from_str_radix(digits, 16).ok()?,
                None => number.parse().ok()?,
            };
            char::from_u32(code)?
        }
    };
    let fine = letter >= ' ' && !matches!(letter, '\u{fffe}' | '\u{ffff}') || matches!(letter, '\t' | '\n' | '\r');
    fine.then_some(letter)
}

/// The prefix and the local part of a name.
pub(super) fn split(name: &str) -> Result<(&str, &str), String> {
    let (prefix, local) = name.split_once(':').unwrap_or(("", name));
    let starts = |part: &str| part.starts_with(|c: char| c.is_alphabetic() || c == '_' || c as u32 > 0x2fff);
    let fits = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '.') || c as u32 >= 0xb7;
    let fine =
        starts(local) && local.chars().all(fits) && (prefix.is_empty() || (starts(prefix) && prefix.chars().all(fits)));
    if fine { Ok((prefix, local)) } else { Err(format!("<{name}>")) }
}
