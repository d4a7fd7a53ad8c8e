//! How complete a month's reports are: who has not reported, what they said last, and asking them in one step.

use kernel::{Error, Id};
use serde::Serialize;
use tables::Cell;
use web::page::Form;
use web::{Column, Input, Outcome, Sheet, View, Visit};

use super::{Choice, coordinates, this_month, today};
use crate::rooms::activities::model::month_before;
use crate::rooms::activities::names::Names;
use crate::rooms::activities::picture::{Coverage, Filter, Month, picture};
use crate::rooms::activities::reminders::AskFor;

/// How many months back may be asked for.
const MONTHS: u16 = 18;

#[derive(Serialize)]
struct Row {
    id: Id,
    organisation: String,
    last: String,
    activities: u64,
    reached: u64,
}

#[derive(Serialize)]
pub(super) struct CoverageView {
    month: String,
    months: Vec<Choice>,
    reported: usize,
    expected: usize,
    reached_before: u64,
    rows: Vec<Row>,
    form: Form,
}

impl View for CoverageView {
    const TEMPLATE: &'static str = "activities/coverage.html";

    fn title(&self, visit: &Visit) -> String {
        visit.say("activities-coverage")
    }

    fn sheet(&self, visit: &Visit) -> Option<Sheet> {
        let column = |key, tag| Column { header: visit.say(key), tag };
        let cells = |row: &Row| {
            let figures = [row.activities as f64, row.reached as f64].map(Cell::number);
            [Cell::text(&row.organisation), Cell::text(&row.last)].into_iter().chain(figures).collect()
        };
        Some(Sheet {
            name: "coverage".into(),
            columns: vec![
                column("activities-organisation", "#org+name"),
                column("activities-coverage-last", "#date+reported"),
                column("activities-coverage-under-way", "#activity+num"),
                column("activities-coverage-reached", "#reached"),
            ],
            rows: self.rows.iter().map(cells).collect(),
            about: vec![
                (visit.say("activities-month"), self.month.clone()),
                (visit.say("activities-coverage-reported"), self.reported.to_string()),
                (visit.say("activities-coverage-missing"), (self.expected - self.reported).to_string()),
            ],
        })
    }

    fn samples() -> Vec<Self> {
        let row =
            Row { id: Id::nil(), organisation: "…".into(), last: "2026-09".into(), activities: 4, reached: 900 };
        let sample = |rows: Vec<Row>, expected| Self {
            month: "2026-10".into(),
            months: vec![Choice::of("2026-10", "…")],
            reported: 11,
            expected,
            reached_before: 900,
            rows,
            form: Form::default(),
        };
        vec![sample(vec![row], 12), sample(Vec::new(), 11)]
    }
}

pub(super) async fn coverage(visit: Visit) -> Outcome {
    if !coordinates(&visit) {
        return Err(Error::Forbidden.into());
    }
    let month = visit.asked().read(|fields| fields.month_or_none("month").map(Month::of))?;
    let month = month.filter(|month| has_begun(&visit, *month));
    visit.reply(&view(&visit, month, Form::default()).await?)
}

/// Writes to those that are ticked, or to all that are missing.
pub(super) async fn ask(visit: Visit, mut input: Input) -> Outcome {
    if !coordinates(&visit) {
        return Err(Error::Forbidden.into());
    }
    let (month, mut organisations) =
        input.fields.read(|fields| (fields.month_or_none("month").map(Month::of), fields.ids("organisation")))?;
    if month.is_some_and(|month| !has_begun(&visit, month)) {
        return Err(Error::invalid("month", "activities-ask-later").into());
    }
    let counted = counted(&visit, month).await?;
    let missing: Vec<Id> = counted.missing.iter().map(|missing| missing.organisation).collect();
    match organisations.is_empty() {
        true => organisations = missing,
        // Whoever has reported since the page was opened is left in peace.
        false => organisations.retain(|id| missing.contains(id)),
    }
    let command =
        AskFor { words: &visit.site.words, address: &visit.site.settings.address, month: counted.month, organisations };
    let asked = visit.run(command).await?;
    let message = match (asked.letters, asked.lately, asked.nobody) {
        (0, 0, 0) => "activities-ask-none",
        (0, 0, _) => "activities-ask-nobody",
        (0, ..) => "activities-ask-lately",
        (_, 0, 0) => "activities-asked",
        _ => "activities-asked-some",
    };
    visit.done(&format!("/activities/coverage?month={}", counted.month), message, &asked)
}

/// Nobody can have reported on a month that is still to come.
fn has_begun(visit: &Visit, month: Month) -> bool {
    month <= Month::of(today(visit))
}

/// A field coordinator counts the reports from her own places.
async fn counted(visit: &Visit, month: Option<Month>) -> kernel::Result<Coverage> {
    let viewer = visit.viewer();
    let picture = picture(&viewer).await?;
    let everywhere = visit.actor().coordinates_place(None);
    let places = if everywhere { Vec::new() } else { visit.actor().coordinated_places() };
    let sieve = picture.ask(&viewer, &Filter { places, ..Filter::default() }).await?;
    let month = month.or_else(|| Month::read(&month_before(&this_month(visit))));
    Ok(picture.coverage(&sieve, month.unwrap_or_else(|| Month::of(today(visit)))))
}

async fn view(visit: &Visit, month: Option<Month>, form: Form) -> kernel::Result<CoverageView> {
    let coverage = counted(visit, month).await?;
    let names = Names::read(&visit.viewer(), visit.locale()).await?;
    let last = Month::of(today(visit));
    let months = last.before(MONTHS).to(last).collect::<Vec<_>>();
    let choice = |month: &Month| Choice::of(month, visit.lang().month(month.first_day()));
    Ok(CoverageView {
        month: coverage.month.to_string(),
        months: months.iter().rev().map(choice).collect(),
        reported: coverage.reported,
        expected: coverage.expected(),
        reached_before: coverage.reached_before(),
        rows: coverage
            .missing
            .iter()
            .map(|missing| Row {
                id: missing.organisation,
                organisation: names.organisation(missing.organisation).to_owned(),
                last: missing.last.to_string(),
                activities: missing.activities,
                reached: missing.reached,
            })
            .collect(),
        form,
    })
}
