//! The form of an organisation: what is needed first, the rest folded away. On entry it shows those already registered that
//! it may be, and goes on only when told that it is another one.

use axum::extract::Path;
use kernel::{Error, Guarded, Id, Result};
use serde::Serialize;
use web::fields::{LONG, SHORT};
use web::page::Form;
use web::{Fields, Input, Outcome, Saved, Shape, View, Visit};

use super::naming::{LANGUAGES, Naming, size_key, visibility_key};
use super::{Choice, conflict, show, version};
use crate::reasons;
use crate::rooms::organisations::access::Action;
use crate::rooms::organisations::commands::{Edit, RegisterOne};
use crate::rooms::organisations::model::{Draft, Size, Visibility, organisation};
use crate::rooms::organisations::register::Candidate;
use crate::rooms::organisations::store;
use crate::rooms::people;

#[derive(Serialize)]
pub struct FormView {
    /// None for a new one.
    id: Option<Id>,
    heading: String,
    version: Option<i64>,
    form: Form,
    /// Whether something in the folded part is wrong or was typed.
    unfolded: bool,
    /// May say kind and headquarters.
    settles: bool,
    /// Those it may be.
    candidates: Vec<CandidateRow>,
    kinds: Vec<Choice>,
    visibilities: Vec<Choice>,
    parents: Vec<Choice>,
    sectors: Vec<Choice>,
    places: Vec<Choice>,
    sizes: Vec<Choice>,
    language_choices: Vec<Choice>,
}

#[derive(Serialize)]
struct CandidateRow {
    id: Id,
    name: String,
    acronym: Option<String>,
    reasons: Vec<String>,
}

impl View for FormView {
    const TEMPLATE: &'static str = "organisations/form.html";

    fn title(&self, visit: &Visit) -> String {
        if self.id.is_some() { self.heading.clone() } else { visit.say("organisations-new") }
    }

    fn samples() -> Vec<Self> {
        let choices = || vec![Choice::of("a", "A"), Choice::of("b", "B")];
        let candidate = CandidateRow {
            id: Id::nil(),
            name: "Reed Bridge Society".into(),
            acronym: Some("RBS".into()),
            reasons: vec!["…".into()],
        };
        let sample = |id: Option<Id>, candidates, form| Self {
            id,
            heading: "Reed Bridge Society".into(),
            version: id.map(|_| 2),
            form,
            unfolded: id.is_some(),
            settles: id.is_none(),
            candidates,
            kinds: choices(),
            visibilities: choices(),
            parents: choices(),
            sectors: choices(),
            places: choices(),
            sizes: choices(),
            language_choices: choices(),
        };
        let wrong = Form::of([("name", "Reed Bridge")]).wrong("another", "…").wrong("email", "…");
        vec![sample(None, vec![candidate], wrong), sample(Some(Id::nil()), Vec::new(), Form::default())]
    }
}

/// A record as its form was opened with.
struct Opened {
    record: organisation::Model,
    draft: Draft,
}

fn view(visit: &Visit, naming: &Naming, opened: Option<&Opened>, form: Form) -> FormView {
    let record = opened.map(|opened| &opened.record);
    let (sectors, places) = opened.map_or((&[][..], &[][..]), |one| (&one.draft.sectors[..], &one.draft.places[..]));
    let short = ["name", "acronym", "kind", "visibility", "another"];
    let unfolded = form.errors.iter().any(|error| !short.contains(&error.field.as_str()));
    let own = record.map(|record| record.id);
    let settles = record.is_none_or(|record| organisation::Entity::may(visit.actor(), Action::Settle, record));
    let named = |keys: &[(&'static str, &'static str)]| -> Vec<Choice> {
        keys.iter().map(|(value, key)| Choice::of(value, visit.say(key))).collect()
    };
    let opens = record.is_none_or(|record| organisation::Entity::may(visit.actor(), Action::Open, record));
    let offered = |one: &Visibility| opens || record.is_none_or(|now| !one.is_more_open_than(now.visibility));
    let visibilities = Visibility::ALL.into_iter().filter(offered);
    let sizes = [Size::Small, Size::Medium, Size::Large].map(|one| Choice::of(word(one), visit.say(size_key(one))));
    FormView {
        id: own,
        heading: record.map(|record| record.name(naming.locale).to_owned()).unwrap_or_default(),
        version: record.map(|record| record.version),
        unfolded: unfolded || record.is_some(),
        settles,
        candidates: Vec::new(),
        kinds: naming.kind_choices(record.map(|record| record.kind.as_str())),
        visibilities: visibilities.map(|one| Choice::of(word(one), visit.say(visibility_key(one)))).collect(),
        parents: naming.organisation_choices(|id, parent| parent.is_none() && Some(id) != own),
        sectors: naming.sector_choices(sectors),
        places: naming.place_choices(places),
        sizes: sizes.into(),
        language_choices: named(&LANGUAGES),
        form,
    }
}

/// What the form holds before anybody typed.
fn stored(draft: Draft) -> Form {
    let mut pairs: Vec<(&str, String)> = vec![
        ("name", draft.name),
        ("kind", draft.kind),
        ("visibility", word(draft.visibility)),
        ("former_names", draft.former_names.join("\n")),
    ];
    let texts = [
        ("acronym", draft.acronym),
        ("name_en", draft.name_en),
        ("name_ar", draft.name_ar),
        ("name_ckb", draft.name_ckb),
        ("name_ku", draft.name_ku),
        ("country", draft.country),
        ("about", draft.about),
        ("website", draft.website),
        ("email", draft.email),
        ("phone", draft.phone),
        ("parent", draft.parent.map(|id| id.to_string())),
        ("staff", draft.staff.map(|staff| staff.to_string())),
        ("size", draft.size.map(word)),
    ];
    pairs.extend(texts.into_iter().filter_map(|(name, text)| text.map(|text| (name, text))));
    pairs.extend(draft.languages.into_iter().map(|tag| ("languages", tag)));
    pairs.extend(draft.sectors.into_iter().map(|id| ("sectors", id.to_string())));
    pairs.extend(draft.places.into_iter().map(|id| ("places", id.to_string())));
    Form::of(pairs)
}

/// An enum's word, as forms carry it.
fn word(value: impl Serialize) -> String {
    serde_json::to_value(value).ok().and_then(|value| value.as_str().map(str::to_owned)).unwrap_or_default()
}

/// Reads the fields over `base`: what is not named stays as it was, so that a program that corrects one thing opens
/// nothing else. Our own form says that it is `whole`: a list without a tick is then an empty one.
fn read(fields: &mut Fields, base: Draft) -> Draft {
    let mut draft = base;
    let whole = fields.flag("whole");
    for (name, longest, text) in [
        ("acronym", SHORT, &mut draft.acronym),
        ("name_en", SHORT, &mut draft.name_en),
        ("name_ar", SHORT, &mut draft.name_ar),
        ("name_ckb", SHORT, &mut draft.name_ckb),
        ("name_ku", SHORT, &mut draft.name_ku),
        ("country", SHORT, &mut draft.country),
        ("about", LONG, &mut draft.about),
        ("website", SHORT, &mut draft.website),
        ("email", SHORT, &mut draft.email),
        ("phone", SHORT, &mut draft.phone),
    ] {
        if fields.has(name) {
            *text = fields.text_or_none(name, longest);
        }
    }
    draft.country = draft.country.map(|code| code.to_uppercase());
    if fields.has("name") {
        draft.name = fields.text("name", SHORT);
    }
    if fields.has("kind") {
        draft.kind = fields.text_or_none("kind", SHORT).unwrap_or_default();
    }
    if fields.has("parent") {
        draft.parent = fields.id_or_none("parent");
    }
    if fields.has("staff") {
        draft.staff = fields.number_or_none("staff", 0, 1_000_000);
    }
    if fields.has("size") {
        draft.size = fields.choice_or_none::<Size>("size");
    }
    if let Some(visibility) = fields.choice_or_none("visibility") {
        draft.visibility = visibility;
    }
    lists(fields, whole, &mut draft);
    draft
}

fn lists(fields: &mut Fields, whole: bool, draft: &mut Draft) {
    if fields.has("former_names") {
        let texts = fields.many("former_names");
        let lines = texts.iter().flat_map(|text| text.lines()).map(str::trim).filter(|line| !line.is_empty());
        draft.former_names = lines.map(str::to_owned).collect();
    }
    if fields.has("languages") || whole {
        let tags = fields.many("languages").into_iter().filter(|tag| tag.len() <= 8);
        draft.languages = tags.take(LANGUAGES.len()).collect();
    }
    if fields.has("sectors") || whole {
        draft.sectors = fields.ids("sectors");
    }
    if fields.has("places") || whole {
        draft.places = fields.ids("places");
    }
}

pub async fn new(visit: Visit) -> Outcome {
    let blank = organisation::Model::made(Id::nil(), &Draft::default(), 0);
    if !organisation::Entity::may(visit.actor(), Action::Register, &blank) {
        return Err(Error::Forbidden.into());
    }
    let naming = Naming::of(&visit).await?;
    let form = Form::of([("visibility", word(Visibility::Members))]);
    visit.reply(&view(&visit, &naming, None, form))
}

pub async fn create(visit: Visit, mut input: Input) -> Outcome {
    let draft = input.fields.read(|fields| read(fields, Draft::default()));
    let another = input.fields.flag("another");
    let naming = Naming::of(&visit).await?;
    let mut candidates = Vec::new();
    let outcome = match draft {
        Ok(draft) => {
            candidates = if another { Vec::new() } else { naming.register.duplicates(None, &draft) };
            if candidates.is_empty() { visit.run(RegisterOne { draft }).await } else { may_be_another(&visit, draft) }
        }
        Err(error) => Err(error),
    };
    match outcome {
        Ok(made) => answer(&visit, made.id, "organisations-registered").await,
        Err(error) => visit.refused(error, &input.fields, |form| FormView {
            candidates: candidates.iter().map(|candidate| row(&visit, &naming, candidate)).collect(),
            ..view(&visit, &naming, None, form)
        }),
    }
}

/// After a write: the organisation's page; the directory where it is now shown to others than its writer.
async fn answer(visit: &Visit, id: Id, message: &'static str) -> Outcome {
    match show::view(visit, id, Form::default()).await {
        Ok(shown) => visit.done(&format!("/organisations/{id}"), message, &shown),
        Err(Error::NotFound) => visit.done("/organisations", message, &serde_json::json!({ "id": id })),
        Err(error) => Err(error.into()),
    }
}

/// Refuses until it is said to be another one; whoever may not register at all learns nothing of who is there.
fn may_be_another(visit: &Visit, draft: Draft) -> Result<organisation::Model> {
    let probe = organisation::Model::made(Id::nil(), &draft, 0);
    if !organisation::Entity::may(visit.actor(), Action::Register, &probe) {
        return Err(Error::Forbidden);
    }
    draft.checked().map_err(Error::Invalid)?;
    Err(Error::invalid("another", "organisations-may-be-registered"))
}

fn row(visit: &Visit, naming: &Naming, candidate: &Candidate) -> CandidateRow {
    CandidateRow {
        id: candidate.id,
        name: naming.organisation(candidate.id),
        acronym: naming.register.acronym(candidate.id).map(str::to_owned),
        reasons: candidate.reasons.iter().map(|reason| reasons::said(visit, reason)).collect(),
    }
}

/// The record as its form would be opened now.
async fn opened(visit: &Visit, id: Id) -> Result<Opened> {
    let viewer = visit.viewer();
    let record = store::standing(&viewer, id).await?;
    if !organisation::Entity::may(visit.actor(), Action::Edit, &record) {
        return Err(Error::Forbidden);
    }
    let sectors = store::sectors(&viewer, id).await?.into_iter().map(|link| link.sector_id).collect();
    let places = store::places(&viewer, id).await?.into_iter().map(|link| link.place_id).collect();
    let draft = Draft { sectors, places, ..record.draft() };
    Ok(Opened { record, draft })
}

pub async fn edit(visit: Visit, Path(id): Path<Id>) -> Outcome {
    let opened = opened(&visit, id).await?;
    let naming = Naming::of(&visit).await?;
    let form = stored(opened.draft.clone());
    visit.reply(&view(&visit, &naming, Some(&opened), form))
}

pub async fn update(visit: Visit, Path(id): Path<Id>, mut input: Input) -> Outcome {
    let opened = opened(&visit, id).await?;
    let (naming, record) = (Naming::of(&visit).await?, &opened.record);
    let settles = organisation::Entity::may(visit.actor(), Action::Settle, record);
    let command = input.fields.read(|fields| {
        let mut draft = read(fields, opened.draft.clone());
        if !settles {
            draft.kind.clone_from(&record.kind);
            draft.parent = record.parent_id;
        }
        Edit { id, version: version(fields), draft }
    });
    let outcome = match command {
        Ok(command) => visit.run(command).await,
        Err(error) => Err(error),
    };
    match outcome {
        Ok(_) => answer(&visit, id, "organisations-saved").await,
        Err(Error::Conflict("organisations-conflict")) if visit.shape == Shape::Html => {
            let now = self::opened(&visit, id).await?;
            let mut stored = stored(now.draft);
            // Her form did not have what only others settle.
            stored.values.retain(|(name, _)| settles || !matches!(name.as_str(), "kind" | "parent"));
            let by = people::last_writer::<organisation::Entity>(&visit, id).await?;
            let saved = Saved { path: format!("/organisations/{id}"), version: now.record.version, by };
            conflict(&visit, &naming, saved, &input.fields, &stored)
        }
        Err(error) => visit.refused(error, &input.fields, |form| view(&visit, &naming, Some(&opened), form)),
    }
}
