//! Tagging: finding the row of headers in a table without tags, and giving each header its tag.
//!
//! With a list of headers and tags, as hxltag does: a header is tagged by the first entry that it contains (or is), and the
//! first row with headers for at least half of the list is the row of headers. Without one, by the headers in
//! `data/headers.csv`, in three languages: the row with the most headers that are known, if it has at least two.

use std::ops::ControlFlow;

use crate::dataset::SEARCHED;
use crate::text::fold;
use crate::{Cells, Column, Dataset, HxlError, ReadOptions, Source, Tag};

/// Which headers get which tags.
#[derive(Clone, Debug, Default)]
pub struct Tagger {
    specs: Vec<(String, Tag)>,
    default: Option<Tag>,
    whole: bool,
    known: bool,
}

impl Tagger {
    /// By a list of one's own. With `whole` a header must be the entry, not only contain it; `default` is for the columns
    /// nothing fits.
    pub fn new(specs: Vec<(String, Tag)>, whole: bool, default: Option<Tag>) -> Self {
        let specs = specs.into_iter().map(|(header, tag)| (fold::fold(&header), tag)).collect();
        Tagger { specs, default, whole, known: false }
    }

    /// By the headers that are known.
    pub fn automatic(default: Option<Tag>) -> Result<Self, HxlError> {
        let text = include_bytes!("../data/headers.csv");
        let mut specs = read_specs(Source::open(std::io::Cursor::new(text), ReadOptions::default())?)?;
        specs.iter_mut().for_each(|(header, _)| *header = words(header));
        Ok(Tagger { specs, default, whole: false, known: true })
    }

    /// The table with its headers tagged.
    pub fn open(&self, mut source: Source) -> Result<Dataset, HxlError> {
        for sheet in source.candidates() {
            source.choose(sheet);
            if let Some((columns, rows)) = self.find(&mut source)? {
                return Ok(Dataset::with_columns(source, columns, rows));
            }
        }
        Err(HxlError::NoHeaders(SEARCHED))
    }

    /// The columns, and how many rows stand up to and with the headers.
    fn find(&self, source: &mut Source) -> Result<Option<(Vec<Column>, u64)>, HxlError> {
        let mut best: Option<(usize, Vec<Column>, u64)> = None;
        source.walk(&mut |number, row| {
            let columns: Vec<Column> = (0..row.width()).map(|at| self.column(row.cell(at))).collect();
            let tagged = columns.iter().filter(|column| column.tag.is_some()).count();
            let enough = if self.known {
                tagged >= 2 && best.as_ref().is_none_or(|(most, ..)| tagged > *most)
            } else {
                tagged > 0 && tagged * 2 >= self.specs.len()
            };
            if enough {
                best = Some((tagged, columns, number + 1));
            }
            let on = number + 1 < SEARCHED as u64 && (self.known || !enough);
            Ok(if on { ControlFlow::Continue(()) } else { ControlFlow::Break(()) })
        })?;
        Ok(best.map(|(_, mut columns, rows)| {
            for column in &mut columns {
                column.tag = column.tag.take().or_else(|| self.default.clone());
            }
            (columns, rows)
        }))
    }

    fn column(&self, header: &str) -> Column {
        let tag = if self.known { self.known_tag(header) } else { self.listed_tag(header) };
        Column { header: header.to_owned(), tag: tag.cloned() }
    }

    fn listed_tag(&self, header: &str) -> Option<&Tag> {
        let header = fold::fold(header);
        let fits = |spec: &str| if self.whole { header == spec } else { header.contains(spec) };
        self.specs.iter().find(|(spec, _)| fits(spec)).map(|(_, tag)| tag)
    }

    /// A wrong tag is worse than none, so a header must be one that is known, but for what is said in brackets.
    fn known_tag(&self, header: &str) -> Option<&Tag> {
        let bare = header.split(['(', '[']).next().unwrap_or_default();
        let forms = [words(header), words(bare)];
        let known = |form: &String| self.specs.iter().find(|(spec, _)| !form.is_empty() && spec == form);
        forms.iter().find_map(known).map(|(_, tag)| tag)
    }
}

/// The words of a header in folded letters: `Admin1Name`, `admin1_name` and `Admin1 name` are the same.
fn words(header: &str) -> String {
    let mut spaced = String::with_capacity(header.len() + 8);
    let mut before = ' ';
    for c in header.chars() {
        if c.is_ascii_uppercase() && (before.is_ascii_lowercase() || before.is_ascii_digit()) {
            spaced.push(' ');
        }
        // Marks of Arabic letters are no letters by themselves.
        spaced.push(if c.is_alphanumeric() || !c.is_ascii() { c } else { ' ' });
        before = c;
    }
    fold::fold(&spaced)
}

/// One entry of a list: `Province#adm1+name`.
pub fn parse_spec(text: &str) -> Result<(String, Tag), HxlError> {
    let refused = || HxlError::Spec(text.to_owned());
    let sign = text.rfind('#').filter(|sign| *sign > 0).ok_or_else(refused)?;
    Ok((text[..sign].to_owned(), Tag::parse(&text[sign..]).ok_or_else(refused)?))
}

/// A list from a table of any kind: one entry a row, as `Province#adm1+name` in one cell or header and tag in two. Rows
/// whose second cell is no tag, such as headers, are left out.
pub fn read_specs(mut source: Source) -> Result<Vec<(String, Tag)>, HxlError> {
    let mut specs = Vec::new();
    source.walk(&mut |_, row| {
        match (row.cell(0).trim(), row.cell(1)) {
            ("", _) => {}
            (both, "") => specs.push(parse_spec(both)?),
            (header, tag) => specs.extend(Tag::parse(&fold::fold(tag)).map(|tag| (header.to_owned(), tag))),
        }
        Ok(ControlFlow::Continue(()))
    })?;
    Ok(specs)
}
