//! Warnings about translations: languages some columns have and others lack.

use crate::headers::Columns;
use crate::problems::Problem;

/// The languages of a sheet's texts.
#[derive(Debug, Default)]
pub(crate) struct Languages<'c> {
    seen: Vec<(&'c str, Vec<&'static str>)>,
    columns: Vec<&'static str>,
}

/// What a translatable column of the survey sheet is called in messages.
fn survey_column(key: &str) -> Option<&'static str> {
    Some(match key {
        "label" => "label",
        "hint" => "hint",
        "guidance_hint" => "guidance_hint",
        "jr:constraintMsg" => "constraint_message",
        "jr:requiredMsg" => "required_message",
        _ => return media_column(key),
    })
}

fn choices_column(key: &str) -> Option<&'static str> {
    if key == "label" { Some("label") } else { media_column(key) }
}

fn media_column(key: &str) -> Option<&'static str> {
    ["image", "big-image", "audio", "video"].into_iter().find(|known| *known == key)
}

impl<'c> Languages<'c> {
    fn of(columns: &'c Columns, name: impl Fn(&str) -> Option<&'static str>) -> Self {
        let mut languages = Self::default();
        for place in columns.places() {
            let place = match place.split_first() {
                Some((first, rest)) if !rest.is_empty() && matches!(first.as_str(), "media" | "bind") => rest,
                _ => place.as_slice(),
            };
            let Some(column) = place.first().and_then(|key| name(key)) else { continue };
            let language = match place {
                [_] => Some("default"),
                [_, language] => Some(language.as_str()),
                _ => None,
            };
            if let Some(language) = language {
                languages.note(language, column);
            }
            if !languages.columns.contains(&column) {
                languages.columns.push(column);
            }
        }
        languages
    }

    fn note(&mut self, language: &'c str, column: &'static str) {
        match self.seen.iter_mut().find(|(known, _)| *known == language) {
            Some((_, columns)) => columns.push(column),
            None => self.seen.push((language, vec![column])),
        }
    }

    /// Whether no column names a language.
    fn default_only(&self) -> bool {
        self.seen.iter().all(|(language, _)| *language == "default")
    }

    fn warn(&self, sheet: &'static str, parts: &mut Vec<Problem>) {
        if self.default_only() {
            return;
        }
        let mut seen: Vec<_> = self.seen.iter().collect();
        seen.sort_unstable_by_key(|(language, _)| *language);
        for (language, columns) in seen {
            let mut missing: Vec<&str> =
                self.columns.iter().copied().filter(|column| !columns.contains(column)).collect();
            missing.sort_unstable();
            let code = match missing.len() {
                0 => continue,
                1 => "translation-missing",
                _ => "translations-missing",
            };
            parts.push(
                Problem::warning(code)
                    .in_sheet(sheet)
                    .at_row(1)
                    .with("language", language)
                    .with("columns", missing.join(", ")),
            );
        }
    }
}

/// The languages of both sheets.
#[derive(Debug)]
pub(crate) struct Translations<'c> {
    survey: Languages<'c>,
    choices: Languages<'c>,
}

impl<'c> Translations<'c> {
    pub(crate) fn of(survey: &'c Columns, choices: Option<&'c Columns>) -> Self {
        Self {
            survey: Languages::of(survey, survey_column),
            choices: choices.map(|columns| Languages::of(columns, choices_column)).unwrap_or_default(),
        }
    }

    /// One warning that lists what is missing where.
    pub(crate) fn missing(&self) -> Option<Problem> {
        let mut parts = Vec::new();
        self.survey.warn("survey", &mut parts);
        self.choices.warn("choices", &mut parts);
        Problem::together(parts)
    }

    /// The warning that the choice "other" will not be translated.
    pub(crate) fn other(&self) -> Option<Problem> {
        let translated = !self.survey.default_only() || !self.choices.default_only();
        translated.then(|| Problem::warning("or-other-translated").in_sheet("survey"))
    }
}
