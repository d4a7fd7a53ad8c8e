//! Signing in and out: what is told, what is slowed, where it leads, and the second factor.

use super::{PASSWORD, id_of, joined, sign_in};
use crate::house::{House, NOW};
use kernel::{Actor, Reads, Role, Scope};
use sea_orm::ColumnTrait;
use server::rooms::people::model::session;

#[tokio::test]
async fn wrong_passwords_and_unknown_addresses_read_alike_and_are_slowed() {
    let house = House::new().await;
    joined(&house, "rana@example.invalid", Role::Administrator, Scope::Everything).await;
    let browser = house.faris();
    let wrong = sign_in(&browser, "rana@example.invalid", "not the password").await.expect(422).body();
    let unknown = sign_in(&browser, "nobody@example.invalid", "not the password").await.expect(422).body();
    assert_eq!(wrong.replace("rana@", "nobody@"), unknown);
    assert!(!wrong.contains("not the password"), "what was typed as a password never comes back");
    for _ in 0..7 {
        sign_in(&browser, "rana@example.invalid", "not the password").await.expect(422);
    }
    let slowed = sign_in(&browser, "rana@example.invalid", PASSWORD).await.expect(429);
    assert!(slowed.headers.contains_key("retry-after"));
}

#[tokio::test]
async fn signing_in_goes_on_to_pages_of_ours_only_and_rotates_the_session() {
    let house = House::new().await;
    let browser = joined(&house, "rana@example.invalid", Role::Administrator, Scope::Everything).await;
    let viewer = house.app.viewer(Actor::system("tests"));
    let sessions = async || {
        let rana = id_of(&house, "rana@example.invalid").await;
        let find = viewer.find::<session::Entity>().filter(session::Column::PersonId.eq(rana));
        find.all().await.expect("it reads")
    };
    let before = sessions().await;
    let fields = [("email", "rana@example.invalid"), ("password", PASSWORD), ("next", "//elsewhere.invalid")];
    assert_eq!(browser.post_form("/sign-in", &fields).await.expect(303).location(), "/");
    let after = sessions().await;
    assert_eq!((before.len(), after.len()), (1, 1));
    assert_ne!(before[0].secret_hash, after[0].secret_hash);
    browser.post_form("/sign-out", &[]).await.expect(303);
    assert!(sessions().await.is_empty());
    browser.get("/account").await.expect(401);
}

#[tokio::test]
async fn a_form_of_another_site_signs_nobody_in_or_out() {
    let house = House::new().await;
    let amal = house.as_(&house.cast.amal);
    amal.post_forged("/sign-out", &[]).await.expect(409);
    house.faris().post_forged("/sign-in", &[("email", "a@b.invalid"), ("password", "x")]).await.expect(409);
    amal.get("/account").await.expect(200);
}

#[tokio::test]
async fn the_second_factor_is_asked_for_and_each_code_works_once() {
    let house = House::new().await;
    let rana = joined(&house, "rana@example.invalid", Role::Administrator, Scope::Everything).await;
    let offered = rana.get("/account/two-factor.json").await.expect(200).json();
    let secret = offered["secret"].as_str().expect("a secret").to_owned();
    let shared = totp_rs::Secret::try_from_base32(&secret).expect("in Base32");
    let telephone = totp_rs::Builder::new().with_secret(shared).build().expect("long enough");
    let code = |at: i64| telephone.generate((at / 1000) as u64).to_string();
    let now = code(NOW);
    let turn_on = [("secret", secret.as_str()), ("code", "000000"), ("current", PASSWORD)];
    if now != "000000" {
        rana.post_form("/account/two-factor", &turn_on).await.expect(422);
    }
    let turn_on = [("secret", secret.as_str()), ("code", now.as_str()), ("current", PASSWORD)];
    let body = rana.post_form("/account/two-factor", &turn_on).await.expect(200).body();
    let recovery = body.split("<code><bdi>").nth(1).and_then(|rest| rest.split('<').next()).expect("a recovery code");

    let browser = house.faris();
    let with = async |code: &str| {
        let fields = [("email", "rana@example.invalid"), ("password", PASSWORD), ("code", code)];
        browser.post_form("/sign-in", &fields).await.status.as_u16()
    };
    assert_eq!(with("").await, 422);
    assert_eq!(with(&now).await, 422, "the code that turned it on was used");
    assert_eq!(with(recovery).await, 303);
    assert_eq!(with(recovery).await, 422);
    house.clock.advance(30_000);
    assert_eq!(with(&code(NOW + 30_000)).await, 303);
}

#[tokio::test]
async fn the_second_factor_is_turned_off_with_the_password_and_then_not_asked_for() {
    let house = House::new().await;
    let rana = joined(&house, "rana@example.invalid", Role::Administrator, Scope::Everything).await;
    let offered = rana.get("/account/two-factor.json").await.expect(200).json();
    let secret = offered["secret"].as_str().expect("a secret").to_owned();
    let shared = totp_rs::Secret::try_from_base32(&secret).expect("in Base32");
    let telephone = totp_rs::Builder::new().with_secret(shared).build().expect("long enough");
    let code = telephone.generate((NOW / 1000) as u64).to_string();
    let turn_on = [("secret", secret.as_str()), ("code", code.as_str()), ("current", PASSWORD)];
    rana.post_form("/account/two-factor", &turn_on).await.expect(200);
    sign_in(&house.faris(), "rana@example.invalid", PASSWORD).await.expect(422);
    rana.post_form("/account/two-factor/off", &[("current", "guessed")]).await.expect(422);
    rana.post_form("/account/two-factor/off", &[("current", PASSWORD)]).await.expect(303);
    sign_in(&house.faris(), "rana@example.invalid", PASSWORD).await.expect(303);
}

#[tokio::test]
async fn no_other_site_signs_a_browser_in_by_way_of_the_api() {
    let house = House::new().await;
    let faris = house.faris();
    let post = async |site: Option<&str>| {
        let request = faris.request("POST", "/api/v1/sign-in").header("content-type", "application/json");
        let request = site.into_iter().fold(request, |request, site| request.header("sec-fetch-site", site));
        let body = serde_json::json!({ "email": "rana@example.invalid", "password": "guessed" });
        faris.send(request.body(axum::body::Body::from(body.to_string())).expect("a request")).await.status.as_u16()
    };
    assert_eq!(post(Some("cross-site")).await, 403);
    assert_eq!(post(Some("same-site")).await, 403);
    assert_eq!(post(None).await, 422, "a program is heard");
}

#[tokio::test]
async fn who_is_slowed_keeps_what_was_typed_and_is_told_how_long() {
    let house = House::new().await;
    let browser = house.faris();
    for _ in 0..8 {
        sign_in(&browser, "rana@example.invalid", "guessed").await.expect(422);
    }
    let slowed = sign_in(&browser, "rana@example.invalid", "guessed").await.expect(429);
    let body = slowed.body();
    assert!(body.contains("value=\"rana@example.invalid\"") && body.contains("Try again in"), "{body}");
    assert!(!body.contains("guessed"));
}

#[tokio::test]
async fn signing_in_on_anothers_browser_ends_that_session_too() {
    let house = House::new().await;
    joined(&house, "rana@example.invalid", Role::Administrator, Scope::Everything).await;
    let shared = house.as_(&house.cast.amal);
    sign_in(&shared, "rana@example.invalid", PASSWORD).await.expect(303);
    house.as_(&house.cast.amal).get("/account").await.expect(401);
    assert_eq!(shared.get("/account.json").await.expect(200).json()["email"], "rana@example.invalid");
}
