//! The official boundaries of Iraq (OCHA common operational dataset, June 2019), read, checked, joined and drawn.
//!
//! The files are not part of the repository; without them the tests say loudly that they were skipped.

use std::path::PathBuf;

use boundaries::{Detail, Layer, Limits, Sheet, Union, check, columns, dissolve, draw, read, simplify};
use serde_json::json;

const GOVERNORATE_POINTS: usize = 1_500;
const DISTRICT_POINTS: usize = 3_600;
const GRID: u16 = 1_200;

fn layer(name: &str) -> Option<Layer> {
    let shared = std::env::var_os("TANSIQ_SHARED")
        .map_or_else(|| concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared").into(), PathBuf::from);
    let path = shared.join("data/places").join(name);
    match std::fs::read(&path) {
        Ok(bytes) => Some(read(&bytes, &Limits::default()).expect("an official file reads")),
        Err(error) => {
            eprintln!("SKIPPED: {name} is not there: {error}");
            None
        }
    }
}

fn path_bytes(sheet: &Sheet) -> usize {
    sheet.outlines.iter().map(|outline| outline.path().len()).sum()
}

/// Twice the area of a drawn outline, signed by ring; holes of official files wind the other way.
fn double_area(rings: &[Vec<[i32; 2]>]) -> i64 {
    let cross = |a: &[i32; 2], b: &[i32; 2]| i64::from(a[0]) * i64::from(b[1]) - i64::from(b[0]) * i64::from(a[1]);
    let area =
        |ring: &Vec<[i32; 2]>| ring.iter().zip(ring.iter().cycle().skip(1)).map(|(a, b)| cross(a, b)).sum::<i64>();
    rings.iter().map(area).sum::<i64>().abs()
}

#[test]
fn the_official_files_have_no_findings() {
    let (Some(governorates), Some(districts)) = (layer("irq_adm1.geojson"), layer("irq_adm2.geojson")) else { return };
    let above = columns::propose(&governorates, 1);
    assert_eq!((governorates.features.len(), districts.features.len()), (18, 101));
    let country = ["IQ".to_owned()].into_iter().collect();
    assert_eq!(check(&governorates, &above, Some(&country)), []);
    let code = above.code.as_deref().expect("found");
    let parents = governorates.features.iter().filter_map(|feature| feature.text(code)).collect();
    let below = columns::propose(&districts, 2);
    assert_eq!(check(&districts, &below, Some(&parents)), []);
    assert_eq!(below.names[1], ("ar".to_owned(), "ADM2_AR".to_owned()));
}

#[test]
fn the_map_of_governorates_fits_twelve_kilobytes_and_that_of_districts_thirty() {
    for (name, points, most) in
        [("irq_adm1.geojson", GOVERNORATE_POINTS, 12 << 10), ("irq_adm2.geojson", DISTRICT_POINTS, 30 << 10)]
    {
        let Some(layer) = layer(name) else { return };
        let level = if name.contains("adm1") { 1 } else { 2 };
        let small = simplify(&layer, Detail::Points(points));
        let sheet = draw(&small, columns::propose(&layer, level).code.as_deref().expect("found"), GRID);
        let bytes = path_bytes(&sheet);
        eprintln!("{name}: {} points to {}, {bytes} bytes of path data", layer.points(), small.points());
        assert_eq!(sheet.outlines.len(), layer.features.len());
        assert!(bytes <= most, "{name}: {bytes} bytes");
        let full = draw(&layer, columns::propose(&layer, level).code.as_deref().expect("found"), GRID);
        for (drawn, exact) in sheet.outlines.iter().zip(&full.outlines) {
            let (drawn, exact) = (double_area(&drawn.rings) as f64, double_area(&exact.rings) as f64);
            assert!((drawn / exact - 1.0).abs() < 0.12, "{name}: {drawn} of {exact}");
        }
    }
}

#[test]
fn simplified_governorates_still_share_their_borders() {
    let Some(layer) = layer("irq_adm1.geojson") else { return };
    let small = simplify(&layer, Detail::Points(GOVERNORATE_POINTS));
    // Joined again, nothing but the country's outline is left: no gap, no overlap.
    let whole = Union { name: "Iraq".into(), properties: Vec::new(), members: (0..18).collect() };
    let country = dissolve(&small, &[whole]);
    assert_eq!(country.features[0].polygons.len(), 1);
    assert_eq!(country.features[0].polygons[0].rings.len(), 1);
    let code = columns::propose(&layer, 1);
    assert_eq!(check(&small, &code, None), []);
}

#[test]
fn governorates_joined_from_districts_are_the_official_ones() {
    let (Some(governorates), Some(districts)) = (layer("irq_adm1.geojson"), layer("irq_adm2.geojson")) else { return };
    let unions: Vec<Union> = governorates
        .features
        .iter()
        .map(|governorate| {
            let code = governorate.text("ADM1_PCODE");
            let members = (0..101).filter(|at| districts.features[*at].text("ADM1_PCODE") == code).collect();
            Union { name: governorate.name.clone(), properties: governorate.properties.clone(), members }
        })
        .collect();
    let joined = dissolve(&districts, &unions);
    let (joined, official) = (draw(&joined, "ADM1_PCODE", GRID), draw(&governorates, "ADM1_PCODE", GRID));
    for (joined, official) in joined.outlines.iter().zip(&official.outlines) {
        // Two districts of Sulaymaniyah overlap by a hair in the file.
        let (ours, theirs) = (double_area(&joined.rings), double_area(&official.rings));
        assert!((ours - theirs).abs() <= 2, "{}: {ours} is not {theirs}", joined.code);
        assert!((joined.rings.len(), official.rings.len()) == (1, 1), "{}", joined.code);
    }
}

#[test]
fn halabja_is_carved_out_of_sulaymaniyah() {
    let Some(districts) = layer("irq_adm2.geojson") else { return };
    let of = |wanted: &dyn Fn(&str) -> bool| {
        let code = |at: &usize| districts.features[*at].text("ADM2_PCODE").expect("coded");
        (0..101).filter(|at| wanted(&code(at))).collect::<Vec<_>>()
    };
    let unit = |code: &str, members| Union {
        name: code.to_owned(),
        properties: vec![("code".to_owned(), json!(code))],
        members,
    };
    let split = dissolve(
        &districts,
        &[
            unit("IQG06", of(&|code| code.starts_with("IQG06") && code != "IQG06Q05")),
            unit("IQG06Q05", of(&|code| code == "IQG06Q05")),
            unit("whole", of(&|code| code.starts_with("IQG06"))),
        ],
    );
    let sheet = draw(&split, "code", GRID);
    let [rest, halabja, whole] = [0, 1, 2].map(|at| double_area(&sheet.outlines[at].rings));
    assert!((rest + halabja - whole).abs() < whole / 200, "{rest} + {halabja} is not {whole}");
    assert!(halabja > whole / 20 && halabja < whole / 8);
}
