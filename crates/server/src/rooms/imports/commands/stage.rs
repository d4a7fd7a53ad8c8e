//! Going through the rows of a file chunk by chunk, for the preview and the commit alike: what each says, held against what
//! is recorded, becomes its verdict.

use kernel::{Id, Result, Tx};
use serde_json::json;
use tables::Row;

use crate::rooms::imports::judge::{Existing, Judge, Judged};
use crate::rooms::imports::known::Known;
use crate::rooms::imports::model::{Target, import, import_row};
use crate::rooms::imports::reading::{Body, Newcomer, Reader, Said, Start, to_json};
use crate::rooms::imports::{mapping::Mapping, store};
use crate::rooms::imports::{needs, organisations};

/// Rows that are read, looked up and written together.
pub const CHUNK: usize = 500;

/// Everything that stays the same while rows go by.
pub struct Stage<'a> {
    pub import: import::Model,
    pub reader: Reader,
    mapping: Mapping,
    judge: Judge<'a>,
    needs: needs::Judge<'a>,
}

impl<'a> Stage<'a> {
    pub async fn set(tx: &Tx<'a>, import: import::Model, newcomers: Vec<Newcomer>, today: String) -> Result<Self> {
        let viewer = tx.app().viewer(tx.actor().clone());
        let choices = store::choices(tx, import.id).await?;
        let mapping = import.mapping()?;
        let reader = Reader::new(Start {
            import: &import,
            table: import.table()?,
            mapping: mapping.clone(),
            known: Known::load(&viewer).await?,
            choices: &choices,
            actor: tx.actor(),
            newcomers,
            today,
            day: tx.today().to_string(),
            random: tx.app().random().clone(),
            now: tx.now(),
        });
        let judge = Judge::load(tx, mapping.clone()).await?;
        Ok(Self { import, reader, mapping, judge, needs: needs::Judge::load(tx).await? })
    }

    /// The verdicts of the next rows, in their order; rows of the head are passed over.
    pub async fn judged(&mut self, tx: &Tx<'_>, rows: &[Row]) -> Result<Vec<Judged>> {
        let said: Vec<Said> = rows.iter().filter_map(|row| self.reader.read(row)).collect();
        if self.import.target == Target::Organisations {
            let existing = organisations::existing(tx, &said).await?;
            let one = |said| organisations::judged(tx.actor(), &self.mapping, said, &existing, || tx.new_id());
            return Ok(said.into_iter().map(one).collect());
        }
        let waits: Vec<Vec<usize>> = said
            .iter()
            .map(|said| match &said.body {
                Body::Asks(numbers, _) => numbers.clone(),
                _ => Vec::new(),
            })
            .collect();
        let Self { reader, judge, needs, mapping, .. } = self;
        let mut judged: Vec<Judged> = if self.import.target == Target::Needs {
            let existing = needs::Existing::of(tx, &said).await?;
            said.into_iter().map(|said| needs.judge(mapping, said, &existing)).collect()
        } else {
            let existing = Existing::of(tx, &said).await?;
            said.into_iter().map(|said| judge.judge(said, &existing, &mut reader.newcomers)).collect()
        };
        for (one, waits) in judged.iter_mut().zip(waits) {
            let questions = waits.iter().filter_map(|number| reader.questions.get(*number));
            one.told.asks = questions.map(|question| (question.field.clone(), question.text.clone())).collect();
        }
        Ok(judged)
    }
}

/// A row as it is kept; none where it is of the head.
pub fn staged(import: Id, row: &Row, judged: &Judged) -> import_row::Model {
    import_row::Model {
        id: row_id(import, row.number),
        import_id: import,
        row: i64::from(row.number),
        verdict: judged.verdict,
        cells: row.cells.iter().map(to_json).collect::<Vec<_>>().into(),
        reasons: json!(judged.told),
        candidates: None,
        record_id: None,
        change_seq: None,
    }
}

/// The id of a row: its import's, ending in its number. Rows so lie in the index in their order, and previewing again
/// writes the same rows.
pub fn row_id(import: Id, row: u32) -> Id {
    let mut bytes = *import.as_bytes();
    bytes[12..].copy_from_slice(&row.to_be_bytes());
    Id::from_bytes(bytes)
}
