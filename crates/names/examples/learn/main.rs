//! Learns `data/weights.tsv` from pairs of spellings of the same places; `scripts/names/learn.sh` runs the steps in order:
//! `learn letters|tune|sure queries.csv candidates.csv weights.tsv [all|part0…part4]`.
//!
//! `letters`: expectation maximisation over all ways to align each pair gives the letters' costs. `tune`: the costs are sharpened against
//! the names each query is confused with. `sure`: a logistic regression gives the probability that a best match is right.
//! Without `all`, the fifth of the places whose id hashes to the part named (else `part0`) is left out of the first two,
//! so that the judge's figures on it are honest. `tune` and `sure` start from the weights compiled in.

mod channel;
mod file;
mod pairs;
mod sure;
mod tune;

use names::weights::Weights;
use std::error::Error;
use std::fs;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [step, queries, candidates, file, rest @ ..] = &arguments[..] else {
        return Err("usage: learn letters|tune|sure queries.csv candidates.csv weights.tsv [all|part0…part4]".into());
    };
    let part: u64 = rest.iter().find_map(|word| word.strip_prefix("part")?.parse().ok()).unwrap_or(0);
    let held_out = Some(part).filter(|_| !rest.iter().any(|word| word == "all"));
    let weights = match step.as_str() {
        "letters" => channel::learn(&pairs::read(queries, held_out)?),
        "tune" => tune::tune(queries, candidates, held_out)?,
        "sure" => {
            let mut weights = Weights::parse(&fs::read_to_string(file)?);
            weights.scalars.sure = sure::learn(queries, candidates, part)?;
            weights
        }
        _ => return Err("the steps are letters, tune and sure".into()),
    };
    fs::write(file, file::write(&weights))?;
    Ok(())
}
