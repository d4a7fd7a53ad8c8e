//! What is asked for: read from an address in one place, for the list, the dashboards, the exports and the command line;
//! and made ready to be asked of a million rows.

use kernel::{Guarded, Id, Reads, Result, Viewer, matching};
use rustc_hash::FxHashSet;
use sea_orm::QuerySelect;
use web::fields::{Fields, SHORT};

use super::Picture;
use super::fresh::Freshness;
use super::month::Month;
use super::rows::{Dictionaries, NONE, Row, status_code};
use crate::rooms::activities::model::{Status, activity};

/// Every condition must hold; of several values of one, any.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter {
    /// A sector counts what is part of it.
    pub sectors: Vec<Id>,
    pub organisations: Vec<Id>,
    /// Keys of the list of kinds of organisation.
    pub kinds: Vec<String>,
    pub programmes: Vec<Id>,
    pub funders: Vec<Id>,
    /// Of any level; a place counts what lies in it, a country what is country-wide too.
    pub places: Vec<Id>,
    pub statuses: Vec<Status>,
    /// Months reported on, both counted in.
    pub from: Option<Month>,
    pub to: Option<Month>,
    /// Of the organisations the asker belongs to.
    pub mine: bool,
    /// Not confirmed for long.
    pub stale: bool,
    /// Words of the record, searched in full text.
    pub text: Option<String>,
}

impl Filter {
    /// Reads `sector organisation kind programme funder place status` (each may come several times), `month`, `from` and
    /// `to`, `mine`, `stale` and `q`.
    pub fn read(fields: &mut Fields) -> Self {
        let month = fields.month_or_none("month").map(Month::of);
        let (from, to) = (fields.month_or_none("from").map(Month::of), fields.month_or_none("to").map(Month::of));
        let mut statuses = Vec::new();
        for word in fields.many("status") {
            match serde_json::from_value(word.into()) {
                Ok(status) => statuses.push(status),
                Err(_) => fields.refuse("status", "web-field-choice"),
            }
        }
        Self {
            sectors: fields.ids("sector"),
            organisations: fields.ids("organisation"),
            kinds: fields.many("kind"),
            programmes: fields.ids("programme"),
            funders: fields.ids("funder"),
            places: fields.ids("place"),
            statuses,
            // Of a month and a span of months both hold.
            from: from.max(month),
            to: to.into_iter().chain(month).min(),
            mine: fields.flag("mine"),
            stale: fields.flag("stale"),
            text: fields.text_or_none("q", SHORT),
        }
    }

    /// Asks for particular organisations, or for what depends on all that one reported, so that rows of which only
    /// totals may be told are left out.
    fn names_organisations(&self) -> bool {
        let ids = [&self.organisations, &self.programmes, &self.funders];
        self.mine
            || self.stale
            || self.text.is_some()
            || !self.kinds.is_empty()
            || ids.iter().any(|ids| !ids.is_empty())
    }
}

/// A filter made ready against one picture.
#[derive(Debug)]
pub struct Sieve {
    sectors: Option<Vec<bool>>,
    organisations: Option<Vec<bool>>,
    programmes: Option<Vec<bool>>,
    funders: Option<Vec<bool>>,
    places: Option<Vec<bool>>,
    /// Rows without any place pass where places are asked for.
    everywhere: bool,
    statuses: u8,
    months: (u16, u16),
    freshness: Option<Freshness>,
    numbers: Option<FxHashSet<i64>>,
    pub(super) named_only: bool,
}

impl Sieve {
    pub(super) fn passes(&self, no: i64, row: &Row) -> bool {
        self.statuses & row.status_bit() != 0
            && self.months.0 <= row.month
            && row.month <= self.months.1
            && takes(&self.sectors, [row.sector, row.subsector])
            && takes(&self.organisations, [row.organisation])
            && takes(&self.programmes, [row.programme])
            && takes(&self.funders, [row.funder])
            && self.takes_place(row)
            && self.freshness.as_ref().is_none_or(|freshness| freshness.is_stale(row))
            && self.numbers.as_ref().is_none_or(|numbers| numbers.contains(&no))
    }

    fn takes_place(&self, row: &Row) -> bool {
        let codes = [row.place, row.district, row.governorate];
        takes(&self.places, codes) || (self.everywhere && codes == [NONE; 3])
    }
}

fn takes<const N: usize>(wanted: &Option<Vec<bool>>, codes: [u16; N]) -> bool {
    let Some(wanted) = wanted else { return true };
    codes.iter().any(|code| wanted.get(usize::from(*code)).copied().unwrap_or(false))
}

impl Picture {
    /// Makes a filter ready; words are searched here.
    pub async fn ask(&self, viewer: &Viewer, filter: &Filter) -> Result<Sieve> {
        let numbers = match &filter.text {
            Some(text) => Some(numbers(viewer, text).await?),
            None => None,
        };
        Ok(self.sieve(filter, numbers))
    }

    pub(super) fn sieve(&self, filter: &Filter, numbers: Option<FxHashSet<i64>>) -> Sieve {
        let (codes, around): (&Dictionaries, _) = (&self.whole.codes, &self.whole.around);
        let some = |ids: &[Id], test: &dyn Fn(&Id) -> bool, of: &super::rows::Codes| {
            (!ids.is_empty()).then(|| of.which(|id| test(id)))
        };
        let named = |ids: &[Id], of: Id| ids.contains(&of) || ids.contains(&around.heir(of));
        // An organisation the asker does not see is not found by asking for it.
        let seen = |id: &Id| codes.organisations.of(*id).is_some_and(|code| self.names(code));
        let whose = |ids: &[Id]| some(ids, &|id| seen(id) && named(ids, *id), &codes.organisations);
        let by_kind = |id: &Id| around.kind(*id).is_some_and(|kind| filter.kinds.iter().any(|wanted| wanted == kind));
        let mine = filter.mine.then(|| self.own.clone());
        let kinds = (!filter.kinds.is_empty()).then(|| codes.organisations.which(|id| seen(id) && by_kind(id)));
        let organisations = [whose(&filter.organisations), kinds, mine].into_iter().flatten().reduce(both);
        let statuses = filter.statuses.iter().map(|status| 1 << status_code(*status)).reduce(|a: u8, b| a | b);
        Sieve {
            sectors: some(&filter.sectors, &|id| around.sector_is_within(*id, &filter.sectors), &codes.sectors),
            organisations,
            programmes: whose(&filter.programmes),
            funders: whose(&filter.funders),
            places: some(&filter.places, &|id| around.place_is_within(*id, &filter.places), &codes.places),
            everywhere: filter.places.iter().any(|id| around.is_country(*id)),
            statuses: statuses.unwrap_or(u8::MAX),
            months: (filter.from.map_or(0, |month| month.0), filter.to.map_or(u16::MAX, |month| month.0)),
            freshness: filter.stale.then(|| self.freshness()),
            numbers,
            named_only: filter.names_organisations(),
        }
    }
}

fn both(one: Vec<bool>, other: Vec<bool>) -> Vec<bool> {
    one.into_iter().zip(other).map(|(a, b)| a && b).collect()
}

/// The serial numbers of the records the viewer may see whose text has these words; none for a text without words.
async fn numbers(viewer: &Viewer, text: &str) -> Result<FxHashSet<i64>> {
    #[derive(sea_orm::FromQueryResult)]
    struct Found {
        no: i64,
    }
    let Some(condition) = matching(viewer.app(), activity::Entity::RESOURCE, text) else {
        return Ok(FxHashSet::default());
    };
    let found = viewer.find::<activity::Entity>().filter(condition);
    let found = found.narrow(|select| select.select_only().column(activity::Column::No));
    Ok(found.read::<Found>().await?.into_iter().map(|found| found.no).collect())
}
