//! Why a file cannot be read, as people are told.

use std::io;

use super::files::LinkTarget;
use crate::diagnostic::{Code, Diagnostic, Location};
use crate::source::FilePath;

/// What keeps a file from being read.
#[derive(Debug)]
pub(super) struct Unreadable {
    code: Code,
    /// The end of a sentence that begins with the file.
    reason: String,
    help: Option<&'static str>,
}

impl Unreadable {
    pub(super) fn new(reason: impl Into<String>) -> Self {
        Self { code: Code::UNREADABLE_FILE, reason: reason.into(), help: None }
    }

    /// Returns what keeps a file from being read whose name is no text.
    pub(super) fn name() -> Self {
        Self::new("its name is not UTF-8").help("give it another name")
    }

    /// Returns what keeps a pipe, a socket or a device from being read.
    pub(super) fn special() -> Self {
        Self::new("it is no ordinary file, but a pipe or a device").help("put an ordinary file in its place")
    }

    /// Returns what keeps a folder from being read as a file.
    pub(super) fn folder() -> Self {
        Self::new("it is a folder").help("put an ordinary file in its place")
    }

    /// Returns what keeps a link from being followed that leads out of the project.
    pub(super) fn outside() -> Self {
        Self::new("it is a link that leads out of the project").help("put the file itself into the project")
    }

    /// Returns what keeps a link from being followed, by what it leads to.
    pub(super) fn link(target: &LinkTarget) -> Option<Self> {
        match target {
            LinkTarget::File(_) | LinkTarget::Folder => None,
            LinkTarget::Special => Some(Self::special()),
            LinkTarget::Outside { is_folder: false } => Some(Self::outside()),
            LinkTarget::Outside { is_folder: true } => Some(Self::outside().help(
                "put the folder itself into the project, or name the link in `.gitignore` if no journey lies there",
            )),
            LinkTarget::Nowhere(error) if error.kind() == io::ErrorKind::NotFound => Some(
                Self::new("it is a link, and nothing is where it leads")
                    .help("put the file there, or remove the link"),
            ),
            LinkTarget::Nowhere(error) if error.kind() == io::ErrorKind::PermissionDenied => {
                Some(Self::new(reason(error)))
            }
            LinkTarget::Nowhere(_) => {
                Some(Self::new("it is a link that leads to itself").help("remove the link"))
            }
        }
    }

    /// Returns what keeps a file from being read that has more bytes than it may have.
    pub(super) fn too_large(limit: u64) -> Self {
        Self { code: Code::LIMIT_EXCEEDED, ..Self::new(format!("it has more than {} MiB", limit >> 20)) }
    }

    pub(super) fn help(self, help: &'static str) -> Self {
        Self { help: Some(help), ..self }
    }

    /// Returns the diagnostic for the file as a whole: there is no text to show a place in.
    pub(super) fn diagnostic(self, path: &FilePath) -> Diagnostic {
        let message = format!("cannot read `{path}`: {}", self.reason);
        let diagnostic = Diagnostic::error(self.code, Location::whole(path), message);
        match self.help {
            Some(help) => diagnostic.with_help(help),
            None => diagnostic,
        }
    }
}

/// Returns what went wrong in words that are the same on every system, where there are such words.
pub(super) fn reason(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "there is no such file".to_owned(),
        io::ErrorKind::PermissionDenied => "this user may not read it".to_owned(),
        io::ErrorKind::IsADirectory => "it is a folder".to_owned(),
        _ => error.to_string(),
    }
}
