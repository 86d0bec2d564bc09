//! Paths and addresses that a text names.

use camino::Utf8PathBuf;

use crate::diagnostic::Code;
use crate::model::path::{is_followed, read_path, resolve_path, scheme, split_address};
use crate::source::{Span, Spanned};
use crate::vocabulary::At;

use super::address::whole_address;
use super::context::LowerContext;
use super::entry::{Entry, StringArgument};

/// A file of the project that a text names, to be looked for once the other files are at hand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NamedFile {
    /// The path relative to the project's root.
    pub path: Utf8PathBuf,
    /// Where it is named.
    pub span: Span,
    /// Whether pages show it.
    pub is_picture: bool,
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
    /// To such a file that pages show.
    Picture,
}

impl LowerContext<'_> {
    /// Returns the address or path in a slot, if it is safe to follow.
    pub(super) fn address<S: StringArgument>(
        &mut self,
        entry: &Entry<'_, '_>,
        slot: At<S>,
        pointing: Pointing,
    ) -> Option<Spanned<Box<str>>> {
        let address = entry.written_string(slot)?;
        if let Some((message, help)) = self.unsafe_because(&address.value, pointing) {
            self.report(self.error(Code::UNSAFE_LINK, address.span, message).with_help(help));
            return None;
        }
        if matches!(pointing, Pointing::File | Pointing::Picture)
            && let Some(path) = resolve_path(self.file.path(), &address.value)
        {
            let is_picture = pointing == Pointing::Picture;
            self.named_files.push(NamedFile { path, span: address.span, is_picture });
        }
        Some(address)
    }

    fn unsafe_because(&self, address: &str, pointing: Pointing) -> Option<(String, String)> {
        if address.chars().any(char::is_control) {
            return Some(("the address holds a control character".to_owned(), "write it without".to_owned()));
        }
        let address = address.trim();
        if pointing != Pointing::File
            && let Some(whole) = whole_address(address)
        {
            let message = format!("`{address}` looks like an address without its beginning");
            let help = format!("write `{whole}`; for a file of the project, begin with `./`");
            return Some((message, help));
        }
        self.leads_astray(address, pointing).map(|(message, help)| (message, help.to_owned()))
    }

    fn leads_astray(&self, address: &str, pointing: Pointing) -> Option<(String, &'static str)> {
        if let Some(scheme) = scheme(address) {
            return match (is_followed(scheme), pointing) {
                (true, Pointing::File | Pointing::Picture) => Some((
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
        let leaves = match pointing {
            Pointing::Page => {
                let path = read_path(split_address(address).0);
                path.starts_with("//")
                    || (!path.starts_with('/') && resolve_path(self.file.path(), &path).is_none())
            }
            Pointing::Anywhere => resolve_path(self.file.path(), split_address(address).0).is_none(),
            Pointing::File | Pointing::Picture => resolve_path(self.file.path(), address).is_none(),
        };
        leaves.then(|| {
            (
                "the path leaves the project".to_owned(),
                "write a path relative to this file that stays in the project",
            )
        })
    }
}
