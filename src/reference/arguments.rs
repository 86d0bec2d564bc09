use crate::vocabulary::{Kind, Naming, Slot, Word};

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
        Kind::Id => "an id",
        Kind::Plain | Kind::Rich => match slot.name {
            "TITLE" => "a title",
            "LABEL" => "a label",
            "NAME" => "a name",
            "URL" => "an address",
            "PATH" => "a path",
            "ALT" => "what is to be seen there",
            "TEXT" => "a text",
            _ => "a string",
        },
        Kind::Name(Naming::Destination) => "where to",
        Kind::Name(naming @ Naming::Opportunity) => return format!("an {}", naming.noun()),
        Kind::Name(naming) => return format!("a {}", naming.noun()),
        Kind::Names(naming) => return naming.plural().to_owned(),
        Kind::Tags => "ids",
        Kind::OneOf(words) => return one_of(words),
        Kind::Number if slot.name == "SCORE" => "a score",
        Kind::Number => "a number",
        Kind::Percent => "a percentage",
        Kind::Value => "a value",
        Kind::Goal => "a comparison or a range",
        Kind::Duration => "a duration",
        Kind::Takes => "a duration or a range",
        Kind::Date => "a date",
    }
    .to_owned()
}

/// Returns "`low`, `medium` or `high`".
fn one_of(words: &[&str]) -> String {
    let words: Vec<String> = words.iter().map(|word| format!("`{word}`")).collect();
    super::listed(&words, "or")
}
