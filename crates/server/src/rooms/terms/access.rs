//! Who may do what to the lists: everybody may read them, since every form and every figure names their entries; only
//! who coordinates the whole country alters them.

use kernel::{Actor, Guarded};
use sea_orm::{Condition, EnumIter};

use super::model::{SECTOR, WRITTEN, alias, term};

#[derive(Debug, Clone, Copy, PartialEq, Eq, EnumIter)]
pub enum Action {
    See,
    Edit,
}

fn may(actor: &Actor, action: Action) -> bool {
    match action {
        Action::See => true,
        Action::Edit => actor.coordinates(),
    }
}

impl Guarded for term::Entity {
    type Action = Action;
    const RESOURCE: &'static str = "term";

    fn may(actor: &Actor, action: Action, _record: &term::Model) -> bool {
        may(actor, action)
    }

    fn visible_to(_actor: &Actor) -> Condition {
        Condition::all()
    }

    fn specimens() -> Vec<(&'static str, term::Model)> {
        let term = term::Model {
            id: kernel::Id::nil(),
            list: SECTOR.into(),
            key: "wash".into(),
            code: Some("WSH".into()),
            parent_key: None,
            name_en: "Water, sanitation and hygiene".into(),
            name_ar: None,
            name_ckb: None,
            name_ku: None,
            position: 0,
            active: true,
            attributes: serde_json::json!({}),
            version: 1,
        };
        vec![("any", term)]
    }
}

impl Guarded for alias::Entity {
    type Action = Action;
    const RESOURCE: &'static str = "term alias";

    fn may(actor: &Actor, action: Action, _record: &alias::Model) -> bool {
        may(actor, action)
    }

    fn visible_to(_actor: &Actor) -> Condition {
        Condition::all()
    }

    fn specimens() -> Vec<(&'static str, alias::Model)> {
        let alias = alias::Model {
            id: kernel::Id::nil(),
            term_id: kernel::Id::nil(),
            text: "Watsan".into(),
            folded: "watsan".into(),
            language: Some("en".into()),
            source: WRITTEN.into(),
        };
        vec![("any", alias)]
    }
}
