//! The settings sheet: one row about the form as a whole.

use std::borrow::Cow;

use crate::headers::{Columns, Kind, Reading};
use crate::names::is_element_name;
use crate::problems::{Outcome, Problem};
use crate::value::{Map, Value};
use crate::{Options, Sheet};

/// What the sheet says, with defaults filled in.
#[derive(Debug, Default)]
pub(crate) struct Settings<'a> {
    entries: Map<'a>,
    fallback: Cow<'a, str>,
    /// The id as this sheet has it, which titles the form; a row of the survey sheet may change the id later.
    first_id: Cow<'a, str>,
    root: Cow<'a, str>,
}

/// What yes and no may be called.
pub(crate) fn yes_no(text: &str) -> Option<bool> {
    match text {
        "yes" | "Yes" | "YES" | "true" | "True" | "TRUE" | "true()" => Some(true),
        "no" | "No" | "NO" | "false" | "False" | "FALSE" | "false()" => Some(false),
        _ => None,
    }
}

/// The columns of a settings sheet. Where the form's id stands twice, `id_string` is passed over.
pub(crate) fn columns(sheet: &Sheet, warnings: &mut Vec<Problem>) -> Outcome<(Columns, Option<usize>)> {
    let both = ["id_string", "form_id"].iter().all(|name| sheet.headers.iter().any(|header| header == name));
    if !both {
        return Ok((Columns::of(Kind::Settings, sheet)?, None));
    }
    warnings.push(Problem::warning("settings-id-twice").in_sheet("settings").at_row(1));
    let without = sheet.headers.iter().position(|header| header == "id_string");
    let kept = Sheet {
        headers: sheet
            .headers
            .iter()
            .map(|header| if header == "id_string" { "" } else { header }.to_owned())
            .collect(),
        ..Sheet::default()
    };
    Ok((Columns::of(Kind::Settings, &kept)?, without))
}

/// An `id_string` that is passed over in the first row must not come back in later ones.
fn refuse_further_ids(sheet: &Sheet, at: usize) -> Outcome<()> {
    let again = sheet.rows.iter().skip(1).find(|row| row.cells.get(at).is_some_and(|cell| !cell.is_empty()));
    let Some(row) = again else { return Ok(()) };
    let problem = Problem::error("header-row-missing").in_sheet("settings").at_row(row.number).in_column("id_string");
    Err(problem.with("header", "id_string").stop())
}

impl<'a> Settings<'a> {
    /// Reads the first row.
    pub(crate) fn read(
        sheet: Option<(&'a Sheet, &'a (Columns, Option<usize>))>,
        options: &'a Options,
    ) -> Outcome<Self> {
        if let Some(root) = &options.root
            && !is_element_name(root)
        {
            return Err(Problem::error("name-invalid-bare").with("name", "form_name").stop());
        }
        let mut entries = Map::default();
        if let Some((sheet, (columns, without))) = sheet
            && let Some(row) = sheet.rows.first()
        {
            entries = columns.row(row, Reading { default_language: "default", collapse: false });
            if let Some(at) = without {
                entries.remove("");
                refuse_further_ids(sheet, *at)?;
            }
        }
        if let Some(name) = entries.get("name")
            && !is_element_name(&name.shown())
        {
            return Err(Problem::error("name-invalid").in_sheet("settings").at_row(1).in_column("name").stop());
        }
        let fallback = options.file_stem.as_deref().unwrap_or("data");
        Ok(Self {
            first_id: Cow::Owned(entries.text("id_string").unwrap_or(fallback).to_owned()),
            fallback: Cow::Borrowed(fallback),
            entries,
            root: Cow::Borrowed(options.root.as_deref().unwrap_or("data")),
        })
    }

    /// Sets what a row of the survey sheet says about the form.
    pub(crate) fn set(&mut self, key: &'a str, text: Cow<'a, str>) {
        self.entries.insert(key, Value::Text(text));
    }

    pub(crate) fn text(&self, key: &str) -> Option<&str> {
        self.entries.text(key)
    }

    pub(crate) fn map(&self, key: &str) -> Option<&Map<'a>> {
        self.entries.map(key)
    }

    /// Whether a setting is switched on.
    pub(crate) fn is_on(&self, key: &str) -> bool {
        self.text(key).and_then(yes_no).unwrap_or(false)
    }

    /// The name of the root node.
    pub(crate) fn root(&self) -> &str {
        self.text("name").unwrap_or(&self.root)
    }

    pub(crate) fn id(&self) -> &str {
        self.text("id_string").unwrap_or(&self.fallback)
    }

    pub(crate) fn title(&self) -> &str {
        self.text("title").unwrap_or(&self.first_id)
    }

    /// The language of texts whose column names none.
    pub(crate) fn default_language(&self) -> &str {
        self.text("default_language").unwrap_or("default")
    }

    /// Whether the survey's cells are trimmed.
    pub(crate) fn cleans_text(&self) -> bool {
        self.text("clean_text_values").and_then(yes_no).unwrap_or(true)
    }
}
