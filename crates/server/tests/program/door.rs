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

const ENTRY: [(&str, &str); 2] = [("list", "sector"), ("name_en", "Mine action")];

#[tokio::test]
async fn a_form_that_was_open_for_too_long_is_sent_again_with_all_that_was_typed() {
    let house = House::new().await;
    let amal = house.as_(&house.cast.amal);
    let page = amal.post_forged("/terms?list=sector", &ENTRY).await.expect(409).body();
    assert!(page.contains("value=\"Mine action\"") && page.contains("Send it again"), "{page}");
    assert!(page.contains("action=\"/terms?list=sector\"") && !page.contains("load the page again"), "{page}");
    let token = page.split("name=\"csrf\" value=\"").last().and_then(|rest| rest.split('"').next()).expect("a token");
    let again = [ENTRY.as_slice(), &[("csrf", token)]].concat();
    amal.post_forged("/terms", &again).await.expect(303);
    let json = amal.api("POST", "/api/v1/terms", "nobody", Some(serde_json::json!({ "name_en": "Mine" }))).await;
    assert_eq!(json.expect(401).json()["again"], serde_json::Value::Null);
}

#[tokio::test]
async fn who_was_signed_out_meanwhile_keeps_what_was_typed_but_no_password() {
    let house = House::new().await;
    let page = house.faris().post_form("/terms", &ENTRY).await.expect(401).body();
    assert!(page.contains("value=\"Mine action\"") && page.contains("target=\"_blank\""), "{page}");
    let secrets = [("email", "amal@example.invalid"), ("password", "three calm rivers")];
    let page = house.faris().post_forged("/sign-in", &secrets).await.expect(409).body();
    assert!(page.contains("amal@example.invalid") && !page.contains("three calm rivers"), "{page}");
    let secrets = [("current", "three calm rivers"), ("password", "four calm rivers")];
    let page = house.faris().post_form("/account/password", &secrets).await.expect(401).body();
    assert!(!page.contains("calm rivers"), "{page}");
}

#[tokio::test]
async fn signing_in_leads_back_to_the_whole_address() {
    let house = House::new().await;
    let page = house.faris().get("/people?q=rana&page=2").await.expect(401).body();
    assert!(page.contains("/sign-in?next=%2Fpeople%3Fq%3Drana"), "{page}");
}

#[tokio::test]
async fn a_step_that_is_opened_like_a_page_is_not_found_and_says_so() {
    let house = House::new().await;
    let page = house.as_(&house.cast.amal).get("/sign-out").await.expect(404).body();
    assert!(page.contains("There is no such page"), "{page}");
}

#[tokio::test]
async fn a_body_over_the_limit_is_told_the_limit() {
    let house = House::new().await;
    let long = "x".repeat(3 * 1_048_576);
    let page = house.as_(&house.cast.amal).post_form("/terms", &[("name_en", &long)]).await.expect(413).body();
    assert!(page.contains("At most 2 MB"), "{page}");
}

#[tokio::test]
async fn a_text_with_a_nul_is_kept_without_it_on_either_database() {
    let house = House::new().await;
    let amal = house.as_(&house.cast.amal);
    amal.post_form("/terms", &[("list", "sector"), ("name_en", "Mine\0 action")]).await.expect(303);
    assert!(amal.get("/terms.csv").await.expect(200).body().contains("mine-action,Mine action"));
}
