//! Telling from the first bytes how a file is to be read, and by which sign its text is delimited.

use super::delimited;
use crate::tag_row;

/// How many bytes are looked at.
pub(super) const SAMPLE: u64 = 1 << 16;

/// In order of preference.
const DELIMITERS: [u8; 5] = [b',', b'\t', b';', b':', b'|'];

pub(super) enum Kind {
    /// UTF-8 as far as the sample goes.
    Text {
        delimiter: u8,
    },
    Json,
    /// Workbooks, other encodings, and what is no table at all: [`tables`] tells them apart.
    Other,
}

pub(super) fn kind(sample: &[u8]) -> Kind {
    let bytes = sample.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(sample);
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => text,
        // A letter may be cut in two where the sample ends.
        Err(error) if error.error_len().is_none() && error.valid_up_to() > 0 => {
            std::str::from_utf8(&bytes[..error.valid_up_to()]).unwrap_or_default()
        }
        Err(_) => return Kind::Other,
    };
    let start = text.trim_start();
    if start.is_empty()
        || text.contains('\0')
        || ["<", "%PDF", "{\\rtf", "PK\u{3}\u{4}"].iter().any(|s| start.starts_with(s))
    {
        return Kind::Other;
    }
    if start.starts_with(['[', '{']) {
        return Kind::Json;
    }
    Kind::Text { delimiter: delimiter(text) }
}

/// The sign under which some line is a row of tags; else the most frequent one. Colons stand in times of day, so they
/// delimit only where nothing else does.
fn delimiter(text: &str) -> u8 {
    for line in text.split(['\n', '\r']).filter(|line| line.contains('#')) {
        for delimiter in DELIMITERS {
            if tag_row(delimited::cells(line, delimiter).as_slice(), &[]).is_some() {
                return delimiter;
            }
        }
    }
    let count = |delimiter: u8| memchr::memchr_iter(delimiter, text.as_bytes()).count();
    let mut best = (b',', 0);
    for delimiter in DELIMITERS.into_iter().filter(|delimiter| *delimiter != b':') {
        let times = count(delimiter);
        if times > best.1 {
            best = (delimiter, times);
        }
    }
    if best.1 == 0 && count(b':') > 0 { b':' } else { best.0 }
}
