//! The lint `overdue-question`: a question that was due, and no source answers it.

use crate::diagnostic::{Diagnostic, Location};
use crate::model::Question;
use crate::source::FilePath;

use super::{Check, LintContext, day, lint};

lint! {
    /// ## What it does
    /// Finds questions that were due before today, and that no source answers.
    ///
    /// ## Why it matters
    /// As long as a question is open, what hangs on it is decided by guessing. Once its day is past, either the answer
    /// exists and does not stand here, or nobody is looking for it any more.
    ///
    /// ## Example
    /// ```journey
    /// persona sam {
    ///   question "Who joins at the desk?" { due 2026-09-30 }
    /// }
    /// ```
    ///
    /// ## Use instead
    /// ```journey
    /// persona sam {
    ///   question "Who joins at the desk?" { due 2026-09-30; cites desk-count "One in five" }
    /// }
    /// source desk-count
    /// ```
    Note "overdue-question": Check::Project(check);
}

fn check(cx: &LintContext<'_>) -> Vec<Diagnostic> {
    let of_personas = cx.model.personas.iter().map(|persona| (&persona.head.file, &persona.questions));
    let of_journeys = cx.model.journeys.iter().map(|journey| (&journey.head.file, &journey.questions));
    let questions = of_personas.chain(of_journeys);
    let questions = questions.flat_map(|(file, all)| all.iter().map(move |question| (file, question)));
    questions.filter_map(|(file, question)| overdue(cx, file, question)).collect()
}

fn overdue(cx: &LintContext<'_>, file: &FilePath, question: &Question) -> Option<Diagnostic> {
    let due = question.due.filter(|due| due.value < cx.today && !question.is_answered())?;
    let when = day::ago(due.value, cx.today);
    let message = format!("this question was to be answered by {}, {when}", due.value);
    let found = LINT
        .found(Location::new(file, question.text.span), message)
        .with_help(
            "add the answer, `cites SOURCE \"…\"`, or a later `due`; delete it if nobody needs to know",
        )
        .with_label(Location::new(file, due.span), "this day is past");
    Some(found)
}
