//! Touchpoint by touchpoint: what changes, which pains go, and what makes it possible.

use std::borrow::Cow;

use crate::emit::html::page::Page;
use crate::emit::html::view::{
    ChangeView, DeliveryView, LineChange, LinkView, PersonaChange, TouchpointChangeView,
};
use crate::insight::comparison::{Change, Feelings, NameKind, Pair, TouchpointChange};
use crate::model::{
    ChannelId, JourneyId, OpportunityId, PersonaId, StageId, Touchpoint, TouchpointKind, targets,
};
use crate::words::{capitalised, fill, format};

use super::mark::Mark;
use super::{Both, curves, from_to, lines, opportunity_link};

/// Returns all touchpoints; those of which nothing is different have nothing more than their name.
pub fn views<'a>(page: &Page<'a>, both: &Both<'a, '_>) -> Vec<TouchpointChangeView<'a>> {
    both.comparison.touchpoints.iter().map(|change| view(page, both, change)).collect()
}

fn view<'a>(page: &Page<'a>, both: &Both<'a, '_>, change: &TouchpointChange<'a>) -> TouchpointChangeView<'a> {
    let mark = both.mark(change);
    let also = (mark == Mark::Moved && both.is_changed(change)).then_some(Mark::Changed);
    let delivers = change.touchpoint.after().map(|after| &both.comparison.future[after].delivers);
    TouchpointChangeView {
        marks: std::iter::once(mark).chain(also).map(|mark| mark.view(page)).collect(),
        link: link(page, both, change),
        feelings: feelings(page, both, change),
        changes: change.specified_changes().map(|change| part(page, both, change)).collect(),
        pains: both.pains_at(change).cloned().collect(),
        delivers: delivers
            .into_iter()
            .flat_map(|delivers| targets(delivers))
            .map(|id| delivery(page, id))
            .collect(),
    }
}

/// Returns the way to the card on the map that has a touchpoint in the end.
fn link(page: &Page<'_>, both: &Both<'_, '_>, change: &TouchpointChange<'_>) -> LinkView {
    let (current, future) = (both.comparison.current, both.comparison.future);
    let (journey, touchpoint) = match change.touchpoint {
        Pair::Both(_, after) | Pair::Added(after) => (future, &future[after]),
        Pair::Removed(before) => (current, &current[before]),
    };
    let map = page.map_href(&journey.head.id.value);
    LinkView { href: format!("{map}#{}", touchpoint.head.id.value), title: both.title(change).to_owned() }
}

fn delivery(page: &Page<'_>, id: OpportunityId) -> DeliveryView {
    let opportunity = &page.model[id];
    DeliveryView {
        link: opportunity_link(page, id),
        status: page.words.opportunity_status(opportunity.status()),
        by: opportunity.due.map(|due| page.date(due.value)),
    }
}

/// Returns how each persona feels: all that is known of what comes or goes as a whole, else what differs. A sketch that says
/// nothing of a feeling keeps it.
fn feelings<'a>(
    page: &Page<'a>,
    both: &Both<'a, '_>,
    change: &TouchpointChange<'a>,
) -> Vec<PersonaChange<'a>> {
    let is_paired = matches!(change.touchpoint, Pair::Both(..));
    let is_told = |feelings: &Feelings<'_>| !is_paired || feelings.after.is_some() && feelings.differ();
    let all = change.feelings.iter().enumerate();
    let told = all.filter_map(|(number, feelings)| Some((number, feelings.filter(is_told)?)));
    told.map(|(number, feelings)| curves::persona_change(page, both, number, curves::told(page, &feelings)))
        .collect()
}

/// Returns one difference.
fn part<'a>(page: &Page<'a>, both: &Both<'a, '_>, change: &Change<'a>) -> ChangeView<'a> {
    let (words, model, comparison) = (page.words, page.model, both.comparison);
    let title = |journey: JourneyId, stage: &StageId| &*model[journey][*stage].head.title;
    match change {
        // The title heads the entry.
        Change::Title(before, after) => changed(page, words.title, Some(*before), Some(*after)),
        Change::Kind(before, after) => {
            changed(page, words.kind, Some(kind(page, before)), Some(kind(page, after)))
        }
        Change::Stage(before, after) => {
            changed(page, words.stage, Some(title(both.current, before)), Some(title(both.future, after)))
        }
        Change::Channels { gone, new, .. } => {
            let channel = |id: &ChannelId, is_new| lines::name(&model[*id].title, is_new);
            listed(words.channels, lines::changes(gone, new, channel))
        }
        Change::Who(gone, new) => {
            let persona = |id: &PersonaId, is_new| lines::name(page.short_name(*id), is_new);
            listed(words.who, lines::changes(gone, new, persona))
        }
        Change::Takes(before, after) => {
            let [before, after] = [before, after].map(|it| it.as_ref().map(|it| format::takes(it, words)));
            changed(page, words.time, before, after)
        }
        Change::Alternatives(before, after) => {
            let before = before.map(|group| &*comparison.current[group].head.title);
            let after = after.map(|group| &*comparison.future[group].head.title);
            let [before, after] = [before, after].map(|group| Some(group.unwrap_or(words.none)));
            changed(page, words.alternatives, before, after)
        }
        Change::Share(before, after) => {
            let [before, after] =
                [before, after].map(|share| share.map(|share| format::percent(share, words)));
            changed(page, words.part, before, after)
        }
        Change::Volume(before, after) => {
            let [before, after] = [before, after].map(|it| it.as_ref().map(|it| format::volume(it, words)));
            changed(page, words.volume, before, after)
        }
        Change::Owner(before, after) => {
            let [before, after] = [before, after].map(|it| it.map(|team| page.team(Some(team))));
            changed(page, words.owner, before, after)
        }
        Change::MomentOfTruth(before, after) => {
            let [before, after] = [before, after].map(|is_one| if *is_one { words.yes } else { words.no });
            let name = capitalised(words.moment_of_truth);
            ChangeView { title: name.into(), ..changed(page, "", Some(before), Some(after)) }
        }
        Change::Engagement(people) => {
            let people = people.iter().filter(|(.., after)| after.is_some());
            ChangeView {
                title: words.engagement.into(),
                change: None,
                lines: Vec::new(),
                people: people.map(|it| engagement(page, both, it)).collect(),
            }
        }
        Change::Arrows { gone, new, .. } => {
            let arrow = |arrow: &_, is_new| lines::arrow(page, comparison, arrow, is_new);
            listed(words.paths, lines::changes(gone, new, arrow))
        }
        Change::Expands(before, after) => {
            let [before, after] = [before, after].map(|it| it.map(|journey| &*model[journey].head.title));
            changed(page, words.expands, before, after)
        }
        Change::Names { of, gone, new, .. } => {
            let title = match of {
                NameKind::Pages => words.page,
                NameKind::LoggedAs => words.logged_as,
            };
            listed(title, lines::changes(gone, new, |name: &&'a str, is_new| lines::name(name, is_new)))
        }
        Change::Lines { of, gone, new, .. } => {
            let line = |line: &_, is_new| lines::line(page, comparison, line, is_new);
            listed(lines::title(page, *of), lines::changes(gone, new, line))
        }
    }
}

/// Returns whether we are present at a touchpoint, and who does it while people wait.
fn kind(page: &Page<'_>, touchpoint: &Touchpoint) -> String {
    let words = page.words;
    match (touchpoint.kind, touchpoint.by.as_ref().and_then(|by| by.target)) {
        (TouchpointKind::Touchpoint, _) => words.within(words.touchpoint),
        (TouchpointKind::Step, _) => words.step.to_owned(),
        (TouchpointKind::TeamStep, None) => format!("{}, {}", words.step, words.people_wait),
        (TouchpointKind::TeamStep, team) => {
            format!("{}: {}", words.step, fill(words.by_team, &[("team", page.team(team))]))
        }
    }
}

/// Returns how much something takes a persona in, before and after.
fn engagement<'a>(
    page: &Page<'a>,
    both: &Both<'a, '_>,
    (persona, before, after): &(PersonaId, Option<u8>, Option<u8>),
) -> PersonaChange<'a> {
    let number = both.comparison.personas.iter().position(|other| other == persona);
    let [before, after] = [before, after].map(|it| it.map(|it| it.to_string()));
    curves::persona_change(page, both, number.unwrap_or_default(), from_to(page, before, after))
}

fn changed<'a, T: Into<Cow<'a, str>>>(
    page: &Page<'a>,
    title: &'a str,
    before: Option<T>,
    after: Option<T>,
) -> ChangeView<'a> {
    let change = Some(from_to(page, before, after));
    ChangeView { title: title.into(), change, lines: Vec::new(), people: Vec::new() }
}

fn listed<'a>(title: &'a str, lines: Vec<LineChange<'a>>) -> ChangeView<'a> {
    ChangeView { title: title.into(), change: None, lines, people: Vec::new() }
}
