//! Shared texts: one long text and where each begins and ends.

use quick_xml::events::Event;

use super::super::coerce;
use super::{broken, xml};
use crate::Problem;

#[derive(Default)]
pub(super) struct Strings {
    text: String,
    spans: Vec<(u32, u32)>,
}

impl Strings {
    pub(super) fn read(part: &str) -> Result<Self, Problem> {
        let mut strings = Strings { text: String::with_capacity(part.len() / 2), spans: Vec::new() };
        let mut reader = xml::reader(part);
        let mut item = String::new();
        // Readings (`rPh`) beside the text are no part of it.
        let (mut in_text, mut in_reading) = (false, false);
        loop {
            match reader.read_event().map_err(broken)? {
                Event::Start(tag) => match tag.local_name().as_ref() {
                    "si" => item.clear(),
                    "t" => in_text = !in_reading,
                    "rPh" => in_reading = true,
                    _ => (),
                },
                Event::End(tag) => match tag.local_name().as_ref() {
                    "si" => strings.add(&item)?,
                    "t" => in_text = false,
                    "rPh" => in_reading = false,
                    _ => (),
                },
                Event::Eof => return Ok(strings),
                event if in_text => xml::push(&mut item, &event)?,
                _ => (),
            }
        }
    }

    fn add(&mut self, item: &str) -> Result<(), Problem> {
        let start = self.text.len();
        if item.contains("x005F_") {
            self.text.push_str(coerce::strip(&item.replace("x005F_", "")));
        } else {
            self.text.push_str(coerce::strip(item));
        }
        let span = u32::try_from(start).ok().zip(u32::try_from(self.text.len()).ok());
        self.spans.push(span.ok_or_else(|| broken("its texts are too long"))?);
        Ok(())
    }

    /// The text, stripped.
    pub(super) fn get(&self, index: usize) -> Option<&str> {
        let (start, end) = *self.spans.get(index)?;
        self.text.get(start as usize..end as usize)
    }
}
