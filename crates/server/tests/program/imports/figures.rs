//! Figures of people in need from a spreadsheet: the same way as any file, with its questions, verdicts and undo, and a file
//! taken away comes back as it was.

use super::*;
use crate::house::operator::Operator;
use crate::house::{place, put};
use crate::needs::{count, counted_as, house};
use kernel::Id;
use server::rooms::needs::model::{Confidence, Count, Visibility, assessment, figure};
use server::rooms::places::model::place::Entity as Place;

const RIGHT: &str = "\
Governorate,District,Sector,Population group,People in need,Severity,As of,Source,Confidence,Who may see it
Erbil,Koya,\"Water, sanitation and hygiene\",Internally displaced people,\"1,200\",4,2026-10-15,Visit,High,Everybody
Basra,,Health,Host community,٣٠٠,,2026-09-30,Visit,,
";

async fn sent(browser: &Browser, house: &House, name: &str, file: &[u8]) -> String {
    let own = house.ids.national.to_string();
    let fields = [("target", "needs"), ("organisation", own.as_str())];
    let answer = browser.upload("/imports", &fields, ("file", name, file)).await.expect(303);
    answer.location().trim_end_matches("/columns").to_owned()
}

/// Sends a file and takes its columns as proposed: the import, and the page of its rows.
async fn shown(browser: &Browser, house: &House, file: &str) -> (String, String) {
    let import = sent(browser, house, "needs.csv", file.as_bytes()).await;
    let page = settle(browser, &import, &[]).await;
    (import, page)
}

async fn commit(browser: &Browser, import: &str) {
    browser.post_form(&format!("{import}/commit"), &[("leaving", "true")]).await.expect(303);
}

async fn figures(house: &House) -> Vec<figure::Model> {
    let viewer = house.app.viewer(kernel::Actor::system("tests"));
    let mut all = viewer.find::<figure::Entity>().all().await.expect("they are read");
    all.sort_by_key(|one| one.people);
    all
}

#[tokio::test]
async fn figures_are_read_shown_recorded_and_taken_back_as_one() {
    let house = house().await;
    let bashir = house.as_(&house.cast.bashir);
    let (import, page) = shown(&bashir, &house, RIGHT).await;
    counted(&page, &[("New", 2)]);
    assert!(figures(&house).await.is_empty(), "only shown");
    commit(&bashir, &import).await;
    let told: Vec<_> = figures(&house).await.into_iter().map(|one| (one.place_id, one.count())).collect();
    let (basra, koya) = (&told[0].1, &told[1].1);
    assert_eq!((told[0].0, basra.people, basra.severity), (house.ids.basra, Some(300), None));
    assert_eq!((basra.confidence, basra.visibility), (None, Visibility::Members), "what is not said is for members");
    assert_eq!((told[1].0, koya.people, koya.severity), (house.ids.koya, Some(1_200), Some(4)));
    assert_eq!((koya.confidence, koya.visibility), (Some(Confidence::High), Visibility::Public));
    assert_eq!((koya.population_group.as_str(), koya.organisation_id), ("idps", Some(house.ids.national)));
    let (_, page) = shown(&bashir, &house, RIGHT).await;
    counted(&page, &[("Unchanged", 2)]);
    bashir.post_form(&format!("{import}/undo"), &[]).await.expect(303);
    assert!(figures(&house).await.is_empty());
    let verdict = kernel::log::verify(&house.app, |_| {}).await.expect("the log reads");
    assert!(verdict.broken.is_none());
}

/// An assessment bashir leads, seen by himself and the national coordination.
async fn hidden_assessment(house: &House) -> Id {
    let id = house.app.random().id(house.app.clock().now());
    let record = assessment::Model {
        id,
        title: "Rapid look at Koya".into(),
        organisation_id: house.ids.national,
        partners: serde_json::json!([]),
        places: serde_json::json!([]),
        country_wide: true,
        governorates: serde_json::json!([]),
        sectors: serde_json::json!([house.ids.water]),
        version: 1,
        ..assessment::Model::default()
    };
    put::<assessment::Entity>(&house.app, vec![record]).await;
    id
}

#[tokio::test]
async fn a_file_taken_away_says_the_same_when_it_comes_back_in_every_language_and_by_whoever_took_it() {
    let house = house().await;
    let (koya, basra, water) = (house.ids.koya, house.ids.basra, house.ids.water);
    let assessment = hidden_assessment(&house).await;
    let base = count(koya, water);
    let all = [
        Count { confidence: Some(Confidence::Medium), severity: Some(3), note: Some("=1+1".into()), ..base.clone() },
        Count {
            people: Some(900),
            organisation_id: Some(house.ids.national),
            visibility: Visibility::Members,
            ..count(basra, water)
        },
        Count { people: Some(40), assessment_id: Some(assessment), source: None, ..count(basra, house.ids.health) },
        Count { people: Some(7), population_group: "idps".into(), visibility: Visibility::Coordination, ..base },
    ];
    for one in all {
        counted_as(&house, one).await;
    }
    let before = figures(&house).await;
    for (who, rows) in [(&house.cast.amal, 4), (&house.cast.bashir, 3), (&house.cast.dilnaz, 4)] {
        for language in ["en", "ar", "ckb"] {
            for shape in ["csv", "xlsx", "hxl.csv"] {
                let browser = house.as_(who).in_language(language);
                let file = browser.get(&format!("/needs/figures.{shape}")).await.expect(200).bytes;
                let fields = [("target", "needs")];
                let answer =
                    browser.upload("/imports", &fields, ("file", &format!("f.{shape}"), &file)).await.expect(303);
                let import = answer.location().trim_end_matches("/columns").to_owned();
                let page = settle(&house.as_(who), &import, &[]).await;
                counted(&page, &[("Unchanged", rows)]);
            }
        }
    }
    assert_eq!(figures(&house).await, before);
}

#[tokio::test]
async fn a_corrected_file_corrects_the_figures_it_names_and_undo_gives_them_back() {
    let house = house().await;
    let bashir = house.as_(&house.cast.bashir);
    let (import, _) = shown(&bashir, &house, RIGHT).await;
    commit(&bashir, &import).await;
    let taken = bashir.get("/needs/figures.csv").await.expect(200);
    let corrected = String::from_utf8_lossy(&taken.bytes).replace("1200", "1300").replace("High", "Low");
    let (second, page) = shown(&bashir, &house, &corrected).await;
    counted(&page, &[("Changed", 1), ("Unchanged", 1)]);
    assert!(page.contains("<del><bdi>1,200") && page.contains("<ins><bdi>1,300"), "{page}");
    commit(&bashir, &second).await;
    let after = figures(&house).await;
    assert_eq!((after.len(), after[1].people, after[1].confidence), (2, 1_300, Some(Confidence::Low)));
    bashir.post_form(&format!("{import}/undo"), &[]).await.expect(422).body();
    bashir.post_form(&format!("{second}/undo"), &[]).await.expect(303);
    let given_back = figures(&house).await;
    assert_eq!((given_back[1].people, given_back[1].confidence), (1_200, Some(Confidence::High)));
    let body = bashir.post_form(&format!("{import}/undo"), &[]).await.expect(422).body();
    assert!(body.contains("rows 2 of the file"), "{body}");
    assert_eq!(figures(&house).await.len(), 2, "nothing was undone");
}

#[tokio::test]
async fn each_row_says_what_is_wrong_and_the_others_come_in() {
    let house = house().await;
    let bashir = house.as_(&house.cast.bashir);
    for (row, told) in [
        ("Erbil,Koya,Health,Host community,10,9,2026-10-15,Visit,,", "from 1 to 5"),
        ("Erbil,Koya,Health,Host community,10,0,2026-10-15,Visit,,", "from 1 to 5"),
        ("Erbil,Koya,Health,Host community,10,2.5,2026-10-15,Visit,,", "from 1 to 5"),
        ("Erbil,Koya,Health,Host community,-10,4,2026-10-15,Visit,,", "below zero"),
        ("Erbil,Koya,Health,Host community,many,4,2026-10-15,Visit,,", "many"),
        ("Erbil,Koya,Health,Host community,99999999999,4,2026-10-15,Visit,,", "too large to be right"),
        ("Erbil,Koya,Health,Host community,,4,2026-10-15,Visit,,", "how many people are in need"),
        ("Erbil,Koya,Health,Host community,10,4,someday,Visit,,", "someday"),
        ("Erbil,Koya,Health,Host community,10,4,2031-01-01,Visit,,", "still to come"),
        ("Erbil,Koya,Health,Host community,10,4,,Visit,,", "Give the day"),
        ("Erbil,Koya,Health,Host community,10,4,2026-10-15,Visit,so so,", "no degree of confidence"),
        ("Erbil,Koya,Health,Host community,10,4,2026-10-15,Visit,,whoever", "whoever"),
        ("Basra,,Health,Host community,301,,2026-09-30,Visit,,", "Row 3 gives another figure"),
        (",,Health,Host community,10,4,2026-10-15,Visit,,", "names no place"),
    ] {
        let (_, page) = shown(&bashir, &house, &format!("{RIGHT}{row}\n")).await;
        counted(&page, &[("Not taken", 1), ("New", 2)]);
        assert!(page.contains(told), "{row}: {page}");
    }
    for (row, text) in [
        ("Erbil,Koya,Health,Giants,10,4,2026-10-15,Visit,,", "Giants"),
        ("Erbil,Koya,Health,Girls,10,4,2026-10-15,Visit,,", "Girls"),
        ("Erbil,Koya,Alchemy,Host community,10,4,2026-10-15,Visit,,", "Alchemy"),
    ] {
        let (import, page) = shown(&bashir, &house, &format!("{RIGHT}{row}\n")).await;
        counted(&page, &[("To be chosen", 1), ("New", 2)]);
        let choices = bashir.get(&format!("{import}/choices")).await.expect(200).body();
        assert!(choices.contains(text) && !choices.contains(">Girls</option>"), "{choices}");
    }
}

#[tokio::test]
async fn what_a_file_does_not_say_is_said_for_all_its_rows() {
    let house = house().await;
    let bashir = house.as_(&house.cast.bashir);
    let assessment = hidden_assessment(&house).await;
    let file = "Governorate,Sector,People in need\nErbil,Health,40\nBasra,Health,50\n";
    let import = sent(&bashir, &house, "needs.csv", file.as_bytes()).await;
    let form = bashir.get(&format!("{import}/columns")).await.expect(200).body();
    assert!(form.contains("name=\"as_of\"") && form.contains("Rapid look at Koya") && !form.contains("name=\"month\""));
    let id = assessment.to_string();
    let unsaid = [("as_of", "٣٠/٩/٢٠٢٦"), ("assessment", id.as_str()), ("visibility", "own")];
    let page = settle(&bashir, &import, &unsaid).await;
    counted(&page, &[("New", 2)]);
    commit(&bashir, &import).await;
    for one in figures(&house).await {
        assert_eq!((one.as_of.as_str(), one.assessment_id), ("2026-09-30", Some(assessment)));
        assert_eq!((one.visibility, one.population_group.as_str()), (Visibility::Own, "everyone"));
    }
    let chiara = house.as_(&house.cast.chiara);
    let answer =
        chiara.upload("/imports", &[("target", "needs")], ("file", "n.csv", file.as_bytes())).await.expect(303);
    let theirs = answer.location().trim_end_matches("/columns");
    let refused = chiara.post_form(&format!("{theirs}/columns"), &[("c0", "admin1"), ("assessment", &id)]).await;
    assert!(refused.expect(422).body().contains("Choose an assessment from the list"), "hers to see only");
}

#[tokio::test]
async fn nobody_brings_figures_for_others_or_for_places_that_are_not_hers() {
    let house = house().await;
    let (chiara, dilnaz) = (house.as_(&house.cast.chiara), house.as_(&house.cast.dilnaz));
    let file = RIGHT.replace("Source,", "Source,Organisation,").replace("Visit,", "Visit,Reed Bridge Society,");
    let answer =
        chiara.upload("/imports", &[("target", "needs")], ("file", "n.csv", file.as_bytes())).await.expect(303);
    let page = settle(&chiara, answer.location().trim_end_matches("/columns"), &[]).await;
    counted(&page, &[("Not taken", 2)]);
    assert!(page.contains("an organisation you do not speak for"));
    let answer =
        dilnaz.upload("/imports", &[("target", "needs")], ("file", "n.csv", file.as_bytes())).await.expect(303);
    let page = settle(&dilnaz, answer.location().trim_end_matches("/columns"), &[]).await;
    counted(&page, &[("Not taken", 1), ("New", 1)]);
    assert!(page.contains("a governorate you do not coordinate"), "Basra is not hers");
}

#[tokio::test]
async fn a_name_that_two_governorates_have_is_asked_for_and_never_guessed() {
    let house = house().await;
    let new = || house.app.random().id(house.app.clock().now());
    let (north, south) = (new(), new());
    let twins = vec![
        place(north, "qala-north", "Qala", Some(house.ids.erbil), 2, Some(house.ids.erbil)),
        place(south, "qala-south", "Qala", Some(house.ids.basra), 2, Some(house.ids.basra)),
    ];
    put::<Place>(&house.app, twins).await;
    let amal = house.as_(&house.cast.amal);
    let (import, page) = shown(&amal, &house, "District,Sector,In need,As of\nQala,Health,40,2026-09-30\n").await;
    counted(&page, &[("To be chosen", 1)]);
    let choices = amal.get(&format!("{import}/choices")).await.expect(200).body();
    assert!(choices.contains(&north.to_string()) && choices.contains(&south.to_string()), "{choices}");
    amal.post_form(&format!("{import}/choices"), &[("q0", &south.to_string())]).await.expect(303);
    commit(&amal, &import).await;
    assert_eq!(figures(&house).await[0].place_id, south);
    let (_, page) =
        shown(&amal, &house, "Governorate,District,Sector,In need,As of\nErbil,Qala,Health,41,2026-09-30\n").await;
    counted(&page, &[("New", 1)]);
}

#[test]
fn the_command_line_brings_figures_as_the_pages_do() {
    let operator = Operator::with_sample();
    let path = operator.folder().join("figures.csv");
    std::fs::write(&path, "Governorate,Sector,In need,Severity\nErbil,Health,4321,3\nBasrah,Health,oops,3\n")
        .expect("a file");
    let path = path.to_str().expect("a path");
    let rest = ["--as-of", "2026-10-31", "--visibility", "own"];
    let said = operator.tansiq(&[&["import", "needs", path, "--dry-run"], &rest[..]].concat()).done();
    assert!(said.contains("dry run") && said.contains("1  new") && said.contains("1  refused"), "{said}");
    let said = operator.tansiq(&[&["import", "needs", path], &rest[..]].concat()).done();
    assert!(said.contains("1  new"), "{said}");
    let said = operator.tansiq(&[&["import", "needs", path], &rest[..]].concat()).done();
    assert!(said.contains("1  unchanged"), "{said}");
}
