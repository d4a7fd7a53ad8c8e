//! Organisations, continued: working size, titles of posts in the other languages and the day a post ended, a version for
//! papers and posts, and what each merge moved, so that it can be undone.

use kernel::db::migrate::{Migration, Step, index, int, int_null, json, table_with_keys, text_null, uuid};
use sea_orm::sea_query::{Alias, ColumnDef, Table};

pub const MIGRATION: Migration = Migration { number: 8, name: "organisations, continued", steps };

fn steps() -> Vec<Step> {
    let version = || int("version").default(1).to_owned();
    let mut steps = vec![
        add("organisation", text_null("size")),
        add("post", text_null("title_ar")),
        add("post", text_null("title_ckb")),
        add("post", text_null("ended_on")),
        add("post", version()),
        add("registration", version()),
        table_with_keys(
            "organisation_merge",
            vec![
                uuid("survivor_id"),
                uuid("merged_id"),
                json("moved"),
                text_null("reason"),
                int("merged_at"),
                int_null("undone_at"),
            ],
            &[("survivor_id", "organisation"), ("merged_id", "organisation")],
        ),
    ];
    steps.push(index("organisation_merge", &["survivor_id"]));
    steps.push(index("organisation_merge", &["merged_id"]));
    steps
}

/// SQLite adds one column a statement.
fn add(table: &'static str, mut column: ColumnDef) -> Step {
    Step::Alter(Table::alter().table(Alias::new(table)).add_column(&mut column).to_owned())
}
