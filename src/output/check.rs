//! `build --check`: what a build would change.

use std::collections::BTreeSet;

use anyhow::Result;
use camino::{Utf8Path, Utf8PathBuf};
use rayon::prelude::*;

use super::folder::{self, FileKind, file_kind};
use super::manifest::Manifest;
use super::stale::{StaleFile, stale_files};
use super::write::{on_disk, previous};
use super::{Slot, Target, text};
use crate::emit::Artifact;

/// A file of the output folder that is not as a build would leave it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Difference {
    /// The path below the output folder.
    pub path: Utf8PathBuf,
    /// What is wrong with it.
    pub state: State,
}

/// How a file differs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum State {
    /// It is not there.
    Missing,
    /// It has another content.
    Differs,
    /// It would be removed.
    Stale,
}

impl State {
    /// Returns the word that people read.
    pub const fn name(self) -> &'static str {
        match self {
            State::Missing => "missing",
            State::Differs => "differs",
            State::Stale => "stale",
        }
    }
}

/// Compares the output folder with what the plan says, and writes nothing. The manifest itself is not compared: a
/// checkout that has the checklists only is in order when they are.
///
/// # Errors
/// Where the folder cannot be looked at.
pub fn check(
    target: &Target,
    slots: &[Slot<'_>],
    make: impl Fn(usize, Option<&str>) -> Result<Artifact> + Sync,
) -> Result<Vec<Difference>> {
    folder::check(target)?;
    let compare = |(index, slot): (usize, &Slot<'_>)| -> Result<Option<Difference>> {
        let path = target.folder.join(slot.path);
        let difference = |state| Some(Difference { path: slot.path.to_owned(), state });
        if file_kind(&path)? == FileKind::Missing {
            return Ok(difference(State::Missing));
        }
        let on_disk = on_disk(&path)?;
        let artifact = make(index, previous(slot, &path, on_disk.as_deref())?)?;
        // A checkout may end lines otherwise.
        let equal = on_disk.is_some_and(|on_disk| text::is_same(&on_disk, &artifact.bytes));
        Ok(if equal { None } else { difference(State::Differs) })
    };
    let found = slots.par_iter().enumerate().map(compare).collect::<Result<Vec<_>>>()?;
    let mut differences: Vec<Difference> = found.into_iter().flatten().collect();
    if let Some(manifest) = Manifest::read(&target.folder) {
        let planned: BTreeSet<&Utf8Path> = slots.iter().map(|slot| slot.path).collect();
        let removed = stale_files(target, &manifest, &planned)?
            .into_iter()
            .filter(|(.., file)| *file == StaleFile::Untouched);
        differences
            .extend(removed.map(|(path, ..)| Difference { path: path.to_owned(), state: State::Stale }));
    }
    differences.sort();
    Ok(differences)
}
