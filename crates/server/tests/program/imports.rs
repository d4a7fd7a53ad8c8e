//! Imports through the router: files as people send them, from the upload to the records and back.

use crate::house::{Browser, House};

const AUGUST: &str = "Organisation,Sector,Governorate,District,Month,Activity,Reached\n\
    Reed Bridge Society,Health,Erbil,Koya,2026-08,Mobile clinic,1200\n\
    Reed Bridge Society,Water,Basra,,2026-08,Water trucking,٣٤٠\n";

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
}
