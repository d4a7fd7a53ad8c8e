//! The container of old Office files ([MS-CFB]): a small file system of sectors in chains.

use super::records::{u16_at, u32_at};

const END_OF_CHAIN: u32 = 0xFFFF_FFFA;
const MINI_SECTOR: usize = 64;
/// Streams shorter than this lie in the stream of small sectors.
const SMALL: u64 = 4096;

pub(super) struct Container<'a> {
    bytes: &'a [u8],
    sector: usize,
    fat: Vec<u32>,
    entries: Vec<Entry>,
    mini_fat: Vec<u32>,
    mini_stream: Vec<u8>,
}

#[derive(Clone)]
pub(super) struct Entry {
    name: String,
    start: u32,
    len: u64,
}

fn words(bytes: &[u8]) -> impl Iterator<Item = u32> + '_ {
    bytes.as_chunks::<4>().0.iter().map(|word| u32::from_le_bytes(*word))
}

impl<'a> Container<'a> {
    /// None where the index is damaged.
    pub(super) fn parse(bytes: &'a [u8]) -> Option<Self> {
        let sector = match u16_at(bytes, 30)? {
            9 => 512,
            12 => 4096,
            _ => return None,
        };
        let mut container =
            Container { bytes, sector, fat: vec![], entries: vec![], mini_fat: vec![], mini_stream: vec![] };
        for id in container.fat_sectors()? {
            // A missing piece of the table matters only to streams that pass through it.
            let Some(part) = container.sector(id) else { break };
            container.fat.extend(words(part));
        }
        let directory = container.chain(u32_at(bytes, 48)?)?;
        container.entries = directory.chunks_exact(128).filter_map(entry).collect();
        container.mini_fat = words(&container.chain(u32_at(bytes, 60)?).unwrap_or_default()).collect();
        let root = container.entries.first()?.clone();
        container.mini_stream = container.chain(root.start).unwrap_or_default();
        Some(container)
    }

    fn fat_sectors(&self) -> Option<Vec<u32>> {
        let mut sectors: Vec<u32> = words(self.bytes.get(76..512)?).filter(|id| *id < END_OF_CHAIN).collect();
        let mut next = u32_at(self.bytes, 68)?;
        while next < END_OF_CHAIN {
            let part = self.sector(next)?;
            let (ids, link) = part.split_at(part.len() - 4);
            sectors.extend(words(ids).filter(|id| *id < END_OF_CHAIN));
            next = u32_at(link, 0)?;
            // A chain that runs in a circle, or names more sectors than the file has.
            if sectors.len() > self.bytes.len() / self.sector + 1 {
                return None;
            }
        }
        Some(sectors)
    }

    fn sector(&self, id: u32) -> Option<&'a [u8]> {
        // The header takes the place of one sector.
        let start = (id as usize).checked_add(1)?.checked_mul(self.sector)?;
        self.bytes.get(start..self.bytes.len().min(start.checked_add(self.sector)?)).filter(|part| part.len() > 4)
    }

    fn chain(&self, start: u32) -> Option<Vec<u8>> {
        let mut bytes = Vec::new();
        let mut id = start;
        while id < END_OF_CHAIN {
            bytes.extend_from_slice(self.sector(id)?);
            if bytes.len() > self.bytes.len() {
                return None;
            }
            id = *self.fat.get(id as usize)?;
        }
        Some(bytes)
    }

    fn mini_chain(&self, start: u32) -> Option<Vec<u8>> {
        let mut bytes = Vec::new();
        let mut id = start;
        while id < END_OF_CHAIN {
            let from = (id as usize).checked_mul(MINI_SECTOR)?;
            bytes.extend_from_slice(self.mini_stream.get(from..from.checked_add(MINI_SECTOR)?)?);
            if bytes.len() > self.mini_stream.len() {
                return None;
            }
            id = *self.mini_fat.get(id as usize)?;
        }
        Some(bytes)
    }

    pub(super) fn find(&self, name: &str) -> Option<&Entry> {
        self.entries.iter().find(|entry| entry.name.eq_ignore_ascii_case(name))
    }

    /// A stream's bytes; none where it is cut short.
    pub(super) fn read(&self, entry: &Entry) -> Option<Vec<u8>> {
        let mut bytes = if entry.len < SMALL { self.mini_chain(entry.start) } else { self.chain(entry.start) }?;
        bytes.truncate(usize::try_from(entry.len).ok()?);
        Some(bytes)
    }
}

fn entry(bytes: &[u8]) -> Option<Entry> {
    let units =
        bytes[..64].as_chunks::<2>().0.iter().map(|unit| u16::from_le_bytes(*unit)).take_while(|unit| *unit != 0);
    let name = char::decode_utf16(units).map(|letter| letter.unwrap_or(char::REPLACEMENT_CHARACTER)).collect();
    Some(Entry { name, start: u32_at(bytes, 116)?, len: u32_at(bytes, 120)?.into() })
}
