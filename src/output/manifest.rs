//! What the last build wrote, kept beside it.

use std::collections::BTreeMap;

use anyhow::Result;
use camino::{Utf8Component, Utf8Path, Utf8PathBuf};
use jiff::civil::Date;
use sha2::{Digest, Sha256};

use super::folder;
use crate::emit::Format;

/// The name of the manifest, below the output folder.
pub const FILE_NAME: &str = ".journey-manifest.json";

const VERSION: u32 = 1;

/// What the last build wrote, and the day it spoke of.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Manifest {
    version: u32,
    pub day: Date,
    pub files: BTreeMap<Utf8PathBuf, Entry>,
}

/// One file that a build wrote.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Entry {
    pub format: Format,
    /// The SHA-256 of the content, in hexadecimal; empty while a build is under way.
    pub sha256: String,
}

impl Manifest {
    pub fn new(day: Date) -> Self {
        Self { version: VERSION, day, files: BTreeMap::new() }
    }

    /// Returns the manifest of `folder`, or `None` where there is none that can be understood.
    pub fn read(folder: &Utf8Path) -> Option<Self> {
        let path = folder.join(FILE_NAME);
        if !path.symlink_metadata().ok()?.is_file() {
            return None;
        }
        let mut manifest: Self = serde_json::from_slice(&std::fs::read(path).ok()?).ok()?;
        // Whoever wrote other paths into it than a build does shall not move our hand.
        manifest.files.retain(|path, _| is_below(path));
        (manifest.version == VERSION).then_some(manifest)
    }

    pub fn write(&self, folder: &Utf8Path) -> Result<()> {
        let mut text = serde_json::to_vec_pretty(self).expect("paths, words and dates have a JSON form");
        text.push(b'\n');
        folder::replace(&folder.join(FILE_NAME), &text)
    }
}

/// Returns the day of the last build in `folder`, if there was one.
pub fn day(folder: &Utf8Path) -> Option<Date> {
    Manifest::read(folder).map(|manifest| manifest.day)
}

/// Returns the SHA-256 of `bytes` as the manifest writes it.
pub fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Returns whether `path` names a file below the folder it is relative to, on every system alike.
pub fn is_below(path: &Utf8Path) -> bool {
    let text = path.as_str();
    !text.is_empty()
        && text != FILE_NAME
        && !text.contains(['\\', ':', '\0'])
        && path.components().all(|part| matches!(part, Utf8Component::Normal(_)))
}
