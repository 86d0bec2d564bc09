//! Addresses and paths that people write, relative to the file in which they stand.

use camino::{Utf8Path, Utf8PathBuf};

/// Returns the path from the project's root to `path`, which is written in `file`; `None` where it leaves the project.
///
/// It reads a path as browsers and all systems together would: `\` parts folders, `%2e%2e` climbs, and blanks around it
/// do not count.
pub fn resolve_path(file: &Utf8Path, path: &str) -> Option<Utf8PathBuf> {
    let path = read_path(path);
    if path.starts_with('/') || path.contains(char::is_control) {
        return None;
    }
    let mut parts = folders(file);
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            part => parts.push(part),
        }
    }
    Some(parts.join("/").into())
}

/// Returns a path with `/` between its parts, and `.`, `/` and `\` read where they are written as `%2e`, `%2f` and
/// `%5c`.
pub(super) fn read_path(path: &str) -> String {
    let mut text = path.trim().replace('\\', "/");
    for (written, meant) in
        [("%2e", "."), ("%2E", "."), ("%2f", "/"), ("%2F", "/"), ("%5c", "/"), ("%5C", "/")]
    {
        text = text.replace(written, meant);
    }
    text
}

/// Returns what stands before the colon of an address, if that is a scheme.
pub fn scheme(address: &str) -> Option<&str> {
    let (scheme, _) = address.split_once(':')?;
    (!scheme.contains(['/', '?', '#', '\\'])).then_some(scheme)
}

/// Returns whether a page may link to addresses of a scheme.
pub fn is_followed(scheme: &str) -> bool {
    ["http", "https", "mailto", "tel"].iter().any(|followed| scheme.eq_ignore_ascii_case(followed))
}

/// Returns the path of an address, and what follows it from `?` or `#` on.
pub fn split_address(address: &str) -> (&str, &str) {
    address.split_at(address.find(['?', '#']).unwrap_or(address.len()))
}

/// Returns an address written in `from` as one that leads to the same place from `to`.
pub(super) fn rebase_address(address: &str, from: &Utf8Path, to: &Utf8Path) -> Box<str> {
    let (path, rest) = split_address(address);
    if scheme(address.trim()).is_some() || path.trim().is_empty() {
        return address.into();
    }
    format!("{}{rest}", rebase_path(path, from, to)).into()
}

/// Returns a path written in `from` as one that leads to the same file from `to`; one that leaves the project stays.
pub(super) fn rebase_path(path: &str, from: &Utf8Path, to: &Utf8Path) -> Box<str> {
    let Some(target) = resolve_path(from, path).filter(|_| from.parent() != to.parent()) else {
        return path.into();
    };
    let start = folders(to);
    let target: Vec<&str> = target.as_str().split('/').collect();
    let shared = start.iter().zip(&target).take_while(|(one, other)| one == other).count();
    let way = format!("{}{}", "../".repeat(start.len() - shared), target[shared..].join("/"));
    // A colon in the first part would make it a scheme.
    if scheme(&way).is_some() { format!("./{way}").into() } else { way.into() }
}

/// Returns the folders in which a file lies, from the project's root on.
fn folders(file: &Utf8Path) -> Vec<&str> {
    let folder = file.parent().map_or("", Utf8Path::as_str);
    folder.split('/').filter(|part| !part.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use camino::Utf8Path;

    use super::{rebase_address, rebase_path, resolve_path};

    #[test]
    fn paths_are_relative_to_their_file_and_stay_in_the_project() {
        let resolve = |path| resolve_path(Utf8Path::new("a/b.journey"), path).map(|path| path.into_string());
        for (path, resolved) in [
            ("c.png", "a/c.png"),
            ("./../c.png", "c.png"),
            ("pics\\c.png", "a/pics/c.png"),
            (" c.png ", "a/c.png"),
            ("%2e%2E%2fc%2epng", "c.png"),
        ] {
            assert_eq!(resolve(path).as_deref(), Some(resolved), "{path}");
        }
        for path in ["../../c.png", "/etc/passwd", "..\\..\\c.png", "\\\\c", "%2e%2e/%2E./c", "a\nb"] {
            assert_eq!(resolve(path), None, "{path}");
        }
    }

    #[test]
    fn from_another_file_a_path_leads_to_the_same_place() {
        for (path, from, to, rebased) in [
            ("a.png", "common/s.journey", "journeys/j.journey", "../common/a.png"),
            ("../a.png", "common/s.journey", "j.journey", "a.png"),
            ("pics\\a.png", "s.journey", "x/y/j.journey", "../../pics/a.png"),
            ("y/a.png", "x/s.journey", "x/y/j.journey", "a.png"),
            ("y/a:b.png", "x/s.journey", "x/y/j.journey", "./a:b.png"),
            ("./a.png", "x/s.journey", "x/j.journey", "./a.png"),
            ("../../a.png", "x/s.journey", "j.journey", "../../a.png"),
        ] {
            assert_eq!(&*rebase_path(path, from.into(), to.into()), rebased, "{path} in {from}");
        }
    }

    #[test]
    fn only_paths_of_addresses_change() {
        let rebase = |address| rebase_address(address, "common/s.journey".into(), "j.journey".into());
        for same in ["https://a.b/c", " https://a.b", "mailto:a@b.c", "#top"] {
            assert_eq!(&*rebase(same), same);
        }
        assert_eq!(&*rebase("a.pdf?b#page=2"), "common/a.pdf?b#page=2");
    }
}
