//! What the fields, words and deeds of needs are called: message keys, each said literally; and how its states are marked,
//! by a sign and a colour beside the word, so that no colour need be told from another.

use super::model::gaps::State;
use super::model::{Confidence, Status, Visibility};

pub fn state_key(state: State) -> &'static str {
    match state {
        State::NoData => "needs-state-no-data",
        State::NoPresence => "needs-state-no-presence",
        State::PlannedOnly => "needs-state-planned-only",
        State::PartlyCovered => "needs-state-partly-covered",
        State::Covered => "needs-state-covered",
    }
}

/// What a state means, as a sentence.
pub fn state_what_key(state: State) -> &'static str {
    match state {
        State::NoData => "needs-state-no-data-what",
        State::NoPresence => "needs-state-no-presence-what",
        State::PlannedOnly => "needs-state-planned-only-what",
        State::PartlyCovered => "needs-state-partly-covered-what",
        State::Covered => "needs-state-covered-what",
    }
}

pub fn sign(state: State) -> &'static str {
    match state {
        State::NoData => "?",
        State::NoPresence => "×",
        State::PlannedOnly => "○",
        State::PartlyCovered => "◐",
        State::Covered => "●",
    }
}

/// The class of the palette: the wider the gap, the darker; nothing where nothing is known.
pub fn class(state: State) -> Option<u8> {
    match state {
        State::NoData => None,
        State::NoPresence => Some(5),
        State::PlannedOnly => Some(4),
        State::PartlyCovered => Some(2),
        State::Covered => Some(0),
    }
}

pub fn status_key(status: Status) -> &'static str {
    match status {
        Status::Planned => "needs-status-planned",
        Status::Ongoing => "needs-status-ongoing",
        Status::Completed => "needs-status-completed",
        Status::Published => "needs-status-published",
    }
}

pub fn confidence_key(confidence: Confidence) -> &'static str {
    match confidence {
        Confidence::Low => "needs-confidence-low",
        Confidence::Medium => "needs-confidence-medium",
        Confidence::High => "needs-confidence-high",
    }
}

pub fn visibility_key(visibility: Visibility) -> &'static str {
    match visibility {
        Visibility::Public => "needs-visibility-public",
        Visibility::Members => "needs-visibility-members",
        Visibility::Coordination => "needs-visibility-coordination",
        Visibility::Own => "needs-visibility-own",
    }
}

/// The label of a field; none for bookkeeping.
pub fn field_key(field: &str) -> Option<&'static str> {
    Some(match field {
        "title" => "needs-title",
        "organisation_id" => "needs-organisation",
        "partners" => "needs-partners",
        "partner_names" => "needs-partner-names",
        "method" => "needs-method",
        "start_on" => "needs-start",
        "end_on" => "needs-end",
        "places" => "needs-places",
        "country_wide" => "needs-country-wide",
        "sectors" => "needs-sectors",
        "status" => "needs-status",
        "visibility" => "needs-visibility",
        "summary" => "needs-summary",
        "link" => "needs-link",
        "file_name" => "needs-file",
        "place_id" => "needs-place",
        "part" => "needs-sub-district",
        "sector_id" => "needs-sector",
        "population_group" => "needs-group",
        "people" => "needs-people",
        "severity" => "needs-severity",
        "as_of" => "needs-as-of",
        "assessment_id" => "needs-assessment",
        "source" => "needs-source",
        "confidence" => "needs-confidence",
        "note" => "needs-note",
        "population" => "needs-population",
        "population_source" => "needs-population-source",
        "population_on" => "needs-population-on",
        "access" => "needs-access",
        "access_on" => "needs-access-on",
        "access_note" => "needs-access-note",
        "decision" => "needs-decision",
        "decided_on" => "needs-decided-on",
        "responsible" => "needs-responsible",
        "follow_up_on" => "needs-follow-up-on",
        "done_on" => "needs-done-on",
        _ => return None,
    })
}

/// What somebody did, by the name of the command.
pub fn command_key(command: &str) -> &'static str {
    match command {
        "needs.assess" | "needs.count" | "needs.decide" => "needs-did-add",
        "needs.count_all" | "imports.commit" => "needs-did-bring",
        "needs.edit_assessment" | "needs.edit_figure" | "needs.edit_decision" | "needs.stand" => "needs-did-edit",
        _ => "needs-did-otherwise",
    }
}
