//! How rows are read against the tree of kit iraq.

use server::rooms::places::{Asked, Level, Reading};

use super::{atlas_of, read, told};

fn name(text: &str) -> Level<'_> {
    Level { name: Some(text), code: None }
}

fn code(text: &str) -> Level<'_> {
    Level { name: None, code: Some(text) }
}

fn both<'a>(name: &'a str, code: &'a str) -> Level<'a> {
    Level { name: Some(name), code: Some(code) }
}

#[tokio::test]
async fn two_schemes_that_look_alike_are_told_apart() {
    let (atlas, ..) = atlas_of("iraq").await;
    assert_eq!(read(&atlas, &[both("Dahuk", "IQ-G08")]), "duhok by ocha-4w 2014");
    assert_eq!(read(&atlas, &[both("Baghdad", "IQG08")]), "baghdad by ocha-cod 2019-06");
    assert_eq!(
        read(&atlas, &[both("Dahuk", "IQG08")]),
        "places-code-conflict code=IQG08 scheme=ocha-cod 2019-06 place=Baghdad name=Dahuk",
        "a hyphen that somebody stripped is found out by the name"
    );
    assert_eq!(read(&atlas, &[both("بغداد", "IQ-G08")]).split(' ').next(), Some("places-code-conflict"));
}

#[tokio::test]
async fn a_column_is_read_in_the_scheme_that_explains_all_of_it() {
    let (atlas, ..) = atlas_of("iraq").await;
    assert_eq!(atlas.scheme_of(["IQG01", "IQG08", "IQG18Q02"]), Some(("ocha-cod", "2019-06")));
    assert_eq!(atlas.scheme_of(["IQ-G01", "IQ-G08", "IQ10077"]), Some(("ocha-4w", "2014")));
    assert_eq!(atlas.scheme_of(["IQ-AN", "IQ-BG", ""]), Some(("iso-3166-2", "2020")));
    assert_eq!(atlas.scheme_of(["IQ-G08", "IQG08"]), None);
    assert_eq!(atlas.scheme_of(["", " "]), None);
    let asked = |scheme| Asked { levels: [code("IQG08"), Level::default(), Level::default()], scheme };
    assert_eq!(told(&atlas, atlas.read(&asked(Some(("ocha-4w", "2014"))))), "places-code-unknown code=IQG08");
    assert_eq!(told(&atlas, atlas.read(&asked(Some(("ocha-cod", "2019-06"))))), "baghdad by ocha-cod 2019-06");
}

#[tokio::test]
async fn a_code_that_its_list_lacks_is_unknown_and_not_guessed() {
    let (atlas, ..) = atlas_of("iraq").await;
    assert_eq!(read(&atlas, &[code("IQ-G07")]), "places-code-unknown code=IQ-G07");
    assert_eq!(read(&atlas, &[both("Baghdad", "IQ-G07")]), "baghdad", "an unfinished list leaves it to the name");
    assert_eq!(read(&atlas, &[both("Erbil", "IQG77")]), "erbil", "the very name of a governorate is enough");
    assert_eq!(read(&atlas, &[code("X1")]), "places-code-unknown code=X1");
    assert_eq!(read(&atlas, &[code("iqg08")]), "places-code-unknown code=iqg08", "codes are not tidied");
}

#[tokio::test]
async fn codes_are_held_against_each_other_and_against_every_name() {
    let (atlas, ..) = atlas_of("iraq").await;
    assert_eq!(read(&atlas, &[code("IQG11"), both("Koya", "IQG11Q03")]), "erbil.koya by ocha-cod 2019-06");
    assert!(
        read(&atlas, &[code("IQG08"), code("IQG01Q01")]).starts_with("places-codes-disagree code=IQG08 place=Baghdad")
    );
    assert!(read(&atlas, &[name("Basra"), code("IQG01Q01")]).starts_with("places-code-conflict code=IQG01Q01"));
    assert_eq!(read(&atlas, &[code("IQG01"), code("IQG01Q01")]), "anbar.fallujah by ocha-cod 2019-06");
    assert_eq!(read(&atlas, &[code("IQG01Q01")]), "anbar.fallujah by ocha-cod 2019-06", "one column of deeper codes");
    assert!(read(&atlas, &[both("qwrtz", "IQG08")]).starts_with("choose 1: baghdad"), "a name nobody can read");
}

#[tokio::test]
async fn names_are_read_in_any_script_and_with_words_for_the_level() {
    let (atlas, ..) = atlas_of("iraq").await;
    for text in [
        "Erbil",
        "أربيل",
        "اربيل",
        "هەولێر",
        "Hewlêr",
        "Erbil Governorate",
        "محافظة أربيل",
        "پارێزگای هەولێر",
        " erbil ",
    ] {
        assert_eq!(read(&atlas, &[name(text)]), "erbil", "{text}");
    }
    assert_eq!(read(&atlas, &[name("Ninewa"), name("Mosul")]), "ninewa.mosul");
    assert_eq!(
        read(&atlas, &[Level::default(), name("Zakho")]),
        "duhok.zakho",
        "a district of one name in the country"
    );
}

#[tokio::test]
async fn the_scope_is_never_dropped() {
    let (atlas, ..) = atlas_of("iraq").await;
    let reading = read(&atlas, &[name("Duhok"), name("Ramadi")]);
    assert!(reading.starts_with("choose 2:"), "{reading}");
    assert!(!reading.contains("anbar"), "Amedi is not taken for al-Ramadi: {reading}");
    let asked = Asked { levels: [name("Duhok"), name("Ramadi"), Level::default()], scheme: None };
    let Reading::Choose { scope: Some(scope), text, .. } = atlas.read(&asked) else { panic!("a doubt") };
    assert_eq!((atlas.get(scope).map(|place| place.key.as_str()), text.as_str()), (Some("duhok"), "Ramadi"));
    assert!(read(&atlas, &[name("Atlantis"), name("Ramadi")]).starts_with("choose 1:"));
}

#[tokio::test]
async fn words_for_the_whole_country_and_for_nothing_are_no_names() {
    let (atlas, ..) = atlas_of("iraq").await;
    for text in [
        "Country-wide",
        "NATIONWIDE",
        "All Iraq",
        "Iraq",
        "العراق",
        "جميع المحافظات",
        "هەموو پارێزگاکان",
        "سەرتاسەری عێراق",
    ] {
        assert_eq!(read(&atlas, &[name(text)]), "country-wide", "{text}");
    }
    assert_eq!(read(&atlas, &[code("IQ")]), "country-wide");
    assert_eq!(read(&atlas, &[name("Erbil"), name("All districts")]), "erbil");
    assert_eq!(read(&atlas, &[name("Erbil"), name("N/A"), name("-")]), "erbil");
    assert_eq!(read(&atlas, &[name("Erbil"), name("Koya"), name("Taq Taq")]), "erbil.koya", "deeper than the tree");
    assert_eq!(read(&atlas, &[name("n/a")]), "nowhere");
    assert_eq!(read(&atlas, &[]), "nowhere");
}

#[tokio::test]
async fn a_row_of_another_country_is_refused_by_its_name() {
    let (atlas, ..) = atlas_of("iraq").await;
    let asked = |text| Asked { levels: [name(text), Level::default(), Level::default()], scheme: None };
    let reading = atlas.read_in(&name("Chad"), &asked("Logone Oriental"));
    assert_eq!(told(&atlas, reading), "places-country-unknown country=Chad");
    assert_eq!(told(&atlas, atlas.read_in(&name("Iran"), &asked("Erbil"))), "places-country-unknown country=Iran");
    for country in ["Iraq", "IRQ", "IQ", "عێراق"] {
        assert_eq!(told(&atlas, atlas.read_in(&name(country), &asked("Erbil"))), "erbil", "{country}");
    }
    assert_eq!(told(&atlas, atlas.read_in(&name("Iraq"), &Asked::default())), "country-wide");
}

#[tokio::test]
async fn halabja_is_a_governorate_and_reports_may_still_put_it_in_sulaymaniyah() {
    let (atlas, ..) = atlas_of("iraq").await;
    let halabja = atlas.by_key("halabja").expect("the nineteenth");
    let district = atlas.by_key("sulaymaniyah.halabja").expect("its district");
    assert_eq!(district.parent, Some(halabja.id));
    assert_eq!(atlas.governorate_of(district.id).map(|place| place.id), Some(halabja.id));
    assert_eq!(atlas.governorates().len(), 19);
    assert_eq!(read(&atlas, &[name("Sulaymaniyah"), name("Halabja")]), "sulaymaniyah.halabja");
    assert_eq!(read(&atlas, &[code("IQG06"), code("IQG06Q05")]), "sulaymaniyah.halabja by ocha-cod 2019-06");
    assert_eq!(read(&atlas, &[name("Halabja")]), "halabja");
    assert_eq!(read(&atlas, &[name("حلبجة"), name("حلبجة")]), "sulaymaniyah.halabja");
}

#[tokio::test]
async fn the_tree_is_whole() {
    use web::locale::Locale;
    let (atlas, ..) = atlas_of("iraq").await;
    let baghdad = atlas.by_key("baghdad").expect("a governorate");
    assert_eq!(atlas.country().map(|place| place.key.as_str()), Some("iq"));
    assert_eq!(atlas.name(baghdad.id, Locale::Ckb), "بەغدا");
    assert_eq!(atlas.code(baghdad.id), Some(("ocha-cod", "2019-06", "IQG08")));
    assert_eq!(atlas.code(atlas.by_key("halabja").expect("it").id), None, "no code is made up");
    let zakho = atlas.by_key("duhok.zakho").expect("a district");
    let trail: Vec<_> = atlas.trail(zakho.id).iter().map(|place| place.key.as_str()).collect();
    assert_eq!(trail, ["iq", "duhok", "duhok.zakho"]);
    assert!(atlas.children(baghdad.id).all(|place| place.parent == Some(baghdad.id)));
    assert_eq!(atlas.profile().time_zone, "Asia/Baghdad");
    assert_eq!(atlas.search("زاخۆ", 5).first().map(|place| place.key.as_str()), Some("duhok.zakho"));
    assert!(baghdad.tile.is_some());
}

#[tokio::test]
async fn every_code_and_name_of_the_list_is_read_as_its_place() {
    let (atlas, ..) = atlas_of("iraq").await;
    for place in atlas.all().iter().filter(|place| place.level == 2) {
        let home = place.home.and_then(|home| atlas.get(home)).expect("a governorate");
        let (.., code_of) = atlas.code(place.id).expect("every district has a code");
        let row = [name(&home.names.en), both(&place.names.en, code_of)];
        assert_eq!(read(&atlas, &row), format!("{} by ocha-cod 2019-06", place.key));
        assert_eq!(read(&atlas, &[name(&home.names.en), name(&place.names.en)]), place.key);
    }
}
