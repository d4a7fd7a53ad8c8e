//! Texts, pictures and recordings: the parameters of their types.

use std::borrow::Cow;

use super::Head;
use super::row::bind_of;
use crate::parameters::whole;
use crate::problems::{Outcome, Problem};
use crate::tree::{Action, Node};
use crate::value::Value;

/// `rows`: how high the box is.
pub(super) fn text(head: &Head<'_>, node: &mut Node<'_>) -> Outcome<()> {
    head.parameters.accept(&["rows"], head.number)?;
    if let Some(rows) = head.parameters.get("rows") {
        if whole(rows).is_none() {
            return Err(head.parameters.problem("parameter-not-whole", head.number).with("name", "rows").stop());
        }
        node.control.insert("rows", rows.to_owned());
    }
    Ok(())
}

/// `max-pixels`: how large a picture may stay; `app`: which program takes it.
pub(super) fn photo<'a>(head: &Head<'a>, node: &mut Node<'a>, warnings: &mut Vec<Problem>) -> Outcome<()> {
    let (parameters, row) = (&head.parameters, head.number);
    if let Some(question) = &mut node.question
        && let Some(default) = &mut question.default
        && !default.contains("jr://images/")
    {
        *default = Cow::Owned(format!("jr://images/{default}"));
    }
    parameters.accept(&["app", "max-pixels"], row)?;
    match parameters.get("max-pixels") {
        Some(pixels) if whole(pixels).is_none() => {
            return Err(parameters.problem("parameter-not-whole-bare", row).with("name", "max-pixels").stop());
        }
        Some(pixels) => bind_of(node).insert("orx:max-pixels", pixels.to_owned()),
        None => warnings
            .push(Problem::warning("image-without-max-pixels").in_sheet("survey").at_row(row).in_column("parameters")),
    }
    if let Some(app) = parameters.get("app")
        && head.appearance.as_deref().is_none_or(|appearance| appearance == "annotate")
    {
        if let Some(code) = package_fault(app) {
            return Err(parameters.problem(code, row).stop());
        }
        node.control.insert("intent", app.to_owned());
    }
    Ok(())
}

/// What is wrong with the name of an Android package.
fn package_fault(name: &str) -> Option<&'static str> {
    let mut segments = name.split('.');
    let begins = |with: fn(char) -> bool| name.split('.').any(|segment| segment.starts_with(with));
    if name.trim().is_empty() {
        Some("package-missing")
    } else if !name.contains('.') {
        Some("package-without-dot")
    } else if name.ends_with('.') {
        Some("package-ends-in-dot")
    } else if segments.any(str::is_empty) {
        Some("package-segment-empty")
    } else if begins(|letter| letter == '_') {
        Some("package-segment-underscore")
    } else if begins(char::is_numeric) {
        Some("package-segment-digit")
    } else if name.contains(|letter: char| !(letter.is_ascii_alphanumeric() || matches!(letter, '.' | '_'))) {
        Some("package-letters")
    } else {
        None
    }
}

/// `quality`: how well a recording is kept.
pub(super) fn audio(head: &Head<'_>, node: &mut Node<'_>) -> Outcome<()> {
    if let Some(quality) = quality(head, &["voice-only", "low", "normal", "external"])? {
        bind_of(node).insert("odk:quality", Value::from(quality));
    }
    Ok(())
}

/// A recording that runs while the form is open.
pub(super) fn background_audio(head: &Head<'_>, node: &mut Node<'_>) -> Outcome<()> {
    let quality = quality(head, &["voice-only", "low", "normal"])?;
    if let Some(question) = &mut node.question {
        let mut action = Action::new("odk:recordaudio", Action::LOAD);
        action.quality = quality.map(Cow::Owned);
        question.actions.push(action);
    }
    Ok(())
}

fn quality(head: &Head<'_>, known: &[&str]) -> Outcome<Option<String>> {
    head.parameters.accept(&["quality"], head.number)?;
    match head.parameters.get("quality") {
        Some(quality) if !known.contains(&quality) => {
            Err(head.parameters.problem("quality-invalid", head.number).with("name", "quality").stop())
        }
        quality => Ok(quality.map(str::to_owned)),
    }
}

#[cfg(test)]
mod tests {
    use super::package_fault;

    #[test]
    fn package_names_follow_the_rules_of_android() {
        for good in ["com.example", "a.b_c", "org.x1.y"] {
            assert_eq!(package_fault(good), None, "{good}");
        }
        for (bad, code) in [
            ("app", "package-without-dot"),
            ("a.", "package-ends-in-dot"),
            ("a..b", "package-segment-empty"),
            ("a._b", "package-segment-underscore"),
            ("a.1b", "package-segment-digit"),
            ("a.b-c", "package-letters"),
        ] {
            assert_eq!(package_fault(bad), Some(code), "{bad}");
        }
    }
}
