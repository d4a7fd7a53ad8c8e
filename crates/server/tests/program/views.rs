//! Every view of every room, rendered from its samples in every language: no missing word, no missing field.

use crate::house::House;
use server::{Setup, rooms, site};
use web::locale::{Lang, Locale};
use web::{State, Visit};

#[tokio::test]
async fn every_page_renders_in_every_language() {
    let house = House::new().await;
    let site = State::new(site(house.app.clone(), true, Setup::default()).expect("the site is sound"));
    let mut rendered = 0;
    for specimen in rooms::specimens() {
        for locale in Locale::ALL {
            let visit = Visit::imagined(site.clone(), Lang::from(locale));
            let pages = (specimen.render)(&visit)
                .unwrap_or_else(|error| panic!("{} in {locale:?}: {error}", specimen.template));
            for page in pages {
                assert!(!page.contains('⟦'), "{} in {locale:?} lacks a word: {page}", specimen.template);
                assert!(
                    !page.contains(" style=") && !page.contains("<script>"),
                    "{} has inline style or script",
                    specimen.template
                );
                rendered += 1;
            }
        }
    }
    assert!(rendered > 0);
}
