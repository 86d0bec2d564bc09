use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::civil::Date;
use rayon::prelude::*;
use rustc_hash::FxHashSet;

use super::Input;
use super::unit::Text;
use crate::allow;
use crate::diagnostic::Diagnostic;
use crate::lints::{self, Finding, Levels, LintContext, Mentions};
use crate::model::{Id, JourneyId, Model, Ties};

/// What the lints found in each journey the last time.
#[derive(Debug)]
pub struct Told {
    model: Arc<Model>,
    mentions: Mentions,
    ties: Ties,
    today: Date,
    by_journey: Vec<Arc<[Finding]>>,
}

/// Returns what is unwise in a project without errors, as far as nobody has silenced it.
pub(super) fn advice(
    model: &Arc<Model>,
    texts: &[Arc<Text>],
    levels: &Levels,
    input: &Input<'_>,
    told: Option<&mut Option<Told>>,
) -> Vec<Diagnostic> {
    let before = told.as_ref().and_then(|told| told.as_ref());
    let mentions = Mentions::of(model, before.map(|told| (&*told.model, &told.mentions)));
    let cx = LintContext::with(model, input.today, input.accents, mentions);
    let mut found: Vec<Finding> = texts
        .par_iter()
        .zip(input.sources)
        .flat_map_iter(|(text, file)| text.findings(file).iter().cloned())
        .collect();
    let by_journey = told.is_some().then(|| of_journeys(&cx, before));
    match &by_journey {
        Some((by_journey, _)) => found.extend(by_journey.iter().flat_map(|found| found.iter().cloned())),
        None => {
            let journeys = (0..model.journeys.len()).into_par_iter().map(Id::new);
            found.par_extend(journeys.flat_map_iter(|journey| lints::of_journey(&cx, journey)));
        }
    }
    found.extend(lints::of_project(&cx));
    if let Some((told, (by_journey, ties))) = told.zip(by_journey) {
        let (model, mentions) = (model.clone(), cx.mentions);
        *told = Some(Told { model, mentions, ties, today: input.today, by_journey });
    }
    let allows = texts.iter().zip(input.sources).filter(|(text, _)| !text.allows.is_empty());
    let allows: BTreeMap<_, _> = allows.map(|(text, file)| (file.path().clone(), &*text.allows)).collect();
    let mut heard = allow::apply(found, &allows);
    // A lint that is off speaks up to here all the same, so that an `allow` of it counts as used.
    heard.retain_mut(|diagnostic| {
        let severity = match levels.get(diagnostic.code) {
            Some(level) => level.severity(),
            None => Some(diagnostic.severity),
        };
        diagnostic.severity = severity.unwrap_or(diagnostic.severity);
        severity.is_some()
    });
    heard
}

/// Returns what the lints find in each journey, and the ties of the journeys: only at those that have changed, and those that
/// tell of them, is looked again.
fn of_journeys(cx: &LintContext<'_>, before: Option<&Told>) -> (Vec<Arc<[Finding]>>, Ties) {
    let ties = Ties::of(cx.model);
    let known = before.and_then(|before| Some((before, stale(cx.model, &ties, cx.today, before)?)));
    let look = |index: usize| match &known {
        Some((before, stale)) if !stale.contains(&Id::new(index)) => before.by_journey[index].clone(),
        _ => lints::of_journey(cx, Id::new(index)).collect(),
    };
    let found = (0..cx.model.journeys.len()).into_par_iter().map(look).collect();
    (found, ties)
}

/// Returns the journeys of which something else may be found by now; `None` where that may be all of them.
fn stale(model: &Model, ties: &Ties, today: Date, before: &Told) -> Option<FxHashSet<JourneyId>> {
    if before.today != today || !before.model.is_alike_around(model) {
        return None;
    }
    let mut stale = FxHashSet::default();
    for (index, (then, now)) in before.model.journeys.iter().zip(&model.journeys).enumerate() {
        if !Arc::ptr_eq(then, now) {
            before.ties.add_onlookers(Id::new(index), &mut stale);
            ties.add_onlookers(Id::new(index), &mut stale);
        }
    }
    Some(stale)
}
