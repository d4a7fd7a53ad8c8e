//! Which container an entity asks for, by the rows it speaks of.
//!
//! A repeat, or the form, is a *scope*: rows of one entity may stand in one scope and those above it, never in two side by side.
//! An entity asks for the deepest container its saved properties share; without any, for the deepest its expressions speak of.

use super::{Declaration, Path, Source};
use crate::problems::{Outcome, Problem};
use crate::tree::{Kind, ROOT, Tree};

/// What an entity asks for.
#[derive(Debug)]
pub(super) struct Request {
    pub(super) scope: Path,
    pub(super) path: Path,
    /// The paths of its saved properties, each once, in their order.
    pub(super) lineages: Vec<Path>,
}

/// The part of a path down to its deepest scope.
pub(super) fn scope_of(tree: &Tree<'_>, path: &[usize]) -> Path {
    let end = path.iter().rposition(|id| matches!(tree[*id].kind, Kind::Repeat | Kind::Root)).unwrap_or(0);
    path[..=end].to_vec()
}

/// How many repeats a path leads through.
pub(super) fn repeats_in(tree: &Tree<'_>, path: &[usize]) -> usize {
    path.iter().skip(1).filter(|id| tree[**id].kind == Kind::Repeat).count()
}

/// How many containers lie between the end of a path and its deepest scope.
fn below_scope(tree: &Tree<'_>, path: &[usize]) -> usize {
    path.iter().rev().take_while(|id| !matches!(tree[**id].kind, Kind::Repeat | Kind::Root)).count()
}

/// A path as messages tell it.
pub(super) fn shown(tree: &Tree<'_>, path: &[usize]) -> String {
    path.iter().map(|id| format!("/{}", if *id == ROOT { "survey" } else { &*tree[*id].name })).collect()
}

/// The deepest of what was found so far.
struct Deepest<'s> {
    scope: Path,
    repeats: usize,
    scope_source: &'s Source,
    container: (&'s Source, usize),
    saved: Option<(&'s Source, usize)>,
}

/// What a declaration asks for; `None` where no row has to do with it.
pub(super) fn request(tree: &Tree<'_>, declaration: &Declaration<'_>) -> Outcome<Option<Request>> {
    let Some(deepest) = deepest(tree, &declaration.references) else { return Ok(None) };
    let mut lineages: Vec<Path> = Vec::new();
    for source in declaration.references.iter().filter(|source| source.property.is_some()) {
        if !lineages.contains(&source.path) {
            lineages.push(source.path.clone());
        }
    }
    let wanted = deepest.saved.map_or(&deepest.container.0.path, |(source, _)| &source.path);
    let mut path = wanted.clone();
    if let [first, others @ ..] = lineages.as_slice() {
        let shared = shared_prefix(first, others);
        path = if others.is_empty() {
            shared
        } else {
            let scope = scope_of(tree, wanted);
            let depth = |path: &[usize]| (repeats_in(tree, path), below_scope(tree, path));
            if depth(&shared) > depth(&scope) { shared } else { scope }
        };
    }
    check(tree, declaration, &deepest, &path)?;
    Ok(Some(Request { scope: deepest.scope, path, lineages }))
}

fn deepest<'s>(tree: &Tree<'_>, sources: &'s [Source]) -> Option<Deepest<'s>> {
    let mut found: Option<Deepest<'s>> = None;
    for source in sources {
        let depth = below_scope(tree, &source.path);
        let scope = scope_of(tree, &source.path);
        let repeats = repeats_in(tree, &scope);
        let saves = source.property.is_some();
        let Some(deepest) = &mut found else {
            let saved = saves.then_some((source, depth));
            found = Some(Deepest { scope, repeats, scope_source: source, container: (source, depth), saved });
            continue;
        };
        if repeats > deepest.repeats {
            deepest.container = (source, depth);
            if saves {
                deepest.saved = Some((source, depth));
            }
            (deepest.scope, deepest.repeats, deepest.scope_source) = (scope.clone(), repeats, source);
        }
        let in_scope = scope == deepest.scope;
        if in_scope && depth > deepest.container.1 {
            deepest.container = (source, depth);
        }
        if saves && deepest.saved.is_none_or(|(_, known)| in_scope && depth > known) {
            deepest.saved = Some((source, depth));
        }
    }
    found
}

fn shared_prefix(first: &Path, others: &[Path]) -> Path {
    let shortest = others.iter().map(Vec::len).min().unwrap_or(first.len()).min(first.len());
    let mut shared = first[..shortest].to_vec();
    for at in 0..shortest {
        if others.iter().any(|other| other[at] != first[at]) {
            shared = first[..at].to_vec();
            break;
        }
    }
    shared
}

fn check(tree: &Tree<'_>, declaration: &Declaration<'_>, deepest: &Deepest<'_>, path: &[usize]) -> Outcome<()> {
    let own_scope = scope_of(tree, path);
    for source in &declaration.references {
        let scope = scope_of(tree, &source.path);
        let apart = deepest.scope.get(..scope.len()) != Some(&scope);
        let conflict = |code, other: &[usize]| {
            Problem::error(code)
                .with("dataset", &declaration.dataset)
                .with("other_scope", shown(tree, other))
                .with("scope", shown(tree, &source.path))
        };
        let saved = |other: &[usize]| {
            conflict("save-to-scope", other).in_sheet("survey").at_row(source.row).in_column("save_to").stop()
        };
        match (&source.question, apart) {
            (None, true) => return Err(saved(&deepest.scope_source.path)),
            (None, false) if own_scope != scope => return Err(saved(path)),
            (Some(question), true) => {
                let problem = conflict("entity-scope", &deepest.scope_source.path).with("question", question);
                return Err(problem.in_sheet("entities").at_row(declaration.row).stop());
            }
            _ => {}
        }
    }
    Ok(())
}
