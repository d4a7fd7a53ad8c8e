//! The invented records of a kit: organisations with their papers and posts, the people one may sign in as. They are
//! marked as sample, so that every page says so.

mod activities;
mod needs;

use jiff::Span;
use jiff::civil::Date;
use kernel::{Actor, App, Error, Id, Reads, Result, Role, Scope};
use rustc_hash::FxHashMap;
use serde_json::json;

use super::{Kit, Loaded, Row, needed, several};
use crate::rooms::activities::commands::ReportAll;
use crate::rooms::organisations::model::{
    Jurisdiction, Size, State, organisation, post, post_holder, registration, works_at, works_in,
};
use crate::rooms::organisations::{RegisterAll, Visibility, Whole};
use crate::rooms::people::model::{PasswordHash, person};
use crate::rooms::people::{LoadSample, SamplePerson};
use crate::rooms::{places, terms};

/// What the keys of the kit stand for in this database.
struct Keys {
    places: FxHashMap<String, Id>,
    sectors: FxHashMap<String, Id>,
    /// The sector each sub-sector is part of.
    above: FxHashMap<Id, Id>,
    modalities: FxHashMap<String, Id>,
    organisations: FxHashMap<String, Id>,
    /// By address: id and name.
    people: FxHashMap<String, (Id, String)>,
}

pub(super) async fn load(kit: &Kit, app: &App, today: Date) -> Result<Loaded> {
    let actor = Actor::system("sample");
    let mut keys = Keys::of(app).await?;
    let months = shift(kit, today)?;
    keys.name_organisations(kit, app)?;
    let people = people(kit, &keys)?;
    let password_hash = hashed(app).await?;
    let people = app.run(&actor, LoadSample { people, password_hash }).await?;
    keys.name_people(app).await?;
    let wholes = organisations(kit, app, &keys, months)?;
    let organisations = app.run(&actor, RegisterAll { organisations: wholes }).await?.len();
    let records = activities::records(kit, app, &keys, months)?;
    let activities = app.run(&actor, ReportAll { records }).await?;
    let (figures, requests) = needs::load(kit, app, &keys, months).await?;
    Ok(Loaded { organisations, people, activities, figures, requests, ..Loaded::default() })
}

const ORGANISATIONS: &str = "sample/organisations.csv";

/// The password of every sample account; the program does not listen beyond this machine while they exist.
pub const PASSWORD: &str = "tansiq-sample";

async fn hashed(app: &App) -> Result<String> {
    let random = app.random().clone();
    let hash = tokio::task::spawn_blocking(move || PasswordHash::of(PASSWORD, &random)).await;
    Ok(hash.map_err(Error::internal)??.into_text())
}

impl Keys {
    async fn of(app: &App) -> Result<Self> {
        let viewer = app.viewer(Actor::system("sample"));
        let places = viewer.find::<places::model::place::Entity>().all().await?;
        let terms = viewer.find::<terms::model::term::Entity>().all().await?;
        let of = |list: &str| -> FxHashMap<String, Id> {
            terms.iter().filter(|term| term.list == list).map(|term| (term.key.clone(), term.id)).collect()
        };
        let sectors = of(terms::SECTOR);
        let below = terms.iter().filter(|term| term.list == terms::SECTOR);
        let above = below.filter_map(|term| Some((term.id, *sectors.get(term.parent_key.as_ref()?)?))).collect();
        Ok(Self {
            places: places.into_iter().map(|place| (place.key, place.id)).collect(),
            modalities: of(terms::MODALITY),
            above,
            sectors,
            organisations: FxHashMap::default(),
            people: FxHashMap::default(),
        })
    }

    /// Gives every organisation its id: people's roles and posts' holders name each other.
    fn name_organisations(&mut self, kit: &Kit, app: &App) -> Result<()> {
        for row in kit.rows(ORGANISATIONS)? {
            let id = app.random().id(app.clock().now());
            self.organisations.insert(needed(&row, "key", ORGANISATIONS)?, id);
        }
        Ok(())
    }

    async fn name_people(&mut self, app: &App) -> Result<()> {
        let viewer = app.viewer(Actor::system("sample"));
        let people = viewer.find::<person::Entity>().all().await?;
        self.people = people.into_iter().map(|person| (person.email, (person.id, person.name))).collect();
        Ok(())
    }
}

/// Months by which the sample is moved.
fn shift(kit: &Kit, today: Date) -> Result<i32> {
    let toml = kit.text("kit.toml")?.unwrap_or_default();
    let anchor = toml.lines().find_map(|line| line.strip_prefix("anchor_month = \"")?.get(..7));
    let Some((year, month)) = anchor.and_then(|month| month.split_once('-')) else { return Ok(0) };
    let wrong = || Error::Unavailable("the kit's anchor_month is not a month".into());
    let year: i32 = year.parse().map_err(|_| wrong())?;
    let month: i32 = month.parse().map_err(|_| wrong())?;
    Ok(i32::from(today.year()) * 12 + i32::from(today.month()) - 1 - (year * 12 + month))
}

/// The day moved by so many months; the last day of a month stays one.
fn moved(day: Option<&String>, months: i32) -> Option<String> {
    let day: Date = day?.parse().ok()?;
    let moved = day.checked_add(Span::new().try_months(months).ok()?).ok()?;
    Some(if day == day.last_of_month() { moved.last_of_month() } else { moved }.to_string())
}

fn organisations(kit: &Kit, app: &App, keys: &Keys, months: i32) -> Result<Vec<Whole>> {
    let file = ORGANISATIONS;
    let new_id = || app.random().id(app.clock().now());
    let mut rows = kit.rows(file)?;
    rows.sort_by_key(|row| row.get("unit").is_some_and(|unit| unit == "branch"));
    let mut registrations = grouped(kit, "sample/registrations.csv")?;
    let mut posts = grouped(kit, "sample/posts.csv")?;
    let mut wholes = Vec::with_capacity(rows.len());
    for row in &rows {
        let key = needed(row, "key", file)?;
        let organisation = organisation(row, keys, file, app.clock().now())?;
        let id = organisation.id;
        let linked = |column: &str, known: &FxHashMap<String, Id>| -> Vec<Id> {
            several(row, column).iter().filter_map(|key| known.get(key).copied()).collect()
        };
        let works_in = linked("sectors", &keys.sectors).into_iter();
        let works_at = linked("governorates", &keys.places).into_iter();
        let papers = registrations.remove(&key).unwrap_or_default();
        let held = posts.remove(&key).unwrap_or_default();
        wholes.push(Whole {
            organisation,
            works_in: works_in
                .map(|sector_id| works_in::Model { id: new_id(), organisation_id: id, sector_id })
                .collect(),
            works_at: works_at
                .map(|place_id| works_at::Model { id: new_id(), organisation_id: id, place_id })
                .collect(),
            registrations: papers.iter().map(|row| registration(row, new_id(), id, months)).collect::<Result<_>>()?,
            posts: held.iter().map(|row| post_of(row, (new_id(), id), keys, &new_id, months)).collect::<Result<_>>()?,
        });
    }
    Ok(wholes)
}

fn grouped(kit: &Kit, file: &str) -> Result<FxHashMap<String, Vec<Row>>> {
    let mut groups: FxHashMap<String, Vec<Row>> = FxHashMap::default();
    for row in kit.rows(file)? {
        groups.entry(needed(&row, "organisation", file)?).or_default().push(row);
    }
    Ok(groups)
}

fn organisation(row: &Row, keys: &Keys, file: &str, now: i64) -> Result<organisation::Model> {
    let cell = |column: &str| row.get(column).cloned();
    let english = needed(row, "name_en", file)?;
    Ok(organisation::Model {
        id: keys.organisations[&needed(row, "key", file)?],
        name: english.clone(),
        acronym: cell("acronym"),
        name_en: Some(english),
        name_ar: cell("name_ar"),
        name_ckb: cell("name_ckb"),
        name_ku: None,
        former_names: json!(several(row, "former_names")),
        kind: needed(row, "kind", file)?,
        parent_id: row.get("headquarters").and_then(|key| keys.organisations.get(key).copied()),
        country: None,
        about: None,
        website: None,
        email: None,
        phone: None,
        languages: json!(several(row, "languages")),
        staff: None,
        size: size(row.get("size")),
        visibility: visibility(row.get("visibility")),
        state: State::Active,
        merged_into: None,
        sample: true,
        created_at: now,
        updated_at: now,
        version: 1,
    })
}

fn visibility(cell: Option<&String>) -> Visibility {
    match cell.map(String::as_str) {
        Some("public") => Visibility::Public,
        Some("members") => Visibility::Members,
        Some("coordination") => Visibility::Coordination,
        // What the kit does not say is shown to nobody.
        _ => Visibility::Own,
    }
}

fn size(cell: Option<&String>) -> Option<Size> {
    match cell.map(String::as_str) {
        Some("small") => Some(Size::Small),
        Some("medium") => Some(Size::Medium),
        Some("large") => Some(Size::Large),
        _ => None,
    }
}

fn registration(row: &Row, id: Id, organisation_id: Id, months: i32) -> Result<registration::Model> {
    let kurdistan = row.get("jurisdiction").is_some_and(|key| key.starts_with("kurdistan"));
    Ok(registration::Model {
        id,
        organisation_id,
        authority: needed(row, "authority", "sample/registrations.csv")?,
        jurisdiction: if kurdistan { Jurisdiction::Kurdistan } else { Jurisdiction::Federal },
        number: row.get("number").cloned(),
        issued_on: moved(row.get("issued"), months),
        expires_on: moved(row.get("expires"), months),
        file_digest: None,
        file_name: None,
        version: 1,
    })
}

fn post_of(
    row: &Row,
    (id, organisation_id): (Id, Id),
    keys: &Keys,
    new_id: &impl Fn() -> Id,
    months: i32,
) -> Result<(post::Model, Vec<post_holder::Model>)> {
    let post = post::Model {
        id,
        organisation_id,
        title: needed(row, "title_en", "sample/posts.csv")?,
        title_ar: row.get("title_ar").cloned(),
        title_ckb: row.get("title_ckb").cloned(),
        email: row.get("email").cloned(),
        phone: None,
        focal: row.get("post").is_some_and(|kind| kind == "focal-point"),
        ended_on: None,
        version: 1,
    };
    let known = row.get("holder").and_then(|email| keys.people.get(email));
    let holder = known.map(|(person, name)| post_holder::Model {
        id: new_id(),
        post_id: id,
        name: name.clone(),
        person_id: Some(*person),
        from_day: moved(row.get("from"), months).unwrap_or_default(),
        to_day: moved(row.get("to"), months),
        ended_at: None,
    });
    Ok((post, holder.into_iter().collect()))
}

fn people(kit: &Kit, keys: &Keys) -> Result<Vec<SamplePerson>> {
    let file = "sample/people.csv";
    let mut people = Vec::new();
    for row in kit.rows(file)? {
        let of = |known: &FxHashMap<String, Id>| {
            several(&row, "scope").iter().filter_map(|key| known.get(key).copied()).collect::<Vec<_>>()
        };
        let scopes = match row.get("scope_kind").map(String::as_str) {
            Some("everything") => vec![Scope::Everything],
            Some("places") => of(&keys.places).into_iter().map(Scope::Place).collect(),
            Some("organisation") => of(&keys.organisations).into_iter().map(Scope::Organisation).collect(),
            _ => Vec::new(),
        };
        people.push(SamplePerson {
            email: needed(&row, "email", file)?,
            name: needed(&row, "name_en", file)?,
            locale: row.get("language").cloned(),
            role: role(&needed(&row, "role", file)?)?,
            scopes,
        });
    }
    Ok(people)
}

fn role(key: &str) -> Result<Role> {
    match key {
        "coordinator" => Ok(Role::Coordinator),
        "field-coordinator" => Ok(Role::FieldCoordinator),
        "focal-point" => Ok(Role::FocalPoint),
        "member" => Ok(Role::Member),
        "administrator" => Ok(Role::Administrator),
        other => Err(Error::Unavailable(format!("the kit's sample names the role {other}, which there is not"))),
    }
}
