//! The registry of assessments: registering with a report, filters, sharing levels, and what is refused.

use super::{house, id_in, post, with};
use crate::house::{House, organisation, put};
use server::rooms::organisations::model::Visibility;
use server::rooms::organisations::model::organisation::{Entity as Organisation, Model};

pub(super) fn said(house: &House) -> Vec<(&'static str, String)> {
    vec![
        ("title", "Rapid look at Koya".into()),
        ("organisation_id", house.ids.national.to_string()),
        ("status", "completed".into()),
        ("sectors", house.ids.water.to_string()),
        ("places", house.ids.erbil.to_string()),
        ("start_on", "2026-10-01".into()),
        ("end_on", "2026-10-05".into()),
        ("method", "Interviews".into()),
        ("link", "https://example.invalid/koya".into()),
        ("visibility", "members".into()),
        ("whole", "true".into()),
    ]
}

#[tokio::test]
async fn an_assessment_is_registered_with_its_report_and_found_by_filters() {
    let house = house().await;
    let bashir = house.as_(&house.cast.bashir);
    let fields = said(&house);
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let report = ("file", "report.pdf", &b"%PDF-1.7 invented"[..]);
    let made = bashir.upload("/needs/assessments", &fields, report).await.expect(303);
    let path = made.location().to_owned();
    let page = bashir.get(&path).await.expect(200).body();
    assert!(
        page.contains("Rapid look at Koya") && page.contains("Interviews") && page.contains("report.pdf"),
        "{page}"
    );
    let file = bashir.get(&format!("{path}/file")).await.expect(200);
    assert_eq!(file.bytes, b"%PDF-1.7 invented");
    assert!(file.headers["content-disposition"].to_str().expect("text").starts_with("attachment"));

    let amal = house.as_(&house.cast.amal);
    let (erbil, basra, water, health) = (house.ids.erbil, house.ids.basra, house.ids.water, house.ids.health);
    for (query, found) in [
        ("q=koya".to_owned(), true),
        ("q=basra".to_owned(), false),
        (format!("place={erbil}"), true),
        (format!("place={basra}"), false),
        (format!("sector={water}"), true),
        (format!("sector={health}"), false),
        ("status=completed".to_owned(), true),
        ("status=planned".to_owned(), false),
        (format!("organisation={}", house.ids.national), true),
        (format!("organisation={}", house.ids.international), false),
    ] {
        let list = amal.get(&format!("/needs/assessments?{query}")).await.expect(200).body();
        assert_eq!(list.contains(&path), found, "{query}");
    }
    for shape in ["xlsx", "csv", "hxl.csv"] {
        amal.get(&format!("/needs/assessments.{shape}")).await.expect(200);
    }
}

#[tokio::test]
async fn each_sees_what_its_sharing_level_opens_and_its_report_with_it() {
    let house = house().await;
    let bashir = house.as_(&house.cast.bashir);
    for (level, open_to) in [
        ("public", vec!["amal", "bashir", "chiara", "dilnaz", "ezra", "faris"]),
        ("members", vec!["amal", "bashir", "chiara", "dilnaz"]),
        ("coordination", vec!["amal", "bashir", "dilnaz"]),
        ("own", vec!["amal", "bashir"]),
    ] {
        let fields = with(said(&house), "visibility", level);
        let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
        let made = bashir.upload("/needs/assessments", &fields, ("file", "a.pdf", b"%PDF-1.4")).await.expect(303);
        for (who, browser) in house.everyone() {
            let expected = if open_to.contains(&who) { 200 } else { 404 };
            for path in [made.location().to_owned(), format!("{}/file", made.location())] {
                assert_eq!(browser.get(&path).await.status.as_u16(), expected, "{who} {level} {path}");
            }
        }
    }
}

#[tokio::test]
async fn what_is_wrong_is_said_and_a_page_in_disguise_is_no_report() {
    let house = house().await;
    let bashir = house.as_(&house.cast.bashir);
    for (field, value, told) in [
        ("end_on", "2026-09-01", "The end is before the start"),
        ("title", " ", "Give the assessment a name"),
        ("link", "javascript:alert(1)", "beginning with https://"),
        ("places", "", "Choose the places"),
        ("organisation_id", "", "web-field"),
    ] {
        let body = post(&bashir, "/needs/assessments", &with(said(&house), field, value)).await.expect(422).body();
        assert!(body.contains(told) || told == "web-field", "{field}: {body}");
        assert!(body.contains("Interviews"), "what was typed is kept");
    }
    let none: Vec<_> = said(&house).into_iter().filter(|(name, _)| *name != "sectors").collect();
    assert!(post(&bashir, "/needs/assessments", &none).await.expect(422).body().contains("at least one sector"));
    let fields = said(&house);
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let body =
        bashir.upload("/needs/assessments", &fields, ("file", "a.pdf", b"<html><script>")).await.expect(422).body();
    assert!(body.contains("This kind of file is not taken"));
    let chiara = house.as_(&house.cast.chiara);
    assert_eq!(post(&chiara, "/needs/assessments", &said(&house)).await.status, 403, "not her organisation");
}

#[tokio::test]
async fn an_assessment_that_figures_rest_on_stays() {
    let house = house().await;
    let bashir = house.as_(&house.cast.bashir);
    let made = post(&bashir, "/needs/assessments", &said(&house)).await.expect(303);
    let id = id_in(made.location());
    let figure = with(with(super::said(&house), "source", ""), "assessment_id", &id.to_string());
    let figure = post(&bashir, "/needs/figures", &figure).await.expect(303);
    let page = bashir.get(figure.location()).await.expect(200).body();
    assert!(page.contains("Rapid look at Koya"));
    let body = post(&bashir, &format!("{}/remove", made.location()), &[]).await.expect(409).body();
    assert!(body.contains("Figures rest on this assessment"), "{body}");
    post(&bashir, &format!("{}/remove", figure.location()), &[]).await.expect(303);
    post(&bashir, &format!("{}/remove", made.location()), &[]).await.expect(303);
    bashir.get(made.location()).await.expect(404);
}

#[tokio::test]
async fn the_registry_is_narrowed_and_paged_where_it_is_kept() {
    let house = house().await;
    let bashir = house.as_(&house.cast.bashir);
    for at in 0..53 {
        let sector = if at % 2 == 0 { house.ids.water } else { house.ids.health };
        let fields = with(with(said(&house), "title", &format!("Look {at}")), "sectors", &sector.to_string());
        post(&bashir, "/needs/assessments", &fields).await.expect(303);
    }
    let told = async |query: &str| {
        let list = bashir.get(&format!("/needs/assessments.json?{query}")).await.expect(200).json();
        (list["total"].as_u64(), list["rows"].as_array().map(Vec::len))
    };
    assert_eq!(told("").await, (Some(53), Some(50)));
    assert_eq!(told("page=2").await, (Some(53), Some(3)));
    assert_eq!(told(&format!("sector={}", house.ids.water)).await, (Some(27), Some(27)));
    assert_eq!(told(&format!("place={}", house.ids.koya)).await, (Some(0), Some(0)), "Erbil is not Koya");
    assert_eq!(told(&format!("place={}&status=completed", house.ids.erbil)).await, (Some(53), Some(50)));
    let file = bashir.get("/needs/assessments.csv").await.expect(200).body();
    assert_eq!(file.matches("Look ").count(), 53, "a file has them all");
}

#[tokio::test]
async fn who_takes_part_is_found_by_those_alone_who_see_her() {
    let house = house().await;
    let hidden = house.app.random().id(house.app.clock().now());
    let record = organisation(hidden, "Quiet Hands", "QH", "national-ngo");
    put::<Organisation>(&house.app, vec![Model { visibility: Visibility::Own, ..record }]).await;
    let amal = house.as_(&house.cast.amal);
    let fields = with(with(said(&house), "visibility", "public"), "partners", &hidden.to_string());
    let made = post(&amal, "/needs/assessments", &fields).await.expect(303);
    for (who, browser) in house.everyone() {
        let list = browser.get(&format!("/needs/assessments?organisation={hidden}")).await.expect(200).body();
        assert_eq!(list.contains(made.location()), who == "amal", "{who}");
        let page = browser.get(made.location()).await.expect(200).body();
        assert_eq!(page.contains("Quiet Hands"), who == "amal", "{who}");
    }
}
