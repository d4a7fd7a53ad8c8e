//! Why an activity was changed last, of which it is next month's copy, and the index its freshness is asked of.

use kernel::db::migrate::{Migration, Step, index, text_null, uuid_null};
use sea_orm::sea_query::{Alias, ColumnDef, Table};

pub const MIGRATION: Migration = Migration { number: 9, name: "activities_told", steps };

fn steps() -> Vec<Step> {
    vec![
        add(text_null("why")),
        add(uuid_null("copied_from")),
        index("activity", &["organisation_id", "period"]),
        index("activity", &["copied_from"]),
    ]
}

/// SQLite takes one column at a time.
fn add(column: ColumnDef) -> Step {
    Step::Alter(Table::alter().table(Alias::new("activity")).add_column(column).to_owned())
}
