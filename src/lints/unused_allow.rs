//! The lint `unused-allow`: an `allow` comment that silences nothing.

use super::{Check, lint};

lint! {
    /// ## What it does
    /// Finds `allow` comments that silence nothing: the lint does not speak there, its name is misspelt or is that of an
    /// error, no statement stands behind the comment, or the comment cannot be read.
    ///
    /// ## Why it matters
    /// Such a comment once had a reason, and has outlived it; or it never worked, and its writer believes that it does.
    /// Either way the next reader is told something that is not so.
    ///
    /// ## Example
    /// ```journey
    /// persona sam
    /// team growth
    /// // journey: allow(missing-owner) nobody had taken it yet
    /// journey gym-membership {
    ///   persona sam
    ///   owner growth
    /// }
    /// ```
    ///
    /// ## Use instead
    /// ```journey
    /// persona sam
    /// team growth
    /// journey gym-membership {
    ///   persona sam
    ///   owner growth
    /// }
    /// ```
    // It is found while the comments are applied to what the other lints found: see `allow`.
    Warning "unused-allow": Check::Elsewhere;
}
