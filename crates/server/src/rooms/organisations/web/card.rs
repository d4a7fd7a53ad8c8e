//! Organisations and their posts as vCard 4.0 (RFC 6350): for the address book of a telephone.

use std::fmt::Write as _;

use kernel::Id;

/// Longest line in bytes before it is folded.
const LINE: usize = 75;

/// What a card says of an organisation. Only what the viewer sees is put here.
#[derive(Debug, Default, Clone)]
pub struct Card {
    pub id: Id,
    pub name: String,
    /// Language tag and name.
    pub names: Vec<(&'static str, String)>,
    pub acronym: Option<String>,
    pub email: Option<String>,
    pub phone: Option<String>,
    pub website: Option<String>,
    pub languages: Vec<String>,
    pub posts: Vec<Contact>,
}

/// A post: one writes to it, whoever holds it.
#[derive(Debug, Default, Clone)]
pub struct Contact {
    pub id: Id,
    pub title: String,
    /// Who holds it today.
    pub holder: Option<String>,
    pub email: Option<String>,
    pub phone: Option<String>,
}

pub fn written(cards: &[Card]) -> String {
    let mut out = String::new();
    for card in cards {
        organisation(&mut out, card);
        for post in &card.posts {
            contact(&mut out, card, post);
        }
    }
    out
}

fn organisation(out: &mut String, card: &Card) {
    begin(out, card.id, "org");
    if card.names.is_empty() {
        line(out, "FN", &escaped(&card.name));
    }
    for (language, name) in &card.names {
        line(out, &format!("FN;ALTID=1;LANGUAGE={language}"), &escaped(name));
    }
    line(out, "ORG", &escaped(&card.name));
    optional(out, "NICKNAME", card.acronym.as_ref());
    optional(out, "EMAIL", card.email.as_ref());
    optional(out, "TEL", card.phone.as_ref());
    // An address is a URI, in which nothing is escaped.
    if let Some(website) = &card.website {
        line(out, "URL", &website.replace(['\r', '\n'], ""));
    }
    for tag in &card.languages {
        line(out, "LANG", &escaped(tag));
    }
    line(out, "END", "VCARD");
}

fn contact(out: &mut String, card: &Card, post: &Contact) {
    begin(out, post.id, if post.holder.is_some() { "individual" } else { "org" });
    let shown = post.holder.clone().unwrap_or_else(|| format!("{}, {}", post.title, card.name));
    line(out, "FN", &escaped(&shown));
    line(out, "ORG", &escaped(&card.name));
    line(out, "TITLE", &escaped(&post.title));
    optional(out, "EMAIL", post.email.as_ref());
    optional(out, "TEL", post.phone.as_ref());
    line(out, "END", "VCARD");
}

fn begin(out: &mut String, id: Id, kind: &str) {
    line(out, "BEGIN", "VCARD");
    line(out, "VERSION", "4.0");
    line(out, "KIND", kind);
    line(out, "UID", &format!("urn:uuid:{id}"));
}

fn optional(out: &mut String, name: &str, value: Option<&String>) {
    if let Some(value) = value {
        line(out, name, &escaped(value));
    }
}

fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for c in text.replace("\r\n", "\n").chars() {
        match c {
            '\\' | ',' | ';' => safe.extend(['\\', c]),
            '\n' | '\r' => safe.push_str("\\n"),
            c if c.is_control() => {}
            c => safe.push(c),
        }
    }
    safe
}

/// One property, folded so that no line is longer than it may be and no letter is broken.
fn line(out: &mut String, name: &str, value: &str) {
    let mut whole = String::new();
    let _ = write!(whole, "{name}:{value}");
    let mut length = 0;
    for c in whole.chars() {
        if length + c.len_utf8() > LINE {
            out.push_str("\r\n ");
            length = 1;
        }
        out.push(c);
        length += c.len_utf8();
    }
    out.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_means_something_in_a_card_is_escaped_and_long_lines_are_folded() {
        let card = Card {
            name: "Reeds; Bridges, and\nWells \\ Co".into(),
            names: vec![("ar", "جمعية جسر القصب للتنمية المستدامة والإغاثة الإنسانية في الأهوار والبصرة".into())],
            posts: vec![Contact { title: "Director\r\nEND:VCARD".into(), ..Contact::default() }],
            ..Card::default()
        };
        let text = written(&[card]);
        assert!(text.contains("ORG:Reeds\\; Bridges\\, and\\nWells \\\\ Co\r\n"), "{text}");
        assert!(text.contains("TITLE:Director\\nEND:VCARD\r\n"), "{text}");
        assert_eq!(text.split("\r\n").filter(|line| *line == "END:VCARD").count(), 2, "{text}");
        assert!(text.split("\r\n").all(|line| line.len() <= LINE), "{text}");
        assert!(text.replace("\r\n ", "").contains("الأهوار والبصرة"));
    }
}
