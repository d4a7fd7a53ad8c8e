//! The directory: every organisation the visitor sees, searched in any script, filtered, in pages; the same as a workbook,
//! CSV or address cards.

use kernel::{Guarded, Id, Result};
use rustc_hash::FxHashMap;
use serde::Serialize;
use tables::Cell;
use web::fields::SHORT;
use web::{Column, Outcome, Shape, Sheet, View, Visit};

use super::card::{self, Card};
use super::naming::{Naming, language, size_key, state_key};
use super::{Choice, Linked};
use crate::rooms::organisations::access::Action;
use crate::rooms::organisations::model::{Draft, State, organisation};
use crate::rooms::organisations::store;

const PER_PAGE: usize = 50;
/// Most that a search shows: beyond that nobody reads.
const FOUND: usize = 500;

#[derive(Serialize)]
pub struct ListView {
    rows: Vec<Row>,
    total: usize,
    number: usize,
    size: usize,
    kinds: Vec<Choice>,
    sectors: Vec<Choice>,
    places: Vec<Choice>,
    states: Vec<Choice>,
    may_register: bool,
}

#[derive(Serialize, Clone)]
struct Row {
    id: Id,
    name: String,
    legal_name: String,
    acronym: Option<String>,
    kind: String,
    kind_code: Option<String>,
    parent: Option<Linked>,
    country: Option<String>,
    places: Vec<String>,
    sectors: Vec<String>,
    languages: Vec<String>,
    website: Option<String>,
    email: Option<String>,
    phone: Option<String>,
    size: Option<String>,
    closed: bool,
    state: String,
    sample: bool,
}

impl View for ListView {
    const TEMPLATE: &'static str = "organisations/index.html";

    fn title(&self, visit: &Visit) -> String {
        visit.say("organisations-title")
    }

    fn sheet(&self, visit: &Visit) -> Option<Sheet> {
        let column = |key: &str, tag| Column { header: visit.say(key), tag };
        let columns = vec![
            column("organisations-legal-name", "#org+name"),
            column("organisations-name", "#org+name+local"),
            column("organisations-acronym", "#org+acronym"),
            column("organisations-kind", "#org+type"),
            column("organisations-kind-code", "#org+type+code"),
            column("organisations-parent", "#org+parent"),
            column("organisations-country", "#country+code"),
            column("organisations-places", "#adm1+name+list"),
            column("organisations-sectors", "#sector+list"),
            column("organisations-languages", "#org+languages"),
            column("organisations-size", "#org+size"),
            column("organisations-website", "#org+url"),
            column("organisations-email", "#contact+email"),
            column("organisations-phone", "#contact+phone"),
            column("organisations-state", "#status"),
        ];
        let text = |text: &Option<String>| Cell::text(text.clone().unwrap_or_default());
        let list = |items: &[String]| Cell::text(items.join("; "));
        let cells = |row: &Row| {
            vec![
                Cell::text(&row.legal_name),
                Cell::text(&row.name),
                text(&row.acronym),
                Cell::text(&row.kind),
                text(&row.kind_code),
                Cell::text(row.parent.as_ref().map(|parent| parent.name.clone()).unwrap_or_default()),
                text(&row.country),
                list(&row.places),
                list(&row.sectors),
                list(&row.languages),
                text(&row.size),
                text(&row.website),
                text(&row.email),
                text(&row.phone),
                Cell::text(&row.state),
            ]
        };
        Some(Sheet {
            name: "organisations".into(),
            columns,
            rows: self.rows.iter().map(cells).collect(),
            about: about(visit, self),
        })
    }

    fn samples() -> Vec<Self> {
        let choices = || vec![Choice::of("a", "A")];
        let row = Row {
            id: Id::nil(),
            name: "Reed Bridge Society".into(),
            legal_name: "جمعية جسر القصب".into(),
            acronym: Some("RBS".into()),
            kind: "National NGO".into(),
            kind_code: Some("441".into()),
            parent: Some(Linked { id: Id::nil(), name: "Reed Bridge".into() }),
            country: Some("IQ".into()),
            places: vec!["Erbil".into(), "Basrah".into()],
            sectors: vec!["Health".into()],
            languages: vec!["…".into()],
            website: None,
            email: None,
            phone: None,
            size: None,
            closed: true,
            state: "…".into(),
            sample: true,
        };
        let bare = Row { acronym: None, kind_code: None, parent: None, places: Vec::new(), ..row.clone() };
        let list = |rows: Vec<Row>, may_register| Self {
            total: rows.len(),
            rows,
            number: 1,
            size: PER_PAGE,
            kinds: choices(),
            sectors: choices(),
            places: choices(),
            states: choices(),
            may_register,
        };
        vec![list(vec![row, bare], true), list(Vec::new(), false)]
    }
}

/// What was asked, and when: for whoever is handed the workbook.
fn about(visit: &Visit, list: &ListView) -> Vec<(String, String)> {
    let mut fields = visit.asked();
    let chosen = |choices: &[Choice], value: &str| {
        choices.iter().find(|choice| choice.value == value).map_or_else(|| value.to_owned(), |one| one.label.clone())
    };
    let asked: [(&str, &str, &[Choice]); 5] = [
        ("q", "organisations-search", &[]),
        ("sector", "organisations-sector", &list.sectors),
        ("kind", "organisations-kind", &list.kinds),
        ("place", "organisations-place", &list.places),
        ("state", "organisations-state", &list.states),
    ];
    let mut lines: Vec<(String, String)> = asked
        .into_iter()
        .filter_map(|(name, key, choices)| {
            let value = fields.text_or_none(name, SHORT)?;
            Some((visit.say(key), chosen(choices, &value)))
        })
        .collect();
    lines.push((visit.say("organisations-on"), super::today(visit).to_string()));
    lines
}

pub async fn index(visit: Visit) -> Outcome {
    let naming = Naming::of(&visit).await?;
    let found = found(&visit, &naming).await?;
    if visit.shape == Shape::Vcard {
        return cards(&visit, &naming, &found);
    }
    let view = list(&visit, &naming, &found).await?;
    visit.reply(&view)
}

/// The organisations asked for, in the order to show them.
async fn found<'a>(visit: &Visit, naming: &'a Naming) -> Result<Vec<&'a organisation::Model>> {
    let mut fields = visit.asked();
    let text = fields.text_or_none("q", SHORT);
    let kind = fields.text_or_none("kind", SHORT);
    let state = fields.choice_or_none::<State>("state");
    let sort = fields.text_or_none("sort", SHORT);
    let mut all: Vec<&organisation::Model> = match &text {
        Some(text) => naming.register.search(text, FOUND).iter().filter_map(|id| naming.register.get(*id)).collect(),
        None => naming.register.all().iter().collect(),
    };
    all.retain(|one| kind.as_ref().is_none_or(|kind| one.kind == *kind));
    all.retain(|one| state.is_none_or(|state| one.state == state));
    if let Some(sector) = fields.id_or_none("sector") {
        let at = store::working_in(&visit.viewer(), sector).await?;
        all.retain(|one| at.contains(&one.id));
    }
    if let Some(place) = fields.id_or_none("place") {
        let at = store::working_at(&visit.viewer(), place).await?;
        all.retain(|one| at.contains(&one.id));
    }
    order(&mut all, naming, sort.as_deref(), text.is_some());
    Ok(all)
}

/// By what was asked; a search without it keeps the nearest first.
fn order(all: &mut [&organisation::Model], naming: &Naming, sort: Option<&str>, searched: bool) {
    let name = |one: &organisation::Model| names::fold(one.name(naming.locale));
    match sort.map(|sort| sort.trim_start_matches('-')) {
        Some("acronym") => all.sort_by_cached_key(|one| (one.acronym.is_none(), one.acronym.clone(), name(one))),
        Some("kind") => all.sort_by_cached_key(|one| (naming.kind(&one.kind), name(one))),
        None if searched => {}
        _ => all.sort_by_cached_key(|one| name(one)),
    }
    if sort.is_some_and(|sort| sort.starts_with('-')) {
        all.reverse();
    }
}

async fn list(visit: &Visit, naming: &Naming, found: &[&organisation::Model]) -> Result<ListView> {
    let mut fields = visit.asked();
    let last = found.len().div_ceil(PER_PAGE).max(1);
    let number = fields.number_or_none("page", 1, i64::MAX).unwrap_or(1);
    let number = usize::try_from(number).unwrap_or(1).min(last);
    let shown: Vec<&organisation::Model> = match visit.shape {
        Shape::Csv | Shape::Xlsx | Shape::Hxl => found.to_vec(),
        _ => found.iter().skip((number - 1) * PER_PAGE).take(PER_PAGE).copied().collect(),
    };
    let links = Links::of(visit, naming, &shown).await?;
    let blank = organisation::Model::made(Id::nil(), &Draft::default(), 0);
    let state = |state| {
        let word = if state == State::Active { "active" } else { "closed" };
        Choice::of(word, visit.say(state_key(state)))
    };
    Ok(ListView {
        rows: shown.iter().map(|one| row(visit, naming, &links, one)).collect(),
        total: found.len(),
        number,
        size: PER_PAGE,
        kinds: naming.kind_choices(None),
        sectors: naming.sector_choices(&[]),
        places: naming.place_choices(&[]),
        states: vec![state(State::Active), state(State::Closed)],
        may_register: organisation::Entity::may(visit.actor(), Action::Register, &blank),
    })
}

/// Where and in what the organisations shown work.
struct Links {
    sectors: FxHashMap<Id, Vec<String>>,
    places: FxHashMap<Id, Vec<String>>,
}

impl Links {
    async fn of(visit: &Visit, naming: &Naming, shown: &[&organisation::Model]) -> Result<Self> {
        let viewer = visit.viewer();
        let ids: Vec<Id> = shown.iter().map(|one| one.id).collect();
        let mut links = Self { sectors: FxHashMap::default(), places: FxHashMap::default() };
        for link in store::sectors_of(&viewer, &ids).await? {
            links.sectors.entry(link.organisation_id).or_default().push(naming.sector(link.sector_id));
        }
        for link in store::places_of(&viewer, &ids).await? {
            links.places.entry(link.organisation_id).or_default().push(naming.place(link.place_id));
        }
        links.sectors.values_mut().chain(links.places.values_mut()).for_each(|names| names.sort());
        Ok(links)
    }
}

fn row(visit: &Visit, naming: &Naming, links: &Links, one: &organisation::Model) -> Row {
    let parent = one.parent_id.and_then(|id| naming.register.get(id));
    Row {
        id: one.id,
        name: one.name(naming.locale).to_owned(),
        legal_name: one.name.clone(),
        acronym: one.acronym.clone(),
        kind: naming.kind(&one.kind),
        kind_code: naming.kind_code(&one.kind),
        parent: parent.map(|parent| Linked { id: parent.id, name: parent.name(naming.locale).to_owned() }),
        country: one.country.clone(),
        places: links.places.get(&one.id).cloned().unwrap_or_default(),
        sectors: links.sectors.get(&one.id).cloned().unwrap_or_default(),
        languages: one.languages().iter().map(|tag| language(visit, tag)).collect(),
        website: one.website.clone(),
        email: one.email.clone(),
        phone: one.phone.clone(),
        size: one.size.map(|size| visit.say(size_key(size))),
        closed: one.state == State::Closed,
        state: visit.say(state_key(one.state)),
        sample: one.sample,
    }
}

/// The organisations themselves; their posts are on the card of each.
fn cards(visit: &Visit, naming: &Naming, found: &[&organisation::Model]) -> Outcome {
    let cards: Vec<Card> = found.iter().map(|one| super::steps::card(one, naming, Vec::new())).collect();
    visit.download("organisations", card::written(&cards).into_bytes())
}
