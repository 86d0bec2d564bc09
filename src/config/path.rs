use camino::{Utf8Component, Utf8Path, Utf8PathBuf};

/// Returns `path` in its normal form, or, as the end of a sentence that begins with the key, why it cannot be taken:
/// a path of the configuration is relative to the project and stays inside of it, on every system alike.
pub fn inside_project(path: &str) -> Result<Utf8PathBuf, &'static str> {
    if path.contains('\\') {
        return Err("must be written with `/` between folders");
    }
    let drive = path.as_bytes().get(1) == Some(&b':') && path.as_bytes()[0].is_ascii_alphabetic();
    if drive || path.starts_with('/') || path.starts_with('~') {
        return Err("must be relative to the project's folder");
    }
    if path.chars().any(char::is_control) {
        return Err("holds a character that no path should have");
    }
    let mut normal = Utf8PathBuf::new();
    for part in Utf8Path::new(path).components() {
        match part {
            Utf8Component::CurDir => {}
            Utf8Component::Normal(part) => normal.push(part),
            Utf8Component::ParentDir => return Err("must stay inside the project's folder"),
            Utf8Component::RootDir | Utf8Component::Prefix(_) => {
                return Err("must be relative to the project's folder");
            }
        }
    }
    if normal.as_str().is_empty() {
        return Err("must not be the project's folder itself");
    }
    // Built again with `/`, whatever the system puts between folders.
    Ok(normal.components().map(|part| part.as_str()).collect::<Vec<_>>().join("/").into())
}
