//! Arrows, written and implied, and the people who take them.

use indexmap::IndexMap;
use rust_decimal::Decimal;
use rustc_hash::FxBuildHasher;

use crate::diagnostic::{Code, nearest};
use crate::model::people::Counted;
use crate::model::{
    Arrow, Destination, Flow, Id, Journey, Origin, Touchpoint, TouchpointId, Ways, WrittenArrow,
};
use crate::vocabulary::synonym;

use super::context::LowerContext;

/// Up to here, shares count as rounded.
const ROUNDED_UP: Decimal = Decimal::from_parts(1_005, 0, 0, false, 1);
/// Below this, something is left over.
const ROUNDED_DOWN: Decimal = Decimal::from_parts(995, 0, 0, false, 1);

/// Returns how people move through a journey, and reports arrows that lead nowhere.
pub(super) fn flow(cx: &mut LowerContext<'_>, journey: &Journey) -> Flow {
    let arrows = arrows(cx, journey);
    let (entries, reachable) = entries(journey, &arrows);
    let mut flow = Flow { arrows, entries, reachable, ..Flow::default() };
    let volumes = journey.touchpoints.iter().filter_map(|touchpoint| touchpoint.volume);
    flow.period = journey.volume.into_iter().chain(volumes).next().map(|volume| volume.period);
    flow.people = match flow.period {
        Some(period) => flow.follow(&Counted::of(journey, period)),
        None => vec![None; journey.touchpoints.len()],
    };
    for arrow in &mut flow.arrows {
        arrow.people = arrow.part_of(&flow.people);
    }
    flow.count_newcomers(journey);
    flow
}

/// Returns where people begin, and which touchpoints can be reached from there. People begin at the first touchpoint, and
/// where a volume says that some come though no arrow leads there but from what comes behind.
fn entries(journey: &Journey, arrows: &[Arrow]) -> (Vec<TouchpointId>, Vec<bool>) {
    let count = journey.touchpoints.len();
    let ways = Ways::new(count, Ways::along(arrows));
    let mut entries: Vec<TouchpointId> = (0..count).take(1).map(Id::new).collect();
    let mut reachable = vec![false; count];
    entries.iter().for_each(|first| drop(ways.reach(first.index(), &mut reachable)));
    let cut_off: Vec<usize> = (0..count).filter(|at| !reachable[*at]).collect();
    if cut_off.iter().all(|at| journey.touchpoints[*at].volume.is_none()) {
        return (entries, reachable);
    }
    let within = |(from, to): &(usize, usize)| !reachable[*from] && !reachable[*to];
    let among = Ways::new(count, Ways::along(arrows).filter(within));
    let back = Ways::new(count, Ways::along(arrows).filter(within).map(|(from, to)| (to, from)));
    let mut seen = vec![false; count];
    for (beginning, _) in among.beginnings(&cut_off) {
        // Whatever leads to a beginning lies in one loop with it.
        let round = back.reach(beginning, &mut seen);
        entries.extend(round.into_iter().find(|at| journey.touchpoints[*at].volume.is_some()).map(Id::new));
    }
    entries.sort_unstable();
    entries.iter().for_each(|entry| drop(ways.reach(entry.index(), &mut reachable)));
    (entries, reachable)
}

fn arrows(cx: &mut LowerContext<'_>, journey: &Journey) -> Vec<Arrow> {
    let destinations = destinations(journey);
    let mut arrows = Vec::with_capacity(journey.touchpoints.len());
    for (from, touchpoint) in journey.touchpoints() {
        let next = match from.index() + 1 {
            next if next < journey.touchpoints.len() => Destination::Touchpoint(Id::new(next)),
            _ => Destination::Done,
        };
        let implied = |origin, share| Arrow { from, to: next, origin, share: Some(share), people: None };
        if touchpoint.arrows.is_empty() {
            arrows.push(implied(Origin::Next, Decimal::ONE_HUNDRED));
            continue;
        }
        let rest = remainder(cx, touchpoint);
        let without_share = touchpoint.arrows.iter().filter(|arrow| arrow.share.is_none()).count();
        for (index, written) in touchpoint.arrows.iter().enumerate() {
            let share = match written.share {
                Some(share) => Some(share.value),
                None if without_share == 1 => Some(rest),
                None => None,
            };
            if let Some(to) = destination(cx, &destinations, written) {
                arrows.push(Arrow { from, to, origin: Origin::Written(index), share, people: None });
            }
        }
        if without_share == 0 && rest > Decimal::ONE_HUNDRED - ROUNDED_DOWN {
            arrows.push(implied(Origin::Remainder, rest));
        }
    }
    arrows
}

/// Returns what the written shares leave over, and reports the arrow that takes their sum too far.
fn remainder(cx: &mut LowerContext<'_>, touchpoint: &Touchpoint) -> Decimal {
    let mut sum = Decimal::ZERO;
    let mut is_reported = false;
    for share in touchpoint.arrows.iter().filter_map(|arrow| arrow.share) {
        sum = sum.saturating_add(share.value);
        if sum > ROUNDED_UP && !is_reported {
            let message =
                format!("the shares of `{}` add up to {}%", touchpoint.head.id.value, sum.normalize());
            let help =
                "the arrows of a touchpoint divide those who come there; make the shares 100% together";
            cx.report(cx.error(Code::SHARE_OVER_100, share.span, message).with_help(help));
            is_reported = true;
        }
    }
    (Decimal::ONE_HUNDRED - sum).max(Decimal::ZERO)
}

/// Returns where each id leads: a touchpoint, else the first touchpoint of a stage; `None` for a stage without one.
fn destinations(journey: &Journey) -> IndexMap<&str, Option<TouchpointId>, FxBuildHasher> {
    let mut destinations = IndexMap::default();
    for stage in journey.stages.iter().filter(|stage| !stage.head.id.value.is_empty()) {
        destinations.entry(&*stage.head.id.value).or_insert_with(|| stage.touchpoint_ids().next());
    }
    // Touchpoints come second, and backwards, so that they win over stages and the first of two over the second.
    for (id, touchpoint) in journey.touchpoints.iter().enumerate().rev() {
        if touchpoint.head.id.value.is_empty() {
            continue;
        }
        destinations.insert(&touchpoint.head.id.value, Some(Id::new(id)));
    }
    destinations
}

fn destination(
    cx: &mut LowerContext<'_>,
    destinations: &IndexMap<&str, Option<TouchpointId>, FxBuildHasher>,
    arrow: &WrittenArrow,
) -> Option<Destination> {
    let name = &*arrow.target.value;
    match name {
        "done" => return Some(Destination::Done),
        "exit" => return Some(Destination::Exit),
        _ => {}
    }
    match destinations.get(name) {
        Some(Some(touchpoint)) => return Some(Destination::Touchpoint(*touchpoint)),
        Some(None) => {
            let message = format!("the stage `{name}` has no touchpoint to go to");
            let help = "write a touchpoint or step in the stage, or let the arrow go elsewhere";
            cx.report(cx.error(Code::UNKNOWN_REFERENCE, arrow.target.span, message).with_help(help));
        }
        None if cx.is_poisoned(name) => {}
        None => {
            let message = format!("this journey has no touchpoint, step or stage `{name}`");
            let meant = synonym(name).filter(|meant| *meant == "-> exit").map(|_| "exit");
            let names = destinations.keys().copied().chain(["done", "exit"]);
            // Nobody reads the hundredth suggestion, and each costs a look at every name.
            let near = meant.or_else(|| (cx.diagnostics.len() < 100).then(|| nearest(name, names)).flatten());
            let fault = cx.error(Code::UNKNOWN_REFERENCE, arrow.target.span, message);
            cx.report(match near {
                Some(near) => fault
                    .with_help(format!("did you mean `{near}`?"))
                    .with_replacement(format!("replace with `{near}`"), near),
                None => fault.with_help(
                    "an arrow goes to a touchpoint, step or stage of its journey, to `done` or to `exit`",
                ),
            });
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use crate::model::lower;
    use crate::source::SourceFile;
    use crate::syntax::parse;

    /// Returns the people at each touchpoint of a journey that 1,000 begin.
    fn people(stage: &str) -> Vec<Option<String>> {
        let text =
            format!("persona p\njourney j {{ persona p; volume 1000 per month; stage s {{ {stage} }} }}");
        let file = SourceFile::new("a.journey", text);
        let unit = lower(&file, &parse(&file).items);
        assert_eq!(unit.diagnostics, []);
        let flow = &unit.journeys[0].flow;
        let shown = |people: rust_decimal::Decimal| people.round_dp(2).normalize().to_string();
        flow.people.iter().map(|people| people.map(shown)).collect()
    }

    fn all(numbers: &[&str]) -> Vec<Option<String>> {
        numbers.iter().map(|number| Some((*number).to_owned())).collect()
    }

    #[test]
    fn shares_divide_and_the_rest_goes_on() {
        let people = people("touchpoint a { -> exit 40% }; touchpoint b { -> a 10%; -> exit }");
        // a = 1000 + 0.1 b, b = 0.6 a
        assert_eq!(people, all(&["1063.83", "638.3"]));
    }

    #[test]
    fn a_loop_with_a_small_way_out_is_exact() {
        let people = people("touchpoint a; touchpoint b { -> a 99.99%; -> exit 0.01% }");
        assert_eq!(people, all(&["10000000", "10000000"]));
    }

    #[test]
    fn a_loop_without_a_way_out_has_no_number_and_the_rest_has() {
        let people = people("touchpoint a { -> c 10% }; touchpoint b { -> b 100% }; touchpoint c");
        assert_eq!(people, [Some("1000".to_owned()), None, Some("100".to_owned())]);
    }

    #[test]
    fn two_arrows_without_a_share_divide_the_rest_as_nobody_knows() {
        let people = people("touchpoint a { -> b; -> exit }; touchpoint b");
        assert_eq!(people, [Some("1000".to_owned()), None]);
    }

    #[test]
    fn whoever_has_a_volume_and_no_arrow_that_leads_there_begins_there() {
        let found =
            people("touchpoint web { -> desk }; touchpoint walk-in { volume 50 per month }; touchpoint desk");
        assert_eq!(found, all(&["1000", "50", "1050"]));
        // An arrow from behind brings back those who began there.
        let found = people(
            "touchpoint web { -> done }; touchpoint walk-in { volume 50 per month }; touchpoint desk { -> walk-in 10% }",
        );
        assert_eq!(found, all(&["1000", "50", "50"]));
    }
}
