//! The one way that files get into the output folder and out of it.

use std::collections::BTreeSet;

use anyhow::{Context, Result, bail};
use camino::{Utf8Path, Utf8PathBuf};
use rayon::prelude::*;

use super::folder::{self, FileKind, file_kind};
use super::lock::Lock;
use super::manifest::{Entry, Manifest, sha256};
use super::stale::{StaleFile, remove, stale_files};
use super::write_cache::{WriteCache, WriteRecord};
use super::{Slot, Target, plan, temporary};
use crate::emit::{Artifact, Format};
use crate::source::Fingerprint;

/// What a build did to the output folder.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// The files that are new or have new content.
    pub written: Vec<Utf8PathBuf>,
    /// How many were equal already.
    pub unchanged: usize,
    /// The files of an earlier build that are no longer made.
    pub removed: Vec<Utf8PathBuf>,
    /// Those that were left because people worked in them.
    pub kept: Vec<Utf8PathBuf>,
}

/// Brings the output folder to what the plan says.
///
/// `make` makes the artifact of a slot, by its index, and is called on all cores; an artifact is dropped as soon as it
/// is written, so that no more of them are in memory than there are cores. For a checklist it is given the text on
/// disk, which it must carry over.
///
/// # Errors
/// Where an artifact cannot be made. Where the plan collides or a file that is not ours is in the way; then nothing was written. Where the system does
/// not let us write; then the files that were written stay, each of them whole.
pub fn write(
    target: &Target,
    slots: &[Slot<'_>],
    make: impl Fn(usize, Option<&str>) -> Result<Artifact> + Sync,
) -> Result<Report> {
    write_with(target, slots, None, make)
}

/// Incremental version of [`write()`]: what a slot is made of is given by its fingerprint, and an artifact is made only where
/// the cache knows nothing of it, where it is made of something else by now, or where its file is no longer as it was left.
///
/// # Errors
/// As [`write()`]. The cache then stays as it was.
pub fn write_incremental(
    target: &Target,
    slots: &[Slot<'_>],
    made_of: &[Fingerprint],
    cache: &mut WriteCache,
    make: impl Fn(usize, Option<&str>) -> Result<Artifact> + Sync,
) -> Result<Report> {
    write_with(target, slots, Some((made_of, cache)), make)
}

fn write_with(
    target: &Target,
    slots: &[Slot<'_>],
    known: Option<(&[Fingerprint], &mut WriteCache)>,
    make: impl Fn(usize, Option<&str>) -> Result<Artifact> + Sync,
) -> Result<Report> {
    folder::check(target)?;
    plan::check_paths(slots)?;
    let lock = Lock::wait(&target.folder)?;
    let old = Manifest::read(&target.folder);
    plan::check(target, old.as_ref(), slots, &make)?;
    // What was killed since a run of builds has begun is for the next one to see: to look through all folders takes time.
    if known.as_ref().is_none_or(|(_, cache)| cache.is_empty()) {
        temporary::sweep(&target.folder, slots, old.as_ref(), lock.is_held());
    }

    make_folders(target, slots)?;
    let reserved = reserve(target, old.as_ref(), slots)?;
    let write_slot = |(index, slot): (usize, &Slot<'_>)| {
        let Some((made_of, cache)) = &known else {
            return write_one(target, slot, |previous| make(index, previous)).map(|done| (done, None));
        };
        if let Some(record) = cache.unchanged(&target.folder, slot.path, made_of[index]) {
            return Ok(((record.entry().clone(), Change::None), Some(record.clone())));
        }
        let done = write_one(target, slot, |previous| make(index, previous))?;
        let record = WriteRecord::of(&target.folder.join(slot.path), made_of[index], &done.0);
        Ok((done, record))
    };
    let done = slots.par_iter().enumerate().map(write_slot).collect::<Result<Vec<_>>>()?;
    let (done, records): (Vec<_>, Vec<_>) = done.into_iter().unzip();
    if !lock.is_of(&target.folder) {
        bail!("`{}` was removed while it was written; build again", target.folder);
    }

    let mut report = Report::default();
    let mut manifest = Manifest::new(target.day);
    for (slot, (entry, change)) in slots.iter().zip(done) {
        match change {
            Change::Written => report.written.push(slot.path.to_owned()),
            Change::None => report.unchanged += 1,
        }
        manifest.files.insert(slot.path.to_owned(), entry);
    }
    if let Some(old) = &old {
        remove_stale(target, slots, old, &mut manifest, &mut report)?;
    }
    if reserved.as_ref().or(old.as_ref()) != Some(&manifest) {
        manifest.write(&target.folder)?;
    }
    if let Some((_, cache)) = known {
        cache.replace(&target.folder, slots.iter().map(|slot| slot.path.to_owned()).zip(records));
    }
    Ok(report)
}

/// Removes what the last build made and this one does not, and carries over to the manifest what stays ours.
fn remove_stale(
    target: &Target,
    slots: &[Slot<'_>],
    old: &Manifest,
    manifest: &mut Manifest,
    report: &mut Report,
) -> Result<()> {
    let planned: BTreeSet<&Utf8Path> = slots.iter().map(|slot| slot.path).collect();
    for (path, entry) in &old.files {
        if !target.formats.contains(&entry.format) && !planned.contains(&**path) {
            manifest.files.insert(path.clone(), entry.clone());
        }
    }
    for (path, entry, file) in stale_files(target, old, &planned)? {
        match file {
            StaleFile::Gone => {}
            StaleFile::Foreign => report.kept.push(path.to_owned()),
            StaleFile::HasWork => {
                report.kept.push(path.to_owned());
                manifest.files.insert(path.to_owned(), entry.clone());
            }
            StaleFile::Untouched => {
                remove(&target.folder, path)?;
                report.removed.push(path.to_owned());
            }
        }
    }
    Ok(())
}

enum Change {
    Written,
    None,
}

fn write_one(
    target: &Target,
    slot: &Slot<'_>,
    make: impl Fn(Option<&str>) -> Result<Artifact>,
) -> Result<(Entry, Change)> {
    let path = target.folder.join(slot.path);
    let on_disk = on_disk(&path)?;
    let artifact = make(previous(slot, on_disk.as_deref())?)?;
    let entry = Entry { format: slot.format, sha256: sha256(&artifact.bytes) };
    if on_disk.as_deref() == Some(&*artifact.bytes) {
        return Ok((entry, Change::None));
    }
    folder::replace(&path, &artifact.bytes)?;
    Ok((entry, Change::Written))
}

/// Returns the content of a file that is none but a file; a link is never read through.
pub fn on_disk(path: &Utf8Path) -> Result<Option<Vec<u8>>> {
    if file_kind(path)? != FileKind::File {
        return Ok(None);
    }
    std::fs::read(path).map(Some).with_context(|| format!("cannot read `{path}`"))
}

/// Returns the text whose ticks and notes a new checklist carries over.
///
/// # Errors
/// Where a checklist is not UTF-8: its notes would be lost.
pub fn previous<'t>(slot: &Slot<'_>, on_disk: Option<&'t [u8]>) -> Result<Option<&'t str>> {
    match on_disk.filter(|_| slot.format == Format::Checklist) {
        Some(bytes) => match std::str::from_utf8(bytes) {
            Ok(text) => Ok(Some(text)),
            Err(_) => bail!("`{}` is not UTF-8, and its notes would be lost; save it as UTF-8", slot.path),
        },
        None => Ok(None),
    }
}

fn make_folders(target: &Target, slots: &[Slot<'_>]) -> Result<()> {
    let folders: BTreeSet<&Utf8Path> = slots.iter().filter_map(|slot| slot.path.parent()).collect();
    folder::make(&target.folder)?;
    folders.iter().try_for_each(|folder| folder::make(&target.folder.join(folder)))
}

/// Lists in the manifest the files that are about to be made for the first time, so that a build that is cut short does not find its
/// own files in the way the next time. They have no hash yet, and so are never removed unseen. Returns what it wrote.
fn reserve(target: &Target, old: Option<&Manifest>, slots: &[Slot<'_>]) -> Result<Option<Manifest>> {
    let mut manifest = old.cloned().unwrap_or_else(|| Manifest::new(target.day));
    let before = manifest.files.len();
    for slot in slots {
        let entry = || Entry { format: slot.format, sha256: String::new() };
        manifest.files.entry(slot.path.to_owned()).or_insert_with(entry);
    }
    if manifest.files.len() == before {
        return Ok(None);
    }
    manifest.write(&target.folder)?;
    Ok(Some(manifest))
}
