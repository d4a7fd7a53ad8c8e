//! Offers and requests between organisations: who acts for whom, forms sent twice, and promises that races cannot break.

use super::{asked, id_in, item_of, offered, offers, post, said, with};
use crate::house::House;
use kernel::{Actor, Reads, Role, Scope};
use server::rooms::requests::commands::{Accept, EditRequest, MakeOffer};
use server::rooms::requests::model::{Line, Offering, request};

#[tokio::test]
async fn a_field_coordinator_acts_for_others_where_she_coordinates_and_nowhere_else() {
    let house = House::new().await;
    let (bashir, dilnaz) = (house.as_(&house.cast.bashir), house.as_(&house.cast.dilnaz));
    let lantern = house.ids.international.to_string();
    for (place, hers) in [(house.ids.koya, true), (house.ids.basra, false)] {
        let fields = with(with(said(&house), "place_id", &place.to_string()), "title", &format!("Tents {hers}"));
        let path = post(&bashir, "/requests", &fields).await.expect(303).location().to_owned();
        let page = dilnaz.get(&path).await.expect(200).body();
        assert_eq!(page.contains(&format!("{path}/offers")), hers, "she is offered what she may do");
        let expected = if hers { 303 } else { 403 };
        let fields = [("organisation_id", lantern.clone()), ("quantity-1", "5".into())];
        assert_eq!(post(&dilnaz, &format!("{path}/offers"), &fields).await.status, expected);
        offered(&house, &path, "10").await.expect(303);
        let mine = offers(&house).await.into_iter().rfind(|one| one.request_id == id_in(&path) && one.quantity == 10);
        let id = mine.expect("an offer").id;
        post(&bashir, &format!("{path}/offers/{id}/accept"), &[]).await.expect(303);
        let part = [("quantity", "4".to_owned())];
        assert_eq!(post(&dilnaz, &format!("{path}/offers/{id}/deliver"), &part).await.status, expected);
        assert_eq!(post(&dilnaz, &format!("{path}/offers/{id}/withdraw"), &[]).await.status, expected);
    }
}

#[tokio::test]
async fn staff_of_a_member_neither_ask_nor_offer() {
    let house = House::new().await;
    let path = asked(&house).await;
    let staff = house.somebody("hana", Role::Member, Scope::Organisation(house.ids.international)).await;
    let offer = [("organisation_id", house.ids.international.to_string()), ("quantity-1", "5".into())];
    assert_eq!(post(&staff, &format!("{path}/offers"), &offer).await.status, 403);
    let ask = with(said(&house), "organisation_id", &house.ids.international.to_string());
    assert_eq!(post(&staff, "/requests", &ask).await.status, 403);
    let page = staff.get(&path).await.expect(200).body();
    assert!(!page.contains(&format!("{path}/offers")) && !page.contains(&format!("{path}/state")));
}

#[tokio::test]
async fn what_is_sent_twice_counts_once() {
    let house = House::new().await;
    let path = asked(&house).await;
    assert_eq!(asked(&house).await, path, "one request");
    for _ in 0..2 {
        offered(&house, &path, "60").await.expect(303);
    }
    assert_eq!(offers(&house).await.len(), 1, "one offer");
    let (bashir, chiara) = (house.as_(&house.cast.bashir), house.as_(&house.cast.chiara));
    let id = offers(&house).await[0].id;
    post(&bashir, &format!("{path}/offers/{id}/accept"), &[]).await.expect(303);
    assert_eq!(post(&bashir, &format!("{path}/offers/{id}/accept"), &[]).await.status, 409);
    assert!(chiara.get(&path).await.expect(200).body().contains("name=\"delivered\" value=\"0\""));
    let part = [("quantity", "25".to_owned()), ("delivered", "0".into())];
    post(&chiara, &format!("{path}/offers/{id}/deliver"), &part).await.expect(303);
    let body = post(&chiara, &format!("{path}/offers/{id}/deliver"), &part).await.expect(409).body();
    assert!(body.contains("A delivery was noted since you opened this page"), "{body}");
    assert_eq!(offers(&house).await[0].delivered, 25);
}

#[tokio::test]
async fn who_offered_sees_what_became_of_it_however_few_see_the_request_by_now() {
    let house = House::new().await;
    let path = asked(&house).await;
    offered(&house, &path, "60").await.expect(303);
    let id = offers(&house).await[0].id;
    let bashir = house.as_(&house.cast.bashir);
    let narrow = [("version", "1".to_owned()), ("visibility", "own".into())];
    post(&bashir, &path, &narrow).await.expect(303);
    for (who, browser) in house.everyone() {
        let sees = matches!(who, "amal" | "bashir" | "chiara");
        assert_eq!(browser.get(&path).await.status, if sees { 200 } else { 404 }, "{who}");
    }
    post(&bashir, &format!("{path}/offers/{id}/accept"), &[]).await.expect(303);
    let chiara = house.as_(&house.cast.chiara);
    post(&chiara, &format!("{path}/offers/{id}/deliver"), &[("quantity", "60".into())]).await.expect(303);
}

#[tokio::test]
async fn what_others_offered_cannot_be_made_into_something_else() {
    let house = House::new().await;
    let path = asked(&house).await;
    offered(&house, &path, "60").await.expect(303);
    let (bashir, amal, dilnaz) =
        (house.as_(&house.cast.bashir), house.as_(&house.cast.amal), house.as_(&house.cast.dilnaz));
    let item = item_of(&house, id_in(&path)).await.to_string();
    let unit = with(with(with(said(&house), "unit-1", "lorries"), "id-1", &item), "version", "1");
    let body = post(&bashir, &path, &unit).await.expect(422).body();
    assert!(body.contains("Others have offered this item as it was") && body.contains("lorries"), "{body}");
    let give = [("version", "1".to_owned()), ("organisation_id", house.ids.international.to_string())];
    assert!(post(&amal, &path, &give).await.expect(422).body().contains("your own request"));
    let body = post(&dilnaz, &path, &[("version", "1".to_owned()), ("visibility", "public".into())]).await;
    assert!(body.expect(422).body().contains("may show the request to more people"));
    let id = offers(&house).await[0].id;
    post(&bashir, &format!("{path}/offers/{id}/decline"), &[]).await.expect(303);
    post(&bashir, &path, &unit).await.expect(303);
}

#[tokio::test]
async fn a_withdrawn_request_takes_no_promise_and_what_was_promised_may_still_come_or_be_taken_back() {
    let house = House::new().await;
    let path = asked(&house).await;
    for quantity in ["30", "20", "10"] {
        offered(&house, &path, quantity).await.expect(303);
    }
    let ids: Vec<_> = offers(&house).await.iter().map(|one| one.id).collect();
    let (bashir, chiara) = (house.as_(&house.cast.bashir), house.as_(&house.cast.chiara));
    for id in &ids[..2] {
        post(&bashir, &format!("{path}/offers/{id}/accept"), &[]).await.expect(303);
    }
    post(&bashir, &format!("{path}/state"), &[("state", "withdrawn".into())]).await.expect(303);
    assert_eq!(post(&bashir, &format!("{path}/offers/{}/accept", ids[2]), &[]).await.status, 409);
    assert_eq!(offered(&house, &path, "5").await.status, 409);
    assert_eq!(bashir.get(&format!("{path}/edit")).await.status, 409);
    post(&chiara, &format!("{path}/offers/{}/deliver", ids[0]), &[("quantity", "30".into())]).await.expect(303);
    post(&chiara, &format!("{path}/offers/{}/withdraw", ids[1]), &[]).await.expect(303);
    let told = chiara.get(&format!("{path}.json")).await.expect(200).json();
    assert_eq!((told["items"][0]["promised"].as_i64(), told["items"][0]["delivered"].as_i64()), (Some(30), Some(30)));
}

/// Many at once: offering, accepting, and asking for less. Whoever comes first, no more is promised than is asked for.
#[tokio::test]
async fn whoever_comes_first_no_more_is_promised_than_is_asked() {
    let house = House::new().await;
    let request = id_in(&asked(&house).await);
    let item = item_of(&house, request).await;
    let mut tasks = Vec::new();
    for quantity in [35, 40, 45, 50] {
        let (app, cast) = (house.app.clone(), (house.cast.chiara.actor.clone(), house.cast.bashir.actor.clone()));
        let offering = Offering {
            organisation_id: house.ids.international,
            lines: vec![Line { item, quantity: Some(quantity) }],
            ..Offering::default()
        };
        tasks.push(tokio::spawn(async move {
            let made = app.run(&cast.0, MakeOffer { request, offering }).await;
            let Ok(made) = made else { return };
            let _taken = app.run(&cast.1, Accept { request, id: made[0].id, quantity: None }).await;
        }));
    }
    let system = house.app.viewer(Actor::system("tests"));
    let known = system.find::<request::Entity>().get(request).await.expect("it is there");
    let (app, actor) = (house.app.clone(), house.cast.bashir.actor.clone());
    tasks.push(tokio::spawn(async move {
        for quantity in [90, 70, 50] {
            let mut asking = known.asking();
            asking.items[0].quantity = Some(quantity);
            let version = app.viewer(actor.clone()).find::<request::Entity>().get(request).await;
            let version = version.expect("it is there").version;
            let _changed = app.run(&actor, EditRequest { id: request, version, asking, why: None }).await;
        }
    }));
    for task in tasks {
        task.await.expect("it ends");
    }
    let asked = system.find::<request::Entity>().get(request).await.expect("it is there");
    let balance = asked.stands(&offers(&house).await)[0].balance;
    assert!(balance.promised > 0 && balance.promised <= balance.asked, "{balance:?}");
}
