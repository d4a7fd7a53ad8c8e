//! The list of places: governorates with their districts, or what a search finds in any script; as a spreadsheet the
//! whole tree.

use kernel::Id;
use serde::Serialize;
use tables::Cell;
use web::fields::SHORT;
use web::locale::Locale;
use web::{Column, Outcome, Shape, Sheet, View, Visit};

use crate::rooms::places::atlas::{Atlas, Place};
use crate::rooms::places::model::{DISTRICT, GOVERNORATE, Source};
use crate::rooms::places::store;
use crate::rooms::terms::Names;

/// Most places a search answers with.
const FOUND: usize = 50;

/// One place, as the page, the API and the spreadsheet have it.
#[derive(Serialize)]
pub(super) struct Row {
    id: Id,
    key: String,
    level: i64,
    level_name: String,
    name: String,
    names: Names,
    parent: Option<Id>,
    parent_name: Option<String>,
    scheme: Option<String>,
    version: Option<String>,
    code: Option<String>,
    active: bool,
}

/// A governorate with its districts.
#[derive(Serialize)]
struct Branch {
    id: Id,
    name: String,
    code: Option<String>,
    active: bool,
    districts: Vec<Leaf>,
}

#[derive(Serialize)]
struct Leaf {
    id: Id,
    name: String,
}

#[derive(Serialize)]
pub(super) struct ListView {
    q: String,
    /// What was found, or every place.
    rows: Vec<Row>,
    /// On the page without a search.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    tree: Vec<Branch>,
    governorates: usize,
    districts: usize,
    /// Where the facts come from.
    sources: Vec<Source>,
}

impl View for ListView {
    const TEMPLATE: &'static str = "places/index.html";

    fn title(&self, visit: &Visit) -> String {
        visit.say("places-title")
    }

    fn sheet(&self, visit: &Visit) -> Option<Sheet> {
        let column = |header: &str, tag| Column { header: visit.say(header), tag };
        let text = |text: Option<&String>| text.map_or_else(Cell::default, Cell::text);
        let cells = |row: &Row| {
            let names = &row.names;
            let known = [
                Some(&row.level_name),
                Some(&names.en),
                names.ar.as_ref(),
                names.ckb.as_ref(),
                names.ku.as_ref(),
                row.code.as_ref(),
                row.scheme.as_ref(),
                row.version.as_ref(),
                row.parent_name.as_ref(),
            ];
            known.map(text).into()
        };
        Some(Sheet {
            name: "places".into(),
            columns: vec![
                column("places-level", ""),
                column("places-english", "#adm+name+i_en"),
                column("places-arabic", "#adm+name+i_ar"),
                column("places-sorani", "#adm+name+i_ckb"),
                column("places-kurmanji", "#adm+name+i_ku"),
                column("places-code", "#adm+code"),
                column("places-scheme", ""),
                column("places-version", ""),
                column("places-parent", ""),
            ],
            rows: self.rows.iter().map(cells).collect(),
            about: vec![(visit.say("places-search"), self.q.clone())],
        })
    }

    fn samples() -> Vec<Self> {
        let row = |level| Row {
            id: Id::nil(),
            key: "erbil".into(),
            level,
            level_name: "governorate".into(),
            name: "Erbil".into(),
            names: Names { en: "Erbil".into(), ar: Some("أربيل".into()), ..Names::default() },
            parent: (level > 0).then(Id::nil),
            parent_name: (level > 0).then(|| "Iraq".into()),
            scheme: Some("ocha-cod".into()),
            version: Some("2019-06".into()),
            code: (level > 0).then(|| "IQG11".into()),
            active: level > 0,
        };
        let leaf = Leaf { id: Id::nil(), name: "Koya".into() };
        let branch = |districts, active: bool| Branch {
            id: Id::nil(),
            name: "Erbil".into(),
            code: active.then(|| "IQG11".into()),
            active,
            districts,
        };
        let source = Source { what: "Codes".into(), from: "OCHA".into(), licence: Some("CC BY".into()) };
        let view = |q: &str, rows, tree| Self {
            q: q.into(),
            rows,
            tree,
            governorates: 19,
            districts: 101,
            sources: vec![source.clone(), Source { licence: None, ..source.clone() }],
        };
        vec![
            view("", vec![row(0), row(1)], vec![branch(vec![leaf], true), branch(Vec::new(), false)]),
            view("erbil", vec![row(0), row(2)], Vec::new()),
            view("qwrtz", Vec::new(), Vec::new()),
        ]
    }
}

pub(super) async fn index(visit: Visit) -> Outcome {
    let q = visit.asked().text_or_none("q", SHORT).unwrap_or_default();
    let atlas = store::atlas(&visit.viewer()).await?;
    let locale = visit.locale();
    let page = visit.shape == Shape::Html;
    let rows = match q.is_empty() {
        false => found(&atlas, &q).into_iter().map(|place| row(&atlas, place, locale)).collect(),
        true if page => Vec::new(),
        true => walked(&atlas).into_iter().map(|place| row(&atlas, place, locale)).collect(),
    };
    let tree = if q.is_empty() && page { tree(&atlas, locale) } else { Vec::new() };
    let districts = atlas.all().iter().filter(|place| place.level == DISTRICT && place.active).count();
    let (governorates, sources) = (atlas.governorates().len(), atlas.profile().sources);
    visit.reply(&ListView { q, rows, tree, governorates, districts, sources })
}

/// Places with this very code first, then by name.
fn found<'a>(atlas: &'a Atlas, q: &str) -> Vec<&'a Place> {
    let coded = |place: &&Place| place.codes.iter().any(|code| code.code.eq_ignore_ascii_case(q.trim()));
    let mut found: Vec<&Place> = atlas.all().iter().filter(coded).collect();
    for place in atlas.search(q, FOUND) {
        if found.iter().all(|other| other.id != place.id) {
            found.push(place);
        }
    }
    found.truncate(FOUND);
    found
}

/// The tree from the top, each place before what lies in it.
fn walked(atlas: &Atlas) -> Vec<&Place> {
    let mut walked = Vec::with_capacity(atlas.all().len());
    let mut open: Vec<&Place> = atlas.all().iter().filter(|place| place.parent.is_none()).collect();
    open.reverse();
    while let Some(place) = open.pop() {
        walked.push(place);
        let mut below: Vec<&Place> = atlas.children(place.id).collect();
        below.reverse();
        open.extend(below);
    }
    walked
}

fn tree(atlas: &Atlas, locale: Locale) -> Vec<Branch> {
    let branch = |place: &Place| Branch {
        id: place.id,
        name: place.name(locale).to_owned(),
        code: atlas.code(place.id).map(|(.., code)| code.to_owned()),
        active: place.active,
        districts: atlas
            .children(place.id)
            .map(|place| Leaf { id: place.id, name: place.name(locale).into() })
            .collect(),
    };
    atlas.all().iter().filter(|place| place.level == GOVERNORATE).map(branch).collect()
}

pub(super) fn level_name(atlas: &Atlas, place: &Place, locale: Locale) -> String {
    let country = atlas.countries().iter().find(|country| country.code == place.country);
    let named = country.and_then(|country| country.profile.level_name(place.level, locale.tag()));
    named.map_or_else(|| place.level.to_string(), str::to_owned)
}

fn row(atlas: &Atlas, place: &Place, locale: Locale) -> Row {
    let code = atlas.code(place.id);
    Row {
        id: place.id,
        key: place.key.clone(),
        level: place.level,
        level_name: level_name(atlas, place, locale),
        name: place.name(locale).to_owned(),
        names: place.names.clone(),
        parent: place.parent,
        parent_name: place.parent.map(|parent| atlas.name(parent, locale).to_owned()),
        scheme: code.map(|(scheme, ..)| scheme.to_owned()),
        version: code.map(|(_, version, _)| version.to_owned()),
        code: code.map(|(.., code)| code.to_owned()),
        active: place.active,
    }
}
