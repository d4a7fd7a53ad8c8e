//! What a form's expressions see of the world outside it: the time, the device, tables, chance. All of it is handed in.

use std::cell::RefCell;
use std::collections::BTreeMap;

use super::dates::Zone;

/// A table that `pulldata` looks into, or an external instance.
#[derive(Clone, Debug, Default)]
pub struct Table {
    /// The names of the columns.
    pub columns: Vec<String>,
    /// The rows; short rows end in empty cells.
    pub rows: Vec<Vec<String>>,
}

impl Table {
    pub(crate) fn look(&self, column: &str, key_column: &str, key: &str) -> Option<&str> {
        let at = |name: &str| self.columns.iter().position(|column| column == name);
        let (column, key_column) = (at(column)?, at(key_column)?);
        let row = self.rows.iter().find(|row| row.get(key_column).is_some_and(|cell| cell == key))?;
        row.get(column).map(String::as_str)
    }
}

/// The source of chance: each call gives 64 random bits.
pub type Chance = Box<dyn FnMut() -> u64>;

pub(crate) struct World {
    pub(crate) now: i64,
    pub(crate) zone: Zone,
    pub(crate) chance: RefCell<Chance>,
    pub(crate) properties: BTreeMap<String, String>,
    pub(crate) tables: BTreeMap<String, Table>,
    /// Whether this is the dry run of a check: what only clients know is pretended as ODK Validate pretends it.
    pub(crate) pretend: bool,
}

impl World {
    pub(crate) fn random(&self) -> u64 {
        (self.chance.borrow_mut())()
    }

    /// From 0 up to 1.
    pub(crate) fn fraction(&self) -> f64 {
        (self.random() >> 11) as f64 / (1_u64 << 53) as f64
    }

    /// A random UUID of version 4.
    pub(crate) fn uuid(&self) -> String {
        let (a, b) = (self.random(), self.random());
        format!(
            "{:08x}-{:04x}-4{:03x}-{:04x}-{:012x}",
            a >> 32,
            (a >> 16) & 0xffff,
            a & 0x0fff,
            (b >> 48) & 0x3fff | 0x8000,
            b & 0xffff_ffff_ffff
        )
    }
}
