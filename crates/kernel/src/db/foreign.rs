//! Reading a SQLite file that is not ours (a GeoPackage): read-only, without extensions, whole tables, within a limit.

use std::path::Path;

use sea_orm::sqlx::sqlite::{SqliteConnectOptions, SqlitePoolOptions, SqliteRow};
use sea_orm::sqlx::{self, AssertSqlSafe, Column, Row, TypeInfo, ValueRef};
use serde_json::Value as Json;

use crate::{Error, Result};

/// One row: its named values, and the one binary value if it has any.
pub struct ForeignRow {
    pub values: Vec<(String, Json)>,
    pub blobs: Vec<(String, Vec<u8>)>,
}

/// All rows of `table` in the SQLite file at `path`, at most `limit`. The name is quoted: it comes from the file.
pub async fn rows(path: &Path, table: &str, limit: usize) -> Result<Vec<ForeignRow>> {
    let options = SqliteConnectOptions::new().filename(path).read_only(true).create_if_missing(false);
    let pool = SqlitePoolOptions::new().max_connections(1).connect_with(options).await.map_err(broken)?;
    let sql = format!("SELECT * FROM \"{}\" LIMIT {limit}", table.replace('"', "\"\""));
    let rows = sqlx::query(AssertSqlSafe(sql)).fetch_all(&pool).await.map_err(broken)?;
    pool.close().await;
    Ok(rows.iter().map(read).collect())
}

fn read(row: &SqliteRow) -> ForeignRow {
    let mut out = ForeignRow { values: Vec::new(), blobs: Vec::new() };
    for column in row.columns() {
        let (index, name) = (column.ordinal(), column.name().to_owned());
        let kind = row.try_get_raw(index).map(|value| value.type_info().name().to_owned()).unwrap_or_default();
        match kind.as_str() {
            "BLOB" => out.blobs.push((name, row.try_get(index).unwrap_or_default())),
            "INTEGER" | "BOOLEAN" => out.values.push((name, row.try_get::<i64, _>(index).ok().into())),
            "REAL" => out.values.push((name, row.try_get::<f64, _>(index).ok().into())),
            "NULL" => out.values.push((name, Json::Null)),
            _ => out.values.push((name, row.try_get::<String, _>(index).ok().into())),
        }
    }
    out
}

fn broken(error: sqlx::Error) -> Error {
    Error::Unavailable(format!("this is not a readable GeoPackage: {error}"))
}
