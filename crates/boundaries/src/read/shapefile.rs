//! A zipped Shapefile: one set of `.shp` and `.dbf`, with `.prj` and `.cpg` where given, in any folder of the archive.
//!
//! Members are found by their ending in any case; each is unpacked up to the limit and no further, whatever size the
//! archive claims for it.

use std::fmt::Display;
use std::io::{Cursor, Read};

use zip::ZipArchive;

use super::{Limits, dbf, shp};
use crate::{Crs, Feature, Layer, ReadError};

type Archive<'a> = ZipArchive<Cursor<&'a [u8]>>;

/// Members looked at before an archive counts as something else.
const MEMBERS: usize = 1_000;

/// Reads the one Shapefile of an archive.
///
/// # Errors
/// [`ReadError::Archive`], [`ReadError::Missing`], [`ReadError::Several`], [`ReadError::Broken`],
/// [`ReadError::Uneven`], [`ReadError::NotPolygon`] or [`ReadError::TooLarge`].
pub fn layer(bytes: &[u8], limits: &Limits) -> Result<Layer, ReadError> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| ReadError::Archive(error.to_string()))?;
    super::within("the number of files in the archive", archive.len() as u64, MEMBERS as u64)?;
    let names: Vec<String> = archive.file_names().filter_map(|name| Some(name.ok()?.into_owned())).collect();
    let stem = only_stem(&names)?;
    let mut member = |end| match names.iter().find(|name| ending(name, end) == Some(stem)) {
        Some(name) => unpacked(&mut archive, name, end, limits).map(Some),
        None => Ok(None),
    };
    let shp = member(".shp")?.ok_or(ReadError::Missing(".shp"))?;
    let dbf = member(".dbf")?.ok_or(ReadError::Missing(".dbf"))?;
    let cpg = member(".cpg")?.map(|text| String::from_utf8_lossy(&text).into_owned());
    let crs = match member(".prj")? {
        Some(wkt) => Crs::from_wkt(&String::from_utf8_lossy(&wkt)),
        None => Crs::Unstated,
    };
    let shapes = shp::shapes(&shp, limits)?;
    let records = dbf::records(&dbf, cpg.as_deref(), limits)?;
    if shapes.len() != records.len() {
        return Err(ReadError::Uneven { shapes: shapes.len(), records: records.len() });
    }
    let rows = records.into_iter().zip(shapes).enumerate();
    let features = rows.map(|(at, (record, polygons))| Feature::new(at + 1, record, polygons)).collect();
    Ok(Layer { features, crs })
}

/// The path of the only `.shp`, without its ending. What macOS packs beside it does not count.
fn only_stem(names: &[String]) -> Result<&str, ReadError> {
    let own = names.iter().filter(|name| !name.starts_with("__MACOSX/"));
    let shapes: Vec<&str> = own.filter_map(|name| ending(name, ".shp")).collect();
    match shapes.as_slice() {
        [] => Err(ReadError::Missing(".shp")),
        [stem] => Ok(stem),
        several => Err(ReadError::Several(several.len())),
    }
}

/// The name before the ending, compared without regard to case.
fn ending<'a>(name: &'a str, ending: &str) -> Option<&'a str> {
    let (stem, end) = name.split_at_checked(name.len().checked_sub(ending.len())?)?;
    end.eq_ignore_ascii_case(ending).then_some(stem)
}

fn unpacked(archive: &mut Archive, name: &str, end: &'static str, limits: &Limits) -> Result<Vec<u8>, ReadError> {
    let broken = |error: &dyn Display| ReadError::Archive(error.to_string());
    let file = archive.by_name(name).map_err(|error| broken(&error))?;
    limits.bytes(end, file.size())?;
    let mut bytes = Vec::new();
    file.take(limits.bytes + 1).read_to_end(&mut bytes).map_err(|error| broken(&error))?;
    limits.bytes(end, bytes.len() as u64)?;
    Ok(bytes)
}
