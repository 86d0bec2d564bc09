//! What keeps a plan from being written.

use std::collections::HashMap;
use std::thread::sleep;

use anyhow::{Result, bail};
use camino::Utf8Path;
use rayon::prelude::*;

use super::checklist::WINDOW;
use super::folder::{FileKind, blocked, file_kind};
use super::manifest::{Manifest, is_below};
use super::write::checklist;
use super::{Slot, Target, text};
use crate::emit::{Artifact, Format};

/// Checks that every file of the plan can be written without harm to another file of the plan or of somebody else.
///
/// Files that are known to stand as they were left are not looked into.
pub fn check(
    target: &Target,
    manifest: Option<&Manifest>,
    slots: &[Slot<'_>],
    is_known: impl Fn(usize) -> bool + Sync,
    make: &(impl Fn(usize, Option<&str>) -> Result<Artifact> + Sync),
) -> Result<()> {
    let listed = |path: &Utf8Path| manifest.is_some_and(|manifest| manifest.files.contains_key(path));
    let foreign = slots
        .par_iter()
        .enumerate()
        .map(|(index, slot)| -> Result<Option<String>> {
            let path = target.folder.join(slot.path);
            if let Some(blocker) = blocked(&target.folder, slot.path)? {
                bail!("cannot write `{path}`: `{blocker}` is no folder");
            }
            match file_kind(&path)? {
                FileKind::Missing => Ok(None),
                FileKind::Folder => bail!("cannot write `{path}`: it is a folder"),
                FileKind::Other | FileKind::File if listed(slot.path) => {
                    if slot.format == Format::Checklist && !is_known(index) {
                        checklist(target, slot, index, true).wait_until_whole()?;
                    }
                    Ok(None)
                }
                FileKind::Other => Ok(Some(path.into_string())),
                FileKind::File => Ok(is_foreign(target, slot, index, make)?.then(|| path.into_string())),
            }
        })
        .collect::<Result<Vec<_>>>()?;
    wait_for_missing(target, slots, listed);
    let foreign: Vec<String> = foreign.into_iter().flatten().collect();
    let Some(first) = foreign.first() else { return Ok(()) };
    let more = if foreign.len() > 1 { format!(" (and {} more)", foreign.len() - 1) } else { String::new() };
    bail!(
        "`{first}`{more} was not made by journey and is in the way; move it, or choose another output folder"
    )
}

/// Waits a window where a checklist of the last build is missing: an editor that saves by renaming may be about to put it back.
fn wait_for_missing(target: &Target, slots: &[Slot<'_>], is_listed: impl Fn(&Utf8Path) -> bool) {
    let mut checklists = slots.iter().filter(|slot| slot.format == Format::Checklist);
    if checklists.any(|slot| is_listed(slot.path) && !target.folder.join(slot.path).exists()) {
        sleep(WINDOW);
    }
}

/// Returns whether a file that no manifest lists is somebody else's: not what would be written, nor a checklist of ours.
fn is_foreign(
    target: &Target,
    slot: &Slot<'_>,
    index: usize,
    make: &impl Fn(usize, Option<&str>) -> Result<Artifact>,
) -> Result<bool> {
    let path = target.folder.join(slot.path);
    let Ok(bytes) = std::fs::read(&path) else { return Ok(true) };
    if slot.format == Format::Checklist {
        let is_ours = (target.checklists.is_ours)(&text::guessed(&bytes));
        return match is_ours {
            true => text::decoded(&path, &bytes).map(|_| false),
            false => Ok(true),
        };
    }
    Ok(!text::is_same(&bytes, &make(index, None)?.bytes))
}

/// Refuses paths that lead elsewhere, that would be one file on a system that knows no case, or of which one is the other's folder.
pub fn check_paths(slots: &[Slot<'_>]) -> Result<()> {
    let mut files: HashMap<String, &Utf8Path> = HashMap::with_capacity(slots.len());
    for slot in slots {
        if !is_below(slot.path) {
            bail!("`{}` is no path below the output folder", slot.path);
        }
        if let Some(other) = files.insert(slot.path.as_str().to_lowercase(), slot.path) {
            bail!("`{other}` and `{}` would be the same file", slot.path);
        }
    }
    for slot in slots {
        for above in slot.path.ancestors().skip(1) {
            if let Some(file) = files.get(&above.as_str().to_lowercase()) {
                bail!("`{file}` would be a file and the folder of `{}`", slot.path);
            }
        }
    }
    Ok(())
}
