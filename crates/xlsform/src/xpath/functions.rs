//! The functions JavaRosa evaluates, with how many arguments each takes.
//!
//! Learnt from the functions' behaviour in the JavaRosa of ODK Validate 1.20; two more (`pulldata`, `intersects`) are added by clients.

/// Which function.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "named as the functions are")]
pub enum Id {
    Abs,
    Acos,
    Area,
    Asin,
    Atan,
    Atan2,
    Base64Decode,
    Boolean,
    BooleanFromString,
    Checklist,
    ChoiceName,
    Coalesce,
    Concat,
    Contains,
    Cos,
    Count,
    CountNonEmpty,
    CountSelected,
    Date,
    DateTime,
    DecimalDateTime,
    DecimalTime,
    Depend,
    Digest,
    Distance,
    EndsWith,
    Exp,
    Exp10,
    ExtractSigned,
    False,
    FormatDate,
    Geofence,
    If,
    IndexedRepeat,
    Int,
    Intersects,
    Itext,
    Join,
    Log,
    Log10,
    Max,
    Min,
    NormalizeSpace,
    Not,
    Now,
    Number,
    Once,
    Pi,
    Position,
    Pow,
    Property,
    Pulldata,
    Random,
    Randomize,
    Regex,
    Round,
    Selected,
    SelectedAt,
    Sin,
    Sqrt,
    StartsWith,
    String,
    StringLength,
    Substr,
    SubstringAfter,
    SubstringBefore,
    Sum,
    Tan,
    Today,
    Translate,
    True,
    Uuid,
    Version,
    WeightedChecklist,
}

/// A function: its name and the numbers of arguments it takes.
#[derive(Debug, PartialEq, Eq)]
pub struct Function {
    /// As written.
    pub name: &'static str,
    /// Which one.
    pub id: Id,
    /// The fewest arguments.
    pub least: u16,
    /// The most arguments.
    pub most: u16,
    /// Whether the first argument must be nodes: a path, not a value.
    pub nodes: bool,
}

impl Function {
    /// Whether it takes this many arguments.
    pub fn takes(&self, count: usize) -> bool {
        let within = (usize::from(self.least)..=usize::from(self.most)).contains(&count);
        within
            && match self.id {
                Id::IndexedRepeat => count % 2 == 1,
                Id::WeightedChecklist => count.is_multiple_of(2),
                _ => true,
            }
    }
}

/// A function by its name.
pub fn find(name: &str) -> Option<&'static Function> {
    FUNCTIONS.binary_search_by(|function| function.name.cmp(name)).ok().map(|at| &FUNCTIONS[at])
}

/// The known name nearest to `name`, if one is near.
pub fn near(name: &str) -> Option<&'static str> {
    crate::form::nearest(name, FUNCTIONS.iter().map(|function| function.name))
}

const fn function(name: &'static str, id: Id, least: u16, most: u16) -> Function {
    Function { name, id, least, most, nodes: false }
}

const fn of_nodes(name: &'static str, id: Id, least: u16, most: u16) -> Function {
    Function { name, id, least, most, nodes: true }
}

/// As many as anybody writes.
const ANY: u16 = u16::MAX;

/// All functions, by name.
pub static FUNCTIONS: &[Function] = &[
    function("abs", Id::Abs, 1, 1),
    function("acos", Id::Acos, 1, 1),
    of_nodes("area", Id::Area, 1, 1),
    function("asin", Id::Asin, 1, 1),
    function("atan", Id::Atan, 1, 1),
    function("atan2", Id::Atan2, 2, 2),
    function("base64-decode", Id::Base64Decode, 1, 1),
    function("boolean", Id::Boolean, 1, 1),
    function("boolean-from-string", Id::BooleanFromString, 1, 1),
    function("checklist", Id::Checklist, 2, ANY),
    function("coalesce", Id::Coalesce, 2, 2),
    function("concat", Id::Concat, 0, ANY),
    function("contains", Id::Contains, 2, 2),
    function("cos", Id::Cos, 1, 1),
    of_nodes("count", Id::Count, 1, 1),
    of_nodes("count-non-empty", Id::CountNonEmpty, 1, 1),
    function("count-selected", Id::CountSelected, 1, 1),
    function("date", Id::Date, 1, 1),
    function("date-time", Id::DateTime, 1, 1),
    function("decimal-date-time", Id::DecimalDateTime, 1, 1),
    function("decimal-time", Id::DecimalTime, 1, 1),
    function("depend", Id::Depend, 1, ANY),
    function("digest", Id::Digest, 2, 3),
    function("distance", Id::Distance, 1, ANY),
    of_nodes("enclosed-area", Id::Area, 1, 1),
    function("ends-with", Id::EndsWith, 2, 2),
    function("exp", Id::Exp, 1, 1),
    function("exp10", Id::Exp10, 1, 1),
    function("extract-signed", Id::ExtractSigned, 2, 2),
    function("false", Id::False, 0, 0),
    function("format-date", Id::FormatDate, 2, 2),
    function("format-date-time", Id::FormatDate, 2, 2),
    function("geofence", Id::Geofence, 2, 2),
    function("if", Id::If, 3, 3),
    of_nodes("indexed-repeat", Id::IndexedRepeat, 3, 11),
    function("int", Id::Int, 1, 1),
    function("intersects", Id::Intersects, 0, ANY),
    function("is-selected", Id::Selected, 2, 2),
    function("join", Id::Join, 1, ANY),
    function("jr:choice-name", Id::ChoiceName, 2, 2),
    function("jr:itext", Id::Itext, 1, 1),
    function("log", Id::Log, 1, 1),
    function("log10", Id::Log10, 1, 1),
    function("max", Id::Max, 0, ANY),
    function("min", Id::Min, 0, ANY),
    function("normalize-space", Id::NormalizeSpace, 0, 1),
    function("not", Id::Not, 1, 1),
    function("now", Id::Now, 0, 0),
    function("number", Id::Number, 1, 1),
    function("once", Id::Once, 1, 1),
    function("pi", Id::Pi, 0, 0),
    function("position", Id::Position, 0, 1),
    function("pow", Id::Pow, 2, 2),
    function("property", Id::Property, 1, 1),
    function("pulldata", Id::Pulldata, 1, ANY),
    function("random", Id::Random, 0, 0),
    of_nodes("randomize", Id::Randomize, 1, 2),
    function("regex", Id::Regex, 2, 2),
    function("round", Id::Round, 1, 2),
    function("selected", Id::Selected, 2, 2),
    function("selected-at", Id::SelectedAt, 2, 2),
    function("sin", Id::Sin, 1, 1),
    function("sqrt", Id::Sqrt, 1, 1),
    function("starts-with", Id::StartsWith, 2, 2),
    function("string", Id::String, 1, 1),
    function("string-length", Id::StringLength, 0, 1),
    function("substr", Id::Substr, 2, 3),
    function("substring-after", Id::SubstringAfter, 2, 2),
    function("substring-before", Id::SubstringBefore, 2, 2),
    of_nodes("sum", Id::Sum, 1, 1),
    function("tan", Id::Tan, 1, 1),
    function("today", Id::Today, 0, 0),
    function("translate", Id::Translate, 3, 3),
    function("true", Id::True, 0, 0),
    function("uuid", Id::Uuid, 0, 1),
    function("version", Id::Version, 0, 0),
    function("weighted-checklist", Id::WeightedChecklist, 2, ANY),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn functions_are_found_by_name_and_know_their_arities() {
        assert!(FUNCTIONS.windows(2).all(|pair| pair[0].name < pair[1].name));
        assert!(FUNCTIONS.iter().all(|function| find(function.name) == Some(function)));
        let indexed = find("indexed-repeat").expect("there");
        assert!(indexed.takes(5) && !indexed.takes(4) && !indexed.takes(13));
        assert!(find("floor").is_none());
        assert_eq!(near("selectd"), Some("selected"));
    }
}
