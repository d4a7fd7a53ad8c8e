//! The pages of places: the list with its search, a page a place, the switch of a unit, the boundaries maps are drawn
//! from.

mod boundaries;
mod list;
mod place;
mod switching;
mod telling;

use axum::Extension;
use axum::handler::Handler;
use web::{Routes, Specimen, Who};

use super::commands::Follow;

/// What later rooms do when places move.
#[derive(Clone, Copy)]
struct Followers(&'static [Follow]);

/// `follow`: what later rooms keep of the governorate of a place, and how it follows when a unit is switched.
pub fn routes(follow: &'static [Follow]) -> Routes {
    let followers = Extension(Followers(follow));
    Routes::new()
        .get("/places", Who::SignedIn, list::index)
        .get("/places/boundaries", Who::SignedIn, boundaries::index)
        .get("/places/{id}", Who::SignedIn, place::show)
        .post("/places/{id}", Who::SignedIn, place::update)
        .post("/places/{id}/aliases", Who::SignedIn, place::add_alias)
        .post("/places/{id}/aliases/{alias}/remove", Who::SignedIn, place::remove_alias)
        .get("/places/{id}/switch", Who::SignedIn, switching::new.layer(followers))
        .post("/places/{id}/switch", Who::SignedIn, switching::create.layer(followers))
}

pub fn specimens() -> Vec<Specimen> {
    vec![
        Specimen::of::<list::ListView>(),
        Specimen::of::<place::PlaceView>(),
        Specimen::of::<switching::SwitchView>(),
        Specimen::of::<boundaries::BoundariesView>(),
    ]
}
