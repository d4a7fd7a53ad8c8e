//! Reminding those who report: once a day the program looks for organisations whose latest month has gone stale, and
//! writes to whoever speaks for each, in her language, at most once in thirty days.

use jiff::civil::Date;
use kernel::jobs::NewJob;
use kernel::outbox::Letter;
use kernel::{Actor, App, Clock, Command, DAY, Done, Id, Millis, Reads, Result, Tx};
use rustc_hash::{FxHashMap, FxHashSet};
use sea_orm::{ColumnTrait, FromQueryResult, QueryOrder, QuerySelect};
use web::locale::{Lang, Locale};
use web::words::{Args, Words};

use super::commands::remember;
use super::model::{FRESH_FOR, REMIND_EVERY, Status, activity, month_of};
use super::store;
use crate::rooms::organisations::model::{organisation, post, post_holder};
use crate::rooms::people::model::{ScopeKind, grant, person};

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
        let recent = reminded_since(tx, tx.now() - REMIND_EVERY).await?;
        let mut noted = Vec::new();
        let mut letters = 0;
        for (organisation, stale) in stale(tx, &month_of(today)).await? {
            if recent.contains(&organisation) {
                continue;
            }
            let Some(reader) = speaker_of(tx, organisation, today).await? else { continue };
            let of = tx.find::<organisation::Entity>().get(organisation).await?;
            tx.mail(self.letter(&reader, &of, stale.len())).await?;
            letters += 1;
            noted.extend(stale.into_iter().take(NOTED));
        }
        let mut records = Vec::with_capacity(noted.len());
        for ids in noted.chunks(1_000) {
            records.extend(tx.find::<activity::Entity>().by_ids(ids.iter().copied()).all().await?);
        }
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

/// The organisations that were written to since a moment.
async fn reminded_since(tx: &Tx<'_>, since: Millis) -> Result<FxHashSet<Id>> {
    #[derive(FromQueryResult)]
    struct Reminded {
        organisation_id: Id,
    }
    let find = tx.find::<activity::Entity>().filter(activity::Column::RemindedAt.gt(since));
    let find = find.narrow(|select| select.select_only().column(activity::Column::OrganisationId).distinct());
    Ok(find.read::<Reminded>().await?.into_iter().map(|one| one.organisation_id).collect())
}

/// What has gone stale (`activity::Model::is_stale`), by organisation, in the order of their ids.
async fn stale(tx: &Tx<'_>, month: &str) -> Result<Vec<(Id, Vec<Id>)>> {
    #[derive(FromQueryResult)]
    struct Old {
        id: Id,
        organisation_id: Id,
        period: String,
    }
    let latest = store::latest_months(tx, None, month).await?;
    let old = tx.find::<activity::Entity>().filter(activity::Column::ConfirmedAt.lt(tx.now() - FRESH_FOR));
    let old = old.filter(activity::Column::Status.is_in([Status::Planned, Status::Ongoing]));
    let columns = [activity::Column::Id, activity::Column::OrganisationId, activity::Column::Period];
    let old = old.narrow(|select| select.select_only().columns(columns).order_by_asc(activity::Column::No));
    let mut by_organisation: FxHashMap<Id, Vec<Id>> = FxHashMap::default();
    for old in old.read::<Old>().await? {
        if latest.get(&old.organisation_id).is_none_or(|last| old.period >= *last) {
            by_organisation.entry(old.organisation_id).or_default().push(old.id);
        }
    }
    let mut all: Vec<_> = by_organisation.into_iter().collect();
    all.sort_unstable_by_key(|(organisation, _)| *organisation);
    Ok(all)
}

/// Who holds the organisation's post for the coordination and has an account with a role for it, or else its focal point.
/// Whoever has left it gets no letter, even where its posts still name her; nor do people of a sample.
async fn speaker_of(tx: &Tx<'_>, organisation: Id, today: Date) -> Result<Option<person::Model>> {
    let posts = tx.find::<post::Entity>().filter(post::Column::OrganisationId.eq(organisation));
    let posts: Vec<Id> = posts.filter(post::Column::Focal.eq(true)).all().await?.iter().map(|post| post.id).collect();
    let holders = tx.find::<post_holder::Entity>().filter(post_holder::Column::PostId.is_in(posts)).all().await?;
    let grants = tx.find::<grant::Entity>().filter(grant::Column::Scope.eq(ScopeKind::Organisation));
    let mut grants = grants.filter(grant::Column::ScopeId.eq(organisation)).all().await?;
    grants.retain(|one| one.is_in_force(today));
    grants.sort_by_key(|one| (one.given_at, one.id));
    let holding = holders.iter().filter(|one| one.holds(today)).filter_map(|one| one.person_id);
    let belonging = holding.filter(|id| grants.iter().any(|one| one.person_id == *id));
    let focal = grants.iter().filter(|one| one.role == kernel::Role::FocalPoint).map(|one| one.person_id);
    let people: Vec<Id> = belonging.chain(focal).collect();
    for id in people {
        let known = tx.find::<person::Entity>().by_ids([id]).one().await?;
        if let Some(person) = known.filter(|person| person.active && !person.sample) {
            return Ok(Some(person));
        }
    }
    Ok(None)
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
