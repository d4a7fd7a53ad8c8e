//! Where the table is on a sheet: title rows above it, one or two header rows, a row of HXL tags, the data, and what
//! trails it.
//!
//! Works on the first [`LOOK_AHEAD`] rows only, so that a file is read once more at most; rows further down are judged
//! one by one with [`Layout::kind`].

use std::collections::BTreeSet;

use crate::fold::fold;
use crate::hxl::Tag;
use crate::values::{DateOrder, DecimalMark, date, number};
use crate::{Cell, Merge, Row, TableError, Value, Workbook};

/// Rows that are looked at to find the table and to gather samples.
pub const LOOK_AHEAD: usize = 300;
/// Headers begin within so many filled rows.
const HEADER_WITHIN: usize = 30;
/// Different texts kept of each column.
const SAMPLES: usize = 60;
/// Between the two parts of a header that stood in two rows.
const JOINT: &str = " / ";

/// The parts of a table on its sheet. Rows are numbered as the spreadsheet shows them.
#[derive(Clone, Debug, PartialEq)]
pub struct Layout {
    /// One row, two, or none where the data begin at once.
    pub header_rows: Vec<u32>,
    pub hxl_row: Option<u32>,
    pub first_data_row: u32,
    pub columns: Vec<Column>,
}

/// A column with a header, a tag or data.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Column {
    /// Counted from 0 in the sheet.
    pub index: usize,
    /// Verbatim; two header rows are joined by a slash.
    pub header: String,
    pub tag: Option<Tag>,
    /// Some different texts of its cells, in their order.
    pub samples: Vec<String>,
}

/// What a row is, seen from the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RowKind {
    /// Titles, headers and tags.
    Head,
    Data,
    /// A row that adds up the others.
    Total,
    /// A remark or a source in one cell.
    Note,
}

impl Workbook {
    /// Finds the table on a sheet; `None` where nothing is filled.
    pub fn layout(&mut self, sheet: usize) -> Result<Option<Layout>, TableError> {
        let merges = self.merges(sheet)?;
        let rows = self.rows(sheet)?.take(LOOK_AHEAD).collect::<Result<Vec<_>, _>>()?;
        Ok(Layout::find(&rows, &merges))
    }
}

impl Layout {
    /// Finds the table among the first rows of a sheet; `None` if there are none.
    pub fn find(rows: &[Row], merges: &[Merge]) -> Option<Layout> {
        let rows: Vec<Row> = rows.iter().map(|row| filled_across(row, merges)).collect();
        let head = rows.len().min(HEADER_WITHIN);
        let hxl = rows[..head].iter().position(is_hxl);
        let header = match hxl {
            Some(hxl) => header_above(&rows, hxl),
            None => header_among(&rows[..head], usual_width(&rows)),
        };
        let (first, last) = match header {
            Some(at) => with_second_row(&rows, at, hxl, merges),
            None => (0, 0),
        };
        let header_rows = if header.is_some() { &rows[first..=last] } else { &[] };
        let data = hxl.map_or(if header.is_some() { last + 1 } else { 0 }, |hxl| hxl + 1);
        let before_data = header_rows.last().or(hxl.map(|hxl| &rows[hxl])).map_or(0, |row| row.number);
        let first_data_row = rows.get(data).map_or(before_data + 1, |row| row.number);
        let columns = columns(header_rows, hxl.map(|hxl| &rows[hxl]), &rows[data..]);
        (!rows.is_empty()).then(|| Layout {
            header_rows: header_rows.iter().map(|row| row.number).collect(),
            hxl_row: hxl.map(|hxl| rows[hxl].number),
            first_data_row,
            columns,
        })
    }

    /// What a row of the sheet is.
    pub fn kind(&self, row: &Row) -> RowKind {
        if row.number < self.first_data_row {
            return RowKind::Head;
        }
        let own = || row.cells.iter().filter(|cell| !cell.is_blank() && !cell.is_from_merge());
        let words = own().filter(|cell| is_wordy(cell)).count();
        if words <= 2 && own().find(|cell| is_wordy(cell)).is_some_and(|cell| is_total(cell.as_str())) {
            return RowKind::Total;
        }
        let mut only = own();
        match (only.next(), only.next()) {
            (Some(cell), None) if self.columns.len() >= 3 && is_note(cell.as_str()) => RowKind::Note,
            _ => RowKind::Data,
        }
    }
}

/// A cell merged over several columns stands for each of them in headers; in data rows it is one value.
fn filled_across(row: &Row, merges: &[Merge]) -> Row {
    let mut row = row.clone();
    let index = row.number - 1;
    for merge in merges.iter().filter(|merge| (merge.first_row..=merge.last_row).contains(&index)) {
        let Some(cell) = row.cells.get(merge.first_column as usize).cloned() else { continue };
        let last = (merge.last_column as usize).min(row.cells.len().max(usize::from(u8::MAX)));
        if row.cells.len() <= last && !cell.is_blank() {
            row.cells.resize_with(last + 1, Cell::default);
        }
        for column in merge.first_column as usize + 1..=last.min(row.cells.len().saturating_sub(1)) {
            if row.cells[column].is_blank() {
                row.cells[column] = cell.copied_from_merge();
            }
        }
    }
    row
}

fn filled(row: &Row) -> usize {
    row.cells.iter().filter(|cell| !cell.is_blank()).count()
}

fn different(row: &Row) -> usize {
    row.cells.iter().filter(|cell| !cell.is_blank()).map(Cell::as_str).collect::<BTreeSet<_>>().len()
}

/// How many cells a row of the table has: as many as nine in ten rows do not exceed.
fn usual_width(rows: &[Row]) -> usize {
    let mut widths: Vec<_> = rows.iter().map(filled).collect();
    widths.sort_unstable();
    widths.get(widths.len() * 9 / 10).copied().unwrap_or(0)
}

fn is_wordy(cell: &Cell) -> bool {
    let is_number = || number(cell.as_str(), DecimalMark::Point).is_ok();
    cell.value() == Value::Text && !cell.is_blank() && !is_number()
}

/// Whether the cells are names of columns: mostly words, mostly different, none of them an essay.
fn is_header(row: &Row) -> bool {
    let cells: Vec<_> = row.cells.iter().filter(|cell| !cell.is_blank()).collect();
    let wordy = cells.iter().filter(|cell| is_wordy(cell) && cell.as_str().chars().count() <= 200).count();
    wordy > 0 && wordy * 10 >= cells.len() * 7
}

fn is_hxl(row: &Row) -> bool {
    let (mut tags, mut others) = (0, 0);
    for cell in row.cells.iter().filter(|cell| !cell.is_blank()) {
        match Tag::parse(cell.as_str()) {
            Some(_) => tags += 1,
            None => others += 1,
        }
    }
    tags > others && (tags > 1 || others == 0)
}

/// Above a row of tags stands the header, whatever it looks like; a title has one cell where the tags are many.
fn header_above(rows: &[Row], hxl: usize) -> Option<usize> {
    let above = hxl.checked_sub(1)?;
    (filled(&rows[above]) * 2 >= filled(&rows[hxl])).then_some(above)
}

/// The first row that is as wide as the table and reads like names of columns, unless wide data come before it.
fn header_among(rows: &[Row], width: usize) -> Option<usize> {
    // A title merged over all columns is one text, however many cells it fills.
    let wide = |row: &Row| filled(row) * 3 >= width * 2 && (different(row) > 1 || width <= 1);
    let at = rows.iter().position(wide)?;
    is_header(&rows[at]).then_some(at)
}

/// Extends a header row to the group names above it or the names below it.
fn with_second_row(rows: &[Row], at: usize, hxl: Option<usize>, merges: &[Merge]) -> (usize, usize) {
    let index = rows[at].number - 1;
    let groups = |merge: &Merge| {
        let (columns, all) = (merge.last_column - merge.first_column + 1, rows[at].cells.len() as u32);
        merge.first_row == index && (merge.last_row == index + 1 || (columns > 1 && columns < all))
    };
    let below = rows.get(at + 1).filter(|row| row.number == index + 2 && hxl != Some(at + 1) && is_header(row));
    let is_second = |below| merges.iter().any(groups) || names_again(&rows[at], below, &rows[at + 2..]);
    if below.is_some_and(is_second) {
        return (at, at + 1);
    }
    let above =
        at.checked_sub(1).filter(|above| rows[*above].number == index && names_groups(&rows[*above], &rows[at]));
    (above.unwrap_or(at), at)
}

/// Whether a second row of names stands below a header without any merged cell: the names below groups that are written over
/// each of their columns, or the same names in another language. Such a row has words where the data have figures, and says
/// nothing that a row further down says again.
fn names_again(header: &Row, below: &Row, data: &[Row]) -> bool {
    if different(below) < filled(below) || filled(below) * 3 < filled(header) * 2 {
        return false;
    }
    let mut above_figures = 0;
    for (column, name) in below.cells.iter().enumerate().filter(|(_, cell)| !cell.is_blank()) {
        let cells = || data.iter().filter_map(|row| row.cells.get(column)).filter(|cell| !cell.is_blank());
        if cells().any(|cell| cell.as_str().trim() == name.as_str().trim()) {
            return false;
        }
        let (figures, all) = (cells().filter(|cell| is_figure(cell)).count(), cells().count());
        match (figures * 2 > all, is_figure(name)) {
            (true, true) => return false,
            (true, false) => above_figures += 1,
            (false, _) => {}
        }
    }
    let groups = different(header) < filled(header);
    let languages = is_arabic(header) != is_arabic(below);
    above_figures > 1 || (above_figures == 1 && data.len() > 1 && (groups || languages))
}

fn is_figure(cell: &Cell) -> bool {
    !is_wordy(cell) || date(cell.as_str(), DateOrder::DayFirst).is_ok()
}

/// Whether most letters of a row are of the Arabic script.
fn is_arabic(row: &Row) -> bool {
    let letters = || row.cells.iter().flat_map(|cell| cell.as_str().chars()).filter(|letter| letter.is_alphabetic());
    let arabic = letters().filter(|letter| ('\u{600}'..='\u{6FF}').contains(letter)).count();
    arabic * 2 > letters().count()
}

/// Group names stand at the first of several columns; a form's head ("Month:", "August") does not name columns.
fn names_groups(above: &Row, header: &Row) -> bool {
    let names: Vec<_> = above.cells.iter().filter(|cell| !cell.is_blank()).collect();
    let different: BTreeSet<_> = names.iter().map(|cell| cell.as_str()).collect();
    let labels = names.iter().any(|cell| cell.as_str().trim_end().ends_with([':', '：']));
    different.len() >= 2
        && !labels
        && names.iter().all(|cell| is_wordy(cell))
        && above.cells.len() <= header.cells.len()
}

fn columns(headers: &[Row], hxl: Option<&Row>, data: &[Row]) -> Vec<Column> {
    let upper = headers.first().filter(|_| headers.len() == 2).map(|row| spread(row, headers[1].cells.len()));
    let width = headers.iter().chain(hxl).chain(data).map(|row| row.cells.len()).max().unwrap_or(0);
    let column = |index: usize| {
        let lower = headers.last().map_or("", |row| row.text(index).trim());
        let group = upper.as_ref().and_then(|upper| upper.get(index)).map_or("", |text| text.trim());
        let header = match (group, lower) {
            (group, "") => group.to_owned(),
            (group, lower) if group.is_empty() || group == lower => lower.to_owned(),
            (group, lower) => format!("{group}{JOINT}{lower}"),
        };
        let tag = hxl.and_then(|row| Tag::parse(row.text(index)));
        Column { index, header, tag, samples: samples(data, index) }
    };
    let all = (0..width).map(column);
    all.filter(|column| !column.header.is_empty() || column.tag.is_some() || !column.samples.is_empty()).collect()
}

/// Group names carried to the right up to the next one, as they are meant where cells are not merged. Where they are,
/// the merged ranges already say how far each name reaches.
fn spread(row: &Row, width: usize) -> Vec<String> {
    let merged = row.cells.iter().any(Cell::is_from_merge);
    // Names of the columns themselves leave at most a few empty, and those mean nothing.
    let own_names = filled(row) * 4 > width * 3;
    let mut names: Vec<String> = Vec::with_capacity(width);
    for index in 0..width {
        let own = row.text(index);
        let carried = if merged || own_names { None } else { names.last().cloned() };
        names.push(if own.trim().is_empty() { carried.unwrap_or_default() } else { own.to_owned() });
    }
    names
}

fn samples(data: &[Row], index: usize) -> Vec<String> {
    let mut seen = BTreeSet::new();
    let texts = data.iter().map(|row| row.text(index)).filter(|text| !text.trim().is_empty());
    texts.filter(|text| seen.insert(*text)).take(SAMPLES).map(str::to_owned).collect()
}

fn is_total(text: &str) -> bool {
    const WORDS: [&str; 15] = [
        "total",
        "totals",
        "grand total",
        "subtotal",
        "sub total",
        "sum",
        "somme",
        "total général",
        "المجموع",
        "مجموع",
        "المجموع الكلي",
        "الإجمالي",
        "إجمالي",
        "کۆ",
        "کۆی گشتی",
    ];
    let folded = fold(text);
    WORDS.iter().any(|word| fold(word) == folded)
}

fn is_note(text: &str) -> bool {
    const WORDS: [&str; 8] = ["note", "notes", "source", "sources", "remark", "ملاحظة", "المصدر", "تێبینی"];
    let folded = fold(text);
    let begins = |word: &&str| folded.split(' ').next() == Some(&fold(word));
    text.trim_start().starts_with('*') || WORDS.iter().any(begins) || text.chars().count() > 80
}
