//! Names that people read as one and systems as two: `é` may be one character, or an `e` and an accent. Which of them a file
//! has depends on the system that named it; a text may hold the other.

use std::borrow::Cow;

use camino::{Utf8Path, Utf8PathBuf};
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

/// Returns a name or path in the one form (NFC) in which what people read as equal is equal.
pub fn normal(text: &str) -> Cow<'_, str> {
    match text.is_ascii() || is_nfc_quick(text.chars()) == IsNormalized::Yes {
        true => Cow::Borrowed(text),
        false => Cow::Owned(text.nfc().collect()),
    }
}

/// Returns the path of what `path` names below `root` as the disk spells it, links not followed: under exactly this name, else
/// under one that people read as the same. `None` where there is neither.
pub fn on_disk(root: &Utf8Path, path: &Utf8Path) -> Option<Utf8PathBuf> {
    let exact = root.join(path);
    if is_there(&exact) {
        return Some(exact);
    }
    if path.as_str().is_ascii() {
        return None;
    }
    let mut found = root.to_owned();
    for part in path.components() {
        let next = found.join(part);
        found = if is_there(&next) { next } else { found.join(similar(&found, part.as_str())?) };
    }
    Some(found)
}

/// Returns the path of what `path` names below `root`, be it there or not: as much of it as is there is spelled as the disk does.
pub fn nearest_on_disk(root: &Utf8Path, path: &Utf8Path) -> Utf8PathBuf {
    let found = path.ancestors().find_map(|above| {
        let rest = path.strip_prefix(above).expect("it is one of the path's own ancestors");
        let there = on_disk(root, above)?;
        Some(if rest.as_str().is_empty() { there } else { there.join(rest) })
    });
    found.unwrap_or_else(|| root.join(path))
}

fn is_there(path: &Utf8Path) -> bool {
    path.symlink_metadata().is_ok()
}

/// Returns the first name in a folder that people read as `name`.
fn similar(folder: &Utf8Path, name: &str) -> Option<String> {
    let wanted = normal(name);
    let entries = folder.read_dir_utf8().ok()?.filter_map(Result::ok);
    entries.map(|entry| entry.file_name().to_owned()).filter(|other| normal(other) == wanted).min()
}

#[cfg(test)]
mod tests {
    use super::{nearest_on_disk, normal, on_disk};

    #[test]
    fn names_that_read_the_same_are_the_same() {
        for (one, other) in [("\u{e9}cran", "e\u{301}cran"), ("\u{d55c}", "\u{1112}\u{1161}\u{11ab}")] {
            assert_eq!(normal(one), normal(other));
        }
        assert_ne!(normal("e"), normal("\u{e9}"));
    }

    #[test]
    fn a_file_is_found_under_the_other_spelling() {
        let folder = tempfile::tempdir().expect("the system has room for a folder");
        let root = camino::Utf8Path::from_path(folder.path()).expect("its name is UTF-8");
        let (composed, parted) = ("caf\u{e9}", "cafe\u{301}");
        std::fs::create_dir(root.join(parted)).expect("a folder can be made");
        std::fs::write(root.join(parted).join("a.png"), "").expect("a file can be written");
        let found = on_disk(root, &camino::Utf8Path::new(composed).join("a.png"));
        let found = found.expect("it is there");
        assert_eq!(found.canonicalize().ok(), root.join(parted).join("a.png").canonicalize().ok());
        assert_eq!(on_disk(root, &camino::Utf8Path::new(composed).join("b.png")), None);
        assert_eq!(on_disk(root, "cafe".into()), None);
        let new = nearest_on_disk(root, &camino::Utf8Path::new(composed).join("new/b.png"));
        assert_eq!(new, root.join(parted).join("new/b.png"));
    }
}
