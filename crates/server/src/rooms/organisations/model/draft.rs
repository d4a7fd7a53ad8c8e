//! What a person, or a row of a file, says of an organisation, and how a record is made or altered by it.

use kernel::{Error, Id, Invalid, Millis, Result};
use serde::{Deserialize, Serialize};
use serde_json::{Value as Json, json};
use web::locale::Locale;

use super::{Size, State, Visibility, organisation};

/// Most characters of a name, and most former names, that are kept.
const NAME: usize = 300;
const SHORT: usize = 60;
const LONG: usize = 5_000;
const FORMER: usize = 20;

/// Everything that may be said of an organisation. What is hidden unless somebody says otherwise is its own default.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Draft {
    /// The legal name.
    pub name: String,
    pub acronym: Option<String>,
    pub name_en: Option<String>,
    pub name_ar: Option<String>,
    pub name_ckb: Option<String>,
    pub name_ku: Option<String>,
    pub former_names: Vec<String>,
    /// Key of a term of the list of kinds.
    pub kind: String,
    /// The organisation this is a branch of.
    pub parent: Option<Id>,
    /// Where its headquarters are: ISO 3166-1 alpha-2.
    pub country: Option<String>,
    pub about: Option<String>,
    pub website: Option<String>,
    pub email: Option<String>,
    pub phone: Option<String>,
    /// Language tags.
    pub languages: Vec<String>,
    pub staff: Option<i64>,
    pub size: Option<Size>,
    pub visibility: Visibility,
    pub sectors: Vec<Id>,
    /// Governorates.
    pub places: Vec<Id>,
}

impl Default for Draft {
    fn default() -> Self {
        Self {
            name: String::new(),
            acronym: None,
            name_en: None,
            name_ar: None,
            name_ckb: None,
            name_ku: None,
            former_names: Vec::new(),
            kind: String::new(),
            parent: None,
            country: None,
            about: None,
            website: None,
            email: None,
            phone: None,
            languages: Vec::new(),
            staff: None,
            size: None,
            visibility: Visibility::Members,
            sectors: Vec::new(),
            places: Vec::new(),
        }
    }
}

impl Draft {
    /// Everything that can be told to be wrong without looking anything up.
    pub fn checked(&self) -> std::result::Result<(), Invalid> {
        let mut wrong = Invalid::default();
        if names::fold(&self.name).is_empty() {
            wrong.add("name", "organisations-name-needed");
        }
        if self.kind.is_empty() {
            wrong.add("kind", "organisations-kind-needed");
        }
        let texts = [
            ("name", Some(&self.name), NAME),
            ("acronym", self.acronym.as_ref(), SHORT),
            ("name_en", self.name_en.as_ref(), NAME),
            ("name_ar", self.name_ar.as_ref(), NAME),
            ("name_ckb", self.name_ckb.as_ref(), NAME),
            ("name_ku", self.name_ku.as_ref(), NAME),
            ("about", self.about.as_ref(), LONG),
            ("website", self.website.as_ref(), NAME),
            ("email", self.email.as_ref(), NAME),
            ("phone", self.phone.as_ref(), SHORT),
        ];
        for (field, text, most) in texts {
            if text.is_some_and(|text| text.chars().count() > most) {
                wrong.add_with(field, "web-field-too-long", vec![("most", most.to_string())]);
            }
        }
        if self.former_names.len() > FORMER || self.former_names.iter().any(|name| name.chars().count() > NAME) {
            wrong.add("former_names", "organisations-former-too-many");
        }
        if self.country.as_deref().is_some_and(|code| code.len() != 2 || !code.bytes().all(|b| b.is_ascii_uppercase()))
        {
            wrong.add("country", "organisations-country-wrong");
        }
        if self.email.as_deref().is_some_and(|email| !is_address(email)) {
            wrong.add("email", "organisations-email-wrong");
        }
        if self.website.as_deref().is_some_and(|site| !is_website(site)) {
            wrong.add("website", "organisations-website-wrong");
        }
        if self.staff.is_some_and(|staff| !(0..=1_000_000).contains(&staff)) {
            let args = vec![("least", "0".to_owned()), ("most", "1000000".to_owned())];
            wrong.add_with("staff", "web-field-number-range", args);
        }
        if wrong.0.is_empty() { Ok(()) } else { Err(wrong) }
    }

    /// Every text it may be called by, the legal name first, each once.
    pub fn spellings(&self) -> Vec<String> {
        let translated = [&self.name_en, &self.name_ar, &self.name_ckb, &self.name_ku];
        let all = translated.into_iter().flatten().chain(&self.former_names);
        once(std::iter::once(&self.name).chain(all))
    }
}

/// Texts that differ after folding, in their order.
fn once<'a>(texts: impl Iterator<Item = &'a String>) -> Vec<String> {
    let (mut kept, mut seen) = (Vec::new(), Vec::new());
    for text in texts {
        let folded = names::fold(text);
        if !folded.is_empty() && !seen.contains(&folded) {
            kept.push(text.clone());
            seen.push(folded);
        }
    }
    kept
}

pub(super) fn is_address(text: &str) -> bool {
    let sound = text.split_once('@').is_some_and(|(name, host)| {
        !name.is_empty() && host.contains('.') && !host.contains('@') && !host.starts_with('.') && !host.ends_with('.')
    });
    sound && !text.contains(|c: char| c.is_whitespace() || c.is_control() || "<>,;\"".contains(c))
}

/// Only what a browser opens as a page: no script, no file.
fn is_website(text: &str) -> bool {
    let host = ["https://", "http://"].into_iter().find_map(|scheme| text.strip_prefix(scheme));
    host.is_some_and(|host| host.contains('.'))
        && !text.contains(|c: char| c.is_whitespace() || c.is_control() || "<>\"".contains(c))
}

fn texts(list: &Json) -> Vec<String> {
    let items = list.as_array().into_iter().flatten();
    items.filter_map(|text| text.as_str()).map(str::to_owned).collect()
}

impl organisation::Model {
    pub fn made(id: Id, draft: &Draft, now: Millis) -> Self {
        let blank = Self {
            id,
            name: String::new(),
            acronym: None,
            name_en: None,
            name_ar: None,
            name_ckb: None,
            name_ku: None,
            former_names: json!([]),
            kind: String::new(),
            parent_id: None,
            country: None,
            about: None,
            website: None,
            email: None,
            phone: None,
            languages: json!([]),
            staff: None,
            size: None,
            visibility: draft.visibility,
            state: State::Active,
            merged_into: None,
            sample: false,
            created_at: now,
            updated_at: now,
            version: 1,
        };
        blank.filled(draft)
    }

    /// The record as the draft has it, by somebody who saw this version of it.
    pub fn edited(self, seen: i64, draft: &Draft, now: Millis) -> Result<Self> {
        if self.version != seen {
            return Err(Error::Conflict("organisations-conflict"));
        }
        if self.state == State::Merged {
            return Err(Error::Conflict("organisations-merged-already"));
        }
        let version = self.version + 1;
        Ok(Self { version, updated_at: now, ..self.filled(draft) })
    }

    /// Ceased to work, or works again.
    pub fn closed(self, closed: bool, now: Millis) -> Result<Self> {
        if self.state == State::Merged {
            return Err(Error::Conflict("organisations-merged-already"));
        }
        let state = if closed { State::Closed } else { State::Active };
        Ok(Self { state, version: self.version + 1, updated_at: now, ..self })
    }

    fn filled(self, draft: &Draft) -> Self {
        let draft = draft.clone();
        Self {
            name: draft.name,
            acronym: draft.acronym,
            name_en: draft.name_en,
            name_ar: draft.name_ar,
            name_ckb: draft.name_ckb,
            name_ku: draft.name_ku,
            former_names: json!(draft.former_names),
            kind: draft.kind,
            parent_id: draft.parent,
            country: draft.country,
            about: draft.about,
            website: draft.website,
            email: draft.email,
            phone: draft.phone,
            languages: json!(draft.languages),
            staff: draft.staff,
            size: draft.size,
            visibility: draft.visibility,
            ..self
        }
    }

    /// What is said of it now, but for where and in what it works, which other tables hold.
    pub fn draft(&self) -> Draft {
        Draft {
            name: self.name.clone(),
            acronym: self.acronym.clone(),
            name_en: self.name_en.clone(),
            name_ar: self.name_ar.clone(),
            name_ckb: self.name_ckb.clone(),
            name_ku: self.name_ku.clone(),
            former_names: self.former_names(),
            kind: self.kind.clone(),
            parent: self.parent_id,
            country: self.country.clone(),
            about: self.about.clone(),
            website: self.website.clone(),
            email: self.email.clone(),
            phone: self.phone.clone(),
            languages: self.languages(),
            staff: self.staff,
            size: self.size,
            visibility: self.visibility,
            sectors: Vec::new(),
            places: Vec::new(),
        }
    }

    /// The name a reader of this language gets; the legal one where nobody has given it in theirs.
    pub fn name(&self, locale: Locale) -> &str {
        let own = match locale {
            Locale::En => self.name_en.as_deref(),
            Locale::Ar => self.name_ar.as_deref(),
            Locale::Ckb => self.name_ckb.as_deref().or(self.name_ku.as_deref()),
        };
        own.filter(|name| !name.is_empty()).unwrap_or(&self.name)
    }

    pub fn former_names(&self) -> Vec<String> {
        texts(&self.former_names)
    }

    pub fn languages(&self) -> Vec<String> {
        texts(&self.languages)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn draft(name: &str) -> Draft {
        Draft { name: name.into(), kind: "national-ngo".into(), ..Draft::default() }
    }

    #[test]
    fn a_draft_names_every_field_that_is_wrong() {
        let wrong = Draft {
            email: Some("nowhere".into()),
            website: Some("javascript:alert(1)".into()),
            country: Some("Iraq".into()),
            staff: Some(-1),
            kind: String::new(),
            ..draft("  ")
        };
        let Err(Invalid(errors)) = wrong.checked() else { panic!("six fields are wrong") };
        let fields: Vec<_> = errors.iter().map(|error| error.field.as_str()).collect();
        assert_eq!(fields, ["name", "kind", "country", "email", "website", "staff"]);
        assert!(draft("Reed Bridge").checked().is_ok());
    }

    #[test]
    fn an_edit_of_an_older_version_is_a_conflict() {
        let made = organisation::Model::made(Id::nil(), &draft("Reed Bridge"), 5);
        assert!(matches!(made.clone().edited(0, &draft("Other"), 6), Err(Error::Conflict(_))));
        let edited = made.edited(1, &draft("Other"), 6).expect("the version is right");
        assert_eq!((edited.name.as_str(), edited.version, edited.updated_at, edited.created_at), ("Other", 2, 6, 5));
        assert_eq!(edited.draft(), draft("Other"));
    }

    #[test]
    fn spellings_that_fold_alike_are_one() {
        let draft = Draft {
            name_en: Some("REED BRIDGE".into()),
            name_ar: Some("جسر القصب".into()),
            former_names: vec!["Reed Bridge".into(), "Reed Society".into()],
            ..draft("Reed Bridge")
        };
        assert_eq!(draft.spellings(), ["Reed Bridge", "جسر القصب", "Reed Society"]);
    }

    #[test]
    fn of_two_visibilities_the_less_open_is_the_stricter() {
        assert_eq!(Visibility::Members.stricter(Visibility::Own), Visibility::Own);
        assert_eq!(Visibility::Coordination.stricter(Visibility::Public), Visibility::Coordination);
    }
}
