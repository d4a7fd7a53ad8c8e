//! The pages: what a visit asks for, the front page, the matrix.

mod exports;
mod front;
mod matrix;

use std::sync::Arc;

use kernel::{Id, Result};
use serde::Serialize;
use web::{Routes, Specimen, Visit, Who};

use super::figures::{MEASURES, Measure};
use super::names::{Choice, Names};
use crate::rooms::activities::picture::{Coverage, Dimension, Filter, Groups, Key, Month, Picture, Tally, picture};
use crate::rooms::places;

pub fn routes() -> Routes {
    Routes::new().get("/", Who::Open, front::show).get("/matrix", Who::Open, matrix::show)
}

pub fn specimens() -> Vec<Specimen> {
    vec![Specimen::of::<front::FrontView>(), Specimen::of::<matrix::MatrixView>()]
}

/// More organisations than this are not offered in a list, but those with records here.
const MOST_OFFERED: usize = 300;

/// What one visit asks of the figures.
struct Asked {
    visit: Visit,
    filter: Filter,
    measure: Measure,
    picture: Picture,
    names: Names,
    /// The boundaries of the governorates, where an operator has loaded some.
    drawn: Option<Arc<places::Drawn>>,
    coverage: Coverage,
}

/// A row of a table: what it is of, where it leads, its figures.
#[derive(Debug, Clone, Serialize)]
struct Line {
    label: String,
    href: Option<String>,
    #[serde(flatten)]
    tally: Tally,
}

#[derive(Debug, Clone, Serialize)]
struct Tab {
    href: String,
    label: String,
    current: bool,
}

/// Whose reports are missing from the figures shown, said beside them.
#[derive(Debug, Clone, Serialize)]
struct Missing {
    month: Month,
    organisations: usize,
    expected: usize,
    /// People in the last reports of these organisations.
    reached: u64,
    /// Where the missing reports are asked for, for who may.
    href: Option<String>,
}

impl Missing {
    fn sample() -> Self {
        let month = Month::of(jiff::civil::date(2026, 10, 1));
        Self { month, organisations: 3, expected: 12, reached: 900, href: Some("/activities/coverage".into()) }
    }
}

/// One filter, as the macro wants it.
#[derive(Debug, Clone, Serialize)]
struct Field {
    name: &'static str,
    label: String,
    kind: &'static str,
    options: Vec<Choice>,
}

/// What is asked for that is no filter.
const OTHERS: [&str; 3] = ["show", "by", "rows"];

impl Asked {
    async fn of(visit: Visit) -> Result<Self> {
        let mut fields = visit.asked();
        let filter = fields.read(Filter::read)?;
        let measure = Measure::read(fields.text_or_none("show", 20).as_deref());
        let picture = picture(&visit.viewer()).await?;
        let names = Names::of(&visit, &picture).await?;
        let drawn = places::outlines(&visit.viewer(), 1).await?;
        // The last month that is shown and over.
        let last_over = Month::of(visit.app().clock().today()).before(1);
        let month = filter.to.map_or(last_over, |to| to.min(last_over));
        let sieve = picture.ask(&visit.viewer(), &Filter { from: None, to: None, ..filter.clone() }).await?;
        let coverage = picture.coverage(&sieve, month);
        Ok(Self { visit, filter, measure, picture, names, drawn, coverage })
    }

    /// Whose reports are missing, if any are.
    fn missing(&self) -> Option<Missing> {
        let coverage = &self.coverage;
        let actor = self.visit.actor();
        let asks = actor.coordinates_place(None) || !actor.coordinated_places().is_empty();
        (!coverage.missing.is_empty()).then(|| Missing {
            month: coverage.month,
            organisations: coverage.missing.len(),
            expected: coverage.expected(),
            reached: coverage.reached_before(),
            href: asks.then(|| format!("/activities/coverage?month={}", coverage.month)),
        })
    }

    fn line(&self, dimension: Dimension, (key, tally): &(Key, Tally)) -> Line {
        let label = self.names.name(&self.visit, dimension, key);
        Line { label, href: self.narrowed(dimension, key), tally: *tally }
    }

    fn lines(&self, dimension: Dimension, groups: &Groups) -> Vec<Line> {
        groups.iter().map(|group| self.line(dimension, group)).collect()
    }

    /// This page, narrowed to one group.
    fn narrowed(&self, dimension: Dimension, key: &Key) -> Option<String> {
        let (name, value) = asked_by(dimension, key)?;
        // A month said alone takes the place of a span of months.
        let span: &[(&str, &str)] = if name == "month" { &[("from", ""), ("to", "")] } else { &[] };
        Some(self.visit.address(&self.visit.path, &[&[(name, value.as_str())], span].concat()))
    }

    fn place(&self, id: Id) -> Option<String> {
        self.narrowed(Dimension::Governorate, &Key::Of(id))
    }

    /// The list of activities behind a figure.
    fn list(&self, groups: &[(Dimension, &Key)]) -> String {
        let mut changes: Vec<(&str, String)> = OTHERS.iter().map(|name| (*name, String::new())).collect();
        changes.extend(groups.iter().filter_map(|(dimension, key)| asked_by(*dimension, key)));
        let changes: Vec<_> = changes.iter().map(|(name, value)| (*name, value.as_str())).collect();
        self.visit.address("/activities", &changes)
    }

    fn stale(&self) -> String {
        let changes = [&OTHERS.map(|name| (name, ""))[..], &[("stale", "true")]].concat();
        self.visit.address("/activities", &changes)
    }

    fn measures(&self) -> Vec<Tab> {
        let tab = |measure: Measure| Tab {
            href: self.visit.address(&self.visit.path, &[("show", measure.word())]),
            label: self.visit.say(measure.key()),
            current: measure == self.measure,
        };
        MEASURES.map(tab).into()
    }

    fn fields(&self, organisations: &Groups, months: &[Month]) -> Vec<Field> {
        let field = |name, key, kind, options| Field { name, label: self.visit.say(key), kind, options };
        let month =
            |month: &Month| Choice { value: month.to_string(), label: self.visit.lang().month(month.first_day()) };
        let offered = self.offered(organisations);
        let months: Vec<Choice> = months.iter().map(month).collect();
        vec![
            field("sector", "dashboards-sector", "select", self.names.sectors()),
            field("organisation", "dashboards-organisation", "select", offered),
            field("kind", "dashboards-kind", "select", self.names.kinds()),
            field("place", "dashboards-place", "select", self.names.places(&self.filter.places)),
            field("status", "dashboards-status", "select", self.names.statuses()),
            field("month", "dashboards-month", "slider", months.clone()),
            field("from", "dashboards-from", "select", months.clone()),
            field("to", "dashboards-to", "select", months),
        ]
    }

    fn offered(&self, organisations: &Groups) -> Vec<Choice> {
        let all = self.names.organisations();
        if all.len() <= MOST_OFFERED {
            return all;
        }
        let here = organisations.iter().take(MOST_OFFERED).filter_map(|(key, _)| key.id());
        let here: Vec<String> =
            here.chain(self.filter.organisations.iter().copied()).map(|id| id.to_string()).collect();
        all.into_iter().filter(|choice| here.contains(&choice.value)).collect()
    }

    /// What was asked for, in words: for files and posters.
    fn told(&self) -> Vec<(String, String)> {
        let (visit, filter) = (&self.visit, &self.filter);
        let mut told = vec![(visit.say("dashboards-as-of"), self.today())];
        let mut add = |key: &str, values: Vec<String>| {
            if !values.is_empty() {
                told.push((visit.say(key), values.join(", ")));
            }
        };
        let named = |dimension, ids: &[Id]| -> Vec<String> {
            ids.iter().map(|id| self.names.name(visit, dimension, &Key::Of(*id))).collect()
        };
        add("dashboards-sector", named(Dimension::Sector, &filter.sectors));
        add("dashboards-organisation", named(Dimension::Organisation, &filter.organisations));
        let kinds = filter.kinds.iter().map(|kind| self.names.name(visit, Dimension::Kind, &Key::Kind(kind.clone())));
        add("dashboards-kind", kinds.collect());
        add("dashboards-place", named(Dimension::Governorate, &filter.places));
        let statuses = filter.statuses.iter().map(|status| self.names.status(*status).to_owned());
        add("dashboards-status", statuses.collect());
        let months = [filter.from, filter.to].into_iter().flatten().map(|month| visit.lang().month(month.first_day()));
        let mut months: Vec<String> = months.collect();
        months.dedup();
        add("dashboards-month", if months.is_empty() { months } else { vec![months.join(" – ")] });
        add("dashboards-words", filter.text.clone().into_iter().collect());
        told
    }

    fn today(&self) -> String {
        self.visit.lang().day(self.visit.app().clock().today())
    }

    fn share_key(&self) -> &'static str {
        match self.visit.actor() {
            actor if !actor.is_signed_in() => "dashboards-share-visitor",
            actor if actor.coordinates() => "dashboards-share-all",
            _ => "dashboards-share",
        }
    }
}

/// The field and value that ask for one group.
fn asked_by(dimension: Dimension, key: &Key) -> Option<(&'static str, String)> {
    Some(match (dimension, key) {
        (Dimension::Sector, Key::Of(id)) => ("sector", id.to_string()),
        (Dimension::Organisation, Key::Of(id)) => ("organisation", id.to_string()),
        (Dimension::Governorate | Dimension::District, Key::Of(id)) => ("place", id.to_string()),
        (Dimension::Kind, Key::Kind(kind)) => ("kind", kind.clone()),
        (Dimension::Month, Key::Month(month)) => ("month", month.to_string()),
        (Dimension::Status, _) => ("status", serde_json::to_value(key.status()?).ok()?.as_str()?.to_owned()),
        _ => return None,
    })
}
