//! What a file's name tells of the time its rows are about: `ethiopia-2025-08.csv`, `3W August 2025.xlsx`. Pure.

use tables::values::{self, DateOrder, Precision};

/// The month a file's name names, as `2025-08`.
pub fn month(file_name: &str) -> Option<String> {
    let words = words(file_name);
    let near = words.windows(2).filter_map(|pair| match pair {
        [one, two] => dated(&format!("{one}-{two}")).or_else(|| dated(&format!("{one} {two}"))),
        _ => None,
    });
    near.chain(words.iter().filter(|word| word.chars().count() >= 6).filter_map(|word| dated(word))).next()
}

/// The year a file's name names.
pub fn year(file_name: &str) -> Option<i16> {
    let words = words(file_name);
    let years = words.iter().filter_map(|word| {
        let word = web::fields::latin_digits(word);
        let year = word.get(..4)?.parse::<i16>().ok().filter(|year| (1990..2100).contains(year))?;
        (word.len() == 4 || word.len() == 6 || word.len() == 8).then_some(year)
    });
    let mut years: Vec<i16> = years.collect();
    years.dedup();
    // Two years name a span, not a year.
    if let [year] = years[..] { Some(year) } else { None }
}

fn words(file_name: &str) -> Vec<String> {
    let stem = file_name.rsplit_once('.').map_or(file_name, |(stem, _)| stem);
    let parts = stem.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    parts.map(str::to_owned).collect()
}

fn dated(text: &str) -> Option<String> {
    let period = values::date(text, DateOrder::DayFirst).ok()?;
    (period.precision == Precision::Month).then(|| period.first.strftime("%Y-%m").to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_files_name_tells_its_time() {
        for (name, wanted) in [
            ("ethiopia-2025-08.csv", (Some(2025), Some("2025-08"))),
            ("3W_August_2025 (final).xlsx", (Some(2025), Some("2025-08"))),
            ("somalia-2025.xlsx", (Some(2025), None)),
            ("تقرير آب ٢٠٢٥.xlsx", (Some(2025), Some("2025-08"))),
            ("unhcr-3w.csv", (None, None)),
            ("plan-2024-2025.xlsx", (None, None)),
            ("202508_3w.csv", (Some(2025), Some("2025-08"))),
        ] {
            assert_eq!((year(name), month(name).as_deref()), wanted, "{name}");
        }
    }
}
