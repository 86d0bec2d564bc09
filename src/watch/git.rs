//! Whether git is at work.

use camino::Utf8Path;

/// Returns whether git is in the middle of changing the files of the repository that `root` lies in.
pub fn is_busy(root: &Utf8Path) -> bool {
    let repository = root.ancestors().map(|folder| folder.join(".git")).find(|git| git.exists());
    repository.is_some_and(|git| git.join("index.lock").exists())
}
