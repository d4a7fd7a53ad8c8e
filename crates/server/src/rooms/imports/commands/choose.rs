//! What somebody says a text of a file means: kept with the import, and applied when its rows are read again.

use kernel::{Change, Command, Done, Error, Id, Result, Tx};

use crate::rooms::imports::access::Action;
use crate::rooms::imports::model::{choice, import};
use crate::rooms::imports::reading::{Question, scope_text};
use crate::rooms::imports::store;

/// One answer: what was asked, and what is meant.
pub struct Answer {
    pub question: Question,
    /// As `choice::Model::target_id` has it.
    pub target: Option<Id>,
}

pub struct Choose {
    pub id: Id,
    /// The version that was seen: its questions are told by their order.
    pub version: Option<i64>,
    pub answers: Vec<Answer>,
}

impl Command for Choose {
    const NAME: &'static str = "imports.choose";
    type Output = import::Model;

    async fn apply(self, tx: &mut Tx<'_>) -> Result<Done<import::Model>> {
        let import = store::get(tx, self.id).await?;
        drop(tx.permit::<import::Entity>(Action::Bring, &import)?);
        let import = import.seen(self.version)?.open()?;
        let known = store::choices(tx, import.id).await?;
        let mut changes = Vec::with_capacity(self.answers.len());
        for Answer { question, target } in self.answers {
            let scope = scope_text(question.scope);
            let same =
                |row: &&choice::Model| row.field == question.field && row.text == question.text && row.scope == scope;
            let before = known.iter().find(same).cloned();
            let id = before.as_ref().map_or_else(|| tx.new_id(), |before| before.id);
            let after = choice::Model {
                id,
                import_id: import.id,
                field: question.field,
                text: question.text,
                scope,
                target_id: target,
            };
            changes.push((before, after));
        }
        if changes.is_empty() {
            return Err(Error::invalid("", "imports-choose-something"));
        }
        let permit = tx.permit_all::<choice::Entity>(Action::Bring, changes.iter().map(|(_, after)| after))?;
        let changes = changes.into_iter().map(|(before, after)| match before {
            Some(before) => Change::of(before, after),
            None => Change::made(after),
        });
        Ok(tx.write_all(&permit, changes.collect()).await?.done(import))
    }
}
