//! The words of the language as topics.

use crate::diagnostic::text::listed;
use crate::vocabulary::{ArgumentKind, BlockKind, CHANNELS, EntityKind, Occurrence, Slot, WORDS, Word};

use super::{Topic, TopicKind, arguments};

pub(super) fn topics() -> Vec<Topic> {
    let mut topics: Vec<Topic> = Vec::new();
    for word in WORDS {
        match topics.iter_mut().find(|topic| topic.name == word.name) {
            Some(topic) => topic.documentation += &format!("\n{}", meaning(word)),
            None => topics.push(Topic {
                kind: TopicKind::Word,
                name: word.name,
                severity: None,
                summary: word.meaning.trim_end_matches('.').to_owned(),
                documentation: meaning(word),
            }),
        }
    }
    topics
}

/// Returns one meaning of a word: the places where it has it, its arguments, an example, and what its block takes.
fn meaning(word: &Word) -> String {
    let places: Vec<&str> = word.blocks.iter().map(|block| block.described()).collect();
    let places = if is_of_every_block(word) { "every block".to_owned() } else { listed(&places, "and") };
    let often = match word.occurrence {
        Occurrence::Once => "once",
        Occurrence::Many => "any number of times",
    };
    let mut page = format!("## {}\n{}\n\n", word.signature().replace('|', "\\|"), word.meaning);
    page += &format!("- where: {places}; {often}\n- takes {}\n", arguments::takes(word));
    if let Some(names) = built_in(word) {
        page += &format!("- {names}\n");
    }
    page.push('\n');
    page += &format!("```text\n{}\n```\n", word.example);
    if let Some(block) = word.opens {
        page += &format!("\nIts block takes {}.\n", listed(&words_of(block), "and"));
    }
    page
}

/// Returns the names that a word takes without anybody declaring them.
fn built_in(word: &Word) -> Option<String> {
    let names = |entity| {
        let takes = |slot: &Slot| matches!(slot.kind, ArgumentKind::Name(it) | ArgumentKind::Names(it) if it == entity);
        word.slots.iter().any(takes)
    };
    if names(EntityKind::Channel) || names(EntityKind::BuiltInChannel) {
        let channels: Vec<String> = CHANNELS.iter().map(|channel| format!("`{}`", channel.id)).collect();
        return Some(format!("built in: {}", channels.join(", ")));
    }
    names(EntityKind::Metric).then(|| "`journey explain --list metrics` names them".to_owned())
}

/// Returns the words of a block in back-ticks.
fn words_of(block: BlockKind) -> Vec<String> {
    Word::of_block(block).map(|word| format!("`{}`", word.name)).collect()
}

/// Returns whether this is a word that every block takes, such as `description`.
pub(super) fn is_of_every_block(word: &Word) -> bool {
    // A lane has no words of its own.
    word.blocks.contains(&BlockKind::Lane)
}
