//! Places: where a row of a spreadsheet is, with the codes and names people write; codes told apart by scheme, scopes
//! kept, contradictions refused, doubts left to a person.

mod boundaries;
mod kits;
mod pages;
mod reading;

use std::path::PathBuf;
use std::sync::Arc;

use kernel::{Actor, App, Clock, Options, Random};
use server::HISTORY;
use server::kits::Kit;
use server::rooms::places::{self, Asked, Atlas, Level, Reading};
use tempfile::TempDir;

/// The atlas of a kit, loaded into a database of its own.
pub async fn atlas_of(kit: &str) -> (Arc<Atlas>, App, TempDir) {
    let data = tempfile::tempdir().expect("a temporary folder");
    let options = Options {
        database: format!("sqlite:{}", data.path().join("tansiq.db").display()),
        data: data.path().to_owned(),
        clock: Clock::fixed(crate::house::NOW),
        random: Random::seeded(3),
        mailer: None,
        create: true,
    };
    let app = App::open(options, HISTORY).await.expect("a fresh database");
    Kit::open(kit).expect("the kit is there").load(&app).await.expect("the kit loads");
    let atlas = places::atlas(&app.viewer(Actor::visitor())).await.expect("an atlas");
    (atlas, app, data)
}

/// What a row comes to, in short: the place's key, or what else happened.
pub fn read(atlas: &Atlas, levels: &[Level<'_>]) -> String {
    let mut asked = Asked::default();
    asked.levels[..levels.len()].copy_from_slice(levels);
    told(atlas, atlas.read(&asked))
}

pub fn told(atlas: &Atlas, reading: Reading) -> String {
    match reading {
        Reading::Nowhere => "nowhere".into(),
        Reading::CountryWide => "country-wide".into(),
        Reading::Place { id, scheme } => {
            let key = &atlas.get(id).expect("a place of the atlas").key;
            scheme.map_or(key.clone(), |scheme| format!("{key} by {scheme}"))
        }
        Reading::Choose { level, candidates, .. } => {
            assert!(candidates.len() <= 5);
            let keys = candidates.iter().filter_map(|near| atlas.get(near.id)).map(|place| place.key.as_str());
            format!("choose {level}: {}", keys.collect::<Vec<_>>().join(" "))
        }
        Reading::Refused { key, args } => {
            let args: Vec<String> = args.into_iter().map(|(name, value)| format!("{name}={value}")).collect();
            format!("{key} {}", args.join(" "))
        }
    }
}

/// A file of the shared material; without it the test says loudly that it was skipped.
pub fn shared(name: &str) -> Option<PathBuf> {
    let folder = std::env::var_os("TANSIQ_SHARED")
        .map_or_else(|| concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared").into(), PathBuf::from);
    let path = folder.join("data").join(name);
    if path.exists() {
        return Some(path);
    }
    eprintln!("SKIPPED: {} is not there", path.display());
    None
}
