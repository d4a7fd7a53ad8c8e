//! Files beside a form: tables, documents and places that its secondary instances and `pulldata` look into.

use std::collections::BTreeMap;

use super::tree::Tree;
use super::world::Table;
use crate::form::{Doc, Form, NONE};

/// Files by name.
pub type Media = BTreeMap<String, Vec<u8>>;

/// Loads all secondary instances; names of external files that are not there.
pub(super) fn load(form: &mut Form, tree: &mut Tree, media: &Media) -> Vec<String> {
    let mut missing = Vec::new();
    for at in 0..form.instances.len() {
        let (id, src, root) = (form.instances[at].id.clone(), form.instances[at].src.clone(), form.instances[at].root);
        match src {
            None if root != NONE => tree.secondary(&form.doc, &id, root),
            None => tree.table(&mut form.doc.names, &id, &[], &[]),
            Some(src) => {
                let name = src.rsplit('/').next().unwrap_or_default();
                let found = media.get(name).and_then(|bytes| external(form, tree, &id, name, bytes));
                if found.is_none() {
                    tree.table(&mut form.doc.names, &id, &[], &[]);
                    if !src.starts_with("jr://instance/") {
                        missing.push(name.to_owned());
                    }
                }
            }
        }
    }
    missing
}

fn external(form: &mut Form, tree: &mut Tree, id: &str, name: &str, bytes: &[u8]) -> Option<()> {
    let names = &mut form.doc.names;
    if name.ends_with(".xml") {
        let doc = Doc::read(std::str::from_utf8(bytes).ok()?).ok()?;
        tree.document(names, &doc, id);
    } else {
        let table = if name.ends_with(".geojson") { places(bytes)? } else { table(bytes)? };
        tree.table(names, id, &table.columns, &table.rows);
    }
    Some(())
}

/// The tables among the files, by name without extension.
pub(super) fn tables(media: &Media) -> BTreeMap<String, Table> {
    let csv = media.iter().filter_map(|(name, bytes)| Some((name.strip_suffix(".csv")?, bytes)));
    csv.filter_map(|(name, bytes)| Some((name.to_owned(), table(bytes)?))).collect()
}

/// Reads a table of commas or, if its header has none, semicolons.
fn table(bytes: &[u8]) -> Option<Table> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let header = bytes.split(|byte| *byte == b'\n').next().unwrap_or_default();
    let delimiter = if !header.contains(&b',') && header.contains(&b';') { b';' } else { b',' };
    let mut reader =
        csv::ReaderBuilder::new().delimiter(delimiter).flexible(true).trim(csv::Trim::All).from_reader(bytes);
    let columns = reader.headers().ok()?.iter().map(str::to_owned).collect();
    let rows = reader
        .records()
        .map(|row| row.map(|row| row.iter().map(str::to_owned).collect()))
        .collect::<Result<_, _>>()
        .ok()?;
    Some(Table { columns, rows })
}

/// The features of a GeoJSON file: their properties, and `geometry` as a form writes places.
fn places(bytes: &[u8]) -> Option<Table> {
    let file: serde_json::Value = serde_json::from_slice(bytes).ok()?;
    let features = file.get("features")?.as_array()?;
    let mut table = Table { columns: vec!["geometry".to_owned(), "id".to_owned()], rows: Vec::new() };
    for feature in features {
        let mut row = vec![geometry(feature.get("geometry")?).unwrap_or_default(), plain(feature.get("id"))];
        for (name, value) in feature.get("properties").and_then(|all| all.as_object()).into_iter().flatten() {
            let at = table.columns.iter().position(|column| column == name).unwrap_or_else(|| {
                table.columns.push(name.clone());
                table.columns.len() - 1
            });
            row.resize(row.len().max(at + 1), String::new());
            row[at] = plain(Some(value));
        }
        table.rows.push(row);
    }
    Some(table)
}

fn geometry(geometry: &serde_json::Value) -> Option<String> {
    let point = |pair: &serde_json::Value| Some(format!("{} {} 0 0", pair.get(1)?.as_f64()?, pair.get(0)?.as_f64()?));
    let all = geometry.get("coordinates")?;
    let line =
        |line: &serde_json::Value| Some(line.as_array()?.iter().map(point).collect::<Option<Vec<_>>>()?.join("; "));
    match geometry.get("type")?.as_str()? {
        "Point" => point(all),
        "LineString" => line(all),
        "Polygon" => line(all.get(0)?),
        _ => None,
    }
}

fn plain(value: Option<&serde_json::Value>) -> String {
    match value {
        None | Some(serde_json::Value::Null) => String::new(),
        Some(serde_json::Value::String(text)) => text.clone(),
        Some(other) => other.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_read_with_either_sign_between_cells() {
        let comma = table("\u{feff}name,label\na,\"A, first\"\nb\n".as_bytes()).expect("a table");
        assert_eq!(comma.columns, ["name", "label"]);
        assert_eq!(comma.rows[0], ["a", "A, first"]);
        assert_eq!(table(b"name;label\na;A\n").expect("a table").rows[0], ["a", "A"]);
        assert_eq!(comma.look("label", "name", "a"), Some("A, first"));
        assert_eq!(comma.look("label", "name", "c"), None);
    }

    #[test]
    fn places_of_geojson_are_written_as_forms_write_them() {
        let file = br#"{"features":[{"id":"x","geometry":{"type":"Point","coordinates":[44.4,33.3]},"properties":{"name":"b","n":2}}]}"#;
        let table = places(file).expect("places");
        assert_eq!(table.columns, ["geometry", "id", "n", "name"]);
        assert_eq!(table.rows[0], ["33.3 44.4 0 0", "x", "2", "b"]);
    }
}
