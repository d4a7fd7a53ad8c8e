//! The list of imports, and the page on which a file is sent.

use kernel::{Error, Id, Millis, Result};
use sea_orm::Iterable;
use serde::Serialize;
use web::fields::{Fields, SHORT};
use web::page::Form;
use web::{Input, Outcome, View, Visit};

use super::{Choice, choice, senders, state_key, steps, target_key};
use crate::rooms::imports::access::{brings, sender};
use crate::rooms::imports::commands::Keep;
use crate::rooms::imports::known::Known;
use crate::rooms::imports::mapping::{Mapping, Preset, Table};
use crate::rooms::imports::model::{ImportState, Target, import, preset};
use crate::rooms::imports::told::Counts;
use crate::rooms::imports::{files, store};
use crate::rooms::{organisations, people};

#[derive(Serialize)]
pub struct ListView {
    rows: Vec<Row>,
    total: u64,
    number: u64,
    size: u64,
    may_bring: bool,
}

#[derive(Serialize)]
struct Row {
    id: Id,
    file_name: String,
    target: String,
    state: String,
    /// `good`, `warn` or nothing: how the badge looks.
    tone: &'static str,
    sender: Option<String>,
    who: Option<String>,
    when: Millis,
    rows: u64,
}

impl View for ListView {
    const TEMPLATE: &'static str = "imports/index.html";

    fn title(&self, visit: &Visit) -> String {
        visit.say("imports-title")
    }

    fn samples() -> Vec<Self> {
        let row = |tone| Row {
            id: Id::nil(),
            file_name: "3W august.xlsx".into(),
            target: "…".into(),
            state: "…".into(),
            tone,
            sender: Some("Reed Bridge Society".into()),
            who: Some("Bashir".into()),
            when: 1_795_000_000_000,
            rows: 1_284,
        };
        let full =
            Self { rows: vec![row("good"), row("warn"), row("")], total: 3, number: 1, size: 50, may_bring: true };
        vec![full, Self { rows: Vec::new(), total: 0, number: 1, size: 50, may_bring: false }]
    }
}

pub(super) async fn index(visit: Visit) -> Outcome {
    let viewer = visit.viewer();
    let number = visit.asked().number_or_none("page", 1, 100_000).unwrap_or(1) as u64;
    let (imports, total) = store::list(&viewer, number).await?;
    let register = organisations::register(&viewer).await?;
    let people = people::names(&viewer, imports.iter().filter_map(|import| import.person_id)).await?;
    let row = |import: import::Model| {
        let counts: Counts = serde_json::from_value(import.counts).unwrap_or_default();
        let sender = import.organisation_id.map(|id| register.name(id, visit.locale()).to_owned());
        Row {
            sender: sender.filter(|name| !name.is_empty()),
            who: import.person_id.and_then(|id| people.get(&id).cloned()),
            rows: counts.rows(),
            target: visit.say(target_key(import.target)),
            state: visit.say(state_key(import.state)),
            tone: match import.state {
                ImportState::Committed => "good",
                ImportState::Uploaded | ImportState::Previewed => "warn",
                ImportState::Undone => "",
            },
            id: import.id,
            file_name: import.file_name,
            when: import.created_at,
        }
    };
    let rows = imports.into_iter().map(row).collect();
    visit.reply(&ListView { rows, total, number, size: store::PER_PAGE, may_bring: brings(visit.actor()) })
}

#[derive(Serialize)]
pub struct NewView {
    steps: Vec<String>,
    senders: Vec<Choice>,
    /// A focal point of one organisation is not asked whose file it is.
    asks_sender: bool,
    targets: Vec<Choice>,
    presets: Vec<Choice>,
    megabytes: usize,
    form: Form,
}

impl View for NewView {
    const TEMPLATE: &'static str = "imports/new.html";

    fn title(&self, visit: &Visit) -> String {
        visit.say("imports-new")
    }

    fn samples() -> Vec<Self> {
        let view = |asks_sender, form| Self {
            steps: vec!["…".into(), "…".into()],
            senders: vec![choice("1", "Reed Bridge Society")],
            asks_sender,
            targets: vec![choice("activities", "…")],
            presets: if asks_sender { vec![choice("August", "August")] } else { Vec::new() },
            megabytes: 64,
            form,
        };
        vec![view(true, Form::default()), view(false, Form::default().wrong("file", "…"))]
    }
}

async fn new_view(visit: &Visit, form: Form) -> Result<NewView> {
    let senders = senders(visit).await?;
    let targets: Vec<Target> = Target::iter().collect();
    let mut presets = Vec::new();
    for target in &targets {
        presets.extend(store::presets(&visit.viewer(), *target).await?);
    }
    let value = |target| match target {
        Target::Activities => "activities",
        Target::Organisations => "organisations",
        Target::Needs => "needs",
    };
    let named = |preset: preset::Model| {
        choice(preset.name.clone(), format!("{} · {}", preset.name, visit.say(target_key(preset.target))))
    };
    Ok(NewView {
        steps: steps(visit),
        asks_sender: senders.len() > 1,
        senders,
        targets: targets.into_iter().map(|target| choice(value(target), visit.say(target_key(target)))).collect(),
        presets: presets.into_iter().map(named).collect(),
        megabytes: web::UPLOAD_BYTES / 1_048_576,
        form,
    })
}

pub(super) async fn new(visit: Visit) -> Outcome {
    if !brings(visit.actor()) {
        return Err(Error::Forbidden.into());
    }
    let target = visit.asked().read(|f| f.choice_or_none("target").unwrap_or(Target::Activities))?;
    let target = serde_json::json!(target).as_str().unwrap_or_default().to_owned();
    let view = new_view(&visit, Form::of([("target", target)])).await?;
    visit.reply(&view)
}

/// What the upload form holds.
struct Sent {
    target: Target,
    organisation: Option<Id>,
    preset: Option<String>,
}

fn read(fields: &mut Fields) -> Result<Sent> {
    fields.read(|f| Sent {
        target: f.choice_or_none("target").unwrap_or(Target::Activities),
        organisation: f.id_or_none("organisation"),
        preset: f.text_or_none("preset", SHORT),
    })
}

pub(super) async fn create(visit: Visit, mut input: Input) -> Outcome {
    if !brings(visit.actor()) {
        return Err(Error::Forbidden.into());
    }
    match kept(&visit, &mut input).await {
        Ok(import) => {
            let view = Kept { id: import.id, file_name: import.file_name };
            visit.done(&format!("/imports/{}/columns", import.id), "imports-kept", &view)
        }
        Err(error) => {
            let view = new_view(&visit, Form::default()).await?;
            visit.refused(error, &input.fields, |form| NewView { form, ..view })
        }
    }
}

/// What the API learns of a file it sent.
#[derive(Serialize)]
struct Kept {
    id: Id,
    file_name: String,
}

async fn kept(visit: &Visit, input: &mut Input) -> Result<import::Model> {
    let mut sent = read(&mut input.fields)?;
    sent.organisation = sender(visit.actor(), sent.organisation)?;
    let file = input.file("file").ok_or_else(|| Error::invalid("file", "imports-file-needed"))?;
    let digest = visit.app().blobs().put(&file.bytes).await?;
    let path = visit.app().blobs().path(&digest);
    let mut table = files::study(path, sent.target, None).await?;
    let known = Known::load(&visit.viewer()).await?;
    table.propose(sent.target, |field, samples| known.looks_like(field, samples));
    let preset = preset_for(visit, &sent).await?;
    if let Some((_, preset)) = &preset {
        table.recall(preset);
    }
    let mapping = Mapping {
        dates: preset.as_ref().map(|(_, preset)| preset.dates).unwrap_or_default(),
        ..Mapping::proposed(&table)
    };
    visit
        .run(Keep {
            target: sent.target,
            file_name: file.file_name.clone(),
            file_digest: digest.as_str().to_owned(),
            file_bytes: file.bytes.len() as i64,
            organisation: sent.organisation,
            preset: preset.map(|(name, _)| name),
            table,
            mapping,
        })
        .await
}

/// The preset asked for; else the last one kept for this sender.
async fn preset_for(visit: &Visit, sent: &Sent) -> Result<Option<(String, Preset)>> {
    let presets = store::presets(&visit.viewer(), sent.target).await?;
    let found = match &sent.preset {
        Some(name) => presets.into_iter().find(|preset| preset.name == *name),
        None => presets
            .into_iter()
            .filter(|preset| sent.organisation.is_some() && preset.organisation_id == sent.organisation)
            .max_by_key(|preset| preset.updated_at),
    };
    found.map(|preset| Ok((preset.name, serde_json::from_value(preset.mapping)?))).transpose()
}

/// The table of another sheet, proposed anew.
pub(super) async fn table_of(visit: &Visit, import: &import::Model, sheet: usize) -> Result<(Table, Mapping)> {
    let path = files::path(visit.app(), &import.file_digest)?;
    let mut table = files::study(path, import.target, Some(sheet)).await?;
    let known = Known::load(&visit.viewer()).await?;
    table.propose(import.target, |field, samples| known.looks_like(field, samples));
    let mapping = Mapping::proposed(&table);
    Ok((table, mapping))
}
