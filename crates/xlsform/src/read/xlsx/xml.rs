//! What the parts of a workbook need of XML, and no more: tags with their local names, attributes, and text with its
//! entities.
//!
//! Written for the millions of small elements of a sheet: nothing is copied that need not be. That tags end in the order
//! in which they began is not checked; definitions of entities are refused, as Office Open XML has none.

use std::borrow::Cow;

use memchr::{memchr, memchr2, memmem};

use super::broken;
use crate::Problem;

pub(super) enum Token<'t> {
    /// A tag that opens. One without content is followed by its end.
    Open(Tag<'t>),
    /// The local name of what ends.
    Close(&'t str),
    /// Text as it stands in the file, with its entities.
    Text(&'t str),
    /// Text without entities.
    Literal(&'t str),
}

#[derive(Clone, Copy)]
pub(super) struct Tag<'t> {
    /// The local name.
    pub(super) name: &'t str,
    attributes: &'t str,
}

pub(super) struct Scanner<'t> {
    rest: &'t str,
    closes: Option<&'t str>,
}

impl<'t> Scanner<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        Scanner { rest: text, closes: None }
    }

    /// The next token; none at the end of the text.
    pub(super) fn next(&mut self) -> Result<Option<Token<'t>>, Problem> {
        if let Some(name) = self.closes.take() {
            return Ok(Some(Token::Close(name)));
        }
        loop {
            let bytes = self.rest.as_bytes();
            match bytes {
                [] => return Ok(None),
                [b'<', b'!' | b'?', ..] => {
                    if let Some(token) = self.aside()? {
                        return Ok(Some(token));
                    }
                }
                [b'<', b'/', ..] => {
                    let end = memchr(b'>', bytes).ok_or_else(cut_short)?;
                    let name = local(self.rest[2..end].trim_ascii_end());
                    self.rest = &self.rest[end + 1..];
                    return Ok(Some(Token::Close(name)));
                }
                [b'<', ..] => return self.open().map(Some),
                _ => {
                    let end = memchr(b'<', bytes).unwrap_or(bytes.len());
                    let (text, rest) = self.rest.split_at(end);
                    self.rest = rest;
                    return Ok(Some(Token::Text(text)));
                }
            }
        }
    }

    fn open(&mut self) -> Result<Token<'t>, Problem> {
        let bytes = self.rest.as_bytes();
        let (mut end, mut name_end) = (1, 0);
        loop {
            match bytes.get(end) {
                None => return Err(cut_short()),
                Some(b'>') => break,
                // A quoted value may hold the sign that ends a tag.
                Some(quote @ (b'"' | b'\'')) => {
                    end += 1 + memchr(*quote, &bytes[end + 1..]).ok_or_else(cut_short)?;
                }
                Some(byte) if name_end == 0 && byte.is_ascii_whitespace() => name_end = end,
                Some(_) => (),
            }
            end += 1;
        }
        let is_closed = bytes[end - 1] == b'/';
        let inner_end = if is_closed { end - 1 } else { end };
        let name_end = if name_end == 0 { inner_end } else { name_end.min(inner_end) };
        let tag = Tag { name: local(&self.rest[1..name_end]), attributes: &self.rest[name_end..inner_end] };
        self.rest = &self.rest[end + 1..];
        self.closes = is_closed.then_some(tag.name);
        Ok(Token::Open(tag))
    }

    /// A tag that opens with this text and has no attributes but these three, each of one letter, in quotation marks and
    /// without entities: the way nearly all cells begin. Anything else is left as it was.
    pub(super) fn short(&mut self, start: &str, names: [u8; 3]) -> Option<[&'t str; 3]> {
        let text = self.rest.strip_prefix(start).filter(|_| self.closes.is_none())?;
        let bytes = text.as_bytes();
        let mut values = [""; 3];
        let mut at = 0;
        loop {
            match *bytes.get(at..at + 3)? {
                [b' ', ..] => at += 1,
                [b'>', ..] => break,
                [name, b'=', b'"'] => {
                    let place = names.iter().position(|other| *other == name)?;
                    let begin = at + 3;
                    let len = bytes[begin..].iter().position(|byte| matches!(byte, b'"' | b'&' | b'<'))?;
                    at = begin + len + 1;
                    if bytes[at - 1] != b'"' {
                        return None;
                    }
                    values[place] = &text[begin..begin + len];
                }
                _ => return None,
            }
        }
        self.rest = &text[at + 1..];
        Some(values)
    }

    /// The text of what lies between two pieces of the file exactly as given, if it is there: the way nearly all cells
    /// are written.
    pub(super) fn between(&mut self, before: &str, after: &str) -> Option<&'t str> {
        if self.closes.is_some() {
            return None;
        }
        let inner = self.rest.strip_prefix(before)?;
        let (text, rest) = inner.split_at(memchr(b'<', inner.as_bytes())?);
        self.rest = rest.strip_prefix(after)?;
        Some(text)
    }

    /// Comments, instructions, literal text.
    fn aside(&mut self) -> Result<Option<Token<'t>>, Problem> {
        let kinds = [("<!--", "-->"), ("<?", "?>"), ("<![CDATA[", "]]>")];
        let Some((start, end)) = kinds.into_iter().find(|(start, _)| self.rest.starts_with(start)) else {
            return Err(broken("it defines entities of its own"));
        };
        let inner = &self.rest[start.len()..];
        let at = memmem::find(inner.as_bytes(), end.as_bytes()).ok_or_else(cut_short)?;
        self.rest = &inner[at + end.len()..];
        Ok((end == "]]>").then(|| Token::Literal(&inner[..at])))
    }
}

fn cut_short() -> Problem {
    broken("a part of it is cut short")
}

fn local(name: &str) -> &str {
    name.bytes().position(|byte| byte == b':').map_or(name, |colon| &name[colon + 1..])
}

impl<'t> Tag<'t> {
    /// Local names and values as they stand in the file.
    pub(super) fn attributes(self) -> impl Iterator<Item = (&'t str, &'t str)> {
        let mut rest = self.attributes;
        std::iter::from_fn(move || {
            let equals = rest.bytes().position(|byte| byte == b'=')?;
            let (name, value) = (rest[..equals].trim_ascii(), rest[equals + 1..].trim_ascii_start());
            let quote = *value.as_bytes().first().filter(|quote| matches!(quote, b'"' | b'\''))?;
            let end = 1 + value.bytes().skip(1).position(|byte| byte == quote)?;
            rest = &value[end + 1..];
            Some((local(name), &value[1..end]))
        })
    }

    /// An attribute by its local name, as it stands in the file; empty where there is none.
    pub(super) fn raw(self, name: &str) -> &'t str {
        self.attributes().find(|(key, _)| *key == name).map_or("", |(_, value)| value)
    }

    /// An attribute by its local name, entities resolved.
    pub(super) fn attribute(self, name: &str) -> Result<Option<Cow<'t, str>>, Problem> {
        self.attributes().find(|(key, _)| *key == name).map(|(_, value)| text(value)).transpose()
    }
}

/// Text with its entities resolved and its line ends made one.
pub(super) fn text(raw: &str) -> Result<Cow<'_, str>, Problem> {
    if memchr2(b'&', b'\r', raw.as_bytes()).is_none() {
        return Ok(Cow::Borrowed(raw));
    }
    let lines = raw.replace("\r\n", "\n").replace('\r', "\n");
    let mut text = String::with_capacity(lines.len());
    let mut rest = &*lines;
    while let Some(at) = memchr(b'&', rest.as_bytes()) {
        text.push_str(&rest[..at]);
        let (name, after) = rest[at + 1..].split_once(';').ok_or_else(cut_short)?;
        text.push(entity(name).ok_or_else(|| broken(format_args!("nothing is known of the entity {name:.20}")))?);
        rest = after;
    }
    text.push_str(rest);
    Ok(Cow::Owned(text))
}

fn entity(name: &str) -> Option<char> {
    Some(match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        _ => {
            let number = name.strip_prefix('#')?;
            let code = match number.strip_prefix(['x', 'X']) {
                Some(digits) => u32::from_str_radix(digits, 16).ok()?,
                None => number.parse().ok()?,
            };
            char::from_u32(code)?
        }
    })
}

/// A text that may come in several pieces; one that comes whole is not copied.
#[derive(Default)]
pub(super) struct Pieces<'t>(Option<Cow<'t, str>>);

impl<'t> Pieces<'t> {
    pub(super) fn push(&mut self, token: &Token<'t>) -> Result<(), Problem> {
        let piece = match token {
            Token::Text(raw) => text(raw)?,
            Token::Literal(text) => Cow::Borrowed(*text),
            Token::Open(_) | Token::Close(_) => return Ok(()),
        };
        self.0 = Some(match self.0.take() {
            None => piece,
            Some(before) => Cow::Owned(before.into_owned() + &piece),
        });
        Ok(())
    }

    /// One piece, as it stands in the file.
    pub(super) fn whole(raw: &'t str) -> Result<Self, Problem> {
        text(raw).map(|piece| Self(Some(piece)))
    }

    pub(super) fn as_str(&self) -> &str {
        self.0.as_deref().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(xml: &str) -> Result<String, Problem> {
        let mut scanner = Scanner::new(xml);
        let mut told = String::new();
        while let Some(token) = scanner.next()? {
            told += &match token {
                Token::Open(tag) => {
                    let attributes: Vec<String> =
                        tag.attributes().map(|(name, value)| format!("{name}={value}")).collect();
                    format!("({}[{}]", tag.name, attributes.join(" "))
                }
                Token::Close(name) => format!("{name})"),
                Token::Text(raw) => text(raw)?.into_owned(),
                Token::Literal(text) => format!("{{{text}}}"),
            };
        }
        Ok(told)
    }

    #[test]
    fn tags_attributes_and_texts_are_told_apart() {
        let xml = "<?xml version='1.0'?><!-- <a> --><x:a b = '>' x:c=\"d\"><e/>f &amp;&#x41;\r\n<![CDATA[<&>]]></x:a >";
        assert_eq!(told(xml).expect("it is XML"), "(a[b=> c=d](e[]e)f &A\n{<&>}a)");
        for broken in ["<a", "<a b='>", "</a", "<!-- ", "&", "&foo;", "<!DOCTYPE a>"] {
            assert!(told(broken).is_err(), "{broken}");
        }
    }
}
