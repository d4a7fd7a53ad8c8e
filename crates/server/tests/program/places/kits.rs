//! Kits: what of kit iraq reaches the database, and kits made from a list of codes.

use std::collections::BTreeMap;
use std::path::Path;

use kernel::{Actor, Reads};
use server::kits::new_kit;
use server::rooms::places::{Atlas, Level};
use server::rooms::terms;
use server::rooms::terms::model::term;
use tables::{Limits, Workbook};

use super::{atlas_of, read, shared};

const LIST: &str = "Location,Admin Level,P-Code,Name,Parent P-Code,Valid from date\n\
    ETH,1,ET01,Tigray,ETH,2021-12-14\n\
    ETH,2,ET0101,North Western,ET01,2021-12-14\n\
    SOM,1,SO11,Awdal,SOM,1984-06-23\n";

/// The kit of a country written into a folder.
fn written(country: &str, list: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder");
    for (name, text) in new_kit(country, list, "codes.csv").expect("a kit").files {
        std::fs::write(folder.path().join(name), text).expect("a file");
    }
    folder
}

fn path(folder: &Path) -> &str {
    folder.to_str().expect("a path of plain letters")
}

fn refusal(country: &str, list: &str) -> String {
    new_kit(country, list, "codes.csv").expect_err("refused").to_string()
}

#[tokio::test]
async fn a_list_of_codes_becomes_a_kit_that_loads_with_the_standard_lists() {
    let kit = written("et", LIST);
    let (atlas, app, _data) = atlas_of(path(kit.path())).await;
    assert_eq!(atlas.country().map(|place| place.names.en.as_str()), Some("Ethiopia"));
    assert_eq!(atlas.governorates().len(), 1);
    assert_eq!(atlas.scheme_of(["ET01", "ET0101"]), Some(("ocha-cod", "2021-12")));
    let north_western = atlas.by_key("et0101").expect("a second level");
    assert_eq!(atlas.code(north_western.id), Some(("ocha-cod", "2021-12", "ET0101")));
    let row = [
        Level { name: Some("Tigray Region"), code: None },
        Level { name: Some("North Western"), code: None },
        Level { name: Some("Laelay Adiabo"), code: Some("ET010103") },
    ];
    assert_eq!(read(&atlas, &row), "et0101", "deeper than the list goes, its second level is read");
    assert_eq!((atlas.profile().currency.as_str(), atlas.profile().time_zone.as_str()), ("ETB", "Africa/Addis_Ababa"));
    assert_eq!(app.clock().zone().iana_name(), Some("Africa/Addis_Ababa"), "the program keeps that country's time");
    let viewer = app.viewer(Actor::system("tests"));
    for list in terms::LISTS {
        let entries = terms::list(&viewer, list).await.expect("a list").len();
        assert_eq!(entries == 0, list == terms::AUTHORITY, "{list}: authorities are a fact of one country");
    }
}

#[tokio::test]
async fn a_kit_whose_time_zone_is_none_is_refused_whole() {
    let kit = written("et", LIST);
    let about = kit.path().join("kit.toml");
    let text = std::fs::read_to_string(&about).expect("the kit says about itself");
    std::fs::write(&about, text.replace("Africa/Addis_Ababa", "Africa/Atlantis")).expect("the kit is altered");
    let house = crate::house::House::new().await;
    let kit = server::kits::Kit::open(path(kit.path())).expect("the kit is there");
    let refused = kit.load(&house.app).await.expect_err("refused").to_string();
    assert!(refused.contains("Africa/Atlantis"), "{refused}");
    assert_eq!(house.app.clock().zone().iana_name(), Some("Asia/Baghdad"));
}

#[tokio::test]
async fn the_first_level_of_a_new_kit_stands_in_the_tile_map_without_overlap() {
    let plain = written("et", LIST);
    let (atlas, ..) = atlas_of(path(plain.path())).await;
    assert_eq!(atlas.profile().tiles, Some((1, 1)));
    assert_eq!(atlas.by_key("et01").and_then(|place| place.tile), Some((1, 1)));
    assert_eq!(atlas.by_key("et0101").and_then(|place| place.tile), None);
    let placed = "Country,Level,Code,Name,Parent,Lat,Lon\n\
        ET,1,ET02,South,,4.1,38\nET,1,ET01,North,,14.2,38.5\nET,1,ET03,South-east,,5,45\n";
    let kit = written("et", placed);
    let (atlas, ..) = atlas_of(path(kit.path())).await;
    let tiles = ["et01", "et02", "et03"].map(|key| atlas.by_key(key).and_then(|place| place.tile));
    assert_eq!(
        tiles,
        [Some((1, 1)), Some((1, 2)), Some((2, 1))],
        "as they lie: the two northernmost first, from the west"
    );
}

#[test]
fn a_list_that_is_not_in_order_is_refused_row_by_row() {
    assert!(refusal("KE", LIST).contains("no places of Kenya (KEN); the countries in it: ETH, SOM"));
    assert!(refusal("XX", LIST).contains("\"XX\" is no country code"));
    assert!(refusal("ET", "a,b\n1,2\n").contains("no column Location"));
    let twice = format!("{LIST}ETH,1,ET01,Afar,ETH,2021-12-14\n");
    assert!(refusal("ET", &twice).contains("row 5: the code ET01 stands for two places"));
    let orphan = format!("{LIST}ETH,2,ET0901,Jijiga,ET09,2021-12-14\n");
    assert!(refusal("ET", &orphan).contains("row 5: ET0901 has the parent \"ET09\", which the list does not have"));
    let nameless = format!("{LIST}ETH,1,ET03,,ETH,2021-12-14\nETH,one,ET04,Oromia,ETH,2021-12-14\n");
    let told = refusal("ET", &nameless);
    assert!(
        told.contains("row 5: a place needs a code and a name") && told.contains("row 6: the level \"one\""),
        "{told}"
    );
}

#[tokio::test]
async fn the_real_lists_of_ethiopia_and_somalia_make_kits() {
    let Some(list) = shared("places/pcodes.csv") else { return };
    let list = std::fs::read_to_string(list).expect("text");
    for (country, first, second) in [("ET", 13, 92), ("SOM", 18, 91), ("SY", 14, 62)] {
        let kit = written(country, &list);
        let (atlas, ..) = atlas_of(path(kit.path())).await;
        let of = |level| atlas.all().iter().filter(|place| place.level == level).count();
        assert_eq!((of(1), of(2)), (first, second), "{country}");
        let tiles: std::collections::BTreeSet<_> = atlas.governorates().iter().map(|place| place.tile).collect();
        assert!(tiles.len() == first && !tiles.contains(&None), "{country}: each has a square of its own");
    }
    assert!(refusal("TD", &list).contains("no places of Chad (TCD)"));
}

/// What each distinct place of a file comes to, for the columns of levels 1 to 3: name and code.
fn verdicts(atlas: &Atlas, file: &str, columns: &[[Option<&str>; 2]]) -> Option<BTreeMap<Vec<String>, String>> {
    let mut book = Workbook::open(shared(file)?, Limits::default()).expect("it opens");
    let mut rows = book.rows(0).expect("a sheet");
    let headers = rows.next().expect("a row").expect("a header row");
    let at = |name: &str| (0..60).find(|at| headers.text(*at) == name).unwrap_or_else(|| panic!("no column {name}"));
    let columns: Vec<[Option<usize>; 2]> = columns.iter().map(|pair| pair.map(|name| name.map(at))).collect();
    let mut places = BTreeMap::new();
    for row in rows {
        let row = row.expect("a row");
        let text = |column: Option<usize>| column.map(|at| row.text(at)).filter(|text| !text.is_empty());
        let levels: Vec<Level<'_>> =
            columns.iter().map(|[name, code]| Level { name: text(*name), code: text(*code) }).collect();
        let written = levels.iter().flat_map(|level| [level.name, level.code]).flatten().map(str::to_owned).collect();
        places.entry(written).or_insert_with(|| read(atlas, &levels));
    }
    let open: Vec<_> =
        places.iter().filter(|(_, verdict)| verdict.contains(' ') && !verdict.contains(" by ")).collect();
    eprintln!("{file}: {} places, of which not read: {open:#?}", places.len());
    Some(places)
}

fn is_read(verdict: &str) -> bool {
    verdict.contains(" by ") || !verdict.contains(' ')
}

#[tokio::test]
async fn the_places_of_the_real_ethiopian_file_are_mostly_read() {
    let Some(list) = shared("places/pcodes.csv") else { return };
    let kit = written("ET", &std::fs::read_to_string(list).expect("text"));
    let (atlas, ..) = atlas_of(path(kit.path())).await;
    let columns = [[Some("Region"), None], [Some("Zone"), None], [Some("Woreda"), Some("WoredaPcod")]];
    let Some(places) = verdicts(&atlas, "who-does-what-where/ethiopia-2025-08.csv", &columns) else { return };
    let known = places.values().filter(|verdict| verdict.len() == 6).count();
    assert!(known * 100 >= places.len() * 85, "{known} of {} in a zone", places.len());
    let new = places.iter().filter(|(written, _)| written.first().is_some_and(|region| region == "South Ethiopia"));
    let taken: Vec<_> = new.filter(|(_, verdict)| is_read(verdict)).collect();
    assert_eq!(taken.len(), 0, "a region younger than the list is not taken for its neighbour: {taken:?}");
}

#[tokio::test]
async fn the_places_of_the_real_somali_file_are_mostly_read() {
    let Some(list) = shared("places/pcodes.csv") else { return };
    let kit = written("SO", &std::fs::read_to_string(list).expect("text"));
    let (atlas, ..) = atlas_of(path(kit.path())).await;
    let columns = [[Some("Region"), Some("RegionPcode")], [Some("District"), Some("DistrictPcode")]];
    let Some(places) = verdicts(&atlas, "who-does-what-where/somalia-2025.xlsx", &columns) else { return };
    let known = places.values().filter(|verdict| is_read(verdict)).count();
    assert!(known * 100 >= places.len() * 80, "{known} of {}", places.len());
}

/// Dense enough that a slow reading is seen: an importer reads each distinct place of a file once.
#[tokio::test]
async fn thousands_of_places_are_read_in_a_moment() {
    let (atlas, ..) = atlas_of("iraq").await;
    let governorates: Vec<&str> = atlas.governorates().iter().map(|place| place.names.en.as_str()).collect();
    let started = std::time::Instant::now();
    for number in 0..3_000 {
        let (governorate, district) = (governorates[number % 19], format!("Some village {number}"));
        let row = [Level { name: Some(governorate), code: None }, Level { name: Some(&district), code: None }];
        assert!(read(&atlas, &row).starts_with("choose 2"));
    }
    let taken = started.elapsed();
    eprintln!("3,000 unclear places in {taken:?}");
    assert!(taken.as_secs() < 20, "{taken:?}");
}

#[tokio::test]
async fn kit_iraq_keeps_what_its_lists_say_beyond_names() {
    let (_atlas, app, _data) = atlas_of("iraq").await;
    let viewer = app.viewer(Actor::system("tests"));
    let find = async |list: &str, key: &str| -> term::Model {
        terms::find(&viewer, list, key).await.expect("a query").unwrap_or_else(|| panic!("{list} {key}"))
    };
    let sector = find(terms::SECTOR, "shelter").await.attributes();
    assert_eq!((sector.colour.as_deref(), sector.hxl.as_deref()), (Some("sector-1"), Some("#sector")));
    let group = find(terms::GROUP, "idps").await.attributes();
    assert_eq!((group.measures.as_deref(), group.hxl.as_deref()), (Some("population"), Some("+idps")));
    let authority = find(terms::AUTHORITY, "krg-ngo-department").await.attributes();
    assert_eq!(
        (authority.jurisdiction.as_deref(), authority.acronym.as_deref()),
        (Some("kurdistan-region"), Some("DNGO"))
    );
    assert_eq!(authority.registers, ["national-ngo", "international-ngo"]);
    assert_eq!(find(terms::STATUS, "ongoing").await.name_ar.as_deref(), Some("جارٍ"));
    let schemes = viewer.find::<server::rooms::places::model::scheme::Entity>().all().await.expect("schemes");
    assert_eq!(schemes.iter().filter(|scheme| scheme.main).count(), 1);
}
