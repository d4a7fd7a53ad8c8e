//! A list of allowed values, and the nearest of them to one that is not allowed.

use std::borrow::Cow;
use std::cell::{Cell, RefCell};
use std::fmt;

use rustc_hash::FxHashMap;

use crate::text::closeness::Candidates;
use crate::text::{fold, space};

/// How many comparisons suggestions may cost for one list; after that there are none.
const COMPARISONS: u64 = 50_000_000;

/// The allowed values; `case` tells capitals from small letters and letters with accents from plain ones.
pub struct List {
    case: bool,
    values: Vec<String>,
    places: FxHashMap<Box<str>, u32>,
    candidates: Candidates,
    suggested: RefCell<FxHashMap<Box<str>, Option<u32>>>,
    left: Cell<u64>,
}

impl List {
    pub fn new<'a>(values: impl IntoIterator<Item = &'a str>, case: bool) -> Self {
        let mut list = Vec::new();
        let mut cooked: Vec<String> = Vec::new();
        let mut places = FxHashMap::default();
        for value in values {
            let value = space::regular(value);
            let form = if case { value.to_string() } else { fold::fold(&value) };
            match places.get(form.as_str()) {
                // Of two ways to write one value the later is suggested.
                Some(at) => list[*at as usize] = value.into_owned(),
                None => {
                    places.insert(form.as_str().into(), list.len() as u32);
                    list.push(value.into_owned());
                    cooked.push(form);
                }
            }
        }
        let candidates = Candidates::new(cooked.iter().map(String::as_str));
        List { case, values: list, places, candidates, suggested: RefCell::default(), left: Cell::new(COMPARISONS) }
    }

    fn form<'v>(&self, value: &'v str) -> Cow<'v, str> {
        if self.case { space::regular(value) } else { Cow::Owned(fold::fold(value)) }
    }

    pub fn has(&self, value: &str) -> bool {
        self.places.contains_key(self.form(value).as_ref())
    }

    /// The closest allowed value, if any is close.
    pub fn nearest(&self, value: &str) -> Option<&str> {
        let form = self.form(value);
        if let Some(known) = self.suggested.borrow().get(form.as_ref()) {
            return known.and_then(|at| self.values.get(at as usize)).map(String::as_str);
        }
        let left = self.left.get().checked_sub(self.candidates.len() as u64)?;
        self.left.set(left);
        let found = self.candidates.closest(&form).map(|at| at as u32);
        self.suggested.borrow_mut().insert(form.as_ref().into(), found);
        found.and_then(|at| self.values.get(at as usize)).map(String::as_str)
    }
}

impl Clone for List {
    fn clone(&self) -> Self {
        List::new(self.values.iter().map(String::as_str), self.case)
    }
}

impl fmt::Debug for List {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(&self.values).finish()
    }
}
