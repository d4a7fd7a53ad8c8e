//! A row that says an activity: who does what, where, when, for whom, as a draft.

use kernel::{FieldError, Id};
use tables::Row;
use tables::values::Axis;

use super::overlay::parts;
use super::place::Where;
use super::terms::Meant;
use super::who::{Part, Who};
use super::words::{counted, currency, status, visibility};
use super::{ActivitySaid, Body, Findings, Key, Reader, fault};
use crate::rooms::activities::Draft;
use crate::rooms::activities::model::{LONGEST_TITLE, Visibility};

/// How our own exports name an organisation that is not shown to their reader.
const HIDDEN: &str = "–";

/// Fields that every record has, with their columns.
const NEEDED: [(&str, &[&str]); 8] = [
    ("organisation_id", &["organisation", "organisation_acronym"]),
    ("title", &["title"]),
    ("period", &["month"]),
    ("status", &["status"]),
    ("counted", &["counted"]),
    ("cumulative", &["cumulative"]),
    ("visibility", &["visibility"]),
    ("aggregate_only", &["aggregate_only"]),
];

impl Reader {
    pub(super) fn activity(&mut self, row: &Row) -> Body {
        let mut found = Findings::default();
        let mut draft = Draft { visibility: Visibility::Members, ..Draft::default() };
        self.read_who(row, &mut draft, &mut found);
        self.read_what(row, &mut draft, &mut found);
        self.read_where(row, &mut draft, &mut found);
        self.read_when(row, &mut draft, &mut found);
        self.read_whom(row, &mut draft, &mut found);
        self.read_rest(row, &mut draft, &mut found);
        let key = self.key(row, draft.organisation_id, &mut found.faults);
        let unsaid = if key == Key::None { Vec::new() } else { self.unsaid(row) };
        self.concluded(found, ActivitySaid { draft, key, whereabouts: Default::default(), unsaid }, row.number)
    }

    fn concluded(&mut self, found: Findings, said: ActivitySaid, row: u32) -> Body {
        if found.left_out {
            return Body::LeftOut;
        }
        if !found.faults.is_empty() {
            return Body::Refused(found.faults, found.whereabouts);
        }
        if !found.asks.is_empty() {
            self.questions.waits(&found.asks, row);
            return Body::Asks(found.asks, found.whereabouts);
        }
        Body::Activity(Box::new(ActivitySaid { whereabouts: found.whereabouts, ..said }))
    }

    /// What a record keeps, of which this row says nothing: an empty cell does not take away what no record is without, nor
    /// does the sign for an organisation that whoever exported the file may not see.
    fn unsaid(&self, row: &Row) -> Vec<&'static str> {
        let says = |column: &str| self.plan.text(row, column).is_some();
        let hidden = |column: &str| self.plan.written(row, column) == Some(HIDDEN);
        let needed = NEEDED.iter().filter(|(_, columns)| !columns.iter().any(|column| says(column)));
        let parts = [("programme_id", "programme"), ("funder_id", "funder")];
        let parts = parts.into_iter().filter(|(_, column)| hidden(column));
        needed.map(|(field, _)| *field).chain(parts.map(|(field, _)| field)).collect()
    }

    pub(super) fn key(&self, row: &Row, organisation: Id, faults: &mut Vec<FieldError>) -> Key {
        if let Some(text) = self.plan.text(row, "id") {
            return match text.parse() {
                Ok(id) => Key::Id(id),
                Err(_) => {
                    faults.push(fault("id", "imports-row-id-wrong", Vec::new()));
                    Key::None
                }
            };
        }
        match self.plan.text(row, "reference") {
            Some(text) => Key::Reference(organisation, text.to_owned()),
            None => Key::None,
        }
    }

    fn read_who(&mut self, row: &Row, draft: &mut Draft, found: &mut Findings) {
        let owner =
            self.who(self.plan.text(row, "organisation"), self.plan.text(row, "organisation_acronym"), Part::Owner);
        match (owner, self.sender) {
            (Who::Nobody, Some(sender)) => draft.organisation_id = sender,
            (Who::Nobody, None) => found.faults.push(fault("organisation", "imports-row-no-organisation", Vec::new())),
            (Who::Known(id), _) => draft.organisation_id = id,
            (Who::New(id), _) => {
                draft.organisation_id = id;
                self.read_kind(row, id);
            }
            (Who::Asks(number), _) => found.asks.push(number),
            (Who::LeftOut, _) => found.left_out = true,
            (Who::Unknown(name), _) => {
                let args = vec![("name", name)];
                found.faults.push(fault("organisation", "imports-row-organisation-unknown", args));
            }
        }
        if !draft.organisation_id.is_nil() {
            found.whereabouts.organisation = Some(draft.organisation_id);
        }
        draft.programme_id = self.other(row, ["programme", "programme_acronym"], None, found);
        draft.funder_id = self.other(row, ["funder", "funder_acronym"], Some("donor"), found);
    }

    /// Another organisation with a part in it.
    fn other(&mut self, row: &Row, [name, acronym]: [&str; 2], kind: Option<&str>, found: &mut Findings) -> Option<Id> {
        match self.who(self.plan.text(row, name), self.plan.text(row, acronym), Part::Other) {
            Who::Known(id) => Some(id),
            Who::New(id) => {
                if let Some(kind) = kind.filter(|kind| self.known.kinds.keyed(kind)) {
                    self.newcomers.is_of_kind(id, kind);
                }
                Some(id)
            }
            Who::Asks(number) => {
                found.asks.push(number);
                None
            }
            Who::LeftOut => {
                found.left_out = true;
                None
            }
            Who::Nobody | Who::Unknown(_) => None,
        }
    }

    fn read_kind(&mut self, row: &Row, id: Id) {
        if let Some(text) = self.plan.text(row, "organisation_kind")
            && let Some(kind) = self.known.kinds.sure(text)
        {
            let key = kind.key.clone();
            self.newcomers.is_of_kind(id, &key);
        }
    }

    fn read_what(&mut self, row: &Row, draft: &mut Draft, found: &mut Findings) {
        match self.plan.text(row, "sector") {
            None => found.faults.push(fault("sector", "imports-row-no-sector", Vec::new())),
            Some(text) => match self.term("sector", text) {
                Meant::Term { id, .. } => {
                    draft.sector_id = id;
                    found.whereabouts.sector = Some(id);
                }
                Meant::Nothing => found.faults.push(fault("sector", "imports-row-no-sector", Vec::new())),
                other => open(other, found),
            },
        }
        draft.subsector_id =
            self.plan.text(row, "subsector").and_then(|text| term_id(self.term("sector", text), found));
        draft.modality_id =
            self.plan.text(row, "modality").and_then(|text| term_id(self.term("modality", text), found));
        let text = |field: &str| self.plan.text(row, field).map(str::to_owned);
        draft.description = text("description");
        draft.activity_type = text("activity_type");
        draft.indicator = text("indicator");
        draft.unit = text("unit");
        draft.project_code = text("project_code");
        draft.joint_with = text("joint_with");
        draft.external_ref = text("reference");
        self.read_title(row, draft);
    }

    /// The title, or where the file has none the next best words for the work. One too long for a title goes whole into
    /// the description.
    fn read_title(&self, row: &Row, draft: &mut Draft) {
        let fields = ["title", "activity_type", "description", "indicator", "project_code", "sector"];
        let title = fields.iter().find_map(|field| self.plan.text(row, field)).unwrap_or_default();
        if title.chars().count() > LONGEST_TITLE {
            draft.title = title.chars().take(LONGEST_TITLE - 1).chain(['…']).collect();
            draft.description.get_or_insert_with(|| title.to_owned());
        } else {
            draft.title = title.to_owned();
        }
    }

    fn read_where(&mut self, row: &Row, draft: &mut Draft, found: &mut Findings) {
        match self.place(row) {
            Where::Nowhere => found.faults.push(fault("place", "imports-row-no-place", Vec::new())),
            Where::CountryWide => draft.country_wide = true,
            Where::Place { id, scheme } => {
                draft.place_id = Some(id);
                draft.gazetteer = scheme;
                found.whereabouts.place = Some(id);
            }
            Where::Asks(number) => found.asks.push(number),
            Where::LeftOut => found.left_out = true,
            Where::Refused(fault) => found.faults.push(fault),
        }
        draft.place_text = self.place_text(row);
        draft.location = self.plan.text(row, "location").map(str::to_owned);
        draft.latitude = self.coordinate(row, "latitude", Axis::Latitude, &mut found.faults);
        draft.longitude = self.coordinate(row, "longitude", Axis::Longitude, &mut found.faults);
    }

    fn read_when(&mut self, row: &Row, draft: &mut Draft, found: &mut Findings) {
        for (field, last) in [("start_on", false), ("end_on", true)] {
            match self.day(row, field, last) {
                None => {}
                Some(Ok(day)) if last => draft.end_on = Some(day),
                Some(Ok(day)) => draft.start_on = Some(day),
                Some(Err(wrong)) => found.faults.push(wrong.in_field(field)),
            }
        }
        match self.month(row, draft.start_on.as_deref(), draft.end_on.as_deref()) {
            Ok(month) => draft.period = month.unwrap_or_default(),
            Err(wrong) => found.faults.push(wrong.in_field("month")),
        }
        if let Some(text) = self.plan.text(row, "status") {
            match status(text) {
                Some(status) => draft.status = status,
                None => {
                    found.faults.push(fault("status", "imports-row-status-unknown", vec![("text", text.to_owned())]))
                }
            }
        }
    }

    fn read_whom(&mut self, row: &Row, draft: &mut Draft, found: &mut Findings) {
        let faults = &mut found.faults;
        let mut count = |field: &str| self.count(row, field, faults);
        (draft.targeted, draft.reached) = (count("targeted"), count("reached"));
        (draft.women, draft.girls) = (count("women"), count("girls"));
        (draft.men, draft.boys) = (count("men"), count("boys"));
        (draft.elderly, draft.with_disability) = (count("elderly"), count("with_disability"));
        draft.reached = draft.reached.or_else(|| parts(draft));
        draft.cumulative = self.yes_or_no(row, "cumulative", faults).unwrap_or(false);
        if let Some(text) = self.plan.text(row, "counted") {
            match counted(text) {
                Some(counted) => draft.counted = counted,
                None => faults.push(fault("counted", "imports-row-counted-unknown", vec![("text", text.to_owned())])),
            }
        }
        for text in self.plan.text(row, "groups").into_iter().flat_map(|text| text.split([';', ',', '،', '/', '\n'])) {
            match self.term("group", text) {
                Meant::Term { key, .. } if !draft.groups.contains(&key) => draft.groups.push(key),
                Meant::Term { .. } | Meant::Nothing => {}
                other => open(other, found),
            }
        }
    }

    fn read_rest(&mut self, row: &Row, draft: &mut Draft, found: &mut Findings) {
        draft.value = self.amount(row, "value", &mut found.faults);
        draft.currency = self.plan.text(row, "currency").map(currency);
        draft.funding_status = self.plan.text(row, "funding_status").map(str::to_owned);
        draft.aggregate_only = self.yes_or_no(row, "aggregate_only", &mut found.faults).unwrap_or(false);
        if let Some(text) = self.plan.text(row, "visibility") {
            match visibility(text) {
                Some(visibility) => draft.visibility = visibility,
                None => {
                    let args = vec![("text", text.to_owned())];
                    found.faults.push(fault("visibility", "imports-row-visibility-unknown", args));
                }
            }
        }
    }
}

fn term_id(meant: Meant, found: &mut Findings) -> Option<Id> {
    match meant {
        Meant::Term { id, .. } => Some(id),
        Meant::Nothing => None,
        other => {
            open(other, found);
            None
        }
    }
}

fn open(meant: Meant, found: &mut Findings) {
    match meant {
        Meant::Asks(number) => found.asks.push(number),
        Meant::LeftOut => found.left_out = true,
        Meant::Term { .. } | Meant::Nothing => {}
    }
}
