//! What each stage comes to, before and after.

use rust_decimal::Decimal;

use crate::emit::html::page::Page;
use crate::emit::html::view::{BeforeAfter, FiguresChange, StageRow, StageTable};
use crate::insight::comparison::{Figures, Pair, StageChange};
use crate::vocabulary::Period;
use crate::words::format;

use super::mark::Mark;
use super::{Both, from_to};

/// Returns a table with a row for the whole journey and for each stage.
pub fn table<'a>(page: &Page<'a>, both: &Both<'a, '_>) -> StageTable<'a> {
    let comparison = both.comparison;
    let (before, after) = &comparison.whole;
    let mut sums = after.clone();
    // A sum to which stages add nothing that had a time before is no sum to compare.
    if comparison.stages.iter().any(is_silent_of_time) {
        sums.time = None;
    }
    StageTable {
        whole: figures(page, Some(before), Some(&sums)),
        lost: lost(page, before, after),
        rows: comparison.stages.iter().map(|stage| row(page, both, stage)).collect(),
    }
}

fn is_silent_of_time(stage: &StageChange) -> bool {
    match (&stage.before, &stage.after) {
        (Some(before), Some(after)) => before.time.is_some() && after.time.is_none(),
        _ => false,
    }
}

fn row<'a>(page: &Page<'a>, both: &Both<'a, '_>, stage: &StageChange) -> StageRow<'a> {
    let mark = match stage.stage {
        Pair::Added(_) => Some(Mark::Added),
        Pair::Removed(_) => Some(Mark::Removed),
        Pair::Both(..) => stage.moved.then_some(Mark::Moved),
    };
    let title = both.stage_title(stage);
    let old_title = match stage.stage {
        Pair::Both(before, _) => Some(&*both.comparison.current[before].head.title),
        Pair::Added(_) | Pair::Removed(_) => None,
    };
    StageRow {
        title,
        old_title: old_title.filter(|old| *old != title),
        mark: mark.map(|mark| mark.view(page)),
        figures: figures(page, stage.before.as_ref(), stage.after.as_ref()),
    }
}

fn figures<'a>(page: &Page<'_>, before: Option<&Figures>, after: Option<&Figures>) -> FiguresChange<'a> {
    let words = page.words;
    let of = |tell: &dyn Fn(&Figures) -> Option<String>| {
        let old = before.and_then(tell);
        // A sketch keeps what it does not speak of.
        let new = after.and_then(tell).or_else(|| old.clone().filter(|_| after.is_some()));
        from_to(old, new)
    };
    FiguresChange {
        feeling: of(&|figures| figures.feeling.map(|mean| format::mean_range(mean.least, mean.most, words))),
        time: of(&|figures| figures.time.map(|(least, most)| format::seconds(least, most, words))),
        touchpoints: of(&|figures| Some(figures.touchpoints.to_string())),
    }
}

/// Returns how many people are lost; nothing where that is known of neither journey.
fn lost<'a>(page: &Page<'_>, before: &Figures, after: &Figures) -> Option<BeforeAfter<'a>> {
    let told = |figures: &Figures| match figures.lost {
        Some((people, period)) => people_lost(page, people, period),
        None => page.words.not_known.to_owned(),
    };
    let is_known = before.lost.is_some() || after.lost.is_some();
    is_known.then(|| from_to(Some(told(before)), Some(told(after))))
}

fn people_lost(page: &Page<'_>, people: Decimal, period: Period) -> String {
    format!("{} {}", format::people(people, page.words), page.words.per(period))
}
