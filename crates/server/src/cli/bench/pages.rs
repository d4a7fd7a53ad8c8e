//! Pages over HTTP: how long the median answer takes to come whole, and what a first load weighs.

use std::time::{Duration, Instant};

use kernel::Result;

use super::broken;
use super::client::Client;
use super::report::{Bar, Report, Table, median};

/// A page and the milliseconds its median may take on SQLite.
const TIMED: [(&str, &str, f64); 7] = [
    ("front page", "/", 0.150),
    ("front page, filtered", "/?status=ongoing&kind=national-ngo", 0.150),
    ("matrix", "/matrix", 0.150),
    ("gap matrix", "/needs", 1.0),
    ("gap matrix of one group", "/needs?group=idps", 1.0),
    ("where next", "/needs/agenda", 1.0),
    ("filtered list of activities", "/activities?status=ongoing&from=2025-01", 0.050),
];
const WEIGHED: [&str; 11] = [
    "/account",
    "/",
    "/matrix",
    "/activities",
    "/activities/new",
    "/needs",
    "/needs?view=map",
    "/needs?view=table",
    "/organisations",
    "/places",
    "/people",
];
const HEAVIEST_KB: u64 = 100;
/// How much longer PostgreSQL may take.
const TWICE: f64 = 2.0;

pub(super) struct Timing {
    what: &'static str,
    median: Duration,
}

pub(super) fn time(mut client: Client, tries: usize, table: &mut Table) -> Result<Vec<Timing>> {
    let first = Instant::now();
    asked(&mut client, "/")?;
    table.line("first front page after the start, which fills the picture", Bar::seen_time(first.elapsed()));
    let mut timings = Vec::new();
    for (what, path, most) in TIMED {
        let mut times = Vec::with_capacity(tries);
        for _ in 0..tries.max(1) {
            let started = Instant::now();
            asked(&mut client, path)?;
            times.push(started.elapsed());
        }
        let middle = median(&mut times);
        table.line(&format!("{what}, median of {tries}"), Bar::within(middle, most));
        timings.push(Timing { what, median: middle });
    }
    Ok(timings)
}

fn asked(client: &mut Client, path: &str) -> Result<()> {
    let answer = client.packed(path)?;
    if answer.status == 200 { Ok(()) } else { Err(broken(format!("{path} answers {}", answer.status))) }
}

/// PostgreSQL beside SQLite.
pub(super) fn compare(sqlite: &[Timing], postgres: &[Timing], report: &mut Report) {
    let table = report.table("PostgreSQL beside SQLite");
    for (one, other) in sqlite.iter().zip(postgres) {
        let factor = other.median.as_secs_f64() / one.median.as_secs_f64().max(1e-9);
        table.line(one.what, Bar::times(factor, TWICE));
    }
}

/// What comes over the wire when somebody opens a page for the first time: the page and all it asks for.
pub(super) fn weights(mut client: Client, table: &mut Table) -> Result<()> {
    for path in WEIGHED {
        for language in ["en", "ckb"] {
            let asked = format!("{path}{}lang={language}", if path.contains('?') { "&" } else { "?" });
            let page = client.plain(&asked)?;
            if page.status != 200 {
                return Err(broken(format!("{path} answers {}", page.status)));
            }
            let mut bytes = client.packed(&asked)?.body.len();
            for asset in assets(&String::from_utf8_lossy(&page.body), &mut client, language)? {
                bytes += client.packed(&asset)?.body.len();
            }
            table.line(&format!("first load of `{path}` ({language})"), Bar::kilobytes(bytes as u64, HEAVIEST_KB));
        }
    }
    Ok(())
}

/// The page's own assets; the fonts its styles name only where its language needs them.
fn assets(html: &str, client: &mut Client, language: &str) -> Result<Vec<String>> {
    let mut found = named(html, &["href=\"/assets/", "src=\"/assets/"]);
    if language != "en" {
        let styles: Vec<String> = found.iter().filter(|path| path.ends_with(".css")).cloned().collect();
        for style in styles {
            let css = client.plain(&style)?.body;
            found.extend(named(&String::from_utf8_lossy(&css), &["url("]));
        }
    }
    found.sort();
    found.dedup();
    Ok(found)
}

fn named(text: &str, openings: &[&str]) -> Vec<String> {
    let mut found = Vec::new();
    for opening in openings {
        for rest in text.split(opening).skip(1) {
            let name = rest.split(['"', ')', '?', '\'']).next().unwrap_or_default();
            found.push(format!("/assets/{name}"));
        }
    }
    found
}
