//! Full text over records in any script: the text is folded by `names::fold` and then handed to the engine's own index
//! (FTS5 or tsvector), since both engines are wrong on raw Arabic and Sorani. Queries are folded alike.

use sea_orm::sea_query::{Expr, SimpleExpr};
use sea_orm::{ConnectionTrait, DatabaseTransaction, Value};

use crate::db::dialect::{self, Engine, statement};
use crate::{App, Id, Result};

/// More words than this in a query are noise.
const WORDS: usize = 12;

pub(crate) struct Entry {
    pub row: Id,
    /// Whether the row is in the index already.
    pub known: bool,
    pub text: Option<String>,
}

pub(crate) async fn put(db: &DatabaseTransaction, entity: &'static str, entries: &[Entry]) -> Result<()> {
    let engine = Engine::from_backend(db.get_database_backend());
    for entry in entries.iter().filter(|entry| entry.known) {
        remove(db, engine, entity, entry.row).await?;
    }
    let texts: Vec<(Id, String)> =
        entries.iter().filter_map(|entry| entry.text.as_ref().map(|text| (entry.row, names::fold(text)))).collect();
    for chunk in texts.chunks(500) {
        insert(db, engine, entity, chunk).await?;
    }
    Ok(())
}

async fn remove(db: &DatabaseTransaction, engine: Engine, entity: &'static str, row: Id) -> Result<()> {
    let key = || vec![Value::from(entity), Value::from(row)];
    if engine == Engine::Sqlite {
        let sql = "DELETE FROM search_index WHERE rowid = (SELECT id FROM search_text WHERE entity = ? AND row = ?)";
        db.execute_raw(statement(engine, sql, key())).await?;
    }
    let sql = "DELETE FROM search_text WHERE entity = ? AND row = ?";
    db.execute_raw(statement(engine, sql, key())).await?;
    Ok(())
}

async fn insert(db: &DatabaseTransaction, engine: Engine, entity: &'static str, texts: &[(Id, String)]) -> Result<()> {
    let marks = |one: &str| vec![one; texts.len()].join(", ");
    match engine {
        Engine::Postgres => {
            let sql = format!(
                "INSERT INTO search_text (entity, row, vector) VALUES {}",
                marks("(?, ?, to_tsvector('simple', ?))")
            );
            let values = texts.iter().flat_map(|(row, text)| [entity.into(), (*row).into(), text.clone().into()]);
            db.execute_raw(statement(engine, &sql, values.collect())).await?;
        }
        Engine::Sqlite => {
            let first = crate::db::counters::take(db, "search", texts.len() as i64).await?;
            let ids = first..first + texts.len() as i64;
            let sql = format!("INSERT INTO search_text (id, entity, row) VALUES {}", marks("(?, ?, ?)"));
            let values = ids.clone().zip(texts).flat_map(|(id, (row, _))| [id.into(), entity.into(), (*row).into()]);
            db.execute_raw(statement(engine, &sql, values.collect())).await?;
            let sql = format!("INSERT INTO search_index (rowid, body) VALUES {}", marks("(?, ?)"));
            let values = ids.zip(texts).flat_map(|(id, (_, text))| [id.into(), text.clone().into()]);
            db.execute_raw(statement(engine, &sql, values.collect())).await?;
        }
    }
    Ok(())
}

/// The condition `id IN (rows of this kind whose text has every word of the query)`; `None` for a query without words.
pub fn matching(app: &App, entity: &'static str, query: &str) -> Option<SimpleExpr> {
    let folded = names::fold(query);
    let words: Vec<String> = folded
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .take(WORDS)
        .map(str::to_owned)
        .collect();
    if words.is_empty() {
        return None;
    }
    let engine = app.engine();
    let values = [Value::from(dialect::full_text_query(engine, &words)), Value::from(entity)];
    Some(Expr::cust_with_values(dialect::full_text(engine), values))
}
