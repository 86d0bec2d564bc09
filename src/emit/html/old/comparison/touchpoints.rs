//! Touchpoint by touchpoint: what changes, which pains go, and what makes it possible.

use crate::emit::naming;
use crate::insight::comparison::{Change, Feelings, NameKind, Pair, TouchpointChange};
use crate::model::{JourneyId, OpportunityId, StageId, TouchpointKind, targets};
use crate::words::format;

use super::super::item::{self, capitalised};
use super::super::markdown;
use super::super::markup::Markup;
use super::super::page::Page;
use super::super::person;
use super::{Both, Mark, curves, from_to, lines, pains};

/// Returns the list of all touchpoints; those of which nothing is different have nothing more than their name.
pub fn section(page: &mut Page<'_>, both: &Both<'_, '_>) -> Markup {
    let mut out = Markup::new();
    if both.comparison.touchpoints.is_empty() {
        return out;
    }
    out.raw("<ol class=\"changes\">");
    for (column, change) in both.comparison.touchpoints.iter().enumerate() {
        let mark = both.mark(change);
        out.raw("<li id=\"Change.").number(column + 1).raw("\" class=\"").raw(mark.class());
        out.raw("\"><h3><span class=\"no\">").number(column + 1).raw("</span> ");
        title(page, &mut out, both, change);
        out.raw("</h3><p class=\"state-of\">");
        mark.write(page, &mut out);
        if mark == Mark::Moved && both.is_changed(change) {
            Mark::Changed.write(page, out.raw(" "));
        }
        out.raw("</p>");
        let start = out.len();
        out.raw("<dl>");
        let empty = out.len();
        terms(page, &mut out, both, change, mark);
        if out.len() == empty {
            out.truncate(start);
        } else {
            out.raw("</dl>");
        }
        out.raw("</li>");
    }
    out.raw("</ol>");
    out
}

/// Writes the title as a link to the card on the map that has it.
fn title(page: &Page<'_>, out: &mut Markup, both: &Both<'_, '_>, change: &TouchpointChange<'_>) {
    let (current, future) = (both.comparison.current, both.comparison.future);
    let (journey, touchpoint) = match change.touchpoint {
        Pair::Both(_, after) | Pair::Added(after) => (future, &future[after]),
        Pair::Removed(before) => (current, &current[before]),
    };
    out.raw("<a href=\"").text(&page.map_href(&journey.head.id.value)).raw("#");
    out.text(&touchpoint.head.id.value).raw("\">").text(&touchpoint.head.title).raw("</a>");
}

fn terms(
    page: &mut Page<'_>,
    out: &mut Markup,
    both: &Both<'_, '_>,
    change: &TouchpointChange<'_>,
    mark: Mark,
) {
    let words = page.words;
    item::term(out, words.feels, |out| feelings(page, out, both, change, mark));
    for part in change.specified_changes() {
        part_of(page, out, both, part);
    }
    item::term(out, words.pains, |out| {
        for pain in both.pains_at(change) {
            pains::line(page, out, both, pain);
        }
    });
    let delivers = change.touchpoint.after().map(|after| &both.comparison.future[after].delivers);
    item::term(out, words.delivers_it, |out| {
        for opportunity in delivers.into_iter().flat_map(|delivers| targets(delivers)) {
            out.raw("<div class=\"line-of\">");
            opportunity_link(page, out, opportunity);
            out.raw("<span class=\"meta\">");
            let of = &page.model[opportunity];
            out.text(words.opportunity_status(of.status()));
            if let Some(due) = of.due {
                out.raw(" · ").text(words.by_day).raw(" ");
                page.date(out, due.value);
            }
            out.raw("</span></div>");
        }
    });
}

fn feelings(
    page: &Page<'_>,
    out: &mut Markup,
    both: &Both<'_, '_>,
    change: &TouchpointChange<'_>,
    mark: Mark,
) {
    for (number, (persona, feelings)) in both.comparison.personas.iter().zip(&change.feelings).enumerate() {
        let is_told = |feelings: &Feelings<'_>| match mark {
            Mark::Added | Mark::Removed => true,
            Mark::Moved | Mark::Changed | Mark::Same => feelings.after.is_some() && feelings.differ(),
        };
        let Some(feelings) = feelings.filter(is_told) else { continue };
        out.raw("<div class=\"line-of ").raw(person::class(number)).raw("\"><b class=\"who-of\">");
        out.text(page.short_name(*persona)).raw("</b> ");
        match mark {
            Mark::Added => curves::one(out, feelings.after),
            Mark::Removed => curves::one(out, feelings.before),
            Mark::Moved | Mark::Changed | Mark::Same => curves::words(page, out, &feelings),
        }
        out.raw("</div>");
    }
}

/// Writes one difference as a term.
fn part_of(page: &mut Page<'_>, out: &mut Markup, both: &Both<'_, '_>, change: &Change<'_>) {
    let (words, model) = (page.words, page.model);
    let none = || "–".to_owned();
    let plain = |out: &mut Markup, name: &str, before: &str, after: &str| {
        item::term(out, name, |out| from_to(out, before, after));
    };
    let title = |journey: JourneyId, stage: StageId| &*model[journey][stage].head.title;
    match change {
        // The title heads the entry.
        Change::Title(before, after) => plain(out, words.title, before, after),
        Change::Kind(before, after) => {
            let kind = |kind: &TouchpointKind| match kind {
                TouchpointKind::Touchpoint => words.within(words.touchpoint),
                TouchpointKind::Step => words.step.to_owned(),
            };
            plain(out, words.kind, &kind(before), &kind(after));
        }
        Change::Stage(before, after) => {
            plain(out, words.stage, title(both.current, *before), title(both.future, *after));
        }
        Change::Channels { gone, new, .. } => {
            item::term(out, words.channels, |out| {
                lines::names(page, out, gone.iter().map(|it| &*model[*it].title), false);
                lines::names(page, out, new.iter().map(|it| &*model[*it].title), true);
            });
        }
        Change::Who(gone, new) => {
            item::term(out, words.who, |out| {
                lines::names(page, out, gone.iter().map(|it| page.short_name(*it)), false);
                lines::names(page, out, new.iter().map(|it| page.short_name(*it)), true);
            });
        }
        Change::Takes(before, after) => {
            let told = |takes: &Option<_>| takes.as_ref().map_or_else(none, |it| format::takes(it, words));
            plain(out, words.time, &told(before), &told(after));
        }
        Change::Volume(before, after) => {
            let told = |volume: &Option<_>| volume.as_ref().map_or_else(none, |it| format::volume(it, words));
            plain(out, words.volume, &told(before), &told(after));
        }
        Change::Owner(before, after) => plain(out, words.owner, page.team(*before), page.team(*after)),
        Change::MomentOfTruth(before, after) => {
            let told = |is_one: bool| if is_one { words.yes } else { words.no };
            plain(out, &capitalised(words.moment_of_truth), told(*before), told(*after));
        }
        Change::Engagement(people) => {
            item::term(out, words.engagement, |out| {
                let told = |engagement: &Option<u8>| engagement.map_or_else(none, |it| it.to_string());
                for (persona, before, after) in people.iter().filter(|(.., after)| after.is_some()) {
                    let number = both.comparison.personas.iter().position(|other| other == persona);
                    out.raw("<div class=\"line-of ").raw(person::class(number.unwrap_or_default()));
                    out.raw("\"><b class=\"who-of\">").text(page.short_name(*persona)).raw("</b> ");
                    from_to(out, &told(before), &told(after));
                    out.raw("</div>");
                }
            });
        }
        Change::Arrows { gone, new, .. } => {
            item::term(out, words.paths, |out| {
                gone.iter().for_each(|way| lines::way(page, out, way, false, both.comparison));
                new.iter().for_each(|way| lines::way(page, out, way, true, both.comparison));
            });
        }
        Change::Expands(before, after) => {
            let told = |journey: &Option<JourneyId>| {
                journey.map_or_else(none, |journey| model[journey].head.title.to_string())
            };
            plain(out, words.expands, &told(before), &told(after));
        }
        Change::Names { of, gone, new, .. } => {
            let title = match of {
                NameKind::Pages => words.page,
                NameKind::LoggedAs => words.logged_as,
            };
            item::term(out, title, |out| {
                lines::names(page, out, gone.iter().copied(), false);
                lines::names(page, out, new.iter().copied(), true);
            });
        }
        Change::Lines { of, gone, new, .. } => {
            item::term(out, lines::title(page, *of), |out| {
                gone.iter().for_each(|said| lines::said(page, out, said, false, both.comparison));
                new.iter().for_each(|said| lines::said(page, out, said, true, both.comparison));
            });
        }
    }
}

/// Writes an opportunity as a link to where it is told in full.
pub fn opportunity_link(page: &Page<'_>, out: &mut Markup, id: OpportunityId) {
    let opportunity = &page.model[id];
    let map = id.journey.map(|journey| page.map_href(&page.model[journey].head.id.value));
    out.raw("<a href=\"").text(&map.unwrap_or_else(|| "../index.html".to_owned()));
    if let Some(name) = &opportunity.id {
        out.raw("#Opportunity.").text(&name.value);
    }
    out.raw("\">").text(&markdown::plain(&naming::beginning(&opportunity.text))).raw("</a>");
}
