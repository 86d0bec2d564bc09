//! The channels: how often people meet us there, and how it feels.

use crate::model::{Channel, ChannelId, Id, JourneyId, Model, Place, Touchpoint, TouchpointId};
use crate::words::format;

use super::super::icon::Icon;
use super::super::markup::Markup;
use super::super::page::Page;
use super::list::SHOWN;
use super::{people, place, table};

/// What is known of a channel.
#[derive(Default)]
struct Use {
    touchpoints: usize,
    journeys: Vec<JourneyId>,
    scores: Vec<i8>,
    lowest: Option<(i8, JourneyId, TouchpointId)>,
}

/// Writes the channels that the project declares or any of its journeys of today uses, busiest first.
pub fn section(page: &mut Page<'_>, out: &mut Markup) {
    let (model, words) = (page.model, page.words);
    let uses = uses(model);
    let is_told = |id: &ChannelId| uses[id.index()].touchpoints > 0 || model[*id].declared.is_some();
    let mut channels: Vec<ChannelId> = (0..model.channels.len()).map(Id::new).filter(is_told).collect();
    channels.sort_by_key(|id| std::cmp::Reverse(uses[id.index()].touchpoints));
    let Some(most) = channels.first().map(|id| uses[id.index()].touchpoints.max(1)) else { return };
    let heads =
        [words.channel, words.kind, words.touchpoints, words.journeys, words.mean_feeling, words.lowest];
    table::open(out, words.channels, "channels", &heads);
    for id in channels.into_iter().take(SHOWN) {
        row(page, out, &model[id], &uses[id.index()], most);
    }
    table::close(out);
}

fn uses(model: &Model) -> Vec<Use> {
    let mut uses: Vec<Use> = model.channels.iter().map(|_| Use::default()).collect();
    for (id, journey) in model.journeys().filter(|(_, journey)| journey.is_current()) {
        for (at, touchpoint) in journey.touchpoints() {
            for channel in touchpoint.channels() {
                uses[channel.index()].add(model, (id, at), touchpoint, channel);
            }
        }
    }
    uses
}

impl Use {
    fn add(
        &mut self,
        model: &Model,
        (journey, at): (JourneyId, TouchpointId),
        touchpoint: &Touchpoint,
        channel: ChannelId,
    ) {
        self.touchpoints += 1;
        if self.journeys.last() != Some(&journey) {
            self.journeys.push(journey);
        }
        for persona in model[journey].personas() {
            let is_there =
                crate::model::targets(touchpoint.channels_of(persona)).any(|other| other == channel);
            let Some(feeling) = touchpoint.feeling_of(persona).filter(|_| is_there) else { continue };
            self.scores.push(feeling.score);
            if self.lowest.is_none_or(|(least, ..)| feeling.score < least) {
                self.lowest = Some((feeling.score, journey, at));
            }
        }
    }
}

fn row(page: &mut Page<'_>, out: &mut Markup, channel: &Channel, of: &Use, most: usize) {
    let words = page.words;
    table::open_row(out).raw("><th scope=\"row\">");
    page.icon(out, Icon::channel(channel), "");
    out.raw(" ").text(words.channel(channel));
    if let Some(head) = &channel.declared {
        page.about(out, channel.about.as_deref(), &head.file);
    }
    out.raw("</th><td class=\"mute\">").text(words.channel_kind(channel.kind));
    // Ten steps of width at most, however many touchpoints there are.
    let width = (of.touchpoints * 10).div_ceil(most);
    out.raw("</td><td><span class=\"bar-cell\"><i style=\"--v:")
        .number(width)
        .raw("\"></i>")
        .text(&format::number(of.touchpoints.into(), words));
    out.raw("</span></td><td>");
    people::journeys(page, out, &of.journeys);
    out.raw("</td><td>");
    out.text(
        &format::mean(&of.scores).map_or_else(|| "–".to_owned(), |mean| format::mean_score(mean, words)),
    )
    .raw("</td><td>");
    if let Some((score, journey, at)) = of.lowest {
        out.raw("<a href=\"").text(&place::href(page, journey, Place::Touchpoint(at))).raw("\">");
        out.text(&page.model[journey][at].head.title)
            .raw("</a> <span class=\"mute\">")
            .text(&format::score(score))
            .raw("</span>");
    }
    out.raw("</td></tr>");
}
