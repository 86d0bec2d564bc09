//! One build at a time in an output folder.

use std::fs::File;
use std::io;

use anyhow::{Result, bail};
use camino::Utf8Path;

use super::folder;

/// How often a folder that is taken away while we wait for it is made again.
const ATTEMPTS: usize = 8;

/// The right to write to an output folder. It ends with its owner, also with one that is killed.
#[derive(Debug)]
pub struct Lock {
    /// The folder; `None` where the file system knows no locks. Then builds are not kept apart.
    file: Option<File>,
}

impl Lock {
    /// Waits until no other build writes to `folder`, which is made where it is missing.
    pub fn wait(folder: &Utf8Path) -> Result<Self> {
        for _ in 0..ATTEMPTS {
            folder::make(folder)?;
            let lock = Self { file: open(folder).ok().filter(|file| wait(file).is_ok()) };
            // Whoever had the lock before may have taken the folder away.
            if lock.is_of(folder) {
                return Ok(lock);
            }
        }
        bail!("cannot write to `{folder}`: it is taken away again and again");
    }

    /// Returns whether others are kept away.
    pub fn is_held(&self) -> bool {
        self.file.is_some()
    }

    /// Returns whether `folder` is still the one that was locked, as far as that can be told.
    pub fn is_of(&self, folder: &Utf8Path) -> bool {
        self.file.as_ref().is_none_or(|file| is_same(file, folder))
    }
}

fn wait(file: &File) -> io::Result<()> {
    loop {
        match file.lock() {
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            result => return result,
        }
    }
}

#[cfg(unix)]
fn open(folder: &Utf8Path) -> io::Result<File> {
    File::open(folder)
}

/// Folders cannot be locked here, so that a hidden file in it is.
#[cfg(not(unix))]
fn open(folder: &Utf8Path) -> io::Result<File> {
    File::create(folder.join(".journey.lock"))
}

#[cfg(unix)]
fn is_same(file: &File, folder: &Utf8Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    let id = |metadata: std::fs::Metadata| (metadata.dev(), metadata.ino());
    let (file, folder) = (file.metadata().map(id), folder.metadata().map(id));
    folder.is_ok_and(|folder| file.is_ok_and(|file| file == folder))
}

#[cfg(not(unix))]
fn is_same(_: &File, folder: &Utf8Path) -> bool {
    folder.is_dir()
}
