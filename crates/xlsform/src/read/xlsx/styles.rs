//! Of all styles only whether they show a number as a date.

use quick_xml::events::Event;

use super::super::dates::Kind;
use super::{broken, xml};
use crate::Problem;

#[derive(Default)]
pub(super) struct Styles(Vec<Kind>);

impl Styles {
    pub(super) fn read(part: &str) -> Result<Self, Problem> {
        let mut reader = xml::reader(part);
        let mut own: Vec<(u32, Kind)> = Vec::new();
        let mut styles = Vec::new();
        let mut in_cells = false;
        loop {
            match reader.read_event().map_err(broken)? {
                Event::Start(tag) => match tag.local_name().as_ref() {
                    "numFmt" => {
                        let id = xml::attribute(&tag, "numFmtId")?.and_then(|id| id.parse().ok());
                        let kind = xml::attribute(&tag, "formatCode")?.map(|code| Kind::of_code(&code));
                        own.extend(id.zip(kind));
                    }
                    "cellXfs" => {
                        own.sort_by_key(|(id, _)| *id);
                        in_cells = true;
                    }
                    "xf" if in_cells => {
                        let id = xml::attribute(&tag, "numFmtId")?.and_then(|id| id.parse().ok()).unwrap_or(0);
                        let known = own.binary_search_by_key(&id, |(id, _)| *id);
                        styles.push(known.map_or_else(|_| Kind::built_in(id), |at| own[at].1));
                    }
                    _ => (),
                },
                Event::End(tag) if tag.local_name().as_ref() == "cellXfs" => in_cells = false,
                Event::Eof => return Ok(Styles(styles)),
                _ => (),
            }
        }
    }

    pub(super) fn kind(&self, style: usize) -> Kind {
        self.0.get(style).copied().unwrap_or_default()
    }
}
