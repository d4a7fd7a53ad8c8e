//! Accounts: profile, password, the end of one, and who sees whom.

use super::{PASSWORD, grants_of, joined, sign_in};
use crate::house::{Answer, Browser, House};
use kernel::{Actor, Role, Scope};
use server::rooms::people::model::PasswordHash;
use server::rooms::people::{LoadSample, SamplePerson};

#[tokio::test]
async fn deactivation_ends_sessions_tokens_and_what_was_lent() {
    let house = House::new().await;
    let cast = &house.cast;
    let (amal, dilnaz) = (house.as_(&cast.amal), house.as_(&cast.dilnaz));
    let body = dilnaz.post_form("/account/tokens", &[("name", "script")]).await.expect(200).body();
    let token = body.split("<code><bdi>").nth(1).and_then(|rest| rest.split('<').next()).expect("a token").to_owned();
    let erbil = format!("place:{}", house.ids.erbil);
    let lend = [("role", "field_coordinator"), ("scope", erbil.as_str()), ("to", "2026-12-01")];
    dilnaz.post_form(&format!("/people/{}/delegate", cast.bashir.id), &lend).await.expect(303);

    house.as_(&cast.chiara).post_form(&format!("/people/{}/deactivate", cast.dilnaz.id), &[]).await.expect(403);
    amal.post_form(&format!("/people/{}/deactivate", cast.dilnaz.id), &[]).await.expect(303);
    dilnaz.get("/account").await.expect(401);
    dilnaz.api("GET", "/api/v1/account", &token, None).await.expect(401);
    let lent = grants_of(&house, cast.bashir.id).await;
    assert!(lent.iter().filter(|one| one.delegated_from.is_some()).all(|one| one.withdrawn_at.is_some()));
    amal.post_form(&format!("/people/{}/reactivate", cast.dilnaz.id), &[]).await.expect(303);
    dilnaz.get("/account").await.expect(401);
}

#[tokio::test]
async fn people_are_listed_to_who_manages_them_and_hidden_from_others() {
    let house = House::new().await;
    let cast = &house.cast;
    let list = async |browser: &Browser| browser.get("/people.json").await;
    let names = |answer: Answer| answer.expect(200).json()["people"].as_array().map_or(0, Vec::len);
    assert_eq!(names(list(&house.as_(&cast.amal)).await), 5);
    assert_eq!(names(list(&house.as_(&cast.ezra)).await), 5);
    assert_eq!(names(list(&house.as_(&cast.bashir)).await), 1, "a focal point sees those of the own organisation");
    house.faris().get("/people").await.expect(401);
    let found = house.as_(&cast.amal).get("/people.json?q=CHIARA").await.expect(200).json();
    assert_eq!(found["total"], 1);
    let found = house.as_(&cast.amal).get("/people.json?role=field_coordinator").await.expect(200).json();
    assert_eq!(found["people"][0]["name"], "dilnaz");
    house.as_(&cast.bashir).get(&format!("/people/{}", cast.chiara.id)).await.expect(404);
    house.as_(&cast.bashir).get(&format!("/people/{}", cast.bashir.id)).await.expect(200);
}

#[tokio::test]
async fn a_profile_keeps_language_and_digits_and_a_second_tab_does_not_overwrite_it() {
    let house = House::new().await;
    let amal = house.as_(&house.cast.amal);
    let fields = [("name", "Amal"), ("locale", "ckb"), ("digits", "latin"), ("version", "1")];
    let saved = amal.post_form("/account/profile", &fields).await.expect(303);
    assert_eq!(saved.location(), "/account?lang=ckb&digits=latin");
    let late = [("name", "Amal H."), ("locale", "ar"), ("version", "1")];
    let both = amal.post_form("/account/profile?lang=en", &late).await.expect(409).body();
    assert!(both.contains("<bdi>Amal H.</bdi>") && both.contains("<bdi>کوردی</bdi>"), "{both}");
    amal.get("/account?lang=ckb").await.expect(200);
    assert!(amal.get("/account").await.expect(200).body().contains("lang=\"ckb\""));
}

#[tokio::test]
async fn a_new_password_needs_the_old_one_and_ends_the_other_sessions() {
    let house = House::new().await;
    let rana = joined(&house, "rana@example.invalid", Role::Administrator, Scope::Everything).await;
    let other = house.faris();
    sign_in(&other, "rana@example.invalid", PASSWORD).await.expect(303);
    let change = |current: &'static str| [("current", current), ("password", "four calm rivers")];
    rana.post_form("/account/password", &change("guessed")).await.expect(422);
    rana.post_form("/account/password", &change(PASSWORD)).await.expect(303);
    rana.get("/account").await.expect(200);
    other.get("/account").await.expect(401);
}

#[tokio::test]
async fn the_samples_people_sign_in_with_the_known_password() {
    let house = House::new().await;
    let password_hash = PasswordHash::of("tansiq-sample", house.app.random()).expect("it hashes").into_text();
    let places = vec![Scope::Place(house.ids.erbil), Scope::Place(house.ids.basra)];
    let one = SamplePerson {
        email: "field.erbil@sample.invalid".into(),
        name: "Dilnaz (sample)".into(),
        locale: Some("ckb".into()),
        role: Role::FieldCoordinator,
        scopes: places,
    };
    let load = || LoadSample { people: vec![one.clone()], password_hash: password_hash.clone() };
    let system = Actor::system("init");
    assert_eq!(house.app.run(&system, load()).await.expect("it loads"), 1);
    assert_eq!(house.app.run(&system, load()).await.expect("it loads"), 0, "loading twice changes nothing");
    let browser = house.faris();
    sign_in(&browser, "field.erbil@sample.invalid", "tansiq-sample").await.expect(303);
    assert_eq!(browser.get("/account.json").await.expect(200).json()["roles"].as_array().map(Vec::len), Some(2));
}

#[tokio::test]
async fn every_page_is_written_in_every_language() {
    let house = House::new().await;
    let (amal, chiara) = (house.as_(&house.cast.amal), house.cast.chiara.id);
    let pages =
        ["/account", "/account/profile", "/account/password", "/account/two-factor", "/account/tokens", "/people"];
    let mut paths: Vec<String> = pages.into_iter().map(str::to_owned).collect();
    paths.extend(["/people/invite".into(), format!("/people/{chiara}")]);
    paths.extend([format!("/people/{chiara}/grant"), format!("/people/{chiara}/delegate")]);
    for tag in ["en", "ar", "ckb"] {
        for path in &paths {
            let body = amal.get(&format!("{path}?lang={tag}")).await.expect(200).body();
            assert!(!body.contains('⟦') && body.contains(&format!("lang=\"{tag}\"")), "{tag} {path}");
        }
        for path in ["/sign-in", "/forgot"] {
            let body = house.faris().get(&format!("{path}?lang={tag}")).await.expect(200).body();
            assert!(!body.contains('⟦'), "{tag} {path}");
        }
    }
}

#[tokio::test]
async fn whoever_may_use_the_list_of_people_finds_it_in_the_menu() {
    let house = House::new().await;
    let joined = joined(&house, "rana@example.invalid", Role::Member, Scope::Organisation(house.ids.national)).await;
    for (who, browser) in house.everyone().into_iter().chain([("rana", joined)]) {
        let linked = browser.get("/").await.expect(200).body().contains("href=\"/people\"");
        let open = browser.get("/people").await.status.as_u16() == 200;
        assert_eq!(linked, open, "{who}");
    }
}
