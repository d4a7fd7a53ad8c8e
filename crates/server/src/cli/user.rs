//! `tansiq user`: invites people, makes API tokens and turns a lost second factor off, for whoever runs the machine. What is
//! secret is printed once, to standard output, and kept nowhere.

use clap::{Args, Subcommand};
use kernel::{Actor, App, Error, Id, Result, Role, Scope};
use web::locale::Locale;

use super::Data;
use crate::rooms;
use crate::rooms::people::model::Secret;
use crate::rooms::people::{Invite, MakeToken, TurnTwoFactorOff, by_email, scopes};
use crate::site::LOCAL;

#[derive(Args)]
pub(super) struct User {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Invite somebody: prints a link that works once, for seven days
    Invite {
        email: String,
        /// What the person is: coordinator, field-coordinator, focal-point, member or administrator
        #[arg(long, value_parser = role)]
        role: Role,
        /// Over what: everything, place:KEY or organisation:ACRONYM-OR-ID
        #[arg(long, default_value = "everything")]
        scope: String,
        /// The person's name, which she may correct
        #[arg(long)]
        name: Option<String>,
        /// Where people reach the program: what the link begins with
        #[arg(long, env = "TANSIQ_ADDRESS", default_value = LOCAL, value_name = "URL")]
        address: String,
        #[command(flatten)]
        data: Data,
    },
    /// Make an API token for somebody: printed once
    Token {
        email: String,
        /// What it is for
        #[arg(long)]
        name: String,
        #[command(flatten)]
        data: Data,
    },
    /// Turn off the second factor of somebody who lost the telephone and the recovery codes
    TwoFactorOff {
        email: String,
        #[command(flatten)]
        data: Data,
    },
}

impl User {
    pub(super) async fn run(self) -> Result<()> {
        match self.command {
            Command::Invite { email, role, scope, name, address, data } => {
                let app = data.open(false).await?;
                let link = invite(&app, &email, name, role, &scope, &address).await?;
                println!("{link}");
                app.close().await
            }
            Command::Token { email, name, data } => {
                let app = data.open(false).await?;
                println!("{}", token(&app, &email, name).await?);
                app.close().await
            }
            Command::TwoFactorOff { email, data } => {
                let app = data.open(false).await?;
                let person = person(&app, &email).await?;
                app.run(&Actor::system("command line"), TurnTwoFactorOff(person)).await?;
                println!("{email} now signs in with the password alone");
                app.close().await
            }
        }
    }
}

/// Invites as the program itself and returns the link: also how the first coordinator gets in.
pub(super) async fn invite(
    app: &App,
    email: &str,
    name: Option<String>,
    role: Role,
    scope: &str,
    address: &str,
) -> Result<String> {
    let secret = Secret::new(app.random());
    let scope = find_scope(app, scope).await?;
    let (email, secret_hash) = (email.trim().to_lowercase(), secret.digest());
    let invite = Invite { email, name, role, scope, secret_hash, letter: None };
    app.run(&Actor::system("command line"), invite).await.map_err(said)?;
    Ok(format!("{}/join/{}", address.trim_end_matches('/'), secret.reveal()))
}

async fn token(app: &App, email: &str, name: String) -> Result<String> {
    let system = Actor::system("command line");
    let person = person(app, email).await?;
    let secret = Secret::new(app.random());
    app.run(&system, MakeToken { person, name, secret_hash: secret.digest(), expires_at: None }).await?;
    Ok(secret.reveal().to_owned())
}

async fn person(app: &App, email: &str) -> Result<Id> {
    let viewer = app.viewer(Actor::system("command line"));
    let found = by_email(&viewer, &email.trim().to_lowercase()).await?;
    Ok(found.ok_or_else(|| Error::Unavailable("nobody has this e-mail address".into()))?.id)
}

async fn find_scope(app: &App, text: &str) -> Result<Scope> {
    let listed = rooms::scopes().all(app.viewer(Actor::system("command line")), Locale::En).await?;
    let mut fitting = listed.iter().filter(|named| named.is_called(text)).map(|named| named.scope);
    match (scopes::read(text), fitting.next(), fitting.next()) {
        (Some(scope), ..) | (None, Some(scope), None) => Ok(scope),
        // An acronym that two organisations share names neither.
        _ => {
            Err(Error::Unavailable(format!("{text:?} is no scope: everything, place:KEY, organisation:ACRONYM or :ID")))
        }
    }
}

/// What is wrong, for somebody at a terminal.
fn said(error: Error) -> Error {
    match error {
        Error::Invalid(wrong) => {
            let keys: Vec<&str> = wrong.0.iter().map(|one| one.key).collect();
            Error::Unavailable(match keys[..] {
                ["people-email-taken"] => "somebody has this e-mail address already".into(),
                ["people-scope-unfit"] => "this role is not held over this scope".into(),
                _ => keys.join(", "),
            })
        }
        other => other,
    }
}

fn role(text: &str) -> std::result::Result<Role, String> {
    let role = serde_json::from_value(text.replace('-', "_").into());
    role.map_err(|_| "one of coordinator, field-coordinator, focal-point, member, administrator".into())
}
