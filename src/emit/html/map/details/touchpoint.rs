//! Stage by stage, touchpoint by touchpoint: who, how long, how many, where to next, and under which names.

use crate::emit::words::fill;
use crate::emit::{naming, present};
use crate::model::{
    Arrow, Destination, Origin, Place, Stage, StageId, Touchpoint, TouchpointId, TouchpointKind, targets,
};

use super::super::super::icon::Icon;
use super::super::super::item::{self, capitalised};
use super::super::super::markdown;
use super::super::super::markup::Markup;
use super::super::super::page::Page;
use super::super::{Map, class_of, lanes, paths};

/// Returns all stages with their touchpoints.
pub fn stages<'a>(page: &mut Page<'a>, map: &Map<'a>) -> Markup {
    let mut out = Markup::new();
    for (id, of_stage) in map.journey.stages() {
        out.raw("<section class=\"stage-cards\" id=\"Stage.").text(&of_stage.head.id.value).raw("\"><h3>");
        out.number(id.index() + 1).raw(" ").text(&of_stage.head.title).raw("</h3>");
        stage(page, &mut out, map, id, of_stage);
        out.raw("<div class=\"deck\">");
        for touchpoint in of_stage.touchpoint_ids() {
            card(page, &mut out, map, touchpoint);
        }
        out.raw("</div></section>");
    }
    out
}

fn stage<'a>(page: &mut Page<'a>, out: &mut Markup, map: &Map<'a>, id: StageId, stage: &'a Stage) {
    let words = page.words;
    page.about(out, stage.about.as_deref(), map.file);
    let start = out.len();
    out.raw("<dl class=\"terms\">");
    let empty = out.len();
    item::term(out, words.goal, |out| item::texts(page, out, &stage.goals, map.file));
    item::term(out, words.jobs, |out| item::texts(page, out, &stage.jobs, map.file));
    item::term(out, words.time, |out| {
        if let Some(takes) = &stage.takes {
            out.text(&present::takes(takes, words));
        }
    });
    item::term(out, words.owner, |out| {
        if let Some(owner) = map.journey.owner_at(Place::Stage(id)) {
            out.text(page.team(Some(owner)));
        }
    });
    item::term(out, words.sources, |out| page.cites(out, &stage.cites, map.file));
    if out.len() == empty {
        out.truncate(start);
    } else {
        out.raw("</dl>");
    }
}

fn card<'a>(page: &mut Page<'a>, out: &mut Markup, map: &Map<'a>, id: TouchpointId) {
    let (words, journey) = (page.words, map.journey);
    let touchpoint: &'a Touchpoint = &journey[id];
    out.raw("<article class=\"card\" id=\"")
        .text(&touchpoint.head.id.value)
        .raw("\"><header><p class=\"eyebrow\">");
    let (n, all) = ((id.index() + 1).to_string(), journey.touchpoints.len().to_string());
    out.raw("<span>").text(&fill(words.n_of_all, &[("n", &n), ("all", &all)])).raw("</span>");
    eyebrow(page, out, touchpoint);
    out.raw("</p><h4").raw(if touchpoint.kind == TouchpointKind::Step { " class=\"step\">" } else { ">" });
    out.text(&touchpoint.head.title).raw("</h4></header>");
    page.about(out, touchpoint.about.as_deref(), map.file);
    out.raw("<dl>");
    item::term(out, words.owner, |out| {
        if let Some(owner) = journey.owner_at(Place::Touchpoint(id)) {
            out.text(page.team(Some(owner)));
        }
    });
    item::term(out, words.who, |out| lanes::names(page, out, map, &touchpoint.who));
    item::term(out, words.feels, |out| feelings(page, out, map, touchpoint));
    item::term(out, words.time, |out| {
        if let Some(takes) = &touchpoint.takes {
            out.text(&present::takes(takes, words));
        }
    });
    item::term(out, words.volume, |out| volume(page, out, map, id));
    item::term(out, words.paths, |out| next_steps(page, out, map, id));
    item::term(out, words.expands, |out| {
        if let Some(expanded) = touchpoint.expands.as_ref().and_then(|expands| expands.target) {
            let head = &page.model[expanded].head;
            out.raw("<a href=\"")
                .text(&page.map_href(&head.id.value))
                .raw("\">")
                .text(&head.title)
                .raw("</a>");
        }
    });
    item::term(out, words.delivered_by, |out| {
        for (number, opportunity) in targets(&touchpoint.delivers).enumerate() {
            out.raw(if number > 0 { ", <a href=\"" } else { "<a href=\"" });
            out.text(&item::opportunity_href(page, opportunity, Some(map.id))).raw("\">");
            out.text(&markdown::plain(&naming::beginning(&page.model[opportunity].text))).raw("</a>");
        }
    });
    variants(page, out, map, touchpoint);
    item::term(out, words.logged_as, |out| codes(out, &touchpoint.logged_as));
    item::term(out, words.page, |out| codes(out, &touchpoint.pages));
    out.raw("</dl></article>");
}

fn eyebrow(page: &mut Page<'_>, out: &mut Markup, touchpoint: &Touchpoint) {
    let (model, words) = (page.model, page.words);
    if touchpoint.kind == TouchpointKind::Step {
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
}

/// Writes the feelings of which more is known than the curve shows: a source, a description.
fn feelings<'a>(page: &mut Page<'a>, out: &mut Markup, map: &Map<'a>, touchpoint: &'a Touchpoint) {
    let variants = touchpoint.variants.iter();
    let own =
        variants.filter_map(|variant| Some((variant.persona.target, variant.experience.feels.as_ref()?)));
    let all = touchpoint.experience.feels.iter().map(|feeling| (None, feeling)).chain(own);
    for (persona, feeling) in all.filter(|(_, feeling)| !feeling.cites.is_empty() || feeling.about.is_some())
    {
        out.raw("<div class=\"line-of\">");
        if let Some(persona) = persona {
            out.raw("<b class=\"")
                .raw(class_of(map, persona))
                .raw("\">")
                .text(page.short_name(persona))
                .raw("</b> ");
        }
        out.text(&present::score(feeling.score));
        if let Some(label) = &feeling.label {
            out.raw(" ").text(label);
        }
        page.cites(out, &feeling.cites, map.file);
        page.about(out, feeling.about.as_deref(), map.file);
        out.raw("</div>");
    }
}

/// Writes how many people come: as written, else as it follows from the shares.
fn volume(page: &Page<'_>, out: &mut Markup, map: &Map<'_>, id: TouchpointId) {
    let flow = &map.journey.flow;
    if let Some(volume) = &map.journey[id].volume {
        out.text(&present::volume(volume, page.words));
    } else if let (Some(Some(people)), Some(period)) = (flow.people.get(id.index()), flow.period) {
        out.text(&present::people(*people, page.words)).raw(" ").text(page.words.per(period));
    }
}

/// Writes every way on from a touchpoint, but for the plain next step.
fn next_steps<'a>(page: &mut Page<'a>, out: &mut Markup, map: &Map<'a>, id: TouchpointId) {
    let arrows: Vec<&'a Arrow> = map.journey.flow.from(id).collect();
    if arrows.iter().all(|arrow| arrow.origin == Origin::Next) {
        return;
    }
    for arrow in arrows {
        out.raw("<div class=\"line-of\">");
        paths::figures(page, out, map, arrow);
        let written = match arrow.origin {
            Origin::Written(number) => Some(&map.journey[id].arrows[number]),
            Origin::Next | Origin::Remainder => None,
        };
        if let Some(written) = written {
            paths::words(page, out, map, written);
        }
        out.raw(" → ");
        let name = paths::destination(page, map, arrow.to);
        match arrow.to {
            Destination::Touchpoint(to) => {
                out.raw("<a href=\"#").text(&map.journey[to].head.id.value).raw("\">").text(name).raw("</a>")
            }
            Destination::Done | Destination::Exit => out.text(name),
        };
        if let Some(written) = written {
            page.about(out, written.about.as_deref(), map.file);
        }
        out.raw("</div>");
    }
}

/// Writes what differs for a persona and has no lane: channels, sources, the words of every block.
fn variants<'a>(page: &mut Page<'a>, out: &mut Markup, map: &Map<'a>, touchpoint: &'a Touchpoint) {
    let model = page.model;
    for variant in &touchpoint.variants {
        let Some(persona) = variant.persona.target else { continue };
        item::term(out, page.short_name(persona), |out| {
            for (number, channel) in targets(&variant.experience.channels).enumerate() {
                out.raw(if number > 0 { ", " } else { "" }).text(page.words.channel(&model[channel]));
            }
            page.cites(out, &variant.experience.cites, map.file);
            page.about(out, variant.about.as_deref(), map.file);
        });
    }
}

fn codes(out: &mut Markup, names: &[crate::source::Spanned<Box<str>>]) {
    for (number, name) in names.iter().enumerate() {
        out.raw(if number > 0 { ", <code>" } else { "<code>" }).text(&name.value).raw("</code>");
    }
}
