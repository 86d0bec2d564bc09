//! KPIs of which the future wants or knows something else.

use crate::insight::comparison::Pair;
use crate::model::Kpi;
use crate::words::format;

use super::super::markup::Markup;
use super::super::page::Page;
use super::{Both, Mark, from_to};

/// Returns a table of the KPIs that differ, and the names of those that only the current journey has.
pub fn section(page: &Page<'_>, both: &Both<'_, '_>) -> Markup {
    let (words, comparison) = (page.words, &both.comparison);
    let (old, new) = (&comparison.current.kpis, &comparison.future.kpis);
    let mut rows = Markup::new();
    let mut gone = Vec::new();
    for pair in &comparison.kpis {
        match *pair {
            Pair::Removed(before) => gone.push(&*old[before.index()].head.title),
            Pair::Added(after) => row(page, &mut rows, None, &new[after.index()]),
            Pair::Both(before, after) => {
                let (before, after) = (&old[before.index()], &new[after.index()]);
                if told(page, before) != told(page, after) {
                    row(page, &mut rows, Some(before), after);
                }
            }
        }
    }
    let mut out = Markup::new();
    if !rows.is_empty() {
        super::open_table(page, &mut out, words.kpis);
        for head in [words.kpi, words.baseline, words.actual, words.target] {
            out.raw("<th scope=\"col\">").text(head).raw("</th>");
        }
        out.raw("</tr></thead><tbody>").markup(&rows).raw("</tbody></table></div>");
    }
    if !gone.is_empty() {
        out.raw("<p class=\"rest\"><span class=\"label\">").text(words.only_in_current).raw("</span> ");
        out.text(&gone.join(" · ")).raw("</p>");
    }
    out
}

/// Returns baseline, newest actual and target as people read them.
fn told(page: &Page<'_>, kpi: &Kpi) -> [String; 3] {
    let words = page.words;
    let reading = |reading| format::reading(reading, words);
    let target = kpi.target.as_ref().map(|target| match target.by {
        Some(by) => format!(
            "{} {} {}",
            format::goal(&target.goal, words),
            words.by_day,
            format::date(by.value, words)
        ),
        None => format::goal(&target.goal, words),
    });
    [kpi.baseline.as_ref().map(reading), kpi.newest().map(reading), target]
        .map(|text| text.unwrap_or_else(|| "–".to_owned()))
}

fn row(page: &Page<'_>, out: &mut Markup, before: Option<&Kpi>, after: &Kpi) {
    out.raw("<tr><th scope=\"row\">").text(&after.head.title);
    if before.is_none() {
        Mark::Added.write(page, out.raw(" "));
    }
    out.raw("</th>");
    let now = told(page, after);
    let then = before.map_or_else(|| now.clone(), |before| told(page, before));
    for (then, now) in then.iter().zip(&now) {
        out.raw("<td>");
        if then == now {
            out.text(now);
        } else {
            from_to(out, then, now);
        }
        out.raw("</td>");
    }
    out.raw("</tr>");
}
