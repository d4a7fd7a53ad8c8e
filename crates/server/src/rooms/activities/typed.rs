//! A draft as a form or the API types it, and back. What a form does not ask for stays as it was; an empty field empties.

use kernel::Id;
use serde_json::json;
use web::fields::{Fields, LONG, SHORT};

use super::model::{Draft, month_of};

/// The hidden field by which our own form says that a box without a tick is a box left empty.
pub const WHOLE: &str = "whole";

/// Reads the fields over `base`. Figures of any size are read: what is absurd is for the rules to say.
pub fn read(fields: &mut Fields, base: Draft) -> Draft {
    let mut draft = base;
    identity(fields, &mut draft);
    place_and_time(fields, &mut draft);
    people(fields, &mut draft);
    money_and_sight(fields, &mut draft);
    draft
}

fn identity(fields: &mut Fields, draft: &mut Draft) {
    let f = fields;
    if f.has("organisation_id") {
        draft.organisation_id = f.id("organisation_id");
    }
    if f.has("sector_id") {
        draft.sector_id = f.id_or_none("sector_id").unwrap_or_default();
    }
    for (name, id) in [
        ("programme_id", &mut draft.programme_id),
        ("funder_id", &mut draft.funder_id),
        ("subsector_id", &mut draft.subsector_id),
        ("modality_id", &mut draft.modality_id),
    ] {
        if f.has(name) {
            *id = f.id_or_none(name);
        }
    }
    if f.has("title") {
        draft.title = f.text_or_none("title", LONG).unwrap_or_default();
    }
    for (name, longest, text) in [
        ("external_ref", SHORT, &mut draft.external_ref),
        ("description", LONG, &mut draft.description),
        ("activity_type", SHORT, &mut draft.activity_type),
        ("indicator", SHORT, &mut draft.indicator),
        ("unit", SHORT, &mut draft.unit),
        ("project_code", SHORT, &mut draft.project_code),
        ("joint_with", SHORT, &mut draft.joint_with),
        ("location", SHORT, &mut draft.location),
        ("funding_status", SHORT, &mut draft.funding_status),
    ] {
        if f.has(name) {
            *text = f.text_or_none(name, longest);
        }
    }
}

fn place_and_time(f: &mut Fields, draft: &mut Draft) {
    if f.has("place_id") {
        let place = f.id_or_none("place_id");
        if place != draft.place_id {
            // What the sender once wrote is not what is said now.
            (draft.place_text, draft.gazetteer) = (None, None);
        }
        (draft.place_id, draft.country_wide) = (place, f.flag("country_wide"));
    } else if f.has("country_wide") {
        (draft.place_id, draft.country_wide) = (None, f.flag("country_wide"));
    }
    for (name, degrees) in [("latitude", &mut draft.latitude), ("longitude", &mut draft.longitude)] {
        if f.has(name) {
            *degrees = f.real_or_none(name);
        }
    }
    if f.has("period") {
        draft.period = f.month_or_none("period").map(month_of).unwrap_or_default();
    }
    for (name, day) in [("start_on", &mut draft.start_on), ("end_on", &mut draft.end_on)] {
        if f.has(name) {
            *day = f.date_or_none(name).map(|day| day.to_string());
        }
    }
    if let Some(status) = f.choice_or_none("status") {
        draft.status = status;
    }
}

fn people(f: &mut Fields, draft: &mut Draft) {
    for (name, count) in [
        ("targeted", &mut draft.targeted),
        ("reached", &mut draft.reached),
        ("women", &mut draft.women),
        ("girls", &mut draft.girls),
        ("men", &mut draft.men),
        ("boys", &mut draft.boys),
        ("elderly", &mut draft.elderly),
        ("with_disability", &mut draft.with_disability),
    ] {
        if f.has(name) {
            *count = f.number_or_none(name, i64::MIN, i64::MAX);
        }
    }
    if let Some(counted) = f.choice_or_none("counted") {
        draft.counted = counted;
    }
    if f.has("cumulative") || f.has(WHOLE) {
        draft.cumulative = f.flag("cumulative");
    }
    if f.has("groups") || f.has(WHOLE) {
        draft.groups = f.many("groups");
    }
}

fn money_and_sight(f: &mut Fields, draft: &mut Draft) {
    if f.has("value") {
        draft.value = f.real_or_none("value");
    }
    if f.has("currency") {
        draft.currency = f.text_or_none("currency", SHORT).map(|code| code.to_uppercase());
    }
    if let Some(visibility) = f.choice_or_none("visibility") {
        draft.visibility = visibility;
    }
    if f.has("aggregate_only") || f.has(WHOLE) {
        draft.aggregate_only = f.flag("aggregate_only");
    }
}

/// The pairs a form holds before anybody typed. `country` is what its list of places says for country-wide work.
pub fn pairs(draft: &Draft, country: Option<Id>) -> Vec<(String, String)> {
    let said = json!(draft);
    let mut pairs = Vec::new();
    for (name, value) in said.as_object().into_iter().flatten() {
        let text = match value {
            serde_json::Value::String(text) if *text == Id::nil().to_string() => continue,
            serde_json::Value::String(text) => text.clone(),
            serde_json::Value::Number(number) => number.to_string(),
            serde_json::Value::Bool(true) => "true".into(),
            serde_json::Value::Array(keys) => {
                pairs.extend(keys.iter().filter_map(|key| Some((name.clone(), key.as_str()?.to_owned()))));
                continue;
            }
            _ => continue,
        };
        pairs.push((name.clone(), text));
    }
    if draft.country_wide {
        pairs.retain(|(name, _)| name != "country_wide");
        pairs.extend(country.map(|id| ("place_id".to_owned(), id.to_string())));
    }
    pairs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_form_holds_is_read_back_as_it_was() {
        let draft = Draft {
            place_id: Some(Id::from_u128(4)),
            reached: Some(12),
            value: Some(2.5),
            groups: vec!["idps".into(), "host".into()],
            cumulative: true,
            start_on: Some("2026-10-01".into()),
            ..Draft::new(Id::from_u128(1), Id::from_u128(2), "Wells", "2026-10")
        };
        let mut fields = Fields::new(pairs(&draft, None));
        assert_eq!(read(&mut fields, Draft::default()), draft);
        assert!(fields.check().is_ok());
    }

    #[test]
    fn a_program_changes_what_it_names_and_our_form_all_that_it_shows() {
        let base = Draft { cumulative: true, reached: Some(4), ..Draft::new(Id::nil(), Id::nil(), "Wells", "2026-10") };
        let typed = |pairs: &[(&str, &str)]| {
            let pairs = pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
            read(&mut Fields::new(pairs), base.clone())
        };
        assert_eq!(typed(&[("reached", "٤٠")]), Draft { reached: Some(40), ..base.clone() });
        assert_eq!(
            typed(&[("reached", ""), (WHOLE, "true")]),
            Draft { reached: None, cumulative: false, ..base.clone() }
        );
    }
}
