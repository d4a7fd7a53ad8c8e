//! The templates: strict, escaped, overridable, and true to the rules of the look.

#[path = "../examples/gallery.rs"]
#[allow(dead_code, reason = "its main function is for the command line")]
mod gallery;

use kernel::Clock;
use serde_json::{Value, json};
use std::sync::Arc;
use web::assets::Assets;
use web::locale::{Lang, Locale};
use web::page::{Form, Page};
use web::templates::{Source, Templates};
use web::words::{File, Words, own};

fn templates_with(sources: Vec<Source>) -> Templates {
    let room = File { locale: Locale::En, name: "room".into(), text: "room-by = <{ $who }> & { $what }".into() };
    let words = Words::new(own().into_iter().chain([room])).expect("our words are Fluent");
    let clock = Clock::system();
    clock.keep("Asia/Baghdad").expect("the zone is known");
    Templates::new(sources, Arc::new(words), Arc::new(Assets::embedded()), clock)
}

/// `source` rendered as a template of its own.
fn rendered_at(page: &Page, source: &'static str, view: Value) -> Result<String, String> {
    let given: Source = Box::new(move |name| (name == "given.html").then(|| source.to_owned()));
    templates_with(vec![given]).render("given.html", page, view).map_err(|e| e.to_string())
}

fn page() -> Page {
    Page::new("Title", "/list", Lang::from(Locale::En))
}

fn rendered(source: &'static str, view: Value) -> Result<String, String> {
    rendered_at(&page(), source, view)
}

fn asking(query: &[(&str, &str)]) -> Page {
    let query = query.iter().map(|(n, v)| ((*n).to_owned(), (*v).to_owned())).collect();
    Page { query, ..page() }
}

#[test]
fn a_name_the_view_lacks_is_an_error_and_not_an_empty_space() {
    assert!(rendered("{{ nothing }}", json!({})).is_err());
    assert!(rendered("{{ row.nothing }}", json!({"row": {}})).is_err());
}

#[test]
fn values_are_escaped_in_text_and_in_attributes() {
    let html = rendered("<a title='{{ x }}'>{{ x }}</a>", json!({"x": "<b>'\"&"})).expect("it renders");
    assert_eq!(html, "<a title='&lt;b&gt;&#39;&quot;&amp;'>&lt;b&gt;&#39;&quot;&amp;</a>");
}

#[test]
fn markup_handed_to_a_message_survives_and_the_rest_is_escaped() {
    let html = rendered("{{ t('room-by', who=who|bdi, what=what) }}", json!({"who": "A<", "what": "<i>"}));
    assert_eq!(html.expect("it renders"), "&lt;<bdi>A&lt;</bdi>&gt; &amp; &lt;i&gt;");
}

#[test]
fn codes_and_ranges_are_isolated_from_the_direction_of_the_page() {
    let html = rendered("{{ '<IQG11'|bdi }} {{ span(10, 24) }}", json!({}));
    assert_eq!(html.expect("it renders"), "<bdi>&lt;IQG11</bdi> <bdi>10–24</bdi>");
}

#[test]
fn dates_and_numbers_that_are_none_are_shown_as_they_are() {
    let html = rendered("{{ 'soon'|day }} {{ '2026-02-31'|day_short }} {{ 'many'|num }} {{ 1.26|dec }}", json!({}));
    assert_eq!(html.expect("it renders"), "soon 2026-02-31 many 1.3");
}

#[test]
fn a_changed_filter_keeps_the_others_and_goes_back_to_the_first_page() {
    let page = asking(&[("q", "ماء & x"), ("sector", "wash"), ("sector", "health"), ("page", "3")]);
    let html = rendered_at(
        &page,
        "{{ here(sort='-name') }}|{{ here(page=2) }}|{{ here_without('sector', 'wash') }}|{{ here(sector=none) }}|{{ here_as('csv') }}",
        json!({}),
    )
    .expect("it renders");
    let q = "q=%D9%85%D8%A7%D8%A1%20%26%20x";
    let all = format!("/list?{q}&amp;sector=wash&amp;sector=health");
    let expected = [
        format!("{all}&amp;sort=-name"),
        format!("{all}&amp;page=2"),
        format!("/list?{q}&amp;sector=health"),
        format!("/list?{q}"),
        format!("/list.csv?{q}&amp;sector=wash&amp;sector=health"),
    ];
    assert_eq!(html, expected.join("|"));
}

#[test]
fn an_operators_folder_comes_before_the_embedded_templates() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    std::fs::write(folder.path().join("problem.html"), "ours {{ status }}").expect("written");
    let templates = templates_with(vec![web::templates::folder(folder.path().to_owned())]);
    let html = templates.render("problem.html", &page(), json!({"status": 404}));
    assert_eq!(html.expect("it renders"), "ours 404");
    assert!(templates.render("../problem.html", &page(), json!({})).is_err());
}

#[test]
fn a_form_gives_back_what_was_typed_and_leads_to_what_is_wrong() {
    let form = Form::of([("people", "-٥"), ("start", "٣١/٢/٢٠٢٦")]).wrong("people", "Too few");
    let html = rendered(
        "{% import 'macros/form.html' as f %}{% call f.form(form, '/save', version=7) %}{{ f.number(form, 'people', 'People', required=true) }}{{ f.date(form, 'start', 'Start') }}{% endcall %}",
        json!({"form": form}),
    )
    .expect("it renders");
    assert!(html.contains(r##"<a href="#f-people">Too few</a>"##), "{html}");
    assert!(html.contains(r#"value="-٥""#) && html.contains(r#"aria-describedby="e-people""#), "{html}");
    assert!(
        html.contains(r#"<input type="text" class="short" id="f-start""#),
        "a date no calendar holds stays text: {html}"
    );
    assert!(html.contains(r#"name="csrf""#) && html.contains(r#"name="version" value="7""#), "{html}");
}

#[test]
fn every_error_says_what_happened_and_what_to_do_in_every_language() {
    let templates = templates_with(Vec::new());
    for locale in Locale::ALL {
        for status in [401, 403, 404, 409, 413, 418, 422, 429, 500, 503] {
            let page = Page::new("", "/x", Lang::from(locale));
            let view = json!({"status": status, "where": "", "details": ["line"], "reference": "r-1"});
            let html = templates.render("problem.html", &page, view).expect("it renders");
            assert!(html.contains(&format!("lang=\"{0}\" dir=\"{1}\"", locale.tag(), locale.dir())));
            assert!(!html.contains('⟦') && html.contains("<bdi>r-1</bdi>"), "{html}");
        }
    }
}

/// Whether a policy without `unsafe-inline` would block something of this.
fn has_inline_code(html: &str) -> bool {
    ["style=", "<style", "onclick=", "onchange=", "onsubmit=", "javascript:"].iter().any(|inline| html.contains(inline))
        || html.contains("<script>")
}

#[test]
fn every_demonstration_renders_in_every_language_with_no_word_missing() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    gallery::write(folder.path()).expect("every demonstration renders");
    let mut pages = 0;
    for entry in std::fs::read_dir(folder.path()).expect("the folder just written") {
        let path = entry.expect("a readable folder").path();
        if path.extension().is_some_and(|e| e == "html") {
            let html = std::fs::read_to_string(&path).expect("pages are text");
            assert!(!html.contains('⟦') && !has_inline_code(&html), "{}", path.display());
            pages += 1;
        }
    }
    assert_eq!(pages, 11 * Locale::ALL.len());
}

#[test]
fn no_template_has_inline_styles_or_scripts() {
    for path in files("templates") {
        let text = std::fs::read_to_string(&path).expect("templates are text");
        assert!(!has_inline_code(&text), "{}", path.display());
    }
}

#[test]
fn the_style_sheet_knows_no_left_and_no_right_and_stays_small() {
    let sheet = include_str!("../assets/app.css");
    for physical in ["left", "right", "margin-top", "margin-bottom", "padding-top", "padding-bottom"] {
        assert!(!sheet.contains(physical), "{physical}");
    }
    assert!(sheet.len() <= 8 * 1024, "{} bytes", sheet.len());
    assert!(include_str!("../assets/app.js").len() <= 3 * 1024);
}

#[test]
fn an_asset_is_found_by_an_address_that_changes_with_its_bytes() {
    let of = |css: &str| {
        Assets::from_files([
            ("app.css".to_owned(), css.as_bytes().to_vec()),
            ("fonts/A.woff2".to_owned(), vec![1, 2, 3]),
        ])
    };
    let sheet = "@font-face{src:url(fonts/A.woff2)}".repeat(20);
    let assets = of(&sheet);
    let url = assets.url("app.css").expect("the sheet is there");
    assert_ne!(Some(&url), of("a{}").url("app.css").as_ref());
    let asset = assets.get(url.trim_start_matches("/assets/")).expect("an address leads to its asset");
    let font = assets.url("fonts/A.woff2").expect("the font is there");
    let text = String::from_utf8_lossy(&asset.bytes);
    assert!(text.contains(font.trim_start_matches("/assets/")), "{text}");
    assert!(asset.gzip.as_ref().is_some_and(|z| z.len() < asset.bytes.len()));
    assert_eq!(asset.mime, "text/css; charset=utf-8");
    assert!(assets.url("nothing.css").is_none() && assets.get("../app.css").is_none());
}

fn files(folder: &str) -> Vec<std::path::PathBuf> {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let mut found = Vec::new();
    for entry in std::fs::read_dir(&root).expect("a folder of this crate") {
        let path = entry.expect("a readable folder").path();
        if path.is_dir() {
            found.extend(files(&format!("{folder}/{}", path.file_name().expect("a name").to_string_lossy())));
        } else {
            found.push(path);
        }
    }
    found
}
