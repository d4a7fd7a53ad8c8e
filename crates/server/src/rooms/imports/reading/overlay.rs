//! A draft laid over the record it corrects, field by field as the file has columns.

use crate::rooms::activities::Draft;
use crate::rooms::imports::mapping::Mapping;

/// What a row says, laid over the record it corrects: only what the file has a column for, and not the `unsaid` fields.
pub fn overlaid(mapping: &Mapping, before: Draft, said: Draft, unsaid: &[&str]) -> Draft {
    let has = |fields: &[&str]| fields.iter().any(|field| mapping.has(field));
    let mut over = before;
    macro_rules! take {
        ($($field:ident if $($column:literal)|+;)*) => {
            $(if has(&[$($column),+]) && !unsaid.contains(&stringify!($field)) { over.$field = said.$field; })*
        };
    }
    let place =
        has(&["country", "admin1", "admin1_code", "admin2", "admin2_code", "admin3", "admin3_code", "place_code"]);
    // A place that is the same keeps the words it was first written in.
    if place && (over.place_id, over.country_wide) != (said.place_id, said.country_wide) {
        (over.place_id, over.country_wide) = (said.place_id, said.country_wide);
        (over.place_text, over.gazetteer) = (said.place_text, said.gazetteer);
    }
    let is_sum = over.reached.is_none() || over.reached == parts(&over);
    take! {
        reached if "reached";
        organisation_id if "organisation" | "organisation_acronym";
        programme_id if "programme" | "programme_acronym";
        funder_id if "funder" | "funder_acronym";
        title if "title";
        description if "description";
        sector_id if "sector";
        subsector_id if "subsector";
        activity_type if "activity_type";
        modality_id if "modality";
        indicator if "indicator";
        unit if "unit";
        project_code if "project_code";
        joint_with if "joint_with";
        external_ref if "reference";
        location if "location";
        latitude if "latitude";
        longitude if "longitude";
        start_on if "start_on";
        end_on if "end_on";
        period if "month" | "year";
        status if "status";
        counted if "counted";
        targeted if "targeted";
        women if "women";
        girls if "girls";
        men if "men";
        boys if "boys";
        elderly if "elderly";
        with_disability if "with_disability";
        cumulative if "cumulative";
        groups if "groups";
        value if "value";
        currency if "currency";
        funding_status if "funding_status";
        visibility if "visibility";
        aggregate_only if "aggregate_only";
    }
    if is_sum && !has(&["reached"]) && has(&["women", "girls", "men", "boys"]) {
        over.reached = parts(&over);
    }
    over
}

/// Women, girls, men and boys together, where any of them is known.
pub(super) fn parts(draft: &Draft) -> Option<i64> {
    [draft.women, draft.girls, draft.men, draft.boys].into_iter().flatten().reduce(i64::saturating_add)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rooms::activities::model::Visibility;

    #[test]
    fn a_row_alters_only_what_its_file_has_columns_for() {
        let before =
            Draft { title: "Clinic".into(), reached: Some(5), location: Some("Camp 1".into()), ..Draft::default() };
        let said = Draft { title: "Other".into(), reached: Some(9), ..Draft::default() };
        let mapping = Mapping { columns: vec![(0, "reached".into())], ..Mapping::default() };
        let over = overlaid(&mapping, before.clone(), said, &[]);
        assert_eq!(over, Draft { reached: Some(9), ..before });
    }

    #[test]
    fn an_unsaid_field_stays_and_a_total_follows_its_parts_only_where_it_was_their_sum() {
        let mapping = Mapping { columns: vec![(0, "women".into()), (1, "visibility".into())], ..Mapping::default() };
        let said = Draft { women: Some(7), reached: Some(7), visibility: Visibility::Members, ..Draft::default() };
        let counted = |reached| Draft { women: Some(5), men: Some(3), reached: Some(reached), ..Draft::default() };
        let over = |reached| overlaid(&mapping, counted(reached), said.clone(), &["visibility"]);
        assert_eq!((over(8).reached, over(8).women, over(8).visibility), (Some(10), Some(7), Visibility::Own));
        assert_eq!(over(20).reached, Some(20), "some of them are neither");
    }
}
