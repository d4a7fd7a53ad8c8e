//! Organisations: names, registrations, posts and their holders, where and in what they work.

use kernel::db::migrate::{
    Migration, Step, boolean, index, int, int_null, json, table_with_keys, text, text_null, unique, uuid, uuid_null,
};

pub const MIGRATION: Migration = Migration { number: 4, name: "organisations", steps };

fn steps() -> Vec<Step> {
    let mut steps = vec![
        table_with_keys(
            "organisation",
            vec![
                text("name"),
                text_null("acronym"),
                text_null("name_en"),
                text_null("name_ar"),
                text_null("name_ckb"),
                text_null("name_ku"),
                json("former_names"),
                text("kind"),
                uuid_null("parent_id"),
                text_null("country"),
                text_null("about"),
                text_null("website"),
                text_null("email"),
                text_null("phone"),
                json("languages"),
                int_null("staff"),
                text("visibility"),
                text("state"),
                uuid_null("merged_into"),
                boolean("sample"),
                int("created_at"),
                int("updated_at"),
                int("version"),
            ],
            &[("parent_id", "organisation"), ("merged_into", "organisation")],
        ),
        index("organisation", &["parent_id"]),
        index("organisation", &["merged_into"]),
        table_with_keys(
            "organisation_alias",
            vec![uuid("organisation_id"), text("text"), text("folded"), text_null("language"), text("source")],
            &[("organisation_id", "organisation")],
        ),
        unique("organisation_alias", &["organisation_id", "folded"]),
    ];
    for (name, column, other) in
        [("organisation_sector", "sector_id", "term"), ("organisation_place", "place_id", "place")]
    {
        steps.push(table_with_keys(
            name,
            vec![uuid("organisation_id"), uuid(column)],
            &[("organisation_id", "organisation"), (column, other)],
        ));
        steps.push(unique(
            name,
            if column == "sector_id" { &["organisation_id", "sector_id"] } else { &["organisation_id", "place_id"] },
        ));
        steps.push(index(name, if column == "sector_id" { &["sector_id"] } else { &["place_id"] }));
    }
    steps.extend(papers_and_posts());
    steps
}

fn papers_and_posts() -> Vec<Step> {
    vec![
        table_with_keys(
            "registration",
            vec![
                uuid("organisation_id"),
                text("authority"),
                text("jurisdiction"),
                text_null("number"),
                text_null("issued_on"),
                text_null("expires_on"),
                text_null("file_digest"),
                text_null("file_name"),
            ],
            &[("organisation_id", "organisation")],
        ),
        index("registration", &["organisation_id"]),
        table_with_keys(
            "post",
            vec![uuid("organisation_id"), text("title"), text_null("email"), text_null("phone"), boolean("focal")],
            &[("organisation_id", "organisation")],
        ),
        index("post", &["organisation_id"]),
        table_with_keys(
            "post_holder",
            vec![
                uuid("post_id"),
                text("name"),
                uuid_null("person_id"),
                text("from_day"),
                text_null("to_day"),
                int_null("ended_at"),
            ],
            &[("post_id", "post"), ("person_id", "person")],
        ),
        index("post_holder", &["post_id"]),
        index("post_holder", &["person_id"]),
    ]
}
