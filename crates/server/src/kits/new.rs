//! Makes a minimal kit from a list of codes: one row a place, with the country, the level, the code, the name and the
//! parent's code. What is not in the list comes from `countries.csv` (names of the country, clock, money, week), and the
//! program's own standard lists serve for everything else.

use std::collections::{BTreeMap, BTreeSet};

use kernel::{Error, Result};

use super::{pattern, tiles};

const COUNTRIES: &str = "countries.csv";
/// What the list of codes is called as a scheme.
const SCHEME: &str = "ocha-cod";
/// Levels a kit holds below the country.
const LEVELS: i64 = 3;
/// Most faults told at once.
const FAULTS: usize = 12;

/// The files of a kit by their names, and how many places each level has.
#[derive(Debug)]
pub struct NewKit {
    pub files: Vec<(&'static str, String)>,
    pub key: String,
    pub name: String,
    pub levels: BTreeMap<i64, usize>,
}

/// One country of `countries.csv`.
#[derive(Debug, Clone, Default)]
struct Country {
    iso2: String,
    iso3: String,
    /// en, ar, ckb, ku.
    names: [String; 4],
    also: Vec<String>,
    currency: String,
    time_zone: String,
    week_start: String,
    weekend: Vec<String>,
}

struct Place {
    row: u64,
    level: i64,
    code: String,
    name: String,
    parent: String,
    from: String,
    /// Latitude and longitude, where the list has them.
    point: Option<(f64, f64)>,
}

/// The kit of a country (two or three letters) from the text of a list of codes.
pub fn kit(country: &str, list: &str, from: &str) -> Result<NewKit> {
    let country = Country::find(country)?;
    let places = places(&country, list, from)?;
    let mut levels = BTreeMap::new();
    places.iter().for_each(|place| *levels.entry(place.level).or_default() += 1);
    let version = version(&places);
    let files = vec![
        ("kit.toml", kit_toml(&country, &places, &version, from)),
        ("places.csv", places_csv(&country, &places)?),
        ("codes.csv", codes_csv(&country, &places, &version)?),
        ("aliases.csv", aliases_csv(&country)?),
    ];
    Ok(NewKit { files, key: country.key(), name: country.names[0].clone(), levels })
}

impl Country {
    fn find(code: &str) -> Result<Self> {
        let asked = code.trim().to_ascii_uppercase();
        let text = super::Embedded::get(COUNTRIES).map(|file| file.data.into_owned()).unwrap_or_default();
        let text = String::from_utf8(text).map_err(Error::internal)?;
        let rows = super::Kit::parsed(COUNTRIES, &text)?;
        let row = rows.into_iter().find(|row| [row.get("iso2"), row.get("iso3")].contains(&Some(&asked)));
        let unknown = || Error::Unavailable(format!("{code:?} is no country code of ISO 3166-1, such as ET or ETH"));
        let row = row.ok_or_else(unknown)?;
        let cell = |column: &str| row.get(column).cloned().unwrap_or_default();
        Ok(Self {
            iso2: cell("iso2"),
            iso3: cell("iso3"),
            names: ["name_en", "name_ar", "name_ckb", "name_ku"].map(cell),
            also: super::several(&row, "also"),
            currency: cell("currency"),
            time_zone: cell("time_zone"),
            week_start: cell("week_start"),
            weekend: super::several(&row, "weekend"),
        })
    }

    fn key(&self) -> String {
        self.iso2.to_lowercase()
    }

    fn is(&self, text: &str) -> bool {
        text.eq_ignore_ascii_case(&self.iso2) || text.eq_ignore_ascii_case(&self.iso3)
    }
}

/// Where the columns stand, by their names in any case.
struct Columns {
    country: usize,
    level: usize,
    code: usize,
    name: usize,
    parent: Option<usize>,
    from: Option<usize>,
    point: Option<(usize, usize)>,
}

impl Columns {
    fn of(headers: &csv::StringRecord, file: &str) -> Result<Self> {
        let plain = |text: &str| text.to_lowercase().chars().filter(|c| c.is_alphanumeric()).collect::<String>();
        let find = |names: &[&str]| headers.iter().position(|header| names.contains(&plain(header).as_str()));
        let need = |what: &str, names: &[&str]| {
            let missing =
                || Error::Unavailable(format!("{file} has no column {what}; its first row names the columns"));
            find(names).ok_or_else(missing)
        };
        Ok(Self {
            country: need("Location", &["location", "country", "iso3", "iso2", "countrycode"])?,
            level: need("Admin Level", &["adminlevel", "level", "admlevel"])?,
            code: need("P-Code", &["pcode", "code", "admpcode"])?,
            name: need("Name", &["name", "nameen", "admname"])?,
            parent: find(&["parentpcode", "parent", "parentcode"]),
            from: find(&["validfromdate", "validfrom", "validon"]),
            point: find(&["latitude", "lat", "centerlat"]).zip(find(&["longitude", "lon", "long", "centerlon"])),
        })
    }
}

fn places(country: &Country, list: &str, file: &str) -> Result<Vec<Place>> {
    let list = list.strip_prefix('\u{feff}').unwrap_or(list);
    let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(list.as_bytes());
    let unreadable = |error: csv::Error| Error::Unavailable(format!("{file} cannot be read: {error}"));
    let columns = Columns::of(reader.headers().map_err(unreadable)?, file)?;
    let (mut places, mut others, mut faults) = (Vec::new(), BTreeSet::new(), Vec::new());
    for record in reader.records() {
        let record = record.map_err(unreadable)?;
        let row = record.position().map_or(0, csv::Position::line);
        let cell = |at: usize| record.get(at).unwrap_or_default().trim();
        let whose = cell(columns.country);
        if !country.is(whose) {
            // An HXL row names no country.
            others.extend((!whose.is_empty() && !whose.starts_with('#')).then(|| whose.to_owned()));
            continue;
        }
        let Ok(level) = cell(columns.level).parse::<i64>() else {
            faults.push(format!("row {row}: the level {:?} is not a number", cell(columns.level)));
            continue;
        };
        if !(1..=LEVELS).contains(&level) {
            continue;
        }
        let optional = |at: Option<usize>| at.map(cell).unwrap_or_default().to_owned();
        let degrees = |at: usize, most: f64| cell(at).parse::<f64>().ok().filter(|degrees| degrees.abs() <= most);
        let place = Place {
            row,
            level,
            code: cell(columns.code).to_owned(),
            name: cell(columns.name).to_owned(),
            parent: optional(columns.parent),
            from: optional(columns.from),
            point: columns.point.and_then(|(lat, lon)| degrees(lat, 90.0).zip(degrees(lon, 180.0))),
        };
        places.push(place);
    }
    if places.is_empty() && faults.is_empty() {
        let others = if others.is_empty() { "none".into() } else { others.into_iter().collect::<Vec<_>>().join(", ") };
        let (name, iso3) = (&country.names[0], &country.iso3);
        return Err(Error::Unavailable(format!(
            "{file} has no places of {name} ({iso3}); the countries in it: {others}"
        )));
    }
    check(country, &mut places, &mut faults);
    told(file, faults)?;
    places.sort_by(|one, other| (one.level, &one.code).cmp(&(other.level, &other.code)));
    Ok(places)
}

/// Finds double and missing codes, missing names and orphans; gives the first level the country as its parent.
fn check(country: &Country, places: &mut [Place], faults: &mut Vec<String>) {
    let mut known: BTreeMap<String, i64> = BTreeMap::new();
    for place in places.iter() {
        let (row, code) = (place.row, &place.code);
        if code.is_empty() || place.name.is_empty() {
            faults.push(format!("row {row}: a place needs a code and a name"));
        } else if key(code).is_empty() {
            faults.push(format!("row {row}: the code {code:?} has neither letter nor digit"));
        } else if known.insert(code.clone(), place.level).is_some() {
            faults.push(format!("row {row}: the code {code} stands for two places"));
        }
    }
    for place in places {
        if place.level == 1 {
            place.parent = country.key();
            continue;
        }
        let (row, code, parent) = (place.row, &place.code, &place.parent);
        match known.get(parent) {
            Some(level) if *level == place.level - 1 => place.parent = key(parent),
            Some(_) => faults.push(format!("row {row}: {code} has the parent {parent}, which is not one level above")),
            None => faults.push(format!("row {row}: {code} has the parent {parent:?}, which the list does not have")),
        }
    }
}

fn told(file: &str, faults: Vec<String>) -> Result<()> {
    if faults.is_empty() {
        return Ok(());
    }
    let more = faults.len().saturating_sub(FAULTS);
    let mut lines: Vec<String> = faults.into_iter().take(FAULTS).collect();
    if more > 0 {
        lines.push(format!("… and {more} more"));
    }
    Err(Error::Unavailable(format!("{file} is not in order, nothing was made:\n  {}", lines.join("\n  "))))
}

/// A place's key: its code in lower case.
fn key(code: &str) -> String {
    let plain: String = code.to_lowercase().chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }).collect();
    plain.trim_matches('-').to_owned()
}

/// The month from which the newest part of the list holds.
fn version(places: &[Place]) -> String {
    let months = places.iter().filter_map(|place| place.from.get(..7));
    months.max().map_or_else(|| "undated".into(), str::to_owned)
}

fn kit_toml(country: &Country, places: &[Place], version: &str, file: &str) -> String {
    let quoted = |text: &str| toml::Value::String(text.to_owned()).to_string();
    let list = |texts: &[String]| texts.iter().map(|text| quoted(text)).collect::<Vec<_>>().join(", ");
    let deepest = places.iter().map(|place| place.level).max().unwrap_or(1);
    let levels = (1..=deepest).map(|level| level.to_string()).collect::<Vec<_>>().join(", ");
    let mut currencies = vec![country.currency.clone(), "USD".into(), "EUR".into()];
    currencies.dedup();
    let [en, ar, ckb, ku] = country.names.each_ref().map(|name| quoted(name));
    let mut text = format!(
        r#"# {name}: made from a list of codes. The format is described in docs/kit-format.md.
format = 1
key = "{key}"
iso2 = "{iso2}"
iso3 = "{iso3}"
default_language = "en"
languages = ["en", "ar", "ckb"]
data_languages = ["en"]
time_zone = {zone}
currency = {currency}
currencies = [{currencies}]
week_start = {week_start}
weekend = [{weekend}]
country = "{key}"

[name]
en = {en}
ar = {ar}
ckb = {ckb}
ku = {ku}
"#,
        name = country.names[0],
        key = country.key(),
        iso2 = country.iso2,
        iso3 = country.iso3,
        zone = quoted(&country.time_zone),
        currency = quoted(&country.currency),
        currencies = list(&currencies),
        week_start = quoted(&country.week_start),
        weekend = list(&country.weekend),
    );
    LEVEL_WORDS.iter().take(deepest as usize).for_each(|level| text.push_str(level));
    let (columns, rows) = tiles::size(places.iter().filter(|place| place.level == 1).count());
    let pattern = pattern::of(places.iter().map(|place| place.code.as_str()));
    text.push_str(&format!(
        r#"
[codes]
default_scheme = "{SCHEME}"
default_version = "{version}"

[[scheme]]
key = "{SCHEME}"
version = "{version}"
name = {scheme}
levels = [{levels}]
complete = true
pattern = {pattern}
{ISO}
[tiles]
columns = {columns}
rows = {rows}

[[source]]
what = "Codes and names of places"
from = {from}
"#,
        scheme = quoted(&format!("Codes of places in {}, {version}", country.names[0])),
        pattern = quoted(&pattern),
        from = quoted(file),
    ));
    text
}

/// What the levels are called where nobody has said it: neutral words, and prefixes in use in many countries.
const LEVEL_WORDS: [&str; 3] = [
    r#"
[[level]]
number = 1
key = "level-1"
singular = { en = "first-level area", ar = "منطقة من المستوى الأول", ckb = "ناوچەی ئاستی یەکەم" }
plural = { en = "first-level areas", ar = "مناطق المستوى الأول", ckb = "ناوچەکانی ئاستی یەکەم" }
prefixes = ["Region of", "Region", "Province of", "Province", "State of", "State", "Governorate", "Région", "محافظة", "ولاية", "إقليم"]
"#,
    r#"
[[level]]
number = 2
key = "level-2"
singular = { en = "second-level area", ar = "منطقة من المستوى الثاني", ckb = "ناوچەی ئاستی دووەم" }
plural = { en = "second-level areas", ar = "مناطق المستوى الثاني", ckb = "ناوچەکانی ئاستی دووەم" }
prefixes = ["District of", "District", "County", "Department", "Département", "Cercle", "قضاء", "منطقة", "مديرية"]
"#,
    r#"
[[level]]
number = 3
key = "level-3"
singular = { en = "third-level area", ar = "منطقة من المستوى الثالث", ckb = "ناوچەی ئاستی سێیەم" }
plural = { en = "third-level areas", ar = "مناطق المستوى الثالث", ckb = "ناوچەکانی ئاستی سێیەم" }
prefixes = ["Sub-district", "Subdistrict", "Commune", "ناحية"]
"#,
];

const ISO: &str = r#"
[[scheme]]
key = "iso-3166-1-alpha-2"
version = "2020"
name = "ISO 3166-1, two letters"
levels = [0]
complete = true
pattern = '^[A-Z]{2}$'

[[scheme]]
key = "iso-3166-1-alpha-3"
version = "2020"
name = "ISO 3166-1, three letters"
levels = [0]
complete = true
pattern = '^[A-Z]{3}$'
"#;

fn written(rows: impl IntoIterator<Item = Vec<String>>) -> Result<String> {
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::Any(b'\n')).from_writer(Vec::new());
    for row in rows {
        writer.write_record(&row).map_err(Error::internal)?;
    }
    String::from_utf8(writer.into_inner().map_err(Error::internal)?).map_err(Error::internal)
}

fn row(cells: &[&str]) -> Vec<String> {
    cells.iter().map(|cell| (*cell).to_owned()).collect()
}

fn places_csv(country: &Country, places: &[Place]) -> Result<String> {
    let names = ["name_en", "name_ar", "name_ckb", "name_ku"];
    let head = row(&[&["key", "level", "parent"][..], &names, &["valid_from", "tile_column", "tile_row"]].concat());
    let [en, ar, ckb, ku] = country.names.each_ref().map(String::as_str);
    let own = row(&[&country.key(), "0", "", en, ar, ckb, ku, "", "", ""]);
    // The first level comes first.
    let first = places.iter().take_while(|place| place.level == 1);
    let tiles = tiles::places(&first.map(|place| place.point).collect::<Vec<_>>());
    let tiles = tiles.into_iter().map(|(column, row)| (column.to_string(), row.to_string()));
    let tiles = tiles.chain(std::iter::repeat_with(Default::default));
    // "Valid from" says since when the list holds, not since when there is such a place.
    let below = places.iter().zip(tiles).map(|(place, (tile_column, tile_row))| {
        let level = place.level.to_string();
        row(&[&key(&place.code), &level, &place.parent, &place.name, "", "", "", "", &tile_column, &tile_row])
    });
    written([head, own].into_iter().chain(below))
}

fn codes_csv(country: &Country, places: &[Place], version: &str) -> Result<String> {
    let head = row(&["place", "scheme", "version", "code"]);
    let two = row(&[&country.key(), "iso-3166-1-alpha-2", "2020", &country.iso2]);
    let three = row(&[&country.key(), "iso-3166-1-alpha-3", "2020", &country.iso3]);
    let below = places.iter().map(|place| row(&[&key(&place.code), SCHEME, version, &place.code]));
    written([head, two, three].into_iter().chain(below))
}

fn aliases_csv(country: &Country) -> Result<String> {
    let head = row(&["place", "text", "language", "source"]);
    let also = country.also.iter().map(|text| row(&[&country.key(), text, "en", "iso-3166-1"]));
    written([head].into_iter().chain(also))
}
