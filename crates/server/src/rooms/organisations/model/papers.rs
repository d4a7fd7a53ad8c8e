//! Registrations: what is said of one, and whether it still stands.

use jiff::civil::Date;
use jiff::{Span, ToSpan};
use kernel::{Digest, Error, Id, Invalid, Result};

use super::{Jurisdiction, registration};

/// So long before its end a registration is said to end soon: renewing takes months.
const SOON: i64 = 60;

/// What is said of a registration.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paper {
    /// Key of a term of the list of authorities.
    pub authority: String,
    pub jurisdiction: Jurisdiction,
    pub number: Option<String>,
    pub issued_on: Option<Date>,
    pub expires_on: Option<Date>,
    /// A newly uploaded scan and its name; without one the old stays.
    pub file: Option<(Digest, String)>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    Valid,
    /// Ends within two months.
    Soon,
    Expired,
    /// Nobody has said when it ends.
    Undated,
}

impl Paper {
    fn checked(&self) -> Result<()> {
        let mut wrong = Invalid::default();
        if let (Some(issued), Some(expires)) = (self.issued_on, self.expires_on)
            && expires < issued
        {
            wrong.add("expires_on", "organisations-expires-before-issued");
        }
        wrong.check()
    }
}

impl registration::Model {
    pub fn made(id: Id, organisation_id: Id, paper: Paper) -> Result<Self> {
        let blank = Self {
            id,
            organisation_id,
            authority: String::new(),
            jurisdiction: paper.jurisdiction,
            number: None,
            issued_on: None,
            expires_on: None,
            file_digest: None,
            file_name: None,
            version: 1,
        };
        blank.filled(paper)
    }

    pub fn edited(self, seen: i64, paper: Paper) -> Result<Self> {
        if self.version != seen {
            return Err(Error::Conflict("organisations-conflict"));
        }
        let version = self.version + 1;
        Ok(Self { version, ..self.filled(paper)? })
    }

    fn filled(self, paper: Paper) -> Result<Self> {
        paper.checked()?;
        let (file_digest, file_name) = match paper.file {
            Some((digest, name)) => (Some(digest.as_str().to_owned()), Some(name)),
            None => (self.file_digest.clone(), self.file_name.clone()),
        };
        Ok(Self {
            authority: paper.authority,
            jurisdiction: paper.jurisdiction,
            number: paper.number,
            issued_on: paper.issued_on.map(|day| day.to_string()),
            expires_on: paper.expires_on.map(|day| day.to_string()),
            file_digest,
            file_name,
            ..self
        })
    }

    pub fn standing(&self, today: Date) -> Standing {
        let Some(last) = self.expires_on.as_deref().and_then(|day| day.parse::<Date>().ok()) else {
            return Standing::Undated;
        };
        let soon: Span = SOON.days();
        if last < today {
            Standing::Expired
        } else if today.checked_add(soon).is_ok_and(|then| last <= then) {
            Standing::Soon
        } else {
            Standing::Valid
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn paper(issued_on: Option<Date>, expires_on: Option<Date>) -> Result<registration::Model> {
        let paper = Paper {
            authority: "federal-ngo-directorate".into(),
            jurisdiction: Jurisdiction::Federal,
            number: None,
            issued_on,
            expires_on,
            file: None,
        };
        registration::Model::made(Id::nil(), Id::nil(), paper)
    }

    #[test]
    fn a_registration_stands_until_the_end_of_its_last_day() {
        let today = date(2026, 11, 23);
        let standing = |last| paper(None, last).map(|paper| paper.standing(today)).expect("it is sound");
        assert_eq!(standing(Some(date(2026, 11, 22))), Standing::Expired);
        assert_eq!(standing(Some(today)), Standing::Soon);
        assert_eq!(standing(Some(date(2027, 1, 22))), Standing::Soon);
        assert_eq!(standing(Some(date(2027, 1, 23))), Standing::Valid);
        assert_eq!(standing(None), Standing::Undated);
    }

    #[test]
    fn it_does_not_end_before_it_began() {
        assert!(paper(Some(date(2026, 2, 1)), Some(date(2026, 1, 31))).is_err());
    }
}
