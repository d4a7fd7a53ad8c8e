//! What the database knows and rows are read against: the lists with all their spellings, the places, the register of
//! organisations as the actor sees it. Loaded once for a file, then asked in memory, so that a row costs no query.

use std::sync::Arc;

use kernel::{Id, Result, Viewer};
use names::Options;
use names::labels::{Index, Label};
use rustc_hash::FxHashMap;

use crate::rooms::needs;
use crate::rooms::organisations::{self, Register};
use crate::rooms::places::{self, Asked, Atlas, Level};
use crate::rooms::terms::{self, Spelt, term};

pub struct Known {
    pub sectors: Labels,
    pub kinds: Labels,
    pub modalities: Labels,
    pub groups: Labels,
    /// Of the groups those that tell people apart by what befell them, not by sex or age.
    pub populations: Labels,
    pub authorities: Labels,
    pub atlas: Arc<Atlas>,
    pub register: Register,
    /// Assessments by their folded titles; of two of one title the later.
    pub assessments: FxHashMap<String, Id>,
}

impl Known {
    pub async fn load(viewer: &Viewer) -> Result<Self> {
        let groups = terms::spellings(viewer, terms::GROUP).await?;
        let is_population = |spelt: &&Spelt| needs::commands::is_population(&spelt.term);
        let mut assessments = FxHashMap::default();
        for one in needs::titles(viewer).await? {
            assessments.entry(names::fold(&one.title)).or_insert(one.id);
        }
        Ok(Self {
            sectors: Labels::of(terms::spellings(viewer, terms::SECTOR).await?),
            kinds: Labels::of(terms::spellings(viewer, terms::KIND).await?),
            modalities: Labels::of(terms::spellings(viewer, terms::MODALITY).await?),
            populations: Labels::of(groups.iter().filter(is_population).cloned().collect()),
            groups: Labels::of(groups),
            authorities: Labels::of(terms::spellings(viewer, terms::AUTHORITY).await?),
            atlas: places::atlas(viewer).await?,
            register: organisations::register(viewer).await?,
            assessments,
        })
    }

    /// The kind of an organisation of which the file says none.
    pub fn other_kind(&self) -> String {
        let known = ["other", "national-ngo"].into_iter().find(|key| self.kinds.keyed(key));
        known.map(str::to_owned).or_else(|| self.kinds.first()).unwrap_or_default()
    }

    /// How much the cells of a column look like a field, from -1 to 1: for what only the database can tell.
    pub fn looks_like(&self, field: &str, samples: &[String]) -> f32 {
        let labels = match field {
            "sector" | "sectors" => &self.sectors,
            "organisation_kind" | "kind" => &self.kinds,
            "modality" => &self.modalities,
            "groups" => &self.groups,
            "population_group" => &self.populations,
            "admin1" | "governorates" => return share(samples, |text| self.is_place(0, text)),
            "admin2" => return share(samples, |text| self.is_place(1, text)),
            "organisation" | "name" => {
                let known =
                    |text: &str| matches!(self.register.read(Some(text), None), organisations::Reading::Known(_));
                return share(samples, known);
            }
            _ => return 0.0,
        };
        share(samples, |text| labels.sure(text).is_some())
    }

    fn is_place(&self, level: usize, text: &str) -> bool {
        let mut levels = [Level::default(); 3];
        levels[level].name = Some(text);
        matches!(self.atlas.read(&Asked { levels, scheme: None }), places::Reading::Place { .. })
    }
}

/// Cells of a column that are looked up to tell what it is.
const LOOKED_AT: usize = 12;

/// Between nothing and 1: that few cells are known says nothing against a column.
fn share(samples: &[String], known: impl Fn(&str) -> bool) -> f32 {
    let looked_at = &samples[..samples.len().min(LOOKED_AT)];
    if looked_at.is_empty() {
        return 0.0;
    }
    looked_at.iter().filter(|text| known(text)).count() as f32 / looked_at.len() as f32
}

/// The entries of a list with all their spellings.
pub struct Labels {
    index: Index,
    terms: FxHashMap<Id, term::Model>,
    first: Option<String>,
}

impl Labels {
    fn of(spelt: Vec<Spelt>) -> Self {
        let label = |spelt: &Spelt| Label { id: spelt.term.id.to_string(), names: spelt.texts.clone() };
        let index = Index::new(spelt.iter().map(label));
        let first = spelt.first().map(|spelt| spelt.term.key.clone());
        Self { index, first, terms: spelt.into_iter().map(|spelt| (spelt.term.id, spelt.term)).collect() }
    }

    pub fn get(&self, id: Id) -> Option<&term::Model> {
        self.terms.get(&id)
    }

    pub fn keyed(&self, key: &str) -> bool {
        self.terms.values().any(|term| term.key == key)
    }

    /// The key of the first entry.
    pub fn first(&self) -> Option<String> {
        self.first.clone()
    }

    /// The one entry a text means beyond doubt.
    pub fn sure(&self, text: &str) -> Option<&term::Model> {
        let answer = self.index.answer(text, Options::default());
        self.terms.get(&answer.accepted()?.id.parse().ok()?)
    }

    /// The nearest entries to a text, best first, at most five.
    pub fn near(&self, text: &str) -> Vec<(Id, names::Match)> {
        let ranking = self.index.rank(text, Options::default());
        ranking.matches.into_iter().filter_map(|found| Some((found.id.parse().ok()?, found))).collect()
    }
}
