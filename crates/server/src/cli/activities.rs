//! `tansiq activities overlaps`: every pair of activities that may be one, or overlap, or complement each other, as CSV.

use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::PathBuf;
use std::time::Instant;

use clap::{Args, Subcommand};
use kernel::{Error, Result};
use overlaps::{Class, Pair, Reasons};
use rustc_hash::FxHashMap;

use super::Data;
use crate::rooms::overlaps::{Every, every};

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
        let mut pairs = every.search();
        pairs.retain(|pair| pair.score() >= self.least);
        pairs.sort_by(|one, other| one.class.cmp(&other.class).then(other.score().total_cmp(&one.score())));
        let searched = started.elapsed();
        let out: Box<dyn Write> = match &self.out {
            Some(path) => Box::new(BufWriter::new(File::create(path)?)),
            None => Box::new(BufWriter::new(std::io::stdout())),
        };
        write(out, &every, &pairs)?;
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

fn write(out: Box<dyn Write>, every: &Every, pairs: &[Pair]) -> Result<()> {
    let mut said: FxHashMap<Reasons, String> = FxHashMap::default();
    let mut writer = csv::Writer::from_writer(out);
    writer.write_record(["a", "b", "class", "score", "reasons"]).map_err(Error::internal)?;
    for pair in pairs {
        let (Some(a), Some(b)) = (every.id(pair.a), every.id(pair.b)) else { continue };
        let reasons = said.entry(pair.reasons).or_insert_with(|| {
            let reasons: Vec<String> = pair.reasons.iter().map(|reason| reason.to_string()).collect();
            reasons.join("; ")
        });
        let (mut one, mut two) = ([0; 36], [0; 36]);
        let ids = [a.hyphenated().encode_lower(&mut one), b.hyphenated().encode_lower(&mut two)];
        let score = format!("{:.3}", pair.score());
        writer.write_record([&*ids[0], &*ids[1], pair.class.key(), &score, reasons]).map_err(Error::internal)?;
    }
    Ok(writer.flush()?)
}
