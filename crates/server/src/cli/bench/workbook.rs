//! A spreadsheet as a body gets it: twenty columns of who does what where, names in three scripts and with slips, real dates
//! and typed ones, figures as numbers and as text, an identifier in each row.

use std::fs::File;
use std::io::BufWriter;
use std::path::Path;

use jiff::civil::date;
use kernel::Result;
use tables::write::{Head, XlsxOptions, xlsx};
use tables::{Cell, TableError};

use super::body::{Dice, TITLES};
use super::broken;
use super::engines::slipped;
use crate::kits::{Kit, Row};

const HEADERS: [&str; 20] = [
    "Activity ID",
    "Organisation",
    "Acronym",
    "Donor",
    "Project code",
    "Activity",
    "Description",
    "Sector",
    "Governorate",
    "District",
    "Location",
    "Start date",
    "End date",
    "Reporting month",
    "Status",
    "Targeted",
    "Reached",
    "Women",
    "Men",
    "Comments",
];
/// One name in so many has a slip of the keys.
const SLIPS: usize = 40;

/// What the rows are made of.
struct Words {
    organisations: Vec<(Vec<String>, String)>,
    sectors: Vec<String>,
    /// A district in its spellings, with its governorate in its spellings.
    districts: Vec<(Vec<String>, Vec<String>)>,
}

/// Writes a workbook of so many rows.
pub(super) fn write(path: &Path, rows: usize) -> Result<()> {
    let (words, mut dice) = (Words::of_the_kit()?, Dice::new(rows as u64));
    let file = BufWriter::new(File::create(path)?);
    let head = Head { headers: HEADERS.map(str::to_owned).to_vec(), tags: None };
    let made = (0..rows).map(|number| Ok::<_, TableError>(row(&words, number, &mut dice)));
    let options = XlsxOptions { sheet: "3W".into(), ..XlsxOptions::default() };
    xlsx(file, options, &head, made).map(drop).map_err(|error| broken(format!("{error:?}")))
}

impl Words {
    fn of_the_kit() -> Result<Self> {
        let kit = Kit::open("iraq")?;
        let organisations = kit.rows("sample/organisations.csv")?;
        let headquarters = organisations.iter().filter(|row| row.get("headquarters").is_none());
        let organisations = headquarters
            .map(|row| (names(row), row.get("acronym").cloned().unwrap_or_default()))
            .filter(|(names, _)| !names.is_empty())
            .collect();
        let sectors = kit.rows("sectors.csv")?;
        let sectors = sectors.iter().filter(|row| row.get("parent").is_none()).flat_map(names).collect();
        let places = kit.rows("places.csv")?;
        let level = |row: &&Row, level: &str| row.get("level").is_some_and(|found| found == level);
        let named = |key: &str| places.iter().find(|row| row.get("key").is_some_and(|found| found == key)).map(names);
        let districts = places.iter().filter(|row| level(row, "2"));
        let districts = districts.filter_map(|row| Some((names(row), named(row.get("parent")?)?))).collect();
        Ok(Self { organisations, sectors, districts })
    }
}

/// English, Arabic and Sorani, those there are.
fn names(row: &Row) -> Vec<String> {
    ["name_en", "name_ar", "name_ckb"].into_iter().filter_map(|column| row.get(column).cloned()).collect()
}

fn row(words: &Words, number: usize, dice: &mut Dice) -> Vec<Cell> {
    let (organisation, acronym) = dice.pick(&words.organisations);
    let (district, governorate) = dice.pick(&words.districts);
    let (month, day) = (dice.roll(18), 1 + dice.roll(20) as i8);
    let (year, month) = (2025 + (month / 12) as i16, (month % 12) as i8 + 1);
    let start = date(year, month, day);
    let targeted = 20 + dice.roll(3_000);
    let reached = targeted * dice.roll(105) / 100;
    let women = reached / 2;
    vec![
        Cell::text(format!("ACT-{number:07}")),
        Cell::text(said(organisation, dice)),
        Cell::text(acronym.clone()),
        Cell::text(*dice.pick(&["Specimen Donor South", "Placeholder Fund", ""])),
        Cell::text(format!("P-{}", dice.roll(60))),
        Cell::text(*dice.pick(&TITLES)),
        Cell::text(description(dice)),
        Cell::text(dice.pick(&words.sectors).clone()),
        Cell::text(said(governorate, dice)),
        Cell::text(said(district, dice)),
        Cell::text(format!("Site {}", dice.roll(40))),
        day_cell(start, dice),
        Cell::date(start.last_of_month()),
        Cell::text(format!("{year}-{month:02}")),
        Cell::text(*dice.pick(&["Ongoing", "Completed", "Planned", "مستمر"])),
        figure(targeted, dice),
        figure(reached, dice),
        Cell::number(women as f64),
        Cell::number((reached - women) as f64),
        Cell::text(if dice.roll(5) == 0 { "see the report of last month" } else { "" }),
    ]
}

/// Most say nothing more; a million rows must stay within the limit of a file.
fn description(dice: &mut Dice) -> String {
    if dice.roll(8) != 0 { String::new() } else { format!("{}, phase {}", dice.pick(&TITLES), 1 + dice.roll(4)) }
}

/// One of the spellings, now and then with a slip.
fn said(spellings: &[String], dice: &mut Dice) -> String {
    let name = dice.pick(spellings);
    if dice.roll(SLIPS) == 0 { slipped(name, dice) } else { name.clone() }
}

/// A real date, mostly; else one that somebody typed.
fn day_cell(day: jiff::civil::Date, dice: &mut Dice) -> Cell {
    match dice.roll(10) {
        0 => Cell::text(arabic(&day.strftime("%d/%m/%Y").to_string())),
        1 => Cell::text(day.strftime("%d.%m.%Y").to_string()),
        _ => Cell::date(day),
    }
}

fn figure(number: usize, dice: &mut Dice) -> Cell {
    match dice.roll(20) {
        0 => Cell::text(arabic(&number.to_string())),
        _ => Cell::number(number as f64),
    }
}

/// In Arabic-Indic digits.
fn arabic(text: &str) -> String {
    let digit = |c: char| c.to_digit(10).and_then(|digit| char::from_u32(0x660 + digit)).unwrap_or(c);
    text.chars().map(digit).collect()
}
