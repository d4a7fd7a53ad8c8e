//! The matrix: organisations or sectors down, governorates across; each cell leads to the records behind it.

use std::cmp::Reverse;

use axum::Json;
use axum::response::IntoResponse;
use kernel::{Error, Millis};
use serde::Serialize;
use serde_json::json;
use tables::Cell;
use web::pictures::classes::breaks;
use web::{Outcome, Shape, View, Visit};

use super::exports::{self, Table};
use super::{Asked, Field, Missing, Tab};
use crate::rooms::activities::picture::{Dimension, Groups, Key, Matrix, Month, Tally};

/// Rows on one page; the files have them all.
const PER_PAGE: usize = 60;

#[derive(Serialize)]
struct Figure {
    value: u64,
    href: Option<String>,
    /// The class of its colour.
    class: u8,
}

#[derive(Serialize)]
struct Row {
    name: String,
    href: Option<String>,
    cells: Vec<Figure>,
    total: u64,
}

#[derive(Serialize)]
struct Head {
    name: String,
    href: Option<String>,
    total: u64,
}

#[derive(Serialize)]
pub(super) struct MatrixView {
    signed_in: bool,
    share: String,
    missing: Option<Missing>,
    as_of: Millis,
    kinds: Vec<Tab>,
    measures: Vec<Tab>,
    measure: String,
    fields: Vec<Field>,
    /// What stands down the side.
    down: String,
    columns: Vec<Head>,
    rows: Vec<Row>,
    total: u64,
    /// Activities that stand in no row, since only totals may be told of them.
    unnamed: u64,
    count: usize,
    page_number: usize,
    per_page: usize,
}

impl View for MatrixView {
    const TEMPLATE: &'static str = "dashboards/matrix.html";

    fn title(&self, visit: &Visit) -> String {
        visit.say("dashboards-matrix")
    }

    fn samples() -> Vec<Self> {
        let figure = |value: u64| Figure { value, href: Some("/activities".into()), class: 3 };
        let view = |rows: Vec<Row>, columns: Vec<Head>| Self {
            signed_in: false,
            share: "…".into(),
            missing: Some(Missing::sample()),
            as_of: 0,
            kinds: vec![Tab { href: "/matrix".into(), label: "…".into(), current: true }],
            measures: vec![Tab { href: "/matrix".into(), label: "…".into(), current: true }],
            measure: "…".into(),
            fields: Vec::new(),
            down: "…".into(),
            count: rows.len(),
            columns,
            rows,
            total: 12,
            unnamed: 3,
            page_number: 1,
            per_page: PER_PAGE,
        };
        let row = Row {
            name: "Reed Bridge Society".into(),
            href: None,
            cells: vec![figure(12), Figure { value: 0, href: None, class: 0 }],
            total: 12,
        };
        let head = |total| Head { name: "Erbil".into(), href: Some("/?place=1".into()), total };
        vec![view(vec![row], vec![head(12), head(0)]), view(Vec::new(), Vec::new())]
    }
}

pub(super) async fn show(visit: Visit) -> Outcome {
    let asked = Asked::of(visit).await?;
    let by_sector = asked.visit.asked().text_or_none("rows", 20).as_deref() == Some("sector");
    let down = if by_sector { Dimension::Sector } else { Dimension::Organisation };
    let sieve = asked.picture.ask(&asked.visit.viewer(), &asked.filter).await?;
    let picture = asked.picture.clone();
    let count = move || {
        let matrix = picture.matrix(&sieve, down, Dimension::Governorate);
        (matrix, picture.total(&sieve).activities, picture.months())
    };
    let (matrix, all, months) = tokio::task::spawn_blocking(count).await.map_err(Error::internal)?;
    let matrix = in_order(&asked, matrix);
    match asked.visit.shape {
        Shape::Html => asked.visit.reply(&view(&asked, down, &matrix, all, &months)),
        Shape::Json => Ok(Json(numbers(&asked, down, &matrix)).into_response()),
        Shape::Csv | Shape::Xlsx => asked.visit.reply(&wide(&asked, down, &matrix)),
        Shape::Hxl => asked.visit.reply(&long(&asked, down, &matrix)),
        Shape::Geojson | Shape::Png | Shape::Svg | Shape::Vcard => Err(Error::NotFound.into()),
    }
}

/// Governorates in the country's own order, so that one finds them again; country-wide work last. The row with the most
/// of what is shown comes first.
fn in_order(asked: &Asked, matrix: Matrix) -> Matrix {
    let governorates = asked.names.atlas.governorates();
    let place = |key: &Key| {
        let at = key.id().and_then(|id| governorates.iter().position(|place| place.id == id));
        (key.id().is_none(), at.unwrap_or(usize::MAX))
    };
    let mut across: Vec<usize> = (0..matrix.columns.len()).collect();
    across.sort_by_key(|at| place(&matrix.columns[*at].0));
    let mut down: Vec<usize> = (0..matrix.rows.len()).collect();
    down.sort_by_key(|at| Reverse(asked.measure.of(&matrix.rows[*at].1)));
    let row = |at: &usize| across.iter().map(|column| matrix.cells[*at][*column]).collect();
    Matrix {
        rows: down.iter().map(|at| matrix.rows[*at].clone()).collect(),
        columns: across.iter().map(|at| matrix.columns[*at].clone()).collect(),
        total: matrix.total,
        cells: down.iter().map(row).collect(),
    }
}

fn view(asked: &Asked, down: Dimension, matrix: &Matrix, all: u64, months: &[Month]) -> MatrixView {
    let (visit, measure) = (&asked.visit, asked.measure);
    let across = Dimension::Governorate;
    let values: Vec<f64> = matrix.cells.iter().flatten().map(|tally| measure.of(tally) as f64).collect();
    let classes = breaks(&values, 5);
    let page_number = visit.asked().number_or_none("page", 1, 1_000_000).unwrap_or(1) as usize;
    // The list has no filter for what is country-wide.
    let cell = |key: &Key, column: &Key| column.id().map(|_| asked.list(&[(down, key), (across, column)]));
    let row = |((key, total), cells): (&(Key, Tally), &Vec<Tally>)| Row {
        name: asked.names.name(visit, down, key),
        href: Some(asked.list(&[(down, key)])),
        cells: cells
            .iter()
            .zip(&matrix.columns)
            .map(|(tally, (column, _))| Figure {
                value: measure.of(tally),
                href: cell(key, column).filter(|_| tally.activities > 0),
                class: classes.class(measure.of(tally) as f64),
            })
            .collect(),
        total: measure.of(total),
    };
    let tab = |rows: &'static str, key: &str, dimension| Tab {
        href: visit.address("/matrix", &[("rows", rows)]),
        label: visit.say(key),
        current: down == dimension,
    };
    let rows = matrix.rows.iter().zip(&matrix.cells).skip((page_number - 1).saturating_mul(PER_PAGE));
    let head = |(key, total): &(Key, Tally)| Head {
        name: asked.names.name(visit, across, key),
        href: key.id().map(|_| asked.list(&[(across, key)])),
        total: measure.of(total),
    };
    let organisations: Groups = if down == Dimension::Organisation { matrix.rows.clone() } else { Vec::new() };
    MatrixView {
        signed_in: visit.actor().is_signed_in(),
        share: visit.say(asked.share_key()),
        missing: asked.missing(),
        as_of: visit.app().clock().now(),
        kinds: vec![
            tab("", "dashboards-by-organisation", Dimension::Organisation),
            tab("sector", "dashboards-by-sector", Dimension::Sector),
        ],
        measures: asked.measures(),
        measure: visit.say(measure.key()),
        fields: asked.fields(&organisations, months),
        down: visit.say(exports::heads(down)[0].0),
        columns: matrix.columns.iter().map(head).collect(),
        rows: rows.take(PER_PAGE).map(row).collect(),
        total: measure.of(&matrix.total),
        unnamed: all - matrix.total.activities.min(all),
        count: matrix.rows.len(),
        page_number,
        per_page: PER_PAGE,
    }
}

/// As it stands on the page.
fn wide(asked: &Asked, down: Dimension, matrix: &Matrix) -> Table {
    let (visit, measure) = (&asked.visit, asked.measure);
    let [name, code] = exports::heads(down);
    let mut columns = vec![(visit.say(name.0), name.1), (visit.say(code.0), code.1)];
    columns.extend(matrix.columns.iter().map(|(key, _)| (asked.names.name(visit, Dimension::Governorate, key), "")));
    columns.push((visit.say("dashboards-all"), ""));
    let row = |((key, total), cells): (&(Key, Tally), &Vec<Tally>)| {
        let mut row = vec![exports::name_cell(asked, down, key)];
        row.push(Cell::text(asked.names.code(down, key).unwrap_or_default()));
        row.extend(cells.iter().chain([total]).map(|tally| Cell::number(measure.of(tally) as f64)));
        row
    };
    let rows = matrix.rows.iter().zip(&matrix.cells).map(row).collect();
    Table { name: "tansiq-matrix", columns, rows, about: about(asked) }
}

/// A row a filled cell: what programs that read HXL can use.
fn long(asked: &Asked, down: Dimension, matrix: &Matrix) -> Table {
    let visit = &asked.visit;
    let counted = [
        ("dashboards-activities", "#activity+num"),
        ("dashboards-targeted", "#targeted+ind"),
        ("dashboards-reached", "#reached+ind"),
    ];
    let heads = exports::heads(down).into_iter().chain(exports::heads(Dimension::Governorate)).chain(counted);
    let columns = heads.map(|(key, tag)| (visit.say(key), tag)).collect();
    let mut rows = Vec::new();
    for ((key, _), cells) in matrix.rows.iter().zip(&matrix.cells) {
        for ((place, _), tally) in matrix.columns.iter().zip(cells).filter(|(_, tally)| tally.activities > 0) {
            let mut row = Vec::new();
            for (dimension, key) in [(down, key), (Dimension::Governorate, place)] {
                row.push(exports::name_cell(asked, dimension, key));
                row.push(Cell::text(asked.names.code(dimension, key).unwrap_or_default()));
            }
            row.extend([tally.activities, tally.targeted, tally.reached].map(|n| Cell::number(n as f64)));
            rows.push(row);
        }
    }
    Table { name: "tansiq-matrix", columns, rows, about: about(asked) }
}

fn about(asked: &Asked) -> Vec<(String, String)> {
    let visit = &asked.visit;
    let title = format!("{}: {}", visit.say("dashboards-matrix"), visit.say(asked.measure.key()));
    exports::about(asked, &title)
}

fn numbers(asked: &Asked, down: Dimension, matrix: &Matrix) -> serde_json::Value {
    let of = |dimension, groups: &Groups| -> Vec<serde_json::Value> {
        groups.iter().map(|(key, tally)| exports::group(asked, dimension, key, tally)).collect()
    };
    json!({
        "asked": asked.told(),
        "counted": asked.visit.say(asked.share_key()),
        "rows": of(down, &matrix.rows),
        "columns": of(Dimension::Governorate, &matrix.columns),
        "cells": matrix.cells,
    })
}
