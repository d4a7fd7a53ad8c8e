//! The form as a tree: groups, repeats and questions, each with its path.
//!
//! Nodes live in one list and know their parent. After [`Tree::settle`] every node has its absolute path and every name its node.

use std::borrow::Cow;
use std::ops::{Index, IndexMut};

use rustc_hash::FxHashMap;

use crate::problems::{Outcome, Problem};
use crate::value::{Map, Value};

/// A node's place in the list.
pub(crate) type NodeId = usize;

/// The form itself.
pub(crate) const ROOT: NodeId = 0;

/// The names of the groups a question stands in may together be this long, in bytes.
const LONGEST_PATH: usize = 8 << 10;

/// What a node is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Root,
    Group,
    Repeat,
    /// A legacy loop: a group with a copy of its questions for every choice of a list.
    Loop,
    Question(Control),
    /// A file named by the form, without a node in the answers.
    External,
    /// The declaration of an entity, an attribute of it, its label.
    Entity,
    Attribute,
    Label,
    /// A row whose type is not known; refused when the tree is finished.
    Unknown,
}

/// The control a question is shown with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Control {
    None,
    Input,
    Select,
    Range,
    Trigger,
    Upload,
    Osm,
    Geo,
}

/// Something the form does by itself at an event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Action<'a> {
    pub(crate) name: &'static str,
    pub(crate) event: &'static str,
    pub(crate) value: Option<Cow<'a, str>>,
    pub(crate) quality: Option<Cow<'a, str>>,
}

impl Action<'_> {
    pub(crate) const FIRST_LOAD: &'static str = "odk-instance-first-load";
    pub(crate) const LOAD: &'static str = "odk-instance-load";
    pub(crate) const NEW_REPEAT: &'static str = "odk-new-repeat";

    pub(crate) const fn new(name: &'static str, event: &'static str) -> Self {
        Self { name, event, value: None, quality: None }
    }
}

/// One node.
#[derive(Clone, Debug)]
pub(crate) struct Node<'a> {
    pub(crate) kind: Kind,
    pub(crate) name: Cow<'a, str>,
    /// The row of the survey sheet; 0 where none stands for the node.
    pub(crate) row: u32,
    pub(crate) parent: Option<NodeId>,
    pub(crate) children: Vec<NodeId>,
    /// The absolute path.
    pub(crate) path: String,
    pub(crate) label: Option<Value<'a>>,
    pub(crate) hint: Option<Value<'a>>,
    pub(crate) media: Option<Value<'a>>,
    pub(crate) bind: Option<Map<'a>>,
    pub(crate) control: Map<'a>,
    pub(crate) instance: Map<'a>,
    /// Whether what is below the group stands in its place, for programs that know no groups.
    pub(crate) flat: bool,
    /// Whether the body leaves the group out.
    pub(crate) bodyless: bool,
    /// What only questions and the like have.
    pub(crate) question: Option<Box<Question<'a>>>,
}

/// What only questions have.
#[derive(Clone, Debug, Default)]
pub(crate) struct Question<'a> {
    /// The type, after aliases.
    pub(crate) kind: Cow<'a, str>,
    pub(crate) guidance: Option<Value<'a>>,
    pub(crate) default: Option<Cow<'a, str>>,
    /// Whether the default is computed.
    pub(crate) dynamic: bool,
    pub(crate) choice_filter: Option<Cow<'a, str>>,
    pub(crate) parameters: Vec<(Cow<'a, str>, Cow<'a, str>)>,
    /// The list, file or reference the choices come from.
    pub(crate) itemset: Option<Cow<'a, str>>,
    /// The list, where the question takes it as it is.
    pub(crate) list: Option<Cow<'a, str>>,
    /// The list whose choices stand in the body, for `search()`.
    pub(crate) inline_list: Option<Cow<'a, str>>,
    pub(crate) triggers: Vec<String>,
    pub(crate) actions: Vec<Action<'a>>,
    pub(crate) query: Option<Cow<'a, str>>,
    pub(crate) tags: Vec<(Cow<'a, str>, Option<Value<'a>>)>,
    /// The value of an attribute.
    pub(crate) value: Cow<'a, str>,
}

impl<'a> Node<'a> {
    pub(crate) fn new(kind: Kind, name: impl Into<Cow<'a, str>>, row: u32) -> Self {
        Self {
            kind,
            name: name.into(),
            row,
            parent: None,
            children: Vec::new(),
            path: String::new(),
            label: None,
            hint: None,
            media: None,
            bind: None,
            control: Map::default(),
            instance: Map::default(),
            flat: false,
            bodyless: false,
            question: None,
        }
    }

    /// A question of a type, with nothing else said yet.
    pub(crate) fn question(kind: impl Into<Cow<'a, str>>, name: impl Into<Cow<'a, str>>, row: u32) -> Self {
        let mut node = Self::new(Kind::Unknown, name, row);
        node.question = Some(Box::new(Question { kind: kind.into(), ..Question::default() }));
        node
    }

    pub(crate) fn is_section(&self) -> bool {
        matches!(self.kind, Kind::Root | Kind::Group | Kind::Repeat | Kind::Loop | Kind::Entity)
    }

    pub(crate) fn is_question(&self) -> bool {
        matches!(self.kind, Kind::Question(_))
    }

    /// The media by kind, where there are any.
    pub(crate) fn media_map(&self) -> Option<&Map<'a>> {
        self.media.as_ref().and_then(Value::map).filter(|map| !map.is_empty())
    }

    /// Whether the label must come from the translations.
    pub(crate) fn label_is_translated(&self) -> bool {
        matches!(self.label, Some(Value::Map(_))) || self.media_map().is_some()
    }
}

/// Why a name leads to no node.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum NoNode {
    Unknown,
    Several,
}

/// All nodes of a form.
#[derive(Debug)]
pub(crate) struct Tree<'a> {
    nodes: Vec<Node<'a>>,
    names: FxHashMap<String, Option<NodeId>>,
}

impl<'a> Tree<'a> {
    /// A form without questions.
    pub(crate) fn new(root: impl Into<Cow<'a, str>>) -> Self {
        Self { nodes: vec![Node::new(Kind::Root, root, 0)], names: FxHashMap::default() }
    }

    pub(crate) fn len(&self) -> usize {
        self.nodes.len()
    }

    /// Adds a node below `parent`, after what stands there.
    pub(crate) fn add(&mut self, parent: NodeId, mut node: Node<'a>) -> NodeId {
        let id = self.nodes.len();
        node.parent = Some(parent);
        self.nodes.push(node);
        self.nodes[parent].children.push(id);
        id
    }

    /// All nodes below and including `from`, each before its children.
    pub(crate) fn walk(&self, from: NodeId) -> impl Iterator<Item = NodeId> {
        let mut waiting = vec![from];
        std::iter::from_fn(move || {
            let id = waiting.pop()?;
            waiting.extend(self.nodes[id].children.iter().rev());
            Some(id)
        })
    }

    /// Writes paths and notes names.
    pub(crate) fn settle(&mut self) -> Outcome<()> {
        for id in self.walk(ROOT).collect::<Vec<_>>() {
            let mark = if self.nodes[id].kind == Kind::Attribute { "/@" } else { "/" };
            let above = self.nodes[id].parent.map_or("", |parent| self.nodes[parent].path.as_str());
            let path =
                if self.nodes[id].flat { above.to_owned() } else { [above, mark, &self.nodes[id].name].concat() };
            if path.len() > LONGEST_PATH {
                return Err(Problem::error("path-too-long")
                    .in_sheet("survey")
                    .at_row(self.nodes[id].row)
                    .with("most", LONGEST_PATH)
                    .stop());
            }
            self.nodes[id].path = path;
            if self.nodes[id].is_section() || self.nodes[id].is_question() {
                let name = self.nodes[id].name.to_string();
                self.names.entry(name).and_modify(|known| *known = None).or_insert(Some(id));
            }
        }
        Ok(())
    }

    /// The node of a name that stands once.
    pub(crate) fn by_name(&self, name: &str) -> Result<NodeId, NoNode> {
        match self.names.get(name) {
            Some(Some(id)) => Ok(*id),
            Some(None) => Err(NoNode::Several),
            None => Err(NoNode::Unknown),
        }
    }

    fn ancestors(&self, of: NodeId) -> impl Iterator<Item = NodeId> {
        std::iter::successors(self.nodes[of].parent, |id| self.nodes[*id].parent)
    }

    /// The nearest repeat above a node.
    pub(crate) fn nearest_repeat(&self, of: NodeId) -> Option<NodeId> {
        self.ancestors(of).find(|id| self.nodes[*id].kind == Kind::Repeat)
    }

    /// The lowest repeat above both nodes, and the steps up to it from the first.
    pub(crate) fn shared_repeat(&self, from: NodeId, to: NodeId) -> Option<(NodeId, usize)> {
        self.nearest_repeat(to)?;
        self.shared(from, to, |kind| kind == Kind::Repeat)
    }

    /// The lowest group or repeat above both nodes, and the steps up to it from the first.
    pub(crate) fn shared_container(&self, from: NodeId, to: NodeId) -> Option<(NodeId, usize)> {
        self.shared(from, to, |kind| matches!(kind, Kind::Repeat | Kind::Group))
    }

    fn shared(&self, from: NodeId, to: NodeId, fits: impl Fn(Kind) -> bool) -> Option<(NodeId, usize)> {
        let (above_from, above_to) = (self.ancestors(from).count(), self.ancestors(to).count());
        let level = above_from.min(above_to);
        let ones = self.ancestors(from).zip(1..).skip(above_from - level);
        let others = self.ancestors(to).skip(above_to - level);
        let mut shared = ones.zip(others).skip_while(|((one, _), other)| one != other).map(|(one, _)| one);
        shared.find(|(id, _)| fits(self.nodes[*id].kind))
    }

    /// The path of a node below one of its ancestors, with a leading slash.
    pub(crate) fn path_below(&self, of: NodeId, above: Option<NodeId>) -> Cow<'_, str> {
        let above = above.map_or(0, |above| self.nodes[above].path.len());
        Cow::Borrowed(self.nodes[of].path.get(above..).unwrap_or_default())
    }

    /// The context of a node as messages tell it.
    pub(crate) fn context_of(&self, id: NodeId) -> String {
        let parent = self.nodes[id].parent.unwrap_or(ROOT);
        let kind = match self.nodes[parent].kind {
            Kind::Root => "survey",
            Kind::Repeat => "repeat",
            Kind::Loop => "loop",
            _ => "group",
        };
        format!("[type: {kind}, name: {}]", self.nodes[parent].name)
    }

    /// Refuses an empty name for the form and names no node may have.
    pub(crate) fn refuse_bad_names(&self) -> Outcome<()> {
        for id in self.walk(ROOT) {
            if !crate::names::is_element_name(&self.nodes[id].name) {
                return Err(Problem::error("name-invalid-bare").with("name", "name").stop());
            }
            let mut seen = rustc_hash::FxHashSet::default();
            for child in &self.nodes[id].children {
                let child = &self.nodes[*child];
                if !seen.insert(&child.name) {
                    let code = if child.name == "meta" { "name-meta" } else { "name-twice" };
                    return Err(Problem::error(code).in_sheet("survey").with("value", &child.name).stop());
                }
            }
        }
        Ok(())
    }
}

impl<'a> Index<NodeId> for Tree<'a> {
    type Output = Node<'a>;

    fn index(&self, id: NodeId) -> &Node<'a> {
        &self.nodes[id]
    }
}

impl<'a> IndexMut<NodeId> for Tree<'a> {
    fn index_mut(&mut self, id: NodeId) -> &mut Node<'a> {
        &mut self.nodes[id]
    }
}
