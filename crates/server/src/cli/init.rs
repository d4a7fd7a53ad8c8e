//! `tansiq init`: makes the data folder and the database, loads a kit, and opens the door to the first coordinator.

use clap::Args;
use kernel::{Actor, App, Error, Reads, Result, Role};
use sea_orm::QuerySelect;

use super::Data;
use super::user::invite;
use crate::kits::Kit;
use crate::rooms::places::model::place;
use crate::site::LOCAL;

#[derive(Args)]
pub(super) struct Init {
    #[command(flatten)]
    data: Data,
    /// The country: the name of an embedded kit, or a folder
    #[arg(long, default_value = "iraq", value_name = "KIT")]
    kit: String,
    /// Fill it with invented records and accounts, to try the program with
    #[arg(long)]
    sample: bool,
    /// The first coordinator's address, in the link that is printed
    #[arg(long, default_value = "coordinator@localhost.invalid", value_name = "EMAIL")]
    coordinator: String,
}

impl Init {
    pub(super) async fn run(self) -> Result<()> {
        let kit = Kit::open(&self.kit)?;
        self.data.prepare()?;
        let outcome = self.fill(&kit).await;
        if outcome.is_err() {
            self.data.discard();
        }
        outcome
    }

    async fn fill(&self, kit: &Kit) -> Result<()> {
        let app = self.data.open(true).await?;
        if is_made(&app).await? {
            return Err(Error::Unavailable("the database is there already; it stays as it is".into()));
        }
        say(&format!("loading kit {} …", self.kit));
        let loaded = kit.load(&app).await?;
        say(&format!("{} places, {} entries in lists", loaded.places, loaded.terms));
        if self.sample {
            let today = app.clock().today();
            let loaded = kit.load_sample(&app, today).await?;
            let (organisations, people, activities) = (loaded.organisations, loaded.people, loaded.activities);
            say(&format!("sample: {organisations} organisations, {people} people, {activities} activities"));
            say(&format!("        {} figures of need, {} requests for assistance", loaded.figures, loaded.requests));
        } else {
            let address = LOCAL;
            let link = invite(&app, &self.coordinator, None, Role::Coordinator, "everything", address).await?;
            println!("The first coordinator sets up her account at {link}");
        }
        app.close().await
    }
}

/// Whether the database, on a server that others use too, was made before.
async fn is_made(app: &App) -> Result<bool> {
    let viewer = app.viewer(Actor::system("init"));
    Ok(viewer.find::<place::Entity>().narrow(|select| select.limit(1)).one().await?.is_some())
}

fn say(line: &str) {
    println!("{line}");
}
