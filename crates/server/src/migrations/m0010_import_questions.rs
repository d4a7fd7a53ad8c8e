//! Imports keep what somebody has to choose, and which organisations they would register, beside the rows.

use kernel::db::migrate::{Migration, Step, json_null};
use sea_orm::sea_query::{Alias, Table};

pub const MIGRATION: Migration = Migration { number: 10, name: "import questions", steps };

fn steps() -> Vec<Step> {
    let add = |column| Table::alter().table(Alias::new("import")).add_column(json_null(column)).to_owned();
    vec![Step::Alter(add("questions")), Step::Alter(add("newcomers"))]
}
