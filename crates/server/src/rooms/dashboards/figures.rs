//! The figures of the front page, counted once for every shape it leaves in. What the map shows is not narrowed by the
//! places chosen and what the line shows not by the months, so that one can go on from one to the next.

use std::cmp::Reverse;

use kernel::{Error, Result, Viewer};
use serde::Serialize;

use crate::rooms::activities::picture::{Dimension, Filter, Groups, Month, Picture, Tally};

/// Which figure pictures and cells show.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Measure {
    #[default]
    Activities,
    Organisations,
    Targeted,
    Reached,
}

pub const MEASURES: [Measure; 4] = [Measure::Activities, Measure::Organisations, Measure::Targeted, Measure::Reached];

impl Measure {
    pub fn read(word: Option<&str>) -> Self {
        MEASURES.into_iter().find(|measure| Some(measure.word()) == word).unwrap_or_default()
    }

    pub fn word(self) -> &'static str {
        match self {
            Self::Activities => "activities",
            Self::Organisations => "organisations",
            Self::Targeted => "targeted",
            Self::Reached => "reached",
        }
    }

    pub fn key(self) -> &'static str {
        match self {
            Self::Activities => "dashboards-activities",
            Self::Organisations => "dashboards-organisations",
            Self::Targeted => "dashboards-targeted",
            Self::Reached => "dashboards-reached",
        }
    }

    /// The most first; what has as many stays as it was.
    pub fn ordered(self, mut groups: Groups) -> Groups {
        groups.sort_by_key(|(_, tally)| Reverse(self.of(tally)));
        groups
    }

    pub fn of(self, tally: &Tally) -> u64 {
        match self {
            Self::Activities => tally.activities,
            Self::Organisations => tally.organisations,
            Self::Targeted => tally.targeted,
            Self::Reached => tally.reached,
        }
    }
}

/// Everything the front page counts.
pub struct Figures {
    pub total: Tally,
    /// Rows that ought to be kept fresh, and those not confirmed for long.
    pub fresh: (u64, u64),
    pub governorates: Groups,
    pub districts: Groups,
    pub sectors: Groups,
    pub organisations: Groups,
    /// Oldest first, without gaps.
    pub months: Groups,
    /// Months there is anything of, whatever is asked.
    pub known_months: Vec<Month>,
}

impl Figures {
    /// Groups come with the most of what is shown first.
    pub async fn count(picture: &Picture, viewer: &Viewer, filter: &Filter, measure: Measure) -> Result<Self> {
        let asked = picture.ask(viewer, filter).await?;
        let anywhere = match filter.places.is_empty() {
            true => None,
            false => Some(picture.ask(viewer, &Filter { places: Vec::new(), ..filter.clone() }).await?),
        };
        let any_time = match filter.from.or(filter.to) {
            None => None,
            Some(_) => Some(picture.ask(viewer, &Filter { from: None, to: None, ..filter.clone() }).await?),
        };
        let picture = picture.clone();
        let count = move || {
            use Dimension::{District, Governorate, Month, Organisation, Sector};
            let (total, groups) = picture.tallies(&asked, &[Governorate, District, Sector, Organisation, Month]);
            let [governorates, districts, sectors, organisations, months] =
                <[Groups; 5]>::try_from(groups).unwrap_or_default();
            Self {
                total,
                fresh: picture.staleness(&asked),
                governorates: measure.ordered(anywhere.map_or(governorates, |asked| picture.by(&asked, Governorate))),
                districts: measure.ordered(districts),
                sectors: measure.ordered(sectors),
                organisations: measure.ordered(organisations),
                months: in_time(any_time.map_or(months, |asked| picture.by(&asked, Month))),
                known_months: picture.months(),
            }
        };
        tokio::task::spawn_blocking(count).await.map_err(Error::internal)
    }

    pub fn districts_reached(&self) -> usize {
        self.districts.iter().filter(|(key, _)| key.id().is_some()).count()
    }

    pub fn stale_share(&self) -> Option<f64> {
        let (all, stale) = self.fresh;
        (all > 0).then(|| stale as f64 / all as f64)
    }
}

/// Months in their order, those without rows too.
fn in_time(groups: Groups) -> Groups {
    use crate::rooms::activities::picture::Key;
    let month = |key: &Key| if let Key::Month(month) = key { Some(*month) } else { None };
    let there: Vec<(Month, Tally)> = groups.iter().filter_map(|(key, tally)| Some((month(key)?, *tally))).collect();
    let (Some(first), Some(last)) = (there.iter().map(|one| one.0).min(), there.iter().map(|one| one.0).max()) else {
        return Vec::new();
    };
    let tally = |wanted: Month| there.iter().find(|(month, _)| *month == wanted).map(|(_, tally)| *tally);
    // A slip of the keys may have made a month centuries away; only the last ten years are drawn.
    let mut months: Groups =
        first.to(last).map(|month| (Key::Month(month), tally(month).unwrap_or_default())).collect();
    months.drain(..months.len().saturating_sub(120));
    months
}
