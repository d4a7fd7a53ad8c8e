//! From characters to tokens, as JavaRosa cuts them: whether `*`, `-`, `and`, `or`, `div` and `mod` are operators depends on
//! what stood before, operators are known by their first letters, and names are made of cased letters.

use super::{Op, Span, SyntaxError, SyntaxKind};

/// A token.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Token<'t> {
    Op(Op),
    Minus,
    Any,
    Slash,
    DoubleSlash,
    OpenBracket,
    CloseBracket,
    Open,
    Close,
    Dot,
    DoubleDot,
    At,
    Comma,
    DoubleColon,
    Name(&'t str),
    SpaceAny,
    Variable(&'t str),
    Number(f64),
    Text(&'t str),
}

/// Cuts an expression into tokens.
pub(super) fn lex(text: &str) -> Result<Vec<(Token<'_>, Span)>, SyntaxError> {
    let mut lexer = Lexer { text, at: 0, operand: false };
    let mut tokens = Vec::with_capacity(text.len() / 3);
    while let Some(found) = lexer.next()? {
        tokens.push(found);
    }
    Ok(tokens)
}

struct Lexer<'t> {
    text: &'t str,
    at: usize,
    /// Whether the last token ended an operand, so that an operator may follow.
    operand: bool,
}

impl<'t> Lexer<'t> {
    fn next(&mut self) -> Result<Option<(Token<'t>, Span)>, SyntaxError> {
        let rest = self.text[self.at..].trim_start_matches([' ', '\n', '\t', '\u{c}', '\r']);
        self.at = self.text.len() - rest.len();
        let Some(first) = rest.chars().next() else { return Ok(None) };
        let (token, length) = match self.sign(rest).or_else(|| self.word_operator(rest)) {
            Some(found) => found,
            None => self.operand_token(rest, first)?,
        };
        let span = Span { start: self.at, end: self.at + length };
        self.at += length;
        self.operand = matches!(
            token,
            Token::Any
                | Token::SpaceAny
                | Token::Name(_)
                | Token::Variable(_)
                | Token::Number(_)
                | Token::Text(_)
                | Token::CloseBracket
                | Token::Close
                | Token::Dot
                | Token::DoubleDot
        );
        Ok(Some((token, span)))
    }

    fn sign(&self, rest: &str) -> Option<(Token<'t>, usize)> {
        let bytes = rest.as_bytes();
        let second = bytes.get(1).copied().unwrap_or_default();
        Some(match bytes[0] {
            b'=' => (Token::Op(Op::Eq), 1),
            b'!' if second == b'=' => (Token::Op(Op::Ne), 2),
            b'<' if second == b'=' => (Token::Op(Op::Le), 2),
            b'<' => (Token::Op(Op::Lt), 1),
            b'>' if second == b'=' => (Token::Op(Op::Ge), 2),
            b'>' => (Token::Op(Op::Gt), 1),
            b'+' => (Token::Op(Op::Add), 1),
            b'-' if self.operand => (Token::Op(Op::Subtract), 1),
            b'-' => (Token::Minus, 1),
            b'*' if self.operand => (Token::Op(Op::Multiply), 1),
            b'*' => (Token::Any, 1),
            b'|' => (Token::Op(Op::Union), 1),
            b'/' if second == b'/' => (Token::DoubleSlash, 2),
            b'/' => (Token::Slash, 1),
            b'[' => (Token::OpenBracket, 1),
            b']' => (Token::CloseBracket, 1),
            b'(' => (Token::Open, 1),
            b')' => (Token::Close, 1),
            b'.' if second == b'.' => (Token::DoubleDot, 2),
            b'.' if !second.is_ascii_digit() => (Token::Dot, 1),
            b'@' => (Token::At, 1),
            b',' => (Token::Comma, 1),
            b':' if second == b':' => (Token::DoubleColon, 2),
            _ => return None,
        })
    }

    fn word_operator(&self, rest: &str) -> Option<(Token<'t>, usize)> {
        if !self.operand {
            return None;
        }
        let words = [("and", Op::And), ("or", Op::Or), ("div", Op::Divide), ("mod", Op::Modulo)];
        words.into_iter().find_map(|(word, op)| rest.starts_with(word).then_some((Token::Op(op), word.len())))
    }

    fn operand_token(&self, rest: &'t str, first: char) -> Result<(Token<'t>, usize), SyntaxError> {
        match first {
            '$' => match qualified(&rest[1..]) {
                0 => Err(self.error(SyntaxKind::Character, 1)),
                length => Ok((Token::Variable(&rest[1..=length]), length + 1)),
            },
            '\'' | '"' => match rest[1..].find(first) {
                Some(end) => Ok((Token::Text(&rest[1..=end]), end + 2)),
                None => Err(self.error(SyntaxKind::Quote, rest.len())),
            },
            '0'..='9' | '.' => {
                let length = number(rest);
                let value = rest[..length].parse().map_err(|_| self.error(SyntaxKind::Character, length))?;
                Ok((Token::Number(value), length))
            }
            _ if !self.operand && (cased(first) || first == '_') => {
                let length = qualified(rest);
                let name = &rest[..length];
                let after = &rest[length..];
                if !name.contains(':') && after.starts_with(":*") {
                    return Ok((Token::SpaceAny, length + 2));
                }
                if let Some(letter) = after.chars().next().filter(|next| next.is_alphabetic() && !cased(*next)) {
                    let start = self.at + length;
                    let span = Span { start, end: start + letter.len_utf8() };
                    return Err(SyntaxError { kind: SyntaxKind::Letter, span });
                }
                Ok((Token::Name(name), length))
            }
            _ if first.is_alphabetic() && !cased(first) => Err(self.error(SyntaxKind::Letter, first.len_utf8())),
            _ if self.operand && (cased(first) || first == '_') => {
                let length = qualified(rest);
                let operator =
                    ["and", "or", "div", "mod"].iter().any(|word| word.eq_ignore_ascii_case(&rest[..length]));
                Err(self.error(if operator { SyntaxKind::Case } else { SyntaxKind::Unexpected }, length))
            }
            _ => Err(self.error(SyntaxKind::Character, first.len_utf8())),
        }
    }

    fn error(&self, kind: SyntaxKind, length: usize) -> SyntaxError {
        SyntaxError { kind, span: Span { start: self.at, end: self.at + length } }
    }
}

/// The length of the number at the start: digits and at most one point.
fn number(text: &str) -> usize {
    let mut point = false;
    text.find(|c: char| !(c.is_ascii_digit() || (c == '.' && !std::mem::replace(&mut point, true))))
        .unwrap_or(text.len())
}

/// The length of the name at the start, with its prefix.
fn qualified(text: &str) -> usize {
    let length = plain(text);
    if length > 0 && text[length..].starts_with(':') {
        let local = plain(&text[length + 1..]);
        if local > 0 {
            return length + 1 + local;
        }
    }
    length
}

fn plain(text: &str) -> usize {
    let mut first = true;
    text.find(|c: char| {
        let trails = !std::mem::replace(&mut first, false);
        !(cased(c) || c == '_' || (trails && (c == '.' || c == '-' || c.is_numeric() && digit(c))))
    })
    .unwrap_or(text.len())
}

/// A letter JavaRosa takes for one: those of the basic plane that are upper or lower case.
pub(super) fn cased(letter: char) -> bool {
    letter.is_ascii_alphabetic()
        || (letter as u32 > 0x7f && letter as u32 <= 0xffff && (letter.is_lowercase() || letter.is_uppercase()))
}

fn digit(c: char) -> bool {
    c.is_ascii_digit()
        || matches!(c, '\u{660}'..='\u{669}' | '\u{6f0}'..='\u{6f9}' | '\u{966}'..='\u{96f}' | '\u{ff10}'..='\u{ff19}')
}
