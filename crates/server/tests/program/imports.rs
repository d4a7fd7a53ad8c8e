//! Imports through the router: files as people send them, from the upload to the records and back.

mod bad_input;
mod choices;
mod corrections;
mod figures;
mod lists;
mod nasty;
mod odd;
mod real_files;
mod rows;
mod undo;

use kernel::Reads;
use sea_orm::QueryOrder;
use server::rooms::activities::model::activity;

use crate::house::{Browser, House};

const AUGUST: &str = "Organisation,Sector,Governorate,District,Month,Activity,Reached\n\
    Reed Bridge Society,Health,Erbil,Koya,2026-08,Mobile clinic,1200\n\
    Reed Bridge Society,WSH,Basra,,2026-08,Water trucking,٣٤٠\n";

/// The activities somebody sees, as the API lists them.
async fn recorded(house: &House) -> Vec<activity::Model> {
    let viewer = house.app.viewer(kernel::Actor::system("tests"));
    let find = viewer.find::<activity::Entity>();
    find.narrow(|select| select.order_by_asc(activity::Column::No)).all().await.expect("the activities")
}

/// Sends a file, takes its columns as proposed, and gives the address of the import and the page of its rows.
async fn read(browser: &Browser, name: &str, bytes: &[u8]) -> (String, String) {
    let import = send(browser, name, bytes).await;
    let page = settle(browser, &import, &[]).await;
    (import, page)
}

/// Takes the columns as they are proposed, but for these.
async fn settle(browser: &Browser, import: &str, but: &[(&str, &str)]) -> String {
    let page = browser.get(&format!("{import}/columns")).await.expect(200).body();
    let mut pairs: Vec<(String, String)> = Vec::new();
    for select in page.split("<select id=\"f-c").skip(1) {
        let name = format!("c{}", select.split('"').next().unwrap_or_default());
        let select = select.split("</select>").next().unwrap_or_default();
        if let Some(before) = select.split("\" selected").next().filter(|_| select.contains(" selected")) {
            pairs.push((name, before.rsplit("value=\"").next().unwrap_or_default().to_owned()));
        }
    }
    pairs.push(("month".to_owned(), "2026-08".to_owned()));
    pairs.push(("dates".to_owned(), "told".to_owned()));
    pairs.retain(|(name, _)| but.iter().all(|(other, _)| other != name));
    let mut all: Vec<(&str, &str)> = pairs.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    all.extend(but);
    let answer = browser.post_form(&format!("{import}/columns"), &all).await.expect(303);
    assert_eq!(answer.location(), import);
    browser.get(import).await.expect(200).body()
}

/// How many rows have each verdict, as the tabs of the page say.
fn counts(page: &str) -> Vec<(String, u64)> {
    let tabs = page.split("class=\"tabs\"").nth(1).unwrap_or_default().split("</nav>").next().unwrap_or_default();
    let tab = |text: &str| {
        let label = text.split('>').nth(1)?.split(" <span").next()?.trim().to_owned();
        let count = text.split("class=\"count\">").nth(1)?.split('<').next()?.parse().ok()?;
        Some((label, count))
    };
    tabs.split("<a ").skip(1).filter_map(tab).collect()
}

fn counted(page: &str, wanted: &[(&str, u64)]) {
    let found = counts(page);
    let found: Vec<(&str, u64)> = found.iter().skip(1).map(|(label, count)| (label.as_str(), *count)).collect();
    assert_eq!(found, wanted, "{page}");
}

/// Sends a file and gives the address of the import.
async fn send(browser: &Browser, name: &str, bytes: &[u8]) -> String {
    let answer = browser.upload("/imports", &[("target", "activities")], ("file", name, bytes)).await.expect(303);
    answer.location().trim_end_matches("/columns").to_owned()
}

#[tokio::test]
async fn a_file_is_kept_and_its_columns_are_proposed_with_reasons() {
    let house = House::new().await;
    let bashir = house.as_(&house.cast.bashir);
    let import = send(&bashir, "august.csv", AUGUST.as_bytes()).await;
    let page = bashir.get(&format!("{import}/columns")).await.expect(200).body();
    for (column, field) in
        [("c0", "organisation"), ("c1", "sector"), ("c2", "admin1"), ("c3", "admin2"), ("c6", "reached")]
    {
        let select = page.split(&format!("name=\"{column}\"")).nth(1).unwrap_or_default();
        let select = select.split("</select>").next().unwrap_or_default();
        assert!(select.contains(&format!("value=\"{field}\" selected")), "{column}: {select}");
    }
    assert!(page.contains("header reads"), "the reason is shown");
    assert!(bashir.get("/imports").await.expect(200).body().contains("august.csv"));
}

#[tokio::test]
async fn what_is_no_table_is_refused_with_what_to_do_and_leaves_nothing() {
    let house = House::new().await;
    let bashir = house.as_(&house.cast.bashir);
    for (name, bytes, told) in [
        ("nothing.csv", &b""[..], "Choose a file"),
        ("blank.csv", b" \n,,\n", "no table"),
        ("page.xls", b"<html><table><tr><td>x</td></tr></table></html>", "web page"),
        ("letter.pdf", b"%PDF-1.7 x", "not read"),
        ("broken.xlsx", b"PK\x03\x04 and then nothing that was ever a workbook", "damaged"),
    ] {
        let answer = bashir.upload("/imports", &[("target", "activities")], ("file", name, bytes)).await.expect(422);
        assert!(answer.body().contains(told), "{name}: {}", answer.body());
    }
    assert!(bashir.get("/imports").await.expect(200).body().contains("No file has been imported"));
}

#[tokio::test]
async fn imports_are_seen_by_whoever_sent_them_and_by_who_coordinates() {
    let house = House::new().await;
    let bashir = house.as_(&house.cast.bashir);
    let import = send(&bashir, "august.csv", AUGUST.as_bytes()).await;
    for (who, browser) in house.everyone() {
        let status = browser.get(&format!("{import}/columns")).await.status.as_u16();
        let wanted = match who {
            "amal" | "bashir" => 200,
            "faris" => 401,
            _ => 404,
        };
        assert_eq!(status, wanted, "{who}");
    }
    let ezra = house.as_(&house.cast.ezra);
    ezra.get("/imports/new").await.expect(403);
    ezra.upload("/imports", &[], ("file", "a.csv", b"a,b\n1,2\n")).await.expect(403);
}

#[tokio::test]
async fn columns_are_corrected_and_remembered_for_the_next_file_of_the_sender() {
    let house = House::new().await;
    let bashir = house.as_(&house.cast.bashir);
    let odd = "Wer,Was,Wo\nReed Bridge Society,Health,Erbil\nReed Bridge Society,Water,Basra\n";
    let import = send(&bashir, "odd.csv", odd.as_bytes()).await;
    let twice = [("c0", "organisation"), ("c1", "organisation"), ("month", "2026-08")];
    let answer = bashir.post_form(&format!("{import}/columns"), &twice).await.expect(422);
    assert!(answer.body().contains("Another column is this already"));
    let right = [
        ("c0", "organisation"),
        ("c1", "sector"),
        ("c2", "admin1"),
        ("month", "2026-08"),
        ("keep", "true"),
        ("keep_as", "Odd"),
    ];
    bashir.post_form(&format!("{import}/columns"), &right).await.expect(303);
    let next = send(&bashir, "odd-2.csv", odd.as_bytes()).await;
    let page = bashir.get(&format!("{next}/columns")).await.expect(200).body();
    assert!(page.contains("as in an earlier file"), "{page}");
    let stale = [("c0", "organisation"), ("version", "0")];
    bashir.post_form(&format!("{import}/columns"), &stale).await.expect(409);
    let amal = house.as_(&house.cast.amal);
    for somebody in [house.as_(&house.cast.chiara), amal] {
        let import = send(&somebody, "theirs.csv", odd.as_bytes()).await;
        let answer = somebody.post_form(&format!("{import}/columns"), &right).await.expect(422);
        assert!(answer.body().contains("kept for another sender") && answer.body().contains("value=\"Odd\""));
    }
    let next = send(&bashir, "odd-3.csv", odd.as_bytes()).await;
    assert!(bashir.get(&format!("{next}/columns")).await.expect(200).body().contains("as in an earlier file"));
}
