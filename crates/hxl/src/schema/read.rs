//! Reading a schema: a tagged table with one rule, or one for each of several patterns, in a row.

use std::ops::ControlFlow;

use regex::RegexBuilder;

use super::{Kind, List, Lists, Range, Rule, Schema, Selection, Severity, Test};
use crate::text::{fold, space};
use crate::{Cells, Column, Dataset, HxlError, Pattern, Source};

impl Schema {
    /// Reads rules from a table. Lists of values in other files come through `lists`; one that cannot be read does not
    /// spoil the schema, but is a finding of its rule. Bounds without a year are of `this_year`.
    pub fn read(source: Source, this_year: i16, lists: &mut Lists<'_>) -> Result<Self, HxlError> {
        let mut dataset = Dataset::open(source)?;
        let fields = Fields::of(dataset.columns())?;
        let mut schema = Schema::default();
        dataset.walk(&mut |at, row| {
            let line = Line { fields: &fields, row: &row, number: at.row + 1, this_year };
            line.rules(lists, &mut schema.rules)?;
            Ok(ControlFlow::Continue(()))
        })?;
        Ok(schema)
    }
}

/// What a schema's columns say, and which they are.
const FIELDS: [&str; 21] = [
    "#valid_tag",
    "#valid_severity",
    "#description",
    "#valid_value+case",
    "#valid_required-min-max",
    "#valid_required+min",
    "#valid_required+max",
    "#valid_datatype-consistent",
    "#valid_value+min",
    "#valid_value+max",
    "#valid_value+whitespace",
    "#valid_value+regex",
    "#valid_value+spelling",
    "#valid_unique-key",
    "#valid_unique+key",
    "#valid_correlation",
    "#valid_datatype+consistent",
    "#valid_value+outliers",
    "#valid_value+list",
    "#valid_value+url",
    "#valid_value+target_tag",
];

struct Fields(Vec<(&'static str, Vec<usize>)>);

impl Fields {
    fn of(columns: &[Column]) -> Result<Self, HxlError> {
        let field = |name: &&'static str| Ok((*name, name.parse::<Pattern>()?.columns(columns)));
        FIELDS.iter().map(field).collect::<Result<_, HxlError>>().map(Fields)
    }
}

struct Line<'l, R: ?Sized> {
    fields: &'l Fields,
    row: &'l R,
    number: u64,
    this_year: i16,
}

impl<R: Cells + ?Sized> Line<'_, R> {
    /// The first cell with anything in it.
    fn get(&self, name: &str) -> Option<&str> {
        let (_, columns) = self.fields.0.iter().find(|(field, _)| *field == name)?;
        columns.iter().map(|at| self.row.cell(*at)).find(|text| !text.is_empty())
    }

    fn filled(&self, name: &str) -> Option<&str> {
        self.get(name).filter(|text| !space::is_empty(text))
    }

    fn problem(&self, problem: impl Into<String>) -> HxlError {
        HxlError::Schema { row: self.number, problem: problem.into() }
    }

    fn is(&self, name: &str) -> Result<bool, HxlError> {
        let Some(text) = self.filled(name) else { return Ok(false) };
        match text.trim().to_lowercase().as_str() {
            "0" | "n" | "no" | "f" | "false" => Ok(false),
            "1" | "y" | "yes" | "t" | "true" => Ok(true),
            other => Err(self.problem(format!("{name} says \"{other}\", which is neither true nor false"))),
        }
    }

    fn count(&self, name: &str) -> Result<Option<u32>, HxlError> {
        let Some(text) = self.filled(name) else { return Ok(None) };
        let refused = |_| self.problem(format!("{name} says \"{text}\", which is no whole number"));
        text.trim().parse().map(Some).map_err(refused)
    }

    fn rules(&self, lists: &mut Lists<'_>, rules: &mut Vec<Rule>) -> Result<(), HxlError> {
        let Some(tags) = self.filled("#valid_tag") else { return Ok(()) };
        let severity = match self.filled("#valid_severity").map(fold::fold).as_deref() {
            None | Some("error") => Severity::Error,
            Some("warning") => Severity::Warning,
            Some("info") => Severity::Info,
            Some(other) => return Err(self.problem(format!("there is no severity \"{other}\""))),
        };
        let mut tests = self.tests()?;
        let mut unreadable = Vec::new();
        if let Some(url) = self.filled("#valid_value+url") {
            match self.listed(url, lists) {
                Ok(Some(list)) => tests.push(Test::Among(list)),
                Ok(None) => {}
                Err(error) => unreadable.push((url.to_owned(), error.to_string())),
            }
        }
        let description = self.get("#description").map(str::to_owned);
        for pattern in Pattern::list(tags)? {
            rules.push(Rule {
                target: Selection::Tags(vec![pattern]),
                severity,
                description: description.clone(),
                tests: tests.clone(),
                unreadable: unreadable.clone(),
            });
        }
        Ok(())
    }

    fn tests(&self) -> Result<Vec<Test>, HxlError> {
        let mut tests = Vec::new();
        let case = self.is("#valid_value+case")?;
        if self.is("#valid_required-min-max")? {
            tests.push(Test::Required { least: Some(1), most: None });
        }
        let (least, most) = (self.count("#valid_required+min")?, self.count("#valid_required+max")?);
        if least.is_some() || most.is_some() {
            tests.push(Test::Required { least, most });
        }
        if let Some(name) = self.filled("#valid_datatype-consistent") {
            let unknown = || self.problem(format!("there is no kind of values called \"{name}\""));
            tests.push(Test::Kind(Kind::named(&fold::fold(name)).ok_or_else(unknown)?));
        }
        let (least, most) = (self.get("#valid_value+min"), self.get("#valid_value+max"));
        if least.is_some() || most.is_some() {
            tests.push(Test::Range(Range::new(least, most, self.this_year)));
        }
        if self.is("#valid_value+whitespace")? {
            tests.push(Test::Whitespace);
        }
        if let Some(text) = self.get("#valid_value+regex") {
            tests.push(self.regex(text, case)?);
        }
        if self.is("#valid_value+spelling")? {
            tests.push(Test::Spelling { case });
        }
        if self.is("#valid_unique-key")? {
            tests.push(Test::UniqueValue);
        }
        if let Some(key) = self.filled("#valid_unique+key") {
            let whole = matches!(fold::fold(key).as_str(), "y" | "yes" | "t" | "true" | "1");
            let key = if whole { None } else { Some(Selection::Tags(Pattern::list(key)?)) };
            tests.push(Test::UniqueRow(key));
        }
        if let Some(others) = self.filled("#valid_correlation") {
            tests.push(Test::Correlation(Selection::Tags(Pattern::list(others)?)));
        }
        if self.is("#valid_datatype+consistent")? {
            tests.push(Test::ConsistentKind);
        }
        if self.is("#valid_value+outliers")? {
            tests.push(Test::Outliers);
        }
        if let Some(list) = self.filled("#valid_value+list") {
            tests.push(Test::Among(List::new(list.split('|'), case)));
        }
        Ok(tests)
    }

    fn regex(&self, text: &str, case: bool) -> Result<Test, HxlError> {
        let regex = RegexBuilder::new(&python_ends(text)).case_insensitive(!case).size_limit(1 << 20).build();
        let regex = regex.map_err(|_| self.problem(format!("the regular expression /{text}/ is not understood")))?;
        Ok(Test::Matches { regex, text: text.to_owned() })
    }

    /// The values of another table, in the columns asked for or in all; none if there are none.
    fn listed(&self, url: &str, lists: &mut Lists<'_>) -> Result<Option<List>, HxlError> {
        let wanted = self.filled("#valid_value+target_tag").map(str::parse::<Pattern>).transpose()?;
        let mut dataset = Dataset::open(lists(url.trim())?)?;
        let columns = wanted.map(|pattern| pattern.columns(dataset.columns()));
        let mut values: Vec<String> = Vec::new();
        dataset.walk(&mut |_, row| {
            match &columns {
                Some(columns) => values.extend(columns.iter().map(|at| row.cell(*at).to_owned())),
                None => values.extend((0..row.width()).map(|at| row.cell(at).to_owned())),
            }
            Ok(ControlFlow::Continue(()))
        })?;
        let case = self.is("#valid_value+case")?;
        Ok((!values.is_empty()).then(|| List::new(values.iter().map(String::as_str), case)))
    }
}

/// In Python a dollar sign also stands before a line break at the very end, and `\Z` is what `\z` is here.
pub(crate) fn python_ends(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    let mut in_class = false;
    let mut chars = text.chars();
    while let Some(c) = chars.next() {
        match c {
            '\\' => match chars.next() {
                Some('Z') if !in_class => out.push_str("\\z"),
                Some(next) => out.extend(['\\', next]),
                None => out.push('\\'),
            },
            '$' if !in_class => out.push_str(r"(?:\n?\z)"),
            c => {
                match c {
                    '[' => in_class = true,
                    ']' => in_class = false,
                    _ => {}
                }
                out.push(c);
            }
        }
    }
    out
}
