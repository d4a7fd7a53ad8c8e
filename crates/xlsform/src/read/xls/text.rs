//! Texts: of one or two bytes a letter, and the table of shared ones that runs over several records.

use super::super::coerce;
use super::records::{u16_at, u32_at};

const WIDE: u8 = 0x01;
const EXTENDED: u8 = 0x04;
const RICH: u8 = 0x08;

/// A text of `count` letters whose flags stand first.
pub(super) fn unicode(bytes: &[u8], count: usize) -> Option<String> {
    let (flags, bytes) = bytes.split_first()?;
    let mut text = String::new();
    push(&mut text, bytes, count, flags & WIDE != 0)?;
    Some(text)
}

fn push(text: &mut String, bytes: &[u8], count: usize, wide: bool) -> Option<()> {
    if wide {
        let units = bytes.get(..count.checked_mul(2)?)?.as_chunks::<2>().0.iter().map(|unit| u16::from_le_bytes(*unit));
        text.extend(char::decode_utf16(units).map(|letter| letter.unwrap_or(char::REPLACEMENT_CHARACTER)));
    } else {
        text.extend(bytes.get(..count)?.iter().map(|byte| char::from(*byte)));
    }
    Some(())
}

/// The shared texts, stripped. A damaged table ends early; cells that refer beyond it are then unreadable.
pub(super) fn shared(first: &[u8], others: Vec<&[u8]>) -> Vec<String> {
    let mut parts = Parts { part: first.get(8..).unwrap_or_default(), others: others.into_iter() };
    let mut texts = Vec::new();
    while let Some(text) = parts.text() {
        texts.push(coerce::strip(&text).to_owned());
    }
    texts
}

struct Parts<'a> {
    part: &'a [u8],
    others: std::vec::IntoIter<&'a [u8]>,
}

impl<'a> Parts<'a> {
    fn text(&mut self) -> Option<String> {
        if self.part.is_empty() {
            self.part = self.others.next()?;
        }
        let mut left = usize::from(u16_at(self.part, 0)?);
        let flags = *self.part.get(2)?;
        let mut head = 3;
        let mut after = 0usize;
        if flags & RICH != 0 {
            after += usize::from(u16_at(self.part, head)?) * 4;
            head += 2;
        }
        if flags & EXTENDED != 0 {
            after = after.checked_add(u32_at(self.part, head)? as usize)?;
            head += 4;
        }
        self.part = self.part.get(head..)?;
        let mut wide = flags & WIDE != 0;
        let mut text = String::new();
        loop {
            let size = if wide { 2 } else { 1 };
            let here = left.min(self.part.len() / size);
            push(&mut text, self.part, here, wide)?;
            self.part = &self.part[here * size..];
            left -= here;
            if left == 0 {
                break;
            }
            // The rest of the letters has flags of its own.
            let (flags, rest) = self.others.next()?.split_first()?;
            (wide, self.part) = (flags & WIDE != 0, rest);
        }
        self.skip(after)?;
        Some(text)
    }

    fn skip(&mut self, mut bytes: usize) -> Option<()> {
        while bytes > self.part.len() {
            bytes -= self.part.len();
            self.part = self.others.next()?;
        }
        self.part = &self.part[bytes..];
        Some(())
    }
}
