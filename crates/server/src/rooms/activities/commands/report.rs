//! Reporting an activity, correcting it, saying that it still holds, taking it out.

use kernel::{Command, Done, Error, Guarded, Id, Result, Tx};

use super::{Step, record};
use crate::rooms::activities::access::Action;
use crate::rooms::activities::model::{Draft, Stamp, activity};
use crate::rooms::activities::store;

/// Reports what one organisation does.
pub struct Report(pub Draft);

impl Command for Report {
    const NAME: &'static str = "activities.report";
    type Output = activity::Model;

    async fn apply(self, tx: &mut Tx<'_>) -> Result<Done<activity::Model>> {
        let draft = store::ground(tx).await?.settle(self.0, None)?;
        draft.fits_its_month()?;
        own_reference(tx, &draft, None).await?;
        let stamp = Stamp { id: tx.new_id(), now: tx.now(), by: tx.actor().id(), ..Stamp::default() };
        let made = activity::Model::made(draft, stamp);
        let id = made.id;
        let written = record(tx, vec![Step::made(made)]).await?;
        let made = tx.whole::<activity::Entity>().get(id).await?;
        Ok(written.done(made))
    }
}

/// Refuses a reference that another record of the organisation carries: a file with it would not say which it means.
async fn own_reference(tx: &Tx<'_>, draft: &Draft, before: Option<&activity::Model>) -> Result<()> {
    let Some(reference) = &draft.external_ref else { return Ok(()) };
    let whose = |record: &activity::Model| (record.organisation_id, record.external_ref.clone());
    if before.is_some_and(|before| whose(before) == (draft.organisation_id, draft.external_ref.clone())) {
        return Ok(());
    }
    match store::carries(tx, draft.organisation_id, reference).await? {
        true => Err(Error::invalid("external_ref", "activities-external-ref-taken")),
        false => Ok(()),
    }
}

/// Reports many activities as they are, with the bookkeeping they bring: a kit's sample. Numbers are given here.
pub struct ReportAll {
    pub records: Vec<activity::Model>,
}

impl Command for ReportAll {
    const NAME: &'static str = "activities.report_all";
    /// How many.
    type Output = usize;

    async fn apply(self, tx: &mut Tx<'_>) -> Result<Done<usize>> {
        let ground = store::ground(tx).await?;
        let count = self.records.len();
        let mut steps = Vec::with_capacity(count);
        for record in self.records {
            let draft = ground.settle(record.draft(), None)?;
            let (governorate_id, district_id) = (draft.governorate_id, draft.district_id);
            let (place_id, country_wide) = (draft.place_id, draft.country_wide);
            steps.push(Step::made(activity::Model { place_id, country_wide, governorate_id, district_id, ..record }));
        }
        Ok(record(tx, steps).await?.done(count))
    }
}

/// Corrects a record, or says how far the work has come.
pub struct Edit {
    pub id: Id,
    /// The version that was seen.
    pub version: i64,
    pub draft: Draft,
    pub why: Option<String>,
}

impl Command for Edit {
    const NAME: &'static str = "activities.edit";
    type Output = activity::Model;

    async fn apply(self, tx: &mut Tx<'_>) -> Result<Done<activity::Model>> {
        let before = store::get(tx, self.id).await?;
        // Whoever may not edit it learns nothing more of it.
        drop(tx.permit::<activity::Entity>(Action::Edit, &before)?);
        if before.version != self.version {
            return Err(Error::Conflict("activities-conflict"));
        }
        let draft = store::ground(tx).await?.settle(self.draft, Some(&before.draft()))?;
        draft.fits_its_month()?;
        own_reference(tx, &draft, Some(&before)).await?;
        let after = before.clone().edited(draft, tx.now(), tx.actor().id()).because(self.why);
        if after.opens(&before) && !activity::Entity::may(tx.actor(), Action::Open, &before) {
            return Err(Error::invalid("visibility", "activities-not-yours-to-open"));
        }
        Ok(record(tx, vec![Step::edited(before, after.clone())]).await?.done(after))
    }
}

/// Says of records that they still hold.
pub struct Confirm {
    pub ids: Vec<Id>,
}

impl Command for Confirm {
    const NAME: &'static str = "activities.confirm";
    /// How many.
    type Output = usize;

    async fn apply(mut self, tx: &mut Tx<'_>) -> Result<Done<usize>> {
        self.ids.sort_unstable();
        self.ids.dedup();
        let records = store::by_ids(tx, &self.ids).await?;
        if records.len() != self.ids.len() {
            return Err(Error::NotFound);
        }
        let (now, by) = (tx.now(), tx.actor().id());
        let confirmed = records.into_iter().map(|record| (record.clone(), record.confirmed(now, by)));
        let steps = confirmed.map(|(before, after)| Step::confirmed(before, after)).collect();
        let count = self.ids.len();
        Ok(record(tx, steps).await?.done(count))
    }
}

/// Takes a record out. What it said stays in the log.
pub struct Remove {
    pub id: Id,
    pub why: Option<String>,
}

impl Command for Remove {
    const NAME: &'static str = "activities.remove";
    type Output = ();

    async fn apply(self, tx: &mut Tx<'_>) -> Result<Done<()>> {
        let found = store::get(tx, self.id).await?;
        let told = activity::Model { version: found.version + 1, ..found.clone() }.because(self.why);
        let mut steps = vec![Step::removed(told.clone())];
        if told.why.is_some() {
            let said = Step { action: Action::Remove, before: Some(found), after: Some(told) };
            steps.insert(0, said);
        }
        let mut written = Vec::new();
        for step in steps {
            written.push(record(tx, vec![step]).await?);
        }
        let written = written.into_iter().reduce(|one, other| one.and(other));
        Ok(written.ok_or_else(|| Error::internal("a removal writes"))?.done(()))
    }
}
