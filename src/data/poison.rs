//! Names that a data file may use although nobody could read their declarations.

use rustc_hash::FxHashSet;

use crate::diagnostic::Code;
use crate::model::FileUnit;
use crate::source::SourceFile;

/// Names that may be declared where nobody could read them: a path with such a name is no mistake of its data file.
#[derive(Debug, Default)]
pub struct PoisonedIds {
    /// Whether any name may be, because a whole file could not be read.
    everything: bool,
    ids: FxHashSet<Box<str>>,
}

impl PoisonedIds {
    /// Returns what the journey files may declare all the same. `complete` says that every one of them could be read at all.
    pub fn of<'f>(complete: bool, files: impl Iterator<Item = (&'f FileUnit, &'f SourceFile)>) -> Self {
        let mut poisoned = Self { everything: !complete, ids: FxHashSet::default() };
        for (unit, file) in files {
            poisoned.ids.extend(unit.poisoned_ids.iter().cloned());
            let hides_names = |code| matches!(code, Code::SYNTAX | Code::LIMIT_EXCEEDED);
            if unit.diagnostics.iter().any(|diagnostic| hides_names(diagnostic.code)) {
                // A text that is not closed may have swallowed whole statements.
                let is_end = |char: char| !char.is_ascii_alphanumeric() && !matches!(char, '-' | '_');
                let words = file.text().split(is_end).filter(|word| !word.is_empty());
                poisoned.ids.extend(words.map(Box::from));
            }
        }
        poisoned
    }

    /// Returns whether the KPI of a path may be declared after all.
    pub(super) fn holds(&self, path: &str) -> bool {
        self.everything || path.split('/').any(|id| self.ids.contains(id))
    }
}
