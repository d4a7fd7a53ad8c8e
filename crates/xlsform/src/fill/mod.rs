//! Filling a form: answers and an XForm in, the submission a client would make out.
//!
//! [`fill`] opens the form as a client does (values of the form itself, what the device knows, `setvalue` actions), gives the
//! answers in the order of the form, adds repetitions as answers or counts ask for them, works out relevance and
//! calculations in the order of their dependence, and writes what is relevant. Or it says, node by node, what is wrong: an
//! answer that is none of the type, a broken constraint, a required answer that is missing, a choice that is not offered.
//!
//! Expressions mean what they mean to JavaRosa, oddities included. The time, chance, the device and files are handed in.
//!
//! Answers are an object by the names of nodes: groups are objects, repeats are lists of objects, several choices are a list
//! or one text with spaces.
//!
//! ```
//! use serde_json::json;
//! use xlsform::fill::{Surroundings, fill};
//!
//! let form = r#"<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml">
//!   <h:head><h:title>Visit</h:title><model>
//!     <instance><data id="visit"><age/><school/><adult/></data></instance>
//!     <bind nodeset="/data/age" type="int" constraint=". &lt; 130" required="true()"/>
//!     <bind nodeset="/data/school" type="string" relevant="/data/age &lt; 18"/>
//!     <bind nodeset="/data/adult" type="string" calculate="if(/data/age &gt;= 18, 'yes', 'no')"/>
//!   </model></h:head>
//!   <h:body><input ref="/data/age"><label>Age</label></input><input ref="/data/school"><label>School</label></input></h:body>
//! </h:html>"#;
//! let filled = fill(form, &json!({"age": 33}), Surroundings::default()).unwrap();
//! assert!(filled.complaints.is_empty());
//! assert!(filled.xml.ends_with(r#"<data id="visit"><age>33</age><adult>yes</adult></data>"#));
//!
//! let filled = fill(form, &json!({"age": 133}), Surroundings::default()).unwrap();
//! assert_eq!((filled.complaints[0].code, &*filled.complaints[0].path), ("fill-constraint", "/data/age"));
//! ```

mod answers;
mod call;
mod choices;
mod dates;
mod digest;
mod dry;
mod engine;
mod eval;
mod geo;
mod judge;
mod media;
mod numbers;
mod patterns;
mod strings;
mod submission;
#[cfg(test)]
mod tests;
mod tree;
mod value;
mod world;

use std::cell::RefCell;
use std::collections::BTreeMap;

use crate::check::Finding;
use crate::form::{Form, Plan};
use crate::problems::Severity;
use dates::Zone;
pub(crate) use dry::Dry;
use engine::Engine;
pub(crate) use engine::Site;
pub use media::Media;
use tree::{Reading, Tree};
pub(crate) use value::Fault;
pub use world::Chance;
use world::World;

/// What a form sees of the world while it is filled.
pub struct Surroundings {
    /// Now, in milliseconds since 1970 in UTC.
    pub now: i64,
    /// How far local time is ahead of UTC, in minutes.
    pub ahead: i32,
    /// The source of chance.
    pub chance: Chance,
    /// What the device knows: `deviceid`, `username`, `email`, `phonenumber`, …
    pub properties: BTreeMap<String, String>,
    /// The files beside the form, by name.
    pub media: Media,
}

impl Default for Surroundings {
    /// The beginning of 1970 in UTC, no files, and always the same chance.
    fn default() -> Self {
        let mut state = 1_u64;
        let chance = Box::new(move || {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            state
        });
        Self { now: 0, ahead: 0, chance, properties: BTreeMap::new(), media: Media::new() }
    }
}

/// A filled form.
#[derive(Clone, Debug)]
pub struct Filled {
    /// The submission.
    pub xml: String,
    /// What is wrong, node by node. A client would not send a form with errors.
    pub complaints: Vec<Finding>,
}

/// Fills a form.
///
/// # Errors
/// Where the form itself is wrong: what [`crate::check::check`] finds of errors in its structure.
pub fn fill(xml: &str, answers: &serde_json::Value, around: Surroundings) -> Result<Filled, Vec<Finding>> {
    let mut form = Form::read(xml).map_err(|finding| vec![*finding])?;
    let plan = Plan::of(&mut form);
    let mut wrong: Vec<Finding> = std::mem::take(&mut form.findings);
    wrong.retain(|finding| {
        finding.severity == Severity::Error && !matches!(finding.code, "xform-group-empty" | "xform-item-value")
    });
    crate::check::circles(&form, &plan, &mut wrong);
    if !wrong.is_empty() {
        return Err(wrong);
    }
    let Surroundings { now, ahead, chance, properties, media } = around;
    let tables = media::tables(&media);
    let zone = Zone(ahead.clamp(-18 * 60, 18 * 60));
    let world = World { now, zone, chance: RefCell::new(chance), properties, tables, pretend: false };
    let (mut tree, bad) = Tree::of(&form, Reading { zone, now });
    let missing = media::load(&mut form, &mut tree, &media);
    let mut complaints: Vec<Finding> = missing
        .into_iter()
        .map(|name| Finding::new("fill-file", Severity::Warning, "", "src", &name).with("word", name.clone()))
        .collect();
    let mut engine = Engine::new(&form, &plan, tree, bad, world);
    engine.open();
    engine.give(0, answers, &mut complaints);
    engine.finish();
    engine.judge(&mut complaints);
    engine.unsent(&mut complaints);
    let faults = std::mem::take(&mut engine.faults);
    complaints.extend(crate::check::faults(&form, &plan, faults));
    Ok(Filled { xml: engine.submission(), complaints })
}

/// Whether a text is a decimal number, as a range needs them.
pub(crate) fn decimal(text: &str) -> bool {
    text.trim().parse::<f64>().is_ok_and(f64::is_finite)
}
