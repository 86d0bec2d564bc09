//! A touchpoint or step: what its column and its card show.

use crate::emit::html::components;
use crate::emit::html::page::Page;
use crate::emit::html::view::{
    ActivityView, EngagementView, FeelingView, LineView, LinesView, LinkView, NotesView, TouchpointView,
    VariantView, VoiceView,
};
use crate::model::{
    Activity, Experience, Feeling, HandoffKind, Id, Journey, LaneId, Line, Place, Touchpoint, TouchpointId,
    TouchpointKind, targets,
};
use crate::source::Spanned;
use crate::words::{fill, format};

use super::facets::Facets;
use super::{Map, class_of, flow, group, handoff, name};

/// Returns all there is to show of a touchpoint.
pub fn view<'a>(page: &Page<'a>, map: &Map<'a>, id: TouchpointId, facets: &Facets<'a>) -> TouchpointView<'a> {
    let (model, journey, file) = (page.model, map.journey, map.file);
    let touchpoint: &'a Touchpoint = &journey[id];
    let experience = &touchpoint.experience;
    let (number, all) = ((id.index() + 1).to_string(), journey.touchpoints.len().to_string());
    let own = touchpoint.variants.iter().map(|variant| &*variant.experience.cites);
    let claims = std::iter::once(&*experience.cites).chain(own);
    let place = super::place(page, map, Place::Touchpoint(id));
    let lines = |of: fn(&Experience) -> &[Line], are_quotes| lines(page, map, touchpoint, of, are_quotes);
    let activities =
        |activities: &'a [Activity]| activities.iter().map(|it| activity(page, map, it)).collect();
    TouchpointView {
        id: &touchpoint.head.id.value,
        number: id.index() + 1,
        of_all: fill(page.words.n_of_all, &[("n", &number), ("all", &all)]),
        title: &touchpoint.head.title,
        is_step: touchpoint.kind.is_step(),
        by: (touchpoint.kind == TouchpointKind::TeamStep).then(|| by(page, touchpoint)),
        one_of: group::member(page, map, id),
        is_moment: touchpoint.moment_of_truth.is_some(),
        channels: components::channels(page, touchpoint.channels()),
        cites: page.cites_of_all(claims),
        facets: facets.view(page, map),
        owner: journey.owner_at(Place::Touchpoint(id)).map(|owner| page.team(Some(owner))),
        handoff: handoff(page, map, id, HandoffKind::Touchpoints),
        takes: touchpoint.takes.map(|takes| format::takes(&takes, page.words)),
        volume: volume(page, journey, id),
        about: page.about(touchpoint.about.as_deref(), file),
        who: targets(&touchpoint.who).map(|persona| name(page, map, persona)).collect(),
        feelings: feelings(page, map, touchpoint),
        engagement: engagement(page, map, touchpoint),
        does: lines(|it| &it.does, false),
        thinks: lines(|it| &it.thinks, true),
        says: lines(|it| &it.says, true),
        needs: lines(|it| &it.needs, false),
        evidence: lines(|it| &it.sees, false),
        pains: place.pains,
        bright_spots: place.bright_spots,
        opportunities: place.opportunities,
        questions: place.questions,
        kpis: place.kpis,
        front: activities(&touchpoint.frontstage),
        back: activities(&touchpoint.backstage),
        support: activities(&touchpoint.supported_by),
        back_handoff: handoff(page, map, id, HandoffKind::Stages),
        own: (0..model.lanes.len()).map(|lane| notes(page, map, touchpoint, Id::new(lane))).collect(),
        ways_in: map.ways_in.to(page, map, id),
        ways_out: flow::ways_out(page, map, id),
        variants: variants(page, map, touchpoint),
        expands: touchpoint.expands.as_ref().and_then(|it| it.target).map(|it| page.journey_link(it)),
        delivered_by: targets(&touchpoint.delivers)
            .map(|opportunity| LinkView {
                href: page.opportunity_href(opportunity),
                title: components::named(&model[opportunity].text),
            })
            .collect(),
        logged_as: names(&touchpoint.logged_as),
        pages: names(&touchpoint.pages),
        sources: page.sources(&experience.cites),
    }
}

/// Returns who does a step while people wait.
fn by(page: &Page<'_>, touchpoint: &Touchpoint) -> String {
    match touchpoint.by.as_ref().and_then(|by| by.target) {
        Some(team) => fill(page.words.by_team, &[("team", page.team(Some(team)))]),
        None => page.words.people_wait.to_owned(),
    }
}

/// Returns the lines of a lane, if there are any: what holds for everybody, then each persona's own.
fn lines<'a>(
    page: &Page<'a>,
    map: &Map<'a>,
    touchpoint: &'a Touchpoint,
    of: fn(&Experience) -> &[Line],
    are_quotes: bool,
) -> Option<LinesView<'a>> {
    let views = |lines: &'a [Line]| -> Vec<LineView<'a>> {
        lines.iter().map(|line| components::line(page, line, are_quotes, map.file)).collect()
    };
    let voices = touchpoint.variants.iter().filter_map(|variant| {
        let (own, persona) = (of(&variant.experience), variant.persona.target?);
        let (class, name) = (class_of(map, persona), page.short_name(persona));
        (!own.is_empty()).then(|| VoiceView { class, name, lines: views(own) })
    });
    let (mut lines, voices) = (views(of(&touchpoint.experience)), voices.collect::<Vec<_>>());
    let is_alone = lines.len() == 1 && lines[0].about.is_none() && voices.is_empty();
    let only = if is_alone { lines.pop().map(|line| line.text) } else { None };
    (only.is_some() || !lines.is_empty() || !voices.is_empty()).then_some(LinesView { only, lines, voices })
}

/// Returns how each persona feels. One feeling may be that of several; what is known of it is told once.
fn feelings<'a>(page: &Page<'a>, map: &Map<'a>, touchpoint: &'a Touchpoint) -> Vec<FeelingView<'a>> {
    let mut told: Vec<&'a Feeling> = Vec::new();
    let mut views = Vec::new();
    for persona in &map.personas {
        let Some(feeling) = touchpoint.feeling_of(*persona) else { continue };
        let is_told = told.iter().any(|other| std::ptr::eq(*other, feeling));
        told.push(feeling);
        views.push(FeelingView {
            class: class_of(map, *persona),
            name: page.short_name(*persona),
            value: feeling.score,
            score: format::score(feeling.score),
            label: feeling.label.as_deref(),
            cites: (!is_told).then(|| page.cites(&feeling.cites)),
            about: page.about(feeling.about.as_deref().filter(|_| !is_told), map.file),
        });
    }
    views
}

fn engagement<'a>(page: &Page<'a>, map: &Map<'a>, touchpoint: &Touchpoint) -> Vec<EngagementView<'a>> {
    let view = |persona: &crate::model::PersonaId| {
        let value = touchpoint.engagement_of(*persona)?;
        Some(EngagementView { class: class_of(map, *persona), name: page.short_name(*persona), value })
    };
    map.personas.iter().filter_map(view).collect()
}

fn activity<'a>(page: &Page<'a>, map: &Map<'a>, activity: &'a Activity) -> ActivityView<'a> {
    ActivityView {
        text: page.cited(&activity.text, &activity.cites, map.file),
        owner: activity.owner.as_ref().map(|owner| page.team(owner.target)),
        takes: activity.takes.map(|takes| format::takes(&takes, page.words)),
        about: page.about(activity.about.as_deref(), map.file),
    }
}

/// Returns what a touchpoint has in one of the project's own lanes.
fn notes<'a>(page: &Page<'a>, map: &Map<'a>, touchpoint: &'a Touchpoint, lane: LaneId) -> NotesView<'a> {
    let notes = touchpoint.notes.iter().filter(|note| note.lane.target == Some(lane));
    let notes = notes.map(|note| LineView {
        text: page.cited(&note.text, &note.cites, map.file),
        about: page.about(note.about.as_deref(), map.file),
    });
    NotesView { title: &page.model[lane].head.title, notes: notes.collect() }
}

/// Returns what differs for single personas and has no lane: channels, sources, the words of every block.
fn variants<'a>(page: &Page<'a>, map: &Map<'a>, touchpoint: &'a Touchpoint) -> Vec<VariantView<'a>> {
    let view = |persona: &crate::model::PersonaId| {
        let variant = touchpoint.variant(*persona)?;
        let channels = targets(&variant.experience.channels);
        let view = VariantView {
            name: page.short_name(*persona),
            channels: channels.map(|channel| page.words.channel(&page.model[channel])).collect(),
            cites: page.cites(&variant.experience.cites),
            about: page.about(variant.about.as_deref(), map.file),
        };
        (!view.channels.is_empty() || !view.cites.is_empty() || view.about.is_some()).then_some(view)
    };
    map.personas.iter().filter_map(view).collect()
}

/// Returns how many people come: as written, else as it follows from the shares.
fn volume(page: &Page<'_>, journey: &Journey, id: TouchpointId) -> Option<String> {
    let flow = &journey.flow;
    if let Some(volume) = &journey[id].volume {
        return Some(format::volume(volume, page.words));
    }
    let (people, period) = (flow.people.get(id.index())?.as_ref()?, flow.period?);
    Some(format!("{} {}", format::people(*people, page.words), page.words.per(period)))
}

fn names(names: &[Spanned<Box<str>>]) -> Vec<&str> {
    names.iter().map(|name| &*name.value).collect()
}
