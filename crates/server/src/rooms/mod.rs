//! The rooms, in the order in which one may use another: each uses only those above it, and only what their front
//! doors export.

pub mod activities;
pub mod dashboards;
pub mod imports;
pub mod needs;
pub mod organisations;
pub mod overlaps;
pub mod people;
pub mod places;
pub mod requests;
pub mod terms;

use kernel::policy::Line;
use kernel::{Actor, Reads, Result, Scope, Viewer};
use sea_orm::{ColumnTrait, QueryOrder};
use web::locale::Locale;
use web::{NavItem, Routes, Specimen};

/// What rooms keep of the governorate of a place, and how it follows when a unit is switched on or off.
const FOLLOWERS: &[places::Follow] = &[
    activities::commands::follow,
    needs::FOLLOW[0],
    needs::FOLLOW[1],
    needs::FOLLOW[2],
    needs::FOLLOW[3],
    requests::FOLLOW,
];

/// The records of later rooms that follow an organisation through a merge.
const MERGING: &[organisations::Follower] = &[
    activities::commands::FOLLOWER,
    overlaps::FOLLOWER,
    needs::FOLLOWERS[0],
    needs::FOLLOWERS[1],
    needs::FOLLOWERS[2],
    requests::FOLLOWERS[0],
    requests::FOLLOWERS[1],
];

/// Every room's routes.
pub fn routes() -> Routes {
    people::routes(scopes())
        .and(terms::routes())
        .and(places::routes(FOLLOWERS))
        .and(organisations::routes(MERGING))
        .and(activities::routes())
        .and(overlaps::routes())
        .and(needs::routes())
        .and(requests::routes())
        .and(imports::routes())
        .and(dashboards::routes())
}

/// The main menu.
pub fn nav() -> Vec<NavItem> {
    let item = |path, key, primary, shown| NavItem { path, key, primary, shown };
    vec![
        item("/", "nav-front", true, |_| true),
        item("/matrix", "nav-matrix", true, |_| true),
        item("/activities", "nav-activities", true, |_| true),
        item("/needs", "nav-needs", true, |_| true),
        item("/requests", "nav-requests", false, |_| true),
        item("/imports", "nav-imports", true, imports::brings),
        item("/people", "nav-people", false, people::access::manages),
        item("/organisations", "nav-organisations", true, |_| true),
        item("/places", "nav-places", false, Actor::is_signed_in),
        item("/terms", "nav-terms", true, Actor::is_signed_in),
    ]
}

/// Every room's views, for the test that renders each in every language.
pub fn specimens() -> Vec<Specimen> {
    [
        web::specimens(),
        people::specimens(),
        terms::specimens(),
        places::specimens(),
        organisations::specimens(),
        activities::specimens(),
        overlaps::specimens(),
        needs::specimens(),
        requests::specimens(),
        imports::specimens(),
        dashboards::specimens(),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// Every room's part of the permissions table, asked of this cast.
pub fn policy(cast: &[Actor]) -> Vec<Line> {
    [
        people::policy(cast),
        terms::policy(cast),
        places::policy(cast),
        organisations::policy(cast),
        activities::policy(cast),
        needs::policy(cast),
        requests::policy(cast),
        overlaps::policy(cast),
        imports::policy(cast),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// What the scopes of grants are called, for the room of people, which comes before those that keep them.
pub fn scopes() -> people::Scopes {
    people::Scopes(|viewer, locale| Box::pin(named_scopes(viewer, locale)))
}

async fn named_scopes(viewer: Viewer, locale: Locale) -> Result<Vec<people::NamedScope>> {
    use places::model::place;
    let named = |scope, names: [Option<String>; 2], key| {
        let name = names.into_iter().flatten().next().unwrap_or_default();
        people::NamedScope { scope, name, key }
    };
    let governorates = viewer.find::<place::Entity>().filter(place::Column::Level.eq(1));
    let governorates = governorates.filter(place::Column::Active.eq(true));
    let governorates = governorates.narrow(|select| select.order_by_asc(place::Column::Position)).all().await?;
    let register = organisations::register(&viewer).await?;
    let places = governorates.into_iter().map(|place| {
        let local = match locale {
            Locale::En => None,
            Locale::Ar => place.name_ar,
            Locale::Ckb => place.name_ckb,
        };
        named(Scope::Place(place.id), [local, Some(place.name_en)], Some(place.key))
    });
    let organisations = register.all().iter().map(|member| {
        let name = Some(member.name(locale).to_owned());
        named(Scope::Organisation(member.id), [name, None], member.acronym.clone())
    });
    Ok(places.chain(organisations).collect())
}
