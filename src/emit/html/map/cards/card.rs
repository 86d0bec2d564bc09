//! The card of one touchpoint.

use crate::emit::naming;
use crate::model::{
    ActivityLane, Feeling, HandoffKind, Id, Journey, Place, Touchpoint, TouchpointId, TouchpointKind, targets,
};
use crate::words::fill;
use crate::words::format;

use super::super::super::icon::Icon;
use super::super::super::item::{self, Spot, capitalised};
use super::super::super::markdown;
use super::super::super::markup::Markup;
use super::super::super::page::Page;
use super::super::facets::Facets;
use super::super::{Map, blueprint, class_of, lanes};
use super::moves::Moves;

/// Writes the card.
pub fn write<'a>(page: &mut Page<'a>, out: &mut Markup, map: &Map<'a>, moves: &Moves<'a>, id: TouchpointId) {
    let touchpoint: &'a Touchpoint = &map.journey[id];
    let anchor = &*touchpoint.head.id.value;
    out.raw("<article class=\"card\" id=\"").text(anchor).raw("\" data-t=\"").text(anchor).raw("\"");
    Facets::of(map, id).write(page, out, map);
    out.raw(">");
    head(page, out, map, id);
    out.raw("<dl>");
    experience(page, out, map, id);
    service(page, out, map, id);
    rest(page, out, map, moves, id);
    out.raw("</dl></article>");
}

fn head<'a>(page: &mut Page<'a>, out: &mut Markup, map: &Map<'a>, id: TouchpointId) {
    let (words, journey, model) = (page.words, map.journey, page.model);
    let touchpoint: &'a Touchpoint = &journey[id];
    let is_step = touchpoint.kind == TouchpointKind::Step;
    let (n, all) = ((id.index() + 1).to_string(), journey.touchpoints.len().to_string());
    out.raw("<header><p class=\"eyebrow\"><span>");
    out.text(&fill(words.n_of_all, &[("n", &n), ("all", &all)])).raw("</span>");
    if is_step {
        out.raw("<span>").text(words.step).raw("</span>");
    }
    for channel in touchpoint.channels() {
        out.raw("<span>");
        page.icon(out, Icon::channel(&model[channel]), "");
        out.raw(" ").text(words.channel(&model[channel])).raw("</span>");
    }
    if touchpoint.moment_of_truth.is_some() {
        out.raw("<span>");
        page.icon(out, Icon::MOMENT_OF_TRUTH, "mot");
        out.raw(" ").text(&capitalised(words.moment_of_truth)).raw("</span>");
    }
    out.raw("</p><h4").raw(if is_step { " class=\"step\">" } else { ">" });
    out.text(&touchpoint.head.title).raw("</h4>");
    label(page, out, map, id);
    page.about(out, touchpoint.about.as_deref(), map.file);
    out.raw("</header>");
}

/// Writes who answers for it, how long it takes and how many come.
fn label<'a>(page: &mut Page<'a>, out: &mut Markup, map: &Map<'a>, id: TouchpointId) {
    let (words, journey) = (page.words, map.journey);
    let before = out.len();
    out.raw("<p class=\"label\">");
    let start = out.len();
    if let Some(owner) = journey.owner_at(Place::Touchpoint(id)) {
        out.raw("<span class=\"vh\">").text(words.owner).raw(": </span>").text(page.team(Some(owner)));
        super::super::handoff(page, out, map, id, HandoffKind::Touchpoints);
    }
    let between = |out: &mut Markup, name: &str| {
        out.raw(if out.len() > start { " · " } else { "" });
        out.raw("<span class=\"vh\">").text(name).raw(": </span>");
    };
    if let Some(takes) = &journey[id].takes {
        between(out, words.time);
        out.text(&format::takes(takes, words));
    }
    if let Some(volume) = volume(page, journey, id) {
        between(out, words.volume);
        out.text(&volume);
    }
    if out.len() == start {
        out.truncate(before);
    } else {
        out.raw("</p>");
    }
}

/// Writes what people go through, what hurts and what could be done.
fn experience<'a>(page: &mut Page<'a>, out: &mut Markup, map: &Map<'a>, id: TouchpointId) {
    let (words, journey, place) = (page.words, map.journey, Place::Touchpoint(id));
    let touchpoint: &'a Touchpoint = &journey[id];
    item::term(out, words.who, |out| lanes::names(page, out, map, &touchpoint.who));
    item::term(out, words.feels, |out| feelings(page, out, map, touchpoint));
    item::term(out, words.engagement, |out| engagement(page, out, map, touchpoint));
    for (title, kind) in lanes::experiences(words) {
        item::term(out, title, |out| lanes::lines_at(page, out, map, kind, id));
    }
    item::term(out, words.pains, |out| lanes::pains_at(page, out, map, Spot::Card, place));
    item::term(out, words.opportunities, |out| lanes::opportunities_at(page, out, map, Spot::Card, place));
    item::term(out, words.questions, |out| lanes::questions_at(page, out, map, place));
    item::term(out, words.kpis, |out| lanes::kpis_at(page, out, map, place));
}

/// Writes the service blueprint and the project's own lanes.
fn service<'a>(page: &mut Page<'a>, out: &mut Markup, map: &Map<'a>, id: TouchpointId) {
    let (model, words) = (page.model, page.words);
    item::term(out, words.evidence, |out| lanes::lines_at(page, out, map, lanes::EVIDENCE, id));
    for lane in [ActivityLane::Frontstage, ActivityLane::Backstage, ActivityLane::SupportedBy] {
        item::term(out, words.activity_lane(lane), |out| {
            blueprint::activities_at(page, out, map, lane, id);
        });
    }
    for (index, lane) in model.lanes.iter().enumerate() {
        item::term(out, &lane.head.title, |out| lanes::own_at(page, out, map, Id::new(index), id));
    }
}

/// Writes how people come and go on, how many they are, and under which names all this is known.
fn rest<'a>(page: &mut Page<'a>, out: &mut Markup, map: &Map<'a>, moves: &Moves<'a>, id: TouchpointId) {
    let (words, model) = (page.words, page.model);
    let touchpoint: &'a Touchpoint = &map.journey[id];
    item::term(out, words.paths, |out| {
        moves.write_in(page, out, map, id);
        Moves::write_out(page, out, map, id);
    });
    for persona in &map.personas {
        item::term(out, page.short_name(*persona), |out| {
            // What differs for them and has no line of its own: channels, sources, the words of every block.
            let Some(variant) = touchpoint.variant(*persona) else { return };
            for (number, channel) in targets(&variant.experience.channels).enumerate() {
                out.raw(if number > 0 { ", " } else { "" }).text(page.words.channel(&model[channel]));
            }
            page.cites(out, &variant.experience.cites, map.file);
            page.about(out, variant.about.as_deref(), map.file);
        });
    }
    item::term(out, words.expands, |out| {
        if let Some(expanded) = touchpoint.expands.as_ref().and_then(|expands| expands.target) {
            let head = &model[expanded].head;
            out.raw("<a href=\"").text(&page.map_href(&head.id.value)).raw("\">");
            out.text(&head.title).raw("</a>");
        }
    });
    item::term(out, words.delivered_by, |out| {
        for (number, opportunity) in targets(&touchpoint.delivers).enumerate() {
            out.raw(if number > 0 { ", <a href=\"" } else { "<a href=\"" });
            out.text(&item::opportunity_href(page, opportunity, Some(map.id))).raw("\">");
            out.text(&markdown::plain(&naming::beginning(&model[opportunity].text))).raw("</a>");
        }
    });
    item::term(out, words.logged_as, |out| codes(out, &touchpoint.logged_as));
    item::term(out, words.page, |out| codes(out, &touchpoint.pages));
    item::sources(page, out, &touchpoint.experience.cites, map.file);
}

/// Writes how each persona feels, on a scale that shows on phones and in the dialog, and in words.
fn feelings<'a>(page: &mut Page<'a>, out: &mut Markup, map: &Map<'a>, touchpoint: &'a Touchpoint) {
    let mut told: Vec<&'a Feeling> = Vec::new();
    for persona in &map.personas {
        let Some(feeling) = touchpoint.feeling_of(*persona) else { continue };
        let score = format::score(feeling.score);
        out.raw("<p class=\"mood ").raw(class_of(map, *persona)).raw("\"><i style=\"--v:");
        out.raw(&feeling.score.to_string()).raw("\"></i><span>").text(page.short_name(*persona)).raw(" ");
        out.text(&score);
        if let Some(label) = &feeling.label {
            out.raw(" ").text(label);
        }
        // One feeling may be that of several; what is known of it is told once.
        let is_told = told.iter().any(|other| std::ptr::eq(*other, feeling));
        if !is_told {
            page.cites(out, &feeling.cites, map.file);
        }
        out.raw("</span></p>");
        if !is_told {
            page.about(out, feeling.about.as_deref(), map.file);
            told.push(feeling);
        }
    }
}

fn engagement(page: &Page<'_>, out: &mut Markup, map: &Map<'_>, touchpoint: &Touchpoint) {
    let start = out.len();
    for persona in &map.personas {
        let Some(engagement) = touchpoint.engagement_of(*persona) else { continue };
        out.raw(if out.len() > start { " · <span class=\"" } else { "<span class=\"" });
        out.raw(class_of(map, *persona)).raw("\">").text(page.short_name(*persona)).raw(" ");
        out.number(usize::from(engagement)).raw("</span>");
    }
    if out.len() > start {
        out.raw(" / 5");
    }
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

fn codes(out: &mut Markup, names: &[crate::source::Spanned<Box<str>>]) {
    for (number, name) in names.iter().enumerate() {
        out.raw(if number > 0 { ", <code>" } else { "<code>" }).text(&name.value).raw("</code>");
    }
}
