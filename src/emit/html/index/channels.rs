//! The channels: how often people meet us there, and how it feels.

use crate::emit::present;
use crate::model::{Channel, ChannelId, Journey, Touchpoint};

use super::super::icon::Icon;
use super::super::markup::Markup;
use super::super::page::Page;
use super::{close_table, ids, open_table, tally};

/// What is known of a channel.
#[derive(Default)]
struct Use<'a> {
    touchpoints: usize,
    scores: Vec<i8>,
    lowest: Option<(i8, &'a str)>,
}

/// Returns the section: the channels that the project declares or any of its journeys of today uses, busiest first.
pub fn section(page: &mut Page<'_>) -> Markup {
    let (model, words) = (page.model, page.words);
    let mut uses: Vec<Use<'_>> = model.channels.iter().map(|_| Use::default()).collect();
    for journey in tally::today(page) {
        for touchpoint in &journey.touchpoints {
            for channel in touchpoint.channels() {
                uses[channel.index()].add(journey, touchpoint, channel);
            }
        }
    }
    let is_told = |id: &ChannelId| uses[id.index()].touchpoints > 0 || model[*id].declared.is_some();
    let mut channels: Vec<ChannelId> = ids(&model.channels).filter(is_told).collect();
    channels.sort_by_key(|id| std::cmp::Reverse(uses[id.index()].touchpoints));
    let mut out = Markup::new();
    if channels.is_empty() {
        return out;
    }
    let heads = [words.channel, words.kind, words.touchpoints, words.mean_feeling, words.lowest];
    open_table(&mut out, words, words.channels, "", &heads);
    let most = channels.iter().map(|id| uses[id.index()].touchpoints).max().unwrap_or(1).max(1);
    for id in channels {
        row(page, &mut out, &model[id], &uses[id.index()], most);
    }
    close_table(&mut out);
    out
}

impl<'a> Use<'a> {
    fn add(&mut self, journey: &'a Journey, touchpoint: &'a Touchpoint, channel: ChannelId) {
        self.touchpoints += 1;
        for persona in journey.personas() {
            let is_there =
                crate::model::targets(touchpoint.channels_of(persona)).any(|other| other == channel);
            let Some(feeling) = touchpoint.feeling_of(persona).filter(|_| is_there) else { continue };
            self.scores.push(feeling.score);
            if self.lowest.is_none_or(|(least, _)| feeling.score < least) {
                self.lowest = Some((feeling.score, &touchpoint.head.title));
            }
        }
    }
}

fn row(page: &mut Page<'_>, out: &mut Markup, channel: &Channel, of: &Use<'_>, most: usize) {
    let words = page.words;
    out.raw("<tr><th scope=\"row\">");
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
        .number(of.touchpoints);
    out.raw("</span></td><td>");
    out.text(
        &present::mean(&of.scores).map_or_else(|| "–".to_owned(), |mean| present::mean_score(mean, words)),
    )
    .raw("</td><td>");
    if let Some((score, title)) = of.lowest {
        out.text(title).raw(" <span class=\"mute\">").text(&present::score(score)).raw("</span>");
    }
    out.raw("</td></tr>");
}
