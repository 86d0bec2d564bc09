//! What the `.gitignore` files of a project exclude.

use std::path::Path;
use std::sync::Arc;

use ignore::Match;
use ignore::gitignore::Gitignore;

use super::names::IGNORE_FILE;

/// How many bytes a `.gitignore` file may have: each line of it is a pattern to compile.
pub const MAX_IGNORE_BYTES: u64 = 1 << 20;

/// The `.gitignore` files that are in force in a folder: those of the folders above it come first, its own last.
#[derive(Debug, Clone, Default)]
pub struct IgnoreRules(Vec<Arc<Gitignore>>);

impl IgnoreRules {
    /// Returns the rules in `folder`, where these are in force in the one above. Lines that are no patterns are passed
    /// over, as git does.
    pub fn inside(&self, folder: &Path) -> Self {
        let mut rules = self.clone();
        let file = folder.join(IGNORE_FILE);
        // To read a pipe would be to wait for its writer. What is not obeyed is told where the journeys are looked for.
        if file.metadata().is_ok_and(|file| file.is_file() && file.len() <= MAX_IGNORE_BYTES) {
            let (own, _) = Gitignore::new(&file);
            rules.0.push(Arc::new(own));
        }
        rules
    }

    /// Returns whether something in the folder is excluded. The folder itself must not be: nothing in an excluded folder
    /// can be taken back.
    pub fn exclude(&self, path: &Path, is_folder: bool) -> bool {
        // The nearest file that says something decides.
        for rules in self.0.iter().rev() {
            match rules.matched(path, is_folder) {
                Match::None => {}
                Match::Ignore(_) => return true,
                Match::Whitelist(_) => return false,
            }
        }
        false
    }
}
