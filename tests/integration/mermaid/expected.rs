//! What the diagrams of a model must say, told from the model alone.

use journey::model::{Destination, Journey, Model, Origin, Touchpoint, TouchpointId, TouchpointKind};
use journey::words::{Words, format};
use rust_decimal::Decimal;
use serde_json::{Value, json};

/// How many arrows Mermaid reads.
const MOST_ARROWS: usize = 500;

/// Returns what `tests/mermaid/expected.mjs` compares with.
pub(super) fn of(model: &Model, words: &Words) -> Value {
    let mut expected = serde_json::Map::new();
    for (_, journey) in model.journeys() {
        let id = &journey.head.id.value;
        expected.insert(format!("{id}.journey.mmd"), feelings(model, journey));
        expected.insert(format!("{id}.flow.mmd"), flow(journey, words));
    }
    expected.into()
}

fn feelings(model: &Model, journey: &Journey) -> Value {
    let mut tasks = Vec::new();
    for (_, touchpoint) in journey.touchpoints() {
        let (stage, title) = (read(&journey[touchpoint.stage].head.title), read(&touchpoint.head.title));
        if touchpoint.kind == TouchpointKind::TeamStep {
            let team =
                touchpoint.by.as_ref().and_then(|by| by.target).map(|team| read(&model[team].head.title));
            tasks.push(json!([stage, title, team.unwrap_or_default(), 3]));
            continue;
        }
        for persona in journey.taking_part(touchpoint) {
            let score = touchpoint.feeling_of(persona).map_or(3, |feeling| 3 + feeling.score);
            tasks.push(json!([stage, title, read(&model[persona].head.title), score]));
        }
    }
    json!({ "title": read(&journey.head.title), "sections": stages(journey), "tasks": tasks })
}

fn flow(journey: &Journey, words: &Words) -> Value {
    let mut nodes: Vec<_> = journey.touchpoints.iter().map(|touchpoint| node(journey, touchpoint)).collect();
    for (end, name, shape) in
        [(Destination::Done, words.done, "doublecircle"), (Destination::Exit, words.exit, "hexagon")]
    {
        if journey.flow.arrows.iter().any(|arrow| arrow.to == end) {
            nodes.push(json!([null, name, shape]));
        }
    }
    // Of an accessible title, Mermaid drops nothing but what is before its first letter; the escapes keep even that.
    let mut expected =
        json!({ "title": read(&journey.head.title), "subgraphs": stages(journey), "nodes": nodes });
    if journey.flow.arrows.len() <= MOST_ARROWS {
        expected["edges"] = edges(journey, words).into();
    }
    expected
}

fn node(journey: &Journey, touchpoint: &Touchpoint) -> Value {
    let shape = match touchpoint.kind {
        TouchpointKind::Touchpoint => "square",
        TouchpointKind::Step => "stadium",
        TouchpointKind::TeamStep => "subroutine",
    };
    let shape =
        if touchpoint.moment_of_truth.is_some() { format!("{shape} moment") } else { shape.to_owned() };
    json!([read(&journey[touchpoint.stage].head.title), read(&touchpoint.head.title), shape])
}

fn edges(journey: &Journey, words: &Words) -> Vec<Value> {
    let title = |touchpoint: TouchpointId| read(&journey[touchpoint].head.title);
    let edge = |arrow: &journey::model::Arrow| {
        let to = match arrow.to {
            Destination::Touchpoint(touchpoint) => title(touchpoint),
            Destination::Done => words.done.to_owned(),
            Destination::Exit => words.exit.to_owned(),
        };
        let written = match arrow.origin {
            Origin::Written(number) => Some(&journey[arrow.from].arrows[number]),
            Origin::Next | Origin::Remainder => None,
        };
        let is_said = |share: &Decimal| {
            *share != Decimal::ONE_HUNDRED
                || arrow.through.is_some()
                || written.is_some_and(|written| written.share.is_some())
        };
        let mut label = Vec::new();
        label.extend(written.and_then(|written| written.label.as_ref()).map(|label| read(&label.markdown)));
        label.extend(arrow.share.filter(is_said).map(|share| format::percent(share, words)));
        let after = written.and_then(|written| written.after);
        label.extend(after.map(|after| format!("after {}", format::duration(after, words))));
        json!([title(arrow.from), to, label.join(" · ")])
    };
    journey.flow.arrows.iter().map(edge).collect()
}

fn stages(journey: &Journey) -> Vec<String> {
    journey.stages.iter().map(|stage| read(&stage.head.title)).collect()
}

/// Returns a name as Mermaid gives it back: in one line, and never empty.
fn read(name: &str) -> String {
    let line = name.replace("\r\n", " ").replace(['\n', '\r'], " ");
    if line.is_empty() { " ".to_owned() } else { line }
}
