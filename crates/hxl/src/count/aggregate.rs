//! What to work out for each group: `count()`, `sum(#reached)`, `average(#value) as Mean#value+mean`.

use std::str::FromStr;

use crate::text::space::is_space;
use crate::{Column, HxlError, Pattern, Tag};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Operation {
    Count,
    Sum,
    Average,
    Min,
    Max,
    /// The different values, in order, with bars between.
    Concat,
}

impl Operation {
    const NAMED: [(&'static str, Operation); 6] = [
        ("count", Operation::Count),
        ("sum", Operation::Sum),
        ("average", Operation::Average),
        ("min", Operation::Min),
        ("max", Operation::Max),
        ("concat", Operation::Concat),
    ];

    fn name(self) -> &'static str {
        Self::NAMED.iter().find(|(_, operation)| *operation == self).map_or("", |(name, _)| name)
    }
}

/// An operation on the first filled column that matches, and the column its results go into.
#[derive(Clone, Debug)]
pub struct Aggregate {
    pub operation: Operation,
    pub pattern: Option<Pattern>,
    pub column: Column,
}

impl Aggregate {
    /// Into the column `#meta+NAME`, headed by the operation's name.
    pub fn new(operation: Operation, pattern: Option<Pattern>) -> Self {
        let name = operation.name();
        Aggregate {
            operation,
            pattern,
            column: Column { header: name.into(), tag: Tag::parse(&format!("#meta+{name}")) },
        }
    }

    /// How many rows, under `Count#meta+count`.
    pub fn count() -> Self {
        let mut count = Aggregate::new(Operation::Count, None);
        count.column.header = "Count".into();
        count
    }

    pub(super) fn is_date(&self) -> bool {
        self.pattern.as_ref().and_then(Pattern::name) == Some("date")
    }
}

impl FromStr for Aggregate {
    type Err = HxlError;

    fn from_str(text: &str) -> Result<Self, HxlError> {
        let refused = || HxlError::Statement(text.trim().to_owned());
        let (name, rest) = text.trim_matches(is_space).split_once('(').ok_or_else(refused)?;
        let (pattern, into) = rest.split_once(')').ok_or_else(refused)?;
        let known = |(known, _): &&(&str, Operation)| known.eq_ignore_ascii_case(name);
        let (_, operation) = Operation::NAMED.iter().find(known).ok_or_else(refused)?;
        let pattern = match pattern.trim_matches(is_space) {
            "" => None,
            pattern => Some(pattern.parse()?),
        };
        if pattern.is_none() && *operation != Operation::Count {
            return Err(refused());
        }
        let mut aggregate = Aggregate::new(*operation, pattern);
        let into = into.trim_start_matches(is_space);
        if !into.is_empty() {
            let into = into.strip_prefix("as").filter(|rest| rest.starts_with(is_space)).ok_or_else(refused)?;
            let into = into.trim_start_matches(is_space);
            let sign = into.find('#').ok_or_else(refused)?;
            let tag = Tag::parse(&into[sign..]).ok_or_else(refused)?;
            aggregate.column = Column { header: into[..sign].to_owned(), tag: Some(tag) };
        }
        Ok(aggregate)
    }
}

#[cfg(test)]
mod tests {
    use super::{Aggregate, Operation};

    #[test]
    fn statements_are_read_as_hxlcount_reads_them() {
        let read = |text: &str| {
            text.parse::<Aggregate>()
                .ok()
                .map(|one| (one.operation, one.column.header.clone(), one.column.display_tag()))
        };
        assert_eq!(read("count()"), Some((Operation::Count, "count".into(), "#meta+count".into())));
        assert_eq!(
            read(" sum(#reached+f) as Girls #reached+f+total"),
            Some((Operation::Sum, "Girls ".into(), "#reached+f+total".into()))
        );
        for text in ["", "sum()", "sum(#x", "median(#x)", "sum(#x) as Total", "sum(#x) into #y"] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
