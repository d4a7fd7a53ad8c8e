//! The pictures of the front page: the map, the bars, the line; and the poster a picture leaves the page as.

use kernel::{Id, Result};
use web::Visit;
use web::locale::Locale;
use web::pictures::classes::{Classes, breaks};
use web::pictures::legend::Entry;
use web::pictures::map::{self, Area};
use web::pictures::poster::{Format, Poster};
use web::pictures::series::{Line, Series, line, scale};
use web::pictures::tiles::{Tile, grid};
use web::pictures::{Direction, Heading, Picture, bars};

use super::figures::Measure;
use super::names::Names;
use crate::rooms::activities::picture::{Dimension, Groups, Tally};
use crate::rooms::places::{Drawing, Drawn, Place};

pub fn direction(visit: &Visit) -> Direction {
    if visit.locale().dir() == "rtl" { Direction::RightToLeft } else { Direction::LeftToRight }
}

/// The map with its legend.
pub struct Map {
    pub picture: Picture,
    pub legend: Vec<Entry>,
}

/// What a map is made of.
pub struct Mapped<'a> {
    /// Boundaries, where an operator has loaded some.
    pub drawn: Option<&'a Drawn>,
    pub visit: &'a Visit,
    pub names: &'a Names,
    pub governorates: &'a Groups,
    pub measure: Measure,
    /// Where a place leads to; nothing on a poster.
    pub href: &'a dyn Fn(Id) -> Option<String>,
}

impl Mapped<'_> {
    pub fn draw(&self) -> Map {
        let title = self.visit.say(self.measure.key());
        let description = self.description();
        let heading = Heading { id: "map", title: &title, description: &description };
        match self.drawn {
            Some(drawn) => self.outlines(heading, drawn),
            None => self.tiles(&heading),
        }
    }

    fn number(&self, id: Id) -> u64 {
        let group = self.governorates.iter().find(|(key, _)| key.id() == Some(id));
        group.map_or(0, |(_, tally)| self.measure.of(tally))
    }

    fn text(&self, id: Id) -> String {
        self.visit.lang().integer(self.number(id) as i64)
    }

    fn outlines(&self, heading: Heading, drawn: &Drawn) -> Map {
        let classes = self.classes(drawn.areas.iter().map(|drawing| drawing.place));
        let area = |drawing: &Drawing| Area {
            path: drawing.path.clone(),
            label: drawing.label,
            room: drawing.room,
            name: self.names.atlas.name(drawing.place, self.names.locale).to_owned(),
            value: Some(self.text(drawing.place)),
            class: Some(classes.class(self.number(drawing.place) as f64)),
            href: (self.href)(drawing.place),
        };
        let areas = drawn.areas.iter().map(area).collect();
        let map = map::Map { heading, width: drawn.width, height: drawn.height, areas };
        Map { picture: map::choropleth(&map), legend: legend(self.visit, &classes) }
    }

    /// One square a governorate, at its place in the kit's grid.
    fn tiles(&self, heading: &Heading) -> Map {
        let on_map = placed(self.names.atlas.governorates());
        let classes = self.classes(on_map.iter().map(|(place, _)| place.id));
        let tiles: Vec<Tile> = on_map
            .into_iter()
            .map(|(place, (column, row))| Tile {
                column,
                row,
                name: place.name(self.names.locale).to_owned(),
                value: Some(self.text(place.id)),
                class: Some(classes.class(self.number(place.id) as f64)),
                href: (self.href)(place.id),
            })
            .collect();
        Map { picture: grid(heading, &tiles), legend: legend(self.visit, &classes) }
    }

    fn classes(&self, places: impl Iterator<Item = Id>) -> Classes {
        let values: Vec<f64> = places.map(|place| self.number(place) as f64).collect();
        breaks(&values, 5)
    }

    /// Where the most is, in words.
    fn description(&self) -> String {
        let placed = self.governorates.iter().filter(|(key, _)| key.id().is_some());
        let Some((key, tally)) = placed.max_by_key(|(_, tally)| self.measure.of(tally)) else {
            return self.visit.say("dashboards-nothing");
        };
        let args = [
            ("name", self.names.name(self.visit, Dimension::Governorate, key)),
            ("value", self.visit.lang().integer(self.measure.of(tally) as i64)),
        ];
        self.visit.sentence("dashboards-most", &args)
    }
}

/// Governorates with their columns and rows from zero: the grid of each country below that of the country before.
fn placed(governorates: &[Place]) -> Vec<(&Place, (u16, u16))> {
    let from_one = |at: i64| u16::try_from(at - 1).unwrap_or_default();
    let (mut placed, mut top) = (Vec::new(), 0);
    for country in governorates.chunk_by(|one, next| one.country == next.country) {
        let own = country.iter().filter_map(|place| Some((place, place.tile?)));
        let own = own.map(|(place, (column, row))| (place, (from_one(column), top + from_one(row))));
        placed.extend(own);
        top = placed.iter().map(|(_, (_, row))| row + 2).max().unwrap_or(0);
    }
    placed
}

fn legend(visit: &Visit, classes: &Classes) -> Vec<Entry> {
    let lang = visit.lang();
    let text = |from: f64, to: Option<f64>| match to {
        Some(to) if to > from => lang.range(from as i64, to as i64),
        Some(_) => lang.integer(from as i64),
        None => format!("{}+", lang.integer(from as i64)),
    };
    let entry = |line: web::pictures::classes::Class| Entry { class: Some(line.class), text: text(line.from, line.to) };
    classes.legend().into_iter().map(entry).collect()
}

/// Bars of the first groups.
pub fn bars_of(
    visit: &Visit,
    heading: &Heading,
    measure: Measure,
    rows: impl Iterator<Item = (String, Tally, Option<String>)>,
) -> Picture {
    let bar = |(label, tally, href): (String, Tally, Option<String>)| {
        let value = measure.of(&tally);
        bars::Bar { label, value: value as f64, text: visit.lang().integer(value as i64), href }
    };
    bars::horizontal(heading, &rows.map(bar).collect::<Vec<_>>(), direction(visit))
}

/// The figure month by month.
pub fn line_of(visit: &Visit, names: &Names, heading: &Heading, measure: Measure, months: &Groups) -> Picture {
    let lang = visit.lang();
    let values: Vec<f64> = months.iter().map(|(_, tally)| measure.of(tally) as f64).collect();
    let marks = scale(values.iter().copied()).into_iter().map(|mark| (mark, lang.integer(mark as i64))).collect();
    let series = Series {
        times: months.iter().map(|(key, _)| names.name(visit, Dimension::Month, key)).collect(),
        marks,
        lines: vec![Line { name: visit.say(measure.key()), values: values.into_iter().map(Some).collect() }],
    };
    line(heading, &series, direction(visit))
}

/// The map as a picture of its own: it says what it shows, when it was made, and that boundaries are no statement.
pub fn poster(visit: &Visit, map: &Map, title: String, about: &[(String, String)], source: Option<String>) -> String {
    let date: Vec<String> = about.iter().map(|(label, value)| format!("{label}: {value}")).collect();
    let mut notes = vec![visit.say("dashboards-people-rule")];
    if visit.site.settings.sample {
        notes.push(visit.say("dashboards-sample"));
    }
    notes.extend(source);
    notes.extend(disclaimers(visit));
    let direction = direction(visit);
    let format = Format::Wide;
    Poster { title, date: date.join(" · "), legend: map.legend.clone(), notes, direction, format }.svg(&map.picture)
}

/// The line on boundaries in every language, the reader's first.
fn disclaimers(visit: &Visit) -> Vec<String> {
    let others = Locale::ALL.into_iter().filter(|locale| *locale != visit.locale());
    let all = std::iter::once(visit.locale()).chain(others);
    all.map(|locale| isolated(&visit.site.words.plain(locale, "dashboards-boundaries"))).collect()
}

/// Who made the boundaries, under which licence, for which day.
pub fn source(visit: &Visit, drawn: &Drawn) -> String {
    let day =
        drawn.valid_on.as_ref().map(|day| day.parse().map_or_else(|_| day.clone(), |date| visit.lang().day(date)));
    let parts = [Some(drawn.source.clone()), drawn.licence.clone(), day].into_iter().flatten();
    let parts: Vec<String> = parts.filter(|part| !part.is_empty()).map(|part| isolated(&part)).collect();
    visit.sentence("dashboards-boundaries-from", &[("source", parts.join(" · "))])
}

/// Text that keeps its own direction within a sentence of another.
fn isolated(text: &str) -> String {
    format!("\u{2068}{text}\u{2069}")
}

/// The SVG as a PNG, drawn where it may block.
pub async fn png(svg: String) -> Result<Vec<u8>> {
    let drawn = tokio::task::spawn_blocking(move || web::pictures::png::render(&svg, 1_200)).await;
    drawn.map_err(kernel::Error::internal)?.map_err(kernel::Error::internal)
}
