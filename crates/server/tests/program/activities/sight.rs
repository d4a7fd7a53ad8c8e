//! Who sees which record, asked of everybody for every visibility; and that no page, file or figure says more.

use super::reported;
use crate::house::{House, NOW, organisation as organisation_of, put};
use kernel::{Actor, Change, Command, Done, Reads, Result, Tx};
use server::rooms::activities::commands::Report;
use server::rooms::activities::model::{Visibility, activity};
use server::rooms::activities::{Action, Draft};
use server::rooms::organisations::model::organisation;

struct OnlyInTotals(activity::Model);

impl Command for OnlyInTotals {
    const NAME: &'static str = "tests.only_in_totals";
    type Output = ();

    async fn apply(self, tx: &mut Tx<'_>) -> Result<Done<()>> {
        let permit = tx.permit::<activity::Entity>(Action::Edit, &self.0)?;
        let after = activity::Model { aggregate_only: true, ..self.0.clone() };
        Ok(tx.write(&permit, Change::of(self.0, after)).await?.done(()))
    }
}

/// Who sees a record of bashir's organisation in Basra, or in Erbil, by its visibility.
const EVERYBODY: [&str; 6] = ["amal", "bashir", "chiara", "dilnaz", "ezra", "faris"];

async fn seen_by(house: &House, made: &activity::Model, seers: &[&str]) {
    for (who, browser) in house.everyone() {
        let sees = seers.contains(&who);
        let path = format!("/activities/{}", made.id);
        browser.get(&path).await.expect(if sees { 200 } else { 404 });
        for list in ["/activities", "/activities.json", "/activities.csv", "/activities.geojson", "/activities?q=wells"]
        {
            let body = browser.get(list).await.expect(200).body();
            assert_eq!(body.contains(&made.title), sees, "{who} {list} {:?}", made.visibility);
        }
    }
}

#[tokio::test]
async fn each_visibility_is_seen_by_whom_it_says_and_nobody_else() {
    let cases = [
        (Visibility::Public, "basra", &EVERYBODY[..]),
        (Visibility::Members, "basra", &["amal", "bashir", "chiara", "dilnaz"]),
        (Visibility::Coordination, "basra", &["amal", "bashir"]),
        (Visibility::Coordination, "erbil", &["amal", "bashir", "dilnaz"]),
        (Visibility::Own, "erbil", &["amal", "bashir"]),
    ];
    for (visibility, place, seers) in cases {
        let house = House::new().await;
        let place = if place == "erbil" { house.ids.koya } else { house.ids.basra };
        let made = reported(&house, house.ids.national, place, visibility, "Wells nobody else digs").await;
        seen_by(&house, &made, seers).await;
    }
}

#[tokio::test]
async fn a_record_for_totals_only_is_shown_to_its_organisation_and_coordination_alone() {
    let house = House::new().await;
    let made = reported(&house, house.ids.national, house.ids.koya, Visibility::Public, "Wells counted only").await;
    house.app.run(&Actor::system("tests"), OnlyInTotals(made.clone())).await.expect("the program may");
    seen_by(&house, &made, &["amal", "bashir", "dilnaz"]).await;
}

#[tokio::test]
async fn what_may_be_seen_and_what_is_found_agree_for_everybody() {
    let house = House::new().await;
    let levels = [Visibility::Public, Visibility::Members, Visibility::Coordination, Visibility::Own];
    let mut all = Vec::new();
    for visibility in levels {
        for organisation in [house.ids.national, house.ids.international] {
            for place in [house.ids.koya, house.ids.basra, house.ids.iraq] {
                all.push(reported(&house, organisation, place, visibility, "Wells").await);
            }
        }
    }
    let cast = &house.cast;
    for actor in [&cast.amal, &cast.bashir, &cast.chiara, &cast.dilnaz, &cast.ezra].map(|person| &person.actor) {
        use kernel::Guarded;
        let found = house.app.viewer(actor.clone()).find::<activity::Entity>().all().await.expect("it reads");
        for record in &all {
            let may = activity::Entity::may(actor, Action::See, record);
            assert_eq!(may, found.iter().any(|one| one.id == record.id), "{actor:?} {record:?}");
        }
    }
}

#[tokio::test]
async fn a_donor_the_reader_does_not_see_is_not_told_of_and_a_correction_does_not_lose_it() {
    let house = House::new().await;
    let quiet = organisation::Model {
        visibility: Visibility::Own,
        ..organisation_of(house.app.random().id(NOW), "Quiet Fund", "QF", "national-ngo")
    };
    let fund = quiet.id;
    put::<organisation::Entity>(&house.app, vec![quiet]).await;
    let draft = Draft {
        place_id: Some(house.ids.koya),
        visibility: Visibility::Public,
        funder_id: Some(fund),
        ..Draft::new(house.ids.national, house.ids.water, "Wells", "2026-11")
    };
    let made = house.app.run(&Actor::system("tests"), Report(draft)).await.expect("the program may");
    let path = format!("/activities/{}", made.id);
    for (who, browser) in house.everyone().into_iter().filter(|(who, _)| !matches!(*who, "amal" | "bashir" | "dilnaz"))
    {
        let told = browser.get(&format!("{path}.json")).await.expect(200).body();
        assert!(!told.contains(&fund.to_string()), "{who}: {told}");
        assert!(!browser.get(&path).await.expect(200).body().contains("Donor"), "{who}");
    }
    let bashir = house.as_(&house.cast.bashir);
    let form = bashir.get(&format!("{path}/edit")).await.expect(200).body();
    assert!(form.contains(&format!("<option value=\"{fund}\" selected>")) && !form.contains("Quiet Fund"), "{form}");
    let fields = [("version", "1"), ("funder_id", &fund.to_string()), ("reached", "12")];
    bashir.post_form(&path, &fields).await.expect(303);
    assert_eq!(super::record(&house, made.id).await.funder_id, Some(fund));
}

#[tokio::test]
async fn only_its_organisation_and_the_national_coordination_show_a_record_to_more_people() {
    let house = House::new().await;
    let made = reported(&house, house.ids.national, house.ids.koya, Visibility::Members, "Wells").await;
    let path = format!("/activities/{}", made.id);
    let dilnaz = house.as_(&house.cast.dilnaz);
    let said = |version: &'static str, visibility: &'static str| [("version", version), ("visibility", visibility)];
    let body = dilnaz.post_form(&path, &said("1", "public")).await.expect(422).body();
    assert!(body.contains("Only the organisation itself, or who coordinates the country"), "{body}");
    dilnaz.post_form(&path, &said("1", "coordination")).await.expect(303);
    dilnaz.post_form(&path, &said("2", "members")).await.expect(422);
    house.as_(&house.cast.bashir).post_form(&path, &said("2", "members")).await.expect(303);
    house.as_(&house.cast.amal).post_form(&path, &said("3", "public")).await.expect(303);
}
