//! Links: what they lead to, and by which ways.

use std::collections::BTreeSet;
use std::ffi::OsString;
use std::io;
use std::path::{Component, Path, PathBuf};

/// How many links may follow one another, as on most systems.
const MAX_HOPS: usize = 40;

/// What a link leads to.
#[derive(Debug)]
pub enum LinkTarget {
    /// A file of the project, by its path without links.
    File(PathBuf),
    /// A folder of the project whose content is no matter of this link: it belongs by its own place, or not at all.
    Folder,
    /// A pipe, a socket or the like.
    Special,
    /// Something outside of the project.
    Outside {
        /// Whether that is a folder, in which journeys may lie.
        is_folder: bool,
    },
    /// Nothing that can be opened.
    Nowhere(io::Error),
}

/// What a link leads to, links followed; a folder by its path.
pub enum Resolved {
    Folder(PathBuf),
    Other(LinkTarget),
}

/// Returns what `link` leads to, where the project is the folder `bounds`, an absolute path without links.
pub fn resolve(link: &Path, bounds: &Path) -> Resolved {
    let target = match link.canonicalize() {
        Ok(target) => target,
        Err(error) => return Resolved::Other(LinkTarget::Nowhere(error)),
    };
    let (is_folder, is_file) = (target.is_dir(), target.is_file());
    if !target.starts_with(bounds) {
        return Resolved::Other(LinkTarget::Outside { is_folder });
    }
    match (is_folder, is_file) {
        (true, _) => Resolved::Folder(target),
        (_, true) => Resolved::Other(LinkTarget::File(target)),
        _ => Resolved::Other(LinkTarget::Special),
    }
}

/// The links that a walk came by.
#[derive(Debug, Default, Clone)]
pub struct Links {
    /// Those that it followed into a folder.
    pub followed: BTreeSet<PathBuf>,
    /// Every link on the way to what one of them leads to, and that itself. Where one of these is put in another's place, as
    /// Kubernetes does with its `..data`, other content stands under the same name.
    pub ways: BTreeSet<PathBuf>,
}

impl Links {
    /// Notes a link.
    pub fn add(&mut self, link: &Path) {
        self.ways.extend(way(link));
    }

    /// Returns whether what happened at `path` may have happened to what a link leads to.
    pub fn lead_through(&self, path: &Path) -> bool {
        path.ancestors().any(|above| self.ways.contains(above))
    }
}

/// Returns the links by which a path leads, in their order, and what they lead to at last.
fn way(path: &Path) -> Vec<PathBuf> {
    let mut way = Vec::new();
    let mut at = PathBuf::new();
    let mut rest: Vec<OsString> = parts(path).collect();
    while let Some(part) = rest.pop() {
        match Path::new(&part).components().next() {
            Some(Component::ParentDir) => _ = at.pop(),
            Some(Component::CurDir) | None => {}
            Some(_) => at.push(part),
        }
        if let Ok(target) = at.read_link() {
            way.push(at.clone());
            if way.len() == MAX_HOPS {
                return way;
            }
            at.pop();
            rest.extend(parts(&target));
        }
    }
    way.push(at);
    way
}

/// Returns the parts of a path, the last one first. An absolute path begins anew when it is pushed on another.
fn parts(path: &Path) -> impl Iterator<Item = OsString> {
    let parts: Vec<OsString> = path.components().map(|part| part.as_os_str().to_owned()).collect();
    parts.into_iter().rev()
}

#[cfg(all(test, unix))]
mod tests {
    use std::os::unix::fs::symlink;

    use super::way;

    #[test]
    fn a_way_names_every_link_on_it() {
        let folder = tempfile::tempdir().expect("the system has room for a folder");
        let root = folder.path().canonicalize().expect("it is there");
        std::fs::create_dir(root.join("..v1")).expect("a folder can be made");
        for (to, from) in [("..v1", "..data"), ("..data/j", "j"), ("./k", "loop"), ("loop", "k")] {
            symlink(to, root.join(from)).expect("a link can be made");
        }
        let names = |link: &str| -> Vec<String> {
            let below =
                |path: &std::path::PathBuf| path.strip_prefix(&root).map(|it| it.display().to_string());
            way(&root.join(link)).iter().filter_map(|path| below(path).ok()).collect()
        };
        assert_eq!(names("j"), ["j", "..data", "..v1/j"]);
        assert_eq!(names("loop").len(), super::MAX_HOPS);
    }
}
