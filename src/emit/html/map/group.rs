//! Alternatives: the heads over their columns, and what a touchpoint says of being one.

use crate::emit::html::page::Page;
use crate::emit::html::view::{GroupHead, MemberView};
use crate::model::{Alternatives, TouchpointId};
use crate::words::{fill, format};

use super::Map;

/// Returns the heads over all columns; nothing where there are no alternatives.
pub fn heads<'a>(page: &Page<'a>, map: &Map<'a>) -> Vec<GroupHead<'a>> {
    if map.journey.alternatives.is_empty() {
        return Vec::new();
    }
    let columns: Vec<(Option<TouchpointId>, bool)> = map.columns.iter().collect();
    let group_of = |(at, _): &(Option<TouchpointId>, bool)| map.journey[(*at)?].alternatives;
    let runs = columns.chunk_by(|one, next| group_of(one).is_some() && group_of(one) == group_of(next));
    let head = |run: &[(Option<TouchpointId>, bool)]| {
        let group = group_of(&run[0]).map(|group| &map.journey[group]);
        GroupHead {
            columns: run.len(),
            is_first: run[0].1,
            title: group.map(|group| &*group.head.title),
            one_of: group.map(|group| one_of(page, group)),
            passing_by: group.and_then(|group| passing_by(page, group)),
            about: group.and_then(|group| page.about(group.about.as_deref(), map.file)),
        }
    };
    runs.map(head).collect()
}

/// Returns what a touchpoint says of the group of which it is a member.
pub fn member<'a>(page: &Page<'a>, map: &Map<'a>, id: TouchpointId) -> Option<MemberView<'a>> {
    let group = map.journey.alternatives_of(id)?;
    let share = group.share_of(id).map(|share| format::percent(share, page.words));
    Some(MemberView {
        title: &group.head.title,
        is_first: id.index() == group.members.start,
        one_of: one_of(page, group),
        unknown: share.is_none().then_some(page.words.share_unknown),
        share: share.unwrap_or_default(),
    })
}

fn one_of(page: &Page<'_>, group: &Alternatives) -> String {
    fill(page.words.one_of, &[("n", &group.members.len().to_string())])
}

fn passing_by(page: &Page<'_>, group: &Alternatives) -> Option<String> {
    let share = format::percent(group.passing_by, page.words);
    (!group.passing_by.is_zero()).then(|| fill(page.words.pass_by, &[("share", &share)]))
}
