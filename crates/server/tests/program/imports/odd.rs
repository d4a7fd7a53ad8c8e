//! What looks odd in a whole file is pointed at, and refuses nothing.

use super::read;
use crate::house::House;

/// Three hundred rows of four governorates; one is misspelt once, and one figure is far from the others.
fn many() -> String {
    let mut text = String::from("Organisation,Sector,Governorate,Month,Activity,Reached\n");
    for row in 0..300 {
        let governorate = match row {
            77 => "Ninewaa",
            _ => ["Erbil", "Basra", "Duhok", "Ninewa"][row % 4],
        };
        let reached = if row == 120 { 90_000 } else { 1_000 + row % 7 };
        text += &format!("Reed Bridge Society,Health,{governorate},2026-08,Mobile clinic {row},{reached}\n");
    }
    text + "Total,,,,,400000\n"
}

#[tokio::test]
async fn a_rare_spelling_and_a_far_figure_are_pointed_at_with_their_rows() {
    let house = House::new().await;
    let amal = house.as_(&house.cast.amal);
    let (import, page) = read(&amal, "august.csv", many().as_bytes()).await;
    assert!(page.contains(&format!("{import}/odd")), "the page of rows leads there");
    let page = amal.get(&format!("{import}/odd")).await.expect(200).body();
    assert!(page.contains("Ninewaa") && page.contains("Ninewa”") && page.contains("79"), "{page}");
    assert!(page.contains("90000") && page.contains("122"), "{page}");
    assert!(!page.contains("400000"), "a total is no figure of its own");
}

#[tokio::test]
async fn a_file_in_order_has_nothing_odd_and_strangers_see_no_page() {
    let house = House::new().await;
    let bashir = house.as_(&house.cast.bashir);
    let text = "Organisation,Sector,Governorate,Month,Activity,Reached\nReed Bridge Society,Health,Erbil,2026-08,A,5\n";
    let (import, _) = read(&bashir, "small.csv", text.as_bytes()).await;
    assert!(bashir.get(&format!("{import}/odd")).await.expect(200).body().contains("Nothing looks odd"));
    house.as_(&house.cast.chiara).get(&format!("{import}/odd")).await.expect(404);
}
