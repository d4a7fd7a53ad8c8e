//! Files by content: a blob is named by its SHA-256, lies under the data folder, is written whole (to a temporary name,
//! synced, renamed) and never changes. Rows refer to it by its digest.

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use tokio::fs;
use tokio::io::{AsyncRead, AsyncReadExt, AsyncWriteExt};

use crate::{Error, Result};

/// The hexadecimal SHA-256 of a blob.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Digest(String);

impl Digest {
    pub fn parse(text: &str) -> Option<Self> {
        (text.len() == 64 && text.bytes().all(|b| b.is_ascii_hexdigit())).then(|| Self(text.to_ascii_lowercase()))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

#[derive(Debug, Clone)]
pub struct Blobs {
    folder: PathBuf,
}

impl Blobs {
    pub(crate) fn new(folder: PathBuf) -> Self {
        Self { folder }
    }

    pub fn folder(&self) -> &Path {
        &self.folder
    }

    pub fn path(&self, digest: &Digest) -> PathBuf {
        self.folder.join(&digest.0[..2]).join(&digest.0)
    }

    pub async fn put(&self, bytes: &[u8]) -> Result<Digest> {
        self.put_stream(bytes, bytes.len() as u64).await
    }

    /// Writes a stream of at most `limit` bytes; a longer one is refused and leaves nothing behind.
    pub async fn put_stream(&self, mut from: impl AsyncRead + Unpin, limit: u64) -> Result<Digest> {
        use sha2::{Digest as _, Sha256};
        fs::create_dir_all(&self.folder).await?;
        let (temporary, mut file) = self.temporary().await?;
        let (mut hash, mut size, mut buffer) = (Sha256::new(), 0u64, vec![0; 64 * 1024]);
        let written: Result<()> = async {
            loop {
                let read = from.read(&mut buffer).await?;
                if read == 0 {
                    return Ok(file.sync_all().await?);
                }
                size += read as u64;
                if size > limit {
                    return Err(Error::TooLarge(limit));
                }
                hash.update(&buffer[..read]);
                file.write_all(&buffer[..read]).await?;
                file.flush().await?;
            }
        }
        .await;
        if let Err(error) = written {
            fs::remove_file(&temporary).await.ok();
            return Err(error);
        }
        let digest = Digest(hex::encode(hash.finalize()));
        let path = self.path(&digest);
        fs::create_dir_all(path.parent().unwrap_or(&self.folder)).await?;
        fs::rename(&temporary, &path).await?;
        Ok(digest)
    }

    pub async fn get(&self, digest: &Digest) -> Result<Vec<u8>> {
        match fs::read(self.path(digest)).await {
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Err(Error::NotFound),
            other => Ok(other?),
        }
    }

    async fn temporary(&self) -> Result<(PathBuf, fs::File)> {
        let random: [u8; 8] = crate::Random::System.bytes();
        let path = self.folder.join(format!(".part-{}", hex::encode(random)));
        let file = fs::File::create_new(&path).await?;
        Ok((path, file))
    }
}
