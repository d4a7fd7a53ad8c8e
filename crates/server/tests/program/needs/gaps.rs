//! Gaps: the five states, what the reader may not see, what is missing, the agenda and what was decided.

use super::{Done, count, counted, counted_as, house, post};
use crate::house::{Browser, House};
use kernel::Id;
use server::rooms::activities::model::{Status, Visibility};
use server::rooms::needs::model::Count;

/// The state and the figures of one area and sector, as the API tells them.
async fn cell(browser: &Browser, place: Id, sector: Id, query: &str) -> serde_json::Value {
    let gaps = browser.get(&format!("/needs.json{query}")).await.expect(200).json();
    let at = |list: &str, id: Id| {
        let list = gaps[list].as_array().expect("a list");
        list.iter().position(|one| one["id"] == id.to_string()).unwrap_or_else(|| panic!("{id} is in {list:?}"))
    };
    gaps["cells"][at("areas", place)][at("sectors", sector)].clone()
}

async fn state(house: &House, place: Id, sector: Id) -> String {
    cell(&house.as_(&house.cast.amal), place, sector, "").await["state"].as_str().expect("a state").to_owned()
}

#[tokio::test]
async fn the_five_states_are_told_apart() {
    let house = house().await;
    let (erbil, basra, water, health) = (house.ids.erbil, house.ids.basra, house.ids.water, house.ids.health);
    assert_eq!(state(&house, erbil, water).await, "no_data");
    Done::of(erbil, water, 40).report(&house).await;
    assert_eq!(state(&house, erbil, water).await, "no_data", "work alone says nothing of need");
    counted(&house, erbil, water, 100).await;
    assert_eq!(state(&house, erbil, water).await, "partly_covered");
    Done::of(house.ids.koya, water, 60).report(&house).await;
    assert_eq!(state(&house, erbil, water).await, "covered", "a district lies in its governorate");

    counted(&house, basra, health, 100).await;
    assert_eq!(state(&house, basra, health).await, "no_presence");
    Done { status: Status::Suspended, reached: None, ..Done::of(basra, health, 0) }.report(&house).await;
    assert_eq!(state(&house, basra, health).await, "no_presence", "suspended work is no presence");
    Done { status: Status::Planned, reached: None, ..Done::of(basra, health, 0) }.report(&house).await;
    assert_eq!(state(&house, basra, health).await, "planned_only");
    let told = cell(&house.as_(&house.cast.amal), basra, health, "").await;
    assert_eq!((told["planned"].as_u64(), told["uncovered"].as_u64()), (Some(50), Some(100)));
}

#[tokio::test]
async fn a_page_shows_states_by_sign_and_word_in_three_languages() {
    let house = house().await;
    counted(&house, house.ids.basra, house.ids.water, 1_200).await;
    for (language, word, rule) in [
        ("en", "No presence", "never added up"),
        ("ar", "لا حضور", "لا يُجمع الأشخاص"),
        ("ckb", "کەس لەوێ نییە", "هەرگیز لە کەرتەکانی"),
    ] {
        for view in ["", "?view=map", "?view=table"] {
            let page = house.faris().in_language(language).get(&format!("/needs{view}")).await.expect(200).body();
            assert!(page.contains(word) && page.contains(rule) && page.contains('×'), "{language} {view}: {page}");
        }
    }
    let page = house.faris().get("/needs").await.expect(200).body();
    assert!(page.contains("1,200") && page.contains("upper bound"));
}

#[tokio::test]
async fn what_a_reader_may_not_see_does_not_count_for_her() {
    let house = house().await;
    let (basra, water) = (house.ids.basra, house.ids.water);
    counted(&house, basra, water, 100).await;
    Done { visibility: Visibility::Members, ..Done::of(basra, water, 60) }.report(&house).await;
    Done { visibility: Visibility::Own, ..Done::of(basra, water, 30) }.report(&house).await;
    for (who, browser) in house.everyone() {
        let reached = cell(&browser, basra, water, "").await["reached"].as_u64();
        let expected = match who {
            "amal" | "bashir" => 90,
            "chiara" | "dilnaz" => 60,
            _ => 0,
        };
        assert_eq!(reached, Some(expected), "{who}");
    }
    let secret = Count {
        people: Some(5_000),
        as_of: "2026-11-01".into(),
        visibility: Visibility::Coordination,
        ..count(basra, water)
    };
    counted_as(&house, secret).await;
    for (who, browser) in house.everyone() {
        let need = cell(&browser, basra, water, "").await["need"]["people"].as_u64();
        // dilnaz coordinates Erbil, not Basra.
        let expected = if who == "amal" { 5_000 } else { 100 };
        assert_eq!(need, Some(expected), "{who}");
    }
}

#[tokio::test]
async fn people_are_not_added_over_sectors_and_the_sum_is_said_to_be_an_upper_bound() {
    let house = house().await;
    counted(&house, house.ids.erbil, house.ids.water, 100).await;
    counted(&house, house.ids.erbil, house.ids.health, 300).await;
    counted(&house, house.ids.basra, house.ids.health, 50).await;
    let gaps = house.faris().get("/needs.json").await.expect(200).json();
    assert_eq!((gaps["total"]["need"].as_u64(), gaps["total"]["need_sum"].as_u64()), (Some(350), Some(450)));
}

#[tokio::test]
async fn one_group_is_compared_with_work_for_it_alone() {
    let house = house().await;
    let (basra, water) = (house.ids.basra, house.ids.water);
    counted_as(&house, Count { population_group: "idps".into(), ..count(basra, water) }).await;
    let amal = house.as_(&house.cast.amal);
    Done { groups: vec!["idps-in-camp".into()], ..Done::of(basra, water, 30) }.report(&house).await;
    Done { groups: vec!["idps".into(), "host".into()], ..Done::of(basra, water, 500) }.report(&house).await;
    Done { groups: vec!["host".into()], ..Done::of(basra, water, 900) }.report(&house).await;
    let told = cell(&amal, basra, water, "?group=idps").await;
    assert_eq!((told["reached"].as_u64(), told["untold"].as_u64()), (Some(30), Some(500)));
    assert_eq!(told["state"], "partly_covered");
    let wrong = amal.get("/needs?group=giants").await.expect(422).body();
    assert!(wrong.contains("not in the list of population groups"), "{wrong}");
}

#[tokio::test]
async fn what_is_missing_from_the_reports_is_said_beside_the_figures() {
    let house = house().await;
    Done::of(house.ids.basra, house.ids.water, 30).report(&house).await;
    let page = house.faris().get("/needs").await.expect(200).body();
    assert!(page.contains("Every organisation with work under way (1) has reported on October 2026"), "{page}");
    house.clock.advance(20 * kernel::DAY);
    let page = house.faris().get("/needs").await.expect(200).body();
    assert!(
        page.contains("1 of 1 organisations") && page.contains("November 2026") && page.contains("The 30 people"),
        "{page}"
    );
    assert!(page.contains("a gap may be smaller than it looks"));
}

#[tokio::test]
async fn the_months_of_the_work_can_be_chosen_and_no_period_runs_backwards() {
    let house = house().await;
    let (basra, water) = (house.ids.basra, house.ids.water);
    counted(&house, basra, water, 100).await;
    Done::of(basra, water, 30).report(&house).await;
    let amal = house.as_(&house.cast.amal);
    for (query, expected) in [
        ("", 30),
        ("?from=2026-11", 0),
        ("?to=2026-09", 0),
        ("?from=2026-10&to=2026-10", 30),
        ("?from=2026-12&to=2026-10", 30),
    ] {
        assert_eq!(cell(&amal, basra, water, query).await["reached"].as_u64(), Some(expected), "{query}");
    }
}

#[tokio::test]
async fn one_goes_down_to_districts_and_to_one_cell_with_its_figures() {
    let house = house().await;
    counted(&house, house.ids.koya, house.ids.water, 700).await;
    let chiara = house.as_(&house.cast.chiara);
    let page = chiara.get(&format!("/needs?place={}", house.ids.erbil)).await.expect(200).body();
    assert!(page.contains("Koya") && !page.contains("Basra</a></th>") && page.contains("700"), "{page}");
    let page = chiara.get(&format!("/needs/cells/{}/{}", house.ids.koya, house.ids.water)).await.expect(200).body();
    assert!(page.contains("No presence") && page.contains("700") && page.contains("Visit"));
    chiara.get(&format!("/needs/cells/{}/{}", house.ids.koya, Id::nil())).await.expect(404);
}

#[tokio::test]
async fn where_next_shows_every_factor_and_what_the_meeting_decided_stands_beside_the_gap() {
    let house = house().await;
    let (basra, koya, water, health) = (house.ids.basra, house.ids.koya, house.ids.water, house.ids.health);
    counted_as(&house, Count { people: Some(1_000), severity: Some(2), ..count(basra, water) }).await;
    counted_as(&house, Count { people: Some(500), severity: Some(5), ..count(koya, health) }).await;
    let (amal, dilnaz, chiara) =
        (house.as_(&house.cast.amal), house.as_(&house.cast.dilnaz), house.as_(&house.cast.chiara));
    let first = |told: serde_json::Value| told["lines"][0]["area"].as_str().map(str::to_owned);
    let told = amal.get("/needs/agenda.json").await.expect(200).json();
    assert_eq!(told["lines"][0]["weight"].as_u64(), Some(300), "500 × 5/5 × 3/5: unknown access counts as the middle");
    assert_eq!(first(told), Some(koya.to_string()));

    let access = [("version", "0".to_owned()), ("access", "١".into()), ("access_on", "2026-11-20".into())];
    assert_eq!(post(&chiara, &format!("/needs/places/{koya}"), &access).await.status, 403);
    assert_eq!(post(&dilnaz, &format!("/needs/places/{basra}"), &access).await.status, 403, "not her governorate");
    post(&dilnaz, &format!("/needs/places/{koya}"), &access).await.expect(303);
    let told = amal.get("/needs/agenda.json").await.expect(200).json();
    assert_eq!(first(told.clone()), Some(basra.to_string()));
    assert_eq!(told["lines"][1]["access"].as_u64(), Some(1));
    let page = chiara.get("/needs/agenda").await.expect(200).body();
    assert!(page.contains("not known") && page.contains("20 Nov 2026"), "each factor is shown, with its day: {page}");

    let decision = [
        ("place_id", basra.to_string()),
        ("sector_id", water.to_string()),
        ("population_group", String::new()),
        ("decision", "Two members look into it".into()),
        ("decided_on", "2026-11-10".into()),
        ("responsible", "RBS".into()),
        ("follow_up_on", "2026-11-20".into()),
    ];
    assert_eq!(post(&chiara, "/needs/decisions", &decision).await.status, 403);
    assert_eq!(post(&dilnaz, "/needs/decisions", &decision).await.status, 403, "not her governorate");
    let made = post(&amal, "/needs/decisions", &decision).await.expect(303);
    assert_eq!(made.location(), format!("/needs/cells/{basra}/{water}"));
    for path in [made.location(), "/needs/agenda"] {
        let page = chiara.get(path).await.expect(200).body();
        assert!(page.contains("Two members look into it") && page.contains("Overdue"), "{path}: {page}");
    }
    let page = house.faris().get(made.location()).await.expect(200).body();
    assert!(!page.contains("Two members look into it"), "decisions are for members");
    let page = chiara.get("/needs").await.expect(200).body();
    assert!(page.contains("Decided"), "the matrix marks it");
}
