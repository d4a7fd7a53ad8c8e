//! A cursor over borrowed bytes that answers `None` past the end, in either byte order.

/// Reads numbers from a slice without ever reaching past it.
pub(super) struct Bytes<'a> {
    all: &'a [u8],
    at: usize,
}

impl<'a> Bytes<'a> {
    pub fn new(all: &'a [u8]) -> Self {
        Self { all, at: 0 }
    }

    pub fn at(&self) -> usize {
        self.at
    }

    pub fn left(&self) -> usize {
        self.all.len() - self.at
    }

    pub fn take(&mut self, count: usize) -> Option<&'a [u8]> {
        let taken = self.all.get(self.at..)?.get(..count)?;
        self.at += count;
        Some(taken)
    }

    fn array<const N: usize>(&mut self) -> Option<[u8; N]> {
        self.take(N)?.try_into().ok()
    }

    pub fn u8(&mut self) -> Option<u8> {
        self.array::<1>().map(|[byte]| byte)
    }

    pub fn u16_le(&mut self) -> Option<u16> {
        self.array().map(u16::from_le_bytes)
    }

    pub fn u32(&mut self, little: bool) -> Option<u32> {
        self.array().map(if little { u32::from_le_bytes } else { u32::from_be_bytes })
    }

    pub fn f64(&mut self, little: bool) -> Option<f64> {
        self.array().map(if little { f64::from_le_bytes } else { f64::from_be_bytes })
    }

    /// A count of things of at least `size` bytes each, refused when the bytes left cannot hold so many: that is what
    /// keeps a forged count from asking for memory.
    pub fn count(&mut self, little: bool, size: usize) -> Option<usize> {
        let count = self.u32(little)? as usize;
        (count.checked_mul(size)? <= self.left()).then_some(count)
    }
}
