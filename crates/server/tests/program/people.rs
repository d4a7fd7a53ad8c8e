//! People through the whole program: signing in, invitations, roles given, lent and taken back, and what ends with them.

use crate::house::{Answer, Browser, House, NOW};
use kernel::{Actor, DAY, HOUR, Id, Reads, Role, Scope};
use sea_orm::ColumnTrait;
use server::rooms::people::model::{PasswordHash, Secret, digest, grant, invitation, person, session};
use server::rooms::people::{Invite, LoadSample, SamplePerson};

const PASSWORD: &str = "three calm rivers";

/// Invites and joins somebody as the program itself, and signs them in with a browser of their own.
async fn joined(house: &House, email: &str, role: Role, scope: Scope) -> Browser {
    let secret = Secret::new(house.app.random());
    let invite = Invite { email: email.into(), name: None, role, scope, secret_hash: secret.digest(), letter: None };
    house.app.run(&Actor::system("tests"), invite).await.expect("the program may invite");
    let browser = house.faris();
    let name = email.split('@').next().expect("a name");
    let fields = [("name", name), ("password", PASSWORD)];
    let answer = browser.post_form(&format!("/join/{}", secret.reveal()), &fields).await;
    assert_eq!(answer.status.as_u16(), 303, "{}", answer.body());
    browser
}

async fn sign_in(browser: &Browser, email: &str, password: &str) -> Answer {
    browser.post_form("/sign-in", &[("email", email), ("password", password), ("next", "/account")]).await
}

async fn id_of(house: &House, email: &str) -> Id {
    let viewer = house.app.viewer(Actor::system("tests"));
    let found = viewer.find::<person::Entity>().filter(person::Column::Email.eq(email)).one().await;
    found.expect("it reads").expect("there is such a person").id
}

async fn grants_of(house: &House, person: Id) -> Vec<grant::Model> {
    let viewer = house.app.viewer(Actor::system("tests"));
    viewer.find::<grant::Entity>().filter(grant::Column::PersonId.eq(person)).all().await.expect("it reads")
}

#[tokio::test]
async fn an_invited_person_joins_by_the_link_once_and_signs_in() {
    let house = House::new().await;
    let amal = house.as_(&house.cast.amal);
    let scope = format!("organisation:{}", house.ids.national);
    let invite = [("email", "Rana@Example.invalid"), ("role", "focal_point"), ("scope", scope.as_str())];
    let body = amal.post_form("/people/invite", &invite).await.expect(200).body();
    let link = body.split("/join/").nth(1).and_then(|rest| rest.get(..43)).expect("the link is shown").to_owned();

    let rana = house.faris();
    let path = format!("/join/{link}");
    assert!(rana.get(&path).await.expect(200).body().contains("rana@example.invalid"));
    rana.post_form(&path, &[("name", "Rana"), ("password", "short")]).await.expect(422);
    let joined = rana.post_form(&path, &[("name", "Rana"), ("password", PASSWORD)]).await.expect(303);
    assert_eq!(joined.location(), "/account");
    assert!(rana.get("/account").await.expect(200).body().contains("Reed Bridge Society"));

    let again = house.faris();
    again.get(&path).await.expect(404);
    again.post_form(&path, &[("name", "Eve"), ("password", PASSWORD)]).await.expect(404);
    assert_eq!(sign_in(&again, "rana@example.invalid", PASSWORD).await.expect(303).location(), "/account");
}

#[tokio::test]
async fn a_link_that_is_over_says_so_and_what_to_do_in_the_visitors_language() {
    let house = House::new().await;
    let over = "A".repeat(43);
    for path in [format!("/join/{over}"), format!("/reset/{over}")] {
        for (tag, sentence) in [
            ("en", "This link works no longer"),
            ("ar", "لم يعد هذا الرابط صالحاً"),
            ("ckb", "ئەم بەستەرە چیتر کار ناکات"),
        ] {
            let body = house.faris().in_language(tag).get(&path).await.expect(404).body();
            assert!(body.contains(sentence) && body.contains("href=\"/forgot\""), "{body}");
        }
        house.faris().get(&format!("{path}.json")).await.expect(404);
    }
}

#[tokio::test]
async fn a_link_expires_and_its_secret_is_kept_nowhere() {
    let house = House::new().await;
    let secret = Secret::new(house.app.random());
    let invite = Invite {
        email: "late@example.invalid".into(),
        name: None,
        role: Role::Administrator,
        scope: Scope::Everything,
        secret_hash: secret.digest(),
        letter: None,
    };
    house.app.run(&Actor::system("tests"), invite).await.expect("it is sent");
    let viewer = house.app.viewer(Actor::system("tests"));
    let links = viewer.find::<invitation::Entity>().all().await.expect("it reads");
    assert!(links.iter().all(|link| link.secret_hash != secret.reveal()));
    let log = kernel::log::history::<invitation::Entity>(&viewer, links[0].id, 10).await.expect("it reads");
    let said = format!("{log:?}");
    assert!(!said.contains(secret.reveal()) && !said.contains(&secret.digest()), "{said}");
    house.clock.advance(7 * DAY);
    house.faris().get(&format!("/join/{}", secret.reveal())).await.expect(404);
}

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
async fn a_forgotten_password_is_set_anew_by_a_mailed_link_and_the_answer_tells_nothing() {
    let house = House::new().await;
    let rana = joined(&house, "rana@example.invalid", Role::Administrator, Scope::Everything).await;
    let browser = house.faris();
    let known = browser.post_form("/forgot", &[("email", "rana@example.invalid")]).await.expect(200).body();
    let unknown = browser.post_form("/forgot", &[("email", "nobody@example.invalid")]).await.expect(200).body();
    assert_eq!(known, unknown);

    let mut letters = Vec::new();
    while kernel::jobs::work_one(&house.app, |job| {
        letters.push(job.payload);
        std::future::ready(Ok(()))
    })
    .await
    .expect("the outbox is read")
    {}
    let [letter] = &letters[..] else { panic!("one letter, to the known address: {letters:?}") };
    assert_eq!(letter["to"], "rana@example.invalid");
    let body = letter["body"].as_str().expect("a body");
    let link = body.split("/reset/").nth(1).and_then(|rest| rest.get(..43)).expect("a link");
    let path = format!("/reset/{link}");
    browser.post_form(&path, &[("password", "four calm rivers")]).await.expect(303);
    browser.get(&path).await.expect(404);
    rana.get("/account").await.expect(401);
    sign_in(&browser, "rana@example.invalid", PASSWORD).await.expect(422);
    sign_in(&browser, "rana@example.invalid", "four calm rivers").await.expect(303);
}

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
