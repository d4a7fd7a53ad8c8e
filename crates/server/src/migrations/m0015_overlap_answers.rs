//! What the two reports told when an answer was given, so that it holds no longer than they do.

use kernel::db::migrate::{Migration, Step, int_null};
use sea_orm::sea_query::{Alias, Table};

pub const MIGRATION: Migration = Migration { number: 15, name: "overlap_answers_told", steps };

fn steps() -> Vec<Step> {
    ["told_a", "told_b"].map(add).into()
}

/// SQLite takes one column at a time.
fn add(column: &'static str) -> Step {
    Step::Alter(Table::alter().table(Alias::new("overlap_answer")).add_column(int_null(column)).to_owned())
}
