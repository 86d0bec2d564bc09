//! Advice on a project without errors: what the lints find, as far as nobody has silenced it.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::civil::Date;
use rayon::prelude::*;

use super::Input;
use super::changed::Changed;
use super::unit::Unit;
use crate::allow;
use crate::diagnostic::Diagnostic;
use crate::lints::{self, Finding, JourneyMentions, Levels, LintContext, Mentions};
use crate::model::Model;

/// What the lints found in each journey of the last project that had no error.
#[derive(Debug)]
pub(super) struct LintCache {
    model: Arc<Model>,
    today: Date,
    mentions: Vec<Arc<JourneyMentions>>,
    findings: Vec<Arc<[Finding]>>,
}

/// Returns what is unwise in a project without errors. The lints look again at the journeys that have changed, and at those
/// that tell of them.
pub(super) fn run_lints(
    cache: &mut Option<LintCache>,
    model: &Arc<Model>,
    units: &[Box<Unit>],
    levels: &Levels,
    input: &Input<'_>,
) -> Vec<Diagnostic> {
    let before = cache.take();
    let (last, day, mentions, findings) = match before {
        Some(LintCache { model, today, mentions, findings }) => {
            (Some(model), Some(today), mentions, findings)
        }
        None => (None, None, Vec::new(), Vec::new()),
    };
    let changed = Changed::since(last.as_deref(), model);
    let stale = match day == Some(input.today) {
        true => changed.with_dependents(last.as_deref(), model),
        false => Changed::All,
    };
    let mentions = changed.make_again(model, mentions, |id| Arc::new(JourneyMentions::of(&model[id])));
    let cx = LintContext::new(model, input.today, input.accents, Mentions::new(model, mentions.clone()));
    let findings: Vec<Arc<[Finding]>> =
        stale.make_again(model, findings, |id| lints::of_journey(&cx, id).collect());

    let mut found: Vec<Finding> = units
        .par_iter()
        .zip(input.sources)
        .flat_map_iter(|(unit, file)| unit.findings(file).iter().cloned())
        .collect();
    found.extend(findings.iter().flat_map(|found| found.iter().cloned()));
    found.extend(lints::of_project(&cx));
    let model = model.clone();
    *cache = Some(LintCache { model, today: input.today, mentions, findings });
    let kept = without_silenced(found, units, input);
    kept.into_iter().filter_map(|diagnostic| with_level(diagnostic, levels)).collect()
}

/// Returns what nobody has silenced, and which `allow` silences nothing.
fn without_silenced(found: Vec<Finding>, units: &[Box<Unit>], input: &Input<'_>) -> Vec<Diagnostic> {
    let allows = units.iter().zip(input.sources).filter(|(unit, _)| !unit.allows.is_empty());
    let allows: BTreeMap<_, _> = allows.map(|(unit, file)| (file.path().clone(), &*unit.allows)).collect();
    allow::apply(found, &allows)
}

/// Returns a diagnostic with the severity that the configuration gives it; `None` where it is off. It may be off only by
/// now: an `allow` of it counts as used all the same.
fn with_level(mut diagnostic: Diagnostic, levels: &Levels) -> Option<Diagnostic> {
    if let Some(level) = levels.get(diagnostic.code) {
        diagnostic.severity = level.severity()?;
    }
    Some(diagnostic)
}
