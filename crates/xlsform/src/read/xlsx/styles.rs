//! Of all styles only whether they show a number as a date.

use super::super::dates::Kind;
use super::xml::{Scanner, Tag, Token};
use crate::Problem;

#[derive(Default)]
pub(super) struct Styles(Vec<Kind>);

impl Styles {
    pub(super) fn read(part: &str) -> Result<Self, Problem> {
        let mut scanner = Scanner::new(part);
        let mut own: Vec<(u32, Kind)> = Vec::new();
        let mut styles = Vec::new();
        let mut in_cells = false;
        while let Some(token) = scanner.next()? {
            match token {
                Token::Open(tag) if tag.name == "numFmt" => {
                    let kind = tag.attribute("formatCode")?.map(|code| Kind::of_code(&code));
                    own.extend(format_id(tag)?.zip(kind));
                }
                Token::Open(tag) if tag.name == "cellXfs" => {
                    own.sort_by_key(|(id, _)| *id);
                    in_cells = true;
                }
                Token::Open(tag) if tag.name == "xf" && in_cells => {
                    let id = format_id(tag)?.unwrap_or(0);
                    let known = own.binary_search_by_key(&id, |(id, _)| *id);
                    styles.push(known.map_or_else(|_| Kind::built_in(id), |at| own[at].1));
                }
                Token::Close("cellXfs") => in_cells = false,
                _ => (),
            }
        }
        Ok(Styles(styles))
    }

    pub(super) fn kind(&self, style: usize) -> Kind {
        self.0.get(style).copied().unwrap_or_default()
    }
}

fn format_id(tag: Tag<'_>) -> Result<Option<u32>, Problem> {
    Ok(tag.attribute("numFmtId")?.and_then(|id| id.parse().ok()))
}
