//! The front page and the matrix: they count what the visitor may see and nothing else, in every language and every file.

use std::io::{Cursor, Read};

use kernel::Id;
use server::rooms::activities::model::{Status, Visibility, activity};
use server::rooms::organisations::model::organisation;
use tables::{Limits, Value, Workbook};

use crate::house::{Answer, Browser, House, NOW, organisation as organisation_of, put};

fn row(house: &House, no: i64) -> activity::Model {
    let ids = &house.ids;
    activity::Model {
        id: house.app.random().id(NOW),
        no,
        organisation_id: ids.national,
        title: "Wells".into(),
        sector_id: ids.water,
        place_id: Some(ids.koya),
        governorate_id: Some(ids.erbil),
        district_id: Some(ids.koya),
        period: "2026-10".into(),
        status: Status::Ongoing,
        targeted: Some(100),
        reached: Some(10),
        groups: serde_json::json!([]),
        visibility: Visibility::Public,
        confirmed_at: NOW,
        version: 1,
        ..activity::Model::default()
    }
}

/// In Erbil a public row and one for members, in Basra one for the coordination and one of which only totals are told.
async fn with_records() -> House {
    let house = House::new().await;
    let basra = |row: activity::Model| activity::Model {
        place_id: Some(house.ids.basra),
        governorate_id: Some(house.ids.basra),
        district_id: None,
        organisation_id: house.ids.international,
        sector_id: house.ids.health,
        period: "2026-09".into(),
        ..row
    };
    let rows = vec![
        row(&house, 1),
        activity::Model { visibility: Visibility::Members, status: Status::Completed, ..row(&house, 2) },
        activity::Model { visibility: Visibility::Coordination, ..basra(row(&house, 3)) },
        activity::Model { aggregate_only: true, reached: Some(7), ..basra(row(&house, 4)) },
    ];
    put::<activity::Entity>(&house.app, rows).await;
    house
}

async fn figures(browser: &Browser, query: &str) -> serde_json::Value {
    browser.get(&format!("/index.json{query}")).await.expect(200).json()
}

fn activities(figures: &serde_json::Value) -> u64 {
    figures["total"]["activities"].as_u64().expect("a number")
}

fn named<'a>(figures: &'a serde_json::Value, groups: &str) -> Vec<(&'a str, u64)> {
    let all = figures[groups].as_array().expect("a list").iter();
    let pair = |one: &'a serde_json::Value| Some((one["name"].as_str()?, one["figures"]["activities"].as_u64()?));
    let mut pairs: Vec<_> = all.filter_map(pair).collect();
    pairs.sort_unstable();
    pairs
}

#[tokio::test]
async fn everybody_gets_the_figures_of_what_they_may_see() {
    let house = with_records().await;
    let counts = [("amal", 4), ("bashir", 3), ("chiara", 4), ("dilnaz", 3), ("ezra", 2), ("faris", 2)];
    for ((who, browser), (named, count)) in house.everyone().into_iter().zip(counts) {
        assert_eq!((who, activities(&figures(&browser, "").await)), (named, count));
    }
    let faris = figures(&house.faris(), "").await;
    assert_eq!(named(&faris, "governorates"), [("Basra", 1), ("Erbil", 1)]);
    assert_eq!(named(&faris, "organisations"), [("Reed Bridge Society", 1)], "totals name nobody");
    assert_eq!(faris["total"]["reached"], 17);
}

#[tokio::test]
async fn filters_narrow_and_name_nobody_whose_rows_are_only_totals() {
    let house = with_records().await;
    let (amal, faris, ids) = (house.as_(&house.cast.amal), house.faris(), &house.ids);
    for (query, count) in [
        (format!("?sector={}", ids.water), 2),
        (format!("?place={}", ids.koya), 2),
        (format!("?place={}", ids.iraq), 4),
        (format!("?organisation={}", ids.international), 2),
        ("?kind=national-ngo".into(), 2),
        ("?status=completed".into(), 1),
        ("?month=2026-09".into(), 2),
        ("?from=2026-10&to=2026-10&status=ongoing".into(), 1),
    ] {
        assert_eq!(activities(&figures(&amal, &query).await), count, "{query}");
    }
    assert_eq!(activities(&figures(&faris, &format!("?sector={}", ids.health)).await), 1);
    assert_eq!(activities(&figures(&faris, &format!("?organisation={}", ids.international)).await), 0);
    assert_eq!(activities(&figures(&faris, "?kind=international-ngo").await), 0);
    amal.get("/?month=soon").await.expect(422);
}

#[tokio::test]
async fn the_front_page_says_whose_share_it_shows_in_every_language() {
    let house = with_records().await;
    for (tag, words) in [("en", "public records only"), ("ar", "السجلات العامة فقط"), ("ckb", "تۆمارە گشتییەکان")]
    {
        let page = house.faris().in_language(tag).get("/").await.expect(200).body();
        assert!(page.contains(words) && page.contains("/sign-in"), "{tag}: {page}");
        assert!(page.contains("class=\"picture bars\"") && !page.contains('⟦'), "{tag}");
    }
    let page = house.as_(&house.cast.bashir).get("/").await.expect(200).body();
    assert!(page.contains("Figures count what you may see"), "{page}");
    let page = house.as_(&house.cast.amal).get("/?show=reached").await.expect(200).body();
    assert!(
        page.contains("Figures count everything") && page.contains(&format!("place={}", house.ids.erbil)),
        "{page}"
    );
}

#[tokio::test]
async fn a_cell_of_the_matrix_leads_to_the_records_behind_it() {
    let house = with_records().await;
    let (amal, ids) = (house.as_(&house.cast.amal), &house.ids);
    let page = amal.get("/matrix?status=ongoing&show=reached").await.expect(200).body();
    let link = format!("/activities?status=ongoing&amp;organisation={}&amp;place={}", ids.national, ids.erbil);
    assert!(page.contains(&link), "{link} in {page}");
    let page = amal.get("/matrix?rows=sector").await.expect(200).body();
    assert!(page.contains("Health") && page.contains("Basra"), "{page}");
    let page = house.faris().get("/matrix").await.expect(200).body();
    assert!(!page.contains("<bdi>Lantern") && page.contains("shared only in totals"), "{page}");
}

fn sheets(answer: &Answer) -> Vec<Vec<Vec<Value>>> {
    let mut book = Workbook::from_reader(Cursor::new(answer.bytes.clone()), Limits::default()).expect("a workbook");
    let mut sheets = Vec::new();
    for sheet in 0..book.sheets().len() {
        let rows = book.rows(sheet).expect("a sheet").map(|row| row.expect("a row"));
        sheets.push(rows.map(|row| row.cells.iter().map(|cell| cell.value()).collect()).collect());
    }
    sheets
}

#[tokio::test]
async fn the_workbook_holds_real_numbers_and_dates_and_says_what_was_asked() {
    let house = with_records().await;
    let amal = house.as_(&house.cast.amal);
    let book = sheets(&amal.get("/index.xlsx").await.expect(200));
    assert_eq!(book.len(), 2, "figures, and what they are of");
    let number = |value: &Value| if let Value::Number(number) = value { Some(*number) } else { None };
    let mut numbers: Vec<Vec<f64>> = book[0].iter().map(|row| row.iter().filter_map(number).collect()).collect();
    numbers.retain(|row| !row.is_empty());
    numbers.sort_by(|one, other| one[3].total_cmp(&other[3]));
    assert_eq!(numbers, [[2.0, 1.0, 200.0, 17.0, 0.0], [2.0, 1.0, 200.0, 20.0, 0.0]]);
    let months = sheets(&amal.get("/index.xlsx?by=month").await.expect(200));
    let dates = months[0].iter().flatten().filter(|value| matches!(value, Value::Date(_) | Value::DateTime(_)));
    assert_eq!(dates.count(), 2);
    assert!(book[1].len() >= 4, "{:?}", book[1]);
    amal.get("/index.xlsx?by=nothing").await.expect(404);
    for path in ["/matrix.xlsx", "/matrix.csv", "/matrix.hxl.csv", "/index.csv?by=organisation"] {
        amal.get(path).await.expect(200);
    }
}

#[tokio::test]
async fn the_workbook_runs_as_its_language_does() {
    let house = with_records().await;
    for (tag, mirrored) in [("en", false), ("ar", true), ("ckb", true)] {
        let answer = house.faris().in_language(tag).get("/matrix.xlsx?rows=sector").await.expect(200);
        let mut archive = zip::ZipArchive::new(Cursor::new(answer.bytes)).expect("a workbook is an archive");
        let mut xml = String::new();
        archive.by_name("xl/worksheets/sheet1.xml").expect("a sheet").read_to_string(&mut xml).expect("text");
        assert_eq!(xml.contains("rightToLeft=\"1\""), mirrored, "{tag}");
    }
}

#[tokio::test]
async fn csv_hxl_and_geojson_read_back_as_what_they_are() {
    let house = with_records().await;
    let faris = house.faris();
    let text = faris.get("/index.csv").await.expect(200).body();
    assert_eq!(text.trim_start_matches('\u{feff}').lines().count(), 3, "{text}");
    let hxl = faris.get("/index.hxl.csv?by=sector").await.expect(200).body();
    let tags = hxl.lines().nth(1).expect("a row of tags");
    assert_eq!(tags, "#sector+name,#sector+code,#activity+num,#org+num,#targeted+ind,#reached+ind,#reached+hh");
    let cells = house.as_(&house.cast.amal).get("/matrix.hxl.csv").await.expect(200).body();
    assert!(cells.lines().any(|line| line.starts_with("Reed Bridge Society,RBS,Erbil,,2,")), "{cells}");
    let places = faris.get("/index.geojson").await.expect(200).json();
    assert_eq!(places["type"], "FeatureCollection");
    let features = places["features"].as_array().expect("features");
    let erbil = features.iter().find(|feature| feature["properties"]["name"] == "Erbil").expect("Erbil");
    assert_eq!((&erbil["type"], &erbil["properties"]["activities"]), (&"Feature".into(), &1.into()));
}

#[tokio::test]
async fn the_map_leaves_as_a_poster_that_says_what_it_is() {
    let house = with_records().await;
    let svg = house.faris().in_language("ckb").get(&format!("/index.svg?sector={}", house.ids.water)).await.expect(200);
    let svg = svg.body();
    for part in ["کێ چی دەکات", "سنوور", "boundaries", "الحدود", "Water"] {
        assert!(svg.contains(part), "{part} in {svg}");
    }
    assert!(!svg.contains("<a "), "a poster leads nowhere");
    let png = house.faris().get("/index.png").await.expect(200);
    assert!(png.bytes.starts_with(b"\x89PNG"));
}

/// Bytes of an answer as they go over the wire.
async fn weight(browser: &Browser, path: &str) -> (usize, String) {
    let request = browser.request("GET", path).header("accept-encoding", "gzip").body(axum::body::Body::empty());
    let packed = browser.send(request.expect("a request")).await.expect(200).bytes.len();
    (packed, browser.get(path).await.body())
}

fn linked(page: &str) -> Vec<String> {
    let links = page.split(['"', '(', ')']).filter(|part| part.contains("/assets/") || part.starts_with("fonts/"));
    links.map(|link| if link.starts_with('/') { link.to_owned() } else { format!("/assets/{link}") }).collect()
}

#[tokio::test]
async fn the_first_page_weighs_less_than_a_hundred_kilobytes_with_sixty_organisations() {
    let house = House::new().await;
    let many: Vec<organisation::Model> = (0..60)
        .map(|number| {
            let name = format!("منظمة الاختبار للتنمية والإغاثة رقم {number}");
            organisation_of(house.app.random().id(NOW), &name, &format!("T{number}"), "national-ngo")
        })
        .collect();
    let ids: Vec<Id> = many.iter().map(|one| one.id).collect();
    put::<organisation::Entity>(&house.app, many).await;
    let rows = ids.iter().zip(1..).map(|(id, no)| activity::Model { organisation_id: *id, ..row(&house, no) });
    put::<activity::Entity>(&house.app, rows.collect()).await;
    let browser = house.faris().in_language("ar");
    for path in ["/", "/matrix"] {
        let (mut total, page) = weight(&browser, path).await;
        for asset in linked(&page) {
            let (packed, text) = weight(&browser, &asset).await;
            total += packed;
            for font in if asset.ends_with(".css") { linked(&text) } else { Vec::new() } {
                total += weight(&browser, &font).await.0;
            }
        }
        assert!(total > 20_000 && total <= 100_000, "{path} weighs {total} bytes");
    }
}

#[tokio::test]
async fn once_boundaries_are_loaded_they_are_the_map_and_leave_as_geometries() {
    use server::rooms::places::model::{boundary, boundary_set};
    let house = with_records().await;
    let set = boundary_set::Model {
        id: house.app.random().id(NOW),
        country: "IQ".into(),
        level: 1,
        source: "Office of Maps".into(),
        licence: Some("CC BY".into()),
        valid_on: None,
        file_digest: String::new(),
        current: true,
        imported_at: NOW,
    };
    let square = |place_id: Id, west: i64| {
        let [west, east, south, north] = [west, west + 2, 33, 35].map(|degrees| degrees * 1_000_000);
        let ring = [[west, south], [west, north], [east, north], [east, south], [west, south]];
        let outline = serde_json::json!([[ring]]);
        boundary::Model { id: house.app.random().id(NOW), set_id: set.id, place_id, outline }
    };
    let outlines = vec![square(house.ids.erbil, 43), square(house.ids.basra, 46)];
    put::<boundary_set::Entity>(&house.app, vec![set]).await;
    put::<boundary::Entity>(&house.app, outlines).await;
    let page = house.faris().get("/").await.expect(200).body();
    assert!(
        page.contains("class=\"picture map\"") && page.contains("Office of Maps") && page.contains("CC BY"),
        "{page}"
    );
    assert!(page.contains(&format!("<a href=\"/?place={}\"", house.ids.erbil)), "{page}");
    let places = house.faris().get("/index.geojson").await.expect(200).json();
    let erbil = &places["features"].as_array().expect("features")[0]["geometry"];
    assert_eq!(erbil["type"], "MultiPolygon");
    let west =
        erbil["coordinates"][0][0].as_array().expect("a ring").iter().map(|at| at[0].as_f64().expect("a degree"));
    assert!(west.fold(f64::INFINITY, f64::min) >= 43.0, "{erbil}");
    assert!(house.faris().get("/index.svg").await.expect(200).body().contains("Office of Maps"));
}

#[tokio::test]
async fn a_span_of_months_is_asked_for_in_the_form_and_holds_beside_a_month() {
    let house = with_records().await;
    let amal = house.as_(&house.cast.amal);
    let page = amal.get("/?from=2026-09&to=2026-10").await.expect(200).body();
    for name in ["from", "to", "month"] {
        assert!(page.contains(&format!("<select id=\"q-{name}\" name=\"{name}\"")), "{name} in {page}");
    }
    assert!(page.contains("From month: <bdi>September 2026</bdi>"), "{page}");
    for (query, count) in [
        ("?from=2026-09&to=2026-10", 4),
        ("?from=2026-10", 2),
        ("?to=2026-09", 2),
        ("?from=2026-09&month=2026-10", 2),
        ("?to=2026-09&month=2026-10", 0),
    ] {
        assert_eq!(activities(&figures(&amal, query).await), count, "{query}");
    }
}
