//! The pairs there are, found anew only for governorates and sectors in which something changed, and what was answered
//! about them. Complementary work is no question to anybody, so it is counted and not kept.

use std::sync::Arc;

use kernel::{Actor, App, Id, Reads, Result, log};
use overlaps::{Block, Class, Code, Lesson, Options, Pair, Row, sweep};
use rustc_hash::FxHashMap;

use super::model::{Said, answer, is_settled};
use super::store;
use crate::rooms::activities::picture::Picture;
use crate::rooms::activities::survey::{Survey, horizon, row_of, survey};

/// All pairs that are worth a question, and the answers, whoever may see them.
pub struct Found {
    survey: Arc<Survey>,
    /// The last link of the log whose answers are in it.
    seq: i64,
    answers: Arc<Answers>,
    blocks: FxHashMap<Block, Searched>,
}

#[derive(Clone)]
struct Searched {
    rows: Arc<Vec<Row>>,
    pairs: Arc<Vec<Between>>,
}

/// A pair and whose activities it is of.
#[derive(Clone, Copy)]
struct Between {
    pair: Pair,
    organisations: [Code; 2],
}

/// Answers by the two strands they are about.
#[derive(Default)]
struct Answers {
    records: Vec<answer::Model>,
    by_strands: FxHashMap<(u64, u64), Vec<usize>>,
    lessons: Vec<Lesson>,
}

/// Which pairs of a list.
#[derive(Debug, Clone, Default)]
pub struct Asked {
    pub class: Option<Class>,
    pub sector: Option<Id>,
    pub governorate: Option<Id>,
    /// Those already answered, instead of those that wait.
    pub settled: bool,
    /// The least score, of a hundred.
    pub least: u8,
}

/// The pairs as they are now.
pub async fn found(app: &App) -> Result<Arc<Found>> {
    let survey = survey(app).await?;
    let kept = app.recall::<Found>();
    let since = kept.as_ref().map_or(0, |kept| kept.seq);
    let (seq, changed) = log::since::<answer::Entity>(app, since, 1).await?;
    let heard = changed.is_none_or(|changed| !changed.is_empty());
    if let Some(kept) = kept.as_ref().filter(|kept| !heard && Arc::ptr_eq(&kept.survey, &survey)) {
        return Ok(kept.clone());
    }
    let records = store::answers(&app.viewer(Actor::system("overlaps"))).await?;
    let horizon = horizon(app);
    let search = move || {
        let answers = Arc::new(Answers::of(records, &survey));
        let options = Options { horizon, taught: answers.lessons.iter().copied().collect() };
        // What was answered bears on every score; a changed activity on those of its own block alone.
        let earlier = kept.filter(|_| !heard);
        let blocks = survey.blocks().map(|(block, rows)| {
            let same = earlier.as_ref().and_then(|kept| kept.blocks.get(&block));
            let same = same.filter(|searched| Arc::ptr_eq(&searched.rows, rows)).cloned();
            (block, same.unwrap_or_else(|| Searched::of(block, rows, &options)))
        });
        Found { blocks: blocks.collect(), survey: survey.clone(), seq, answers }
    };
    let found = Arc::new(tokio::task::spawn_blocking(search).await.map_err(kernel::Error::internal)?);
    app.remember(found.clone());
    Ok(found)
}

/// All activities, to be searched whole, complementary pairs too.
pub struct Every {
    survey: Arc<Survey>,
    options: Options,
}

/// The activities as they are now, whoever may see them, with what was answered.
pub async fn every(app: &App) -> Result<Every> {
    let survey = survey(app).await?;
    let answers = Answers::of(store::answers(&app.viewer(Actor::system("overlaps"))).await?, &survey);
    let options = Options { horizon: horizon(app), taught: answers.lessons.into_iter().collect() };
    Ok(Every { survey, options })
}

impl Every {
    pub fn rows(&self) -> usize {
        self.survey.blocks().map(|(_, rows)| rows.len()).sum()
    }

    pub fn search(&self) -> Vec<Pair> {
        self.survey.blocks().flat_map(|(block, rows)| overlaps::within(block, rows, &self.options)).collect()
    }

    /// A record's id by its serial number.
    pub fn id(&self, no: u32) -> Option<Id> {
        self.survey.id(no)
    }
}

/// Whether the search finds these two activities to be anything to each other that is asked about.
pub async fn is_a_pair(reads: &impl Reads, a: i64, b: i64) -> Result<bool> {
    Ok(found(reads.app()).await?.pair(a, b).is_some())
}

impl Searched {
    fn of(block: Block, rows: &Arc<Vec<Row>>, options: &Options) -> Self {
        let between = |pair: Pair| {
            let organisation = |no| row_of(rows, no).map_or(overlaps::NONE, |row| row.organisation);
            Between { pair, organisations: [organisation(pair.a), organisation(pair.b)] }
        };
        let pairs = overlaps::within(block, rows, options).into_iter();
        let pairs = pairs.filter(|pair| pair.class != Class::Complementary).map(between).collect();
        Self { rows: rows.clone(), pairs: Arc::new(pairs) }
    }

    fn rows_of(&self, pair: &Pair) -> Option<(&Row, &Row)> {
        Some((row_of(&self.rows, pair.a)?, row_of(&self.rows, pair.b)?))
    }
}

impl Answers {
    fn of(records: Vec<answer::Model>, survey: &Survey) -> Self {
        let mut answers = Self::default();
        for (at, record) in records.iter().enumerate() {
            let (Some((block, a)), Some((other, b))) = (survey.row(record.a_no), survey.row(record.b_no)) else {
                continue;
            };
            answers.by_strands.entry(strands(a, b)).or_default().push(at);
            let (overlap, coordinated) = (record.answer != Said::None, record.answer == Said::Coordinated);
            if block == other {
                answers.lessons.extend(sweep::lesson(block, a, b, overlap, coordinated));
            }
        }
        Self { records, ..answers }
    }

    fn about(&self, a: &Row, b: &Row) -> impl Iterator<Item = &answer::Model> {
        self.by_strands.get(&strands(a, b)).into_iter().flatten().map(|at| &self.records[*at])
    }
}

fn strands(a: &Row, b: &Row) -> (u64, u64) {
    let (a, b) = (a.strand(), b.strand());
    (a.min(b), a.max(b))
}

impl Found {
    /// The pair of these two activities, or of later reports of the same two.
    pub fn pair(&self, a: i64, b: i64) -> Option<Pair> {
        let ((block, a), (other, b)) = (self.survey.row(a)?, self.survey.row(b)?);
        let searched = self.blocks.get(&block).filter(|_| block == other)?;
        let exact = |pair: &&Pair| (pair.a, pair.b) == (a.no.min(b.no), a.no.max(b.no));
        let later = |pair: &&Pair| searched.rows_of(pair).is_some_and(|(one, two)| strands(one, two) == strands(a, b));
        let mut pairs = searched.pairs.iter().map(|between| &between.pair);
        pairs.clone().find(exact).or_else(|| pairs.find(later)).copied()
    }

    /// What was answered about the pair, the latest last.
    pub fn answers(&self, pair: &Pair) -> Vec<answer::Model> {
        match (self.survey.row(i64::from(pair.a)), self.survey.row(i64::from(pair.b))) {
            (Some((_, a)), Some((_, b))) => self.answers.about(a, b).cloned().collect(),
            _ => Vec::new(),
        }
    }

    /// The pairs this actor is asked about, best first: of her organisations, or of the places she coordinates; both
    /// activities are among those she sees.
    pub fn asked(&self, picture: &Picture, actor: &Actor, asked: &Asked) -> Vec<Pair> {
        let mut pairs: Vec<Pair> = self.each_asked(picture, actor, asked).copied().collect();
        pairs.sort_by(|one, other| other.score().total_cmp(&one.score()).then((other.b, other.a).cmp(&(one.b, one.a))));
        pairs
    }

    /// How many there are, counted no further than `most`.
    pub fn count(&self, picture: &Picture, actor: &Actor, asked: &Asked, most: usize) -> usize {
        self.each_asked(picture, actor, asked).take(most).count()
    }

    fn each_asked<'a>(
        &'a self,
        picture: &'a Picture,
        actor: &Actor,
        asked: &'a Asked,
    ) -> impl Iterator<Item = &'a Pair> + 'a {
        let everywhere = actor.coordinates_place(None);
        let codes = |ids: Vec<Id>| ids.into_iter().filter_map(|id| self.survey.code(id)).collect::<Vec<Code>>();
        let (own, places) = (codes(actor.belongs_to()), codes(actor.coordinated_places()));
        let only = |chosen: Option<Id>| chosen.map(|id| self.survey.code(id).unwrap_or(overlaps::NONE));
        let (sector, governorate) = (only(asked.sector), only(asked.governorate));
        let least = f32::from(asked.least) / 100.0;
        let blocks = self.blocks.iter().filter(move |(block, _)| {
            sector.is_none_or(|sector| sector == block.sector)
                && governorate.is_none_or(|governorate| governorate == block.governorate)
        });
        blocks.flat_map(move |(block, searched)| {
            let here = everywhere || places.contains(&block.governorate);
            let own = own.clone();
            let mine = move |between: &&Between| here || between.organisations.iter().any(|side| own.contains(side));
            searched.pairs.iter().filter(mine).map(|between| &between.pair).filter(move |pair| {
                let answers = self.answers_about(searched, pair);
                asked.class.is_none_or(|class| class == pair.class)
                    // What was answered about is told to its end, however likely it is by now.
                    && (!answers.is_empty() || pair.score() >= least)
                    && is_settled(answers) == asked.settled
                    && picture.shows(i64::from(pair.a))
                    && picture.shows(i64::from(pair.b))
            })
        })
    }

    fn answers_about(&self, searched: &Searched, pair: &Pair) -> Vec<&answer::Model> {
        if self.answers.records.is_empty() {
            return Vec::new();
        }
        searched.rows_of(pair).map(|(a, b)| self.answers.about(a, b).collect()).unwrap_or_default()
    }
}

/// What was found when somebody last looked, without looking anew.
pub fn found_lately(app: &App) -> Option<Arc<Found>> {
    app.recall()
}
