//! What a field is called to readers.

/// The message key of a field's name; an unknown field has none.
pub fn label(field: &str) -> &'static str {
    match field {
        "id" => "imports-field-id",
        "reference" => "imports-field-reference",
        "organisation" => "imports-field-organisation",
        "organisation_acronym" => "imports-field-organisation-acronym",
        "organisation_kind" => "imports-field-organisation-kind",
        "programme" => "imports-field-programme",
        "programme_acronym" => "imports-field-programme-acronym",
        "funder" => "imports-field-funder",
        "funder_acronym" => "imports-field-funder-acronym",
        "title" => "imports-field-title",
        "description" => "imports-field-description",
        "activity_type" => "imports-field-activity-type",
        "sector" => "imports-field-sector",
        "subsector" => "imports-field-subsector",
        "modality" => "imports-field-modality",
        "indicator" => "imports-field-indicator",
        "unit" => "imports-field-unit",
        "project_code" => "imports-field-project-code",
        "joint_with" => "imports-field-joint-with",
        "country" => "imports-field-country",
        "admin1" => "imports-field-admin1",
        "admin1_code" => "imports-field-admin1-code",
        "admin2" => "imports-field-admin2",
        "admin2_code" => "imports-field-admin2-code",
        "admin3" => "imports-field-admin3",
        "admin3_code" => "imports-field-admin3-code",
        "place_code" => "imports-field-place-code",
        "location" => "imports-field-location",
        "latitude" => "imports-field-latitude",
        "longitude" => "imports-field-longitude",
        "month" => "imports-field-month",
        "year" => "imports-field-year",
        "start_on" => "imports-field-start-on",
        "end_on" => "imports-field-end-on",
        "status" => "imports-field-status",
        "counted" => "imports-field-counted",
        "targeted" => "imports-field-targeted",
        "reached" => "imports-field-reached",
        "women" => "imports-field-women",
        "girls" => "imports-field-girls",
        "men" => "imports-field-men",
        "boys" => "imports-field-boys",
        "elderly" => "imports-field-elderly",
        "with_disability" => "imports-field-with-disability",
        "cumulative" => "imports-field-cumulative",
        "groups" => "imports-field-groups",
        "value" => "imports-field-value",
        "currency" => "imports-field-currency",
        "funding_status" => "imports-field-funding-status",
        "visibility" => "imports-field-visibility",
        "aggregate_only" => "imports-field-aggregate-only",
        "name" => "imports-field-name",
        "acronym" => "imports-field-acronym",
        "name_en" => "imports-field-name-en",
        "name_ar" => "imports-field-name-ar",
        "name_ckb" => "imports-field-name-ckb",
        "name_ku" => "imports-field-name-ku",
        "former_names" => "imports-field-former-names",
        "kind" => "imports-field-kind",
        "about" => "imports-field-about",
        "website" => "imports-field-website",
        "email" => "imports-field-email",
        "phone" => "imports-field-phone",
        "languages" => "imports-field-languages",
        "staff" => "imports-field-staff",
        "sectors" => "imports-field-sectors",
        "governorates" => "imports-field-governorates",
        "authority" => "imports-field-authority",
        "registration" => "imports-field-registration",
        "registered_on" => "imports-field-registered-on",
        "expires_on" => "imports-field-expires-on",
        "population_group" => "imports-field-groups",
        "people" => "imports-field-people",
        "severity" => "imports-field-severity",
        "as_of" => "imports-field-as-of",
        "assessment" => "imports-field-assessment",
        "source" => "imports-field-source",
        "confidence" => "imports-field-confidence",
        "note" => "imports-field-note",
        _ => "imports-field-none",
    }
}

/// The message key of the group under which a field is offered.
pub fn group(field: &str) -> &'static str {
    match field {
        "id" | "reference" => "imports-group-record",
        "organisation"
        | "organisation_acronym"
        | "organisation_kind"
        | "programme"
        | "programme_acronym"
        | "funder"
        | "funder_acronym"
        | "joint_with"
        | "name"
        | "acronym"
        | "name_en"
        | "name_ar"
        | "name_ckb"
        | "name_ku"
        | "former_names"
        | "kind" => "imports-group-who",
        "title" | "description" | "activity_type" | "sector" | "subsector" | "modality" | "indicator" | "unit"
        | "project_code" | "sectors" | "about" => "imports-group-what",
        "country" | "admin1" | "admin1_code" | "admin2" | "admin2_code" | "admin3" | "admin3_code" | "place_code"
        | "location" | "latitude" | "longitude" | "governorates" => "imports-group-where",
        "month" | "year" | "start_on" | "end_on" | "status" | "as_of" => "imports-group-when",
        "counted" | "targeted" | "reached" | "women" | "girls" | "men" | "boys" | "elderly" | "with_disability"
        | "cumulative" | "groups" | "population_group" | "people" | "severity" => "imports-group-whom",
        _ => "imports-group-other",
    }
}
