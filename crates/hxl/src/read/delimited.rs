//! Delimited text in UTF-8, read at the speed of memory: cells are slices of the buffer.
//!
//! Split as Python's csv module splits: quotation marks only at the beginning of a cell, doubled inside; a line break
//! inside them belongs to the cell; an empty line is a row without cells; every kind of line break is one.

use std::io::{Read, SeekFrom};

use memchr::{memchr, memchr2};

use super::row::{Row, Span};
use super::{BoxedBytes, Visit};
use crate::HxlError;

const PIECE: usize = 1 << 18;
/// No row of a table is longer; an open quotation mark would otherwise swallow the file.
const LONGEST: usize = 16 << 20;
const MOST_CELLS: usize = 1 << 14;

pub(super) struct Delimited {
    bytes: BoxedBytes,
    delimiter: u8,
    /// Read, but not yet text: the beginning of a letter.
    raw: Vec<u8>,
    text: String,
    /// Where the next row begins.
    at: usize,
    spans: Vec<Span>,
    scratch: String,
    ended: bool,
    after_return: bool,
    started: bool,
}

enum Found {
    /// A row, and where the next begins.
    Row(usize),
    More,
    End,
}

impl Delimited {
    pub(super) fn new(bytes: BoxedBytes, delimiter: u8) -> Self {
        Delimited {
            bytes,
            delimiter,
            raw: Vec::new(),
            text: String::new(),
            at: 0,
            spans: Vec::new(),
            scratch: String::new(),
            ended: false,
            after_return: false,
            started: false,
        }
    }

    pub(super) fn walk(&mut self, visit: &mut Visit<'_>) -> Result<(), HxlError> {
        self.bytes.seek(SeekFrom::Start(0))?;
        self.raw.clear();
        self.text.clear();
        (self.at, self.ended, self.after_return, self.started) = (0, false, false, false);
        let mut number = 0;
        loop {
            match self.row(number)? {
                Found::Row(next) => {
                    let row = Row { text: &self.text, scratch: &self.scratch, spans: &self.spans };
                    if visit(number, row)?.is_break() {
                        return Ok(());
                    }
                    self.at = next;
                    number += 1;
                }
                Found::More => self.fill(number)?,
                Found::End => return Ok(()),
            }
        }
    }

    /// Reads the next piece behind what is left. Pieces grow with the row that does not end, so that looking for its end
    /// again and again costs no more than reading it.
    fn fill(&mut self, number: u64) -> Result<(), HxlError> {
        self.text.drain(..self.at);
        self.at = 0;
        if self.text.len() > LONGEST {
            return Err(HxlError::RowTooLong { row: number + 1, most: "16 MB" });
        }
        let kept = self.raw.len();
        let piece = PIECE.max(self.text.len());
        self.raw.resize(kept + piece, 0);
        let mut filled = kept;
        while filled < self.raw.len() {
            match self.bytes.read(&mut self.raw[filled..]) {
                Ok(0) => {
                    self.ended = true;
                    break;
                }
                Ok(read) => filled += read,
                Err(error) if error.kind() == std::io::ErrorKind::Interrupted => {}
                Err(error) => return Err(error.into()),
            }
        }
        self.raw.truncate(filled);
        if !self.started {
            self.started = true;
            if self.raw.starts_with(b"\xEF\xBB\xBF") {
                self.raw.drain(..3);
            }
        }
        self.unify_line_breaks(kept.min(self.raw.len()));
        self.decode();
        Ok(())
    }

    /// Makes every line break of the new bytes a line feed.
    fn unify_line_breaks(&mut self, from: usize) {
        if !self.after_return && memchr(b'\r', &self.raw[from..]).is_none() {
            return;
        }
        let (mut at, mut to) = (from, from);
        if std::mem::take(&mut self.after_return) && self.raw.get(at) == Some(&b'\n') {
            at += 1;
        }
        while let Some(length) = memchr(b'\r', &self.raw[at..]) {
            self.raw.copy_within(at..at + length, to);
            self.raw[to + length] = b'\n';
            to += length + 1;
            at += length + 1;
            match self.raw.get(at) {
                Some(b'\n') => at += 1,
                Some(_) => {}
                None => self.after_return = true,
            }
        }
        let rest = self.raw.len() - at;
        self.raw.copy_within(at.., to);
        self.raw.truncate(to + rest);
    }

    /// Moves what is whole from the bytes to the text; what is no UTF-8 becomes the sign for that.
    fn decode(&mut self) {
        let mut rest = self.raw.as_slice();
        loop {
            match std::str::from_utf8(rest) {
                Ok(text) => {
                    self.text.push_str(text);
                    rest = &[];
                    break;
                }
                Err(error) => {
                    let (sound, after) = rest.split_at(error.valid_up_to());
                    self.text.push_str(std::str::from_utf8(sound).unwrap_or_default());
                    rest = after;
                    match error.error_len() {
                        Some(length) => rest = &rest[length..],
                        None if !self.ended => break,
                        None => rest = &[],
                    }
                    self.text.push(char::REPLACEMENT_CHARACTER);
                }
            }
        }
        let kept = rest.len();
        self.raw.drain(..self.raw.len() - kept);
    }

    fn row(&mut self, number: u64) -> Result<Found, HxlError> {
        self.spans.clear();
        self.scratch.clear();
        if self.at == self.text.len() {
            return Ok(if self.ended { Found::End } else { Found::More });
        }
        let splitter = Splitter { text: &self.text, delimiter: self.delimiter, ended: self.ended };
        let found = splitter.row(self.at, &mut self.spans, &mut self.scratch);
        if self.spans.len() > MOST_CELLS {
            let what = tables::Exceeded::Columns;
            let row = Some(u32::try_from(number + 1).unwrap_or(u32::MAX));
            return Err(tables::TableError::TooLarge { what, allowed: MOST_CELLS as u64, row }.into());
        }
        Ok(found.map_or(Found::More, Found::Row))
    }
}

/// The cells of one line, for trying delimiters.
pub(super) fn cells(line: &str, delimiter: u8) -> Vec<String> {
    let (mut spans, mut scratch) = (Vec::new(), String::new());
    Splitter { text: line, delimiter, ended: true }.row(0, &mut spans, &mut scratch);
    let row = Row { text: line, scratch: &scratch, spans: &spans };
    (0..spans.len()).map(|at| super::Cells::cell(&row, at).to_owned()).collect()
}

struct Splitter<'a> {
    text: &'a str,
    delimiter: u8,
    /// Whether no more text comes after this.
    ended: bool,
}

impl Splitter<'_> {
    /// Splits the row that begins at `at`; where the next begins, or none if the text ends before the row does.
    fn row(&self, mut at: usize, spans: &mut Vec<Span>, scratch: &mut String) -> Option<usize> {
        let bytes = self.text.as_bytes();
        match bytes.get(at) {
            None => return Some(at),
            Some(b'\n') => return Some(at + 1),
            Some(_) => {}
        }
        loop {
            if spans.len() > MOST_CELLS {
                return Some(at);
            }
            let end = if bytes.get(at) == Some(&b'"') {
                let (span, end) = self.quoted(at, scratch)?;
                spans.push(span);
                end
            } else {
                let end = self.plain_end(at)?;
                spans.push(Span::of_text(at, end));
                end
            };
            match bytes.get(end) {
                Some(byte) if *byte == self.delimiter => at = end + 1,
                Some(_) => return Some(end + 1),
                None => return Some(end),
            }
        }
    }

    /// Where a cell without quotation marks ends.
    fn plain_end(&self, at: usize) -> Option<usize> {
        let bytes = self.text.as_bytes();
        match memchr2(self.delimiter, b'\n', &bytes[at..]) {
            Some(length) => Some(at + length),
            None => self.ended.then_some(bytes.len()),
        }
    }

    /// A cell that begins with a quotation mark, and where it ends.
    fn quoted(&self, at: usize, scratch: &mut String) -> Option<(Span, usize)> {
        let bytes = self.text.as_bytes();
        let mut from = at + 1;
        let mut assembled: Option<usize> = None;
        loop {
            let Some(length) = memchr(b'"', &bytes[from..]) else {
                // Left open to the end of the file: what is there is the cell.
                let end = self.ended.then_some(bytes.len())?;
                return Some((self.finish(assembled, from, end, scratch), end));
            };
            let quote = from + length;
            match bytes.get(quote + 1) {
                None if !self.ended => return None,
                Some(b'"') => {
                    assembled.get_or_insert(scratch.len());
                    scratch.push_str(&self.text[from..=quote]);
                    from = quote + 2;
                }
                Some(byte) if *byte != self.delimiter && *byte != b'\n' => {
                    // Text behind the closing mark belongs to the cell; marks in it are only marks.
                    let start = *assembled.get_or_insert(scratch.len());
                    scratch.push_str(&self.text[from..quote]);
                    let end = self.plain_end(quote + 1)?;
                    scratch.push_str(&self.text[quote + 1..end]);
                    return Some((Span::of_scratch(start, scratch.len()), end));
                }
                _ => return Some((self.finish(assembled, from, quote, scratch), quote + 1)),
            }
        }
    }

    fn finish(&self, assembled: Option<usize>, from: usize, to: usize, scratch: &mut String) -> Span {
        match assembled {
            None => Span::of_text(from, to),
            Some(start) => {
                scratch.push_str(&self.text[from..to]);
                Span::of_scratch(start, scratch.len())
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::cells;

    #[test]
    fn cells_are_split_as_spreadsheets_write_them() {
        assert_eq!(cells("a,\"b,c\",\"d\"\"e\",f\"g,\"h\"i\"j,", b','), ["a", "b,c", "d\"e", "f\"g", "hi\"j", ""]);
        assert_eq!(cells("", b',').len(), 0);
        assert_eq!(cells("\"open, to the end", b','), ["open, to the end"]);
    }
}
