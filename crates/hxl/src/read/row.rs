//! A row: cells that borrow from the reader.

/// Anything with cells of text, counted from 0. Beyond its width every cell is empty.
pub trait Cells {
    fn width(&self) -> usize;

    fn cell(&self, at: usize) -> &str;
}

impl<T: AsRef<str>> Cells for [T] {
    fn width(&self) -> usize {
        self.len()
    }

    fn cell(&self, at: usize) -> &str {
        self.get(at).map_or("", AsRef::as_ref)
    }
}

/// One row of a file, valid until the next is read.
#[derive(Clone, Copy)]
pub struct Row<'a> {
    pub(super) text: &'a str,
    /// Cells that had to be put together, such as those with doubled quotation marks.
    pub(super) scratch: &'a str,
    pub(super) spans: &'a [Span],
}

impl Cells for Row<'_> {
    fn width(&self) -> usize {
        self.spans.len()
    }

    fn cell(&self, at: usize) -> &str {
        let Some(span) = self.spans.get(at) else { return "" };
        let text = if span.start & SCRATCH == 0 { self.text } else { self.scratch };
        text.get((span.start & !SCRATCH) as usize..span.end as usize).unwrap_or_default()
    }
}

/// Where a cell's text is; the highest bit of the start says in which of the two texts.
#[derive(Clone, Copy)]
pub(super) struct Span {
    start: u32,
    end: u32,
}

const SCRATCH: u32 = 1 << 31;

impl Span {
    pub(super) fn of_text(start: usize, end: usize) -> Self {
        Span { start: start as u32, end: end as u32 }
    }

    pub(super) fn of_scratch(start: usize, end: usize) -> Self {
        Span { start: start as u32 | SCRATCH, end: end as u32 }
    }
}

/// A row put together cell by cell.
#[derive(Default)]
pub(super) struct Assembled {
    text: String,
    spans: Vec<Span>,
}

impl Assembled {
    pub(super) fn clear(&mut self) {
        self.text.clear();
        self.spans.clear();
    }

    pub(super) fn push(&mut self, cell: &str) {
        let start = self.text.len();
        self.text.push_str(cell);
        self.spans.push(Span::of_text(start, self.text.len()));
    }

    pub(super) fn row(&self) -> Row<'_> {
        Row { text: &self.text, scratch: "", spans: &self.spans }
    }
}
