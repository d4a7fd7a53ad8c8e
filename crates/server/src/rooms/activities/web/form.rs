//! Reporting and correcting: one short page. What a reporter said last is offered again, so that the next report is a
//! few taps.

use axum::extract::Path;
use kernel::{Error, Guarded, Id};
use sea_orm::Iterable;
use serde::Serialize;
use serde_json::json;
use web::fields::SHORT;
use web::page::Form;
use web::{Input, Outcome, Shape, View, Visit};

use super::{Choice, Entry, Group, coordinates, may_report, reports_for, show, this_month};
use crate::rooms::activities::access::Action;
use crate::rooms::activities::commands::{Edit, Report};
use crate::rooms::activities::labels::{counted_key, status_key, visibility_key};
use crate::rooms::activities::model::{Counted, Draft, Status, Visibility, activity};
use crate::rooms::activities::names::Names;
use crate::rooms::activities::survey::{self, Neighbours};
use crate::rooms::activities::{choices, store, typed};
use crate::rooms::terms;

#[derive(Serialize, Default)]
struct Choices {
    organisations: Vec<Choice>,
    others: Vec<Choice>,
    sectors: Vec<Choice>,
    subsectors: Vec<Group>,
    places: Vec<Entry>,
    modalities: Vec<Choice>,
    groups: Vec<Choice>,
    statuses: Vec<Choice>,
    counted: Vec<Choice>,
    visibilities: Vec<Choice>,
    currencies: Vec<Choice>,
}

#[derive(Serialize)]
pub(super) struct FormView {
    /// The record that is corrected; none for a new one.
    id: Option<Id>,
    version: Option<i64>,
    /// The one organisation there is to report for.
    organisation: Option<Choice>,
    offered: Choices,
    /// Who else does the same there, told before a new report is saved.
    neighbours: Vec<Neighbour>,
    form: Form,
}

/// Somebody's like activity.
#[derive(Serialize)]
struct Neighbour {
    id: Id,
    title: String,
    organisation: String,
    place: Option<String>,
    month: String,
}

impl View for FormView {
    const TEMPLATE: &'static str = "activities/form.html";

    fn title(&self, visit: &Visit) -> String {
        visit.say(if self.id.is_some() { "activities-edit" } else { "activities-new" })
    }

    fn samples() -> Vec<Self> {
        let one = || Choice::of("1", "…");
        let offered = || Choices {
            organisations: vec![one()],
            sectors: vec![one()],
            subsectors: vec![Group { label: "…".into(), options: vec![one()] }],
            places: vec![Entry::One(one()), Entry::Several(Group { label: "…".into(), options: vec![one()] })],
            groups: vec![one()],
            statuses: vec![one()],
            ..Choices::default()
        };
        let wrong = Form::default().wrong("title", "…").wrong("women", "…").wrong("told", "…");
        let neighbour = || Neighbour {
            id: Id::nil(),
            title: "Repair of wells".into(),
            organisation: "Reed Bridge Society".into(),
            place: Some("Koya · Erbil".into()),
            month: "2026-11".into(),
        };
        let new = Self {
            id: None,
            version: None,
            organisation: Some(one()),
            offered: offered(),
            neighbours: vec![neighbour(), Neighbour { place: None, ..neighbour() }],
            form: wrong,
        };
        let edit = Self {
            id: Some(Id::nil()),
            version: Some(2),
            organisation: None,
            offered: offered(),
            neighbours: Vec::new(),
            form: Form::default(),
        };
        vec![new, edit]
    }
}

/// What is offered, for a form that holds this draft; `stands` where it is a record's, which keeps what it says.
fn offered(visit: &Visit, names: &Names, draft: &Draft, stands: bool) -> Choices {
    let all: Vec<Choice> = names.organisations().into_iter().map(|(id, name)| Choice::of(id, name)).collect();
    let named = [draft.programme_id, draft.funder_id].into_iter().flatten();
    let unseen = named.filter(|id| stands && !names.sees(*id)).map(|id| Choice::of(id, names.organisation(id)));
    let own = reports_for(visit);
    let may = |choice: &&Choice| coordinates(visit) || own.iter().any(|id| id.to_string() == choice.value);
    let sectors = names.sectors(Some(draft.sector_id));
    let within = |key: &str| {
        let below = names.entries(terms::SECTOR, draft.subsector_id).into_iter();
        Choice::named(names, below.filter(|term| term.parent_key.as_deref() == Some(key)).collect())
    };
    let subsectors = sectors
        .iter()
        .map(|sector| Group { label: sector.name(names.locale).to_owned(), options: within(&sector.key) });
    let groups = names.entries(terms::GROUP, None).into_iter();
    let population = groups.filter(|term| term.attributes().measures.is_none_or(|kind| kind == "population"));
    Choices {
        organisations: all.iter().filter(may).cloned().collect(),
        others: all.into_iter().chain(unseen).collect(),
        subsectors: subsectors.filter(|group| !group.options.is_empty()).collect(),
        sectors: Choice::named(names, sectors),
        places: places(visit, names),
        modalities: Choice::named(names, names.entries(terms::MODALITY, draft.modality_id)),
        groups: population.map(|term| Choice::of(&term.key, term.name(names.locale))).collect(),
        statuses: Status::iter().map(|one| Choice::word(&json!(one), visit.say(status_key(one)))).collect(),
        counted: Counted::iter().map(|one| Choice::word(&json!(one), visit.say(counted_key(one)))).collect(),
        visibilities: Visibility::iter().map(|one| Choice::word(&json!(one), visit.say(visibility_key(one)))).collect(),
        currencies: currencies(names),
    }
}

/// The whole country, then its governorates and districts. Whoever only coordinates some governorates reports there.
fn places(visit: &Visit, names: &Names) -> Vec<Entry> {
    let everywhere = !reports_for(visit).is_empty() || visit.actor().coordinates_place(None);
    let country = country(names).filter(|_| everywhere);
    let country = country.map(|id| Entry::One(Choice::of(id, visit.say("activities-whole-country"))));
    country.into_iter().chain(choices::places(visit, names)).collect()
}

/// What the list of places says for country-wide work.
fn country(names: &Names) -> Option<Id> {
    names.atlas.country().map(|place| place.id)
}

/// The money that is offered; any other code may be said by a program.
fn currencies(names: &Names) -> Vec<Choice> {
    let offered = names.atlas.profile().currencies;
    let usual = || vec!["USD".to_owned(), "EUR".to_owned()];
    let codes = if offered.is_empty() { usual() } else { offered };
    codes.into_iter().map(|code| Choice::of(&code, code.clone())).collect()
}

async fn view(visit: &Visit, draft: &Draft, record: Option<(Id, i64)>) -> kernel::Result<FormView> {
    let names = Names::read(&visit.viewer(), visit.locale()).await?;
    let offered = offered(visit, &names, draft, record.is_some());
    let organisation = match offered.organisations.as_slice() {
        [only] => Some(only.clone()),
        _ => None,
    };
    let form = Form::of(typed::pairs(draft, country(&names)));
    Ok(FormView {
        id: record.map(|one| one.0),
        version: record.map(|one| one.1),
        organisation,
        offered,
        neighbours: Vec::new(),
        form,
    })
}

/// The draft a new report begins with: what the reporter said last, without what is said anew each time.
async fn beginning(visit: &Visit, organisation: Option<Id>) -> kernel::Result<Draft> {
    let own = reports_for(visit);
    let organisation = organisation.or_else(|| own.first().copied());
    let last = match organisation {
        Some(id) => store::last_said(&visit.viewer(), id).await?,
        None => None,
    };
    let blank = Draft::new(organisation.unwrap_or_default(), Id::nil(), "", this_month(visit));
    let Some(last) = last.map(|record| record.draft()) else { return Ok(blank) };
    Ok(Draft {
        programme_id: last.programme_id,
        funder_id: last.funder_id,
        sector_id: last.sector_id,
        subsector_id: last.subsector_id,
        modality_id: last.modality_id,
        place_id: last.place_id,
        country_wide: last.country_wide,
        groups: last.groups,
        counted: last.counted,
        currency: last.currency,
        visibility: last.visibility,
        aggregate_only: last.aggregate_only,
        ..blank
    })
}

pub(super) async fn new(visit: Visit) -> Outcome {
    if !may_report(&visit) {
        return Err(Error::Forbidden.into());
    }
    let organisation = visit.asked().read(|fields| fields.id_or_none("organisation"))?;
    let draft = beginning(&visit, organisation).await?;
    visit.reply(&view(&visit, &draft, None).await?)
}

pub(super) async fn create(visit: Visit, mut input: Input) -> Outcome {
    let base = beginning(&visit, None).await?;
    let blank = Draft::new(base.organisation_id, Id::nil(), "", base.period.clone());
    let read = input.fields.read(|fields| typed::read(fields, blank));
    // A program is not asked twice.
    let told = input.fields.flag("told") || visit.shape != Shape::Html;
    let mut found = Neighbours::default();
    let outcome = match read {
        Ok(draft) if told => visit.run(Report(draft)).await,
        Ok(draft) => match neighbours_of(&visit, draft.clone()).await {
            Ok(none) if none.shown.is_empty() => visit.run(Report(draft)).await,
            Ok(some) => {
                found = some;
                Err(Error::invalid("told", "activities-others-here"))
            }
            Err(error) => Err(error),
        },
        Err(error) => Err(error),
    };
    match outcome {
        Ok(record) => {
            // Said once it is written and not before: else whoever tries one draft after another is told where the
            // hidden ones are, and nobody learns that she asked.
            let hidden = visit.shape == Shape::Html
                && survey::neighbours(&visit.viewer(), &record).await.is_ok_and(|found| found.hidden);
            let message = if hidden { "activities-reported-others" } else { "activities-reported" };
            answer(&visit, record.id, message).await
        }
        Err(error) => {
            let view = view(&visit, &base, None).await?;
            let neighbours = told_of(&visit, &found).await?;
            visit.refused(error, &input.fields, |form| FormView { neighbours, form, ..view })
        }
    }
}

/// Who else does the same where this report says it is done; what is wrong with the report comes first.
async fn neighbours_of(visit: &Visit, draft: Draft) -> kernel::Result<Neighbours> {
    let record = visit.app().rehearse(visit.actor(), Report(draft)).await?;
    survey::neighbours(&visit.viewer(), &record).await
}

async fn told_of(visit: &Visit, found: &Neighbours) -> kernel::Result<Vec<Neighbour>> {
    let viewer = visit.viewer();
    let names = Names::read(&viewer, visit.locale()).await?;
    let records = store::by_numbers(&viewer, &found.shown).await?;
    let neighbour = |record: activity::Model| Neighbour {
        organisation: names.organisation(record.organisation_id).to_owned(),
        place: record.place_id.map(|id| names.whereabouts(id)),
        id: record.id,
        title: record.title,
        month: record.period,
    };
    Ok(records.into_iter().map(neighbour).collect())
}

/// After a write: the record's page; the list where it is now meant for others than its writer.
async fn answer(visit: &Visit, id: Id, message: &'static str) -> Outcome {
    match store::get(&visit.viewer(), id).await {
        Ok(record) => visit.done(&format!("/activities/{id}"), message, &show::view(visit, record).await?),
        Err(Error::NotFound) => visit.done("/activities", message, &json!({ "id": id })),
        Err(error) => Err(error.into()),
    }
}

pub(super) async fn edit(visit: Visit, Path(id): Path<Id>) -> Outcome {
    let record = store::get(&visit.viewer(), id).await?;
    if !activity::Entity::may(visit.actor(), Action::Edit, &record) {
        return Err(Error::Forbidden.into());
    }
    store::locks(&visit.viewer()).await?.check(&record.period)?;
    visit.reply(&view(&visit, &record.draft(), Some((id, record.version))).await?)
}

pub(super) async fn update(visit: Visit, Path(id): Path<Id>, mut input: Input) -> Outcome {
    let record = store::get(&visit.viewer(), id).await?;
    let read = input.fields.read(|fields| {
        let version = fields.number_or_none("version", 0, i64::MAX).unwrap_or_default();
        (version, fields.text_or_none("why", SHORT), typed::read(fields, record.draft()))
    });
    let outcome = match read {
        Ok((version, why, draft)) => {
            let outcome = visit.run(Edit { id, version, draft: draft.clone(), why }).await;
            if let (Err(Error::Conflict(_)), Shape::Html) = (&outcome, visit.shape) {
                let now = store::get(&visit.viewer(), id).await?;
                return super::conflict::page(&visit, &now, &draft, &input).await;
            }
            outcome
        }
        Err(error) => Err(error),
    };
    match outcome {
        Ok(record) => answer(&visit, record.id, "activities-saved").await,
        Err(error) => {
            let version = input.fields.typed().get("version").and_then(|typed| typed.first()?.parse().ok());
            let seen = version.unwrap_or(record.version);
            let view = view(&visit, &record.draft(), Some((id, seen))).await?;
            visit.refused(error, &input.fields, |form| FormView { form, ..view })
        }
    }
}
