//! Files that are meant for us, under names that editors and habits give them.

use camino::Utf8Path;

use super::EXTENSION;
use crate::config;
use crate::diagnostic::Severity;
use crate::diagnostic::{Code, Diagnostic, Location};
use crate::source::{FilePath, file_path};

/// Returns what to say of a file in `folder` that looks like its configuration, and is not called so.
pub(super) fn configuration(folder: &Utf8Path) -> Option<Diagnostic> {
    const OTHERS: [&str; 3] = ["journey.yml", "journey.yaml.txt", "journey.yml.txt"];
    let names = folder.read_dir_utf8().ok()?.filter_map(Result::ok);
    let mut names: Vec<String> = names.map(|entry| entry.file_name().to_owned()).collect();
    names.sort_unstable();
    let looks_like_it = |name: &&String| {
        let name = name.to_lowercase();
        name == config::FILE_NAME || OTHERS.contains(&name.as_str())
    };
    let name = names.iter().find(looks_like_it)?;
    Some(warning(Code::INVALID_CONFIGURATION, &file_path(name), config::FILE_NAME))
}

/// Returns what to say of a file that is a journey by all of its name but the end, which an editor put there.
pub(super) fn journey(path: &FilePath) -> Option<Diagnostic> {
    let name = path.as_str().strip_suffix(".txt")?;
    let is_journey = Utf8Path::new(name).extension() == Some(EXTENSION);
    is_journey.then(|| warning(Code::UNREADABLE_FILE, path, Utf8Path::new(name).file_name().unwrap_or(name)))
}

fn warning(code: Code, path: &FilePath, right: &str) -> Diagnostic {
    let message = format!("`{path}` is not read: its name should be `{right}`");
    Diagnostic::new(code, Severity::Warning, Location::whole(path), message)
        .with_help(format!("rename it to `{right}`"))
}
