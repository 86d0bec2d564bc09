//! Who walks a journey, in a few lines each.

use super::escape::{self, plain};
use crate::model::{PersonaId, Text};
use crate::words::is_quoted;

use super::context::MarkdownContext;

/// Returns who walks the journey: name, role, what they say and what they want.
pub(super) fn personas(context: &MarkdownContext<'_>) -> String {
    let list: String = context.journey.personas().map(|id| persona(context, id)).collect();
    if list.is_empty() { list } else { list + "\n" }
}

fn persona(context: &MarkdownContext<'_>, id: PersonaId) -> String {
    let words = context.words;
    let persona = &context.model[id];
    let inline = |text: &Text| escape::inline(text, context.base(&persona.head.file));
    let mut text = format!("* **{}**", plain(&persona.head.title));
    for (number, role) in persona.role.iter().chain(&persona.segment).enumerate() {
        text.push_str(if number == 0 { " – " } else { " · " });
        text.push_str(&inline(role));
    }
    text.push('\n');
    if let Some(quote) = &persona.quote {
        let (open, close) = if is_quoted(&quote.markdown) { ("", "") } else { words.quotes };
        text.push_str(&format!("  * {open}{}{close}\n", inline(quote)));
    }
    if !persona.goals.is_empty() {
        let goals = persona.goals.iter().map(inline).collect::<Vec<_>>().join(" · ");
        text.push_str(&format!("  * {}\n", words.labelled(words.goal, &goals)));
    }
    text
}
