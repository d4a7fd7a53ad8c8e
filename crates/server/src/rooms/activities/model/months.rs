//! What months do to activities: locked ones do not change, a month is carried on into the next, and what nobody has
//! confirmed for a while is stale.

use jiff::civil::Date;
use kernel::{DAY, Error, FieldError, Id, Invalid, Millis, Result};
use rustc_hash::{FxHashMap, FxHashSet};

use super::{Draft, Stamp, Status, activity, period_lock};

/// A row that claims to be going on is believed for so long.
pub const FRESH_FOR: Millis = 45 * DAY;
/// The focal point of an organisation is reminded at most so often.
pub const REMIND_EVERY: Millis = 30 * DAY;

/// `2026-10`.
pub fn month_of(day: Date) -> String {
    format!("{:04}-{:02}", day.year(), day.month())
}

/// The first day of a month, where the text names one.
pub fn first_day(period: &str) -> Option<Date> {
    let (year, month) = period.split_once('-')?;
    Date::new(year.parse().ok()?, month.parse().ok()?, 1).ok()
}

/// The month before; the month itself where the text names none.
pub fn month_before(period: &str) -> String {
    first_day(period).and_then(|day| day.yesterday().ok()).map_or_else(|| period.to_owned(), month_of)
}

/// The months that are closed, and who closed them.
#[derive(Debug, Default)]
pub struct Locks {
    locks: FxHashMap<String, period_lock::Model>,
    names: FxHashMap<Id, String>,
}

impl Locks {
    pub fn new(locks: Vec<period_lock::Model>, names: FxHashMap<Id, String>) -> Self {
        Self { locks: locks.into_iter().map(|lock| (lock.period.clone(), lock)).collect(), names }
    }

    pub fn contains(&self, period: &str) -> bool {
        self.locks.contains_key(period)
    }

    /// Refuses a month that is locked, for everybody, and says who locked it.
    pub fn check(&self, period: &str) -> Result<()> {
        let Some(lock) = self.locks.get(period) else { return Ok(()) };
        let args = vec![("month", period.to_owned()), ("who", self.who(lock).to_owned())];
        Err(Error::Invalid(Invalid(vec![FieldError { field: "period".into(), key: "activities-locked", args }])))
    }

    /// Who locked a month, where it is locked.
    pub fn locked_by(&self, period: &str) -> Option<&str> {
        self.locks.get(period).map(|lock| self.who(lock))
    }

    /// Who locked it; a dash where that is not known to whoever is looking.
    pub fn who(&self, lock: &period_lock::Model) -> &str {
        lock.locked_by.and_then(|id| self.names.get(&id)).map_or("–", String::as_str)
    }

    /// Newest month first.
    pub fn all(&self) -> Vec<&period_lock::Model> {
        let mut all: Vec<_> = self.locks.values().collect();
        all.sort_by(|a, b| b.period.cmp(&a.period));
        all
    }
}

impl Draft {
    /// Whether what is said of the work agrees with the month reported on: asked of what a person types, not of an old
    /// file, which is taken as it is.
    pub fn fits_its_month(&self) -> Result<()> {
        let Some(first) = first_day(&self.period) else { return Ok(()) };
        let (first, last) = (first.to_string(), first.last_of_month().to_string());
        let mut wrong = Invalid::default();
        let going_on = matches!(self.status, Status::Ongoing | Status::Suspended | Status::Planned);
        if going_on && self.end_on.as_ref().is_some_and(|end| *end < first) {
            wrong.add("end_on", "activities-ended-before-month");
        }
        let begun = matches!(self.status, Status::Ongoing | Status::Completed);
        if begun && self.start_on.as_ref().is_some_and(|start| *start > last) {
            wrong.add("start_on", "activities-starts-after-month");
        }
        wrong.check()
    }

    /// The same work in another month: what is counted anew each month is empty, and so is the sender's id, which names
    /// one record.
    fn carried_into(self, period: &str) -> Self {
        Self {
            external_ref: None,
            period: period.to_owned(),
            reached: None,
            women: None,
            girls: None,
            men: None,
            boys: None,
            elderly: None,
            with_disability: None,
            targeted: None,
            value: None,
            ..self
        }
    }
}

impl activity::Model {
    /// Whether the work still goes on in a month after the record's.
    pub fn runs_on_into(&self, period: &str) -> bool {
        let ended = self.end_on.as_ref().is_some_and(|end| end.get(..7).is_some_and(|month| month < period));
        self.status != Status::Completed && !ended
    }

    /// Next month's record of the same work.
    pub fn copied(self, period: &str, stamp: Stamp) -> Self {
        let from = self.id;
        Self { copied_from: Some(from), ..Self::made(self.draft().carried_into(period), stamp) }
    }

    /// What the record says, figures, status and dates left aside: two that are alike stand for the same work.
    fn likeness(&self, period: &str) -> String {
        let bare = Draft {
            status: Status::Ongoing,
            start_on: None,
            end_on: None,
            description: None,
            ..self.draft().carried_into(period)
        };
        serde_json::to_string(&bare).unwrap_or_default()
    }

    /// Whether nobody has said for too long that it still goes on. `latest` is the last month its organisation has
    /// reported on: an older month's row is history, and history does not go stale.
    pub fn is_stale(&self, latest: Option<&str>, now: Millis) -> bool {
        let open = matches!(self.status, Status::Planned | Status::Ongoing);
        let current = latest.is_none_or(|latest| self.period.as_str() >= latest);
        open && current && self.confirmed_at < now - FRESH_FOR
    }
}

/// Of one month's records those that go on in another and are not there yet: neither carried on before nor reported by
/// hand. A record that is there stands for one of those that are alike, so that twins are both carried on.
pub fn still_to_carry<'r>(
    from: &'r [activity::Model],
    there: &[activity::Model],
    period: &str,
) -> Vec<&'r activity::Model> {
    let carried: FxHashSet<Id> = there.iter().filter_map(|record| record.copied_from).collect();
    let mut by_hand: FxHashMap<String, usize> = FxHashMap::default();
    for record in there.iter().filter(|record| record.copied_from.is_none()) {
        *by_hand.entry(record.likeness(period)).or_default() += 1;
    }
    let mut left: Vec<&activity::Model> =
        from.iter().filter(|record| record.runs_on_into(period) && !carried.contains(&record.id)).collect();
    left.retain(|record| match by_hand.get_mut(&record.likeness(period)) {
        Some(count) if *count > 0 => {
            *count -= 1;
            false
        }
        _ => true,
    });
    left
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(status: Status, period: &str, end: Option<&str>) -> activity::Model {
        activity::Model { status, period: period.into(), end_on: end.map(str::to_owned), ..activity::Model::default() }
    }

    #[test]
    fn months_are_counted_over_the_turn_of_the_year() {
        assert_eq!(month_before("2026-01"), "2025-12");
        assert_eq!(month_before("2026-11"), "2026-10");
        assert_eq!(month_of(jiff::civil::date(2026, 3, 31)), "2026-03");
        assert_eq!(first_day("2026-13"), None);
    }

    #[test]
    fn only_what_still_runs_is_carried_on() {
        assert!(row(Status::Ongoing, "2026-10", None).runs_on_into("2026-11"));
        assert!(row(Status::Suspended, "2026-10", Some("2026-11-03")).runs_on_into("2026-11"));
        assert!(!row(Status::Ongoing, "2026-10", Some("2026-10-31")).runs_on_into("2026-11"));
        assert!(!row(Status::Completed, "2026-10", None).runs_on_into("2026-11"));
    }

    #[test]
    fn a_copy_keeps_what_is_said_and_empties_what_is_counted() {
        let from = activity::Model {
            title: "Repair of wells".into(),
            reached: Some(40),
            value: Some(900.0),
            external_ref: Some("W-1".into()),
            ..row(Status::Suspended, "2026-10", None)
        };
        let copy = from.clone().copied("2026-11", Stamp::default());
        assert_eq!(
            (copy.title.as_str(), copy.status, copy.period.as_str()),
            ("Repair of wells", Status::Suspended, "2026-11")
        );
        assert_eq!((copy.reached, copy.value, copy.external_ref.as_deref()), (None, None, None));
        assert_eq!(still_to_carry(std::slice::from_ref(&from), &[copy], "2026-11"), Vec::<&activity::Model>::new());
        let by_hand = activity::Model { reached: Some(7), period: "2026-11".into(), ..from.clone() };
        let twins = [from.clone(), from];
        assert_eq!(still_to_carry(&twins, &[by_hand], "2026-11").len(), 1, "one was reported by hand");
    }

    #[test]
    fn a_row_goes_stale_where_it_claims_to_go_on_and_nothing_newer_was_reported() {
        let now = 100 * DAY;
        let old = activity::Model { confirmed_at: now - FRESH_FOR - 1, ..row(Status::Ongoing, "2026-10", None) };
        assert!(old.is_stale(Some("2026-10"), now) && old.is_stale(None, now));
        assert!(!old.is_stale(Some("2026-11"), now), "history does not go stale");
        assert!(!activity::Model { status: Status::Completed, ..old.clone() }.is_stale(None, now));
        assert!(!activity::Model { confirmed_at: now - FRESH_FOR, ..old }.is_stale(None, now));
    }

    #[test]
    fn what_is_typed_must_agree_with_its_month() {
        let draft = |status, start: Option<&str>, end: Option<&str>| {
            let (start_on, end_on) = (start.map(str::to_owned), end.map(str::to_owned));
            Draft { status, start_on, end_on, ..Draft::new(Id::nil(), Id::nil(), "Wells", "2026-10") }
        };
        assert!(draft(Status::Ongoing, Some("2026-10-31"), Some("2026-10-31")).fits_its_month().is_ok());
        assert!(draft(Status::Ongoing, None, Some("2026-09-30")).fits_its_month().is_err());
        assert!(draft(Status::Completed, None, Some("2026-09-30")).fits_its_month().is_ok());
        assert!(draft(Status::Completed, Some("2026-11-01"), None).fits_its_month().is_err());
        assert!(draft(Status::Planned, Some("2026-11-01"), None).fits_its_month().is_ok());
    }
}
