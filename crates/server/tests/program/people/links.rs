//! One-time links: to join, and to set a new password.

use super::{PASSWORD, grants_of, id_of, joined, sign_in};
use crate::house::House;
use kernel::{Actor, DAY, Reads, Role, Scope};
use server::rooms::people::Invite;
use server::rooms::people::model::{Secret, invitation};

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
async fn an_invitation_is_worth_no_more_than_whoever_sent_it() {
    let house = House::new().await;
    let second = joined(&house, "second@example.invalid", Role::Coordinator, Scope::Everything).await;
    let invited = async |email: &str| {
        let invite = [("email", email), ("role", "field_coordinator"), ("scope", "everything")];
        let body = second.post_form("/people/invite", &invite).await.expect(200).body();
        format!("/join/{}", body.split("/join/").nth(1).and_then(|rest| rest.get(..43)).expect("the link is shown"))
    };
    let path = invited("own.other@example.invalid").await;
    house.faris().get(&path).await.expect(200);
    let id = id_of(&house, "second@example.invalid").await;
    let ezra = house.as_(&house.cast.ezra);
    ezra.post_form(&format!("/people/{id}/deactivate"), &[]).await.expect(303);
    house.faris().get(&path).await.expect(404);
    let join = [("name", "Eve"), ("password", PASSWORD)];
    house.faris().post_form(&path, &join).await.expect(404);
    ezra.post_form(&format!("/people/{id}/reactivate"), &[]).await.expect(303);
    sign_in(&second, "second@example.invalid", PASSWORD).await.expect(303);
    let path = invited("own.third@example.invalid").await;
    let grant = grants_of(&house, id).await.remove(0).id;
    ezra.post_form(&format!("/people/grants/{grant}/withdraw"), &[("reason", "left")]).await.expect(303);
    house.faris().post_form(&path, &join).await.expect(404);
}

#[tokio::test]
async fn an_invitation_by_somebody_else_stands_in_nobodys_way() {
    let house = House::new().await;
    let own = format!("organisation:{}", house.ids.national);
    let (amal, bashir) = (house.as_(&house.cast.amal), house.as_(&house.cast.bashir));
    let as_what = |role: &'static str| [("email", "rana@example.invalid"), ("role", role), ("scope", own.as_str())];
    amal.post_form("/people/invite", &as_what("focal_point")).await.expect(200);
    let body = bashir.post_form("/people/invite", &as_what("member")).await.expect(200).body();
    let links = async || {
        let viewer = house.app.viewer(Actor::system("tests"));
        viewer.find::<invitation::Entity>().all().await.expect("it reads").len()
    };
    assert_eq!(links().await, 2, "neither takes back the other's");
    amal.post_form("/people/invite", &as_what("focal_point")).await.expect(200);
    assert_eq!(links().await, 1, "a coordinator's replaces both");
    let path = body.split("/join/").nth(1).and_then(|rest| rest.get(..43)).expect("the link is shown").to_owned();
    house.faris().get(&format!("/join/{path}")).await.expect(404);
}
