//! The diagram of how people feel: Mermaid's `journey`.

use crate::model::{Journey, JourneyId, Model, PersonaId, Touchpoint, TouchpointKind};

use super::escape::escape;
use super::line;

/// The score of those who feel neither well nor ill; Mermaid counts from 1 to 5.
const MIDDLE: i8 = 3;

/// Returns a journey as Mermaid's `journey` diagram: a section per stage, a task per touchpoint and feeling.
pub fn journey(model: &Model, journey: JourneyId) -> String {
    let journey = &model[journey];
    let mut text = format!("journey\n    title {}\n", escape(&journey.head.title));
    for stage in &journey.stages {
        line(&mut text, format_args!("    section {}", escape(&stage.head.title)));
        for touchpoint in journey.touchpoints_of(stage) {
            for task in tasks(journey, touchpoint) {
                let name = escape(&touchpoint.head.title);
                let people = task.actors.iter().map(|actor| &model[*actor].head.title);
                // A team acts while people wait.
                let team =
                    touchpoint.by.as_ref().and_then(|by| by.target).map(|team| &model[team].head.title);
                let actors: Vec<_> = people.chain(team).map(|actor| escape(actor)).collect();
                let actors = actors.join(", ");
                // Each colon is followed by a blank, since Mermaid drops the last `;` of a line in which the word
                // `style` stands anywhere before a colon and a number sign with no blank between.
                if actors.is_empty() {
                    line(&mut text, format_args!("        {name}: {}", task.score));
                } else {
                    line(&mut text, format_args!("        {name}: {}: {actors}", task.score));
                }
            }
        }
    }
    text
}

/// A touchpoint as those live it who feel alike.
struct Task {
    score: i8,
    actors: Vec<PersonaId>,
}

/// Returns one task for each feeling, in the order of the journey's personas; never none.
fn tasks(journey: &Journey, touchpoint: &Touchpoint) -> Vec<Task> {
    if touchpoint.kind == TouchpointKind::TeamStep {
        return vec![Task { score: MIDDLE, actors: Vec::new() }];
    }
    let mut tasks: Vec<Task> = Vec::new();
    for persona in journey.taking_part(touchpoint) {
        let score = MIDDLE + touchpoint.feeling_of(persona).map_or(0, |feeling| feeling.score);
        match tasks.iter_mut().find(|task| task.score == score) {
            Some(task) => task.actors.push(persona),
            None => tasks.push(Task { score, actors: vec![persona] }),
        }
    }
    if tasks.is_empty() {
        let score = MIDDLE + touchpoint.experience.feels.as_ref().map_or(0, |feeling| feeling.score);
        tasks.push(Task { score, actors: Vec::new() });
    }
    tasks
}
