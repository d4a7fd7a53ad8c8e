//! The records of one substream, up to its end: a kind, a length, and bytes.

pub(super) const BOF: u16 = 0x0809;
pub(super) const EOF: u16 = 0x000A;
pub(super) const CONTINUE: u16 = 0x003C;

pub(super) fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_le_bytes(bytes.get(at..at.checked_add(2)?)?.try_into().ok()?))
}

pub(super) fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_le_bytes(bytes.get(at..at.checked_add(4)?)?.try_into().ok()?))
}

pub(super) fn f64_at(bytes: &[u8], at: usize) -> Option<f64> {
    Some(f64::from_le_bytes(bytes.get(at..at.checked_add(8)?)?.try_into().ok()?))
}

#[derive(Clone)]
pub(super) struct Records<'a> {
    rest: &'a [u8],
    depth: u32,
}

impl<'a> Records<'a> {
    pub(super) fn new(stream: &'a [u8]) -> Self {
        Records { rest: stream, depth: 0 }
    }

    /// The bytes of the records that go on with the one just read.
    pub(super) fn continuations(&mut self) -> Vec<&'a [u8]> {
        let mut parts = Vec::new();
        while u16_at(self.rest, 0) == Some(CONTINUE) {
            let Some((_, data)) = self.next() else { break };
            parts.push(data);
        }
        parts
    }
}

impl<'a> Iterator for Records<'a> {
    type Item = (u16, &'a [u8]);

    fn next(&mut self) -> Option<Self::Item> {
        let (kind, len) = (u16_at(self.rest, 0)?, usize::from(u16_at(self.rest, 2)?));
        let data = self.rest.get(4..4 + len)?;
        self.rest = &self.rest[4 + len..];
        match kind {
            BOF => self.depth += 1,
            EOF => self.depth = self.depth.saturating_sub(1),
            _ => (),
        }
        if kind == EOF && self.depth == 0 {
            self.rest = &[];
        }
        Some((kind, data))
    }
}
