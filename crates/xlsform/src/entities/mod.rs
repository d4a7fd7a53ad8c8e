//! Entities: lists of things that submissions create and update.
//!
//! [`Entities::read`] reads the sheet; [`Entities::note_row`] notes which rows a declaration speaks of; [`Entities::place`] puts each
//! declaration into the container its rows stand in and tells the version of the specification. How a container is chosen is
//! [`scope`]'s.

mod declare;
mod place;
mod scope;

use std::borrow::Cow;

use crate::Sheet;
use crate::headers::{Columns, Reading};
use crate::names::is_element_name;
use crate::problems::{Outcome, Problem};
use crate::references::scan;
use crate::tree::{Node, NodeId};
use crate::value::{Map, Value};

/// The containers from the form down to the one a row stands in.
pub(crate) type Path = Vec<NodeId>;

/// One row of the sheet.
#[derive(Debug)]
struct Declaration<'a> {
    dataset: Cow<'a, str>,
    row: u32,
    /// Its nodes: the entity, and what is below it.
    entity: Node<'a>,
    children: Vec<Node<'a>>,
    /// The questions its expressions speak of.
    speaks_of: Vec<String>,
    references: Vec<Source>,
    /// Whether a reference came before those of other declarations; their order decides who is placed first.
    noted_at: Option<usize>,
}

/// A row of the survey that has to do with an entity.
#[derive(Debug)]
struct Source {
    path: Path,
    row: u32,
    /// The property it saves; otherwise the question the declaration speaks of.
    property: Option<String>,
    question: Option<String>,
}

/// All declarations.
#[derive(Debug, Default)]
pub(crate) struct Entities<'a> {
    declarations: Vec<Declaration<'a>>,
    noted: usize,
}

impl<'a> Entities<'a> {
    /// Reads the sheet.
    pub(crate) fn read(sheet: &'a Sheet, columns: &'a Columns) -> Outcome<Self> {
        let mut entities = Self::default();
        for row in &sheet.rows {
            let map = columns.row(row, Reading { default_language: "default", collapse: false });
            let declaration = declare::declaration(map, row.number)?;
            if entities.has(&declaration.dataset) {
                let problem =
                    Problem::error("entity-twice").in_sheet("entities").at_row(row.number).in_column("list_name");
                return Err(problem.stop());
            }
            entities.declarations.push(declaration);
        }
        Ok(entities)
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.declarations.is_empty()
    }

    /// Whether a list of this name is declared.
    pub(crate) fn has(&self, dataset: &str) -> bool {
        self.declarations.iter().any(|declaration| declaration.dataset == dataset)
    }

    /// Notes what a row of the survey has to do with entities.
    pub(crate) fn note_row(
        &mut self,
        path: impl Fn() -> Path,
        map: &mut Map<'a>,
        row: u32,
        name: Option<&str>,
        is_container: bool,
    ) -> Outcome<()> {
        let saves =
            map.map("bind").and_then(|bind| bind.get("entities:saveto")).map(|value| value.shown().into_owned());
        if let Some(saves) = saves.filter(|saves| !saves.is_empty()) {
            let (at, property) = self.saved(&saves, row)?;
            if saves.contains('#') {
                map.entries_of("bind").insert("entities:saveto", Value::from(property.clone()));
            }
            self.check_property(at, &property, row, is_container)?;
            self.note(at, Source { path: path(), row, property: Some(property), question: None });
        }
        if let Some(name) = name {
            for at in 0..self.declarations.len() {
                if self.declarations[at].speaks_of.iter().any(|known| known == name) {
                    self.note(at, Source { path: path(), row, property: None, question: Some(name.to_owned()) });
                }
            }
        }
        Ok(())
    }

    fn note(&mut self, at: usize, source: Source) {
        let declaration = &mut self.declarations[at];
        if declaration.noted_at.is_none() {
            declaration.noted_at = Some(self.noted);
            self.noted += 1;
        }
        declaration.references.push(source);
    }

    /// The declaration and the property a `save_to` speaks of.
    fn saved(&self, saves: &str, row: u32) -> Outcome<(usize, String)> {
        let error = |code| Problem::error(code).in_sheet("survey").at_row(row).in_column("save_to");
        if self.declarations.is_empty() {
            return Err(error("save-to-without-entities").stop());
        }
        let (dataset, property) = match (saves.matches('#').count(), saves.split_once('#')) {
            (1, Some((dataset, property))) => (dataset, property),
            (0, _) if self.declarations.len() > 1 => return Err(error("save-to-without-list").stop()),
            (0, _) => (&*self.declarations[0].dataset, saves),
            _ => return Err(error("save-to-delimiters").stop()),
        };
        match self.declarations.iter().position(|declaration| declaration.dataset == dataset) {
            Some(at) => Ok((at, property.to_owned())),
            None => Err(error("save-to-list-unknown").with("dataset", dataset).stop()),
        }
    }

    fn check_property(&self, at: usize, property: &str, row: u32, is_container: bool) -> Outcome<()> {
        let error = |code| Problem::error(code).in_sheet("survey").at_row(row).in_column("save_to");
        let known = self.declarations[at].references.iter().find(|source| source.property.as_deref() == Some(property));
        let problem = if property.is_empty() {
            error("name-invalid")
        } else if is_container {
            error("save-to-group")
        } else if matches!(property.to_lowercase().as_str(), "name" | "label") {
            error("entity-name-reserved")
        } else if property.starts_with("__") {
            error("entity-name-underscores")
        } else if !is_element_name(property) {
            error("name-invalid")
        } else if let Some(known) = known {
            error("save-to-twice").with("saveto", property).with("other_row", known.row)
        } else {
            return Ok(());
        };
        Err(problem.stop())
    }
}

/// The questions an expression speaks of; malformed references are told with their place.
fn questions_of(text: &str, row: u32, column: &str, into: &mut Vec<String>) -> Outcome<()> {
    for reference in scan::all(text) {
        let reference = reference.map_err(|fault| crate::references::check::fault(fault, "entities", row, column))?;
        if !into.iter().any(|known| known == reference.name) {
            into.push(reference.name.to_owned());
        }
    }
    Ok(())
}
