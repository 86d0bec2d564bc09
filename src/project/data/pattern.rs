//! What an entry of `data` stands for.

use camino::{Utf8Path, Utf8PathBuf};
use globset::{GlobBuilder, GlobSet};

use super::super::spelling::normal;
use crate::config::Pattern;

/// Returns what matches the patterns that are sound, in the [`normal`] spelling, those patterns in their order, and the others, each with the reason.
pub fn globs(entries: Vec<&Pattern>) -> (GlobSet, Vec<&Pattern>, Vec<(&Pattern, String)>) {
    let (mut globs, mut sound, mut errors) = (Vec::new(), Vec::new(), Vec::new());
    for entry in entries {
        // On every system alike, a capital is another letter and `*` stays in its folder.
        let path = normal(entry.path.as_str());
        let mut glob = GlobBuilder::new(&path);
        match glob.literal_separator(true).case_insensitive(false).backslash_escape(false).build() {
            Ok(glob) => {
                globs.push(glob);
                sound.push(entry);
            }
            Err(error) => errors.push((entry, error.kind().to_string())),
        }
    }
    match GlobSet::new(globs) {
        Ok(set) => (set, sound, errors),
        Err(error) => {
            // Each is sound, and all together are too large.
            let reason = error.kind().to_string();
            errors.extend(sound.into_iter().map(|entry| (entry, reason.clone())));
            (GlobSet::empty(), Vec::new(), errors)
        }
    }
}

/// Returns whether an entry stands for whatever matches it, and not for one file.
pub fn is_pattern(entry: &Pattern) -> bool {
    entry.path.as_str().contains(is_wild)
}

/// Returns whether a pattern leaves open which kind of file it matches.
pub fn is_open(entry: &Pattern) -> bool {
    let extension = entry.path.extension();
    is_pattern(entry) && extension.is_none_or(|extension| extension.contains(is_wild))
}

fn is_wild(char: char) -> bool {
    matches!(char, '*' | '?' | '[' | '{')
}

/// Returns the folder below which all matches lie.
pub fn base(entry: &Pattern) -> Utf8PathBuf {
    let folders = entry.path.parent().unwrap_or(Utf8Path::new("")).components();
    folders.take_while(|folder| !folder.as_str().contains(is_wild)).collect()
}
