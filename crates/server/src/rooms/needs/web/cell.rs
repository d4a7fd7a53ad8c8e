//! One area and sector: its state, every figure behind it, the work there, and what was decided about it.

use axum::extract::Path;
use kernel::{Error, Guarded, Id, Reads, Viewer};
use sea_orm::{ColumnTrait, QueryOrder, QuerySelect};
use serde::Serialize;
use web::{Outcome, View, Visit};

use super::figures::{self, Beside, FigureRow};
use super::gaps::{Asked, Mark};
use crate::rooms::activities::Names;
use crate::rooms::needs::access::Action;
use crate::rooms::needs::labels::state_what_key;
use crate::rooms::needs::model::gaps::{Ask, Cell, State, gaps};
use crate::rooms::needs::model::{decision, figure};
use crate::rooms::needs::said::Speaker;
use crate::rooms::needs::store;
use crate::rooms::terms;

/// Figures shown of one cell, the newest first.
const FIGURES: u64 = 60;

/// What was decided, as pages show it.
#[derive(Debug, Serialize)]
pub(super) struct Decided {
    pub id: Id,
    pub decision: String,
    /// Whom it is about; none where it is about everybody.
    pub group: Option<String>,
    pub decided_on: String,
    pub responsible: Option<String>,
    pub follow_up_on: Option<String>,
    pub done_on: Option<String>,
    pub overdue: bool,
}

impl Decided {
    pub fn of(record: &decision::Model, names: &Names, today: &str) -> Self {
        let group = record.population_group.as_deref();
        Self {
            id: record.id,
            decision: record.decision.clone(),
            group: group.map(|key| names.keyed(terms::GROUP, key).to_owned()),
            decided_on: record.decided_on.clone(),
            responsible: record.responsible.clone(),
            follow_up_on: record.follow_up_on.clone(),
            done_on: record.done_on.clone(),
            overdue: record.is_overdue(today),
        }
    }

    pub fn sample() -> Self {
        Self {
            id: Id::nil(),
            decision: "Ask two members to extend".into(),
            group: Some("…".into()),
            decided_on: "2026-11-20".into(),
            responsible: Some("Amal".into()),
            follow_up_on: Some("2026-12-01".into()),
            done_on: None,
            overdue: true,
        }
    }
}

#[derive(Serialize)]
pub(super) struct CellView {
    place: Id,
    place_name: String,
    sector: Id,
    sector_name: String,
    group: Option<String>,
    group_key: Option<String>,
    mark: Mark,
    what: String,
    cell: Cell,
    /// More in need than live there, as far as that is known.
    over_population: Option<i64>,
    severity: String,
    access: Option<String>,
    access_on: Option<String>,
    window: String,
    reporting: String,
    /// Where they are asked for.
    asking: Option<String>,
    silent: u64,
    figures: Vec<FigureRow>,
    decisions: Vec<Decided>,
    activities: String,
    back: String,
    may_decide: bool,
    may_add: bool,
    member: bool,
}

impl View for CellView {
    const TEMPLATE: &'static str = "needs/cell.html";

    fn title(&self, _visit: &Visit) -> String {
        format!("{}: {}", self.place_name, self.sector_name)
    }

    fn samples() -> Vec<Self> {
        let sample = |full: bool| Self {
            place: Id::nil(),
            place_name: "Koya".into(),
            sector: Id::nil(),
            sector_name: "Water".into(),
            group: full.then(|| "…".into()),
            group_key: full.then(|| "idps".into()),
            mark: Mark::sample(),
            what: "…".into(),
            cell: Cell { state: State::NoData, need: None, done: Default::default(), uncovered: full.then_some(3) },
            over_population: full.then_some(100),
            severity: "4".into(),
            access: full.then(|| "2".into()),
            access_on: full.then(|| "2026-11-01".into()),
            window: "…".into(),
            reporting: "…".into(),
            asking: Some("/activities/coverage".into()),
            silent: 2,
            figures: if full { vec![FigureRow::sample()] } else { Vec::new() },
            decisions: if full { vec![Decided::sample()] } else { Vec::new() },
            activities: "/activities".into(),
            back: "/needs".into(),
            may_decide: full,
            may_add: full,
            member: full,
        };
        vec![sample(true), sample(false)]
    }
}

pub(super) async fn show(visit: Visit, Path((place, sector)): Path<(Id, Id)>) -> Outcome {
    let mut asked = Asked::of(visit).await?;
    let viewer = asked.visit.viewer();
    let governorate = asked.names.atlas.governorate_of(place).ok_or(Error::NotFound)?.id;
    asked.ask = Ask { within: (governorate != place).then_some(governorate), ..asked.ask };
    let gaps = gaps(&asked.compared.ground, &asked.compared.needs, &asked.compared.presence, &asked.ask);
    let at = gaps.areas.iter().position(|area| *area == place).ok_or(Error::NotFound)?;
    let column = gaps.sectors.iter().position(|one| *one == sector).ok_or(Error::NotFound)?;
    let cell = gaps.cells[at][column].clone();
    let visit = &asked.visit;
    let speaker = Speaker { visit, names: &asked.names };
    let parts: Vec<Id> = asked.compared.ground.sectors[column].1.clone();
    let within = asked.names.atlas.beneath(place);
    let records = figures_of(&viewer, within, sector, parts).await?;
    let beside = Beside::read(&viewer).await?;
    let standings = store::standings(&viewer).await?;
    let population = standings.get(&place).and_then(|standing| standing.population);
    let access = [place, governorate].iter().find_map(|id| standings.get(id).filter(|one| one.access.is_some()));
    let today = super::today(visit).to_string();
    let decisions = store::decisions(&viewer).await?;
    let here = decisions.iter().filter(|one| one.place_id == place && one.sector_id == sector);
    let here = here.filter(|one| one.is_about(asked.ask.group.as_deref()));
    let probe = decision::Model { governorate_id: Some(governorate), ..decision::Model::default() };
    let months = asked.months();
    let list = [("place", place.to_string()), ("sector", sector.to_string())].into_iter().chain(months);
    let list: Vec<String> = list.map(|(name, value)| format!("{name}={value}")).collect();
    let view = CellView {
        place,
        place_name: asked.names.whereabouts(place),
        sector,
        sector_name: asked.names.term(sector).to_owned(),
        group: asked.group_name(),
        group_key: asked.ask.group.clone(),
        mark: Mark::of(visit, cell.state),
        what: visit.say(state_what_key(cell.state)),
        over_population: population.filter(|population| {
            cell.need.as_ref().is_some_and(|need| i64::try_from(need.people).is_ok_and(|people| people > *population))
        }),
        severity: match cell.need.as_ref().and_then(|need| need.severity) {
            Some(severity) => speaker.of_five(i64::from(severity)),
            None => "–".into(),
        },
        access: access.and_then(|one| one.access).map(|access| speaker.of_five(access)),
        access_on: access.and_then(|one| one.access_on.clone()),
        window: asked.window(),
        reporting: asked.reporting(),
        asking: asked.asking(),
        silent: asked.compared.presence.reporting.get(&Some(governorate)).map_or(0, |reporting| reporting.silent),
        figures: records.iter().map(|one| figures::row(&speaker, one, &beside)).collect(),
        decisions: here.map(|one| Decided::of(one, &asked.names, &today)).collect(),
        activities: format!("/activities?{}", list.join("&")),
        back: visit.address("/needs", &[("place", &super::id_text(asked.ask.within))]),
        may_decide: decision::Entity::may(visit.actor(), Action::Add, &probe),
        may_add: super::may_add(visit.actor()),
        member: visit.actor().is_member(),
        cell,
    };
    asked.visit.reply(&view)
}

/// The figures of these places for a sector and its parts, the newest first.
async fn figures_of(
    viewer: &Viewer,
    places: Vec<Id>,
    sector: Id,
    parts: Vec<Id>,
) -> kernel::Result<Vec<figure::Model>> {
    use figure::Column as C;
    let sectors = [vec![sector], parts].concat();
    let find = viewer.find::<figure::Entity>().filter(C::PlaceId.is_in(places)).filter(C::SectorId.is_in(sectors));
    find.narrow(|select| select.order_by_desc(C::AsOf).order_by_desc(C::CreatedAt).limit(FIGURES)).all().await
}

/// What a group is called; all of them where none is said.
pub(super) fn group_name(visit: &Visit, names: &Names, key: Option<&str>) -> String {
    key.map_or_else(|| visit.say("needs-all-groups"), |key| names.keyed(terms::GROUP, key).to_owned())
}
