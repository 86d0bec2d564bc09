use crate::emit::marks::plain;
use crate::emit::{Words, present};
use crate::model::{Journey, Line, Model, Stage, Touchpoint};

use super::context::Context;
use super::name;
use super::table::Table;

/// Returns every stage under its heading, its touchpoints as a table.
pub(super) fn stages(context: &Context<'_>) -> String {
    context.journey.stages.iter().map(|stage| section(context, stage)).collect()
}

fn section(context: &Context<'_>, stage: &Stage) -> String {
    let Context { model, journey, words, .. } = *context;
    let mut section = format!("### {}\n\n", plain(&stage.head.title));
    let takes = stage.takes.as_ref().map(|takes| plain(&present::takes(takes, words)));
    let owner = stage.owner.as_ref().and_then(|owner| owner.target);
    let facts = [
        (words.goal, context.joined(&stage.goals)),
        (words.takes, takes.unwrap_or_default()),
        (words.owner, name::of(model, owner)),
    ];
    let facts: Vec<_> = facts.iter().filter(|(_, fact)| !fact.is_empty()).collect();
    for (label, fact) in &facts {
        section.push_str(&format!("* **{label}{}** {fact}\n", words.colon));
    }
    if !facts.is_empty() {
        section.push('\n');
    }
    let mut table = Table::new([words.touchpoint, words.channels, words.does, words.thinks, words.feels]);
    for touchpoint in journey.touchpoints_of(stage) {
        table.row([
            title(touchpoint, words),
            channels(model, touchpoint, words),
            lines(context, &touchpoint.experience.does),
            lines(context, &touchpoint.experience.thinks),
            feelings(model, journey, touchpoint),
        ]);
    }
    section.push_str(&table.finish());
    section
}

fn title(touchpoint: &Touchpoint, words: &Words) -> String {
    let title = plain(&touchpoint.head.title);
    match touchpoint.moment_of_truth {
        Some(_) => format!("{title} (**{}**)", words.moment_of_truth),
        None => title,
    }
}

fn channels(model: &Model, touchpoint: &Touchpoint, words: &Words) -> String {
    let channels = touchpoint.channels();
    channels.iter().map(|channel| plain(words.channel(&model[*channel]))).collect::<Vec<_>>().join(", ")
}

fn lines(context: &Context<'_>, lines: &[Line]) -> String {
    lines.iter().map(|line| context.inline(&line.text)).collect::<Vec<_>>().join(" · ")
}

/// Returns the feelings, each once; with the names of those who feel so where not all do.
fn feelings(model: &Model, journey: &Journey, touchpoint: &Touchpoint) -> String {
    let mut feelings: Vec<(String, Vec<String>)> = Vec::new();
    for persona in journey.taking_part(touchpoint) {
        let feeling = touchpoint.feeling_of(persona).map(|feeling| {
            let label = feeling.label.as_deref().map(|label| format!(" {}", plain(label)));
            format!("{}{}", present::score(feeling.score), label.unwrap_or_default())
        });
        let (feeling, name) = (feeling.unwrap_or_default(), plain(&model[persona].head.title));
        match feelings.iter_mut().find(|(known, _)| *known == feeling) {
            Some((_, names)) => names.push(name),
            None => feelings.push((feeling, vec![name])),
        }
    }
    if let [(feeling, _)] = feelings.as_slice() {
        return feeling.clone();
    }
    feelings.retain(|(feeling, _)| !feeling.is_empty());
    let with_names = feelings.iter().map(|(feeling, names)| format!("{feeling} ({})", names.join("; ")));
    with_names.collect::<Vec<_>>().join(" · ")
}
