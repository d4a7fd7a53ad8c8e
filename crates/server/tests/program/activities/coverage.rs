//! Who has not reported on a month, asking for the report, and what figures say beside themselves.

use super::months::work;
use super::{Draft, Report, Visibility};
use crate::house::House;
use kernel::{Actor, Id};
use server::rooms::activities::model::Status;

async fn report(house: &House, organisation: Id, period: &str, status: Status) {
    let draft = Draft {
        place_id: Some(house.ids.koya),
        visibility: Visibility::Public,
        reached: Some(300),
        status,
        ..Draft::new(organisation, house.ids.water, "Wells", period)
    };
    house.app.run(&Actor::system("tests"), Report(draft)).await.expect("the program may report");
}

/// The national organisation reported in August and not since; the international one every month.
async fn one_is_silent(house: &House) {
    report(house, house.ids.national, "2026-08", Status::Ongoing).await;
    for period in ["2026-08", "2026-09", "2026-10"] {
        report(house, house.ids.international, period, Status::Ongoing).await;
    }
}

#[tokio::test]
async fn the_coordination_sees_who_has_not_reported_and_what_they_said_last() {
    let house = House::new().await;
    one_is_silent(&house).await;
    let view = house.as_(&house.cast.amal).get("/activities/coverage.json").await.expect(200).json();
    assert_eq!((&view["month"], &view["reported"], &view["expected"]), (&"2026-10".into(), &1.into(), &2.into()));
    assert_eq!(view["rows"][0]["organisation"], "Reed Bridge Society");
    assert_eq!((&view["rows"][0]["last"], &view["rows"][0]["reached"]), (&"2026-08".into(), &300.into()));
    house.as_(&house.cast.bashir).get("/activities/coverage").await.expect(403);
}

#[tokio::test]
async fn whoever_completed_or_was_silent_for_long_is_not_expected() {
    let house = House::new().await;
    report(&house, house.ids.national, "2026-08", Status::Completed).await;
    report(&house, house.ids.international, "2026-06", Status::Ongoing).await;
    let view = house.as_(&house.cast.amal).get("/activities/coverage.json").await.expect(200).json();
    assert_eq!((&view["expected"], &view["rows"]), (&0.into(), &serde_json::json!([])));
}

#[tokio::test]
async fn the_front_page_says_what_is_missing_from_its_figures() {
    let house = House::new().await;
    one_is_silent(&house).await;
    let told = "One of 2 organisations with work under way has not reported on October 2026 yet";
    for (person, asks) in [(house.as_(&house.cast.amal), true), (house.as_(&house.cast.chiara), false)] {
        let page = person.get("/").await.expect(200).body();
        assert!(page.contains(told) && page.contains("300 people"), "{page}");
        assert_eq!(page.contains("/activities/coverage?month=2026-10"), asks);
        assert!(person.get("/matrix").await.expect(200).body().contains(told));
    }
    let later = house.faris().get("/?month=2026-08").await.expect(200).body();
    assert!(!later.contains("not reported"), "everybody had reported on August");
}

#[tokio::test]
async fn one_step_asks_for_the_reports_and_nobody_is_asked_twice() {
    let house = House::new().await;
    one_is_silent(&house).await;
    let amal = house.as_(&house.cast.amal);
    work(&house).await;
    let answer = amal.post_form("/activities/coverage", &[("month", "2026-10")]).await.expect(303);
    assert_eq!(answer.location(), "/activities/coverage?month=2026-10");
    let page = amal.get(answer.location()).await.expect(200).body();
    assert!(page.contains("The letters are on their way."), "{page}");
    let letters = work(&house).await;
    assert_eq!(letters.len(), 1);
    assert!(letters[0].to.starts_with("bashir@") && letters[0].body.contains("October 2026"), "{:?}", letters[0].body);
    amal.post_form("/activities/coverage", &[("month", "2026-10")]).await.expect(303);
    assert_eq!(work(&house).await.len(), 0, "not within three days");
    house.as_(&house.cast.bashir).post_form("/activities/coverage", &[("month", "2026-10")]).await.expect(403);
}

#[tokio::test]
async fn nobody_is_asked_for_what_she_has_reported_or_for_a_month_to_come() {
    let house = House::new().await;
    one_is_silent(&house).await;
    let amal = house.as_(&house.cast.amal);
    work(&house).await;
    let later = amal.post_form("/activities/coverage", &[("month", "2026-12")]).await.expect(422).body();
    assert!(later.contains("still to come"), "{later}");
    let view = amal.get("/activities/coverage.json?month=2027-03").await.expect(200).json();
    assert_eq!(view["month"], "2026-10", "nothing is counted of a month to come");
    let reported = house.ids.international.to_string();
    let ticked = [("month", "2026-10"), ("organisation", reported.as_str())];
    let answer = amal.post_form("/activities/coverage", &ticked).await.expect(303);
    assert_eq!(work(&house).await.len(), 0, "she has reported");
    assert!(amal.get(answer.location()).await.expect(200).body().contains("they have all reported meanwhile"));
}
