//! A whole file in one go, for the command line: kept, read, reported row by row, and recorded. A dry run rehearses the
//! same and leaves nothing behind.

use std::path::PathBuf;

use kernel::{Error, Id, Result, Viewer};
use tables::Cell;
use tables::write::{CsvOptions, CsvWriter, Part, TableWriter};
use web::Visit;
use web::locale::Locale;

use super::commands::{Bring, Commit, Keep, told};
use super::known::Known;
use super::mapping::{Dates, Mapping, Preset, Table, Unsaid};
use super::model::{RowVerdict, Target, import, import_row};
use super::progress::Progress;
use super::reading::Newcomer;
use super::told::{Counts, Told};
use super::web::row_reasons;
use super::{files, guess, store};
use crate::rooms::organisations::{self, Reading, Register};
use crate::rooms::places::{self, Atlas};

/// A file and how it is to be taken.
pub struct File {
    pub path: PathBuf,
    pub target: Target,
    pub preset: Option<String>,
    /// Whose file it is, by name or acronym.
    pub organisation: Option<String>,
    /// The sheet's name.
    pub sheet: Option<String>,
    pub month: Option<String>,
    pub year: Option<i16>,
    pub dates: Dates,
    pub repeated: bool,
    /// What rows of figures of need leave unsaid.
    pub unsaid: Unsaid,
    pub dry_run: bool,
    /// Where the report goes, a row for each row of the file.
    pub report: Option<PathBuf>,
}

/// What came of a file.
pub struct Brought {
    pub counts: Counts,
    pub newcomers: usize,
    pub questions: usize,
    /// The columns as they were taken: header and field.
    pub columns: Vec<(String, String)>,
    /// The month that rows without one are recorded in.
    pub month: String,
}

/// Brings a file as whoever visits.
pub async fn bring(visit: &Visit, file: File, reading: Progress, recording: Progress) -> Result<Brought> {
    let viewer = visit.viewer();
    let today = visit.app().clock().today().strftime("%Y-%m").to_string();
    let file_name = file.path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let keep = keep(visit, &viewer, &file, file_name.clone()).await?;
    let (table, mapping) = (keep.table.clone(), keep.mapping.clone());
    let month = mapping.month.clone().or_else(|| guess::month(&file_name)).unwrap_or_else(|| today.clone());
    let mut report = match &file.report {
        Some(path) => Some(Report::begin(visit, path).await?),
        None => None,
    };
    let import = if file.dry_run {
        let tell = report.as_mut().map(|report| {
            Box::new(|import: &import::Model, rows: &[import_row::Model]| report.rows(import, rows)) as _
        });
        let bring = Bring { keep, month: today, progress: reading, tell };
        visit.app().rehearse(visit.actor(), bring).await?
    } else {
        let bring = Bring { keep, month: today.clone(), progress: reading, tell: None };
        let import = visit.run(bring).await?;
        let counts: Counts = serde_json::from_value(import.counts.clone())?;
        let import = match counts.new + counts.changed {
            0 => import,
            _ => {
                let commit = Commit { id: import.id, month: today, leaving_choices: true, progress: recording };
                visit.run(commit).await?
            }
        };
        if let Some(report) = &mut report {
            report.renew(&viewer).await?;
            report.kept(&viewer, &import).await?;
        }
        import
    };
    if let Some(report) = report {
        report.finish(&import)?;
    }
    let newcomers: Vec<Newcomer> =
        serde_json::from_value(import.newcomers.clone().unwrap_or_default()).unwrap_or_default();
    let questions = import.questions.as_ref().and_then(|questions| questions.as_array().map(Vec::len)).unwrap_or(0);
    Ok(Brought {
        counts: serde_json::from_value(import.counts.clone())?,
        newcomers: newcomers.iter().filter(|newcomer| newcomer.rows > 0).count(),
        questions,
        columns: columns(&table, &mapping),
        month,
    })
}

fn columns(table: &Table, mapping: &Mapping) -> Vec<(String, String)> {
    let columns = table.columns.iter();
    columns.map(|column| (column.header.clone(), mapping.field(column.index).unwrap_or("–").to_owned())).collect()
}

async fn keep(visit: &Visit, viewer: &Viewer, file: &File, file_name: String) -> Result<Keep> {
    let (digest, bytes) = kept(visit, &file.path).await?;
    let path = visit.app().blobs().path(&digest);
    let mut table = files::study(path.clone(), file.target, None).await?;
    if let Some(wanted) = &file.sheet {
        let sheet = table.sheets.iter().find(|(_, name)| name == wanted).map(|(at, _)| *at);
        let sheet = sheet.ok_or_else(|| Error::Unavailable(format!("the file has no sheet {wanted:?}")))?;
        table = files::study(path, file.target, Some(sheet)).await?;
    }
    let known = Known::load(viewer).await?;
    table.propose(file.target, |field, samples| known.looks_like(field, samples));
    let mut dates = file.dates;
    if let Some(name) = &file.preset {
        let preset = store::preset(viewer, file.target, name).await?;
        let preset = preset.ok_or_else(|| Error::Unavailable(format!("there is no preset {name:?}")))?;
        let preset: Preset = serde_json::from_value(preset.mapping)?;
        table.recall(&preset);
        dates = if dates == Dates::Told { preset.dates } else { dates };
    }
    let mapping = Mapping {
        year: file.year,
        month: file.month.clone(),
        dates,
        repeated: file.repeated,
        unsaid: file.unsaid.clone(),
        ..Mapping::proposed(&table)
    };
    Ok(Keep {
        target: file.target,
        file_name,
        file_digest: digest.as_str().to_owned(),
        file_bytes: bytes as i64,
        organisation: sender(&known.register, file.organisation.as_deref())?,
        preset: file.preset.clone(),
        table,
        mapping,
    })
}

async fn kept(visit: &Visit, path: &PathBuf) -> Result<(kernel::Digest, u64)> {
    let unreadable = |error: std::io::Error| Error::Unavailable(format!("{} cannot be read: {error}", path.display()));
    let source = tokio::fs::File::open(path).await.map_err(unreadable)?;
    let bytes = source.metadata().await.map_err(unreadable)?.len();
    let limit = files::limits().file_bytes;
    if bytes > limit {
        return Err(Error::TooLarge(limit));
    }
    Ok((visit.app().blobs().put_stream(source, limit).await?, bytes))
}

fn sender(register: &Register, named: Option<&str>) -> Result<Option<Id>> {
    let Some(text) = named else { return Ok(None) };
    match register.read(Some(text), None) {
        Reading::Known(id) => Ok(Some(id)),
        _ => Err(Error::Unavailable(format!("{text:?} is not surely one organisation of the register"))),
    }
}

/// The report of a file: a row for each of its rows, empty ones too.
struct Report<'v> {
    visit: &'v Visit,
    out: CsvWriter<std::fs::File>,
    register: Register,
    atlas: std::sync::Arc<Atlas>,
    sectors: super::known::Labels,
    newcomers: Option<Vec<Newcomer>>,
    /// The next row of the sheet.
    next: Option<u32>,
}

const HEADERS: [&str; 8] =
    ["row", "verdict", "reason", "organisation_id", "organisation", "place_code", "place", "sector"];

impl<'v> Report<'v> {
    async fn begin(visit: &'v Visit, path: &PathBuf) -> Result<Self> {
        let viewer = visit.viewer();
        let file = std::fs::File::create(path)
            .map_err(|error| Error::Unavailable(format!("{} cannot be written: {error}", path.display())))?;
        let mut out = CsvWriter::new(file, CsvOptions::default()).map_err(files::said)?;
        out.row(&HEADERS.map(Cell::text), Part::Head).map_err(files::said)?;
        let known = Known::load(&viewer).await?;
        let (register, atlas, sectors) = (known.register, known.atlas, known.sectors);
        Ok(Self { visit, out, register, atlas, sectors, newcomers: None, next: None })
    }

    /// Looks again at what an import has just registered.
    async fn renew(&mut self, viewer: &Viewer) -> Result<()> {
        self.register = organisations::register(viewer).await?;
        self.atlas = places::atlas(viewer).await?;
        Ok(())
    }

    /// All kept rows of an import.
    async fn kept(&mut self, viewer: &Viewer, import: &import::Model) -> Result<()> {
        let mut last = 0;
        loop {
            let rows = store::rows_after(viewer, import.id, last, 1_000).await?;
            let Some(end) = rows.last() else { return Ok(()) };
            last = end.row;
            self.rows(import, &rows)?;
        }
    }

    fn rows(&mut self, import: &import::Model, rows: &[import_row::Model]) -> Result<()> {
        if self.newcomers.is_none() {
            self.newcomers =
                Some(serde_json::from_value(import.newcomers.clone().unwrap_or_default()).unwrap_or_default());
        }
        for row in rows {
            let number = u32::try_from(row.row).map_err(Error::internal)?;
            self.empty_until(import, number)?;
            self.row(number, row)?;
        }
        Ok(())
    }

    /// The empty rows before this one.
    fn empty_until(&mut self, import: &import::Model, number: u32) -> Result<()> {
        let first = match self.next {
            Some(next) => next,
            None => import.table()?.first_data_row,
        };
        for empty in first..number {
            let cells = [Cell::number(f64::from(empty)), Cell::text("empty"), Cell::text("no cell is filled")];
            self.line(cells.into_iter().chain(std::iter::repeat_n(Cell::default(), 5)).collect())?;
        }
        self.next = Some(number.max(first) + u32::from(number >= first));
        Ok(())
    }

    fn row(&mut self, number: u32, row: &import_row::Model) -> Result<()> {
        let told = told(row);
        let reasons = row_reasons(self.visit, &told).join("; ");
        let known = told.organisation.and_then(|id| self.register.get(id));
        let organisation = match (known, told.organisation) {
            (Some(known), _) => known.name.clone(),
            (None, Some(id)) => self.newcomer(id),
            (None, None) => String::new(),
        };
        let country = self.atlas.country().map(|place| place.id).filter(|_| told.place.is_none() && named(&told, row));
        let place = told.place.or(country);
        let cells = vec![
            Cell::number(f64::from(number)),
            Cell::text(word(row.verdict)),
            Cell::text(reasons),
            Cell::text(known.map(|known| known.id.to_string()).unwrap_or_default()),
            Cell::text(organisation),
            Cell::text(place.and_then(|id| self.atlas.code(id)).map_or("", |(_, _, code)| code)),
            Cell::text(place.map_or("", |id| self.atlas.name(id, Locale::En))),
            Cell::text(told.sector.and_then(|id| self.sectors.get(id)).map_or("", |term| term.key.as_str())),
        ];
        self.line(cells)
    }

    fn newcomer(&self, id: Id) -> String {
        let known = self.newcomers.iter().flatten().find(|newcomer| newcomer.id == id);
        known.map(|newcomer| newcomer.name.clone()).unwrap_or_default()
    }

    fn line(&mut self, cells: Vec<Cell>) -> Result<()> {
        self.out.row(&cells, Part::Body).map_err(files::said)
    }

    fn finish(mut self, import: &import::Model) -> Result<()> {
        let counts: Counts = serde_json::from_value(import.counts.clone())?;
        self.empty_until(import, counts.last + 1)?;
        self.out.finish().map_err(files::said)
    }
}

/// Whether the row is recorded for the whole country: it has no place and needs none.
fn named(told: &Told, row: &import_row::Model) -> bool {
    matches!(row.verdict, RowVerdict::New | RowVerdict::Changed | RowVerdict::Unchanged) && told.sector.is_some()
}

fn word(verdict: RowVerdict) -> &'static str {
    match verdict {
        RowVerdict::New => "new",
        RowVerdict::Changed => "changed",
        RowVerdict::Unchanged => "unchanged",
        RowVerdict::Repeated => "repeated",
        RowVerdict::Choice => "choice",
        RowVerdict::Refused => "refused",
    }
}
