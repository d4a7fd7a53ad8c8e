//! Reminding those who report: once a day the program looks for organisations whose latest month has gone stale, and
//! writes to whoever speaks for each, in her language, at most once in thirty days.

mod missing;

use jiff::civil::Date;
use kernel::jobs::NewJob;
use kernel::outbox::Letter;
use kernel::{Actor, App, Clock, Command, DAY, Done, Millis, Result, Tx};
use web::locale::{Lang, Locale};
use web::words::{Args, Words};

use super::commands::remember;
use super::model::{FRESH_FOR, REMIND_EVERY, month_of};
use super::store;
use crate::rooms::organisations;
use crate::rooms::organisations::model::organisation;
use crate::rooms::people::model::person;

pub use missing::{AskFor, Asked};

/// The kind of job that reminds.
pub const JOB: &str = "activities.remind";
/// The hour of the country's day at which letters are written.
const MORNING: i8 = 8;
/// In so many records of an organisation it is noted that somebody was reminded of them.
const NOTED: usize = 100;

/// The first reminding; each puts the next one into the queue.
pub fn first() -> NewJob {
    NewJob { kind: JOB, payload: serde_json::json!({}), run_at: 0 }
}

/// What the job does.
pub async fn remind(app: &App, words: &Words, address: &str) -> Result<usize> {
    app.run(&Actor::system("reminders"), Remind { words, address }).await
}

struct Remind<'a> {
    words: &'a Words,
    /// Where people reach the program.
    address: &'a str,
}

impl Command for Remind<'_> {
    const NAME: &'static str = "activities.remind";
    /// How many letters.
    type Output = usize;

    async fn apply(self, tx: &mut Tx<'_>) -> Result<Done<usize>> {
        let today = tx.today();
        let recent = store::reminded_since(tx, tx.now() - REMIND_EVERY).await?;
        let mut noted = Vec::new();
        let mut letters = 0;
        for (organisation, stale) in store::stale(tx, &month_of(today)).await? {
            if recent.contains(&organisation) {
                continue;
            }
            let Some(reader) = store::speaker_of(tx, organisation, today).await? else { continue };
            let of = organisations::get(tx, organisation).await?;
            tx.mail(self.letter(&reader, &of, stale.len())).await?;
            letters += 1;
            noted.extend(stale.into_iter().take(NOTED));
        }
        let records = store::by_ids(tx, &noted).await?;
        tx.enqueue(NewJob { run_at: next_morning(tx.app().clock(), today), ..first() }).await?;
        Ok(remember(tx, records).await?.done(letters))
    }
}

impl Remind<'_> {
    fn letter(&self, reader: &person::Model, of: &organisation::Model, count: usize) -> Letter {
        let locale = reader.locale.as_deref().and_then(Locale::from_tag).unwrap_or(Locale::En);
        let lang = Lang::from(locale);
        let link = format!("{}/activities?organisation={}&stale=true", self.address, of.id);
        let mut args = Args::new();
        args.set("name", of.name(locale).to_owned());
        args.set("count", i64::try_from(count).unwrap_or(i64::MAX));
        args.set("days", FRESH_FOR / DAY);
        args.set("link", link);
        Letter {
            to: reader.email.clone(),
            subject: self.words.text(lang, "activities-letter-subject", &args).into_owned(),
            body: self.words.text(lang, "activities-letter", &args).into_owned(),
        }
    }
}

fn next_morning(clock: &Clock, today: Date) -> Millis {
    clock.hour_of(today.tomorrow().unwrap_or(today), MORNING)
}

#[cfg(test)]
mod tests {
    use kernel::HOUR;

    use super::*;

    #[test]
    fn letters_are_written_in_the_morning_of_the_country() {
        let nine_in_baghdad = 1_795_413_600_000;
        let clock = Clock::fixed(nine_in_baghdad);
        clock.keep("Asia/Baghdad").expect("a zone");
        let next = next_morning(&clock, clock.today());
        assert_eq!(next, nine_in_baghdad - HOUR + DAY);
        assert_eq!(next_morning(&clock, clock.day_of(next)), next + DAY);
    }
}
