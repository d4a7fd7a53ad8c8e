//! Finding the message keys a source text names.
//!
//! Guarantees: every literal in quotes that has the shape of a key (`incidents-close-reason`) is found, in templates and in Rust.
//! Leaves to others: telling keys from other words of the same shape, by the room they begin with.

/// Every quoted literal of `source` in the shape of a key, sorted, once each.
///
/// A key is lower-case words of letters and digits joined by single hyphens, at least two of them, in `'…'` or `"…"` and alone
/// there. Keys must stand literally in a template (`t("incidents-title")`) or in Rust (`"incidents-title"`), never glued together.
#[must_use]
pub fn scan_keys(source: &str) -> Vec<String> {
    let mut keys: Vec<String> = source.split(['"', '\'']).filter(|piece| is_key(piece)).map(str::to_owned).collect();
    keys.sort();
    keys.dedup();
    keys
}

fn is_key(text: &str) -> bool {
    let word = |w: &str| !w.is_empty() && w.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit());
    text.starts_with(|c: char| c.is_ascii_lowercase()) && text.contains('-') && text.split('-').all(word)
}
