//! What was measured, each figure with the bar it must reach and whether it does, as Markdown.

use std::fmt;
use std::time::Duration;

#[derive(Default)]
pub(super) struct Report(Vec<Table>);

pub(super) struct Table {
    title: String,
    lines: Vec<(String, Bar)>,
    note: Option<String>,
}

/// A figure and its bar, both in words; `met` is none where there is no bar.
pub(super) struct Bar {
    measured: String,
    bar: String,
    met: Option<bool>,
}

impl Bar {
    /// A duration that may take so many seconds.
    pub(super) fn within(took: Duration, seconds: f64) -> Self {
        Self {
            measured: time(took),
            bar: time(Duration::from_secs_f64(seconds)),
            met: Some(took.as_secs_f64() <= seconds),
        }
    }

    pub(super) fn megabytes(bytes: u64, most: u64) -> Self {
        Self { measured: megabytes(bytes), bar: format!("{most} MB"), met: Some(bytes <= most * 1_000_000) }
    }

    pub(super) fn kilobytes(bytes: u64, most: u64) -> Self {
        let measured = format!("{:.1} KB", bytes as f64 / 1024.0);
        Self { measured, bar: format!("{most} KB"), met: Some(bytes <= most * 1024) }
    }

    /// So many times as long as something else, at most.
    pub(super) fn times(factor: f64, most: f64) -> Self {
        Self { measured: format!("{factor:.2} ×"), bar: format!("{most} ×"), met: Some(factor <= most) }
    }

    /// A share of the whole that has to be reached.
    pub(super) fn at_least(share: f64, least: f64) -> Self {
        Self { measured: format!("{share:.3}"), bar: format!("≥ {least:.2}"), met: Some(share >= least) }
    }

    /// A share of the whole that may not be passed.
    pub(super) fn at_most(share: f64, most: f64) -> Self {
        Self { measured: format!("{share:.4}"), bar: format!("≤ {most:.2}"), met: Some(share <= most) }
    }

    /// So many a second at least.
    pub(super) fn fast(rate: f64, least: f64) -> Self {
        let said = |rate: f64| format!("{} a second", thousands(rate as u64));
        Self { measured: said(rate), bar: said(least), met: Some(rate >= least) }
    }

    pub(super) fn seen(measured: impl Into<String>) -> Self {
        Self { measured: measured.into(), bar: "–".into(), met: None }
    }

    pub(super) fn seen_megabytes(bytes: u64) -> Self {
        Self::seen(megabytes(bytes))
    }

    pub(super) fn seen_time(took: Duration) -> Self {
        Self::seen(time(took))
    }

    pub(super) fn rate(count: usize, took: Duration) -> Self {
        let each = count as f64 / took.as_secs_f64().max(1e-9);
        Self::seen(format!("{} ({} a second)", time(took), thousands(each as u64)))
    }
}

impl Report {
    pub(super) fn table(&mut self, title: &str) -> &mut Table {
        self.0.push(Table { title: title.to_owned(), lines: Vec::new(), note: None });
        let last = self.0.len() - 1;
        &mut self.0[last]
    }

    pub(super) fn missed(&self) -> usize {
        self.0.iter().flat_map(|table| &table.lines).filter(|(_, bar)| bar.met == Some(false)).count()
    }
}

impl Table {
    pub(super) fn line(&mut self, what: &str, bar: Bar) {
        super::say(&format!("  {what}: {}", bar.measured));
        self.lines.push((what.to_owned(), bar));
    }

    pub(super) fn note(&mut self, text: &str) {
        self.note = Some(text.to_owned());
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for table in &self.0 {
            writeln!(f, "## {}\n\n| what | measured | bar | |\n|---|---|---|---|", table.title)?;
            for (what, Bar { measured, bar, met }) in &table.lines {
                let met = met.map_or("", |met| if met { "met" } else { "**missed**" });
                writeln!(f, "| {what} | {measured} | {bar} | {met} |")?;
            }
            if let Some(note) = &table.note {
                writeln!(f, "\n{note}")?;
            }
            writeln!(f)?;
        }
        Ok(())
    }
}

pub(super) fn median(times: &mut [Duration]) -> Duration {
    times.sort_unstable();
    times.get(times.len() / 2).copied().unwrap_or_default()
}

fn time(took: Duration) -> String {
    match took.as_secs_f64() {
        seconds if seconds >= 10.0 => format!("{seconds:.1} s"),
        seconds if seconds >= 1.0 => format!("{seconds:.2} s"),
        seconds if seconds >= 0.01 => format!("{:.0} ms", seconds * 1e3),
        seconds => format!("{:.2} ms", seconds * 1e3),
    }
}

fn megabytes(bytes: u64) -> String {
    format!("{:.1} MB", bytes as f64 / 1e6)
}

pub(super) fn thousands(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}
