//! Recording what a file says, as one: the kept cells are read again by the same reader that previewed them, so that
//! nothing stale is written; new organisations are registered, records made and altered, and what somebody chose is
//! remembered as spellings.

use kernel::{Change, Command, Done, Error, Id, Reads, Result, Tx};
use rustc_hash::{FxHashMap, FxHashSet};
use serde_json::json;
use tables::Row;

use super::learn::learn;
use super::stage::{CHUNK, Stage};
use crate::rooms::activities::Stamp;
use crate::rooms::activities::commands::{Step, record};
use crate::rooms::activities::model::activity;
use crate::rooms::imports::access::Action;
use crate::rooms::imports::judge::{Judged, Outcome, named};
use crate::rooms::imports::model::{ImportState, import, import_row};
use crate::rooms::imports::needs;
use crate::rooms::imports::organisations::{self, Doing};
use crate::rooms::imports::progress::Progress;
use crate::rooms::imports::reading::{Newcomer, from_json};
use crate::rooms::imports::store;
use crate::rooms::imports::told::{Counts, Told};
use crate::rooms::organisations::model::Jurisdiction;
use crate::rooms::terms::{self, term};

pub struct Commit {
    pub id: Id,
    pub month: String,
    /// Whether rows that wait for a choice may stay out.
    pub leaving_choices: bool,
    pub progress: Progress,
}

impl Command for Commit {
    const NAME: &'static str = "imports.commit";
    type Output = import::Model;

    async fn apply(self, tx: &mut Tx<'_>) -> Result<Done<import::Model>> {
        let before = store::get(tx, self.id).await?;
        let permit = tx.permit::<import::Entity>(Action::Bring, &before)?;
        let counts: Counts = serde_json::from_value(before.counts.clone())?;
        match before.clone().open()?.state {
            ImportState::Previewed => {}
            _ => return Err(Error::Conflict("imports-not-previewed")),
        }
        if counts.choice > 0 && !self.leaving_choices {
            return Err(Error::invalid("leaving", "imports-choices-open"));
        }
        let newcomers: Vec<Newcomer> = match &before.newcomers {
            Some(newcomers) => serde_json::from_value(newcomers.clone())?,
            None => Vec::new(),
        };
        let stage = Stage::set(tx, before.clone(), newcomers, self.month).await?;
        let mut work = Work { stage, registered: FxHashSet::default(), jurisdictions: jurisdictions(tx).await? };
        let counts = work.all(tx, counts, &self.progress).await?;
        learn(tx, &work.stage).await?;
        let after = before.clone().committed(&counts, tx.now());
        Ok(tx.write(&permit, Change::of(before, after.clone())).await?.done(after))
    }
}

struct Work<'a> {
    stage: Stage<'a>,
    /// Newcomers that are in the register by now.
    registered: FxHashSet<Id>,
    jurisdictions: FxHashMap<String, Jurisdiction>,
}

impl Work<'_> {
    async fn all(&mut self, tx: &mut Tx<'_>, before: Counts, progress: &Progress) -> Result<Counts> {
        let mut counts = Counts { empty: before.empty, last: before.last, ..Counts::default() };
        let mut last = 0;
        loop {
            let staged = store::rows_after(tx, self.stage.import.id, last, CHUNK as u64).await?;
            let Some(end) = staged.last() else { return Ok(counts) };
            last = end.row;
            let rows: Vec<Row> = staged.iter().map(as_row).collect();
            let judged = self.stage.judged(tx, &rows).await?;
            judged.iter().for_each(|judged| counts.add(judged.verdict));
            self.register(tx, &judged).await?;
            self.write(tx, staged, judged).await?;
            progress.add(rows.len());
        }
    }

    /// Registers the organisations that are new and first named in these rows.
    async fn register(&mut self, tx: &mut Tx<'_>, judged: &[Judged]) -> Result<()> {
        let drafts = judged.iter().filter_map(|judged| match &judged.outcome {
            Outcome::Make(draft) | Outcome::Alter(_, draft) => Some(draft),
            _ => None,
        });
        let mut new = Vec::new();
        for id in drafts.flat_map(|draft| named(draft)) {
            if let Some(newcomer) = self.stage.reader.newcomers.get(id)
                && self.registered.insert(id)
            {
                new.push(newcomer.clone());
            }
        }
        if new.is_empty() {
            return Ok(());
        }
        let kind = self.stage.reader.known().other_kind();
        organisations::register(tx, &new, &kind).await
    }

    async fn write(&mut self, tx: &mut Tx<'_>, staged: Vec<import_row::Model>, judged: Vec<Judged>) -> Result<()> {
        let (now, by, import) = (tx.now(), tx.actor().id(), self.stage.import.id);
        let source = self.stage.import.file_name.clone();
        let (mut edits, mut makes, mut others) = (Vec::new(), Vec::new(), Vec::new());
        let mut figures = Vec::new();
        // What of the kept rows has to be written anew: those whose verdict changed, and those that alter a record.
        let mut anew: Vec<(import_row::Model, import_row::Model, Told)> = Vec::new();
        let mut altering = Vec::new();
        for (row, judged) in staged.into_iter().zip(judged) {
            let mut told = judged.told;
            let mut after = import_row::Model { verdict: judged.verdict, ..row.clone() };
            match judged.outcome {
                Outcome::Nothing => {}
                Outcome::Make(draft) => {
                    let stamp = Stamp {
                        id: tx.new_id(),
                        no: 0,
                        now,
                        by,
                        import: Some((import, row.row)),
                        source: Some(source.clone()),
                        sample: false,
                    };
                    makes.push(Step::made(activity::Model::made(*draft, stamp)));
                }
                Outcome::Alter(before, draft) => {
                    after.record_id = Some(before.id);
                    told.version = Some(before.version + 1);
                    altering.push(anew.len());
                    edits.push(Step::edited(*before.clone(), before.edited(*draft, now, by)));
                }
                Outcome::Need(step) => {
                    figures.push((anew.len(), *step));
                    anew.push((row, after, told));
                    continue;
                }
                Outcome::Organisation(step) => {
                    after.record_id = Some(step.id);
                    if let Doing::Alter { version, was: Some(was), .. } = &step.doing {
                        told.version = Some(version + 1);
                        told.was = Some((**was).clone());
                    }
                    others.push(*step);
                }
            }
            if after.verdict != row.verdict || after.record_id.is_some() {
                anew.push((row, after, told));
            }
        }
        let altered = edits.len() as i64;
        if altered > 0 {
            let _written = record(tx, edits).await?;
            let first = tx.last_link() - altered + 1;
            for (seq, at) in (first..).zip(altering) {
                anew[at].1.change_seq = Some(seq);
            }
        }
        if !makes.is_empty() {
            let _written = record(tx, makes).await?;
        }
        let (places, steps): (Vec<usize>, Vec<needs::Step>) = figures.into_iter().unzip();
        for (at, done) in places.into_iter().zip(needs::write(tx, steps).await?) {
            let (_, after, told) = &mut anew[at];
            after.record_id = Some(done.record);
            (after.change_seq, told.version) = done.change.unzip();
        }
        let mut papers = organisations::write(tx, others, &self.jurisdictions).await?;
        let permit = tx.permit_all::<import_row::Entity>(Action::Bring, anew.iter().map(|(_, after, _)| after))?;
        let change = |(before, mut after, mut told): (import_row::Model, import_row::Model, Told)| {
            told.paper = after.record_id.and_then(|id| papers.remove(&id));
            after.reasons = json!(told);
            Change::of(before, after)
        };
        let changes = anew.into_iter().map(change).collect();
        let _written = tx.write_all(&permit, changes).await?;
        Ok(())
    }
}

/// The row as the file had it.
fn as_row(staged: &import_row::Model) -> Row {
    let cells = staged.cells.as_array().into_iter().flatten().map(from_json).collect();
    Row { number: u32::try_from(staged.row).unwrap_or(0), cells }
}

/// What the kept reasons of a row say.
pub fn told(staged: &import_row::Model) -> Told {
    serde_json::from_value(staged.reasons.clone()).unwrap_or_default()
}

async fn jurisdictions(reads: &impl Reads) -> Result<FxHashMap<String, Jurisdiction>> {
    let of = |term: &term::Model| match term.attributes().jurisdiction.as_deref() {
        Some(law) if law.starts_with("kurdistan") => Jurisdiction::Kurdistan,
        _ => Jurisdiction::Federal,
    };
    let authorities = terms::every(reads, terms::AUTHORITY).await?;
    Ok(authorities.iter().map(|term| (term.key.clone(), of(term))).collect())
}
