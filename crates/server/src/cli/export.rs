//! `tansiq export activities`: the list as a workbook or CSV, as one person sees it, narrowed as on the page.

use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};
use kernel::{App, Error, Result};
use tables::Cell;
use tables::write::{About, CsvOptions, CsvWriter, Part, TableWriter, XlsxOptions, XlsxWriter};
use web::fields::Fields;
use web::locale::{Lang, Locale};
use web::{State, Titles, Visit};

use super::Data;
use crate::rooms::{activities, organisations, people, places, terms};
use crate::{Setup, site};

#[derive(Args)]
pub(super) struct Export {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Who does what, where, one row an activity
    Activities(Activities),
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    Xlsx,
    Csv,
    /// CSV with a row of HXL tags
    Hxl,
}

#[derive(Args)]
struct Activities {
    /// The person whose sight the file has; without it, all there is
    #[arg(long = "as", value_name = "EMAIL")]
    person: Option<String>,
    /// How the file is written
    #[arg(long, value_enum, default_value = "xlsx")]
    format: Format,
    /// The file; without it, CSV goes to standard output
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
    /// The language of headers and names: en, ar or ckb
    #[arg(long, default_value = "en", value_name = "LANGUAGE")]
    language: String,
    #[command(flatten)]
    narrowed: Narrowed,
    #[command(flatten)]
    data: Data,
}

/// What the list is narrowed to.
#[derive(Args)]
struct Narrowed {
    /// A sector, by its key or code
    #[arg(long, value_name = "KEY")]
    sector: Vec<String>,
    /// An organisation, by its acronym or name
    #[arg(long, value_name = "NAME")]
    organisation: Vec<String>,
    /// A kind of organisation, by its key
    #[arg(long, value_name = "KEY")]
    kind: Vec<String>,
    /// A governorate or district, by its key
    #[arg(long, value_name = "KEY")]
    place: Vec<String>,
    /// planned, ongoing, completed or suspended
    #[arg(long, value_name = "STATUS")]
    status: Option<String>,
    /// The first month, such as 2026-01
    #[arg(long, value_name = "MONTH")]
    from: Option<String>,
    /// The last month
    #[arg(long, value_name = "MONTH")]
    to: Option<String>,
    /// Only what nobody has confirmed lately
    #[arg(long)]
    stale: bool,
    /// Words of the record
    #[arg(long, value_name = "WORDS")]
    words: Option<String>,
}

impl Export {
    pub(super) async fn run(self) -> Result<()> {
        let Command::Activities(asked) = self.command;
        asked.run().await
    }
}

impl Activities {
    async fn run(self) -> Result<()> {
        if self.format == Format::Xlsx && self.out.is_none() {
            return Err(Error::Unavailable("a workbook needs a file: --out FILE".into()));
        }
        let app = self.data.open(false).await?;
        let locale = Locale::from_tag(&self.language);
        let locale = locale.ok_or_else(|| Error::Unavailable(format!("{:?} is no language here", self.language)))?;
        let visit = self.visit(&app, Lang::from(locale)).await?;
        let mut asked = Fields::new(visit.query.iter().cloned());
        let order = activities::picture::Order::Oldest;
        let export = activities::Export::begin(visit, &mut asked, order).await.map_err(|error| match error {
            Error::Invalid(_) => Error::Unavailable("a filter is not understood: see --help".into()),
            other => other,
        })?;
        let count = self.write(export).await?;
        if self.out.is_some() {
            println!("{count} activities");
        }
        app.close().await
    }

    /// A visit nobody makes, by the person the file is for.
    async fn visit(&self, app: &App, lang: Lang) -> Result<Visit> {
        let mut visit = Visit::imagined(State::new(site(app.clone(), false, Setup::default())?), lang);
        visit.visitor.actor = kernel::Actor::system("command line");
        if let Some(email) = &self.person {
            let known = people::acting(app, email).await;
            let known = known.map_err(|_| Error::Unavailable("nobody has this e-mail address".into()))?;
            visit.visitor.actor = known.actor;
            visit.visitor.person = Some(known.person);
        }
        visit.query = self.narrowed.pairs(&visit).await?;
        Ok(visit)
    }

    async fn write(&self, mut export: activities::Export) -> Result<u64> {
        let columns = export.columns();
        let headers: Vec<Cell> = columns.iter().map(|column| Cell::text(&column.header)).collect();
        let tags: Vec<Cell> = columns.iter().map(|column| Cell::text(column.tag)).collect();
        let heads = if self.format == Format::Csv { vec![headers] } else { vec![headers, tags] };
        let mut count = 0;
        match (self.format, &self.out) {
            (Format::Xlsx, Some(path)) => {
                let Titles { sheet, about, right_to_left } = Titles::of(&export.visit);
                let entries = export.about().into_iter().map(|(label, value)| (label, Cell::text(value))).collect();
                let about = Some(About { sheet: about, entries });
                let options = XlsxOptions { sheet, right_to_left, about, marked_column: None };
                let mut writer = XlsxWriter::new(options).map_err(Error::internal)?;
                fill(&mut writer, heads, &mut export, &mut count).await?;
                writer.finish(BufWriter::new(File::create(path)?)).map_err(Error::internal)?;
            }
            (_, out) => {
                let out: Box<dyn Write + Send> = match out {
                    Some(path) => Box::new(File::create(path)?),
                    None => Box::new(std::io::stdout()),
                };
                let options = CsvOptions { mark: self.format == Format::Csv && self.out.is_some() };
                let mut writer = CsvWriter::new(out, options).map_err(Error::internal)?;
                fill(&mut writer, heads, &mut export, &mut count).await?;
                writer.finish().map_err(Error::internal)?;
            }
        }
        Ok(count)
    }
}

async fn fill(
    writer: &mut impl TableWriter,
    heads: Vec<Vec<Cell>>,
    export: &mut activities::Export,
    count: &mut u64,
) -> Result<()> {
    for head in heads {
        writer.row(&head, Part::Head).map_err(Error::internal)?;
    }
    while let Some(rows) = export.next().await? {
        for row in rows {
            writer.row(&row, Part::Body).map_err(Error::internal)?;
            *count += 1;
        }
        if (*count).is_multiple_of(100_000) {
            eprintln!("{count} rows …");
        }
    }
    Ok(())
}

impl Narrowed {
    /// As the address of the list says it; names are looked up as the person sees them.
    async fn pairs(&self, visit: &Visit) -> Result<Vec<(String, String)>> {
        let viewer = visit.viewer();
        let unknown = |what: &str, text: &str| Error::Unavailable(format!("there is no {what} {text:?}"));
        let mut pairs = Vec::new();
        let sectors = terms::every(&viewer, terms::SECTOR).await?;
        for text in &self.sector {
            let term = sectors.iter().find(|term| term.key == *text || term.code.as_deref() == Some(text));
            pairs.push(("sector", term.ok_or_else(|| unknown("sector", text))?.id.to_string()));
        }
        let register = organisations::register(&viewer).await?;
        for text in &self.organisation {
            let organisations::Reading::Known(id) = register.read(Some(text), None) else {
                return Err(unknown("organisation", text));
            };
            pairs.push(("organisation", id.to_string()));
        }
        let atlas = places::atlas(&viewer).await?;
        for text in &self.place {
            pairs.push(("place", atlas.by_key(text).ok_or_else(|| unknown("place", text))?.id.to_string()));
        }
        pairs.extend(self.kind.iter().map(|key| ("kind", key.clone())));
        let rest = [("status", &self.status), ("from", &self.from), ("to", &self.to), ("q", &self.words)];
        pairs.extend(rest.into_iter().filter_map(|(name, text)| Some((name, text.clone()?))));
        if self.stale {
            pairs.push(("stale", "true".into()));
        }
        Ok(pairs.into_iter().map(|(name, value)| (name.to_owned(), value)).collect())
    }
}
