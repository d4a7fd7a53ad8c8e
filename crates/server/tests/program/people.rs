//! People through the whole program: signing in, invitations, roles given, lent and taken back, and what ends with them.

mod accounts;
mod links;
mod roles;
mod sessions;
mod signing_in;

use crate::house::{Answer, Browser, House};
use kernel::{Actor, Id, Reads, Role, Scope};
use sea_orm::ColumnTrait;
use server::rooms::people::Invite;
use server::rooms::people::model::{Secret, grant, person};

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
