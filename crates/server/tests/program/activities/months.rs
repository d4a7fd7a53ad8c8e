//! Whole months: locks that hold for everybody, copies that are made once, and what goes stale.

use super::{post, record, reported, said, with};
use crate::house::House;
use kernel::outbox::Letter;
use kernel::{Actor, DAY, Reads, jobs};
use server::rooms::activities::commands::{Confirm, CopyMonth, Report};
use server::rooms::activities::model::{Status, Visibility, activity};
use server::rooms::activities::{Draft, reminders};

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
    let over = with(old("Finished pipes", ("status", "ongoing")), "end_on", "2026-10-31");
    post(&bashir, "/activities", &over).await.expect(303);
    let page = bashir.get("/activities/copy").await.expect(200).body();
    assert!(page.contains("2 activities of") && !page.contains("Finished pipes"), "{page}");

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
    house.clock.advance(-46 * DAY);
    let made = reported(&house, house.ids.national, house.ids.koya, Visibility::Members, "Wells").await;
    house.clock.advance(45 * DAY);
    let bashir = house.as_(&house.cast.bashir);
    let path = format!("/activities/{}", made.id);
    let stale = async || {
        let page = bashir.get(&path).await.expect(200).body().contains("Nobody has said since");
        let list = bashir.get("/activities?stale=true").await.expect(200).body().contains("Wells");
        assert_eq!(page, list, "the page and the list agree");
        page
    };
    assert!(!stale().await);
    house.clock.advance(DAY);
    assert!(stale().await, "46 days later");
    post(&bashir, &format!("{path}/confirm"), &[]).await.expect(303);
    assert!(!stale().await);
}

/// Runs every job that is due: reminders as the program does, letters into a list.
pub(super) async fn work(house: &House) -> Vec<Letter> {
    let words = server::site(house.app.clone(), false, server::Setup::default()).expect("the site is sound").words;
    let letters = std::sync::Mutex::new(Vec::new());
    loop {
        let run = async |job: jobs::Job| match job.kind.as_str() {
            reminders::JOB => reminders::remind(&house.app, &words, "https://tansiq.test").await.map(drop),
            _ => {
                letters.lock().expect("one at a time").push(serde_json::from_value(job.payload).expect("a letter"));
                Ok(())
            }
        };
        if !jobs::work_one(&house.app, run).await.expect("the jobs are read") {
            return letters.into_inner().expect("one at a time");
        }
    }
}

#[tokio::test]
async fn whoever_speaks_for_an_organisation_is_reminded_once_in_thirty_days_in_her_language() {
    let house = House::new().await;
    let made = reported(&house, house.ids.national, house.ids.koya, Visibility::Own, "Wells").await;
    reported(&house, house.ids.national, house.ids.basra, Visibility::Own, "More wells").await;
    let bashir = house.as_(&house.cast.bashir);
    bashir.post_form("/account/profile", &[("name", "bashir"), ("locale", "ar"), ("version", "1")]).await.expect(303);
    jobs::ensure(&house.app, reminders::first()).await.expect("it is queued");
    jobs::ensure(&house.app, reminders::first()).await.expect("it is queued once");
    assert_eq!(work(&house).await.len(), 0, "all is fresh");

    let mut sent = Vec::new();
    for day in 1..=80 {
        house.clock.advance(DAY);
        sent.extend(work(&house).await.into_iter().map(|letter| (day, letter)));
    }
    let days: Vec<i32> = sent.iter().map(|(day, _)| *day).collect();
    assert_eq!(days.len(), 2, "{days:?}");
    assert!((46..=47).contains(&days[0]) && (30..=31).contains(&(days[1] - days[0])), "{days:?}");
    let letter = &sent[0].1;
    assert_eq!(letter.to, "bashir@example.invalid");
    assert!(
        letter.body.contains("نشاطان") && letter.body.contains("https://tansiq.test/activities?organisation="),
        "{}",
        letter.body
    );
    let reminded = record(&house, made.id).await;
    assert_eq!(
        (reminded.version, reminded.confirmed_at),
        (made.version, made.confirmed_at),
        "nothing was said of the work"
    );

    house.app.run(&house.cast.bashir.actor, Confirm { ids: vec![made.id] }).await.expect("he may");
    house.clock.advance(31 * DAY);
    let again = work(&house).await;
    assert!(again.len() == 1 && again[0].body.contains("نشاط واحد"), "only what is still stale is asked for");
}

#[tokio::test]
async fn all_that_is_open_is_confirmed_with_one_press() {
    let house = House::new().await;
    let old = |period: &str| Draft {
        place_id: Some(house.ids.koya),
        ..Draft::new(house.ids.national, house.ids.water, "Wells", period)
    };
    let mut made = Vec::new();
    for period in ["2026-09", "2026-10", "2026-10"] {
        made.push(house.app.run(&Actor::system("tests"), Report(old(period))).await.expect("the program may"));
    }
    house.clock.advance(DAY / 24);
    let bashir = house.as_(&house.cast.bashir);
    bashir.post_form("/activities/confirm", &[]).await.expect(303);
    for (at, before) in made.iter().enumerate() {
        let now = record(&house, before.id).await;
        assert_eq!(
            now.confirmed_at > before.confirmed_at,
            at > 0,
            "the latest month is confirmed, older ones are history"
        );
    }
    let other = reported(&house, house.ids.international, house.ids.koya, Visibility::Public, "Clinics").await;
    bashir.post_form("/activities/confirm", &[("id", &other.id.to_string())]).await.expect(403);
}

#[tokio::test]
async fn whoever_has_left_an_organisation_gets_no_letter_though_its_post_still_names_her() {
    use server::rooms::organisations::commands::{AddPost, Hold};
    use server::rooms::organisations::model::{Holding, Office};
    let house = House::new().await;
    let (system, organisation) = (Actor::system("tests"), house.ids.national);
    reported(&house, organisation, house.ids.koya, Visibility::Own, "Wells").await;
    let office = Office { title: "Director".into(), focal: true, ..Office::default() };
    let post = house.app.run(&system, AddPost { organisation, office }).await.expect("it is added");
    let from = jiff::civil::date(2026, 1, 1);
    let holding = Holding { name: "chiara".into(), person: Some(house.cast.chiara.id), from, to: None };
    house.app.run(&system, Hold { organisation, post: post.id, holding }).await.expect("she holds it");
    jobs::ensure(&house.app, reminders::first()).await.expect("it is queued");
    house.clock.advance(47 * DAY);
    let letters = work(&house).await;
    let to: Vec<&str> = letters.iter().map(|letter| letter.to.as_str()).collect();
    assert_eq!(to, ["bashir@example.invalid"]);
}

#[tokio::test]
async fn what_would_be_copied_is_what_whoever_asks_may_report() {
    let house = House::new().await;
    for (place, title) in [(house.ids.koya, "Wells in Koya"), (house.ids.basra, "Wells in Basra")] {
        let draft =
            Draft { place_id: Some(place), ..Draft::new(house.ids.national, house.ids.water, title, "2026-10") };
        house.app.run(&Actor::system("tests"), Report(draft)).await.expect("the program may");
    }
    let dilnaz = house.as_(&house.cast.dilnaz);
    let page = dilnaz.get(&format!("/activities/copy?organisation={}", house.ids.national)).await.expect(200).body();
    assert!(page.contains("Wells in Koya") && !page.contains("Wells in Basra"), "{page}");
}
