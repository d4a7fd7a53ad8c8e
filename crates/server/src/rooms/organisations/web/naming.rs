//! What keys, ids and enums are called on these pages, in the visitor's language; read once a request.

use kernel::{Id, Result};
use rustc_hash::FxHashMap;
use web::Visit;
use web::fields::date;
use web::locale::Locale;

use super::Choice;
use crate::rooms::organisations::model::{Jurisdiction, Size, Standing, State, Visibility};
use crate::rooms::organisations::register::{Register, register};
use crate::rooms::organisations::store;
use crate::rooms::places::model::place;
use crate::rooms::terms::{self, name_in, term};

/// The languages an organisation may say it works in.
pub const LANGUAGES: [(&str, &str); 8] = [
    ("ar", "organisations-language-ar"),
    ("ckb", "organisations-language-ckb"),
    ("ku", "organisations-language-ku"),
    ("en", "organisations-language-en"),
    ("tr", "organisations-language-tr"),
    ("syr", "organisations-language-syr"),
    ("fa", "organisations-language-fa"),
    ("fr", "organisations-language-fr"),
];

pub struct Naming {
    pub locale: Locale,
    pub register: Register,
    pub kinds: Vec<term::Model>,
    pub sectors: Vec<term::Model>,
    pub authorities: Vec<term::Model>,
    /// Governorates in their order, those that are switched off too.
    places: Vec<place::Model>,
    sector_names: FxHashMap<Id, String>,
    place_names: FxHashMap<Id, String>,
}

impl Naming {
    pub async fn of(visit: &Visit) -> Result<Self> {
        let (viewer, locale) = (visit.viewer(), visit.locale());
        let sectors = terms::every(&viewer, terms::SECTOR).await?;
        let places = store::governorates(&viewer).await?;
        Ok(Self {
            register: register(&viewer).await?,
            kinds: terms::every(&viewer, terms::KIND).await?,
            authorities: terms::every(&viewer, terms::AUTHORITY).await?,
            sector_names: sectors.iter().map(|term| (term.id, term.name(locale).to_owned())).collect(),
            place_names: places.iter().map(|place| (place.id, place_name(place, locale))).collect(),
            places,
            sectors,
            locale,
        })
    }

    pub fn kind(&self, key: &str) -> String {
        self.named(&self.kinds, key)
    }

    pub fn kind_code(&self, key: &str) -> Option<String> {
        self.kinds.iter().find(|term| term.key == key)?.code.clone()
    }

    pub fn authority(&self, key: &str) -> String {
        self.named(&self.authorities, key)
    }

    fn named(&self, list: &[term::Model], key: &str) -> String {
        let term = list.iter().find(|term| term.key == key);
        term.map_or(key, |term| term.name(self.locale)).to_owned()
    }

    pub fn sector(&self, id: Id) -> String {
        self.sector_names.get(&id).cloned().unwrap_or_default()
    }

    pub fn place(&self, id: Id) -> String {
        self.place_names.get(&id).cloned().unwrap_or_default()
    }

    pub fn organisation(&self, id: Id) -> String {
        self.register.name(id, self.locale).to_owned()
    }

    /// Kinds by their keys, with the code the field knows them by: what is offered, and what stands already.
    pub fn kind_choices(&self, standing: Option<&str>) -> Vec<Choice> {
        let offered = self.kinds.iter().filter(|term| term.active || Some(term.key.as_str()) == standing);
        let label = |term: &term::Model| match &term.code {
            Some(code) => format!("{} ({code})", term.name(self.locale)),
            None => term.name(self.locale).to_owned(),
        };
        offered.map(|term| Choice::of(&term.key, label(term))).collect()
    }

    pub fn authority_choices(&self) -> Vec<Choice> {
        let offered = self.authorities.iter().filter(|term| term.active);
        offered.map(|term| Choice::of(&term.key, term.name(self.locale))).collect()
    }

    /// Whole sectors, since what is within one is for activities to say; and those that stand already.
    pub fn sector_choices(&self, standing: &[Id]) -> Vec<Choice> {
        let whole = |term: &&term::Model| term.active && term.parent_key.is_none();
        let offered = self.sectors.iter().filter(|term| whole(term) || standing.contains(&term.id));
        offered.map(|term| Choice::of(term.id, term.name(self.locale))).collect()
    }

    pub fn place_choices(&self, standing: &[Id]) -> Vec<Choice> {
        let offered = self.places.iter().filter(|place| place.active || standing.contains(&place.id));
        offered.map(|place| Choice::of(place.id, place_name(place, self.locale))).collect()
    }

    /// Organisations that fit, with their acronyms.
    pub fn organisation_choices(&self, fits: impl Fn(Id, Option<Id>) -> bool) -> Vec<Choice> {
        let all = self.register.all().iter().filter(|one| fits(one.id, one.parent_id));
        let label = |name: &str, acronym: Option<&str>| match acronym {
            Some(acronym) => format!("{name} ({acronym})"),
            None => name.to_owned(),
        };
        all.map(|one| Choice::of(one.id, label(one.name(self.locale), one.acronym.as_deref()))).collect()
    }

    /// What a stored value of a field is called, for history and conflicts.
    pub fn value(&self, visit: &Visit, field: &str, text: &str) -> String {
        let id = || text.parse::<Id>().ok();
        match field {
            "kind" => self.kind(text),
            "authority" => self.authority(text),
            "sectors" => id().map(|id| self.sector(id)).unwrap_or_default(),
            "places" => id().map(|id| self.place(id)).unwrap_or_default(),
            "parent" | "parent_id" | "merged_into" => id().map(|id| self.organisation(id)).unwrap_or_default(),
            "languages" => language(visit, text),
            "visibility" => said::<Visibility>(visit, text, visibility_key),
            "state" => said::<State>(visit, text, state_key),
            "size" => said::<Size>(visit, text, size_key),
            "jurisdiction" => said::<Jurisdiction>(visit, text, jurisdiction_key),
            "issued_on" | "expires_on" => date(text).map_or_else(|| text.to_owned(), |day| visit.lang().day(day)),
            "focal" => visit.say("organisations-focal-yes"),
            _ => text.to_owned(),
        }
    }
}

fn said<T: serde::de::DeserializeOwned>(visit: &Visit, text: &str, key: fn(T) -> &'static str) -> String {
    match serde_json::from_value(text.into()) {
        Ok(value) => visit.say(key(value)),
        Err(_) => text.to_owned(),
    }
}

fn place_name(place: &place::Model, locale: Locale) -> String {
    let other = |name: &'_ Option<String>| name.clone();
    let (ar, ckb, ku) = (other(&place.name_ar), other(&place.name_ckb), other(&place.name_ku));
    name_in(locale, &place.name_en, ar.as_deref(), ckb.as_deref(), ku.as_deref()).to_owned()
}

pub fn language(visit: &Visit, tag: &str) -> String {
    let known = LANGUAGES.iter().find(|(known, _)| *known == tag);
    known.map_or_else(|| tag.to_owned(), |(_, key)| visit.say(key))
}

pub fn visibility_key(visibility: Visibility) -> &'static str {
    match visibility {
        Visibility::Public => "organisations-visibility-public",
        Visibility::Members => "organisations-visibility-members",
        Visibility::Coordination => "organisations-visibility-coordination",
        Visibility::Own => "organisations-visibility-own",
    }
}

pub fn state_key(state: State) -> &'static str {
    match state {
        State::Active => "organisations-state-active",
        State::Closed => "organisations-state-closed",
        State::Merged => "organisations-state-merged",
    }
}

pub fn size_key(size: Size) -> &'static str {
    match size {
        Size::Small => "organisations-size-small",
        Size::Medium => "organisations-size-medium",
        Size::Large => "organisations-size-large",
    }
}

pub fn jurisdiction_key(jurisdiction: Jurisdiction) -> &'static str {
    match jurisdiction {
        Jurisdiction::Federal => "organisations-jurisdiction-federal",
        Jurisdiction::Kurdistan => "organisations-jurisdiction-kurdistan",
    }
}

/// The badge of a standing: its message and its kind.
pub fn standing_badge(standing: Standing) -> Option<(&'static str, &'static str)> {
    match standing {
        Standing::Valid => Some(("organisations-standing-valid", "good")),
        Standing::Soon => Some(("organisations-standing-soon", "warn")),
        Standing::Expired => Some(("organisations-standing-expired", "bad")),
        Standing::Undated => None,
    }
}

/// What a field of a form or of a record is called; none for what is not told.
pub fn label_key(field: &str) -> Option<&'static str> {
    Some(match field {
        "name" => "organisations-name",
        "acronym" => "organisations-acronym",
        "name_en" => "organisations-name-en",
        "name_ar" => "organisations-name-ar",
        "name_ckb" => "organisations-name-ckb",
        "name_ku" => "organisations-name-ku",
        "former_names" => "organisations-former-names",
        "kind" => "organisations-kind",
        "parent" | "parent_id" => "organisations-parent",
        "country" => "organisations-country",
        "about" => "organisations-about",
        "website" => "organisations-website",
        "email" => "organisations-email",
        "phone" => "organisations-phone",
        "languages" => "organisations-languages",
        "staff" => "organisations-staff",
        "size" => "organisations-size",
        "visibility" => "organisations-visibility",
        "sectors" => "organisations-sectors",
        "places" => "organisations-places",
        "state" => "organisations-state",
        "merged_into" => "organisations-merged-into",
        "authority" => "organisations-authority",
        "jurisdiction" => "organisations-jurisdiction",
        "number" => "organisations-number",
        "issued_on" => "organisations-issued",
        "expires_on" => "organisations-expires",
        "title" => "organisations-post-title",
        "title_ar" => "organisations-title-ar",
        "title_ckb" => "organisations-title-ckb",
        "focal" => "organisations-focal",
        _ => return None,
    })
}
