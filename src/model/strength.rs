//! How strong the evidence behind a claim is.

use crate::vocabulary::SourceKind;

use super::{Citation, Model};

/// How well a claim is supported: computed from its sources, never written.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, schemars::JsonSchema,
)]
#[serde(rename_all = "lowercase")]
pub enum Strength {
    /// No source.
    Unsupported,
    /// Only sources that are assumptions.
    Assumed,
    /// One kind of source that is no assumption.
    Supported,
    /// Two such kinds or more.
    Corroborated,
}

impl Model {
    /// Returns how well a claim with these sources is supported.
    ///
    /// A source without a kind is counted as supporting, as one of a kind of its own: somebody looked, and did not say how.
    pub fn strength(&self, cites: &[Citation]) -> Strength {
        let kinds = cites.iter().filter_map(|citation| citation.source.target);
        let mut kinds: Vec<Option<SourceKind>> =
            kinds.map(|source| self[source].kind.map(|kind| kind.value)).collect();
        if kinds.is_empty() {
            return Strength::Unsupported;
        }
        kinds.retain(|kind| *kind != Some(SourceKind::Assumption));
        kinds.sort_unstable();
        kinds.dedup();
        match kinds.len() {
            0 => Strength::Assumed,
            1 => Strength::Supported,
            _ => Strength::Corroborated,
        }
    }
}
