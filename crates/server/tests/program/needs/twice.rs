//! Forms sent twice, decisions about one group, and that every file of the gaps tells what the page tells.

use super::assessments::said as survey;
use super::{Done, count, counted, counted_as, house, post, said};
use kernel::{Actor, Reads};
use server::rooms::needs::model::{Count, assessment, decision, figure};
use tables::{Limits, Workbook};

#[tokio::test]
async fn a_form_sent_twice_records_once() {
    let house = house().await;
    let (amal, bashir) = (house.as_(&house.cast.amal), house.as_(&house.cast.bashir));
    let decision = vec![
        ("place_id", house.ids.koya.to_string()),
        ("sector_id", house.ids.water.to_string()),
        ("decision", "Two members look into it".into()),
        ("decided_on", "2026-11-10".into()),
    ];
    for (browser, path, fields) in [
        (&bashir, "/needs/figures", said(&house)),
        (&bashir, "/needs/assessments", survey(&house)),
        (&amal, "/needs/decisions", decision),
    ] {
        let first = post(browser, path, &fields).await.expect(303);
        let second = post(browser, path, &fields).await.expect(303);
        assert_eq!(first.location(), second.location(), "{path}");
    }
    let viewer = house.app.viewer(Actor::system("tests"));
    assert_eq!(viewer.find::<figure::Entity>().count().await.expect("it counts"), 1);
    assert_eq!(viewer.find::<assessment::Entity>().count().await.expect("it counts"), 1);
    assert_eq!(viewer.find::<decision::Entity>().count().await.expect("it counts"), 1);
    let other = super::with(said(&house), "people", "1201");
    post(&bashir, "/needs/figures", &other).await.expect(303);
    assert_eq!(viewer.find::<figure::Entity>().count().await.expect("it counts"), 2, "another figure is another");
}

#[tokio::test]
async fn what_was_decided_about_one_group_is_no_decision_about_another() {
    let house = house().await;
    let (koya, water) = (house.ids.koya, house.ids.water);
    for group in ["idps", "host"] {
        counted_as(&house, Count { population_group: group.into(), ..count(koya, water) }).await;
    }
    let amal = house.as_(&house.cast.amal);
    let decision = [
        ("place_id", koya.to_string()),
        ("sector_id", water.to_string()),
        ("population_group", "idps".into()),
        ("decision", "Two members look into it".into()),
        ("decided_on", "2026-11-10".into()),
    ];
    post(&amal, "/needs/decisions", &decision).await.expect(303);
    for (group, told) in [("", true), ("?group=idps", true), ("?group=host", false)] {
        for path in [format!("/needs/cells/{koya}/{water}{group}"), format!("/needs/agenda{group}")] {
            let page = amal.get(&path).await.expect(200).body();
            assert_eq!(page.contains("Two members look into it"), told, "{path}");
            assert!(!told || page.contains("Internally displaced people"), "{path} says whom it is about");
        }
    }
}

#[tokio::test]
async fn every_file_of_the_gaps_tells_what_the_page_tells() {
    let house = house().await;
    let ids = &house.ids;
    counted(&house, ids.erbil, ids.water, 900).await;
    counted(&house, ids.erbil, ids.health, 1_300).await;
    counted(&house, ids.basra, ids.health, 400).await;
    Done::of(ids.koya, ids.water, 250).report(&house).await;
    Done::of(ids.basra, ids.health, 400).report(&house).await;
    let amal = house.as_(&house.cast.amal);
    let told = amal.get("/needs.json").await.expect(200).json();
    let cells = told["cells"].as_array().expect("areas");
    let expected: Vec<(f64, f64)> = cells
        .iter()
        .flat_map(|cells| cells.as_array().expect("sectors"))
        .map(|cell| (cell["need"]["people"].as_f64().unwrap_or(-1.0), cell["uncovered"].as_f64().unwrap_or(-1.0)))
        .collect();
    for shape in ["csv", "hxl.csv", "xlsx"] {
        let file = amal.get(&format!("/needs.{shape}")).await.expect(200);
        let mut book = Workbook::from_reader(std::io::Cursor::new(file.bytes), Limits::default()).expect("a table");
        let rows: Vec<_> = book.rows(0).expect("a sheet").map(|row| row.expect("a row")).collect();
        let number = |row: &tables::Row, at: usize| row.cells.get(at).and_then(|cell| cell.as_str().parse().ok());
        let has_state = |row: &&tables::Row| row.cells.get(10).is_some_and(|cell| cell.as_str().parse::<f64>().is_ok());
        let figures: Vec<(f64, f64)> = rows
            .iter()
            .filter(has_state)
            .map(|row| (number(row, 7).unwrap_or(-1.0), number(row, 15).unwrap_or(-1.0)))
            .collect();
        assert_eq!(figures, expected, "{shape}");
    }
    let map = amal.get("/needs.geojson").await.expect(200);
    assert_eq!(map.headers["content-type"], "application/geo+json");
    let map = map.json();
    for (at, feature) in map["features"].as_array().expect("features").iter().enumerate() {
        let (across, told_of) = (&told["across_sectors"][at], &feature["properties"]);
        assert_eq!(feature["id"], told["areas"][at]["id"]);
        assert_eq!(told_of["in_need_highest"], across["need"]);
        assert_eq!(told_of["in_need_upper_bound"], across["need_sum"]);
        assert_eq!(told_of["uncovered"], across["uncovered"]);
    }
    assert!(map["about"].to_string().contains("reported"), "whose reports are missing stands beside it");
    assert_eq!(told["total"]["need"], 1_700, "1,300 and 400: nobody twice");
    assert_eq!(told["total"]["need_sum"], 2_600);

    let decided = house.faris().get("/needs.csv").await.expect(200).body();
    assert!(!decided.contains("TRUE") && !decided.to_lowercase().contains("false"), "what is for members says nothing");
}
