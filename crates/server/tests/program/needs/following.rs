//! Records that follow: into the governorate a switched unit makes theirs, and to the organisation theirs was merged into.

use super::{count, counted, counted_as, house};
use crate::house::{organisation, place, put};
use kernel::{Actor, Reads};
use server::rooms::needs::commands::Assess;
use server::rooms::needs::model::{Count, Survey, assessment, figure};
use server::rooms::organisations::commands::{Merge, UndoMerge};
use server::rooms::organisations::model::organisation::Entity as Organisation;
use server::rooms::places::Switch;
use server::rooms::places::model::place as places;
use server::rooms::requests::commands::Ask;
use server::rooms::requests::model::{Asking, Item, request};
use server::rooms::{needs, requests};

#[tokio::test]
async fn figures_and_requests_follow_their_place_into_another_governorate() {
    let house = house().await;
    let (ids, new) = (&house.ids, || house.app.random().id(house.app.clock().now()));
    let (unit, district) = (new(), new());
    let records = vec![
        places::Model {
            switchable: true,
            active: false,
            home_id: Some(ids.iraq),
            ..place(unit, "halabja", "Halabja", Some(ids.iraq), 1, Some(unit))
        },
        places::Model {
            home_id: Some(ids.erbil),
            taken_by_id: Some(unit),
            ..place(district, "halabja-district", "Halabja", Some(ids.erbil), 2, Some(ids.erbil))
        },
    ];
    put::<places::Entity>(&house.app, records).await;
    let made = counted(&house, district, ids.water, 70).await;
    let asking = Asking {
        organisation_id: ids.national,
        title: "Tents".into(),
        items: vec![Item { item: "Tents".into(), quantity: Some(3), unit: "tents".into(), ..Item::default() }],
        place_id: district,
        ..Asking::default()
    };
    let system = Actor::system("tests");
    let asked = house.app.run(&system, Ask(asking)).await.expect("the program may ask");
    assert_eq!((made.governorate_id, asked.governorate_id), (Some(ids.erbil), Some(ids.erbil)));

    let follow = &[needs::FOLLOW[0], requests::FOLLOW];
    let switched =
        house.app.run(&system, Switch { id: unit, version: 1, active: true, follow }).await.expect("it switches");
    assert_eq!(switched.records, 2);
    let viewer = house.app.viewer(system);
    let moved = viewer.find::<figure::Entity>().get(made.id).await.expect("it is there");
    let asked = viewer.find::<request::Entity>().get(asked.id).await.expect("it is there");
    assert_eq!((moved.governorate_id, asked.governorate_id), (Some(unit), Some(unit)));
    let gaps = house.as_(&house.cast.amal).get("/needs.json").await.expect(200).json();
    assert!(gaps["areas"].to_string().contains(&unit.to_string()), "the unit is a governorate now");
}

#[tokio::test]
async fn what_is_an_organisations_follows_it_through_a_merge_and_back() {
    let house = house().await;
    let (ids, system) = (&house.ids, Actor::system("tests"));
    let twin = house.app.random().id(house.app.clock().now());
    put::<Organisation>(&house.app, vec![organisation(twin, "Reed Bridge Soc.", "RBSO", "national-ngo")]).await;
    let of = |organisation| Count { organisation_id: Some(organisation), ..count(ids.basra, ids.water) };
    let (theirs, own) = (counted_as(&house, of(twin)).await, counted_as(&house, of(ids.national)).await);
    let merge = Merge { survivor: ids.national, merged: twin, reason: None, followers: &needs::FOLLOWERS };
    let merged = house.app.run(&system, merge).await.expect("they merge");
    assert!(merged.counts.contains(&("needs-figures-moved", 1)), "{:?}", merged.counts);
    let viewer = house.app.viewer(system.clone());
    let owner = async |id| viewer.find::<figure::Entity>().get(id).await.expect("it is there").organisation_id;
    assert_eq!(owner(theirs.id).await, Some(ids.national));
    let undo = UndoMerge { survivor: ids.national, id: merged.merge.id, followers: &needs::FOLLOWERS };
    house.app.run(&system, undo).await.expect("it is taken back");
    assert_eq!((owner(theirs.id).await, owner(own.id).await), (Some(twin), Some(ids.national)));
}

#[tokio::test]
async fn who_takes_part_in_an_assessment_is_its_heir_after_a_merge_and_herself_again_after_its_undoing() {
    let house = house().await;
    let (ids, system) = (&house.ids, Actor::system("tests"));
    let twin = house.app.random().id(house.app.clock().now());
    put::<Organisation>(&house.app, vec![organisation(twin, "Reed Bridge Soc.", "RBSO", "national-ngo")]).await;
    let survey = |title: &str, partners: Vec<kernel::Id>| Assess {
        survey: Survey {
            title: title.into(),
            organisation_id: ids.international,
            partners,
            country_wide: true,
            sectors: vec![ids.water],
            ..Survey::default()
        },
        sample: false,
    };
    let alone = house.app.run(&system, survey("Alone", vec![twin])).await.expect("it is registered");
    let both = house.app.run(&system, survey("Both", vec![ids.national, twin])).await.expect("it is registered");
    let viewer = house.app.viewer(system.clone());
    let partners = async |id| viewer.find::<assessment::Entity>().get(id).await.expect("it is there").survey().partners;
    let merge = Merge { survivor: ids.national, merged: twin, reason: None, followers: &needs::FOLLOWERS };
    let merged = house.app.run(&system, merge).await.expect("they merge");
    assert!(merged.counts.contains(&("needs-partners-moved", 2)), "{:?}", merged.counts);
    assert_eq!((partners(alone.id).await, partners(both.id).await), (vec![ids.national], vec![ids.national]));
    let undo = UndoMerge { survivor: ids.national, id: merged.merge.id, followers: &needs::FOLLOWERS };
    house.app.run(&system, undo).await.expect("it is taken back");
    assert_eq!((partners(alone.id).await, partners(both.id).await), (vec![twin], vec![ids.national, twin]));
}
