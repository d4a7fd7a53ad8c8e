//! The pages of the lists: a page a list, a page an entry.

use axum::extract::Path;
use kernel::{Error, Id};
use serde::Serialize;
use tables::Cell;
use web::fields::SHORT;
use web::page::Form;
use web::{Column, Fields, Input, Outcome, Routes, Saved, Shape, Sheet, Specimen, View, Visit, Who, differences};

use super::commands::{Add, AddAlias, Edit, RemoveAlias, Switch};
use super::model::{AUTHORITY, GROUP, KIND, LISTS, MODALITY, SECTOR, WRITTEN, term};
use super::{Names, store};
use crate::rooms::people::last_writer;

pub fn routes() -> Routes {
    Routes::new()
        .get("/terms", Who::SignedIn, index)
        .post("/terms", Who::SignedIn, create)
        .get("/terms/{id}", Who::SignedIn, show)
        .post("/terms/{id}", Who::SignedIn, update)
        .post("/terms/{id}/activate", Who::SignedIn, activate)
        .post("/terms/{id}/deactivate", Who::SignedIn, deactivate)
        .post("/terms/{id}/aliases", Who::SignedIn, add_alias)
        .post("/terms/{id}/aliases/{alias}/remove", Who::SignedIn, remove_alias)
}

pub fn specimens() -> Vec<Specimen> {
    vec![Specimen::of::<ListView>(), Specimen::of::<TermView>()]
}

/// The message key of a list's name.
fn list_key(list: &str) -> &'static str {
    match list {
        SECTOR => "terms-list-sector",
        KIND => "terms-list-organisation-kind",
        GROUP => "terms-list-group",
        MODALITY => "terms-list-modality",
        AUTHORITY => "terms-list-authority",
        _ => "terms-list-status",
    }
}

#[derive(Serialize)]
struct Tab {
    href: String,
    label: String,
    current: bool,
}

#[derive(Serialize)]
struct Row {
    id: Id,
    key: String,
    code: Option<String>,
    name: String,
    names: Names,
    active: bool,
    /// How many other spellings it is known by.
    aliases: usize,
}

#[derive(Serialize)]
struct ListView {
    list: String,
    rows: Vec<Row>,
    may_edit: bool,
    lists: Vec<Tab>,
    form: Form,
}

impl View for ListView {
    const TEMPLATE: &'static str = "terms/index.html";

    fn title(&self, visit: &Visit) -> String {
        visit.say(list_key(&self.list))
    }

    fn sheet(&self, visit: &Visit) -> Option<Sheet> {
        let column = |header: &str, tag| Column { header: visit.say(header), tag };
        let text = |text: &Option<String>| text.as_ref().map_or_else(Cell::default, Cell::text);
        let cells = |row: &Row| {
            let names = &row.names;
            let local = [&names.ar, &names.ckb, &names.ku, &row.code];
            [Cell::text(&row.key), Cell::text(&names.en)].into_iter().chain(local.map(text)).collect()
        };
        Some(Sheet {
            name: format!("terms-{}", self.list),
            columns: vec![
                column("terms-key", ""),
                column("terms-english", ""),
                column("terms-arabic", ""),
                column("terms-sorani", ""),
                column("terms-kurmanji", ""),
                column("terms-code", ""),
            ],
            rows: self.rows.iter().map(cells).collect(),
            about: vec![(visit.say("terms-title"), self.title(visit))],
        })
    }

    fn samples() -> Vec<Self> {
        let names = Names { en: "Health".into(), ar: Some("الصحة".into()), ..Names::default() };
        let row = Row {
            id: Id::nil(),
            key: "health".into(),
            code: None,
            name: "Health".into(),
            names,
            active: false,
            aliases: 3,
        };
        let tab = Tab { href: "/terms".into(), label: "…".into(), current: true };
        let full = Self {
            list: SECTOR.into(),
            rows: vec![row],
            may_edit: true,
            lists: vec![tab],
            form: Form::default().wrong("name_en", "…"),
        };
        let others = LISTS.map(|list| Self {
            list: list.into(),
            rows: Vec::new(),
            may_edit: false,
            lists: Vec::new(),
            form: Form::default(),
        });
        [full].into_iter().chain(others).collect()
    }
}

async fn list_view(visit: &Visit, list: &str, form: Form) -> kernel::Result<ListView> {
    let list = LISTS.into_iter().find(|known| *known == list).unwrap_or(SECTOR);
    let row = |spelt: store::Spelt| {
        let names = spelt.term.names();
        let own = [Some(&names.en), names.ar.as_ref(), names.ckb.as_ref(), names.ku.as_ref(), spelt.term.code.as_ref()];
        Row {
            id: spelt.term.id,
            name: spelt.term.name(visit.locale()).to_owned(),
            aliases: spelt.texts.len() - own.into_iter().flatten().count(),
            key: spelt.term.key,
            code: spelt.term.code,
            active: spelt.term.active,
            names,
        }
    };
    let tab = |known: &'static str| Tab {
        href: format!("/terms?list={known}"),
        label: visit.say(list_key(known)),
        current: known == list,
    };
    Ok(ListView {
        list: list.to_owned(),
        rows: store::spellings(&visit.viewer(), list).await?.into_iter().map(row).collect(),
        may_edit: visit.actor().coordinates(),
        lists: LISTS.into_iter().map(tab).collect(),
        form,
    })
}

async fn index(visit: Visit) -> Outcome {
    let list = visit.asked().text_or_none("list", SHORT).unwrap_or_default();
    let view = list_view(&visit, &list, Form::default()).await?;
    visit.reply(&view)
}

async fn create(visit: Visit, mut input: Input) -> Outcome {
    let list = input.fields.text("list", SHORT);
    let command =
        input.fields.read(|f| Add { list: list.clone(), names: Names::read(f), code: f.text_or_none("code", SHORT) });
    let outcome = match command {
        Ok(command) => visit.run(command).await,
        Err(error) => Err(error),
    };
    match outcome {
        Ok(term) => {
            let view = term_view(&visit, term, Form::default()).await?;
            visit.done(&format!("/terms?list={list}"), "terms-saved", &view)
        }
        Err(error) => {
            let view = list_view(&visit, &list, Form::default()).await?;
            visit.refused(error, &input.fields, |form| ListView { form, ..view })
        }
    }
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
struct TermView {
    id: Id,
    list: String,
    list_name: String,
    key: String,
    code: Option<String>,
    name: String,
    names: Names,
    active: bool,
    version: i64,
    aliases: Vec<AliasRow>,
    may_edit: bool,
    form: Form,
}

impl View for TermView {
    const TEMPLATE: &'static str = "terms/show.html";

    fn title(&self, _visit: &Visit) -> String {
        self.name.clone()
    }

    fn samples() -> Vec<Self> {
        let sample = |may_edit: bool| Self {
            id: Id::nil(),
            list: SECTOR.into(),
            list_name: "…".into(),
            key: "health".into(),
            code: Some("HEA".into()),
            name: "Health".into(),
            names: Names { en: "Health".into(), ar: Some("الصحة".into()), ..Names::default() },
            active: may_edit,
            version: 2,
            aliases: vec![AliasRow {
                id: Id::nil(), text: "صحة".into(), language: None, source: Some("field".into())
            }],
            may_edit,
            form: Form::default(),
        };
        let empty = Self { aliases: Vec::new(), code: None, active: false, ..sample(true) };
        vec![sample(true), sample(false), empty]
    }
}

async fn term_view(visit: &Visit, term: term::Model, form: Form) -> kernel::Result<TermView> {
    let aliases = store::aliases(&visit.viewer(), term.id).await?.into_iter();
    let row = |alias: super::model::alias::Model| AliasRow {
        id: alias.id,
        text: alias.text,
        language: alias.language,
        source: Some(alias.source).filter(|source| source != WRITTEN),
    };
    Ok(TermView {
        id: term.id,
        list_name: visit.say(list_key(&term.list)),
        name: term.name(visit.locale()).to_owned(),
        names: term.names(),
        aliases: aliases.map(row).collect(),
        may_edit: visit.actor().coordinates(),
        list: term.list,
        key: term.key,
        code: term.code,
        active: term.active,
        version: term.version,
        form,
    })
}

/// What the form holds before anybody typed.
fn as_stored(term: &term::Model) -> Form {
    let mut pairs = term.names().typed();
    pairs.push(("code".into(), term.code.clone().unwrap_or_default()));
    Form::of(pairs)
}

async fn show(visit: Visit, Path(id): Path<Id>) -> Outcome {
    let term = store::get(&visit.viewer(), id).await?;
    let form = as_stored(&term);
    let view = term_view(&visit, term, form).await?;
    visit.reply(&view)
}

async fn update(visit: Visit, Path(id): Path<Id>, mut input: Input) -> Outcome {
    let command = input.fields.read(|f| Edit {
        id,
        version: f.number_or_none("version", 0, i64::MAX).unwrap_or_default(),
        names: Names::read(f),
        code: f.text_or_none("code", SHORT),
    });
    let outcome = match command {
        Ok(command) => visit.run(command).await,
        Err(error) => Err(error),
    };
    match outcome {
        Err(Error::Conflict("terms-conflict")) if visit.shape == Shape::Html => {
            conflict(&visit, id, &input.fields).await
        }
        outcome => answer(&visit, id, outcome.map(drop), &input).await,
    }
}

/// Somebody else edited the entry first.
async fn conflict(visit: &Visit, id: Id, typed: &Fields) -> Outcome {
    let now = store::get(&visit.viewer(), id).await?;
    let label = |name: &str| field_key(name).map(|key| visit.say(key));
    let differ = differences(typed, &as_stored(&now), label, |_, text| text.to_owned());
    let by = last_writer::<term::Entity>(visit, id).await?;
    visit.conflict(Saved { path: format!("/terms/{id}"), version: now.version, by }, typed, differ)
}

fn field_key(field: &str) -> Option<&'static str> {
    match field {
        "name_en" => Some("terms-english"),
        "name_ar" => Some("terms-arabic"),
        "name_ckb" => Some("terms-sorani"),
        "name_ku" => Some("terms-kurmanji"),
        "code" => Some("terms-code"),
        _ => None,
    }
}

async fn activate(visit: Visit, Path(id): Path<Id>, input: Input) -> Outcome {
    let outcome = visit.run(Switch { id, active: true }).await;
    answer(&visit, id, outcome.map(drop), &input).await
}

async fn deactivate(visit: Visit, Path(id): Path<Id>, input: Input) -> Outcome {
    let outcome = visit.run(Switch { id, active: false }).await;
    answer(&visit, id, outcome.map(drop), &input).await
}

async fn add_alias(visit: Visit, Path(id): Path<Id>, mut input: Input) -> Outcome {
    let command = input.fields.read(|f| AddAlias {
        term: id,
        text: f.text("text", SHORT),
        language: f.text_or_none("language", 8),
    });
    let outcome = match command {
        Ok(command) => visit.run(command).await,
        Err(error) => Err(error),
    };
    answer(&visit, id, outcome.map(drop), &input).await
}

async fn remove_alias(visit: Visit, Path((term, id)): Path<(Id, Id)>, input: Input) -> Outcome {
    let outcome = visit.run(RemoveAlias { term, id }).await;
    answer(&visit, term, outcome, &input).await
}

/// After a write to an entry: its page, with what was typed where it was refused.
async fn answer(visit: &Visit, id: Id, outcome: kernel::Result<()>, input: &Input) -> Outcome {
    let term = store::get(&visit.viewer(), id).await?;
    let stored = as_stored(&term);
    let view = term_view(visit, term, stored.clone()).await?;
    match outcome {
        Ok(()) => visit.done(&format!("/terms/{id}"), "terms-saved", &view),
        Err(error) => visit.refused(error, &input.fields, |typed| TermView { form: over(stored, typed), ..view }),
    }
}

/// One form's typed fields over what the page's other forms hold.
fn over(mut stored: Form, typed: Form) -> Form {
    stored.values.retain(|(name, _)| typed.values.iter().all(|(other, _)| other != name));
    stored.values.extend(typed.values);
    stored.errors = typed.errors;
    stored
}
