//! The picture in memory against the database: both say the same of who sees what, and the picture has every write.

use kernel::{Actor, Change, Command, DAY, Done, Grant, Id, Page, Reads, Result, Role, Scope, Tx};
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use server::rooms::activities::model::{Status, Visibility, activity};
use server::rooms::activities::picture::{Dimension, Filter, Key, Month, Order, picture, picture as everything};
use server::rooms::activities::{Action, Sight};
use server::rooms::organisations::model::organisation;

use crate::house::{House, NOW, organisation as organisation_of, put};

const ALL: Page = Page { number: 1, size: 10_000 };
const OPEN: [Visibility; 4] = [Visibility::Public, Visibility::Members, Visibility::Coordination, Visibility::Own];

fn row(house: &House, no: i64) -> activity::Model {
    activity::Model {
        id: house.app.random().id(NOW),
        no,
        organisation_id: house.ids.national,
        title: "Wells".into(),
        sector_id: house.ids.water,
        place_id: Some(house.ids.koya),
        governorate_id: Some(house.ids.erbil),
        district_id: Some(house.ids.koya),
        period: "2026-10".into(),
        status: Status::Ongoing,
        reached: Some(10),
        groups: serde_json::json!([]),
        visibility: Visibility::Public,
        confirmed_at: NOW,
        version: 1,
        ..activity::Model::default()
    }
}

/// Two organisations more: one for the coordination only, one shown to none.
async fn quiet_organisations(house: &House) -> [Id; 2] {
    let of = |visibility| organisation::Model {
        visibility,
        ..organisation_of(house.app.random().id(NOW), "Quiet", "Q", "national-ngo")
    };
    let quiet = [of(Visibility::Coordination), of(Visibility::Own)];
    let ids = [quiet[0].id, quiet[1].id];
    put::<organisation::Entity>(&house.app, quiet.into()).await;
    ids
}

fn grants(house: &House, organisations: [Id; 4]) -> impl Strategy<Value = Vec<Grant>> + use<> {
    let (erbil, basra) = (house.ids.erbil, house.ids.basra);
    let own = prop::sample::select(organisations.to_vec());
    let grant = prop_oneof![
        Just(Grant { role: Role::Coordinator, scope: Scope::Everything }),
        Just(Grant { role: Role::FieldCoordinator, scope: Scope::Everything }),
        prop::sample::select(vec![erbil, basra])
            .prop_map(|place| Grant { role: Role::FieldCoordinator, scope: Scope::Place(place) }),
        own.clone().prop_map(|id| Grant { role: Role::FocalPoint, scope: Scope::Organisation(id) }),
        own.prop_map(|id| Grant { role: Role::Member, scope: Scope::Organisation(id) }),
        Just(Grant { role: Role::Administrator, scope: Scope::Everything }),
    ];
    prop::collection::vec(grant, 0..3)
}

#[tokio::test]
async fn the_database_and_the_memory_agree_on_what_anybody_sees() {
    let house = House::new().await;
    let [coordination, own] = quiet_organisations(&house).await;
    let organisations = [house.ids.national, house.ids.international, coordination, own];
    let places = [None, Some(house.ids.erbil), Some(house.ids.basra)];
    let mut rows = Vec::new();
    for (organisation_id, place_id) in organisations.iter().flat_map(|id| places.map(|place| (*id, place))) {
        for (visibility, aggregate_only) in OPEN.iter().flat_map(|one| [(*one, false), (*one, true)]) {
            let (governorate_id, country_wide) = (place_id, place_id.is_none());
            let row = row(&house, rows.len() as i64 + 1);
            let district_id = None;
            rows.push(activity::Model {
                organisation_id,
                place_id,
                governorate_id,
                district_id,
                country_wide,
                visibility,
                aggregate_only,
                ..row
            });
        }
    }
    put::<activity::Entity>(&house.app, rows).await;
    let (mut runner, actors) = (TestRunner::deterministic(), grants(&house, organisations));
    for _ in 0..64 {
        let grants = actors.new_tree(&mut runner).expect("grants").current();
        let actor = Actor::person(house.cast.amal.id, grants);
        let viewer = house.app.viewer(actor.clone());
        let mut in_database: Vec<i64> =
            viewer.find::<activity::Entity>().all().await.expect("rows").into_iter().map(|row| row.no).collect();
        in_database.sort_unstable();
        let picture = picture(&viewer).await.expect("a picture");
        let all = picture.ask(&viewer, &Filter::default()).await.expect("a filter");
        assert_eq!(picture.page(&all, Order::Oldest, ALL), in_database, "{actor:?} {:?}", Sight::of(&actor));
    }
}

struct Alter(Change<activity::Entity>, activity::Model);

impl Command for Alter {
    const NAME: &'static str = "tests.alter";
    type Output = ();

    async fn apply(self, tx: &mut Tx<'_>) -> Result<Done<()>> {
        let permit = tx.permit::<activity::Entity>(Action::Edit, &self.1)?;
        Ok(tx.write(&permit, self.0).await?.done(()))
    }
}

#[tokio::test]
async fn the_picture_has_every_write_as_soon_as_it_is_asked_for() {
    let house = House::new().await;
    let viewer = house.app.viewer(house.cast.amal.actor.clone());
    let figures = async || {
        let picture = picture(&viewer).await.expect("a picture");
        let all = picture.ask(&viewer, &Filter::default()).await.expect("a filter");
        let total = picture.total(&all);
        (total.activities, total.reached)
    };
    assert_eq!(figures().await, (0, 0));
    let (first, second) = (row(&house, 1), row(&house, 2));
    put::<activity::Entity>(&house.app, vec![first.clone()]).await;
    assert_eq!(figures().await, (1, 10));
    put::<activity::Entity>(&house.app, vec![second.clone()]).await;
    let corrected = activity::Model { reached: Some(25), version: 2, ..first.clone() };
    let edit = Alter(Change::of(first.clone(), corrected), first.clone());
    house.app.run(&house.cast.amal.actor, edit).await.expect("an edit");
    assert_eq!(figures().await, (2, 35));
    let removal = Alter(Change::removed(second.clone()), second);
    house.app.run(&house.cast.amal.actor, removal).await.expect("a removal");
    assert_eq!(figures().await, (1, 25));
}

#[tokio::test]
async fn rows_shared_only_in_totals_are_counted_unnamed() {
    let house = House::new().await;
    let unnamed = activity::Model { aggregate_only: true, ..row(&house, 1) };
    put::<activity::Entity>(&house.app, vec![unnamed, row(&house, 2)]).await;
    let viewer = house.app.viewer(house.cast.chiara.actor.clone());
    let picture = picture(&viewer).await.expect("a picture");
    let ask = async |filter| picture.ask(&viewer, &filter).await.expect("a filter");
    let all = ask(Filter::default()).await;
    assert_eq!((picture.total(&all).activities, picture.count(&all)), (2, 1));
    let by = |dimension| picture.by(&all, dimension).into_iter().map(|(key, tally)| (key, tally.activities));
    assert_eq!(by(Dimension::District).collect::<Vec<_>>(), [(Key::Of(house.ids.koya), 2)]);
    assert_eq!(by(Dimension::Organisation).collect::<Vec<_>>(), [(Key::Of(house.ids.national), 1)]);
    let named = ask(Filter { organisations: vec![house.ids.national], ..Filter::default() }).await;
    assert_eq!(picture.total(&named).activities, 1);
    let kind = ask(Filter { kinds: vec!["national-ngo".into()], ..Filter::default() }).await;
    assert_eq!(picture.total(&kind).activities, 1);
    let words = ask(Filter { text: Some("wells".into()), ..Filter::default() }).await;
    assert_eq!(picture.total(&words).activities, 1);
    let erbil = ask(Filter { places: vec![house.ids.iraq], ..Filter::default() }).await;
    assert_eq!(picture.total(&erbil).activities, 2);
}

#[tokio::test]
async fn what_nobody_confirmed_for_long_is_stale() {
    let house = House::new().await;
    let old = activity::Model { confirmed_at: NOW - 90 * DAY, ..row(&house, 1) };
    put::<activity::Entity>(&house.app, vec![old, row(&house, 2)]).await;
    let viewer = house.app.viewer(house.cast.amal.actor.clone());
    let picture = picture(&viewer).await.expect("a picture");
    let all = picture.ask(&viewer, &Filter::default()).await.expect("a filter");
    assert_eq!(picture.staleness(&all), (2, 1));
    let stale = picture.ask(&viewer, &Filter { stale: true, ..Filter::default() }).await.expect("a filter");
    assert_eq!(picture.page(&stale, Order::default(), ALL), [1]);
}

#[tokio::test]
async fn a_run_that_goes_on_in_rows_for_totals_only_does_not_tell_whose_it_is() {
    let house = House::new().await;
    let september = activity::Model { period: "2026-09".into(), cumulative: true, ..row(&house, 1) };
    let october = activity::Model { cumulative: true, aggregate_only: true, reached: Some(25), ..row(&house, 2) };
    put::<activity::Entity>(&house.app, vec![september, october]).await;
    let viewer = house.app.viewer(house.cast.chiara.actor.clone());
    let picture = picture(&viewer).await.expect("a picture");
    let ask = async |filter| picture.ask(&viewer, &filter).await.expect("a filter");
    let (all, own) = (
        ask(Filter::default()).await,
        ask(Filter { organisations: vec![house.ids.national], ..Filter::default() }).await,
    );
    assert_eq!(picture.by(&all, Dimension::Organisation), picture.by(&own, Dimension::Organisation));
    let matrix = |sieve| picture.matrix(sieve, Dimension::Organisation, Dimension::Governorate).cells;
    assert_eq!(matrix(&all), matrix(&own));
    let only = ask(Filter { from: Month::read("2026-10"), ..Filter::default() }).await;
    let before = ask(Filter { to: Month::read("2026-09"), ..Filter::default() }).await;
    let sum = picture.total(&only).reached + picture.total(&before).reached;
    assert_eq!(picture.total(&all).reached, sum, "nor do the months");
    let amal = house.app.viewer(house.cast.amal.actor.clone());
    let whole = everything(&amal).await.expect("a picture");
    let all = whole.ask(&amal, &Filter::default()).await.expect("a filter");
    assert_eq!(whole.total(&all).reached, 25, "who sees all counts the last");
    let stale = ask(Filter { stale: true, ..Filter::default() }).await;
    assert_eq!(picture.total(&stale).activities, 0);
}
