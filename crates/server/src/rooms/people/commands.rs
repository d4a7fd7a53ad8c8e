//! Everything that is written about people, one struct per thing somebody does.
//!
//! Who proves to hold a secret (a password, a one-time link) is acted for by the program itself (`system:sign-in`,
//! `system:join`, …), since nobody is signed in yet; everything else is done by a person under `access.rs`.

mod accounts;
mod grants;
mod invitations;
mod sample;
mod sessions;

pub use accounts::{
    ChangePassword, Deactivate, EditProfile, Reactivate, ResetPassword, TurnTwoFactorOff, TurnTwoFactorOn,
};
pub use grants::{Delegate, Give, Withdraw};
pub use invitations::{Forgot, Invite, Join, WithdrawInvitation};
pub use sample::{LoadSample, SamplePerson};
pub use sessions::{EndOtherSessions, EndSession, EndToken, MakeToken, SignIn, SignOut, Touch};

use kernel::{Change, Result, Tx, Written};

use super::access::{SessionAction, TokenAction};
use super::model::{api_token, session};

async fn end_sessions(tx: &mut Tx<'_>, sessions: Vec<session::Model>) -> Result<Written> {
    let permit = tx.permit_all::<session::Entity>(SessionAction::End, &sessions)?;
    tx.write_all(&permit, sessions.into_iter().map(Change::removed).collect()).await
}

async fn end_tokens(tx: &mut Tx<'_>, tokens: Vec<api_token::Model>) -> Result<Written> {
    let permit = tx.permit_all::<api_token::Entity>(TokenAction::End, &tokens)?;
    let now = tx.now();
    let end = |token: api_token::Model| Change::of(token.clone(), api_token::Model { ended_at: Some(now), ..token });
    tx.write_all(&permit, tokens.into_iter().map(end).collect()).await
}
