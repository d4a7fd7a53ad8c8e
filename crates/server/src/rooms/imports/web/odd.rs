//! The page of what looks odd in a file: seen over all its rows, beside the verdict of each.

use axum::extract::Path;
use kernel::Id;
use serde::Serialize;
use web::{Outcome, View, Visit};

use crate::rooms::imports::{files, odd, store};

#[derive(Serialize)]
pub struct OddView {
    id: Id,
    file_name: String,
    rows: Vec<Row>,
    /// How many rows were looked at, if not all.
    first: Option<usize>,
}

#[derive(Serialize)]
struct Row {
    column: String,
    value: String,
    why: String,
    rows: Vec<u32>,
    more: usize,
}

impl View for OddView {
    const TEMPLATE: &'static str = "imports/odd.html";

    fn title(&self, visit: &Visit) -> String {
        visit.say("imports-odd")
    }

    fn samples() -> Vec<Self> {
        let row = |more| Row {
            column: "Governorate".into(),
            value: "Ebril".into(),
            why: "…".into(),
            rows: vec![12, 48],
            more,
        };
        let file_name = || "august.xlsx".to_owned();
        let full = Self { id: Id::nil(), file_name: file_name(), rows: vec![row(0), row(30)], first: Some(odd::ROWS) };
        vec![full, Self { id: Id::nil(), file_name: file_name(), rows: Vec::new(), first: None }]
    }
}

pub(super) async fn show(visit: Visit, Path(id): Path<Id>) -> Outcome {
    let import = store::get(&visit.viewer(), id).await?;
    let (table, mapping) = (import.table()?, import.mapping()?);
    let path = files::path(visit.app(), &import.file_digest)?;
    let headers: Vec<(usize, String)> =
        table.columns.iter().map(|column| (column.index, column.header.clone())).collect();
    let found = files::apart(move || odd::find(&path, import.target, &table, &mapping)).await?;
    let row = |odd: odd::Odd| Row {
        column: headers
            .iter()
            .find(|(index, _)| *index == odd.column)
            .map(|(_, header)| header.clone())
            .unwrap_or_default(),
        why: match &odd.meant {
            Some(meant) => visit.sentence("imports-odd-spelling", &[("meant", meant.clone())]),
            None => visit.say("imports-odd-outlier"),
        },
        value: odd.value,
        more: odd.count - odd.rows.len(),
        rows: odd.rows,
    };
    let view = OddView {
        id,
        file_name: import.file_name,
        rows: found.odd.into_iter().map(row).collect(),
        first: (!found.all).then_some(odd::ROWS),
    };
    visit.reply(&view)
}
