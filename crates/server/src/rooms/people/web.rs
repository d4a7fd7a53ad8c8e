//! The pages of this room: signing in and out, one's own account, and the people there are.

mod account;
mod gate;
mod grants;
mod invitations;
mod join;
mod letters;
mod people;
mod sign_in;
mod two_factor;

use axum::Extension;
use axum::handler::Handler;
use kernel::{Error, Result};
use web::fields::SHORT;
use web::{Fields, Routes, Specimen, Visit, Who};

use super::scopes::Scopes;
use gate::Gate;

/// What the handlers of this room share between requests.
#[derive(Clone)]
pub struct Desk {
    gate: Gate,
    scopes: Scopes,
}

pub fn routes(scopes: Scopes) -> Routes {
    let desk = Extension(Desk { gate: Gate::new(), scopes });
    Routes::new()
        .get("/sign-in", Who::Open, sign_in::new)
        .post("/sign-in", Who::Open, sign_in::create.layer(desk.clone()))
        .post("/sign-out", Who::SignedIn, sign_in::end)
        .get("/forgot", Who::Open, join::forgot)
        .post("/forgot", Who::Open, join::send_reset.layer(desk.clone()))
        .get("/reset/{secret}", Who::Open, join::reset)
        .post("/reset/{secret}", Who::Open, join::set_password.layer(desk.clone()))
        .get("/join/{secret}", Who::Open, join::new)
        .post("/join/{secret}", Who::Open, join::create.layer(desk.clone()))
        .get("/account", Who::SignedIn, account::show.layer(desk.clone()))
        .get("/account/profile", Who::SignedIn, account::profile)
        .post("/account/profile", Who::SignedIn, account::edit_profile)
        .get("/account/password", Who::SignedIn, account::password)
        .post("/account/password", Who::SignedIn, account::change_password.layer(desk.clone()))
        .get("/account/two-factor", Who::SignedIn, two_factor::show)
        .post("/account/two-factor", Who::SignedIn, two_factor::turn_on.layer(desk.clone()))
        .post("/account/two-factor/off", Who::SignedIn, two_factor::turn_off.layer(desk.clone()))
        .post("/account/sessions/{id}/end", Who::SignedIn, account::end_session)
        .post("/account/sessions/end-others", Who::SignedIn, account::end_others)
        .get("/account/tokens", Who::SignedIn, account::tokens)
        .post("/account/tokens", Who::SignedIn, account::make_token)
        .post("/account/tokens/{id}/end", Who::SignedIn, account::end_token)
        .get("/people", Who::SignedIn, people::index.layer(desk.clone()))
        .get("/people/invite", Who::SignedIn, invitations::new.layer(desk.clone()))
        .post("/people/invite", Who::SignedIn, invitations::create.layer(desk.clone()))
        .post("/people/invitations/{id}/withdraw", Who::SignedIn, invitations::withdraw)
        .get("/people/{id}", Who::SignedIn, people::show.layer(desk.clone()))
        .post("/people/{id}/deactivate", Who::SignedIn, people::deactivate)
        .post("/people/{id}/reactivate", Who::SignedIn, people::reactivate)
        .get("/people/{id}/grant", Who::SignedIn, grants::new.layer(desk.clone()))
        .post("/people/{id}/grant", Who::SignedIn, grants::give.layer(desk.clone()))
        .get("/people/{id}/delegate", Who::SignedIn, grants::lend.layer(desk.clone()))
        .post("/people/{id}/delegate", Who::SignedIn, grants::delegate.layer(desk))
        .post("/people/grants/{id}/withdraw", Who::SignedIn, grants::withdraw)
}

pub fn specimens() -> Vec<Specimen> {
    vec![
        Specimen::of::<sign_in::SignInView>(),
        Specimen::of::<join::JoinView>(),
        Specimen::of::<join::GoneView>(),
        Specimen::of::<join::ForgotView>(),
        Specimen::of::<join::ResetView>(),
        Specimen::of::<account::AccountView>(),
        Specimen::of::<account::ProfileView>(),
        Specimen::of::<account::PasswordView>(),
        Specimen::of::<account::TokensView>(),
        Specimen::of::<two_factor::TwoFactorView>(),
        Specimen::of::<people::PeopleView>(),
        Specimen::of::<people::PersonView>(),
        Specimen::of::<grants::GrantForm>(),
        Specimen::of::<grants::LoanForm>(),
        Specimen::of::<invitations::InviteView>(),
    ]
}

/// An address as it is kept: lower case, with one `@` and something on both sides.
fn email(fields: &mut Fields) -> String {
    let text = fields.text("email", 254).to_lowercase();
    let sound = text.split_once('@').is_some_and(|(name, host)| {
        !name.is_empty() && host.contains('.') && !host.contains('@') && !host.starts_with('.') && !host.ends_with('.')
    });
    if !text.is_empty()
        && (!sound || text.contains(|c: char| c.is_whitespace() || c.is_control() || "<>,;\"".contains(c)))
    {
        fields.refuse("email", "people-email-wrong");
    }
    text
}

fn name(fields: &mut Fields) -> String {
    fields.text("name", SHORT)
}

/// Where to go after signing in: a path of ours, or the front page. Nothing that a browser could read as another host.
fn local(next: Option<String>) -> String {
    let ours = |path: &String| {
        path.starts_with('/')
            && !path.starts_with("//")
            && path.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'\\')
    };
    next.filter(ours).unwrap_or_else(|| "/".into())
}

/// The person signed in; the route has seen to it that there is one.
fn own_id(visit: &Visit) -> Result<kernel::Id> {
    visit.actor().id().ok_or(Error::SignIn)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_paths_of_ours_are_gone_on_to() {
        let next = |text: &str| local(Some(text.to_owned()));
        assert_eq!(next("/activities?month=2026-10"), "/activities?month=2026-10");
        for foreign in ["//elsewhere.invalid", "/\\elsewhere.invalid", "https://elsewhere.invalid", "", "/a\r\nb", "x"]
        {
            assert_eq!(next(foreign), "/", "{foreign:?}");
        }
    }

    #[test]
    fn addresses_are_kept_in_lower_case_and_wrong_ones_are_named() {
        let read = |text: &str| {
            let mut fields = Fields::new([("email".to_owned(), text.to_owned())]);
            fields.read(email).ok()
        };
        assert_eq!(read(" Amal@Example.invalid "), Some("amal@example.invalid".into()));
        for wrong in ["amal", "@example.invalid", "a@b", "a b@c.invalid", "a@b@c.invalid", "a@.invalid", ""] {
            assert_eq!(read(wrong), None, "{wrong:?}");
        }
    }
}
