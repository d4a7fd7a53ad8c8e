//! Lists of organisations: what gaps in them do, rows that are one organisation, and registrations.

use server::rooms::organisations::model::{organisation, registration};
use server::rooms::terms::{Names, commands::Add};

use super::*;

async fn listed(browser: &Browser, file: &str) -> (String, String) {
    let target = [("target", "organisations")];
    let answer = browser.upload("/imports", &target, ("file", "ngos.csv", file.as_bytes())).await.expect(303);
    let import = answer.location().trim_end_matches("/columns").to_owned();
    let page = settle(browser, &import, &[]).await;
    (import, page)
}

async fn of(house: &House, acronym: &str) -> organisation::Model {
    let viewer = house.app.viewer(kernel::Actor::system("tests"));
    let all = server::rooms::organisations::all(&viewer).await.expect("the register");
    all.into_iter().find(|one| one.acronym.as_deref() == Some(acronym)).expect("it is there")
}

async fn papers(house: &House) -> Vec<(Option<String>, Option<String>, i64)> {
    let viewer = house.app.viewer(kernel::Actor::system("tests"));
    let all = viewer.find::<registration::Entity>().all().await.expect("the papers");
    all.into_iter().map(|paper| (paper.number, paper.expires_on, paper.version)).collect()
}

#[tokio::test]
async fn gaps_in_a_list_take_nothing_from_the_register() {
    let house = House::new().await;
    let amal = house.as_(&house.cast.amal);
    let full = "Name,Acronym,Email,Phone,Type,Sectors,Governorates\n\
        Lantern International,LI,office@lantern.invalid,+964 1,International NGO,Health,Erbil\n";
    let (import, _) = listed(&amal, full).await;
    amal.post_form(&format!("{import}/commit"), &[]).await.expect(303);
    let gaps = "Name,Acronym,Email,Phone,Type,Sectors,Governorates\nLantern International,,,+964 2,,,\n";
    let (import, page) = listed(&amal, gaps).await;
    counted(&page, &[("Changed", 1)]);
    amal.post_form(&format!("{import}/commit"), &[]).await.expect(303);
    let lantern = of(&house, "LI").await;
    assert_eq!((lantern.email.as_deref(), lantern.phone.as_deref()), (Some("office@lantern.invalid"), Some("+964 2")));
    assert_eq!(lantern.kind, "international-ngo");
    let by_id = format!("Tansiq id,Name,Email,Type\n{},Lantern International,,\n", lantern.id);
    let (import, page) = listed(&amal, &by_id).await;
    counted(&page, &[("Changed", 1)]);
    amal.post_form(&format!("{import}/commit"), &[]).await.expect(303);
    let lantern = of(&house, "LI").await;
    assert_eq!(
        (lantern.email, lantern.kind.as_str()),
        (None, "international-ngo"),
        "our id says which one is corrected"
    );
}

#[tokio::test]
async fn an_organisation_that_a_list_names_twice_is_registered_once() {
    let house = House::new().await;
    let amal = house.as_(&house.cast.amal);
    let file = "Name,Email\nOrchard Health Partners,a@orchard.invalid\nOrchard health  partners,b@orchard.invalid\n";
    let (_, page) = listed(&amal, file).await;
    counted(&page, &[("Not taken", 1), ("New", 1)]);
    assert!(page.contains("Row 2 is the same organisation already"), "{page}");
}

#[tokio::test]
async fn a_registration_is_added_or_prolonged_and_given_back_with_its_import() {
    let house = House::new().await;
    let names = Names { en: "NGO Directorate".into(), ..Names::default() };
    let add = Add { list: "authority".into(), names, code: None };
    house.app.run(&kernel::Actor::system("tests"), add).await.expect("an authority is added");
    let amal = house.as_(&house.cast.amal);
    let file = |number: &str, expires: &str| {
        format!(
            "Name,Registered with,Registration number,Expiry date\nReed Bridge Society,NGO Directorate,{number},{expires}\n"
        )
    };
    let (first, page) = listed(&amal, &file("F-77", "2026-12-31")).await;
    counted(&page, &[("Changed", 1)]);
    assert!(page.contains("F-77") && page.contains("<ins><bdi>2026-12-31</bdi></ins>"), "{page}");
    amal.post_form(&format!("{first}/commit"), &[]).await.expect(303);
    assert_eq!(papers(&house).await, [(Some("F-77".into()), Some("2026-12-31".into()), 1)]);
    assert_eq!(of(&house, "RBS").await.version, 1, "it says nothing else of itself");
    let (_, page) = listed(&amal, &file("f 77", "")).await;
    counted(&page, &[("Unchanged", 1)]);
    let (second, page) = listed(&amal, &file("", "31/12/2027")).await;
    counted(&page, &[("Changed", 1)]);
    assert!(page.contains("<del><bdi>2026-12-31</bdi></del> <ins><bdi>2027-12-31</bdi></ins>"), "{page}");
    amal.post_form(&format!("{second}/commit"), &[]).await.expect(303);
    assert_eq!(papers(&house).await, [(Some("F-77".into()), Some("2027-12-31".into()), 2)]);
    let answer = amal.post_form(&format!("{first}/undo"), &[]).await.expect(422);
    assert!(answer.body().contains("Nothing was undone"), "{}", answer.body());
    amal.post_form(&format!("{second}/undo"), &[]).await.expect(303);
    assert_eq!(papers(&house).await, [(Some("F-77".into()), Some("2026-12-31".into()), 3)]);
    let chiara = house.as_(&house.cast.chiara);
    let (_, page) = listed(&chiara, &file("F-77", "2028-12-31")).await;
    counted(&page, &[("Not taken", 1)]);
    assert!(!page.contains("2026-12-31"), "papers are not for others: {page}");
    let (_, page) =
        listed(&amal, "Name,Registration date,Expiry date\nReed Bridge Society,2026-05-01,2026-04-01\n").await;
    counted(&page, &[("Not taken", 1)]);
}
