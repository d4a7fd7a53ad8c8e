//! The sample's organisations as a kit loads them.

use crate::house::House;
use kernel::{Actor, Reads};
use server::kits::Kit;
use server::rooms::organisations::model::{Size, organisation, post, post_holder};
use web::locale::Locale;

#[tokio::test]
async fn the_sample_has_sizes_titles_in_every_language_and_holders_with_names_and_accounts() {
    let house = House::new().await;
    let kit = Kit::open("iraq").expect("it is embedded");
    kit.load(&house.app).await.expect("the kit loads");
    kit.load_sample(&house.app, jiff::civil::date(2026, 11, 23)).await.expect("the sample loads");
    let viewer = house.app.viewer(Actor::system("tests"));
    let organisations = viewer.find::<organisation::Entity>().all().await.expect("it reads");
    let sample: Vec<_> = organisations.iter().filter(|one| one.sample).collect();
    assert!(sample.len() >= 60 && sample.iter().all(|one| one.size.is_some()));
    assert!(sample.iter().any(|one| one.size == Some(Size::Large)));
    let dijla = sample.iter().find(|one| one.acronym.as_deref() == Some("DJBR")).expect("it is there");
    assert_eq!(dijla.name(Locale::Ar), "جسور دجلة المتلاقية");
    let posts = viewer.find::<post::Entity>().all().await.expect("it reads");
    assert!(posts.iter().all(|post| post.title(Locale::Ckb) != post.title && post.title_ar.is_some()));
    let holders = viewer.find::<post_holder::Entity>().all().await.expect("it reads");
    assert!(!holders.is_empty());
    assert!(holders.iter().all(|holder| holder.person_id.is_some() && !holder.name.contains('@')));
}
