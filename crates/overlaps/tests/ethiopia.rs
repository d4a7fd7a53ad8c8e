//! A real file: Ethiopia, August 2025, 3,122 rows that say anything. By the names of implementers 283 of its 2,683 cells of
//! district, cluster, activity and month have two or more. One of these is a single acronym that goes by two names, so two
//! organisations work in 282; the search finds a pair in each of them, and in no other cell of one activity.

mod rows;

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::path::Path;

use overlaps::{Block, Class, Code, NONE, Pair, Row, Words, within};
use rows::{options, report};

type Cell = (String, String, String);

#[derive(Default)]
struct Codes(HashMap<String, Code>);

impl Codes {
    fn of(&mut self, text: &str) -> Code {
        let next = self.0.len() as Code;
        *self.0.entry(text.trim().to_lowercase()).or_insert(next)
    }
}

struct File {
    blocks: BTreeMap<Block, Vec<Row>>,
    /// By number of the row.
    cells: Vec<Cell>,
    /// By cell: the organisations by acronym, and by name.
    who: BTreeMap<Cell, (BTreeSet<Code>, BTreeSet<String>)>,
}

fn read(path: &Path) -> File {
    let mut reader = csv::Reader::from_path(path).expect("the file opens");
    let headers = reader.headers().expect("a header").clone();
    let at = |name: &str| headers.iter().position(|header| header.trim_start_matches('\u{feff}') == name).expect(name);
    let columns = ["Region", "WoredaPcod", "Cluster", "Activity", "Implementing Partner Acronym"].map(at);
    let (name, donor) = (at("Implementing Partner Name"), at("Donor Acronym"));
    let (mut organisations, mut places, mut sectors) = (Codes::default(), Codes::default(), Codes::default());
    let mut file = File { blocks: BTreeMap::new(), cells: Vec::new(), who: BTreeMap::new() };
    for record in reader.records().map(|record| record.expect("a row")) {
        let [region, woreda, cluster, activity, acronym] = columns.map(|column| record[column].trim().to_owned());
        if woreda.is_empty() {
            continue;
        }
        let organisation = organisations.of(&acronym);
        let cell = (woreda.clone(), cluster.clone(), activity.clone());
        let who = file.who.entry(cell.clone()).or_default();
        who.0.insert(organisation);
        who.1.insert(record[name].to_owned());
        let funder = Some(&record[donor]).filter(|donor| !donor.trim().is_empty());
        let funder = funder.map_or(NONE, |donor| organisations.of(donor));
        let row = Row {
            funder: if funder == organisation { NONE } else { funder },
            district: places.of(&woreda),
            words: Words::of([activity.as_str()]),
            content: u64::from(funder),
            targeted: u32::MAX,
            reached: u32::MAX,
            facts: 2,
            ..report(file.cells.len() as u32, organisation)
        };
        let block = Block { governorate: places.of(&region), sector: sectors.of(&cluster) };
        file.blocks.entry(block).or_default().push(row);
        file.cells.push(cell);
    }
    file
}

#[test]
fn every_cell_with_two_implementers_has_its_pair() {
    let path =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/who-does-what-where/ethiopia-2025-08.csv");
    if !path.exists() {
        eprintln!("SKIPPED: the shared file {} is absent", path.display());
        return;
    }
    let file = read(&path);
    let pairs: Vec<Pair> = file.blocks.iter().flat_map(|(block, rows)| within(*block, rows, &options())).collect();
    let cell = |no: u32| &file.cells[no as usize];
    let across = |pair: &&Pair| matches!(pair.class, Class::Overlap | Class::FunderAndImplementer);
    let within_a_cell = pairs.iter().filter(across).filter(|pair| cell(pair.a) == cell(pair.b));
    let organisation: HashMap<u32, Code> =
        file.blocks.values().flatten().map(|row| (row.no, row.organisation)).collect();
    let of_two = within_a_cell.filter(|pair| organisation[&pair.a] != organisation[&pair.b]);
    let found: BTreeSet<&Cell> = of_two.map(|pair| cell(pair.a)).collect();
    let by_acronym: BTreeSet<&Cell> =
        file.who.iter().filter(|(_, (who, _))| who.len() > 1).map(|(cell, _)| cell).collect();
    let by_name = file.who.values().filter(|(_, names)| names.len() > 1).count();
    assert_eq!((file.cells.len(), file.who.len(), by_name, by_acronym.len()), (3_122, 2_683, 283, 282));
    assert_eq!(found, by_acronym);
}
