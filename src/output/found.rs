//! A checklist as it stands on the disk at one moment.

use std::fs::{File, Permissions};
use std::io::{self, Read};

use anyhow::{Context, Result, bail};
use camino::Utf8Path;

use super::folder::{FileKind, file_kind};
use super::stamp::FileStamp;

/// A checklist as it was found.
#[derive(Debug)]
pub struct Found {
    pub stamp: FileStamp,
    pub permissions: Permissions,
    pub bytes: Vec<u8>,
}

impl Found {
    /// Returns whether a file is the very one that was found, and holds the same: what the system says of it, then its content.
    pub fn is_still_at(&self, path: &Utf8Path) -> Result<bool> {
        Ok(look(path)?.is_some_and(|now| now.stamp == self.stamp && now.bytes == self.bytes))
    }
}

/// Reads a checklist.
///
/// # Errors
/// Where it is a link: what people keep elsewhere is neither replaced nor written to.
pub fn look(path: &Utf8Path) -> Result<Option<Found>> {
    match file_kind(path)? {
        FileKind::File => {}
        FileKind::Missing => return Ok(None),
        FileKind::Folder => bail!("cannot write `{path}`: it is a folder"),
        FileKind::Other => bail!(
            "`{path}` is a link, and a build writes through none; put the checklist itself there, or build elsewhere with \
             `--out DIR`"
        ),
    }
    let read = || -> io::Result<Found> {
        let mut file = File::open(path)?;
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes)?;
        let metadata = file.metadata()?;
        Ok(Found { stamp: FileStamp::of_metadata(&metadata), permissions: metadata.permissions(), bytes })
    };
    match read() {
        Ok(found) => Ok(Some(found)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error).with_context(|| format!("cannot read `{path}`")),
    }
}
