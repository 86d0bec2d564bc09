//! A finished output, not yet on the disk.

use camino::Utf8PathBuf;

use super::Format;

/// A finished file, not yet on the disk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Artifact {
    /// The path below the output folder, with `/` between its parts.
    pub path: Utf8PathBuf,
    /// The kind of output it belongs to.
    pub format: Format,
    /// The whole content.
    pub bytes: Vec<u8>,
}
