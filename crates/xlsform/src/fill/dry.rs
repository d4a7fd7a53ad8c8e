//! A form opened and stepped through without answers, for the checker.

use rustc_hash::FxHashSet;

use super::dates::Zone;
use super::engine::{Engine, Site};
use super::tree::{Reading, Tree};
use super::value::Fault;
use super::world::World;
use crate::form::{Control, ControlKind, Form, NONE, Plan};
use crate::xpath::{Id, Kind, Start};

/// How many nodes of choices are looked at in full; beyond, only the first few of each question.
const MOST_CHOICES: usize = 60_000;

/// A question's choices are looked at in so many repetitions.
const MOST_PLACES: usize = 3;

/// What a dry run found.
pub(crate) struct Dry {
    pub(crate) form: Form,
    pub(crate) faults: Vec<(Site, Fault)>,
}

impl Dry {
    /// Opens the form, adds every repeat once, and looks at all choices.
    pub(crate) fn run(mut form: Form, plan: &Plan) -> Self {
        // A day in 2024, so that the run is the same whenever it is made.
        let reading = Reading { zone: Zone(0), now: 1_709_000_000_000 };
        let mut seed = 0x9e37_79b9_7f4a_7c15_u64;
        let chance: super::Chance = Box::new(move || {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            seed
        });
        let known = [
            "deviceid",
            "subscriberid",
            "simserial",
            "phonenumber",
            "username",
            "email",
            "uri:deviceid",
            "uri:subscriberid",
            "uri:simserial",
            "uri:phonenumber",
            "uri:username",
            "uri:email",
        ];
        let properties = known.iter().map(|name| ((*name).to_owned(), "found".to_owned())).collect();
        let world = World {
            now: reading.now,
            zone: reading.zone,
            chance: std::cell::RefCell::new(chance),
            properties,
            tables: Default::default(),
            pretend: true,
        };
        let (mut tree, bad) = Tree::of(&form, reading);
        load(&mut form, &mut tree);
        let mut engine = Engine::new(&form, plan, tree, bad, world);
        engine.open();
        engine.add_repeats();
        engine.look_at_choices();
        let faults = std::mem::take(&mut engine.faults);
        drop(engine);
        Self { form, faults }
    }
}

/// Loads the secondary instances that expressions look into; external ones have nothing in them, as ODK Validate has it.
fn load(form: &mut Form, tree: &mut Tree) {
    let used = used(form);
    for at in 0..form.instances.len() {
        let (id, root) = (form.instances[at].id.clone(), form.instances[at].root);
        if !used.contains(&*id) {
            continue;
        }
        if form.instances[at].src.is_some() || root == NONE {
            tree.table(&mut form.doc.names, &id, &[], &[]);
        } else {
            tree.secondary(&form.doc, &id, root);
        }
    }
}

/// The ids of instances that anything but a plain list of choices looks into.
fn used(form: &Form) -> FxHashSet<Box<str>> {
    let mut used = FxHashSet::default();
    let mut names_choices = false;
    let mut look = |expr: &crate::xpath::Expr| {
        expr.visit(&mut |part| {
            let called = matches!(&part.kind, Kind::Call(call) if call.function.is_some_and(|function| function.id == Id::ChoiceName));
            names_choices |= called;
            if let Kind::Path(path) = &part.kind
                && let Start::Instance(id) = &path.start
                && !used.contains(id)
            {
                used.insert(id.clone());
            }
        });
    };
    for bind in &form.binds {
        let rules = [&bind.relevant, &bind.required, &bind.readonly].into_iter().filter_map(|rule| rule.expression());
        rules.chain(&bind.constraint).chain(&bind.calculate).for_each(|expression| look(&expression.expr));
    }
    for action in &form.actions {
        if let crate::form::ActionValue::Worked(expression) = &action.value {
            look(&expression.expr);
        }
    }
    for itemset in form.controls.iter().filter_map(|control| control.itemset.as_ref()) {
        let filtered = matches!(&itemset.nodes.kind, Kind::Path(path) if path.steps.iter().any(|step| !step.predicates.is_empty()));
        if filtered {
            look(&itemset.nodes);
        }
    }
    if names_choices {
        used.extend(form.instances.iter().map(|instance| instance.id.clone()));
    }
    used
}

impl Engine<'_> {
    /// Adds a repetition to the first place of every repeat, whatever its count says and whether it is asked or not.
    fn add_repeats(&mut self) {
        for id in 0..self.form.controls.len() {
            let control = &self.form.controls[id];
            if control.kind != ControlKind::Repeat || control.def == NONE {
                continue;
            }
            let def = control.def;
            let above = self.form.schema.defs[def as usize].parent;
            if let Some(parent) = self.tree.of_def.get(above as usize).and_then(|nodes| nodes.first().copied()) {
                self.repeat(parent, def);
            }
        }
    }

    /// ODK Validate looks at the choices of all questions, asked or not, in every repetition there is.
    fn look_at_choices(&mut self) {
        let mut looked = 0;
        let chosen = |control: &Control| control.data_kind().is_some() && control.kind != ControlKind::Rank;
        let places: Vec<(usize, u32)> = (0..self.form.controls.len())
            .filter(|id| chosen(&self.form.controls[*id]))
            .flat_map(|id| {
                let nodes = self.tree.of_def.get(self.form.controls[id].def as usize).into_iter().flatten();
                nodes.take(MOST_PLACES).map(move |node| (id, *node))
            })
            .collect();
        for (id, node) in places {
            let control = &self.form.controls[id];
            if let Some(fault) = control.items.iter().find_map(|(_, label)| self.eval().item_label(*label, node).err())
            {
                self.fault(Site::Choices(id as u32), fault);
            }
            let Some(itemset) = &control.itemset else { continue };
            if let Err(fault) = self.eval().seed(itemset, node) {
                self.fault(Site::Choices(id as u32), fault);
            }
            let plain = matches!(&itemset.nodes.kind, Kind::Path(path) if matches!(path.start, Start::Instance(_)) && path.steps.iter().all(|step| step.predicates.is_empty()));
            if plain {
                continue;
            }
            self.memory.few.set(looked > MOST_CHOICES);
            let before = self.memory.work();
            let result = self.choices(control, itemset, node);
            looked += (self.memory.work() - before) as usize;
            self.memory.few.set(false);
            if let Err(fault) = result {
                self.fault(Site::Choices(id as u32), fault);
            }
        }
        if self.faults.iter().all(|(_, fault)| *fault != Fault::TooMuch) {
            self.look_at_lists();
        }
    }

    fn choices(&self, control: &Control, itemset: &crate::form::Itemset, node: u32) -> Result<(), Fault> {
        let eval = self.eval();
        let most = if self.memory.few.get() { 2 } else { usize::MAX };
        let mut missing = Ok(());
        let external = match &itemset.nodes.kind {
            Kind::Path(crate::xpath::Path { start: Start::Instance(id), .. }) => {
                self.form.instance(id).is_none_or(|instance| instance.src.is_some())
            }
            _ => false,
        };
        for item in eval.items(itemset, node)?.into_iter().take(most) {
            eval.spend(1)?;
            if !external && eval.of_item(&itemset.value, item, node)?.trim().is_empty() {
                return Err(Fault::Type("choice", control.text.clone()));
            }
            let label = eval.of_item(&itemset.label, item, node)?;
            if itemset.translated {
                if !self.form.itext.has(&label) {
                    missing = Err(Fault::Type("text", label.as_ref().into()));
                }
                eval.text(&label, node)?;
            }
        }
        missing
    }

    /// Lists of choices that are not filtered are looked at once each, in the form itself.
    fn look_at_lists(&mut self) {
        let mut seen = FxHashSet::default();
        for id in 0..self.form.controls.len() {
            let control = &self.form.controls[id];
            let Some(itemset) = &control.itemset else { continue };
            let Kind::Path(path) = &itemset.nodes.kind else { continue };
            let Start::Instance(instance) = &path.start else { continue };
            let Some(node) = self.tree.of_def.get(control.def as usize).and_then(|nodes| nodes.first().copied()) else {
                continue;
            };
            if control.kind == ControlKind::Rank || path.steps.iter().any(|step| !step.predicates.is_empty()) {
                continue;
            }
            let part = |part: &Option<crate::xpath::Expr>| match part.as_ref().map(|part| &part.kind) {
                Some(Kind::Path(path)) if path.steps.len() == 1 => {
                    path.steps[0].test.local().map(|name| self.form.doc.names.find(name))
                }
                _ => None,
            };
            let (Some(value), Some(label)) = (part(&itemset.value), part(&itemset.label)) else { continue };
            if seen.insert((instance.clone(), path.steps.len(), value, label, itemset.translated)) {
                let steps: Vec<u32> =
                    path.steps.iter().filter_map(|step| Some(self.form.doc.names.find(step.test.local()?))).collect();
                if let Some(fault) = self.bad_item(node, instance, &steps, (value, label), itemset.translated) {
                    self.fault(Site::Choices(id as u32), fault);
                }
            }
        }
    }

    fn bad_item(
        &self,
        node: u32,
        instance: &str,
        steps: &[u32],
        (value, label): (u32, u32),
        translated: bool,
    ) -> Option<Fault> {
        let doc = &self.form.doc;
        let root = self.form.instance(instance).map(|instance| instance.root).filter(|root| *root != NONE)?;
        let mut items = vec![root];
        for name in steps.iter().skip(1) {
            items = items
                .iter()
                .flat_map(|item| doc.elements(*item))
                .filter(|child| doc.nodes[*child as usize].name == *name)
                .collect();
        }
        let mut missing = None;
        for item in items {
            let text = |name: u32| {
                doc.elements(item)
                    .find(|child| doc.nodes[*child as usize].name == name)
                    .map_or("", |child| doc.text(child))
            };
            if text(value).trim().is_empty() {
                return Some(Fault::Type("choice", instance.into()));
            }
            if !translated {
                continue;
            }
            match self.form.itext.value(text(label)) {
                Some(label) if doc.elements(label).next().is_some() => {
                    if let Err(fault) = self.eval().label(label, node) {
                        return Some(fault);
                    }
                }
                None if !self.form.itext.has(text(label)) => missing = Some(Fault::Type("text", text(label).into())),
                _ => {}
            }
        }
        missing
    }
}
