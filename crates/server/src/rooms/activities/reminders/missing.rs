//! Asking for the reports of a month that have not come, by whoever coordinates, in one step.

use kernel::outbox::Letter;
use kernel::{Command, DAY, Done, Guarded, Id, Millis, Result, Tx};
use serde::Serialize;
use web::locale::{Lang, Locale};
use web::words::{Args, Words};

use super::NOTED;
use crate::rooms::activities::access::Action;
use crate::rooms::activities::commands::remember;
use crate::rooms::activities::model::{activity, first_day};
use crate::rooms::activities::picture::Month;
use crate::rooms::activities::store;
use crate::rooms::organisations;
use crate::rooms::organisations::model::organisation;
use crate::rooms::people::model::person;

/// Nobody is asked again within so many days.
const AGAIN: Millis = 3 * DAY;

/// Writes to whoever speaks for each of these organisations that the month's report is awaited.
pub struct AskFor<'a> {
    pub words: &'a Words,
    /// Where people reach the program.
    pub address: &'a str,
    pub month: Month,
    pub organisations: Vec<Id>,
}

/// What came of it.
#[derive(Debug, Default, PartialEq, Eq, Serialize)]
pub struct Asked {
    /// Letters written.
    pub letters: usize,
    /// Organisations that were written to within the last days.
    pub lately: usize,
    /// Organisations for which nobody with an account speaks.
    pub nobody: usize,
}

impl Command for AskFor<'_> {
    const NAME: &'static str = "activities.ask_for";
    type Output = Asked;

    async fn apply(mut self, tx: &mut Tx<'_>) -> Result<Done<Asked>> {
        self.organisations.sort_unstable();
        self.organisations.dedup();
        let lately = store::reminded_since(tx, tx.now() - AGAIN).await?;
        let (mut asked, mut noted) = (Asked::default(), Vec::new());
        for id in std::mem::take(&mut self.organisations) {
            let of = organisations::get(tx, id).await?;
            let mut under_way = store::under_way(tx, id, &self.month.to_string(), NOTED as u64).await?;
            under_way.retain(|record| activity::Entity::may(tx.actor(), Action::Edit, record));
            if lately.contains(&id) {
                asked.lately += 1;
            } else if under_way.is_empty() {
                asked.nobody += 1;
            } else if let Some(reader) = store::speaker_of(tx, id, tx.today()).await? {
                tx.mail(self.letter(&reader, &of)).await?;
                asked.letters += 1;
                noted.extend(under_way);
            } else {
                asked.nobody += 1;
            }
        }
        Ok(remember(tx, noted).await?.done(asked))
    }
}

impl AskFor<'_> {
    fn letter(&self, reader: &person::Model, of: &organisation::Model) -> Letter {
        let locale = reader.locale.as_deref().and_then(Locale::from_tag).unwrap_or(Locale::En);
        let lang = Lang::from(locale);
        let day = first_day(&self.month.to_string()).unwrap_or_default();
        let mut args = Args::new();
        args.set("name", of.name(locale).to_owned());
        args.set("month", lang.month(day));
        args.set("link", format!("{}/activities/copy?organisation={}&to={}", self.address, of.id, self.month));
        Letter {
            to: reader.email.clone(),
            subject: self.words.text(lang, "activities-ask-letter-subject", &args).into_owned(),
            body: self.words.text(lang, "activities-ask-letter", &args).into_owned(),
        }
    }
}
