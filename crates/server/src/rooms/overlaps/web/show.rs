//! One pair side by side: what each report says, what speaks for the pair, what was answered, and the form to answer.

use axum::extract::Path;
use kernel::{Error, Guarded, Id, Millis};
use overlaps::Pair;
use sea_orm::Iterable;
use serde::Serialize;
use web::fields::LONG;
use web::page::Form;
use web::{Input, Outcome, View, Visit};

use super::{Choice, Side, reasons};
use crate::rooms::activities::model::activity;
use crate::rooms::activities::{self, Fact, Names, Speaker};
use crate::rooms::overlaps::access::Action;
use crate::rooms::overlaps::commands::Answer;
use crate::rooms::overlaps::found::found;
use crate::rooms::overlaps::labels::{class_key, said_key};
use crate::rooms::overlaps::model::{Said, answer, is_settled};
use crate::rooms::people;

/// What both say of one thing, differently.
#[derive(Serialize)]
struct Line {
    label: String,
    a: String,
    b: String,
}

/// What both say alike.
#[derive(Serialize)]
struct Alike {
    label: String,
    value: String,
}

#[derive(Serialize)]
struct Part {
    label: String,
    /// 0 to 1.
    share: f32,
}

#[derive(Serialize)]
struct Heard {
    /// The organisation; none for the coordination.
    side: Option<String>,
    who: Option<String>,
    said: String,
    why: Option<String>,
    when: Millis,
}

#[derive(Serialize)]
pub(super) struct PairView {
    a: Side,
    b: Side,
    class: &'static str,
    class_name: String,
    score: f32,
    parts: Vec<Part>,
    reasons: Vec<String>,
    lines: Vec<Line>,
    alike: Vec<Alike>,
    answers: Vec<Heard>,
    settled: bool,
    /// For whom the visitor may answer: one of the organisations by its id, or the coordination by an empty text.
    may_answer_for: Vec<Choice>,
    answers_offered: Vec<Choice>,
    form: Form,
}

impl View for PairView {
    const TEMPLATE: &'static str = "overlaps/show.html";

    fn title(&self, _visit: &Visit) -> String {
        self.class_name.clone()
    }

    fn samples() -> Vec<Self> {
        let line = || Line { label: "…".into(), a: "…".into(), b: String::new() };
        let alike = || Alike { label: "…".into(), value: "…".into() };
        let heard = |side: Option<&str>| Heard {
            side: side.map(str::to_owned),
            who: side.map(str::to_owned),
            said: "…".into(),
            why: side.map(str::to_owned),
            when: 1_795_413_600_000,
        };
        let sample = |may: bool| Self {
            a: Side::sample(),
            b: Side { place: None, ..Side::sample() },
            class: "overlap",
            class_name: "…".into(),
            score: 0.6,
            parts: vec![Part { label: "…".into(), share: 0.5 }],
            reasons: vec!["…".into()],
            lines: vec![line(), line()],
            alike: if may { vec![alike(), alike()] } else { Vec::new() },
            answers: if may { vec![heard(Some("…")), heard(None)] } else { Vec::new() },
            settled: !may,
            may_answer_for: if may { vec![Choice::of("1", "…"), Choice::of("", "…")] } else { Vec::new() },
            answers_offered: vec![Choice::of("coordinated", "…")],
            form: if may { Form::default().wrong("why", "…") } else { Form::default() },
        };
        vec![sample(true), sample(false)]
    }
}

pub(super) async fn show(visit: Visit, Path((a, b)): Path<(Id, Id)>) -> Outcome {
    visit.reply(&view(&visit, a, b, Form::default()).await?)
}

pub(super) async fn answer(visit: Visit, Path((a, b)): Path<(Id, Id)>, mut input: Input) -> Outcome {
    let read = input.fields.read(|fields| {
        let said = fields.choice::<Said>("answer");
        let (why, organisation) = (fields.text_or_none("why", LONG), fields.id_or_none("side"));
        said.map(|said| Answer { a, b, said, why, organisation })
    });
    let outcome = match read {
        Ok(Some(command)) => visit.run(command).await.map(|_| ()),
        Ok(None) => Err(Error::invalid("answer", "overlaps-answer-missing")),
        Err(error) => Err(error),
    };
    let view = view(&visit, a, b, Form::default()).await?;
    match outcome {
        Ok(()) => visit.done(&format!("/overlaps/{a}/{b}"), "overlaps-answered", &view),
        Err(error) => visit.refused(error, &input.fields, |form| PairView { form, ..view }),
    }
}

async fn view(visit: &Visit, a: Id, b: Id, form: Form) -> kernel::Result<PairView> {
    let viewer = visit.viewer();
    let (a, b) = (activities::get(&viewer, a).await?, activities::get(&viewer, b).await?);
    let (a, b) = if a.no <= b.no { (a, b) } else { (b, a) };
    let found = found(visit.app()).await?;
    let pair = found.pair(a.no, b.no).ok_or(Error::NotFound)?;
    let names = Names::read(&viewer, visit.locale()).await?;
    let may = |side: Option<Id>| answer::Entity::may(visit.actor(), Action::Answer, &probe(&a, &b, side));
    let involved = visit.actor().belongs_to().iter().any(|id| [a.organisation_id, b.organisation_id].contains(id));
    if !involved && !may(None) {
        return Err(Error::NotFound);
    }
    let mut sides: Vec<Choice> = Vec::new();
    for id in [a.organisation_id, b.organisation_id] {
        if may(Some(id)) && !sides.iter().any(|side| side.value == id.to_string()) {
            sides.push(Choice::of(id, names.organisation(id)));
        }
    }
    if may(None) {
        sides.push(Choice::of("", visit.say("overlaps-coordination")));
    }
    let answers = found.answers(&pair);
    let said: Vec<Said> = match a.organisation_id == b.organisation_id {
        true => Said::iter().filter(|said| *said != Said::Coordinated).collect(),
        false => Said::iter().collect(),
    };
    let (lines, alike) = compared(visit, &names, &a, &b);
    Ok(PairView {
        class: pair.class.key(),
        class_name: visit.say(class_key(pair.class)),
        score: pair.score(),
        parts: parts(visit, &pair),
        reasons: reasons(visit, &pair),
        lines,
        alike,
        settled: is_settled(&answers),
        answers: heard(visit, &names, answers).await?,
        may_answer_for: sides,
        answers_offered: said.into_iter().map(|said| Choice::of(word(said), visit.say(said_key(said)))).collect(),
        a: Side::of(&a, &names),
        b: Side::of(&b, &names),
        form,
    })
}

/// An answer as it would be, to ask whether it may be given.
fn probe(a: &activity::Model, b: &activity::Model, side: Option<Id>) -> answer::Model {
    answer::Model {
        id: Id::nil(),
        a_no: a.no,
        b_no: b.no,
        organisation_a: a.organisation_id,
        organisation_b: b.organisation_id,
        governorate_id: a.governorate_id,
        answer: Said::WillChange,
        why: None,
        organisation_id: side,
        by: None,
        at: 0,
        told_a: None,
        told_b: None,
    }
}

fn word(said: Said) -> String {
    serde_json::json!(said).as_str().unwrap_or_default().to_owned()
}

fn parts(visit: &Visit, pair: &Pair) -> Vec<Part> {
    let parts = &pair.parts;
    [
        ("overlaps-part-place", parts.place),
        ("overlaps-part-activity", parts.activity),
        ("overlaps-part-dates", parts.dates),
        ("overlaps-part-groups", parts.groups),
        ("overlaps-part-taught", parts.taught),
    ]
    .map(|(key, share)| Part { label: visit.say(key), share })
    .into()
}

/// What the two say of every thing that one of them tells: differently, and alike.
fn compared(visit: &Visit, names: &Names, a: &activity::Model, b: &activity::Model) -> (Vec<Line>, Vec<Alike>) {
    let speaker = Speaker { visit, names };
    let (a, b) = (speaker.facts(&a.draft()), speaker.facts(&b.draft()));
    let said = |facts: &[Fact], field| facts.iter().find(|fact| fact.field == field).map(|fact| fact.value.clone());
    let (mut lines, mut alike) = (Vec::new(), Vec::new());
    let only_b = b.iter().filter(|fact| !a.iter().any(|other| other.field == fact.field));
    for fact in a.iter().chain(only_b).filter(|fact| fact.field != "title") {
        let (label, one, other) = (fact.label.clone(), said(&a, fact.field), said(&b, fact.field));
        match (one, other) {
            (Some(value), Some(other)) if value == other => alike.push(Alike { label, value }),
            (one, other) => lines.push(Line { label, a: one.unwrap_or_default(), b: other.unwrap_or_default() }),
        }
    }
    (lines, alike)
}

async fn heard(visit: &Visit, names: &Names, answers: Vec<answer::Model>) -> kernel::Result<Vec<Heard>> {
    let people = people::names(&visit.viewer(), answers.iter().filter_map(|answer| answer.by)).await?;
    let heard = |answer: answer::Model| Heard {
        side: answer.organisation_id.map(|id| names.organisation(id).to_owned()),
        who: answer.by.and_then(|id| people.get(&id).cloned()),
        said: visit.say(said_key(answer.answer)),
        why: answer.why,
        when: answer.at,
    };
    Ok(answers.into_iter().rev().map(heard).collect())
}
