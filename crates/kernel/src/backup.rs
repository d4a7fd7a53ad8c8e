//! Backup while the program runs, of SQLite: one consistent copy of the database (`VACUUM INTO`). PostgreSQL has its own
//! tools; asking here says so.

use std::path::Path;

use sea_orm::ConnectionTrait;

use crate::db::dialect::{Engine, statement};
use crate::{App, Error, Result};

/// Copies the database, as of one moment, to a new file.
pub async fn copy_database(app: &App, to: &Path) -> Result<()> {
    if app.engine() == Engine::Postgres {
        return Err(Error::Unavailable("a PostgreSQL database is backed up with pg_dump".into()));
    }
    if to.exists() {
        return Err(Error::Unavailable(format!("{} is there already", to.display())));
    }
    let path = to.to_str().ok_or_else(|| Error::Unavailable("the path is not UTF-8".into()))?;
    app.db().writer().execute_raw(statement(Engine::Sqlite, "VACUUM INTO ?", vec![path.into()])).await?;
    Ok(())
}
