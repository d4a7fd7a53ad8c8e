//! Rows of a list of organisations held against the register, and written through it.

use std::cell::Cell;

use kernel::{Actor, Command, Error, FieldError, Guarded, Id, Reads, Result, Tx};
use rustc_hash::FxHashMap;
use sea_orm::ColumnTrait;

use super::judge::{self, Judged, Outcome, faults, refused};
use super::mapping::Mapping;
use super::model::RowVerdict;
use super::papers;
use super::reading::{Body, Key, Newcomer, OrganisationSaid, Registration, Said, organisation_overlaid};
use super::told::{Told, differences};
use crate::rooms::organisations::access::Action;
use crate::rooms::organisations::commands::Edit;
use crate::rooms::organisations::model::{Jurisdiction, organisation, registration, works_at, works_in};
use crate::rooms::organisations::{Draft, RegisterAll, Whole};

/// An organisation to be registered or altered.
pub struct Step {
    pub id: Id,
    pub draft: Draft,
    pub doing: Doing,
}

pub enum Doing {
    Register(Option<Registration>),
    Alter {
        /// The version that was seen.
        version: i64,
        /// What it said then; none where only its papers are others.
        was: Option<Box<Draft>>,
        paper: Option<Box<papers::Step>>,
    },
}

/// An organisation that a row is, with what it says of itself and its papers.
pub struct Found {
    record: organisation::Model,
    draft: Draft,
    papers: Vec<registration::Model>,
}

/// The organisations that rows of one chunk are.
pub type Existing = FxHashMap<Id, Found>;

pub async fn existing(reads: &impl Reads, said: &[Said]) -> Result<Existing> {
    let ids: Vec<Id> = said
        .iter()
        .filter_map(|said| match &said.body {
            Body::Organisation(said, key) => said.known.or(if let Key::Id(id) = key { Some(*id) } else { None }),
            _ => None,
        })
        .collect();
    if ids.is_empty() {
        return Ok(Existing::default());
    }
    let found = reads.find::<organisation::Entity>().by_ids(ids.iter().copied()).all().await?;
    let sectors = reads.find::<works_in::Entity>().filter(works_in::Column::OrganisationId.is_in(ids.clone()));
    let places = reads.find::<works_at::Entity>().filter(works_at::Column::OrganisationId.is_in(ids.clone()));
    let papers = reads.find::<registration::Entity>().filter(registration::Column::OrganisationId.is_in(ids));
    let all = |record: organisation::Model| Found { draft: record.draft(), papers: Vec::new(), record };
    let mut existing: Existing = found.into_iter().map(|record| (record.id, all(record))).collect();
    for link in sectors.all().await? {
        if let Some(found) = existing.get_mut(&link.organisation_id) {
            found.draft.sectors.push(link.sector_id);
        }
    }
    for link in places.all().await? {
        if let Some(found) = existing.get_mut(&link.organisation_id) {
            found.draft.places.push(link.place_id);
        }
    }
    for paper in papers.all().await? {
        if let Some(found) = existing.get_mut(&paper.organisation_id) {
            found.papers.push(paper);
        }
    }
    Ok(existing)
}

pub fn judged(
    actor: &Actor,
    mapping: &Mapping,
    said: Said,
    existing: &Existing,
    new_id: impl FnOnce() -> Id,
) -> Judged {
    let row = said.row;
    let (verdict, told, outcome) = match said.body {
        Body::Organisation(said, key) => one(actor, mapping, *said, &key, existing, new_id),
        other => judge::aside(other),
    };
    Judged { row, verdict, told, outcome }
}

fn one(
    actor: &Actor,
    mapping: &Mapping,
    said: OrganisationSaid,
    key: &Key,
    existing: &Existing,
    new_id: impl FnOnce() -> Id,
) -> (RowVerdict, Told, Outcome) {
    let OrganisationSaid { draft, registration, known, unsaid } = said;
    let asked = known.or(if let Key::Id(id) = key { Some(*id) } else { None });
    let told = Told { organisation: asked, ..Told::default() };
    let Some(id) = asked else {
        let model = organisation::Model::made(new_id(), &draft, 0);
        return match permitted(actor, Action::Register, &model, &draft) {
            Ok(()) => {
                let step = Step { id: model.id, draft, doing: Doing::Register(registration) };
                (RowVerdict::New, told, Outcome::Organisation(Box::new(step)))
            }
            Err(wrong) => (RowVerdict::Refused, told.because(wrong), Outcome::Nothing),
        };
    };
    let Some(found) = existing.get(&id) else { return refused(told, "id", "imports-row-id-unknown") };
    let over = organisation_overlaid(mapping, found.draft.clone(), draft, &unsaid);
    let mut changes = differences(&Compared::of(&found.draft), &Compared::of(&over));
    let was = (!changes.is_empty()).then(|| Box::new(found.draft.clone()));
    let (paper, others) = registration.map(|said| papers::altered(&found.papers, said)).unwrap_or_default();
    changes.extend(others);
    if changes.is_empty() {
        return (RowVerdict::Unchanged, told, Outcome::Nothing);
    }
    let settles = found.record.kind != over.kind;
    let action = if settles { Action::Settle } else { Action::Edit };
    let opens = over.visibility.is_more_open_than(found.record.visibility);
    let allowed = permitted(actor, action, &found.record, &over).and_then(|()| match opens {
        true => permitted(actor, Action::Open, &found.record, &over),
        false => Ok(()),
    });
    match allowed {
        Ok(()) => {
            let doing = Doing::Alter { version: found.record.version, was, paper: paper.map(Box::new) };
            let step = Step { id, draft: over, doing };
            (RowVerdict::Changed, Told { changes, ..told }, Outcome::Organisation(Box::new(step)))
        }
        Err(wrong) => (RowVerdict::Refused, told.because(wrong), Outcome::Nothing),
    }
}

fn permitted(
    actor: &Actor,
    action: Action,
    record: &organisation::Model,
    draft: &Draft,
) -> Result<(), Vec<FieldError>> {
    faults(draft.checked().map_err(Error::Invalid))?;
    if organisation::Entity::may(actor, action, record) {
        return Ok(());
    }
    Err(vec![FieldError { field: "name".into(), key: "imports-row-organisation-not-yours", args: Vec::new() }])
}

/// What a row may alter, in an order that means nothing where it does.
#[derive(serde::Serialize)]
struct Compared<'a> {
    name: &'a str,
    acronym: Option<&'a str>,
    name_en: Option<&'a str>,
    name_ar: Option<&'a str>,
    name_ckb: Option<&'a str>,
    name_ku: Option<&'a str>,
    former_names: &'a [String],
    kind: &'a str,
    country: Option<&'a str>,
    about: Option<&'a str>,
    website: Option<&'a str>,
    email: Option<&'a str>,
    phone: Option<&'a str>,
    languages: &'a [String],
    staff: Option<i64>,
    visibility: crate::rooms::organisations::Visibility,
    sectors: Vec<Id>,
    governorates: Vec<Id>,
}

impl<'a> Compared<'a> {
    fn of(draft: &'a Draft) -> Self {
        let sorted = |ids: &[Id]| {
            let mut ids = ids.to_vec();
            ids.sort_unstable();
            ids
        };
        Self {
            name: &draft.name,
            acronym: draft.acronym.as_deref(),
            name_en: draft.name_en.as_deref(),
            name_ar: draft.name_ar.as_deref(),
            name_ckb: draft.name_ckb.as_deref(),
            name_ku: draft.name_ku.as_deref(),
            former_names: &draft.former_names,
            kind: &draft.kind,
            country: draft.country.as_deref(),
            about: draft.about.as_deref(),
            website: draft.website.as_deref(),
            email: draft.email.as_deref(),
            phone: draft.phone.as_deref(),
            languages: &draft.languages,
            staff: draft.staff,
            visibility: draft.visibility,
            sectors: sorted(&draft.sectors),
            governorates: sorted(&draft.places),
        }
    }
}

/// Writes organisations that were judged: the altered one by one, then the new ones at once. Returns what became of the papers
/// of those altered.
pub async fn write(
    tx: &mut Tx<'_>,
    steps: Vec<Step>,
    jurisdictions: &FxHashMap<String, Jurisdiction>,
) -> Result<FxHashMap<Id, papers::Written>> {
    let law = |authority: &str| jurisdictions.get(authority).copied().unwrap_or(Jurisdiction::Federal);
    let (mut wholes, mut written) = (Vec::new(), FxHashMap::default());
    for Step { id, draft, doing } in steps {
        match doing {
            Doing::Register(said) => {
                let mut whole = whole(tx, id, &draft);
                if let Some(said) = said {
                    let law = law(&said.authority);
                    whole.registrations.push(registration::Model::made(tx.new_id(), id, papers::paper(said, law))?);
                }
                wholes.push(whole);
            }
            Doing::Alter { version, was, paper } => {
                if was.is_some() {
                    drop(Edit { id, version, draft }.apply(tx).await?);
                }
                if let Some(step) = paper {
                    let law = law(step.authority());
                    written.insert(id, papers::write(tx, id, *step, law).await?);
                }
            }
        }
    }
    if !wholes.is_empty() {
        drop(RegisterAll { organisations: wholes }.apply(tx).await?);
    }
    Ok(written)
}

/// Registers organisations that a file of activities names, each under the id its rows have.
pub async fn register(tx: &mut Tx<'_>, newcomers: &[Newcomer], other_kind: &str) -> Result<()> {
    let wholes = newcomers.iter().map(|newcomer| {
        let draft = Draft {
            name: newcomer.name.chars().take(300).collect(),
            acronym: newcomer.acronym.as_ref().map(|acronym| acronym.chars().take(60).collect()),
            kind: newcomer.kind.clone().unwrap_or_else(|| other_kind.to_owned()),
            ..Draft::default()
        };
        whole(tx, newcomer.id, &draft)
    });
    let organisations = wholes.collect();
    drop(RegisterAll { organisations }.apply(tx).await?);
    Ok(())
}

/// The records of a draft, the organisation's own under this id.
fn whole(tx: &Tx<'_>, id: Id, draft: &Draft) -> Whole {
    let first = Cell::new(Some(id));
    Whole::made(draft, || first.take().unwrap_or_else(|| tx.new_id()), tx.now())
}
