//! Why the engine of names found a candidate, or doubts it, in the visitor's language.

use names::Reason;
use web::Visit;

pub fn said(visit: &Visit, reason: &Reason) -> String {
    let args = match reason {
        Reason::ByAlias(name) | Reason::Initials(name) => vec![("name", name.clone())],
        _ => Vec::new(),
    };
    visit.sentence(reason.key(), &args)
}
