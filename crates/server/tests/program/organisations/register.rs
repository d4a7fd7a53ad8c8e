//! What names mean, and to whom.

use crate::house::{House, Person};
use kernel::{Actor, Error, Id};
use server::rooms::organisations::commands::Edit;
use server::rooms::organisations::{AddAlias, Draft, Reading, Register, RegisterOne, Visibility, register};

pub fn draft(name: &str, visibility: Visibility) -> Draft {
    Draft { name: name.into(), kind: "national-ngo".into(), visibility, ..Draft::default() }
}

pub async fn registered(house: &House, draft: Draft) -> Id {
    house.app.run(&Actor::system("tests"), RegisterOne { draft }).await.expect("it is registered").id
}

async fn as_seen_by(house: &House, person: &Person) -> Register {
    register(&house.app.viewer(person.actor.clone())).await.expect("the register reads")
}

#[tokio::test]
async fn an_organisation_shown_to_none_is_matched_by_nobody_but_itself_and_who_coordinates_the_country() {
    let house = House::new().await;
    let hidden = registered(&house, draft("Quiet Well Keepers", Visibility::Own)).await;
    let name = Some("Quiet Well Keepers");
    assert_eq!(as_seen_by(&house, &house.cast.amal).await.read(name, None), Reading::Known(hidden));
    for person in [&house.cast.bashir, &house.cast.dilnaz, &house.cast.ezra] {
        let register = as_seen_by(&house, person).await;
        assert_eq!(register.read(name, None), Reading::Unknown, "{}", person.name);
        assert!(register.get(hidden).is_none() && register.name(hidden, web::locale::Locale::En).is_empty());
        assert_eq!(register.duplicates(None, &draft("Quiet Well Keepers", Visibility::Public)), []);
    }
}

#[tokio::test]
async fn a_choice_that_was_made_is_remembered_as_an_alias_and_taught_once() {
    let house = House::new().await;
    let amal = house.cast.amal.actor.clone();
    let (text, organisation) = ("منظمة جسر القصب", house.ids.national);
    assert!(!matches!(as_seen_by(&house, &house.cast.amal).await.read(Some(text), None), Reading::Known(_)));
    for _ in 0..2 {
        let alias = AddAlias { organisation, text: text.into(), language: None, source: "import".into() };
        house.app.run(&amal, alias).await.expect("it is taught");
    }
    let register = as_seen_by(&house, &house.cast.amal).await;
    assert_eq!(register.read(Some(text), None), Reading::Known(organisation));
    assert_eq!(register.aliases(organisation), [text]);
}

#[tokio::test]
async fn an_edit_is_found_by_its_new_name_at_once() {
    let house = House::new().await;
    let id = house.ids.international;
    assert_eq!(as_seen_by(&house, &house.cast.amal).await.read(Some("Amber Path"), None), Reading::Unknown);
    let changed = Draft { kind: "international-ngo".into(), ..draft("Amber Path", Visibility::Public) };
    let edit = Edit { id, version: 1, draft: changed.clone() };
    house.app.run(&house.cast.chiara.actor, edit).await.expect("chiara speaks for it");
    assert_eq!(as_seen_by(&house, &house.cast.bashir).await.read(Some("Amber Path"), None), Reading::Known(id));
    let late = house.app.run(&house.cast.chiara.actor, Edit { id, version: 1, draft: changed.clone() }).await;
    assert!(matches!(late, Err(Error::Conflict(_))));
    let other = Edit { id, version: 2, draft: Draft { kind: "national-ngo".into(), ..changed } };
    let settled = house.app.run(&house.cast.chiara.actor, other).await;
    assert!(matches!(settled, Err(Error::Forbidden)), "the kind is for the coordination to say");
}
