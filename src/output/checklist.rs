//! Checklists on disk: read, compared and replaced as one step, since people save them while a build runs.
//!
//! A file is looked at again right before it is replaced, and what stood in its place is looked at once more behind that,
//! when no new writer can reach it any more. Whoever saved in between gets the file back, and the build begins again with
//! what is in it. What was replaced is thrown away when a window has passed in which nobody wrote into it.

use std::fs::{self, File};
use std::io::{self, Write};
use std::thread::sleep;
use std::time::Duration;

use anyhow::{Context, Result, bail};
use camino::{Utf8Path, Utf8PathBuf};
use tempfile::TempPath;

use super::found::{Found, look};
use super::manifest::sha256;
use super::stamp::FileStamp;
use super::swap::{self, exchange};
use super::{Checklists, text};

/// How long a file is left alone that somebody seems to be writing. It is the window of `journey watch`.
pub const WINDOW: Duration = Duration::from_millis(40);

/// For how many windows a build waits for the rest of a file: as long as an editor may take on a slow disk.
const MOST_WINDOWS: usize = 10;

/// How often a build begins again because somebody saved in the moment of replacing.
const MOST_TRIES: usize = 50;

/// What was replaced, and may still have a writer.
#[derive(Debug)]
pub struct Displaced {
    /// The place of the checklist in the plan.
    pub slot: usize,
    file: TempPath,
    stamp: FileStamp,
    sha256: String,
    /// The hash of what was put in its place.
    written: String,
}

/// Words that somebody saved in the very moment of replacing: files that are in no one's way, and in no place of theirs.
#[derive(Debug, Default)]
pub struct Strays {
    files: Vec<TempPath>,
    /// The hash of what we wrote before we knew of them. People have nothing to do with it.
    written: Option<String>,
}

/// What came of replacing a checklist.
pub enum Outcome {
    /// It holds the same already, but for line ends. These are its bytes.
    Equal(Vec<u8>),
    /// It is replaced.
    Written { bytes: Vec<u8>, displaced: Option<Displaced>, has_edited_lines: bool },
}

/// A checklist to be written.
pub struct Checklist<'a> {
    pub path: Utf8PathBuf,
    /// Its place in the plan.
    pub slot: usize,
    /// Whether the last build wrote it, so that it has to be whole.
    pub is_listed: bool,
    pub checklists: &'a Checklists,
}

impl Checklist<'_> {
    /// Brings the file to what `make` makes of the text that it holds and of `strays`.
    ///
    /// # Errors
    /// Where the text is only half there, or cannot be read; where somebody saves it again and again. Strays then stay on disk.
    pub fn replace(
        &self,
        make: impl Fn(Option<&str>) -> Result<Vec<u8>>,
        mut strays: Strays,
    ) -> Result<Outcome> {
        let outcome = self.attempts(make, &mut strays);
        if outcome.is_err() {
            strays.files.into_iter().for_each(|file| _ = file.keep());
        }
        outcome
    }

    fn attempts(
        &self,
        make: impl Fn(Option<&str>) -> Result<Vec<u8>>,
        strays: &mut Strays,
    ) -> Result<Outcome> {
        for _ in 0..MOST_TRIES {
            let found = self.wait_until_whole()?;
            let previous = self.previous(found.as_ref(), strays)?;
            let bytes = make(previous.as_deref())?;
            if let Some(found) = &found
                && strays.files.is_empty()
                && text::is_same(&found.bytes, &bytes)
            {
                return Ok(Outcome::Equal(found.bytes.clone()));
            }
            let bytes = found.iter().fold(bytes, |bytes, found| text::with_ends_of(&found.bytes, bytes));
            if let Some(displaced) = self.put(found.as_ref(), &bytes, strays)? {
                let has_edited_lines = previous.is_some_and(|text| (self.checklists.has_edited_lines)(&text));
                return Ok(Outcome::Written { bytes, displaced, has_edited_lines });
            }
            sleep(WINDOW);
        }
        bail!("`{}` is saved again and again by another program; stop that, then build again", self.path)
    }

    /// Returns the file once it is whole. A writer who has emptied it, or written half of it, gets some windows.
    ///
    /// # Errors
    /// Where it stays as it is.
    pub fn wait_until_whole(&self) -> Result<Option<Found>> {
        let mut found = look(&self.path)?;
        for window in 0..MOST_WINDOWS {
            // One that no build has listed comes from git, and may be older than the last line.
            let is_patient = self.is_listed || window == 0;
            if !is_patient || found.as_ref().is_none_or(|found| self.is_whole(found)) {
                break;
            }
            sleep(WINDOW);
            found = look(&self.path)?;
        }
        let Some(file) = &found else { return Ok(None) };
        text::decoded(&self.path, &file.bytes)?;
        if file.bytes.is_empty() {
            bail!(
                "`{}` is empty, and its ticks and notes would be lost: save it again; to begin a new one, remove the file",
                self.path
            );
        }
        if self.is_listed && !self.is_whole(file) {
            bail!(
                "`{}` has lost its end, as if only half of it were saved: save it again, or add the line \
                 `<!-- journey checklist ends: here -->`; to begin a new one, remove the file",
                self.path
            );
        }
        Ok(found)
    }

    fn is_whole(&self, found: &Found) -> bool {
        std::str::from_utf8(&found.bytes).is_ok_and(self.checklists.is_whole)
    }

    /// Returns all that people wrote: in the file and in what was saved in the moment of replacing it.
    fn previous(&self, found: Option<&Found>, strays: &Strays) -> Result<Option<String>> {
        let is_ours = |found: &&Found| strays.written.as_ref() == Some(&sha256(&found.bytes));
        let mut texts = Vec::new();
        if let Some(found) = found.filter(|found| !is_ours(found)) {
            texts.push(text::decoded(&self.path, &found.bytes)?.to_owned());
        }
        for file in &strays.files {
            texts.push(String::from_utf8_lossy(&fs::read(file)?).into_owned());
        }
        // A part that stands twice in a text has both its ticks and notes.
        Ok((!texts.is_empty()).then(|| texts.join("\n")))
    }

    /// Puts the bytes in the place of what was found. `None` where something else stands there by now: it is left there, or
    /// put back.
    fn put(
        &self,
        found: Option<&Found>,
        bytes: &[u8],
        strays: &mut Strays,
    ) -> Result<Option<Option<Displaced>>> {
        let context = || format!("cannot write `{}`", self.path);
        let has_work = std::str::from_utf8(bytes).is_ok_and(self.checklists.has_work);
        let file = self.temporary(found, bytes, has_work).with_context(context)?;
        let Some(found) = found else {
            return match file.persist_noclobber(&self.path) {
                Ok(()) => Ok(Some(None)),
                Err(failure) if failure.error.kind() == io::ErrorKind::AlreadyExists => Ok(None),
                Err(failure) => Err(failure.error).with_context(context),
            };
        };
        if !found.is_still_at(&self.path)? {
            return Ok(None);
        }
        let old = match exchange(file, &self.path) {
            Ok(old) => old,
            Err((error, _)) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err((error, _)) => return Err(error).with_context(context),
        };
        let Some(old) = old else { return Ok(Some(None)) };
        // What cannot be looked at, such as a link that somebody has put there, goes back as well.
        if !as_utf8(&old).and_then(|old| found.is_still_at(old)).unwrap_or(false) {
            strays.files.extend(self.put_back(old, bytes));
            return Ok(None);
        }
        if has_work {
            sync_folder(&self.path);
        }
        let (stamp, sha256_of_old) = (found.stamp.clone(), sha256(&found.bytes));
        let written = sha256(bytes);
        Ok(Some(Some(Displaced { slot: self.slot, file: old, stamp, sha256: sha256_of_old, written })))
    }

    /// Puts back what somebody saved in the moment of replacing. Returns what has no place then: what somebody else saved
    /// since in the place of `ours`.
    fn put_back(&self, old: TempPath, ours: &[u8]) -> Option<TempPath> {
        match exchange(old, &self.path) {
            Ok(Some(file)) => (!fs::read(&file).is_ok_and(|bytes| bytes == ours)).then_some(file),
            Ok(None) => None,
            // Where nothing stands any more, it is right again; where something does again, both are merged.
            Err((_, old)) => old.persist_noclobber(&self.path).err().map(|failure| failure.path),
        }
    }

    /// Writes the bytes beside the file, with its mode. What people wrote is on the disk before it takes their place.
    fn temporary(&self, found: Option<&Found>, bytes: &[u8], has_work: bool) -> io::Result<TempPath> {
        let mut file = super::folder::temporary(&self.path)?;
        file.write_all(bytes)?;
        if let Some(found) = found {
            file.as_file().set_permissions(found.permissions.clone())?;
        }
        if has_work {
            file.as_file().sync_all()?;
        }
        Ok(file.into_temp_path())
    }
}

impl Displaced {
    /// Returns the words of somebody who had the file open all the time and wrote into it after it was replaced.
    pub fn into_strays(self) -> Result<Option<Strays>> {
        let now = look(as_utf8(&self.file)?)?;
        let is_untouched =
            now.is_some_and(|now| now.stamp == self.stamp && sha256(&now.bytes) == self.sha256);
        Ok((!is_untouched).then(|| Strays { files: vec![self.file], written: Some(self.written) }))
    }
}

/// Removes a checklist in which nobody worked, unless somebody has saved it meanwhile. Returns whether it is gone.
pub fn remove(path: &Utf8Path, is_untouched: impl Fn(&[u8]) -> bool) -> io::Result<bool> {
    let file = swap::take_away(path)?;
    if is_untouched(&fs::read(&file)?) {
        return Ok(true);
    }
    match file.persist_noclobber(path) {
        Ok(()) => Ok(false),
        // Somebody has saved it once more: both stay.
        Err(failure) => failure.path.keep().map(|_| false).map_err(|failure| failure.error),
    }
}

fn as_utf8(path: &TempPath) -> Result<&Utf8Path> {
    Utf8Path::from_path(path).context("the name of a temporary file is not UTF-8")
}

/// Asks the system to write down the names in a folder. Not every system can, and the file itself is safe without.
fn sync_folder(path: &Utf8Path) {
    if cfg!(unix)
        && let Some(folder) = path.parent()
    {
        _ = File::open(folder).and_then(|folder| folder.sync_all());
    }
}
