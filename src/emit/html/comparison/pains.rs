//! What does not hurt any more, what still does, and what is new.

use rust_decimal::Decimal;

use crate::emit::html::markup::icon;
use crate::emit::html::page::Page;
use crate::emit::html::view::{BeforeAfter, PainChangeView, PainGroups, Shared};
use crate::emit::naming;
use crate::insight::Comparison;
use crate::insight::comparison::{PainChange, Pair};
use crate::model::{Groups, Hidden, Journey, Pain, Place, TouchpointId};
use crate::vocabulary::PainSeverity;
use crate::words::format;

use super::{from_to, opportunity_link};

/// Views of pains, by the touchpoint they stand at.
pub type ByTouchpoint<'a, 'c> = Groups<'c, TouchpointId, Shared<PainChangeView<'a>>>;

/// Returns what becomes of each pain, in the order of the comparison.
pub fn views<'a>(page: &Page<'a>, comparison: &Comparison<'a>) -> Vec<Shared<PainChangeView<'a>>> {
    comparison.pains.iter().map(|change| Shared::new(&view(page, comparison, change))).collect()
}

fn view<'a>(page: &Page<'a>, comparison: &Comparison<'a>, change: &PainChange) -> PainChangeView<'a> {
    let words = page.words;
    let (current, future) = (comparison.current, comparison.future);
    let (journey, pain): (&'a Journey, &'a Pain) = match change.pain {
        Pair::Removed(before) => (current, &current.pains[before.index()]),
        Pair::Both(_, after) | Pair::Added(after) => (future, &future.pains[after.index()]),
    };
    let before = match change.pain {
        Pair::Both(before, _) => Some(&current.pains[before.index()]),
        Pair::Removed(_) | Pair::Added(_) => None,
    };
    let severity = severity_of(before, pain);
    let old_severity = before.map(Pain::severity).filter(|old| *old != severity);
    let shows_solutions = !page.model.hides(Hidden::Opportunities);
    let (solved_by, more_solutions) = naming::first(change.solved_by.iter().filter(|_| shows_solutions));
    PainChangeView {
        is_gone: matches!(change.pain, Pair::Removed(_)),
        is_new: matches!(change.pain, Pair::Added(_)),
        severity: icon::of_severity(severity),
        severity_words: words.severity(severity),
        old_severity_words: old_severity.map(|old| words.severity(old)),
        text: page.phrase(&pain.text, &journey.head.file),
        affects: before.and_then(|before| affects(page, before, pain)),
        place: match pain.place {
            Place::Journey | Place::Persona => words.whole_journey,
            Place::Stage(stage) => &journey[stage].head.title,
            Place::Touchpoint(touchpoint) => &journey[touchpoint].head.title,
        },
        solved_by: solved_by.into_iter().map(|id| opportunity_link(page, *id)).collect(),
        more_solutions,
    }
}

/// Returns the pains in three groups; nothing where there are none, or where pains are hidden.
pub fn groups<'a>(
    page: &Page<'a>,
    comparison: &Comparison<'a>,
    views: &[Shared<PainChangeView<'a>>],
) -> Option<PainGroups<'a>> {
    if views.is_empty() || page.model.hides(Hidden::Pains) {
        return None;
    }
    let group = |is_in: fn(&PainChange) -> bool| {
        let changes = comparison.pains.iter().zip(views);
        changes.filter(|(change, _)| is_in(change)).map(|(_, view)| view.clone()).collect()
    };
    Some(PainGroups {
        gone: group(|change| matches!(change.pain, Pair::Removed(_))),
        left: group(|change| matches!(change.pain, Pair::Both(..))),
        new: group(|change| matches!(change.pain, Pair::Added(_))),
    })
}

/// Returns the pains that are gone, by the touchpoint of the current journey they stood at.
pub fn gone<'a, 'c>(
    comparison: &Comparison<'a>,
    views: &'c [Shared<PainChangeView<'a>>],
) -> ByTouchpoint<'a, 'c> {
    Groups::new(comparison.pains.iter().zip(views).filter_map(|(change, view)| match change.pain {
        Pair::Removed(pain) => Some((touchpoint(&comparison.current.pains[pain.index()])?, view)),
        Pair::Both(..) | Pair::Added(_) => None,
    }))
}

/// Returns the pains that are new or hurt more or less than before, by the touchpoint of the future.
pub fn new<'a, 'c>(
    comparison: &Comparison<'a>,
    views: &'c [Shared<PainChangeView<'a>>],
) -> ByTouchpoint<'a, 'c> {
    let (old, new) = (&comparison.current.pains, &comparison.future.pains);
    Groups::new(comparison.pains.iter().zip(views).filter_map(|(change, view)| match change.pain {
        Pair::Added(pain) => Some((touchpoint(&new[pain.index()])?, view)),
        Pair::Both(before, after) => {
            let (before, after) = (&old[before.index()], &new[after.index()]);
            hurts_otherwise(before, after).then_some((touchpoint(after)?, view))
        }
        Pair::Removed(_) => None,
    }))
}

fn touchpoint(pain: &Pain) -> Option<TouchpointId> {
    match pain.place {
        Place::Touchpoint(touchpoint) => Some(touchpoint),
        Place::Journey | Place::Stage(_) | Place::Persona => None,
    }
}

/// Returns whether a pain is to be another one than it was: less severe, or of fewer people.
fn hurts_otherwise(before: &Pain, after: &Pain) -> bool {
    before.severity() != severity_of(Some(before), after)
        || share(after).is_some_and(|after| share(before) != Some(after))
}

/// Returns how severe a pain is to be: as it was, where the future does not say it.
fn severity_of(before: Option<&Pain>, pain: &Pain) -> PainSeverity {
    before.filter(|_| pain.severity.is_none()).map_or_else(|| pain.severity(), Pain::severity)
}

fn share(pain: &Pain) -> Option<Decimal> {
    pain.affects.map(|share| share.value)
}

/// Returns how many a pain affects before and after, where the future says that it is another share.
fn affects<'a>(page: &Page<'a>, before: &Pain, after: &Pain) -> Option<BeforeAfter<'a>> {
    let (before, after) = (share(before), share(after)?);
    let told = |share| format::percent(share, page.words);
    (before != Some(after)).then(|| from_to(page, before.map(told), Some(told(after))))
}
