//! Pictures of Iraq in three languages: a map from the official boundaries, a tile map, bars and a line.
//!
//! With `TANSIQ_PICTURES` naming a folder, every picture is kept there, to be looked at. Without the boundary files
//! the map is skipped, loudly. The figures are invented.

use std::path::PathBuf;

use boundaries::{Detail, Layer, Limits, Union, dissolve, draw, read, simplify};
use serde_json::json;
use web::pictures::bars::{Bar, horizontal};
use web::pictures::classes::{Classes, breaks};
use web::pictures::legend::{Entry, list};
use web::pictures::map::{Area, Map, WIDTH, choropleth};
use web::pictures::poster::{Format, Poster};
use web::pictures::series::{Line, Series, line, scale};
use web::pictures::tiles::{Tile, grid};
use web::pictures::{Direction, Heading, Picture, png};

/// Code, column and row of the tile, an invented number, names in English, Arabic and Sorani.
const PLACES: [(&str, u16, u16, u32, [&str; 3]); 19] = [
    ("IQG01", 0, 3, 31, ["Anbar", "الأنبار", "ئەنبار"]),
    ("IQG02", 4, 5, 14, ["Basra", "البصرة", "بەسرە"]),
    ("IQG03", 2, 5, 3, ["Muthanna", "المثنى", "موسەننا"]),
    ("IQG04", 1, 4, 9, ["Najaf", "النجف", "نەجەف"]),
    ("IQG05", 3, 4, 5, ["Qadisiyah", "القادسية", "قادسیە"]),
    ("IQG06", 3, 1, 27, ["Sulaymaniyah", "السليمانية", "سلێمانی"]),
    ("IQG07", 2, 4, 8, ["Babil", "بابل", "بابل"]),
    ("IQG08", 2, 3, 42, ["Baghdad", "بغداد", "بەغدا"]),
    ("IQG09", 2, 0, 58, ["Duhok", "دهوك", "دهۆک"]),
    ("IQG10", 3, 2, 22, ["Diyala", "ديالى", "دیالە"]),
    ("IQG11", 2, 1, 61, ["Erbil", "أربيل", "هەولێر"]),
    ("IQG12", 1, 3, 7, ["Karbala", "كربلاء", "کەربەلا"]),
    ("IQG13", 2, 2, 36, ["Kirkuk", "كركوك", "کەرکووک"]),
    ("IQG14", 4, 4, 4, ["Maysan", "ميسان", "مەیسان"]),
    ("IQG15", 1, 1, 74, ["Ninewa", "نينوى", "نەینەوا"]),
    ("IQG16", 1, 2, 33, ["Salah al-Din", "صلاح الدين", "سەڵاحەدین"]),
    ("IQG17", 3, 5, 0, ["Thi-Qar", "ذي قار", "زیقار"]),
    ("IQG18", 3, 3, 6, ["Wassit", "واسط", "واست"]),
    ("IQG06Q05", 4, 2, 12, ["Halabja", "حلبجة", "هەڵەبجە"]),
];

const LANGUAGES: [&str; 3] = ["en", "ar", "ckb"];
const TITLES: [&str; 3] = ["Active projects", "المشاريع النشطة", "پڕۆژە چالاکەکان"];
const DATES: [&str; 3] = [
    "23 November 2026 · Health, Protection",
    "٢٣ تشرين الثاني ٢٠٢٦ · الصحة، الحماية",
    "٢٣ی تشرینی دووەمی ٢٠٢٦ · تەندروستی، پاراستن",
];
const NOTES: [&str; 3] = [
    "Boundaries: OCHA, June 2019, CC BY 3.0 IGO. The boundaries and names shown on this map do not imply endorsement or acceptance.",
    "الحدود: OCHA، حزيران ٢٠١٩، CC BY 3.0 IGO. لا تعني الحدود والأسماء المبينة في هذه الخريطة إقراراً بها أو قبولاً لها.",
    "سنوورەکان: OCHA، حوزەیرانی ٢٠١٩، CC BY 3.0 IGO. سنوور و ناوەکانی ئەم نەخشەیە واتای پەسەندکردن ناگەیەنن.",
];
const SECTORS: [(f64, [&str; 3]); 4] = [
    (121.0, ["Protection", "الحماية", "پاراستن"]),
    (98.0, ["Water, sanitation and hygiene", "المياه والصرف الصحي والنظافة", "ئاو و پاکوخاوێنی"]),
    (46.0, ["Shelter (NFI)", "المأوى (NFI)", "پەناگە (NFI)"]),
    (7.0, ["Livelihoods", "سبل العيش", "بژێوی"]),
];

fn digits(number: f64, language: usize) -> String {
    let arabic = |c: char| c.to_digit(10).and_then(|digit| char::from_u32(0x660 + digit)).unwrap_or(c);
    let latin = number.to_string();
    if language == 0 { latin } else { latin.chars().map(arabic).collect() }
}

fn direction(language: usize) -> Direction {
    if language == 0 { Direction::LeftToRight } else { Direction::RightToLeft }
}

fn heading(language: usize) -> Heading<'static> {
    Heading { id: "picture", title: TITLES[language], description: DATES[language] }
}

fn classes() -> Classes {
    breaks(&PLACES.map(|place| f64::from(place.3)), 5)
}

fn legend(language: usize) -> Vec<Entry> {
    let text = |from: f64, to: Option<f64>| match to {
        Some(to) if to == from => digits(from, language),
        Some(to) => format!("{}–{}", digits(from, language), digits(to, language)),
        None => format!("{}+", digits(from, language)),
    };
    classes().legend().iter().map(|line| Entry { class: Some(line.class), text: text(line.from, line.to) }).collect()
}

/// Renders a picture as a poster in both formats, and keeps it where asked.
fn posters(name: &str, language: usize, picture: &Picture, legend: Vec<Entry>) -> Vec<u8> {
    let mut last = Vec::new();
    for (format, width) in [(Format::Phone, 360), (Format::Wide, 1200)] {
        let poster = Poster {
            title: TITLES[language].into(),
            date: DATES[language].into(),
            legend: legend.clone(),
            notes: vec![NOTES[language].into()],
            direction: direction(language),
            format,
        };
        let svg = poster.svg(picture);
        last = png::render(&svg, width).expect("draws");
        if let Some(folder) = std::env::var_os("TANSIQ_PICTURES").map(PathBuf::from) {
            let path = folder.join(format!("{name}-{}-{width}.png", LANGUAGES[language]));
            std::fs::write(path, &last).expect("keeps");
        }
    }
    keep_page(name, language, picture);
    last
}

/// The picture as a page shows it.
fn keep_page(name: &str, language: usize, picture: &Picture) {
    let Some(folder) = std::env::var_os("TANSIQ_PICTURES").map(PathBuf::from) else { return };
    let (css, way) = (include_str!("../assets/pictures.css"), if language == 0 { "ltr" } else { "rtl" });
    let fonts = concat!(env!("CARGO_MANIFEST_DIR"), "/assets/fonts");
    let page = format!(
        "<!doctype html><html dir={way}><meta charset=utf-8><meta name=viewport content='width=device-width'><style>\
         @font-face{{font-family:Vz;src:url('file://{fonts}/Vazirmatn-Regular.woff2')}}@font-face{{font-family:Vz;font-weight:700;src:url('file://{fonts}/Vazirmatn-Bold.woff2')}}\
         body{{font:1rem Vz;margin:1rem}}{css}</style>{picture}{}</html>",
        list(&legend(language))
    );
    std::fs::write(folder.join(format!("{name}-{}.html", LANGUAGES[language])), page).expect("keeps");
}

fn districts() -> Option<Layer> {
    let shared = std::env::var_os("TANSIQ_SHARED")
        .map_or_else(|| concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared").into(), PathBuf::from);
    match std::fs::read(shared.join("data/places/irq_adm2.geojson")) {
        Ok(bytes) => Some(read(&bytes, &Limits::default()).expect("reads")),
        Err(error) => {
            eprintln!("SKIPPED: irq_adm2.geojson is not there: {error}");
            None
        }
    }
}

/// Nineteen governorates: the districts joined, Halabja by itself.
fn governorates(districts: &Layer) -> Layer {
    let unions = PLACES.map(|(code, ..)| {
        let belongs = |at: &usize| {
            let district = districts.features[*at].text("ADM2_PCODE").unwrap_or_default();
            district.starts_with(code) && (district != "IQG06Q05" || code == district)
        };
        let members = (0..districts.features.len()).filter(belongs).collect();
        Union { name: code.into(), properties: vec![("code".into(), json!(code))], members }
    });
    simplify(&dissolve(districts, &unions), Detail::Points(1_500))
}

#[test]
fn the_map_of_iraq_is_drawn_in_three_languages() {
    let Some(districts) = districts() else { return };
    let sheet = draw(&governorates(&districts), "code", WIDTH as u16);
    for language in [0, 1, 2] {
        let areas = PLACES.iter().zip(&sheet.outlines).map(|(place, outline)| Area {
            path: outline.path(),
            label: outline.label,
            room: outline.room,
            name: place.4[language].into(),
            value: Some(digits(place.3.into(), language)),
            class: Some(classes().class(place.3.into())),
            href: Some(format!("/places/{}", place.0)),
        });
        let map = Map { heading: heading(language), width: sheet.width, height: sheet.height, areas: areas.collect() };
        let picture = choropleth(&map);
        let svg = picture.to_string();
        eprintln!("{}: {} bytes of SVG", LANGUAGES[language], svg.len());
        assert!(svg.len() < 24_000);
        assert!(!svg.contains("style="));
        let shown = PLACES.iter().filter(|place| svg.contains(&format!(">{}</text>", place.4[language]))).count();
        assert_eq!(shown, 19, "every governorate is named");
        assert!(posters("map", language, &picture, legend(language)).len() < 400_000);
    }
}

#[test]
fn a_map_of_districts_names_what_has_room() {
    let Some(districts) = districts() else { return };
    let sheet = draw(&simplify(&districts, Detail::Points(3_600)), "ADM2_PCODE", WIDTH as u16);
    let areas = districts.features.iter().zip(&sheet.outlines).zip(0..).map(|((feature, outline), number)| Area {
        path: outline.path(),
        label: outline.label,
        room: outline.room,
        name: feature.text("ADM2_AR").unwrap_or_default(),
        value: Some(digits(number.into(), 1)),
        class: Some((number % 6) as u8),
        href: None,
    });
    let map = Map { heading: heading(1), width: sheet.width, height: sheet.height, areas: areas.collect() };
    let picture = choropleth(&map);
    let named = picture.to_string().matches("class=\"halo").count();
    assert!(named > 60, "{named}");
    posters("districts", 1, &picture, legend(1));
}

#[test]
fn the_tile_map_of_iraq_is_drawn_in_three_languages() {
    for language in [0, 1, 2] {
        let tiles = PLACES.map(|(code, column, row, number, names)| Tile {
            column,
            row,
            name: names[language].into(),
            value: Some(digits(number.into(), language)),
            class: Some(classes().class(number.into())),
            href: Some(format!("/places/{code}")),
        });
        let picture = grid(&heading(language), &tiles);
        assert!(picture.to_string().len() < 12_000);
        posters("tiles", language, &picture, legend(language));
    }
}

#[test]
fn bars_and_lines_are_drawn_in_three_languages() {
    for language in [0, 1, 2] {
        let bars = SECTORS.map(|(value, names)| Bar {
            label: names[language].into(),
            value,
            text: digits(value, language),
            href: Some("/activities".into()),
        });
        posters("bars", language, &horizontal(&heading(language), &bars, direction(language)), Vec::new());
        let values: Vec<Option<f64>> =
            (0..18).map(|at| (at != 7).then_some(f64::from(40 + (at * at * 7) % 90))).collect();
        let half = values.iter().map(|value| value.map(|value| value / 2.0)).collect();
        let marks = scale(values.iter().flatten().copied()).into_iter().map(|mark| (mark, digits(mark, language)));
        let series = Series {
            times: (0..18).map(|at| digits(f64::from(202_501 + at % 12 + at / 12 * 100), language)).collect(),
            marks: marks.collect(),
            lines: vec![
                Line { name: SECTORS[0].1[language].into(), values },
                Line { name: SECTORS[2].1[language].into(), values: half },
            ],
        };
        posters("line", language, &line(&heading(language), &series, direction(language)), Vec::new());
    }
}
