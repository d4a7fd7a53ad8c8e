//! Learns `data/weights.tsv` from pairs of spellings of the same places:
//! `learn queries.csv candidates.csv weights.tsv [all]`.
//!
//! First expectation maximisation over all ways to align each pair ([`pairs`], [`channel`]) gives the letters' costs; then a logistic
//! regression on held-out queries gives the probability that a best match is right. Without `all`, the places whose id
//! hashes to the development fifth are left out of the first step, so that the judge's figures on them are honest.

mod channel;
mod pairs;
mod sure;

use std::error::Error;
use std::fs;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [queries, candidates, weights, rest @ ..] = &arguments[..] else {
        return Err("usage: learn queries.csv candidates.csv weights.tsv [all | sure]".into());
    };
    let option = rest.first().map(String::as_str);
    if option == Some("sure") {
        let factors = sure::learn(queries, candidates)?;
        let kept: Vec<String> = fs::read_to_string(weights)?
            .lines()
            .filter(|line| !line.starts_with("scalar\tsure"))
            .map(String::from)
            .collect();
        fs::write(weights, format!("{}\nscalar\tsure\t{factors}\n", kept.join("\n")))?;
        return Ok(());
    }
    let pairs = pairs::read(queries, option == Some("all"))?;
    eprintln!("{} pairs", pairs.len());
    fs::write(weights, channel::learn(&pairs))?;
    Ok(())
}
