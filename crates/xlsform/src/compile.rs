//! The compiler's front door: a workbook in, an XForm or a list of problems out.
//!
//! Sheets are read in the order settings, external choices, choices, entities, survey, so that of several problems the same one is
//! told first as by pyxform.

use std::borrow::Cow;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::choices::Lists;
use crate::entities::Entities;
use crate::headers::{Columns, Kind, Reading};
use crate::missing::Translations;
use crate::problems::Outcome;
use crate::references::check;
use crate::settings::{self, Settings};
use crate::sheets::{Sheets, with_rows};
use crate::survey::{Known, Reader};
use crate::value::Map;
use crate::write::Form;
use crate::{Problem, Sheet, Workbook, settle};

/// What the caller decides.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// The name of the root node; `data` unless given. The settings sheet's `name` wins over it.
    pub root: Option<String>,
    /// The name of the file without its extension: the form's id and title where the settings give none.
    pub file_stem: Option<String>,
}

/// A form that compiled.
#[derive(Clone, Debug)]
pub struct Compiled {
    /// The XForm.
    pub xml: String,
    /// What somebody should look at.
    pub warnings: Vec<Problem>,
    /// The text of `itemsets.csv`, where the form has external choices.
    pub itemsets: Option<String>,
}

/// Compiles a workbook.
///
/// ```
/// use xlsform::{Options, Row, Sheet, Workbook, compile};
///
/// let survey = Sheet {
///     name: "survey".into(),
///     headers: ["type", "name", "label"].map(String::from).to_vec(),
///     rows: vec![Row { number: 2, cells: ["text", "full_name", "What is your name?"].map(Into::into).to_vec() }],
/// };
/// let compiled = compile(&Workbook { sheets: vec![survey] }, &Options::default())?;
/// assert!(compiled.xml.contains(r#"<input ref="/data/full_name">"#));
/// # Ok::<(), Vec<xlsform::Problem>>(())
/// ```
///
/// # Errors
/// The problems that make the form invalid, in the order in which they were met.
pub fn compile(workbook: &Workbook, options: &Options) -> Result<Compiled, Vec<Problem>> {
    let mut problems = Vec::new();
    match form(workbook, options, &mut problems) {
        Ok(compiled) if problems.is_empty() => Ok(compiled),
        Ok(_) => Err(problems),
        Err(last) => {
            problems.extend(last);
            Err(problems)
        }
    }
}

/// Notes what does not keep it from reading on, and ends with what does.
fn form(workbook: &Workbook, options: &Options, problems: &mut Vec<Problem>) -> Result<Compiled, Vec<Problem>> {
    let mut warnings = Vec::new();
    let sheets = Sheets::of(workbook);
    let survey = survey_sheet(&sheets)?;

    let settings_sheet = with_rows(sheets.settings);
    let settings_columns = settings_sheet.map(|sheet| settings::columns(sheet, &mut warnings)).transpose()?;
    let mut settings = Settings::read(settings_sheet.zip(settings_columns.as_ref()), options)?;
    if settings_sheet.is_none() {
        warnings.extend(sheets.misspelt(Kind::Settings));
    }
    let default_language = settings.default_language().to_owned();
    let reading = Reading { default_language: &default_language, collapse: false };

    let external = with_rows(sheets.external_choices).map(|sheet| external_lists(sheet, reading)).transpose()?;
    let external = external.filter(|lists| !lists.is_empty());

    let choices_sheet = with_rows(sheets.choices);
    let choices_columns = choices_sheet.map(|sheet| Columns::of(Kind::Choices, sheet)).transpose()?;
    let mut lists = match choices_sheet.zip(choices_columns.as_ref()) {
        Some((sheet, columns)) => {
            let twice = settings.is_on("allow_choice_duplicates");
            Lists::read(sheet, columns, reading, twice, &mut warnings, problems)?
        }
        None => Lists::default(),
    };

    let entities_sheet = with_rows(sheets.entities);
    let entities_columns = entities_sheet.map(|sheet| Columns::of(Kind::Entities, sheet)).transpose()?;
    let mut entities = match entities_sheet.zip(entities_columns.as_ref()) {
        Some((sheet, columns)) => Entities::read(sheet, columns)?,
        None => {
            warnings.extend(sheets.misspelt(Kind::Entities));
            Entities::default()
        }
    };

    let columns = Columns::of(Kind::Survey, survey)?;
    columns.require("type")?;
    let translations = Translations::of(&columns, choices_columns.as_ref());
    warnings.extend(translations.missing());
    let osm_columns = with_rows(sheets.osm).map(|sheet| Columns::of(Kind::Osm, sheet)).transpose()?;
    let osm = with_rows(sheets.osm).zip(osm_columns.as_ref()).map(|(sheet, columns)| osm_tags(sheet, columns));

    let collapse = settings.cleans_text();
    let mut reader = Reader::new(Known {
        settings: &mut settings,
        lists: &mut lists,
        external: external.as_ref(),
        osm: osm.as_ref(),
        entities: &mut entities,
        sheets: &sheets,
        warnings: &mut warnings,
    });
    reader.read(survey, &columns, Reading { collapse, ..reading }, &translations);
    let read = reader.finish();
    let (mut tree, mut names) = (read.tree, read.names);
    problems.extend(read.problems);
    if read.unmatched {
        return Err(Vec::new());
    }
    let mut version = None;
    if problems.is_empty() {
        version = if entities.is_empty() { None } else { Some(entities.place(&mut tree)?) };
        settle::add_metadata(&mut tree, &settings, read.meta)?;
    }
    if !settings.is_on("omit_instanceID") {
        *names.entry(Cow::Borrowed("instanceID")).or_insert(0) += 1;
    }
    check_references(&sheets, survey, &columns, choices_columns.as_ref(), &names, problems);
    if !problems.is_empty() {
        return Err(Vec::new());
    }
    let itemsets = read.external_used.then(|| itemsets(sheets.external_choices)).flatten();

    lists.finish();
    let triggers = settle::settle(&mut tree, &mut lists, &settings, &read.loops)?;
    let form = Form { tree: &tree, lists: &lists, settings: &settings, triggers: &triggers, entities: version };
    let xml = form.write(&mut warnings)?;
    Ok(Compiled { xml, warnings, itemsets })
}

fn survey_sheet<'w>(sheets: &Sheets<'w>) -> Outcome<&'w Sheet> {
    match sheets.survey {
        Some(sheet) if !sheet.rows.is_empty() || !sheet.headers.is_empty() => Ok(sheet),
        _ => Err(sheets.missing(Kind::Survey, "no-survey", "no-survey-misspelt").stop()),
    }
}

/// The names of the lists of the external choices.
fn external_lists<'w>(sheet: &'w Sheet, reading: Reading<'_>) -> Outcome<FxHashSet<Cow<'w, str>>> {
    let columns = Columns::of(Kind::ExternalChoices, sheet)?;
    let names = sheet.rows.iter().filter_map(|row| columns.row(row, reading).take_text("list name"));
    Ok(names.map(|name| Cow::Owned(name.into_owned())).collect())
}

fn osm_tags<'w>(sheet: &'w Sheet, columns: &'w Columns) -> FxHashMap<Cow<'w, str>, Vec<Map<'w>>> {
    let mut tags: FxHashMap<Cow<'w, str>, Vec<Map<'w>>> = FxHashMap::default();
    for row in &sheet.rows {
        let mut map = columns.row(row, Reading { default_language: "default", collapse: false });
        if let Some(list) = map.take_text("list name") {
            tags.entry(list).or_default().push(map);
        }
    }
    tags
}

fn check_references(
    sheets: &Sheets<'_>,
    survey: &Sheet,
    columns: &Columns,
    choices: Option<&Columns>,
    names: &check::Counts<'_>,
    problems: &mut Vec<Problem>,
) {
    if let Some(sheet) = sheets.settings {
        check::sheet(Kind::Settings, sheet, |_| true, names, problems);
    }
    if let Some(sheet) = sheets.entities {
        let ignored =
            |at: usize| matches!(sheet.headers.get(at).map(String::as_str), Some("list name" | "list_name" | "repeat"));
        check::sheet(Kind::Entities, sheet, |at| !ignored(at), names, problems);
    }
    check::sheet(Kind::Survey, survey, check::survey_reads(columns), names, problems);
    if let Some((sheet, columns)) = sheets.choices.zip(choices) {
        check::sheet(Kind::Choices, sheet, check::choices_reads(columns), names, problems);
    }
}

/// The external choices as a table of quoted cells. A row has only the cells that are filled, as pyxform writes it.
fn itemsets(sheet: Option<&Sheet>) -> Option<String> {
    let sheet = with_rows(sheet)?;
    let mut out = String::new();
    line(&mut out, sheet.headers.iter().map(String::as_str).filter(|header| !header.is_empty()));
    for row in &sheet.rows {
        line(&mut out, row.cells.iter().map(|cell| &**cell).filter(|cell| !cell.is_empty()));
    }
    Some(out)
}

fn line<'c>(out: &mut String, cells: impl Iterator<Item = &'c str>) {
    for (at, cell) in cells.enumerate() {
        out.push_str(if at == 0 { "\"" } else { ",\"" });
        out.push_str(&cell.replace('"', "\"\""));
        out.push('"');
    }
    out.push_str("\r\n");
}
