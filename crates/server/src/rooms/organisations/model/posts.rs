//! Posts and who holds them: the post outlives the person, and its past holders stay known.

use jiff::civil::Date;
use kernel::{Error, Id, Invalid, Result};
use web::locale::Locale;

use super::draft::is_address;
use super::{post, post_holder};

/// What is said of a post.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Office {
    pub title: String,
    pub title_ar: Option<String>,
    pub title_ckb: Option<String>,
    pub email: Option<String>,
    pub phone: Option<String>,
    /// Whether its holder speaks for the organisation towards the coordination.
    pub focal: bool,
}

/// Somebody in a post, from a day to a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Holding {
    pub name: String,
    /// The account, where the holder has one.
    pub person: Option<Id>,
    pub from: Date,
    pub to: Option<Date>,
}

impl post::Model {
    pub fn made(id: Id, organisation_id: Id, office: Office) -> Result<Self> {
        let blank = Self {
            id,
            organisation_id,
            title: String::new(),
            title_ar: None,
            title_ckb: None,
            email: None,
            phone: None,
            focal: false,
            ended_on: None,
            version: 1,
        };
        blank.filled(office)
    }

    pub fn edited(self, seen: i64, office: Office) -> Result<Self> {
        if self.version != seen {
            return Err(Error::Conflict("organisations-conflict"));
        }
        let version = self.version + 1;
        Ok(Self { version, ..self.filled(office)? })
    }

    /// There is no such post after this day.
    pub fn ended(self, last: Date) -> Self {
        Self { ended_on: Some(last.to_string()), version: self.version + 1, ..self }
    }

    fn filled(self, office: Office) -> Result<Self> {
        if office.email.as_deref().is_some_and(|email| !is_address(email)) {
            return Err(Error::invalid("email", "organisations-email-wrong"));
        }
        let Office { title, title_ar, title_ckb, email, phone, focal } = office;
        Ok(Self { title, title_ar, title_ckb, email, phone, focal, ..self })
    }

    pub fn title(&self, locale: Locale) -> &str {
        let own = match locale {
            Locale::En => None,
            Locale::Ar => self.title_ar.as_deref(),
            Locale::Ckb => self.title_ckb.as_deref(),
        };
        own.filter(|title| !title.is_empty()).unwrap_or(&self.title)
    }

    pub fn has_ended(&self, today: Date) -> bool {
        self.ended_on.as_deref().is_some_and(|day| day < today.to_string().as_str())
    }
}

impl post_holder::Model {
    pub fn made(id: Id, post_id: Id, holding: Holding) -> Result<Self> {
        let Holding { name, person, from, to } = holding;
        let mut wrong = Invalid::default();
        if to.is_some_and(|to| to < from) {
            wrong.add("to", "organisations-to-before-from");
        }
        wrong.check()?;
        Ok(Self {
            id,
            post_id,
            name,
            person_id: person,
            from_day: from.to_string(),
            to_day: to.map(|day| day.to_string()),
            ended_at: None,
        })
    }

    /// Leaves after this day; a day before the first one counts as the first.
    pub fn left(self, last: Date, now: kernel::Millis) -> Self {
        let last = last.to_string().max(self.from_day.clone());
        Self { to_day: Some(last), ended_at: Some(now), ..self }
    }

    pub fn holds(&self, today: Date) -> bool {
        let today = today.to_string();
        self.from_day <= today && self.to_day.as_ref().is_none_or(|last| *last >= today)
    }

    pub fn is_past(&self, today: Date) -> bool {
        self.to_day.as_ref().is_some_and(|last| *last < today.to_string())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_holder_holds_from_the_first_day_to_the_last() {
        let holding =
            Holding { name: "Rana".into(), person: None, from: date(2026, 1, 1), to: Some(date(2026, 6, 30)) };
        let rana = post_holder::Model::made(Id::nil(), Id::nil(), holding.clone()).expect("it is sound");
        assert!(rana.holds(date(2026, 1, 1)) && rana.holds(date(2026, 6, 30)));
        assert!(!rana.holds(date(2026, 7, 1)) && rana.is_past(date(2026, 7, 1)));
        let backwards = Holding { to: Some(date(2025, 12, 31)), ..holding };
        assert!(post_holder::Model::made(Id::nil(), Id::nil(), backwards).is_err());
    }

    #[test]
    fn a_title_is_shown_in_the_readers_language_where_it_was_given() {
        let office = Office { title: "Director".into(), title_ar: Some("المدير".into()), ..Office::default() };
        let post = post::Model::made(Id::nil(), Id::nil(), office).expect("it is sound");
        assert_eq!(
            [Locale::En, Locale::Ar, Locale::Ckb].map(|locale| post.title(locale)),
            ["Director", "المدير", "Director"]
        );
    }
}
