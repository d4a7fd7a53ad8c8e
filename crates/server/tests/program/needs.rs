//! Needs through the whole program: the five states, who sees what, bad input, decisions, and what is brought from a file.

mod assessments;
mod figures;
mod files;
mod following;
mod gaps;
mod rights;
mod twice;

use crate::house::{Answer, Browser, House, put, term};
use kernel::{Actor, Id};
use server::rooms::activities::Draft;
use server::rooms::activities::commands::Report;
use server::rooms::activities::model::{Status, Visibility};
use server::rooms::needs::commands::CountNeed;
use server::rooms::needs::model::{Count, figure};
use server::rooms::terms;

/// A house that knows population groups.
pub async fn house() -> House {
    let house = House::new().await;
    let new = || house.app.random().id(house.app.clock().now());
    let group = |key: &str, name: &str, parent: Option<&str>, kind: &str| terms::term::Model {
        parent_key: parent.map(str::to_owned),
        attributes: serde_json::json!({ "measures": kind }),
        ..term(new(), "group", key, None, name)
    };
    let groups = vec![
        group("everyone", "All population groups", None, "population"),
        group("idps", "Internally displaced people", None, "population"),
        group("idps-in-camp", "Displaced people in camps", Some("idps"), "population"),
        group("host", "Host community", None, "population"),
        group("girls", "Girls", None, "sex-age"),
    ];
    put::<terms::term::Entity>(&house.app, groups).await;
    house
}

/// A figure written as the program itself: of the coordination, seen by all members.
async fn counted(house: &House, place: Id, sector: Id, people: i64) -> figure::Model {
    counted_as(house, Count { people: Some(people), ..count(place, sector) }).await
}

pub async fn counted_as(house: &House, count: Count) -> figure::Model {
    house.app.run(&Actor::system("tests"), CountNeed(count)).await.expect("the program may count")
}

pub fn count(place: Id, sector: Id) -> Count {
    Count {
        place_id: place,
        sector_id: sector,
        population_group: "everyone".into(),
        people: Some(100),
        as_of: "2026-10-31".into(),
        source: Some("Visit".into()),
        visibility: Visibility::Public,
        ..Count::default()
    }
}

/// Work reported for a place, seen by all.
struct Done {
    place: Id,
    sector: Id,
    status: Status,
    targeted: i64,
    reached: Option<i64>,
    groups: Vec<String>,
    visibility: Visibility,
}

impl Done {
    fn of(place: Id, sector: Id, reached: i64) -> Self {
        Self {
            place,
            sector,
            status: Status::Ongoing,
            targeted: 50,
            reached: Some(reached),
            groups: Vec::new(),
            visibility: Visibility::Public,
        }
    }

    async fn report(self, house: &House) {
        let draft = Draft {
            place_id: Some(self.place),
            status: self.status,
            targeted: Some(self.targeted),
            reached: self.reached,
            groups: self.groups,
            visibility: self.visibility,
            ..Draft::new(house.ids.national, self.sector, "Wells", "2026-10")
        };
        house.app.run(&Actor::system("tests"), Report(draft)).await.expect("the program may report");
    }
}

/// What somebody says in the form of a figure.
fn said(house: &House) -> Vec<(&'static str, String)> {
    vec![
        ("place_id", house.ids.koya.to_string()),
        ("sector_id", house.ids.water.to_string()),
        ("population_group", "idps".into()),
        ("people", "١٬٢٠٠".into()),
        ("severity", "٤".into()),
        ("as_of", "٣١/١٠/٢٠٢٦".into()),
        ("source", "Visit".into()),
        ("organisation_id", house.ids.national.to_string()),
        ("visibility", "members".into()),
    ]
}

fn with(mut fields: Vec<(&'static str, String)>, name: &'static str, value: &str) -> Vec<(&'static str, String)> {
    fields.retain(|(other, _)| *other != name);
    fields.push((name, value.into()));
    fields
}

async fn post(browser: &Browser, path: &str, fields: &[(&str, String)]) -> Answer {
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
    browser.post_form(path, &fields).await
}

fn id_in(location: &str) -> Id {
    location.rsplit('/').next().and_then(|id| id.parse().ok()).unwrap_or_else(|| panic!("no id in {location}"))
}
