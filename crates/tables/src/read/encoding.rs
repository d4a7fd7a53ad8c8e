//! Which encoding a text file is in, told from all its bytes.
//!
//! A byte order mark decides; then zero bytes (UTF-16); then whether it is UTF-8 throughout. What is left is one of the
//! two single-byte code pages of the region, Windows-1256 (Arabic, also written for Kurdish) and Windows-1252 (Western
//! Europe). They share most bytes, so the test is ours: in Arabic the high bytes come in runs that make up whole words;
//! in French or Turkish they stand singly between ASCII letters.

use std::io::{Read, Seek, SeekFrom};

use crate::TableError;

/// The encodings that are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    Utf8,
    Utf16Le,
    Utf16Be,
    /// Arabic Windows.
    Windows1256,
    /// Western European Windows.
    Windows1252,
}

impl Encoding {
    /// The name as the encoding standard writes it.
    pub fn name(self) -> &'static str {
        self.decoder().name()
    }

    pub(super) fn decoder(self) -> &'static encoding_rs::Encoding {
        match self {
            Encoding::Utf8 => encoding_rs::UTF_8,
            Encoding::Utf16Le => encoding_rs::UTF_16LE,
            Encoding::Utf16Be => encoding_rs::UTF_16BE,
            Encoding::Windows1256 => encoding_rs::WINDOWS_1256,
            Encoding::Windows1252 => encoding_rs::WINDOWS_1252,
        }
    }

    /// Reads the source to its end and says what it is encoded in.
    pub(super) fn detect<R: Read + Seek>(source: &mut R) -> Result<Encoding, TableError> {
        source.seek(SeekFrom::Start(0))?;
        let mut census = Census::default();
        let mut buffer = vec![0; 1 << 16];
        loop {
            let read = source.read(&mut buffer)?;
            if read == 0 {
                break;
            }
            census.take(&buffer[..read]);
            if census.marked.is_some() {
                break;
            }
        }
        source.seek(SeekFrom::Start(0))?;
        census.verdict()
    }
}

/// Counts over the whole file, gathered piece by piece.
#[derive(Default)]
struct Census {
    total: u64,
    marked: Option<Encoding>,
    zeros: [u64; 2],
    controls: u64,
    utf8: Utf8Check,
    pages: PageCheck,
}

impl Census {
    fn take(&mut self, bytes: &[u8]) {
        if self.total == 0 {
            self.marked = match bytes {
                [0xEF, 0xBB, 0xBF, ..] => None,
                [0xFF, 0xFE, ..] => Some(Encoding::Utf16Le),
                [0xFE, 0xFF, ..] => Some(Encoding::Utf16Be),
                _ => None,
            };
        }
        for &byte in bytes {
            if byte == 0 {
                self.zeros[(self.total % 2) as usize] += 1;
            }
            if byte < 0x20 && !matches!(byte, b'\t' | b'\n' | b'\r' | 0x0B | 0x0C | 0) {
                self.controls += 1;
            }
            self.utf8.take(byte);
            self.pages.take(byte);
            self.total += 1;
        }
    }

    fn verdict(self) -> Result<Encoding, TableError> {
        if let Some(marked) = self.marked {
            return Ok(marked);
        }
        let [even, odd] = self.zeros;
        if even + odd > 0 {
            // Delimiters and digits are ASCII in every script, so real UTF-16 has zeros on one side only.
            return match () {
                () if odd >= self.total / 20 && odd > even * 50 => Ok(Encoding::Utf16Le),
                () if even >= self.total / 20 && even > odd * 50 => Ok(Encoding::Utf16Be),
                () => Err(TableError::Unknown),
            };
        }
        if self.controls > self.total / 100 {
            return Err(TableError::Unknown);
        }
        match self.utf8.finish() {
            Utf8::Whole => Ok(Encoding::Utf8),
            Utf8::Damaged { line } => Err(TableError::Encoding { line, encoding: Encoding::Utf8.name() }),
            Utf8::Not => Ok(self.pages.verdict()),
        }
    }
}

enum Utf8 {
    Whole,
    /// Clearly UTF-8 with a foreign piece in it, as when two exports are pasted together.
    Damaged {
        line: u64,
    },
    Not,
}

/// A UTF-8 validator that goes on after an error, to tell damaged UTF-8 from another encoding.
#[derive(Default)]
struct Utf8Check {
    line: u64,
    wanting: u8,
    /// The lowest and highest allowed value of the next byte, which rules out surrogates and overlong forms.
    bounds: (u8, u8),
    good: u64,
    bad: u64,
    first_bad: u64,
}

impl Utf8Check {
    fn take(&mut self, byte: u8) {
        if byte == b'\n' {
            self.line += 1;
        }
        if self.wanting > 0 {
            if (self.bounds.0..=self.bounds.1).contains(&byte) {
                self.wanting -= 1;
                self.bounds = (0x80, 0xBF);
                self.good += u64::from(self.wanting == 0);
                return;
            }
            self.fail();
        }
        (self.wanting, self.bounds) = match byte {
            0x00..=0x7F => (0, (0, 0)),
            0xC2..=0xDF => (1, (0x80, 0xBF)),
            0xE0 => (2, (0xA0, 0xBF)),
            0xED => (2, (0x80, 0x9F)),
            0xE1..=0xEF => (2, (0x80, 0xBF)),
            0xF0 => (3, (0x90, 0xBF)),
            0xF1..=0xF3 => (3, (0x80, 0xBF)),
            0xF4 => (3, (0x80, 0x8F)),
            _ => {
                self.fail();
                (0, (0, 0))
            }
        };
    }

    fn fail(&mut self) {
        if self.bad == 0 {
            self.first_bad = self.line + 1;
        }
        self.bad += 1;
        self.wanting = 0;
    }

    fn finish(mut self) -> Utf8 {
        if self.wanting > 0 {
            self.fail();
        }
        match (self.bad, self.good) {
            (0, _) => Utf8::Whole,
            (bad, good) if good >= 8 && good > bad => Utf8::Damaged { line: self.first_bad },
            _ => Utf8::Not,
        }
    }
}

/// How the high bytes stand: in words of their own, or among ASCII letters.
#[derive(Default)]
struct PageCheck {
    run: u32,
    arabic_letters: u64,
    in_long_runs: u64,
    beside_latin: u64,
    before: u8,
}

impl PageCheck {
    fn take(&mut self, byte: u8) {
        if byte >= 0x80 {
            self.run += 1;
            self.arabic_letters += u64::from(is_arabic_in_1256(byte));
            self.beside_latin += u64::from(self.before.is_ascii_alphabetic());
        } else {
            self.end_run();
            self.beside_latin += u64::from(self.before >= 0x80 && byte.is_ascii_alphabetic());
        }
        self.before = byte;
    }

    fn end_run(&mut self) {
        if self.run >= 3 {
            self.in_long_runs += u64::from(self.run);
        }
        self.run = 0;
    }

    fn verdict(mut self) -> Encoding {
        self.end_run();
        let arabic = self.in_long_runs > self.beside_latin && self.arabic_letters > self.beside_latin;
        if arabic { Encoding::Windows1256 } else { Encoding::Windows1252 }
    }
}

/// Letters of Arabic in Windows-1256, with Persian and Kurdish additions; the rest of its upper half is French.
fn is_arabic_in_1256(byte: u8) -> bool {
    matches!(byte, 0x81 | 0x8D | 0x8E | 0x90 | 0x98 | 0x9A | 0x9F | 0xAA | 0xC0..=0xD6 | 0xD8..=0xDF | 0xE1 | 0xE3..=0xE6 | 0xEC | 0xED)
}
