//! The lint `low-contrast-accent`: an accent colour that is hard to read on the pages.

use crate::colour::{Page, READABLE};
use crate::diagnostic::Diagnostic;

use super::{AccentColour, Check, LintContext, lint};

lint! {
    /// ## What it does
    /// Finds an accent colour of `journey.yaml` that is hard to read on the pages: its contrast with the page is under
    /// 4.5 to 1. Where only one colour is given, it is that of light pages, and the dark one is made from it.
    ///
    /// ## Why it matters
    /// Links are words in this colour. Under 4.5 to 1 many people cannot read them: who is older, whose sight is weak,
    /// or who sees the map on a projector in a bright room. It is also what the accessibility guidelines (WCAG, level
    /// AA) ask for, and in many places the law. Pages therefore use the nearest colour that passes; with this report you
    /// can choose a better one.
    ///
    /// ## Example
    /// `journey.yaml`:
    /// ```yaml
    /// theme:
    ///   accent: "#e0a100"
    /// ```
    ///
    /// ## Use instead
    /// `journey.yaml`:
    /// ```yaml
    /// theme:
    ///   accent: "#9a6f00"
    /// ```
    Warning "low-contrast-accent": Check::Configuration(check);
}

fn check(cx: &LintContext<'_>) -> Vec<Diagnostic> {
    cx.accents.iter().filter_map(look_at).collect()
}

fn look_at(accent: &AccentColour) -> Option<Diagnostic> {
    let AccentColour { colour, page, location } = accent;
    let contrast = colour.contrast(page.paper());
    if contrast >= READABLE {
        return None;
    }
    let readable = colour.readable_on(*page, READABLE);
    let (on, change) = match page {
        Page::Light => ("white".to_owned(), "darker"),
        Page::Dark => (format!("the dark page (`{}`)", page.paper()), "lighter"),
    };
    // Rounded down, so that what is not enough does not look as if it were.
    let shown = (contrast * 10.0).floor() / 10.0;
    let message = format!(
        "links in `{colour}` are hard to read: their contrast is {shown:.1}:1 on {on}, and {READABLE}:1 is needed"
    );
    let help = format!(
        "make it {change}: `\"{readable}\"` is the nearest that passes, and what pages use until then"
    );
    let found = LINT.found(location.clone(), message).with_help(help);
    match location.span {
        Some(_) => {
            Some(found.with_replacement(format!("replace with `{readable}`"), format!("\"{readable}\"")))
        }
        None => Some(found),
    }
}
