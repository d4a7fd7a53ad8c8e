//! Activities: who does what, where, when, for whom; and the periods that are closed.

use kernel::db::migrate::{
    Migration, Step, boolean, index, int, int_null, json, real_null, table, table_with_keys, text, text_null, unique,
    uuid, uuid_null,
};

pub const MIGRATION: Migration = Migration { number: 5, name: "activities", steps };

fn steps() -> Vec<Step> {
    let columns = [who_what(), where_when(), whom_how_much(), standing()].concat();
    let keys = [
        ("organisation_id", "organisation"),
        ("programme_id", "organisation"),
        ("funder_id", "organisation"),
        ("sector_id", "term"),
        ("subsector_id", "term"),
        ("modality_id", "term"),
        ("place_id", "place"),
        ("governorate_id", "place"),
        ("district_id", "place"),
    ];
    let mut steps = vec![table_with_keys("activity", columns, &keys), unique("activity", &["no"])];
    for column in
        ["organisation_id", "programme_id", "funder_id", "sector_id", "place_id", "governorate_id", "import_id"]
    {
        steps.push(index_of(column));
    }
    steps.extend([
        index("activity", &["period", "no"]),
        index("activity", &["organisation_id", "external_ref"]),
        table("period_lock", vec![text("period"), text_null("note"), uuid_null("locked_by"), int("locked_at")]),
        unique("period_lock", &["period"]),
    ]);
    steps
}

fn index_of(column: &'static str) -> Step {
    match column {
        "organisation_id" => index("activity", &["organisation_id", "no"]),
        "programme_id" => index("activity", &["programme_id"]),
        "funder_id" => index("activity", &["funder_id"]),
        "sector_id" => index("activity", &["sector_id", "no"]),
        "place_id" => index("activity", &["place_id", "no"]),
        "governorate_id" => index("activity", &["governorate_id", "no"]),
        _ => index("activity", &["import_id"]),
    }
}

fn who_what() -> Vec<sea_orm::sea_query::ColumnDef> {
    vec![
        int("no"),
        text_null("external_ref"),
        uuid("organisation_id"),
        uuid_null("programme_id"),
        uuid_null("funder_id"),
        text("title"),
        text_null("description"),
        uuid("sector_id"),
        uuid_null("subsector_id"),
        text_null("activity_type"),
        uuid_null("modality_id"),
        text_null("indicator"),
        text_null("unit"),
        text_null("project_code"),
        text_null("joint_with"),
    ]
}

fn where_when() -> Vec<sea_orm::sea_query::ColumnDef> {
    vec![
        uuid_null("place_id"),
        uuid_null("governorate_id"),
        uuid_null("district_id"),
        boolean("country_wide"),
        text_null("location"),
        real_null("latitude"),
        real_null("longitude"),
        text_null("place_text"),
        text_null("gazetteer"),
        text_null("start_on"),
        text_null("end_on"),
        text("period"),
        text("status"),
    ]
}

fn whom_how_much() -> Vec<sea_orm::sea_query::ColumnDef> {
    vec![
        text("counted"),
        int_null("targeted"),
        int_null("reached"),
        int_null("women"),
        int_null("girls"),
        int_null("men"),
        int_null("boys"),
        int_null("elderly"),
        int_null("with_disability"),
        boolean("cumulative"),
        json("groups"),
        real_null("value"),
        text_null("currency"),
        text_null("funding_status"),
    ]
}

fn standing() -> Vec<sea_orm::sea_query::ColumnDef> {
    vec![
        text("visibility"),
        boolean("aggregate_only"),
        int("confirmed_at"),
        uuid_null("confirmed_by"),
        int_null("reminded_at"),
        uuid_null("import_id"),
        int_null("import_row"),
        text_null("source"),
        boolean("sample"),
        int("created_at"),
        int("updated_at"),
        int("version"),
    ]
}
