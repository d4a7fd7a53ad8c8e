//! The governorates an assessment lies in, so that its sharing level and its coordinators can be asked of the database.

use kernel::db::migrate::{Migration, Step};

pub const MIGRATION: Migration = Migration { number: 16, name: "assessment_places", steps };

fn steps() -> Vec<Step> {
    vec![Step::Sql {
        sqlite: "\
ALTER TABLE assessment ADD COLUMN governorates jsonb_text NOT NULL DEFAULT '[]';
UPDATE assessment SET governorates = (SELECT json_group_array(lower(substr(id, 1, 8) || '-' || substr(id, 9, 4) || '-'
 || substr(id, 13, 4) || '-' || substr(id, 17, 4) || '-' || substr(id, 21))) FROM (SELECT DISTINCT
 hex(place.governorate_id) AS id FROM json_each(assessment.places) AS one JOIN place
 ON lower(hex(place.id)) = replace(one.value, '-', '') WHERE place.governorate_id IS NOT NULL))",
        postgres: "\
ALTER TABLE assessment ADD COLUMN governorates jsonb NOT NULL DEFAULT '[]'::jsonb;
UPDATE assessment SET governorates = coalesce((SELECT jsonb_agg(DISTINCT place.governorate_id::text)
 FROM jsonb_array_elements_text(assessment.places) AS one (id) JOIN place ON place.id = one.id::uuid
 WHERE place.governorate_id IS NOT NULL), '[]'::jsonb)",
    }]
}
