//! Spreadsheets as tired people make them: each is read as a person would read it, or asked about; never guessed.

use rust_xlsxwriter::{Format, Workbook};

use super::*;

/// Brings one file and gives the page of its rows.
async fn page_of(house: &House, text: &str) -> String {
    read(&house.as_(&house.cast.amal), "file.csv", text.as_bytes()).await.1
}

#[tokio::test]
async fn the_sheet_with_the_table_is_found_behind_notes_and_lists_of_choices() {
    let house = House::new().await;
    let mut book = Workbook::new();
    let notes = book.add_worksheet().set_name("Read me").expect("a sheet");
    for (row, text) in
        ["How to fill this in", "One row per activity and month", "Ask the coordination"].iter().enumerate()
    {
        notes.write(row as u32, 0, *text).expect("a cell");
    }
    let lists = book.add_worksheet().set_name("Lists").expect("a sheet");
    for (column, name) in
        ["Colours", "Yes or no", "Offices", "Staff", "Cars", "Doors", "Keys", "Radios"].iter().enumerate()
    {
        lists.write(0, column as u16, *name).expect("a cell");
        lists.write(1, column as u16, "x").expect("a cell");
    }
    let table = book.add_worksheet().set_name("3W").expect("a sheet");
    table.merge_range(0, 0, 0, 4, "Who does what where, August 2026", &Format::new()).expect("a title");
    for (column, name) in ["Organisation", "Sector", "Governorate", "Month", "Activity"].iter().enumerate() {
        table.write(2, column as u16, *name).expect("a header");
    }
    table.merge_range(3, 0, 4, 0, "Reed Bridge Society", &Format::new()).expect("a merged cell");
    for row in 3..5u32 {
        for (column, text) in ["Health", "Erbil", "٢٠٢٦-٠٨"].iter().enumerate() {
            table.write(row, column as u16 + 1, *text).expect("a cell");
        }
        table.write(row, 4, format!("Clinic {row}")).expect("a cell");
    }
    let bytes = book.save_to_buffer().expect("a workbook");
    let (_, page) = read(&house.as_(&house.cast.bashir), "3w.xlsx", &bytes).await;
    counted(&page, &[("New", 2)]);
}

#[tokio::test]
async fn another_sheet_is_read_after_the_first_was_read_already() {
    let house = House::new().await;
    let bashir = house.as_(&house.cast.bashir);
    let mut book = Workbook::new();
    for (name, rows) in [("July", 3u32), ("August", 2)] {
        let sheet = book.add_worksheet().set_name(name).expect("a sheet");
        for (column, header) in ["Organisation", "Sector", "Governorate", "Activity"].iter().enumerate() {
            sheet.write(0, column as u16, *header).expect("a header");
        }
        for row in 1..=rows {
            for (column, text) in ["RBS", "Health", "Erbil"].iter().enumerate() {
                sheet.write(row, column as u16, *text).expect("a cell");
            }
            sheet.write(row, 3, format!("{name} {row}")).expect("a cell");
        }
    }
    let (import, page) = read(&bashir, "two.xlsx", &book.save_to_buffer().expect("a workbook")).await;
    counted(&page, &[("New", 3)]);
    bashir.post_form(&format!("{import}/sheet"), &[("sheet", "1")]).await.expect(303);
    let page = settle(&bashir, &import, &[]).await;
    counted(&page, &[("New", 2)]);
    bashir.post_form(&format!("{import}/commit"), &[]).await.expect(303);
    let titles: Vec<String> = recorded(&house).await.into_iter().map(|record| record.title).collect();
    assert_eq!(titles, ["August 1", "August 2"]);
}

#[tokio::test]
async fn a_row_of_tags_without_headers_says_what_the_columns_are() {
    let house = House::new().await;
    let page = page_of(
        &house,
        "#org+impl,#sector,#adm1+name,#period_date,#activity+name,#reached\n\
         RBS,Health,Erbil,2026-08,Clinic,١٢٠\n",
    )
    .await;
    counted(&page, &[("New", 1)]);
}

#[tokio::test]
async fn headers_in_two_languages_are_one_head() {
    let house = House::new().await;
    let amal = house.as_(&house.cast.amal);
    let file = "Organisation,Sector,Governorate,Month,Activity,Women,Men\n\
        المنظمة,القطاع,المحافظة,الشهر,النشاط,النساء,الرجال\n\
        RBS,Health,Erbil,2026-08,Clinic,5,6\n\
        RBS,Health,Basra,2026-08,Ward,7,8\n";
    let (import, page) = read(&amal, "two.csv", file.as_bytes()).await;
    counted(&page, &[("New", 2)]);
    amal.post_form(&format!("{import}/commit"), &[]).await.expect(303);
    let record = recorded(&house).await.remove(0);
    assert_eq!((record.women, record.men, record.title.as_str()), (Some(5), Some(6), "Clinic"));
}

#[tokio::test]
async fn places_that_are_no_one_place_are_country_wide_or_asked() {
    let house = House::new().await;
    for (governorate, district, verdict) in [
        ("countrywide", "", "New"),
        ("Country-wide", "", "New"),
        ("جميع المحافظات", "", "New"),
        ("Erbil", "All districts", "New"),
        ("\"Erbil, Basra\"", "", "To be chosen"),
        ("Erbil", "\"Koya, Soran\"", "To be chosen"),
        ("Erbil/Basra", "", "To be chosen"),
    ] {
        let file = format!(
            "Organisation,Sector,Governorate,District,Month,Activity\nRBS,Health,{governorate},{district},2026-08,Clinic\n"
        );
        let page = page_of(&house, &file).await;
        assert_eq!(counts(&page).get(1), Some(&(verdict.to_owned(), 1)), "{governorate} {district}: {page}");
    }
}

#[tokio::test]
async fn several_sectors_in_one_cell_are_asked_and_several_groups_are_taken() {
    let house = House::new().await;
    let page = page_of(
        &house,
        "Organisation,Sector,Governorate,Month,Activity\nRBS,\"Health; WSH\",Erbil,2026-08,Clinic\nRBS,Health,Erbil,2026-08,Ward\n",
    )
    .await;
    counted(&page, &[("To be chosen", 1), ("New", 1)]);
}

#[tokio::test]
async fn dates_of_one_column_in_four_forms_are_one_day() {
    let house = House::new().await;
    let amal = house.as_(&house.cast.amal);
    let file = "Organisation,Sector,Governorate,Activity,Month,Start date\n\
        RBS,Health,Erbil,Clinic 1,2026-08,25/08/2026\n\
        RBS,Health,Erbil,Clinic 2,2026-08,2026-08-25\n\
        RBS,Health,Erbil,Clinic 3,2026-08,25 August 2026\n\
        RBS,Health,Erbil,Clinic 4,2026-08,٢٥/٨/٢٠٢٦\n\
        RBS,Health,Erbil,Clinic 5,2026-08,46259\n";
    let (import, page) = read(&amal, "dates.csv", file.as_bytes()).await;
    counted(&page, &[("New", 5)]);
    amal.post_form(&format!("{import}/commit"), &[]).await.expect(303);
    assert!(recorded(&house).await.iter().all(|record| record.start_on.as_deref() == Some("2026-08-25")));
}

#[tokio::test]
async fn ids_and_references_may_have_spaces_around_them_and_figures_units_of_nothing() {
    let house = House::new().await;
    let bashir = house.as_(&house.cast.bashir);
    let file = |reference: &str, reached: &str| {
        format!(
            "Reference,Organisation,Sector,Governorate,Month,Activity,Reached\n{reference},RBS,Health,Erbil,2026-08,Clinic,{reached}\n"
        )
    };
    let (import, _) = read(&bashir, "first.csv", file("R 1", "1 200").as_bytes()).await;
    bashir.post_form(&format!("{import}/commit"), &[]).await.expect(303);
    let record = recorded(&house).await.remove(0);
    assert_eq!(record.reached, Some(1200));
    let (_, page) = read(&bashir, "again.csv", file("  R 1\u{a0}", "١٬٢٠٠").as_bytes()).await;
    counted(&page, &[("Unchanged", 1)]);
    let by_id = format!(
        "Tansiq id,Organisation,Sector,Governorate,Month,Activity\n\u{a0}{} ,RBS,Health,Erbil,2026-08,Clinic\n",
        record.id
    );
    let (_, page) = read(&bashir, "id.csv", by_id.as_bytes()).await;
    counted(&page, &[("Unchanged", 1)]);
}

#[tokio::test]
async fn what_means_nothing_names_nobody_and_a_failed_formula_is_no_organisation() {
    let house = House::new().await;
    let amal = house.as_(&house.cast.amal);
    let file = "Reference,Organisation,Donor,Sector,Governorate,Month,Activity,End date,Reached,Project code\n\
        N/A,RBS,لا يوجد,Health,Erbil,2026-08,Clinic,-,n/a,#N/A\n\
        N/A,RBS,TBC,Health,Basra,2026-08,Ward,—,لا يوجد,\n\
        ,#REF!,,Health,Basra,2026-08,Ward,,5,\n\
        ,RBS,,#N/A,Basra,2026-08,Ward,,5,\n\
        ,RBS,,Health,Basra,2026-08,Ward,,#REF!,\n";
    let (import, page) = read(&amal, "gaps.csv", file.as_bytes()).await;
    counted(&page, &[("Not taken", 3), ("New", 2)]);
    assert!(!page.contains("will be registered"), "{page}");
    assert!(page.contains("The row names no organisation") && page.contains("The row names no sector"), "{page}");
    assert!(page.contains("“#REF!” is no number"), "{page}");
    amal.post_form(&format!("{import}/commit"), &[]).await.expect(303);
    let record = recorded(&house).await.remove(0);
    assert_eq!((record.external_ref, record.funder_id, record.end_on, record.reached), (None, None, None, None));
    assert_eq!(record.project_code, None);
}
