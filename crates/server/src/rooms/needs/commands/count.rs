//! Figures of people in need: one from a form, many from a kit, or as another room reads them from a file.

use kernel::{Change, Command, Done, Error, Id, Invalid, Result, Tx, Written};

use super::{Ground, KEPT, check_organisations, hand, seen_is, today, together};
use crate::rooms::needs::access::Action;
use crate::rooms::needs::model::{Count, Hand, figure};
use crate::rooms::needs::sight::keep_closed;
use crate::rooms::needs::store;

/// What figures are checked against, read once for however many there are.
pub struct Counting {
    ground: Ground,
    today: String,
}

impl Counting {
    pub async fn load(tx: &Tx<'_>) -> Result<Self> {
        Ok(Self { ground: Ground::read(tx).await?, today: today(tx) })
    }

    /// The figure with its governorate, or all that is wrong with it. Whether its organisation and its assessment are there is
    /// left to whoever names them.
    pub fn settle(&self, count: Count, before: &Count) -> Result<Count> {
        self.settled(count, before, Invalid::default())
    }

    fn settled(&self, mut count: Count, before: &Count, mut wrong: Invalid) -> Result<Count> {
        count.governorate_id = self.ground.governorate_of_any(count.place_id, &mut wrong);
        self.ground.check_sectors("sector_id", &[count.sector_id], &[before.sector_id], &mut wrong);
        self.ground.check_group(&count.population_group, &mut wrong);
        together(count.checked(&self.today), wrong).map(|()| count)
    }
}

/// `Counting::settle`, asking for the organisation and the assessment too.
async fn settle(tx: &Tx<'_>, counting: &Counting, count: Count, before: &Count) -> Result<Count> {
    let mut wrong = Invalid::default();
    let own: Vec<Id> = count.organisation_id.into_iter().collect();
    let old: Vec<Id> = before.organisation_id.into_iter().collect();
    check_organisations(tx, "organisation_id", &own, &old, &mut wrong).await?;
    if let Some(id) = count.assessment_id.filter(|id| before.assessment_id != Some(*id)) {
        match store::assessment(tx, id).await {
            Err(Error::NotFound) => drop(wrong.add("assessment_id", "needs-assessment-unknown")),
            other => drop(other?),
        }
    }
    counting.settled(count, before, wrong)
}

/// Writes figures that were settled before: new ones, in the transaction of whoever brings them.
pub async fn add_figures(tx: &mut Tx<'_>, made: Vec<figure::Model>) -> Result<Written> {
    let permit = tx.permit_all::<figure::Entity>(Action::Add, &made)?;
    tx.write_all(&permit, made.into_iter().map(Change::made).collect()).await
}

/// Writes figures as they were and as they are, asking leave for both.
pub async fn correct_figures(tx: &mut Tx<'_>, changed: Vec<(figure::Model, figure::Model)>) -> Result<Written> {
    let sides = changed.iter().flat_map(|(before, after)| [before, after]);
    let permit = tx.permit_all::<figure::Entity>(Action::Edit, sides)?;
    tx.write_all(&permit, changed.into_iter().map(|(before, after)| Change::of(before, after)).collect()).await
}

/// Takes figures out.
pub async fn remove_figures(tx: &mut Tx<'_>, gone: Vec<figure::Model>) -> Result<Written> {
    let permit = tx.permit_all::<figure::Entity>(Action::Remove, &gone)?;
    tx.write_all(&permit, gone.into_iter().map(Change::removed).collect()).await
}

/// One figure. What is recorded already in every word, as when a form is sent twice, is not recorded again.
pub struct CountNeed(pub Count);

impl Command for CountNeed {
    const NAME: &'static str = "needs.count";
    type Output = figure::Model;

    async fn apply(self, tx: &mut Tx<'_>) -> Result<Done<figure::Model>> {
        let count = settle(tx, &Counting::load(tx).await?, self.0, &Count::default()).await?;
        let made = figure::Model::made(tx.new_id(), count, &hand(tx, None));
        let permit = tx.permit::<figure::Entity>(Action::Add, &made)?;
        if let Some(twin) = store::same_figure(tx, &made).await? {
            return Ok(tx.write_all(&permit, Vec::new()).await?.done(twin));
        }
        Ok(tx.write(&permit, Change::made(made.clone())).await?.done(made))
    }
}

/// Many figures at once, all or none; a fault names the row it is in.
pub struct CountAll {
    /// With the row each stands in.
    pub counts: Vec<(u32, Count)>,
    pub sample: bool,
}

impl Command for CountAll {
    const NAME: &'static str = "needs.count_all";
    /// How many.
    type Output = usize;

    async fn apply(self, tx: &mut Tx<'_>) -> Result<Done<usize>> {
        let hand = Hand { sample: self.sample, ..hand(tx, None) };
        let counting = Counting::load(tx).await?;
        let mut made = Vec::with_capacity(self.counts.len());
        // Whose figures they are, and what they rest on, is the same in most rows, and asked once.
        let mut before = Count::default();
        for (row, count) in self.counts {
            let count = settle(tx, &counting, count, &before).await.map_err(|error| in_row(error, row))?;
            before = Count { organisation_id: count.organisation_id, assessment_id: count.assessment_id, ..before };
            made.push(figure::Model::made(tx.new_id(), count, &hand));
        }
        let count = made.len();
        Ok(add_figures(tx, made).await?.done(count))
    }
}

fn in_row(error: Error, row: u32) -> Error {
    let Error::Invalid(mut wrong) = error else { return error };
    for fault in &mut wrong.0 {
        fault.field = format!("{row}:{}", fault.field);
    }
    Error::Invalid(wrong)
}

pub struct EditFigure {
    pub id: Id,
    /// The version that was seen.
    pub version: i64,
    pub count: Count,
    pub why: Option<String>,
}

impl Command for EditFigure {
    const NAME: &'static str = "needs.edit_figure";
    type Output = figure::Model;

    async fn apply(self, tx: &mut Tx<'_>) -> Result<Done<figure::Model>> {
        let before = store::figure(tx, self.id).await?;
        drop(tx.permit::<figure::Entity>(Action::Edit, &before)?);
        seen_is(before.version, self.version)?;
        let count = settle(tx, &Counting::load(tx).await?, self.count, &before.count()).await?;
        let after = before.clone().saying(count, &hand(tx, self.why));
        let [was, is] = [&before, &after].map(|one| (one.organisation_id, one.visibility));
        keep_closed(tx.actor(), was, is, KEPT)?;
        let permit = tx.permit::<figure::Entity>(Action::Edit, &after)?;
        Ok(tx.write(&permit, Change::of(before, after.clone())).await?.done(after))
    }
}

pub struct RemoveFigure(pub Id);

impl Command for RemoveFigure {
    const NAME: &'static str = "needs.remove_figure";
    type Output = ();

    async fn apply(self, tx: &mut Tx<'_>) -> Result<Done<()>> {
        let before = store::figure(tx, self.0).await?;
        let permit = tx.permit::<figure::Entity>(Action::Remove, &before)?;
        Ok(tx.write(&permit, Change::removed(before)).await?.done(()))
    }
}
