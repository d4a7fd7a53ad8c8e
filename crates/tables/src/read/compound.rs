//! The container of old Office files, and what is inside, checked before calamine reads it.
//!
//! calamine holds an XLS workbook whole and reserves what its records claim; two cells in far corners would take
//! gigabytes. Here the records are walked first, following [MS-CFB] and [MS-XLS]: passwords are told from damage, and
//! sheets with more room than [`MOST_CELLS`] are refused.

mod strings;

use std::io::{Read, Seek, SeekFrom};

use crate::{Exceeded, TableError};

pub(super) const SIGNATURE: &[u8] = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";

/// Cells of all sheets' filled rectangles together: 65,536 rows of 122 columns.
const MOST_CELLS: u64 = 8_000_000;

/// Bytes of text in all cells together, at three a character.
const MOST_TEXT: u64 = 512 << 20;

const END_OF_CHAIN: u32 = 0xFFFF_FFFA;

/// Accepts an unlocked XLS workbook of bearable size.
pub(super) fn check<R: Read + Seek>(source: &mut R) -> Result<(), TableError> {
    let mut bytes = Vec::new();
    source.seek(SeekFrom::Start(0))?;
    source.read_to_end(&mut bytes)?;
    let container = Container::parse(&bytes).ok_or_else(|| TableError::broken("container", "its index is damaged"))?;
    if container.find("EncryptedPackage").is_some() {
        return Err(TableError::Password);
    }
    let entry = container.find("Workbook").or_else(|| container.find("Book"));
    let Some(entry) = entry else {
        let kind = if container.find("WordDocument").is_some() { "doc" } else { "ole" };
        return Err(TableError::Unsupported { kind });
    };
    let stream = container.read(entry).ok_or_else(|| TableError::broken("workbook", "it is cut short"))?;
    check_records(&stream)
}

struct Container<'a> {
    bytes: &'a [u8],
    sector: usize,
    fat: Vec<u32>,
    entries: Vec<Entry>,
    mini_fat: Vec<u32>,
    mini_stream: Vec<u8>,
}

#[derive(Clone)]
struct Entry {
    name: String,
    start: u32,
    len: u64,
}

fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_le_bytes(bytes.get(at..at + 2)?.try_into().ok()?))
}

fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_le_bytes(bytes.get(at..at + 4)?.try_into().ok()?))
}

fn words(bytes: &[u8]) -> impl Iterator<Item = u32> + '_ {
    bytes.as_chunks::<4>().0.iter().map(|word| u32::from_le_bytes(*word))
}

impl<'a> Container<'a> {
    fn parse(bytes: &'a [u8]) -> Option<Self> {
        let sector = match u16_at(bytes, 30)? {
            9 => 512,
            12 => 4096,
            _ => return None,
        };
        let mut container =
            Container { bytes, sector, fat: vec![], entries: vec![], mini_fat: vec![], mini_stream: vec![] };
        let mut table: Vec<u32> = words(bytes.get(76..512)?).filter(|id| *id < END_OF_CHAIN).collect();
        let mut next = u32_at(bytes, 68)?;
        while next < END_OF_CHAIN {
            let part = container.sector(next)?;
            let (ids, link) = part.split_at(part.len() - 4);
            table.extend(words(ids).filter(|id| *id < END_OF_CHAIN));
            next = u32_at(link, 0)?;
            if table.len() > bytes.len() / sector + 1 {
                return None;
            }
        }
        for id in table {
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
            let from = (id as usize).checked_mul(64)?;
            bytes.extend_from_slice(self.mini_stream.get(from..from + 64)?);
            if bytes.len() > self.mini_stream.len() {
                return None;
            }
            id = *self.mini_fat.get(id as usize)?;
        }
        Some(bytes)
    }

    fn find(&self, name: &str) -> Option<&Entry> {
        self.entries.iter().find(|entry| entry.name.eq_ignore_ascii_case(name))
    }

    fn read(&self, entry: &Entry) -> Option<Vec<u8>> {
        let mut bytes = if entry.len < 4096 { self.mini_chain(entry.start) } else { self.chain(entry.start) }?;
        bytes.truncate(entry.len as usize);
        Some(bytes)
    }
}

fn entry(bytes: &[u8]) -> Option<Entry> {
    let units =
        bytes[..64].as_chunks::<2>().0.iter().map(|unit| u16::from_le_bytes(*unit)).take_while(|unit| *unit != 0);
    let name = char::decode_utf16(units).map(|letter| letter.unwrap_or(char::REPLACEMENT_CHARACTER)).collect();
    Some(Entry { name, start: u32_at(bytes, 116)?, len: u32_at(bytes, 120)?.into() })
}

/// The rectangle of one sheet's cells so far.
struct Extent {
    rows: (u16, u16),
    columns: (u16, u16),
}

impl Extent {
    const NONE: Extent = Extent { rows: (u16::MAX, 0), columns: (u16::MAX, 0) };

    fn include(&mut self, row: u16, column: u16) {
        self.rows = (self.rows.0.min(row), self.rows.1.max(row));
        self.columns = (self.columns.0.min(column), self.columns.1.max(column));
    }

    fn cells(&self) -> u64 {
        let span = |(low, high): (u16, u16)| (u64::from(high) + 1).saturating_sub(u64::from(low));
        span(self.rows) * span(self.columns)
    }
}

/// The records of one substream, up to its end.
struct Records<'a> {
    rest: &'a [u8],
    depth: u32,
}

impl<'a> Iterator for Records<'a> {
    type Item = (u16, &'a [u8]);

    fn next(&mut self) -> Option<Self::Item> {
        const BEGINNING: u16 = 0x0809;
        const END: u16 = 0x000A;
        let (kind, len) = (u16_at(self.rest, 0)?, u16_at(self.rest, 2)?);
        let data = self.rest.get(4..4 + usize::from(len))?;
        self.rest = &self.rest[4 + usize::from(len)..];
        match kind {
            BEGINNING => self.depth += 1,
            END => self.depth = self.depth.saturating_sub(1),
            _ => (),
        }
        if kind == END && self.depth == 0 {
            self.rest = &[];
        }
        Some((kind, data))
    }
}

fn check_records(stream: &[u8]) -> Result<(), TableError> {
    const FILE_PASS: u16 = 0x002F;
    const BOUND_SHEET: u16 = 0x0085;
    let globals = || Records { rest: stream, depth: 0 };
    if globals().any(|(kind, _)| kind == FILE_PASS) {
        return Err(TableError::Password);
    }
    let strings = strings::lengths(globals());
    let mut room = Room::default();
    for (_, data) in globals().filter(|(kind, _)| *kind == BOUND_SHEET) {
        let start = u32_at(data, 0).and_then(|start| stream.get(start as usize..)).unwrap_or_default();
        room.add_sheet(Records { rest: start, depth: 0 }, &strings);
        for (what, taken, allowed) in
            [(Exceeded::Cells, room.cells, MOST_CELLS), (Exceeded::UnpackedBytes, room.text, MOST_TEXT)]
        {
            if taken > allowed {
                return Err(TableError::TooLarge { what, allowed, row: None });
            }
        }
    }
    Ok(())
}

/// What calamine will take for the sheets.
#[derive(Default)]
struct Room {
    /// The rectangles around the cells, or a share of what a sheet says of itself, for which memory is reserved but
    /// not touched.
    cells: u64,
    /// Bytes of shared texts, which are copied into every cell that refers to them.
    text: u64,
}

impl Room {
    fn add_sheet(&mut self, records: Records<'_>, strings: &[u16]) {
        const DIMENSIONS: u16 = 0x0200;
        const MUL_RK: u16 = 0x00BD;
        const LABEL_SST: u16 = 0x00FD;
        const FORMULA: u16 = 0x0006;
        const FORMULA_TEXT: u16 = 0x0207;
        const CELLS: [u16; 6] = [FORMULA, 0x00D6, 0x0203, 0x0204, 0x0205, 0x027E];
        let (mut extent, mut stated, mut formula_seen) = (Extent::NONE, 0, false);
        for (kind, data) in records {
            let place = u16_at(data, 0).zip(u16_at(data, 2));
            match (kind, place) {
                (DIMENSIONS, _) => stated += stated_cells(data).unwrap_or(0),
                (MUL_RK, Some((row, column))) => {
                    let last = u16_at(data, data.len().saturating_sub(2)).unwrap_or(column);
                    extent.include(row, column);
                    extent.include(row, last);
                }
                (LABEL_SST, Some((row, column))) => {
                    extent.include(row, column);
                    let chars = u32_at(data, 6).and_then(|index| strings.get(index as usize)).copied().unwrap_or(0);
                    self.text += u64::from(chars) * 3;
                }
                // It has no place of its own but that of the formula before, and the first cell where there is none.
                (FORMULA_TEXT, _) if !formula_seen => extent.include(0, 0),
                (kind, Some((row, column))) if CELLS.contains(&kind) => {
                    formula_seen |= kind == FORMULA;
                    extent.include(row, column);
                }
                _ => (),
            }
        }
        self.cells += extent.cells().max(stated / 4);
    }
}

/// What a sheet says of its size; calamine reserves room for it, untouched until cells come.
fn stated_cells(data: &[u8]) -> Option<u64> {
    let (rows, first_column, columns) = if data.len() == 10 {
        (u64::from(u16_at(data, 2)?), u16_at(data, 4)?, u16_at(data, 6)?)
    } else {
        (u64::from(u32_at(data, 4)?), u16_at(data, 8)?, u16_at(data, 10)?)
    };
    let first_column = if first_column > 0xFF || columns < first_column { 0 } else { first_column };
    Some(rows * u64::from(columns - first_column))
}
