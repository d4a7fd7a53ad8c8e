//! What an expression is made of. Operators of one precedence stand in one flat chain, so that long sums do not nest;
//! every part knows where it stood in the text.

use super::functions::Function;

/// A place in an expression: bytes from `start` up to `end`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Span {
    /// The first byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

impl Span {
    /// From the start of this to the end of `other`.
    #[must_use]
    pub fn to(self, other: Self) -> Self {
        Self { start: self.start, end: other.end }
    }
}

/// An expression or a part of one.
#[derive(Clone, Debug)]
pub struct Expr {
    /// What it is.
    pub kind: Kind,
    /// Where it stands.
    pub span: Span,
}

/// The kinds of expression.
#[derive(Clone, Debug)]
pub enum Kind {
    /// `12.5`
    Number(f64),
    /// `'text'`
    Text(Box<str>),
    /// `$name`; JavaRosa reads variables but knows none.
    Variable(Box<str>),
    /// `../a/b[…]`
    Path(Path),
    /// `(…)[…]`, which JavaRosa reads but never evaluates.
    Filter(Box<Expr>, Vec<Expr>),
    /// `name(…)`
    Call(Call),
    /// `-x`
    Negate(Box<Expr>),
    /// `a + b - c`: operators of one precedence, from the left.
    Chain(Box<Expr>, Vec<(Op, Expr)>),
}

/// A call of a function.
#[derive(Clone, Debug)]
pub struct Call {
    /// As written, with its prefix.
    pub name: Box<str>,
    /// Where the name stands.
    pub name_span: Span,
    /// The function, if JavaRosa has it.
    pub function: Option<&'static Function>,
    /// Its arguments.
    pub args: Vec<Expr>,
}

/// The operators with two sides.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "named as XPath names them")]
pub enum Op {
    Or,
    And,
    Eq,
    Ne,
    Lt,
    Le,
    Gt,
    Ge,
    Add,
    Subtract,
    Multiply,
    Divide,
    Modulo,
    Union,
}

impl Op {
    /// How tightly it binds; the larger the tighter.
    pub fn precedence(self) -> u8 {
        match self {
            Self::Or => 1,
            Self::And => 2,
            Self::Eq | Self::Ne => 3,
            Self::Lt | Self::Le | Self::Gt | Self::Ge => 4,
            Self::Add | Self::Subtract => 5,
            Self::Multiply | Self::Divide | Self::Modulo => 6,
            Self::Union => 7,
        }
    }
}

/// A path to nodes.
#[derive(Clone, Debug)]
pub struct Path {
    /// Where it sets out from.
    pub start: Start,
    /// The steps, from left to right.
    pub steps: Vec<Step>,
}

/// Where a path sets out from.
#[derive(Clone, Debug)]
pub enum Start {
    /// `/…`: the form's own data.
    Root,
    /// The node the expression belongs to, or the node a predicate looks at.
    Here,
    /// `current()/…`: the node the expression belongs to, even within a predicate.
    Current,
    /// `instance('id')/…`
    Instance(Box<str>),
    /// Anything else in parentheses or a call, which JavaRosa does not follow.
    Other(Box<Expr>),
}

/// One step of a path.
#[derive(Clone, Debug)]
pub struct Step {
    /// In which direction.
    pub axis: Axis,
    /// To which nodes.
    pub test: Test,
    /// Only those for which all of these hold.
    pub predicates: Vec<Expr>,
    /// Whether `//` stood before it.
    pub deep: bool,
    /// Where it stands, without the slash before it.
    pub span: Span,
}

/// The direction of a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Axis {
    /// To children.
    Child,
    /// To attributes (`@`).
    Attribute,
    /// To the parent (`..`).
    Parent,
    /// Stays (`.`).
    Here,
    /// An axis of XPath that JavaRosa reads but does not follow.
    Unsupported,
}

/// Which nodes a step leads to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Test {
    /// Those of a name, as written.
    Name(Box<str>),
    /// `*`
    Any,
    /// `prefix:*`, `text()`, `comment()`, `processing-instruction()`: read, not followed.
    Unsupported,
    /// `node()`, or the shorthands `.` and `..`
    Node,
}

impl Test {
    /// The name without its prefix.
    pub fn local(&self) -> Option<&str> {
        match self {
            Self::Name(name) => Some(name.rsplit_once(':').map_or(name, |(_, local)| local)),
            _ => None,
        }
    }
}

impl Expr {
    /// Calls `look` with this and every part of it, outermost first.
    pub fn visit<'e>(&'e self, look: &mut dyn FnMut(&'e Expr)) {
        look(self);
        match &self.kind {
            Kind::Number(_) | Kind::Text(_) | Kind::Variable(_) => {}
            Kind::Path(path) => {
                if let Start::Other(start) = &path.start {
                    start.visit(look);
                }
                path.steps.iter().flat_map(|step| &step.predicates).for_each(|part| part.visit(look));
            }
            Kind::Filter(inner, predicates) => {
                inner.visit(look);
                predicates.iter().for_each(|part| part.visit(look));
            }
            Kind::Call(call) => call.args.iter().for_each(|part| part.visit(look)),
            Kind::Negate(inner) => inner.visit(look),
            Kind::Chain(first, rest) => {
                first.visit(look);
                rest.iter().for_each(|(_, part)| part.visit(look));
            }
        }
    }
}
