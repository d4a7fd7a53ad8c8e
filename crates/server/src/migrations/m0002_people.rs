//! People, how they sign in, and what they were given.

use kernel::db::migrate::{
    Migration, Step, boolean, index, int, int_null, json, table, table_with_keys, text, text_null, unique, uuid,
    uuid_null,
};

pub const MIGRATION: Migration = Migration { number: 2, name: "people", steps };

fn steps() -> Vec<Step> {
    vec![
        table(
            "person",
            vec![
                text("email"),
                text("name"),
                text_null("locale"),
                text_null("digits"),
                text_null("password_hash"),
                text_null("totp_secret"),
                json("recovery_codes"),
                boolean("active"),
                boolean("sample"),
                int("created_at"),
                int("version"),
            ],
        ),
        unique("person", &["email"]),
        table_with_keys(
            "session",
            vec![
                uuid("person_id"),
                text("secret_hash"),
                int("created_at"),
                int("seen_at"),
                int("expires_at"),
                text("device"),
            ],
            &[("person_id", "person")],
        ),
        unique("session", &["secret_hash"]),
        index("session", &["person_id"]),
        table_with_keys(
            "api_token",
            vec![
                uuid("person_id"),
                text("name"),
                text("secret_hash"),
                int("created_at"),
                int_null("expires_at"),
                int_null("ended_at"),
            ],
            &[("person_id", "person")],
        ),
        unique("api_token", &["secret_hash"]),
        index("api_token", &["person_id"]),
        table_with_keys(
            "grant",
            vec![
                uuid("person_id"),
                text("role"),
                text("scope"),
                uuid_null("scope_id"),
                text("from_day"),
                text_null("to_day"),
                text_null("reason"),
                uuid_null("given_by"),
                int("given_at"),
                uuid_null("delegated_from"),
                uuid_null("withdrawn_by"),
                int_null("withdrawn_at"),
                text_null("withdrawn_reason"),
            ],
            &[("person_id", "person")],
        ),
        index("grant", &["person_id"]),
        table(
            "invitation",
            vec![
                text("purpose"),
                text("email"),
                text_null("name"),
                text_null("role"),
                text_null("scope"),
                uuid_null("scope_id"),
                text("secret_hash"),
                uuid_null("invited_by"),
                int("created_at"),
                int("expires_at"),
                int_null("used_at"),
            ],
        ),
        unique("invitation", &["secret_hash"]),
    ]
}
