//! JSON: a list of rows that are lists, or of rows that are objects, whose keys are then the first row.
//!
//! Where the list is the whole document it is read element by element, twice for objects, since any of them may bring a
//! new key. A list somewhere inside a document is found by holding the document in memory, up to a size.

use std::cell::Cell;
use std::io::{BufReader, Read, SeekFrom};
use std::ops::ControlFlow;
use std::rc::Rc;

use rustc_hash::FxHashMap;
use serde::de::{DeserializeSeed, SeqAccess, Visitor};

use super::row::Assembled;
use super::{BoxedBytes, Visit};
use crate::HxlError;

mod tree;

use tree::Tree;

/// Bytes of one row, and of a document that has to be held whole.
const LONGEST: u64 = 16 << 20;
const WHOLE: u64 = 64 << 20;

pub(super) struct Json {
    bytes: BoxedBytes,
    rows: Rows,
    /// The keys of objects in the order met; none where rows are lists.
    keys: Option<Vec<String>>,
}

enum Rows {
    Streamed,
    Held(Vec<Tree>),
}

/// What kind of elements a list has.
#[derive(Default)]
struct Shape {
    lists: bool,
    others: bool,
    keys: Vec<String>,
    known: FxHashMap<String, ()>,
}

impl Shape {
    fn take(&mut self, element: &Tree) {
        match element {
            Tree::List(_) => self.lists = true,
            Tree::Map(pairs) => {
                for (key, _) in pairs {
                    if !self.known.contains_key(key) {
                        self.known.insert(key.clone(), ());
                        self.keys.push(key.clone());
                    }
                }
            }
            _ => self.others = true,
        }
    }

    /// Rows of one kind: the keys of objects, or none for lists.
    fn rows(self) -> Option<Option<Vec<String>>> {
        match (self.others, self.lists, self.keys.is_empty()) {
            (true, _, _) | (_, true, false) => None,
            (false, _, true) => Some(None),
            (false, false, false) => Some(Some(self.keys)),
        }
    }
}

impl Json {
    pub(super) fn open(bytes: BoxedBytes) -> Result<Self, HxlError> {
        let mut json = Json { bytes, rows: Rows::Streamed, keys: None };
        let mut shape = Shape::default();
        let is_list = json.elements(&mut |element| {
            shape.take(&element);
            Ok(if shape.others { ControlFlow::Break(()) } else { ControlFlow::Continue(()) })
        })?;
        match shape.rows().filter(|_| is_list) {
            Some(keys) => json.keys = keys,
            None => json.hold()?,
        }
        Ok(json)
    }

    /// Finds the list of rows inside the document.
    fn hold(&mut self) -> Result<(), HxlError> {
        self.bytes.seek(SeekFrom::Start(0))?;
        let mut document = Vec::new();
        self.bytes.by_ref().take(WHOLE + 1).read_to_end(&mut document)?;
        if document.len() as u64 > WHOLE {
            return Err(HxlError::Json("a list of rows inside a document of more than 64 MB".into()));
        }
        let start = document.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(&document);
        let tree: Tree = serde_json::from_slice(start).map_err(|error| HxlError::Json(error.to_string()))?;
        let rows = search(tree).ok_or_else(|| HxlError::Json("it holds no list of rows".into()))?;
        let mut shape = Shape::default();
        rows.iter().for_each(|row| shape.take(row));
        self.keys = shape.rows().flatten();
        self.rows = Rows::Held(rows);
        Ok(())
    }

    pub(super) fn walk(&mut self, visit: &mut Visit<'_>) -> Result<(), HxlError> {
        let keys = self.keys.take();
        let done = self.walk_with(keys.as_deref(), visit);
        self.keys = keys;
        done
    }

    fn walk_with(&mut self, keys: Option<&[String]>, visit: &mut Visit<'_>) -> Result<(), HxlError> {
        let mut row = Assembled::default();
        let mut number = 0;
        let places: FxHashMap<&str, usize> =
            keys.unwrap_or_default().iter().enumerate().map(|(at, key)| (key.as_str(), at)).collect();
        if let Some(keys) = keys {
            keys.iter().for_each(|key| row.push(key));
            if visit(0, row.row())?.is_break() {
                return Ok(());
            }
            number = 1;
        }
        let mut cells = vec![String::new(); places.len()];
        let mut one = |element: &Tree| {
            row.clear();
            match element {
                Tree::List(values) => values.iter().for_each(|value| row.push(&value.flat())),
                Tree::Map(pairs) => {
                    cells.iter_mut().for_each(String::clear);
                    for (key, value) in pairs {
                        if let Some(at) = places.get(key.as_str()) {
                            cells[*at] = value.flat().into_owned();
                        }
                    }
                    cells.iter().for_each(|cell| row.push(cell));
                }
                _ => {}
            }
            number += 1;
            visit(number - 1, row.row())
        };
        if let Rows::Held(rows) = &self.rows {
            for element in rows {
                if one(element)?.is_break() {
                    break;
                }
            }
            return Ok(());
        }
        self.elements(&mut |element| one(&element)).map(|_| ())
    }

    /// The elements of the document, if it is a list; whether it is one.
    fn elements(&mut self, take: &mut Take<'_>) -> Result<bool, HxlError> {
        self.bytes.seek(SeekFrom::Start(0))?;
        let since = Rc::new(Cell::new(0));
        let mut mark = [0; 3];
        let bytes = &mut self.bytes;
        let marked = bytes.read(&mut mark)? == 3 && mark == *b"\xEF\xBB\xBF";
        bytes.seek(SeekFrom::Start(if marked { 3 } else { 0 }))?;
        let metered = Metered { bytes, since: since.clone() };
        let mut document = serde_json::Deserializer::from_reader(BufReader::with_capacity(1 << 16, metered));
        let mut state = State { take, since, failure: None, stopped: false, is_list: true };
        let read = Elements(&mut state).deserialize(&mut document).and_then(|()| document.end());
        let State { failure, stopped, is_list, .. } = state;
        match (failure, read) {
            (Some(failure), _) => Err(failure),
            (None, Err(_)) if stopped || !is_list => Ok(is_list),
            (None, Err(error)) => Err(HxlError::Json(error.to_string())),
            (None, Ok(())) => Ok(is_list),
        }
    }
}

/// Breadth first: the first list of lists or of objects.
fn search(tree: Tree) -> Option<Vec<Tree>> {
    let children = match tree {
        Tree::List(children) => children,
        Tree::Map(pairs) => pairs.into_iter().map(|(_, child)| child).collect(),
        _ => return None,
    };
    let is_rows = |child: &Tree| {
        let Tree::List(rows) = child else { return false };
        let mut shape = Shape::default();
        rows.iter().for_each(|row| shape.take(row));
        shape.rows().is_some()
    };
    match children.iter().position(is_rows) {
        Some(at) => children.into_iter().nth(at).and_then(|child| match child {
            Tree::List(rows) => Some(rows),
            _ => None,
        }),
        None => children.into_iter().find_map(search),
    }
}

type Take<'t> = dyn FnMut(Tree) -> Result<ControlFlow<()>, HxlError> + 't;

struct State<'s, 't> {
    take: &'s mut Take<'t>,
    since: Rc<Cell<u64>>,
    failure: Option<HxlError>,
    stopped: bool,
    is_list: bool,
}

struct Elements<'e, 's, 't>(&'e mut State<'s, 't>);

impl<'de> DeserializeSeed<'de> for Elements<'_, '_, '_> {
    type Value = ();

    fn deserialize<D: serde::Deserializer<'de>>(self, document: D) -> Result<(), D::Error> {
        document.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Elements<'_, '_, '_> {
    type Value = ();

    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("a list of rows")
    }

    fn visit_map<A: serde::de::MapAccess<'de>>(self, _: A) -> Result<(), A::Error> {
        self.0.is_list = false;
        Err(serde::de::Error::custom("no list"))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<(), A::Error> {
        while let Some(element) = list.next_element::<Tree>()? {
            self.0.since.set(0);
            match (self.0.take)(element) {
                Ok(ControlFlow::Continue(())) => {}
                Ok(ControlFlow::Break(())) => {
                    self.0.stopped = true;
                    return Err(serde::de::Error::custom("enough"));
                }
                Err(failure) => {
                    self.0.failure = Some(failure);
                    return Err(serde::de::Error::custom("refused"));
                }
            }
        }
        Ok(())
    }
}

/// Counts the bytes since the last row, and ends before one row fills the memory.
struct Metered<'a> {
    bytes: &'a mut BoxedBytes,
    since: Rc<Cell<u64>>,
}

impl Read for Metered<'_> {
    fn read(&mut self, into: &mut [u8]) -> std::io::Result<usize> {
        if self.since.get() > LONGEST {
            return Err(std::io::Error::other("one of its rows is longer than 16 MB"));
        }
        let read = self.bytes.read(into)?;
        self.since.set(self.since.get() + read as u64);
        Ok(read)
    }
}
