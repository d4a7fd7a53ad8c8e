//! The survey sheet, row by row, into the tree of the form.
//!
//! [`Reader::read`] keeps a stack of open groups and hands each row to the module of its type. Guarantees that groups close where
//! they should and that names are valid and unique in their group. Whether references lead anywhere is left to
//! [`crate::references::check`]; what a type brings along to [`crate::settle`].

mod audit;
mod container;
mod geo;
mod head;
mod media;
mod number;
mod range;
mod row;
mod select;

use std::borrow::Cow;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::Sheet;
use crate::choices::Lists;
use crate::entities::Entities;
use crate::headers::{Columns, Reading};
use crate::missing::Translations;
use crate::names::split_extension;
use crate::problems::{Outcome, Problem};
use crate::references::check::Counts;
use crate::settings::{Settings, yes_no};
use crate::sheets::Sheets;
use crate::tree::{Kind, Node, NodeId, ROOT, Tree};
use crate::types::{self, Container};
use crate::value::Map;

use head::{Head, refuse_bare_groups};
use row::into_question;

/// More problems than these are not told at once.
pub(crate) const MOST_PROBLEMS: usize = 100;

/// Groups stand in each other at most this deep.
const DEEPEST: usize = 200;

/// A group that is open.
#[derive(Debug)]
struct Frame<'a> {
    container: Option<Container>,
    node: NodeId,
    names: FxHashSet<Cow<'a, str>>,
    lower: FxHashSet<String>,
    row: u32,
}

impl Frame<'_> {
    fn new(container: Option<Container>, node: NodeId, row: u32) -> Self {
        Self { container, node, names: FxHashSet::default(), lower: FxHashSet::default(), row }
    }
}

/// Whether rows belong to a table-list, and to which list.
#[derive(Debug, PartialEq, Eq)]
enum TableList {
    None,
    Begun,
    Of(String),
}

/// What the rows have told so far.
#[derive(Debug)]
pub(crate) struct Reader<'a, 's> {
    settings: &'s mut Settings<'a>,
    lists: &'s mut Lists<'a>,
    external: Option<&'s FxHashSet<Cow<'a, str>>>,
    osm: Option<&'s FxHashMap<Cow<'a, str>, Vec<Map<'a>>>>,
    entities: &'s mut Entities<'a>,
    sheets: &'s Sheets<'a>,
    warnings: &'s mut Vec<Problem>,
    read: Read<'a>,
    stack: Vec<Frame<'a>>,
    table_list: TableList,
    questions: FxHashSet<Cow<'a, str>>,
    triggers: Vec<(String, u32)>,
    geometries: Vec<(String, u32)>,
    instances: FxHashSet<String>,
    repeats: FxHashSet<Cow<'a, str>>,
    other_seen: bool,
}

/// What the other sheets know.
pub(crate) struct Known<'a, 's> {
    pub(crate) settings: &'s mut Settings<'a>,
    pub(crate) lists: &'s mut Lists<'a>,
    pub(crate) external: Option<&'s FxHashSet<Cow<'a, str>>>,
    pub(crate) osm: Option<&'s FxHashMap<Cow<'a, str>, Vec<Map<'a>>>>,
    pub(crate) entities: &'s mut Entities<'a>,
    pub(crate) sheets: &'s Sheets<'a>,
    pub(crate) warnings: &'s mut Vec<Problem>,
}

/// What the survey sheet told.
#[derive(Debug)]
pub(crate) struct Read<'a> {
    pub(crate) tree: Tree<'a>,
    /// How often each name stands in the sheet.
    pub(crate) names: Counts<'a>,
    /// Nodes of the block of metadata.
    pub(crate) meta: Vec<Node<'a>>,
    /// The lists loops run over.
    pub(crate) loops: Vec<(NodeId, String)>,
    /// Whether a question takes its choices from `itemsets.csv`.
    pub(crate) external_used: bool,
    /// What is wrong, in the order of the rows.
    pub(crate) problems: Vec<Problem>,
    /// Whether a group ended that had not begun, so that the rest was not read.
    pub(crate) unmatched: bool,
}

impl<'a, 's> Reader<'a, 's> {
    pub(crate) fn new(known: Known<'a, 's>) -> Self {
        let tree = Tree::new(known.settings.root().to_owned());
        Self {
            settings: known.settings,
            lists: known.lists,
            external: known.external,
            osm: known.osm,
            entities: known.entities,
            sheets: known.sheets,
            warnings: known.warnings,
            read: Read {
                tree,
                names: Counts::default(),
                meta: Vec::new(),
                loops: Vec::new(),
                external_used: false,
                problems: Vec::new(),
                unmatched: false,
            },
            stack: vec![Frame::new(None, ROOT, 0)],
            table_list: TableList::None,
            questions: FxHashSet::default(),
            triggers: Vec::new(),
            geometries: Vec::new(),
            instances: FxHashSet::default(),
            repeats: FxHashSet::default(),
            other_seen: false,
        }
    }

    /// Reads all rows, then checks what can only be told at the end. A row with a problem does not keep the others from being
    /// read, unless groups no longer match.
    pub(crate) fn read(
        &mut self,
        sheet: &'a Sheet,
        columns: &'a Columns,
        reading: Reading<'a>,
        languages: &Translations<'_>,
    ) {
        for row in &sheet.rows {
            let depth = self.stack.len();
            if let Err(problem) = self.row(row.number, columns.row(row, reading)) {
                self.read.unmatched = problem.code == "group-not-begun";
                self.read.problems.push(*problem);
                if self.read.unmatched || self.read.problems.len() >= MOST_PROBLEMS {
                    return;
                }
                self.go_on(row.number, columns.row(row, reading), self.stack.len() == depth);
            }
        }
        if self.other_seen {
            self.warnings.extend(languages.other());
        }
        for (name, row) in &self.triggers {
            if !self.questions.contains(name.as_str()) {
                let problem = self.error("reference-unknown", *row, "trigger").with("q", name);
                self.read.problems.push(problem);
            }
        }
        self.check_geometries();
        if self.settings.text("flat").is_some() {
            self.flatten(ROOT, "");
        }
        if let Some(Frame { container: Some(container), node, row, .. }) = self.stack.last() {
            let problem = self.error("group-not-ended", *row, "type").with("type", container.name());
            let name = self.read.tree[*node].name.to_string();
            self.read.problems.push(problem.with("name", name));
        }
    }

    /// After a problem: the row's name and group stay known, so that what refers to them is not told as well.
    fn go_on(&mut self, row: u32, mut map: Map<'a>, unopened: bool) {
        let name = map.take_text("name").unwrap_or_default();
        if let Some((container, _)) = map.text("type").and_then(types::begin)
            && unopened
        {
            let node = self.add(Node::new(Kind::Group, name.clone(), row));
            self.stack.push(Frame::new(Some(container), node, row));
        }
        self.questions.insert(name.clone());
        self.read.names.insert(name, 1);
    }

    /// What was told.
    pub(crate) fn finish(self) -> Read<'a> {
        self.read
    }

    fn row(&mut self, number: u32, mut map: Map<'a>) -> Outcome<()> {
        if let Some(disabled) = map.take_text("disabled") {
            self.warn("disabled-column", number, "disabled");
            if yes_no(&disabled) == Some(true) {
                return Ok(());
            }
        }
        if map.is_empty() {
            return Ok(());
        }
        refuse_bare_groups(number, &map)?;
        let Some(head) = self.head(number, &mut map)? else { return Ok(()) };
        if head.kind == "audit" {
            let node = audit::node(&head, map)?;
            self.read.meta.push(node);
            return Ok(());
        }
        self.check_calculation(&head, &map)?;
        if let Some(setting) = setting_of(&head.kind) {
            let value = map.take_text("name").unwrap_or(Cow::Borrowed("None"));
            self.settings.set(setting, value);
            return Ok(());
        }
        let (begin, end) = (types::begin(&head.kind), types::end(&head.kind));
        let name = if end.is_none() { Some(self.name(&head, &mut map)?) } else { None };
        let path = || self.stack.iter().map(|frame| frame.node).collect();
        self.entities.note_row(path, &mut map, number, name.as_deref(), begin.is_some() || end.is_some())?;
        if let Some(container) = end {
            return self.end(number, container, &map);
        }
        let name = name.unwrap_or_default();
        if let Some((container, list)) = begin {
            let list = list.map(str::to_owned);
            return self.begin(&head, map, name, container, list.as_deref());
        }
        self.question(head, map, name)
    }

    fn question(&mut self, head: Head<'a>, mut map: Map<'a>, name: Cow<'a, str>) -> Outcome<()> {
        self.questions.insert(name.clone());
        if matches!(&*head.kind, "csv-external" | "xml-external") {
            self.instances.insert(split_extension(&name).0.to_owned());
        }
        if let Some(select) = types::select(&head.kind) {
            return self.select(&head, map, name, select);
        }
        let mut node = into_question(&head, &mut map, name, self.in_repeat());
        match &*head.kind {
            kind if kind.contains("osm") => self.tags(kind, &mut node)?,
            "range" => self.range(&head, &mut node)?,
            "text" => media::text(&head, &mut node)?,
            "photo" => media::photo(&head, &mut node, self.warnings)?,
            "audio" => media::audio(&head, &mut node)?,
            "background-audio" => media::background_audio(&head, &mut node)?,
            "geopoint" | "geoshape" | "geotrace" => self.geo(&head, &mut node)?,
            "start-geopoint" => geo::start(&mut node),
            "background-geopoint" => self.background_geopoint(&head, &node)?,
            _ => {}
        }
        self.add(node);
        Ok(())
    }

    fn add(&mut self, node: Node<'a>) -> NodeId {
        let parent = self.open();
        self.read.tree.add(parent, node)
    }

    /// The group that is open.
    fn open(&self) -> NodeId {
        self.stack.last().map_or(ROOT, |frame| frame.node)
    }

    fn in_repeat(&self) -> bool {
        self.stack.iter().any(|frame| frame.container == Some(Container::Repeat))
    }

    fn error(&self, code: &'static str, row: u32, column: &str) -> Problem {
        Problem::error(code).in_sheet("survey").at_row(row).in_column(column)
    }

    fn warn(&mut self, code: &'static str, row: u32, column: &str) {
        self.warnings.push(Problem::warning(code).in_sheet("survey").at_row(row).in_column(column));
    }
}

/// The setting a row speaks of when its type is the name of a setting.
fn setting_of(kind: &str) -> Option<&'static str> {
    match kind {
        "form_title" | "set_form_title" => Some("title"),
        "form_id" | "set_form_id" => Some("id_string"),
        "prefix" => Some("prefix"),
        _ => None,
    }
}
