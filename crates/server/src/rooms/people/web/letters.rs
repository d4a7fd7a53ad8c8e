//! The letters of this room, in the words of whoever they go to, and the one-time links in them. Links begin with the
//! address the operator set, never with what a request claims.

use kernel::outbox::Letter;
use web::Visit;
use web::locale::{Lang, Locale};

use crate::rooms::people::model::Secret;

pub fn join_link(visit: &Visit, secret: &Secret) -> String {
    format!("{}/join/{}", visit.site.settings.address, secret.reveal())
}

/// An invitation, in the language asked for.
pub fn invitation(visit: &Visit, to: &str, locale: Option<Locale>, link: &str) -> Letter {
    letter(visit, to, locale, ("people-letter-invite-subject", "people-letter-invite"), link)
}

/// The link to a new password.
pub fn reset(visit: &Visit, to: &str, secret: &Secret) -> Letter {
    let link = format!("{}/reset/{}", visit.site.settings.address, secret.reveal());
    letter(visit, to, None, ("people-letter-reset-subject", "people-letter-reset"), &link)
}

fn letter(visit: &Visit, to: &str, locale: Option<Locale>, keys: (&str, &str), link: &str) -> Letter {
    let lang = locale.map_or(visit.lang(), Lang::from);
    let args = web::words::Args::from_iter([("link", link)]);
    Letter {
        to: to.to_owned(),
        subject: visit.site.words.plain(lang, keys.0),
        body: visit.site.words.text(lang, keys.1, &args).into_owned(),
    }
}
