//! ODK XPath: the dialect of XPath 1.0 that JavaRosa evaluates, and so every client that people fill forms in with.
//!
//! [`parse`] reads one expression into an [`Expr`] whose parts know where they stood. It reads exactly what JavaRosa's own
//! reader reads (names of cased letters, no predicates after `.`), and says where it stopped.
//! [`functions`] lists the functions with their arities. Nothing here knows a form; [`crate::check`] and [`crate::fill`] do.
//!
//! No input makes it panic or overflow: length and depth are limited ([`MAX_LENGTH`], [`MAX_DEPTH`]).
//!
//! ```
//! use xlsform::xpath::{Kind, parse};
//!
//! let expr = parse("selected(../foods, 'rice') and . >= 18").unwrap();
//! assert!(matches!(expr.kind, Kind::Chain(..)));
//!
//! let error = parse("${age} > 3 4").unwrap_err();
//! assert_eq!(error.span.start, 0);
//! ```

mod ast;
pub mod functions;
mod lex;
mod parse;

pub use ast::{Axis, Call, Expr, Kind, Op, Path, Span, Start, Step, Test};
pub use functions::{Function, Id};
pub use parse::parse;

/// The longest expression read, in bytes.
pub const MAX_LENGTH: usize = 200_000;

/// How deep parentheses, predicates and arguments may nest.
pub const MAX_DEPTH: u32 = 200;

/// Why an expression cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SyntaxKind {
    /// Nothing but white space.
    Empty,
    /// A character that begins nothing.
    Character,
    /// A letter without case (Arabic, Hebrew, Chinese…) in a name: JavaRosa reads only cased letters.
    Letter,
    /// `AND`, `Or`, `DIV`, `Mod`: an operator that is not written in small letters.
    Case,
    /// A quotation mark that is never closed.
    Quote,
    /// A parenthesis or bracket without its partner.
    Bracket,
    /// A part that cannot stand here, or an operator without an operand.
    Unexpected,
    /// Beyond [`MAX_LENGTH`] or [`MAX_DEPTH`].
    TooLarge,
}

/// An expression that cannot be read, and where the trouble is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SyntaxError {
    /// Why.
    pub kind: SyntaxKind,
    /// Where, in bytes of the expression.
    pub span: Span,
}

impl std::fmt::Display for SyntaxError {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "{:?} at {}", self.kind, self.span.start)
    }
}

impl std::error::Error for SyntaxError {}
