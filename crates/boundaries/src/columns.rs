//! Finds which columns hold the code, the names, the parent's code and the validity of a unit.
//!
//! Presets come first: the spellings of OCHA's common operational datasets through the years (`ADM2_PCODE`,
//! `adm2_pcode`, `admin2Pcode`, `ADM2_EN`, `adm2_name`, `adm2_name1` with its `lang1`, `admin2Name_ar`). Where none fits,
//! the values decide: a code is a short, unique, upper-case word; a parent's code is what it begins with.

use rustc_hash::FxHashSet;
use serde_json::Value;

use crate::layer::text;
use crate::{Feature, Layer};

/// The columns of a layer by their role, under the names the file gives them. A proposal, for a person to correct.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Columns {
    pub code: Option<String>,
    /// Language tag and column, the file's main language first.
    pub names: Vec<(String, String)>,
    /// The code of the unit one level up.
    pub parent: Option<String>,
    pub valid_from: Option<String>,
    pub valid_to: Option<String>,
}

/// Proposes the columns of a layer of this administrative level (0 is the country).
pub fn propose(layer: &Layer, level: u8) -> Columns {
    let headers: Vec<&str> = layer.features.first().into_iter().flat_map(headers).collect();
    let by_name = |wanted: &[String]| {
        let found = wanted.iter().find_map(|want| headers.iter().find(|header| fold(header) == *want));
        found.map(|header| (*header).to_owned())
    };
    let code = by_name(&code_names(level)).or_else(|| by_values(layer, &headers));
    let parent = level.checked_sub(1).and_then(|above| {
        by_name(&code_names(above)).or_else(|| code.as_deref().and_then(|code| prefix_column(layer, &headers, code)))
    });
    Columns {
        code,
        names: names(layer, &headers, level),
        parent,
        valid_from: by_name(&["validon", "validfrom", "validdate"].map(String::from)),
        valid_to: by_name(&["validto", "validuntil"].map(String::from)),
    }
}

/// The likeliest English or other name among a feature's properties, for messages before any column is chosen.
pub(crate) fn likely_name(properties: &[(String, Value)]) -> Option<String> {
    let rank = |header: &str| {
        let folded = fold(header);
        let level = folded.bytes().find(u8::is_ascii_digit).map_or(0, |digit| u32::from(digit - b'0'));
        let rank = match folded.as_str() {
            "name" | "nameen" => 9,
            unit if unit.starts_with("adm") && (unit.ends_with("en") || unit.contains("name")) => 10 + level,
            other if other.ends_with("name") => 1,
            _ => return None,
        };
        (!folded.contains("alt") && !folded.contains("ref")).then_some(rank)
    };
    let named = properties.iter().filter_map(|(header, value)| Some((rank(header)?, value.as_str()?.trim())));
    // Of equals the first: `adm2_name` before `adm2_name1`.
    let best = named.filter(|(_, name)| !name.is_empty()).rev().max_by_key(|(rank, _)| *rank);
    best.map(|(_, name)| name.to_owned())
}

fn headers(feature: &Feature) -> impl Iterator<Item = &str> {
    feature.properties.iter().map(|(header, _)| header.as_str())
}

fn fold(header: &str) -> String {
    header.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

fn code_names(level: u8) -> Vec<String> {
    let ends = ["pcode", "code", "pcod", "id"];
    let mut wanted: Vec<String> =
        ends.iter().flat_map(|end| ["adm", "admin"].map(|start| format!("{start}{level}{end}"))).collect();
    wanted.extend((level == 0).then(|| "iso3".to_owned()));
    wanted
}

/// Columns of names with their languages. `ADM2_EN` says its language, `adm2_name1` has it in `lang1`, and a column
/// that says nothing is told by its script.
fn names(layer: &Layer, headers: &[&str], level: u8) -> Vec<(String, String)> {
    let mut names: Vec<(String, String)> = Vec::new();
    for header in headers {
        let folded = fold(header);
        let Some(rest) = ["admin", "adm"].iter().find_map(|start| folded.strip_prefix(&format!("{start}{level}")))
        else {
            continue;
        };
        let end = rest.strip_prefix("name").unwrap_or(rest);
        let language = match end {
            "en" | "ar" | "ckb" | "ku" | "fr" | "so" | "am" | "om" | "ti" | "tr" | "es" | "uk" => Some(end.to_owned()),
            "" | "1" | "2" | "3" if rest.starts_with("name") => {
                let stated = headers.iter().find(|header| fold(header) == format!("lang{end}"));
                let stated = stated.and_then(|column| first_text(layer, column)).map(|tag| tag.to_lowercase());
                stated.or_else(|| first_text(layer, header).map(|sample| script(&sample).to_owned()))
            }
            _ => None,
        };
        if let Some(language) = language.filter(|tag| names.iter().all(|(known, _)| known != tag)) {
            names.push((language, (*header).to_owned()));
        }
    }
    names
}

fn first_text(layer: &Layer, column: &str) -> Option<String> {
    layer.features.iter().find_map(|feature| feature.text(column))
}

fn script(sample: &str) -> &'static str {
    let arabic = |c| matches!(c, '\u{600}'..='\u{6ff}');
    let sorani = |c| matches!(c, 'ە' | 'ێ' | 'ۆ' | 'ڵ' | 'ڕ' | 'ڤ');
    match sample {
        _ if sample.contains(sorani) => "ckb",
        _ if sample.contains(arabic) => "ar",
        _ => "en",
    }
}

/// The column of unique codes, the shortest where several are unique.
fn by_values(layer: &Layer, headers: &[&str]) -> Option<String> {
    let code = |text: &str| {
        let allowed = |b: u8| b.is_ascii_uppercase() || b.is_ascii_digit() || b == b'-' || b == b'_';
        (2..=20).contains(&text.len())
            && text.bytes().all(allowed)
            && text.starts_with(|c: char| c.is_ascii_uppercase())
    };
    let unique = headers.iter().filter(|header| {
        let mut seen = FxHashSet::default();
        layer.features.iter().all(|feature| feature.text(header).is_some_and(|text| code(&text) && seen.insert(text)))
    });
    unique
        .min_by_key(|header| first_text(layer, header).map_or(0, |text| text.len()))
        .map(|header| (*header).to_owned())
}

/// The column whose value every code begins with: the longest such, which is the nearest level up.
fn prefix_column(layer: &Layer, headers: &[&str], code: &str) -> Option<String> {
    let prefixes = headers.iter().filter(|header| {
        layer.features.iter().all(|feature| match (feature.text(code), feature.text(header)) {
            (Some(code), Some(prefix)) => code.len() > prefix.len() && code.starts_with(&prefix),
            _ => false,
        })
    });
    let longest = prefixes.max_by_key(|header| {
        layer
            .features
            .first()
            .and_then(|feature| feature.properties.iter().find(|(name, _)| name == **header))
            .and_then(|(_, value)| text(value).map(|text| text.len()))
    });
    longest.map(|header| (*header).to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Crs;
    use serde_json::json;

    fn layer(rows: &[&[(&str, &str)]]) -> Layer {
        let feature = |(at, row): (usize, &&[(&str, &str)])| {
            Feature::new(
                at + 1,
                row.iter().map(|(name, value)| ((*name).to_owned(), json!(value))).collect(),
                Vec::new(),
            )
        };
        Layer { features: rows.iter().enumerate().map(feature).collect(), crs: Crs::Unstated }
    }

    fn pairs(columns: &Columns) -> Vec<(&str, &str)> {
        columns.names.iter().map(|(tag, column)| (tag.as_str(), column.as_str())).collect()
    }

    #[test]
    fn the_spelling_of_2019_is_known() {
        let layer = layer(&[&[
            ("ADM2_EN", "Halabcha"),
            ("ADM2_AR", "حلبجة"),
            ("ADM2_PCODE", "IQG06Q05"),
            ("ADM1_EN", "Al-Sulaymaniyah"),
            ("ADM1_PCODE", "IQG06"),
            ("validOn", "2019-06-03"),
            ("validTo", ""),
        ]]);
        let columns = propose(&layer, 2);
        assert_eq!(columns.code.as_deref(), Some("ADM2_PCODE"));
        assert_eq!(columns.parent.as_deref(), Some("ADM1_PCODE"));
        assert_eq!(pairs(&columns), [("en", "ADM2_EN"), ("ar", "ADM2_AR")]);
        assert_eq!((columns.valid_from.as_deref(), columns.valid_to.as_deref()), (Some("validOn"), Some("validTo")));
        assert_eq!(layer.features[0].name, "Halabcha");
    }

    #[test]
    fn the_newer_spelling_takes_its_languages_from_their_columns() {
        let layer = layer(&[&[
            ("adm2_name", "Halabja"),
            ("adm2_name1", "حلبجة"),
            ("adm2_name2", "هەڵەبجە"),
            ("adm2_pcode", "IQG06Q05"),
            ("adm1_pcode", "IQG06"),
            ("lang", "en"),
            ("lang1", "ar"),
        ]]);
        let columns = propose(&layer, 2);
        assert_eq!(pairs(&columns), [("en", "adm2_name"), ("ar", "adm2_name1"), ("ckb", "adm2_name2")]);
        assert_eq!(columns.code.as_deref(), Some("adm2_pcode"));
        assert_eq!(layer.features[0].name, "Halabja");
    }

    #[test]
    fn the_camel_case_spelling_is_known() {
        let layer = layer(&[&[
            ("admin1Pcode", "SY02"),
            ("admin1Name_en", "Aleppo"),
            ("admin1Name_ar", "حلب"),
            ("admin0Pcode", "SY"),
        ]]);
        let columns = propose(&layer, 1);
        assert_eq!((columns.code.as_deref(), columns.parent.as_deref()), (Some("admin1Pcode"), Some("admin0Pcode")));
        assert_eq!(pairs(&columns), [("en", "admin1Name_en"), ("ar", "admin1Name_ar")]);
    }

    #[test]
    fn without_known_headers_the_values_decide() {
        let layer = layer(&[
            &[("x", "Erbil"), ("land", "IQ"), ("gov", "IQG11"), ("key", "IQG11Q02")],
            &[("x", "Soran"), ("land", "IQ"), ("gov", "IQG11"), ("key", "IQG11Q09")],
        ]);
        let columns = propose(&layer, 2);
        assert_eq!((columns.code.as_deref(), columns.parent.as_deref()), (Some("key"), Some("gov")));
    }
}
