//! Writes every layout, macro and page template in every language as HTML files, to be looked at.
//!
//! `cargo run -p web --example gallery -- FOLDER`. Its words stand in for those a room would bring.

use kernel::Clock;
use serde_json::{Value, json};
use std::error::Error;
use std::path::Path;
use std::sync::Arc;
use web::assets::Assets;
use web::locale::{Lang, Locale};
use web::page::{Flash, FlashKind, Form, Link, Page};
use web::templates::Templates;
use web::words::Words;

/// 23 November 2026, 13:05 UTC.
const NOW: i64 = 1_795_439_100_000;
const HOUR: i64 = 3_600_000;

fn main() -> Result<(), Box<dyn Error>> {
    let folder = std::env::args().nth(1).ok_or("give the folder to write to")?;
    write(Path::new(&folder))
}

/// Writes all pages into `folder`.
pub fn write(folder: &Path) -> Result<(), Box<dyn Error>> {
    let assets = Arc::new(Assets::embedded());
    let words = Arc::new(Words::new(web::words::own())?);
    let demonstrations: web::templates::Source =
        Box::new(|name| (name == "gallery.html").then(|| include_str!("gallery/gallery.html").to_owned()));
    let clock = Clock::system();
    clock.keep("Asia/Baghdad")?;
    let templates = Templates::new(vec![demonstrations], words, Arc::clone(&assets), clock);
    std::fs::create_dir_all(folder.join("assets/fonts"))?;
    for name in ["app.css", "app.js", "mark.svg", "fonts/Vazirmatn-Regular.woff2", "fonts/Vazirmatn-Bold.woff2"] {
        let Some(url) = assets.url(name) else {
            eprintln!("there is no {name} yet");
            continue;
        };
        let path = url.trim_start_matches(web::assets::ROOT);
        let asset = assets.get(path).ok_or("an address leads to its asset")?;
        std::fs::write(folder.join("assets").join(path), &asset.bytes)?;
    }
    for locale in Locale::ALL {
        let page = page(locale);
        let tag = locale.tag();
        let write = |name: &str, html: String| {
            // Opened from the disk, addresses begin where the file is.
            let html = html.replace("\"/assets/", "\"assets/");
            std::fs::write(folder.join(format!("{name}.{tag}.html")), html)
        };
        write("gallery", templates.render("gallery.html", &page, gallery())?)?;
        write("conflict", templates.render("conflict.html", &page, conflict())?)?;
        for status in [401, 403, 404, 409, 413, 422, 429, 500, 503] {
            let view = json!({"status": status, "where": "ORG-0042", "details": [], "reference": "7f3a-91c2"});
            write(&format!("problem-{status}"), templates.render("problem.html", &page, view)?)?;
        }
    }
    Ok(())
}

fn page(locale: Locale) -> Page {
    let titles = ["Who does what, where", "من يفعل ماذا وأين", "کێ چی دەکات و لە کوێ"];
    let rooms = [
        ["Organisations", "المنظمات", "ڕێکخراوەکان"],
        ["Activities", "الأنشطة", "چالاکییەکان"],
        ["Map", "الخريطة", "نەخشە"],
        ["Meetings", "الاجتماعات", "کۆبوونەوەکان"],
        ["Needs", "الاحتياجات", "پێداویستییەکان"],
        ["Incidents", "الحوادث", "ڕووداوەکان"],
        ["Library", "المكتبة", "کتێبخانە"],
    ];
    let mut page = Page::new(titles[locale as usize], "/activities", Lang::from(locale));
    page.query = [("sector", "wash"), ("sort", "name"), ("page", "2")].map(owned).to_vec();
    page.nav = rooms
        .iter()
        .enumerate()
        .map(|(place, names)| Link {
            href: format!("/{place}"),
            label: names[locale as usize].to_owned(),
            current: place == 1,
            primary: place < 4,
        })
        .collect();
    page.person = Some(Link { href: "/me".into(), label: "Amal K.".into(), current: false, primary: true });
    page.csrf = "token".into();
    page.flash = Some(Flash { kind: FlashKind::Done, text: "✓ 14".into() });
    page.sample = true;
    page.now = NOW;
    page
}

fn owned((name, value): (&str, &str)) -> (String, String) {
    (name.to_owned(), value.to_owned())
}

fn gallery() -> Value {
    let form = Form::of([
        ("name", "منظمة <b>الأمل</b>"),
        ("people", "-٥"),
        ("start", "٣١/٢/٢٠٢٦"),
        ("sector", "wash"),
        ("places", "IQG11"),
    ])
    .wrong("people", "-٥ < 0")
    .wrong("start", "٣١/٢/٢٠٢٦ ?");
    json!({
        "form": form,
        "blank": Form::default(),
        "sectors": [{"value": "wash", "label": "Water, sanitation and hygiene"}, {"value": "health", "label": "Health"}],
        "places": (1..=18).map(|n| json!({"value": format!("IQG{n:02}"), "label": format!("IQG{n:02}")})).collect::<Vec<_>>(),
        "months": (1..=9).map(|n| format!("2026-{n:02}")).collect::<Vec<_>>(),
        "rows": [
            {"name": "Nahr Relief", "code": "ORG-0042", "people": 1_284_300, "share": 0.1234, "day": "2026-11-03", "seen": NOW - 3 * 24 * HOUR},
            {"name": "منظمة الجسر", "code": "ORG-0043", "people": 11, "share": 0.5, "day": "2026-01-30", "seen": NOW - 2 * HOUR},
            {"name": "ڕێکخراوی هیوا", "code": "ORG-0044", "people": 0, "share": 1.0, "day": "2025-12-31", "seen": NOW - 40 * 24 * HOUR}
        ],
        "history_entries": [
            {"when": NOW - HOUR, "who": "Amal K.", "what": "Close", "why": "Finished early", "changes": [{"label": "Status", "from": "ongoing", "to": "completed"}, {"label": "Notes"}]},
            {"when": NOW - 26 * HOUR, "who": "بشير", "what": "Report", "changes": [{"label": "People", "from": null, "to": "120"}]}
        ]
    })
}

fn conflict() -> Value {
    json!({
        "action": "/activities/1", "back": "/activities/1", "version": 4, "who": "Bashir", "when": NOW - 5 * 60_000,
        "values": [["people", "120"]],
        "fields": [{"label": "People", "mine": "120", "theirs": "140"}, {"label": "Status", "mine": "ongoing", "theirs": "completed"}]
    })
}
