//! Writing references as paths.
//!
//! A reference becomes the absolute path of its question, unless both stand in the same repeat: then it becomes the shortest
//! relative path, so that each instance of the repeat speaks of itself. Inside a predicate of a secondary instance a relative path
//! begins with `current()`. The exceptions for `indexed-repeat()` and for choices taken from a repeat are pyxform's.

use std::borrow::Cow;
use std::fmt::Write;

use super::scan::{Reference, is_candidate, well_formed};
use crate::problems::{Outcome, Problem};
use crate::tree::{NoNode, NodeId, Tree};

/// No text grows longer than this by its references, in bytes.
const LONGEST: usize = 1 << 20;

/// From where, and how, a text is read.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct View {
    /// The node the text belongs to; without one, all paths are absolute.
    pub(crate) from: Option<NodeId>,
    /// Whether relative paths begin with `current()`.
    pub(crate) current: bool,
    /// Whether a path may lead through the parent of the shared repeat, so that a predicate can follow the repeat.
    pub(crate) through_parent: bool,
}

impl View {
    pub(crate) const fn from(node: NodeId) -> Self {
        Self { from: Some(node), current: false, through_parent: false }
    }
}

/// Writes every reference of `text` as a path.
pub(crate) fn paths<'t>(tree: &Tree<'_>, text: &'t str, view: View) -> Outcome<Cow<'t, str>> {
    if !is_candidate(text) {
        return Ok(Cow::Borrowed(text));
    }
    replace(tree, text, view, |into, path| into.push_str(path))
}

/// Replaces every reference of `text` by what `write` makes of its path.
pub(crate) fn replace<'t>(
    tree: &Tree<'_>,
    text: &'t str,
    view: View,
    mut write: impl FnMut(&mut String, &str),
) -> Outcome<Cow<'t, str>> {
    let around = Around::of(text);
    let mut out = String::new();
    let mut done = 0;
    for reference in well_formed(text) {
        let path = path(tree, &around, reference, view)?;
        if out.len() > LONGEST {
            return Err(Problem::error("cell-too-long").with("most", LONGEST).stop());
        }
        out.push_str(&text[done..reference.start]);
        write(&mut out, &path);
        done = reference.end;
    }
    if done == 0 {
        return Ok(Cow::Borrowed(text));
    }
    out.push_str(&text[done..]);
    Ok(Cow::Owned(out))
}

fn path(tree: &Tree<'_>, around: &Around<'_>, reference: Reference<'_>, view: View) -> Outcome<String> {
    let target = tree.by_name(reference.name).map_err(|why| {
        let code = if why == NoNode::Several { "reference-to-several" } else { "reference-to-none" };
        let whole = &around.text[reference.start..reference.end];
        let problem = Problem::error(code).with("whole", whole).with("name", reference.name);
        match view.from.map_or(0, |from| tree[from].row) {
            0 => problem.stop(),
            row => problem.in_sheet("survey").at_row(row).stop(),
        }
    })?;
    if let Some(from) = view.from
        && !reference.last_saved
        && around.may_be_relative(reference)
    {
        let current = view.current || around.is_in_instance_predicate(reference);
        if let Some(path) = relative(tree, from, target, reference.name, current, view.through_parent) {
            return Ok(path);
        }
    }
    let prefix = if reference.last_saved { "instance('__last-saved')" } else { "" };
    Ok(format!(" {prefix}{} ", tree[target].path))
}

fn relative(
    tree: &Tree<'_>,
    from: NodeId,
    to: NodeId,
    name: &str,
    current: bool,
    through_parent: bool,
) -> Option<String> {
    let (shared, steps) = tree.shared_repeat(from, to)?;
    let (steps, tail) = steps_and_tail(tree, from, to, shared, steps, through_parent);
    if steps == 0 {
        return None;
    }
    let mut path = String::from(if current { " current()/" } else { " " });
    for step in 0..steps {
        path.push_str(if step == 0 { ".." } else { "/.." });
    }
    if tail.ends_with(name) {
        path.push_str(&tail);
    } else {
        let _ = write!(path, "/{name}");
    }
    path.push(' ');
    Some(path)
}

fn steps_and_tail<'t>(
    tree: &'t Tree<'_>,
    from: NodeId,
    to: NodeId,
    shared: NodeId,
    steps: usize,
    through_parent: bool,
) -> (usize, Cow<'t, str>) {
    if through_parent {
        let nearest_of_source = tree.nearest_repeat(from);
        let nearest_of_target = tree.nearest_repeat(to);
        let shared_is_outermost = tree.nearest_repeat(shared).is_none();
        if nearest_of_target == Some(shared) && (shared_is_outermost || nearest_of_source != Some(shared)) {
            return (steps + 1, tree.path_below(to, tree[shared].parent));
        }
    }
    match tree.shared_container(from, to) {
        Some((container, steps)) => (steps, tree.path_below(to, Some(container))),
        None => (0, Cow::Borrowed("")),
    }
}

/// What stands around the references of a text, looked for once.
struct Around<'t> {
    text: &'t str,
    /// Where each `indexed-repeat(…)` begins and ends.
    calls: Option<Vec<(usize, usize)>>,
    /// Where each `[…]` begins and ends, if the text reads a secondary instance.
    predicates: Vec<(usize, usize)>,
}

impl<'t> Around<'t> {
    fn of(text: &'t str) -> Self {
        let calls = text.contains("indexed-repeat(").then(|| indexed_repeats(text).collect());
        let predicates = if reads_instance(text) { predicates(text) } else { Vec::new() };
        Self { text, calls, predicates }
    }

    fn is_in_instance_predicate(&self, reference: Reference<'_>) -> bool {
        let at = self.predicates.partition_point(|(start, _)| *start <= reference.start);
        at.checked_sub(1).and_then(|at| self.predicates.get(at)).is_some_and(|(_, end)| reference.end <= *end)
    }

    /// Inside `indexed-repeat(…)` only the group, the index and what stands outside become relative.
    fn may_be_relative(&self, reference: Reference<'_>) -> bool {
        let Some(calls) = &self.calls else { return true };
        let mut calls = calls.iter();
        while let Some(&(start, end)) = calls.next() {
            if reference.end > end {
                if calls.next().is_none() {
                    return true;
                }
                continue;
            }
            if reference.end < start || reference.start > end {
                return true;
            }
            let call = &self.text[start..end];
            let arguments = call.split_once('(').map_or("", |(_, rest)| rest.strip_suffix(')').unwrap_or(rest));
            let token = format!("${{{}}}", reference.name);
            let place = arguments.split(',').enumerate().filter(|(_, argument)| argument.contains(&token)).last();
            return place.is_some_and(|(at, _)| !matches!(at, 0 | 1 | 3 | 5));
        }
        false
    }
}

/// The brackets of a text, each up to the first that closes; empty ones are none.
fn predicates(text: &str) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(open) = text[from..].find('[') {
        let start = from + open;
        let Some(length) = text[start + 1..].find(']') else { break };
        if length == 0 {
            from = start + 1;
        } else {
            from = start + length + 2;
            found.push((start, from));
        }
    }
    found
}

/// Whether something follows the first letter inside the parentheses of an `instance(`.
fn reads_instance(text: &str) -> bool {
    text.match_indices("instance(").any(|(at, call)| {
        let mut letters = text[at + call.len()..].chars();
        letters.next().is_some_and(|first| first != ')') && letters.any(|letter| letter != '\n')
    })
}

/// Where each `indexed-repeat(…)` begins and ends; the first closing parenthesis ends it.
fn indexed_repeats(text: &str) -> impl Iterator<Item = (usize, usize)> {
    let mut from = 0;
    std::iter::from_fn(move || {
        loop {
            let start = from + text[from..].find("indexed-repeat(")?;
            let inside = start + "indexed-repeat(".len();
            let length = text[inside..].find(')')?;
            from = inside;
            if length > 0 {
                from = inside + length + 1;
                return Some((start, from));
            }
        }
    })
}
