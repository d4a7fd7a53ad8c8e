//! The one numbered history of the schema, a file a step. A merged migration never changes; a new need is a new file.

mod m0002_people;
mod m0003_terms_and_places;
mod m0004_organisations;
mod m0005_activities;
mod m0006_imports;
mod m0008_organisations;
mod m0009_activities;
mod m0010_import_questions;
mod m0012_needs;
mod m0013_requests;
mod m0014_overlaps;
mod m0015_overlap_answers;
mod m0016_assessment_places;
mod m0017_request_items;

use kernel::db::migrate::Migration;

pub const HISTORY: &[Migration] = &[
    kernel::db::tables::FIRST,
    m0002_people::MIGRATION,
    m0003_terms_and_places::MIGRATION,
    m0004_organisations::MIGRATION,
    m0005_activities::MIGRATION,
    m0006_imports::MIGRATION,
    m0008_organisations::MIGRATION,
    m0009_activities::MIGRATION,
    m0010_import_questions::MIGRATION,
    m0012_needs::MIGRATION,
    m0013_requests::MIGRATION,
    m0014_overlaps::MIGRATION,
    m0015_overlap_answers::MIGRATION,
    m0016_assessment_places::MIGRATION,
    m0017_request_items::MIGRATION,
];
