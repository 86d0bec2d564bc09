//! What the diagrams of a model must say, told from the model alone.

use journey::emit::Words;
use journey::model::{Destination, Journey, Model, Origin, Touchpoint, TouchpointId, TouchpointKind};
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
        let mut label = Vec::new();
        if let Origin::Written(number) = arrow.origin {
            let written = &journey[arrow.from].arrows[number];
            label.extend(written.label.as_ref().map(|label| read(&label.markdown)));
        }
        let hundred = rust_decimal::Decimal::ONE_HUNDRED;
        label.extend(
            arrow.share.filter(|share| *share != hundred).map(|share| format!("{}%", share.normalize())),
        );
        if let Origin::Written(number) = arrow.origin {
            let written = &journey[arrow.from].arrows[number];
            label.extend(written.after.map(|after| format!("after {}\u{a0}day", after.amount)));
        }
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
