//! Letters leave only after the command that wrote them has committed: they lie in the outbox within its transaction
//! and are sent by a job, over SMTP or, by default, into a folder where an operator can read them.

use std::path::PathBuf;

use lettre::message::header::ContentType;
use lettre::message::{Mailbox, Message};
use lettre::{AsyncFileTransport, AsyncSmtpTransport, AsyncTransport, Tokio1Executor};
use sea_orm::ConnectionTrait;
use serde::{Deserialize, Serialize};

use crate::jobs::{self, NewJob};
use crate::{Error, Id, Millis, Result};

/// The kind of job that sends a letter.
pub const JOB: &str = "outbox.send";

/// A letter in plain text, in the words of the one it goes to.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Letter {
    pub to: String,
    pub subject: String,
    pub body: String,
}

#[derive(Clone)]
pub enum Mailer {
    /// Writes each letter as a file.
    Folder(PathBuf, Mailbox),
    Smtp(AsyncSmtpTransport<Tokio1Executor>, Mailbox),
}

impl Mailer {
    pub fn folder(path: PathBuf) -> Self {
        Self::Folder(path, Mailbox::new(None, "tansiq@localhost.invalid".parse().expect("a fixed, valid address")))
    }

    /// `url` as lettre reads it: `smtps://user:password@host:465`, `smtp://host:25`.
    pub fn smtp(url: &str, from: &str) -> Result<Self> {
        let from = from.parse().map_err(|_| Error::Unavailable("the sender's address is not an address".into()))?;
        let transport = AsyncSmtpTransport::<Tokio1Executor>::from_url(url)
            .map_err(|_| Error::Unavailable("the mail server's URL is not one".into()))?;
        Ok(Self::Smtp(transport.build(), from))
    }

    pub async fn send(&self, letter: Letter) -> Result<()> {
        let (Self::Folder(_, from) | Self::Smtp(_, from)) = self;
        let message = Message::builder()
            .from(from.clone())
            .to(letter.to.parse().map_err(|_| Error::internal("a letter has no valid address"))?)
            .subject(letter.subject)
            .header(ContentType::TEXT_PLAIN)
            .body(letter.body)
            .map_err(Error::internal)?;
        match self {
            Self::Folder(path, _) => {
                tokio::fs::create_dir_all(path).await?;
                let sent = AsyncFileTransport::<Tokio1Executor>::new(path).send(message).await;
                sent.map(drop).map_err(Error::internal)
            }
            Self::Smtp(transport, _) => {
                let sent = transport.send(message).await;
                sent.map(drop).map_err(|_| Error::Unavailable("the mail server did not take the letter".into()))
            }
        }
    }
}

pub(crate) async fn insert(db: &impl ConnectionTrait, id: Id, now: Millis, letter: Letter) -> Result<()> {
    let job = NewJob { kind: JOB, payload: serde_json::to_value(letter)?, run_at: now };
    jobs::insert(db, id, now, job).await
}
