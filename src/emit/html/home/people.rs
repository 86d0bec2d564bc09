//! Who is who: personas and teams; and the lanes that the project added.

use crate::emit::html::markup::{Html, svg};
use crate::emit::html::page::Page;
use crate::emit::html::persona;
use crate::emit::html::view::{BlockView, CountView, LinkView, PersonaEntry, TeamEntry};
use crate::insight::{Index, Marker, Overview};
use crate::model::{Id, KpiStatus, PersonaId, TeamId};
use crate::words::format;

use super::journeys;
use super::limits::{FOUND, SHOWN};

/// Returns who the personas are, in short.
pub fn personas<'a>(page: &Page<'a>, overview: &Overview) -> Vec<PersonaEntry<'a>> {
    ids(page.model.personas.len()).take(SHOWN).map(|id| persona(page, overview, id)).collect()
}

fn persona<'a>(page: &Page<'a>, overview: &Overview, id: PersonaId) -> PersonaEntry<'a> {
    let persona = &page.model[id];
    let file = &*persona.head.file;
    PersonaEntry {
        id: &persona.head.id.value,
        key: key(overview, id),
        href: page.persona_href(id),
        title: &persona.head.title,
        role: persona::role(page, persona),
        quote: persona.quote.as_ref().map(|quote| page.quote(quote, file)),
        goals: page.texts(&persona.goals, file),
        barriers: page.texts(&persona.barriers, file),
        share: persona.share.map(|share| format::percent(share.value, page.words)),
        journeys: journeys::links(page, overview.walked_by(id)),
    }
}

/// Returns line and marker of a persona, where every map shows them alike.
pub fn key(overview: &Overview, id: PersonaId) -> Option<Html> {
    match overview.marker(id) {
        Marker::Shared(number) => Some(svg::key(number)),
        Marker::Neutral(_) => None,
    }
}

/// Returns the personas that only the search shows.
pub fn personas_found(page: &Page<'_>) -> Vec<LinkView> {
    let link = |id: PersonaId| LinkView {
        href: page.persona_href(id),
        title: page.model[id].head.title.to_string(),
    };
    ids(page.model.personas.len()).skip(SHOWN).take(FOUND).map(link).collect()
}

/// Returns what the teams have to do, in numbers.
pub fn teams<'a>(page: &Page<'a>, index: &Index, overview: &Overview) -> Vec<TeamEntry<'a>> {
    ids(page.model.teams.len()).take(SHOWN).map(|id| team(page, index, overview, id)).collect()
}

fn team<'a>(page: &Page<'a>, index: &Index, overview: &Overview, id: TeamId) -> TeamEntry<'a> {
    let (model, words) = (page.model, page.words);
    let (team, owned) = (&model[id], index.owned_by(id));
    let off = owned.kpis.iter().filter(|kpi| model[**kpi].status() == KpiStatus::OffTarget).count();
    let late = owned.actions.iter().filter(|action| model[**action].is_overdue(page.today)).count();
    TeamEntry {
        id: &team.head.id.value,
        href: page.team_href(id),
        title: &team.head.title,
        department: team.department.as_ref().map(|department| page.phrase(department, &team.head.file)),
        journeys: journeys::links(page, &overview.held_by(id).journeys),
        kpis: count(page, owned.kpis.len(), off, words.off_target),
        actions: count(page, owned.actions.len(), late, words.overdue),
    }
}

/// Returns how many there are, and how many of them are bad; nothing where there are none.
fn count(page: &Page<'_>, all: usize, bad: usize, word: &str) -> Option<CountView> {
    let number = |number: usize| format::number(number.into(), page.words);
    (all > 0)
        .then(|| CountView { all: number(all), bad: (bad > 0).then(|| format!("{} {word}", number(bad))) })
}

/// Returns the teams that only the search shows.
pub fn teams_found(page: &Page<'_>) -> Vec<LinkView> {
    let link =
        |id: TeamId| LinkView { href: page.team_href(id), title: page.model[id].head.title.to_string() };
    ids(page.model.teams.len()).skip(SHOWN).take(FOUND).map(link).collect()
}

/// Returns the project's own lanes.
pub fn lanes<'a>(page: &Page<'a>) -> Vec<BlockView<'a>> {
    let lanes = page.model.lanes.iter().map(|lane| BlockView {
        title: &lane.head.title,
        goals: None,
        about: page.about(lane.about.as_deref(), &lane.head.file),
    });
    lanes.collect()
}

fn ids<T>(count: usize) -> impl Iterator<Item = Id<T>> {
    (0..count).map(Id::new)
}
