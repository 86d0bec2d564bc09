//! What stands in the output folder, and how a file is put there.

use std::fs;
use std::io::{self, Write};

use anyhow::{Context, Result, bail};
use camino::{Utf8Path, Utf8PathBuf};
use tempfile::NamedTempFile;

use super::{Target, temporary};

/// What stands at a path, links not followed.
#[derive(Debug, PartialEq, Eq)]
pub enum FileKind {
    Missing,
    File,
    Folder,
    /// A link, or something stranger.
    Other,
}

/// Returns what stands at `path`.
pub fn file_kind(path: &Utf8Path) -> Result<FileKind> {
    match path.symlink_metadata() {
        Ok(found) if found.is_file() => Ok(FileKind::File),
        Ok(found) if found.is_dir() => Ok(FileKind::Folder),
        Ok(_) => Ok(FileKind::Other),
        // A file where a folder should be: nothing can stand below it.
        Err(error) if matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory) => {
            Ok(FileKind::Missing)
        }
        Err(error) => Err(error).with_context(|| format!("cannot look at `{path}`")),
    }
}

/// Checks that the output folder is one, or can become one, and lies where it should.
pub fn check(target: &Target) -> Result<()> {
    let folder = &target.folder;
    if folder.exists() && !folder.is_dir() {
        bail!("cannot write to `{folder}`: it is a file");
    }
    let real = folder.ancestors().find_map(|above| above.canonicalize_utf8().ok());
    if is_of_git(folder) || real.as_deref().is_some_and(is_of_git) {
        bail!("cannot write to `{folder}`: what lies in `.git` belongs to git; choose another output folder");
    }
    let Some(within) = &target.within else { return Ok(()) };
    // A link to nowhere would be followed once its target is there.
    let dangling = folder.symlink_metadata().is_ok() && !folder.exists();
    if dangling || real.is_none_or(|real| !real.starts_with(within)) {
        bail!("cannot write to `{folder}`: it is a link that leads out of the project");
    }
    Ok(())
}

/// Returns whether a path lies in a folder of git's own.
pub fn is_of_git(path: &Utf8Path) -> bool {
    path.components().any(|part| part.as_str().eq_ignore_ascii_case(".git"))
}

/// Returns the first folder of `path`, below `folder`, that is none: a link or a file.
pub fn blocked(folder: &Utf8Path, path: &Utf8Path) -> Result<Option<Utf8PathBuf>> {
    let mut above: Vec<&Utf8Path> =
        path.ancestors().skip(1).filter(|part| !part.as_str().is_empty()).collect();
    above.reverse();
    for part in above {
        let part = folder.join(part);
        match file_kind(&part)? {
            FileKind::Missing => return Ok(None),
            FileKind::Folder => {}
            FileKind::File | FileKind::Other => return Ok(Some(part)),
        }
    }
    Ok(None)
}

/// Puts a file at `path` in one step: readers see the old one or the new one, whole. A link at `path` is replaced, not
/// followed.
///
/// # Errors
/// Where it cannot be written; what was there stays.
pub fn replace(path: &Utf8Path, bytes: &[u8]) -> Result<()> {
    let attempt = || -> io::Result<()> {
        let mut file = temporary(path)?;
        file.write_all(bytes)?;
        file.persist(path)?;
        Ok(())
    };
    attempt().with_context(|| format!("cannot write `{path}`"))
}

/// Makes a file beside `path` that is to take its place.
pub fn temporary(path: &Utf8Path) -> io::Result<NamedTempFile> {
    let folder = path.parent().expect("a file stands in a folder");
    temporary::make(if folder.as_str().is_empty() { Utf8Path::new(".") } else { folder })
}

/// Makes `folder` and those above it.
pub fn make(folder: &Utf8Path) -> Result<()> {
    fs::create_dir_all(folder).with_context(|| format!("cannot make the folder `{folder}`"))
}
