//! Temporary files: each becomes an output in one step, unless its build is killed in between.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::time::Duration;

use camino::{Utf8Path, Utf8PathBuf};
use tempfile::{Builder, NamedTempFile};

use super::Slot;
use super::manifest::Manifest;

const PREFIX: &str = ".journey-";
const SUFFIX: &str = ".tmp";

/// How many letters stand between them.
const RANDOM: usize = 6;

/// How old a temporary file is that nobody writes any more, where builds are not kept apart.
const ABANDONED: Duration = Duration::from_secs(60 * 60);

/// Returns what names the files that stand beside others for a moment.
pub fn builder<'b>() -> Builder<'b, 'b> {
    let mut builder = Builder::new();
    builder.prefix(PREFIX).suffix(SUFFIX).rand_bytes(RANDOM);
    builder
}

/// Makes a temporary file in `folder`.
pub fn make(folder: &Utf8Path) -> std::io::Result<NamedTempFile> {
    let mut builder = builder();
    #[cfg(unix)]
    {
        // What an ordinary file gets, less the user's mask; a temporary file would be for its owner only.
        use std::os::unix::fs::PermissionsExt;
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    builder.tempfile_in(folder)
}

/// Removes what builds that were killed have left in the folders of this plan and of the last one. `is_alone` says that no other
/// build can be at work there.
pub fn sweep(folder: &Utf8Path, slots: &[Slot<'_>], last: Option<&Manifest>, is_alone: bool) {
    let planned = slots.iter().map(|slot| slot.path);
    let written = last.iter().flat_map(|manifest| manifest.files.keys()).map(|path| &**path);
    let folders: BTreeSet<&Utf8Path> = planned.chain(written).filter_map(Utf8Path::parent).collect();
    for below in folders.into_iter().chain([Utf8Path::new("")]) {
        sweep_folder(&folder.join(below), is_alone);
    }
}

fn sweep_folder(folder: &Utf8PathBuf, is_alone: bool) {
    // Nothing is done in the place of a link, and what cannot be read or removed keeps no build from being made.
    if !folder.symlink_metadata().is_ok_and(|found| found.is_dir()) {
        return;
    }
    for entry in folder.read_dir_utf8().into_iter().flatten().filter_map(Result::ok) {
        if is_temporary(entry.file_name()) && (is_alone || is_abandoned(entry.path().as_std_path())) {
            let _ = fs::remove_file(entry.path());
        }
    }
}

fn is_temporary(name: &str) -> bool {
    let random = name.strip_prefix(PREFIX).and_then(|rest| rest.strip_suffix(SUFFIX));
    random.is_some_and(|random| {
        random.len() == RANDOM && random.bytes().all(|byte| byte.is_ascii_alphanumeric())
    })
}

fn is_abandoned(path: &Path) -> bool {
    let modified = path.symlink_metadata().and_then(|found| found.modified());
    modified.is_ok_and(|modified| modified.elapsed().is_ok_and(|age| age > ABANDONED))
}

#[cfg(test)]
mod tests {
    use super::is_temporary;

    #[test]
    fn only_what_was_made_here_is_temporary() {
        assert!(is_temporary(".journey-a1B2c3.tmp"));
        for other in
            [".journey-notes.tmp", ".journey-a1B2c34.tmp", "journey-a1B2c3.tmp", ".journey-manifest.json"]
        {
            assert!(!is_temporary(other), "{other}");
        }
    }
}
