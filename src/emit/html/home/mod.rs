//! The page of the project: every journey with its health, where it goes well and where not, KPIs, actions, people.

mod actions;
mod bright_spots;
mod channels;
mod citations;
mod entries;
mod journeys;
mod kpis;
mod limits;
mod list;
mod matrix;
mod pains;
mod people;
pub mod persona;
mod place;
mod questions;
mod rest;
mod rows;
mod sources;
mod tally;
pub mod team;
mod touchpoints;
pub mod whole;

use crate::emit::Options;
use crate::insight::{Index, Overview};
use crate::model::{Hidden, Id, Model, PersonaId};
use crate::source::Files;

use super::page::{self, Page};
use super::view::{HomeView, OwnerView, SectionView, ShowsView};
use limits::SHOWN;

pub use list::{List, plan};

/// Returns what the template of the project's page sees.
pub fn view<'a>(
    model: &'a Model,
    index: &'a Index,
    options: &'a Options,
    files: &'a dyn Files,
) -> HomeView<'a> {
    let overview = index.overview(model);
    let page = Page::new(page::Kind::Home, model, personas(model), citations::of_home(model), options, files);
    let figures = tally::figures(&page);
    HomeView {
        title: &options.title,
        owners: owners(&page),
        shows: shows(&page),
        sections: sections(&page, index, overview),
        page: page.frame(options, figures.join(", "), Vec::new()),
        figures,
    }
}

fn sections<'a>(page: &Page<'a>, index: &'a Index, overview: &'a Overview) -> Vec<SectionView<'a>> {
    let sections = [
        listed(page, overview, List::Journeys).map(|section| SectionView {
            id: "Journeys",
            found: journeys::found(page, overview),
            ..section
        }),
        matrix(page, overview),
        kpis(page, index, overview),
        plan_section(page, overview),
        listed(page, overview, List::Pains).map(|section| SectionView {
            id: "Pains",
            lead: Some(page.words.pains_lead),
            ..section
        }),
        bright_spots::of_project(page),
        listed(page, overview, List::Questions).map(|section| SectionView {
            id: "Questions",
            title: page.words.open_questions,
            ..section
        }),
        personas_section(page, overview),
        teams(page, index, overview),
        channels(page),
        listed(page, overview, List::Sources).map(|section| SectionView {
            id: "Sources",
            lead: Some(page.words.sources_lead),
            ..section
        }),
        unsupported(page, overview),
        lanes(page),
        listed(page, overview, List::Touchpoints).map(|section| SectionView {
            id: "Touchpoints",
            short: page.words.index,
            ..section
        }),
    ];
    sections.into_iter().flatten().collect()
}

/// Returns a part of a page without anything to show.
fn section<'a>(id: &'static str, title: &'static str) -> SectionView<'a> {
    SectionView { id, title, short: title, ..SectionView::default() }
}

/// Returns the beginning of a list, and where the whole of it is; nothing for one without entries.
fn listed<'a>(page: &Page<'a>, overview: &'a Overview, list: List) -> Option<SectionView<'a>> {
    let all = list.len(page.model, overview);
    let mut section = section("", list.title(page.words));
    entries::add(&mut section, page, overview, list, 0..all.min(SHOWN));
    section.rest = rest::of_list(page, overview, list);
    (all > 0).then_some(section)
}

fn matrix<'a>(page: &Page<'a>, overview: &Overview) -> Option<SectionView<'a>> {
    let words = page.words;
    let hides_kpis = page.model.hides(Hidden::Kpis);
    let lead = if hides_kpis { words.matrix_lead_without_kpis } else { words.matrix_lead };
    let matrix = matrix::view(page, overview)?;
    Some(SectionView {
        short: words.stages,
        lead: Some(lead),
        matrix: Some(matrix),
        ..section("Matrix", words.matrix)
    })
}

fn kpis<'a>(page: &Page<'a>, index: &'a Index, overview: &'a Overview) -> Option<SectionView<'a>> {
    let listed = listed(page, overview, List::Kpis);
    let project_kpis = kpis::of_project(page, index);
    (listed.is_some() || !project_kpis.is_empty()).then(|| SectionView {
        id: "Kpis",
        lead: Some(page.words.kpis_lead),
        project_kpis,
        ..listed.unwrap_or_else(|| section("Kpis", page.words.kpis))
    })
}

fn plan_section<'a>(page: &Page<'a>, overview: &Overview) -> Option<SectionView<'a>> {
    let (words, model) = (page.words, page.model);
    let (open, closed) = overview.actions.split_at(overview.open_actions);
    let open = &open[..open.len().min(SHOWN)];
    let closed = &closed[..closed.len().min(SHOWN)];
    let is_there = !(open.is_empty() && closed.is_empty() && model.opportunities.is_empty());
    is_there.then(|| SectionView {
        short: words.actions,
        lead: Some(words.action_plan_lead),
        actions: actions::open(page, open, 1),
        chart: Some(actions::chart(page, open)),
        closed: actions::closed(page, closed),
        rest: rest::of_list(page, overview, List::Actions),
        project_opportunities: actions::of_project(page),
        ..section("Plan", words.action_plan)
    })
}

fn personas_section<'a>(page: &Page<'a>, overview: &Overview) -> Option<SectionView<'a>> {
    (!page.model.personas.is_empty()).then(|| SectionView {
        personas: people::personas(page, overview),
        found: people::personas_found(page),
        ..section("Personas", page.words.personas)
    })
}

fn teams<'a>(page: &Page<'a>, index: &Index, overview: &Overview) -> Option<SectionView<'a>> {
    (!page.model.teams.is_empty()).then(|| SectionView {
        teams: people::teams(page, index, overview),
        found: people::teams_found(page),
        ..section("Teams", page.words.teams)
    })
}

fn channels<'a>(page: &Page<'a>) -> Option<SectionView<'a>> {
    let channels = channels::rows(page);
    (!channels.is_empty()).then(|| SectionView {
        lead: Some(page.words.channels_lead),
        channels,
        ..section("Channels", page.words.channels)
    })
}

fn unsupported<'a>(page: &Page<'a>, overview: &Overview) -> Option<SectionView<'a>> {
    let words = page.words;
    (!overview.unsupported.is_empty()).then(|| SectionView {
        short: words.claims,
        lead: Some(words.claims_without_source_lead),
        unsupported: sources::unsupported(page, overview),
        more: rest::more(page, overview.unsupported.len()),
        ..section("Unsupported", words.claims_without_source)
    })
}

fn lanes<'a>(page: &Page<'a>) -> Option<SectionView<'a>> {
    (!page.model.lanes.is_empty()).then(|| SectionView {
        short: page.words.lanes_short,
        lanes: people::lanes(page),
        ..section("Lanes", page.words.lanes)
    })
}

/// Returns the teams by which a page can be filtered.
fn owners<'a>(page: &Page<'a>) -> Vec<OwnerView<'a>> {
    let teams = page.model.teams.iter().take(SHOWN);
    teams.map(|team| OwnerView { id: &team.head.id.value, title: &team.head.title }).collect()
}

/// Returns which columns tables have.
fn shows(page: &Page<'_>) -> ShowsView {
    let shows = |kind| !page.model.hides(kind);
    ShowsView {
        kpis: shows(Hidden::Kpis),
        pains: shows(Hidden::Pains),
        opportunities: shows(Hidden::Opportunities),
        owners: shows(Hidden::Owners),
        sources: shows(Hidden::Sources),
    }
}

/// Returns the personas that a page about the project may name: all of them.
fn personas(model: &Model) -> impl Iterator<Item = PersonaId> + use<> {
    (0..model.personas.len()).map(Id::new)
}
