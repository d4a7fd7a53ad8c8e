//! A row that says an organisation: its names, kind, contacts, where and in what it works, its registration.

use kernel::FieldError;
use tables::Row;

use super::questions::{BLANK, Candidate, NEW, Question};
use super::terms::Meant;
use super::{Body, Findings, Key, OrganisationSaid, Reader, Registration, fault};
use crate::rooms::imports::mapping::Mapping;
use crate::rooms::organisations::{Draft, Reading};
use crate::rooms::places::{Asked, Level, Reading as PlaceReading};

/// Columns of what an organisation says of itself.
const COLUMNS: [&str; 18] = [
    "name",
    "acronym",
    "name_en",
    "name_ar",
    "name_ckb",
    "name_ku",
    "former_names",
    "kind",
    "country",
    "about",
    "website",
    "email",
    "phone",
    "languages",
    "staff",
    "visibility",
    "sectors",
    "governorates",
];

/// A cell that holds several values.
fn several(text: &str) -> impl Iterator<Item = &str> {
    text.split([';', ',', '،', '؛', '/', '\n', '|']).map(str::trim).filter(|part| !part.is_empty())
}

impl Reader {
    pub(super) fn organisation(&mut self, row: &Row) -> Body {
        let mut found = Findings::default();
        let draft = self.organisation_draft(row, &mut found);
        let registration = self.registration(row, &mut found.faults);
        let key = self.key(row, kernel::Id::nil(), &mut found.faults);
        let known = self.known_as(&draft, &key).unwrap_or_else(|open| {
            match open {
                Some(number) => found.asks.push(number),
                None => found.left_out = true,
            }
            None
        });
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
        let unsaid = self.unsaid_of_organisation(row, key != Key::None);
        let key = match (key, known) {
            (Key::None, Some(id)) => Key::Id(id),
            // One that is new is told by its name from the others of the file.
            (Key::None, None) => Key::Reference(kernel::Id::nil(), names::fold(&draft.name)),
            (key, _) => key,
        };
        Body::Organisation(Box::new(OrganisationSaid { draft, registration, known, unsaid }), key)
    }

    /// Empty cells that take nothing away: those of what every organisation has, and all of them unless the row says by our id
    /// which one it corrects. A list of somebody else's has gaps where the register need not.
    fn unsaid_of_organisation(&self, row: &Row, by_id: bool) -> Vec<&'static str> {
        let empty = COLUMNS.into_iter().filter(|column| self.plan.text(row, column).is_none());
        empty.filter(|column| !by_id || matches!(*column, "name" | "kind" | "visibility")).collect()
    }

    /// Which organisation of the register the row is; an error is a question, or rows that are left out.
    fn known_as(&mut self, draft: &Draft, key: &Key) -> Result<Option<kernel::Id>, Option<usize>> {
        if let Key::Id(id) = key {
            return Ok(self.known.register.get(*id).map(|found| found.id));
        }
        let text = match &draft.acronym {
            Some(acronym) => format!("{} ({acronym})", draft.name),
            None => draft.name.clone(),
        };
        match self.choices.of_text("organisation", &text, None) {
            Some(None | Some(BLANK)) => return Err(None),
            Some(Some(NEW)) => return Ok(None),
            Some(Some(id)) => return Ok(Some(id)),
            None => {}
        }
        let candidates = match self.known.register.read(Some(&draft.name), draft.acronym.as_deref()) {
            Reading::Known(id) => return Ok(Some(id)),
            Reading::Unknown => return Ok(None),
            Reading::Choose(candidates) => candidates,
        };
        let near =
            |found: &crate::rooms::organisations::Candidate| Candidate::new(found.id, &found.name, &found.reasons);
        Err(Some(self.questions.ask(Question {
            field: "organisation".into(),
            text,
            scope: None,
            candidates: candidates.iter().map(near).collect(),
            rows: 0,
            first: 0,
            may_register: self.may_register,
            may_leave_empty: false,
            name: Some(draft.name.clone()),
            acronym: draft.acronym.clone(),
        })))
    }

    fn organisation_draft(&mut self, row: &Row, found: &mut Findings) -> Draft {
        let text = |field: &str| self.plan.text(row, field).map(str::to_owned);
        let names = [text("name"), text("name_en"), text("name_ar"), text("name_ckb"), text("name_ku")];
        let mut draft = Draft {
            name: names.into_iter().flatten().next().unwrap_or_default(),
            acronym: text("acronym"),
            name_en: text("name_en"),
            name_ar: text("name_ar"),
            name_ckb: text("name_ckb"),
            name_ku: text("name_ku"),
            former_names: self
                .plan
                .text(row, "former_names")
                .into_iter()
                .flat_map(several)
                .map(str::to_owned)
                .collect(),
            about: text("about"),
            website: text("website").map(website),
            email: text("email"),
            phone: text("phone"),
            ..Draft::default()
        };
        let faults = &mut found.faults;
        if draft.name.is_empty() {
            faults.push(fault("name", "imports-row-no-name", Vec::new()));
        }
        match self.plan.text(row, "kind") {
            Some(label) => match self.known.kinds.sure(label) {
                Some(kind) => draft.kind = kind.key.clone(),
                None => faults.push(fault("kind", "imports-row-kind-unknown", vec![("text", label.to_owned())])),
            },
            None => draft.kind = self.known.other_kind(),
        }
        draft.staff = self.count(row, "staff", faults);
        draft.languages = self.plan.text(row, "languages").into_iter().flat_map(several).filter_map(language).collect();
        self.read_country(row, &mut draft, faults);
        self.read_work(row, &mut draft, found);
        if let Some(text) = self.plan.text(row, "visibility") {
            match super::words::visibility(text) {
                Some(visibility) => draft.visibility = visibility,
                None => {
                    let args = vec![("text", text.to_owned())];
                    found.faults.push(fault("visibility", "imports-row-visibility-unknown", args));
                }
            }
        }
        draft
    }

    /// The country of the headquarters, by its two letters or the home country's name.
    fn read_country(&self, row: &Row, draft: &mut Draft, faults: &mut Vec<FieldError>) {
        // As it was written: NA is Namibia.
        let Some(text) = self.plan.written(row, "country") else { return };
        let code = text.trim().to_uppercase();
        if code.len() == 2 && code.bytes().all(|byte| byte.is_ascii_uppercase()) {
            draft.country = Some(code);
            return;
        }
        let folded = names::fold(text);
        let lands = self.known.atlas.all().iter().filter(|place| place.level == 0);
        let land = lands.into_iter().find(|place| place.spellings().any(|name| names::fold(name) == folded));
        match land {
            Some(land) => draft.country = Some(land.country.clone()),
            None => faults.push(fault("country", "imports-row-country-code", vec![("text", text.to_owned())])),
        }
    }

    fn read_work(&mut self, row: &Row, draft: &mut Draft, found: &mut Findings) {
        let cells = |reader: &Self, field: &str| -> Vec<String> {
            let texts = reader.plan.cells(row, field).map(|(cell, _)| cell.as_str().to_owned());
            texts.collect()
        };
        for text in cells(self, "sectors").iter().flat_map(|text| self.whole_or_parts(text)).collect::<Vec<_>>() {
            match self.term("sector", &text) {
                Meant::Term { id, .. } if !draft.sectors.contains(&id) => draft.sectors.push(id),
                Meant::Asks(number) => found.asks.push(number),
                Meant::LeftOut => found.left_out = true,
                Meant::Term { .. } | Meant::Nothing => {}
            }
        }
        for text in cells(self, "governorates").iter().flat_map(|text| several(text)) {
            let level = Level { name: Some(text), code: None };
            match self.known.atlas.read(&Asked { levels: [level, Level::default(), Level::default()], scheme: None }) {
                PlaceReading::Place { id, .. } => {
                    let governorate = self.known.atlas.governorate_of(id).map_or(id, |place| place.id);
                    if !draft.places.contains(&governorate) {
                        draft.places.push(governorate);
                    }
                }
                PlaceReading::CountryWide | PlaceReading::Nowhere => {}
                _ => {
                    let args = vec![("text", text.to_owned())];
                    found.faults.push(fault("governorates", "imports-row-governorate-unknown", args));
                }
            }
        }
    }

    /// A label that is known as it is, commas and all; else its parts.
    fn whole_or_parts(&self, text: &str) -> Vec<String> {
        if self.known.sectors.sure(text).is_some() {
            return vec![text.to_owned()];
        }
        several(text).map(str::to_owned).collect()
    }

    fn registration(&mut self, row: &Row, faults: &mut Vec<FieldError>) -> Option<Registration> {
        let number = self.plan.text(row, "registration").map(str::to_owned);
        let mut day = |reader: &mut Self, field: &str, last| match reader.day(row, field, last)? {
            Ok(day) => Some(day),
            Err(wrong) => {
                faults.push(wrong.in_field(field));
                None
            }
        };
        let issued_on = day(self, "registered_on", false);
        let expires_on = day(self, "expires_on", true);
        if issued_on.is_some() && expires_on.is_some() && expires_on < issued_on {
            faults.push(fault("expires_on", "organisations-expires-before-issued", Vec::new()));
        }
        let named = self.plan.text(row, "authority");
        let authority = match named {
            Some(text) => match self.known.authorities.sure(text) {
                Some(term) => Some(term.key.clone()),
                None => {
                    faults.push(fault("authority", "imports-row-authority-unknown", vec![("text", text.to_owned())]));
                    None
                }
            },
            None => self.known.authorities.first(),
        };
        (named.is_some() || number.is_some() || issued_on.is_some() || expires_on.is_some())
            .then(|| Some(Registration { authority: authority?, number, issued_on, expires_on }))
            .flatten()
    }
}

/// An address as a browser needs it.
fn website(text: String) -> String {
    if text.contains("://") { text } else { format!("https://{text}") }
}

fn language(text: &str) -> Option<String> {
    let tag = match names::fold(text).as_str() {
        "en" | "english" | "انجليزي" | "انكليزي" | "الانجليزيه" | "ئينگليزي" => "en",
        "ar" | "arabic" | "عربي" | "العربيه" | "arabe" | "عەرەبی" => "ar",
        "ckb" | "sorani" | "kurdish" | "kurdish sorani" | "كردي" | "الكرديه" | "سوراني" => "ckb",
        "ku" | "kmr" | "kurmanji" | "badini" | "كرمانجي" => "ku",
        "fr" | "french" | "francais" => "fr",
        "tr" | "turkish" | "turkmen" => "tr",
        "syr" | "aramaic" | "syriac" => "syr",
        _ => return None,
    };
    Some(tag.to_owned())
}

/// What a row says, laid over the organisation it corrects: only what the file has a column for, and not the `unsaid` ones.
pub fn overlaid(mapping: &Mapping, before: Draft, said: Draft, unsaid: &[&str]) -> Draft {
    let mut over = before;
    macro_rules! take {
        ($($field:ident if $column:literal;)*) => {
            $(if mapping.has($column) && !unsaid.contains(&$column) { over.$field = said.$field; })*
        };
    }
    take! {
        name if "name";
        acronym if "acronym";
        name_en if "name_en";
        name_ar if "name_ar";
        name_ckb if "name_ckb";
        name_ku if "name_ku";
        former_names if "former_names";
        kind if "kind";
        country if "country";
        about if "about";
        website if "website";
        email if "email";
        phone if "phone";
        languages if "languages";
        staff if "staff";
        visibility if "visibility";
        sectors if "sectors";
        places if "governorates";
    }
    over
}
