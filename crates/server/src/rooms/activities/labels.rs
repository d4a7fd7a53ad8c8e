//! What the fields, words and deeds of activities are called: message keys, each said literally.

use super::model::{Counted, Status, Visibility};

pub fn status_key(status: Status) -> &'static str {
    match status {
        Status::Planned => "activities-status-planned",
        Status::Ongoing => "activities-status-ongoing",
        Status::Completed => "activities-status-completed",
        Status::Suspended => "activities-status-suspended",
    }
}

pub fn visibility_key(visibility: Visibility) -> &'static str {
    match visibility {
        Visibility::Public => "activities-visibility-public",
        Visibility::Members => "activities-visibility-members",
        Visibility::Coordination => "activities-visibility-coordination",
        Visibility::Own => "activities-visibility-own",
    }
}

/// Who sees a record, as a sentence.
pub fn seen_key(visibility: Visibility, aggregate_only: bool) -> &'static str {
    match (visibility, aggregate_only) {
        (Visibility::Public, false) => "activities-seen-public",
        (Visibility::Members, false) => "activities-seen-members",
        (Visibility::Coordination, false) => "activities-seen-coordination",
        (Visibility::Public, true) => "activities-seen-public-totals",
        (Visibility::Members, true) => "activities-seen-members-totals",
        (Visibility::Coordination, true) => "activities-seen-coordination-totals",
        (Visibility::Own, _) => "activities-seen-own",
    }
}

pub fn counted_key(counted: Counted) -> &'static str {
    match counted {
        Counted::People => "activities-counted-people",
        Counted::Households => "activities-counted-households",
    }
}

/// The label of a field of the draft; none for what is kept for machines or follows from another field.
pub fn field_key(field: &str) -> Option<&'static str> {
    Some(match field {
        "external_ref" => "activities-external-ref",
        "organisation_id" => "activities-organisation",
        "programme_id" => "activities-programme",
        "funder_id" => "activities-funder",
        "title" => "activities-name",
        "description" => "activities-description",
        "sector_id" => "activities-sector",
        "subsector_id" => "activities-subsector",
        "activity_type" => "activities-type",
        "modality_id" => "activities-modality",
        "indicator" => "activities-indicator",
        "unit" => "activities-unit",
        "project_code" => "activities-project-code",
        "joint_with" => "activities-joint-with",
        "place_id" => "activities-place",
        "country_wide" => "activities-country-wide",
        "location" => "activities-location",
        "latitude" => "activities-latitude",
        "longitude" => "activities-longitude",
        "place_text" => "activities-place-text",
        "gazetteer" => "activities-gazetteer",
        "start_on" => "activities-start",
        "end_on" => "activities-end",
        "period" => "activities-month",
        "status" => "activities-status",
        "counted" => "activities-counted",
        "targeted" => "activities-targeted",
        "reached" => "activities-reached",
        "women" => "activities-women",
        "girls" => "activities-girls",
        "men" => "activities-men",
        "boys" => "activities-boys",
        "elderly" => "activities-elderly",
        "with_disability" => "activities-with-disability",
        "cumulative" => "activities-cumulative",
        "groups" => "activities-groups",
        "value" => "activities-value",
        "currency" => "activities-currency",
        "funding_status" => "activities-funding-status",
        "visibility" => "activities-visibility",
        "aggregate_only" => "activities-aggregate-only",
        _ => return None,
    })
}

/// What somebody did, by the name of the command.
pub fn command_key(command: &str) -> &'static str {
    match command {
        "activities.report" | "activities.report_all" => "activities-did-report",
        "activities.edit" => "activities-did-edit",
        "activities.confirm" => "activities-did-confirm",
        "activities.copy_month" => "activities-did-copy",
        "activities.remind" | "activities.ask_for" => "activities-did-remind",
        "imports.commit" => "activities-did-import",
        "imports.undo" => "activities-did-undo-import",
        _ => "activities-did-otherwise",
    }
}
