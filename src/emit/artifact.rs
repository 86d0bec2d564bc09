use camino::Utf8PathBuf;

use super::Format;

/// One finished file of a build: where it goes, what it holds, which kind of output it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Artifact {
    /// The path below the output folder, normal and with `/` between its parts.
    pub path: Utf8PathBuf,
    /// The whole content.
    pub bytes: Vec<u8>,
    /// The kind of output that asked for it.
    pub format: Format,
}
