//! The list as files: each holds every row once, however many pieces it is sent in.

use std::io::Cursor;

use crate::house::{House, NOW, put};
use server::rooms::activities::model::{Status, Visibility, activity};
use tables::{Limits, Workbook};

/// More than is read and sent at once.
const ROWS: i64 = 5_003;

async fn with_many_rows() -> House {
    let house = House::new().await;
    let row = |no: i64| activity::Model {
        id: house.app.random().id(NOW),
        no,
        organisation_id: house.ids.national,
        title: format!("Wells {no}"),
        sector_id: house.ids.water,
        place_id: Some(house.ids.koya),
        governorate_id: Some(house.ids.erbil),
        district_id: Some(house.ids.koya),
        period: "2026-10".into(),
        status: Status::Ongoing,
        groups: serde_json::json!([]),
        visibility: Visibility::Public,
        confirmed_at: NOW,
        version: 1,
        ..activity::Model::default()
    };
    put::<activity::Entity>(&house.app, (1..=ROWS).map(row).collect()).await;
    house
}

#[tokio::test]
async fn a_file_of_many_pieces_holds_each_row_once_in_order() {
    let house = with_many_rows().await;
    let faris = house.faris();
    let titles: Vec<String> = (1..=ROWS).map(|no| format!("Wells {no}")).collect();
    for (path, heads) in [("/activities.csv?sort=no", 1), ("/activities.hxl.csv?sort=no", 2)] {
        let answer = faris.get(path).await.expect(200);
        let disposition = answer.headers["content-disposition"].to_str().expect("text").to_owned();
        assert!(disposition.starts_with("attachment; filename=\"activities."), "{disposition}");
        let text = answer.body();
        assert_eq!(text.matches('\u{feff}').count(), usize::from(heads == 1), "one mark, at the beginning");
        let found: Vec<&str> = text.lines().skip(heads).filter_map(|line| line.split(',').nth(9)).collect();
        assert_eq!(found, titles, "{path}");
    }
    let map = faris.get("/activities.geojson?sort=no").await.expect(200).json();
    let features = map["features"].as_array().expect("features").iter();
    let found: Vec<&str> = features.filter_map(|one| one["properties"]["title"].as_str()).collect();
    assert_eq!(found, titles);
    let book = faris.get("/activities.xlsx?sort=no").await.expect(200).bytes;
    let mut book = Workbook::from_reader(Cursor::new(book), Limits::default()).expect("a workbook");
    let rows = book.rows(0).expect("a sheet").filter(Result::is_ok).count();
    assert_eq!(rows as i64, ROWS + 2);
}

#[tokio::test]
async fn a_file_of_nothing_has_its_heads_and_no_more() {
    let house = House::new().await;
    let faris = house.faris();
    assert_eq!(faris.get("/activities.csv").await.expect(200).body().lines().count(), 1);
    assert_eq!(faris.get("/activities.hxl.csv").await.expect(200).body().lines().count(), 2);
    let map = faris.get("/activities.geojson").await.expect(200).json();
    assert_eq!(map, serde_json::json!({ "type": "FeatureCollection", "features": [] }));
}
