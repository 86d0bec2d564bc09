//! What the name of a file says that it is to a project.

use std::path::Path;

use camino::Utf8Path;

use crate::config;
use crate::data::Kind;
use crate::project::EXTENSION;

/// The name of the files that say what is left out.
pub const IGNORE_FILE: &str = ".gitignore";

/// What editors for plain text put behind a name that they do not know.
const PLAIN_TEXT: &str = ".txt";

/// What the name of a template ends in.
const TEMPLATES: [&str; 3] = ["html", "css", "js"];

/// Names that a configuration has by mistake, in small letters.
const MISNAMED_CONFIGURATIONS: [&str; 3] = ["journey.yml", "journey.yaml.txt", "journey.yml.txt"];

/// Returns whether a file is a journey file.
pub fn is_source(path: impl AsRef<Path>) -> bool {
    path.as_ref().extension().is_some_and(|extension| extension == EXTENSION)
}

/// Returns the name that a journey file should have, whose name ends in capitals, or in what an editor put behind it: a capital
/// is another letter on some systems, so that it is on all.
pub fn name_of_misnamed_source(path: &Utf8Path) -> Option<String> {
    let name = path.file_name()?;
    let bare = match name.len().checked_sub(PLAIN_TEXT.len()).and_then(|at| name.split_at_checked(at)) {
        Some((bare, ending)) if ending.eq_ignore_ascii_case(PLAIN_TEXT) => bare,
        _ => name,
    };
    let extension = Utf8Path::new(bare).extension()?;
    let is_meant = !is_source(name) && extension.eq_ignore_ascii_case(EXTENSION);
    is_meant.then(|| format!("{}{EXTENSION}", &bare[..bare.len() - extension.len()]))
}

/// Returns whether the name of a file is that of a journey file or of a configuration, in any writing.
pub fn is_journey_or_configuration(path: &Utf8Path) -> bool {
    let is_configuration = |name: &str| name == config::FILE_NAME || is_misnamed_configuration(name);
    is_source(path)
        || name_of_misnamed_source(path).is_some()
        || path.file_name().is_some_and(is_configuration)
}

/// Returns whether a path is that of a project's `journey.yaml`, relative to the project's folder.
pub fn is_configuration(path: &Utf8Path) -> bool {
    path == config::FILE_NAME
}

/// Returns whether a file of this name is meant as the configuration and is not read: a capital is another letter on some
/// systems, so that it is on all.
pub fn is_misnamed_configuration(name: &str) -> bool {
    let small = name.to_lowercase();
    name != config::FILE_NAME && (small == config::FILE_NAME || MISNAMED_CONFIGURATIONS.contains(&&*small))
}

/// Returns whether a file in the folder of templates is one.
pub fn is_template(path: impl AsRef<Path>) -> bool {
    let extension = path.as_ref().extension();
    extension.is_some_and(|extension| TEMPLATES.iter().any(|template| extension == *template))
}

/// Returns whether a file or folder is hidden. A name says so on every system alike; what Windows keeps beside the name
/// does not come along in a repository.
pub fn is_hidden(path: &Path) -> bool {
    path.file_name().is_some_and(|name| name.as_encoded_bytes().starts_with(b"."))
}

/// Returns whether a project may read a file of this name without naming it.
pub fn may_be_read(path: &Utf8Path) -> bool {
    is_source(path)
        || name_of_misnamed_source(path).is_some()
        || path.file_name().is_some_and(is_misnamed_configuration)
        || is_template(path)
        || Kind::of(path).is_some()
}
