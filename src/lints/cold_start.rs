//! The lint `cold-start`: people have bought, and are left to themselves.

use crate::diagnostic::Diagnostic;
use crate::model::{Id, Journey, JourneyId, PainId, Place, Stage, Touchpoint, TouchpointId, TouchpointKind};

use super::buying::stage_behind;
use super::voices::feelings;
use super::{Check, LintContext, lint, place};

lint! {
    /// ## What it does
    /// Looks at what comes first behind buying in a current journey, and finds it where people are on their own there (it
    /// is a `step` of theirs) or feel below 0, and no opportunity is to change that: none at the place or in its stage, and
    /// none that solves a pain there. Which stage is one of buying is told by its id and title, as for
    /// `no-post-purchase-stage`. Of alternatives, each has to be so.
    ///
    /// ## Why it matters
    /// Right after they have paid, people ask themselves whether it was right. A poor welcome is what most of those name who
    /// leave soon after; it is also cheap to mend, since everybody comes through here.
    ///
    /// ## Example
    /// ```journey
    /// persona sam
    /// journey gym-membership {
    ///   persona sam
    ///   stage purchase { touchpoint form }
    ///   stage first-weeks { step look-around "Finds out alone what is where" }
    /// }
    /// ```
    ///
    /// ## Use instead
    /// ```journey
    /// persona sam
    /// journey gym-membership {
    ///   persona sam
    ///   stage purchase { touchpoint form }
    ///   stage first-weeks {
    ///     touchpoint welcome "A coach shows what is where"
    ///   }
    /// }
    /// ```
    Note "cold-start": Check::Journey(check);
}

fn check(cx: &LintContext<'_>, id: JourneyId) -> Vec<Diagnostic> {
    let journey = &cx.model[id];
    first_behind_buying(journey)
        .filter(|_| journey.is_current())
        .and_then(|(at, stage)| cold_start(cx, id, at, stage))
        .into_iter()
        .collect()
}

/// Returns the first touchpoint or step behind buying, with its stage.
fn first_behind_buying(journey: &Journey) -> Option<(TouchpointId, &Stage)> {
    let (behind, _) = stage_behind(journey)?;
    let mut stages = journey.stages().skip_while(|(id, _)| *id != behind);
    stages.find_map(|(_, stage)| Some((stage.touchpoint_ids().next()?, stage)))
}

fn cold_start(cx: &LintContext<'_>, id: JourneyId, at: TouchpointId, stage: &Stage) -> Option<Diagnostic> {
    let journey = &cx.model[id];
    let how = |at: TouchpointId| how_cold(&journey[at]).filter(|_| !is_worked_on(cx, id, at));
    let (head, how) = match journey.alternatives_of(at) {
        None => (&journey[at].head, how(at)?),
        // Whichever they meet, and in whatever order these are written.
        Some(group) if group.member_ids().all(|member| how(member).is_some()) => {
            (&group.head, "welcomes them in none of its alternatives")
        }
        Some(_) => return None,
    };
    let name = &head.id.value;
    let message = format!("people have bought, and the first thing behind it, `{name}`, {how}");
    let there = match journey.alternatives_of(at) {
        None => format!("in `{name}`"),
        Some(_) => "in one of the alternatives".to_owned(),
    };
    let help = format!(
        "let somebody welcome them: a touchpoint in `{}`, or what is to change as `opportunity \"…\"` {there}",
        stage.head.id.value
    );
    Some(LINT.found(place::of_head(head), message).with_help(help))
}

/// Returns in which way people are left to themselves, if they are.
fn how_cold(touchpoint: &Touchpoint) -> Option<&'static str> {
    let feels_low = || feelings(touchpoint).any(|feeling| feeling.score < 0);
    match touchpoint.kind {
        TouchpointKind::Step => Some("is a step that they take alone"),
        TouchpointKind::TeamStep => None,
        TouchpointKind::Touchpoint => feels_low().then_some("is felt below 0"),
    }
}

/// Returns whether an opportunity is to change how a touchpoint goes.
fn is_worked_on(cx: &LintContext<'_>, id: JourneyId, at: TouchpointId) -> bool {
    let journey = &cx.model[id];
    let is_there = |place| [Place::Touchpoint(at), Place::Stage(journey[at].stage)].contains(&place);
    let solved = journey.pains.iter().enumerate().filter(|(index, _)| {
        let pain = PainId { journey: Some(id), id: Id::new(*index) };
        cx.solved.contains(&pain)
    });
    let opportunities = journey.opportunities.iter().filter_map(|opportunity| opportunity.place);
    opportunities.chain(solved.map(|(_, pain)| pain.place)).any(is_there)
}
