//! The diagram of how people move: Mermaid's flowchart.

use rust_decimal::Decimal;

use crate::model::{
    Arrow, Destination, Journey, JourneyId, Model, Origin, StageId, TouchpointId, TouchpointKind,
};
use crate::words::fill;
use crate::words::{Words, format};

use super::escape::escape;
use super::extent::{Extent, fitted};
use super::line;

/// How many arrows Mermaid reads; one more and it refuses the diagram, and no text can raise the limit.
const MOST_ARROWS: usize = 500;

/// Returns how people move through a journey as a Mermaid flowchart: a box per stage, and every arrow.
pub fn flow(model: &Model, journey: JourneyId, words: &Words) -> String {
    let journey = &model[journey];
    fitted(journey, |extent| draw(journey, words, extent))
}

fn draw(journey: &Journey, words: &Words, extent: Extent) -> String {
    let mut text = String::from("flowchart LR\n");
    line(&mut text, format_args!("    accTitle: {}", extent.name(&journey.head.title)));
    for (id, stage) in journey.stages().filter(|(id, _)| extent.shows_stage(journey, *id)) {
        let title = extent.name(&stage.head.title);
        line(&mut text, format_args!("    subgraph {}[\"{title}\"]", stage_node(id)));
        for touchpoint in stage.touchpoint_ids().filter(|id| extent.shows(journey, *id)) {
            line(&mut text, format_args!("        {}", declaration(journey, touchpoint, extent)));
        }
        text.push_str("    end\n");
    }
    let arrows: Vec<_> =
        journey.flow.arrows.iter().filter(|arrow| extent.shows_arrow(journey, arrow)).collect();
    write_ends(&mut text, &arrows, words);
    write_arrows(&mut text, journey, arrows, words, extent);
    extent.say_what_is_left_out(&mut text, journey, words);
    if journey.touchpoints.iter().any(|touchpoint| touchpoint.moment_of_truth.is_some()) {
        // A width only: colours would fight the reader's light or dark theme.
        text.push_str("    classDef moment stroke-width:4px\n");
    }
    text
}

/// Returns the line that shows a touchpoint: a box, round for what people do without us, with double sides for what a team
/// does while they wait.
fn declaration(journey: &Journey, id: TouchpointId, extent: Extent) -> String {
    let touchpoint = &journey[id];
    let (open, close) = match touchpoint.kind {
        TouchpointKind::Touchpoint => ("[", "]"),
        TouchpointKind::Step => ("([", "])"),
        TouchpointKind::TeamStep => ("[[", "]]"),
    };
    let class = if touchpoint.moment_of_truth.is_some() { ":::moment" } else { "" };
    let (node, title) = (touchpoint_node(journey, id), extent.name(&touchpoint.head.title));
    format!("{node}{open}\"{title}\"{close}{class}")
}

/// Writes the ends that are reached, each in its own shape.
fn write_ends(text: &mut String, arrows: &[&Arrow], words: &Words) {
    let reached = |end| arrows.iter().any(|arrow| arrow.to == end);
    if reached(Destination::Done) {
        line(text, format_args!("    {DONE}(((\"{}\")))", escape(words.done)));
    }
    if reached(Destination::Exit) {
        line(text, format_args!("    {EXIT}{{{{\"{}\"}}}}", escape(words.exit)));
    }
}

fn write_arrows(text: &mut String, journey: &Journey, arrows: Vec<&Arrow>, words: &Words, extent: Extent) {
    let all = arrows.len();
    let drawn = drawn(arrows);
    for arrow in &drawn {
        let line_style = if arrow.to == Destination::Exit { "-.->" } else { "-->" };
        let label = label(journey, arrow, words);
        let label = if label.is_empty() { label } else { format!("|\"{}\"|", extent.name(&label)) };
        let from = touchpoint_node(journey, arrow.from);
        let to = destination_node(journey, arrow.to);
        line(text, format_args!("    {from} {line_style}{label} {to}"));
    }
    let left_out = all - drawn.len();
    if left_out > 0 {
        let left_out = fill(words.arrows_left_out, &[("n", &left_out.to_string())]);
        line(text, format_args!("    %% {left_out}"));
    }
}

/// Returns the arrows that Mermaid can take. Where they are too many, those that only follow the order go first.
fn drawn(mut drawn: Vec<&Arrow>) -> Vec<&Arrow> {
    let mut surplus = drawn.len().saturating_sub(MOST_ARROWS);
    drawn.retain(|arrow| {
        let is_left_out = surplus > 0 && arrow.origin == Origin::Next && arrow.through.is_none();
        surplus -= usize::from(is_left_out);
        !is_left_out
    });
    drawn.truncate(MOST_ARROWS);
    drawn
}

/// Returns the words on an arrow: `gives up · 38% · after 1 day`.
fn label(journey: &Journey, arrow: &Arrow, words: &Words) -> String {
    let written = match arrow.origin {
        Origin::Written(number) => journey[arrow.from].arrows.get(number),
        Origin::Next | Origin::Remainder => None,
    };
    let text = written.and_then(|written| written.label.as_ref()).map(|label| label.markdown.to_string());
    // That all people take the only arrow need not be said, unless somebody said it; the ways to alternatives say it always.
    let has_share = written.is_some_and(|written| written.share.is_some());
    let share = arrow
        .share
        .filter(|share| has_share || arrow.through.is_some() || *share != Decimal::ONE_HUNDRED)
        .map(|share| format::percent(share, words));
    let after = written.and_then(|written| written.after).map(|after| format::after(after, words));
    [text, share, after].into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

// The names of nodes are made, never taken from the writer: `end`, `graph` or `style` would be read as commands.
const DONE: &str = "z_done";
const EXIT: &str = "z_exit";

fn destination_node(journey: &Journey, destination: Destination) -> String {
    match destination {
        Destination::Touchpoint(touchpoint) => touchpoint_node(journey, touchpoint),
        Destination::Done => DONE.to_owned(),
        Destination::Exit => EXIT.to_owned(),
    }
}

fn touchpoint_node(journey: &Journey, touchpoint: TouchpointId) -> String {
    let stage = journey[touchpoint].stage;
    let place = touchpoint.index() - journey[stage].touchpoints.start;
    format!("{}_t{}", stage_node(stage), place + 1)
}

fn stage_node(stage: StageId) -> String {
    format!("s{}", stage.index() + 1)
}
