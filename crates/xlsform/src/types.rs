//! The types of questions: what each is shown with and what its answer is.
//!
//! The table is data, `data/types.tsv`: one line a spelling, with the control, the binding and the hint it brings along.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::tree::Control;

/// What a type brings along; empty texts stand for nothing.
#[derive(Debug)]
pub(crate) struct Type {
    pub(crate) tag: &'static str,
    pub(crate) mediatype: &'static str,
    /// The attributes of the binding.
    pub(crate) bind: [(&'static str, &'static str); 5],
    pub(crate) hint: &'static str,
}

impl Type {
    /// How questions of a type are shown.
    pub(crate) fn control(&self, name: &str) -> Control {
        match (self.tag, name) {
            (_, "geopoint" | "geoshape" | "geotrace") => Control::Geo,
            ("input", _) => Control::Input,
            ("odk:rank" | "select" | "select1", _) => Control::Select,
            ("range", _) => Control::Range,
            ("trigger", _) => Control::Trigger,
            ("upload", _) if self.mediatype == "osm/*" => Control::Osm,
            ("upload", _) => Control::Upload,
            _ => Control::None,
        }
    }
}

/// The type of a name.
pub(crate) fn of(name: &str) -> Option<&'static Type> {
    static TYPES: LazyLock<FxHashMap<&'static str, Type>> =
        LazyLock::new(|| include_str!("../data/types.tsv").lines().skip(1).filter_map(read).collect());
    TYPES.get(name)
}

fn read(line: &'static str) -> Option<(&'static str, Type)> {
    let mut cells = line.split('\t');
    let mut next = || cells.next();
    let name = next()?;
    let (tag, mediatype, kind, readonly, constraint, preload, parameters, hint) =
        (next()?, next()?, next()?, next()?, next()?, next()?, next()?, next()?);
    let bind = [
        ("type", kind),
        ("readonly", readonly),
        ("constraint", constraint),
        ("jr:preload", preload),
        ("jr:preloadParams", parameters),
    ];
    Some((name, Type { tag, mediatype, bind, hint }))
}

/// The current name of a type that has an older one.
pub(crate) fn current_name(name: &str) -> Option<&'static str> {
    Some(match name {
        "imei" => "deviceid",
        "image" | "add image prompt" | "add photo prompt" => "photo",
        "add audio prompt" => "audio",
        "add video prompt" => "video",
        "add file prompt" => "file",
        _ => return None,
    })
}

/// What a type of the form `select_one list or_other` says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Select<'t> {
    /// The spelling of the command.
    pub(crate) command: &'static str,
    /// The type it stands for.
    pub(crate) kind: &'static str,
    pub(crate) list: &'t str,
    pub(crate) other: bool,
}

impl Select<'_> {
    /// Whether the choices come from a file.
    pub(crate) fn is_from_file(&self) -> bool {
        self.command.ends_with("from_file") || self.command.ends_with("from file")
    }
}

const ONE: &str = "select one";
const MANY: &str = "select all that apply";

const SELECTS: [(&str, &str); 15] = [
    ("add select one prompt using", ONE),
    ("add select multiple prompt using", MANY),
    ("select all that apply from", MANY),
    ("select one from", ONE),
    ("select1", ONE),
    ("select_one", ONE),
    ("select one", ONE),
    ("select_multiple", MANY),
    ("select all that apply", MANY),
    ("select_one_external", "select one external"),
    ("select_one_from_file", ONE),
    ("select_multiple_from_file", MANY),
    ("select one from file", ONE),
    ("select multiple from file", MANY),
    ("rank", "rank"),
];

/// Reads a type as a select.
pub(crate) fn select(kind: &str) -> Option<Select<'_>> {
    SELECTS.iter().find_map(|&(command, name)| {
        let rest = kind.strip_prefix(command)?.strip_prefix(' ')?;
        let end = rest.find(char::is_whitespace).unwrap_or(rest.len());
        let (list, tail) = rest.split_at(end);
        let other = match tail {
            "" => false,
            " or specify other" | " or_other" | " or other" => true,
            _ => return None,
        };
        (!list.is_empty()).then_some(Select { command, kind: name, list, other })
    })
}

/// The kinds of groups a row can begin or end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Container {
    Group,
    Repeat,
    Loop,
}

impl Container {
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Group => "group",
            Self::Repeat => "repeat",
            Self::Loop => "loop",
        }
    }
}

const CONTAINERS: [(&str, Container); 5] = [
    ("group", Container::Group),
    ("lgroup", Container::Repeat),
    ("repeat", Container::Repeat),
    ("loop", Container::Loop),
    ("looped group", Container::Repeat),
];

/// Reads a type as the beginning of a group, with the list a loop runs over.
pub(crate) fn begin(kind: &str) -> Option<(Container, Option<&str>)> {
    let rest = kind.strip_prefix("begin")?.strip_prefix(|mark: char| mark == '_' || mark.is_whitespace())?;
    CONTAINERS.iter().find_map(|(name, container)| {
        let rest = rest.strip_prefix(name)?;
        if rest.is_empty() {
            return Some((*container, None));
        }
        let rest = rest.strip_prefix(' ')?;
        let list = rest.strip_prefix("over ").filter(|list| is_word(list)).unwrap_or(rest);
        is_word(list).then_some((*container, Some(list)))
    })
}

fn is_word(text: &str) -> bool {
    !text.is_empty() && !text.contains(char::is_whitespace)
}

/// Reads a type as the end of a group.
pub(crate) fn end(kind: &str) -> Option<Container> {
    let rest = kind.strip_prefix("end")?.strip_prefix(|mark: char| mark == '_' || mark.is_whitespace())?;
    CONTAINERS.iter().find(|(name, _)| *name == rest).map(|(_, container)| *container)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn selects_are_read_in_all_their_spellings() {
        let read = select("select one from file towns.csv").expect("read");
        assert_eq!((read.command, read.list), ("select one from file", "towns.csv"));
        assert_eq!(select("select one from towns").expect("read").list, "towns");
        assert!(select("select_one towns or_other").expect("read").other);
        assert!(select("select_one towns twice").is_none() && select("select_one").is_none());
        assert_eq!(select("select_one_external towns").expect("read").kind, "select one external");
    }

    #[test]
    fn groups_begin_and_end() {
        assert_eq!(begin("begin loop over towns"), Some((Container::Loop, Some("towns"))));
        assert_eq!(begin("begin_repeat"), Some((Container::Repeat, None)));
        assert_eq!(begin("begin looped group"), Some((Container::Repeat, None)));
        assert_eq!(end("end group"), Some(Container::Group));
        assert!(begin("Begin group").is_none() && begin("begin something").is_none());
    }

    #[test]
    fn every_line_of_the_table_is_read() {
        let lines = include_str!("../data/types.tsv").lines().skip(1);
        assert!(lines.clone().count() > 100);
        for line in lines {
            let name = line.split('\t').next().expect("read");
            assert!(of(name).is_some(), "{name}");
        }
        assert_eq!(of("note").expect("read").bind[1], ("readonly", "true()"));
    }
}
