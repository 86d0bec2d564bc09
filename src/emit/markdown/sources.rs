//! The list of the sources that a page cites.

use super::escape::{self, inside, plain};
use crate::emit::link;
use crate::model::SourceId;
use crate::words::capitalised;
use crate::words::format;

use super::context::MarkdownContext;

/// Returns the sources that the page cites, by their numbers.
pub(super) fn sources(context: &MarkdownContext<'_>) -> String {
    let sources = context.sources();
    let list: String =
        sources.iter().enumerate().map(|(index, id)| source(context, index + 1, *id)).collect();
    if list.is_empty() { list } else { list + "\n" }
}

fn source(context: &MarkdownContext<'_>, number: usize, id: SourceId) -> String {
    let words = context.words;
    let source = &context.model[id];
    let mut parts = vec![format!("**{}**", plain(&source.head.title))];
    parts.extend(source.kind.map(|kind| capitalised(words.source_kind(kind.value))));
    parts.extend(source.on.map(|on| format::date(on.value, words)));
    parts
        .extend(source.sample.map(|sample| format!("n\u{a0}=\u{a0}{}", format::number(sample.value, words))));
    let base = context.base(&source.head.file);
    if let Some(url) = &source.url {
        let shown = inside(&url.value);
        parts.push(link::href(&url.value, base).map_or(shown.clone(), |href| escape::link(&shown, &href)));
    }
    if let Some(file) = &source.file {
        let shown = inside(&file.value);
        parts.push(
            link::file_href(&file.value, base).map_or(shown.clone(), |href| escape::link(&shown, &href)),
        );
    }
    format!("{number}. {}\n", parts.join(" · "))
}
