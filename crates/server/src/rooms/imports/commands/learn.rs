//! Remembering what somebody chose as spellings of what was meant, so that the next file is understood at once. Only where
//! whoever chose may teach it; what may not be taught stays with this import.

use kernel::{Command, Error, Id, Result, Tx};

use super::stage::Stage;
use crate::rooms::imports::model::choice;
use crate::rooms::imports::reading::{BLANK, NEW, Question};
use crate::rooms::imports::store;
use crate::rooms::organisations::AddAlias;
use crate::rooms::{places, terms};

/// Where a spelling comes from that was learnt so.
const SOURCE: &str = "import";

pub async fn learn(tx: &mut Tx<'_>, stage: &Stage<'_>) -> Result<()> {
    let questions: Vec<Question> = match &stage.import.questions {
        Some(questions) => serde_json::from_value(questions.clone())?,
        None => Vec::new(),
    };
    for choice in store::choices(tx, stage.import.id).await? {
        let Some(target) = choice.target_id.filter(|target| *target != NEW && *target != BLANK) else { continue };
        match choice.field.as_str() {
            "organisation" => organisation(tx, stage, target, &choice, &questions).await?,
            "place" => {
                let alias =
                    places::AddAlias { place: target, text: choice.text, language: None, source: SOURCE.into() };
                taught(tx.actor().coordinates(), alias, tx).await?;
            }
            _ if tx.actor().coordinates() => {
                taught(true, terms::commands::AddAlias { term: target, text: choice.text, language: None }, tx).await?;
            }
            _ => {}
        }
    }
    for newcomer in stage.reader.newcomers.all().iter().filter(|newcomer| newcomer.rows > 0) {
        for text in newcomer.spellings.clone() {
            spell(tx, newcomer.id, text).await?;
        }
    }
    Ok(())
}

async fn organisation(
    tx: &mut Tx<'_>,
    stage: &Stage<'_>,
    target: Id,
    choice: &choice::Model,
    questions: &[Question],
) -> Result<()> {
    let actor = tx.actor();
    let coordinates = actor.coordinates_place(None) || !actor.coordinated_places().is_empty();
    let Some(found) = stage.reader.known().register.get(target) else { return Ok(()) };
    if !coordinates && !actor.speaks_for().contains(&found.id) {
        return Ok(());
    }
    // The name is what was not understood; where the question is settled already, `Name (ACRONYM)` has it.
    let asked = questions.iter().find(|question| question.field == "organisation" && question.text == choice.text);
    let name = asked.and_then(|question| question.name.clone().or(question.acronym.clone()));
    let name = name.unwrap_or_else(|| choice.text.rsplit_once(" (").map_or(&*choice.text, |(name, _)| name).to_owned());
    spell(tx, found.id, name).await
}

async fn spell(tx: &mut Tx<'_>, organisation: Id, text: String) -> Result<()> {
    if names::fold(&text).is_empty() || text.chars().count() > 300 {
        return Ok(());
    }
    taught(true, AddAlias { organisation, text, language: None, source: SOURCE.into() }, tx).await
}

/// Teaches a spelling; one that is refused, because it would name two things, stays with this import.
async fn taught<C: Command>(may: bool, alias: C, tx: &mut Tx<'_>) -> Result<()> {
    if !may {
        return Ok(());
    }
    match alias.apply(tx).await {
        Ok(_) | Err(Error::Invalid(_)) => Ok(()),
        Err(error) => Err(error),
    }
}
