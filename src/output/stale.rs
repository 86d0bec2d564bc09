//! What an earlier build wrote and this one does not make.

use std::collections::BTreeSet;
use std::fs;

use anyhow::{Context, Result};
use camino::Utf8Path;

use super::folder::{FileKind, blocked, file_kind};
use super::manifest::{Entry, Manifest, sha256};
use super::{Target, checklist, text};
use crate::emit::Format;

/// A file of an earlier build that is no longer made, by what has become of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StaleFile {
    /// It is ours, and as we wrote it: it can be removed.
    Untouched,
    /// A checklist with ticks or notes.
    HasWork,
    /// Somebody changed it since, or put a link or a folder in its place: it is theirs now.
    Foreign,
    /// It is not there any more.
    Gone,
}

/// Returns the files that the manifest lists, of the kinds this build makes, and the build no longer makes.
pub fn stale_files<'m>(
    target: &Target,
    manifest: &'m Manifest,
    planned: &BTreeSet<&Utf8Path>,
) -> Result<Vec<(&'m Utf8Path, &'m Entry, StaleFile)>> {
    let mut stale = Vec::new();
    for (path, entry) in &manifest.files {
        if target.formats.contains(&entry.format) && !planned.contains(&**path) {
            stale.push((&**path, entry, stale_file(target, path, entry)?));
        }
    }
    Ok(stale)
}

fn stale_file(target: &Target, path: &Utf8Path, entry: &Entry) -> Result<StaleFile> {
    if blocked(&target.folder, path)?.is_some() {
        return Ok(StaleFile::Foreign);
    }
    let path = target.folder.join(path);
    match file_kind(&path)? {
        FileKind::Missing => return Ok(StaleFile::Gone),
        FileKind::Folder | FileKind::Other => return Ok(StaleFile::Foreign),
        FileKind::File => {}
    }
    let Ok(bytes) = fs::read(&path) else { return Ok(StaleFile::Foreign) };
    if entry.format == Format::Checklist && std::str::from_utf8(&bytes).is_ok_and(target.checklists.has_work)
    {
        return Ok(StaleFile::HasWork);
    }
    Ok(if is_untouched(entry, &bytes) { StaleFile::Untouched } else { StaleFile::Foreign })
}

/// Returns whether a file is as we wrote it, but for line ends.
fn is_untouched(entry: &Entry, bytes: &[u8]) -> bool {
    let plain = || text::with_plain_ends(bytes).collect::<Vec<u8>>();
    sha256(bytes) == entry.sha256 || (bytes.contains(&b'\r') && sha256(&plain()) == entry.sha256)
}

/// Removes a file and the folders that are empty without it. Returns `false` for a checklist that somebody has saved in this
/// moment: it stays.
pub fn remove(folder: &Utf8Path, path: &Utf8Path, entry: &Entry) -> Result<bool> {
    let full = folder.join(path);
    let is_gone = match entry.format {
        Format::Checklist => checklist::remove(&full, |bytes| is_untouched(entry, bytes)),
        _ => fs::remove_file(&full).map(|()| true),
    };
    if !is_gone.with_context(|| format!("cannot remove `{full}`"))? {
        return Ok(false);
    }
    for above in path.ancestors().skip(1).filter(|above| !above.as_str().is_empty()) {
        // A folder that holds anything else stays, and so do those above it.
        if fs::remove_dir(folder.join(above)).is_err() {
            break;
        }
    }
    Ok(true)
}
