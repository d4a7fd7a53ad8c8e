//! The directory and its exports: found in any script, filtered, and without those that are hidden.

use super::register::{draft, registered};
use crate::house::House;
use server::rooms::organisations::{Draft, Visibility};

/// A path with this text as the value of its last parameter.
fn asking(path: &str, text: &str) -> String {
    let pairs = serde_urlencoded::to_string([("q", text)]).expect("a pair of texts");
    format!("{path}?{pairs}")
}

#[tokio::test]
async fn an_organisation_is_found_in_any_script_and_by_what_it_does() {
    let house = House::new().await;
    let marsh = Draft {
        name_ar: Some("حلقة ماء الأهوار".into()),
        name_ckb: Some("بازنەی ئاوی هۆڕەکان".into()),
        sectors: vec![house.ids.water],
        places: vec![house.ids.basra],
        ..draft("Marsh Water Circle", Visibility::Public)
    };
    let id = registered(&house, marsh).await;
    let faris = house.faris();
    for text in ["marsh", "الاهوار", "بازنەی", "MARSH WATER"] {
        let body = faris.get(&asking("/organisations", text)).await.expect(200).body();
        assert!(body.contains(&id.to_string()), "{text}");
        assert!(!body.contains("Lantern International"), "{text}");
    }
    let of = async |query: String| faris.get(&format!("/organisations{query}")).await.expect(200).body();
    let by_sector = of(format!("?sector={}&place={}", house.ids.water, house.ids.basra)).await;
    assert!(by_sector.contains("Marsh Water Circle") && !by_sector.contains("Reed Bridge Society"));
    assert!(!of(format!("?sector={}&place={}", house.ids.water, house.ids.erbil)).await.contains("Marsh Water Circle"));
    assert!(!of("?kind=international-ngo".into()).await.contains("Marsh Water Circle"));
    assert!(of("?state=closed".into()).await.contains("No organisation fits."));
    let arabic = house.faris().in_language("ar").get("/organisations").await.expect(200).body();
    assert!(arabic.contains("حلقة ماء الأهوار"));
}

#[tokio::test]
async fn the_directory_leaves_as_workbook_csv_json_and_cards() {
    let house = House::new().await;
    let faris = house.faris();
    let csv = faris.get("/organisations.csv?kind=national-ngo").await.expect(200).body();
    assert!(csv.contains("Reed Bridge Society") && csv.contains("441") && !csv.contains("Lantern"), "{csv}");
    assert_eq!(&faris.get("/organisations.xlsx").await.expect(200).bytes[..2], b"PK");
    let json = faris.get("/organisations.json").await.expect(200).json();
    assert_eq!(json["total"], 2);
    let cards = faris.get("/organisations.vcf").await.expect(200).body();
    assert_eq!(cards.matches("BEGIN:VCARD").count(), 2);
}

#[tokio::test]
async fn an_organisation_shown_to_none_is_nowhere_for_others() {
    let house = House::new().await;
    let hidden = registered(&house, draft("Quiet Well Keepers", Visibility::Own)).await;
    let page = format!("/organisations/{hidden}");
    let (amal, name) = (house.as_(&house.cast.amal), "Quiet Well Keepers");
    assert!(amal.get("/organisations").await.expect(200).body().contains(name));
    amal.get(&page).await.expect(200);
    for (who, browser) in house.everyone().into_iter().filter(|(who, _)| *who != "amal") {
        for list in ["/organisations", "/organisations.csv", "/organisations.json", "/organisations.vcf"] {
            assert!(!browser.get(list).await.expect(200).body().contains(name), "{who} {list}");
        }
        let search = browser.get(&asking("/organisations", name)).await.expect(200).body();
        assert!(!search.contains(&hidden.to_string()), "{who}");
        for ending in ["", ".json", ".vcf"] {
            browser.get(&format!("{page}{ending}")).await.expect(404);
        }
        if who == "faris" {
            continue;
        }
        for path in ["edit", "registrations/new", "posts/new", "merge"] {
            browser.get(&format!("{page}/{path}")).await.expect(404);
        }
        browser.post_form(&page, &[("name", "Found"), ("version", "1")]).await.expect(404);
        browser.post_form(&format!("{page}/aliases"), &[("text", "Found")]).await.expect(404);
        let parent = [("name", "Well Office"), ("kind", "national-ngo"), ("parent", &hidden.to_string())];
        let made = browser.post_form("/organisations", &parent).await;
        assert!(matches!(made.status.as_u16(), 403 | 422), "{who}: {}", made.body());
    }
    let dilnaz = house.as_(&house.cast.dilnaz);
    let alike = [("name", name), ("kind", "national-ngo"), ("visibility", "public")];
    let made = dilnaz.post_form("/organisations", &alike).await;
    assert_eq!(made.status.as_u16(), 303, "a hidden one is not hinted at: {}", made.body());
}
