//! Boundaries: three formats in, everything wrong told by the feature's name, the set before kept, and maps drawn as the
//! switchable units stand.

use std::path::{Path, PathBuf};

use kernel::{Actor, App, Reads};
use server::rooms::places::boundary_file::{Checked, Target, checked, layer};
use server::rooms::places::model::{boundary_set, place};
use server::rooms::places::{self, Atlas, LoadBoundaries, Switch};

use super::{atlas_of, shared};

fn target(level: i64) -> Target {
    Target { country: "IQ".into(), level }
}

fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/program/places").join(name)
}

async fn read(path: &Path, atlas: &Atlas, level: i64) -> Result<Checked, Vec<String>> {
    let layer = layer(path).await.map_err(|error| vec![error.to_string()])?;
    checked(&layer, atlas, &target(level))
}

async fn load(app: &App, checked: Checked, level: i64, source: &str) {
    let load = LoadBoundaries {
        country: "IQ".into(),
        level,
        source: source.into(),
        licence: Some("CC BY 3.0 IGO".into()),
        valid_on: checked.valid_on,
        file_digest: "0".repeat(64),
        outlines: checked.outlines,
    };
    app.run(&Actor::system("tests"), load).await.expect("it loads");
}

/// A GeoJSON file of one square unit each: code, name, parent, west edge.
fn geojson(units: &[(&str, &str, &str, f64)]) -> tempfile::NamedTempFile {
    let features = units.iter().map(|(code, name, parent, west)| {
        let ring = [[0.0, 0.0], [1.0, 0.0], [1.0, 1.0], [0.0, 1.0], [0.0, 0.0]].map(|[x, y]| [west + x, 36.0 + y]);
        serde_json::json!({
            "type": "Feature",
            "properties": { "ADM1_EN": name, "ADM1_PCODE": code, "ADM0_PCODE": parent },
            "geometry": { "type": "Polygon", "coordinates": [ring] }
        })
    });
    written(&serde_json::json!({ "type": "FeatureCollection", "features": features.collect::<Vec<_>>() }))
}

fn written(json: &serde_json::Value) -> tempfile::NamedTempFile {
    let file = tempfile::NamedTempFile::new().expect("a temporary file");
    std::fs::write(file.path(), json.to_string()).expect("written");
    file
}

async fn faults(file: &tempfile::NamedTempFile, atlas: &Atlas) -> String {
    read(file.path(), atlas, 1).await.expect_err("refused").join(" | ")
}

#[tokio::test]
async fn the_same_governorates_come_in_from_all_three_formats() {
    let (atlas, ..) = atlas_of("iraq").await;
    let json = geojson(&[("IQG11", "Erbil", "IQ", 44.0), ("IQG09", "Duhok", "IQ", 43.0)]);
    for path in [json.path().to_owned(), fixture("governorates.gpkg"), fixture("governorates.zip")] {
        let checked = read(&path, &atlas, 1).await.unwrap_or_else(|faults| panic!("{}: {faults:?}", path.display()));
        let keys = checked.outlines.iter().filter_map(|(id, _)| atlas.get(*id)).map(|place| place.key.as_str());
        assert_eq!(keys.collect::<Vec<_>>(), ["erbil", "duhok"], "{}", path.display());
        assert_eq!(checked.scheme, ("ocha-cod".to_owned(), "2019-06".to_owned()));
        assert_eq!(checked.without.len(), 16, "Halabja has its outline from its district");
    }
}

#[tokio::test]
async fn what_is_wrong_is_told_by_the_features_name() {
    let (atlas, ..) = atlas_of("iraq").await;
    let twice = geojson(&[("IQG11", "Erbil", "IQ", 44.0), ("IQG11", "Duhok", "IQ", 43.0)]);
    assert!(faults(&twice, &atlas).await.contains("Duhok has the code IQG11 of Erbil"));
    let orphan = geojson(&[("IQG11", "Erbil", "SY", 44.0)]);
    assert!(faults(&orphan, &atlas).await.contains("Erbil belongs to SY, which is not known"));
    let unlisted = geojson(&[("IQG11", "Erbil", "IQ", 44.0), ("IQG77", "Atlantis", "IQ", 43.0)]);
    assert!(
        faults(&unlisted, &atlas)
            .await
            .contains("Atlantis has the code IQG77, which the list ocha-cod 2019-06 does not")
    );
    let foreign = geojson(&[("SY01", "Damascus", "SY", 36.0)]);
    assert!(faults(&foreign, &atlas).await.contains("its codes fit none of the lists known for Iraq"));
    let other = geojson(&[("IQG08", "Duhok", "IQ", 43.0)]);
    assert!(faults(&other, &atlas).await.contains("Duhok has the code IQG08, which means Baghdad"), "an old numbering");
    let districts = geojson(&[("IQG11Q02", "Erbil", "IQ", 44.0)]);
    assert!(faults(&districts, &atlas).await.contains("this is a file of level 2, not 1"));
}

#[tokio::test]
async fn wrong_projections_and_broken_rings_are_refused() {
    let (atlas, ..) = atlas_of("iraq").await;
    let unit = |crs: serde_json::Value, ring: serde_json::Value| {
        written(&serde_json::json!({
            "type": "FeatureCollection", "crs": crs,
            "features": [{
                "type": "Feature",
                "properties": { "ADM1_EN": "Erbil", "ADM1_PCODE": "IQG11", "ADM0_PCODE": "IQ" },
                "geometry": { "type": "Polygon", "coordinates": [ring] }
            }]
        }))
    };
    let utm = serde_json::json!({ "type": "name", "properties": { "name": "urn:ogc:def:crs:EPSG::32638" } });
    let metres = serde_json::json!([[4e5, 4e6], [5e5, 4e6], [5e5, 4.1e6], [4e5, 4e6]]);
    let told = faults(&unit(utm, metres), &atlas).await;
    assert!(told.contains("export it as WGS 84") && told.contains("Erbil 400000, 4000000 is no longitude"), "{told}");
    let bow = serde_json::json!([[44, 36], [46, 38], [46, 36], [44, 37], [44, 36]]);
    assert!(faults(&unit(serde_json::Value::Null, bow), &atlas).await.contains("Erbil has a ring that crosses itself"));
    let open = serde_json::json!([[44, 36], [45, 36], [45, 37], [44, 37]]);
    assert!(
        faults(&unit(serde_json::Value::Null, open), &atlas).await.contains("Erbil has a ring that does not close")
    );
    let nothing = tempfile::NamedTempFile::new().expect("a file");
    std::fs::write(nothing.path(), "a,b\n1,2\n").expect("written");
    assert!(faults(&nothing, &atlas).await.contains("neither GeoJSON, a zipped Shapefile nor a GeoPackage"));
    let cut = tempfile::NamedTempFile::new().expect("a file");
    let whole = std::fs::read(fixture("governorates.gpkg")).expect("the fixture");
    std::fs::write(cut.path(), &whole[..600]).expect("written");
    assert!(!faults(&cut, &atlas).await.is_empty(), "half a GeoPackage");
}

#[tokio::test]
async fn a_new_set_takes_the_place_of_the_one_before_which_is_kept() {
    let (atlas, app, _data) = atlas_of("iraq").await;
    let viewer = app.viewer(Actor::system("tests"));
    assert_eq!(places::outlines(&viewer, 1).await.expect("an answer"), None);
    let file = geojson(&[("IQG11", "Erbil", "IQ", 44.0)]);
    for source in ["first", "second"] {
        let checked = read(file.path(), &atlas, 1).await.expect("sound");
        load(&app, checked, 1, source).await;
    }
    let sets = viewer.find::<boundary_set::Entity>().all().await.expect("sets");
    let current: Vec<_> = sets.iter().filter(|set| set.current).map(|set| set.source.as_str()).collect();
    assert_eq!((sets.len(), current), (2, vec!["second"]));
    let drawn = places::outlines(&viewer, 1).await.expect("an answer").expect("a map");
    assert_eq!((drawn.areas.len(), drawn.without.len(), drawn.source.as_str()), (1, 18, "second"));
    assert_eq!(drawn.width, 1200);
    let again = places::outlines(&viewer, 1).await.expect("an answer").expect("a map");
    assert!(std::sync::Arc::ptr_eq(&drawn, &again), "drawn once");
}

#[tokio::test]
async fn the_official_boundaries_of_iraq_draw_eighteen_governorates_or_nineteen() {
    let (Some(first), Some(second)) = (shared("places/irq_adm1.geojson"), shared("places/irq_adm2.geojson")) else {
        return;
    };
    let (atlas, app, _data) = atlas_of("iraq").await;
    let viewer = app.viewer(Actor::system("tests"));
    let governorates = read(&first, &atlas, 1).await.expect("an official file is sound");
    assert_eq!((governorates.outlines.len(), governorates.without.len()), (18, 0));
    load(&app, governorates, 1, "OCHA").await;
    let drawn = places::outlines(&viewer, 1).await.expect("an answer").expect("a map");
    assert_eq!((drawn.areas.len(), drawn.without.len()), (18, 1), "Halabja lies in no file of governorates");
    let districts = read(&second, &atlas, 2).await.expect("an official file is sound");
    assert_eq!((districts.outlines.len(), districts.without.len()), (101, 0));
    load(&app, districts, 2, "OCHA").await;
    let drawn = places::outlines(&viewer, 1).await.expect("an answer").expect("a map");
    assert_eq!((drawn.areas.len(), drawn.without.len()), (19, 0), "formed of its district");
    let bytes: usize = drawn.areas.iter().map(|area| area.path.len()).sum();
    assert!(bytes < 16 << 10, "{bytes} bytes of path data");
    let halabja = atlas.by_key("halabja").expect("the nineteenth").id;
    let unit = viewer.find::<place::Entity>().get(halabja).await.expect("it");
    let switch = Switch { id: halabja, version: unit.version, active: false, follow: &[] };
    app.run(&Actor::system("tests"), switch).await.expect("switched off");
    let drawn = places::outlines(&viewer, 1).await.expect("an answer").expect("a map");
    assert_eq!((drawn.areas.len(), drawn.without.len()), (18, 0));
    let districts = places::outlines(&viewer, 2).await.expect("an answer").expect("a map");
    assert_eq!((districts.areas.len(), districts.without.len()), (101, 0));
}
