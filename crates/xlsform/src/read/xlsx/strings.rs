//! Shared texts: one long text and where each begins and ends.

use super::super::coerce;
use super::broken;
use super::xml::{Pieces, Scanner, Token};
use crate::Problem;

#[derive(Default)]
pub(super) struct Strings {
    text: String,
    spans: Vec<(u32, u32)>,
}

impl Strings {
    pub(super) fn read(part: &str) -> Result<Self, Problem> {
        let mut strings = Strings { text: String::with_capacity(part.len() / 2), spans: Vec::new() };
        let mut scanner = Scanner::new(part);
        let mut item = Pieces::default();
        // Readings (`rPh`) beside the text are no part of it.
        let (mut in_text, mut in_reading) = (false, false);
        while let Some(token) = scanner.next()? {
            match &token {
                Token::Open(tag) => match tag.name {
                    "si" => item = Pieces::default(),
                    "t" => in_text = !in_reading,
                    "rPh" => in_reading = true,
                    _ => (),
                },
                Token::Close("si") => strings.add(item.as_str())?,
                Token::Close("t") => in_text = false,
                Token::Close("rPh") => in_reading = false,
                _ if in_text => item.push(&token)?,
                _ => (),
            }
        }
        Ok(strings)
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
