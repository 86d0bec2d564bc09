//! KPIs of which the future wants or knows something else.

use crate::emit::html::page::Page;
use crate::emit::html::view::KpiChangeView;
use crate::insight::Comparison;
use crate::insight::comparison::Pair;
use crate::model::Kpi;
use crate::words::format;

use super::from_to;
use super::mark::Mark;

/// Returns the KPIs that differ, and the titles of those that only the current journey has.
pub fn views<'a>(page: &Page<'a>, comparison: &Comparison<'a>) -> (Vec<KpiChangeView<'a>>, Vec<&'a str>) {
    let (old, new) = (&comparison.current.kpis, &comparison.future.kpis);
    let mut changes = Vec::new();
    let mut gone = Vec::new();
    for pair in &comparison.kpis {
        match *pair {
            Pair::Removed(before) => gone.push(&*old[before.index()].head.title),
            Pair::Added(after) => changes.push(view(page, None, &new[after.index()])),
            Pair::Both(before, after) => {
                let (before, after) = (&old[before.index()], &new[after.index()]);
                let said = told(page, before).into_iter().zip(told(page, after));
                if said.into_iter().any(|(then, now)| now.is_some() && then != now) {
                    changes.push(view(page, Some(before), after));
                }
            }
        }
    }
    (changes, gone)
}

fn view<'a>(page: &Page<'a>, before: Option<&'a Kpi>, after: &'a Kpi) -> KpiChangeView<'a> {
    let (then, now) = (told(page, before.unwrap_or(after)), told(page, after));
    KpiChangeView {
        title: &after.head.title,
        mark: before.is_none().then(|| Mark::Added.view(page)),
        values: then.into_iter().zip(now).map(|(then, now)| from_to(page, then, now)).collect(),
    }
}

/// Returns baseline, newest actual and target as people read them.
fn told(page: &Page<'_>, kpi: &Kpi) -> [Option<String>; 3] {
    let words = page.words;
    let reading = |reading| format::reading(reading, words);
    let target = kpi.target.as_ref().map(|target| {
        let goal = format::goal(&target.goal, words);
        match target.by {
            Some(by) => format!("{goal} {} {}", words.by_day, format::date(by.value, words)),
            None => goal,
        }
    });
    [kpi.baseline.as_ref().map(reading), kpi.newest().map(reading), target]
}
