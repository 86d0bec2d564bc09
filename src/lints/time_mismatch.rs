//! The lint `time-mismatch`: a stage whose touchpoints take longer than the stage.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use rust_decimal::Decimal;

use crate::diagnostic::{Diagnostic, Location};
use crate::model::{
    Arrow, Destination, Duration, Id, Journey, JourneyId, Origin, PersonaId, Stage, Takes, TimeUnit,
    TouchpointId,
};

use super::{Check, LintContext, lint, place};

lint! {
    /// ## What it does
    /// Finds stages through which nobody can come in the time that the stage `takes` at most: their touchpoints and steps, and
    /// the waiting on the arrows between (`after`), take longer even on the shortest way from the first of them to the next
    /// stage or to `done`. Where a stage takes longer than its touchpoints, people wait in between, and nothing is said.
    ///
    /// ## Why it matters
    /// Both numbers stand on the map, one above the other, and one of them is wrong. Whoever sees that believes neither, nor
    /// the others beside them.
    ///
    /// ## Example
    /// ```journey
    /// persona sam
    /// journey gym-membership {
    ///   persona sam
    ///   stage purchase {
    ///     takes 10 min
    ///     touchpoint signup-form { takes 6 .. 11 min }
    ///     touchpoint trainer { takes 45 min }
    ///   }
    /// }
    /// ```
    ///
    /// ## Use instead
    /// ```journey
    /// persona sam
    /// journey gym-membership {
    ///   persona sam
    ///   stage purchase {
    ///     takes 1 h
    ///     touchpoint signup-form { takes 6 .. 11 min }
    ///     touchpoint trainer { takes 45 min }
    ///   }
    /// }
    /// ```
    Note "time-mismatch": Check::Journey(check);
}

fn check(cx: &LintContext<'_>, id: JourneyId) -> Vec<Diagnostic> {
    let journey = &cx.model[id];
    journey.stages.iter().filter_map(|stage| too_short(journey, stage)).collect()
}

fn too_short(journey: &Journey, stage: &Stage) -> Option<Diagnostic> {
    let takes = stage.takes?;
    let touchpoints = journey.touchpoints_of(stage);
    let says_time =
        touchpoints.iter().any(|it| it.takes.is_some() || it.arrows.iter().any(|it| it.after.is_some()));
    if !says_time {
        return None;
    }
    // It is wrong where it is for anybody: whoever takes no part somewhere loses no time there.
    let longest = journey.personas().filter_map(|persona| shortest_way(journey, stage, persona)).max()?;
    (longest > takes.most.seconds()).then(|| found(journey, stage, takes, longest))
}

fn found(journey: &Journey, stage: &Stage, takes: Takes, seconds: Decimal) -> Diagnostic {
    let (name, file) = (&stage.head.id.value, &journey.head.file);
    let least = in_unit_of(seconds, journey, stage);
    let message = format!("stage `{name}` takes {takes}, but what stands in it takes {least} at least");
    let help = format!(
        "write in the stage how long all of it takes, `takes {least}` or more, or correct the times in it"
    );
    let within = journey.touchpoints_of(stage).iter().filter_map(|touchpoint| touchpoint.takes);
    let mut found = LINT
        .found(place::of_head(&stage.head), message)
        .with_label(Location::new(file, takes.span), "as is written")
        .with_help(help);
    for takes in within {
        found = found.with_label(Location::new(file, takes.span), "part of it");
    }
    found
}

/// Returns a number of seconds in the largest unit that the times within a stage are written in, of which it has at least one.
fn in_unit_of(seconds: Decimal, journey: &Journey, stage: &Stage) -> Duration {
    let touchpoints = journey.touchpoints_of(stage);
    let takes = touchpoints.iter().filter_map(|touchpoint| touchpoint.takes).map(|takes| takes.least.unit);
    let waits = touchpoints.iter().flat_map(|touchpoint| &touchpoint.arrows);
    let units = takes.chain(waits.filter_map(|arrow| arrow.after).map(|after| after.unit));
    let fitting = units.filter(|unit| unit.seconds() <= seconds).max();
    let unit = fitting.unwrap_or(TimeUnit::Second);
    // Rounded up: less would still be too little.
    let amount = (seconds / unit.seconds() * Decimal::TEN).ceil() / Decimal::TEN;
    Duration { amount: amount.normalize(), unit }
}

/// Returns the least number of seconds that a persona needs from where a stage begins through it: to a later stage or to `done`.
/// Of those who turn back or give up, where nobody comes through.
fn shortest_way(journey: &Journey, stage: &Stage, persona: PersonaId) -> Option<Decimal> {
    let least = |at: TouchpointId| match journey[at].takes {
        Some(takes) if journey[at].takes_part(persona) => takes.least.seconds(),
        _ => Decimal::ZERO,
    };
    let mut seen = vec![false; stage.touchpoints.len()];
    let mut back: Option<Decimal> = None;
    // The nearest comes first; nothing stands for what lies behind the stage.
    let starts = beginnings(journey, stage).into_iter().map(|at| Reverse((Decimal::ZERO, at)));
    let mut waiting: BinaryHeap<_> = starts.collect();
    while let Some(Reverse((seconds, at))) = waiting.pop() {
        let Some(at) = at else { return Some(seconds) };
        if std::mem::replace(&mut seen[at.index() - stage.touchpoints.start], true) {
            continue;
        }
        for arrow in journey.flow.from(at) {
            let there = seconds.saturating_add(least(at)).saturating_add(wait(journey, arrow));
            match arrow.to {
                Destination::Touchpoint(to) if stage.touchpoints.contains(&to.index()) => {
                    waiting.push(Reverse((there, Some(to))));
                }
                Destination::Touchpoint(to) if to > at => waiting.push(Reverse((there, None))),
                Destination::Done => waiting.push(Reverse((there, None))),
                Destination::Touchpoint(_) | Destination::Exit => {
                    back = Some(back.map_or(there, |back| back.min(there)));
                }
            }
        }
    }
    back
}

/// Returns where a stage begins: at its first touchpoint, or at each of several alternatives and, where some pass these by, at what
/// follows them; `None` is behind the stage.
fn beginnings(journey: &Journey, stage: &Stage) -> Vec<Option<TouchpointId>> {
    let mut beginnings = Vec::new();
    let mut at = stage.touchpoints.start;
    while at < stage.touchpoints.end {
        let first = Id::new(at);
        let Some(group) = journey.alternatives_of(first) else {
            beginnings.push(Some(first));
            return beginnings;
        };
        beginnings.extend(group.member_ids().map(Some));
        if group.passing_by.is_zero() {
            return beginnings;
        }
        at = group.members.end;
    }
    beginnings.push(None);
    beginnings
}

/// Returns how long people wait before they take an arrow.
fn wait(journey: &Journey, arrow: &Arrow) -> Decimal {
    let Origin::Written(number) = arrow.origin else { return Decimal::ZERO };
    let written = journey[arrow.from].arrows.get(number);
    written.and_then(|written| written.after).map_or(Decimal::ZERO, Duration::seconds)
}
