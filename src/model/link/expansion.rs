//! Journeys that hold themselves through `expands`.

use crate::diagnostic::{Code, Diagnostic, Location};
use crate::model::{Id, JourneyId, Model};
use crate::source::Span;

/// An `expands`: where it is written, and the journey it opens.
#[derive(Clone, Copy)]
struct Expansion {
    from: JourneyId,
    to: JourneyId,
    span: Span,
}

/// How many statements of a circle are shown beside the last one.
const MOST_LABELS: usize = 20;

/// Reports each cycle of `expands` once, at its last statement; the others are its labels.
///
/// One walk over all journeys, depth first and without recursion: an `expands` that leads back into the way walked so
/// far closes a cycle.
pub(super) fn cycles(model: &Model) -> Vec<Diagnostic> {
    let expansions: Vec<Vec<Expansion>> =
        (0..model.journeys.len()).map(|index| expansions_of(model, Id::new(index))).collect();
    let mut state = vec![State::New; model.journeys.len()];
    let mut is_reported = vec![false; model.journeys.len()];
    let mut faults = Vec::new();
    for start in (0..model.journeys.len()).map(JourneyId::new) {
        if state[start.index()] != State::New {
            continue;
        }
        state[start.index()] = State::OnTheWay { depth: 0 };
        let mut way: Vec<Expansion> = Vec::new();
        let mut open = vec![(start, 0)];
        while let Some((journey, next)) = open.last_mut() {
            let Some(expansion) = expansions[journey.index()].get(*next).copied() else {
                state[journey.index()] = State::Done;
                open.pop();
                way.pop();
                continue;
            };
            *next += 1;
            match state[expansion.to.index()] {
                State::New => {
                    way.push(expansion);
                    state[expansion.to.index()] = State::OnTheWay { depth: way.len() };
                    open.push((expansion.to, 0));
                }
                State::OnTheWay { depth } => {
                    // Of the circles through one journey, one is told: mending it shows the next.
                    if !std::mem::replace(&mut is_reported[expansion.to.index()], true) {
                        let steps = way[depth..].iter().copied().chain([expansion]);
                        faults.push(cyclic(model, steps.collect()));
                    }
                }
                State::Done => {}
            }
        }
    }
    faults
}

#[derive(Clone, Copy, PartialEq)]
enum State {
    New,
    /// On the way walked so far, behind this many steps of it.
    OnTheWay {
        depth: usize,
    },
    Done,
}

fn expansions_of(model: &Model, from: JourneyId) -> Vec<Expansion> {
    let edges = &model.graph.edges()[from.index()];
    edges.expansions.iter().map(|(to, span)| Expansion { from, to: *to, span: *span }).collect()
}

fn cyclic(model: &Model, mut cycle: Vec<Expansion>) -> Diagnostic {
    let place = |expansion: &Expansion| Location::new(&model[expansion.from].head.file, expansion.span);
    cycle.sort_by_key(|expansion| place(expansion));
    let last = cycle.pop().expect("a cycle has at least the statement that closes it");
    let id = &model[last.to].head.id.value;
    let message = match cycle.is_empty() {
        true => format!("the journey `{id}` expands into itself"),
        false => format!("the journeys expand into each other: this leads back to `{id}`"),
    };
    let fault = Diagnostic::error(Code::CYCLIC_EXPANSION, place(&last), message);
    let fault =
        fault.with_help("a journey tells a touchpoint in more detail; delete one `expands` of the circle");
    cycle
        .iter()
        .take(MOST_LABELS)
        .fold(fault, |fault, expansion| fault.with_label(place(expansion), "part of the circle"))
}
