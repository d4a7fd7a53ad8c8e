//! Putting declarations into their containers.

use super::scope::{Request, repeats_in, request, shown};
use super::{Declaration, Entities, Path};
use crate::problems::{Outcome, Problem};
use crate::tree::{Action, Kind, Node, NodeId, ROOT, Tree};

/// A declaration with what it asks for.
struct Candidate {
    declaration: usize,
    row: u32,
    request: Request,
}

/// Which declaration stands at, or holds, a path.
#[derive(Default)]
struct Placed {
    taken: Vec<(Path, usize)>,
    held: Vec<(Path, usize)>,
}

impl Placed {
    fn at(&self, path: &[NodeId]) -> Option<usize> {
        let find = |list: &[(Path, usize)]| list.iter().rev().find(|(known, _)| known == path).map(|(_, at)| *at);
        find(&self.taken).or_else(|| find(&self.held))
    }

    fn held_at(&self, path: &[NodeId]) -> Option<usize> {
        self.held.iter().rev().find(|(known, _)| known == path).map(|(_, at)| *at)
    }
}

impl<'a> Entities<'a> {
    /// Adds the declarations to the tree; tells the version of the specification the form then needs.
    pub(crate) fn place(self, tree: &mut Tree<'a>) -> Outcome<&'static str> {
        let paths = self.allocate(tree)?;
        let several = self.declarations.len() > 1;
        let in_repeat = paths.iter().any(|(path, _)| repeats_in(tree, path) > 0);
        let mut waiting: Vec<Option<Declaration<'a>>> = self.declarations.into_iter().map(Some).collect();
        insert(tree, ROOT, &mut vec![ROOT], &paths, &mut waiting, false);
        Ok(if several || in_repeat { "2025.1.0" } else { "2024.1.0" })
    }

    fn allocate(&self, tree: &Tree<'_>) -> Outcome<Vec<(Path, usize)>> {
        let scopes = self.by_scope(tree)?;
        if let [(scope, candidates)] = scopes.as_slice()
            && let ([ROOT], [candidate]) = (scope.as_slice(), candidates.as_slice())
        {
            return Ok(vec![(vec![ROOT], candidate.declaration)]);
        }
        let mut placed = Placed::default();
        for (scope, mut candidates) in scopes {
            candidates.sort_by_key(|candidate| candidate.row);
            for candidate in candidates {
                self.allocate_one(tree, &scope, &candidate, &mut placed)?;
            }
        }
        Ok(placed.taken)
    }

    /// What is asked for, by scope: first what rows speak of, in their order, then the rest.
    fn by_scope(&self, tree: &Tree<'_>) -> Outcome<Vec<(Path, Vec<Candidate>)>> {
        let mut order: Vec<usize> = (0..self.declarations.len()).collect();
        order.sort_by_key(|at| self.declarations[*at].noted_at.unwrap_or(usize::MAX));
        let mut scopes: Vec<(Path, Vec<Candidate>)> = Vec::new();
        for declaration in order {
            let known = &self.declarations[declaration];
            let anywhere = || Request { scope: vec![ROOT], path: vec![ROOT], lineages: Vec::new() };
            let request = request(tree, known)?.unwrap_or_else(anywhere);
            let scope = request.scope.clone();
            let candidate = Candidate { declaration, row: known.row, request };
            match scopes.iter_mut().find(|(known, _)| *known == scope) {
                Some((_, candidates)) => candidates.push(candidate),
                None => scopes.push((scope, vec![candidate])),
            }
        }
        Ok(scopes)
    }

    /// Takes the deepest free container, going up to the scope.
    fn allocate_one(
        &self,
        tree: &Tree<'_>,
        scope: &[NodeId],
        candidate: &Candidate,
        placed: &mut Placed,
    ) -> Outcome<()> {
        let Request { path, lineages, .. } = &candidate.request;
        let mut conflict = None;
        for depth in (scope.len()..=path.len()).rev() {
            let here = &path[..depth];
            conflict = placed.at(here);
            if conflict.is_some() {
                let held = lineages.first().and_then(|lineage| placed.held_at(lineage));
                if held.is_some() {
                    conflict = held;
                    break;
                }
                continue;
            }
            placed.taken.push((here.to_vec(), candidate.declaration));
            placed.held.push((here.to_vec(), candidate.declaration));
            for lineage in lineages {
                for length in (depth..=lineage.len()).rev() {
                    placed.held.push((lineage[..length].to_vec(), candidate.declaration));
                }
            }
            break;
        }
        let Some(other) = conflict else { return Ok(()) };
        Err(Problem::error("entity-without-container")
            .in_sheet("entities")
            .at_row(candidate.row)
            .with("scope", shown(tree, scope))
            .with("other_row", self.declarations[other].row)
            .stop())
    }
}

fn insert<'a>(
    tree: &mut Tree<'a>,
    node: NodeId,
    path: &mut Path,
    paths: &[(Path, usize)],
    waiting: &mut [Option<Declaration<'a>>],
    below_repeat: bool,
) {
    let mut below_repeat = below_repeat;
    if let Some((_, at)) = paths.iter().find(|(known, _)| known == path)
        && let Some(declaration) = waiting[*at].take()
    {
        add(tree, node, declaration, below_repeat);
    }
    for child in tree[node].children.clone() {
        if !matches!(tree[child].kind, Kind::Group | Kind::Repeat) {
            continue;
        }
        below_repeat |= tree[child].kind == Kind::Repeat;
        path.push(child);
        if paths.iter().any(|(known, _)| known.starts_with(path)) {
            insert(tree, child, path, paths, waiting, below_repeat);
        }
        path.pop();
    }
}

fn add<'a>(tree: &mut Tree<'a>, parent: NodeId, declaration: Declaration<'a>, below_repeat: bool) {
    let mut meta = Node::new(Kind::Group, "meta", 0);
    meta.bodyless = true;
    let meta = tree.add(parent, meta);
    let entity = tree.add(meta, declaration.entity);
    for mut child in declaration.children {
        if below_repeat
            && child.name == "id"
            && let Some(question) = &mut child.question
            && let [first] = question.actions.as_slice()
        {
            let mut again = Action::new("setvalue", Action::NEW_REPEAT);
            again.value.clone_from(&first.value);
            question.actions.push(again);
        }
        tree.add(entity, child);
    }
}
