//! The lint `channel-break`: people change team and channel at once, and nothing says that what is known goes along.

use rustc_hash::FxHashSet;

use crate::diagnostic::{Diagnostic, Location};
use crate::model::{
    Arrow, Destination, Journey, JourneyId, Model, Origin, Place, TeamId, Touchpoint, TouchpointId,
};
use crate::vocabulary::ChannelKind;

use super::{Check, LintContext, lint, place};

lint! {
    /// ## What it does
    /// Finds ways from one touchpoint of a current journey to another on which both the owner and the kind of channel (digital,
    /// physical, human) change, while nothing at the second one says how what is known goes along: no `backstage`,
    /// `supported-by`, pain or opportunity there, and no work behind the first one that hands it over.
    ///
    /// ## Why it matters
    /// "I have told you that already" is what people say most of disconnected channels. Whoever goes from a form to a phone
    /// call, and from one team to another, begins anew, unless somebody has seen to it. If somebody has, the map should
    /// show by what; if not, it is a pain.
    ///
    /// ## Example
    /// ```journey
    /// persona sam
    /// team web
    /// team desk
    /// journey gym-membership {
    ///   persona sam
    ///   stage purchase {
    ///     touchpoint form { channel website; owner web }
    ///     touchpoint call { channel phone; owner desk }
    ///   }
    /// }
    /// ```
    ///
    /// ## Use instead
    /// ```journey
    /// persona sam
    /// team web
    /// team desk
    /// journey gym-membership {
    ///   persona sam
    ///   stage purchase {
    ///     touchpoint form { channel website; owner web }
    ///     touchpoint call { channel phone; owner desk; backstage "Sees the form" }
    ///   }
    /// }
    /// ```
    Note "channel-break": Check::Journey(check);
}

fn check(cx: &LintContext<'_>, id: JourneyId) -> Vec<Diagnostic> {
    let journey = &cx.model[id];
    if !journey.is_current() {
        return Vec::new();
    }
    let told: FxHashSet<Place> = told(journey);
    let mut reported = FxHashSet::default();
    let breaks = journey.flow.arrows.iter().filter_map(|arrow| {
        let Destination::Touchpoint(to) = arrow.to else { return None };
        let is_handed_over = told.contains(&Place::Touchpoint(to)) || has_work(&journey[arrow.from]);
        let is_reported = is_handed_over || !journey.flow.reachable[arrow.from.index()];
        (!is_reported && reported.insert(to)).then_some((arrow, to))
    });
    breaks.filter_map(|(arrow, to)| channel_break(cx.model, journey, arrow, to)).collect()
}

/// Returns the touchpoints at which something is said of what happens behind them.
fn told(journey: &Journey) -> FxHashSet<Place> {
    let pains = journey.pains.iter().map(|pain| pain.place);
    let opportunities = journey.opportunities.iter().filter_map(|opportunity| opportunity.place);
    let with_work = journey.touchpoints().filter(|(_, touchpoint)| has_work(touchpoint));
    let work = with_work.map(|(id, _)| Place::Touchpoint(id));
    pains.chain(opportunities).chain(work).collect()
}

fn has_work(touchpoint: &Touchpoint) -> bool {
    !touchpoint.backstage.is_empty() || !touchpoint.supported_by.is_empty()
}

fn channel_break(model: &Model, journey: &Journey, arrow: &Arrow, to: TouchpointId) -> Option<Diagnostic> {
    let owner = |at| journey.owner_at(Place::Touchpoint(at));
    let (gives, takes) = (owner(arrow.from)?, owner(to)?);
    let (before, after) = (kinds(model, &journey[arrow.from]), kinds(model, &journey[to]));
    let (first, second) = (before.first()?, after.first()?);
    if gives == takes || before.iter().any(|kind| after.contains(kind)) {
        return None;
    }
    let (from, to) = (&journey[arrow.from].head, &journey[to].head);
    let team = |id: TeamId| &model[id].head.id.value;
    let message = format!(
        "from `{}` to `{}` people change from {} to {} and from `{}` to `{}`, and nothing says how what is known goes along",
        from.id.value,
        to.id.value,
        first.word(),
        second.word(),
        team(gives),
        team(takes),
    );
    let help = format!(
        "write in `{}` what is handed over and how, `backstage \"…\"` or `supported-by \"…\"`, or say it as a `pain`",
        to.id.value
    );
    let found = match arrow.origin {
        Origin::Written(index) => {
            let written = &journey[arrow.from].arrows[index];
            LINT.found(Location::new(&journey.head.file, written.span), message)
        }
        Origin::Next | Origin::Remainder => LINT.found(place::of_head(to), message),
    };
    Some(found.with_help(help))
}

fn kinds(model: &Model, touchpoint: &Touchpoint) -> Vec<ChannelKind> {
    touchpoint.channels().into_iter().map(|channel| model[channel].kind).collect()
}
