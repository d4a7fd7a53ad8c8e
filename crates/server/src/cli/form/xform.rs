//! `tansiq form check` and `tansiq form fill`: finished XForms. What is wrong is one line each on standard error, as
//! `NODE ATTRIBUTE: CODE: what and what to do`; warnings are said but fail nothing.

use std::path::{Path, PathBuf};

use clap::Args;
use kernel::{Clock, Random};
use xlsform::check::{Finding, check};
use xlsform::fill::{Media, Surroundings, fill};
use xlsform::{Lang, Severity};

use super::{Lines, bytes, write};

/// The answers of one form are a few kilobytes; pictures are not among them.
const LARGEST_MEDIA: u64 = 256 << 20;

#[derive(Args)]
pub(super) struct Check {
    /// The XForm
    #[arg(value_name = "FORM.xml")]
    form: PathBuf,
    /// The language of what is said
    #[arg(long, value_enum, default_value_t = super::Lang::En)]
    lang: super::Lang,
}

#[derive(Args)]
pub(super) struct Fill {
    /// The XForm
    #[arg(value_name = "FORM.xml")]
    form: PathBuf,
    /// The answers: a JSON object by the names of questions, groups within as objects, repeats as lists of objects
    #[arg(long, value_name = "A.json")]
    answers: PathBuf,
    /// The submission to write [default: standard output]
    #[arg(short, long, value_name = "OUT.xml")]
    output: Option<PathBuf>,
    /// The folder of the form's files: lists, tables, places
    #[arg(long, value_name = "DIR")]
    media: Option<PathBuf>,
    /// The time zone of the device, by its IANA name
    #[arg(long, value_name = "ZONE", default_value = "UTC")]
    zone: String,
    /// What the device knows, as deviceid=…, username=…, email=…, phonenumber=…
    #[arg(long, value_name = "NAME=VALUE", value_parser = property)]
    property: Vec<(String, String)>,
    /// The language of what is said
    #[arg(long, value_enum, default_value_t = super::Lang::En)]
    lang: super::Lang,
}

fn property(text: &str) -> Result<(String, String), String> {
    let (name, value) = text.split_once('=').ok_or("write NAME=VALUE")?;
    Ok((name.to_owned(), value.to_owned()))
}

impl Check {
    pub(super) fn run(&self) -> Result<(), Lines> {
        settle(&check(&text(&self.form)?), self.lang.into())
    }
}

impl Fill {
    pub(super) fn run(&self) -> Result<(), Lines> {
        let lang = self.lang.into();
        let form = text(&self.form)?;
        let answers = serde_json::from_str(&text(&self.answers)?)
            .map_err(|error| vec![format!("{} is no JSON: {error}", self.answers.display())])?;
        let clock = Clock::system();
        clock.keep(&self.zone).map_err(|error| vec![error.to_string()])?;
        let now = clock.now();
        let moment = jiff::Timestamp::from_millisecond(now).unwrap_or_default();
        let random = Random::System;
        let around = Surroundings {
            now,
            ahead: clock.zone().to_offset(moment).seconds() / 60,
            chance: Box::new(move || u64::from_le_bytes(random.bytes())),
            properties: self.property.iter().cloned().collect(),
            media: self.media.as_deref().map_or(Ok(Media::new()), media)?,
        };
        let filled = fill(&form, &answers, around).map_err(|findings| said(&findings, lang))?;
        settle(&filled.complaints, lang)?;
        match &self.output {
            Some(path) => write(path, &filled.xml),
            None => {
                println!("{}", filled.xml);
                Ok(())
            }
        }
    }
}

fn text(path: &Path) -> Result<String, Lines> {
    let bytes = bytes(path).map_err(|line| vec![line])?;
    String::from_utf8(bytes).map_err(|_| vec![format!("{} is not UTF-8", path.display())])
}

/// The files of a folder.
fn media(folder: &Path) -> Result<Media, Lines> {
    let unreadable = |error: std::io::Error| vec![format!("{} cannot be read: {error}", folder.display())];
    let mut files = Media::new();
    let mut size = 0;
    for entry in std::fs::read_dir(folder).map_err(unreadable)? {
        let entry = entry.map_err(unreadable)?;
        let name = entry.file_name().to_string_lossy().into_owned();
        let read = [".csv", ".xml", ".geojson"].iter().any(|ending| name.ends_with(ending));
        if read && entry.path().is_file() {
            size += entry.metadata().map_err(unreadable)?.len();
            if size > LARGEST_MEDIA {
                return Err(vec![format!("{} holds more than {} MB", folder.display(), LARGEST_MEDIA >> 20)]);
            }
            files.insert(name, std::fs::read(entry.path()).map_err(unreadable)?);
        }
    }
    Ok(files)
}

/// Says warnings; errors are the failure.
fn settle(findings: &[Finding], lang: Lang) -> Result<(), Lines> {
    if findings.iter().any(|finding| finding.severity == Severity::Error) {
        return Err(said(findings, lang));
    }
    said(findings, lang).iter().for_each(|line| eprintln!("{line}"));
    Ok(())
}

fn said(findings: &[Finding], lang: Lang) -> Lines {
    let place = |finding: &Finding| match (&*finding.path, finding.attribute) {
        ("", attribute) => attribute.to_owned(),
        (path, attribute) => format!("{path} {attribute}"),
    };
    findings
        .iter()
        .map(|finding| {
            format!("{}: {}", place(finding), finding.problem().line(lang)).trim_start_matches(": ").to_owned()
        })
        .collect()
}
