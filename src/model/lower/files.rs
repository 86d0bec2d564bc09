//! Paths and addresses that a text names.

use camino::{Utf8Path, Utf8PathBuf};

use crate::diagnostic::Code;
use crate::source::{Span, Spanned};

use super::block::Entry;
use super::context::Context;

/// A file of the project that a text names, to be looked for once the other files are at hand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NamedFile {
    /// The path relative to the project's root.
    pub path: Utf8PathBuf,
    /// Where it is named.
    pub span: Span,
}

/// Returns the path from the project's root to `path`, which is written in `file`; `None` where it leaves the project.
pub fn resolve_path(file: &Utf8Path, path: &str) -> Option<Utf8PathBuf> {
    let path = path.replace('\\', "/");
    if path.starts_with('/') {
        return None;
    }
    let mut parts: Vec<&str> =
        file.parent().map_or(Vec::new(), |folder| folder.as_str().split('/').collect());
    parts.retain(|part| !part.is_empty());
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            part => parts.push(part),
        }
    }
    Some(parts.iter().collect())
}

/// What a string may point to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Pointing {
    /// Anywhere on the web, or to a file of the project.
    Anywhere,
    /// To a page of ours: a web address, or its path.
    Page,
    /// To a file of the project, which must be there.
    File,
}

impl Context<'_> {
    /// Returns the address or path in a slot, if it is safe to follow.
    pub(super) fn address(
        &mut self,
        entry: &Entry<'_, '_>,
        slot: usize,
        pointing: Pointing,
    ) -> Option<Spanned<Box<str>>> {
        let address = self.plain(entry, slot)?;
        if let Some((message, help)) = self.unsafe_because(&address.value, pointing) {
            self.report(self.error(Code::UNSAFE_LINK, address.span, message).with_help(help));
            return None;
        }
        if pointing == Pointing::File
            && let Some(path) = resolve_path(self.file.path(), &address.value)
        {
            self.named_files.push(NamedFile { path, span: address.span });
        }
        Some(address)
    }

    fn unsafe_because(&self, address: &str, pointing: Pointing) -> Option<(String, &'static str)> {
        if address.chars().any(char::is_control) {
            return Some(("the address holds a control character".to_owned(), "write it without"));
        }
        let address = address.trim();
        if let Some(scheme) = scheme(address) {
            let known =
                ["http", "https", "mailto", "tel"].iter().any(|known| scheme.eq_ignore_ascii_case(known));
            return match (known, pointing) {
                (true, Pointing::File) => Some((
                    "a file of the project is due here, not an address".to_owned(),
                    "save the file in the project and write its path; pages load nothing from the network",
                )),
                (true, _) => None,
                (false, _) => Some((
                    format!("`{scheme}:` is no address that a page may link to"),
                    "write an address that begins with `https:`, `http:`, `mailto:` or `tel:`, or a path in the project",
                )),
            };
        }
        let decoded = decode(address);
        let path = decoded.split(['?', '#']).next().unwrap_or_default();
        let leaves = match pointing {
            Pointing::Page => {
                let path = path.replace('\\', "/");
                path.starts_with("//")
                    || (!path.starts_with('/') && resolve_path(self.file.path(), &path).is_none())
            }
            Pointing::Anywhere | Pointing::File => resolve_path(self.file.path(), path).is_none(),
        };
        leaves.then(|| {
            (
                "the path leaves the project".to_owned(),
                "write a path relative to this file that stays in the project",
            )
        })
    }
}

/// Returns what stands before the colon of an address, if that is a scheme.
fn scheme(address: &str) -> Option<&str> {
    let (scheme, _) = address.split_once(':')?;
    (!scheme.contains(['/', '?', '#', '\\'])).then_some(scheme)
}

/// Returns the address with `%2e` and `%2f` read, which a browser would read too.
fn decode(address: &str) -> String {
    let mut text = address.to_owned();
    for (written, meant) in
        [("%2e", "."), ("%2E", "."), ("%2f", "/"), ("%2F", "/"), ("%5c", "/"), ("%5C", "/")]
    {
        text = text.replace(written, meant);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_relative_to_their_file_and_stay_in_the_project() {
        let file = Utf8Path::new("a/b.journey");
        assert_eq!(resolve_path(file, "c.png").as_deref(), Some(Utf8Path::new("a/c.png")));
        assert_eq!(resolve_path(file, "./../c.png").as_deref(), Some(Utf8Path::new("c.png")));
        assert_eq!(resolve_path(file, "../../c.png"), None);
        assert_eq!(resolve_path(file, "/etc/passwd"), None);
        assert_eq!(resolve_path(file, "..\\..\\c.png"), None);
    }
}
