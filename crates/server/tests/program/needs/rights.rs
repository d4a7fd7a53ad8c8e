//! Who may do what with needs: field coordinators in their places alone, staff of members not at all, and nobody opens or gives
//! away what is another's.

use super::assessments::said as survey;
use super::{count, counted_as, house, post, said, with};
use crate::house::House;
use kernel::{Role, Scope};
use server::rooms::needs::model::{Count, Visibility};

/// bashir registers an assessment of these places, or of the whole country; its path.
async fn registered(house: &House, places: &[kernel::Id], level: &str) -> String {
    let mut fields = with(with(survey(house), "visibility", level), "places", "");
    fields.retain(|(name, _)| *name != "places");
    fields.extend(places.iter().map(|id| ("places", id.to_string())));
    if places.is_empty() {
        fields.push(("country_wide", "true".into()));
    }
    let title = format!("Look at {} places, {level}", places.len());
    let made = post(&house.as_(&house.cast.bashir), "/needs/assessments", &with(fields, "title", &title)).await;
    made.expect(303).location().to_owned()
}

#[tokio::test]
async fn a_field_coordinator_corrects_the_assessments_of_her_places_alone() {
    let house = house().await;
    let (erbil, basra, koya) = (house.ids.erbil, house.ids.basra, house.ids.koya);
    let dilnaz = house.as_(&house.cast.dilnaz);
    for (places, hers) in [
        (vec![erbil], true),
        (vec![koya, erbil], true),
        (vec![basra], false),
        (vec![erbil, basra], false),
        (Vec::new(), false),
    ] {
        let path = registered(&house, &places, "members").await;
        dilnaz.get(&path).await.expect(200);
        let expected = if hers { 200 } else { 403 };
        assert_eq!(dilnaz.get(&format!("{path}/edit")).await.status, expected, "{places:?}");
        let page = dilnaz.get(&path).await.expect(200).body();
        assert_eq!(page.contains(&format!("{path}/edit")), hers, "{places:?}");
        let change = [("version", "1".to_owned()), ("method", "Survey".into())];
        assert_eq!(post(&dilnaz, &path, &change).await.status, if hers { 303 } else { 403 }, "{places:?}");
        let elsewhere = [("version", "2".to_owned()), ("places", basra.to_string())];
        assert_eq!(post(&dilnaz, &path, &elsewhere).await.status, 403, "nor does she move it out of them: {places:?}");
        assert_eq!(
            post(&dilnaz, &format!("{path}/remove"), &[]).await.status,
            if hers { 303 } else { 403 },
            "{places:?}"
        );
    }
}

#[tokio::test]
async fn what_is_for_the_coordination_is_found_by_who_coordinates_where_it_lies() {
    let house = house().await;
    let (erbil, basra, koya) = (house.ids.erbil, house.ids.basra, house.ids.koya);
    let dilnaz = house.as_(&house.cast.dilnaz);
    for (places, sees) in [(vec![koya], true), (vec![erbil, basra], true), (Vec::new(), true), (vec![basra], false)] {
        let path = registered(&house, &places, "coordination").await;
        assert_eq!(dilnaz.get(&path).await.status, if sees { 200 } else { 404 }, "{places:?}");
        let list = dilnaz.get("/needs/assessments").await.expect(200).body();
        assert_eq!(list.contains(&path), sees, "{places:?}");
        house.as_(&house.cast.chiara).get(&path).await.expect(404);
    }
}

#[tokio::test]
async fn only_its_organisation_and_the_national_coordination_open_what_is_theirs_or_give_it_away() {
    let house = house().await;
    let theirs = Count {
        organisation_id: Some(house.ids.national),
        visibility: Visibility::Coordination,
        ..count(house.ids.koya, house.ids.water)
    };
    let figure = format!("/needs/figures/{}", counted_as(&house, theirs).await.id);
    let assessment = registered(&house, &[house.ids.erbil], "coordination").await;
    let (dilnaz, amal, bashir) =
        (house.as_(&house.cast.dilnaz), house.as_(&house.cast.amal), house.as_(&house.cast.bashir));
    for path in [&figure, &assessment] {
        let open = [("version", "1".to_owned()), ("visibility", "public".into())];
        let body = post(&dilnaz, path, &open).await.expect(422).body();
        assert!(body.contains("may show it to more people"), "{path}: {body}");
        let give = [("version", "1".to_owned()), ("organisation_id", house.ids.international.to_string())];
        let body = post(&dilnaz, path, &give).await.expect(422).body();
        assert!(body.contains("may give it to another organisation"), "{path}: {body}");
        house.faris().get(path).await.expect(404);
        post(&bashir, path, &[("version", "1".to_owned()), ("visibility", "members".into())]).await.expect(303);
        post(&amal, path, &[("version", "2".to_owned()), ("visibility", "public".into())]).await.expect(303);
        house.faris().get(path).await.expect(200);
        post(&dilnaz, path, &[("version", "3".to_owned()), ("visibility", "members".into())]).await.expect(303);
    }
    let nobody = [("version", "4".to_owned()), ("organisation_id", String::new()), ("visibility", "members".into())];
    assert_eq!(post(&dilnaz, &figure, &nobody).await.status, 422, "nor by way of the coordination");
}

#[tokio::test]
async fn staff_of_a_member_read_what_members_share_and_write_nothing() {
    let house = house().await;
    let of = |organisation, visibility| Count {
        organisation_id: Some(organisation),
        visibility,
        ..count(house.ids.koya, house.ids.water)
    };
    let own = counted_as(&house, of(house.ids.national, Visibility::Own)).await.id;
    let hidden = counted_as(&house, of(house.ids.international, Visibility::Own)).await.id;
    let staff = house.somebody("hana", Role::Member, Scope::Organisation(house.ids.national)).await;
    staff.get(&format!("/needs/figures/{own}")).await.expect(200);
    staff.get(&format!("/needs/figures/{hidden}")).await.expect(404);
    let list = staff.get("/needs/figures").await.expect(200).body();
    assert!(!list.contains("/needs/figures/new"), "she is offered no form");
    for (path, fields) in [
        ("/needs/figures".to_owned(), said(&house)),
        (format!("/needs/figures/{own}"), with(said(&house), "version", "1")),
        (format!("/needs/figures/{own}/remove"), Vec::new()),
        ("/needs/assessments".to_owned(), survey(&house)),
        (format!("/needs/places/{}", house.ids.koya), vec![("version", "0".into()), ("population", "5".into())]),
        (
            "/needs/decisions".to_owned(),
            vec![
                ("place_id", house.ids.koya.to_string()),
                ("sector_id", house.ids.water.to_string()),
                ("decision", "We do".into()),
                ("decided_on", "2026-11-10".into()),
            ],
        ),
    ] {
        let answer = post(&staff, &path, &fields).await;
        assert_eq!(answer.status, 403, "{path}: {}", answer.body());
    }
    let remove = post(&staff, &format!("/needs/figures/{hidden}/remove"), &[]).await;
    assert_eq!(remove.status, 404, "what is hidden is not even forbidden");
}
