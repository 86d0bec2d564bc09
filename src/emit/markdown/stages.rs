//! The stages of a journey as tables of their touchpoints.

use super::escape::{inside, plain};
use crate::model::{Experience, Line, PersonaId, Stage, Touchpoint, TouchpointId, TouchpointKind};
use crate::words::{fill, format};

use super::context::MarkdownContext;
use super::name;
use super::table::Table;

/// With more personas than this, feelings share a column.
const COLUMNS: usize = 3;

/// Returns every stage under its heading, its touchpoints as the rows of a table.
pub(super) fn stages(context: &MarkdownContext<'_>) -> String {
    context.journey.stages.iter().map(|stage| section(context, stage)).collect()
}

fn section(context: &MarkdownContext<'_>, stage: &Stage) -> String {
    let MarkdownContext { model, journey, words, .. } = *context;
    let mut section = format!("### {}\n\n", plain(&stage.head.title));
    section.push_str(&context.about(stage.about.as_deref()));
    let takes = stage.takes.as_ref().map(|takes| inside(&format::takes(takes, words)));
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
    let groups = journey.alternatives.iter().filter(|group| group.members.start < stage.touchpoints.end);
    for group in groups.filter(|group| group.members.start >= stage.touchpoints.start) {
        section.push_str(&context.about(group.about.as_deref()));
    }
    section.push_str(&touchpoints(context, stage));
    for touchpoint in journey.touchpoints_of(stage) {
        section.push_str(&context.image(touchpoint.about.as_deref()));
    }
    section
}

fn touchpoints(context: &MarkdownContext<'_>, stage: &Stage) -> String {
    let MarkdownContext { journey, words, .. } = *context;
    let personas: Vec<PersonaId> = journey.personas().collect();
    let feels = match personas.len() {
        2..=COLUMNS => personas
            .iter()
            .map(|persona| words.labelled(words.feels, &context.short_name(*persona)))
            .collect(),
        _ => vec![words.feels.to_owned()],
    };
    let lanes = [words.does, words.thinks, words.says, words.needs];
    let heads = [words.touchpoint, words.channels].map(str::to_owned).into_iter();
    let mut table = Table::new(heads.chain(feels).chain(lanes.map(str::to_owned)));
    for id in stage.touchpoint_ids() {
        let touchpoint = &journey[id];
        let feels = match personas.len() {
            2..=COLUMNS => personas.iter().map(|persona| feeling(touchpoint, *persona)).collect(),
            _ => vec![feelings(context, touchpoint)],
        };
        let lanes = [
            lines(context, touchpoint, false, |experience| &experience.does),
            lines(context, touchpoint, true, |experience| &experience.thinks),
            lines(context, touchpoint, true, |experience| &experience.says),
            lines(context, touchpoint, false, |experience| &experience.needs),
        ];
        let cells = [title(context, id), channels(context, touchpoint)].into_iter();
        table.row(cells.chain(feels).chain(lanes));
    }
    table.finish()
}

/// Returns the title of a touchpoint; steps, at which we are not present, moments of truth and alternatives say so.
fn title(context: &MarkdownContext<'_>, id: TouchpointId) -> String {
    let MarkdownContext { journey, words, .. } = *context;
    let touchpoint = &journey[id];
    let title = plain(&touchpoint.head.title);
    let moment = touchpoint.moment_of_truth.map(|_| format!("◆\u{a0}**{}**", words.moment_of_truth));
    let notes = [kind(context, touchpoint), moment, alternative(context, id)];
    match notes.into_iter().flatten().collect::<Vec<_>>().as_slice() {
        [] => title,
        notes => format!("{title} ({})", notes.join(", ")),
    }
}

/// Returns what there is to say of who does a step.
fn kind(context: &MarkdownContext<'_>, touchpoint: &Touchpoint) -> Option<String> {
    let words = context.words;
    match touchpoint.kind {
        TouchpointKind::Touchpoint => None,
        TouchpointKind::Step => Some(format!("*{}*", words.step)),
        TouchpointKind::TeamStep => {
            let team = name::of(context.model, touchpoint.by.as_ref().and_then(|by| by.target));
            let who_acts = match team.is_empty() {
                true => words.people_wait.to_owned(),
                false => fill(words.by_team, &[("team", &team)]),
            };
            Some(format!("*{}: {who_acts}*", words.step))
        }
    }
}

/// Returns of which alternatives a touchpoint is one, and how many meet it: `Pays, one of 3: 70%`.
fn alternative(context: &MarkdownContext<'_>, id: TouchpointId) -> Option<String> {
    let (words, group) = (context.words, context.journey.alternatives_of(id)?);
    let share = group.share_of(id).map(|share| format::percent(share, words));
    let number = fill(words.one_of, &[("n", &group.members.len().to_string())]);
    let share = share.unwrap_or_else(|| words.share_unknown.to_owned());
    Some(format!("{}, {number}{} {share}", plain(&group.head.title), words.colon))
}

fn channels(context: &MarkdownContext<'_>, touchpoint: &Touchpoint) -> String {
    let channels = touchpoint.channels();
    let names = channels.iter().map(|channel| plain(context.words.channel(&context.model[*channel])));
    names.collect::<Vec<_>>().join(", ")
}

/// Returns the lines of one lane: what holds for everybody, then each persona's own.
fn lines(
    context: &MarkdownContext<'_>,
    touchpoint: &Touchpoint,
    are_quotes: bool,
    of: fn(&Experience) -> &[Line],
) -> String {
    let mut parts = vec![context.lines(of(&touchpoint.experience), are_quotes)];
    for variant in &touchpoint.variants {
        let (own, Some(persona)) = (of(&variant.experience), variant.persona.target) else { continue };
        if !own.is_empty() {
            let (name, lines) = (context.short_name(persona), context.lines(own, are_quotes));
            parts.push(format!("**{name}{}** {lines}", context.words.colon));
        }
    }
    parts.retain(|part| !part.is_empty());
    parts.join(" · ")
}

fn feeling(touchpoint: &Touchpoint, persona: PersonaId) -> String {
    let feeling = touchpoint.feeling_of(persona).map(|feeling| {
        let label = feeling.label.as_deref().map(|label| format!(" {}", plain(label)));
        format!("{}{}", format::score(feeling.score), label.unwrap_or_default())
    });
    feeling.unwrap_or_default()
}

/// Returns the feelings, each once; with the names of those who feel so where not all do.
fn feelings(context: &MarkdownContext<'_>, touchpoint: &Touchpoint) -> String {
    let mut feelings: Vec<(String, Vec<String>)> = Vec::new();
    for persona in context.journey.taking_part(touchpoint) {
        let (feeling, name) = (feeling(touchpoint, persona), context.short_name(persona));
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
