//! Possible overlaps through the whole program: who is shown which pair, who answers, what answers teach, and what a
//! reporter is told before she saves.

use crate::house::operator::Operator;
use crate::house::{Browser, House, organisation, put};
use kernel::{Actor, Id, MINUTE};
use server::rooms::activities::commands::{Edit, FOLLOWER, Remove, Report};
use server::rooms::activities::model::{Visibility, activity};
use server::rooms::activities::{Draft, get};
use server::rooms::organisations::commands::{Merge, UndoMerge};
use server::rooms::organisations::model::organisation::Entity as Organisation;
use server::rooms::overlaps;

/// Parcels in Koya in November, reported as the program itself.
fn parcels(house: &House, organisation: Id) -> Draft {
    Draft {
        place_id: Some(house.ids.koya),
        visibility: Visibility::Members,
        targeted: Some(500),
        ..Draft::new(organisation, house.ids.water, "Water by tanker", "2026-11")
    }
}

async fn report(house: &House, draft: Draft) -> activity::Model {
    house.app.run(&Actor::system("tests"), Report(draft)).await.expect("the program may report")
}

async fn two(house: &House) -> (activity::Model, activity::Model) {
    let one = report(house, parcels(house, house.ids.national)).await;
    (one, report(house, parcels(house, house.ids.international)).await)
}

async fn list(browser: &Browser) -> serde_json::Value {
    browser.get("/overlaps.json").await.expect(200).json()
}

fn path(a: &activity::Model, b: &activity::Model) -> String {
    format!("/overlaps/{}/{}", a.id, b.id)
}

#[tokio::test]
async fn both_organisations_and_their_coordinators_are_shown_a_pair_and_nobody_else() {
    let house = House::new().await;
    let (one, other) = two(&house).await;
    for (person, shown) in
        [(&house.cast.amal, 1), (&house.cast.bashir, 1), (&house.cast.chiara, 1), (&house.cast.dilnaz, 1)]
    {
        assert_eq!(list(&house.as_(person)).await["total"], shown, "{}", person.name);
        house.as_(person).get(&path(&one, &other)).await.expect(200);
    }
    house.as_(&house.cast.ezra).get("/overlaps").await.expect(403);
    house.as_(&house.cast.ezra).get(&path(&one, &other)).await.expect(404);
    house.faris().get("/overlaps").await.expect(401);
}

#[tokio::test]
async fn whoever_may_not_see_one_of_the_two_learns_nothing_of_the_pair() {
    let house = House::new().await;
    let one = report(&house, parcels(&house, house.ids.national)).await;
    let hidden = Draft { visibility: Visibility::Own, ..parcels(&house, house.ids.international) };
    let other = report(&house, hidden).await;
    let bashir = house.as_(&house.cast.bashir);
    assert_eq!(list(&bashir).await["total"], 0);
    bashir.get(&path(&one, &other)).await.expect(404);
    let answer = [("answer", "will_change"), ("side", &house.ids.national.to_string())];
    bashir.post_form(&path(&one, &other), &answer).await.expect(404);
    assert_eq!(list(&house.as_(&house.cast.amal)).await["total"], 1, "the coordination is told");
}

#[tokio::test]
async fn both_answer_and_the_pair_is_settled() {
    let house = House::new().await;
    let (one, other) = two(&house).await;
    let (bashir, chiara) = (house.as_(&house.cast.bashir), house.as_(&house.cast.chiara));
    let (national, international) = (house.ids.national.to_string(), house.ids.international.to_string());
    let silent = [("answer", "none"), ("side", &*national), ("why", " ")];
    let body = bashir.post_form(&path(&one, &other), &silent).await.expect(422).body();
    assert!(body.contains("Say in a few words why it is no overlap."), "{body}");

    let page = bashir.post_form(&path(&one, &other), &[("answer", "coordinated"), ("side", &national)]).await;
    assert_eq!(page.expect(303).location(), path(&one, &other));
    assert_eq!(list(&bashir).await["total"], 1, "one answer of two is not the end");
    let why = [("answer", "none"), ("side", &*international), ("why", "Other camps")];
    chiara.post_form(&path(&one, &other), &why).await.expect(303);
    assert_eq!(list(&bashir).await["total"], 0);
    assert_eq!(house.as_(&house.cast.amal).get("/overlaps.json?settled=true").await.expect(200).json()["total"], 1);
    let page = bashir.get(&path(&one, &other)).await.expect(200).body();
    assert!(page.contains("Other camps") && page.contains("It is coordinated") && page.contains("Settled"));
}

#[tokio::test]
async fn nobody_answers_for_a_side_that_is_not_hers() {
    let house = House::new().await;
    let (one, other) = two(&house).await;
    let bashir = house.as_(&house.cast.bashir);
    let theirs = house.ids.international.to_string();
    bashir.post_form(&path(&one, &other), &[("answer", "coordinated"), ("side", &theirs)]).await.expect(403);
    bashir.post_form(&path(&one, &other), &[("answer", "coordinated"), ("side", "")]).await.expect(403);
    let dilnaz = house.as_(&house.cast.dilnaz);
    dilnaz.post_form(&path(&one, &other), &[("answer", "will_change"), ("side", "")]).await.expect(303);
    assert_eq!(list(&bashir).await["total"], 0, "the coordination settles what is in its governorate");
}

#[tokio::test]
async fn an_answer_holds_for_next_months_reports_and_a_removed_report_ends_its_pair() {
    let house = House::new().await;
    let (one, other) = two(&house).await;
    let amal = house.as_(&house.cast.amal);
    amal.post_form(&path(&one, &other), &[("answer", "coordinated"), ("side", "")]).await.expect(303);
    for organisation in [house.ids.national, house.ids.international] {
        report(&house, Draft { period: "2026-12".into(), ..parcels(&house, organisation) }).await;
    }
    assert_eq!(list(&amal).await["total"], 0, "it is the same work, a month later");
    amal.get(&path(&one, &other)).await.expect(200);
    house.app.run(&Actor::system("tests"), Remove { id: other.id, why: None }).await.expect("the program may remove");
    amal.get(&path(&one, &other)).await.expect(404);
}

#[tokio::test]
async fn answers_teach_the_next_search() {
    let house = House::new().await;
    let (one, other) = two(&house).await;
    let amal = house.as_(&house.cast.amal);
    for organisation in [house.ids.national, house.ids.international] {
        report(&house, Draft { title: "Latrines".into(), ..parcels(&house, organisation) }).await;
    }
    let score = async || {
        let all = amal.get("/overlaps.json?least=0").await.expect(200).json();
        let rows = all["rows"].as_array().expect("rows").clone();
        rows.iter().find(|row| row["a"]["title"] == "Latrines")?["score"].as_f64()
    };
    let before = score().await.expect("the other pair is there");
    let (national, international) = (house.ids.national.to_string(), house.ids.international.to_string());
    let sides = [(&house.cast.amal, ""), (&house.cast.bashir, &*national), (&house.cast.chiara, &*international)];
    for (person, side) in sides {
        let why = [("answer", "none"), ("side", side), ("why", "Other weeks")];
        house.as_(person).post_form(&path(&one, &other), &why).await.expect(303);
    }
    let after = score().await.expect("it is still likely");
    assert!(after < before * 0.7, "{after} after {before}");

    house.clock.advance(MINUTE);
    let again = [("answer", "none"), ("side", ""), ("why", "Other weeks, as I said")];
    amal.post_form(&path(&one, &other), &again).await.expect(303);
    assert_eq!(score().await, Some(after), "who says it again teaches nothing more");
    house.clock.advance(MINUTE);
    amal.post_form(&path(&one, &other), &[("answer", "will_change"), ("side", "")]).await.expect(303);
    assert!(score().await.expect("it is there") > after, "who says otherwise takes back what she taught");
}

#[tokio::test]
async fn an_answer_ends_once_a_report_says_something_else_and_not_when_its_figures_change() {
    let house = House::new().await;
    let (one, other) = two(&house).await;
    let amal = house.as_(&house.cast.amal);
    amal.post_form(&path(&one, &other), &[("answer", "coordinated"), ("side", "")]).await.expect(303);
    let edit = async |draft: Draft| {
        let now = get(&house.app.viewer(Actor::system("tests")), other.id).await.expect("it is there");
        let edit = Edit { id: other.id, version: now.version, draft, why: None };
        house.app.run(&Actor::system("tests"), edit).await.expect("the program may edit");
    };
    edit(Draft { reached: Some(90), ..other.draft() }).await;
    assert_eq!(list(&amal).await["total"], 0, "the same work, counted otherwise");
    edit(Draft { start_on: Some("2026-11-10".into()), end_on: Some("2026-11-20".into()), ..other.draft() }).await;
    assert_eq!(list(&amal).await["total"], 1, "of these weeks nobody was asked");
    let page = amal.get(&path(&one, &other)).await.expect(200).body();
    assert!(!page.contains("Settled"), "{page}");
    edit(other.draft()).await;
    assert_eq!(list(&amal).await["total"], 0, "it says again what was answered about");
}

#[tokio::test]
async fn a_report_that_moves_away_leaves_its_pair_and_has_it_again_when_it_comes_back() {
    let house = House::new().await;
    let (one, _) = two(&house).await;
    report(&house, Draft { title: "Latrines".into(), ..parcels(&house, house.ids.national) }).await;
    let amal = house.as_(&house.cast.amal);
    let edit = async |draft: Draft| {
        let now = get(&house.app.viewer(Actor::system("tests")), one.id).await.expect("it is there");
        let edit = Edit { id: one.id, version: now.version, draft, why: None };
        house.app.run(&Actor::system("tests"), edit).await.expect("the program may edit");
    };
    let before = list(&amal).await["rows"].clone();
    edit(Draft { place_id: Some(house.ids.basra), ..one.draft() }).await;
    let rows = list(&amal).await["rows"].clone();
    assert!(!rows.to_string().contains(&one.id.to_string()), "{rows}");
    edit(one.draft()).await;
    assert_eq!(list(&amal).await["rows"], before, "the oldest of three, again in its order");
}

#[tokio::test]
async fn an_answer_is_not_shown_to_an_organisation_the_report_was_given_to_later() {
    let house = House::new().await;
    let twin = house.app.random().id(house.app.clock().now());
    put::<Organisation>(&house.app, vec![organisation(twin, "Reed Bridge Soc.", "RBSO", "national-ngo")]).await;
    let one = report(&house, parcels(&house, twin)).await;
    let other = report(&house, parcels(&house, house.ids.international)).await;
    let amal = house.as_(&house.cast.amal);
    let said = [("answer", "none"), ("side", ""), ("why", "Between us")];
    amal.post_form(&path(&one, &other), &said).await.expect(303);
    let draft = Draft { organisation_id: house.ids.national, ..one.draft() };
    let edit = Edit { id: one.id, version: one.version, draft, why: None };
    house.app.run(&Actor::system("tests"), edit).await.expect("the program may edit");
    let page = house.as_(&house.cast.bashir).get(&path(&one, &other)).await.expect(200).body();
    assert!(!page.contains("Between us") && !page.contains("Settled"), "{page}");
}

#[tokio::test]
async fn an_answer_follows_its_organisation_through_a_merge_and_back() {
    let house = House::new().await;
    let twin = house.app.random().id(house.app.clock().now());
    put::<Organisation>(&house.app, vec![organisation(twin, "Reed Bridge Soc.", "RBSO", "national-ngo")]).await;
    let one = report(&house, parcels(&house, twin)).await;
    let other = report(&house, parcels(&house, house.ids.international)).await;
    let (amal, bashir) = (house.as_(&house.cast.amal), house.as_(&house.cast.bashir));
    amal.post_form(&path(&one, &other), &[("answer", "coordinated"), ("side", "")]).await.expect(303);
    let (survivor, followers) = (house.ids.national, &[FOLLOWER, overlaps::FOLLOWER]);
    let merge = Merge { survivor, merged: twin, reason: None, followers };
    let merged = house.app.run(&Actor::system("tests"), merge).await.expect("they merge");
    assert!(merged.counts.contains(&("overlaps-answers-moved", 1)), "{:?}", merged.counts);
    assert_eq!(list(&bashir).await["total"], 0, "what is now hers was answered");
    assert_eq!(bashir.get("/overlaps.json?settled=true").await.expect(200).json()["total"], 1);
    let undo = UndoMerge { survivor, id: merged.merge.id, followers };
    house.app.run(&Actor::system("tests"), undo).await.expect("it is taken back");
    assert_eq!(amal.get("/overlaps.json?settled=true").await.expect(200).json()["total"], 1);
    assert_eq!(bashir.get("/overlaps.json?settled=true").await.expect(200).json()["total"], 0);
}

#[tokio::test]
async fn whom_a_joint_work_names_is_read_anew_when_an_organisation_is_merged() {
    let house = House::new().await;
    let twin = house.app.random().id(house.app.clock().now());
    put::<Organisation>(&house.app, vec![organisation(twin, "Reed Bridge Soc.", "RBSO", "national-ngo")]).await;
    report(&house, parcels(&house, twin)).await;
    let joint = Draft { joint_with: Some("Reed Bridge Soc.".into()), ..parcels(&house, house.ids.international) };
    report(&house, joint).await;
    let amal = house.as_(&house.cast.amal);
    assert_eq!(list(&amal).await["total"], 0, "what is done jointly is no overlap");
    let merge = Merge { survivor: house.ids.national, merged: twin, reason: None, followers: &[FOLLOWER] };
    house.app.run(&Actor::system("tests"), merge).await.expect("they merge");
    assert_eq!(list(&amal).await["total"], 0, "nor under the name it has now");
}

#[tokio::test]
async fn a_dozen_who_answer_at_once_do_not_wait_for_each_others_connections() {
    let house = House::new().await;
    let (one, other) = two(&house).await;
    let (amal, path) = (house.as_(&house.cast.amal), path(&one, &other));
    let answers = (0..12).map(|_| amal.post_form(&path, &[("answer", "will_change"), ("side", "")]));
    for answer in futures_util::future::join_all(answers).await {
        answer.expect(303);
    }
    let page = amal.get(&path).await.expect(200).body();
    assert_eq!(page.matches("One of the reports or plans will change").count(), 13, "twelve, and the form's own");
}

/// What somebody says in the form, as a browser sends it.
fn said(house: &House, told: bool) -> Vec<(&'static str, String)> {
    let mut fields = vec![
        ("organisation_id", house.ids.national.to_string()),
        ("title", "Water by tanker".into()),
        ("sector_id", house.ids.water.to_string()),
        ("place_id", house.ids.koya.to_string()),
        ("period", "2026-11".into()),
        ("status", "ongoing".into()),
        ("whole", "true".into()),
    ];
    if told {
        fields.push(("told", "true".into()));
    }
    fields
}

async fn send(house: &House, told: bool) -> crate::house::Answer {
    let fields = said(house, told);
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
    house.as_(&house.cast.bashir).post_form("/activities", &fields).await
}

#[tokio::test]
async fn a_reporter_is_told_who_else_works_there_before_she_saves() {
    let house = House::new().await;
    report(&house, parcels(&house, house.ids.international)).await;
    let body = send(&house, false).await.expect(422).body();
    assert!(body.contains("Others do this here already") && body.contains("Water by tanker"), "{body}");
    assert!(!body.contains("may not see"));
    let made = send(&house, true).await.expect(303);
    let id: Id = made.location().rsplit('/').next().and_then(|id| id.parse().ok()).expect("a record");
    get(&house.app.viewer(Actor::system("tests")), id).await.expect("it is saved");
}

#[tokio::test]
async fn of_what_she_may_not_see_a_reporter_hears_only_that_the_coordination_knows() {
    let house = House::new().await;
    let hidden = Draft { visibility: Visibility::Own, ..parcels(&house, house.ids.international) };
    report(&house, Draft { title: "Water by tanker".into(), ..hidden }).await;
    // Nothing before it is saved: a draft that is never sent tells nobody where the hidden ones are.
    let bashir = house.as_(&house.cast.bashir);
    let fields = said(&house, false);
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let sent = bashir.post_form("/activities", &fields).await.expect(303);
    let body = bashir.get(sent.location()).await.expect(200).body();
    assert!(body.contains("the coordination has been told"), "{body}");
    assert_eq!(list(&bashir).await["total"], 0);
    assert_eq!(list(&house.as_(&house.cast.amal)).await["total"], 1);
    let alone = [("location", "Another camp"), ("title", "Latrines"), ("place_id", &*house.ids.basra.to_string())];
    let fields: Vec<_> =
        fields.into_iter().filter(|(name, _)| !["title", "place_id"].contains(name)).chain(alone).collect();
    let sent = bashir.post_form("/activities", &fields).await.expect(303);
    assert!(!bashir.get(sent.location()).await.expect(200).body().contains("has been told"));
}

#[test]
fn the_command_line_writes_every_pair_with_its_class_score_and_reasons() {
    let operator = Operator::with_sample();
    let file = operator.folder().join("pairs.csv");
    let said = operator.tansiq(&["activities", "overlaps", "--out", file.to_str().expect("a path")]);
    assert!(said.done && said.err.contains("1500 activities"), "{}", said.err);
    let text = std::fs::read_to_string(&file).expect("the file is written");
    assert!(text.starts_with("a,b,class,score,reasons\n"), "{text}");
    let rows = text.lines().skip(1).count();
    assert!(rows > 0);
    let strong = operator.tansiq(&["activities", "overlaps", "--least", "0.6"]).done();
    let strong = strong.lines().filter(|line| line.contains(",overlap,")).count();
    assert!(strong < rows, "{strong} of {rows}");
    let wrong = operator.tansiq(&["activities", "overlaps", "--least", "2"]).failed();
    assert!(wrong.contains("a score is from 0 to 1"), "{wrong}");
}
