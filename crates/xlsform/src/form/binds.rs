//! Binds: what is said about a node: its type, when it is asked, what it may be, how it is worked out.

use super::model::Reader;
use super::xml::NONE;
use super::{JAVAROSA, Reference};
use crate::xpath::{Expr, Kind as ExprKind, parse};

/// The types of data JavaRosa tells apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub(crate) enum Kind {
    #[default]
    Untyped,
    Text,
    Integer,
    Long,
    Decimal,
    Date,
    Time,
    DateTime,
    Boolean,
    Choice,
    Choices,
    Geopoint,
    Geotrace,
    Geoshape,
    /// Barcodes, files and anything unknown: kept as text.
    Other,
}

impl Kind {
    fn of(name: &str) -> Option<Self> {
        Some(match name.rsplit_once(':').map_or(name, |(_, local)| local) {
            "string" => Self::Text,
            "integer" | "int" => Self::Integer,
            "long" => Self::Long,
            "decimal" | "double" | "float" => Self::Decimal,
            "dateTime" => Self::DateTime,
            "date" => Self::Date,
            "time" => Self::Time,
            "boolean" => Self::Boolean,
            "listItem" | "select1" => Self::Choice,
            "listItems" | "select" | "rank" | "odk:rank" => Self::Choices,
            "geopoint" => Self::Geopoint,
            "geotrace" => Self::Geotrace,
            "geoshape" => Self::Geoshape,
            "barcode" | "binary" | "gYear" | "gYearMonth" | "gMonth" | "gMonthDay" | "gDay" | "base64Binary"
            | "hexBinary" | "anyURI" => Self::Other,
            _ => return None,
        })
    }
}

/// An expression and where it comes from.
pub(crate) struct Expression {
    pub(crate) text: Box<str>,
    pub(crate) expr: Expr,
}

/// A condition that may be settled without evaluating.
#[derive(Default)]
pub(crate) enum Rule {
    /// Not said.
    #[default]
    Unset,
    /// `true()` or `false()`.
    Always(bool),
    /// To be evaluated.
    When(Expression),
}

impl Rule {
    pub(crate) fn expression(&self) -> Option<&Expression> {
        match self {
            Self::When(expression) => Some(expression),
            _ => None,
        }
    }
}

/// A bind.
pub(crate) struct Bind {
    /// As written.
    pub(crate) nodeset: Box<str>,
    /// The kind of node, [`NONE`] where there is none.
    pub(crate) def: u32,
    /// The names from the root down to the node, whether it exists or not.
    pub(crate) names: Vec<u32>,
    pub(crate) relevant: Rule,
    pub(crate) required: Rule,
    pub(crate) readonly: Rule,
    pub(crate) constraint: Option<Expression>,
    pub(crate) calculate: Option<Expression>,
    pub(crate) preload: Option<(Box<str>, Box<str>)>,
    /// Its element, for what is said to people.
    pub(crate) element: u32,
}

impl Reader {
    /// Reads one `<bind>`.
    pub(crate) fn bind(&mut self, node: u32) {
        let Some(nodeset) = self.attr(node, "nodeset") else {
            self.error("xform-bind-nodeset", "", "nodeset", "");
            return;
        };
        let Some(reference) =
            self.reference(&nodeset, &nodeset, "nodeset", &[self.form.doc.nodes[self.form.data as usize].name])
        else {
            return;
        };
        let any = self.form.doc.names.find("*");
        if reference.calls_nothing || reference.names.iter().skip(1).any(|name| *name == any) {
            return self.error("xform-reference", &nodeset, "nodeset", &nodeset);
        }
        let def = self.form.schema.find_ref(&reference).unwrap_or(NONE);
        self.kind(node, &nodeset, def);
        if let Some(id) = self.attr(node, "id")
            && self.bind_ids.insert(id.clone(), reference.clone()).is_some()
        {
            self.error("xform-bind-id", &nodeset, "id", &id);
        }
        let Reference { names, .. } = reference;
        let rule = |reader: &mut Self, name: &'static str| match reader.attr(node, name).as_deref() {
            None => Rule::Unset,
            Some("true()") => Rule::Always(true),
            Some("false()") => Rule::Always(false),
            Some(text) => reader.expression(text, &nodeset, name).map_or(Rule::Unset, Rule::When),
        };
        let (relevant, required, readonly) = (rule(self, "relevant"), rule(self, "required"), rule(self, "readonly"));
        let mut plain =
            |name: &'static str| self.attr(node, name).and_then(|text| self.expression(&text, &nodeset, name));
        let (constraint, calculate) = (plain("constraint"), plain("calculate"));
        let preload: Option<(Box<str>, Box<str>)> = self.form.doc.attr_of(node, JAVAROSA, "preload").map(|kind| {
            let params = self.form.doc.attr_of(node, JAVAROSA, "preloadParams").unwrap_or_default();
            (Box::from(kind), Box::from(params))
        });
        if def == 0 && (preload.is_some() || calculate.is_some()) {
            self.error("xform-reference", &nodeset, "nodeset", &nodeset);
        }
        if let Some((kind, params)) = &preload
            && &**kind == "date"
            && &**params != "today"
            && !params.starts_with("prevperiod-")
        {
            self.error("xform-preload", &nodeset, "jr:preloadParams", params);
        }
        if def == NONE {
            self.warn_missing(&nodeset, &nodeset, "nodeset", &names);
        } else if self.bound.insert(def, ()).is_some() {
            self.warn("xform-bind-twice", &nodeset, "nodeset", &nodeset);
        }
        let bind = Bind {
            nodeset: nodeset.into(),
            def,
            names,
            relevant,
            required,
            readonly,
            constraint,
            calculate,
            preload,
            element: node,
        };
        self.form.binds.push(bind);
    }

    fn kind(&mut self, node: u32, nodeset: &str, def: u32) {
        let kind = match self.attr(node, "type") {
            None => Kind::Untyped,
            Some(name) => Kind::of(&name).unwrap_or_else(|| {
                self.warn("xform-type", nodeset, "type", &name);
                Kind::Other
            }),
        };
        if let Some(def) = self.form.schema.defs.get_mut(def as usize) {
            def.kind = kind;
        }
    }

    /// Parses an expression; says what is wrong where it cannot be read.
    pub(crate) fn expression(&mut self, text: &str, path: &str, attribute: &'static str) -> Option<Expression> {
        match parse(text) {
            Ok(expr) => Some(Expression { text: text.into(), expr }),
            Err(error) => {
                self.syntax(error, path, attribute, text);
                None
            }
        }
    }

    /// Parses a path and makes it absolute; says what is wrong where that cannot be done.
    pub(crate) fn reference(
        &mut self,
        text: &str,
        path: &str,
        attribute: &'static str,
        base: &[u32],
    ) -> Option<Reference> {
        if let Some(names) = self.plain(text) {
            return Some(Reference { absolute: true, names, ..Reference::default() });
        }
        let expression = self.expression(text, path, attribute)?;
        let reference = match &expression.expr.kind {
            ExprKind::Path(found) => {
                Reference::of(found, &mut self.form.doc.names).ok().and_then(|found| found.anchored(base))
            }
            _ => None,
        };
        if reference.is_none() {
            self.error("xform-reference", path, attribute, text);
        }
        reference
    }

    /// The names of `/a/b/c`, which is how nearly all references are written.
    fn plain(&mut self, text: &str) -> Option<Vec<u32>> {
        let parts = text.strip_prefix('/')?;
        let plain = |part: &str| {
            let first = part.as_bytes().first().is_some_and(|byte| byte.is_ascii_alphabetic() || *byte == b'_');
            first && part.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'.'))
        };
        if !parts.split('/').all(plain) {
            return None;
        }
        Some(parts.split('/').map(|part| self.form.doc.names.id(part)).collect())
    }
}
