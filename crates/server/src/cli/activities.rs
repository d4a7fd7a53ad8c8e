//! `tansiq activities overlaps`: every pair of activities that may be one, or overlap, or complement each other, as CSV.

use std::fs::File;
use std::io::Write;
use std::num::NonZero;
use std::path::PathBuf;
use std::sync::mpsc;
use std::thread;
use std::time::Instant;

use clap::{Args, Subcommand};
use kernel::{Error, Result};
use overlaps::{Class, Pair, Reasons};
use rustc_hash::FxHashMap;

use super::Data;
use crate::rooms::overlaps::{Every, every};

/// Scores that three digits tell apart.
const SCORES: usize = 1001;
/// Pairs whose lines are made at once.
const AT_ONCE: usize = 4_096;

#[derive(Args)]
pub(super) struct Activities {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Find reports that may be of one activity, and organisations that do the same in one place
    Overlaps(Overlaps),
}

#[derive(Args)]
struct Overlaps {
    /// The file (a,b,class,score,reasons, with the ids that exports write); without it, standard output
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
    /// Leave out pairs of a lower score, from 0 to 1
    #[arg(long, value_name = "SCORE", default_value = "0", value_parser = score)]
    least: f32,
    #[command(flatten)]
    data: Data,
}

fn score(text: &str) -> std::result::Result<f32, String> {
    let score = text.parse::<f32>().ok().filter(|score| (0.0..=1.0).contains(score));
    score.ok_or_else(|| "a score is from 0 to 1".into())
}

impl Activities {
    pub(super) async fn run(self) -> Result<()> {
        match self.command {
            Command::Overlaps(overlaps) => overlaps.run().await,
        }
    }
}

impl Overlaps {
    async fn run(self) -> Result<()> {
        let started = Instant::now();
        let app = self.data.open(false).await?;
        let every = every(&app).await?;
        let read = started.elapsed();
        let started = Instant::now();
        let pairs = ranked(&every.search(), self.least);
        let searched = started.elapsed();
        match &self.out {
            Some(path) => write(File::create(path)?, &every, &pairs)?,
            None => write(std::io::stdout(), &every, &pairs)?,
        }
        app.close().await?;
        let (rows, read, searched) = (every.rows(), read.as_secs_f64(), searched.as_secs_f64());
        eprintln!("{rows} activities read in {read:.1} s, searched in {searched:.2} s; {} pairs", pairs.len());
        for class in Class::ALL {
            let count = pairs.iter().filter(|pair| pair.class == class).count();
            eprintln!("  {count} {}", class.key());
        }
        Ok(())
    }
}

/// By class, the likeliest first, as far as three digits tell; where they tell nothing, by place.
fn ranked(found: &[Vec<Pair>], least: f32) -> Vec<Pair> {
    let each = || found.iter().flatten().filter(|pair| pair.score() >= least);
    let rank = |pair: &Pair| pair.class as usize * SCORES + SCORES - 1 - thousandths(pair.score());
    let mut next = vec![0; Class::ALL.len() * SCORES];
    each().for_each(|pair| next[rank(pair)] += 1);
    let mut before = 0;
    for place in &mut next {
        before += std::mem::replace(place, before);
    }
    let mut pairs: Vec<Pair> = each().next().map(|any| vec![*any; before]).unwrap_or_default();
    for pair in each() {
        let place = &mut next[rank(pair)];
        pairs[*place] = *pair;
        *place += 1;
    }
    pairs
}

/// Writes the lines; they are made piece by piece on as many processors as there are.
fn write(mut out: impl Write, every: &Every, pairs: &[Pair]) -> Result<()> {
    out.write_all(b"a,b,class,score,reasons\n")?;
    let pieces: Vec<&[Pair]> = pairs.chunks(AT_ONCE).collect();
    let writers = thread::available_parallelism().map_or(1, NonZero::get);
    thread::scope(|scope| {
        let made = |writer: usize| {
            let (send, receive) = mpsc::sync_channel(2);
            let own = pieces.iter().skip(writer).step_by(writers);
            // Nobody receives any more once the file could not be written.
            scope.spawn(move || own.map(|piece| lines(every, piece)).try_for_each(|lines| send.send(lines)));
            receive
        };
        let receivers: Vec<_> = (0..writers).map(made).collect();
        for receiver in receivers.iter().cycle().take(pieces.len()) {
            out.write_all(&receiver.recv().map_err(Error::internal)?)?;
        }
        Ok(out.flush()?)
    })
}

fn lines(every: &Every, pairs: &[Pair]) -> Vec<u8> {
    let mut said: FxHashMap<Reasons, String> = FxHashMap::default();
    let mut lines = Vec::with_capacity(pairs.len() * 256);
    let (mut one, mut two) = ([0; 36], [0; 36]);
    for pair in pairs {
        let (Some(a), Some(b)) = (every.id(pair.a), every.id(pair.b)) else { continue };
        let reasons = said.entry(pair.reasons).or_insert_with(|| reasons(pair));
        let (a, b) = (a.hyphenated().encode_lower(&mut one), b.hyphenated().encode_lower(&mut two));
        let all = thousandths(pair.score());
        let digit = |place: usize| b'0' + (all / place % 10) as u8;
        let score = [b',', digit(1000), b'.', digit(100), digit(10), digit(1), b','];
        for part in [a.as_bytes(), b",", b.as_bytes(), b",", pair.class.key().as_bytes(), &score, reasons.as_bytes()] {
            lines.extend_from_slice(part);
        }
    }
    lines
}

/// The last field of a line; no reason holds a quotation mark.
fn reasons(pair: &Pair) -> String {
    let reasons: Vec<String> = pair.reasons.iter().map(|reason| reason.to_string()).collect();
    let reasons = reasons.join("; ");
    if reasons.contains(',') { format!("\"{reasons}\"\n") } else { format!("{reasons}\n") }
}

/// A score in thousandths.
fn thousandths(score: f32) -> usize {
    (score.clamp(0.0, 1.0) * 1000.0).round() as usize
}

#[cfg(test)]
mod tests {
    use super::*;
    use overlaps::Parts;

    fn pair(a: u32, class: Class, score: f32) -> Pair {
        let parts = Parts { place: score, activity: 1.0, dates: 1.0, groups: 1.0, taught: 1.0 };
        Pair { a, b: a + 1, class, parts, reasons: Reasons::default() }
    }

    #[test]
    fn pairs_are_ranked_by_class_and_then_by_score_and_the_unlikely_left_out() {
        let (overlap, identical) = (Class::Overlap, Class::Identical);
        let found = [
            vec![pair(1, overlap, 0.0404), pair(2, overlap, 1.0), pair(3, identical, 0.5)],
            vec![pair(4, overlap, 0.9996), pair(5, identical, 0.2), pair(6, identical, 0.9)],
        ];
        let order = |least| ranked(&found, least).iter().map(|pair| pair.a).collect::<Vec<_>>();
        assert_eq!(order(0.0), [6, 3, 5, 2, 4, 1]);
        assert_eq!(order(0.5), [6, 3, 2, 4]);
        assert!(order(1.1).is_empty());
    }
}
