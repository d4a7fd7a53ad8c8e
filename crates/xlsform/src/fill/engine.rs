//! The engine of a form being filled: working out what depends on what has changed, actions, preloads, repeats.

use rustc_hash::{FxHashMap, FxHashSet};

use super::eval::{Eval, Memory, Scope};
use super::tree::{Reading, Tree};
use super::value::{Datum, Fault, Value, int, number};
use super::world::World;
use crate::form::{Action, ActionValue, DataKind, Form, NONE, Plan, Rule, What};

/// Where something could not be evaluated.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Site {
    /// An item of the plan.
    Item(u32),
    /// An action, by number.
    Action(u32),
    /// The value the form gives a kind of node.
    Start(u32),
    /// The choices of a control.
    Choices(u32),
}

/// A form being filled.
pub(crate) struct Engine<'f> {
    pub(crate) form: &'f Form,
    pub(crate) plan: &'f Plan,
    pub(crate) tree: Tree,
    pub(crate) world: World,
    pub(crate) memory: Memory,
    /// What could not be evaluated, the first time it could not.
    pub(crate) faults: Vec<(Site, Fault)>,
    faulty: FxHashSet<Site>,
    /// By kind of node: whether it is asked, where that needs no working out; the actions that set it in new repetitions;
    /// those that wait for its change.
    settled: FxHashMap<u32, bool>,
    on_repeat: FxHashMap<u32, Vec<u32>>,
    on_change: FxHashMap<u32, Vec<u32>>,
}

impl<'f> Engine<'f> {
    /// The form as it is before anything happens. Secondary instances are added to `tree` by the caller.
    pub(crate) fn new(form: &'f Form, plan: &'f Plan, tree: Tree, bad: Vec<(u32, Fault)>, world: World) -> Self {
        let faults: Vec<_> = bad.into_iter().map(|(def, fault)| (Site::Start(def), fault)).collect();
        let faulty = faults.iter().map(|(site, _)| *site).collect();
        let mut settled = FxHashMap::default();
        for bind in form.binds.iter().filter(|bind| bind.def != NONE) {
            if let Rule::Always(relevant) = bind.relevant {
                settled.insert(bind.def, relevant);
            }
        }
        let (mut on_repeat, mut on_change) =
            (FxHashMap::<u32, Vec<u32>>::default(), FxHashMap::<u32, Vec<u32>>::default());
        for (id, action) in (0..).zip(&form.actions) {
            if action.events.iter().any(|event| matches!(&**event, "odk-new-repeat" | "jr-insert")) {
                on_repeat.entry(action.def).or_default().push(id);
            }
            if action.events.iter().any(|event| &**event == "xforms-value-changed") {
                on_change.entry(action.within).or_default().push(id);
            }
        }
        let memory = Memory::default();
        Self { form, plan, tree, world, memory, faults, faulty, settled, on_repeat, on_change }
    }

    pub(crate) fn eval(&self) -> Eval<'_> {
        Eval { form: self.form, tree: &self.tree, world: &self.world, memory: &self.memory }
    }

    pub(crate) fn reading(&self) -> Reading {
        Reading { zone: self.world.zone, now: self.world.now }
    }

    /// What happens when the form is opened for the first time.
    pub(crate) fn open(&mut self) {
        self.preload(false);
        self.settle();
        for event in ["odk-instance-first-load", "xforms-ready", "odk-instance-load"] {
            self.happen(event);
        }
        self.work_all();
    }

    /// What happens when the form is finished.
    pub(crate) fn finish(&mut self) {
        self.work_all();
        self.preload(true);
        self.happen("xforms-revalidate");
        self.work_all();
    }

    /// Settles relevance that needs no working out.
    fn settle(&mut self) {
        for (def, relevant) in &self.settled {
            for node in self.tree.of_def[*def as usize].clone() {
                self.tree.set_relevant(node, *relevant);
            }
        }
    }

    /// The nodes of a kind at or below a node, in order.
    fn inside(&self, node: u32, def: u32) -> Vec<u32> {
        let mut way = Vec::new();
        let (mut at, wanted) = (def, self.tree.nodes[node as usize].def);
        while at != wanted {
            let Some(kind) = self.form.schema.defs.get(at as usize) else { return Vec::new() };
            way.push(kind.name);
            at = kind.parent;
        }
        let mut here = vec![node];
        while let Some(name) = way.pop() {
            let mut next = Vec::new();
            here.iter().for_each(|node| self.tree.named(*node, name, &mut next));
            here = next;
        }
        here
    }

    /// Works everything out.
    pub(crate) fn work_all(&mut self) {
        for at in 0..self.plan.order.len() {
            self.work(self.plan.order[at], NONE);
        }
    }

    /// Works out again what depends on kinds of node.
    pub(crate) fn touch(&mut self, defs: &[u32]) {
        for item in self.plan.after(defs) {
            self.work(item, NONE);
        }
    }

    /// Works out one item in one repetition, if it belongs there, else everywhere.
    pub(crate) fn work_near(&mut self, id: u32, repetition: u32) {
        let inside = repetition != NONE && {
            let mut at = self.plan.items[id as usize].def;
            let wanted = self.tree.nodes[repetition as usize].def;
            while at != NONE && at != wanted {
                at = self.form.schema.defs[at as usize].parent;
            }
            at == wanted
        };
        self.work(id, if inside { repetition } else { NONE });
    }

    /// Works out one item at all its nodes, or those within one.
    fn work(&mut self, id: u32, within: u32) {
        let item = &self.plan.items[id as usize];
        if item.def == NONE {
            return;
        }
        let Some(expression) = self.plan.expression(self.form, id) else { return };
        let judged = matches!(item.what, What::Required | What::Readonly);
        if judged && !self.world.pretend {
            return;
        }
        let nodes = match within {
            NONE => self.tree.of_def[item.def as usize].clone(),
            within => self.inside(within, item.def),
        };
        for node in nodes {
            let result = self.eval().value(&expression.expr, Scope::at(node));
            match result {
                Ok(value) => match item.what {
                    What::Relevant => self.tree.set_relevant(node, value.flag()),
                    What::Calculate => self.calculate(id, node, &value),
                    What::Required | What::Readonly => {}
                },
                Err(fault) => self.fault(Site::Item(id), fault),
            }
        }
    }

    fn calculate(&mut self, id: u32, node: u32, value: &Value) {
        let kind = self.kind(node);
        let parent = !self.tree.nodes[node as usize].attribute && self.tree.elements(node).next().is_some();
        match Datum::worked(value, kind, self.world.zone) {
            Ok(datum) if parent && datum != Datum::Empty => {
                self.fault(Site::Item(id), Fault::Type("calculate", "".into()))
            }
            Ok(datum) => self.tree.nodes[node as usize].value = datum,
            Err(fault) => self.fault(Site::Item(id), fault),
        }
    }

    pub(crate) fn fault(&mut self, site: Site, fault: Fault) {
        if self.faulty.insert(site) {
            self.faults.push((site, fault));
        }
    }

    pub(crate) fn kind(&self, node: u32) -> DataKind {
        self.form.schema.defs.get(self.tree.nodes[node as usize].def as usize).map_or(DataKind::Untyped, |def| def.kind)
    }

    /// Sets a node and works out what depends on it.
    pub(crate) fn set(&mut self, node: u32, value: Datum) {
        self.tree.nodes[node as usize].value = value;
        let def = self.tree.nodes[node as usize].def;
        self.touch(&[def]);
    }

    /// Runs the actions that listen for an event.
    pub(crate) fn happen(&mut self, event: &str) {
        for (id, action) in self.form.actions.iter().enumerate() {
            if action.events.iter().any(|one| &**one == event) {
                for node in self.tree.of_def[action.def as usize].clone() {
                    self.act(id as u32, action, node, 0);
                }
            }
        }
    }

    /// Runs an action at a node, and those that listen for that node's change.
    pub(crate) fn act(&mut self, id: u32, action: &'f Action, node: u32, depth: u32) {
        let value = match &action.value {
            ActionValue::Device => return,
            ActionValue::Text(text) => Ok(Value::text(&**text)),
            ActionValue::Worked(expression) => self.eval().value(&expression.expr, Scope::at(node)),
        };
        let kind = self.kind(node);
        let datum = value
            .and_then(|value| Datum::worked(&value, kind, self.world.zone))
            .and_then(|datum| self.cast(datum, kind));
        let parent = !self.tree.nodes[node as usize].attribute && self.tree.elements(node).next().is_some();
        match datum {
            Ok(_) if parent => self.fault(Site::Action(id), Fault::Type("setvalue", "".into())),
            Ok(datum) if datum == self.tree.nodes[node as usize].value => {}
            Ok(datum) => {
                self.set(node, datum);
                self.changed(node, depth + 1);
            }
            Err(fault) => self.fault(Site::Action(id), fault),
        }
    }

    /// Runs the actions within the question of a node that has changed.
    pub(crate) fn changed(&mut self, node: u32, depth: u32) {
        let def = self.tree.nodes[node as usize].def;
        if depth > 16 {
            return;
        }
        for id in self.on_change.get(&def).cloned().unwrap_or_default() {
            let action = &self.form.actions[id as usize];
            if let Some(target) = self.beside(node, action.def) {
                self.act(id, action, target, depth);
            }
        }
    }

    /// The node of a kind that shares the most repetitions with this one.
    fn beside(&self, node: u32, def: u32) -> Option<u32> {
        let line = self.tree.line(node);
        let near = |other: &u32| self.tree.line(*other).iter().zip(&line).take_while(|(a, b)| a == b).count();
        self.tree.of_def[def as usize].iter().copied().max_by_key(|other| (near(other), std::cmp::Reverse(*other)))
    }

    /// JavaRosa sets values by way of their text, and refuses those that are none of the type.
    fn cast(&self, datum: Datum, kind: DataKind) -> Result<Datum, Fault> {
        if datum == Datum::Empty {
            return Ok(datum);
        }
        let text = datum.write(self.world.zone);
        if matches!(kind, DataKind::Untyped | DataKind::Text | DataKind::Other | DataKind::Choice) {
            return Ok(Datum::Text(text));
        }
        let read = Datum::read(&text, kind, self.world.zone, self.world.now)?;
        if read == Datum::Empty { Err(Fault::Type("setvalue", text.as_ref().into())) } else { Ok(read) }
    }

    /// Fills in what the device knows: at the start, or (`end`) when the form is finished.
    pub(crate) fn preload(&mut self, end: bool) {
        for bind in &self.form.binds {
            let (Some((kind, params)), true) = (&bind.preload, bind.def != NONE) else { continue };
            for node in self.tree.of_def[bind.def as usize].clone() {
                let value = match (&**kind, &**params, end) {
                    ("uid", _, false) => Datum::Text(format!("uuid:{}", self.world.uuid()).into()),
                    ("timestamp", "start", false) | ("timestamp", "end", true) => Datum::DateTime(self.world.now),
                    ("date", "today", false) => Datum::Date(self.world.zone.midnight(self.world.now)),
                    ("property", name, false) => {
                        match self.world.properties.get(name.strip_prefix("uri:").unwrap_or(name)) {
                            Some(value) if !self.world.pretend => Datum::Text(value.as_str().into()),
                            _ => continue,
                        }
                    }
                    _ => continue,
                };
                if end { self.set(node, value) } else { self.tree.nodes[node as usize].value = value }
            }
        }
    }

    /// How many repetitions a count asks for within a node.
    pub(crate) fn wanted(&self, count: u32, parent: u32) -> usize {
        let node = if count == NONE { None } else { self.beside(parent, count) };
        // JavaRosa does not count by what was chosen.
        let node = node.filter(|node| !matches!(self.kind(*node), DataKind::Choice | DataKind::Choices));
        let text = node.map(|node| self.tree.nodes[node as usize].value.write(self.world.zone));
        text.map_or(0, |text| int(number(&text)).max(0) as usize)
    }

    /// Adds a repetition after the last, and what follows from it.
    pub(crate) fn repeat(&mut self, parent: u32, def: u32) -> Option<u32> {
        let kind = &self.form.schema.defs[def as usize];
        let (element, trim) = if kind.template != NONE { (kind.template, false) } else { (kind.element, true) };
        if element == NONE {
            return None;
        }
        let (form, reading) = (self.form, self.reading());
        let node = self.tree.copy(form, element, parent, def, reading, trim, &mut Vec::new());
        let within = form.schema.subtree(def);
        for def in &within {
            if let Some(relevant) = self.settled.get(def).copied() {
                self.inside(node, *def).into_iter().for_each(|one| self.tree.set_relevant(one, relevant));
            }
        }
        let mut actions: Vec<u32> =
            within.iter().filter_map(|def| self.on_repeat.get(def)).flatten().copied().collect();
        actions.sort_unstable();
        for id in actions {
            let action = &form.actions[id as usize];
            for target in self.inside(node, action.def) {
                self.act(id, action, target, 0);
            }
        }
        let near = if self.world.pretend { NONE } else { node };
        // First what looks at the repeat as such, when the new one still counts as asked; then all else about it.
        let first = self.plan.after(&[def]);
        first.iter().for_each(|item| self.work_near(*item, near));
        let first: FxHashSet<u32> = first.into_iter().collect();
        let mut seen = form.schema.defs[def as usize].children.clone();
        seen.push(def);
        for item in self.plan.added(&within, &seen) {
            if !first.contains(&item) {
                self.work_near(item, near);
            }
        }
        Some(node)
    }
}
