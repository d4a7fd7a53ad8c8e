//! OpenDocument spreadsheets, streamed row by row.
//!
//! Its own reader rather than calamine's, which holds all sheets whole and loses the text as it is shown. A file is
//! walked twice: once to list its sheets and merged cells, once for the rows.

use std::collections::HashSet;
use std::io::BufReader;

use quick_xml::Reader;
use quick_xml::escape::unescape;
use quick_xml::events::{BytesStart, Event};
use zip::ZipArchive;
use zip::read::ZipFile;

use super::rows::RowSource;
use super::{BoxedSource, Merge, SheetInfo, archive, convert};
use crate::{Cell, Exceeded, Limits, Row, TableError};

const PART: &str = "content.xml";
/// As many merged ranges as are kept per sheet.
const MOST_MERGES: usize = 100_000;

pub(super) struct OdsBook {
    zip: ZipArchive<BoxedSource>,
    merges: Vec<Vec<Merge>>,
}

impl OdsBook {
    pub(super) fn open(source: BoxedSource, limits: &Limits) -> Result<(Self, Vec<SheetInfo>), TableError> {
        let mut zip = ZipArchive::new(source).map_err(archive::broken)?;
        refuse_locked(&mut zip)?;
        let (mut sheets, mut all_merges) = (Vec::new(), Vec::new());
        let mut walker = Walker::new(&mut zip, limits)?;
        while let Some(table) = walker.next_table()? {
            let (mut rows, mut columns, mut number) = (0, 0, 0u32);
            let mut merges = Vec::new();
            while let Some(row) = walker.next_row(1)? {
                merges.extend(row.spans.iter().take(MOST_MERGES - merges.len()).map(|span| span.at(number)));
                number = number.saturating_add(row.repeat);
                if row.width > 0 {
                    rows = number;
                    columns = columns.max(row.width);
                }
            }
            all_merges.push(merges);
            sheets.push(SheetInfo { name: table.name, hidden: table.hidden, size: Some((rows, columns)) });
        }
        drop(walker);
        Ok((OdsBook { zip, merges: all_merges }, sheets))
    }

    pub(super) fn merges(&self, sheet: usize) -> Vec<Merge> {
        self.merges.get(sheet).cloned().unwrap_or_default()
    }

    pub(super) fn rows(&mut self, sheet: usize, limits: &Limits) -> Result<OdsRows<'_>, TableError> {
        let mut walker = Walker::new(&mut self.zip, limits)?;
        for _ in 0..sheet {
            walker.next_table()?;
            while walker.next_row(1)?.is_some() {}
        }
        walker.next_table()?.ok_or(TableError::NoSuchSheet(sheet))?;
        // One more than allowed, so that too many are noticed.
        Ok(OdsRows { walker, number: 0, columns: limits.columns as usize + 1, again: None })
    }
}

fn refuse_locked(zip: &mut ZipArchive<BoxedSource>) -> Result<(), TableError> {
    let Ok(part) = zip.by_name("META-INF/manifest.xml") else { return Ok(()) };
    let manifest = std::io::read_to_string(part).map_err(|error| TableError::broken("manifest.xml", error))?;
    if manifest.contains("encryption-data") { Err(TableError::Password) } else { Ok(()) }
}

pub(super) struct OdsRows<'a> {
    walker: Walker<'a>,
    number: u32,
    columns: usize,
    /// A row which stands for several.
    again: Option<(u32, Vec<Cell>)>,
}

impl RowSource for OdsRows<'_> {
    fn next_row(&mut self) -> Result<Option<Row>, TableError> {
        loop {
            if let Some((left, cells)) = self.again.take() {
                self.number = self.number.saturating_add(1);
                if left > 1 {
                    self.again = Some((left - 1, cells.clone()));
                }
                return Ok(Some(Row { number: self.number, cells }));
            }
            match self.walker.next_row(self.columns)? {
                None => return Ok(None),
                Some(row) if row.width == 0 => self.number = self.number.saturating_add(row.repeat),
                Some(row) => self.again = Some((row.repeat, row.cells)),
            }
        }
    }
}

struct Table {
    name: String,
    hidden: bool,
}

struct Span {
    column: u32,
    columns: u32,
    rows: u32,
}

impl Span {
    fn at(&self, row: u32) -> Merge {
        Merge {
            first_row: row,
            last_row: row.saturating_add(self.rows - 1),
            first_column: self.column,
            last_column: self.column.saturating_add(self.columns - 1),
        }
    }
}

struct WalkedRow {
    repeat: u32,
    /// Columns up to the last with text, however many of them were kept.
    width: u32,
    cells: Vec<Cell>,
    spans: Vec<Span>,
}

struct Walker<'a> {
    xml: Reader<BufReader<ZipFile<'a, BoxedSource>>>,
    buffer: Vec<u8>,
    hidden_styles: HashSet<String>,
    most_chars: usize,
}

fn damaged(error: impl std::fmt::Display) -> TableError {
    TableError::broken(PART, error)
}

/// An attribute by its name without prefix; prefixes are fixed by custom, not by the standard.
fn attribute(element: &BytesStart<'_>, name: &str) -> Option<String> {
    let found = element.attributes().flatten().find(|attribute| attribute.key.local_name().as_ref() == name)?;
    unescape(&found.value).ok().map(std::borrow::Cow::into_owned)
}

fn count(element: &BytesStart<'_>, name: &str) -> u32 {
    attribute(element, name).and_then(|text| text.parse().ok()).unwrap_or(1).max(1)
}

impl<'a> Walker<'a> {
    fn new(zip: &'a mut ZipArchive<BoxedSource>, limits: &Limits) -> Result<Self, TableError> {
        let part = zip.by_name(PART).map_err(archive::broken)?;
        let mut xml = Reader::from_reader(BufReader::with_capacity(1 << 16, part));
        xml.config_mut().expand_empty_elements = true;
        Ok(Walker { xml, buffer: Vec::new(), hidden_styles: HashSet::new(), most_chars: limits.cell_chars })
    }

    fn skip(&mut self, element: &BytesStart<'_>) -> Result<(), TableError> {
        self.xml.read_to_end_into(element.name(), &mut Vec::new()).map(drop).map_err(damaged)
    }

    fn next_table(&mut self) -> Result<Option<Table>, TableError> {
        let mut style = String::new();
        loop {
            self.buffer.clear();
            match self.xml.read_event_into(&mut self.buffer).map_err(damaged)? {
                Event::Start(element) => match element.local_name().as_ref() {
                    "table" => {
                        let style = attribute(&element, "style-name").unwrap_or_default();
                        let name = attribute(&element, "name").unwrap_or_default();
                        return Ok(Some(Table { name, hidden: self.hidden_styles.contains(&style) }));
                    }
                    "style" => style = attribute(&element, "name").unwrap_or_default(),
                    "table-properties" if attribute(&element, "display").as_deref() == Some("false") => {
                        self.hidden_styles.insert(style.clone());
                    }
                    "tracked-changes" => {
                        let element = element.into_owned();
                        self.skip(&element)?;
                    }
                    _ => (),
                },
                Event::Eof => return Ok(None),
                _ => (),
            }
        }
    }

    /// The next row of the current table, with at most `keep` cells; `None` at the table's end.
    fn next_row(&mut self, keep: usize) -> Result<Option<WalkedRow>, TableError> {
        loop {
            self.buffer.clear();
            match self.xml.read_event_into(&mut self.buffer).map_err(damaged)? {
                Event::Start(element) => match element.local_name().as_ref() {
                    "table-row" => {
                        let repeat = count(&element, "number-rows-repeated");
                        return self.row(repeat, keep).map(Some);
                    }
                    "shapes" | "forms" | "named-expressions" => {
                        let element = element.into_owned();
                        self.skip(&element)?;
                    }
                    _ => (),
                },
                Event::End(element) if element.local_name().as_ref() == "table" => return Ok(None),
                Event::Eof => return Err(damaged("it is cut short")),
                _ => (),
            }
        }
    }

    fn row(&mut self, repeat: u32, keep: usize) -> Result<WalkedRow, TableError> {
        let mut row = WalkedRow { repeat, width: 0, cells: Vec::new(), spans: Vec::new() };
        let mut column = 0u32;
        loop {
            self.buffer.clear();
            match self.xml.read_event_into(&mut self.buffer).map_err(damaged)? {
                Event::Start(element) => {
                    let element = element.into_owned();
                    if !matches!(element.local_name().as_ref(), "table-cell" | "covered-table-cell") {
                        self.skip(&element)?;
                        continue;
                    }
                    let cell = self.cell(&element)?;
                    let again = count(&element, "number-columns-repeated");
                    let span = Span {
                        column,
                        columns: count(&element, "number-columns-spanned"),
                        rows: count(&element, "number-rows-spanned"),
                    };
                    if !cell.is_blank() {
                        if span.columns > 1 || span.rows > 1 {
                            row.spans.push(span);
                        }
                        row.width = column.saturating_add(again);
                        let (first, last) = ((column as usize).min(keep), (row.width as usize).min(keep));
                        row.cells.resize_with(first, Cell::default);
                        row.cells.resize(last, cell);
                    }
                    column = column.saturating_add(again);
                }
                Event::End(element) if element.local_name().as_ref() == "table-row" => return Ok(row),
                Event::Eof => return Err(damaged("it is cut short")),
                _ => (),
            }
        }
    }

    fn cell(&mut self, element: &BytesStart<'_>) -> Result<Cell, TableError> {
        let text = self.paragraphs()?;
        let stated = |name| attribute(element, name);
        let kinds = element.attributes().flatten().filter(|one| one.key.local_name().as_ref() == "value-type");
        if kinds.into_iter().any(|kind| kind.value == "error") {
            return Ok(Cell::error(text));
        }
        let cell = match stated("value-type").as_deref() {
            Some("float" | "percentage" | "currency") => {
                stated("value").and_then(|value| value.parse().ok()).map(Cell::number)
            }
            Some("date") => stated("date-value").map(|value| convert::iso(&value)),
            Some("boolean") => stated("boolean-value").map(|value| Cell::bool(value == "true")),
            Some("string") => stated("string-value").map(Cell::text),
            _ => None,
        };
        Ok(match cell {
            Some(cell) => cell.shown_as(text),
            None => Cell::text(text),
        })
    }

    /// The text of a cell up to its end: its paragraphs as lines, comments and drawings left out.
    fn paragraphs(&mut self) -> Result<String, TableError> {
        let (mut text, mut inside, mut any) = (String::new(), 0u32, false);
        loop {
            // Before the row is built, because a repeated column copies the text.
            if text.len() > self.most_chars && text.chars().count() > self.most_chars {
                let allowed = self.most_chars as u64;
                return Err(TableError::TooLarge { what: Exceeded::CellChars, allowed, row: None });
            }
            self.buffer.clear();
            match self.xml.read_event_into(&mut self.buffer).map_err(damaged)? {
                Event::Start(element) => match element.local_name().as_ref() {
                    "p" | "h" => {
                        if any {
                            text.push('\n');
                        }
                        (any, inside) = (true, inside + 1);
                    }
                    "s" => {
                        let spaces = (count(&element, "c") as usize).min(self.most_chars + 1);
                        text.extend(std::iter::repeat_n(' ', spaces));
                    }
                    "tab" => text.push('\t'),
                    "line-break" => text.push('\n'),
                    "annotation" | "frame" | "table" | "custom-shape" => {
                        let element = element.into_owned();
                        self.skip(&element)?;
                    }
                    _ => (),
                },
                Event::Text(words) if inside > 0 => text.push_str(&words.xml10_content()),
                Event::GeneralRef(entity) if inside > 0 => {
                    let entity = format!("&{};", entity.as_ref() as &str);
                    text.push_str(&unescape(&entity).map_err(damaged)?);
                }
                Event::End(element) => match element.local_name().as_ref() {
                    "p" | "h" => inside = inside.saturating_sub(1),
                    "table-cell" | "covered-table-cell" => return Ok(text),
                    _ => (),
                },
                Event::Eof => return Err(damaged("it is cut short")),
                _ => (),
            }
        }
    }
}
