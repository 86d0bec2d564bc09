//! What each stage comes to, before and after.

use rust_decimal::Decimal;

use crate::insight::comparison::{Figures, Pair, StageChange};
use crate::vocabulary::Period;
use crate::words::format;

use super::super::markup::Markup;
use super::super::page::Page;
use super::{Both, Mark, from_to};

/// Returns a table with a row for the whole journey and for each stage.
pub fn section(page: &Page<'_>, both: &Both<'_, '_>) -> Markup {
    let (words, comparison) = (page.words, &both.comparison);
    let mut out = Markup::new();
    let (before, after) = (&comparison.whole.0, &comparison.whole.1);
    let has_lost = before.lost.is_some() || after.lost.is_some();
    super::open_table(page, &mut out, words.stage_by_stage);
    let mut heads = vec![words.stage, words.mean_feeling, words.time, words.touchpoints];
    heads.extend(has_lost.then_some(words.people_lost));
    for head in heads {
        out.raw("<th scope=\"col\">").text(head).raw("</th>");
    }
    // A sum to which stages add nothing that had a time before is no sum to compare.
    let is_silent = |stage: &StageChange| match (&stage.before, &stage.after) {
        (Some(before), Some(after)) => before.time.is_some() && after.time.is_none(),
        _ => false,
    };
    let mut after = after.clone();
    if comparison.stages.iter().any(is_silent) {
        after.time = None;
    }
    out.raw("</tr></thead><tbody><tr class=\"whole\"><th scope=\"row\">")
        .text(words.whole_journey)
        .raw("</th>");
    cells(page, &mut out, Some(before), Some(&after));
    if has_lost {
        let lost = |figures: &Figures| match figures.lost {
            Some((people, period)) => lost(page, people, period),
            None => words.not_known.to_owned(),
        };
        changed(&mut out, &lost(before), &lost(&after));
    }
    out.raw("</tr>");
    for stage in &comparison.stages {
        row(page, &mut out, both, stage, has_lost);
    }
    out.raw("</tbody></table></div>");
    out
}

fn row(page: &Page<'_>, out: &mut Markup, both: &Both<'_, '_>, stage: &StageChange, has_lost: bool) {
    out.raw("<tr><th scope=\"row\">").text(both.stage_title(stage));
    let mark = match stage.stage {
        Pair::Added(_) => Some(Mark::Added),
        Pair::Removed(_) => Some(Mark::Removed),
        Pair::Both(..) => stage.moved.then_some(Mark::Moved),
    };
    if let Some(mark) = mark {
        mark.write(page, out.raw(" "));
    }
    if let Pair::Both(old, new) = stage.stage {
        let (old, new) = (&both.comparison.current[old].head.title, &both.comparison.future[new].head.title);
        if old != new {
            out.raw("<br><span class=\"mute was\">").text(old).raw("</span>");
        }
    }
    out.raw("</th>");
    cells(page, out, stage.before.as_ref(), stage.after.as_ref());
    out.raw(if has_lost { "<td></td></tr>" } else { "</tr>" });
}

fn cells(page: &Page<'_>, out: &mut Markup, before: Option<&Figures>, after: Option<&Figures>) {
    let words = page.words;
    let of = |tell: &dyn Fn(&Figures) -> Option<String>| {
        let old = before.and_then(tell);
        // A sketch keeps what it does not speak of.
        let new = after.and_then(tell).or_else(|| old.clone().filter(|_| after.is_some()));
        [old, new].map(|told| told.unwrap_or_else(|| "–".to_owned()))
    };
    let feeling = of(&|figures| figures.feeling.map(|mean| format::mean_score(mean, words)));
    let time = of(&|figures| figures.time.map(|(least, most)| format::seconds(least, most, words)));
    let touchpoints = of(&|figures| Some(figures.touchpoints.to_string()));
    for [before, after] in [feeling, time, touchpoints] {
        changed(out, &before, &after);
    }
}

/// Writes a cell: what was and what comes, or once what stays.
fn changed(out: &mut Markup, before: &str, after: &str) {
    out.raw("<td>");
    if before == after {
        out.text(after);
    } else {
        from_to(out, before, after);
    }
    out.raw("</td>");
}

fn lost(page: &Page<'_>, people: Decimal, period: Period) -> String {
    format!("{} {}", format::people(people, page.words), page.words.per(period))
}

impl<'a> Both<'a, '_> {
    /// Returns the title that a stage has in the end.
    pub(super) fn stage_title(&self, stage: &StageChange) -> &'a str {
        match stage.stage {
            Pair::Both(_, after) | Pair::Added(after) => &self.comparison.future[after].head.title,
            Pair::Removed(before) => &self.comparison.current[before].head.title,
        }
    }
}
