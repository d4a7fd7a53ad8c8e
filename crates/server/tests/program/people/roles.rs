//! Roles given, lent and taken back.

use super::{grants_of, id_of, joined};
use crate::house::House;
use kernel::{HOUR, Id, Role, Scope};

#[tokio::test]
async fn a_role_is_given_and_withdrawn_with_a_reason_and_works_from_its_first_day() {
    let house = House::new().await;
    let (amal, dilnaz) = (house.as_(&house.cast.amal), &house.cast.dilnaz);
    let path = format!("/people/{}/grant", dilnaz.id);
    let scope = format!("place:{}", house.ids.basra);
    let fields =
        [("role", "field_coordinator"), ("scope", scope.as_str()), ("from", "2026-11-24"), ("reason", "cover")];
    amal.post_form(&path, &fields).await.expect(303);
    let page = |person: Id| format!("/people/{person}.json");
    let show = amal.get(&page(dilnaz.id)).await.expect(200).json();
    let given = show["grants"].as_array().expect("grants").iter().find(|one| one["scope"] == "Basra").cloned();
    let given = given.expect("the new one");
    assert_eq!((given["in_force"].as_bool(), given["given_by"].as_str()), (Some(false), Some("amal")));
    house.clock.advance(11 * HOUR);
    amal.get("/account").await.expect(200);
    house.clock.advance(11 * HOUR);
    assert!(amal.get(&page(dilnaz.id)).await.expect(200).body().contains("\"in_force\":true"));
    let id = given["id"].as_str().expect("an id");
    amal.post_form(&format!("/people/grants/{id}/withdraw"), &[]).await.expect(422);
    amal.post_form(&format!("/people/grants/{id}/withdraw"), &[("reason", "no longer needed")]).await.expect(303);
    let show = amal.get(&page(dilnaz.id)).await.expect(200).body();
    assert!(show.contains("no longer needed") && show.contains("cover"), "{show}");
}

#[tokio::test]
async fn the_erbil_coordinator_is_lent_three_governorates_and_loses_them_with_the_lenders_role() {
    let house = House::new().await;
    let second = joined(&house, "second@example.invalid", Role::Coordinator, Scope::Everything).await;
    let dilnaz = &house.cast.dilnaz;
    let path = format!("/people/{}/delegate", dilnaz.id);
    let (basra, whole) = (format!("place:{}", house.ids.basra), "everything");
    let lend = |to: &'static str| {
        [("role", "field_coordinator"), ("scope", basra.as_str()), ("scope", whole), ("from", "2026-11-23"), ("to", to)]
    };
    second.get(&path).await.expect(200);
    second.post_form(&path, &lend("")).await.expect(422);
    second.post_form(&path, &lend("2028-11-23")).await.expect(422);
    second.post_form(&path, &lend("2026-12-06")).await.expect(303);
    let lent = async || {
        let all = grants_of(&house, dilnaz.id).await;
        all.into_iter().filter(|one| one.delegated_from.is_some() && one.withdrawn_at.is_none()).count()
    };
    assert_eq!(lent().await, 2);

    let lender = id_of(&house, "second@example.invalid").await;
    let own = grants_of(&house, lender).await.remove(0).id;
    let ezra = house.as_(&house.cast.ezra);
    ezra.post_form(&format!("/people/grants/{own}/withdraw"), &[("reason", "left")]).await.expect(303);
    assert_eq!(lent().await, 0, "what was lent ends with what it was lent from");
}

#[tokio::test]
async fn nobody_lends_more_than_they_hold_or_what_was_lent_to_them() {
    let house = House::new().await;
    let dilnaz = house.as_(&house.cast.dilnaz);
    let path = format!("/people/{}/delegate", house.cast.bashir.id);
    let (erbil, basra) = (format!("place:{}", house.ids.erbil), format!("place:{}", house.ids.basra));
    let lend = |role: &'static str, scope| [("role", role), ("scope", scope), ("to", "2026-12-01")];
    dilnaz.post_form(&path, &lend("field_coordinator", &basra)).await.expect(403);
    dilnaz.post_form(&path, &lend("field_coordinator", "everything")).await.expect(403);
    dilnaz.post_form(&path, &lend("coordinator", "everything")).await.expect(403);
    dilnaz.post_form(&path, &lend("field_coordinator", &erbil)).await.expect(303);
    let bashir = house.as_(&house.cast.bashir);
    let on = format!("/people/{}/delegate", house.cast.chiara.id);
    bashir.post_form(&on, &lend("field_coordinator", &erbil)).await.expect(403);
    bashir.post_form(&on, &lend("focal_point", &erbil)).await.expect(403);
}

#[tokio::test]
async fn nobody_gives_a_role_above_their_own_or_to_themselves() {
    let house = House::new().await;
    let cast = &house.cast;
    let own = format!("organisation:{}", house.ids.national);
    let other = format!("organisation:{}", house.ids.international);
    let to = |person: Id| format!("/people/{person}/grant");
    let role = |role: &'static str, scope| [("role", role), ("scope", scope)];
    let (amal, bashir, ezra) = (house.as_(&cast.amal), house.as_(&cast.bashir), house.as_(&cast.ezra));
    amal.post_form(&to(cast.chiara.id), &role("administrator", "everything")).await.expect(403);
    amal.post_form(&to(cast.chiara.id), &role("coordinator", "everything")).await.expect(403);
    ezra.post_form(&to(cast.ezra.id), &role("coordinator", "everything")).await.expect(403);
    bashir.post_form(&to(cast.chiara.id), &role("member", &other)).await.expect(403);
    bashir.post_form(&to(cast.chiara.id), &role("focal_point", &own)).await.expect(403);
    bashir.post_form(&to(cast.chiara.id), &role("member", &own)).await.expect(303);
    bashir.post_form(&to(cast.chiara.id), &role("member", &own)).await.expect(422);
    house
        .as_(&cast.chiara)
        .post_form("/people/invite", &[("email", "x@y.invalid"), ("role", "member"), ("scope", &own)])
        .await
        .expect(403);
    house.as_(&cast.dilnaz).get("/people/invite").await.expect(403);
    ezra.post_form(&to(cast.chiara.id), &role("coordinator", "everything")).await.expect(303);
}

#[tokio::test]
async fn the_last_coordinator_and_the_last_administrator_stay() {
    let house = House::new().await;
    let cast = &house.cast;
    let (amal, ezra) = (house.as_(&cast.amal), house.as_(&cast.ezra));
    for person in [&cast.amal, &cast.ezra] {
        let grant = grants_of(&house, person.id).await.remove(0).id;
        ezra.post_form(&format!("/people/grants/{grant}/withdraw"), &[("reason", "mistake")]).await.expect(422);
    }
    ezra.post_form(&format!("/people/{}/deactivate", cast.amal.id), &[]).await.expect(422);
    amal.post_form(&format!("/people/{}/deactivate", cast.ezra.id), &[]).await.expect(403);
    amal.get("/account").await.expect(200);
}

#[tokio::test]
async fn what_was_given_in_office_is_not_taken_back_by_who_has_left_it() {
    let house = House::new().await;
    let second = joined(&house, "second@example.invalid", Role::Coordinator, Scope::Everything).await;
    let scope = format!("organisation:{}", house.ids.international);
    let give = [("role", "member"), ("scope", scope.as_str())];
    second.post_form(&format!("/people/{}/grant", house.cast.bashir.id), &give).await.expect(303);
    let given = grants_of(&house, house.cast.bashir.id).await.into_iter().find(|one| one.role == Role::Member);
    let withdraw = format!("/people/grants/{}/withdraw", given.expect("the new one").id);
    let id = id_of(&house, "second@example.invalid").await;
    let office = grants_of(&house, id).await.remove(0).id;
    let ezra = house.as_(&house.cast.ezra);
    ezra.post_form(&format!("/people/grants/{office}/withdraw"), &[("reason", "left")]).await.expect(303);
    second.post_form(&withdraw, &[("reason", "revenge")]).await.expect(403);
    house.as_(&house.cast.bashir).post_form(&withdraw, &[("reason", "not mine")]).await.expect(303);
}
