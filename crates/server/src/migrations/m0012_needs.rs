//! Needs: assessments, figures of people in need, what is known of places (population, access), and what was decided
//! about a gap.

use kernel::db::migrate::{
    Migration, Step, boolean, index, int, int_null, json, table_with_keys, text, text_null, unique, uuid, uuid_null,
};
use sea_orm::sea_query::ColumnDef;

pub const MIGRATION: Migration = Migration { number: 12, name: "needs", steps };

fn steps() -> Vec<Step> {
    vec![
        table_with_keys("assessment", assessment(), &[("organisation_id", "organisation")]),
        index("assessment", &["organisation_id"]),
        index("assessment", &["start_on"]),
        table_with_keys(
            "need_figure",
            figure(),
            &[
                ("place_id", "place"),
                ("governorate_id", "place"),
                ("sector_id", "term"),
                ("assessment_id", "assessment"),
                ("organisation_id", "organisation"),
            ],
        ),
        index("need_figure", &["place_id", "sector_id", "population_group", "as_of"]),
        index("need_figure", &["governorate_id"]),
        index("need_figure", &["sector_id"]),
        index("need_figure", &["assessment_id"]),
        index("need_figure", &["organisation_id"]),
        table_with_keys("place_standing", standing(), &[("place_id", "place"), ("governorate_id", "place")]),
        unique("place_standing", &["place_id"]),
        index("place_standing", &["governorate_id"]),
        table_with_keys(
            "need_decision",
            decision(),
            &[("place_id", "place"), ("governorate_id", "place"), ("sector_id", "term")],
        ),
        index("need_decision", &["place_id", "sector_id"]),
        index("need_decision", &["governorate_id"]),
        index("need_decision", &["sector_id"]),
    ]
}

fn assessment() -> Vec<ColumnDef> {
    let said = vec![
        text("title"),
        uuid("organisation_id"),
        json("partners"),
        text_null("partner_names"),
        text_null("method"),
        text_null("start_on"),
        text_null("end_on"),
        json("places"),
        boolean("country_wide"),
        json("sectors"),
        text("status"),
        text("visibility"),
        text_null("summary"),
        text_null("link"),
        text_null("file_digest"),
        text_null("file_name"),
    ];
    [said, kept()].concat()
}

fn figure() -> Vec<ColumnDef> {
    let said = vec![
        uuid("place_id"),
        uuid_null("governorate_id"),
        uuid("sector_id"),
        text("population_group"),
        int("people"),
        int_null("severity"),
        text("as_of"),
        uuid_null("assessment_id"),
        text_null("source"),
        text_null("confidence"),
        uuid_null("organisation_id"),
        text("visibility"),
        text_null("note"),
    ];
    [said, kept()].concat()
}

fn standing() -> Vec<ColumnDef> {
    let said = vec![
        uuid("place_id"),
        uuid_null("governorate_id"),
        int_null("population"),
        text_null("population_source"),
        text_null("population_on"),
        int_null("access"),
        text_null("access_on"),
        text_null("access_note"),
    ];
    [said, kept()].concat()
}

fn decision() -> Vec<ColumnDef> {
    let said = vec![
        uuid("place_id"),
        uuid_null("governorate_id"),
        uuid("sector_id"),
        text_null("population_group"),
        text("decision"),
        text("decided_on"),
        text_null("responsible"),
        text_null("follow_up_on"),
        text_null("done_on"),
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
