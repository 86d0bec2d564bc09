//! What a word takes, as people say it.

use crate::diagnostic::text::{one_of, with_article};
use crate::vocabulary::{ArgumentKind, EntityKind, Slot, Word};

/// Returns what a word takes, as people say it: "a string, `on` a date if you like".
pub(super) fn takes(word: &Word) -> String {
    let slots = word.slots.iter().map(slot);
    let block = word.opens.map(|_| "a block if you like".to_owned());
    let parts: Vec<String> = slots.chain(block).collect();
    if parts.is_empty() { "nothing".to_owned() } else { parts.join(", ") }
}

fn slot(slot: &Slot) -> String {
    let lead = slot.lead.map(|lead| format!("`{lead}` ")).unwrap_or_default();
    let optional = if slot.is_optional { " if you like" } else { "" };
    format!("{lead}{}{optional}", argument(slot))
}

fn argument(slot: &Slot) -> String {
    match slot.kind {
        ArgumentKind::Id => "an id",
        ArgumentKind::Plain | ArgumentKind::Rich => match slot.name {
            "TITLE" => "a title",
            "LABEL" => "a label",
            "NAME" => "a name",
            "URL" => "an address",
            "PATH" => "a path",
            "ALT" => "what is to be seen there",
            "TEXT" => "a text",
            _ => "a string",
        },
        ArgumentKind::Name(EntityKind::Destination) => "where to",
        ArgumentKind::Name(entity) => return with_article(entity.noun()),
        ArgumentKind::Names(entity) => return entity.plural().to_owned(),
        ArgumentKind::Tags => "ids",
        ArgumentKind::OneOf(words) => return one_of(words),
        ArgumentKind::Number if slot.name == "SCORE" => "a score",
        ArgumentKind::Number => "a number",
        ArgumentKind::Percent => "a percentage",
        ArgumentKind::Value => "a value",
        ArgumentKind::Goal => "a comparison or a range",
        ArgumentKind::Duration => "a duration",
        ArgumentKind::Takes => "a duration or a range",
        ArgumentKind::Date => "a date",
    }
    .to_owned()
}
