//! What each file brings by itself, made again only when its content changes.

use std::sync::{Arc, OnceLock};

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use crate::allow::{self, Allow};
use crate::lints::{self, Finding, volume_mismatch};
use crate::model::{self, FileUnit};
use crate::source::{Fingerprint, SourceFile};
use crate::syntax;

/// What one journey file brings.
#[derive(Debug)]
pub(super) struct Unit {
    /// What it declares, and what is wrong with its text.
    pub declared: FileUnit,
    /// What its writer has chosen to silence.
    pub allows: Vec<Allow>,
    /// What the lints of texts find. They wait until there is no error.
    findings: OnceLock<Vec<Finding>>,
}

impl Unit {
    /// Returns what a file brings. The tree lives only here.
    pub fn of(file: &SourceFile) -> Self {
        let parse = syntax::parse(file);
        let mut declared = model::lower(file, &parse.items);
        declared.diagnostics.extend(parse.diagnostics);
        let allows = allow::find(file, &parse.items);
        let other_ways_in = allows.iter().filter(|allow| allow.silences(&volume_mismatch::LINT));
        declared.add_other_ways_in(&other_ways_in.filter_map(|allow| allow.scope).collect::<Vec<_>>());
        Self { declared, allows, findings: OnceLock::new() }
    }

    /// Returns what the lints of texts find in the file that this was made of.
    pub fn findings(&self, file: &SourceFile) -> &[Finding] {
        self.findings.get_or_init(|| lints::of_text(file).collect())
    }
}

/// What was made of the files of a project, by the fingerprints of their paths and contents.
pub(super) type ByContent<T> = FxHashMap<Fingerprint, T>;

/// Takes out of `known` what was made of each file and makes the rest, on all cores. What is left in `known` are files that
/// are gone or have changed.
pub(super) fn read<T: Send>(
    known: &mut ByContent<T>,
    files: &[Arc<SourceFile>],
    make: impl Fn(&SourceFile) -> T + Sync,
) -> Vec<T> {
    let made: Vec<Option<T>> = files.iter().map(|file| known.remove(&file.fingerprint())).collect();
    made.into_par_iter().zip(files).map(|(made, file)| made.unwrap_or_else(|| make(file))).collect()
}

#[cfg(test)]
mod tests {
    use super::Unit;
    use crate::source::SourceFile;

    #[test]
    fn another_way_in_is_part_of_what_a_journey_was_read_from() {
        let journey = |comment: &str| {
            let stage = "stage s { touchpoint a; touchpoint b { volume 5 per day } }";
            let text = format!("persona p\n{comment}\njourney j {{ persona p; {stage} }}");
            Unit::of(&SourceFile::new("a.journey", text)).declared.journeys[0].clone()
        };
        let has_other_way_in =
            |comment| journey(comment).touchpoints[1].volume.is_some_and(|volume| volume.has_other_way_in);
        let comment = "// journey: allow(volume-mismatch) some come by phone";
        assert!(has_other_way_in(comment));
        assert!(!has_other_way_in("// journey: allow(long-stage)"));
        // Pages are made again when this changes.
        assert_ne!(journey(comment).provenance, journey("").provenance);
    }
}
