//! What organisations and the coordination answer about two activities that may overlap.

use kernel::db::migrate::{Migration, Step, index, int, table_with_keys, text, text_null, uuid, uuid_null};

pub const MIGRATION: Migration = Migration { number: 14, name: "overlaps", steps };

fn steps() -> Vec<Step> {
    let columns = vec![
        int("a_no"),
        int("b_no"),
        uuid("organisation_a"),
        uuid("organisation_b"),
        uuid_null("governorate_id"),
        text("answer"),
        text_null("why"),
        uuid_null("organisation_id"),
        uuid_null("by"),
        int("at"),
    ];
    let keys = [
        ("organisation_a", "organisation"),
        ("organisation_b", "organisation"),
        ("organisation_id", "organisation"),
        ("governorate_id", "place"),
    ];
    vec![
        table_with_keys("overlap_answer", columns, &keys),
        index("overlap_answer", &["organisation_a"]),
        index("overlap_answer", &["organisation_b"]),
        index("overlap_answer", &["organisation_id"]),
        index("overlap_answer", &["governorate_id"]),
    ]
}
