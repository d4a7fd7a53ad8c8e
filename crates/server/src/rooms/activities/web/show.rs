//! One activity: all it says, who sees it, how fresh it is, what happened to it.

use axum::extract::Path;
use kernel::{Guarded, Id, Millis};
use serde::Serialize;
use web::fields::SHORT;
use web::{Input, Outcome, View, Visit};

use crate::rooms::activities::access::Action;
use crate::rooms::activities::commands::{Confirm, Remove};
use crate::rooms::activities::labels::{seen_key, status_key};
use crate::rooms::activities::model::{Draft, Status, activity};
use crate::rooms::activities::names::Names;
use crate::rooms::activities::picture::picture;
use crate::rooms::activities::said::{Fact, Part, Speaker};
use crate::rooms::activities::store;
use crate::rooms::people::{self, Told, told};

#[derive(Serialize)]
struct Section {
    key: Part,
    title: String,
    facts: Vec<Fact>,
}

#[derive(Serialize)]
pub(super) struct ActivityView {
    id: Id,
    no: i64,
    version: i64,
    /// What was reported, for programs.
    said: Draft,
    organisation: String,
    status: Status,
    status_name: String,
    sections: Vec<Section>,
    seen: String,
    confirmed_at: Millis,
    confirmed_by: Option<String>,
    updated_at: Millis,
    stale: bool,
    /// Who locked its month, where it is locked.
    locked_by: Option<String>,
    may_edit: bool,
    history: Vec<Told>,
}

impl View for ActivityView {
    const TEMPLATE: &'static str = "activities/show.html";

    fn title(&self, _visit: &Visit) -> String {
        self.said.title.clone()
    }

    fn samples() -> Vec<Self> {
        let when = 1_795_413_600_000;
        let sample = |may_edit: bool| {
            let fact = |code| Fact { field: "title", part: Part::What, label: "…".into(), value: "…".into(), code };
            let section = Section { key: Part::What, title: "…".into(), facts: vec![fact(false), fact(true)] };
            let told =
                Told { when, who: "Amal".into(), what: "…".into(), why: Some("…".into()), changes: Vec::new() };
            Self {
                id: Id::nil(),
                no: 12,
                version: 3,
                said: Draft::new(Id::nil(), Id::nil(), "Repair of wells", "2026-11"),
                organisation: "Reed Bridge Society".into(),
                status: Status::Ongoing,
                status_name: "…".into(),
                sections: vec![section],
                seen: "…".into(),
                confirmed_at: when,
                confirmed_by: may_edit.then(|| "Amal".into()),
                updated_at: when,
                stale: may_edit,
                locked_by: None,
                may_edit,
                history: if may_edit { vec![told] } else { Vec::new() },
            }
        };
        let locked = Self { locked_by: Some("Amal".into()), sections: Vec::new(), ..sample(true) };
        vec![sample(true), sample(false), locked]
    }
}

fn part_key(part: Part) -> &'static str {
    match part {
        Part::Who => "activities-part-who",
        Part::What => "activities-part-what",
        Part::Where => "activities-part-where",
        Part::When => "activities-part-when",
        Part::Whom => "activities-part-whom",
        Part::HowMuch => "activities-part-how-much",
        Part::Seen => "activities-part-seen",
    }
}

/// Who keeps a record is told its history; others are told how it stands now, since it may once have said what was not
/// for them.
fn keeps(visit: &Visit, record: &activity::Model) -> bool {
    let actor = visit.actor();
    actor.belongs_to().contains(&record.organisation_id) || actor.coordinates_place(record.governorate_id)
}

pub(super) async fn view(visit: &Visit, record: activity::Model) -> kernel::Result<ActivityView> {
    let viewer = visit.viewer();
    let names = Names::read(&viewer, visit.locale()).await?;
    let speaker = Speaker { visit, names: &names };
    let may_edit = activity::Entity::may(visit.actor(), Action::Edit, &record);
    let mut draft = record.draft();
    if !may_edit {
        // That there is one whom the reader does not see is not for the reader either.
        draft.programme_id = draft.programme_id.filter(|id| names.sees(*id));
        draft.funder_id = draft.funder_id.filter(|id| names.sees(*id));
    }
    let mut facts = speaker.facts(&draft);
    facts.retain(|fact| fact.part != Part::Seen && fact.field != "title");
    let parts = [Part::Who, Part::What, Part::Where, Part::When, Part::Whom, Part::HowMuch];
    let sections = parts.into_iter().filter_map(|part| {
        let facts: Vec<Fact> = facts.iter().filter(|fact| fact.part == part).cloned().collect();
        (!facts.is_empty()).then(|| Section { key: part, title: visit.say(part_key(part)), facts })
    });
    let stale = picture(&viewer).await?.stale_among(&[record.no]) == [true];
    let confirmed_by = match record.confirmed_by.filter(|_| visit.actor().is_signed_in()) {
        Some(id) => people::names(&viewer, [id]).await?.remove(&id),
        None => None,
    };
    let history = match keeps(visit, &record) {
        true => told::<activity::Entity>(visit, record.id, &speaker).await?,
        false => Vec::new(),
    };
    Ok(ActivityView {
        sections: sections.collect(),
        organisation: names.organisation(record.organisation_id).to_owned(),
        status_name: visit.say(status_key(record.status)),
        seen: visit.say(seen_key(record.visibility, record.aggregate_only)),
        stale,
        locked_by: store::locks(&viewer).await?.locked_by(&record.period).map(str::to_owned),
        may_edit,
        id: record.id,
        no: record.no,
        version: record.version,
        status: record.status,
        confirmed_at: record.confirmed_at,
        confirmed_by,
        updated_at: record.updated_at,
        said: draft,
        history,
    })
}

pub(super) async fn show(visit: Visit, Path(id): Path<Id>) -> Outcome {
    let record = store::get(&visit.viewer(), id).await?;
    visit.reply(&view(&visit, record).await?)
}

pub(super) async fn confirm(visit: Visit, Path(id): Path<Id>, _input: Input) -> Outcome {
    visit.run(Confirm { ids: vec![id] }).await?;
    let record = store::get(&visit.viewer(), id).await?;
    let view = view(&visit, record).await?;
    visit.done(&format!("/activities/{id}"), "activities-confirmed", &view)
}

pub(super) async fn remove(visit: Visit, Path(id): Path<Id>, mut input: Input) -> Outcome {
    let why = input.fields.read(|fields| fields.text_or_none("reason", SHORT))?;
    visit.run(Remove { id, why }).await?;
    visit.done("/activities", "activities-removed", &serde_json::json!({ "id": id }))
}
