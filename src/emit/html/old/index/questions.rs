//! What nobody knows yet, and what somebody found out.

use std::ops::Range;

use crate::emit::naming;
use crate::insight::{Overview, QuestionId};
use crate::model::{Hidden, Model, TeamId};

use super::super::icon::Icon;
use super::super::item::{self, capitalised};
use super::super::markdown;
use super::super::markup::Markup;
use super::super::page::Page;
use super::{place, table};

/// Writes some of the questions.
pub fn rows(page: &mut Page<'_>, overview: &Overview, out: &mut Markup, range: Range<usize>) {
    questions(page, out, &overview.questions[range]);
}

/// Writes questions as a table.
pub fn questions(page: &mut Page<'_>, out: &mut Markup, questions: &[QuestionId]) {
    let words = page.words;
    let mut heads = vec![words.status, words.question];
    heads.extend(page.unless(Hidden::Owners, words.owner));
    heads.push(words.due);
    table::open(out, words.questions, "asked", &heads);
    for id in questions {
        row(page, out, *id);
    }
    table::close(out);
}

/// Returns how many bytes a row may have, about.
pub fn weight(model: &Model, id: QuestionId) -> usize {
    let question = id.of(model);
    let place = match id {
        QuestionId::Journey(journey, _) => place::weight(model, Some(journey), question.place),
        QuestionId::Persona(persona, _) => 2 * model[persona].head.title.len(),
    };
    600 + 2 * question.text.markdown.len().min(400) + place
}

/// Returns the team that is to find the answer.
fn owner(model: &Model, id: QuestionId) -> Option<TeamId> {
    let question = id.of(model);
    match id {
        QuestionId::Journey(journey, _) => model[journey].owner_or(question.owner.as_ref(), question.place),
        QuestionId::Persona(..) => question.owner.as_ref().and_then(|owner| owner.target),
    }
}

fn row(page: &mut Page<'_>, out: &mut Markup, id: QuestionId) {
    let (model, words) = (page.model, page.words);
    let question = id.of(model);
    let is_answered = question.is_answered();
    let (icon, class) = if is_answered {
        (
            Icon::status(crate::model::KpiStatus::OnTarget),
            item::status_class(crate::model::KpiStatus::OnTarget),
        )
    } else {
        (Icon::QUESTION, "none")
    };
    table::open_row(out).raw("><td><span class=\"state ").raw(class).raw("\">");
    page.icon(out, icon, "");
    out.text(&capitalised(if is_answered { words.answered } else { words.open }));
    out.raw("</span></td><th scope=\"row\">");
    let (name, href) = place::of_question(page, id);
    out.text(&markdown::plain(&naming::beginning(&question.text)));
    out.raw("<br><span class=\"mute\"><a href=\"").text(&href).raw("\">").text(&name).raw("</a></span></th>");
    table::owner(page, out, owner(model, id));
    out.raw("<td>");
    if let Some(due) = question.due {
        table::day(page, out, due.value, !is_answered && due.value < page.today);
    }
    out.raw("</td></tr>");
}
