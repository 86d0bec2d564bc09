//! What nobody knows yet, and what somebody found out.

use crate::emit::html::components::named;
use crate::emit::html::page::Page;
use crate::emit::html::view::QuestionRow;
use crate::insight::QuestionId;
use crate::model::{Model, TeamId};

use super::{place, rows};

/// Returns questions.
pub fn rows<'a>(page: &Page<'a>, questions: &[QuestionId]) -> Vec<QuestionRow<'a>> {
    questions.iter().map(|id| row(page, *id)).collect()
}

fn row<'a>(page: &Page<'a>, id: QuestionId) -> QuestionRow<'a> {
    let question = id.of(page.model);
    let is_answered = question.is_answered();
    let (place, href) = place::of_question(page, id);
    QuestionRow {
        is_answered,
        title: named(&question.text),
        href,
        place,
        owner: rows::owner(page, owner(page.model, id)),
        due: question.due.map(|due| page.due(due.value, !is_answered && due.value < page.today)),
    }
}

/// Returns the team that is to find the answer.
fn owner(model: &Model, id: QuestionId) -> Option<TeamId> {
    let question = id.of(model);
    match id {
        QuestionId::Journey(journey, _) => model[journey].owner_or(question.owner.as_ref(), question.place),
        QuestionId::Persona(..) => question.owner.as_ref().and_then(|owner| owner.target),
    }
}
