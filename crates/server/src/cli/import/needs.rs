//! `tansiq import needs`: figures of people in need from a spreadsheet, all rows or none.

use std::path::PathBuf;

use clap::Args;
use kernel::{Error, Result};

use super::{Data, said, visit};
use crate::rooms::needs::model::gaps::EVERYONE;
use crate::rooms::needs::model::{Count, Visibility};
use crate::rooms::needs::{Brought, File, bring};
use crate::rooms::organisations::{self, Reading};

#[derive(Args)]
pub(super) struct Figures {
    /// XLSX, XLS, ODS, CSV or TSV: governorate, district, sector, group, people in need, severity, date, source
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// Say what would happen and record nothing
    #[arg(long)]
    dry_run: bool,
    /// Act as this person, with what she may; without it as the program itself
    #[arg(long = "as", value_name = "EMAIL")]
    person: Option<String>,
    /// Whose figures they are: a name or acronym of the register [default: the coordination's]
    #[arg(long, value_name = "NAME")]
    organisation: Option<String>,
    /// Where the figures come from, for rows that do not say
    #[arg(long, value_name = "TEXT")]
    source: Option<String>,
    /// The day they are true for, for rows that do not say, such as 2026-10-31
    #[arg(long, value_name = "DAY", value_parser = day)]
    as_of: Option<String>,
    /// Who may see them
    #[arg(long, value_name = "WHO", default_value = "members", value_parser = ["public", "members", "coordination", "own"])]
    visibility: String,
    #[command(flatten)]
    data: Data,
}

impl Figures {
    pub(super) async fn run(self) -> Result<()> {
        let app = self.data.open(false).await?;
        let visit = visit(&app, self.person.as_deref()).await?;
        let organisation_id = match &self.organisation {
            None => None,
            Some(name) => match organisations::register(&visit.viewer()).await?.read(Some(name), None) {
                Reading::Known(id) => Some(id),
                Reading::Choose(_) | Reading::Unknown => {
                    return Err(Error::Unavailable(format!("the register has no one organisation {name:?}")));
                }
            },
        };
        let base = Count {
            population_group: EVERYONE.into(),
            organisation_id,
            source: self.source,
            as_of: self.as_of.unwrap_or_default(),
            visibility: serde_json::from_value(self.visibility.into()).unwrap_or(Visibility::Members),
            ..Count::default()
        };
        let brought =
            bring(&visit, File::At(self.file), base, self.dry_run).await.map_err(|error| said(&visit, error))?;
        let Brought { made, known, faults, faulty, .. } = brought;
        for fault in &faults {
            println!("row {}: {}", fault.row, visit.sentence(fault.what.key, &fault.what.args));
        }
        if faulty > 0 {
            app.close().await?;
            return Err(Error::Unavailable(format!("{faulty} rows to correct; nothing was recorded")));
        }
        println!("{made} figures{}", if self.dry_run { " would be recorded (dry run)" } else { " recorded" });
        println!("{known} rows say what is recorded already");
        app.close().await
    }
}

fn day(text: &str) -> std::result::Result<String, String> {
    text.parse::<jiff::civil::Date>().map(|_| text.to_owned()).map_err(|_| "a day such as 2026-10-31".to_owned())
}
