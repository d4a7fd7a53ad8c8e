//! Which of several spellings is the closest to one: the fewest letters changed, then the longest common beginning.

/// A spelling prepared for comparison.
struct Spelling {
    letters: Vec<char>,
    /// One bit for each letter that occurs, of 64 classes: a cheap bound on how different two spellings are.
    present: u64,
}

impl Spelling {
    fn new(text: &str) -> Self {
        let letters: Vec<char> = text.chars().collect();
        let present = letters.iter().fold(0, |present, c| present | 1_u64 << (u32::from(*c) & 63));
        Spelling { letters, present }
    }
}

/// Spellings to compare with, prepared once.
pub struct Candidates {
    spellings: Vec<Spelling>,
}

impl Candidates {
    pub fn new<'a>(texts: impl IntoIterator<Item = &'a str>) -> Self {
        Candidates { spellings: texts.into_iter().map(Spelling::new).collect() }
    }

    pub fn len(&self) -> usize {
        self.spellings.len()
    }

    pub fn is_empty(&self) -> bool {
        self.spellings.is_empty()
    }

    /// The index of the closest, if at most a third of the letters of `text` are changed; of equals the first.
    pub fn closest(&self, text: &str) -> Option<usize> {
        let wanted = Spelling::new(text);
        let most = wanted.letters.len() / 3;
        let mut best: Option<(usize, usize, usize)> = None;
        let mut row = Vec::new();
        for (at, candidate) in self.spellings.iter().enumerate() {
            let most = best.map_or(most, |(_, distance, _)| distance);
            let Some(distance) = distance(&wanted, candidate, most, &mut row) else { continue };
            let common = common_start(&wanted.letters, &candidate.letters);
            if best.is_none_or(|(_, least, longest)| distance < least || common > longest) {
                best = Some((at, distance, common));
            }
        }
        best.map(|(at, _, _)| at)
    }
}

/// Levenshtein's distance, none if it is more than `most`.
fn distance(a: &Spelling, b: &Spelling, most: usize, row: &mut Vec<usize>) -> Option<usize> {
    let lacking = |one: u64, other: u64| (one & !other).count_ones() as usize;
    if a.letters.len().abs_diff(b.letters.len()) > most
        || lacking(a.present, b.present) > most
        || lacking(b.present, a.present) > most
    {
        return None;
    }
    row.clear();
    row.extend(0..=b.letters.len());
    for (at, letter) in a.letters.iter().enumerate() {
        let mut diagonal = at;
        row[0] = at + 1;
        let mut least = row[0];
        for (column, other) in b.letters.iter().enumerate() {
            let changed = diagonal + usize::from(letter != other);
            diagonal = row[column + 1];
            row[column + 1] = changed.min(diagonal + 1).min(row[column] + 1);
            least = least.min(row[column + 1]);
        }
        if least > most {
            return None;
        }
    }
    row.last().copied().filter(|distance| *distance <= most)
}

/// The index of the first difference; where one begins the other, of the last letter compared, as libhxl counts it.
fn common_start(a: &[char], b: &[char]) -> usize {
    let compared = a.len().min(b.len());
    a.iter().zip(b).position(|(a, b)| a != b).unwrap_or(compared.saturating_sub(1))
}

#[cfg(test)]
mod tests {
    use super::Candidates;

    #[test]
    fn the_closest_is_found_and_nothing_far_away() {
        let places = Candidates::new(["Baghdad", "Basrah", "Erbil", "Duhok", "Basra"]);
        assert_eq!(places.closest("Bagdad"), Some(0));
        assert_eq!(places.closest("Basrha"), Some(4));
        assert_eq!(places.closest("Kirkuk"), None);
        assert_eq!(places.closest(""), None);
    }
}
