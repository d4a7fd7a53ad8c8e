//! A body's activities, invented from a fixed seed: three years of reports by the sample's organisations and as many more
//! as a large country has, over all its districts, in the languages people write in.

use std::time::{Duration, Instant};

use kernel::{Actor, App, Clock, Id, Options, Random, Reads, Result};

use super::process::Machine;
use super::{broken, say};
use crate::rooms::activities::commands::ReportAll;
use crate::rooms::activities::model::{Counted, Draft, Stamp, Status, Visibility, activity};
use crate::rooms::organisations::model::{State, organisation};
use crate::rooms::organisations::{RegisterAll, Whole};
use crate::rooms::places::model::place;
use crate::rooms::terms::{SECTOR, term};

const ORGANISATIONS: usize = 300;
const AT_ONCE: usize = 20_000;
const MONTHS: usize = 36;

pub(super) const TITLES: [&str; 12] = [
    "Rehabilitation of a water treatment station",
    "Cash for work for returnees",
    "إعادة تأهيل محطة مياه الشرب",
    "توزيع سلال غذائية على النازحين",
    "دعم نفسي اجتماعي للأطفال",
    "نۆژەنکردنەوەی قوتابخانەی بنەڕەتی",
    "دابەشکردنی کەلوپەلی زستان",
    "Mobile health clinic, two days a week",
    "Legal counselling on housing, land and property",
    "تدريب معلمين على التعليم التعويضي",
    "ڕاهێنانی پیشەیی بۆ گەنجان",
    "Mine risk education in schools",
];

/// Numbers from a seed, the same on every machine (SplitMix64).
pub(super) struct Dice(u64);

impl Dice {
    pub(super) fn new(seed: u64) -> Self {
        Self(seed)
    }

    pub(super) fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((z ^ (z >> 31)) % sides.max(1) as u64) as usize
    }

    pub(super) fn pick<'a, T>(&mut self, from: &'a [T]) -> &'a T {
        &from[self.roll(from.len())]
    }

    /// Few large, many small, as organisations and figures are.
    pub(super) fn skewed(&mut self, sides: usize) -> usize {
        let among = self.roll(sides) + 1;
        self.roll(among)
    }
}

/// What activities refer to.
struct Ground {
    organisations: Vec<Id>,
    sectors: Vec<Id>,
    districts: Vec<Id>,
}

/// Writes so many activities by the program's own command; returns how long the writing took.
pub(super) async fn load(machine: &Machine, rows: usize) -> Result<Duration> {
    let options = Options {
        database: machine.database.clone().unwrap_or(format!("sqlite:{}", machine.data.join("tansiq.db").display())),
        data: machine.data.clone(),
        clock: Clock::system(),
        random: Random::System,
        mailer: None,
        create: false,
    };
    let app = App::open(options, crate::HISTORY).await?;
    let ground = ground(&app).await?;
    let (mut dice, system) = (Dice::new(2026), Actor::system("bench"));
    let (mut took, mut done) = (Duration::ZERO, 0);
    while done < rows {
        let count = AT_ONCE.min(rows - done);
        let records = (0..count).map(|_| record(&app, &ground, &mut dice)).collect();
        let started = Instant::now();
        app.run(&system, ReportAll { records }).await?;
        took += started.elapsed();
        done += count;
        if done % (AT_ONCE * 10) == 0 {
            say(&format!("  {done} written"));
        }
    }
    app.close().await?;
    Ok(took)
}

async fn ground(app: &App) -> Result<Ground> {
    let viewer = app.viewer(Actor::system("bench"));
    let known = viewer.find::<organisation::Entity>().all().await?;
    let pattern = known.first().cloned().ok_or_else(|| broken("the sample has no organisations"))?;
    let mut organisations: Vec<Id> = known.iter().map(|one| one.id).collect();
    let wholes: Vec<Whole> =
        (organisations.len()..ORGANISATIONS).map(|number| invented(app, &pattern, number)).collect();
    organisations.extend(app.run(&Actor::system("bench"), RegisterAll { organisations: wholes }).await?);
    let terms = viewer.find::<term::Entity>().all().await?;
    let sectors = terms.iter().filter(|term| term.list == SECTOR && term.parent_key.is_none() && term.active);
    let places = viewer.find::<place::Entity>().all().await?;
    let districts = places.iter().filter(|place| place.level == 2 && place.active).map(|place| place.id);
    Ok(Ground { organisations, sectors: sectors.map(|term| term.id).collect(), districts: districts.collect() })
}

fn invented(app: &App, pattern: &organisation::Model, number: usize) -> Whole {
    let kinds = ["national-ngo", "international-ngo"];
    Whole {
        organisation: organisation::Model {
            id: app.random().id(app.clock().now()),
            name: format!("Invented organisation {number}"),
            name_en: Some(format!("Invented organisation {number}")),
            acronym: Some(format!("IO{number}")),
            kind: kinds[number % kinds.len()].into(),
            state: State::Active,
            visibility: Visibility::Public,
            parent_id: None,
            ..pattern.clone()
        },
        works_in: Vec::new(),
        works_at: Vec::new(),
        registrations: Vec::new(),
        posts: Vec::new(),
    }
}

fn record(app: &App, ground: &Ground, dice: &mut Dice) -> activity::Model {
    let month = dice.roll(MONTHS);
    let (year, month) = (2023 + (month + 10) / 12, (month + 10) % 12 + 1);
    let period = format!("{year}-{month:02}");
    let organisation = ground.organisations[dice.skewed(ground.organisations.len())];
    let targeted = 20 + dice.skewed(5_000) as i64;
    let reached = targeted * dice.roll(110) as i64 / 100;
    let quarter = reached / 4;
    let draft = Draft {
        place_id: Some(*dice.pick(&ground.districts)),
        start_on: Some(format!("{period}-01")),
        end_on: Some(format!("{period}-28")),
        status: *dice.pick(&[Status::Planned, Status::Ongoing, Status::Ongoing, Status::Completed]),
        counted: Counted::default(),
        targeted: Some(targeted),
        reached: Some(reached),
        women: Some(quarter),
        girls: Some(quarter),
        men: Some(quarter),
        boys: Some(quarter),
        visibility: *dice.pick(&[
            Visibility::Public,
            Visibility::Members,
            Visibility::Members,
            Visibility::Coordination,
        ]),
        aggregate_only: dice.roll(20) == 0,
        external_ref: Some(format!("B-{:x}", dice.roll(usize::MAX))),
        ..Draft::new(organisation, *dice.pick(&ground.sectors), *dice.pick(&TITLES), period)
    };
    let now = app.clock().now();
    activity::Model::made(draft, Stamp { id: app.random().id(now), now, sample: true, ..Stamp::default() })
}
