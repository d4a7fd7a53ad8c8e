//! The pictures of the front page: the map, the bars, the line; and the poster a picture leaves the page as.

use kernel::{Id, Result};
use web::Visit;
use web::locale::Locale;
use web::pictures::classes::{Classes, breaks};
use web::pictures::legend::Entry;
use web::pictures::poster::{Format, Poster};
use web::pictures::series::{Line, Series, line, scale};
use web::pictures::tiles::{Tile, grid};
use web::pictures::{Direction, Heading, Picture, bars};

use super::figures::Measure;
use super::names::Names;
use crate::rooms::activities::picture::{Dimension, Groups, Tally};

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
    pub visit: &'a Visit,
    pub names: &'a Names,
    pub governorates: &'a Groups,
    pub measure: Measure,
    /// Where a place leads to; nothing on a poster.
    pub href: &'a dyn Fn(Id) -> Option<String>,
}

impl Mapped<'_> {
    /// One square a governorate, at its place in the kit's grid.
    pub fn tiles(&self) -> Map {
        let lang = self.visit.lang();
        let tally = |id: Id| self.governorates.iter().find(|(key, _)| key.id() == Some(id)).map(|(_, tally)| *tally);
        let number = |id: Id| self.measure.of(&tally(id).unwrap_or_default());
        let on_map = || self.names.atlas.governorates().iter().filter_map(|place| Some((place, place.tile?)));
        let values: Vec<f64> = on_map().map(|(place, _)| number(place.id) as f64).collect();
        let classes = breaks(&values, 5);
        let tiles: Vec<Tile> = on_map()
            .map(|(place, (column, row))| Tile {
                column: u16::try_from(column - 1).unwrap_or_default(),
                row: u16::try_from(row - 1).unwrap_or_default(),
                name: place.name(self.names.locale).to_owned(),
                value: Some(lang.integer(number(place.id) as i64)),
                class: Some(classes.class(number(place.id) as f64)),
                href: (self.href)(place.id),
            })
            .collect();
        let title = self.visit.say(self.measure.key());
        let description = self.description();
        let heading = Heading { id: "map", title: &title, description: &description };
        Map { picture: grid(&heading, &tiles), legend: legend(self.visit, &classes) }
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
pub fn poster(visit: &Visit, map: &Map, title: String, asked: &[(String, String)], format: Format) -> String {
    let filters = asked.iter().map(|(label, value)| format!("{label}: {value}"));
    let date: Vec<String> = filters.collect();
    let mut notes = vec![visit.say("dashboards-people-rule"), visit.say("dashboards-share")];
    if visit.site.settings.sample {
        notes.push(visit.site.words.plain(visit.lang(), "web-sample-text"));
    }
    notes.extend(disclaimers(visit));
    let direction = direction(visit);
    Poster { title, date: date.join(" · "), legend: map.legend.clone(), notes, direction, format }.svg(&map.picture)
}

/// The line on boundaries in every language, the reader's first.
fn disclaimers(visit: &Visit) -> Vec<String> {
    let others = Locale::ALL.into_iter().filter(|locale| *locale != visit.locale());
    let all = std::iter::once(visit.locale()).chain(others);
    all.map(|locale| visit.site.words.plain(locale, "dashboards-boundaries")).collect()
}

/// The SVG as a PNG, drawn where it may block.
pub async fn png(svg: String) -> Result<Vec<u8>> {
    let drawn = tokio::task::spawn_blocking(move || web::pictures::png::render(&svg, 1_200)).await;
    drawn.map_err(kernel::Error::internal)?.map_err(kernel::Error::internal)
}
