//! The pairs there are, found anew only for governorates and sectors in which something changed, and what was answered
//! about them. Complementary work is no question to anybody, so it is counted and not kept.

use std::sync::{Arc, Mutex, PoisonError};

use kernel::{Actor, App, Id, Reads, Result, log};
use overlaps::{Block, Class, Code, Day, Options, Pair, Row};
use rustc_hash::FxHashMap;

use super::answers::{Answers, strands};
use super::model::{answer, is_settled};
use super::{search, store};
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

/// The pairs as they are now. One search at a time: whoever asks meanwhile waits and is given what it found.
pub async fn found(app: &App) -> Result<Arc<Found>> {
    let heard = Heard::of(app).await?;
    if let Some(kept) = heard.kept() {
        return Ok(kept);
    }
    let turn = turn(app);
    let _turn = turn.0.lock().await;
    let heard = Heard::of(app).await?;
    if let Some(kept) = heard.kept() {
        return Ok(kept);
    }
    let records = store::answers(&app.viewer(Actor::system("overlaps"))).await?;
    let horizon = horizon(app);
    let search = move || heard.search(records, horizon);
    let found = Arc::new(tokio::task::spawn_blocking(search).await.map_err(kernel::Error::internal)?);
    app.remember(found.clone());
    Ok(found)
}

struct Turn(tokio::sync::Mutex<()>);

fn turn(app: &App) -> Arc<Turn> {
    static MAKING: Mutex<()> = Mutex::new(());
    let _making = MAKING.lock().unwrap_or_else(PoisonError::into_inner);
    app.recall().unwrap_or_else(|| {
        let turn = Arc::new(Turn(tokio::sync::Mutex::new(())));
        app.remember(turn.clone());
        turn
    })
}

/// What was found last, and what there is since.
struct Heard {
    survey: Arc<Survey>,
    earlier: Option<Arc<Found>>,
    seq: i64,
    answered: bool,
}

impl Heard {
    async fn of(app: &App) -> Result<Self> {
        let survey = survey(app).await?;
        let earlier = app.recall::<Found>();
        let since = earlier.as_ref().map_or(0, |earlier| earlier.seq);
        let (seq, changed) = log::since::<answer::Entity>(app, since, 1).await?;
        Ok(Self { survey, earlier, seq, answered: changed.is_none_or(|changed| !changed.is_empty()) })
    }

    /// What was found last, if nothing happened that bears on it.
    fn kept(&self) -> Option<Arc<Found>> {
        let same = |earlier: &&Arc<Found>| !self.answered && Arc::ptr_eq(&earlier.survey, &self.survey);
        self.earlier.as_ref().filter(same).cloned()
    }

    fn search(self, records: Vec<answer::Model>, horizon: Day) -> Found {
        let answers = Arc::new(Answers::of(records, &self.survey));
        let options = Options { horizon, taught: answers.taught() };
        // What answers teach bears on every score; a changed activity on those of its own block alone.
        let earlier = self.earlier.filter(|earlier| earlier.answers.lessons() == answers.lessons());
        let blocks = search::each(self.survey.blocks().collect(), |(block, rows)| {
            let same = earlier.as_ref().and_then(|earlier| earlier.blocks.get(&block));
            let same = same.filter(|searched| Arc::ptr_eq(&searched.rows, rows)).cloned();
            (block, same.unwrap_or_else(|| Searched::of(block, rows, &options)))
        });
        Found { blocks: blocks.into_iter().collect(), survey: self.survey.clone(), seq: self.seq, answers }
    }
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
    let options = Options { horizon: horizon(app), taught: answers.taught() };
    Ok(Every { survey, options })
}

impl Every {
    pub fn rows(&self) -> usize {
        self.survey.blocks().map(|(_, rows)| rows.len()).sum()
    }

    /// All pairs, by blocks.
    pub fn search(&self) -> Vec<Vec<Pair>> {
        let within = |(block, rows): search::Rows<'_>| overlaps::within(block, rows, &self.options);
        search::each(self.survey.blocks().collect(), within)
    }

    /// A record's id by its serial number.
    pub fn id(&self, no: u32) -> Option<Id> {
        self.survey.id(no)
    }
}

/// What the two reports tell, as fingerprints; None where the search finds nothing between them that is asked about.
pub async fn told(reads: &impl Reads, a: i64, b: i64) -> Result<Option<(i64, i64)>> {
    let found = found(reads.app()).await?;
    Ok(found.pair(a, b).and_then(|_| Some((found.survey.told(a)?, found.survey.told(b)?))))
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

    /// How many pairs this actor is asked about, and the first so many, best first: of her organisations, or of the places
    /// she coordinates; both activities are among those she sees.
    pub fn asked(&self, picture: &Picture, actor: &Actor, asked: &Asked, first: usize) -> (usize, Vec<Pair>) {
        let mut pairs: Vec<Pair> = self.each_asked(picture, actor, asked).copied().collect();
        let order = |one: &Pair, other: &Pair| {
            other.score().total_cmp(&one.score()).then((other.b, other.a).cmp(&(one.b, one.a)))
        };
        let all = pairs.len();
        if first < all {
            // All others are only counted, and not put in order.
            pairs.select_nth_unstable_by(first, order);
            pairs.truncate(first);
        }
        pairs.sort_unstable_by(order);
        (all, pairs)
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
            let shown = searched.pairs.iter().filter(mine).filter(move |Between { pair, organisations }| {
                if asked.class.is_some_and(|class| class != pair.class) {
                    return false;
                }
                let answers = self.answers_about(searched, pair, *organisations);
                // What was answered about is told to its end, however likely it is by now.
                (!answers.is_empty() || pair.score() >= least)
                    && is_settled(answers) == asked.settled
                    && picture.shows(i64::from(pair.a))
                    && picture.shows(i64::from(pair.b))
            });
            shown.map(|between| &between.pair)
        })
    }

    fn answers_about(&self, searched: &Searched, pair: &Pair, organisations: [Code; 2]) -> Vec<&answer::Model> {
        if !self.answers.are_between(organisations) {
            return Vec::new();
        }
        searched.rows_of(pair).map(|(a, b)| self.answers.about(a, b).collect()).unwrap_or_default()
    }
}

/// What was found when somebody last looked, without looking anew.
pub fn found_lately(app: &App) -> Option<Arc<Found>> {
    app.recall()
}
