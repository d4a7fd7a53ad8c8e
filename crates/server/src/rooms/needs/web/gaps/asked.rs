//! What a visit asks of the gaps: which group, which months, where; both sides read for this reader; and what is said of it.

use kernel::{Error, Id, Result};
use rustc_hash::FxHashSet;
use serde::{Deserialize, Serialize};
use web::Visit;
use web::fields::SHORT;

use crate::rooms::activities::Names;
use crate::rooms::activities::choices::{self, Choice};
use crate::rooms::activities::picture::Month;
use crate::rooms::needs::model::gaps::{Ask, EVERYONE};
use crate::rooms::needs::store::{self, Compared};
use crate::rooms::needs::web::{Tab, today};
use crate::rooms::terms;

/// How the gaps are shown.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    #[default]
    Matrix,
    Map,
    Table,
}

/// One filter, as the macro wants it.
#[derive(Debug, Clone, Serialize)]
pub struct Field {
    name: &'static str,
    label: String,
    kind: &'static str,
    options: Vec<Choice>,
}

pub struct Asked {
    pub visit: Visit,
    pub names: Names,
    pub compared: Compared,
    pub ask: Ask,
    pub kind: Kind,
    /// One sector, for the map and the table.
    pub sector: Option<Id>,
    from: Month,
    to: Month,
    decided: FxHashSet<(Id, Id)>,
}

impl Asked {
    pub async fn of(visit: Visit) -> Result<Self> {
        let today = today(&visit);
        let mut fields = visit.asked();
        let (kind, sector, group, within, from, to) = fields.read(|fields| {
            (
                fields.choice_or_none("view").unwrap_or_default(),
                fields.id_or_none("sector"),
                fields.text_or_none("group", SHORT),
                fields.id_or_none("place"),
                fields.month_or_none("from").map(Month::of),
                fields.month_or_none("to").map(Month::of),
            )
        })?;
        let to = to.unwrap_or_else(|| Month::of(today));
        let from = from.unwrap_or_else(|| to.before(11)).min(to);
        let viewer = visit.viewer();
        let names = Names::read(&viewer, visit.locale()).await?;
        let compared = store::compared(&viewer, from, to, today).await?;
        let group = group.filter(|key| key != EVERYONE);
        if group.as_ref().is_some_and(|key| !compared.ground.groups.contains_key(key)) {
            return Err(Error::invalid("group", "needs-group-unknown"));
        }
        // A district is shown among those of its governorate.
        let within = match within {
            Some(id) => Some(names.atlas.governorate_of(id).ok_or(Error::NotFound)?.id),
            None => None,
        };
        let decided = store::decisions(&viewer).await?.into_iter();
        let decided = decided.filter(|decision| decision.is_about(group.as_deref()));
        let decided = decided.map(|decision| (decision.place_id, decision.sector_id)).collect();
        let kind = if kind == Kind::Map && within.is_some() { Kind::Matrix } else { kind };
        Ok(Self { visit, names, compared, ask: Ask { group, within }, kind, sector, from, to, decided })
    }

    pub fn views(&self) -> Vec<Tab> {
        let tab = |kind: Kind, word: &str, key: &str| Tab {
            href: self.visit.address("/needs", &[("view", word), ("page", "")]),
            label: self.visit.say(key),
            current: kind == self.kind,
        };
        let map = self.ask.within.is_none().then(|| tab(Kind::Map, "map", "needs-view-map"));
        let table = tab(Kind::Table, "table", "needs-view-table");
        [tab(Kind::Matrix, "", "needs-view-matrix")].into_iter().chain(map).chain([table]).collect()
    }

    pub fn fields(&self) -> Vec<Field> {
        let field = |name, key, kind, options| Field { name, label: self.visit.say(key), kind, options };
        let groups = self.names.entries(terms::GROUP, None).into_iter();
        let groups = groups.filter(|term| self.compared.ground.groups.contains_key(&term.key) && term.key != EVERYONE);
        let places = self.names.atlas.governorates().iter();
        let mut fields = vec![
            field(
                "group",
                "needs-group",
                "select",
                groups.map(|term| Choice::of(&term.key, term.name(self.names.locale))).collect(),
            ),
            field(
                "place",
                "needs-districts-of",
                "select",
                places.map(|place| Choice::of(place.id, place.name(self.names.locale))).collect(),
            ),
        ];
        if self.kind != Kind::Matrix {
            fields.push(field(
                "sector",
                "needs-sector",
                "select",
                Choice::named(&self.names, self.names.sectors(self.sector)),
            ));
        }
        fields.extend([
            field("from", "needs-from-month", "month", Vec::new()),
            field("to", "needs-to-month", "month", Vec::new()),
        ]);
        fields
    }

    pub fn shows(&self, sector: Id) -> bool {
        self.sector.is_none_or(|asked| asked == sector)
    }

    /// Whether an area lies in the governorate that is asked for.
    pub fn lies_in(&self, area: Id) -> bool {
        self.ask.within.is_none_or(|within| self.names.atlas.is_within(area, within))
    }

    pub fn is_decided(&self, area: Id, sector: Id) -> bool {
        self.decided.contains(&(area, sector))
    }

    /// This page, for the districts of one governorate.
    pub fn within(&self, governorate: Id) -> String {
        self.visit.address("/needs", &[("place", &governorate.to_string()), ("page", ""), ("view", "")])
    }

    /// The page of one cell, for the same group and months.
    pub fn cell(&self, area: Id, sector: Id) -> String {
        let others = [("place", ""), ("sector", ""), ("view", ""), ("page", "")];
        self.visit.address(&format!("/needs/cells/{area}/{sector}"), &others)
    }

    pub fn group_name(&self) -> Option<String> {
        self.ask.group.as_ref().map(|key| self.names.keyed(terms::GROUP, key).to_owned())
    }

    pub fn window(&self) -> String {
        let lang = self.visit.lang();
        let month = |month: Month| lang.month(month.first_day());
        let args = [("from", month(self.from)), ("to", month(self.to))];
        if self.from == self.to {
            return self.visit.sentence("needs-window-month", &args[1..]);
        }
        self.visit.sentence("needs-window", &args)
    }

    /// The addresses of lists of activities ask for the same months.
    pub fn months(&self) -> [(&'static str, String); 2] {
        [("from", self.from.to_string()), ("to", self.to.to_string())]
    }

    /// How complete the reports are, and what that does to the figures.
    pub fn reporting(&self) -> String {
        let coverage = &self.compared.coverage;
        let lang = self.visit.lang();
        let args = [
            ("silent", lang.integer(coverage.missing.len() as i64)),
            ("all", lang.integer(coverage.expected() as i64)),
            ("month", lang.month(coverage.month.first_day())),
            ("reached", lang.integer(coverage.reached_before() as i64)),
        ];
        let key = match (coverage.expected(), coverage.missing.len()) {
            (0, _) => "needs-reporting-none",
            (_, 0) => "needs-reporting-complete",
            _ => "needs-reporting",
        };
        self.visit.sentence(key, &args)
    }

    /// Where the coordination asks for the reports that are missing.
    pub fn asking(&self) -> Option<String> {
        let coverage = &self.compared.coverage;
        let may = choices::coordinates(&self.visit) && !coverage.missing.is_empty();
        may.then(|| format!("/activities/coverage?month={}", coverage.month))
    }

    pub fn share_key(&self) -> &'static str {
        match self.visit.actor() {
            actor if !actor.is_signed_in() => "needs-share-visitor",
            actor if actor.coordinates() => "needs-share-all",
            _ => "needs-share",
        }
    }

    /// What was asked for, in words: for files.
    pub fn told(&self) -> Vec<(String, String)> {
        let visit = &self.visit;
        let mut told = vec![
            (visit.say("needs-as-of-today"), visit.lang().day(today(visit))),
            (visit.say("needs-work-counted"), self.window()),
        ];
        told.extend(self.group_name().map(|name| (visit.say("needs-group"), name)));
        told.extend(self.ask.within.map(|id| (visit.say("needs-districts-of"), self.names.place(id).to_owned())));
        told
    }
}
