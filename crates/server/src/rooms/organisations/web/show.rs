//! The page of an organisation: all of it that the visitor may see.

use axum::extract::Path;
use jiff::civil::Date;
use kernel::{Guarded, Id, Millis, Result};
use serde::Serialize;
use web::page::Form;
use web::{Outcome, Shape, View, Visit};

use super::history::History;
use super::naming::{Naming, jurisdiction_key, language, size_key, standing_badge, visibility_key};
use super::{Linked, steps, today};
use crate::rooms::organisations::access::{Action, PartAction};
use crate::rooms::organisations::model::{State, alias, organisation, post, post_holder, registration};
use crate::rooms::organisations::store;
use crate::rooms::people::{self, Told};

#[derive(Serialize)]
pub struct OrganisationView {
    id: Id,
    name: String,
    legal_name: String,
    acronym: Option<String>,
    /// Label and text of each translation.
    names: Vec<(String, String)>,
    former_names: Vec<String>,
    aliases: Vec<AliasRow>,
    kind: String,
    kind_code: Option<String>,
    parent: Option<Linked>,
    branches: Vec<Linked>,
    country: Option<String>,
    about: Option<String>,
    website: Option<String>,
    email: Option<String>,
    phone: Option<String>,
    working_languages: Vec<String>,
    staff: Option<i64>,
    size: Option<String>,
    places: Vec<String>,
    sectors: Vec<String>,
    visibility: String,
    closed: bool,
    sample: bool,
    updated_at: Millis,
    version: i64,
    /// None where they are not for the visitor.
    registrations: Option<Vec<PaperRow>>,
    posts: Option<Vec<PostRow>>,
    merges: Vec<MergeRow>,
    history: Vec<Told>,
    may_edit: bool,
    may_settle: bool,
    may_merge: bool,
    today: String,
    form: Form,
}

#[derive(Serialize)]
struct AliasRow {
    id: Id,
    text: String,
    source: String,
}

#[derive(Serialize)]
struct PaperRow {
    id: Id,
    authority: String,
    jurisdiction: String,
    number: Option<String>,
    issued_on: Option<String>,
    expires_on: Option<String>,
    file_name: Option<String>,
    /// Message and kind of the badge.
    standing: Option<(String, &'static str)>,
}

#[derive(Serialize)]
pub struct PostRow {
    pub id: Id,
    pub title: String,
    pub email: Option<String>,
    pub phone: Option<String>,
    focal: bool,
    pub ended_on: Option<String>,
    pub holders: Vec<HolderRow>,
    past: Vec<HolderRow>,
}

#[derive(Serialize)]
pub struct HolderRow {
    id: Id,
    pub name: String,
    person: Option<Id>,
    pub from: String,
    to: Option<String>,
}

#[derive(Serialize)]
struct MergeRow {
    id: Id,
    merged: String,
    at: Millis,
    reason: Option<String>,
    undone_at: Option<Millis>,
}

impl View for OrganisationView {
    const TEMPLATE: &'static str = "organisations/show.html";

    fn title(&self, _visit: &Visit) -> String {
        self.name.clone()
    }

    fn samples() -> Vec<Self> {
        let holder = |to: Option<&str>| HolderRow {
            id: Id::nil(),
            name: "Rana".into(),
            person: to.map(|_| Id::nil()),
            from: "2026-01-01".into(),
            to: to.map(str::to_owned),
        };
        let post = |ended_on: Option<&str>, holders| PostRow {
            id: Id::nil(),
            title: "Director".into(),
            email: Some("director@example.invalid".into()),
            phone: Some("+964 700 000 0000".into()),
            focal: true,
            ended_on: ended_on.map(str::to_owned),
            holders,
            past: vec![holder(Some("2026-06-30"))],
        };
        let paper = |standing| PaperRow {
            id: Id::nil(),
            authority: "NGO Directorate".into(),
            jurisdiction: "…".into(),
            number: Some("F-001".into()),
            issued_on: Some("2025-01-01".into()),
            expires_on: Some("2027-12-31".into()),
            file_name: Some("scan.pdf".into()),
            standing,
        };
        let merge = |undone_at| MergeRow {
            id: Id::nil(),
            merged: "Reed Bridges".into(),
            at: 1_795_000_000_000,
            reason: Some("…".into()),
            undone_at,
        };
        let linked = || vec![Linked { id: Id::nil(), name: "Reed Bridge Erbil".into() }];
        let empty = || Self {
            id: Id::nil(),
            name: "Reed Bridge Society".into(),
            legal_name: "Reed Bridge Society".into(),
            acronym: None,
            names: Vec::new(),
            former_names: Vec::new(),
            aliases: Vec::new(),
            kind: "National NGO".into(),
            kind_code: None,
            parent: None,
            branches: Vec::new(),
            country: None,
            about: None,
            website: None,
            email: None,
            phone: None,
            working_languages: Vec::new(),
            staff: None,
            size: None,
            places: Vec::new(),
            sectors: Vec::new(),
            visibility: "…".into(),
            closed: true,
            sample: false,
            updated_at: 1_795_000_000_000,
            version: 1,
            registrations: None,
            posts: None,
            merges: Vec::new(),
            history: Vec::new(),
            may_edit: false,
            may_settle: false,
            may_merge: false,
            today: "2026-11-23".into(),
            form: Form::default(),
        };
        let full = |empty: Self| Self {
            acronym: Some("RBS".into()),
            names: vec![("…".into(), "جمعية جسر القصب".into())],
            former_names: vec!["Reed Society".into()],
            aliases: vec![AliasRow { id: Id::nil(), text: "R.B.S.".into(), source: "import".into() }],
            kind_code: Some("441".into()),
            parent: Some(Linked { id: Id::nil(), name: "Reed Bridge".into() }),
            branches: linked(),
            country: Some("IQ".into()),
            about: Some("…".into()),
            website: Some("https://example.invalid".into()),
            email: Some("office@example.invalid".into()),
            phone: Some("+964 700 000 0000".into()),
            working_languages: vec!["Arabic".into()],
            staff: Some(40),
            size: Some("…".into()),
            places: vec!["Erbil".into()],
            sectors: vec!["Health".into()],
            closed: false,
            registrations: Some(vec![paper(Some(("…".into(), "warn"))), paper(None)]),
            posts: Some(vec![post(None, vec![holder(None)]), post(Some("2026-07-01"), Vec::new())]),
            merges: vec![merge(None), merge(Some(1_795_000_000_000))],
            may_edit: true,
            may_settle: true,
            may_merge: true,
            form: Form::default().wrong("text", "…"),
            ..empty
        };
        vec![full(empty()), empty()]
    }
}

pub async fn show(visit: Visit, Path(id): Path<Id>) -> Outcome {
    let record = store::get(&visit.viewer(), id).await?;
    if let Some(survivor) = record.merged_into {
        store::get(&visit.viewer(), survivor).await?;
        return visit.go(&format!("/organisations/{survivor}{}", ending(visit.shape)), None);
    }
    if visit.shape == Shape::Vcard {
        return steps::one_card(&visit, &record).await;
    }
    let view = view(&visit, id, Form::default()).await?;
    visit.reply(&view)
}

/// The shape keeps on the way to the survivor.
fn ending(shape: Shape) -> &'static str {
    if shape == Shape::Html { "" } else { shape.extension() }
}

impl OrganisationView {
    /// The same page with what was typed on it.
    pub fn with(self, form: Form) -> Self {
        Self { form, ..self }
    }
}

/// Everything of the organisation that the visitor may see. `form` is what was typed on this page.
pub async fn view(visit: &Visit, id: Id, form: Form) -> Result<OrganisationView> {
    let (viewer, actor) = (visit.viewer(), visit.actor());
    let record = store::get(&viewer, id).await?;
    let naming = Naming::of(visit).await?;
    let linked = |id: Id| Linked { id, name: naming.organisation(id) };
    let mut branches: Vec<Linked> =
        store::standing_branches(&viewer, id).await?.iter().map(|one| linked(one.id)).collect();
    branches.sort_by(|a, b| a.name.cmp(&b.name));
    let sectors = store::sectors(&viewer, id).await?.into_iter().map(|link| naming.sector(link.sector_id));
    let places = store::places(&viewer, id).await?.into_iter().map(|link| naming.place(link.place_id));
    let may = |action| organisation::Entity::may(actor, action, &record);
    let alias_row = |alias: alias::Model| AliasRow { id: alias.id, text: alias.text, source: alias.source };
    let (may_edit, may_merge) = (may(Action::Edit), may(Action::Merge));
    // Who did what is for those who keep the record.
    let history = if may_edit { told(visit, &naming, id).await? } else { Vec::new() };
    let merges = store::merges(&viewer, id).await?;
    let merged: Vec<Id> = merges.iter().map(|merge| merge.merged_id).collect();
    let merged = store::by_ids(&viewer, &merged).await?;
    Ok(OrganisationView {
        id,
        name: record.name(naming.locale).to_owned(),
        names: translations(visit, &record),
        former_names: record.former_names(),
        aliases: store::aliases(&viewer, id).await?.into_iter().map(alias_row).collect(),
        kind: naming.kind(&record.kind),
        kind_code: naming.kind_code(&record.kind),
        parent: record.parent_id.filter(|id| naming.register.get(*id).is_some()).map(linked),
        branches,
        working_languages: record.languages().iter().map(|tag| language(visit, tag)).collect(),
        size: record.size.map(|size| visit.say(size_key(size))),
        places: sorted(places),
        sectors: sorted(sectors),
        visibility: visit.say(visibility_key(record.visibility)),
        closed: record.state == State::Closed,
        registrations: papers(visit, &naming, id).await?,
        posts: posts(visit, &naming, id).await?,
        merges: merges
            .into_iter()
            .map(|merge| MergeRow {
                merged: merged
                    .iter()
                    .find(|one| one.id == merge.merged_id)
                    .map(|one| one.name(naming.locale).to_owned())
                    .unwrap_or_default(),
                id: merge.id,
                at: merge.merged_at,
                reason: merge.reason,
                undone_at: merge.undone_at,
            })
            .collect(),
        history,
        may_settle: may(Action::Settle),
        may_edit,
        may_merge,
        today: today(visit).to_string(),
        legal_name: record.name,
        acronym: record.acronym,
        country: record.country,
        about: record.about,
        website: record.website,
        email: record.email,
        phone: record.phone,
        staff: record.staff,
        sample: record.sample,
        updated_at: record.updated_at,
        version: record.version,
        form,
    })
}

async fn told(visit: &Visit, naming: &Naming, id: Id) -> Result<Vec<Told>> {
    people::told::<organisation::Entity>(visit, id, &History { visit, naming }).await
}

fn sorted(names: impl Iterator<Item = String>) -> Vec<String> {
    let mut names: Vec<String> = names.collect();
    names.sort();
    names
}

/// The names in other languages, where they are not the legal one.
fn translations(visit: &Visit, record: &organisation::Model) -> Vec<(String, String)> {
    let names = [
        ("organisations-name-en", &record.name_en),
        ("organisations-name-ar", &record.name_ar),
        ("organisations-name-ckb", &record.name_ckb),
        ("organisations-name-ku", &record.name_ku),
    ];
    let given = names.into_iter().filter_map(|(key, name)| name.as_ref().map(|name| (key, name)));
    given.filter(|(_, name)| **name != record.name).map(|(key, name)| (visit.say(key), name.clone())).collect()
}

async fn papers(visit: &Visit, naming: &Naming, id: Id) -> Result<Option<Vec<PaperRow>>> {
    let probe = registration::Model { organisation_id: id, ..super::papers::blank() };
    if !registration::Entity::may(visit.actor(), PartAction::See, &probe) {
        return Ok(None);
    }
    let today = today(visit);
    let row = |paper: registration::Model| PaperRow {
        standing: standing_badge(paper.standing(today)).map(|(key, kind)| (visit.say(key), kind)),
        id: paper.id,
        authority: naming.authority(&paper.authority),
        jurisdiction: visit.say(jurisdiction_key(paper.jurisdiction)),
        number: paper.number,
        issued_on: paper.issued_on,
        expires_on: paper.expires_on,
        file_name: paper.file_name,
    };
    Ok(Some(store::registrations(&visit.viewer(), id).await?.into_iter().map(row).collect()))
}

pub async fn posts(visit: &Visit, naming: &Naming, id: Id) -> Result<Option<Vec<PostRow>>> {
    let viewer = visit.viewer();
    if !visit.actor().is_member() {
        return Ok(None);
    }
    let today = today(visit);
    let posts = store::posts(&viewer, id).await?;
    let ids: Vec<Id> = posts.iter().map(|post| post.id).collect();
    let holders = store::holders(&viewer, &ids).await?;
    let mut rows: Vec<PostRow> = posts.into_iter().map(|post| post_row(post, &holders, naming, today)).collect();
    rows.sort_by_key(|row| row.ended_on.is_some());
    Ok(Some(rows))
}

fn post_row(post: post::Model, holders: &[post_holder::Model], naming: &Naming, today: Date) -> PostRow {
    let row = |holder: &post_holder::Model| HolderRow {
        id: holder.id,
        name: holder.name.clone(),
        person: holder.person_id,
        from: holder.from_day.clone(),
        to: holder.to_day.clone(),
    };
    let of_post = || holders.iter().filter(|holder| holder.post_id == post.id);
    PostRow {
        id: post.id,
        title: post.title(naming.locale).to_owned(),
        holders: of_post().filter(|holder| !holder.is_past(today)).map(row).collect(),
        past: of_post().filter(|holder| holder.is_past(today)).map(row).collect(),
        ended_on: post.ended_on.clone().filter(|_| post.has_ended(today)),
        email: post.email,
        phone: post.phone,
        focal: post.focal,
    }
}
