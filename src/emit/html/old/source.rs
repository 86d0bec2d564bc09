//! A source in the list at the end of a page.

use camino::Utf8Path;

use crate::model::{SourceId, Text};
use crate::words::format;

use super::item::capitalised;
use super::markup::{Html, Markup};
use super::page::Page;

/// Returns title, kind, day, sample and address of a source, and the words it is cited with.
pub fn entry(page: &Page<'_>, id: SourceId, cited: &[(&Text, &Utf8Path)]) -> Html {
    let mut out = Markup::new();
    write(page, &mut out, id, cited);
    out.finish()
}

/// Writes the same.
pub fn write(page: &Page<'_>, out: &mut Markup, id: SourceId, cited: &[(&Text, &Utf8Path)]) {
    let (words, source) = (page.words, &page.model[id]);
    out.text(&source.head.title).raw(" <span class=\"meta\">");
    let mut parts = Vec::new();
    if let Some(kind) = source.kind {
        parts.push(capitalised(words.source_kind(kind.value)));
    }
    if let Some(on) = source.on {
        parts.push(format::date(on.value, words));
    }
    if let Some(sample) = source.sample {
        parts.push(format!("n\u{a0}=\u{a0}{}", format::number(sample.value, page.words)));
    }
    out.text(&parts.join(", ")).raw("</span>");
    if let Some(url) = &source.url {
        out.raw("<p class=\"link\">");
        page.link(out, &url.value, None, &source.head.file);
        out.raw("</p>");
    }
    if let Some(file) = &source.file {
        out.raw("<p class=\"link\">");
        page.file_link(out, &file.value, &source.head.file);
        out.raw("</p>");
    }
    for (text, file) in cited {
        out.raw("<blockquote>");
        page.flow(out, text, file);
        out.raw("</blockquote>");
    }
    page.about(out, source.about.as_deref(), &source.head.file);
}
