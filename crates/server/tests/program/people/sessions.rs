//! How long sessions and tokens live, and who ends them.

use super::{PASSWORD, joined, sign_in};
use crate::house::House;
use kernel::{Actor, DAY, HOUR, Reads, Role, Scope};
use sea_orm::ColumnTrait;
use server::rooms::people::model::{digest, session};

#[tokio::test]
async fn sessions_end_after_half_a_day_unused_for_coordinators_and_thirty_days_for_all() {
    let house = House::new().await;
    let (amal, bashir) = (house.as_(&house.cast.amal), house.as_(&house.cast.bashir));
    house.clock.advance(11 * HOUR);
    amal.get("/account").await.expect(200);
    house.clock.advance(11 * HOUR);
    amal.get("/account").await.expect(200);
    house.clock.advance(12 * HOUR);
    amal.get("/account").await.expect(401);
    bashir.get("/account").await.expect(200);
    house.clock.advance(28 * DAY);
    bashir.get("/account").await.expect(200);
    house.clock.advance(DAY);
    bashir.get("/account").await.expect(401);
}

#[tokio::test]
async fn one_ends_ones_own_sessions_and_nobody_elses() {
    let house = House::new().await;
    let rana = joined(&house, "rana@example.invalid", Role::Administrator, Scope::Everything).await;
    let other = house.faris();
    sign_in(&other, "rana@example.invalid", PASSWORD).await.expect(303);
    let viewer = house.app.viewer(Actor::system("tests"));
    let amals = viewer.find::<session::Entity>().filter(session::Column::PersonId.eq(house.cast.amal.id));
    let amals = amals.one().await.expect("it reads").expect("amal is signed in");
    rana.post_form(&format!("/account/sessions/{}/end", amals.id), &[]).await.expect(404);
    rana.post_form("/account/sessions/end-others", &[]).await.expect(303);
    other.get("/account").await.expect(401);
    rana.get("/account").await.expect(200);
}

#[tokio::test]
async fn a_token_acts_for_its_person_until_it_is_ended_and_makes_no_tokens() {
    let house = House::new().await;
    let amal = house.as_(&house.cast.amal);
    let body = amal.post_form("/account/tokens", &[("name", "monthly report")]).await.expect(200).body();
    let token = body.split("<code>").nth(1).expect("it is shown");
    let token = token.split('>').nth(1).and_then(|rest| rest.split('<').next()).expect("within <bdi>").to_owned();
    assert_eq!(token.len(), 43, "{token}");
    let program = house.faris();
    assert_eq!(program.api("GET", "/api/v1/account", &token, None).await.expect(200).json()["name"], "amal");
    let more = serde_json::json!({ "name": "another" });
    program.api("POST", "/api/v1/account/tokens", &token, Some(more)).await.expect(403);
    let listed = amal.get("/account/tokens.json").await.expect(200).json();
    let id = listed["tokens"][0]["id"].as_str().expect("an id").to_owned();
    assert!(!listed.to_string().contains(&digest(&token)));
    amal.post_form(&format!("/account/tokens/{id}/end"), &[]).await.expect(303);
    program.api("GET", "/api/v1/account", &token, None).await.expect(401);
}
