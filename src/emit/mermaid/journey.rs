//! The diagram of how people feel: Mermaid's `journey`.

use crate::model::{Journey, JourneyId, Model, PersonaId, Touchpoint, TouchpointKind};
use crate::words::Words;

use super::extent::{Extent, fitted};
use super::line;

/// The score of those who feel neither well nor ill; Mermaid counts from 1 to 5.
const MIDDLE: i8 = 3;

/// Returns a journey as Mermaid's `journey` diagram: a section per stage, a task per touchpoint and feeling.
pub fn journey(model: &Model, journey: JourneyId, words: &Words) -> String {
    let journey = &model[journey];
    fitted(journey, |extent| draw(model, journey, words, extent))
}

fn draw(model: &Model, journey: &Journey, words: &Words, extent: Extent) -> String {
    let mut text = format!("journey\n    title {}\n", extent.name(&journey.head.title));
    for (_, stage) in journey.stages().filter(|(id, _)| extent.shows_stage(journey, *id)) {
        line(&mut text, format_args!("    section {}", extent.name(&stage.head.title)));
        for touchpoint in stage.touchpoint_ids().filter(|id| extent.shows(journey, *id)) {
            let touchpoint = &journey[touchpoint];
            for task in tasks(journey, touchpoint) {
                let name = extent.name(&touchpoint.head.title);
                let people = task.actors.iter().map(|actor| &model[*actor].head.title);
                // A team acts while people wait.
                let team =
                    touchpoint.by.as_ref().and_then(|by| by.target).map(|team| &model[team].head.title);
                let actors: Vec<_> = people.chain(team).map(|actor| extent.name(actor)).collect();
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
    extent.say_what_is_left_out(&mut text, journey, words);
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
