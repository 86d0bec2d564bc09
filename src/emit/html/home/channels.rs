//! The channels: how often people meet us there, and how it feels.

use std::cmp::Reverse;

use crate::emit::html::markup::icon;
use crate::emit::html::page::Page;
use crate::emit::html::view::{ChannelRow, ChannelView, FeltView};
use crate::insight::feelings::{self, Mean};
use crate::model::{Channel, ChannelId, Id, JourneyId, Model, Place, Touchpoint, TouchpointId, targets};
use crate::words::format;

use super::limits::SHOWN;
use super::{journeys, place};

/// How many steps of width there are at most, however many touchpoints a channel has.
const STEPS: usize = 10;

/// What is known of a channel.
#[derive(Default)]
struct Use {
    touchpoints: usize,
    journeys: Vec<JourneyId>,
    /// How people feel, journey by journey.
    scores: Vec<(JourneyId, TouchpointId, i8)>,
    lowest: Option<(i8, JourneyId, TouchpointId)>,
}

/// Returns the channels that the project declares or any of its journeys of today uses, busiest first.
pub fn rows<'a>(page: &Page<'a>) -> Vec<ChannelRow<'a>> {
    let model = page.model;
    let uses = uses(model);
    let is_told = |id: &ChannelId| uses[id.index()].touchpoints > 0 || model[*id].declared.is_some();
    let mut channels: Vec<ChannelId> = (0..model.channels.len()).map(Id::new).filter(is_told).collect();
    channels.sort_by_key(|id| Reverse(uses[id.index()].touchpoints));
    let most = channels.first().map_or(1, |id| uses[id.index()].touchpoints.max(1));
    channels.into_iter().take(SHOWN).map(|id| row(page, &model[id], &uses[id.index()], most)).collect()
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
            let is_there = targets(touchpoint.channels_of(persona)).any(|other| other == channel);
            let Some(feeling) = touchpoint.feeling_of(persona).filter(|_| is_there) else { continue };
            self.scores.push((journey, at, feeling.score));
            if self.lowest.is_none_or(|(least, ..)| feeling.score < least) {
                self.lowest = Some((feeling.score, journey, at));
            }
        }
    }

    /// Returns the mean feeling over all journeys, in which alternatives count by their shares.
    fn mean(&self, model: &Model) -> Option<Mean> {
        let journeys = self.scores.chunk_by(|(one, ..), (next, ..)| one == next);
        feelings::mean_of_journeys(journeys.map(|scores| {
            let of_journey = scores.iter().map(|(_, at, score)| (*at, *score));
            (&model[scores[0].0], of_journey)
        }))
    }
}

fn row<'a>(page: &Page<'a>, channel: &'a Channel, of: &Use, most: usize) -> ChannelRow<'a> {
    let words = page.words;
    let declared = channel.declared.as_ref();
    ChannelRow {
        channel: ChannelView { icon: icon::of_channel(channel), name: words.channel(channel) },
        about: declared.and_then(|head| page.about(channel.about.as_deref(), &head.file)),
        kind: words.channel_kind(channel.kind),
        width: (of.touchpoints * STEPS).div_ceil(most),
        touchpoints: format::number(of.touchpoints.into(), words),
        journeys: journeys::links(page, &of.journeys),
        mean: of.mean(page.model).map(|mean| format::mean_range(mean.least, mean.most, words)),
        lowest: of.lowest.map(|(score, journey, at)| FeltView {
            href: place::href(page, journey, Place::Touchpoint(at)),
            title: &page.model[journey][at].head.title,
            score: format::score(score),
            label: None,
        }),
    }
}
