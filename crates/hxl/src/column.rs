//! A column of a table, and telling a row of tags from any other row.

use crate::text::{fold, space};
use crate::{Cells, Tag};

/// A column: the header above its tag, and the tag where it has one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Column {
    pub header: String,
    pub tag: Option<Tag>,
}

impl Column {
    /// A column without a tag, for rules bound to columns by number.
    pub fn untagged(header: impl Into<String>) -> Self {
        Column { header: header.into(), tag: None }
    }

    pub fn is_date(&self) -> bool {
        self.tag.as_ref().is_some_and(|tag| tag.name() == "date")
    }

    /// The tag as written, or nothing.
    pub fn display_tag(&self) -> String {
        self.tag.as_ref().map(Tag::to_string).unwrap_or_default()
    }
}

/// The columns a row of tags makes, with the headers of the row above it. A row is one of tags if at least half of its
/// filled cells are tags; columns whose tag cannot be read have none.
pub fn tag_row(row: &(impl Cells + ?Sized), above: &[String]) -> Option<Vec<Column>> {
    let (mut filled, mut tags) = (0_usize, 0_usize);
    let mut columns = Vec::with_capacity(row.width());
    for at in 0..row.width() {
        let text = row.cell(at);
        let tag = if space::is_empty(text) {
            None
        } else {
            filled += 1;
            // Looking for the sign first spares folding every cell of every row.
            if text.is_ascii() && !text.contains('#') { None } else { Tag::parse(&fold::fold(text)) }
        };
        tags += usize::from(tag.is_some());
        columns.push(Column { header: above.get(at).cloned().unwrap_or_default(), tag });
    }
    (filled > 0 && tags * 2 >= filled).then_some(columns)
}
