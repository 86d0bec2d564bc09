//! The lint `channel-not-preferred`: a channel on which somebody feels bad, and nobody prefers it.

use indexmap::{IndexMap, IndexSet};
use rustc_hash::{FxBuildHasher, FxHashSet};

use crate::diagnostic::Location;
use crate::model::{ChannelId, Feeling, JourneyId, Model, Touchpoint, targets};

use super::voices::{feelings, voices};
use super::{Check, Finding, LintContext, Part, lint};

lint! {
    /// ## What it does
    /// Finds channels on which somebody feels below 0, and which none of the journey's personas prefers. One report for each
    /// channel of a journey, where it first happens; none where no persona of the journey has `prefers`.
    ///
    /// ## Why it matters
    /// Perhaps not what you say is wrong, but where you say it: who would rather write is made to call. Then better calls
    /// help little, and another channel helps much.
    ///
    /// ## Example
    /// ```journey
    /// persona sam { prefers app, chat }
    /// journey pausing {
    ///   persona sam
    ///   stage experience {
    ///     touchpoint pause-request { channel phone; feels -2 }
    ///   }
    /// }
    /// ```
    ///
    /// ## Use instead
    /// ```journey
    /// persona sam { prefers app, chat }
    /// journey pausing {
    ///   persona sam
    ///   stage experience {
    ///     touchpoint pause-request { channel chat; feels -1 }
    ///   }
    /// }
    /// ```
    Note "channel-not-preferred": Check::Grouped(check);
}

/// The channels that somebody prefers, in the order of the personas.
type Preferred = IndexSet<ChannelId, FxBuildHasher>;

fn check(cx: &LintContext<'_>, id: JourneyId) -> Vec<Finding> {
    let (model, journey) = (cx.model, &cx.model[id]);
    let is_low = |feeling: &Feeling| feeling.score < 0;
    let low: Vec<&Touchpoint> =
        journey.touchpoints.iter().filter(|touchpoint| feelings(touchpoint).any(is_low)).collect();
    if low.is_empty() {
        return Vec::new();
    }
    let preferred: Preferred =
        journey.personas().flat_map(|persona| targets(&model[persona].prefers)).collect();
    if preferred.is_empty() {
        return Vec::new();
    }
    let mut by_channel: IndexMap<ChannelId, Vec<Part>, FxBuildHasher> = IndexMap::default();
    for touchpoint in low {
        let mut lists = FxHashSet::default();
        for voice in voices(journey, touchpoint) {
            let Some(feeling) = voice.feeling.filter(|feeling| is_low(feeling)) else { continue };
            // Many personas may come by one list of channels, which is read once.
            if voice.channels.first().is_none_or(|first| !lists.insert(first.span)) {
                continue;
            }
            let persona = &model[voice.persona].head.id.value;
            for channel in voice.channels {
                let Some(id) = channel.target.filter(|id| !preferred.contains(id)) else { continue };
                let (score, name) = (feeling.score, &touchpoint.head.id.value);
                let message = format!(
                    "`{persona}` feels {score} at `{name}` on the channel `{}`, which no persona here prefers",
                    channel.name
                );
                let found = LINT
                    .found(Location::new(&journey.head.file, channel.span), message)
                    .with_label(Location::new(&journey.head.file, feeling.span), "the feeling there")
                    .with_help(help(model, &preferred, &channel.name));
                by_channel.entry(id).or_default().push(Part { diagnostic: found, label: None });
            }
        }
    }
    by_channel.into_values().map(Finding::of_several).collect()
}

fn help(model: &Model, preferred: &Preferred, channel: &str) -> String {
    const SHOWN: usize = 6;
    let names = preferred.iter().take(SHOWN).map(|channel| format!("`{}`", model[*channel].id));
    let names = names.collect::<Vec<_>>().join(", ");
    format!(
        "offer a channel that they prefer ({names}), or add `{channel}` to the `prefers` of whoever likes it"
    )
}
