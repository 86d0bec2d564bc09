//! `one-of`: alternatives, of which a person meets one.

use crate::diagnostic::Code;
use crate::model::{Alternatives, Declaration, Id, Journey, StageId, TouchpointKind, WrittenArrow};
use crate::source::Spanned;
use crate::syntax::tree::Item;
use crate::vocabulary::{BlockKind, OneOfKeyword};

use super::context::LowerContext;
use super::entry::Entry;
use super::shares::divide;
use super::touchpoint::{Standing, step, touchpoint};

/// Lowers a group; its members go to the list of touchpoints of its journey.
pub(super) fn alternatives(
    cx: &mut LowerContext<'_>,
    entry: &Entry<'_, '_>,
    head: Declaration,
    journey: &mut Journey,
    stage: StageId,
) {
    let at = Standing { stage, alternatives: Some(Id::new(journey.alternatives.len())) };
    let (first, faults) = (journey.touchpoints.len(), cx.diagnostics.len());
    let mut about = None;
    for (keyword, entry) in cx.entries(BlockKind::OneOf, entry.items()) {
        match keyword {
            OneOfKeyword::Touchpoint { id, title } => {
                let head = cx.declaration(&entry, id, title);
                touchpoint(cx, head, entry.items(), journey, (TouchpointKind::Touchpoint, at));
            }
            OneOfKeyword::Step { id, title } => {
                let head = cx.declaration(&entry, id, title);
                touchpoint(cx, head, entry.items(), journey, (step(&entry), at));
            }
            OneOfKeyword::About(word) => cx.about(word, &entry, &mut about),
        }
    }
    let members = first..journey.touchpoints.len();
    let is_whole = cx.diagnostics.len() == faults && !is_broken(entry);
    if members.len() < 2 && is_whole {
        let message = format!("`{}` has no alternatives: a `one-of` holds two or more", head.id.value);
        let help = "write a `touchpoint` or `step` in its block for each thing that a person may meet here";
        cx.report(cx.error(Code::MISSING_ARGUMENT, head.id.span, message).with_help(help));
    }
    let shares: Vec<_> = journey.touchpoints[members.clone()].iter().map(|member| member.share).collect();
    let help = "the members of a `one-of` divide those who come to it; make the shares 100% together";
    let division = divide(cx, &shares, &head.id.value, help);
    let (shares, passing_by) = (division.shares, division.rest);
    journey.alternatives.push(Alternatives { head, stage, members, shares, passing_by, about });
}

/// Returns whether a statement in the block of a group could not be read.
fn is_broken(entry: &Entry<'_, '_>) -> bool {
    entry.items().iter().any(|item| matches!(item, Item::Statement(statement) if statement.broken))
}

/// Lets the arrows of a stage leave each member of the group that closes it. They are written once: all but those of the last
/// member are copies.
pub(super) fn leave_each(journey: &mut Journey, arrows: Vec<WrittenArrow>) {
    let Some(group) = journey.alternatives.last() else { return };
    let last = group.members.end - 1;
    for at in group.members.clone() {
        let arrows = arrows.iter().map(|arrow| WrittenArrow { is_copy: at != last, ..arrow.clone() });
        journey.touchpoints[at].arrows.extend(arrows);
    }
}

/// Returns the ids of touchpoints, steps and groups, which are told apart by them, in the order written.
pub(super) fn ids_with_touchpoints(journey: &Journey) -> Vec<&Spanned<Box<str>>> {
    let groups = journey.alternatives.iter().map(|group| &group.head.id);
    let mut ids: Vec<_> =
        journey.touchpoints.iter().map(|touchpoint| &touchpoint.head.id).chain(groups).collect();
    ids.sort_by_key(|id| id.span.start);
    ids
}
