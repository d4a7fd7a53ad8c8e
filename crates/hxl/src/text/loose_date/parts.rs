//! Which of up to three numbers is the year, the month and the day; days come before months.

/// What a number is known to be.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Label {
    Year,
    Month,
}

/// The numbers of a date in the order written.
#[derive(Default)]
pub(super) struct Parts {
    numbers: Vec<i64>,
    /// Whether a number was too long or too large for a day, so that no century is to be guessed.
    pub century: bool,
    year: Option<usize>,
    month: Option<usize>,
}

type Resolved = (Option<i64>, Option<i64>, Option<i64>);

impl Parts {
    pub(super) fn len(&self) -> usize {
        self.numbers.len()
    }

    pub(super) fn is_empty(&self) -> bool {
        self.numbers.is_empty()
    }

    /// More than two digits are a year.
    pub(super) fn push_text(&mut self, text: &str, label: Option<Label>) -> Option<()> {
        let long = text.len() > 2 && text.bytes().all(|byte| byte.is_ascii_digit());
        let number = text.trim().parse().ok()?;
        self.push(number, long, label)
    }

    /// More than a hundred is a year.
    pub(super) fn push_number(&mut self, number: f64, label: Option<Label>) -> Option<()> {
        self.push(number as i64, number > 100.0, label)
    }

    fn push(&mut self, number: i64, is_year: bool, label: Option<Label>) -> Option<()> {
        if is_year && label == Some(Label::Month) {
            return None;
        }
        self.century |= is_year;
        let place = match if is_year { Some(Label::Year) } else { label } {
            Some(Label::Year) => Some(&mut self.year),
            Some(Label::Month) => Some(&mut self.month),
            None => None,
        };
        if let Some(place) = place {
            if place.is_some() {
                return None;
            }
            *place = Some(self.numbers.len());
        }
        self.numbers.push(number);
        Some(())
    }

    /// None if the month named so far does not exist.
    pub(super) fn could_be_day(&self, number: f64) -> Option<bool> {
        let Some(month) = self.month else { return Some((1.0..=31.0).contains(&number)) };
        let year = self.year.map_or(2000, |at| self.numbers[at]);
        let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
        let longest = match self.numbers[month] {
            4 | 6 | 9 | 11 => 30.0,
            2 => 28.0 + f64::from(u8::from(leap)),
            1..=12 => 31.0,
            _ => return None,
        };
        Some((1.0..=longest).contains(&number))
    }

    /// Year, month and day, as far as there are any; none if there are too many numbers.
    pub(super) fn resolve(&self) -> Option<Resolved> {
        let known = usize::from(self.year.is_some()) + usize::from(self.month.is_some());
        if (known > 0 && self.numbers.len() == known) || (self.numbers.len() == 3 && known == 2) {
            let day = (0..self.numbers.len()).find(|at| Some(*at) != self.year && Some(*at) != self.month);
            let number = |at: Option<usize>| at.map(|at| self.numbers[at]);
            return Some((number(self.year), number(self.month), number(day)));
        }
        match *self.numbers.as_slice() {
            [] => Some((None, None, None)),
            [only] if self.month.is_none() => Some(year_or_day(only, None)),
            [only] => Some((None, Some(only), None)),
            [a, b] => Some(match self.month {
                Some(0) => year_or_day(b, Some(a)),
                Some(_) => year_or_day(a, Some(b)),
                None => two(a, b),
            }),
            [a, b, c] => Some(self.three(a, b, c)),
            _ => None,
        }
    }

    fn three(&self, a: i64, b: i64, c: i64) -> Resolved {
        let (year, month, day) = match self.month {
            Some(0) if b > 31 => (b, a, c),
            Some(0) => (c, a, b),
            Some(1) if a > 31 => (a, b, c),
            Some(1) => (c, b, a),
            Some(_) if b > 31 => (b, c, a),
            Some(_) => (a, c, b),
            None if a > 31 || self.year == Some(0) => {
                if c <= 12 {
                    (a, c, b)
                } else {
                    (a, b, c)
                }
            }
            None if a > 12 || b <= 12 => (c, b, a),
            None => (c, a, b),
        };
        (Some(year), Some(month), Some(day))
    }
}

fn year_or_day(number: i64, month: Option<i64>) -> Resolved {
    if number > 31 { (Some(number), month, None) } else { (None, month, Some(number)) }
}

fn two(a: i64, b: i64) -> Resolved {
    match (a, b) {
        (a, b) if a > 31 => (Some(a), Some(b), None),
        (a, b) if b > 31 => (Some(b), Some(a), None),
        (a, b) if b <= 12 => (None, Some(b), Some(a)),
        (a, b) => (None, Some(a), Some(b)),
    }
}
