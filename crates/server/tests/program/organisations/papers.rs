//! Registrations: who may see them, scans and their limits, and badges for what has ended.

use crate::house::{Browser, House};
use kernel::Actor;
use server::rooms::terms::Names;
use server::rooms::terms::commands::Add;

const PDF: &[u8] = b"%PDF-1.7 a scan";

async fn house_with_an_authority() -> House {
    let house = House::new().await;
    let names = Names { en: "NGO Directorate".into(), ..Names::default() };
    let add = Add { list: "authority".into(), names, code: None };
    house.app.run(&Actor::system("tests"), add).await.expect("an authority is added");
    house
}

const FIELDS: [(&str, &str); 4] =
    [("authority", "ngo-directorate"), ("jurisdiction", "federal"), ("number", "F-77"), ("expires_on", "2026-11-01")];

/// The address of the first registration on the organisation's page.
async fn first_paper(browser: &Browser, page: &str) -> String {
    let json = browser.get(&format!("{page}.json")).await.expect(200).json();
    format!("{page}/registrations/{}", json["registrations"][0]["id"].as_str().expect("there is one"))
}

#[tokio::test]
async fn a_scan_is_kept_and_given_only_to_its_organisation_and_the_coordination() {
    let house = house_with_an_authority().await;
    let bashir = house.as_(&house.cast.bashir);
    let page = format!("/organisations/{}", house.ids.national);
    bashir.get(&format!("{page}/registrations/new")).await.expect(200);
    let at = format!("{page}/registrations");
    bashir.upload(&at, &FIELDS, ("file", "شهادة التسجيل.pdf", PDF)).await.expect(303);
    let paper = first_paper(&bashir, &page).await;
    for person in [&house.cast.bashir, &house.cast.amal, &house.cast.dilnaz] {
        let browser = house.as_(person);
        assert!(browser.get(&page).await.expect(200).body().contains("F-77"), "{}", person.name);
        let file = browser.get(&format!("{paper}/file")).await.expect(200);
        assert_eq!(file.bytes, PDF);
        assert_eq!(file.headers["content-type"], "application/pdf");
        assert!(file.headers["content-disposition"].to_str().expect("text").starts_with("attachment"));
    }
    for person in [&house.cast.chiara, &house.cast.ezra] {
        let browser = house.as_(person);
        let shown = browser.get(&page).await.expect(200).body();
        assert!(!shown.contains("F-77") && !shown.contains("NGO Directorate"), "{}", person.name);
        browser.get(&format!("{paper}/file")).await.expect(404);
        browser.get(&paper).await.expect(403);
        browser.upload(&at, &FIELDS, ("file", "x.pdf", PDF)).await.expect(403);
        browser.post_form(&format!("{paper}/remove"), &[]).await.expect(404);
    }
    let elsewhere = format!("/organisations/{}/registrations", house.ids.international);
    let moved = paper.replace(&at, &elsewhere);
    house.as_(&house.cast.amal).get(&format!("{moved}/file")).await.expect(404);
    bashir.post_form(&format!("{paper}/remove"), &[]).await.expect(303);
    bashir.get(&format!("{paper}/file")).await.expect(404);
}

#[tokio::test]
async fn what_is_no_scan_or_too_large_is_refused_with_the_reason() {
    let house = house_with_an_authority().await;
    let bashir = house.as_(&house.cast.bashir);
    let at = format!("/organisations/{}/registrations", house.ids.national);
    let wrong =
        bashir.upload(&at, &FIELDS, ("file", "scan.pdf", b"<script>alert(1)</script>")).await.expect(422).body();
    assert!(wrong.contains("This is not a PDF, PNG or JPEG.") && wrong.contains("F-77"), "{wrong}");
    let large = [PDF, &vec![b'x'; 10 * 1_048_576][..]].concat();
    let refused = bashir.upload(&at, &FIELDS, ("file", "scan.pdf", &large)).await.expect(422).body();
    assert!(refused.contains("larger than 10 MB"), "{refused}");
    let huge = [PDF, &vec![b'x'; 12 * 1_048_576][..]].concat();
    let refused = bashir.upload(&at, &FIELDS, ("file", "scan.pdf", &huge)).await.expect(413).body();
    assert!(refused.contains("10"), "{refused}");
    let backwards = [FIELDS.as_slice(), &[("issued_on", "2026-12-01")]].concat();
    let refused = bashir.post_form(&at, &backwards).await.expect(422).body();
    assert!(refused.contains("It ends before it was issued."));
    bashir.post_form(&at, &[("authority", "nobody"), ("jurisdiction", "federal")]).await.expect(422);
}

#[tokio::test]
async fn what_has_ended_and_what_soon_ends_is_marked() {
    let house = house_with_an_authority().await;
    let bashir = house.as_(&house.cast.bashir);
    let page = format!("/organisations/{}", house.ids.national);
    for (last, badge) in [("2026-11-22", "Expired"), ("2026-12-31", "Ends soon"), ("2028-01-01", "Valid")] {
        let fields = [("authority", "ngo-directorate"), ("jurisdiction", "kurdistan"), ("expires_on", last)];
        bashir.post_form(&format!("{page}/registrations"), &fields).await.expect(303);
        assert!(bashir.get(&page).await.expect(200).body().contains(badge), "{last}");
    }
    let paper = first_paper(&bashir, &page).await;
    let edited = [("version", "1"), ("authority", "ngo-directorate"), ("jurisdiction", "federal")];
    bashir.post_form(&paper, &edited).await.expect(303);
    let late = [("version", "1"), ("authority", "ngo-directorate"), ("jurisdiction", "federal"), ("number", "F-99")];
    let both = bashir.upload(&paper, &late, ("file", "scan.pdf", PDF)).await.expect(409).body();
    assert!(both.contains("<bdi>F-99</bdi>") && both.contains("name=\"version\" value=\"2\""), "{both}");
    assert!(both.contains("scan.pdf – a file cannot be kept here."), "{both}");
    bashir.post_form(&paper, &[late.as_slice(), &[("version", "2")]].concat()[1..]).await.expect(303);
}
