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
use crate::rooms::organisations::model::{Draft, Size, State, Visibility, organisation};
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

fn view(visit: &Visit, naming: &Naming, record: Option<&organisation::Model>, form: Form) -> FormView {
    let short = ["name", "acronym", "kind", "visibility", "another"];
    let unfolded = form.errors.iter().any(|error| !short.contains(&error.field.as_str()));
    let own = record.map(|record| record.id);
    let settles = record.is_none_or(|record| organisation::Entity::may(visit.actor(), Action::Settle, record));
    let named = |keys: &[(&'static str, &'static str)]| -> Vec<Choice> {
        keys.iter().map(|(value, key)| Choice::of(value, visit.say(key))).collect()
    };
    let visibilities = Visibility::ALL.map(|one| Choice::of(word(one), visit.say(visibility_key(one))));
    let sizes = [Size::Small, Size::Medium, Size::Large].map(|one| Choice::of(word(one), visit.say(size_key(one))));
    FormView {
        id: own,
        heading: record.map(|record| record.name(naming.locale).to_owned()).unwrap_or_default(),
        version: record.map(|record| record.version),
        unfolded: unfolded || record.is_some(),
        settles,
        candidates: Vec::new(),
        kinds: naming.kind_choices(),
        visibilities: visibilities.into(),
        parents: naming.organisation_choices(|id, parent| parent.is_none() && Some(id) != own),
        sectors: naming.sector_choices(),
        places: naming.place_choices(),
        sizes: sizes.into(),
        language_choices: named(&LANGUAGES),
        form,
    }
}

/// What the form holds before anybody typed.
fn stored(record: &organisation::Model, sectors: &[Id], places: &[Id]) -> Form {
    let draft = record.draft();
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
    pairs.extend(sectors.iter().map(|id| ("sectors", id.to_string())));
    pairs.extend(places.iter().map(|id| ("places", id.to_string())));
    Form::of(pairs)
}

/// An enum's word, as forms carry it.
fn word(value: impl Serialize) -> String {
    serde_json::to_value(value).ok().and_then(|value| value.as_str().map(str::to_owned)).unwrap_or_default()
}

fn read(fields: &mut Fields) -> Draft {
    let lines = fields.text_or_none("former_names", LONG).unwrap_or_default();
    let former = lines.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned);
    Draft {
        former_names: former.collect(),
        name: fields.text("name", SHORT),
        acronym: fields.text_or_none("acronym", SHORT),
        name_en: fields.text_or_none("name_en", SHORT),
        name_ar: fields.text_or_none("name_ar", SHORT),
        name_ckb: fields.text_or_none("name_ckb", SHORT),
        name_ku: fields.text_or_none("name_ku", SHORT),
        kind: fields.text_or_none("kind", SHORT).unwrap_or_default(),
        parent: fields.id_or_none("parent"),
        country: fields.text_or_none("country", SHORT).map(|code| code.to_uppercase()),
        about: fields.text_or_none("about", LONG),
        website: fields.text_or_none("website", SHORT),
        email: fields.text_or_none("email", SHORT),
        phone: fields.text_or_none("phone", SHORT),
        languages: fields.many("languages").into_iter().filter(|tag| tag.len() <= 8).take(LANGUAGES.len()).collect(),
        staff: fields.number_or_none("staff", 0, 1_000_000),
        size: fields.choice_or_none::<Size>("size"),
        visibility: fields.choice_or_none::<Visibility>("visibility").unwrap_or(Visibility::Members),
        sectors: fields.ids("sectors"),
        places: fields.ids("places"),
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
    let draft = input.fields.read(read);
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
        Ok(made) => {
            let shown = show::view(&visit, made.id, Form::default()).await?;
            visit.done(&format!("/organisations/{}", made.id), "organisations-registered", &shown)
        }
        Err(error) => visit.refused(error, &input.fields, |form| FormView {
            candidates: candidates.iter().map(|candidate| row(&visit, &naming, candidate)).collect(),
            ..view(&visit, &naming, None, form)
        }),
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

/// The record and its form as it would be opened now.
async fn opened(visit: &Visit, id: Id) -> Result<(organisation::Model, Form)> {
    let viewer = visit.viewer();
    let record = store::get(&viewer, id).await?;
    if record.state == State::Merged {
        return Err(Error::Conflict("organisations-merged-already"));
    }
    if !organisation::Entity::may(visit.actor(), Action::Edit, &record) {
        return Err(Error::Forbidden);
    }
    let sectors: Vec<Id> = store::sectors(&viewer, id).await?.into_iter().map(|link| link.sector_id).collect();
    let places: Vec<Id> = store::places(&viewer, id).await?.into_iter().map(|link| link.place_id).collect();
    let form = stored(&record, &sectors, &places);
    Ok((record, form))
}

pub async fn edit(visit: Visit, Path(id): Path<Id>) -> Outcome {
    let (record, form) = opened(&visit, id).await?;
    let naming = Naming::of(&visit).await?;
    visit.reply(&view(&visit, &naming, Some(&record), form))
}

pub async fn update(visit: Visit, Path(id): Path<Id>, mut input: Input) -> Outcome {
    let (record, _) = opened(&visit, id).await?;
    let naming = Naming::of(&visit).await?;
    let settles = organisation::Entity::may(visit.actor(), Action::Settle, &record);
    let command = input.fields.read(|fields| {
        let mut draft = read(fields);
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
        Ok(_) => {
            let shown = show::view(&visit, id, Form::default()).await?;
            visit.done(&format!("/organisations/{id}"), "organisations-saved", &shown)
        }
        Err(Error::Conflict("organisations-conflict")) if visit.shape == Shape::Html => {
            let (record, mut stored) = opened(&visit, id).await?;
            // Her form did not have what only others settle.
            stored.values.retain(|(name, _)| settles || !matches!(name.as_str(), "kind" | "parent"));
            let by = people::last_writer::<organisation::Entity>(&visit, id).await?;
            let saved = Saved { path: format!("/organisations/{id}"), version: record.version, by };
            conflict(&visit, &naming, saved, &input.fields, &stored)
        }
        Err(error) => visit.refused(error, &input.fields, |form| view(&visit, &naming, Some(&record), form)),
    }
}
