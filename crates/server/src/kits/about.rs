//! What `kit.toml` says of a country: names and codes of the country itself, its lists of codes, its clock and money.

use kernel::{Clock, Error, Result};
use serde::Deserialize;

use super::Kit;
use crate::rooms::places::model::{LevelName, Profile, Source};
use crate::rooms::places::{Land, List};

/// The version of the format this program reads.
const FORMAT: i64 = 1;

#[derive(Debug, Deserialize)]
pub(super) struct About {
    format: i64,
    key: String,
    pub iso2: String,
    iso3: String,
    default_language: Option<String>,
    languages: Option<Vec<String>>,
    time_zone: Option<String>,
    currency: Option<String>,
    currencies: Option<Vec<String>>,
    week_start: Option<String>,
    weekend: Option<Vec<String>>,
    #[serde(default)]
    level: Vec<LevelName>,
    #[serde(default)]
    codes: Codes,
    #[serde(default)]
    scheme: Vec<Scheme>,
    tiles: Option<Tiles>,
    #[serde(default)]
    source: Vec<Source>,
}

#[derive(Debug, Default, Deserialize)]
struct Codes {
    default_scheme: Option<String>,
    default_version: Option<String>,
}

#[derive(Debug, Deserialize)]
struct Scheme {
    key: String,
    version: String,
    name: String,
    pattern: String,
    #[serde(default)]
    complete: bool,
    published: Option<toml::value::Datetime>,
    licence: Option<String>,
}

#[derive(Debug, Deserialize)]
struct Tiles {
    columns: i64,
    rows: i64,
}

impl Kit {
    pub(super) fn about(&self) -> Result<About> {
        let Some(text) = self.text("kit.toml")? else {
            return Err(Error::Unavailable("the kit has no kit.toml".into()));
        };
        let about: About = toml::from_str(&text)
            .map_err(|error| Error::Unavailable(format!("the kit's kit.toml cannot be read: {}", error.message())))?;
        if about.format != FORMAT {
            let format = about.format;
            return Err(Error::Unavailable(format!("the kit is of format {format}; this program reads {FORMAT}")));
        }
        about.check()?;
        Ok(about)
    }
}

impl About {
    fn check(&self) -> Result<()> {
        let upper = |code: &str, length| code.len() == length && code.bytes().all(|byte| byte.is_ascii_uppercase());
        if !upper(&self.iso2, 2) || !upper(&self.iso3, 3) {
            return Err(Error::Unavailable("kit.toml: iso2 and iso3 are two and three capital letters".into()));
        }
        if let Some(zone) = &self.time_zone {
            let unknown = |_| Error::Unavailable(format!("kit.toml: there is no time zone {zone:?}"));
            Clock::system().keep(zone).map_err(unknown)?;
        }
        for scheme in &self.scheme {
            if regex::Regex::new(&scheme.pattern).is_err() {
                let named = format!("{} {}", scheme.key, scheme.version);
                return Err(Error::Unavailable(format!("kit.toml: the pattern of {named} is no regular expression")));
            }
        }
        Ok(())
    }

    pub(super) fn land(&self) -> Land {
        Land { code: self.iso2.clone(), kit: self.key.clone(), profile: self.profile() }
    }

    pub(super) fn lists(&self) -> Vec<List> {
        let main = |scheme: &Scheme| {
            self.codes.default_scheme.as_ref() == Some(&scheme.key)
                && self.codes.default_version.as_ref() == Some(&scheme.version)
        };
        let list = |scheme: &Scheme| List {
            key: scheme.key.clone(),
            version: scheme.version.clone(),
            name: scheme.name.clone(),
            pattern: scheme.pattern.clone(),
            complete: scheme.complete,
            main: main(scheme),
            published: scheme.published.map(|day| day.to_string()),
            licence: scheme.licence.clone(),
        };
        self.scheme.iter().map(list).collect()
    }

    fn profile(&self) -> Profile {
        let standard = Profile::default();
        let currency = self.currency.clone().unwrap_or(standard.currency);
        Profile {
            iso3: self.iso3.clone(),
            default_language: self.default_language.clone().unwrap_or(standard.default_language),
            languages: self.languages.clone().unwrap_or(standard.languages),
            time_zone: self.time_zone.clone().unwrap_or(standard.time_zone),
            currencies: self.currencies.clone().unwrap_or_else(|| vec![currency.clone()]),
            currency,
            week_start: self.week_start.clone().unwrap_or(standard.week_start),
            weekend: self.weekend.clone().unwrap_or(standard.weekend),
            levels: self.level.clone(),
            tiles: self.tiles.as_ref().map(|tiles| (tiles.columns, tiles.rows)),
            sources: self.source.clone(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_kit_of_iraq_says_what_the_program_needs_to_know() {
        let about = Kit::open("iraq").and_then(|kit| kit.about()).expect("kit iraq is sound");
        let profile = about.land().profile;
        assert_eq!((profile.time_zone.as_str(), profile.currency.as_str()), ("Asia/Baghdad", "IQD"));
        assert_eq!(profile.level_name(2, "ckb"), Some("قەزا"));
        assert_eq!(profile.tiles, Some((5, 6)));
        let main: Vec<_> = about.lists().into_iter().filter(|list| list.main).collect();
        assert_eq!((main.len(), main[0].published.as_deref()), (1, Some("2019-06-03")));
    }
}
