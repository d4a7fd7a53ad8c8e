//! What the database knows and rows are read against: the lists with all their spellings. Loaded once for a file, then
//! asked in memory, so that a row costs no query.

use kernel::{Reads, Result};
use names::Options;
use names::labels::{Index, Label};
use rustc_hash::FxHashMap;

use super::model::Target;
use crate::rooms::terms::{self, Spelt, term};

pub struct Known {
    pub sectors: Labels,
    pub kinds: Labels,
    pub modalities: Labels,
    pub groups: Labels,
}

impl Known {
    pub async fn load(reads: &impl Reads) -> Result<Self> {
        Ok(Self {
            sectors: Labels::of(terms::spellings(reads, terms::SECTOR).await?),
            kinds: Labels::of(terms::spellings(reads, terms::KIND).await?),
            modalities: Labels::of(terms::spellings(reads, terms::MODALITY).await?),
            groups: Labels::of(terms::spellings(reads, terms::GROUP).await?),
        })
    }

    /// How much the cells of a column look like a field, from -1 to 1: for what only the database can tell.
    pub fn looks_like(&self, _target: Target, field: &str, samples: &[String]) -> f32 {
        let labels = match field {
            "sector" | "sectors" => &self.sectors,
            "organisation_kind" | "kind" => &self.kinds,
            "modality" => &self.modalities,
            "groups" => &self.groups,
            _ => return 0.0,
        };
        share(samples, |text| labels.sure(text).is_some())
    }
}

/// Between nothing and 1: that few cells are known says nothing against a column.
fn share(samples: &[String], known: impl Fn(&str) -> bool) -> f32 {
    if samples.is_empty() {
        return 0.0;
    }
    samples.iter().filter(|text| known(text)).count() as f32 / samples.len() as f32
}

/// The entries of a list with all their spellings.
pub struct Labels {
    index: Index,
    terms: FxHashMap<String, term::Model>,
}

impl Labels {
    fn of(spelt: Vec<Spelt>) -> Self {
        let label = |spelt: &Spelt| Label { id: spelt.term.id.to_string(), names: spelt.texts.clone() };
        let index = Index::new(spelt.iter().map(label));
        Self { index, terms: spelt.into_iter().map(|spelt| (spelt.term.id.to_string(), spelt.term)).collect() }
    }

    /// The one entry a text means beyond doubt.
    pub fn sure(&self, text: &str) -> Option<&term::Model> {
        let answer = self.index.answer(text, Options::default());
        self.terms.get(&answer.accepted()?.id)
    }
}
