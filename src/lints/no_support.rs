//! The lint `no-support`: people have bought, and can ask nobody.

use crate::diagnostic::Diagnostic;
use crate::model::{Channel, JourneyId, Touchpoint};
use crate::vocabulary::ChannelKind;

use super::buying::{parts, stage_behind};
use super::{Check, LintContext, lint, place};

lint! {
    /// ## What it does
    /// Finds current journeys of six touchpoints and steps or more that go on behind buying, where from there on people can
    /// ask nobody: no touchpoint has a human channel, `chat` or `community`, and no journey that one of them `expands` has.
    /// A journey that another one `expands` is a part of it, and is passed over.
    ///
    /// ## Why it matters
    /// Something always goes wrong after the purchase. Whoever then finds no person and no answer gives the thing back, warns
    /// others, or calls wherever a number can be found, at the sales desk for one. Where there is support, the map
    /// should show how people come to it; where there is none, that is the first thing to say.
    ///
    /// ## Example
    /// ```journey
    /// persona sam
    /// journey gym-membership {
    ///   persona sam
    ///   stage interest { touchpoint ad; touchpoint prices { channel website } }
    ///   stage purchase { touchpoint form { channel website }; touchpoint debit }
    ///   stage training { touchpoint app { channel app }; touchpoint machines { channel kiosk } }
    /// }
    /// ```
    ///
    /// ## Use instead
    /// ```journey
    /// persona sam
    /// journey gym-membership {
    ///   persona sam
    ///   stage interest { touchpoint ad; touchpoint prices { channel website } }
    ///   stage purchase { touchpoint form { channel website }; touchpoint debit }
    ///   stage training { touchpoint app { channel app }; touchpoint coach { channel chat } }
    /// }
    /// ```
    Note "no-support": Check::Project(check);
}

/// In a shorter journey nobody says all.
const LONG: usize = 6;

/// The channels beside the human ones on which people get an answer.
const ANSWERING: [&str; 3] = ["support", "chat", "community"];

fn check(cx: &LintContext<'_>) -> Vec<Diagnostic> {
    let is_long = |id: &JourneyId| cx.model[*id].is_current() && cx.model[*id].touchpoints.len() >= LONG;
    let long = cx.model.journeys().map(|(id, _)| id).filter(is_long);
    long.filter_map(|id| without_support(cx, id)).collect()
}

fn without_support(cx: &LintContext<'_>, id: JourneyId) -> Option<Diagnostic> {
    let journey = &cx.model[id];
    let (_, stage) = stage_behind(journey)?;
    let mut behind = journey.touchpoints[stage.touchpoints.start..].iter();
    if behind.any(|touchpoint| can_ask(cx, touchpoint)) || parts(cx.model).contains(&id) {
        return None;
    }
    let name = &journey.head.id.value;
    let message = format!("in `{name}` people can ask nobody once they have bought");
    let help = "add the touchpoint at which they get help, on `support`, `phone`, `chat` or `community`; where they are to help \
                themselves, allow it and say why";
    let found = LINT.found(place::of_head(&journey.head), message);
    Some(found.with_label(place::of_head(&stage.head), "from here on").with_help(help))
}

fn can_ask(cx: &LintContext<'_>, touchpoint: &Touchpoint) -> bool {
    let has_answer = |touchpoint: &Touchpoint| {
        touchpoint.channels().into_iter().any(|channel| answers(&cx.model[channel]))
    };
    has_answer(touchpoint)
        || cx.expansion(touchpoint).is_some_and(|journey| journey.touchpoints.iter().any(has_answer))
}

fn answers(channel: &Channel) -> bool {
    channel.kind == ChannelKind::Human || ANSWERING.contains(&&*channel.id)
}
