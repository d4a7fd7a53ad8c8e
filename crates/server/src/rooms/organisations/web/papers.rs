//! The form of a registration, with its scan: what kind of file and how large is checked before it is kept; it leaves only
//! as a download, and only to those who may see the registration.

use axum::extract::Path;
use kernel::{Digest, Error, Guarded, Id, Reads, Result};
use serde::Serialize;
use web::fields::SHORT;
use web::page::Form;
use web::{Difference, Input, Outcome, Problem, Saved, Shape, Upload, View, Visit};

use super::naming::{Naming, jurisdiction_key};
use super::{Choice, differing, steps, version};
use crate::rooms::organisations::access::PartAction;
use crate::rooms::organisations::commands::{AddRegistration, EditRegistration, RemoveRegistration};
use crate::rooms::organisations::model::{Jurisdiction, Paper, registration};
use crate::rooms::organisations::store;
use crate::rooms::people;

/// Largest scan, and the largest form around it.
pub const FILE_BYTES: usize = 10 * 1_048_576;
pub const BODY_BYTES: usize = FILE_BYTES + 262_144;

#[derive(Serialize)]
pub struct PaperView {
    organisation: Id,
    organisation_name: String,
    /// None for a new one.
    id: Option<Id>,
    version: Option<i64>,
    file_name: Option<String>,
    authorities: Vec<Choice>,
    jurisdictions: Vec<Choice>,
    form: Form,
}

impl View for PaperView {
    const TEMPLATE: &'static str = "organisations/registration.html";

    fn title(&self, visit: &Visit) -> String {
        visit.say(if self.id.is_some() { "organisations-registration" } else { "organisations-registration-new" })
    }

    fn samples() -> Vec<Self> {
        let sample = |id: Option<Id>, form| Self {
            organisation: Id::nil(),
            organisation_name: "Reed Bridge Society".into(),
            id,
            version: id.map(|_| 1),
            file_name: id.map(|_| "scan.pdf".into()),
            authorities: vec![Choice::of("a", "A")],
            jurisdictions: vec![Choice::of("federal", "…")],
            form,
        };
        vec![sample(None, Form::default().wrong("file", "…")), sample(Some(Id::nil()), Form::default())]
    }
}

/// A registration of nobody, to ask about.
pub fn blank() -> registration::Model {
    registration::Model {
        id: Id::nil(),
        organisation_id: Id::nil(),
        authority: String::new(),
        jurisdiction: Jurisdiction::Federal,
        number: None,
        issued_on: None,
        expires_on: None,
        file_digest: None,
        file_name: None,
        version: 0,
    }
}

/// The organisation's name, where the visitor may keep its papers.
async fn kept_by(visit: &Visit, organisation: Id) -> Result<Naming> {
    store::get(&visit.viewer(), organisation).await?;
    let probe = registration::Model { organisation_id: organisation, ..blank() };
    if !registration::Entity::may(visit.actor(), PartAction::Edit, &probe) {
        return Err(Error::Forbidden);
    }
    Naming::of(visit).await
}

async fn stored(visit: &Visit, organisation: Id, id: Id) -> Result<registration::Model> {
    let paper = visit.viewer().find::<registration::Entity>().get(id).await?;
    if paper.organisation_id == organisation { Ok(paper) } else { Err(Error::NotFound) }
}

fn view(
    visit: &Visit,
    naming: &Naming,
    organisation: Id,
    paper: Option<&registration::Model>,
    form: Form,
) -> PaperView {
    let jurisdictions = [("federal", Jurisdiction::Federal), ("kurdistan", Jurisdiction::Kurdistan)];
    PaperView {
        organisation,
        organisation_name: naming.organisation(organisation),
        id: paper.map(|paper| paper.id),
        version: paper.map(|paper| paper.version),
        file_name: paper.and_then(|paper| paper.file_name.clone()),
        authorities: naming.authority_choices(),
        jurisdictions: jurisdictions.map(|(word, one)| Choice::of(word, visit.say(jurisdiction_key(one)))).into(),
        form,
    }
}

pub async fn new(visit: Visit, Path(organisation): Path<Id>) -> Outcome {
    let naming = kept_by(&visit, organisation).await?;
    visit.reply(&view(&visit, &naming, organisation, None, Form::of([("jurisdiction", "federal")])))
}

pub async fn edit(visit: Visit, Path((organisation, id)): Path<(Id, Id)>) -> Outcome {
    let naming = kept_by(&visit, organisation).await?;
    let paper = stored(&visit, organisation, id).await?;
    visit.reply(&view(&visit, &naming, organisation, Some(&paper), as_stored(&paper)))
}

fn as_stored(paper: &registration::Model) -> Form {
    let jurisdiction = if paper.jurisdiction == Jurisdiction::Federal { "federal" } else { "kurdistan" };
    Form::of([
        ("authority", paper.authority.clone()),
        ("jurisdiction", jurisdiction.to_owned()),
        ("number", paper.number.clone().unwrap_or_default()),
        ("issued_on", paper.issued_on.clone().unwrap_or_default()),
        ("expires_on", paper.expires_on.clone().unwrap_or_default()),
    ])
}

/// The form's body; one over the limit is told with this page's limit, not the program's.
fn received(body: std::result::Result<Input, Problem>) -> Result<Input> {
    body.map_err(|Problem(error)| match error {
        Error::TooLarge(_) => Error::TooLarge(FILE_BYTES as u64),
        other => other,
    })
}

async fn read(visit: &Visit, input: &mut Input) -> Result<Paper> {
    let paper = input.fields.read(|fields| Paper {
        authority: fields.text("authority", SHORT),
        jurisdiction: fields.choice("jurisdiction").unwrap_or(Jurisdiction::Federal),
        number: fields.text_or_none("number", SHORT),
        issued_on: fields.date_or_none("issued_on"),
        expires_on: fields.date_or_none("expires_on"),
        file: None,
    })?;
    let Some(upload) = input.file("file") else { return Ok(paper) };
    let kind = kind_of(upload)?;
    let digest = visit.app().blobs().put(&upload.bytes).await?;
    Ok(Paper { file: Some((digest, named(&upload.file_name, kind))), ..paper })
}

/// The ending of a scan, told by what it begins with and not by what it is called.
fn kind_of(upload: &Upload) -> Result<&'static str> {
    if upload.bytes.len() > FILE_BYTES {
        return Err(Error::invalid("file", "organisations-file-large"));
    }
    let kinds: [(&[u8], &str); 3] = [(b"%PDF-", "pdf"), (b"\x89PNG\r\n\x1a\n", "png"), (b"\xff\xd8\xff", "jpg")];
    let kind = kinds.iter().find(|(head, _)| upload.bytes.starts_with(head));
    kind.map(|(_, ending)| *ending).ok_or_else(|| Error::invalid("file", "organisations-file-kind"))
}

/// What it was called, without folders, and with the ending of what it is.
fn named(file_name: &str, ending: &str) -> String {
    let last = file_name.rsplit(['/', '\\']).next().unwrap_or_default();
    let stem = last.rsplit_once('.').map_or(last, |(stem, _)| stem);
    let stem: String = stem.chars().filter(|c| !c.is_control()).take(100).collect();
    format!("{}.{ending}", if stem.trim().is_empty() { "file" } else { stem.trim() })
}

pub async fn create(visit: Visit, Path(organisation): Path<Id>, body: std::result::Result<Input, Problem>) -> Outcome {
    let mut input = received(body)?;
    let naming = kept_by(&visit, organisation).await?;
    let outcome = match read(&visit, &mut input).await {
        Ok(paper) => visit.run(AddRegistration { organisation, paper }).await,
        Err(error) => Err(error),
    };
    match outcome {
        Ok(_) => steps::saved(&visit, organisation).await,
        Err(error) => visit.refused(error, &input.fields, |form| view(&visit, &naming, organisation, None, form)),
    }
}

pub async fn update(
    visit: Visit,
    Path((organisation, id)): Path<(Id, Id)>,
    body: std::result::Result<Input, Problem>,
) -> Outcome {
    let mut input = received(body)?;
    let naming = kept_by(&visit, organisation).await?;
    let paper = stored(&visit, organisation, id).await?;
    let seen = version(&mut input.fields);
    let outcome = match read(&visit, &mut input).await {
        Ok(paper) => visit.run(EditRegistration { organisation, id, version: seen, paper }).await,
        Err(error) => Err(error),
    };
    match outcome {
        Ok(_) => steps::saved(&visit, organisation).await,
        Err(Error::Conflict("organisations-conflict")) if visit.shape == Shape::Html => {
            let now = stored(&visit, organisation, id).await?;
            let by = people::last_writer::<registration::Entity>(&visit, id).await?;
            let path = format!("/organisations/{organisation}/registrations/{id}");
            let mut differ = differing(&visit, &naming, &input.fields, &as_stored(&now));
            differ.extend(input.file("file").map(|scan| Difference {
                label: visit.say("organisations-file"),
                mine: visit.sentence("organisations-file-again", &[("name", scan.file_name.clone())]),
                theirs: now.file_name.clone().unwrap_or_default(),
            }));
            visit.conflict(Saved { path, version: now.version, by }, &input.fields, differ)
        }
        Err(error) => {
            visit.refused(error, &input.fields, |form| view(&visit, &naming, organisation, Some(&paper), form))
        }
    }
}

pub async fn remove(visit: Visit, Path((organisation, id)): Path<(Id, Id)>, _input: Input) -> Outcome {
    visit.run(RemoveRegistration { organisation, id }).await?;
    steps::saved(&visit, organisation).await
}

pub async fn file(visit: Visit, Path((organisation, id)): Path<(Id, Id)>) -> Outcome {
    let paper = stored(&visit, organisation, id).await?;
    let digest = paper.file_digest.as_deref().and_then(Digest::parse).ok_or(Error::NotFound)?;
    let name = paper.file_name.unwrap_or_default();
    let bytes = visit.app().blobs().get(&digest).await?;
    let mime = match name.rsplit('.').next() {
        Some("pdf") => "application/pdf",
        Some("png") => "image/png",
        Some("jpg") => "image/jpeg",
        _ => "application/octet-stream",
    };
    visit.file(&name, mime, bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn upload(name: &str, bytes: &'static [u8]) -> Upload {
        Upload { field: "file".into(), file_name: name.into(), bytes: bytes.into() }
    }

    #[test]
    fn a_scan_is_what_it_begins_with_and_not_what_it_is_called() {
        assert_eq!(kind_of(&upload("scan.exe", b"%PDF-1.7")).expect("a PDF"), "pdf");
        assert!(kind_of(&upload("scan.pdf", b"<html><script>")).is_err());
        assert!(kind_of(&upload("scan.pdf", b"MZ")).is_err());
        assert_eq!(named("C:\\papers\\شهادة.html", "pdf"), "شهادة.pdf");
        assert_eq!(named("../../.hidden", "png"), "file.png");
        assert_eq!(named("", "jpg"), "file.jpg");
    }
}
