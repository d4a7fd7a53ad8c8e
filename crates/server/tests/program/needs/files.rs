//! The gaps as files.

use super::{counted, house};

#[tokio::test]
async fn the_gaps_leave_as_files_that_say_what_they_count() {
    let house = house().await;
    counted(&house, house.ids.basra, house.ids.water, 1_200).await;
    let amal = house.as_(&house.cast.amal);
    let csv = amal.get("/needs.csv").await.expect(200).body();
    assert!(
        csv.contains("Basra") && csv.contains("No presence") && csv.contains("No data") && csv.contains("1200"),
        "{csv}"
    );
    let hxl = amal.get("/needs.hxl.csv").await.expect(200).body();
    assert!(hxl.contains("#inneed") && hxl.contains("#adm1+name") && hxl.contains("#severity"));
    assert!(amal.get("/needs.xlsx").await.expect(200).bytes.starts_with(b"PK"));
    let agenda = amal.get("/needs/agenda.hxl.csv").await.expect(200).body();
    assert!(agenda.contains("#inneed+uncovered") && agenda.contains("Basra"));
}
