//! What stands before and behind every handler: headers, tokens, languages, errors.

use crate::house::{Browser, House};
use server::{Setup, program, site};

#[tokio::test]
async fn a_missing_page_is_not_found_in_the_visitors_language() {
    let house = House::new().await;
    for (tag, dir) in [("en", "ltr"), ("ar", "rtl"), ("ckb", "rtl")] {
        let answer = house.faris().in_language(tag).get("/nothing-here").await.expect(404);
        let body = answer.body();
        assert!(body.contains(&format!("lang=\"{tag}\"")) && body.contains(&format!("dir=\"{dir}\"")), "{body}");
        assert!(!body.contains('⟦'), "{body}");
    }
}

#[tokio::test]
async fn every_answer_carries_strict_headers() {
    let house = House::new().await;
    for path in ["/", "/health", "/nothing-here"] {
        let answer = house.faris().get(path).await;
        let policy = answer.headers.get("content-security-policy").and_then(|value| value.to_str().ok());
        assert!(policy.is_some_and(|policy| policy.starts_with("default-src 'none'")), "{path}");
        assert_eq!(answer.headers.get("x-content-type-options").map(|value| value.as_bytes()), Some(&b"nosniff"[..]));
    }
}

#[tokio::test]
async fn health_says_ok_and_the_version() {
    let house = House::new().await;
    let json = house.faris().get("/health").await.expect(200).json();
    assert_eq!(json["status"], "ok");
    assert_eq!(json["version"], env!("CARGO_PKG_VERSION"));
}

#[tokio::test]
async fn a_list_leaves_as_a_workbook_that_runs_the_way_the_language_does() {
    let house = House::new().await;
    for (tag, right_to_left) in [("en", false), ("ar", true), ("ckb", true)] {
        let amal = house.as_(&house.cast.amal).in_language(tag);
        let answer = amal.get("/terms.xlsx").await.expect(200);
        assert!(answer.headers["content-disposition"].to_str().expect("text").contains("terms-sector.xlsx"));
        let mut book = zip::ZipArchive::new(std::io::Cursor::new(answer.bytes)).expect("a workbook is an archive");
        let sheet = std::io::read_to_string(book.by_name("xl/worksheets/sheet1.xml").expect("a sheet")).expect("text");
        assert_eq!(sheet.contains("rightToLeft"), right_to_left, "{tag}");
        assert!(book.by_name("xl/worksheets/sheet2.xml").is_ok(), "a sheet says what this is");
    }
    let csv = house.as_(&house.cast.amal).get("/terms.csv").await.expect(200).body();
    assert!(csv.starts_with('\u{feff}') && csv.contains("health,Health"), "{csv}");
}

#[tokio::test]
async fn cookies_are_kept_from_scripts_and_other_sites() {
    let house = House::new().await;
    let answer = house.faris().get("/sign-in?lang=ckb&digits=latin").await.expect(200);
    let cookies: Vec<_> = answer.headers.get_all("set-cookie").iter().filter_map(|value| value.to_str().ok()).collect();
    assert!(!cookies.is_empty());
    for cookie in cookies {
        assert!(cookie.contains("; HttpOnly; SameSite=Lax"), "{cookie}");
    }
}

#[tokio::test]
async fn behind_tls_cookies_stay_on_secure_connections_and_no_sister_site_can_set_them() {
    let house = House::new().await;
    let setup = Setup { secure: true, ..Setup::default() };
    let secure = program(site(house.app.clone(), false, setup).expect("the site is sound"));
    let visitor = Browser::new(secure.clone(), None);
    let answer = visitor.get("/sign-in?lang=ar").await.expect(200);
    assert!(answer.headers.contains_key("strict-transport-security"));
    for cookie in answer.headers.get_all("set-cookie").iter().filter_map(|value| value.to_str().ok()) {
        assert!(cookie.starts_with("__Host-") && cookie.ends_with("; Secure"), "{cookie}");
    }
    let secret = &house.cast.amal.secret;
    Browser::new(secure.clone(), Some(secret.clone())).get("/account").await.expect(401);
    let request = visitor.request("GET", "/account").header("cookie", format!("__Host-tansiq={secret}"));
    visitor.send(request.body(axum::body::Body::empty()).expect("a request")).await.expect(200);
}

#[tokio::test]
async fn when_something_fails_the_page_shows_a_number_and_nothing_of_the_cause() {
    let house = House::new().await;
    house.app.close().await.expect("the database is closed");
    assert_eq!(house.faris().get("/health").await.expect(503).json()["status"], "unavailable");
    let page = house.as_(&house.cast.amal).get("/account").await.expect(503).body();
    assert!(page.contains("Number for the administrator"), "{page}");
    assert!(!page.contains("database") && !page.contains("pool"), "{page}");
}
