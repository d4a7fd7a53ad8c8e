//! A table with its row of tags found: columns, and rows below.

use std::ops::ControlFlow;

use crate::{Cells, Column, HxlError, Row, Source, tag_row};

/// How many rows are looked at for the row of tags.
pub(crate) const SEARCHED: usize = 25;

/// A tagged table. It can be walked any number of times, each time from the first data row.
pub struct Dataset {
    source: Source,
    columns: Vec<Column>,
    /// Rows up to and with the tags.
    skipped: u64,
}

/// Where a data row stands, both counted from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Walked {
    /// Among the data rows.
    pub row: u64,
    /// In the file or sheet, headers and tags counted.
    pub source_row: u64,
}

/// What visits data rows.
pub type VisitData<'v> = dyn FnMut(Walked, Row<'_>) -> Result<ControlFlow<()>, HxlError> + 'v;

impl Dataset {
    /// Looks for the row of tags in the sheet chosen, or in each sheet until one has it.
    pub fn open(mut source: Source) -> Result<Self, HxlError> {
        for sheet in source.candidates() {
            source.choose(sheet);
            if let Some((columns, skipped)) = find_tags(&mut source)? {
                return Ok(Dataset { source, columns, skipped });
            }
        }
        Err(HxlError::NoTags(SEARCHED))
    }

    /// A table whose columns are known, below the first rows.
    pub(crate) fn with_columns(source: Source, columns: Vec<Column>, skipped: u64) -> Self {
        Dataset { source, columns, skipped }
    }

    pub fn columns(&self) -> &[Column] {
        &self.columns
    }

    /// Hands every data row to `visit`, blank ones too.
    pub fn walk(&mut self, visit: &mut VisitData<'_>) -> Result<(), HxlError> {
        let skipped = self.skipped;
        self.source.walk(&mut |source_row, row| match source_row.checked_sub(skipped) {
            Some(at) => visit(Walked { row: at, source_row }, row),
            None => Ok(ControlFlow::Continue(())),
        })
    }
}

fn find_tags(source: &mut Source) -> Result<Option<(Vec<Column>, u64)>, HxlError> {
    let mut above: Vec<String> = Vec::new();
    let mut found = None;
    source.walk(&mut |number, row| {
        if let Some(columns) = tag_row(&row, &above) {
            found = Some((columns, number + 1));
            return Ok(ControlFlow::Break(()));
        }
        above = (0..row.width()).map(|at| row.cell(at).to_owned()).collect();
        let on = number + 1 < SEARCHED as u64;
        Ok(if on { ControlFlow::Continue(()) } else { ControlFlow::Break(()) })
    })?;
    Ok(found)
}
