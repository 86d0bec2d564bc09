//! The files beside the journeys, as they are on disk.

use std::fs::File;
use std::io::Read;

use camino::{Utf8Path, Utf8PathBuf};

use super::read::is_special;
use super::spelling::on_disk;
use crate::source::{Files, MAX_PICTURE_BYTES, Picture};

/// How many bytes of a picture say what it is, nearly always.
const HEAD: u64 = 64 << 10;

/// The files of a folder on disk; a path that leads out of it, by `..` or through a link, names nothing.
#[derive(Debug)]
pub struct DiskFiles {
    root: Utf8PathBuf,
}

impl DiskFiles {
    /// Returns the files below `root`, which must be absolute and without links.
    pub fn new(root: impl Into<Utf8PathBuf>) -> Self {
        Self { root: root.into() }
    }

    fn resolve(&self, path: &Utf8Path) -> Option<Utf8PathBuf> {
        let found = on_disk(&self.root, path)?.canonicalize_utf8().ok()?;
        (found.starts_with(&self.root) && found.is_file()).then_some(found)
    }
}

impl Files for DiskFiles {
    fn exists(&self, path: &Utf8Path) -> bool {
        self.resolve(path).is_some()
    }

    fn read(&self, path: &Utf8Path) -> Option<Vec<u8>> {
        let mut bytes = Vec::new();
        let file = File::open(self.resolve(path)?).ok()?;
        file.take(MAX_PICTURE_BYTES + 1).read_to_end(&mut bytes).ok()?;
        (bytes.len() as u64 <= MAX_PICTURE_BYTES).then_some(bytes)
    }

    fn obstacle(&self, path: &Utf8Path) -> Option<&'static str> {
        let found = self.root.join(path).canonicalize_utf8().ok()?;
        if !found.starts_with(&self.root) {
            return Some("a link that leads out of the project");
        }
        match found.is_dir() {
            true => Some("a folder"),
            false => is_special(found.as_std_path()).then_some("a pipe or a device"),
        }
    }

    fn picture(&self, path: &Utf8Path) -> Option<Picture> {
        let on_disk = self.resolve(path)?;
        let bytes = on_disk.metadata().ok()?.len();
        let mut head = Vec::new();
        File::open(on_disk).ok()?.take(HEAD).read_to_end(&mut head).ok()?;
        let picture = Picture { bytes, ..Picture::of(&head) };
        match picture.kind {
            // A camera may have written more than that before the picture itself.
            Err(_) if (HEAD..=MAX_PICTURE_BYTES).contains(&bytes) => {
                Some(Picture { bytes, ..Picture::of(&self.read(path)?) })
            }
            _ => Some(picture),
        }
    }
}
