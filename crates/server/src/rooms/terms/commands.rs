//! What is done to the lists: loading a kit's, adding and editing entries, teaching another spelling, taking an entry
//! out of use. Nothing is ever removed that a record may refer to.

use kernel::{Change, Command, Done, Error, Id, Reads, Result, Tx};
use rustc_hash::{FxHashMap, FxHashSet};

use super::access::Action;
use super::model::{Attributes, LISTS, WRITTEN, alias, key_from, term};
use super::{Names, store};

/// One entry as a kit gives it.
#[derive(Debug, Clone, Default)]
pub struct Entry {
    pub list: &'static str,
    pub key: String,
    pub code: Option<String>,
    pub parent: Option<String>,
    pub names: Names,
    pub attributes: Attributes,
    /// Text, language, source.
    pub aliases: Vec<(String, Option<String>, String)>,
}

/// Loads a kit's lists. What is there already stays as somebody may have edited it; only what is new is added.
pub struct Load {
    pub entries: Vec<Entry>,
}

impl Command for Load {
    const NAME: &'static str = "terms.load";
    /// How many entries were new.
    type Output = usize;

    async fn apply(self, tx: &mut Tx<'_>) -> Result<Done<usize>> {
        let mut known: FxHashMap<(String, String), Id> = FxHashMap::default();
        for term in tx.find::<term::Entity>().all().await? {
            known.insert((term.list, term.key), term.id);
        }
        let mut spelt: FxHashSet<(Id, String)> =
            tx.find::<alias::Entity>().all().await?.into_iter().map(|alias| (alias.term_id, alias.folded)).collect();
        let (mut terms, mut aliases) = (Vec::new(), Vec::new());
        for (position, entry) in self.entries.into_iter().enumerate() {
            let place = (entry.list.to_owned(), entry.key.clone());
            let id = *known.entry(place).or_insert_with(|| {
                let id = tx.new_id();
                terms.push(made(id, position as i64, &entry));
                id
            });
            for (text, language, source) in entry.aliases {
                let folded = names::fold(&text);
                if spelt.insert((id, folded.clone())) {
                    aliases.push(alias::Model { id: tx.new_id(), term_id: id, text, folded, language, source });
                }
            }
        }
        let count = terms.len();
        let permit = tx.permit_all::<term::Entity>(Action::Edit, &terms)?;
        let first = tx.write_all(&permit, terms.into_iter().map(Change::made).collect()).await?;
        let permit = tx.permit_all::<alias::Entity>(Action::Edit, &aliases)?;
        let second = tx.write_all(&permit, aliases.into_iter().map(Change::made).collect()).await?;
        Ok(first.and(second).done(count))
    }
}

fn made(id: Id, position: i64, entry: &Entry) -> term::Model {
    let Names { en, ar, ckb, ku } = entry.names.clone();
    term::Model {
        id,
        list: entry.list.to_owned(),
        key: entry.key.clone(),
        code: entry.code.clone(),
        parent_key: entry.parent.clone(),
        name_en: en,
        name_ar: ar,
        name_ckb: ckb,
        name_ku: ku,
        position,
        active: true,
        attributes: serde_json::json!(entry.attributes),
        version: 1,
    }
}

/// Adds an entry at the end of a list; its key is made from its English name.
pub struct Add {
    pub list: String,
    pub names: Names,
    pub code: Option<String>,
}

impl Command for Add {
    const NAME: &'static str = "terms.add";
    type Output = term::Model;

    async fn apply(self, tx: &mut Tx<'_>) -> Result<Done<term::Model>> {
        let list = LISTS.into_iter().find(|list| *list == self.list);
        let list = list.ok_or_else(|| Error::invalid("list", "field-choice"))?;
        let key = key_from(&self.names.en).ok_or_else(|| Error::invalid("name_en", "terms-latin-name"))?;
        if store::find(tx, list, &key).await?.is_some() {
            return Err(Error::invalid("name_en", "terms-exists"));
        }
        let position = store::every(tx, list).await?.iter().map(|term| term.position).max().unwrap_or(0) + 1;
        let entry = Entry { list, key, code: self.code, names: self.names, ..Entry::default() };
        let term = made(tx.new_id(), position, &entry);
        let permit = tx.permit::<term::Entity>(Action::Edit, &term)?;
        Ok(tx.write(&permit, Change::made(term.clone())).await?.done(term))
    }
}

pub struct Edit {
    pub id: Id,
    /// The version that was seen.
    pub version: i64,
    pub names: Names,
    pub code: Option<String>,
}

impl Command for Edit {
    const NAME: &'static str = "terms.edit";
    type Output = term::Model;

    async fn apply(self, tx: &mut Tx<'_>) -> Result<Done<term::Model>> {
        let before = store::get(tx, self.id).await?;
        let permit = tx.permit::<term::Entity>(Action::Edit, &before)?;
        let after = before.clone().edited(self.version, self.names, self.code)?;
        Ok(tx.write(&permit, Change::of(before, after.clone())).await?.done(after))
    }
}

/// Offers an entry, or offers it no more.
pub struct Switch {
    pub id: Id,
    pub active: bool,
}

impl Command for Switch {
    const NAME: &'static str = "terms.switch";
    type Output = term::Model;

    async fn apply(self, tx: &mut Tx<'_>) -> Result<Done<term::Model>> {
        let before = store::get(tx, self.id).await?;
        let permit = tx.permit::<term::Entity>(Action::Edit, &before)?;
        let after = before.clone().switched(self.active);
        Ok(tx.write(&permit, Change::of(before, after.clone())).await?.done(after))
    }
}

/// Teaches another spelling of a term. One that is known already changes nothing.
pub struct AddAlias {
    pub term: Id,
    pub text: String,
    pub language: Option<String>,
}

impl Command for AddAlias {
    const NAME: &'static str = "terms.add-alias";
    type Output = alias::Model;

    async fn apply(self, tx: &mut Tx<'_>) -> Result<Done<alias::Model>> {
        let term = store::get(tx, self.term).await?;
        let folded = names::fold(&self.text);
        if folded.is_empty() {
            return Err(Error::invalid("text", "terms-alias-empty"));
        }
        let known = store::spelt(tx, term.id, &folded).await?;
        let alias = known.clone().unwrap_or_else(|| alias::Model {
            id: tx.new_id(),
            term_id: term.id,
            text: self.text,
            folded,
            language: self.language,
            source: WRITTEN.into(),
        });
        let permit = tx.permit::<alias::Entity>(Action::Edit, &alias)?;
        let change = match known {
            Some(known) => Change::of(known, alias.clone()),
            None => Change::made(alias.clone()),
        };
        Ok(tx.write(&permit, change).await?.done(alias))
    }
}

pub struct RemoveAlias {
    pub term: Id,
    pub id: Id,
}

impl Command for RemoveAlias {
    const NAME: &'static str = "terms.remove-alias";
    type Output = ();

    async fn apply(self, tx: &mut Tx<'_>) -> Result<Done<()>> {
        let alias = tx.find::<alias::Entity>().get(self.id).await?;
        if alias.term_id != self.term {
            return Err(Error::NotFound);
        }
        let permit = tx.permit::<alias::Entity>(Action::Edit, &alias)?;
        Ok(tx.write(&permit, Change::removed(alias)).await?.done(()))
    }
}
