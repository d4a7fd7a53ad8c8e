//! From tokens to a tree: one function for operators, one for a path, one for what stands between them.
//! Binary operators are reduced on a stack, so that only parentheses, brackets and arguments nest.

use super::functions;
use super::lex::{Token, lex};
use super::{
    Axis, Call, Expr, Kind, MAX_DEPTH, MAX_LENGTH, Op, Path, Span, Start, Step, SyntaxError, SyntaxKind, Test,
};

/// Reads one expression.
///
/// # Errors
/// What JavaRosa's reader refuses, with the place; and anything beyond the limits.
pub fn parse(text: &str) -> Result<Expr, SyntaxError> {
    let whole = Span { start: 0, end: text.len() };
    if text.len() > MAX_LENGTH {
        return Err(SyntaxError { kind: SyntaxKind::TooLarge, span: whole });
    }
    let tokens = lex(text)?;
    if tokens.is_empty() {
        return Err(SyntaxError { kind: SyntaxKind::Empty, span: whole });
    }
    let mut parser = Parser { tokens: &tokens, at: 0, depth: 0, end: text.len() };
    let expr = parser.expr()?;
    match parser.tokens.get(parser.at) {
        None => Ok(expr),
        Some((Token::Close | Token::CloseBracket, span)) => Err(SyntaxError { kind: SyntaxKind::Bracket, span: *span }),
        Some((_, span)) => Err(SyntaxError { kind: SyntaxKind::Unexpected, span: *span }),
    }
}

struct Parser<'t, 's> {
    tokens: &'s [(Token<'t>, Span)],
    at: usize,
    depth: u32,
    end: usize,
}

impl<'t> Parser<'t, '_> {
    fn peek(&self) -> Option<Token<'t>> {
        self.tokens.get(self.at).map(|(token, _)| *token)
    }

    fn here(&self) -> Span {
        self.tokens.get(self.at).map_or(Span { start: self.end, end: self.end }, |(_, span)| *span)
    }

    fn take(&mut self, token: Token<'t>) -> Option<Span> {
        (self.peek() == Some(token)).then(|| {
            let span = self.here();
            self.at += 1;
            span
        })
    }

    fn unexpected<T>(&self) -> Result<T, SyntaxError> {
        Err(SyntaxError { kind: SyntaxKind::Unexpected, span: self.here() })
    }

    /// Operators and their operands, up to something that is neither.
    fn expr(&mut self) -> Result<Expr, SyntaxError> {
        self.depth += 1;
        if self.depth > MAX_DEPTH {
            return Err(SyntaxError { kind: SyntaxKind::TooLarge, span: self.here() });
        }
        let mut operands = vec![self.signed()?];
        let mut operators: Vec<Op> = Vec::new();
        while let Some(Token::Op(op)) = self.peek() {
            self.at += 1;
            while operators.last().is_some_and(|last| last.precedence() > op.precedence()) {
                reduce(&mut operands, &mut operators);
            }
            operators.push(op);
            // A sign binds looser than `|`, tighter than all others: `a | -b` is refused.
            operands.push(if op == Op::Union { self.path_or_primary()? } else { self.signed()? });
        }
        while !operators.is_empty() {
            reduce(&mut operands, &mut operators);
        }
        self.depth -= 1;
        match operands.pop() {
            Some(expr) => Ok(expr),
            None => self.unexpected(),
        }
    }

    fn signed(&mut self) -> Result<Expr, SyntaxError> {
        let mut signs = Vec::new();
        while let Some(span) = self.take(Token::Minus) {
            signs.push(span);
        }
        if signs.len() as u32 > MAX_DEPTH {
            return Err(SyntaxError { kind: SyntaxKind::TooLarge, span: self.here() });
        }
        let mut expr = self.path_or_primary()?;
        while !signs.is_empty() && self.take(Token::Op(Op::Union)).is_some() {
            let right = self.path_or_primary()?;
            let span = expr.span.to(right.span);
            expr = Expr { kind: Kind::Chain(Box::new(expr), vec![(Op::Union, right)]), span };
        }
        for sign in signs.into_iter().rev() {
            let span = sign.to(expr.span);
            expr = Expr { kind: Kind::Negate(Box::new(expr)), span };
        }
        Ok(expr)
    }

    fn path_or_primary(&mut self) -> Result<Expr, SyntaxError> {
        let from = self.here();
        if let Some(Token::Slash | Token::DoubleSlash) = self.peek() {
            if self.peek() == Some(Token::Slash) && !self.step_follows(1) {
                self.at += 1;
                return Ok(Expr { kind: Kind::Path(Path { start: Start::Root, steps: Vec::new() }), span: from });
            }
            return self.steps(Start::Root, Vec::new(), from);
        }
        if self.step_follows(0) {
            let first = self.step(false)?;
            return self.steps(Start::Here, vec![first], from);
        }
        let primary = self.primary()?;
        match self.peek() {
            Some(Token::Slash | Token::DoubleSlash) => {
                let start = match primary.kind {
                    Kind::Call(call) if &*call.name == "current" && call.args.is_empty() => Start::Current,
                    Kind::Call(Call { name, mut args, .. })
                        if &*name == "instance" && args.len() == 1 && is_text(&args[0]) =>
                    {
                        match args.pop().map(|arg| arg.kind) {
                            Some(Kind::Text(id)) => Start::Instance(id),
                            _ => return self.unexpected(),
                        }
                    }
                    kind => Start::Other(Box::new(Expr { kind, span: primary.span })),
                };
                self.steps(start, Vec::new(), from)
            }
            _ => Ok(primary),
        }
    }

    fn steps(&mut self, start: Start, mut steps: Vec<Step>, from: Span) -> Result<Expr, SyntaxError> {
        while let Some(Token::Slash | Token::DoubleSlash) = self.peek() {
            let deep = self.peek() == Some(Token::DoubleSlash);
            self.at += 1;
            if !self.step_follows(0) {
                return self.unexpected();
            }
            steps.push(self.step(deep)?);
        }
        let span = from.to(self.tokens.get(self.at.wrapping_sub(1)).map_or(from, |(_, span)| *span));
        Ok(Expr { kind: Kind::Path(Path { start, steps }), span })
    }

    /// Whether the token `ahead` of here begins a step rather than a call or a value.
    fn step_follows(&self, ahead: usize) -> bool {
        match self.tokens.get(self.at + ahead).map(|(token, _)| token) {
            Some(Token::Any | Token::SpaceAny | Token::At | Token::Dot | Token::DoubleDot) => true,
            Some(Token::Name(name)) => {
                let called = matches!(self.tokens.get(self.at + ahead + 1), Some((Token::Open, _)));
                !called || matches!(*name, "node" | "text" | "comment" | "processing-instruction")
            }
            _ => false,
        }
    }

    fn step(&mut self, deep: bool) -> Result<Step, SyntaxError> {
        let from = self.here();
        let simple = |axis, span| Step { axis, test: Test::Node, predicates: Vec::new(), deep, span };
        if let Some(span) = self.take(Token::Dot) {
            return Ok(simple(Axis::Here, span));
        }
        if let Some(span) = self.take(Token::DoubleDot) {
            return Ok(simple(Axis::Parent, span));
        }
        let mut axis = Axis::Child;
        if self.take(Token::At).is_some() {
            axis = Axis::Attribute;
        } else if let (Some(Token::Name(name)), Some((Token::DoubleColon, _))) =
            (self.peek(), self.tokens.get(self.at + 1))
        {
            axis = named_axis(name).ok_or(SyntaxError { kind: SyntaxKind::Unexpected, span: from })?;
            self.at += 2;
        }
        let test = match self.peek() {
            Some(Token::Any) => Test::Any,
            Some(Token::SpaceAny) => Test::Unsupported,
            Some(Token::Name(name)) => {
                if matches!(self.tokens.get(self.at + 1), Some((Token::Open, _))) {
                    self.node_type(name)?
                } else {
                    Test::Name(name.into())
                }
            }
            _ => return self.unexpected(),
        };
        self.at += 1;
        let mut predicates = Vec::new();
        while self.take(Token::OpenBracket).is_some() {
            predicates.push(self.closed(Token::CloseBracket)?);
        }
        let span = from.to(self.tokens.get(self.at.wrapping_sub(1)).map_or(from, |(_, span)| *span));
        Ok(Step { axis, test, predicates, deep, span })
    }

    /// `node()` and its like; leaves the closing parenthesis to the caller.
    fn node_type(&mut self, name: &str) -> Result<Test, SyntaxError> {
        let test = match name {
            "node" => Test::Node,
            "text" | "comment" | "processing-instruction" => Test::Unsupported,
            _ => return self.unexpected(),
        };
        self.at += 2;
        if name == "processing-instruction" && matches!(self.peek(), Some(Token::Text(_))) {
            self.at += 1;
        }
        if self.peek() == Some(Token::Close) { Ok(test) } else { self.unexpected() }
    }

    /// An expression and the bracket that ends it.
    fn closed(&mut self, close: Token<'t>) -> Result<Expr, SyntaxError> {
        let expr = self.expr()?;
        match self.take(close) {
            Some(_) => Ok(expr),
            None if self.peek().is_none() => Err(SyntaxError { kind: SyntaxKind::Bracket, span: self.here() }),
            None => self.unexpected(),
        }
    }

    fn primary(&mut self) -> Result<Expr, SyntaxError> {
        let span = self.here();
        let kind = match self.peek() {
            Some(Token::Number(value)) => Kind::Number(value),
            Some(Token::Text(text)) => Kind::Text(text.into()),
            Some(Token::Variable(name)) => Kind::Variable(name.into()),
            Some(Token::Name(name)) => return self.call(name, span),
            Some(Token::Open) => {
                self.at += 1;
                let mut inner = self.closed(Token::Close)?;
                inner.span = span.to(self.tokens[self.at - 1].1);
                return self.filtered(inner);
            }
            _ => return self.unexpected(),
        };
        self.at += 1;
        self.filtered(Expr { kind, span })
    }

    fn call(&mut self, name: &str, name_span: Span) -> Result<Expr, SyntaxError> {
        self.at += 1;
        if self.take(Token::Open).is_none() {
            return self.unexpected();
        }
        let mut args = Vec::new();
        if self.peek() != Some(Token::Close) {
            args.push(self.expr()?);
            while self.take(Token::Comma).is_some() {
                args.push(self.expr()?);
            }
        }
        let Some(close) = self.take(Token::Close) else {
            let kind = if self.peek().is_none() { SyntaxKind::Bracket } else { SyntaxKind::Unexpected };
            return Err(SyntaxError { kind, span: self.here() });
        };
        let call = Call { name: name.into(), name_span, function: functions::find(name), args };
        self.filtered(Expr { kind: Kind::Call(call), span: name_span.to(close) })
    }

    fn filtered(&mut self, inner: Expr) -> Result<Expr, SyntaxError> {
        let mut predicates = Vec::new();
        while self.take(Token::OpenBracket).is_some() {
            predicates.push(self.closed(Token::CloseBracket)?);
        }
        if predicates.is_empty() {
            return Ok(inner);
        }
        let span = inner.span.to(self.tokens[self.at - 1].1);
        Ok(Expr { kind: Kind::Filter(Box::new(inner), predicates), span })
    }
}

fn is_text(expr: &Expr) -> bool {
    matches!(expr.kind, Kind::Text(_))
}

/// Joins the last run of operators of one precedence and their operands into a chain.
fn reduce(operands: &mut Vec<Expr>, operators: &mut Vec<Op>) {
    let Some(level) = operators.last().map(|op| op.precedence()) else { return };
    let run = operators.iter().rev().take_while(|op| op.precedence() == level).count();
    let ops = operators.split_off(operators.len() - run);
    let parts = operands.split_off(operands.len() - run);
    if let Some(first) = operands.pop() {
        let span = first.span.to(parts.last().map_or(first.span, |last| last.span));
        operands.push(Expr { kind: Kind::Chain(Box::new(first), ops.into_iter().zip(parts).collect()), span });
    }
}

fn named_axis(name: &str) -> Option<Axis> {
    Some(match name {
        "child" => Axis::Child,
        "attribute" => Axis::Attribute,
        "parent" => Axis::Parent,
        "self" => Axis::Here,
        "descendant" | "ancestor" | "following-sibling" | "preceding-sibling" | "following" | "preceding"
        | "namespace" | "descendant-or-self" | "ancestor-or-self" => Axis::Unsupported,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The tree in brackets.
    fn shape(text: &str) -> String {
        fn write(expr: &Expr) -> String {
            match &expr.kind {
                Kind::Number(number) => number.to_string(),
                Kind::Text(text) => format!("'{text}'"),
                Kind::Variable(name) => format!("${name}"),
                Kind::Path(path) => {
                    let steps = path
                        .steps
                        .iter()
                        .map(|step| format!("{:?}{}", step.axis, step.test.local().unwrap_or(".")))
                        .collect::<Vec<_>>();
                    format!("<{}>", steps.join(" "))
                }
                Kind::Filter(inner, predicates) => format!("{}[{}]", write(inner), predicates.len()),
                Kind::Call(call) => {
                    format!("{}({})", call.name, call.args.iter().map(write).collect::<Vec<_>>().join(" "))
                }
                Kind::Negate(inner) => format!("-{}", write(inner)),
                Kind::Chain(first, rest) => {
                    rest.iter()
                        .fold(format!("({}", write(first)), |text, (op, part)| format!("{text} {op:?} {}", write(part)))
                        + ")"
                }
            }
        }
        parse(text).map_or_else(|error| error.to_string(), |expr| write(&expr))
    }

    #[test]
    fn operators_bind_as_in_xpath() {
        assert_eq!(
            shape("1 + 2 * 3 = 7 or 1 < 2 and true()"),
            "(((1 Add (2 Multiply 3)) Eq 7) Or ((1 Lt 2) And true()))"
        );
        assert_eq!(shape("10 - 2 - 3"), "(10 Subtract 2 Subtract 3)");
        assert_eq!(shape("-2 * - - 3"), "(-2 Multiply --3)");
        assert_eq!(shape("(1 + 2) * 3"), "((1 Add 2) Multiply 3)");
    }

    #[test]
    fn names_have_hyphens_and_dots_and_stars_are_told_apart() {
        assert_eq!(shape("a-b.c - d"), "(<Childa-b.c> Subtract <Childd>)");
        assert_eq!(shape("../* * 2"), "(<Parent. Child.> Multiply 2)");
        assert_eq!(shape("div div mod"), "(<Childdiv> Divide <Childmod>)");
        assert_eq!(shape("@id"), "<Attributeid>");
        assert_eq!(shape("5 order"), "(5 Or <Childder>)");
    }

    #[test]
    fn what_javarosa_refuses_is_refused_with_its_place() {
        let refused = |text: &str| parse(text).map(drop).map_err(|error| (error.kind, error.span.start));
        assert_eq!(refused(""), Err((SyntaxKind::Empty, 0)));
        assert_eq!(refused("1 2"), Err((SyntaxKind::Unexpected, 2)));
        assert_eq!(refused("/data/a ="), Err((SyntaxKind::Unexpected, 9)));
        assert_eq!(refused("1 AND 2"), Err((SyntaxKind::Case, 2)));
        assert_eq!(refused("'a"), Err((SyntaxKind::Quote, 0)));
        assert_eq!(refused("(1"), Err((SyntaxKind::Bracket, 2)));
        assert_eq!(refused("1)"), Err((SyntaxKind::Bracket, 1)));
        assert_eq!(refused("/data/اسم"), Err((SyntaxKind::Letter, 6)));
        assert_eq!(refused("1e3"), Err((SyntaxKind::Unexpected, 1)));
        assert_eq!(refused(".[1]"), Err((SyntaxKind::Unexpected, 1)));
        assert_eq!(refused("/data/"), Err((SyntaxKind::Unexpected, 6)));
        assert_eq!(refused("1.5.2"), Err((SyntaxKind::Unexpected, 3)));
        assert_eq!(refused("${a}"), Err((SyntaxKind::Character, 0)));
    }

    #[test]
    fn depth_is_limited_and_length_does_not_nest() {
        let deep = |depth: usize| format!("{}1{}", "(".repeat(depth), ")".repeat(depth));
        assert!(parse(&deep(150)).is_ok());
        assert_eq!(parse(&deep(100_000)).map(drop).map_err(|error| error.kind), Err(SyntaxKind::TooLarge));
        assert_eq!(parse(&"-".repeat(50_000)).map(drop).map_err(|error| error.kind), Err(SyntaxKind::TooLarge));
        assert!(parse("1 + ".repeat(30_000).trim_end_matches(" + ")).is_ok());
        assert!(parse(&"a".repeat(300_000)).is_err());
    }
}
