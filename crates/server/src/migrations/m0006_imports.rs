//! Spreadsheets that were sent: the file, how its columns were understood, and every row with its verdict.

use kernel::db::migrate::{
    Migration, Step, index, int, int_null, json, json_null, table, table_with_keys, text, text_null, unique, uuid,
    uuid_null,
};

pub const MIGRATION: Migration = Migration { number: 6, name: "imports", steps };

fn steps() -> Vec<Step> {
    vec![
        table(
            "import",
            vec![
                text("target"),
                text("file_name"),
                text("file_digest"),
                int("file_bytes"),
                text_null("sheet"),
                uuid_null("organisation_id"),
                text_null("preset"),
                json("mapping"),
                json("layout"),
                json("counts"),
                text("state"),
                uuid_null("person_id"),
                int("created_at"),
                int_null("committed_at"),
                int_null("undone_at"),
                int("version"),
            ],
        ),
        index("import", &["created_at"]),
        table_with_keys(
            "import_row",
            vec![
                uuid("import_id"),
                int("row"),
                text("verdict"),
                json("cells"),
                json("reasons"),
                json_null("candidates"),
                uuid_null("record_id"),
                int_null("change_seq"),
            ],
            &[("import_id", "import")],
        ),
        unique("import_row", &["import_id", "row"]),
        index("import_row", &["import_id", "verdict", "row"]),
        table(
            "import_choice",
            vec![uuid("import_id"), text("field"), text("text"), text("scope"), uuid_null("target_id")],
        ),
        unique("import_choice", &["import_id", "field", "text", "scope"]),
        table(
            "import_preset",
            vec![
                text("name"),
                text("target"),
                uuid_null("organisation_id"),
                json("mapping"),
                uuid_null("person_id"),
                int("updated_at"),
            ],
        ),
        unique("import_preset", &["name", "target"]),
    ]
}
