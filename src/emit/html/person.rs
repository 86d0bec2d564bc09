//! How a persona is recognised (colour, dash and marker), and all there is to say of one.

use crate::emit::index::Marker;
use crate::emit::present;
use crate::model::{Persona, targets};

use super::item;
use super::markup::Markup;
use super::page::Page;

/// Returns the class of the persona with this number, from 0; from the sixth on they begin anew.
pub fn class(number: usize) -> &'static str {
    ["p1", "p2", "p3", "p4", "p5"][number % 5]
}

/// Returns the class of a persona on the pages about the project: in colour only where no map contradicts it.
pub fn class_of(marker: Marker) -> &'static str {
    match marker {
        Marker::Shared(number) => class(number),
        Marker::Neutral(number) => ["p0", "p0 p2", "p0 p3"][number % 3],
    }
}

/// Writes line and marker as they stand in the curve.
pub fn key(out: &mut Markup, number: usize) {
    let class = class(number);
    out.raw("<svg class=\"key ")
        .raw(class)
        .raw("\" viewBox=\"0 0 36 12\" aria-hidden=\"true\"><path class=\"curve ");
    out.raw(class).raw("\" d=\"M0 6h36\"/>");
    out.raw(match number % 5 {
        0 => r#"<circle cx="18" cy="6" r="4.5" fill="var(--c)"/>"#,
        1 => r#"<rect x="14.5" y="2.5" width="7" height="7" fill="var(--paper)" stroke="var(--c)" stroke-width="2"/>"#,
        2 => r#"<path d="M18 .5 23.5 10.5h-11z" fill="var(--c)"/>"#,
        3 => r#"<circle cx="18" cy="6" r="4" fill="var(--paper)" stroke="var(--c)" stroke-width="2"/>"#,
        _ => r#"<rect x="14" y="2" width="8" height="8" fill="var(--c)"/>"#,
    });
    out.raw("</svg>");
}

/// Writes role and segment.
pub fn role(page: &Page<'_>, out: &mut Markup, persona: &Persona) {
    for (number, text) in persona.role.iter().chain(&persona.segment).enumerate() {
        out.raw(if number > 0 { " · " } else { "" });
        page.phrase(out, text, &persona.head.file);
    }
}

/// Writes everything about a persona, as the terms and descriptions of a list.
pub fn terms<'a>(page: &mut Page<'a>, out: &mut Markup, persona: &'a Persona) {
    let (words, file) = (page.words, &*persona.head.file);
    item::term(out, words.share, |out| {
        if let Some(share) = persona.share {
            out.text(&present::percent(share.value, words));
        }
    });
    item::term(out, words.goals, |out| item::texts(page, out, &persona.goals, file));
    item::term(out, words.jobs, |out| item::texts(page, out, &persona.jobs, file));
    item::term(out, words.needs, |out| item::texts(page, out, &persona.needs, file));
    item::term(out, words.motivation, |out| item::texts(page, out, persona.motivation.as_slice(), file));
    item::term(out, words.expects, |out| item::texts(page, out, &persona.expects, file));
    item::term(out, words.barriers, |out| item::texts(page, out, &persona.barriers, file));
    item::term(out, words.pains, |out| item::texts(page, out, &persona.pains, file));
    item::term(out, words.accessibility, |out| item::texts(page, out, &persona.accessibility, file));
    item::term(out, words.prefers, |out| {
        for (number, channel) in targets(&persona.prefers).enumerate() {
            out.raw(if number > 0 { ", " } else { "" }).text(&page.model[channel].title);
        }
    });
    for (name, value) in &persona.demographics {
        out.raw("<dt>").text(name).raw("</dt><dd>");
        page.flow(out, value, file);
        out.raw("</dd>");
    }
    item::term(out, words.open_questions, |out| {
        for question in &persona.questions {
            item::question(page, out, question, file);
        }
    });
    item::term(out, words.sources, |out| page.cites(out, &persona.cites, file));
    item::term(out, words.about, |out| page.about(out, persona.about.as_deref(), file));
}
