//! References: the paths JavaRosa can follow, and what an expression depends on.
//!
//! JavaRosa turns a path into a list of names and a number of steps up; it counts every `..` of a relative path as a step up
//! from the start, wherever it stands, and forgets those of an absolute path. Paths of other steps it refuses when they are used.

use super::xml::Names;
use crate::xpath::{Axis, Expr, Kind, Path, Start, Test};

/// A path as JavaRosa keeps it.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub(crate) struct Reference {
    /// From the root; otherwise from `up` levels above the node in question.
    pub(crate) absolute: bool,
    pub(crate) up: usize,
    /// Names without prefixes; attributes begin with `@`, `*` stands for any.
    pub(crate) names: Vec<u32>,
    /// The secondary instance it leads into.
    pub(crate) instance: Option<Box<str>>,
    /// From the node the expression belongs to, even in a predicate.
    pub(crate) current: bool,
    /// Whether a predicate narrows it, and whether one calls what is no function.
    pub(crate) filtered: bool,
    pub(crate) calls_nothing: bool,
}

/// A path JavaRosa reads but cannot follow.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Unsupported;

impl Reference {
    /// The reference of a path.
    pub(crate) fn of(path: &Path, names: &mut Names) -> Result<Self, Unsupported> {
        check(path)?;
        Ok(Self::with(path, &mut |name| names.id(name)))
    }

    /// The reference of a path among names that are all known already; others stand for nothing.
    pub(crate) fn known(path: &Path, names: &Names) -> Option<Self> {
        check(path).ok()?;
        Some(Self::with(path, &mut |name| names.find(name)))
    }

    fn with(path: &Path, id: &mut dyn FnMut(&str) -> u32) -> Self {
        let mut reference =
            Self { absolute: matches!(path.start, Start::Root | Start::Instance(_)), ..Self::default() };
        reference.current = matches!(path.start, Start::Current);
        // JavaRosa does not look at the root's.
        reference.filtered =
            path.steps.iter().skip(usize::from(reference.absolute)).any(|step| !step.predicates.is_empty());
        if let Start::Instance(id) = &path.start {
            reference.instance = Some(id.clone());
        }
        for predicate in path.steps.iter().skip(usize::from(reference.absolute)).flat_map(|step| &step.predicates) {
            predicate.visit(&mut |part| {
                reference.calls_nothing |= matches!(&part.kind, Kind::Call(call) if call.function.is_none());
            });
        }
        for step in &path.steps {
            match (step.axis, &step.test) {
                (Axis::Parent, _) if !reference.absolute => reference.up += 1,
                (Axis::Child, Test::Any) => reference.names.push(id("*")),
                (Axis::Child, test) => reference.names.extend(test.local().map(&mut *id)),
                (Axis::Attribute, test) => reference.names.extend(test.local().map(|name| id(&format!("@{name}")))),
                _ => {}
            }
        }
        reference
    }

    /// The absolute form, seen from a node; `None` where it climbs past the root.
    pub(crate) fn anchored(mut self, base: &[u32]) -> Option<Self> {
        if !self.absolute {
            let keep = base.len().checked_sub(self.up)?;
            self.names.splice(0..0, base[..keep].iter().copied());
            self.absolute = true;
            self.up = 0;
        }
        Some(self)
    }
}

/// Whether JavaRosa can follow a path: children by name, attributes by name, `.` and `..`.
pub(crate) fn check(path: &Path) -> Result<(), Unsupported> {
    let mut climbs = matches!(path.start, Start::Here | Start::Current);
    if matches!(path.start, Start::Other(_)) {
        return Err(Unsupported);
    }
    let (mut up, mut names) = (0, 0);
    for (at, step) in path.steps.iter().enumerate() {
        let fine = match (step.axis, &step.test) {
            (Axis::Here, Test::Node) => true,
            (Axis::Parent, Test::Node) => climbs,
            (Axis::Attribute, Test::Name(_)) => {
                climbs = false;
                true
            }
            (Axis::Child, Test::Name(_) | Test::Any) => {
                climbs = true;
                true
            }
            _ => false,
        };
        names += usize::from(matches!(step.axis, Axis::Child | Axis::Attribute));
        up += usize::from(step.axis == Axis::Parent && matches!(path.start, Start::Here | Start::Current));
        // JavaRosa counts steps, not names, to find where a predicate belongs, and trips over others before it.
        let astray = !step.predicates.is_empty() && at - up + 1 != names;
        if !fine || step.deep || astray {
            return Err(Unsupported);
        }
    }
    Ok(())
}

/// What an expression at `base` depends on: absolute names. Paths into other instances lead to nothing that changes.
///
/// # Errors
/// Where a path cannot be followed or climbs past the root.
pub(crate) fn triggers(expr: &Expr, base: &[u32], names: &mut Names) -> Result<Vec<Vec<u32>>, Unsupported> {
    let mut found = Vec::new();
    collect(expr, base, base, names, &mut found)?;
    Ok(found)
}

fn collect(
    expr: &Expr,
    here: &[u32],
    origin: &[u32],
    names: &mut Names,
    found: &mut Vec<Vec<u32>>,
) -> Result<(), Unsupported> {
    match &expr.kind {
        Kind::Path(path) => {
            let reference = Reference::of(path, names)?;
            let base = if reference.current { origin } else { here };
            let skipped = if reference.absolute { 0 } else { base.len().saturating_sub(reference.up) };
            let leads_away = reference.instance.is_some();
            let full = reference.anchored(base).ok_or(Unsupported)?.names;
            let mut depth = skipped;
            for step in &path.steps {
                depth += usize::from(matches!(step.axis, Axis::Child | Axis::Attribute));
                for predicate in &step.predicates {
                    collect(predicate, &full[..depth.min(full.len())], origin, names, found)?;
                }
            }
            if !leads_away && !found.contains(&full) {
                found.push(full);
            }
        }
        Kind::Call(call) => {
            for arg in &call.args {
                collect(arg, here, origin, names, found)?;
            }
        }
        Kind::Negate(inner) => collect(inner, here, origin, names, found)?,
        Kind::Chain(first, rest) => {
            collect(first, here, origin, names, found)?;
            for (_, part) in rest {
                collect(part, here, origin, names, found)?;
            }
        }
        Kind::Filter(..) | Kind::Number(_) | Kind::Text(_) | Kind::Variable(_) => {}
    }
    Ok(())
}
