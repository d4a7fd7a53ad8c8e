//! Keys of rows: what makes two rows the same, in some columns or in all.

use rustc_hash::FxHashSet;

use crate::text::number::Number;
use crate::text::{date, fold};
use crate::{Cells, Column};

/// Writes the key of a row: of the columns given that the row has, or of all its cells. Numbers are equal however they are
/// written, so are dates in columns of dates, and texts that fold to the same.
pub(super) fn write(key: &mut Vec<u8>, row: &impl Cells, chosen: &[usize], columns: &[Column], this_year: i16) {
    key.clear();
    let mut one = |at: usize| {
        let value = row.cell(at);
        let dated = columns.get(at).is_some_and(Column::is_date);
        if let Some(date) = if dated { date::normal(value, this_year) } else { None } {
            text(key, &date);
        } else if let Some(number) = Number::read(value) {
            key.push(b'n');
            // Zero has two forms.
            key.extend((number.as_f64() + 0.0).to_le_bytes());
        } else {
            text(key, &fold::fold(value));
        }
    };
    if chosen.is_empty() {
        (0..row.width()).for_each(&mut one);
    } else {
        chosen.iter().copied().filter(|at| *at < row.width()).for_each(&mut one);
    }
}

fn text(key: &mut Vec<u8>, text: &str) {
    key.push(b't');
    key.extend((text.len() as u32).to_le_bytes());
    key.extend(text.as_bytes());
}

/// The keys met so far.
pub(super) struct RowKeys {
    chosen: Vec<usize>,
    seen: FxHashSet<Box<[u8]>>,
    key: Vec<u8>,
}

impl RowKeys {
    /// Of some columns; of the whole row if there are none.
    pub(super) fn new(chosen: Vec<usize>) -> Self {
        RowKeys { chosen, seen: FxHashSet::default(), key: Vec::new() }
    }

    pub(super) fn is_repeated(&mut self, row: &impl Cells, columns: &[Column], this_year: i16) -> bool {
        write(&mut self.key, row, &self.chosen, columns, this_year);
        if self.seen.contains(self.key.as_slice()) {
            return true;
        }
        self.seen.insert(self.key.as_slice().into());
        false
    }
}
