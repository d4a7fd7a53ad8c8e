//! Comma-, semicolon-, tab- and pipe-separated text, decoded and split as it is read.
//!
//! Its own splitter rather than a CSV library's, for three things those do not give: the row number a spreadsheet
//! program would show (blank lines count, line breaks inside quotes do not), a bound on a cell before it is held (one
//! stray quote otherwise swallows the file), and one code for sniffing and reading.

use std::io::{Read, Seek, SeekFrom};

use encoding_rs::{CoderResult, Decoder};

use super::rows::RowSource;
use super::{BoxedSource, Encoding};
use crate::{Cell, Exceeded, Limits, Row, TableError};

/// In order of preference where a file says nothing.
const DELIMITERS: [char; 4] = [',', ';', '\t', '|'];

pub(super) struct DelimitedBook {
    source: BoxedSource,
    encoding: Encoding,
    delimiter: char,
    /// Excel's own first line `sep=;`, which is not part of the table.
    says_separator: bool,
}

impl DelimitedBook {
    pub(super) fn open(mut source: BoxedSource) -> Result<Self, TableError> {
        let encoding = Encoding::detect(&mut source)?;
        let mut text = Text::new(&mut source, encoding);
        let mut sample = String::new();
        while sample.len() < 1 << 17 && text.more(&mut sample)? {}
        if sample.chars().all(char::is_whitespace) {
            return Err(TableError::Empty);
        }
        let said = sample.strip_prefix("sep=").and_then(|rest| rest.chars().next()).filter(|c| DELIMITERS.contains(c));
        let delimiter = said.unwrap_or_else(|| sniff_delimiter(&sample));
        Ok(DelimitedBook { source, encoding, delimiter, says_separator: said.is_some() })
    }

    pub(super) fn encoding(&self) -> Encoding {
        self.encoding
    }

    pub(super) fn delimiter(&self) -> char {
        self.delimiter
    }

    pub(super) fn rows(&mut self, limits: &Limits) -> Result<DelimitedRows<'_>, TableError> {
        self.source.seek(SeekFrom::Start(0))?;
        let mut rows = DelimitedRows {
            text: Text::new(&mut self.source, self.encoding),
            pending: String::new(),
            at: 0,
            splitter: Splitter::new(self.delimiter, limits),
            number: 0,
            ended: false,
        };
        if self.says_separator {
            rows.next_row()?;
            rows.number = 1;
        }
        Ok(rows)
    }
}

/// The source as UTF-8, piece by piece.
struct Text<'a> {
    source: &'a mut BoxedSource,
    decoder: Decoder,
    bytes: Vec<u8>,
    kept: usize,
    ended: bool,
}

impl<'a> Text<'a> {
    fn new(source: &'a mut BoxedSource, encoding: Encoding) -> Self {
        let decoder = encoding.decoder().new_decoder_with_bom_removal();
        Text { source, decoder, bytes: vec![0; 1 << 16], kept: 0, ended: false }
    }

    /// Appends the next piece; `false` at the end.
    fn more(&mut self, out: &mut String) -> Result<bool, TableError> {
        if self.ended {
            return Ok(false);
        }
        let read = self.source.read(&mut self.bytes[self.kept..])?;
        let filled = self.kept + read;
        let last = read == 0;
        let room = self.decoder.max_utf8_buffer_length(filled).unwrap_or(filled * 3 + 16);
        out.reserve(room);
        let (result, used, _) = self.decoder.decode_to_string(&self.bytes[..filled], out, last);
        self.bytes.copy_within(used..filled, 0);
        self.kept = filled - used;
        self.ended = last && result == CoderResult::InputEmpty;
        Ok(true)
    }
}

pub(super) struct DelimitedRows<'a> {
    text: Text<'a>,
    pending: String,
    at: usize,
    splitter: Splitter,
    number: u32,
    ended: bool,
}

impl RowSource for DelimitedRows<'_> {
    fn next_row(&mut self) -> Result<Option<Row>, TableError> {
        if self.ended {
            return Ok(None);
        }
        loop {
            let (used, done) = self.splitter.take(&self.pending[self.at..]).map_err(|what| self.too_large(what))?;
            self.at += used;
            if done {
                self.number = self.number.saturating_add(1);
                return Ok(Some(Row { number: self.number, cells: self.splitter.row() }));
            }
            self.pending.clear();
            self.at = 0;
            if !self.text.more(&mut self.pending)? {
                self.ended = true;
                self.number = self.number.saturating_add(1);
                self.splitter.end().map_err(|what| self.too_large(what))?;
                let cells = self.splitter.row();
                return Ok((!cells.is_empty()).then_some(Row { number: self.number, cells }));
            }
        }
    }
}

impl DelimitedRows<'_> {
    fn too_large(&self, what: Exceeded) -> TableError {
        let allowed = match what {
            Exceeded::Columns => self.splitter.most_columns as u64,
            _ => self.splitter.most_chars as u64,
        };
        TableError::TooLarge { what, allowed, row: Some(self.number.saturating_add(1)) }
    }
}

#[derive(Clone, Copy, PartialEq)]
enum State {
    /// Before the first character of a cell.
    Start,
    Plain,
    Quoted,
    /// After a quote inside quotes: the end of the cell, or half of a doubled quote.
    QuoteInQuoted,
    /// After a carriage return, which may be followed by a line feed.
    Return,
}

/// Splits text into cells; works on any pieces of the text, in turn.
struct Splitter {
    delimiter: u8,
    state: State,
    cell: String,
    cells: Vec<Cell>,
    most_chars: usize,
    most_columns: usize,
}

impl Splitter {
    fn new(delimiter: char, limits: &Limits) -> Self {
        Splitter {
            delimiter: delimiter as u8,
            state: State::Start,
            cell: String::new(),
            cells: Vec::new(),
            most_chars: limits.cell_chars,
            most_columns: limits.columns as usize,
        }
    }

    /// Takes text up to the end of a row: how many bytes, and whether a row is complete.
    fn take(&mut self, text: &str) -> Result<(usize, bool), Exceeded> {
        let bytes = text.as_bytes();
        let mut at = 0;
        while let Some(&byte) = bytes.get(at) {
            match (self.state, byte) {
                (State::Return, b'\n') => {
                    self.state = State::Start;
                    at += 1;
                }
                (State::Return, _) => self.state = State::Start,
                (State::Start, b'"') => {
                    self.state = State::Quoted;
                    at += 1;
                }
                (State::QuoteInQuoted, b'"') => {
                    self.cell.push('"');
                    self.state = State::Quoted;
                    at += 1;
                }
                (State::Quoted, b'"') => {
                    self.state = State::QuoteInQuoted;
                    at += 1;
                }
                (State::Quoted, _) => {
                    let run = memchr::memchr(b'"', &bytes[at..]).map_or(bytes.len(), |found| at + found);
                    self.push(&text[at..run])?;
                    at = run;
                }
                (_, b'\n' | b'\r') => {
                    self.end_cell()?;
                    self.state = if byte == b'\r' { State::Return } else { State::Start };
                    return Ok((at + 1, true));
                }
                (_, byte) if byte == self.delimiter => {
                    self.end_cell()?;
                    self.state = State::Start;
                    at += 1;
                }
                _ => {
                    let run = memchr::memchr3(self.delimiter, b'\n', b'\r', &bytes[at..]);
                    let run = run.map_or(bytes.len(), |found| at + found);
                    self.push(&text[at..run])?;
                    self.state = State::Plain;
                    at = run;
                }
            }
        }
        Ok((at, false))
    }

    fn push(&mut self, text: &str) -> Result<(), Exceeded> {
        self.cell.push_str(text);
        let long = self.cell.len() > self.most_chars && self.cell.chars().count() > self.most_chars;
        if long { Err(Exceeded::CellChars) } else { Ok(()) }
    }

    fn end_cell(&mut self) -> Result<(), Exceeded> {
        if self.cells.len() >= self.most_columns && !self.cell.is_empty() {
            return Err(Exceeded::Columns);
        }
        let cell = std::mem::take(&mut self.cell);
        // Empty cells beyond the last column are dropped with the row's tail; they must not fill memory before.
        if self.cells.len() < self.most_columns {
            self.cells.push(Cell::text(cell));
        }
        Ok(())
    }

    /// The end of the text ends the last row, closed or not.
    fn end(&mut self) -> Result<(), Exceeded> {
        if self.state == State::Start && self.cells.is_empty() || self.state == State::Return {
            return Ok(());
        }
        self.end_cell()
    }

    fn row(&mut self) -> Vec<Cell> {
        let width = self.cells.len();
        std::mem::replace(&mut self.cells, Vec::with_capacity(width))
    }
}

/// The delimiter that cuts the sample into the most even rows of more than one cell.
fn sniff_delimiter(sample: &str) -> char {
    let limits = Limits { columns: 16_384, cell_chars: usize::MAX, ..Limits::default() };
    let mut best = (0.0, DELIMITERS[0]);
    for delimiter in DELIMITERS {
        let mut splitter = Splitter::new(delimiter, &limits);
        let (mut widths, mut at) = (Vec::new(), 0);
        while let Ok((used, true)) = splitter.take(&sample[at..]) {
            at += used;
            let row = splitter.row();
            if !row.iter().all(Cell::is_blank) {
                widths.push(row.len());
            }
        }
        if widths.is_empty() && splitter.end().is_ok() {
            widths.push(splitter.row().len());
        }
        let score = evenness(&mut widths);
        if score > best.0 {
            best = (score, delimiter);
        }
    }
    best.1
}

/// The share of rows with the usual width; more columns win between equals, and one column counts for nothing.
fn evenness(widths: &mut [usize]) -> f64 {
    widths.sort_unstable();
    let usual = widths.chunk_by(|a, b| a == b).filter(|same| same[0] > 1).max_by_key(|same| same.len() * same[0]);
    usual.map_or(0.0, |same| same.len() as f64 / widths.len() as f64 + (same[0] as f64).ln() / 10.0)
}
