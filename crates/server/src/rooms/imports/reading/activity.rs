//! A row that says an activity: who does what, where, when, for whom, as a draft; and a draft laid over the record it
//! corrects, field by field as the file has columns.

use kernel::{FieldError, Id};
use tables::Row;
use tables::values::Axis;

use super::place::Where;
use super::terms::Meant;
use super::who::{Part, Who};
use super::{Body, Key, Reader, Whereabouts, fault};
use crate::rooms::activities::Draft;
use crate::rooms::activities::model::{Counted, LONGEST_TITLE, Status, Visibility};
use crate::rooms::imports::mapping::Mapping;

/// What reading a row comes to, beside its draft.
#[derive(Default)]
struct Findings {
    faults: Vec<FieldError>,
    asks: Vec<usize>,
    left_out: bool,
    whereabouts: Whereabouts,
}

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
        self.concluded(found, draft, key, row.number)
    }

    fn concluded(&mut self, found: Findings, draft: Draft, key: Key, row: u32) -> Body {
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
        Body::Activity(Box::new(draft), key, found.whereabouts)
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
        if draft.reached.is_none() {
            let parts = [draft.women, draft.girls, draft.men, draft.boys];
            let sum = parts.into_iter().flatten().fold(0, i64::saturating_add);
            draft.reached = parts.iter().any(Option::is_some).then_some(sum);
        }
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

fn status(text: &str) -> Option<Status> {
    const WORDS: [(Status, &[&str]); 4] = [
        (
            Status::Planned,
            &[
                "planned",
                "plan",
                "pipeline",
                "not started",
                "upcoming",
                "مخطط",
                "مخطط له",
                "لم يبدأ",
                "planifie",
                "prevu",
                "پلان",
                "پلانبۆدانراو",
                "plankiri",
            ],
        ),
        (
            Status::Ongoing,
            &[
                "ongoing",
                "on going",
                "in progress",
                "active",
                "implementing",
                "started",
                "جار",
                "جاري",
                "مستمر",
                "قيد التنفيذ",
                "en cours",
                "بەردەوام",
                "چالاک",
                "berdewam",
            ],
        ),
        (
            Status::Completed,
            &[
                "completed",
                "complete",
                "finished",
                "closed",
                "done",
                "ended",
                "مكتمل",
                "منجز",
                "منتهي",
                "منته",
                "اكتمل",
                "termine",
                "acheve",
                "تەواوبوو",
                "تەواو",
                "qediyayi",
            ],
        ),
        (
            Status::Suspended,
            &[
                "suspended",
                "on hold",
                "paused",
                "stopped",
                "cancelled",
                "معلق",
                "متوقف",
                "موقوف",
                "ملغى",
                "suspendu",
                "ڕاگیراو",
                "ڕاگیرا",
                "rawestandi",
            ],
        ),
    ];
    let folded = names::fold(text);
    let is = |word: &&str| names::fold(word) == folded;
    WORDS.iter().find(|(_, words)| words.iter().any(is)).map(|(status, _)| *status)
}

fn counted(text: &str) -> Option<Counted> {
    const PEOPLE: [&str; 10] =
        ["people", "persons", "individuals", "individual", "person", "أفراد", "اشخاص", "شخص", "personnes", "کەس"];
    const HOUSEHOLDS: [&str; 10] =
        ["households", "household", "families", "family", "hh", "أسر", "أسرة", "عائلة", "menages", "خێزان"];
    let folded = names::fold(text);
    let is = |word: &&str| names::fold(word) == folded;
    if PEOPLE.iter().any(is) { Some(Counted::People) } else { HOUSEHOLDS.iter().any(is).then_some(Counted::Households) }
}

/// Who may see a record, as our own exports say it in any of the program's languages.
pub(super) fn visibility(text: &str) -> Option<Visibility> {
    const WORDS: [(Visibility, &[&str]); 4] = [
        (Visibility::Public, &["public", "everybody", "all", "الجميع", "عام", "هەمووان"]),
        (Visibility::Members, &["members", "member organisations", "المنظمات الأعضاء", "الأعضاء", "ڕێکخراوە ئەندامەکان"]),
        (
            Visibility::Coordination,
            &[
                "coordination",
                "the coordination of the governorate",
                "تنسيق المحافظة",
                "التنسيق",
                "هەماهەنگیی پارێزگاکە",
            ],
        ),
        (
            Visibility::Own,
            &[
                "own",
                "only us and the national coordination",
                "نحن والتنسيق الوطني فقط",
                "تەنها ئێمە و هەماهەنگیی نیشتمانی",
            ],
        ),
    ];
    let folded = names::fold(text);
    let is = |word: &&str| names::fold(word) == folded;
    WORDS.iter().find(|(_, words)| words.iter().any(is)).map(|(visibility, _)| *visibility)
}

/// A currency as its code; what is not known stays as it was written, to be refused.
fn currency(text: &str) -> String {
    match names::fold(text).as_str() {
        "us" | "us dollar" | "us dollars" | "dollar" | "dollars" | "دولار" | "دولار امريكي" | "دۆلار" => {
            "USD".into()
        }
        "iraqi dinar" | "iraqi dinars" | "dinar" | "id" | "دينار" | "دينار عراقي" | "دینار" => {
            "IQD".into()
        }
        "euro" | "euros" | "يورو" => "EUR".into(),
        _ if matches!(text.trim(), "$" | "US$") => "USD".into(),
        _ if text.trim() == "€" => "EUR".into(),
        _ => text.trim().to_uppercase(),
    }
}

/// What a row says, laid over the record it corrects: only what the file has a column for.
pub fn overlaid(mapping: &Mapping, before: Draft, said: Draft) -> Draft {
    let has = |fields: &[&str]| fields.iter().any(|field| mapping.has(field));
    let mut over = before;
    macro_rules! take {
        ($($field:ident if $($column:literal)|+;)*) => {
            $(if has(&[$($column),+]) { over.$field = said.$field; })*
        };
    }
    let place =
        has(&["country", "admin1", "admin1_code", "admin2", "admin2_code", "admin3", "admin3_code", "place_code"]);
    // A place that is the same keeps the words it was first written in.
    if place && (over.place_id, over.country_wide) != (said.place_id, said.country_wide) {
        (over.place_id, over.country_wide) = (said.place_id, said.country_wide);
        (over.place_text, over.gazetteer) = (said.place_text, said.gazetteer);
    }
    if has(&["reached", "women", "girls", "men", "boys"]) {
        over.reached = said.reached;
    }
    take! {
        organisation_id if "organisation" | "organisation_acronym";
        programme_id if "programme" | "programme_acronym";
        funder_id if "funder" | "funder_acronym";
        title if "title";
        description if "description";
        sector_id if "sector";
        subsector_id if "subsector";
        activity_type if "activity_type";
        modality_id if "modality";
        indicator if "indicator";
        unit if "unit";
        project_code if "project_code";
        joint_with if "joint_with";
        external_ref if "reference";
        location if "location";
        latitude if "latitude";
        longitude if "longitude";
        start_on if "start_on";
        end_on if "end_on";
        period if "month" | "year";
        status if "status";
        counted if "counted";
        targeted if "targeted";
        women if "women";
        girls if "girls";
        men if "men";
        boys if "boys";
        elderly if "elderly";
        with_disability if "with_disability";
        cumulative if "cumulative";
        groups if "groups";
        value if "value";
        currency if "currency";
        funding_status if "funding_status";
        visibility if "visibility";
    }
    over
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn statuses_are_known_in_five_languages_and_never_guessed() {
        for (text, wanted) in [
            ("On-going", Some(Status::Ongoing)),
            ("COMPLETED", Some(Status::Completed)),
            ("مخطَّط له", Some(Status::Planned)),
            ("Terminé", Some(Status::Completed)),
            ("ڕاگیراو", Some(Status::Suspended)),
            ("quite far", None),
        ] {
            assert_eq!(status(text), wanted, "{text}");
        }
        assert_eq!((currency("US$"), currency("دينار"), currency("gbp")), ("USD".into(), "IQD".into(), "GBP".into()));
        assert_eq!(
            (counted("HH"), counted("أفراد"), counted("goats")),
            (Some(Counted::Households), Some(Counted::People), None)
        );
    }

    #[test]
    fn a_row_alters_only_what_its_file_has_columns_for() {
        let before =
            Draft { title: "Clinic".into(), reached: Some(5), location: Some("Camp 1".into()), ..Draft::default() };
        let said = Draft { title: "Other".into(), reached: Some(9), ..Draft::default() };
        let mapping = Mapping { columns: vec![(0, "reached".into())], ..Mapping::default() };
        let over = overlaid(&mapping, before.clone(), said);
        assert_eq!(over, Draft { reached: Some(9), ..before });
    }
}
