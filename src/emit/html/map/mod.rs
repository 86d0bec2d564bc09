//! The map of one journey: a table of lanes under touchpoints under stages, the cards of its touchpoints, and all that these have
//! no room for.

mod citations;
mod columns;
mod curves;
mod details;
mod facets;
mod flow;
mod group;
mod header;
mod lanes;
mod paths;
mod stage;
mod touchpoint;

use std::collections::BTreeSet;

use camino::Utf8Path;

use crate::emit::Options;
use crate::emit::counts;
use crate::model::{
    ByPlace, Handoff, HandoffKind, Hidden, Journey, JourneyId, Kpi, Model, Opportunity, PersonaId, Place,
    TouchpointId,
};
use crate::source::Files;
use crate::words::{fill, format};

use super::components;
use super::markup::Markup;
use super::page::{self, Page};
use super::persona_style;
use super::view::{
    ColumnView, HandoffView, MapView, NameView, PlaceView, Shared, StageView, TableView, TouchpointView,
};
use columns::Columns;
use flow::WaysIn;

/// The journey of a map, and how it is laid out.
struct Map<'a> {
    id: JourneyId,
    journey: &'a Journey,
    by_place: ByPlace<'a>,
    file: &'a Utf8Path,
    personas: Vec<PersonaId>,
    /// The numbers of the personas whose curve is drawn.
    curved: Vec<usize>,
    columns: Columns,
    handoffs: Vec<Handoff>,
    ways_in: WaysIn<'a>,
    /// Whether lanes without content stay.
    blank_lanes: bool,
    /// What is not told, not even in a lane to write on.
    hidden: &'a BTreeSet<Hidden>,
}

/// Returns what the template of a map sees.
pub fn view<'a>(model: &'a Model, options: &'a Options, files: &'a dyn Files, id: JourneyId) -> MapView<'a> {
    let journey = &model[id];
    let map = Map {
        id,
        journey,
        by_place: journey.by_place(),
        file: &journey.head.file,
        personas: journey.personas().collect(),
        curved: curves::curved(journey),
        columns: Columns::of(journey),
        handoffs: journey.handoffs(),
        ways_in: WaysIn::of(journey),
        blank_lanes: options.blank_lanes,
        hidden: &model.hidden,
    };
    let citations = citations::of(model, &map);
    let mut page = Page::new(page::Kind::Map, model, journey.personas(), citations, options, files);
    page.journey = Some(id);
    page.marks_unsupported = journey.is_validated();
    map_view(&page, &map, options)
}

fn map_view<'a>(page: &Page<'a>, map: &Map<'a>, options: &'a Options) -> MapView<'a> {
    let facets = facets::all(map);
    let touchpoints: Vec<Shared<TouchpointView<'a>>> = facets
        .iter()
        .enumerate()
        .map(|(index, facets)| Shared::new(&touchpoint::view(page, map, TouchpointId::new(index), facets)))
        .collect();
    let feels = curves::feelings(page, map);
    let engagement = curves::engagement(page, map);
    let stages = stage::views(page, map, &touchpoints);
    let whole = place(page, map, Place::Journey);
    let table =
        (map.columns.len() > 0).then(|| table(page, map, &stages, &whole, &touchpoints, &feels, &engagement));
    let mut curves = Markup::new();
    feels.define(&mut curves);
    engagement.define(&mut curves);
    let sources = page.citations.cited().map(|source| components::source(page, source)).collect();
    MapView {
        title: &map.journey.head.title,
        scenario: map.journey.scenario.as_ref().map(|scenario| page.flow(scenario, map.file)),
        facts: header::facts(page, map),
        personas: header::personas(page, map),
        curves: curves.finish(),
        filters: facets::filters(page, map, &facets),
        count: match map.journey.touchpoints.len() {
            1 => page.words.one_touchpoint.to_owned(),
            count => fill(page.words.all_touchpoints, &[("n", &count.to_string())]),
        },
        whole,
        stages,
        table,
        journey: details::journey(page, map),
        opportunities: details::opportunities(page, map),
        kpis: details::kpis(page, map),
        page: page.frame(options, header::summary(page, map), sources),
    }
}

fn table<'a>(
    page: &Page<'a>,
    map: &Map<'a>,
    stages: &[StageView<'a>],
    whole: &PlaceView<'a>,
    touchpoints: &[Shared<TouchpointView<'a>>],
    feels: &super::curve::Curves,
    engagement: &super::curve::Curves,
) -> TableView<'a> {
    let words = page.words;
    let paths = paths::view(page, map);
    let columns = map.columns.iter().enumerate().map(|(column, (touchpoint, is_first))| ColumnView {
        is_first,
        touchpoint: touchpoint.map(|id| touchpoints[id.index()].clone()),
        feels: (!feels.is_empty() || map.blank_lanes).then(|| feels.cell(column)),
        engagement: (!engagement.is_empty()).then(|| engagement.cell(column)),
    });
    let lanes = lanes::Lanes { page, map, stages, whole };
    TableView {
        caption: format!(
            "{} {}, {}. {}",
            words.labelled(&map.journey.head.title, "").trim_end(),
            format::count(map.journey.stages.len(), words.stage, words.stages, words),
            counts::touchpoints(map.journey.touchpoints.iter(), words),
            words.map_caption
        ),
        columns: columns.collect(),
        groups: group::heads(page, map),
        heads: lanes.heads(),
        bodies: lanes.bodies(paths.is_some(), feels, engagement),
        paths,
    }
}

/// Returns what stands in a block itself and in none within it.
fn place<'a>(page: &Page<'a>, map: &Map<'a>, place: Place) -> PlaceView<'a> {
    let touchpoint = |_: &Kpi| match place {
        Place::Touchpoint(id) => Some(&*map.journey[id].head.id.value),
        Place::Journey | Place::Stage(_) | Place::Persona => None,
    };
    let pains = map.by_place.pains.at(place).map(|pain| {
        let persona = pain.persona.as_ref().and_then(|persona| persona.target);
        let class = persona.map_or("", |persona| class_of(map, persona));
        Shared::new(&components::pain(page, map.journey, pain, class))
    });
    let opportunity = |opportunity: &'a Opportunity| {
        let owner = map.journey.owner_or(opportunity.owner.as_ref(), place);
        Shared::new(&components::opportunity(page, opportunity, owner))
    };
    let questions = [false, true].into_iter().flat_map(|is_answered| {
        map.by_place.questions.at(place).filter(move |question| question.is_answered() == is_answered)
    });
    let kpi = |kpi: &'a Kpi| {
        let owner = map.journey.owner_or(kpi.owner.as_ref(), place);
        Shared::new(&components::kpi(page, kpi, owner, touchpoint(kpi)))
    };
    PlaceView {
        pains: pains.collect(),
        bright_spots: map
            .by_place
            .bright_spots
            .at(place)
            .map(|spot| Shared::new(&components::bright_spot(page, spot, map.file)))
            .collect(),
        opportunities: map.by_place.opportunities.at(place).map(opportunity).collect(),
        questions: questions
            .map(|question| Shared::new(&components::question(page, question, map.file)))
            .collect(),
        kpis: map.by_place.kpis.at(place).map(kpi).collect(),
    }
}

/// Returns the class of a persona by their number in the journey.
fn class_of(map: &Map<'_>, persona: PersonaId) -> &'static str {
    let number = map.personas.iter().position(|other| *other == persona);
    number.map_or("", persona_style::class)
}

/// Returns the name of a persona in their colour.
fn name<'a>(page: &Page<'a>, map: &Map<'_>, persona: PersonaId) -> NameView<'a> {
    NameView { class: class_of(map, persona), name: page.short_name(persona) }
}

/// Returns the work that passes from one team to another at a touchpoint.
fn handoff<'a>(
    page: &Page<'a>,
    map: &Map<'_>,
    at: TouchpointId,
    kind: HandoffKind,
) -> Option<HandoffView<'a>> {
    // They come in this order; what is behind alternatives may be handed on by several teams.
    let first = map.handoffs.partition_point(|handoff| (handoff.at, handoff.kind) < (at, kind));
    let here = map.handoffs[first..].iter().take_while(|handoff| (handoff.at, handoff.kind) == (at, kind));
    let to = here.clone().next()?.to;
    let from: Vec<&str> = here.map(|handoff| page.team(Some(handoff.from))).collect();
    Some(HandoffView { from: from.join(", "), to: page.team(Some(to)) })
}
