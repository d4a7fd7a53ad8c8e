//! What a list of organisations says of the papers of one that is in the register: a registration that is not there yet, or
//! one whose number or days are others by now; and giving back what stood there when the import is undone.

use jiff::civil::Date;
use kernel::{Command, Id, Reads, Result, Tx};
use serde::{Deserialize, Serialize};
use serde_json::json;

use super::reading::Registration;
use super::told::Changed;
use crate::rooms::organisations::commands::{AddRegistration, EditRegistration, RemoveRegistration};
use crate::rooms::organisations::model::{Jurisdiction, Paper, registration};

/// A registration as it is to be; `before` where it is there already.
pub struct Step {
    before: Option<registration::Model>,
    after: Registration,
}

impl Step {
    pub fn authority(&self) -> &str {
        &self.after.authority
    }
}

/// What an import did to a registration, for its undo.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Written {
    id: Id,
    version: i64,
    /// What it said before; none where there was none.
    was: Option<Registration>,
}

/// What a row alters in the papers of an organisation; nothing where they say it already. The same authority with the same
/// number is the same paper; one side may have no number, if there is only one paper it can be.
pub fn altered(papers: &[registration::Model], said: Registration) -> (Option<Step>, Vec<Changed>) {
    let same = |one: &Option<String>, other: &Option<String>| match (one, other) {
        (Some(one), Some(other)) => names::fold(one) == names::fold(other),
        _ => true,
    };
    let fits = |paper: &&registration::Model| paper.authority == said.authority && same(&paper.number, &said.number);
    let exact = papers.iter().filter(fits).find(|paper| said.number.is_some() && paper.number.is_some());
    let found: Vec<&registration::Model> = papers.iter().filter(fits).collect();
    let before = match (exact, &found[..]) {
        (Some(exact), _) => Some(exact),
        (None, [only]) => Some(*only),
        (None, []) => None,
        // It may be any of them.
        (None, _) => return (None, Vec::new()),
    };
    let Some(before) = before else {
        let changes = differing(None, &said);
        return (Some(Step { before: None, after: said }), changes);
    };
    let was = of(before);
    let after = Registration {
        authority: said.authority,
        number: was.number.clone().or(said.number),
        issued_on: said.issued_on.or_else(|| was.issued_on.clone()),
        expires_on: said.expires_on.or_else(|| was.expires_on.clone()),
    };
    let changes = differing(Some(&was), &after);
    let step = (!changes.is_empty()).then(|| Step { before: Some(before.clone()), after });
    (step, changes)
}

fn of(paper: &registration::Model) -> Registration {
    Registration {
        authority: paper.authority.clone(),
        number: paper.number.clone(),
        issued_on: paper.issued_on.clone(),
        expires_on: paper.expires_on.clone(),
    }
}

fn differing(was: Option<&Registration>, now: &Registration) -> Vec<Changed> {
    let pairs = [
        ("authority", was.map(|was| &was.authority), Some(&now.authority)),
        ("registration", was.and_then(|was| was.number.as_ref()), now.number.as_ref()),
        ("registered_on", was.and_then(|was| was.issued_on.as_ref()), now.issued_on.as_ref()),
        ("expires_on", was.and_then(|was| was.expires_on.as_ref()), now.expires_on.as_ref()),
    ];
    let changed = pairs.into_iter().filter(|(_, from, to)| from != to);
    changed.map(|(field, from, to)| Changed { field: field.into(), from: json!(from), to: json!(to) }).collect()
}

/// The paper that a registration says, under the law of its authority.
pub fn paper(said: Registration, jurisdiction: Jurisdiction) -> Paper {
    let day = |text: Option<String>| text.and_then(|day| day.parse::<Date>().ok());
    Paper {
        authority: said.authority,
        jurisdiction,
        number: said.number,
        issued_on: day(said.issued_on),
        expires_on: day(said.expires_on),
        file: None,
    }
}

pub async fn write(tx: &mut Tx<'_>, organisation: Id, step: Step, jurisdiction: Jurisdiction) -> Result<Written> {
    let Step { before, after } = step;
    let Some(before) = before else {
        let add = AddRegistration { organisation, paper: paper(after, jurisdiction) };
        let mut made = Id::nil();
        drop(add.apply(tx).await?.map(|paper| made = paper.id));
        return Ok(Written { id: made, version: 1, was: None });
    };
    let (id, version, was) = (before.id, before.version, of(&before));
    let paper = paper(after, before.jurisdiction);
    drop(EditRegistration { organisation, id, version, paper }.apply(tx).await?);
    Ok(Written { id, version: version + 1, was: Some(was) })
}

/// Gives back what stood there; false where somebody changed it since.
pub async fn undo(tx: &mut Tx<'_>, organisation: Id, written: Written) -> Result<bool> {
    let Written { id, version, was } = written;
    let now = tx.find::<registration::Entity>().by_ids([id]).one().await?;
    // Removed since: there is nothing to give back.
    let Some(now) = now else { return Ok(true) };
    if now.version != version {
        return Ok(false);
    }
    match was {
        Some(was) => {
            let paper = paper(was, now.jurisdiction);
            drop(EditRegistration { organisation, id, version, paper }.apply(tx).await?);
        }
        None => drop(RemoveRegistration { organisation, id }.apply(tx).await?),
    }
    Ok(true)
}
