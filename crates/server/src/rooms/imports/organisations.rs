//! Rows of a list of organisations held against the register, and written through it.

use std::cell::Cell;

use kernel::{Actor, Command, Error, FieldError, Guarded, Id, Reads, Result, Tx};
use rustc_hash::FxHashMap;
use sea_orm::ColumnTrait;

use super::judge::{self, Judged, Outcome, faults, refused};
use super::mapping::Mapping;
use super::model::RowVerdict;
use super::reading::{Body, Key, Newcomer, OrganisationSaid, Registration, Said, organisation_overlaid};
use super::told::{Told, differences};
use crate::rooms::organisations::access::Action;
use crate::rooms::organisations::commands::Edit;
use crate::rooms::organisations::model::{Jurisdiction, organisation, registration, works_at, works_in};
use crate::rooms::organisations::{Draft, RegisterAll, Whole};

/// An organisation to be registered or altered.
pub struct Step {
    pub id: Id,
    /// The version that was seen, of one that is there.
    pub before: Option<i64>,
    /// What it said then.
    pub was: Option<Draft>,
    pub draft: Draft,
    pub registration: Option<Registration>,
}

/// The organisations that rows of one chunk are.
pub type Existing = FxHashMap<Id, (organisation::Model, Draft)>;

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
    let places = reads.find::<works_at::Entity>().filter(works_at::Column::OrganisationId.is_in(ids));
    let mut existing: Existing = found.into_iter().map(|one| (one.id, (one.clone(), one.draft()))).collect();
    for link in sectors.all().await? {
        if let Some((_, draft)) = existing.get_mut(&link.organisation_id) {
            draft.sectors.push(link.sector_id);
        }
    }
    for link in places.all().await? {
        if let Some((_, draft)) = existing.get_mut(&link.organisation_id) {
            draft.places.push(link.place_id);
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
    let OrganisationSaid { draft, registration, known } = said;
    let asked = known.or(if let Key::Id(id) = key { Some(*id) } else { None });
    let told = Told { organisation: asked, ..Told::default() };
    let Some(id) = asked else {
        let model = organisation::Model::made(new_id(), &draft, 0);
        return match permitted(actor, Action::Register, &model, &draft) {
            Ok(()) => {
                let step = Step { id: model.id, before: None, was: None, draft, registration };
                (RowVerdict::New, told, Outcome::Organisation(Box::new(step)))
            }
            Err(wrong) => (RowVerdict::Refused, told.because(wrong), Outcome::Nothing),
        };
    };
    let Some((record, before)) = existing.get(&id) else { return refused(told, "id", "imports-row-id-unknown") };
    let over = organisation_overlaid(mapping, before.clone(), draft);
    let changes = differences(&Compared::of(before), &Compared::of(&over));
    if changes.is_empty() {
        return (RowVerdict::Unchanged, told, Outcome::Nothing);
    }
    let settles = record.kind != over.kind;
    let action = if settles { Action::Settle } else { Action::Edit };
    match permitted(actor, action, record, &over) {
        Ok(()) => {
            let step = Step { id, before: Some(record.version), was: Some(before.clone()), draft: over, registration };
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

/// Writes organisations that were judged: new ones at once, then the altered one by one.
pub async fn write(tx: &mut Tx<'_>, steps: Vec<Step>, jurisdictions: &FxHashMap<String, Jurisdiction>) -> Result<()> {
    let (altered, made): (Vec<Step>, Vec<Step>) = steps.into_iter().partition(|step| step.before.is_some());
    let mut wholes = Vec::with_capacity(made.len());
    for step in made {
        let mut whole = whole(tx, step.id, &step.draft);
        let paper = step.registration.map(|paper| registration::Model {
            id: tx.new_id(),
            organisation_id: step.id,
            jurisdiction: jurisdictions.get(&paper.authority).copied().unwrap_or(Jurisdiction::Federal),
            authority: paper.authority,
            number: paper.number,
            issued_on: paper.issued_on,
            expires_on: paper.expires_on,
            file_digest: None,
            file_name: None,
            version: 1,
        });
        whole.registrations.extend(paper);
        wholes.push(whole);
    }
    if !wholes.is_empty() {
        drop(RegisterAll { organisations: wholes }.apply(tx).await?);
    }
    for step in altered {
        let Some(version) = step.before else { continue };
        drop(Edit { id: step.id, version, draft: step.draft }.apply(tx).await?);
    }
    Ok(())
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
