//! Texts with references and `instance(…)` expressions in them: each becomes an `<output/>`.

use std::borrow::Cow;

use super::{Form, has_call, xml};
use crate::lexer::{Kind, tokens};
use crate::problems::Outcome;
use crate::references::resolve::{View, replace};
use crate::references::scan::is_candidate;
use crate::tree::NodeId;

/// Writes a text, its references seen from a node.
pub(super) fn mixed(form: &Form<'_, '_>, out: &mut String, text: &str, from: Option<NodeId>) -> Outcome<()> {
    let reads = text.len() > 9 && has_call(text, "instance(");
    if text == "-" || !(reads || is_candidate(text)) {
        xml::text(out, text);
        return Ok(());
    }
    let mut escaped = String::with_capacity(text.len() + 16);
    xml::escape(&mut escaped, text, false);
    let view = View { from, ..View::default() };
    let value = if reads { instances(form, &escaped, view)? } else { Cow::Borrowed(escaped.as_str()) };
    let value = if is_candidate(&value) {
        let replaced = replace(form.tree, &value, view, |out, path| {
            out.push_str("<output value=\"");
            out.push_str(path);
            out.push_str("\" />");
        })?;
        Cow::Owned(replaced.into_owned())
    } else {
        value
    };
    if value == escaped || alone(&value) {
        out.push_str(&value);
        return Ok(());
    }
    if !value.starts_with("<output") {
        out.push(' ');
    }
    out.push_str(&value);
    out.push(' ');
    Ok(())
}

/// Whether a text is one `<output/>` and nothing else.
fn alone(value: &str) -> bool {
    value.starts_with("<output") && value.find("/>") == Some(value.len() - 2)
}

fn instances<'t>(form: &Form<'_, '_>, text: &'t str, view: View) -> Outcome<Cow<'t, str>> {
    let found = boundaries(text);
    if found.is_empty() {
        return Ok(Cow::Borrowed(text));
    }
    let mut out = String::with_capacity(text.len() + 32);
    let mut done = 0;
    for (start, end) in found {
        out.push_str(&text[done..start]);
        let expression = replace(form.tree, &text[start..end], view, |out, path| out.push_str(path))?;
        out.push_str("<output");
        xml::attribute(&mut out, "value", &expression);
        out.push_str("/>");
        done = end;
    }
    out.push_str(&text[done..]);
    Ok(Cow::Owned(out))
}

/// Where `instance(…)/path[…]` expressions begin and end. A space outside a predicate ends one.
fn boundaries(text: &str) -> Vec<(usize, usize)> {
    let (mut inside, mut in_path, mut in_predicate) = (false, false, false);
    let mut last: Option<(Kind, &str, usize)> = None;
    let mut bounds = Vec::new();
    for token in tokens(text) {
        let mut belongs = false;
        if !inside && token.kind == Kind::Call && token.text == "instance(" {
            inside = true;
            belongs = true;
            bounds.push(token.start);
        } else if let (true, Some((kind, before, _))) = (inside, last) {
            match token.kind {
                Kind::Literal if kind == Kind::Call && before == "instance(" => belongs = true,
                Kind::CloseParen if kind == Kind::Literal => belongs = true,
                Kind::Slash if matches!(kind, Kind::CloseParen | Kind::PredicateEnd) => {
                    belongs = true;
                    in_path = true;
                }
                Kind::Space if in_path => in_path = false,
                Kind::PredicateStart if in_path => {
                    belongs = true;
                    in_path = false;
                    in_predicate = true;
                }
                _ if in_path => belongs = true,
                Kind::PredicateEnd if in_predicate => {
                    belongs = true;
                    in_predicate = false;
                }
                _ if in_predicate => belongs = true,
                _ => {}
            }
        }
        if belongs {
            last = Some((token.kind, token.text, token.start + token.text.len()));
        } else if inside {
            inside = false;
            bounds.extend(last.map(|(_, _, end)| end));
        }
    }
    bounds.extend(last.map(|(_, _, end)| end));
    bounds.chunks_exact(2).map(|pair| (pair[0], pair[1])).collect()
}

#[cfg(test)]
mod tests {
    use super::boundaries;

    #[test]
    fn an_instance_expression_ends_at_a_space_outside_predicates() {
        let text = "Is it instance('a')/root/item[name = 'b' and c]/label , or ${d}?";
        let found = boundaries(text);
        assert_eq!(
            found.iter().map(|(start, end)| &text[*start..*end]).collect::<Vec<_>>(),
            ["instance('a')/root/item[name = 'b' and c]/label"]
        );
        assert!(boundaries("no instance here").is_empty());
    }
}
