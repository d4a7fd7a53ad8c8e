//! Requests for assistance, and what was offered, promised and delivered against them.

use kernel::db::migrate::{
    Migration, Step, boolean, index, int, table_with_keys, text, text_null, unique, uuid, uuid_null,
};
use sea_orm::sea_query::ColumnDef;

pub const MIGRATION: Migration = Migration { number: 13, name: "requests", steps };

fn steps() -> Vec<Step> {
    vec![
        table_with_keys(
            "assistance_request",
            request(),
            &[
                ("organisation_id", "organisation"),
                ("place_id", "place"),
                ("governorate_id", "place"),
                ("sector_id", "term"),
            ],
        ),
        unique("assistance_request", &["no"]),
        index("assistance_request", &["organisation_id", "no"]),
        index("assistance_request", &["place_id"]),
        index("assistance_request", &["governorate_id"]),
        index("assistance_request", &["sector_id"]),
        table_with_keys(
            "assistance_offer",
            offer(),
            &[("request_id", "assistance_request"), ("organisation_id", "organisation")],
        ),
        index("assistance_offer", &["request_id"]),
        index("assistance_offer", &["organisation_id"]),
    ]
}

fn request() -> Vec<ColumnDef> {
    let said = vec![
        int("no"),
        uuid("organisation_id"),
        text("title"),
        text_null("description"),
        int("quantity"),
        text("unit"),
        uuid("place_id"),
        uuid_null("governorate_id"),
        uuid_null("sector_id"),
        text_null("needed_by"),
        text("visibility"),
        text("state"),
    ];
    [said, kept()].concat()
}

fn offer() -> Vec<ColumnDef> {
    let said = vec![
        uuid("request_id"),
        uuid("organisation_id"),
        int("quantity"),
        int("accepted"),
        int("delivered"),
        text("state"),
        text_null("available_on"),
        text_null("delivered_on"),
        text_null("note"),
    ];
    [said, kept()].concat()
}

/// The bookkeeping every record has.
fn kept() -> Vec<ColumnDef> {
    vec![
        boolean("sample"),
        text_null("why"),
        int("created_at"),
        int("updated_at"),
        uuid_null("updated_by"),
        int("version"),
    ]
}
