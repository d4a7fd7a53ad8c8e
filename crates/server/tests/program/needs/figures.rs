//! Figures of need: bringing one in, who may, what is refused, and the past of a cell.

use super::{count, counted, counted_as, house, id_in, post, said, with};
use crate::house::{place, put};
use kernel::{Actor, Reads};
use server::rooms::needs::model::{Count, Visibility, figure};
use server::rooms::places::model::place::Entity as Place;

#[tokio::test]
async fn a_focal_point_adds_a_figure_in_any_digits_and_its_history_says_who() {
    let house = house().await;
    let bashir = house.as_(&house.cast.bashir);
    let form = bashir.get("/needs/figures/new").await.expect(200).body();
    assert!(
        form.contains("Reed Bridge Society")
            && form.contains("Internally displaced people")
            && !form.contains(">Girls<")
    );
    let answer = post(&bashir, "/needs/figures", &said(&house)).await.expect(303);
    let viewer = house.app.viewer(Actor::system("tests"));
    let made = viewer.find::<figure::Entity>().get(id_in(answer.location())).await.expect("it is there");
    assert_eq!((made.people, made.severity, made.as_of.as_str()), (1_200, Some(4), "2026-10-31"));
    assert_eq!(made.governorate_id, Some(house.ids.erbil));
    let page = bashir.get(answer.location()).await.expect(200).body();
    assert!(page.contains("1,200") && page.contains("4 of 5") && page.contains("bashir") && page.contains("Added"));
}

#[tokio::test]
async fn what_cannot_be_is_refused_in_the_readers_language_and_nothing_typed_is_lost() {
    let house = house().await;
    let cases = [
        (
            "population_group",
            "giants",
            [
                "not in the list of population groups",
                "ليست في قائمة فئات السكان",
                "لە لیستی گرووپەکانی دانیشتواندا نییە",
            ],
        ),
        (
            "population_group",
            "girls",
            [
                "not in the list of population groups",
                "ليست في قائمة فئات السكان",
                "لە لیستی گرووپەکانی دانیشتواندا نییە",
            ],
        ),
        ("severity", "9", ["from 1 to 5", "من 1 إلى 5", "لە 1 تا 5"]),
        ("severity", "٠", ["from 1 to 5", "من 1 إلى 5", "لە 1 تا 5"]),
        ("people", "-5", ["cannot be negative", "سالباً", "لە سفر کەمتر"]),
        ("people", "", ["how many people are in need", "عدد المحتاجين", "چەند کەس"]),
        ("people", "99999999999", ["more people than there are", "أكبر من عدد السكان", "لە ژمارەی دانیشتووان زیاترە"]),
        ("as_of", "2027-01-01", ["still to come", "لم يأتِ بعد", "هێشتا نەهاتووە"]),
        ("source", " ", ["where it comes from", "اكتب مصدره", "سەرچاوەکەی بنووسە"]),
    ];
    for (field, value, told) in cases {
        for (language, told) in ["en", "ar", "ckb"].into_iter().zip(told) {
            let bashir = house.as_(&house.cast.bashir).in_language(language);
            let body = post(&bashir, "/needs/figures", &with(said(&house), field, value)).await.expect(422).body();
            assert!(body.contains(told), "{field} {value} in {language}: {body}");
            assert!(body.contains("value=\"٣١/١٠/٢٠٢٦\"") || field == "as_of", "what was typed is kept");
        }
    }
    let place = with(said(&house), "place_id", &house.ids.iraq.to_string());
    let body = post(&house.as_(&house.cast.bashir), "/needs/figures", &place).await.expect(422).body();
    assert!(body.contains("Choose a place within the country"));
    let viewer = house.app.viewer(Actor::system("tests"));
    assert_eq!(viewer.find::<figure::Entity>().count().await.expect("it counts"), 0, "nothing half done");
}

#[tokio::test]
async fn nobody_counts_for_another_and_what_is_hidden_is_not_found() {
    let house = house().await;
    let own = Count {
        organisation_id: Some(house.ids.national),
        visibility: Visibility::Own,
        ..count(house.ids.basra, house.ids.water)
    };
    let made = counted_as(&house, own).await;
    let path = format!("/needs/figures/{}", made.id);
    for (who, browser) in house.everyone() {
        let sees = matches!(who, "amal" | "bashir");
        assert_eq!(browser.get(&path).await.status, if sees { 200 } else { 404 }, "{who}");
        let list = browser.get("/needs/figures").await.expect(200).body();
        assert_eq!(list.contains(&path), sees, "{who}");
        let answer =
            post(&browser, "/needs/figures", &with(said(&house), "place_id", &house.ids.basra.to_string())).await;
        let expected = match who {
            "amal" | "bashir" => 303,
            "faris" => 401,
            _ => 403,
        };
        assert_eq!(answer.status.as_u16(), expected, "{who}: {}", answer.body());
        if !sees {
            let answer = post(&browser, &format!("{path}/remove"), &[]).await;
            assert_eq!(answer.status.as_u16(), if who == "faris" { 401 } else { 404 }, "{who}");
        }
    }
}

#[tokio::test]
async fn a_figure_over_the_population_is_flagged_wherever_it_is_shown() {
    let house = house().await;
    let (koya, water) = (house.ids.koya, house.ids.water);
    let amal = house.as_(&house.cast.amal);
    let known = [("version", "0".to_owned()), ("population", "٩٠٬٠٠٠".into()), ("population_source", "Census".into())];
    post(&amal, &format!("/needs/places/{koya}"), &known).await.expect(303);
    let made = counted(&house, koya, water, 90_001).await;
    for path in [format!("/needs/figures/{}", made.id), format!("/needs/cells/{koya}/{water}")] {
        assert!(
            amal.get(&path).await.expect(200).body().contains("more than the 90,000 people who live there"),
            "{path}"
        );
    }
    assert!(amal.get("/needs/figures").await.expect(200).body().contains("Over the population"));
    let unsaid = [("version", "1".to_owned()), ("population", "10".into()), ("population_source", String::new())];
    let body = post(&amal, &format!("/needs/places/{koya}"), &unsaid).await.expect(422).body();
    assert!(body.contains("where the number of inhabitants comes from"), "{body}");
}

#[tokio::test]
async fn the_newest_figure_counts_and_the_older_ones_stay_as_its_past() {
    let house = house().await;
    let (basra, water) = (house.ids.basra, house.ids.water);
    counted_as(&house, Count { people: Some(900), as_of: "2026-09-30".into(), ..count(basra, water) }).await;
    counted(&house, basra, water, 400).await;
    counted_as(&house, Count { people: Some(700), as_of: "2026-03-31".into(), ..count(basra, water) }).await;
    let faris = house.faris();
    let gaps = faris.get("/needs.json").await.expect(200).json();
    assert_eq!(gaps["total"]["need"].as_u64(), Some(400));
    let page = faris.get(&format!("/needs/cells/{basra}/{water}")).await.expect(200).body();
    assert!(page.contains("900") && page.contains("700") && page.matches("Older").count() == 2, "{page}");
}

#[tokio::test]
async fn somebody_elses_later_save_is_not_written_over() {
    let house = house().await;
    let made = counted(&house, house.ids.koya, house.ids.water, 400).await;
    let path = format!("/needs/figures/{}", made.id);
    let (amal, dilnaz) = (house.as_(&house.cast.amal), house.as_(&house.cast.dilnaz));
    let fields = with(with(said(&house), "version", "1"), "organisation_id", "");
    post(&dilnaz, &path, &with(fields.clone(), "people", "500")).await.expect(303);
    let page = post(&amal, &path, &with(fields, "people", "600")).await.expect(409).body();
    assert!(page.contains("500") && page.contains("600"), "{page}");
}

#[tokio::test]
async fn a_figure_of_a_sub_district_is_part_of_its_district_and_nothing_counts_twice() {
    let house = house().await;
    let (koya, erbil, water) = (house.ids.koya, house.ids.erbil, house.ids.water);
    let new = || house.app.random().id(house.app.clock().now());
    let (taqtaq, shorsh) = (new(), new());
    let parts = vec![
        place(taqtaq, "taqtaq", "Taqtaq", Some(koya), 3, Some(erbil)),
        place(shorsh, "shorsh", "Shorsh", Some(koya), 3, Some(erbil)),
    ];
    put::<Place>(&house.app, parts).await;
    let bashir = house.as_(&house.cast.bashir);
    assert!(bashir.get("/needs/figures/new").await.expect(200).body().contains("name=\"part\""));
    let in_part = |part: &str, people: &str| with(with(said(&house), "part", part), "people", people);
    for wrong in ["Nowhere", "Erbil"] {
        let body = post(&bashir, "/needs/figures", &in_part(wrong, "40")).await.expect(422).body();
        assert!(body.contains("no one sub-district of this name") && body.contains(&format!("value=\"{wrong}\"")));
    }
    let made = post(&bashir, "/needs/figures", &in_part("taqtaq", "40")).await.expect(303);
    let form = bashir.get(&format!("{}/edit", made.location())).await.expect(200).body();
    assert!(form.contains("value=\"Taqtaq\"") && form.contains(&format!("value=\"{koya}\" selected")), "{form}");
    let in_need = async |place: kernel::Id| {
        let query = if place == erbil { String::new() } else { format!("?place={erbil}") };
        let told = bashir.get(&format!("/needs.json{query}")).await.expect(200).json();
        let at = |list: &str, id: kernel::Id| {
            told[list].as_array().expect("a list").iter().position(|one| one["id"] == id.to_string()).expect("is there")
        };
        told["cells"][at("areas", place)][at("sectors", water)]["need"]["people"].as_u64()
    };
    assert_eq!((in_need(koya).await, in_need(erbil).await), (Some(40), Some(40)));
    post(&bashir, "/needs/figures", &with(said(&house), "people", "300")).await.expect(303);
    assert_eq!(in_need(koya).await, Some(300), "one of two parts does not stand for the district");
    post(&bashir, "/needs/figures", &in_part("Shorsh", "50")).await.expect(303);
    assert_eq!((in_need(koya).await, in_need(erbil).await), (Some(90), Some(90)), "both together do");
    let page = bashir.get(&format!("/needs/cells/{koya}/{water}")).await.expect(200).body();
    assert!(page.contains("Taqtaq") && page.contains("Shorsh"), "every figure behind it is shown: {page}");
    let file = bashir.get("/needs/figures.csv").await.expect(200).body();
    assert!(file.contains("Sub-district") && file.contains("Taqtaq"), "{file}");
    bashir.get(&format!("/needs/cells/{taqtaq}/{water}")).await.expect(404);
}
