//! What one says of an assessment, and what is wrong with it.

use kernel::{Digest, Id, Invalid, Result};
use serde::Serialize;

use super::{Hand, Status, Visibility, assessment, ids, listed};

#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Survey {
    pub title: String,
    pub organisation_id: Id,
    pub partners: Vec<Id>,
    pub partner_names: Option<String>,
    pub method: Option<String>,
    pub start_on: Option<String>,
    pub end_on: Option<String>,
    pub places: Vec<Id>,
    pub country_wide: bool,
    /// Those its places lie in: told by the places, never by hand.
    #[serde(skip)]
    pub governorates: Vec<Id>,
    pub sectors: Vec<Id>,
    pub status: Status,
    pub visibility: Visibility,
    pub summary: Option<String>,
    pub link: Option<String>,
    /// A report that is put in the place of the one there is.
    #[serde(skip)]
    pub file: Option<(Digest, String)>,
}

impl Survey {
    /// What the assessment alone shows to be wrong.
    pub fn checked(&self) -> Result<()> {
        let mut wrong = Invalid::default();
        if self.title.trim().is_empty() {
            wrong.add("title", "needs-title-missing");
        }
        // ISO days compare as text.
        if let (Some(start), Some(end)) = (&self.start_on, &self.end_on)
            && end < start
        {
            wrong.add("end_on", "needs-end-before-start");
        }
        if self.country_wide != self.places.is_empty() {
            wrong.add("places", "needs-places-missing");
        }
        if self.sectors.is_empty() {
            wrong.add("sectors", "needs-sectors-missing");
        }
        if self.link.as_ref().is_some_and(|link| !is_address(link)) {
            wrong.add("link", "needs-link-wrong");
        }
        wrong.check()
    }
}

/// An address of the web; anything else would be run by whoever follows it.
fn is_address(link: &str) -> bool {
    let rest = link.strip_prefix("https://").or_else(|| link.strip_prefix("http://"));
    rest.is_some_and(|rest| {
        rest.split('/').next().is_some_and(|host| host.contains('.')) && !link.contains(char::is_whitespace)
    })
}

impl assessment::Model {
    pub fn made(id: Id, survey: Survey, hand: &Hand) -> Self {
        let blank = Self { id, created_at: hand.now, sample: hand.sample, ..Self::default() };
        blank.saying(survey, hand)
    }

    pub fn saying(self, survey: Survey, hand: &Hand) -> Self {
        let (file_digest, file_name) = match survey.file {
            Some((digest, name)) => (Some(digest.as_str().to_owned()), Some(name)),
            None => (self.file_digest, self.file_name),
        };
        Self {
            title: survey.title,
            organisation_id: survey.organisation_id,
            partners: listed(&survey.partners),
            partner_names: survey.partner_names,
            method: survey.method,
            start_on: survey.start_on,
            end_on: survey.end_on,
            places: listed(&survey.places),
            country_wide: survey.country_wide,
            governorates: listed(&survey.governorates),
            sectors: listed(&survey.sectors),
            status: survey.status,
            visibility: survey.visibility,
            summary: survey.summary,
            link: survey.link,
            file_digest,
            file_name,
            why: hand.why.clone(),
            updated_at: hand.now,
            updated_by: hand.by,
            version: self.version + 1,
            ..self
        }
    }

    /// What the record says, without its bookkeeping and its file.
    pub fn survey(&self) -> Survey {
        Survey {
            title: self.title.clone(),
            organisation_id: self.organisation_id,
            partners: ids(&self.partners),
            partner_names: self.partner_names.clone(),
            method: self.method.clone(),
            start_on: self.start_on.clone(),
            end_on: self.end_on.clone(),
            places: ids(&self.places),
            country_wide: self.country_wide,
            governorates: ids(&self.governorates),
            sectors: ids(&self.sectors),
            status: self.status,
            visibility: self.visibility,
            summary: self.summary.clone(),
            link: self.link.clone(),
            file: None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn survey() -> Survey {
        let id = Id::from_u128(1);
        Survey { title: "Rapid look at Koya".into(), places: vec![id], sectors: vec![id], ..Survey::default() }
    }

    fn faults(survey: &Survey) -> Vec<&'static str> {
        match survey.checked() {
            Err(kernel::Error::Invalid(wrong)) => wrong.0.iter().map(|fault| fault.key).collect(),
            _ => Vec::new(),
        }
    }

    #[test]
    fn every_fault_is_told_at_once() {
        assert_eq!(faults(&survey()), Vec::<&str>::new());
        let wrong = Survey {
            title: " ".into(),
            start_on: Some("2026-10-02".into()),
            end_on: Some("2026-10-01".into()),
            places: Vec::new(),
            sectors: Vec::new(),
            link: Some("javascript:alert(1)".into()),
            ..survey()
        };
        let told = [
            "needs-title-missing",
            "needs-end-before-start",
            "needs-places-missing",
            "needs-sectors-missing",
            "needs-link-wrong",
        ];
        assert_eq!(faults(&wrong), told);
        assert_eq!(faults(&Survey { country_wide: true, ..survey() }), ["needs-places-missing"], "not both");
    }

    #[test]
    fn a_record_gives_back_what_it_was_told_and_keeps_its_file() {
        let hand = Hand { now: 5, ..Hand::default() };
        let digest = Digest::parse(&"a".repeat(64)).expect("a digest");
        let said = Survey { file: Some((digest, "report.pdf".into())), ..survey() };
        let record = assessment::Model::made(Id::from_u128(9), said, &hand);
        assert_eq!(record.survey(), survey());
        let again = record.saying(Survey { method: Some("Interviews".into()), ..survey() }, &hand);
        assert_eq!((again.file_name.as_deref(), again.version), (Some("report.pdf"), 2));
    }
}
