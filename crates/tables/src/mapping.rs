//! Which column is which field: proposals with their reasons, for a person to confirm.
//!
//! Three witnesses are heard: the HXL tag, the header (against the field's names in any language), and the cells. The
//! best assignment overall is sought, not the best for each column in turn, so that one strong match does not push
//! a better-fitting one aside.

mod assignment;
mod content;
mod header;

use crate::hxl::Tag;
use crate::layout::{Column, Layout};

/// What the caller wants to find.
#[derive(Clone, Copy, Debug, Default)]
pub struct Field<'a> {
    /// The caller's name for it.
    pub key: &'a str,
    /// What people write above it, in any language; spelling and order of words do not matter.
    pub headers: &'a [&'a str],
    /// Patterns of tags, the best first: `#org+impl` is also found in `#org+impl+name`.
    pub tags: &'a [&'a str],
    pub kind: Kind,
    /// Told among [`Mapping::missing`] if no column is found.
    pub required: bool,
    /// Whether several columns may be this field, as sex and age groups are.
    pub multi: bool,
}

/// What the cells of a field look like.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Kind {
    /// Words of any kind: the cells say nothing, except that numbers and dates speak against it.
    #[default]
    Text,
    Number,
    Date,
    Month,
    Year,
    Latitude,
    Longitude,
    /// Short marks without spaces, with digits, such as P-codes.
    Code,
    YesNo,
}

/// Why a column is thought to be a field.
#[derive(Clone, Debug, PartialEq)]
pub enum Reason {
    /// The tag fits this pattern of the field.
    Tag { pattern: String },
    /// The header is this name of the field.
    Header { name: String },
    /// The header shares words with this name; `share` from 0 to 1.
    HeaderWords { name: String, share: f32 },
    /// The cells look like it, or unlike it; from -1 to 1.
    Content { share: f32 },
}

/// One column proposed as one field.
#[derive(Clone, Debug, PartialEq)]
pub struct Proposal {
    /// [`Column::index`].
    pub column: usize,
    /// [`Field::key`].
    pub field: String,
    /// From 0 to 1: above 0.8 the proposal rarely needs a second look.
    pub confidence: f32,
    pub reasons: Vec<Reason>,
}

/// Proposals in the order of the columns, and required fields without a column.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Mapping {
    pub proposals: Vec<Proposal>,
    pub missing: Vec<String>,
}

/// Below this, a proposal would more often mislead than help.
const LEAST: f32 = 0.35;
const TAG: f32 = 0.95;
const HEADER: f32 = 0.85;
/// What the cells can add to a header or take from it.
const CONTENT: f32 = 0.25;
/// What the cells can say alone.
const CONTENT_ALONE: f32 = 0.5;

/// Proposes a field for each column. `content` is asked for each field and column with the column's samples: it
/// answers from -1 (surely not) over 0 (cannot tell) to 1 (surely), for what only the caller knows, such as whether
/// the cells are names of places.
pub fn propose(fields: &[Field<'_>], layout: &Layout, content: impl Fn(&str, &[String]) -> f32) -> Mapping {
    let judged: Vec<Vec<Verdict>> = layout
        .columns
        .iter()
        .map(|column| fields.iter().map(|field| judge(field, column, &content)).collect())
        .collect();
    let worth = |column: usize, field: usize| {
        let confidence: f32 = judged[column][field].confidence;
        f64::from(if confidence >= LEAST { confidence } else { 0.0 })
    };
    let mut chosen = assignment::best(layout.columns.len(), fields.len(), worth);
    for (column, choice) in chosen.iter_mut().enumerate().filter(|(_, choice)| choice.is_none()) {
        let repeatable = (0..fields.len()).filter(|field| fields[*field].multi && worth(column, *field) > 0.0);
        *choice = repeatable.max_by(|a, b| worth(column, *a).total_cmp(&worth(column, *b)));
    }
    let missing = fields.iter().enumerate().filter(|(at, field)| field.required && !chosen.contains(&Some(*at)));
    let missing = missing.map(|(_, field)| field.key.to_owned()).collect();
    let proposals = judged.into_iter().enumerate().filter_map(|(column, mut verdicts)| {
        let field = chosen[column]?;
        let Verdict { confidence, reasons } = verdicts.swap_remove(field);
        let field = fields[field].key.to_owned();
        Some(Proposal { column: layout.columns[column].index, field, confidence, reasons })
    });
    Mapping { proposals: proposals.collect(), missing }
}

struct Verdict {
    confidence: f32,
    reasons: Vec<Reason>,
}

fn judge(field: &Field<'_>, column: &Column, content: impl Fn(&str, &[String]) -> f32) -> Verdict {
    let mut reasons = Vec::new();
    let tag = tag_witness(field, column.tag.as_ref());
    let header = header::best(field.headers, &column.header);
    let mut named: f32 = 0.0;
    if let Some((pattern, share)) = tag {
        named = named.max(TAG * share);
        reasons.push(Reason::Tag { pattern });
    }
    if let Some((name, share)) = header {
        named = named.max(HEADER * share);
        let name = name.to_owned();
        reasons.push(if share == 1.0 { Reason::Header { name } } else { Reason::HeaderWords { name, share } });
    }
    // A tag that names something else outweighs a header that sounds right.
    if column.tag.is_some() && tag_witness(field, column.tag.as_ref()).is_none() && !field.tags.is_empty() {
        named *= 0.8;
    }
    let known = content(field.key, &column.samples).clamp(-1.0, 1.0);
    let looks = content::looks_like(field.kind, &column.samples);
    let share = if known.abs() >= looks.abs() { known } else { looks };
    if share.abs() >= 0.3 {
        reasons.push(Reason::Content { share });
    }
    let confidence = if named > 0.0 {
        named + CONTENT * share
    } else {
        CONTENT_ALONE * known.max(content::alone(field.kind, looks))
    };
    Verdict { confidence: confidence.clamp(0.0, 1.0), reasons }
}

/// The first pattern the tag fits. A tag that says more than the pattern weighs a little less.
fn tag_witness(field: &Field<'_>, tag: Option<&Tag>) -> Option<(String, f32)> {
    let tag = tag?;
    let patterns = field.tags.iter().filter_map(|text| Tag::parse(text));
    let fitting = patterns.enumerate().filter(|(_, pattern)| tag.fits(pattern));
    let judged = fitting.map(|(at, pattern)| {
        let extra = tag.attributes().count() - pattern.attributes().count();
        (pattern.to_string(), (1.0 - 0.08 * extra as f32 - 0.02 * at as f32).max(0.5))
    });
    judged.max_by(|a, b| a.1.total_cmp(&b.1))
}
