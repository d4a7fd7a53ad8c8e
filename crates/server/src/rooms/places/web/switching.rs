//! Switching a unit on or off: first a page that says what would move, from a rehearsal of the very command; then the
//! step itself.

use axum::Extension;
use axum::extract::Path;
use kernel::Id;
use serde::Serialize;
use web::{Input, Outcome, View, Visit};

use super::Followers;
use crate::rooms::places::commands::Switch;
use crate::rooms::places::store;

#[derive(Serialize)]
struct Move {
    name: String,
    from: String,
    to: String,
}

#[derive(Serialize)]
pub(super) struct SwitchView {
    id: Id,
    name: String,
    /// As it would be afterwards.
    active: bool,
    version: i64,
    moves: Vec<Move>,
    /// Records that would follow.
    records: usize,
    /// Roles that would be given over the unit.
    roles: usize,
}

impl View for SwitchView {
    const TEMPLATE: &'static str = "places/switch.html";

    fn title(&self, visit: &Visit) -> String {
        let key = if self.active { "places-switch-on" } else { "places-switch-off" };
        visit.sentence(key, &[("name", self.name.clone())])
    }

    fn samples() -> Vec<Self> {
        let step = Move { name: "Halabja".into(), from: "Sulaymaniyah".into(), to: "Halabja".into() };
        let view = |active, moves, records| Self {
            id: Id::nil(),
            name: "Halabja".into(),
            active,
            version: 2,
            moves,
            records,
            roles: records,
        };
        vec![view(true, vec![step], 40), view(false, Vec::new(), 0)]
    }
}

pub(super) async fn new(visit: Visit, Extension(followers): Extension<Followers>, Path(id): Path<Id>) -> Outcome {
    let viewer = visit.viewer();
    let (unit, atlas) = (store::get(&viewer, id).await?, store::atlas(&viewer).await?);
    let active = !unit.active;
    let switch = Switch { id, version: unit.version, active, follow: followers.0 };
    let outcome = visit.app().rehearse(visit.actor(), switch).await?;
    let name = |id: Option<Id>| id.map(|id| atlas.name(id, visit.locale()).to_owned()).unwrap_or_default();
    let moves = outcome.moved.iter().map(|moved| Move {
        name: name(Some(moved.place)),
        from: name(atlas.get(moved.place).and_then(|place| place.governorate)),
        to: name(moved.governorate),
    });
    let moves = moves.collect();
    let view = SwitchView {
        id,
        name: name(Some(id)),
        active,
        version: unit.version,
        moves,
        records: outcome.records,
        roles: outcome.roles,
    };
    visit.reply(&view)
}

pub(super) async fn create(
    visit: Visit,
    Extension(followers): Extension<Followers>,
    Path(id): Path<Id>,
    mut input: Input,
) -> Outcome {
    let switch = input.fields.read(|f| Switch {
        id,
        version: f.number_or_none("version", 0, i64::MAX).unwrap_or_default(),
        active: f.flag("active"),
        follow: followers.0,
    })?;
    let outcome = visit.run(switch).await?;
    let view = serde_json::json!({ "id": id, "active": outcome.unit.active, "moved": outcome.moved.len() });
    visit.done(&format!("/places/{id}"), "places-saved", &view)
}
