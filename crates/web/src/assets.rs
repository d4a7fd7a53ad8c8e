//! Style sheet, script and fonts: embedded, named after their content, compressed once at start.
//!
//! Guarantees: an address changes whenever the bytes do, so that browsers may keep it for ever; lookups touch no disk.
//! Leaves to others: HTTP headers and choosing between plain and gzip.

use flate2::Compression;
use flate2::write::GzEncoder;
use rustc_hash::FxHashMap;
use sha2::{Digest, Sha256};
use std::io::Write;

/// Where assets live on the site.
pub const ROOT: &str = "/assets/";

#[derive(rust_embed::RustEmbed)]
#[folder = "assets/"]
struct Embedded;

/// One file ready to be sent.
#[derive(Clone, Debug)]
pub struct Asset {
    pub bytes: Vec<u8>,
    /// The same compressed, where that makes it smaller.
    pub gzip: Option<Vec<u8>>,
    pub mime: &'static str,
    /// Strong, in quotes as the header wants it.
    pub etag: String,
}

/// All assets by hashed path, and the hashed path of each name.
#[derive(Clone, Debug, Default)]
pub struct Assets {
    by_path: FxHashMap<String, Asset>,
    paths: FxHashMap<String, String>,
}

impl Assets {
    /// The files embedded in this crate.
    #[must_use]
    pub fn embedded() -> Assets {
        Assets::from_files(Embedded::iter().filter_map(|name| {
            let file = Embedded::get(&name)?;
            Some((name.into_owned(), file.data.into_owned()))
        }))
    }

    /// Assets of these names and bytes. Style sheets may name the others by `url(name)` and get the hashed names.
    #[must_use]
    pub fn from_files(files: impl IntoIterator<Item = (String, Vec<u8>)>) -> Assets {
        let (sheets, others): (Vec<_>, Vec<_>) = files.into_iter().partition(|(name, _)| name.ends_with(".css"));
        let mut assets = Assets::default();
        for (name, bytes) in others {
            assets.add(&name, bytes);
        }
        for (name, bytes) in sheets {
            let sheet = assets.with_hashed_names(&String::from_utf8_lossy(&bytes));
            assets.add(&name, sheet.into_bytes());
        }
        assets
    }

    /// The site address of the asset `name`, such as `/assets/app.0f3a….css`; none when there is no such asset.
    #[must_use]
    pub fn url(&self, name: &str) -> Option<String> {
        self.paths.get(name).map(|path| format!("{ROOT}{path}"))
    }

    /// The asset at a path below [`ROOT`].
    #[must_use]
    pub fn get(&self, path: &str) -> Option<&Asset> {
        self.by_path.get(path)
    }

    fn add(&mut self, name: &str, bytes: Vec<u8>) {
        let digest = Sha256::digest(&bytes);
        let hash: String = digest.iter().take(6).map(|b| format!("{b:02x}")).collect();
        let path = match name.rsplit_once('.') {
            Some((stem, extension)) => format!("{stem}.{hash}.{extension}"),
            None => format!("{name}.{hash}"),
        };
        let asset = Asset { gzip: compressed(&bytes), bytes, mime: mime(name), etag: format!("\"{hash}\"") };
        self.by_path.insert(path.clone(), asset);
        self.paths.insert(name.to_owned(), path);
    }

    fn with_hashed_names(&self, sheet: &str) -> String {
        let mut sheet = sheet.to_owned();
        for (name, path) in &self.paths {
            sheet = sheet.replace(&format!("url({name})"), &format!("url({path})"));
        }
        sheet
    }
}

/// `bytes` compressed, unless they are compressed already (fonts) or too few to gain.
fn compressed(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes).ok()?;
    let gzip = encoder.finish().ok()?;
    (gzip.len() * 10 < bytes.len() * 9).then_some(gzip)
}

fn mime(name: &str) -> &'static str {
    match name.rsplit('.').next().unwrap_or_default() {
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "woff2" => "font/woff2",
        "ico" => "image/x-icon",
        "txt" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}
