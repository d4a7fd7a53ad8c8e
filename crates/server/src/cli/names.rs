//! `tansiq names match`: names in any script and spelling against a list of places; a verdict and up to five candidates each.

use std::collections::HashMap;
use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Instant;

use clap::{Args, Subcommand};
use kernel::{Error, Result};
use names::Options;
use names::fold;
use names::places::{Candidate, Index};

use super::ended;
use crate::kits::Kit;

#[derive(Args)]
pub(super) struct Names {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Match names with a list of places: accept the one that is sure, or abstain with the nearest
    Match(Match),
}

#[derive(Args)]
struct Match {
    /// The places: a CSV file with the columns id, name, parent
    #[arg(long, value_name = "FILE")]
    candidates: PathBuf,
    /// The names to be matched: a CSV file with the columns query, parent
    #[arg(long, value_name = "FILE")]
    queries: PathBuf,
    /// Look only within the parent that stands beside a query
    #[arg(long)]
    scoped: bool,
    /// The answers (query,rank,id,name,score,verdict); without it, standard output
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
    /// A kit whose other names of places are known too
    #[arg(long, value_name = "KIT")]
    aliases: Option<String>,
}

impl Names {
    pub(super) fn run(self) -> ExitCode {
        let Command::Match(command) = self.command;
        ended(command.run())
    }
}

struct Query {
    text: String,
    parent: Option<String>,
}

impl Match {
    fn run(self) -> Result<()> {
        let mut candidates = read(&self.candidates, ["id", "name", "parent"], |[id, name, parent]| Candidate {
            id,
            name,
            aliases: Vec::new(),
            parent: Some(parent).filter(|parent| !parent.is_empty()),
        })?;
        if let Some(kit) = &self.aliases {
            add_names_of(&Kit::open(kit)?, &mut candidates)?;
        }
        let queries = read(&self.queries, ["query", "parent"], |[text, parent]| Query {
            text,
            parent: Some(parent).filter(|parent| !parent.is_empty()),
        })?;
        let index = Index::new(candidates);
        let out: Box<dyn Write> = match &self.out {
            Some(path) => Box::new(BufWriter::new(File::create(path).map_err(|error| at(path, error))?)),
            None => Box::new(BufWriter::new(std::io::stdout())),
        };
        let started = Instant::now();
        let accepted = self.answer(&index, &queries, out)?;
        let seconds = started.elapsed().as_secs_f64().max(1e-9);
        eprintln!(
            "{} queries against {} places: {accepted} accepted, {} left to a person; {:.0} a second",
            queries.len(),
            index.len(),
            queries.len() - accepted,
            queries.len() as f64 / seconds
        );
        Ok(())
    }

    /// Writes the answers in the order of the queries; how many were accepted.
    fn answer(&self, index: &Index, queries: &[Query], out: Box<dyn Write>) -> Result<usize> {
        let mut writer = csv::Writer::from_writer(out);
        writer.write_record(["query", "rank", "id", "name", "score", "verdict"]).map_err(Error::internal)?;
        let mut accepted = 0;
        for query in queries {
            let parent = query.parent.as_deref().filter(|_| self.scoped);
            let ranking = index.rank(&query.text, parent, Options::default());
            let verdict = if ranking.doubt.is_none() { "accept" } else { "abstain" };
            accepted += usize::from(ranking.doubt.is_none());
            if ranking.matches.is_empty() {
                writer.write_record([&*query.text, "1", "", "", "0", verdict]).map_err(Error::internal)?;
            }
            for (rank, found) in (1..).zip(&ranking.matches) {
                let (rank, score) = (rank.to_string(), format!("{:.4}", found.score));
                let verdict = if rank == "1" { verdict } else { "" };
                let row = [&query.text, &rank, &found.id, &found.name, &score, verdict];
                writer.write_record(row).map_err(Error::internal)?;
            }
        }
        writer.flush()?;
        Ok(accepted)
    }
}

/// Gives a candidate that bears one of a kit's names the other names of that place.
fn add_names_of(kit: &Kit, candidates: &mut [Candidate]) -> Result<()> {
    let mut spellings: HashMap<String, Vec<String>> = HashMap::new();
    for row in kit.rows("places.csv")? {
        let Some(key) = row.get("key") else { continue };
        let names = ["name_en", "name_ar", "name_ckb", "name_ku"].into_iter().filter_map(|column| row.get(column));
        spellings.entry(key.clone()).or_default().extend(names.filter(|name| !name.is_empty()).cloned());
    }
    for row in kit.rows("aliases.csv")? {
        if let (Some(key), Some(text)) = (row.get("place"), row.get("text")) {
            spellings.entry(key.clone()).or_default().push(text.clone());
        }
    }
    let mut by_name: HashMap<String, Vec<&[String]>> = HashMap::new();
    for names in spellings.values() {
        for name in names {
            by_name.entry(fold(name)).or_default().push(names);
        }
    }
    for candidate in candidates {
        for names in by_name.get(&fold(&candidate.name)).into_iter().flatten() {
            candidate.aliases.extend(names.iter().filter(|name| **name != candidate.name).cloned());
        }
    }
    Ok(())
}

/// The rows of a CSV file by these columns, in any order; only the last may be missing.
fn read<const N: usize, T>(path: &Path, columns: [&str; N], row: impl Fn([String; N]) -> T) -> Result<Vec<T>> {
    let mut reader = csv::ReaderBuilder::new().flexible(true).from_path(path).map_err(|error| at(path, error))?;
    let headers = reader.byte_headers().map_err(|error| at(path, error))?.clone();
    let named = |name: &str| {
        headers.iter().position(|header| {
            let header = String::from_utf8_lossy(header);
            header.trim_start_matches('\u{feff}').trim().eq_ignore_ascii_case(name)
        })
    };
    let places = columns.map(named);
    if let Some(missing) = (0..N - 1).find(|at| places[*at].is_none()) {
        return Err(Error::Unavailable(format!("{} has no column {:?}", path.display(), columns[missing])));
    }
    let mut rows = Vec::new();
    for record in reader.byte_records() {
        let record = record.map_err(|error| at(path, error))?;
        let cell = |place: Option<usize>| place.and_then(|place| record.get(place)).unwrap_or_default();
        rows.push(row(places.map(|place| String::from_utf8_lossy(cell(place)).into_owned())));
    }
    Ok(rows)
}

fn at(path: &Path, error: impl std::fmt::Display) -> Error {
    Error::Unavailable(format!("{}: {error}", path.display()))
}
