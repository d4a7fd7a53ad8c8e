//! Engines by themselves: how many names a second are matched against a country's places.

use std::time::Instant;

use kernel::Result;
use names::Options;
use names::places::{Candidate, Index};

use super::body::Dice;
use super::broken;
use super::report::{Bar, Report, thousands};
use crate::kits::Kit;

const QUERIES: usize = 200_000;

pub(super) fn measure(report: &mut Report) -> Result<()> {
    super::say("the matching of names …");
    let candidates = candidates()?;
    let queries = misspelt(&candidates);
    let started = Instant::now();
    let index = Index::new(candidates);
    let built = started.elapsed();
    let started = Instant::now();
    let accepted = queries.iter().filter(|query| index.answer(query, None, Options::default()).accepted().is_some());
    let accepted = accepted.count();
    let took = started.elapsed();
    let table = report.table("Names of places");
    table.line(&format!("an index over {} places", index.len()), Bar::seen_time(built));
    table.line(
        &format!("{} spellings, half of them with a slip, on one core", thousands(QUERIES as u64)),
        Bar::rate(QUERIES, took),
    );
    table.line(
        "accepted without asking anybody",
        Bar::seen(format!("{:.0} %", accepted as f64 * 100.0 / QUERIES as f64)),
    );
    Ok(())
}

fn candidates() -> Result<Vec<Candidate>> {
    let kit = Kit::open("iraq")?;
    let mut aliases = std::collections::HashMap::<String, Vec<String>>::new();
    for row in kit.rows("aliases.csv")? {
        if let (Some(place), Some(text)) = (row.get("place"), row.get("text")) {
            aliases.entry(place.clone()).or_default().push(text.clone());
        }
    }
    let mut candidates = Vec::new();
    for row in kit.rows("places.csv")? {
        let id = row.get("key").cloned().ok_or_else(|| broken("a place without a key"))?;
        let mut others = aliases.remove(&id).unwrap_or_default();
        others.extend(["name_ar", "name_ckb", "name_ku"].into_iter().filter_map(|column| row.get(column).cloned()));
        let (name, parent) = (row.get("name_en").cloned().unwrap_or_default(), row.get("parent").cloned());
        candidates.push(Candidate { id, name, aliases: others, parent });
    }
    Ok(candidates)
}

/// Names as they come, every second one with a letter dropped or doubled.
fn misspelt(candidates: &[Candidate]) -> Vec<String> {
    let mut dice = Dice::new(7);
    let all: Vec<String> =
        candidates.iter().flat_map(|one| std::iter::once(&one.name).chain(&one.aliases)).cloned().collect();
    let query = |number: usize| {
        let name = dice.pick(&all);
        if number.is_multiple_of(2) { name.clone() } else { slipped(name, &mut dice) }
    };
    (0..QUERIES).map(query).collect()
}

/// With one letter dropped or doubled.
pub(super) fn slipped(word: &str, dice: &mut Dice) -> String {
    let letters: Vec<char> = word.chars().collect();
    let at = dice.roll(letters.len());
    let double = dice.roll(2) == 0;
    let mut slipped = String::with_capacity(word.len() + 4);
    for (place, letter) in letters.iter().enumerate() {
        match place == at {
            true if double => slipped.extend([*letter, *letter]),
            true => {}
            false => slipped.push(*letter),
        }
    }
    slipped
}
