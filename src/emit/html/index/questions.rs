//! The questions that nobody has answered yet, by journey.

use crate::model::{Hidden, Place, Question};

use super::super::markdown;
use super::super::markup::Markup;
use super::super::page::Page;
use super::{LIST, close_table, open_table, rest, tally};

/// Returns the section.
pub fn section(page: &mut Page<'_>) -> Markup {
    let words = page.words;
    let mut out = Markup::new();
    let of_journeys = tally::today(page).flat_map(|journey| {
        journey.questions.iter().map(move |question| {
            let at = match question.place {
                Place::Stage(stage) => format!(" · {}", journey[stage].head.title),
                Place::Touchpoint(touchpoint) => format!(" · {}", journey[touchpoint].head.title),
                Place::Journey | Place::Persona => String::new(),
            };
            let owner = journey.owner_or(question.owner.as_ref(), question.place);
            (question, owner, format!("{}{at}", journey.head.title))
        })
    });
    let of_personas = page.model.personas.iter().flat_map(|persona| {
        persona.questions.iter().map(move |question| {
            let owner = question.owner.as_ref().and_then(|owner| owner.target);
            (question, owner, persona.head.title.to_string())
        })
    });
    let is_open = |(question, ..): &(&Question, _, _)| !question.is_answered();
    let questions: Vec<_> = of_journeys.chain(of_personas).filter(is_open).collect();
    if questions.is_empty() {
        return out;
    }
    let mut heads = vec![words.question, words.place];
    heads.extend((!page.model.hides(Hidden::Owners)).then_some(words.owner));
    heads.push(words.due);
    open_table(&mut out, words, words.open_questions, "", &heads);
    for (question, owner, place) in questions.iter().take(LIST) {
        out.raw("<tr><th scope=\"row\">")
            .text(&markdown::plain(&question.text))
            .raw("</th><td class=\"mute\">");
        out.text(place);
        if let Some(owner) = page.owner(*owner) {
            out.raw("</td><td>").text(owner);
        }
        out.raw("</td><td>");
        if let Some(due) = question.due {
            let is_late = due.value < page.today;
            out.raw(if is_late { "<span class=\"late\">" } else { "<span>" });
            page.date(&mut out, due.value);
            out.raw(if is_late { ", " } else { "" })
                .text(if is_late { words.overdue } else { "" })
                .raw("</span>");
        }
        out.raw("</td></tr>");
    }
    close_table(&mut out);
    rest(page, &mut out, questions.len());
    out
}
