//! The kit's places and lists, as the entries its rooms load.

use kernel::Result;
use rustc_hash::FxHashMap;

use super::{Kit, Row, needed, several};
use crate::rooms::places;
use crate::rooms::terms::commands::Entry;
use crate::rooms::terms::{self, Attributes, Names};

/// Text, language, source.
type Spelling = (String, Option<String>, String);

impl Kit {
    pub(super) fn places(&self, country: &str) -> Result<Vec<places::Entry>> {
        let file = "places.csv";
        let mut spellings = spellings_of(self.rows("aliases.csv")?, "aliases.csv", "place")?;
        let mut codes: FxHashMap<String, Vec<(String, String, String)>> = FxHashMap::default();
        for row in self.rows("codes.csv")? {
            let cell = |column| needed(&row, column, "codes.csv");
            codes.entry(cell("place")?).or_default().push((cell("scheme")?, cell("version")?, cell("code")?));
        }
        let mut entries = Vec::new();
        let mut rows = self.rows(file)?;
        rows.sort_by_key(|row| row.get("level").and_then(|level| level.parse::<i64>().ok()));
        for row in rows {
            let key = needed(&row, "key", file)?;
            let codes = codes.remove(&key).unwrap_or_default();
            let level = row.get("level").and_then(|level| level.parse().ok()).unwrap_or(0);
            let cell = |column: &str| row.get(column).cloned();
            let number = |column: &str| row.get(column).and_then(|cell| cell.parse::<i64>().ok());
            entries.push(places::Entry {
                parent: cell("parent"),
                level,
                country: country.to_owned(),
                names: names_of(&row),
                jurisdiction: cell("jurisdiction"),
                tile: number("tile_column").zip(number("tile_row")),
                switchable: row.contains_key("switchable"),
                active: row.get("switchable").is_none_or(|state| state == "on"),
                takes: several(&row, "takes"),
                also_under: several(&row, "also_under"),
                valid_from: cell("valid_from"),
                valid_to: cell("valid_to"),
                aliases: spellings.remove(&key).unwrap_or_default(),
                codes,
                key,
            });
        }
        Ok(entries)
    }

    pub(super) fn terms(&self) -> Result<Vec<Entry>> {
        use terms::{AUTHORITY, GROUP, KIND, MODALITY, SECTOR, STATUS};
        let files = [
            (SECTOR, "sectors.csv"),
            (KIND, "organisation_kinds.csv"),
            (GROUP, "groups.csv"),
            (MODALITY, "modalities.csv"),
            (STATUS, "statuses.csv"),
        ];
        // Spellings of sectors belong to the sectors of the same kit.
        let own_sectors = self.text("sectors.csv")?.is_some();
        let file = "sector_aliases.csv";
        let rows = if own_sectors { self.rows(file)? } else { self.rows_or_standard(file)? };
        let mut spellings = spellings_of(rows, file, "sector")?;
        let mut entries = Vec::new();
        let mut rows = Vec::new();
        for (list, file) in files {
            rows.extend(self.rows_or_standard(file)?.into_iter().map(|row| (list, file, row)));
        }
        // Who registers organisations is a fact of one country.
        rows.extend(self.rows("authorities.csv")?.into_iter().map(|row| (AUTHORITY, "authorities.csv", row)));
        for (list, file, row) in rows {
            let key = needed(&row, "key", file)?;
            let own = several(&row, "aliases").into_iter().map(|text| (text, None, "kit".to_owned()));
            let mut aliases: Vec<Spelling> = own.collect();
            if list == SECTOR {
                aliases.extend(spellings.remove(&key).unwrap_or_default());
            }
            let [en, ar, ckb, ku] = names_of(&row);
            entries.push(Entry {
                list,
                code: row.get("code").cloned(),
                parent: row.get("parent").cloned(),
                names: Names { en: en.unwrap_or_else(|| key.clone()), ar, ckb, ku },
                aliases,
                attributes: attributes(list, &row),
                key,
            });
        }
        Ok(entries)
    }
}

fn spellings_of(rows: Vec<Row>, file: &str, column: &str) -> Result<FxHashMap<String, Vec<Spelling>>> {
    let mut spellings: FxHashMap<String, Vec<Spelling>> = FxHashMap::default();
    for row in rows {
        let source = row.get("source").cloned().unwrap_or_else(|| "kit".into());
        let spelling = (needed(&row, "text", file)?, row.get("language").cloned(), source);
        spellings.entry(needed(&row, column, file)?).or_default().push(spelling);
    }
    Ok(spellings)
}

/// What only some lists say of their entries.
fn attributes(list: &str, row: &Row) -> Attributes {
    let cell = |column: &str| row.get(column).cloned();
    Attributes {
        colour: cell("colour_class"),
        hxl: cell("hxl"),
        measures: cell("kind").filter(|_| list == terms::GROUP),
        jurisdiction: cell("jurisdiction"),
        acronym: cell("acronym"),
        registers: several(row, "registers"),
    }
}

/// en, ar, ckb, ku.
fn names_of(row: &Row) -> [Option<String>; 4] {
    ["name_en", "name_ar", "name_ckb", "name_ku"].map(|column| row.get(column).cloned())
}
