//! What the selects of forms are made of: entries, entries under a heading, and the places of a country to choose from.

use kernel::Id;
use serde::Serialize;
use web::Visit;

use super::names::Names;
use crate::rooms::places::Place;
use crate::rooms::terms::term;

/// One entry of a select.
#[derive(Debug, Clone, Serialize)]
pub struct Choice {
    pub value: String,
    pub label: String,
}

/// Entries of a select under a heading.
#[derive(Debug, Clone, Serialize)]
pub struct Group {
    pub label: String,
    pub options: Vec<Choice>,
}

/// What a select is made of.
#[derive(Debug, Clone, Serialize)]
#[serde(untagged)]
pub enum Entry {
    One(Choice),
    Several(Group),
}

impl Choice {
    pub fn of(value: impl ToString, label: impl Into<String>) -> Self {
        Self { value: value.to_string(), label: label.into() }
    }

    /// An enum's word as serde writes it.
    pub fn word(value: &serde_json::Value, label: String) -> Self {
        Self { value: value.as_str().unwrap_or_default().to_owned(), label }
    }

    pub fn named(names: &Names, terms: Vec<&term::Model>) -> Vec<Self> {
        terms.into_iter().map(|term| Self::of(term.id, term.name(names.locale))).collect()
    }
}

/// A group for each governorate: itself as a whole, then its districts. Whoever speaks for no organisation and only
/// coordinates some governorates chooses among these.
pub fn places(visit: &Visit, names: &Names) -> Vec<Entry> {
    let speaks = !visit.actor().speaks_for().is_empty();
    let may = |governorate| speaks || visit.actor().coordinates_place(governorate);
    let choice = |place: &Place| Choice::of(place.id, place.name(names.locale));
    let group = |place: &Place| {
        let name = place.name(names.locale).to_owned();
        let whole = Choice::of(place.id, visit.sentence("activities-whole-governorate", &[("place", name.clone())]));
        let districts = names.atlas.children(place.id).map(choice);
        Group { label: name, options: [whole].into_iter().chain(districts).collect() }
    };
    names.atlas.governorates().iter().filter(|place| may(Some(place.id))).map(group).map(Entry::Several).collect()
}

/// The organisations an actor may act for: all where she coordinates any place, else those she speaks for.
pub fn acted_for(visit: &Visit, names: &Names) -> Vec<Choice> {
    let own = visit.actor().speaks_for();
    let all = names.organisations().into_iter();
    let may = |id: &Id| coordinates(visit) || own.contains(id);
    all.filter(|(id, _)| may(id)).map(|(id, name)| Choice::of(id, name)).collect()
}

/// Coordinates the country or a part of it.
pub fn coordinates(visit: &Visit) -> bool {
    let actor = visit.actor();
    actor.coordinates_place(None) || !actor.coordinated_places().is_empty()
}
