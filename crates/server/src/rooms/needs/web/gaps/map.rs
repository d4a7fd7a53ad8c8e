//! The map of gaps: one square, or one outline, a governorate, with the sign of its state beside its colour. Over all
//! sectors a place shows the sector with the most people uncovered.

use kernel::{Id, Result};
use web::pictures::legend::{self, Entry};
use web::pictures::map::{self, Area};
use web::pictures::tiles::{Tile, grid};
use web::pictures::{Heading, Picture};

use super::asked::Asked;
use crate::rooms::needs::labels::{class, sign, state_key};
use crate::rooms::needs::model::gaps::{Cell, Gaps, State};
use crate::rooms::places;

/// The picture, its legend, and who made the boundaries.
pub async fn draw(asked: &Asked, gaps: &Gaps) -> Result<(String, String, Option<String>)> {
    let visit = &asked.visit;
    let drawn = places::outlines(&visit.viewer(), 1).await?;
    let (title, description) = (visit.say("needs-gaps"), visit.say("needs-map-what"));
    let heading = Heading { id: "gaps", title: &title, description: &description };
    let shown = |area: Id| shown(asked, gaps, area);
    let href = |area: Id| Some(asked.within(area));
    let picture: Picture = match drawn.as_deref() {
        Some(drawn) => {
            let area = |drawing: &places::Drawing| {
                let (class, value) = shown(drawing.place);
                Area {
                    path: drawing.path.clone(),
                    label: drawing.label,
                    room: drawing.room,
                    name: asked.names.place(drawing.place).to_owned(),
                    value: Some(value),
                    class,
                    href: href(drawing.place),
                }
            };
            let areas = drawn.areas.iter().map(area).collect();
            map::choropleth(&map::Map { heading, width: drawn.width, height: drawn.height, areas })
        }
        None => {
            let on_map = asked.names.atlas.governorates().iter().filter_map(|place| Some((place, place.tile?)));
            let from_one = |at: i64| u16::try_from(at - 1).unwrap_or_default();
            let tiles: Vec<Tile> = on_map
                .map(|(place, (column, row))| {
                    let (class, value) = shown(place.id);
                    Tile {
                        column: from_one(column),
                        row: from_one(row),
                        name: place.name(asked.names.locale).to_owned(),
                        value: Some(value),
                        class,
                        href: href(place.id),
                    }
                })
                .collect();
            grid(&heading, &tiles)
        }
    };
    let entries: Vec<Entry> = State::ALL
        .iter()
        .map(|state| Entry { class: class(*state), text: format!("{} {}", sign(*state), visit.say(state_key(*state))) })
        .collect();
    let source = drawn.map(|drawn| {
        let parts = [Some(drawn.source.clone()), drawn.licence.clone()].into_iter().flatten();
        visit.sentence("needs-boundaries-from", &[("source", parts.collect::<Vec<_>>().join(" · "))])
    });
    Ok((picture.to_string(), legend::list(&entries), source))
}

/// The class of a place and what stands in it: the sign, and how much of the need is covered where some is.
fn shown(asked: &Asked, gaps: &Gaps, area: Id) -> (Option<u8>, String) {
    let Some(at) = gaps.areas.iter().position(|other| *other == area) else {
        return (None, sign(State::NoData).to_owned());
    };
    let sector = match asked.sector {
        Some(sector) => gaps.sectors.iter().position(|other| *other == sector),
        None => gaps.across[at].widest,
    };
    let Some(cell) = sector.map(|sector| &gaps.cells[at][sector]) else {
        return (None, sign(State::NoData).to_owned());
    };
    let share = share(cell).map(|share| format!(" {}", asked.visit.lang().percent(share, 0)));
    (class(cell.state), format!("{}{}", sign(cell.state), share.unwrap_or_default()))
}

/// How much is covered, where somebody was reached and somebody was not.
fn share(cell: &Cell) -> Option<f64> {
    let (need, uncovered) = (cell.need.as_ref()?.people, cell.uncovered?);
    (cell.state == State::PartlyCovered).then(|| (need - uncovered.min(need)) as f64 / need.max(1) as f64)
}
