//! Addresses with queries: building one, and changing the one a reader is at.
//!
//! Guarantees: everything is percent-encoded; empty values are left out; the order of what stays is kept.
//! Leaves to others: escaping for HTML.

use std::fmt::Write;

/// `path?name=value&…`.
pub(super) fn join(path: &str, query: &[(String, String)]) -> String {
    let mut address = path.to_owned();
    let filled = query.iter().filter(|(_, value)| !value.is_empty());
    for (place, (name, value)) in filled.enumerate() {
        address.push(if place == 0 && !path.contains('?') { '?' } else { '&' });
        encode(&mut address, name);
        address.push('=');
        encode(&mut address, value);
    }
    address
}

/// The path with the extension of another format; the front page is `index` then.
pub(super) fn shaped(path: &str, extension: &str) -> String {
    if path == "/" { format!("/index.{extension}") } else { format!("{path}.{extension}") }
}

/// `query` with each changed name set anew, or left out where the value is empty. What follows from a filter (the page
/// number) does not survive a change of another name.
pub(super) fn merged(query: &[(String, String)], changes: &[(String, String)]) -> Vec<(String, String)> {
    let changed = |name: &str| changes.iter().any(|(n, _)| n == name);
    query.iter().filter(|(name, _)| !changed(name) && name != "page").chain(changes).cloned().collect()
}

/// `query` without one value of one name.
pub(super) fn without(query: &[(String, String)], name: &str, value: &str) -> Vec<(String, String)> {
    query.iter().filter(|(n, v)| !(n == name && v == value) && n != "page").cloned().collect()
}

fn encode(out: &mut String, text: &str) {
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            out.push(char::from(byte));
        } else {
            // Writing to a String cannot fail.
            let _ = write!(out, "%{byte:02X}");
        }
    }
}
