//! `tansiq hxl tag`: tags under the headers of a table that has none.

use std::ops::ControlFlow;
use std::path::PathBuf;

use clap::Args;
use hxl::tagger::{Tagger, parse_spec, read_specs};
use hxl::{HxlError, Tag as HxlTag};

use super::{Failure, Input, Written, about, open};

fn spec(text: &str) -> Result<(String, HxlTag), HxlError> {
    parse_spec(text)
}

fn tag(text: &str) -> Result<HxlTag, HxlError> {
    HxlTag::parse(text).ok_or_else(|| HxlError::Tag(text.to_owned()))
}

/// Writes the table again with a row of tags. The row of headers is looked for among the first 25 rows; rows above it are
/// left out. Without a list of headers those that are usual in English, Arabic and Sorani are known.
#[derive(Args)]
pub(super) struct Tag {
    /// A header, or part of one, and its tag: 'Province#adm1+name'; may be given several times
    #[arg(short, long, value_name = "HEADER#TAG", value_parser = spec)]
    map: Vec<(String, HxlTag)>,
    /// A file of headers and tags: one such entry a row, or header and tag in two columns
    #[arg(long, value_name = "FILE")]
    map_file: Option<PathBuf>,
    /// A header must be the entry, not only contain it
    #[arg(short = 'a', long)]
    match_all: bool,
    /// The tag of columns whose header fits nothing
    #[arg(short, long, value_name = "TAG", value_parser = tag)]
    default_tag: Option<HxlTag>,
    #[command(flatten)]
    input: Input,
    #[command(flatten)]
    written: Written,
}

impl Tag {
    pub(super) fn run(self) -> Result<(), Failure> {
        let mut specs = self.map.clone();
        if let Some(file) = &self.map_file {
            specs.extend(open(file, None).and_then(read_specs).map_err(about(file))?);
        }
        let tagger = if specs.is_empty() {
            Tagger::automatic(self.default_tag.clone())?
        } else {
            Tagger::new(specs, self.match_all, self.default_tag.clone())
        };
        let mut dataset = tagger.open(self.input.open()?).map_err(self.input.about())?;
        let untagged = dataset.columns().iter().filter(|column| column.tag.is_none());
        let untagged: Vec<&str> = untagged.map(|column| column.header.trim()).filter(|text| !text.is_empty()).collect();
        if !untagged.is_empty() {
            eprintln!("tansiq: without a tag: {}", untagged.join(", "));
        }
        let mut writer = self.written.begin(dataset.columns())?;
        dataset
            .walk(&mut |_, row| {
                writer.row(&row)?;
                Ok(ControlFlow::Continue(()))
            })
            .map_err(self.input.about())?;
        writer.finish()?;
        Ok(())
    }
}
