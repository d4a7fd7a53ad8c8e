//! In which order a form is worked out: what depends on what, and whether it goes round in circles.
//!
//! Relevance of a group reaches all within it. JavaRosa refuses circles twice: among nodes, whatever expression joins them,
//! and among the expressions that reach further (relevance, calculation); so does this.

use rustc_hash::FxHashSet;

use super::binds::Expression;
use super::model::Form;
use super::reference::triggers;
use super::xml::NONE;

/// What an expression of a bind decides.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum What {
    Relevant,
    Required,
    Readonly,
    Calculate,
}

impl What {
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Relevant => "relevant",
            Self::Required => "required",
            Self::Readonly => "readonly",
            Self::Calculate => "calculate",
        }
    }
}

/// One expression of a bind.
pub(crate) struct Item {
    pub(crate) bind: u32,
    pub(crate) what: What,
    pub(crate) def: u32,
    /// The kinds of node it looks at.
    needs: Vec<u32>,
}

/// The expressions of a form in the order they are worked out.
#[derive(Default)]
pub(crate) struct Plan {
    pub(crate) items: Vec<Item>,
    /// Numbers of items, each after those it depends on.
    pub(crate) order: Vec<u32>,
    /// By item, its place in that order, [`NONE`] for those in circles.
    places: Vec<u32>,
    /// By item, which others it makes necessary again.
    dependents: Vec<Vec<u32>>,
    /// By kind of node, the items that look at it, and the items about it.
    by_def: Vec<Vec<u32>>,
    about: Vec<Vec<u32>>,
    /// Items that go round in a circle, if any do.
    pub(crate) circle: Vec<u32>,
    /// Items with a path that cannot be followed.
    pub(crate) astray: Vec<u32>,
}

impl Plan {
    pub(crate) fn of(form: &mut Form) -> Self {
        let none = vec![Vec::new(); form.schema.defs.len()];
        let mut plan = Self { by_def: none.clone(), about: none, ..Self::default() };
        let mut found = Vec::new();
        for (at, bind) in form.binds.iter().enumerate() {
            let rules =
                [(What::Relevant, &bind.relevant), (What::Required, &bind.required), (What::Readonly, &bind.readonly)];
            let expressions = rules.into_iter().filter_map(|(what, rule)| Some((what, rule.expression()?)));
            let calculate = bind.calculate.as_ref().map(|expression| (What::Calculate, expression));
            for (what, expression) in expressions.chain(calculate) {
                found.push((at as u32, what, bind.def, triggers(&expression.expr, &bind.names, &mut form.doc.names)));
            }
        }
        let any = form.doc.names.find("*");
        for (bind, what, def, needs) in found {
            let id = plan.items.len() as u32;
            let needs = needs.unwrap_or_else(|_| {
                plan.astray.push(id);
                Vec::new()
            });
            let needs: Vec<u32> = needs.iter().flat_map(|names| form.schema.find_all(names, any)).collect();
            for need in &needs {
                plan.by_def[*need as usize].push(id);
            }
            if let Some(about) = plan.about.get_mut(def as usize) {
                about.push(id);
            }
            plan.items.push(Item { bind, what, def, needs });
        }
        plan.join(form);
        plan.circle = plan.find_circle();
        plan
    }

    /// The expression of an item.
    pub(crate) fn expression<'f>(&self, form: &'f Form, item: u32) -> Option<&'f Expression> {
        let item = &self.items[item as usize];
        let bind = &form.binds[item.bind as usize];
        match item.what {
            What::Relevant => bind.relevant.expression(),
            What::Required => bind.required.expression(),
            What::Readonly => bind.readonly.expression(),
            What::Calculate => bind.calculate.as_ref(),
        }
    }

    /// Works out who depends on whom, and the order.
    fn join(&mut self, form: &Form) {
        let mut dependents = Vec::with_capacity(self.items.len());
        for item in &self.items {
            let mut seen = Vec::new();
            if item.def != NONE && matches!(item.what, What::Relevant | What::Calculate) {
                let reached = if item.what == What::Relevant { form.schema.subtree(item.def) } else { vec![item.def] };
                for def in reached {
                    seen.extend_from_slice(&self.by_def[def as usize]);
                }
                seen.sort_unstable();
                seen.dedup();
            }
            dependents.push(seen);
        }
        self.dependents = dependents;
        let mut waits = vec![0_u32; self.items.len()];
        self.dependents.iter().flatten().for_each(|other| waits[*other as usize] += 1);
        let mut order: Vec<u32> = (0..self.items.len() as u32).filter(|item| waits[*item as usize] == 0).collect();
        let mut at = 0;
        while at < order.len() {
            for other in &self.dependents[order[at] as usize] {
                waits[*other as usize] -= 1;
                if waits[*other as usize] == 0 {
                    order.push(*other);
                }
            }
            at += 1;
        }
        self.places = vec![NONE; self.items.len()];
        for (place, item) in (0..).zip(&order) {
            self.places[*item as usize] = place;
        }
        self.order = order;
    }

    /// The items of one circle, in order.
    fn find_circle(&self) -> Vec<u32> {
        if let Some(own) = (0..self.items.len()).find(|at| self.items[*at].needs.contains(&self.items[*at].def)) {
            return vec![own as u32];
        }
        if self.order.len() < self.items.len() {
            let next = |item: u32| self.dependents[item as usize].clone();
            let placed: FxHashSet<u32> = self.order.iter().copied().collect();
            let left = (0..self.items.len() as u32).filter(|item| !placed.contains(item));
            return circle(self.items.len(), left, next);
        }
        // Among nodes: an item leads from all it looks at to its own node, whatever it decides there.
        let follow = |item: u32| match self.items[item as usize].def {
            NONE => Vec::new(),
            def => self.by_def[def as usize].clone(),
        };
        circle(self.items.len(), 0..self.items.len() as u32, follow)
    }

    /// The items to work out again when nodes of these kinds have changed, in order.
    pub(crate) fn after(&self, defs: &[u32]) -> Vec<u32> {
        self.closed(defs.iter().flat_map(|def| self.by_def[*def as usize].iter().copied()).collect())
    }

    /// These items and all they make necessary, in order.
    fn closed(&self, mut waiting: Vec<u32>) -> Vec<u32> {
        if waiting.is_empty() {
            return waiting;
        }
        let mut due: FxHashSet<u32> = waiting.iter().copied().collect();
        while let Some(item) = waiting.pop() {
            waiting.extend(self.dependents[item as usize].iter().copied().filter(|other| due.insert(*other)));
        }
        let mut due: Vec<u32> = due.into_iter().filter(|item| self.places[*item as usize] != NONE).collect();
        due.sort_unstable_by_key(|item| self.places[*item as usize]);
        due
    }

    /// The items to work out when a repetition has been added: those about its nodes (`within`), those that look at it or at
    /// its children (`seen`), and what they make necessary. Those that look deeper into it wait for an answer there.
    pub(crate) fn added(&self, within: &[u32], seen: &[u32]) -> Vec<u32> {
        let about = within.iter().flat_map(|def| &self.about[*def as usize]);
        self.closed(about.chain(seen.iter().flat_map(|def| &self.by_def[*def as usize])).copied().collect())
    }
}

/// One circle among numbered things, by a walk that keeps its way.
fn circle(count: usize, from: impl Iterator<Item = u32>, next: impl Fn(u32) -> Vec<u32>) -> Vec<u32> {
    let mut state = vec![0_u8; count];
    for start in from {
        if state[start as usize] != 0 {
            continue;
        }
        let mut way = vec![(start, next(start))];
        state[start as usize] = 1;
        while let Some((item, rest)) = way.last_mut() {
            match rest.pop() {
                None => {
                    state[*item as usize] = 2;
                    way.pop();
                }
                Some(other) if state[other as usize] == 1 => {
                    let begin = way.iter().position(|(item, _)| *item == other).unwrap_or_default();
                    return way[begin..].iter().map(|(item, _)| *item).collect();
                }
                Some(other) if state[other as usize] == 0 => {
                    state[other as usize] = 1;
                    way.push((other, next(other)));
                }
                Some(_) => {}
            }
        }
    }
    Vec::new()
}
