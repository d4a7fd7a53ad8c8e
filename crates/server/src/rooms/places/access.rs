//! Who may do what with places: everybody may read them, since every record and figure names them; only who coordinates
//! the whole country alters names, codes, spellings, boundaries and which units are switched on.

use kernel::{Actor, Guarded, Id};
use sea_orm::{Condition, EnumIter};
use serde_json::json;

use super::model::{alias, boundary, boundary_set, code, country, place, scheme};

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

impl Guarded for place::Entity {
    type Action = Action;
    const RESOURCE: &'static str = "place";

    fn may(actor: &Actor, action: Action, _record: &place::Model) -> bool {
        may(actor, action)
    }

    fn visible_to(_actor: &Actor) -> Condition {
        Condition::all()
    }

    fn text(place: &place::Model) -> Option<String> {
        let others = [&place.name_ar, &place.name_ckb, &place.name_ku];
        let names = others.into_iter().flatten().map(String::as_str).collect::<Vec<_>>().join(" ");
        Some(format!("{} {names}", place.name_en))
    }

    fn specimens() -> Vec<(&'static str, place::Model)> {
        let erbil = place::Model {
            id: Id::nil(),
            key: "erbil".into(),
            parent_id: None,
            governorate_id: None,
            level: 1,
            country: "IQ".into(),
            name_en: "Erbil".into(),
            name_ar: None,
            name_ckb: None,
            name_ku: None,
            jurisdiction: None,
            tile_column: None,
            tile_row: None,
            switchable: false,
            active: true,
            valid_from: None,
            valid_to: None,
            position: 0,
            home_id: None,
            taken_by_id: None,
            also_under: json!([]),
            version: 1,
        };
        vec![("any", erbil)]
    }
}

impl Guarded for code::Entity {
    type Action = Action;
    const RESOURCE: &'static str = "place code";

    fn may(actor: &Actor, action: Action, _record: &code::Model) -> bool {
        may(actor, action)
    }

    fn visible_to(_actor: &Actor) -> Condition {
        Condition::all()
    }

    fn specimens() -> Vec<(&'static str, code::Model)> {
        let (scheme, version) = ("ocha-cod".into(), "2019-06".into());
        vec![("any", code::Model { id: Id::nil(), place_id: Id::nil(), scheme, version, code: "IQG11".into() })]
    }
}

impl Guarded for alias::Entity {
    type Action = Action;
    const RESOURCE: &'static str = "place alias";

    fn may(actor: &Actor, action: Action, _record: &alias::Model) -> bool {
        may(actor, action)
    }

    fn visible_to(_actor: &Actor) -> Condition {
        Condition::all()
    }

    fn specimens() -> Vec<(&'static str, alias::Model)> {
        let alias = alias::Model {
            id: Id::nil(),
            place_id: Id::nil(),
            text: "Hewlêr".into(),
            folded: "hewler".into(),
            language: None,
            source: "field".into(),
        };
        vec![("any", alias)]
    }
}

impl Guarded for country::Entity {
    type Action = Action;
    const RESOURCE: &'static str = "country";

    fn may(actor: &Actor, action: Action, _record: &country::Model) -> bool {
        may(actor, action)
    }

    fn visible_to(_actor: &Actor) -> Condition {
        Condition::all()
    }

    fn specimens() -> Vec<(&'static str, country::Model)> {
        let (code, kit) = ("IQ".into(), "iraq".into());
        vec![("any", country::Model { id: Id::nil(), code, kit, home: true, profile: json!({}) })]
    }
}

impl Guarded for scheme::Entity {
    type Action = Action;
    const RESOURCE: &'static str = "place code list";

    fn may(actor: &Actor, action: Action, _record: &scheme::Model) -> bool {
        may(actor, action)
    }

    fn visible_to(_actor: &Actor) -> Condition {
        Condition::all()
    }

    fn specimens() -> Vec<(&'static str, scheme::Model)> {
        let scheme = scheme::Model {
            id: Id::nil(),
            key: "ocha-cod".into(),
            version: "2019-06".into(),
            country: "IQ".into(),
            name: "OCHA".into(),
            pattern: "^IQG[0-9]{2}$".into(),
            complete: true,
            main: true,
            published: None,
            licence: None,
        };
        vec![("any", scheme)]
    }
}

impl Guarded for boundary_set::Entity {
    type Action = Action;
    const RESOURCE: &'static str = "boundary set";

    fn may(actor: &Actor, action: Action, _record: &boundary_set::Model) -> bool {
        may(actor, action)
    }

    fn visible_to(_actor: &Actor) -> Condition {
        Condition::all()
    }

    fn specimens() -> Vec<(&'static str, boundary_set::Model)> {
        let set = boundary_set::Model {
            id: Id::nil(),
            country: "IQ".into(),
            level: 1,
            source: "OCHA".into(),
            licence: None,
            valid_on: None,
            file_digest: String::new(),
            current: true,
            imported_at: 0,
        };
        vec![("any", set)]
    }
}

impl Guarded for boundary::Entity {
    type Action = Action;
    const RESOURCE: &'static str = "boundary";
    /// Outlines are large and never edited; the set they belong to is logged.
    const LOGGED: bool = false;

    fn may(actor: &Actor, action: Action, _record: &boundary::Model) -> bool {
        may(actor, action)
    }

    fn visible_to(_actor: &Actor) -> Condition {
        Condition::all()
    }

    fn specimens() -> Vec<(&'static str, boundary::Model)> {
        vec![("any", boundary::Model { id: Id::nil(), set_id: Id::nil(), place_id: Id::nil(), outline: json!({}) })]
    }
}
