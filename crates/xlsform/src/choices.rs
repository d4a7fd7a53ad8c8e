//! The choices sheet: lists of choices.
//!
//! Guarantees that every choice has a name, unique in its list unless the settings allow otherwise, and that columns whose header
//! cannot name a node are left out with a warning.

use std::borrow::Cow;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::Sheet;
use crate::headers::{Columns, Reading};
use crate::names::is_element_name;
use crate::problems::{Outcome, Problem};
use crate::references::scan;
use crate::value::{Map, Value};

/// One choice.
#[derive(Clone, Debug)]
pub(crate) struct Choice<'a> {
    /// The row of the choices sheet; 0 for a choice that was added.
    pub(crate) row: u32,
    pub(crate) name: Cow<'a, str>,
    pub(crate) label: Option<Value<'a>>,
    pub(crate) media: Option<Value<'a>>,
    pub(crate) sms_option: Option<Cow<'a, str>>,
    /// Further columns, which filters may read.
    pub(crate) extra: Map<'a>,
}

/// The choices of one list, in their order.
#[derive(Debug)]
pub(crate) struct List<'a> {
    pub(crate) name: Cow<'a, str>,
    pub(crate) choices: Vec<Choice<'a>>,
    /// Whether the choices stand in the body of the form, for `search()`.
    pub(crate) inline: bool,
    /// Whether the labels must come from the translations; known once the list is finished.
    pub(crate) translated: bool,
    has_other: bool,
    spaced: Option<usize>,
}

/// All lists, in the order in which they begin.
#[derive(Debug, Default)]
pub(crate) struct Lists<'a> {
    lists: Vec<List<'a>>,
    by_name: FxHashMap<Cow<'a, str>, usize>,
}

impl<'a> List<'a> {
    /// The first choice whose name has a space.
    pub(crate) fn spaced(&self) -> Option<&Choice<'a>> {
        self.spaced.and_then(|at| self.choices.get(at))
    }

    fn needs_translations(&self) -> bool {
        self.choices.iter().any(|choice| {
            let media = choice.media.as_ref().is_some_and(|media| media.map().is_none_or(|map| !map.is_empty()));
            media
                || match &choice.label {
                    Some(Value::Map(_)) => true,
                    Some(Value::Text(label)) => scan::has(label),
                    None => false,
                }
        })
    }

    /// Adds the choice "other", in every language the list knows.
    pub(crate) fn add_other(&mut self) {
        if std::mem::replace(&mut self.has_other, true) {
            return;
        }
        let mut languages: Vec<&'a str> = Vec::new();
        for choice in &self.choices {
            let known = choice.label.as_ref().and_then(Value::map);
            for (language, _) in known.into_iter().flat_map(Map::iter) {
                if !languages.contains(&language) {
                    languages.push(language);
                }
            }
        }
        let label = if languages.is_empty() {
            Value::from("Other")
        } else {
            Value::Map(languages.into_iter().map(|language| (language, Value::from("Other"))).collect())
        };
        self.choices.push(Choice {
            row: 0,
            name: Cow::Borrowed("other"),
            label: Some(label),
            media: None,
            sms_option: None,
            extra: Map::default(),
        });
    }
}

impl<'a> Lists<'a> {
    /// Reads the sheet. Problems of single choices are noted, and the others are read on.
    pub(crate) fn read(
        sheet: &'a Sheet,
        columns: &'a Columns,
        reading: Reading<'a>,
        allow_duplicates: bool,
        warnings: &mut Vec<Problem>,
        problems: &mut Vec<Problem>,
    ) -> Outcome<Self> {
        columns.require("name")?;
        let left_out = bad_headers(columns, warnings);
        let mut lists = Self::default();
        let mut rows: Vec<Vec<(u32, Map<'a>)>> = Vec::new();
        for row in &sheet.rows {
            let mut map = columns.row(row, reading);
            let Some(name) = map.take_text("list name") else { continue };
            let at = match lists.by_name.get(&name) {
                Some(at) => *at,
                None => lists.begin(name),
            };
            if at == rows.len() {
                rows.push(Vec::new());
            }
            rows[at].push((row.number, map));
        }
        for (list, rows) in lists.lists.iter_mut().zip(rows) {
            list.choices = read_list(rows, allow_duplicates, &left_out, warnings, problems);
            list.has_other = list.choices.iter().any(|choice| choice.name == "other");
            list.spaced = list.choices.iter().position(|choice| choice.name.contains(' '));
        }
        Ok(lists)
    }

    fn begin(&mut self, name: Cow<'a, str>) -> usize {
        let at = self.lists.len();
        self.lists.push(List {
            name: name.clone(),
            choices: Vec::new(),
            inline: false,
            translated: false,
            has_other: false,
            spaced: None,
        });
        self.by_name.insert(name, at);
        at
    }

    /// Notes which lists need translations, now that no choice will be added.
    pub(crate) fn finish(&mut self) {
        for list in &mut self.lists {
            list.translated = list.needs_translations();
        }
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.lists.is_empty()
    }

    pub(crate) fn get(&self, name: &str) -> Option<&List<'a>> {
        self.by_name.get(name).map(|at| &self.lists[*at])
    }

    pub(crate) fn get_mut(&mut self, name: &str) -> Option<&mut List<'a>> {
        self.by_name.get(name).map(|at| &mut self.lists[*at])
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = &List<'a>> {
        self.lists.iter()
    }
}

/// Headers that cannot name a node; their columns are left out.
fn bad_headers<'a>(columns: &'a Columns, warnings: &mut Vec<Problem>) -> Vec<&'a str> {
    let mut bad = Vec::new();
    for place in columns.places() {
        let Some(header) = place.first() else { continue };
        if header != "list name" && (header.is_empty() || header.contains(' ')) {
            warnings.push(Problem::warning("choices-header").in_sheet("choices").at_row(1).in_column(header));
            bad.push(header.as_str());
        }
    }
    bad
}

fn read_list<'a>(
    rows: Vec<(u32, Map<'a>)>,
    allow_duplicates: bool,
    left_out: &[&str],
    warnings: &mut Vec<Problem>,
    problems: &mut Vec<Problem>,
) -> Vec<Choice<'a>> {
    let mut seen: FxHashSet<Cow<'a, str>> = FxHashSet::default();
    let mut twice = Vec::new();
    let mut choices = Vec::with_capacity(rows.len());
    for (row, mut map) in rows {
        let Some(name) = map.take_text("name") else {
            problems.push(Problem::error("choice-without-name").in_sheet("choices").at_row(row).in_column("name"));
            continue;
        };
        let label = map.remove("label");
        if label.is_none() {
            warnings.push(Problem::warning("choice-without-label").in_sheet("choices").at_row(row).in_column("label"));
        }
        if !allow_duplicates && !seen.insert(name.clone()) {
            twice.push(Problem::error("choice-twice").in_sheet("choices").at_row(row).in_column("name"));
        }
        for header in left_out {
            map.remove(header);
        }
        let media = map.remove("media");
        let sms_option = map.take_text("sms_option");
        problems.extend(unwritable(row, &map));
        choices.push(Choice { row, name, label, media, sms_option, extra: map });
    }
    problems.extend(Problem::together(twice));
    choices
}

/// Further columns become nodes: their header must name one, and they cannot have languages.
fn unwritable(row: u32, extra: &Map<'_>) -> Option<Problem> {
    let (header, _) = extra.iter().find(|(header, value)| value.map().is_some() || !is_element_name(header))?;
    Some(Problem::error("choices-column").in_sheet("choices").at_row(row).in_column(header))
}
