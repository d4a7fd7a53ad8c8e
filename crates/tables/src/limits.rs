//! How much of a file is accepted. Checked before anything is unpacked or held in memory.

/// Upper bounds on one file. Everything beyond is refused with [`TableError::TooLarge`](crate::TableError::TooLarge).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of the file as it was sent.
    pub file_bytes: u64,
    /// Bytes of all parts of a zipped workbook together, once unpacked.
    pub unpacked_bytes: u64,
    /// Rows with something in them, on one sheet.
    pub rows: u32,
    /// Columns up to the last with something in it.
    pub columns: u32,
    /// Characters in one cell.
    pub cell_chars: usize,
}

impl Default for Limits {
    /// Room for a million ordinary rows, and no room for a trap.
    fn default() -> Self {
        Limits { file_bytes: 128 << 20, unpacked_bytes: 2 << 30, rows: 1_048_576, columns: 1_024, cell_chars: 32_767 }
    }
}
