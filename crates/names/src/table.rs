//! Matching a whole table: candidates and queries as CSV in, ranked answers as CSV out, in the order of the queries.
//!
//! Candidates have the columns `id,name,parent`, queries `query,parent`, in any order and with any others beside them. The
//! answer has `query,rank,id,name,score,verdict`: up to five rows per query, the verdict on the first. A query nothing is
//! near to still has its row, with rank 1 and no id.

use crate::answer::Options;
use crate::fold;
use crate::places::{Candidate, Index};
use rustc_hash::{FxHashMap, FxHashSet};
use std::io::{Read, Write};

/// Why a table could not be matched.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error(transparent)]
    Csv(#[from] csv::Error),
    #[error(transparent)]
    Write(#[from] std::io::Error),
    #[error("the {table} have no column {column:?}; found {found:?}")]
    Column { table: &'static str, column: &'static str, found: Vec<String> },
}

/// What was answered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    pub candidates: usize,
    pub queries: usize,
    pub accepted: usize,
}

/// Matches every query; with `scoped`, within its parent if it has one.
pub fn run(
    candidates: impl Read,
    queries: impl Read,
    out: impl Write,
    scoped: bool,
    aliases: &Aliases,
) -> Result<Summary, Error> {
    let index = Index::new(read_candidates(candidates, aliases)?);
    let mut queries = reader(queries);
    let header = header(&mut queries)?;
    let text = column(&header, "queries", "query")?;
    let parent = if scoped { Some(column(&header, "queries", "parent")?) } else { None };
    let mut out = csv::Writer::from_writer(out);
    out.write_record(["query", "rank", "id", "name", "score", "verdict"])?;
    let mut summary = Summary { candidates: index.len(), ..Summary::default() };
    for record in queries.records() {
        let record = record?;
        let query = record.get(text).unwrap_or_default();
        let parent = parent.and_then(|at| record.get(at)).map(str::trim).filter(|parent| !parent.is_empty());
        let ranking = index.rank(query, parent, Options::default());
        let verdict = if ranking.doubt.is_none() { "accept" } else { "abstain" };
        summary.queries += 1;
        summary.accepted += usize::from(ranking.doubt.is_none());
        if ranking.matches.is_empty() {
            out.write_record([query, "1", "", "", "0", verdict])?;
        }
        for (at, found) in ranking.matches.iter().enumerate() {
            let (rank, score) = ((at + 1).to_string(), format!("{:.4}", found.score));
            let verdict = if at == 0 { verdict } else { "" };
            out.write_record([query, &rank, &found.id, &found.name, &score, verdict])?;
        }
    }
    out.flush()?;
    Ok(summary)
}

/// Other names of places, grouped by place, from a country kit.
#[derive(Clone, Debug, Default)]
pub struct Aliases {
    texts: FxHashMap<String, Vec<String>>,
    /// The groups a folded text belongs to.
    by_text: FxHashMap<String, Vec<String>>,
}

impl Aliases {
    /// Adds a table of the kit: either `place,text` rows, or `key` with any number of `name_…` columns.
    pub fn read(&mut self, table: impl Read) -> Result<(), Error> {
        let mut table = reader(table);
        let header = header(&mut table)?;
        let named = header.iter().position(|name| name == "key");
        let (key, texts) = match named {
            Some(key) => (key, (0..header.len()).filter(|at| header[*at].starts_with("name_")).collect()),
            None => (column(&header, "aliases", "place")?, vec![column(&header, "aliases", "text")?]),
        };
        for record in table.records() {
            let record = record?;
            let Some(key) = record.get(key) else { continue };
            for text in texts.iter().filter_map(|at| record.get(*at)).filter(|text| !text.is_empty()) {
                self.texts.entry(key.to_owned()).or_default().push(text.to_owned());
                self.by_text.entry(fold(text)).or_default().push(key.to_owned());
            }
        }
        Ok(())
    }

    /// Every other name of a place that the kit knows by this id or by this name. A name that several places of the kit
    /// share adds nothing, since it does not say which is meant.
    fn of(&self, id: &str, name: &str) -> Vec<String> {
        let own = fold(name);
        let key = match (self.texts.contains_key(id), self.by_text.get(&own).map(Vec::as_slice)) {
            (true, _) => id,
            (false, Some([first, others @ ..])) if others.iter().all(|other| other == first) => first,
            _ => return Vec::new(),
        };
        let mut seen = FxHashSet::from_iter([own]);
        self.texts[key].iter().filter(|text| seen.insert(fold(text))).cloned().collect()
    }
}

fn read_candidates(table: impl Read, aliases: &Aliases) -> Result<Vec<Candidate>, Error> {
    let mut table = reader(table);
    let header = header(&mut table)?;
    let [id, name] = [column(&header, "candidates", "id")?, column(&header, "candidates", "name")?];
    let parent = header.iter().position(|name| name == "parent");
    let mut candidates = Vec::new();
    for record in table.records() {
        let record = record?;
        let field = |at: usize| record.get(at).unwrap_or_default().trim().to_owned();
        let (id, name) = (field(id), field(name));
        let parent = parent.map(field).filter(|parent| !parent.is_empty());
        candidates.push(Candidate { aliases: aliases.of(&id, &name), id, name, parent });
    }
    Ok(candidates)
}

fn reader<R: Read>(table: R) -> csv::Reader<R> {
    csv::ReaderBuilder::new().flexible(true).from_reader(table)
}

fn header(table: &mut csv::Reader<impl Read>) -> Result<Vec<String>, Error> {
    let plain = |name: &str| name.trim_start_matches('\u{feff}').trim().to_lowercase();
    Ok(table.headers()?.iter().map(plain).collect())
}

fn column(header: &[String], table: &'static str, column: &'static str) -> Result<usize, Error> {
    let found = || Error::Column { table, column, found: header.to_vec() };
    header.iter().position(|name| name == column).ok_or_else(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    const CANDIDATES: &str = "id,name,parent\n1,أربيل,iq\n2,دهوك,iq\n";

    fn matched(queries: &str, scoped: bool, aliases: &Aliases) -> String {
        let mut out = Vec::new();
        run(CANDIDATES.as_bytes(), queries.as_bytes(), &mut out, scoped, aliases).expect("well-formed tables");
        String::from_utf8(out).expect("CSV of text is text")
    }

    #[test]
    fn every_query_is_answered_in_order_and_judged_once() {
        let out = matched("\u{feff}query,parent\nدهوك,iq\n,iq\nأربيل,elsewhere\n", true, &Aliases::default());
        let rows: Vec<&str> = out.lines().filter(|row| row.contains("accept") || row.contains("abstain")).collect();
        assert_eq!(rows, ["دهوك,1,2,دهوك,0.9950,accept", ",1,,,0,abstain", "أربيل,1,,,0,abstain"]);
    }

    #[test]
    fn a_kit_adds_what_no_sound_reaches() {
        let mut aliases = Aliases::default();
        aliases.read("key,name_ar,name_en\nerbil,أربيل,Erbil\n".as_bytes()).expect("places");
        aliases.read("place,text,language\nerbil,Hewlêr,ku\n".as_bytes()).expect("aliases");
        assert!(matched("query\nHewlêr\n", false, &aliases).contains("Hewlêr,1,1,أربيل,0.9950,accept"));
        assert!(!matched("query\nHewlêr\n", false, &Aliases::default()).contains("accept"));
    }

    #[test]
    fn a_missing_column_is_named() {
        let error = run("id,title\n".as_bytes(), "query\n".as_bytes(), Vec::new(), false, &Aliases::default());
        assert_eq!(
            error.expect_err("no name").to_string(),
            "the candidates have no column \"name\"; found [\"id\", \"title\"]"
        );
    }
}
