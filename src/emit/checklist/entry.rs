//! A line of a checklist that people's work can belong to: a heading, or an item to tick.

use super::marker::Anchor;

/// A heading or an item.
pub struct Entry {
    /// By what it is known.
    pub anchor: Anchor,
    /// Its line, without box or `#`.
    pub line: String,
    /// What more there is to say: a line each.
    pub details: Vec<String>,
    /// The level of a heading; `None` for an item.
    pub level: Option<usize>,
}

impl Entry {
    /// Returns a heading. It is known by the ids of journey, stage and owner as far as it goes, `-` where there is none.
    pub fn heading(level: usize, text: &str, ids: &[&str]) -> Self {
        let anchor = Anchor::Section(ids.join("/"));
        Self { anchor, line: text.to_owned(), details: Vec::new(), level: Some(level) }
    }
}
