//! Headers: what a column is called in the file, and where its cells go.
//!
//! `Label :: English` is split and becomes `["label", "English"]`; older names (`relevance`, `caption`, `count`) become the current
//! ones. Guarantees that two columns of a sheet never mean the same place under two names. Which columns a sheet knows is told
//! by its [`Kind`]; unknown columns keep their spelling, since expressions may refer to them.

use std::borrow::Cow;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::problems::{Outcome, Problem};
use crate::value::Map;
use crate::{Row, Sheet};

/// No form has more columns in a sheet.
const MOST_COLUMNS: usize = 1_000;

/// A header is parted into no more than these.
const MOST_PARTS: usize = 8;

/// The sheets of a form, with the name each goes by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Settings,
    Survey,
    Choices,
    ExternalChoices,
    Entities,
    Osm,
}

impl Kind {
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Settings => "settings",
            Self::Survey => "survey",
            Self::Choices => "choices",
            Self::ExternalChoices => "external_choices",
            Self::Entities => "entities",
            Self::Osm => "osm",
        }
    }

    /// Whether `header` is a column of this sheet under its current name.
    fn knows(self, header: &str) -> bool {
        match self {
            Self::Survey => matches!(
                header,
                "name"
                    | "label"
                    | "parent"
                    | "extra_data"
                    | "_dynamic_default"
                    | "_qtd_defaults"
                    | "_qtd_kwargs"
                    | "actions"
                    | "default"
                    | "guidance_hint"
                    | "instance"
                    | "query"
                    | "sms_field"
                    | "trigger"
                    | "bind"
                    | "choice_filter"
                    | "control"
                    | "hint"
                    | "media"
                    | "parameters"
                    | "type"
                    | "_itemset_has_ref"
                    | "choices"
                    | "itemset"
                    | "list_name"
            ),
            Self::Settings => matches!(
                header,
                "name"
                    | "label"
                    | "parent"
                    | "extra_data"
                    | "bind"
                    | "children"
                    | "control"
                    | "hint"
                    | "media"
                    | "type"
                    | "instance"
                    | "flat"
                    | "sms_field"
                    | "_created"
                    | "_translations"
                    | "_xpath"
                    | "add_none_option"
                    | "clean_text_values"
                    | "attribute"
                    | "auto_delete"
                    | "auto_send"
                    | "choices"
                    | "default_language"
                    | "file_name"
                    | "id_string"
                    | "instance_name"
                    | "instance_xmlns"
                    | "namespaces"
                    | "omit_instanceID"
                    | "public_key"
                    | "setgeopoint_by_triggering_ref"
                    | "setvalues_by_triggering_ref"
                    | "sms_allow_media"
                    | "sms_date_format"
                    | "sms_datetime_format"
                    | "sms_keyword"
                    | "sms_response"
                    | "sms_separator"
                    | "style"
                    | "submission_url"
                    | "title"
                    | "version"
                    | "allow_choice_duplicates"
                    | "client_editable"
                    | "delimiter"
                    | "prefix"
                    | "entity_version"
            ),
            Self::Choices | Self::ExternalChoices | Self::Osm => {
                matches!(
                    header,
                    "name" | "label" | "parent" | "extra_data" | "_choice_itext_ref" | "media" | "sms_option"
                )
            }
            Self::Entities => {
                matches!(header, "dataset" | "entity_id" | "create_if" | "update_if" | "repeat" | "label")
            }
        }
    }

    /// Where an older or friendlier name of a column leads.
    fn alias(self, header: &str) -> Option<&'static [&'static str]> {
        Some(match (self, header) {
            (Self::Settings, "form_title" | "set_form_title") => &["title"],
            (Self::Settings, "form_id" | "set_form_id") => &["id_string"],
            (Self::Settings, "prefix") => &["prefix"],
            (Self::Entities, "list_name") => &["dataset"],
            (Self::Choices | Self::ExternalChoices | Self::Osm, "list_name") => &["list name"],
            (Self::Survey | Self::Choices | Self::ExternalChoices | Self::Osm, _) => match header {
                "caption" => &["label"],
                "value" => &["name"],
                "image" => &["media", "image"],
                "big-image" => &["media", "big-image"],
                "audio" => &["media", "audio"],
                "video" => &["media", "video"],
                _ if self == Self::Survey => return survey_alias(header),
                _ => return None,
            },
            _ => return None,
        })
    }
}

fn survey_alias(header: &str) -> Option<&'static [&'static str]> {
    Some(match header {
        "sms_field" => &["sms_field"],
        "sms_option" => &["sms_option"],
        "sms_separator" => &["sms_separator"],
        "sms_allow_media" => &["sms_allow_media"],
        "sms_date_format" => &["sms_date_format"],
        "sms_datetime_format" => &["sms_datetime_format"],
        "sms_response" => &["sms_response"],
        "compact_tag" => &["instance", "odk:tag"],
        "read_only" | "readonly" => &["bind", "readonly"],
        "relevant" | "relevance" => &["bind", "relevant"],
        "required" => &["bind", "required"],
        "constraint" => &["bind", "constraint"],
        "constraining_message" | "constraint_message" => &["bind", "jr:constraintMsg"],
        "calculation" | "calculate" => &["bind", "calculate"],
        "noapperrorstring" | "no_app_error_string" => &["bind", "jr:noAppErrorString"],
        "requiredmsg" | "required_message" => &["bind", "jr:requiredMsg"],
        "save_to" => &["bind", "entities:saveto"],
        "appearance" => &["control", "appearance"],
        "count" | "repeat_count" | "jr:count" => &["control", "jr:count"],
        "autoplay" => &["control", "autoplay"],
        "rows" => &["control", "rows"],
        "body" => &["control"],
        "command" => &["type"],
        "tag" => &["name"],
        _ => return None,
    })
}

/// The columns of a sheet: for each header the place its cells go to.
#[derive(Debug)]
pub(crate) struct Columns {
    kind: Kind,
    places: Vec<Vec<String>>,
    /// Whether a column is the first that leads to its entry.
    first: Vec<bool>,
}

impl Columns {
    /// Reads the headers of a sheet.
    pub(crate) fn of(kind: Kind, sheet: &Sheet) -> Outcome<Self> {
        if sheet.headers.len() > MOST_COLUMNS {
            return Err(Problem::error("too-many-columns").in_sheet(kind.name()).with("most", MOST_COLUMNS).stop());
        }
        let doubled = sheet.headers.iter().any(|header| header.contains("::"));
        let mut seen: FxHashMap<Vec<String>, &str> = FxHashMap::default();
        let mut places = Vec::with_capacity(sheet.headers.len());
        for header in &sheet.headers {
            let (known_as, place) = place(kind, header, doubled);
            if let Some(other) = seen.get(&place)
                && *other != header
                && known_as.as_deref() != Some(header)
            {
                return Err(Problem::error("header-two-names")
                    .in_sheet(kind.name())
                    .at_row(1)
                    .in_column(header)
                    .with("other", other)
                    .with("header", header)
                    .stop());
            }
            seen.insert(place.clone(), header);
            places.push(place);
        }
        let mut keys = FxHashSet::default();
        let first = places.iter().map(|place| place.first().is_some_and(|key| keys.insert(key.clone()))).collect();
        Ok(Self { kind, places, first })
    }

    /// Refuses a sheet without a column it cannot do without.
    pub(crate) fn require(&self, name: &'static str) -> Outcome<()> {
        if self.first_keys().any(|key| key == name) {
            return Ok(());
        }
        Err(Problem::error("header-missing")
            .in_sheet(self.kind.name())
            .at_row(1)
            .with("missing", format!("'{name}'"))
            .stop())
    }

    /// The place of every column, in their order.
    pub(crate) fn places(&self) -> &[Vec<String>] {
        &self.places
    }

    fn first_keys(&self) -> impl Iterator<Item = &str> {
        self.places.iter().filter_map(|place| place.first()).map(String::as_str)
    }

    /// The cells of a row, each in its place.
    pub(crate) fn row<'a>(&'a self, row: &'a Row, reading: Reading<'a>) -> Map<'a> {
        let filled = row.cells.iter().filter(|cell| !cell.is_empty()).count();
        let mut map = Map::with_capacity(filled.min(self.places.len()));
        for ((place, first), cell) in self.places.iter().zip(&self.first).zip(&row.cells) {
            if !cell.is_empty() {
                map.put(place, clean(cell, reading.collapse), reading.default_language, *first);
            }
        }
        map
    }
}

/// How the cells of a sheet are read.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Reading<'a> {
    /// The language of texts whose column names none.
    pub(crate) default_language: &'a str,
    /// Whether runs of spaces become one.
    pub(crate) collapse: bool,
}

/// The name a header is known under, and its place.
fn place(kind: Kind, header: &str, doubled: bool) -> (Option<String>, Vec<String>) {
    for name in [header, &snake(header)] {
        if kind.knows(name) && kind.alias(name).is_none() {
            return (Some(name.to_owned()), vec![name.to_owned()]);
        }
    }
    let mut tokens: Vec<String> = if doubled || header.contains("::") {
        header.splitn(MOST_PARTS, "::").map(|token| token.trim().to_owned()).collect()
    } else {
        rejoin_prefix(header.splitn(MOST_PARTS, ':').map(|token| token.trim().to_owned()).collect())
    };
    let first = snake(&tokens[0]);
    if let Some(alias) = kind.alias(&first) {
        tokens.splice(0..1, alias.iter().map(|token| (*token).to_owned()));
        return ((alias.len() == 1).then(|| alias[0].to_owned()), tokens);
    }
    if kind.knows(&first) {
        tokens[0].clone_from(&first);
        return (Some(first), tokens);
    }
    (Some(header.to_owned()), tokens)
}

/// `jr:count` is one name, also where single colons part languages.
fn rejoin_prefix(mut tokens: Vec<String>) -> Vec<String> {
    if let Some(at) = tokens.iter().position(|token| token == "jr")
        && at + 1 < tokens.len()
    {
        let name = tokens.remove(at + 1);
        tokens[at] = format!("jr:{name}");
    }
    tokens
}

fn snake(header: &str) -> String {
    header.split_whitespace().collect::<Vec<_>>().join("_").to_lowercase()
}

/// Straightens curly quotes, and on request collapses spaces.
pub(crate) fn clean(text: &str, collapse: bool) -> Cow<'_, str> {
    let mut text = if collapse { collapsed(text) } else { Cow::Borrowed(text) };
    if !text.is_ascii() && text.contains(['\u{2018}', '\u{2019}', '\u{201c}', '\u{201d}']) {
        text = Cow::Owned(text.replace(['\u{2018}', '\u{2019}'], "'").replace(['\u{201c}', '\u{201d}'], "\""));
    }
    text
}

fn collapsed(text: &str) -> Cow<'_, str> {
    let text = text.trim();
    if !text.contains("  ") {
        return Cow::Borrowed(text);
    }
    let mut single = String::with_capacity(text.len());
    for letter in text.chars() {
        if letter != ' ' || !single.ends_with(' ') {
            single.push(letter);
        }
    }
    Cow::Owned(single)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sheet(headers: &[&str]) -> Sheet {
        Sheet {
            name: "survey".into(),
            headers: headers.iter().map(|header| (*header).into()).collect(),
            rows: Vec::new(),
        }
    }

    #[test]
    fn languages_and_older_names_are_told_apart() {
        let columns = Columns::of(
            Kind::Survey,
            &sheet(&["Type", "caption :: English (en)", "jr:count", "media::image::ar", "x y"]),
        )
        .expect("read");
        let places: Vec<String> = columns.places().iter().map(|place| place.join("/")).collect();
        assert_eq!(places, ["type", "label/English (en)", "control/jr:count", "media/image/ar", "x y"]);
        let columns =
            Columns::of(Kind::Survey, &sheet(&["jr:count", "label:English", "repeat count"])).expect_err("refused");
        assert_eq!(columns.code, "header-two-names");
    }

    #[test]
    fn two_names_of_one_column_are_refused_unless_the_second_is_the_current_one() {
        assert!(Columns::of(Kind::Survey, &sheet(&["label", "Label"])).is_err());
        assert!(Columns::of(Kind::Survey, &sheet(&["Label", "label"])).is_ok());
        assert!(Columns::of(Kind::Survey, &sheet(&["relevant", "relevance"])).is_err());
    }

    #[test]
    fn spaces_collapse_and_quotes_straighten() {
        assert_eq!(clean(" a   b ", true), "a b");
        assert_eq!(clean(" a  b ", false), " a  b ");
        assert_eq!(clean("\u{201c}a\u{201d} \u{2019}", false), "\"a\" '");
    }
}
