//! How long the shared texts of an XLS workbook are, without reading them.
//!
//! The table of texts ([MS-XLS] 2.4.265) runs on over further records, which may begin in the middle of a text; such a
//! piece says anew whether its characters take one byte or two.

use super::{Records, u16_at, u32_at};

const TABLE: u16 = 0x00FC;
const CONTINUE: u16 = 0x003C;

/// Characters of each text, in their order, as far as the table is sound; a reference beyond is damage.
pub(super) fn lengths(records: Records<'_>) -> Vec<u16> {
    let mut records = records.skip_while(|(kind, _)| *kind != TABLE);
    let Some((_, first)) = records.next() else { return Vec::new() };
    let mut pieces = Pieces {
        rest: first.get(8..).unwrap_or_default(),
        further: records.take_while(|(kind, _)| *kind == CONTINUE).map(|(_, data)| data),
    };
    std::iter::from_fn(|| pieces.text()).collect()
}

struct Pieces<'a, I: Iterator<Item = &'a [u8]>> {
    rest: &'a [u8],
    further: I,
}

impl<'a, I: Iterator<Item = &'a [u8]>> Pieces<'a, I> {
    /// Passes one text; `None` at the end or at damage.
    fn text(&mut self) -> Option<u16> {
        const WIDE: u8 = 1;
        const EXTENDED: u8 = 4;
        const RICH: u8 = 8;
        if self.rest.is_empty() {
            self.rest = self.further.next()?;
        }
        let chars = u16_at(self.rest, 0)?;
        let flags = *self.rest.get(2)?;
        let mut after = 0;
        let mut head = 3;
        if flags & RICH != 0 {
            after += usize::from(u16_at(self.rest, head)?) * 4;
            head += 2;
        }
        if flags & EXTENDED != 0 {
            after += u32_at(self.rest, head)? as usize;
            head += 4;
        }
        self.rest = self.rest.get(head..)?;
        let (mut left, mut width) = (usize::from(chars), 1 + usize::from(flags & WIDE));
        while left > self.rest.len() / width {
            left -= self.rest.len() / width;
            let (first, rest) = self.further.next()?.split_first()?;
            (width, self.rest) = (1 + usize::from(first & WIDE), rest);
        }
        self.rest = &self.rest[left * width..];
        self.skip(after)?;
        Some(chars)
    }

    fn skip(&mut self, mut bytes: usize) -> Option<()> {
        while bytes > self.rest.len() {
            bytes -= self.rest.len();
            self.rest = self.further.next()?;
        }
        self.rest = &self.rest[bytes..];
        Some(())
    }
}
