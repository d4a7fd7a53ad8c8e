//! What the parts of a workbook need of XML: tags with their local names, attributes, and text with its entities.

use std::borrow::Cow;

use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

use super::broken;
use crate::Problem;

/// Elements without content are reported as a start and an end.
pub(super) fn reader(text: &str) -> Reader<&[u8]> {
    let mut reader = Reader::from_str(text);
    reader.config_mut().expand_empty_elements = true;
    reader
}

/// An attribute by its local name.
pub(super) fn attribute<'t>(tag: &'t BytesStart<'_>, name: &str) -> Result<Option<Cow<'t, str>>, Problem> {
    for attribute in tag.attributes().with_checks(false) {
        let attribute = attribute.map_err(broken)?;
        if attribute.key.local_name().as_ref() == name {
            return attribute.normalized_value(XmlVersion::Implicit1_0).map(Some).map_err(broken);
        }
    }
    Ok(None)
}

/// Appends what an event says as text; other events say nothing.
pub(super) fn push(text: &mut String, event: &Event<'_>) -> Result<(), Problem> {
    match event {
        Event::Text(words) => text.push_str(&words.xml10_content()),
        Event::CData(words) => text.push_str(&words.xml10_content()),
        Event::GeneralRef(entity) => match entity.resolve_char_ref().map_err(broken)? {
            Some(letter) => text.push(letter),
            None => {
                let name = entity.xml10_content();
                text.push_str(
                    quick_xml::escape::resolve_predefined_entity(&name)
                        .ok_or_else(|| broken(format_args!("nothing is known of the entity {name}")))?,
                );
            }
        },
        _ => (),
    }
    Ok(())
}
