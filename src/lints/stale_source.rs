//! The lint `stale-source`: an old source that is still cited.

use jiff::ToSpan;

use crate::diagnostic::Diagnostic;
use crate::model::{Declared, Id, Source};

use super::{Check, LintContext, day, lint, place};

lint! {
    /// ## What it does
    /// Finds sources of more than two years ago that are still cited. A source without a day cannot be judged.
    ///
    /// ## Why it matters
    /// What people did two years ago, they did with another app, other prices and other competitors. The finding may
    /// still hold; somebody should look before the next decision rests on it.
    ///
    /// ## Example
    /// ```journey
    /// source exit-survey { on 2023-05-02 }
    /// persona sam { cites exit-survey }
    /// ```
    ///
    /// ## Use instead
    /// ```journey
    /// source exit-survey { on 2026-05-02 }
    /// persona sam { cites exit-survey }
    /// ```
    Note "stale-source": Check::Project(check);
}

fn check(cx: &LintContext<'_>) -> Vec<Diagnostic> {
    let sources = cx.model.sources.iter().enumerate();
    sources.filter_map(|(index, source)| stale(cx, Declared::Source(Id::new(index)), source)).collect()
}

fn stale(cx: &LintContext<'_>, declared: Declared, source: &Source) -> Option<Diagnostic> {
    let on = source.on?.value;
    if on.saturating_add(2.years()) >= cx.today {
        return None;
    }
    let citation = cx.mentions.first(declared)?;
    let age = day::years(on, cx.today);
    let id = &source.head.id.value;
    let message = format!("the source `{id}` is over {age} years old, of {on}, and still cited");
    let help = "ask, watch or count again and write the new day, or declare a newer source and cite that";
    let found = LINT.found(place::of_head(&source.head), message).with_help(help);
    Some(found.with_label(citation.clone(), "cited here"))
}
