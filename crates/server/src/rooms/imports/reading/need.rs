//! A row that says people in need: how many, where, for which sector and group, how badly, as of when, and where that comes
//! from.

use kernel::Id;
use rustc_hash::FxHashSet;
use tables::Row;
use tables::values::{self, DecimalMark};

use super::place::Where;
use super::terms::Meant;
use super::who::{Part, Who};
use super::words::{confidence, says_nothing, visibility};
use super::{Body, Findings, Key, Reader, Whereabouts, fault};
use crate::rooms::imports::mapping::Mapping;
use crate::rooms::needs::model::gaps::EVERYONE;
use crate::rooms::needs::model::{Count, MOST_SEVERE, Visibility};

/// What a row of figures of need says.
pub struct NeedSaid {
    pub count: Count,
    pub key: Key,
    pub whereabouts: Whereabouts,
    /// Fields of the record that the row leaves as they are.
    pub unsaid: FxHashSet<&'static str>,
}

/// What a figure has that an empty cell does not take away, even where the row says by our id which figure it corrects.
const NEEDED: [&str; 7] = ["organisation", "assessment", "source", "as_of", "visibility", "population_group", "people"];
const OTHERS: [&str; 3] = ["severity", "confidence", "note"];

impl NeedSaid {
    /// What tells the row from the others of its file: two figures of one cell and day cannot both be meant.
    pub fn identity(&self) -> Key {
        let Count { place_id, sector_id, population_group, as_of, organisation_id, .. } = &self.count;
        match self.key {
            Key::None => Key::Reference(
                organisation_id.unwrap_or_default(),
                format!("{place_id}/{sector_id}/{population_group}/{as_of}"),
            ),
            ref key => key.clone(),
        }
    }
}

impl Reader {
    pub(super) fn need(&mut self, row: &Row) -> Body {
        let mut found = Findings::default();
        let rest = self.mapping.unsaid.clone();
        let mut count = Count {
            population_group: EVERYONE.into(),
            as_of: rest.as_of.unwrap_or_default(),
            visibility: rest.visibility.unwrap_or(Visibility::Members),
            assessment_id: rest.assessment,
            ..Count::default()
        };
        self.read_need_who(row, &mut count, &mut found);
        self.read_need_what(row, &mut count, &mut found);
        self.read_need_where(row, &mut count, &mut found);
        self.read_need_figures(row, &mut count, &mut found);
        self.read_need_day(row, &mut count, &mut found);
        self.read_need_rest(row, &mut count, &mut found);
        if count.assessment_id.is_none() && count.source.is_none() {
            count.source = rest.source.or_else(|| Some(self.file_name.chars().take(300).collect()));
        }
        let key = self.key(row, Id::nil(), &mut found.faults);
        let unsaid = self.unsaid_of_need(row, key != Key::None);
        if found.left_out {
            return Body::LeftOut;
        }
        if !found.faults.is_empty() {
            return Body::Refused(found.faults, found.whereabouts);
        }
        if !found.asks.is_empty() {
            self.questions.waits(&found.asks, row.number);
            return Body::Asks(found.asks, found.whereabouts);
        }
        Body::Need(Box::new(NeedSaid { count, key, whereabouts: found.whereabouts, unsaid }))
    }

    fn unsaid_of_need(&self, row: &Row, by_id: bool) -> FxHashSet<&'static str> {
        let all = NEEDED.into_iter().chain(OTHERS.into_iter().filter(|_| !by_id));
        all.filter(|field| self.plan.text(row, field).is_none()).collect()
    }

    fn read_need_who(&mut self, row: &Row, count: &mut Count, found: &mut Findings) {
        match self.who(self.plan.text(row, "organisation"), None, Part::Other) {
            // Where neither the row nor the sender says it, the figure is the coordination's.
            Who::Nobody => count.organisation_id = self.sender,
            Who::Known(id) => count.organisation_id = Some(id),
            Who::Asks(number) => found.asks.push(number),
            Who::LeftOut => found.left_out = true,
            Who::New(_) => found.faults.push(fault("organisation", "imports-row-no-organisation", Vec::new())),
            Who::Unknown(name) => {
                found.faults.push(fault("organisation", "imports-row-organisation-unknown", vec![("name", name)]));
            }
        }
        found.whereabouts.organisation = count.organisation_id;
    }

    fn read_need_what(&mut self, row: &Row, count: &mut Count, found: &mut Findings) {
        let sector = match self.plan.text(row, "sector") {
            Some(text) => self.term("sector", text),
            None => Meant::Nothing,
        };
        match sector {
            Meant::Term { id, .. } => {
                count.sector_id = id;
                found.whereabouts.sector = Some(id);
            }
            Meant::Nothing => found.faults.push(fault("sector", "imports-row-no-sector", Vec::new())),
            Meant::Asks(number) => found.asks.push(number),
            Meant::LeftOut => found.left_out = true,
        }
        // A file without a column of groups is of everybody.
        let Some(text) = self.plan.text(row, "population_group") else { return };
        match self.term("population", text) {
            Meant::Term { key, .. } => count.population_group = key,
            Meant::Nothing => {}
            Meant::Asks(number) => found.asks.push(number),
            Meant::LeftOut => found.left_out = true,
        }
    }

    fn read_need_where(&mut self, row: &Row, count: &mut Count, found: &mut Findings) {
        match self.place(row) {
            Where::Nowhere => found.faults.push(fault("place", "imports-row-no-place", Vec::new())),
            Where::CountryWide => found.faults.push(fault("place", "needs-place-country", Vec::new())),
            Where::Place { id, .. } => {
                count.place_id = id;
                found.whereabouts.place = Some(id);
            }
            Where::Asks(number) => found.asks.push(number),
            Where::LeftOut => found.left_out = true,
            Where::Refused(fault) => found.faults.push(fault),
        }
    }

    fn read_need_figures(&mut self, row: &Row, count: &mut Count, found: &mut Findings) {
        let before = found.faults.len();
        count.people = self.count(row, "people", &mut found.faults);
        if count.people.is_none() && found.faults.len() == before {
            found.faults.push(fault("people", "needs-people-missing", Vec::new()));
        }
        let Some((cell, _)) = self.plan.cell(row, "severity").filter(|(cell, _)| !says_nothing(cell.as_str())) else {
            return;
        };
        let whole = |value: f64| value.fract() == 0.0 && (1.0..=MOST_SEVERE as f64).contains(&value);
        match values::number_in(cell, DecimalMark::default()) {
            Ok(number) if whole(number.value) => count.severity = Some(number.value as i64),
            _ => found.faults.push(fault("severity", "needs-severity-wrong", Vec::new())),
        }
    }

    /// A month or a year means its last day, or today where that is still to come.
    fn read_need_day(&mut self, row: &Row, count: &mut Count, found: &mut Findings) {
        match self.day(row, "as_of", true) {
            None => {}
            Some(Err(wrong)) => found.faults.push(wrong.in_field("as_of")),
            Some(Ok(last)) => {
                let begun = matches!(self.day(row, "as_of", false), Some(Ok(first)) if first <= self.day_today);
                count.as_of = if last > self.day_today && begun { self.day_today.clone() } else { last };
            }
        }
    }

    fn read_need_rest(&mut self, row: &Row, count: &mut Count, found: &mut Findings) {
        let text = |field: &str| self.plan.text(row, field).map(|text| text.chars().take(300).collect::<String>());
        count.source = text("source");
        count.note = self.plan.text(row, "note").map(str::to_owned);
        if let Some(title) = text("assessment") {
            match self.known.assessments.get(&names::fold(&title)) {
                Some(id) => count.assessment_id = Some(*id),
                // One that is in no registry is where the figure comes from, in words.
                None => drop(count.source.get_or_insert(title)),
            }
        }
        if let Some(said) = self.plan.text(row, "confidence") {
            match confidence(said) {
                Some(word) => count.confidence = Some(word),
                None => {
                    let args = vec![("text", said.to_owned())];
                    found.faults.push(fault("confidence", "imports-row-confidence-unknown", args));
                }
            }
        }
        if let Some(said) = self.plan.text(row, "visibility") {
            match visibility(said) {
                Some(word) => count.visibility = word,
                None => {
                    let args = vec![("text", said.to_owned())];
                    found.faults.push(fault("visibility", "imports-row-visibility-unknown", args));
                }
            }
        }
    }
}

/// What a row says, laid over the figure it corrects: only what the file has a column for, and not the `unsaid` fields.
pub fn overlaid(mapping: &Mapping, before: Count, said: Count, unsaid: &FxHashSet<&'static str>) -> Count {
    let has = |field: &str| mapping.has(field) && !unsaid.contains(field);
    let mut over = before;
    if over.place_id != said.place_id {
        (over.place_id, over.governorate_id) = (said.place_id, said.governorate_id);
    }
    macro_rules! take {
        ($($field:ident if $column:literal;)*) => {
            $(if has($column) { over.$field = said.$field; })*
        };
    }
    take! {
        organisation_id if "organisation";
        sector_id if "sector";
        population_group if "population_group";
        people if "people";
        severity if "severity";
        as_of if "as_of";
        source if "source";
        confidence if "confidence";
        visibility if "visibility";
        note if "note";
    }
    // A title that is in no registry became the source, and takes no assessment away.
    if has("assessment") && said.assessment_id.is_some() {
        over.assessment_id = said.assessment_id;
    }
    over
}
