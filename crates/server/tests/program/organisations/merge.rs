//! Merging two records of one organisation, and taking it back exactly.

use std::sync::atomic::{AtomicUsize, Ordering};

use super::register::{draft, registered};
use crate::house::House;
use kernel::{Actor, Error, Id, Reads};
use sea_orm::ColumnTrait;
use server::rooms::activities::commands::ReportAll;
use server::rooms::activities::model::activity;
use server::rooms::organisations::commands::{AddPost, Followed, Follower, Merge, UndoMerge, Work};
use server::rooms::organisations::model::{Office, State, alias, organisation, post, works_at, works_in};
use server::rooms::organisations::{AddAlias, Draft, Reading, Visibility, register};
use server::rooms::people::model::grant;

/// Everything that could move, but for versions and times, which only grow.
#[derive(Debug, PartialEq)]
struct Snapshot {
    organisations: Vec<organisation::Model>,
    aliases: Vec<alias::Model>,
    posts: Vec<post::Model>,
    sectors: Vec<works_in::Model>,
    places: Vec<works_at::Model>,
    grants: Vec<grant::Model>,
    activities: Vec<activity::Model>,
}

async fn snapshot(house: &House) -> Snapshot {
    let viewer = house.app.viewer(Actor::system("tests"));
    let mut organisations = viewer.find::<organisation::Entity>().all().await.expect("it reads");
    for one in &mut organisations {
        (one.version, one.updated_at) = (0, 0);
    }
    organisations.sort_by_key(|one| one.id);
    let mut taken = Snapshot {
        organisations,
        aliases: viewer.find::<alias::Entity>().all().await.expect("it reads"),
        posts: viewer.find::<post::Entity>().all().await.expect("it reads"),
        sectors: viewer.find::<works_in::Entity>().all().await.expect("it reads"),
        places: viewer.find::<works_at::Entity>().all().await.expect("it reads"),
        grants: viewer.find::<grant::Entity>().all().await.expect("it reads"),
        activities: viewer.find::<activity::Entity>().all().await.expect("it reads"),
    };
    taken.aliases.sort_by_key(|one| one.id);
    taken.posts.sort_by_key(|one| one.id);
    taken.sectors.sort_by_key(|one| one.id);
    taken.places.sort_by_key(|one| one.id);
    taken.grants.sort_by_key(|one| one.id);
    taken.activities.iter_mut().for_each(|one| one.version = 0);
    taken.activities.sort_by_key(|one| one.id);
    taken
}

/// A second record of bashir's organisation, with things hanging on it.
async fn twin(house: &House) -> Id {
    let ids = &house.ids;
    let twin = Draft {
        acronym: Some("RBSoc".into()),
        sectors: vec![ids.water, ids.health],
        places: vec![ids.erbil],
        ..draft("Reed Bridges Association", Visibility::Public)
    };
    let twin = registered(house, twin).await;
    let office = Draft { parent: Some(twin), ..draft("Reed Bridges Basra Desk", Visibility::Public) };
    registered(house, office).await;
    let system = Actor::system("tests");
    let spelling =
        AddAlias { organisation: twin, text: "جسور القصب".into(), language: None, source: "written".into() };
    house.app.run(&system, spelling).await.expect("it is taught");
    let post = AddPost { organisation: twin, office: Office { title: "Director".into(), ..Office::default() } };
    house.app.run(&system, post).await.expect("it is added");
    let activity = |id, organisation_id, funder_id| activity::Model {
        id: Id::from_u128(id),
        organisation_id,
        funder_id,
        title: "Wells".into(),
        sector_id: ids.water,
        country_wide: true,
        period: "2026-10".into(),
        groups: serde_json::json!([]),
        version: 1,
        ..activity::Model::default()
    };
    let records = vec![activity(71, twin, Some(twin)), activity(72, ids.international, Some(twin))];
    house.app.run(&system, ReportAll { records }).await.expect("they are reported");
    twin
}

#[tokio::test]
async fn a_merge_moves_everything_both_names_find_the_survivor_and_the_undo_restores_exactly() {
    let house = House::new().await;
    let (amal, survivor, twin) = (house.as_(&house.cast.amal), house.ids.national, twin(&house).await);
    let before = snapshot(&house).await;
    let (page, merge) = (format!("/organisations/{survivor}"), format!("/organisations/{survivor}/merge"));
    assert!(amal.get(&merge).await.expect(200).body().contains("Reed Bridges Association"));
    let preview = amal.get(&format!("{merge}?other={twin}")).await.expect(200).body();
    for said in ["1 other spelling", "1 post", "2 sectors", "1 governorate", "1 branch", "2 activities", "RBSoc"] {
        assert!(preview.contains(said), "{said}: {preview}");
    }
    assert_eq!(snapshot(&house).await, before, "a preview writes nothing");

    amal.post_form(&merge, &[("other", &twin.to_string()), ("reason", "the same office")]).await.expect(303);
    let gone = amal.get(&format!("/organisations/{twin}")).await.expect(303);
    assert_eq!(gone.location(), page);
    let known = register(&house.app.viewer(house.cast.bashir.actor.clone())).await.expect("it reads");
    for text in ["Reed Bridges Association", "RBSoc", "جسور القصب", "Reed Bridge Society"] {
        assert_eq!(known.read(Some(text), None), Reading::Known(survivor), "{text}");
    }
    let viewer = house.app.viewer(Actor::system("tests"));
    let wells = viewer.find::<activity::Entity>().get(Id::from_u128(71)).await.expect("it is there");
    assert_eq!((wells.organisation_id, wells.funder_id), (survivor, Some(survivor)));
    let list = amal.get("/organisations").await.expect(200).body();
    assert!(!list.contains(&twin.to_string()) && list.contains("Branch of"));
    let shown = amal.get(&page).await.expect(200).body();
    assert!(shown.contains("Director") && shown.contains("the same office"), "{shown}");

    let undo = shown.split("/merges/").nth(1).and_then(|rest| rest.split('/').next()).expect("it can be undone");
    let undo = format!("{page}/merges/{undo}/undo");
    house.as_(&house.cast.bashir).post_form(&undo, &[]).await.expect(404);
    amal.post_form(&undo, &[]).await.expect(303);
    assert_eq!(snapshot(&house).await, before);
    amal.get(&format!("/organisations/{twin}")).await.expect(200);
    amal.post_form(&undo, &[]).await.expect(409);
    let clean = kernel::log::verify(&house.app, |_| ()).await.expect("the log reads");
    assert!(clean.broken.is_none(), "{clean:?}");
}

#[tokio::test]
async fn only_the_national_coordination_merges_and_nonsense_is_refused() {
    let house = House::new().await;
    let (survivor, other) = (house.ids.national, house.ids.international.to_string());
    let merge = format!("/organisations/{survivor}/merge");
    for person in [&house.cast.bashir, &house.cast.dilnaz, &house.cast.ezra] {
        let browser = house.as_(person);
        browser.get(&merge).await.expect(403);
        browser.post_form(&merge, &[("other", &other)]).await.expect(403);
    }
    let amal = house.as_(&house.cast.amal);
    let itself = amal.get(&format!("{merge}?other={survivor}")).await.expect(422).body();
    assert!(itself.contains("cannot be merged into itself"));
    amal.get(&format!("{merge}?other=00000000-0000-7000-8000-000000000000")).await.expect(404);
    let office = Draft { parent: Some(survivor), ..draft("Reed Erbil Office", Visibility::Public) };
    let office = registered(&house, office).await;
    let upside_down = format!("/organisations/{office}/merge?other={survivor}");
    assert!(amal.get(&upside_down).await.expect(422).body().contains("Merge the other way round."));
}

#[tokio::test]
async fn the_survivor_is_shown_no_more_openly_than_either_was() {
    let house = House::new().await;
    let amal = house.as_(&house.cast.amal);
    let hidden = registered(&house, draft("Quiet Reed Bridge", Visibility::Own)).await.to_string();
    let page = format!("/organisations/{}", house.ids.international);
    house.faris().get(&page).await.expect(200);
    amal.post_form(&format!("{page}/merge"), &[("other", &hidden)]).await.expect(303);
    house.faris().get(&page).await.expect(404);
    house.faris().get(&format!("/organisations/{hidden}")).await.expect(404);
    house.as_(&house.cast.chiara).get(&page).await.expect(200);
}

#[tokio::test]
async fn who_spoke_for_the_merged_one_speaks_for_the_survivor() {
    let house = House::new().await;
    let (national, international) = (house.ids.national, house.ids.international);
    let merge = Merge { survivor: international, merged: national, reason: None, followers: &[] };
    house.app.run(&house.cast.amal.actor, merge).await.expect("amal may merge");
    let bashir = house.as_(&house.cast.bashir);
    bashir.get(&format!("/organisations/{international}/edit")).await.expect(200);
}

static MOVED: AtomicUsize = AtomicUsize::new(0);

fn follow<'a>(_tx: &'a mut kernel::Tx<'_>, _from: Id, _to: Id) -> Work<'a, Followed> {
    Box::pin(async move {
        MOVED.fetch_add(1, Ordering::SeqCst);
        Ok(Followed { count: 3, what: serde_json::json!(["a", "b", "c"]) })
    })
}

fn unfollow<'a>(_tx: &'a mut kernel::Tx<'_>, what: serde_json::Value, _to: Id) -> Work<'a, ()> {
    Box::pin(async move {
        let count = what.as_array().map_or(0, Vec::len);
        if count == 3 { Ok(()) } else { Err(Error::internal("what was noted comes back")) }
    })
}

static FOLLOWERS: [Follower; 1] = [Follower { key: "tests-moved", follow, unfollow }];

#[tokio::test]
async fn records_of_later_rooms_follow_and_come_back() {
    let house = House::new().await;
    let amal = &house.cast.amal.actor;
    let command =
        || Merge { survivor: house.ids.national, merged: house.ids.international, reason: None, followers: &FOLLOWERS };
    let merged = house.app.rehearse(amal, command()).await.expect("it rehearses");
    assert!(merged.counts.contains(&("tests-moved", 3)));
    let merged = house.app.run(amal, command()).await.expect("it merges");
    assert_eq!(MOVED.load(Ordering::SeqCst), 2);
    let undo = UndoMerge { survivor: house.ids.national, id: merged.merge.id, followers: &FOLLOWERS };
    assert_eq!(house.app.run(amal, undo).await.expect("it is undone"), house.ids.international);
    let viewer = house.app.viewer(Actor::system("tests"));
    let closed = organisation::Column::State.ne(State::Active);
    assert_eq!(viewer.find::<organisation::Entity>().filter(closed).count().await.expect("it counts"), 0);
}

#[tokio::test]
async fn a_branch_merged_into_its_headquarters_is_no_branch_of_it_and_takes_nothing_more() {
    let house = House::new().await;
    let (amal, head) = (house.as_(&house.cast.amal), house.ids.national);
    let office = Draft { parent: Some(head), ..draft("Reed Erbil Office", Visibility::Public) };
    let office = registered(&house, office).await;
    let page = format!("/organisations/{head}");
    let branches = async || amal.get(&format!("{page}.json")).await.expect(200).json()["branches"].clone();
    assert_eq!(branches().await.as_array().map(Vec::len), Some(1));
    amal.post_form(&format!("{page}/merge"), &[("other", &office.to_string())]).await.expect(303);
    assert_eq!(branches().await, serde_json::json!([]));
    amal.post_form(&format!("/organisations/{office}/posts"), &[("title", "Director")]).await.expect(409);
    let below = [("version", "2"), ("parent", &house.ids.international.to_string())];
    amal.post_form(&page, &below).await.expect(303);
}

#[tokio::test]
async fn an_undo_leaves_what_somebody_has_said_of_a_record_since() {
    let house = House::new().await;
    let (survivor, twin) = (house.ids.national, twin(&house).await);
    let amal = &house.cast.amal.actor;
    let followers: &'static [Follower] = &[server::rooms::activities::commands::FOLLOWER];
    let merged = Merge { survivor, merged: twin, reason: None, followers };
    let merged = house.app.run(amal, merged).await.expect("it merges");
    let viewer = house.app.viewer(Actor::system("tests"));
    let record = async |id| viewer.find::<activity::Entity>().get(Id::from_u128(id)).await.expect("it is there");
    let wells = record(71).await;
    let draft = server::rooms::activities::Draft { organisation_id: house.ids.international, ..wells.draft() };
    let edit = server::rooms::activities::commands::Edit { id: wells.id, version: wells.version, draft, why: None };
    house.app.run(amal, edit).await.expect("amal may");
    house.app.run(amal, UndoMerge { survivor, id: merged.merge.id, followers }).await.expect("it is undone");
    let (wells, other) = (record(71).await, record(72).await);
    assert_eq!((wells.organisation_id, wells.funder_id), (house.ids.international, Some(twin)));
    assert_eq!((other.organisation_id, other.funder_id), (house.ids.international, Some(twin)));
}
