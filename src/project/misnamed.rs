//! Files that are meant for us, under names that editors and habits give them.

use camino::Utf8Path;

use super::EXTENSION;
use super::files::{is_misnamed_configuration, name_of_misnamed_source};
use crate::config;
use crate::diagnostic::{Code, Diagnostic, Location, Severity};
use crate::source::{FilePath, file_path};

/// Returns what to say of a file in `folder` that looks like its configuration, and is not called so.
pub(super) fn configuration(folder: &Utf8Path) -> Option<Diagnostic> {
    let names = folder.read_dir_utf8().ok()?.filter_map(Result::ok);
    let mut names: Vec<String> = names.map(|entry| entry.file_name().to_owned()).collect();
    names.sort_unstable();
    let name = names.iter().find(|name| is_misnamed_configuration(name))?;
    Some(warning(Code::INVALID_CONFIGURATION, &file_path(name), config::FILE_NAME))
}

/// Returns what to say of a file that is a journey by all of its name but the end.
pub(super) fn journey(path: &FilePath) -> Option<Diagnostic> {
    let right = name_of_misnamed_source(path)?;
    Some(warning(Code::UNREADABLE_FILE, path, &right))
}

/// Returns what to say of a link to a journey file that is read nowhere else, and that has not the name of one.
pub(super) fn link(path: &FilePath, target: &str) -> Diagnostic {
    let name = path.file_name().unwrap_or_default();
    let message = format!("`{path}` is not read, though it is a link to the journey file `{target}`");
    let help = format!("rename the link to `{name}.{EXTENSION}`");
    Diagnostic::new(Code::UNREADABLE_FILE, Severity::Warning, Location::whole(path), message).with_help(help)
}

/// Returns what to say of a folder that is called as a journey file is.
pub(super) fn folder(path: &FilePath) -> Diagnostic {
    let message = format!("`{path}` is a folder, and has the name of a journey file");
    Diagnostic::new(Code::UNREADABLE_FILE, Severity::Warning, Location::whole(path), message)
        .with_help("give the folder another name; what is in it is read")
}

fn warning(code: Code, path: &FilePath, right: &str) -> Diagnostic {
    let message = format!("`{path}` is not read: its name should be `{right}`");
    Diagnostic::new(code, Severity::Warning, Location::whole(path), message)
        .with_help(format!("rename it to `{right}`"))
}
