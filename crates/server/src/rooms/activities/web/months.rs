//! Whole months: carrying one on into the next, saying of all that it still holds, locking and opening.

use axum::extract::Path;
use kernel::{Error, Guarded, Id};
use serde::Serialize;
use web::fields::SHORT;
use web::page::Form;
use web::{Input, Outcome, View, Visit};

use super::{Choice, coordinates, may_report, reports_for, this_month};
use crate::rooms::activities::access::Action;
use crate::rooms::activities::commands::{Confirm, CopyMonth, Lock, Unlock};
use crate::rooms::activities::model::{Status, activity, month_before, month_of, period_lock, still_to_carry};
use crate::rooms::activities::names::Names;
use crate::rooms::activities::store;

#[derive(Serialize)]
pub(super) struct CopyView {
    organisations: Vec<Choice>,
    /// The organisation and the months chosen, where there is something to copy.
    organisation: Option<Choice>,
    from: String,
    to: String,
    /// What would be carried on.
    titles: Vec<String>,
    form: Form,
}

impl View for CopyView {
    const TEMPLATE: &'static str = "activities/copy.html";

    fn title(&self, visit: &Visit) -> String {
        visit.say("activities-copy")
    }

    fn samples() -> Vec<Self> {
        let sample = |titles: Vec<String>| Self {
            organisations: vec![Choice::of("1", "…")],
            organisation: (!titles.is_empty()).then(|| Choice::of("1", "…")),
            from: "2026-10".into(),
            to: "2026-11".into(),
            titles,
            form: Form::default(),
        };
        vec![sample(vec!["Repair of wells".into()]), sample(Vec::new())]
    }
}

async fn copy_view(visit: &Visit, asked: (Option<Id>, Option<String>, Option<String>)) -> kernel::Result<CopyView> {
    let viewer = visit.viewer();
    let names = Names::read(&viewer, visit.locale()).await?;
    let own = reports_for(visit);
    let mut organisations = names.organisations();
    organisations.retain(|(id, _)| coordinates(visit) || own.contains(id));
    let chosen = asked.0.or_else(|| own.first().copied());
    let chosen = organisations.iter().find(|(id, _)| Some(*id) == chosen).cloned();
    let to = asked.2.unwrap_or_else(|| this_month(visit));
    let from = asked.1.unwrap_or_else(|| month_before(&to));
    let mut titles = Vec::new();
    if let Some((id, _)) = &chosen {
        let records = store::of_month(&viewer, *id, &from).await?;
        let there = store::of_month(&viewer, *id, &to).await?;
        let mut carried = still_to_carry(&records, &there, &to);
        carried.retain(|record| activity::Entity::may(visit.actor(), Action::Report, record));
        titles.extend(carried.into_iter().map(|record| record.title.clone()));
    }
    let id = chosen.as_ref().map(|(id, _)| id.to_string()).unwrap_or_default();
    let form = Form::of([("organisation", id), ("from", from.clone()), ("to", to.clone())]);
    Ok(CopyView {
        organisations: organisations.into_iter().map(|(id, name)| Choice::of(id, name)).collect(),
        organisation: chosen.map(|(id, name)| Choice::of(id, name)),
        from,
        to,
        titles,
        form,
    })
}

pub(super) async fn copy(visit: Visit) -> Outcome {
    if !may_report(&visit) {
        return Err(Error::Forbidden.into());
    }
    let asked = visit.asked().read(|fields| {
        let mut month = |name| fields.month_or_none(name).map(month_of);
        let (from, to) = (month("from"), month("to"));
        (fields.id_or_none("organisation"), from, to)
    })?;
    visit.reply(&copy_view(&visit, asked).await?)
}

pub(super) async fn copy_month(visit: Visit, mut input: Input) -> Outcome {
    let read = input.fields.read(|fields| CopyMonth {
        organisation: fields.id("organisation"),
        from: fields.month_or_none("from").map(month_of).unwrap_or_default(),
        to: fields.month_or_none("to").map(month_of).unwrap_or_default(),
    });
    let (asked, outcome) = match read {
        Ok(command) => {
            let asked = (Some(command.organisation), Some(command.from.clone()), Some(command.to.clone()));
            (asked, visit.run(command).await)
        }
        Err(error) => ((None, None, None), Err(error)),
    };
    match outcome {
        Ok(ids) => {
            let (organisation, _, to) = asked;
            let month = to.unwrap_or_default();
            let path = format!("/activities?organisation={}&month={month}", organisation.unwrap_or_default());
            visit.done(&path, "activities-copied", &serde_json::json!({ "made": ids }))
        }
        Err(error) => {
            let view = copy_view(&visit, asked).await?;
            visit.refused(error, &input.fields, |form| CopyView { form, ..view })
        }
    }
}

/// Says of these records (`id`, repeated), or of all that an organisation has open in its latest month, that they hold.
pub(super) async fn confirm_all(visit: Visit, mut input: Input) -> Outcome {
    let (mut ids, organisation) = input.fields.read(|fields| (fields.ids("id"), fields.id_or_none("organisation")))?;
    let whose = match organisation {
        Some(id) => vec![id],
        None if ids.is_empty() => reports_for(&visit),
        None => Vec::new(),
    };
    let viewer = visit.viewer();
    let locks = store::locks(&viewer).await?;
    let latest = store::latest_months(&viewer, Some(whose.clone()), &this_month(&visit)).await?;
    for organisation in whose {
        let Some(month) = latest.get(&organisation).filter(|month| !locks.contains(month)) else { continue };
        let open = store::of_month(&viewer, organisation, month).await?.into_iter();
        ids.extend(open.filter(|record| record.status != Status::Completed).map(|record| record.id));
    }
    if ids.is_empty() {
        return visit.go("/activities?mine=true", Some("activities-confirm-nothing"));
    }
    let count = visit.run(Confirm { ids }).await?;
    visit.done("/activities?mine=true", "activities-confirmed", &serde_json::json!({ "confirmed": count }))
}

#[derive(Serialize)]
struct LockRow {
    id: Id,
    month: String,
    note: Option<String>,
    who: String,
    when: kernel::Millis,
}

#[derive(Serialize)]
pub(super) struct LocksView {
    rows: Vec<LockRow>,
    may_lock: bool,
    form: Form,
}

impl View for LocksView {
    const TEMPLATE: &'static str = "activities/locks.html";

    fn title(&self, visit: &Visit) -> String {
        visit.say("activities-locks")
    }

    fn samples() -> Vec<Self> {
        let row = |note: Option<&str>| LockRow {
            id: Id::nil(),
            month: "2026-10".into(),
            note: note.map(str::to_owned),
            who: "Amal".into(),
            when: 1_795_413_600_000,
        };
        let form = Form::default().wrong("period", "…");
        let full = Self { rows: vec![row(Some("…")), row(None)], may_lock: true, form };
        vec![full, Self { rows: Vec::new(), may_lock: false, form: Form::default() }]
    }
}

async fn locks_view(visit: &Visit, form: Form) -> kernel::Result<LocksView> {
    let locks = store::locks(&visit.viewer()).await?;
    let row = |lock: &period_lock::Model| LockRow {
        id: lock.id,
        month: lock.period.clone(),
        note: lock.note.clone(),
        who: locks.who(lock).to_owned(),
        when: lock.locked_at,
    };
    let rows = locks.all().into_iter().map(row).collect();
    Ok(LocksView { rows, may_lock: visit.actor().coordinates(), form })
}

pub(super) async fn locks(visit: Visit) -> Outcome {
    let form = Form::of([("period", month_before(&this_month(&visit)))]);
    visit.reply(&locks_view(&visit, form).await?)
}

pub(super) async fn lock(visit: Visit, mut input: Input) -> Outcome {
    let read = input.fields.read(|fields| Lock {
        period: fields.month_or_none("period").map(month_of).unwrap_or_default(),
        note: fields.text_or_none("note", SHORT),
    });
    let outcome = match read {
        Ok(command) => visit.run(command).await,
        Err(error) => Err(error),
    };
    let view = locks_view(&visit, Form::default()).await?;
    match outcome {
        Ok(_) => visit.done("/activities/locks", "activities-locked-done", &view),
        Err(error) => visit.refused(error, &input.fields, |form| LocksView { form, ..view }),
    }
}

pub(super) async fn unlock(visit: Visit, Path(id): Path<Id>, mut input: Input) -> Outcome {
    let why = input.fields.read(|fields| fields.text_or_none("reason", SHORT))?;
    visit.run(Unlock { id, why }).await?;
    let view = locks_view(&visit, Form::default()).await?;
    visit.done("/activities/locks", "activities-unlocked-done", &view)
}
