//! Bad input gets a clear message, and nothing is lost or half done.

use std::io::Write;

use super::*;

/// Reads one row under these headers and gives the page.
async fn one(house: &House, headers: &str, row: &str) -> String {
    let bashir = house.as_(&house.cast.bashir);
    let file =
        format!("Organisation,Sector,Governorate,Activity,{headers}\nReed Bridge Society,Health,Erbil,Clinic,{row}\n");
    read(&bashir, "one.csv", file.as_bytes()).await.1
}

#[tokio::test]
async fn values_that_cannot_be_right_are_refused_by_field_and_reason() {
    let house = House::new().await;
    for (headers, row, told) in [
        ("Month,Start date,End date", "2026-08,2026-08-20,2026-08-01", "End"),
        ("Month,Reached", "2026-08,-5", "Reached: -5 is below zero"),
        ("Month,Reached", "2026-08,99999999999999", "too large to be right"),
        ("Month,Reached", "2026-08,many", "“many” is no number"),
        ("Month,Reached", "2026-08,2.5", "not a whole number"),
        ("Month,Women,Reached", "2026-08,9,5", "5"),
        ("Month,Status", "2026-08,quite far", "“quite far” is no status"),
        ("Month,Start date", "2026-08,31/02/2026", "There is no such day"),
        ("Month,Start date", "2026-08,03/08/2205", "cannot be right"),
        ("Month,Start date", "2026-08,03/08/2026", "This can be 2026-08-03 or 2026-03-08"),
        ("Month", "August", "has no year"),
        ("Month", "soon", "“soon” is no date"),
        ("Month,Latitude,Longitude", "2026-08,361.9,44", "not on the globe"),
        ("Month,Cumulative", "2026-08,perhaps", "neither yes nor no"),
        ("Month,Country", "2026-08,Atlantis", "Atlantis"),
    ] {
        let page = one(&house, headers, row).await;
        counted(&page, &[("Not taken", 1)]);
        assert!(page.contains(told), "{headers} {row}: {page}");
    }
    assert!(recorded(&house).await.is_empty());
}

#[tokio::test]
async fn dates_and_figures_are_read_in_any_digits_and_months_by_name() {
    let house = House::new().await;
    let bashir = house.as_(&house.cast.bashir);
    let file = "Organisation,Sector,Governorate,Activity,Month,Start date,Reached\n\
        Reed Bridge Society,Health,Erbil,Clinic,آب,٢٥/٠٨/٢٠٢٦,١٬٢٠٠\n";
    let (import, page) = read(&bashir, "تقرير 2026.csv", file.as_bytes()).await;
    counted(&page, &[("New", 1)]);
    bashir.post_form(&format!("{import}/commit"), &[]).await.expect(303);
    let record = recorded(&house).await.remove(0);
    assert_eq!(
        (record.period.as_str(), record.start_on.as_deref(), record.reached),
        ("2026-08", Some("2026-08-25"), Some(1200))
    );
}

#[tokio::test]
async fn old_encodings_are_read_and_a_broken_one_names_its_line() {
    let house = House::new().await;
    let bashir = house.as_(&house.cast.bashir);
    let text = "المنظمة,القطاع,المحافظة,الشهر,النشاط\nReed Bridge Society,Health,Erbil,2026-08,عيادة متنقلة\n";
    // The same text as Excel writes it where the machine is set to Arabic.
    let arabic = b"\xC7\xE1\xE3\xE4\xD9\xE3\xC9,\xC7\xE1\xDE\xD8\xC7\xDA,\xC7\xE1\xE3\xCD\xC7\xDD\xD9\xC9,\xC7\xE1\xD4\xE5\xD1,\xC7\xE1\xE4\xD4\xC7\xD8\nReed Bridge Society,Health,Erbil,2026-08,\xDA\xED\xC7\xCF\xC9 \xE3\xCA\xE4\xDE\xE1\xC9\n";
    let utf16: Vec<u8> = [0xFEFFu16].into_iter().chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    for (name, bytes) in [("1256.csv", &arabic[..]), ("utf16.csv", &utf16)] {
        let (_, page) = read(&bashir, name, bytes).await;
        counted(&page, &[("New", 1)]);
        assert!(page.contains("عيادة متنقلة"), "{name}: {page}");
    }
    let mut broken = "Organisation,Sector\n".repeat(50).into_bytes();
    broken.extend("é,ü\n".repeat(50).bytes());
    broken.extend(b"\xE9,\xFF\xFE\n");
    let answer = bashir.upload("/imports", &[], ("file", "broken.csv", &broken)).await.expect(422);
    assert!(answer.body().contains("Line 101 is not written"), "{}", answer.body());
}

/// A small workbook whose sheet says that it unpacks to four thousand million bytes.
fn bomb() -> Vec<u8> {
    let mut bytes = std::io::Cursor::new(Vec::new());
    let mut archive = zip::ZipWriter::new(&mut bytes);
    let options = zip::write::SimpleFileOptions::default();
    for name in ["[Content_Types].xml", "xl/workbook.xml"] {
        archive.start_file(name, options).expect("an entry");
        archive.write_all(&[b' '; 4096]).expect("nothing much");
    }
    archive.finish().expect("an archive");
    let mut bytes = bytes.into_inner();
    let directory = bytes.windows(4).rposition(|at| at == b"PK\x01\x02").expect("a directory");
    bytes[directory + 24..directory + 28].copy_from_slice(&4_000_000_000u32.to_le_bytes());
    bytes
}

#[tokio::test]
async fn an_archive_bomb_and_a_file_too_large_are_refused_before_anything_is_unpacked() {
    let house = House::new().await;
    let bashir = house.as_(&house.cast.bashir);
    let bomb = bomb();
    let answer = bashir.upload("/imports", &[], ("file", "bomb.xlsx", &bomb)).await.expect(422);
    assert!(answer.body().contains("unpacks to too much"), "{}", answer.body());
    let large = vec![b'x'; web::UPLOAD_BYTES + 4096];
    let answer = bashir.upload("/imports", &[], ("file", "large.csv", &large)).await;
    assert_eq!(answer.status, 413, "{}", answer.body());
    assert!(bashir.get("/imports").await.expect(200).body().contains("No file has been imported"));
}

#[tokio::test]
async fn two_header_rows_merged_cells_and_totals_are_understood() {
    let house = House::new().await;
    let bashir = house.as_(&house.cast.bashir);
    let file = "Who,,Where,,,For whom,\n\
        Organisation,Sector,Governorate,Month,Activity,Women,Men\n\
        Reed Bridge Society,Health,Erbil,2026-08,Clinic,10,5\n\
        Reed Bridge Society,Health,Basra,2026-08,Clinic,20,7\n\
        Total,,,,,30,12\n";
    let (import, page) = read(&bashir, "two.csv", file.as_bytes()).await;
    counted(&page, &[("Not taken", 1), ("New", 2)]);
    assert!(page.contains("adds up others"), "{page}");
    bashir.post_form(&format!("{import}/commit"), &[]).await.expect(303);
    let record = recorded(&house).await.remove(0);
    assert_eq!((record.women, record.men, record.reached), (Some(10), Some(5), Some(15)));
}

#[tokio::test]
async fn a_formula_comes_in_as_its_text_and_leaves_guarded() {
    let house = House::new().await;
    let bashir = house.as_(&house.cast.bashir);
    let page = one(&house, "Month,Description", "2026-08,=HYPERLINK(1)").await;
    counted(&page, &[("New", 1)]);
    let import = bashir.get("/imports").await.expect(200).body();
    let id =
        import.split("href=\"/imports/").nth(2).unwrap_or_default().split('"').next().unwrap_or_default().to_owned();
    bashir.post_form(&format!("/imports/{id}/commit"), &[]).await.expect(303);
    assert_eq!(recorded(&house).await[0].description.as_deref(), Some("=HYPERLINK(1)"));
    let csv = bashir.get("/activities.csv").await.expect(200).body();
    assert!(csv.contains("'=HYPERLINK(1)"), "{csv}");
}

#[tokio::test]
async fn a_locked_month_takes_no_rows() {
    let house = House::new().await;
    let amal = house.as_(&house.cast.amal);
    amal.post_form("/activities/locks", &[("period", "2026-08")]).await.expect(303);
    let bashir = house.as_(&house.cast.bashir);
    let (import, page) = read(&bashir, "august.csv", AUGUST.as_bytes()).await;
    counted(&page, &[("Not taken", 2)]);
    assert!(page.contains("locked"), "{page}");
    bashir.post_form(&format!("{import}/commit"), &[]).await;
    assert!(recorded(&house).await.is_empty());
}
