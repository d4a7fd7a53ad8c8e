//! Activities through the whole program: reporting, correcting, who sees what, locked months, copies, exports.

mod coverage;
mod files;
mod months;
mod sample;
mod sight;

use crate::house::{Answer, Browser, House};
use kernel::{Actor, Id, Reads};
use server::rooms::activities::commands::Report;
use server::rooms::activities::model::{Visibility, activity};
use server::rooms::activities::{Draft, get};
use server::rooms::people::MakeToken;
use server::rooms::people::model::Secret;

/// What somebody says in the form of an activity in Koya.
fn said(house: &House) -> Vec<(&'static str, String)> {
    vec![
        ("organisation_id", house.ids.national.to_string()),
        ("title", "Repair of two wells".into()),
        ("sector_id", house.ids.water.to_string()),
        ("place_id", house.ids.koya.to_string()),
        ("period", "2026-11".into()),
        ("status", "ongoing".into()),
        ("targeted", "1200".into()),
        ("reached", "٩٠٠".into()),
        ("visibility", "members".into()),
        ("whole", "true".into()),
    ]
}

async fn post(browser: &Browser, path: &str, fields: &[(&str, String)]) -> Answer {
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
    browser.post_form(path, &fields).await
}

fn with(mut fields: Vec<(&'static str, String)>, name: &'static str, value: &str) -> Vec<(&'static str, String)> {
    fields.retain(|(other, _)| *other != name);
    fields.push((name, value.into()));
    fields
}

/// An activity written as the program itself.
async fn reported(house: &House, organisation: Id, place: Id, visibility: Visibility, title: &str) -> activity::Model {
    let draft =
        Draft { place_id: Some(place), visibility, ..Draft::new(organisation, house.ids.water, title, "2026-11") };
    house.app.run(&Actor::system("tests"), Report(draft)).await.expect("the program may report")
}

async fn record(house: &House, id: Id) -> activity::Model {
    get(&house.app.viewer(Actor::system("tests")), id).await.expect("there is such a record")
}

fn id_in(location: &str) -> Id {
    location.rsplit('/').next().and_then(|id| id.parse().ok()).unwrap_or_else(|| panic!("no id in {location}"))
}

#[tokio::test]
async fn a_focal_point_reports_in_one_short_form() {
    let house = House::new().await;
    let bashir = house.as_(&house.cast.bashir);
    let form = bashir.get("/activities/new").await.expect(200).body();
    assert!(form.contains("Reed Bridge Society") && form.contains("2026-11"), "her organisation and month are set");
    assert!(form.contains("<optgroup label=\"Erbil\">") && form.contains("Erbil: all of it"));

    let answer = post(&bashir, "/activities", &said(&house)).await.expect(303);
    let made = record(&house, id_in(answer.location())).await;
    assert_eq!((made.no, made.targeted, made.reached), (1, Some(1200), Some(900)), "any digits are read");
    assert_eq!((made.governorate_id, made.district_id), (Some(house.ids.erbil), Some(house.ids.koya)));
    assert_eq!(made.confirmed_by, Some(house.cast.bashir.id));
    let page = bashir.get(answer.location()).await.expect(200).body();
    assert!(page.contains("Repair of two wells") && page.contains("Koya") && page.contains("1,200"));
    assert!(page.contains("Reported") && page.contains("bashir"), "its history says who");

    let next = bashir.get("/activities/new").await.expect(200).body();
    let chosen = format!("<option value=\"{}\" selected>", house.ids.koya);
    assert!(next.contains(&chosen), "what she said last is offered again");
}

#[tokio::test]
async fn what_is_wrong_is_said_in_the_readers_language_and_nothing_typed_is_lost() {
    let house = House::new().await;
    let cases = [
        (
            "end_on",
            "2026-10-01",
            [
                "The end is before the start.",
                "تاريخ الانتهاء قبل تاريخ البدء.",
                "بەرواری کۆتایی پێش بەرواری دەستپێکردنە.",
            ],
        ),
        ("reached", "-5", ["cannot be negative", "سالباً", "لە سفر کەمتر"]),
        (
            "targeted",
            "99999999999",
            ["more people than there are", "أكبر من عدد السكان", "لە ژمارەی دانیشتووان زیاترە"],
        ),
        ("women", "901", ["together are more than the total", "أكبر من مجموع", "لە کۆی گشتیی سوودمەندان زیاترە"]),
        ("sector_id", "", ["Choose a sector", "اختر قطاعاً", "کەرتێک لە لیستەکە"]),
        ("place_id", "", ["Choose a place, or say", "اختر مكاناً", "شوێنێک هەڵبژێرە"]),
        ("title", " ", ["Say in a few words", "اكتب بكلمات قليلة", "بە چەند وشەیەک"]),
    ];
    for (field, value, told) in cases {
        for (language, told) in ["en", "ar", "ckb"].into_iter().zip(told) {
            let bashir = house.as_(&house.cast.bashir).in_language(language);
            let fields = with(with(said(&house), "start_on", "2026-11-02"), field, value);
            let fields = if field == "end_on" { fields } else { with(fields, "start_on", "") };
            let body = post(&bashir, "/activities", &fields).await.expect(422).body();
            assert!(body.contains(told), "{field} in {language}: {body}");
            assert!(body.contains("1200") || field == "targeted", "what was typed is kept");
        }
    }
    let viewer = house.app.viewer(Actor::system("tests"));
    assert_eq!(viewer.find::<activity::Entity>().count().await.expect("it counts"), 0, "nothing half done");
}

#[tokio::test]
async fn nobody_reports_for_another_organisation_or_corrects_its_records() {
    let house = House::new().await;
    let made = reported(&house, house.ids.national, house.ids.basra, Visibility::Public, "Wells").await;
    let path = format!("/activities/{}", made.id);
    for (who, browser) in house.everyone() {
        let may = matches!(who, "amal" | "bashir");
        let fields = with(with(said(&house), "place_id", &house.ids.basra.to_string()), "version", "1");
        let expected = if may {
            200
        } else if who == "faris" {
            401
        } else {
            403
        };
        browser.get(&format!("{path}/edit")).await.expect(expected);
        let answer = post(&browser, "/activities", &fields).await;
        let answers = if may { 303 } else { expected };
        assert_eq!(answer.status.as_u16(), answers, "{who} reports: {}", answer.body());
        for deed in ["", "/confirm", "/remove"].iter().filter(|_| !may) {
            let answer = post(&browser, &format!("{path}{deed}"), &fields).await;
            assert_eq!(answer.status.as_u16(), answers, "{who} {deed}: {}", answer.body());
        }
    }
}

#[tokio::test]
async fn a_correction_says_why_and_its_history_shows_both_values() {
    let house = House::new().await;
    let bashir = house.as_(&house.cast.bashir);
    let path = post(&bashir, "/activities", &said(&house)).await.expect(303).location().to_owned();
    let fields = with(with(said(&house), "reached", "950"), "version", "1");
    let fields = with(with(fields, "why", "counted again after the distribution"), "status", "completed");
    post(&bashir, &path, &fields).await.expect(303);
    let page = bashir.get(&path).await.expect(200).body();
    assert!(page.contains("counted again after the distribution"));
    assert!(page.contains("<bdi>900</bdi>") && page.contains("<bdi>950</bdi>"), "{page}");
    assert!(page.contains("<bdi>Ongoing</bdi>") && page.contains("<bdi>Completed</bdi>"));

    let chiara = house.as_(&house.cast.chiara);
    let page = chiara.get(&path).await.expect(200).body();
    assert!(!page.contains("counted again"), "the history is for those who keep the record");
}

#[tokio::test]
async fn a_second_tab_that_saves_an_older_version_sees_both_and_loses_nothing() {
    let house = House::new().await;
    let (bashir, amal) = (house.as_(&house.cast.bashir), house.as_(&house.cast.amal));
    let path = post(&bashir, "/activities", &said(&house)).await.expect(303).location().to_owned();
    post(&amal, &path, &with(with(said(&house), "reached", "800"), "version", "1")).await.expect(303);
    let late = with(with(said(&house), "reached", "950"), "version", "1");
    let page = post(&bashir, &path, &late).await.expect(409).body();
    assert!(page.contains("<bdi>950</bdi>") && page.contains("<bdi>800</bdi>") && page.contains("amal"), "{page}");
    assert_eq!(record(&house, id_in(&path)).await.reached, Some(800));
    assert!(page.contains("name=\"version\" value=\"2\"") && page.contains("name=\"reached\" value=\"950\""));
    post(&bashir, &path, &with(late, "version", "2")).await.expect(303);
    assert_eq!(record(&house, id_in(&path)).await.reached, Some(950));
}

#[tokio::test]
async fn what_was_removed_is_gone_from_every_list() {
    let house = House::new().await;
    let made = reported(&house, house.ids.national, house.ids.erbil, Visibility::Public, "Wells").await;
    let bashir = house.as_(&house.cast.bashir);
    let path = format!("/activities/{}", made.id);
    post(&bashir, &format!("{path}/remove"), &[("reason", "reported twice".into())]).await.expect(303);
    bashir.get(&path).await.expect(404);
    assert!(!bashir.get("/activities").await.expect(200).body().contains("Wells"));
}

#[tokio::test]
async fn the_list_is_narrowed_by_each_filter() {
    let house = House::new().await;
    let of = |organisation, place, title| reported(&house, organisation, place, Visibility::Public, title);
    of(house.ids.national, house.ids.koya, "Wells in Koya").await;
    of(house.ids.international, house.ids.basra, "Clinics in Basra").await;
    of(house.ids.national, house.ids.iraq, "Radio everywhere").await;
    let amal = house.as_(&house.cast.amal);
    let cases = [
        (format!("organisation={}", house.ids.national), vec!["Koya", "Radio"]),
        (format!("place={}", house.ids.erbil), vec!["Koya"]),
        (format!("place={}", house.ids.koya), vec!["Koya"]),
        ("kind=international-ngo".into(), vec!["Basra"]),
        ("q=clinics".into(), vec!["Basra"]),
        ("status=planned".into(), vec![]),
        ("from=2026-12".into(), vec![]),
        ("month=2026-11".into(), vec!["Koya", "Basra", "Radio"]),
        (format!("sector={}", house.ids.health), vec![]),
        ("stale=true".into(), vec![]),
        ("mine=true".into(), vec![]),
    ];
    for (query, there) in cases {
        let html = amal.get(&format!("/activities?{query}")).await.expect(200).body();
        for title in ["Wells in Koya", "Clinics in Basra", "Radio everywhere"] {
            let expected = there.iter().any(|word| title.contains(word));
            assert_eq!(html.contains(title), expected, "{query}: {title}");
        }
    }
    let page = amal.get("/activities?month=2026-11").await.expect(200).body();
    assert!(page.contains("Month: <bdi>November 2026</bdi>"), "what narrows the list can be taken away: {page}");
    amal.get("/activities?status=nonsense").await.expect(422);
    amal.get("/activities?from=13/2026").await.expect(422);
}

#[tokio::test]
async fn an_export_carries_ids_tags_and_safe_cells() {
    let house = House::new().await;
    let made = reported(&house, house.ids.national, house.ids.koya, Visibility::Public, "=HYPERLINK(\"x\")").await;
    let amal = house.as_(&house.cast.amal);
    let csv = amal.get("/activities.hxl.csv").await.expect(200).body();
    let mut lines = csv.lines();
    let (headers, tags) = (lines.next().unwrap_or_default(), lines.next().unwrap_or_default());
    assert!(headers.trim_start_matches('\u{feff}').starts_with("Tansiq id,No.,Reference,Organisation"));
    assert!(
        tags.starts_with("#activity+id+tansiq,") && tags.contains("#adm2+name") && tags.contains("#reached+f+adults")
    );
    let row = lines.next().unwrap_or_default();
    assert!(row.starts_with(&made.id.to_string()) && row.contains("Koya") && row.contains("2026-11"), "{row}");
    assert!(!row.contains(",=HYPERLINK"), "no cell is a formula");
    assert!(amal.get("/activities.xlsx").await.expect(200).bytes.starts_with(b"PK"));
    let arabic = house.as_(&house.cast.amal).in_language("ar").get("/activities.csv").await.expect(200).body();
    assert!(arabic.contains("المنظمة") && arabic.contains("جارٍ"));
    let map = amal.get("/activities.geojson").await.expect(200).json();
    assert_eq!(map["features"][0]["properties"]["district"], "Koya");
}

#[tokio::test]
async fn a_program_reports_and_changes_only_what_it_names() {
    let house = House::new().await;
    let secret = Secret::new(house.app.random());
    let (person, secret_hash) = (house.cast.bashir.id, secret.digest());
    let token = MakeToken { person, name: "tests".into(), secret_hash, expires_at: None };
    house.app.run(&Actor::system("tests"), token).await.expect("the program may");
    let (faris, bearer) = (house.faris(), secret.reveal());
    let report = serde_json::json!({
        "title": "Repair of wells", "sector_id": house.ids.water, "place_id": house.ids.koya, "period": "2026-11",
        "targeted": 300, "groups": ["idps"]
    });
    let wrong = faris.api("POST", "/api/v1/activities", bearer, Some(report.clone())).await.expect(422).json();
    assert_eq!(wrong["fields"][0], "groups", "{wrong}");
    let mut right = report;
    right["groups"] = serde_json::json!([]);
    let made = faris.api("POST", "/api/v1/activities", bearer, Some(right)).await.expect(200).json();
    assert_eq!((&made["said"]["targeted"], &made["said"]["visibility"]), (&300.into(), &"members".into()));
    let path = format!("/api/v1/activities/{}", made["id"].as_str().unwrap_or_default());
    let change = serde_json::json!({ "version": 1, "reached": 120 });
    let changed = faris.api("POST", &path, bearer, Some(change.clone())).await.expect(200).json();
    assert_eq!((&changed["said"]["reached"], &changed["said"]["targeted"]), (&120.into(), &300.into()));
    faris.api("POST", &path, bearer, Some(change)).await.expect(409);
    let list = faris.api("GET", "/api/v1/activities?place=&status=ongoing", bearer, None).await.expect(200).json();
    assert_eq!((&list["total"], &list["rows"][0]["title"]), (&1.into(), &"Repair of wells".into()));
}

#[tokio::test]
async fn a_reason_given_twice_is_told_twice_and_none_is_told_where_none_was_given() {
    let house = House::new().await;
    let bashir = house.as_(&house.cast.bashir);
    let path = post(&bashir, "/activities", &said(&house)).await.expect(303).location().to_owned();
    for (version, why) in [("1", "counted again"), ("2", "counted again"), ("3", "")] {
        let fields = with(with(with(said(&house), "reached", &format!("90{version}")), "version", version), "why", why);
        post(&bashir, &path, &fields).await.expect(303);
    }
    let page = bashir.get(&path).await.expect(200).body();
    assert_eq!(page.matches("counted again").count(), 2, "{page}");
}

#[tokio::test]
async fn a_reference_names_one_record_of_an_organisation() {
    let house = House::new().await;
    let bashir = house.as_(&house.cast.bashir);
    let fields = with(said(&house), "external_ref", "W-7");
    let path = post(&bashir, "/activities", &fields).await.expect(303).location().to_owned();
    let again = post(&bashir, "/activities", &fields).await.expect(422).body();
    assert!(again.contains("has this reference already") && again.contains("W-7"), "{again}");
    post(&bashir, &path, &with(fields, "version", "1")).await.expect(303);
    let other = with(said(&house), "organisation_id", &house.ids.international.to_string());
    let other = with(other, "told", "true");
    post(&house.as_(&house.cast.amal), "/activities", &with(other, "external_ref", "W-7")).await.expect(303);
}

#[tokio::test]
async fn a_field_coordinator_is_offered_only_where_she_may_report() {
    let house = House::new().await;
    let form = house.as_(&house.cast.dilnaz).get("/activities/new").await.expect(200).body();
    assert!(form.contains("Erbil: all of it"), "{form}");
    assert!(!form.contains("Basra: all of it") && !form.contains("The whole country"), "{form}");
    let form = house.as_(&house.cast.amal).get("/activities/new").await.expect(200).body();
    assert!(form.contains("Basra: all of it") && form.contains("The whole country"), "{form}");
}
