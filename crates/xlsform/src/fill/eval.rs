//! The evaluator: paths, predicates and operators, with JavaRosa's rules for which node a path means.
//!
//! An absolute path within a repeat means this repetition as far as its names go along with the node's own; a relative path
//! climbs first and then takes all. Nodes that are not relevant are not there. A single value is needed nearly everywhere:
//! no node is an empty text, more than one is a fault.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use rustc_hash::FxHashMap;

use super::patterns::Pattern;
use super::tree::Tree;
use super::value::{Answer, Fault, Value};
use super::world::World;
use crate::form::{Form, NONE};
use crate::xpath::{Axis, Expr, Id, Kind, Op, Path, Start, Step, Test};

/// Where an expression is evaluated.
#[derive(Clone, Copy)]
pub(crate) struct Scope<'v> {
    /// The node looked at.
    pub(crate) node: u32,
    /// The node the expression belongs to.
    pub(crate) origin: u32,
    /// The place of the node among those a predicate looks at.
    pub(crate) position: Option<u32>,
    /// The answer a constraint judges, instead of the node's value.
    pub(crate) candidate: Option<&'v Value>,
}

impl Scope<'_> {
    pub(crate) fn at(node: u32) -> Self {
        Self { node, origin: node, position: None, candidate: None }
    }
}

type Index = FxHashMap<(u32, u32, u32), Rc<FxHashMap<Rc<str>, Vec<u32>>>>;

/// Evaluates expressions over a tree.
pub(crate) struct Eval<'e> {
    pub(crate) form: &'e Form,
    pub(crate) tree: &'e Tree,
    pub(crate) world: &'e World,
    pub(crate) memory: &'e Memory,
}

/// What may be kept between evaluations: indexes of secondary instances, compiled patterns, the work done.
#[derive(Default)]
pub(crate) struct Memory {
    index: RefCell<Index>,
    pub(crate) patterns: RefCell<FxHashMap<Rc<str>, Result<Pattern, Fault>>>,
    work: Cell<u64>,
    /// Whether predicates look at the first few nodes only.
    pub(crate) few: Cell<bool>,
}

impl Memory {
    pub(crate) fn work(&self) -> u64 {
        self.work.get()
    }
}

/// How many nodes may be looked at for one form.
const MOST_WORK: u64 = 400_000_000;

impl Eval<'_> {
    /// Evaluates; the answer may be nodes.
    pub(crate) fn eval(&self, expr: &Expr, scope: Scope<'_>) -> Answer {
        match &expr.kind {
            Kind::Number(number) => Ok(Value::Number(*number)),
            Kind::Text(text) => Ok(Value::text(&**text)),
            Kind::Variable(_) => Err(Fault::Variable),
            Kind::Path(path) => self.nodes(path, scope).map(Value::Nodes),
            Kind::Filter(..) => Err(Fault::Path),
            Kind::Call(call) => self.call(call, scope),
            Kind::Negate(inner) => Ok(Value::Number(-self.value(inner, scope)?.number(self.world.zone))),
            Kind::Chain(first, rest) => self.chain(first, rest, scope),
        }
    }

    /// Evaluates to one value.
    pub(crate) fn value(&self, expr: &Expr, scope: Scope<'_>) -> Answer {
        self.unpack(self.eval(expr, scope)?, scope)
    }

    /// The one value of nodes.
    pub(crate) fn unpack(&self, value: Value, scope: Scope<'_>) -> Answer {
        match value {
            Value::Nodes(nodes) => match nodes.as_slice() {
                [] => Ok(Value::Text("".into())),
                [node] => Ok(self.node_value(*node, scope)),
                [node, ..] => Err(Fault::Repeated(self.tree.path(*node, &self.form.doc.names).into())),
            },
            value => Ok(value),
        }
    }

    /// What an expression sees of a node.
    pub(crate) fn node_value(&self, node: u32, scope: Scope<'_>) -> Value {
        match scope.candidate {
            Some(candidate) if node == scope.node && node == scope.origin => candidate.clone(),
            _ => self.tree.nodes[node as usize].value.value(),
        }
    }

    fn chain(&self, first: &Expr, rest: &[(Op, Expr)], scope: Scope<'_>) -> Answer {
        if matches!(rest.first(), Some((Op::Or | Op::And, _))) {
            let until = matches!(rest.first(), Some((Op::Or, _)));
            for part in std::iter::once(first).chain(rest.iter().map(|(_, part)| part)) {
                if self.value(part, scope)?.flag() == until {
                    return Ok(Value::Flag(until));
                }
            }
            return Ok(Value::Flag(!until));
        }
        let mut left = self.value(first, scope)?;
        for (op, part) in rest {
            let right = self.value(part, scope)?;
            left = self.operate(*op, &left, &right)?;
        }
        Ok(left)
    }

    fn operate(&self, op: Op, left: &Value, right: &Value) -> Answer {
        let zone = self.world.zone;
        if matches!(op, Op::Eq | Op::Ne) {
            let equal = if matches!(left, Value::Flag(_)) || matches!(right, Value::Flag(_)) {
                left.flag() == right.flag()
            } else if matches!(left, Value::Number(_)) || matches!(right, Value::Number(_)) {
                (left.number(zone) - right.number(zone)).abs() < 1e-12
            } else {
                left.string(zone) == right.string(zone)
            };
            return Ok(Value::Flag(equal == (op == Op::Eq)));
        }
        let (a, b) = (left.number(zone), right.number(zone));
        Ok(match op {
            Op::Lt => Value::Flag(a < b),
            Op::Le => Value::Flag(a <= b),
            Op::Gt => Value::Flag(a > b),
            Op::Ge => Value::Flag(a >= b),
            Op::Add => Value::Number(a + b),
            Op::Subtract => Value::Number(a - b),
            Op::Multiply => Value::Number(a * b),
            Op::Divide => Value::Number(a / b),
            Op::Modulo => Value::Number(a % b),
            Op::Union | Op::Or | Op::And | Op::Eq | Op::Ne => return Err(Fault::Path),
        })
    }

    /// The nodes of a path, without those that are not relevant.
    pub(crate) fn nodes(&self, path: &Path, scope: Scope<'_>) -> Result<Vec<u32>, Fault> {
        crate::form::followable(path).map_err(|_| Fault::Path)?;
        let base = if matches!(path.start, Start::Current) { scope.origin } else { scope.node };
        let line = self.tree.line(base);
        let absolute = matches!(path.start, Start::Root | Start::Instance(_));
        let up = if absolute { 0 } else { path.steps.iter().filter(|step| step.axis == Axis::Parent).count() };
        let names = path.steps.iter().filter(|step| matches!(step.axis, Axis::Child | Axis::Attribute));
        let mut names = names.peekable();
        let keep = line.len().checked_sub(up).ok_or(Fault::Path)?;
        let mut level = if absolute { 0 } else { keep };
        let root = match &path.start {
            Start::Instance(id) => *self.tree.roots.get(id).ok_or_else(|| Fault::Instance(id.clone()))?,
            _ if absolute => 0,
            _ => line[0],
        };
        let mut along = true;
        let mut here = if level == 0 {
            let first = names.next().ok_or(Fault::Path)?;
            along = self.goes_along(first, &line, 0);
            level = 1;
            vec![root]
        } else {
            vec![line[level - 1]]
        };
        for step in names {
            along = along && self.goes_along(step, &line, level);
            let bound =
                (along && absolute && step.predicates.is_empty()).then(|| self.tree.nodes[line[level] as usize].index);
            let fill = (along && matches!(step.test, Test::Any)).then(|| self.tree.nodes[line[level] as usize].name);
            here = self.step(step, &here, bound, fill, scope)?;
            level += 1;
        }
        here.retain(|node| self.tree.nodes[*node as usize].live);
        Ok(here)
    }

    /// Whether a step leads, by its name, where the line to the node in question leads.
    fn goes_along(&self, step: &Step, line: &[u32], level: usize) -> bool {
        let Some(node) = line.get(level) else { return false };
        match (&step.test, step.axis) {
            (Test::Any, Axis::Child) => true,
            (_, Axis::Child) => self.name(step) == self.tree.nodes[*node as usize].name,
            _ => self.name(step) == self.tree.nodes[*node as usize].name,
        }
    }

    fn name(&self, step: &Step) -> u32 {
        let local = step.test.local().unwrap_or_default();
        match step.axis {
            Axis::Attribute => self.form.doc.names.find(&format!("@{local}")),
            _ => self.form.doc.names.find(local),
        }
    }

    fn step(
        &self,
        step: &Step,
        from: &[u32],
        bound: Option<u32>,
        fill: Option<u32>,
        scope: Scope<'_>,
    ) -> Result<Vec<u32>, Fault> {
        let mut found = Vec::new();
        let name = match fill {
            Some(name) => Some(name),
            None if matches!(step.test, Test::Any) => None,
            None => Some(self.name(step)),
        };
        for parent in from {
            let start = found.len();
            match (name, bound) {
                (Some(name), Some(index)) => found.extend(self.tree.nth(*parent, name, index)),
                (Some(name), None) => match self.indexed(*parent, name, step, scope)? {
                    Some(nodes) => {
                        found.extend(nodes);
                        continue;
                    }
                    None => self.tree.named(*parent, name, &mut found),
                },
                (None, _) => {
                    found.extend(self.tree.elements(*parent));
                    // JavaRosa follows `*` only where all children share one name.
                    if found[start..]
                        .iter()
                        .enumerate()
                        .any(|(at, node)| self.tree.nodes[*node as usize].index != at as u32)
                    {
                        return Err(Fault::Path);
                    }
                }
            }
            self.spend((found.len() - start) as u64 + 1)?;
            if !step.predicates.is_empty() {
                let kept = self.filter(found.split_off(start), &step.predicates, *parent, scope)?;
                found.extend(kept);
            }
        }
        Ok(found)
    }

    /// JavaRosa looks up what the nodes of a secondary instance are compared with even where there are none.
    fn compared(&self, predicates: &[Expr], from: u32, scope: Scope<'_>) -> Result<(), Fault> {
        let Some(Expr { kind: Kind::Chain(left, rest), .. }) = predicates.first() else { return Ok(()) };
        let [(Op::Eq | Op::Ne | Op::Lt | Op::Le | Op::Gt | Op::Ge, right)] = rest.as_slice() else { return Ok(()) };
        let leads_out =
            |side: &Expr| matches!(&side.kind, Kind::Path(Path { start: Start::Root | Start::Current, .. }));
        let other = match (plain_child(left), plain_child(right)) {
            (Some(_), _) if leads_out(right) => right,
            (_, Some(_)) if leads_out(left) => left,
            _ => return Ok(()),
        };
        if self.tree.nodes[from as usize].def == NONE {
            self.value(other, Scope { node: from, ..scope })?;
        }
        Ok(())
    }

    fn filter(&self, mut nodes: Vec<u32>, predicates: &[Expr], from: u32, scope: Scope<'_>) -> Result<Vec<u32>, Fault> {
        if self.memory.few.get() {
            nodes.truncate(2);
        }
        if nodes.is_empty() {
            self.compared(predicates, from, scope)?;
        }
        for (round, predicate) in predicates.iter().enumerate() {
            let mut kept = Vec::new();
            for (place, node) in nodes.into_iter().enumerate() {
                self.spend(1)?;
                let position = if round == 0 { self.tree.nodes[node as usize].index } else { place as u32 };
                let inner = Scope { node, position: Some(position), ..scope };
                if matches!(self.eval(predicate, inner)?, Value::Flag(true)) {
                    kept.push(node);
                }
            }
            nodes = kept;
        }
        Ok(nodes)
    }

    /// The answer to `name[child = value]` in a secondary instance by an index, where the value does not depend on the node.
    fn indexed(&self, parent: u32, name: u32, step: &Step, scope: Scope<'_>) -> Result<Option<Vec<u32>>, Fault> {
        let [Expr { kind: Kind::Chain(left, rest), .. }] = step.predicates.as_slice() else { return Ok(None) };
        let [(Op::Eq, right)] = rest.as_slice() else { return Ok(None) };
        let Some(child) = plain_child(left) else { return Ok(None) };
        if self.tree.nodes[parent as usize].def != NONE
            || self.tree.nodes[parent as usize].children.len() < 16
            || !fixed(right)
        {
            return Ok(None);
        }
        let Value::Text(value) = self.value(right, scope)? else { return Ok(None) };
        let key = (parent, name, self.form.doc.names.find(child));
        let known = self.memory.index.borrow().get(&key).cloned();
        let index = match known {
            Some(index) => index,
            None => {
                let index = Rc::new(self.index(key)?);
                self.memory.index.borrow_mut().insert(key, index.clone());
                index
            }
        };
        Ok(Some(index.get(&value).cloned().unwrap_or_default()))
    }

    fn index(&self, (parent, name, child): (u32, u32, u32)) -> Result<FxHashMap<Rc<str>, Vec<u32>>, Fault> {
        let (mut nodes, mut inner) = (Vec::new(), Vec::new());
        self.tree.named(parent, name, &mut nodes);
        self.spend(nodes.len() as u64)?;
        let mut index: FxHashMap<Rc<str>, Vec<u32>> = FxHashMap::default();
        for node in nodes {
            inner.clear();
            self.tree.named(node, child, &mut inner);
            let value =
                inner.first().map_or("".into(), |one| self.tree.nodes[*one as usize].value.write(self.world.zone));
            index.entry(value).or_default().push(node);
        }
        Ok(index)
    }

    pub(crate) fn spend(&self, work: u64) -> Result<(), Fault> {
        let sum = self.memory.work.get() + work;
        self.memory.work.set(sum);
        if sum > MOST_WORK { Err(Fault::TooMuch) } else { Ok(()) }
    }
}

/// `name` alone.
fn plain_child(expr: &Expr) -> Option<&str> {
    match &expr.kind {
        Kind::Path(Path { start: Start::Here, steps }) => match steps.as_slice() {
            [Step { axis: Axis::Child, test: test @ Test::Name(_), predicates, .. }] if predicates.is_empty() => {
                test.local()
            }
            _ => None,
        },
        _ => None,
    }
}

/// Whether a value is the same for every node a predicate looks at, and every time it is asked.
fn fixed(expr: &Expr) -> bool {
    let mut fixed = true;
    expr.visit(&mut |part| match &part.kind {
        Kind::Path(path) => fixed &= matches!(path.start, Start::Current | Start::Root),
        Kind::Call(call) => {
            fixed &= call.function.is_some_and(|function| {
                !matches!(function.id, Id::Position | Id::Random | Id::StringLength | Id::NormalizeSpace | Id::Once)
            });
        }
        _ => {}
    });
    fixed
}
