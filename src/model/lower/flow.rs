//! Arrows, written and implied, and the people who take them.

use rust_decimal::Decimal;

use crate::model::people::Counted;
use crate::model::{Arrow, Flow, Id, Journey, Origin, TouchpointId, Ways};

use super::context::LowerContext;
use super::routes::{Routes, Target, starts};
use super::shares::divide;

/// Returns how people move through a journey, and reports arrows that lead nowhere.
pub(super) fn flow(cx: &mut LowerContext<'_>, journey: &Journey) -> Flow {
    let mut flow = Flow { arrows: arrows(cx, journey), starts: starts(journey), ..Flow::default() };
    (flow.entries, flow.reachable) = entries(journey, &flow);
    let volumes = journey.touchpoints.iter().filter_map(|touchpoint| touchpoint.volume);
    flow.period = journey.volume.into_iter().chain(volumes).next().map(|volume| volume.period);
    flow.people = match flow.period {
        Some(period) => flow.follow(&Counted::of(journey, &flow, period)),
        None => vec![None; journey.touchpoints.len()],
    };
    for arrow in &mut flow.arrows {
        arrow.people = arrow.part_of(&flow.people);
    }
    flow.count_newcomers(journey);
    flow
}

/// Returns where people begin, and which touchpoints can be reached from there. People begin where they set out, and
/// where a volume says that some come though no arrow leads there but from what comes behind.
fn entries(journey: &Journey, flow: &Flow) -> (Vec<TouchpointId>, Vec<bool>) {
    let count = journey.touchpoints.len();
    let arrows = &flow.arrows;
    let ways = Ways::new(count, Ways::along(arrows));
    let mut entries: Vec<TouchpointId> = flow.starts.iter().map(|(at, _)| *at).collect();
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
    let routes = Routes::of(journey);
    let mut arrows = Vec::with_capacity(journey.touchpoints.len());
    for (from, touchpoint) in journey.touchpoints() {
        let mut add = |origin, target: Target, share| {
            routes.follow(target, share, &mut |to, share, through| {
                arrows.push(Arrow { from, to, origin, through, share, people: None });
            });
        };
        let next = routes.behind(from);
        if touchpoint.arrows.is_empty() {
            add(Origin::Next, next, Some(Decimal::ONE_HUNDRED));
            continue;
        }
        let shares: Vec<_> = touchpoint.arrows.iter().map(|arrow| arrow.share).collect();
        let help = "the arrows of a touchpoint divide those who come there; make the shares 100% together";
        let division = divide(cx, &shares, &touchpoint.head.id.value, help);
        for (index, (written, share)) in touchpoint.arrows.iter().zip(division.shares).enumerate() {
            if let Some(target) = routes.named(cx, written) {
                add(Origin::Written(index), target, share);
            }
        }
        if !division.rest.is_zero() {
            add(Origin::Remainder, next, Some(division.rest));
        }
        if routes.are_too_many(cx, &arrows) {
            break;
        }
    }
    arrows
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
    fn alternatives_divide_those_who_set_out_and_those_who_come_again() {
        let at = people(
            "one-of g { touchpoint a { share 50% }; touchpoint b { share 30%; -> exit 50%; -> g } }; touchpoint c",
        );
        // g = 1000 + 0.5 b, b = 0.3 g; a fifth passes by each time.
        assert_eq!(at, all(&["588.24", "352.94", "823.53"]));
        let at = people("one-of g { touchpoint a { share 99.7% }; touchpoint b { share 0% } }; touchpoint c");
        assert_eq!(at, all(&["997", "0", "997"]), "less than half a percent is rounding");
    }

    #[test]
    fn where_two_alternatives_have_no_share_nobody_knows_who_meets_them() {
        let at = people("one-of g { touchpoint a { share 50% }; touchpoint b; touchpoint c }; touchpoint d");
        assert_eq!(at, [Some("500".to_owned()), None, None, None]);
        let at = people("touchpoint x; one-of g { touchpoint a { share 90% }; touchpoint b }; touchpoint d");
        assert_eq!(at, all(&["1000", "900", "100", "1000"]));
    }

    #[test]
    fn ways_that_multiply_beyond_measure_are_an_error() {
        let members: String = (0..400).map(|at| format!("touchpoint m{at} {{ -> g }}\n")).collect();
        let text = format!("persona p\njourney j {{ persona p; stage s {{ one-of g {{ {members} }} }} }}");
        let file = SourceFile::new("a.journey", text);
        let unit = lower(&file, &parse(&file).items);
        let codes: Vec<&str> = unit.diagnostics.iter().map(|it| it.code.as_str()).collect();
        assert_eq!(codes, ["limit-exceeded"]);
        assert!(unit.journeys[0].flow.arrows.len() < 10_000);
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
