//! Artifacts → disk, carefully: the only module that writes a build.
//!
//! What is ours to replace and remove is what the manifest of the last build lists, and nothing else. Files that are
//! equal stay untouched, others are replaced in one step; nothing is written or removed through a link, and nothing
//! at all where the plan is at odds with itself or with a file that somebody else put there. One build at a time writes to a
//! folder, and takes away what one that was killed has left half written. Checklists, in which people work while a build runs,
//! have more care: see `checklist`.

mod check;
mod checklist;
mod folder;
mod found;
mod lock;
mod manifest;
mod plan;
mod stale;
mod stamp;
mod swap;
mod temporary;
mod text;
mod write;
mod write_cache;

use std::collections::BTreeSet;

use anyhow::Result;
use camino::{Utf8Path, Utf8PathBuf};
use jiff::civil::Date;

use crate::emit::{self, Format};

pub use check::{Difference, State, check};
pub use folder::{is_of_git, replace};
pub use manifest::{FILE_NAME as MANIFEST, day};
pub use write::{Report, write, write_incremental};
pub use write_cache::WriteCache;

/// Returns the text on disk whose ticks and notes the artifact of a slot carries over, if it is a checklist that is there.
///
/// # Errors
/// Where it cannot be read.
pub fn previous(target: &Target, slot: Slot<'_>) -> Result<Option<String>> {
    let path = target.folder.join(slot.path);
    let on_disk = write::on_disk(&path)?;
    Ok(write::previous(&slot, &path, on_disk.as_deref())?.map(str::to_owned))
}

/// Where a build goes.
#[derive(Debug, Clone)]
pub struct Target {
    /// The output folder; it is made where it is missing.
    pub folder: Utf8PathBuf,
    /// The folder that the output folder must really lie in, links followed. `None` where the user named the output
    /// folder on the command line.
    pub within: Option<Utf8PathBuf>,
    /// The kinds of output that this build makes: no file of another kind is removed or forgotten.
    pub formats: BTreeSet<Format>,
    /// The day the build speaks of, for the manifest.
    pub day: Date,
    /// How to tell whose work a checklist on disk is.
    pub checklists: Checklists,
}

/// What only the maker of checklists knows about the text of one.
#[derive(Debug, Clone, Copy)]
pub struct Checklists {
    /// Whether a build of ours made it. Checklists are committed while the manifest is not, so they must say so themselves.
    pub is_ours: fn(&str) -> bool,
    /// Whether people ticked boxes or wrote notes in it: then it is never removed.
    pub has_work: fn(&str) -> bool,
    /// Whether it ends as we write it: one that does not may be half saved.
    pub is_whole: fn(&str) -> bool,
    /// Whether people typed into lines that a build wrote.
    pub has_edited_lines: fn(&str) -> bool,
}

impl Default for Checklists {
    /// Returns what the back end of checklists knows.
    fn default() -> Self {
        Self {
            is_ours: emit::checklist::is_ours,
            has_work: emit::checklist::holds_work,
            is_whole: emit::checklist::is_whole,
            has_edited_lines: emit::checklist::has_edited_lines,
        }
    }
}

/// A file that a build is going to make.
#[derive(Debug, Clone, Copy)]
pub struct Slot<'a> {
    /// The path below the output folder.
    pub path: &'a Utf8Path,
    /// The kind of output.
    pub format: Format,
}
