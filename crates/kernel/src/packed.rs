//! Many rows as one value: the database runs the chosen columns of a whole slice together, and they are taken apart here
//! without a copy. For what is read by the million and kept as something else; it costs a tenth of reading row by row.
//!
//! Guarantees: any text comes back as it was, whatever characters it holds; bytes that are no such rows are an error and
//! never rows of another shape. How the columns are run together is each engine's own (`dialect::packed`).

use sea_orm::ColumnType;

use crate::db::Engine;
use crate::{Error, Id, Result};

/// How a column is packed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Id,
    /// Whole numbers, real ones, yes and no.
    Number,
    Text,
}

impl Kind {
    pub fn of(column: &ColumnType) -> Self {
        use ColumnType::{BigInteger, Boolean, Double, Float, Integer, SmallInteger, Uuid};
        match column {
            Uuid => Self::Id,
            BigInteger | Boolean | Double | Float | Integer | SmallInteger => Self::Number,
            _ => Self::Text,
        }
    }
}

/// Rows of chosen columns, packed.
pub struct Packed {
    pub(crate) engine: Engine,
    pub(crate) kinds: Vec<Kind>,
    pub(crate) bytes: Vec<u8>,
}

/// The fields of one row, taken in the order of the columns. Where the bytes are no such row, a field reads as nothing and
/// [`Packed::each`] ends in an error.
pub struct Fields<'a> {
    engine: Engine,
    kinds: std::slice::Iter<'a, Kind>,
    rest: &'a [u8],
    broken: bool,
}

impl Packed {
    /// Hands over each row; `take` takes every field of it.
    pub fn each<'a>(&'a self, mut take: impl FnMut(&mut Fields<'a>)) -> Result<()> {
        let mut fields = Fields { engine: self.engine, kinds: [].iter(), rest: &self.bytes, broken: false };
        while !fields.rest.is_empty() {
            fields.kinds = self.kinds.iter();
            if self.engine == Engine::Postgres {
                fields.bytes(size_of::<i32>());
            }
            take(&mut fields);
            if fields.broken || fields.kinds.len() != 0 {
                return Err(Error::internal("rows were packed in another shape than they are read in"));
            }
        }
        Ok(())
    }
}

impl<'a> Fields<'a> {
    /// The next field as it lies there, only to be compared with the same of other rows of this database.
    pub fn raw(&mut self) -> Option<&'a [u8]> {
        let Some(kind) = self.kinds.next() else { return self.break_off() };
        match (self.engine, kind) {
            (Engine::Postgres, _) => {
                // The type's number, which the kind tells already, and the length.
                let head = self.bytes(2 * size_of::<i32>())?;
                match i32::from_be_bytes([head[4], head[5], head[6], head[7]]) {
                    -1 => None,
                    length => self.bytes(length as u32 as usize),
                }
            }
            (Engine::Sqlite, Kind::Id) => self.bytes(size_of::<Id>()).filter(|id| *id != [0; 16]),
            (Engine::Sqlite, Kind::Number) => self.until(b';'),
            (Engine::Sqlite, Kind::Text) => {
                let length = self.until(b':')?;
                match whole(length).and_then(|length| usize::try_from(length).ok()) {
                    Some(length) => self.bytes(length),
                    None => self.break_off(),
                }
            }
        }
    }

    pub fn id(&mut self) -> Option<Id> {
        let bytes = self.raw()?;
        Id::from_slice(bytes).ok().or_else(|| self.break_off())
    }

    pub fn text(&mut self) -> Option<&'a str> {
        let bytes = self.raw()?;
        std::str::from_utf8(bytes).ok().or_else(|| self.break_off())
    }

    /// A whole number, or 0 and 1 for no and yes.
    pub fn number(&mut self) -> Option<i64> {
        let bytes = self.raw()?;
        let number = match (self.engine, bytes) {
            (Engine::Sqlite, digits) => whole(digits),
            (Engine::Postgres, [yes]) => Some(i64::from(*yes)),
            (Engine::Postgres, &[a, b]) => Some(i16::from_be_bytes([a, b]).into()),
            (Engine::Postgres, &[a, b, c, d]) => Some(i32::from_be_bytes([a, b, c, d]).into()),
            (Engine::Postgres, wide) => wide.try_into().ok().map(i64::from_be_bytes),
        };
        number.or_else(|| self.break_off())
    }

    fn bytes(&mut self, count: usize) -> Option<&'a [u8]> {
        let Some((taken, rest)) = self.rest.split_at_checked(count) else { return self.break_off() };
        self.rest = rest;
        Some(taken)
    }

    /// What comes before this mark, if anything does.
    fn until(&mut self, mark: u8) -> Option<&'a [u8]> {
        let Some(at) = self.rest.iter().position(|byte| *byte == mark) else { return self.break_off() };
        let taken = &self.rest[..at];
        self.rest = &self.rest[at + 1..];
        Some(taken).filter(|taken| !taken.is_empty())
    }

    fn break_off<T>(&mut self) -> Option<T> {
        self.broken = true;
        self.rest = &[];
        None
    }
}

/// A number in digits.
fn whole(digits: &[u8]) -> Option<i64> {
    let (negative, digits) = match digits {
        [b'-', rest @ ..] => (true, rest),
        all => (false, all),
    };
    let add = |sum: i64, digit: &u8| {
        let value = digit.wrapping_sub(b'0');
        if value > 9 { None } else { sum.checked_mul(10)?.checked_sub(value.into()) }
    };
    // Counted below zero, where there is one number more.
    let below = digits.iter().try_fold(0_i64, add).filter(|_| !digits.is_empty())?;
    if negative { Some(below) } else { below.checked_neg() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn packed(bytes: &[u8]) -> Packed {
        Packed { engine: Engine::Sqlite, kinds: vec![Kind::Number, Kind::Text], bytes: bytes.to_vec() }
    }

    #[test]
    fn marks_within_a_text_are_of_the_text() {
        let packed = packed("-7;5:a;:1;;:-9223372036854775808;2:م".as_bytes());
        let mut rows = Vec::new();
        packed.each(|fields| rows.push((fields.number(), fields.text()))).expect("rows");
        assert_eq!(rows, [(Some(-7), Some("a;:1;")), (None, None), (Some(i64::MIN), Some("م"))]);
    }

    #[test]
    fn what_is_cut_off_or_half_read_is_an_error() {
        for bytes in
            [&b"7"[..], b"7;", b"7;5:abc", b"7;x:abc", b"7;-1:abc", b"7;99999999999999999999:a", b"x;1:a", b"7;1:\xff"]
        {
            let read = packed(bytes).each(|fields| {
                fields.number();
                fields.text();
            });
            assert!(read.is_err(), "{bytes:?}");
        }
        let half = packed(b"7;1:a").each(|fields| {
            fields.number();
        });
        assert!(half.is_err());
    }
}
