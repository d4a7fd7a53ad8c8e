//! The probability that a best match is right: logistic regression on [`names::sureness::features`], over the
//! held-out fifth only, whose queries the letters' costs were not learned from. Newton's method with a little ridge.

use crate::pairs::part_of;
use names::places::{Candidate, Index};
use names::sureness::FEATURES;
use std::error::Error;

const ROUNDS: usize = 30;
const RIDGE: f64 = 1.0;

type Row = ([f64; FEATURES], f64);

/// The factors.
pub fn learn(queries: &str, candidates: &str, part: u64) -> Result<[f32; FEATURES], Box<dyn Error>> {
    let rows = rows(queries, candidates, part)?;
    let mut factors = [0.0; FEATURES];
    for _ in 0..ROUNDS {
        let (gradient, curvature) = derivatives(&rows, &factors);
        let step = solve(curvature, gradient);
        factors.iter_mut().zip(step).for_each(|(factor, step)| *factor += step);
    }
    eprintln!("{} queries decide", rows.len());
    Ok(factors.map(|factor| factor as f32))
}

fn rows(queries: &str, candidates: &str, part: u64) -> Result<Vec<Row>, Box<dyn Error>> {
    let mut places = Vec::new();
    for record in csv::Reader::from_path(candidates)?.records() {
        let record = record?;
        let parent = Some(record[2].to_owned()).filter(|parent| !parent.is_empty());
        places.push(Candidate { id: record[0].to_owned(), name: record[1].to_owned(), aliases: Vec::new(), parent });
    }
    let index = Index::new(places);
    let mut rows = Vec::new();
    for record in csv::Reader::from_path(queries)?.records() {
        let record = record?;
        if part_of(&record[2]) != part {
            continue;
        }
        for parent in [None, Some(&record[1]).filter(|parent| !parent.is_empty())] {
            if let Some((features, id)) = index.evidence(&record[0], parent) {
                rows.push((features.map(f64::from), f64::from(u8::from(id == &record[2]))));
            }
        }
    }
    Ok(rows)
}

fn derivatives(rows: &[Row], factors: &[f64; FEATURES]) -> ([f64; FEATURES], [[f64; FEATURES]; FEATURES]) {
    let mut gradient = factors.map(|factor| -RIDGE * factor);
    let mut curvature = [[0.0; FEATURES]; FEATURES];
    for (at, row) in curvature.iter_mut().enumerate() {
        row[at] = RIDGE;
    }
    for (features, right) in rows {
        let sum: f64 = features.iter().zip(factors).map(|(feature, factor)| feature * factor).sum();
        let probability = 1.0 / (1.0 + (-sum).exp());
        for (at, feature) in features.iter().enumerate() {
            gradient[at] += (right - probability) * feature;
            for (other, with) in features.iter().enumerate() {
                curvature[at][other] += probability * (1.0 - probability) * feature * with;
            }
        }
    }
    (gradient, curvature)
}

/// Gaussian elimination; the ridge keeps every pivot positive.
fn solve(mut matrix: [[f64; FEATURES]; FEATURES], mut right: [f64; FEATURES]) -> [f64; FEATURES] {
    for pivot in 0..FEATURES {
        for row in pivot + 1..FEATURES {
            let factor = matrix[row][pivot] / matrix[pivot][pivot];
            let above = matrix[pivot];
            matrix[row].iter_mut().zip(above).for_each(|(cell, above)| *cell -= factor * above);
            right[row] -= factor * right[pivot];
        }
    }
    for pivot in (0..FEATURES).rev() {
        let known: f64 = (pivot + 1..FEATURES).map(|column| matrix[pivot][column] * right[column]).sum();
        right[pivot] = (right[pivot] - known) / matrix[pivot][pivot];
    }
    right
}
