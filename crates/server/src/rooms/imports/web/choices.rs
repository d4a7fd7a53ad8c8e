//! What somebody has to choose before the rows that wait can be recorded: each unclear text once, with the nearest few
//! and why they are near.

use axum::extract::Path;
use kernel::{Error, Id, Result};
use serde::Serialize;
use web::fields::Fields;
use web::locale::Locale;
use web::page::Form;
use web::{Input, Outcome, View, Visit};

use super::rows::asked_key;
use super::{show, steps, work};
use crate::rooms::imports::commands::{Answer, Choose};
use crate::rooms::imports::model::import;
use crate::rooms::imports::reading::{BLANK, Candidate, NEW, Question};
use crate::rooms::imports::store;
use crate::rooms::organisations::{self, Reading, Register};
use crate::rooms::places;

/// Questions on one page; the rest come when these are answered.
const PER_PAGE: usize = 25;

#[derive(Serialize)]
pub struct ChoicesView {
    id: Id,
    version: i64,
    file_name: String,
    steps: Vec<String>,
    questions: Vec<QuestionView>,
    total: usize,
    /// Whether all that is chosen is kept for further files.
    remembered: bool,
    form: Form,
}

#[derive(Serialize)]
struct QuestionView {
    /// The input's name.
    name: String,
    field: String,
    text: String,
    scope: Option<String>,
    rows: u64,
    first: u32,
    candidates: Vec<CandidateView>,
    may_register: bool,
    may_leave_empty: bool,
    /// What else may be meant: one of `options`, or `typed`, a name of the register.
    list: &'static str,
    options: Vec<super::Choice>,
}

#[derive(Serialize)]
struct CandidateView {
    value: String,
    label: String,
    why: String,
}

impl View for ChoicesView {
    const TEMPLATE: &'static str = "imports/choices.html";

    fn title(&self, visit: &Visit) -> String {
        visit.say("imports-choices")
    }

    fn samples() -> Vec<Self> {
        let question = |may: bool| QuestionView {
            name: "q0".into(),
            field: "…".into(),
            text: "Environment".into(),
            scope: may.then(|| "Erbil".into()),
            rows: 12,
            first: 40,
            candidates: vec![CandidateView { value: "1".into(), label: "Shelter".into(), why: "…".into() }],
            may_register: may,
            may_leave_empty: may,
            list: if may { "typed" } else { "options" },
            options: vec![super::choice("1", "Shelter")],
        };
        let view = |questions: Vec<QuestionView>| Self {
            id: Id::nil(),
            version: 2,
            file_name: "august.xlsx".into(),
            steps: vec!["…".into(), "…".into(), "…".into()],
            total: 30,
            remembered: questions.is_empty(),
            questions,
            form: Form::of([("q0", "other")]).wrong("q0", "…"),
        };
        vec![view(vec![question(true), question(false)]), view(Vec::new())]
    }
}

fn asked(import: &import::Model) -> Result<Vec<Question>> {
    Ok(match &import.questions {
        Some(questions) => serde_json::from_value(questions.clone())?,
        None => Vec::new(),
    })
}

fn why(visit: &Visit, candidate: &Candidate) -> String {
    let told = candidate.why.iter().map(|(key, what)| match what {
        Some(what) => visit.sentence(key, &[("what", what.clone())]),
        None => visit.say(key),
    });
    told.collect::<Vec<_>>().join(" · ")
}

async fn view(visit: &Visit, id: Id) -> Result<ChoicesView> {
    let viewer = visit.viewer();
    let import = store::get(&viewer, id).await?;
    let atlas = places::atlas(&viewer).await?;
    let questions = asked(&import)?;
    let sectors = super::sectors(visit).await?;
    let populations = super::populations(visit).await?;
    let shown = |(at, question): (usize, &Question)| {
        let is_place = question.field == "place";
        let local = |candidate: &Candidate| match atlas.get(candidate.id).filter(|_| is_place) {
            Some(place) => place.name(visit.locale()).to_owned(),
            None => candidate.name.clone(),
        };
        let candidates = question.candidates.iter().map(|candidate| CandidateView {
            value: candidate.id.to_string(),
            label: local(candidate),
            why: why(visit, candidate),
        });
        let within = |scope: Id| {
            atlas.children(scope).map(|place| super::choice(place.id.to_string(), place.name(visit.locale()))).collect()
        };
        let options = match (question.field.as_str(), question.scope) {
            ("sector", _) => sectors.clone(),
            ("population", _) => populations.clone(),
            ("place", Some(scope)) => within(scope),
            ("place", None) => atlas
                .governorates()
                .iter()
                .map(|place| super::choice(place.id.to_string(), place.name(visit.locale())))
                .collect(),
            _ => Vec::new(),
        };
        QuestionView {
            name: format!("q{at}"),
            field: visit.say(asked_key(&question.field)),
            text: question.text.clone(),
            scope: question
                .scope
                .map(|scope| atlas.name(scope, visit.locale()).to_owned())
                .filter(|name| !name.is_empty()),
            rows: question.rows,
            first: question.first,
            candidates: candidates.collect(),
            may_register: question.may_register && question.field == "organisation",
            may_leave_empty: question.may_leave_empty,
            list: match question.field.as_str() {
                "organisation" => "typed",
                _ if options.is_empty() => "",
                _ => "options",
            },
            options,
        }
    };
    Ok(ChoicesView {
        id,
        version: import.version,
        steps: steps(visit),
        questions: questions.iter().enumerate().take(PER_PAGE).map(shown).collect(),
        total: questions.len(),
        remembered: visit.actor().coordinates(),
        form: Form::default(),
        file_name: import.file_name,
    })
}

pub(super) async fn show(visit: Visit, Path(id): Path<Id>) -> Outcome {
    let view = view(&visit, id).await?;
    visit.reply(&view)
}

/// What the form answers: a candidate or another of the list, `new`, `empty`, `out`, or nothing yet.
fn answers(fields: &Fields, questions: Vec<Question>, register: &Register) -> Result<Vec<Answer>> {
    let mut answers = Vec::new();
    for (at, question) in questions.into_iter().enumerate() {
        let name = format!("q{at}");
        let free = fields.many(&format!("{name}-other")).into_iter().next();
        let Some(word) = fields.many(&name).into_iter().next().or(free.clone()) else { continue };
        let word = if word == "other" { free.unwrap_or_default() } else { word };
        let target = match word.as_str() {
            "" => continue,
            "out" => None,
            "new" if question.may_register => Some(NEW),
            "empty" if question.may_leave_empty => Some(BLANK),
            typed if question.field == "organisation" && typed.parse::<Id>().is_err() => {
                match register.read(Some(typed), None) {
                    Reading::Known(id) => Some(id),
                    _ => return Err(Error::invalid(name, "imports-choice-unknown")),
                }
            }
            id => Some(id.parse().map_err(|_| Error::invalid(name.clone(), "web-field-choice"))?),
        };
        answers.push(Answer { question, target });
    }
    Ok(answers)
}

pub(super) async fn update(visit: Visit, Path(id): Path<Id>, mut input: Input) -> Outcome {
    let import = store::get(&visit.viewer(), id).await?;
    if let Err(error) = choose(&visit, &import, &mut input.fields).await {
        let view = view(&visit, id).await?;
        return visit.refused(error, &input.fields, |form| ChoicesView { form, ..view });
    }
    match work::again(&visit, id).await {
        Ok(Some(import)) => {
            let left = asked(&import)?.len();
            let view = view(&visit, id).await?;
            let next = if left > 0 { format!("/imports/{id}/choices") } else { format!("/imports/{id}") };
            visit.done(&next, "imports-chosen", &view)
        }
        Ok(None) => visit.go(&format!("/imports/{id}"), None),
        Err(error) => show::refused(&visit, id, error).await,
    }
}

async fn choose(visit: &Visit, import: &import::Model, fields: &mut Fields) -> Result<()> {
    let version = fields.read(|f| f.number_or_none("version", 0, i64::MAX))?;
    let import = import.clone().seen(version)?;
    let register = organisations::register(&visit.viewer()).await?;
    let answers = answers(fields, asked(&import)?, &register)?;
    allowed(visit, &answers).await?;
    visit.run(Choose { id: import.id, version, answers }).await.map(drop)
}

/// A place that is chosen lies in the scope of its question.
async fn allowed(visit: &Visit, answers: &[Answer]) -> Result<()> {
    let atlas = places::atlas(&visit.viewer()).await?;
    for answer in answers.iter().filter(|answer| answer.question.field == "place") {
        let Some(target) = answer.target else { continue };
        let named = answer.question.candidates.iter().any(|candidate| candidate.id == target);
        let within = answer.question.scope.is_none_or(|scope| atlas.is_within(target, scope));
        if !named && (!within || atlas.name(target, Locale::En).is_empty()) {
            return Err(Error::invalid("", "web-field-choice"));
        }
    }
    Ok(())
}
