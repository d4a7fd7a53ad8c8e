//! Tables, schemas and statements made up from a seed: plausible most of the time, and wrong in every way rules know.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

/// Numbers from a seed (SplitMix64).
pub struct Dice(u64);

impl Dice {
    pub fn new(seed: u64) -> Self {
        Dice(seed)
    }

    pub fn roll(&mut self, below: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((z ^ (z >> 31)) % below as u64) as usize
    }

    pub fn one_in(&mut self, times: usize) -> bool {
        self.roll(times) == 0
    }

    pub fn pick<'p, T: ?Sized>(&mut self, from: &[&'p T]) -> &'p T {
        from[self.roll(from.len())]
    }
}

const TAGS: [&str; 24] = [
    "#org",
    "#org+impl+name",
    "#org+name+impl",
    "#sector",
    "#sector+list",
    "#adm1+name",
    "#adm1+code",
    "#adm2+name",
    "#date",
    "#date+start",
    "#affected",
    "#affected+f",
    "#reached",
    "#targeted+f",
    "#status",
    "#indicator+num",
    "#indicator+name",
    "#value",
    "#contact+email",
    "#contact+phone",
    "#meta+url",
    "#loc+name",
    "#population+m",
    "#activity+id",
];
const HEADERS: [&str; 8] =
    ["Organisation", "Sector / Cluster", "Province", "الإقليم", "Reached, total", "", "Date \"start\"", "P-code"];
const WORDS: [&str; 22] = [
    "Health",
    "Education",
    "WASH",
    "Shelter",
    "Protection",
    "health",
    "Heath",
    "Eduction",
    "Sécurité",
    "Securite",
    "Food security",
    "Baghdad",
    "Erbil",
    "Duhok",
    "Basra",
    "بغداد",
    "أربيل",
    "الموصل",
    "دهۆک",
    "Ongoing",
    "Complete",
    "IQ-01",
];
const ODD: [&str; 20] = [
    "",
    " ",
    "n/a",
    "-",
    "1,000",
    "1 000",
    "٣٤٥",
    "1e3",
    "nan",
    "inf",
    " padded ",
    "two  spaces",
    "tab\there",
    "line\nbreak",
    "two\nline\nbreaks",
    "\u{a0}hard",
    "quote\"inside",
    "comma, inside",
    "0",
    "-12.50",
];

/// A table as CSV, TSV, semicolons or JSON; the path says which.
pub fn table(dice: &mut Dice, folder: &Path, number: usize) -> PathBuf {
    let width = 2 + dice.roll(10);
    let tags: Vec<&str> = (0..width).map(|_| dice.pick(&TAGS)).collect();
    let height = match dice.roll(4) {
        0 => dice.roll(9),
        1 => 10 + dice.roll(60),
        _ => 200 + dice.roll(300),
    };
    let mut rows: Vec<Vec<String>> = Vec::new();
    for _ in 0..dice.roll(3) {
        rows.push((0..1 + dice.roll(width)).map(|_| dice.pick(&HEADERS).to_owned()).collect());
    }
    rows.push(tags.iter().map(|tag| written_tag(dice, tag)).collect());
    let styles: Vec<usize> = (0..width).map(|_| dice.roll(10)).collect();
    for _ in 0..height {
        let mut row: Vec<String> = tags.iter().zip(&styles).map(|(tag, style)| value(dice, tag, *style)).collect();
        match dice.roll(30) {
            0 => row.truncate(dice.roll(width)),
            // A row equal to one before.
            1 if rows.len() > 3 => row = rows[rows.len() - 1].clone(),
            _ => {}
        }
        rows.push(row);
    }
    save(dice, folder, number, rows)
}

fn written_tag(dice: &mut Dice, tag: &str) -> String {
    match dice.roll(12) {
        0 => tag.to_uppercase(),
        1 => format!(" {} ", tag.replace('+', " +")),
        2 => String::new(),
        _ => tag.to_owned(),
    }
}

fn value(dice: &mut Dice, tag: &str, style: usize) -> String {
    // Every second column is tidy but for slips.
    let (style, tidy) = (style % 5, style < 5);
    if !tidy && dice.one_in(25) {
        return dice.pick(&ODD).to_owned();
    }
    if tag.starts_with("#date") {
        return if dice.one_in(4) {
            date(dice)
        } else {
            format!("2024-{:02}-{:02}", 1 + dice.roll(12), 1 + dice.roll(28))
        };
    }
    match tag {
        "#contact+email" if !dice.one_in(8) => format!("{}@example.org", dice.pick(&["amal", "bashir", "chiara"])),
        "#contact+phone" if !dice.one_in(8) => format!("+964 {}", 100_000 + dice.roll(900_000)),
        "#meta+url" if !dice.one_in(8) => format!("https://example.org/{}", dice.roll(9)),
        "#activity+id" => format!("A-{:03}", dice.roll(400)),
        "#adm1+code" => format!("IQ{:02}", 1 + dice.roll(18)),
        _ if tag.starts_with("#org")
            || tag.starts_with("#sector")
            || tag.starts_with("#status")
            || tag.contains("name") =>
        {
            // Few words that come often, with slips: what the test of spellings looks for.
            let words = &WORDS[..3 + style];
            let word = dice.pick(words).to_owned();
            if dice.one_in(150) { slipped(dice, &word) } else { word }
        }
        _ => match style {
            0 => format!("{}", dice.roll(1000)),
            1 => format!("{}.{}", dice.roll(100), dice.roll(1000)),
            2 => format!("{}", 500 + dice.roll(20) + if dice.one_in(40) { 300 } else { 0 }),
            3 => format!("-{}", dice.roll(50)),
            _ => format!("{}e{}", 1 + dice.roll(9), dice.roll(4)),
        },
    }
}

fn slipped(dice: &mut Dice, word: &str) -> String {
    let mut letters: Vec<char> = word.chars().collect();
    let at = dice.roll(letters.len());
    match dice.roll(3) {
        0 => letters.insert(at, 'x'),
        1 => letters[at] = 'y',
        _ => {
            letters.remove(at);
        }
    }
    letters.into_iter().collect()
}

fn save(dice: &mut Dice, folder: &Path, number: usize, rows: Vec<Vec<String>>) -> PathBuf {
    let (ending, delimiter) = match dice.roll(6) {
        0 => ("tsv", '\t'),
        1 => ("csv", ';'),
        2 => ("json", ' '),
        _ => ("csv", ','),
    };
    let path = folder.join(format!("table-{number}.{ending}"));
    let mut text = String::new();
    if ending == "json" {
        text = serde_json::to_string(&rows).expect("JSON");
    } else {
        let end = dice.pick(&["\n", "\r\n"]);
        for row in &rows {
            let cells: Vec<String> = row.iter().map(|cell| quoted(dice, cell, delimiter)).collect();
            write!(text, "{}{end}", cells.join(&delimiter.to_string())).expect("text");
        }
    }
    fs::write(&path, text).expect("the table");
    path
}

fn quoted(dice: &mut Dice, cell: &str, delimiter: char) -> String {
    if cell.contains([delimiter, '"', '\n']) || dice.one_in(20) {
        format!("\"{}\"", cell.replace('"', "\"\""))
    } else {
        cell.to_owned()
    }
}

/// Some rules of every kind, as a CSV.
pub fn schema(dice: &mut Dice, folder: &Path, number: usize) -> PathBuf {
    const COLUMNS: [&str; 19] = [
        "#valid_tag",
        "#valid_severity",
        "#description",
        "#valid_value+case",
        "#valid_required",
        "#valid_required+min",
        "#valid_required+max",
        "#valid_datatype",
        "#valid_value+min",
        "#valid_value+max",
        "#valid_value+whitespace",
        "#valid_value+regex",
        "#valid_value+spelling",
        "#valid_unique",
        "#valid_unique+key",
        "#valid_correlation",
        "#valid_datatype+consistent",
        "#valid_value+outliers",
        "#valid_value+list",
    ];
    let mut text = COLUMNS.join(",") + "\n";
    for _ in 0..2 + dice.roll(8) {
        let mut cells = vec![String::new(); COLUMNS.len()];
        cells[0] = pattern(dice);
        cells[1] = dice.pick(&["", "error", "warning", "info"]).to_owned();
        cells[3] = dice.pick(&["", "true", "no"]).to_owned();
        for _ in 0..1 + dice.roll(3) {
            let at = 4 + dice.roll(COLUMNS.len() - 4);
            cells[at] = rule_cell(dice, COLUMNS[at]);
        }
        let cells: Vec<String> = cells.iter().map(|cell| format!("\"{}\"", cell.replace('"', "\"\""))).collect();
        text.push_str(&(cells.join(",") + "\n"));
    }
    let path = folder.join(format!("schema-{number}.csv"));
    fs::write(&path, text).expect("the schema");
    path
}

fn pattern(dice: &mut Dice) -> String {
    dice.pick(&[
        "#org",
        "#sector",
        "#sector-list",
        "#adm1+name",
        "#*",
        "#*+name",
        "#date",
        "#affected,#reached",
        "#indicator",
        "#org+impl",
        "#status!",
        "#contact+email",
        "#meta+url",
        "#activity+id",
        "#value",
        "#nowhere",
        "#adm1+code",
        "#contact+phone",
        "#loc, #adm2",
        "#targeted-m",
        "#population",
    ])
    .to_owned()
}

fn rule_cell(dice: &mut Dice, column: &str) -> String {
    match column {
        "#valid_required+min" | "#valid_required+max" => format!("{}", 1 + dice.roll(2)),
        "#valid_datatype" => dice.pick(&["text", "number", "url", "email", "phone", "date"]).to_owned(),
        "#valid_value+min" => dice.pick(&["100", "2024-03-01", "e", "0.5", "March 2024"]).to_owned(),
        "#valid_value+max" => dice.pick(&["500", "2024-09-30", "p", "3/9/2024"]).to_owned(),
        "#valid_value+regex" => dice.pick(&["^[A-Z]", r"^IQ\d\d$", "a.*d", r"\d{2,}", "^[^@]+$", "(foo|h)"]).to_owned(),
        "#valid_unique+key" | "#valid_correlation" => {
            dice.pick(&["#org,#sector", "#adm1+code", "#date,#adm1", "#activity+id", "#nowhere", "#sector"]).to_owned()
        }
        "#valid_value+list" => dice.pick(&["Health|Education | WASH", "Baghdad|Erbil|Duhok", "2024|x"]).to_owned(),
        _ => "true".to_owned(),
    }
}

/// What to count by and what to work out.
pub fn count(dice: &mut Dice) -> (String, Vec<String>) {
    let by: Vec<String> = (0..1 + dice.roll(3)).map(|_| pattern(dice)).collect();
    let statements: Vec<String> = (0..dice.roll(4))
        .map(|_| {
            let of = dice.pick(&["#affected", "#reached", "#value", "#date", "#sector", "#indicator+num", "#org-impl"]);
            match dice.roll(7) {
                0 => "count()".to_owned(),
                1 => format!("sum({of}) as Total #affected+total"),
                2 => format!("sum({of})"),
                3 => format!("average({of})"),
                4 => format!("min({of})"),
                5 => format!("max({of}) as Highest#meta+max"),
                _ => format!("concat({of})"),
            }
        })
        .collect();
    (by.join(","), statements)
}

/// Conditions on rows, any of which must hold.
pub fn queries(dice: &mut Dice) -> Vec<String> {
    const ALL: [&str; 16] = [
        "#sector=Health",
        "sector != education",
        "#affected>500",
        "#reached<=100.5",
        "#date<2024-06",
        "#date >= March 2024",
        "#date=2024-03-05",
        "#org~^(h|e)",
        "#adm1+name!~a.*d$",
        "#status is empty",
        "#*+name is not empty",
        "#value is number",
        "#indicator is not number",
        "#date is date",
        "#date is not date",
        "#activity+id>=A-200",
    ];
    let many = if dice.one_in(2) { 0 } else { 1 + dice.roll(2) };
    (0..many).map(|_| dice.pick(&ALL).to_owned()).collect()
}

/// A table without tags, headers to look for, a tag for the others, and whether headers must be whole.
pub fn untagged(dice: &mut Dice, folder: &Path, number: usize) -> (PathBuf, Vec<String>, Option<&'static str>, bool) {
    const COLUMNS: [(&str, &str, &str); 8] = [
        ("Organisation name", "organisation", "#org+name"),
        ("SECTOR", "sector", "#sector"),
        ("  Province  (adm1) ", "province", "#adm1+name"),
        ("People reached", "reached", "#reached"),
        ("People", "people", "#affected"),
        ("Décharge", "decharge", "#status"),
        ("Start date", "Start date", "#date+start"),
        ("المحافظة", "المحافظة", "#adm1"),
    ];
    let mut rows: Vec<Vec<String>> = Vec::new();
    for _ in 0..dice.roll(4) {
        rows.push(vec![dice.pick(&HEADERS).to_owned()]);
    }
    let chosen: Vec<_> = (0..2 + dice.roll(6)).map(|_| &COLUMNS[dice.roll(COLUMNS.len())]).collect();
    rows.push(chosen.iter().map(|(header, ..)| (*header).to_owned()).collect());
    for _ in 0..dice.roll(20) {
        rows.push(chosen.iter().map(|_| value(dice, "#value", 0)).collect());
    }
    let specs = (0..1 + dice.roll(5)).map(|_| COLUMNS[dice.roll(COLUMNS.len())]);
    let specs = specs.map(|(_, spec, tag)| format!("{spec}{tag}")).collect();
    let default = dice.one_in(3).then_some("#meta+other");
    let whole = dice.one_in(3);
    let path = folder.join(format!("untagged-{number}.csv"));
    let mut text = String::new();
    for row in &rows {
        let cells: Vec<String> = row.iter().map(|cell| quoted(dice, cell, ',')).collect();
        writeln!(text, "{}", cells.join(",")).expect("text");
    }
    fs::write(&path, text).expect("the table");
    (path, specs, default, whole)
}

/// A date in one of very many ways, some of them wrong.
pub fn date(dice: &mut Dice) -> String {
    const MONTHS: [&str; 8] = ["Jan", "February", "mar", "Sept", "DEC", "June", "Juny", "may"];
    let (y, m, d) = (1990 + dice.roll(50), dice.roll(15), dice.roll(34));
    let month = dice.pick(&MONTHS);
    let sign = dice.pick(&["-", "/", ".", " "]);
    match dice.roll(26) {
        0 => format!("{y}-{m:02}-{d:02}"),
        1 => format!("{y}-{m}-{d}"),
        2 => format!("{d}{sign}{m}{sign}{y}"),
        3 => format!("{d:02}{sign}{m:02}{sign}{:02}", y % 100),
        4 => format!("{m}{sign}{y}"),
        5 => format!("{y}{sign}{m}"),
        6 => format!("{d} {month} {y}"),
        7 => format!("{month} {d}, {y}"),
        8 => format!("{d}{sign}{month}{sign}{:02}", y % 100),
        9 => format!("{month}{sign}{:02}", y % 100),
        10 => format!("{month} {y}"),
        11 => format!("{month} of {y}"),
        12 => format!("{y}{m:02}{d:02}"),
        13 => format!("{y}{m:02}{d:02}T{:02}{:02}", dice.roll(26), dice.roll(62)),
        14 => format!("{y}-{m:02}-{d:02}T{:02}:{:02}:{:02}Z", dice.roll(26), dice.roll(62), dice.roll(62)),
        15 => format!("{y}-{m:02}-{d:02} {:02}:{:02}:{:02}", dice.roll(26), dice.roll(62), dice.roll(62)),
        16 => format!("{d}/{m}/{y} {}:{:02} {}", dice.roll(15), dice.roll(60), dice.pick(&["AM", "pm", "a", "xm"])),
        17 => format!("{} {d} {month} {y}", dice.pick(&["Mon", "Tuesday", "wed,", "Fri."])),
        18 => format!("{y}{}{}", dice.pick(&["Q", "q", "W", "w"]), dice.roll(60)),
        19 => format!("{}", dice.roll(60_000)),
        20 => format!("{}", 100_000 + dice.roll(2_000_000_000)),
        21 => format!("{}h{:02} {month} {d}", dice.roll(26), dice.roll(62)),
        22 => format!("{d}{} {month} {y}", dice.pick(&["st", "nd", "th", "xx"])),
        23 => format!(
            "{y}-{m:02}-{d:02} 10:00 {}",
            dice.pick(&["UTC", "GMT+3", "+0300", "-03:00", "EST", "+3 (BRT)", "nowhere"])
        ),
        24 => format!("{month}{sign}{d}{sign}{y}"),
        _ => {
            let pieces =
                ["1", "12", "2024", "-", "/", ".", " ", ":", "Jan", "pm", "h", "m", "T", ",", "31", "of", "5.5"];
            (0..1 + dice.roll(7)).map(|_| dice.pick(&pieces)).collect()
        }
    }
}

/// A text of what white space and numbers are made of.
pub fn odd_text(dice: &mut Dice) -> String {
    const PIECES: [&str; 24] = [
        " ", "  ", "\t", "\n", "\r", "\u{a0}", "\u{2003}", "\u{1c}", "\u{85}", "a", "b c", "1", "23", ".", "-", "+",
        "e", "E", "_", "٣", "inf", "nan", "ب", "0",
    ];
    (0..dice.roll(7)).map(|_| dice.pick(&PIECES)).collect()
}
