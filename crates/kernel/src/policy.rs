//! The permissions table, made by asking: every action on every specimen record as every kind of actor. The document
//! and the test that compares it come from here, so they cannot say more than the code does.

use sea_orm::Iterable;

use crate::{Actor, Guarded};

/// One line of the table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    pub resource: &'static str,
    pub action: String,
    pub case: &'static str,
    /// In the order of the cast that was asked.
    pub allowed: Vec<bool>,
}

pub fn table<E: Guarded>(cast: &[Actor]) -> Vec<Line> {
    let mut lines = Vec::new();
    for (case, record) in E::specimens() {
        for action in E::Action::iter() {
            let allowed = cast.iter().map(|actor| E::may(actor, action, &record)).collect();
            lines.push(Line { resource: E::RESOURCE, action: format!("{action:?}"), case, allowed });
        }
    }
    lines
}
