//! The page of a team: who they are, and all they own.

use crate::emit::Options;
use crate::emit::html::citations::Citations;
use crate::emit::html::page::{self, Page};
use crate::emit::html::view::{HandoffRow, SectionView, TeamAboutView, TeamLink, TeamPageView};
use crate::insight::{Holdings, Index, Overview, Owned, WORST_FIRST, progress};
use crate::model::{Handoff, HandoffKind, JourneyId, KpiId, Model, OpportunityId, Place, TeamId};
use crate::source::Files;
use crate::words::format;

use super::limits::SHOWN;
use super::list::List;
use super::{
    actions, bright_spots, journeys, kpis, personas, place, questions, rest, rows, section, shows,
    touchpoints,
};

/// Returns what the template of a team's page sees.
pub fn view<'a>(
    model: &'a Model,
    index: &'a Index,
    options: &'a Options,
    files: &'a dyn Files,
    id: TeamId,
) -> TeamPageView<'a> {
    let overview = index.overview(model);
    let page = Page::new(page::Kind::Team, model, personas(model), Citations::default(), options, files);
    let (team, owned, held) = (&model[id], index.owned_by(id), overview.held_by(id));
    let sections = [
        about(&page, id),
        owned_journeys(&page, overview, held),
        places(&page, held),
        board(&page, &owned.kpis),
        to_do(&page, owned),
        bright_spots::listed(&page, &held.bright_spots),
        asked(&page, held),
        handoffs(&page, held, id),
    ];
    TeamPageView {
        title: &team.head.title,
        department: team.department.as_ref().map(|department| page.phrase(department, &team.head.file)),
        shows: shows(&page),
        sections: sections.into_iter().flatten().collect(),
        page: page.frame(options, summary(&page, id, owned, held), Vec::new()),
    }
}

fn summary(page: &Page<'_>, id: TeamId, owned: &Owned, held: &Holdings) -> String {
    let words = page.words;
    let figures = [
        format::count(held.journeys.len(), words.journey, words.journeys, words),
        format::count(owned.kpis.len(), words.kpi, words.kpis, words),
        format::count(owned.actions.len(), words.action, words.actions, words),
    ];
    format!("{}: {}", page.model[id].head.title, figures.join(", "))
}

fn about<'a>(page: &Page<'a>, id: TeamId) -> Option<SectionView<'a>> {
    let team = &page.model[id];
    let about = page.about(team.about.as_deref(), &team.head.file);
    let contact = page.texts(team.contact.as_slice(), &team.head.file);
    (about.is_some() || contact.is_some()).then(|| SectionView {
        team: Some(TeamAboutView { about, contact }),
        ..section("About", page.words.about)
    })
}

fn owned_journeys<'a>(page: &Page<'a>, overview: &Overview, held: &Holdings) -> Option<SectionView<'a>> {
    let all = held.journeys.len();
    (all > 0).then(|| SectionView {
        journeys: journeys::rows(page, overview, &held.journeys[..all.min(SHOWN)]),
        rest: rest::among(page, all, List::Journeys),
        ..section("Journeys", page.words.journeys)
    })
}

/// Returns the stages and touchpoints that are the team's own, in journeys and stages that are not.
fn places<'a>(page: &Page<'a>, held: &Holdings) -> Option<SectionView<'a>> {
    let stages = held.stages.iter().map(|(journey, stage)| (*journey, Place::Stage(*stage)));
    let touchpoints = held.touchpoints.iter().map(|(journey, at)| (*journey, Place::Touchpoint(*at)));
    let all = held.stages.len() + held.touchpoints.len();
    let entry = |(journey, place)| touchpoints::place_entry(page, journey, place);
    (all > 0).then(|| SectionView {
        places: stages.chain(touchpoints).take(SHOWN).map(entry).collect(),
        rest: rest::among(page, all, List::Touchpoints),
        ..section("Places", page.words.stages_and_touchpoints)
    })
}

fn board<'a>(page: &Page<'a>, owned: &[KpiId]) -> Option<SectionView<'a>> {
    let model = page.model;
    let mut worst_first = owned.to_vec();
    worst_first.sort_by_cached_key(|id| {
        let place = WORST_FIRST.iter().position(|status| *status == model[*id].status());
        (place, progress::nearness(&model[*id]))
    });
    (!owned.is_empty()).then(|| SectionView {
        kpis: kpis::rows(page, &worst_first[..owned.len().min(SHOWN)]),
        rest: rest::among(page, owned.len(), List::Kpis),
        ..section("Kpis", page.words.kpis)
    })
}

/// Returns what the team is to do, by itself or with the team that owns it, by the day it is due.
fn to_do<'a>(page: &Page<'a>, owned: &Owned) -> Option<SectionView<'a>> {
    let mut by_day: Vec<OpportunityId> = [&*owned.actions, &*owned.helps].concat();
    by_day.sort_by_key(|id| {
        let due = page.model[*id].due.map(|due| due.value);
        (due.is_none(), due)
    });
    (!by_day.is_empty()).then(|| SectionView {
        actions: actions::open(page, &by_day[..by_day.len().min(SHOWN)], 1),
        rest: rest::among(page, by_day.len(), List::Actions),
        ..section("Plan", page.words.actions)
    })
}

fn asked<'a>(page: &Page<'a>, held: &Holdings) -> Option<SectionView<'a>> {
    let mut by_day = held.questions.clone();
    by_day.sort_by_key(|id| {
        let due = id.of(page.model).due.map(|due| due.value);
        (due.is_none(), due)
    });
    (!by_day.is_empty()).then(|| SectionView {
        questions: questions::rows(page, &by_day[..by_day.len().min(SHOWN)]),
        rest: rest::among(page, by_day.len(), List::Questions),
        ..section("Questions", page.words.open_questions)
    })
}

/// Returns where work passes to the team and from it.
fn handoffs<'a>(page: &Page<'a>, held: &Holdings, id: TeamId) -> Option<SectionView<'a>> {
    let all = &held.handoffs;
    (!all.is_empty()).then(|| SectionView {
        handoffs: all.iter().take(SHOWN).map(|(at, handoff)| handoff_row(page, *at, handoff, id)).collect(),
        more: rest::more(page, all.len()),
        ..section("Handoffs", page.words.handoffs)
    })
}

fn handoff_row<'a>(page: &Page<'a>, id: JourneyId, handoff: &Handoff, here: TeamId) -> HandoffRow<'a> {
    let journey = &page.model[id];
    // The page has no link to itself.
    let team = |team| match team {
        team if team == here => TeamLink { href: None, title: page.team(Some(team)) },
        team => rows::team(page, Some(team)),
    };
    HandoffRow {
        href: place::href(page, id, Place::Touchpoint(handoff.at)),
        title: &journey[handoff.at].head.title,
        journey: &journey.head.title,
        is_backstage: handoff.kind == HandoffKind::Stages,
        from: team(handoff.from),
        to: team(handoff.to),
    }
}
