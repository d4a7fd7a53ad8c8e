//! Whole months: locks that hold for everybody, copies that are made once, and what goes stale.

use super::{post, record, reported, said, with};
use crate::house::House;
use kernel::{Actor, DAY, Reads};
use server::rooms::activities::commands::CopyMonth;
use server::rooms::activities::model::{Status, Visibility, activity};

#[tokio::test]
async fn a_locked_month_refuses_everybody_and_says_who_locked_it() {
    let house = House::new().await;
    let made = reported(&house, house.ids.national, house.ids.koya, Visibility::Members, "Wells").await;
    let (amal, bashir) = (house.as_(&house.cast.amal), house.as_(&house.cast.bashir));
    bashir.post_form("/activities/locks", &[("period", "2026-11")]).await.expect(403);
    amal.post_form("/activities/locks", &[("period", "١١/٢٠٢٦"), ("note", "published")]).await.expect(303);
    amal.post_form("/activities/locks", &[("period", "2026-11")]).await.expect(422);
    assert!(bashir.get("/activities/locks").await.expect(200).body().contains("published"));

    let path = format!("/activities/{}", made.id);
    for browser in [&amal, &bashir] {
        let refused = post(browser, "/activities", &said(&house)).await.expect(422).body();
        assert!(refused.contains("2026-11 is locked, by amal"), "{refused}");
        post(browser, &path, &with(said(&house), "version", "1")).await.expect(422);
        post(browser, &format!("{path}/confirm"), &[]).await.expect(422);
        post(browser, &format!("{path}/remove"), &[]).await.expect(422);
        post(browser, "/activities", &with(said(&house), "period", "2026-12")).await.expect(303);
    }
    let into = with(with(said(&house), "period", "2026-12"), "version", "1");
    post(&bashir, &path, &into).await.expect(422);
    assert_eq!(record(&house, made.id).await, made);
    assert!(bashir.get(&path).await.expect(200).body().contains("Month locked"));

    let page = amal.get("/activities/locks").await.expect(200).body();
    let id =
        page.split("/activities/locks/").nth(1).and_then(|rest| rest.get(..36)).expect("a lock is listed").to_owned();
    let unlock = format!("/activities/locks/{id}/remove");
    bashir.post_form(&unlock, &[("reason", "mine")]).await.expect(403);
    amal.post_form(&unlock, &[("reason", "one figure was wrong")]).await.expect(303);
    post(&bashir, &format!("{path}/confirm"), &[]).await.expect(303);
}

#[tokio::test]
async fn a_month_is_carried_on_once_with_empty_figures() {
    let house = House::new().await;
    let bashir = house.as_(&house.cast.bashir);
    let old = |title: &str, more: (&'static str, &str)| {
        with(with(with(said(&house), "period", "2026-10"), "title", title), more.0, more.1)
    };
    for (title, more) in
        [("Wells", ("status", "suspended")), ("Wells", ("status", "suspended")), ("Done", ("status", "completed"))]
    {
        post(&bashir, "/activities", &old(title, more)).await.expect(303);
    }
    let over = with(old("Over", ("status", "ongoing")), "end_on", "2026-10-31");
    post(&bashir, "/activities", &over).await.expect(303);
    let page = bashir.get("/activities/copy").await.expect(200).body();
    assert!(page.contains("2 activities of") && !page.contains("Over"), "{page}");

    let national = house.ids.national.to_string();
    let fields = [("organisation", national.as_str()), ("from", "2026-10"), ("to", "2026-11")];
    bashir.post_form("/activities/copy", &fields).await.expect(303);
    let copies = || async {
        let viewer = house.app.viewer(Actor::system("tests"));
        let mut all = viewer.find::<activity::Entity>().all().await.expect("it reads");
        all.retain(|record| record.period == "2026-11");
        all
    };
    let made = copies().await;
    assert_eq!(made.len(), 2, "twins are both carried on, what is over is not");
    assert!(made.iter().all(|copy| copy.title == "Wells" && copy.status == Status::Suspended));
    assert!(made.iter().all(|copy| (copy.reached, copy.targeted) == (None, None) && copy.copied_from.is_some()));

    bashir.post_form("/activities/copy", &fields).await.expect(422);
    assert_eq!(copies().await.len(), 2);
    house.as_(&house.cast.chiara).post_form("/activities/copy", &fields).await.expect(422);
    let back = [("organisation", national.as_str()), ("from", "2026-10"), ("to", "2026-09")];
    bashir.post_form("/activities/copy", &back).await.expect(422);
}

#[tokio::test]
async fn a_copy_stands_for_what_somebody_reported_by_hand() {
    let house = House::new().await;
    let bashir = house.as_(&house.cast.bashir);
    for month in ["2026-10", "2026-11"] {
        post(&bashir, "/activities", &with(said(&house), "period", month)).await.expect(303);
    }
    let copy = CopyMonth { organisation: house.ids.national, from: "2026-10".into(), to: "2026-11".into() };
    let refused = house.app.run(&house.cast.bashir.actor, copy).await;
    assert!(matches!(refused, Err(kernel::Error::Invalid(_))), "the same work was reported by hand already");
}

#[tokio::test]
async fn what_nobody_confirms_goes_stale_until_somebody_says_it_holds() {
    let house = House::new().await;
    let made = reported(&house, house.ids.national, house.ids.koya, Visibility::Members, "Wells").await;
    let bashir = house.as_(&house.cast.bashir);
    let path = format!("/activities/{}", made.id);
    assert!(!bashir.get(&path).await.body().contains("Not confirmed lately"));
    house.clock.advance(29 * DAY);
    assert!(!bashir.get("/activities?stale=true").await.expect(200).body().contains("Wells"));
    house.clock.advance(17 * DAY);
    let amal = house.as_(&house.cast.amal);
    drop(amal);
    let viewer = house.app.viewer(Actor::system("tests"));
    let now = house.app.clock().now();
    assert!(viewer.find::<activity::Entity>().get(made.id).await.expect("it is there").is_stale(None, now));
}
