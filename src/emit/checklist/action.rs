//! Opportunities: as a line beneath the KPI that they move, and as items of the team that takes them up.

use sha2::{Digest, Sha256};

use crate::emit::markdown::escape::plain;
use crate::emit::naming;
use crate::insight::owner;
use crate::model::{Model, Opportunity, OpportunityId, targets};
use crate::words::format;

use super::context::{ChecklistContext, joined, kpi_title};
use super::entry::Entry;
use super::marker::Anchor;

/// Returns a line on an opportunity: `Opportunity: Cut the form (idea · Web · by 15 Jan 2027)`.
pub fn line(context: &ChecklistContext<'_>, id: OpportunityId) -> String {
    let ChecklistContext { model, words, .. } = context;
    let opportunity = &model[id];
    let about = [
        Some(words.opportunity_status(opportunity.status()).to_owned()),
        owner::of_opportunity(model, id).map(|owner| plain(&model[owner].head.title)),
        opportunity.due.map(|due| format!("{} {}", words.by_day, format::date(due.value, words))),
    ];
    let about = joined(about).unwrap_or_default();
    let text = context.inline(&naming::beginning(&opportunity.text), &opportunity.file);
    words.labelled(words.opportunity, &format!("{text} ({about})"))
}

/// Returns the item of an opportunity. `path` is what it is known by, as [`path`] gives it.
pub fn item(context: &ChecklistContext<'_>, id: OpportunityId, path: String) -> Entry {
    let ChecklistContext { model, words, .. } = context;
    let opportunity = &model[id];
    let due = opportunity.due.map(|due| format!(", {} {}", words.by_day, format::date(due.value, words)));
    let named = |name: &str, word: Option<&str>| word.map(|word| words.labelled(name, word));
    let with: Vec<String> = targets(&opportunity.with).map(|team| plain(&model[team].head.title)).collect();
    let about = [
        Some(context.place(id.journey, opportunity.place)),
        named(words.priority_label, opportunity.priority().map(|priority| words.priority(priority))),
        named(words.impact, opportunity.impact.map(|impact| words.level(impact.value))),
        named(words.effort, opportunity.effort.map(|effort| words.level(effort.value))),
        named(words.with, Some(&*with.join(", ")).filter(|with| !with.is_empty())),
    ];
    Entry {
        anchor: Anchor::Opportunity(path),
        line: format!(
            "{} – {}{}",
            context.inline(&opportunity.text, &opportunity.file),
            words.opportunity_status(opportunity.status()),
            due.unwrap_or_default()
        ),
        details: [joined(about), solves(context, opportunity), improves(context, opportunity)]
            .into_iter()
            .flatten()
            .collect(),
        level: None,
    }
}

/// Returns what an opportunity is known by: its path, or where it has no id, its journey and words.
///
/// Such a path begins with a dash, as no id does. It changes with the words: then the old item is gone, and a new one is
/// there.
pub fn path(model: &Model, id: OpportunityId) -> String {
    let opportunity = &model[id];
    let name = match &opportunity.id {
        Some(id) => id.value.to_string(),
        None => name_of_words(&opportunity.text.markdown),
    };
    model.path_in(id.journey, &name)
}

/// Returns a name made of words, for people to recognise, and of their hash, for two to differ that begin alike.
fn name_of_words(words: &str) -> String {
    let letters =
        |letter: char| if letter.is_ascii_alphanumeric() { letter.to_ascii_lowercase() } else { ' ' };
    let readable: String = words.chars().map(letters).collect();
    let readable: Vec<&str> = readable.split_whitespace().take(5).collect();
    let hash = Sha256::digest(words.as_bytes());
    let hash: String = hash.iter().take(4).map(|byte| format!("{byte:02x}")).collect();
    readable.iter().fold(String::new(), |name, word| format!("{name}-{word}")) + "-" + &hash
}

fn solves(context: &ChecklistContext<'_>, opportunity: &Opportunity) -> Option<String> {
    let ChecklistContext { model, words, .. } = context;
    let pains = naming::named(targets(&opportunity.solves), words.more, |id| {
        let journey = id.journey.expect("a pain stands in a journey");
        let pain = &model[id];
        let text = context.inline(&naming::beginning(&pain.text), &model[journey].head.file);
        format!("{text} ({})", words.severity(pain.severity()))
    });
    joined(pains.map(Some)).map(|pains| words.labelled(words.solves, &pains))
}

fn improves(context: &ChecklistContext<'_>, opportunity: &Opportunity) -> Option<String> {
    let ChecklistContext { model, words, .. } = context;
    let kpis = naming::named(targets(&opportunity.improves), words.more, |id| {
        format!("{} ({})", kpi_title(&model[id]), words.kpi_status(model[id].status()))
    });
    joined(kpis.map(Some)).map(|kpis| words.labelled(words.improves, &kpis))
}
