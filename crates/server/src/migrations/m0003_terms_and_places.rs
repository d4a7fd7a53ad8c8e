//! The lists the body classifies by, and the tree of places with its codes, spellings and boundaries.

use kernel::db::migrate::{
    Migration, Step, boolean, index, int, int_null, json, table, table_with_keys, text, text_null, unique, uuid,
    uuid_null,
};

pub const MIGRATION: Migration = Migration { number: 3, name: "terms and places", steps };

fn steps() -> Vec<Step> {
    let mut steps = terms();
    steps.extend(places());
    steps
}

fn terms() -> Vec<Step> {
    vec![
        table(
            "term",
            vec![
                text("list"),
                text("key"),
                text_null("code"),
                text_null("parent_key"),
                text("name_en"),
                text_null("name_ar"),
                text_null("name_ckb"),
                text_null("name_ku"),
                int("position"),
                boolean("active"),
                json("attributes"),
                int("version"),
            ],
        ),
        unique("term", &["list", "key"]),
        table_with_keys(
            "term_alias",
            vec![uuid("term_id"), text("text"), text("folded"), text_null("language"), text("source")],
            &[("term_id", "term")],
        ),
        unique("term_alias", &["term_id", "folded"]),
    ]
}

fn places() -> Vec<Step> {
    vec![
        table_with_keys(
            "place",
            vec![
                text("key"),
                uuid_null("parent_id"),
                uuid_null("governorate_id"),
                int("level"),
                text("country"),
                text("name_en"),
                text_null("name_ar"),
                text_null("name_ckb"),
                text_null("name_ku"),
                text_null("jurisdiction"),
                int_null("tile_column"),
                int_null("tile_row"),
                boolean("switchable"),
                boolean("active"),
                text_null("valid_from"),
                text_null("valid_to"),
                int("position"),
                uuid_null("home_id"),
                uuid_null("taken_by_id"),
                json("also_under"),
                int("version"),
            ],
            &[("parent_id", "place"), ("home_id", "place"), ("taken_by_id", "place")],
        ),
        unique("place", &["key"]),
        index("place", &["home_id"]),
        index("place", &["taken_by_id"]),
        index("place", &["parent_id"]),
        table("country", vec![text("code"), text("kit"), boolean("home"), json("profile")]),
        unique("country", &["code"]),
        table(
            "place_scheme",
            vec![
                text("key"),
                text("version"),
                text("country"),
                text("name"),
                text("pattern"),
                boolean("complete"),
                boolean("main"),
                text_null("published"),
                text_null("licence"),
            ],
        ),
        unique("place_scheme", &["country", "key", "version"]),
        table_with_keys(
            "place_code",
            vec![uuid("place_id"), text("scheme"), text("version"), text("code")],
            &[("place_id", "place")],
        ),
        unique("place_code", &["scheme", "version", "code"]),
        index("place_code", &["place_id"]),
        table_with_keys(
            "place_alias",
            vec![uuid("place_id"), text("text"), text("folded"), text_null("language"), text("source")],
            &[("place_id", "place")],
        ),
        unique("place_alias", &["place_id", "folded"]),
        table(
            "boundary_set",
            vec![
                text("country"),
                int("level"),
                text("source"),
                text_null("licence"),
                text_null("valid_on"),
                text("file_digest"),
                boolean("current"),
                int("imported_at"),
            ],
        ),
        table_with_keys(
            "boundary",
            vec![uuid("set_id"), uuid("place_id"), json("outline")],
            &[("set_id", "boundary_set"), ("place_id", "place")],
        ),
        unique("boundary", &["set_id", "place_id"]),
        index("boundary", &["place_id"]),
    ]
}
