//! The cells of one sheet, in the order of the file.

use super::super::sheet::{Collected, Value};
use super::super::{coerce, dates, limits};
use super::xml::{Pieces, Scanner, Tag, Token};
use super::{Context, broken};
use crate::Problem;

pub(super) fn read(part: &str, context: &Context, sheet: &mut Collected<'_>) -> Result<(), Problem> {
    let mut scanner = Scanner::new(part);
    let mut place = Place::default();
    while !sheet.has_ended() {
        let cell = match scanner.short("<c ", *b"rst") {
            Some([reference, style, kind]) => Cell::new(reference, style, kind, &mut place)?,
            None => match scanner.next()? {
                Some(Token::Open(tag)) if tag.name == "c" => {
                    let [reference, style, kind] = ["r", "s", "t"].map(|name| tag.raw(name));
                    Cell::new(reference, style, kind, &mut place)?
                }
                Some(Token::Open(tag)) if tag.name == "row" => {
                    place.enter_row(tag)?;
                    continue;
                }
                Some(Token::Close("sheetData")) => return Ok(()),
                Some(_) => continue,
                None => return Err(broken("a sheet is cut short")),
            },
        };
        let content = Content::read(&mut scanner)?;
        if let Some(value) = cell.value(&content, context)? {
            sheet.cell(place.row, place.column, value)?;
        }
    }
    Ok(())
}

/// Where the reader is: rows from 1, columns from 0.
#[derive(Default)]
struct Place {
    row: u32,
    column: u32,
    next: u32,
}

impl Place {
    fn enter_row(&mut self, tag: Tag<'_>) -> Result<(), Problem> {
        self.next = 0;
        self.row = match tag.attribute("r")? {
            Some(stated) => stated.parse().map_err(|_| broken(format_args!("{stated} is no number of a row")))?,
            None => self.row + 1,
        };
        self.check()
    }

    /// Cells without a place stand beside the one before.
    fn enter_cell(&mut self, reference: &str) -> Result<(), Problem> {
        if reference.is_empty() {
            self.column = self.next;
        } else {
            let unreadable = || broken(format_args!("{reference:.20} is no place in a sheet"));
            (self.row, self.column) = parse(reference).ok_or_else(unreadable)?;
        }
        self.next = self.column + 1;
        self.check()
    }

    fn check(&self) -> Result<(), Problem> {
        match () {
            () if self.row > limits::ROWS => Err(limits::exceeded("rows", limits::ROWS as usize)),
            () if self.column >= limits::COLUMNS => Err(limits::exceeded("columns", limits::COLUMNS as usize)),
            () => Ok(()),
        }
    }
}

/// `B3` is row 3, column 1.
fn parse(reference: &str) -> Option<(u32, u32)> {
    let letters = reference.bytes().take_while(u8::is_ascii_alphabetic).count();
    let (name, row) = reference.split_at(letters);
    let column = name.bytes().try_fold(0u32, |sum, letter| {
        sum.checked_mul(26)?.checked_add(u32::from(letter.to_ascii_uppercase() - b'A') + 1)
    })?;
    Some((row.parse().ok().filter(|row| *row > 0)?, column.checked_sub(1)?))
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Number,
    Shared,
    Bool,
    Inline,
    IsoDate,
    Text,
}

struct Cell {
    kind: Kind,
    style: usize,
}

impl Cell {
    /// From the attributes of its tag, empty where there are none.
    fn new(reference: &str, style: &str, kind: &str, place: &mut Place) -> Result<Self, Problem> {
        place.enter_cell(reference)?;
        let kind = match kind {
            "" | "n" => Kind::Number,
            "s" => Kind::Shared,
            "b" => Kind::Bool,
            "inlineStr" => Kind::Inline,
            "d" => Kind::IsoDate,
            _ => Kind::Text,
        };
        Ok(Cell { kind, style: style.parse().unwrap_or(0) })
    }

    fn value<'s>(&self, content: &'s Content<'_>, context: &'s Context) -> Result<Option<Value<'s>>, Problem> {
        let value = match self.kind {
            Kind::Inline => return Ok(Some(Value::Text(coerce::strip(content.inline.as_str())))),
            _ => content.value.as_str(),
        };
        if value.is_empty() {
            return Ok(None);
        }
        let unreadable = || broken(format_args!("{value:?} is not what its kind of cell holds"));
        Ok(Some(match self.kind {
            Kind::Shared => {
                let text = value.trim().parse().ok().and_then(|index| context.strings.get(index));
                Value::Text(text.ok_or_else(unreadable)?)
            }
            Kind::Bool => match value.trim().parse::<i64>() {
                Ok(0) => Value::Other("FALSE".into()),
                Ok(_) => Value::Other("TRUE".into()),
                Err(_) => return Err(unreadable()),
            },
            Kind::IsoDate => Value::Other(value.trim_end_matches('Z').replacen('T', " ", 1)),
            Kind::Number => Value::Other(self.number(value, context).ok_or_else(unreadable)?),
            Kind::Inline | Kind::Text => Value::Text(coerce::strip(value)),
        }))
    }

    fn number(&self, value: &str, context: &Context) -> Option<String> {
        let value = value.trim();
        let kind = context.styles.kind(self.style);
        if kind != dates::Kind::Number {
            let text = dates::text(value.parse().ok()?, kind, context.epoch);
            return Some(text.unwrap_or_else(|| "#VALUE!".into()));
        }
        if value.contains(['.', 'e', 'E']) {
            return value.parse().ok().map(coerce::number);
        }
        let (sign, digits) = value.strip_prefix('-').map_or(("", value.trim_start_matches('+')), |rest| ("-", rest));
        if digits.is_empty() || !digits.bytes().all(|digit| digit.is_ascii_digit()) {
            return None;
        }
        Some(match digits.trim_start_matches('0') {
            "" => "0".into(),
            digits => format!("{sign}{digits}"),
        })
    }
}

/// The texts within one cell.
#[derive(Default)]
struct Content<'t> {
    value: Pieces<'t>,
    inline: Pieces<'t>,
}

impl<'t> Content<'t> {
    /// Reads to the end of the cell.
    fn read(scanner: &mut Scanner<'t>) -> Result<Self, Problem> {
        let mut content = Content::default();
        if let Some(raw) = scanner.between("<v>", "</v></c>") {
            content.value = Pieces::whole(raw)?;
            return Ok(content);
        }
        if let Some(raw) = scanner.between("<is><t>", "</t></is></c>") {
            content.inline = Pieces::whole(raw)?;
            return Ok(content);
        }
        let (mut in_value, mut in_text, mut in_reading) = (false, false, false);
        while let Some(token) = scanner.next()? {
            match &token {
                Token::Open(tag) => match tag.name {
                    "v" => in_value = true,
                    "t" => in_text = !in_reading,
                    "rPh" => in_reading = true,
                    _ => (),
                },
                Token::Close(name) => match *name {
                    "c" => return Ok(content),
                    "v" => in_value = false,
                    "t" => in_text = false,
                    "rPh" => in_reading = false,
                    _ => (),
                },
                Token::Text(_) | Token::Literal(_) if in_value => content.value.push(&token)?,
                Token::Text(_) | Token::Literal(_) if in_text => content.inline.push(&token)?,
                Token::Text(_) | Token::Literal(_) => (),
            }
        }
        Err(broken("a sheet is cut short"))
    }
}
