//! One place: its names, codes, spellings, what lies in it, its history; and what a coordinator does to it.

use axum::extract::Path;
use kernel::{Error, Id};
use serde::Serialize;
use web::fields::SHORT;
use web::page::Form;
use web::{Fields, Input, Outcome, Saved, Shape, View, Visit, differences};

use super::list::level_name;
use super::telling::{Teller, field_key};
use crate::rooms::people::{Told, last_writer, told};
use crate::rooms::places::atlas::{Atlas, Place};
use crate::rooms::places::commands::{AddAlias, Edit, RemoveAlias};
use crate::rooms::places::model::{WRITTEN, alias, place};
use crate::rooms::places::store;
use crate::rooms::terms::Names;

#[derive(Serialize)]
pub(super) struct Link {
    pub href: String,
    pub label: String,
}

#[derive(Serialize)]
struct CodeRow {
    scheme: String,
    scheme_name: String,
    version: String,
    code: String,
    main: bool,
}

#[derive(Serialize)]
struct AliasRow {
    id: Id,
    text: String,
    language: Option<String>,
    /// Where it was met; none where somebody wrote it here.
    source: Option<String>,
}

#[derive(Serialize)]
struct Below {
    id: Id,
    name: String,
    code: Option<String>,
}

#[derive(Serialize)]
pub(super) struct PlaceView {
    id: Id,
    key: String,
    name: String,
    names: Names,
    level: i64,
    level_name: String,
    country: String,
    trail: Vec<Link>,
    codes: Vec<CodeRow>,
    aliases: Vec<AliasRow>,
    below: Vec<Below>,
    /// Other units under which reports put it.
    also_under: Vec<Link>,
    valid_from: Option<String>,
    valid_to: Option<String>,
    switchable: bool,
    active: bool,
    version: i64,
    may_edit: bool,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    history: Vec<Told>,
    form: Form,
}

impl View for PlaceView {
    const TEMPLATE: &'static str = "places/show.html";

    fn title(&self, _visit: &Visit) -> String {
        self.name.clone()
    }

    fn samples() -> Vec<Self> {
        let link = || Link { href: "/places".into(), label: "Iraq".into() };
        let full = |may_edit| Self {
            id: Id::nil(),
            key: "halabja".into(),
            name: "Halabja".into(),
            names: Names { en: "Halabja".into(), ar: Some("حلبجة".into()), ..Names::default() },
            level: 1,
            level_name: "governorate".into(),
            country: "IQ".into(),
            trail: vec![link()],
            codes: vec![CodeRow {
                scheme: "ocha-cod".into(),
                scheme_name: "OCHA".into(),
                version: "2019-06".into(),
                code: "IQG06".into(),
                main: true,
            }],
            aliases: vec![
                AliasRow { id: Id::nil(), text: "Halabcha".into(), language: Some("en".into()), source: None },
                AliasRow { id: Id::nil(), text: "حلبچة".into(), language: None, source: Some("field".into()) },
            ],
            below: vec![Below { id: Id::nil(), name: "Halabja".into(), code: Some("IQG06Q05".into()) }],
            also_under: vec![link()],
            valid_from: Some("2014-03-16".into()),
            valid_to: None,
            switchable: true,
            active: may_edit,
            version: 1,
            may_edit,
            history: Vec::new(),
            form: Form::default().wrong("text", "…"),
        };
        let empty = Self {
            codes: Vec::new(),
            aliases: Vec::new(),
            below: Vec::new(),
            also_under: Vec::new(),
            valid_from: None,
            switchable: false,
            ..full(false)
        };
        vec![full(true), full(false), empty]
    }
}

/// What the form holds before anybody typed.
fn as_stored(place: &place::Model) -> Form {
    Form::of(names_of(place).typed())
}

fn names_of(place: &place::Model) -> Names {
    let place = place.clone();
    Names { en: place.name_en, ar: place.name_ar, ckb: place.name_ckb, ku: place.name_ku }
}

async fn view(visit: &Visit, id: Id, form: Option<Form>) -> kernel::Result<PlaceView> {
    let viewer = visit.viewer();
    let record = store::get(&viewer, id).await?;
    let atlas = store::atlas(&viewer).await?;
    let place = atlas.get(id).ok_or(Error::NotFound)?;
    let locale = visit.locale();
    let teller = Teller { visit, atlas: &atlas };
    let history = match visit.shape {
        Shape::Html => told::<place::Entity>(visit, id, &teller).await?,
        _ => Vec::new(),
    };
    let link = |place: &Place| Link { href: format!("/places/{}", place.id), label: place.name(locale).to_owned() };
    let mut trail: Vec<Link> = atlas.trail(id).into_iter().map(link).collect();
    trail.pop();
    let below = atlas.children(id).map(|place| Below {
        id: place.id,
        name: place.name(locale).to_owned(),
        code: atlas.code(place.id).map(|(.., code)| code.to_owned()),
    });
    let others = place.also_under.iter().copied().chain(place.home).chain(place.taken_by);
    let others = others.filter(|other| Some(*other) != place.parent).filter_map(|other| atlas.get(other));
    Ok(PlaceView {
        id,
        key: place.key.clone(),
        name: place.name(locale).to_owned(),
        names: place.names.clone(),
        level: place.level,
        level_name: level_name(&atlas, place, locale),
        country: place.country.clone(),
        trail,
        codes: codes(&atlas, place),
        aliases: store::aliases(&viewer, id).await?.into_iter().map(alias_row).collect(),
        below: below.collect(),
        also_under: others.map(link).collect(),
        valid_from: place.valid_from.clone(),
        valid_to: place.valid_to.clone(),
        switchable: place.switchable,
        active: place.active,
        version: record.version,
        may_edit: visit.actor().coordinates(),
        history,
        form: form.unwrap_or_else(|| as_stored(&record)),
    })
}

fn codes(atlas: &Atlas, place: &Place) -> Vec<CodeRow> {
    let mut codes: Vec<CodeRow> = place
        .codes
        .iter()
        .map(|code| {
            let listed = |scheme: &&crate::rooms::places::atlas::Scheme| {
                scheme.key == code.scheme && scheme.version == code.version && scheme.country == place.country
            };
            let scheme = atlas.schemes().find(listed);
            CodeRow {
                scheme: code.scheme.clone(),
                scheme_name: scheme.map_or_else(|| code.scheme.clone(), |scheme| scheme.name.clone()),
                version: code.version.clone(),
                code: code.code.clone(),
                main: scheme.is_some_and(|scheme| scheme.main),
            }
        })
        .collect();
    codes.sort_by_key(|code| !code.main);
    codes
}

fn alias_row(alias: alias::Model) -> AliasRow {
    let source = Some(alias.source).filter(|source| source != WRITTEN);
    AliasRow { id: alias.id, text: alias.text, language: alias.language, source }
}

pub(super) async fn show(visit: Visit, Path(id): Path<Id>) -> Outcome {
    let view = view(&visit, id, None).await?;
    visit.reply(&view)
}

pub(super) async fn update(visit: Visit, Path(id): Path<Id>, mut input: Input) -> Outcome {
    let command = input.fields.read(|f| Edit {
        id,
        version: f.number_or_none("version", 0, i64::MAX).unwrap_or_default(),
        names: Names::read(f),
    });
    let outcome = match command {
        Ok(command) => visit.run(command).await,
        Err(error) => Err(error),
    };
    match outcome {
        Err(Error::Conflict("places-conflict")) if visit.shape == Shape::Html => {
            conflict(&visit, id, &input.fields).await
        }
        outcome => answer(&visit, id, outcome.map(drop), &input).await,
    }
}

/// Somebody else named the place first.
async fn conflict(visit: &Visit, id: Id, typed: &Fields) -> Outcome {
    let now = store::get(&visit.viewer(), id).await?;
    let label = |name: &str| field_key(name).map(|key| visit.say(key));
    let differ = differences(typed, &as_stored(&now), label, |_, text| text.to_owned());
    let by = last_writer::<place::Entity>(visit, id).await?;
    visit.conflict(Saved { path: format!("/places/{id}"), version: now.version, by }, typed, differ)
}

pub(super) async fn add_alias(visit: Visit, Path(id): Path<Id>, mut input: Input) -> Outcome {
    let command = input.fields.read(|f| AddAlias::written(id, f.text("text", SHORT), f.text_or_none("language", 8)));
    let outcome = match command {
        Ok(command) => visit.run(command).await,
        Err(error) => Err(error),
    };
    answer(&visit, id, outcome.map(drop), &input).await
}

pub(super) async fn remove_alias(visit: Visit, Path((place, id)): Path<(Id, Id)>, input: Input) -> Outcome {
    let outcome = visit.run(RemoveAlias { place, id }).await;
    answer(&visit, place, outcome, &input).await
}

/// After a write to a place: its page, with what was typed where it was refused.
async fn answer(visit: &Visit, id: Id, outcome: kernel::Result<()>, input: &Input) -> Outcome {
    let view = view(visit, id, None).await?;
    match outcome {
        Ok(()) => visit.done(&format!("/places/{id}"), "places-saved", &view),
        Err(error) => visit.refused(error, &input.fields, |typed| {
            let form = over(view.form.clone(), typed);
            PlaceView { form, ..view }
        }),
    }
}

/// One form's typed fields over what the page's other form holds.
fn over(mut stored: Form, typed: Form) -> Form {
    stored.values.retain(|(name, _)| typed.values.iter().all(|(other, _)| other != name));
    stored.values.extend(typed.values);
    stored.errors = typed.errors;
    stored
}
