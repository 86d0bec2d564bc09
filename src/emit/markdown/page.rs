//! The page of a journey, from its title to its sources.

use super::escape::{blocks, inside, link, plain};
use crate::emit::{Format, checklist, counts, mermaid};
use crate::insight::people;
use crate::model::{Hidden, State};
use crate::words::format;
use crate::words::{capitalised, fill};

use super::context::MarkdownContext;
use super::name;
use super::personas::personas;
use super::sources::sources;
use super::stages::stages;
use super::tables::{bright_spots, kpis, opportunities, pains, questions};

/// Returns the page of a journey: what it is about and who walks it, both diagrams, then everything in tables.
pub(super) fn page(context: &MarkdownContext<'_>) -> String {
    let MarkdownContext { model, journey, id, words, .. } = *context;
    let mut page = format!("# {}\n\n", plain(&journey.head.title));
    if let Some(scenario) = &journey.scenario {
        page.push_str(&blocks(scenario, context.base(&journey.head.file)));
    }
    page.push_str(&context.about(journey.about.as_deref()));
    page.push_str(&links(context));
    page.push_str(&facts(context));
    page.push_str(&section(words.personas, personas(context)));
    page.push_str(&diagram(words.how_it_feels, &mermaid::journey(model, id, words)));
    page.push_str(&diagram(words.how_people_move, &mermaid::flow(model, id, words)));
    page.push_str(&section(words.stages, stages(context)));
    page.push_str(&section(words.pains, pains(context)));
    page.push_str(&section(words.bright_spots, bright_spots(context)));
    page.push_str(&section(words.opportunities, opportunities(context)));
    page.push_str(&section(words.kpis, kpis(context)));
    page.push_str(&section(words.questions, questions(context)));
    page.push_str(&section(words.sources, sources(context)));
    // Each part ends with a blank line, and a file with its last line.
    page.truncate(page.trim_end_matches('\n').len());
    page.push('\n');
    page
}

/// Returns links to what else is built of the journey.
fn links(context: &MarkdownContext<'_>) -> String {
    let id = &context.journey.head.id.value;
    let is_built = |format| context.options.formats.contains(&format);
    let map = is_built(Format::Html).then(|| link(context.words.map, &format!("{id}.html")));
    let has_checklist = is_built(Format::Checklist) && !context.model.hides(Hidden::Kpis);
    let checklist =
        has_checklist.then(|| link(context.words.checklist, &format!("../{}", checklist::path(id))));
    let links: Vec<String> = [map, checklist].into_iter().flatten().collect();
    if links.is_empty() { String::new() } else { format!("{}\n\n", links.join(" · ")) }
}

/// Returns a list of what holds for the whole journey.
fn facts(context: &MarkdownContext<'_>) -> String {
    let MarkdownContext { model, journey, words, .. } = *context;
    let volume = journey.volume.as_ref().map(|volume| inside(&format::volume(volume, words)));
    let confidence = journey.confidence.as_ref().map(|confidence| words.confidence(confidence.value));
    let reviewed = journey.reviewed.as_ref().map(|review| inside(&format::date(review.on.value, words)));
    let state = match &journey.state {
        State::Current => words.current.to_owned(),
        State::Future { of } => match of.as_ref().and_then(|of| of.target) {
            Some(of) => {
                let current = &model[of].head;
                let current = link(&plain(&current.title), &format!("{}.md", current.id.value));
                fill(words.future_of, &[("journey", &current)])
            }
            None => words.future.to_owned(),
        },
    };
    let facts = [
        (words.trigger, context.joined(&journey.triggers)),
        (words.goal, context.joined(&journey.goals)),
        (words.volume, volume.unwrap_or_default()),
        (words.people_lost, inside(&counts::lost(people::lost(journey), words))),
        (words.owner, name::of(model, journey.owner.as_ref().and_then(|owner| owner.target))),
        (words.state, state),
        (words.confidence_label, confidence.map(capitalised).unwrap_or_default()),
        (words.reviewed, reviewed.unwrap_or_default()),
    ];
    let mut list = String::new();
    for (label, fact) in facts.iter().filter(|(_, fact)| !fact.is_empty()) {
        // Another bullet than that of the texts begins another list, should the description end with one.
        list.push_str(&format!("* **{label}{}** {fact}\n", words.colon));
    }
    list.push('\n');
    list
}

/// Returns a diagram under its heading, in a fence that nothing in it can close.
fn diagram(heading: &str, mermaid: &str) -> String {
    let runs = mermaid.split(|character| character != '`').map(str::len);
    let fence = "`".repeat(runs.max().unwrap_or(0).max(2) + 1);
    section(heading, format!("{fence}mermaid\n{mermaid}{fence}\n\n"))
}

/// Returns a part of the page under its heading, or nothing where it is empty.
fn section(heading: &str, content: String) -> String {
    if content.is_empty() { content } else { format!("## {heading}\n\n{content}") }
}
