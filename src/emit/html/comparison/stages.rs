//! What each stage comes to, before and after.

use crate::emit::counts;
use crate::emit::html::page::Page;
use crate::emit::html::view::{BeforeAfter, FiguresChange, StageRow, StageTable};
use crate::insight::comparison::{Figures, Pair, StageChange};
use crate::insight::people::Lost;
use crate::words::format;

use super::Both;
use super::mark::Mark;

/// Returns a table with a row for the whole journey and for each stage.
pub fn table<'a>(page: &Page<'a>, both: &Both<'a, '_>) -> StageTable<'a> {
    let comparison = both.comparison;
    let (before, after) = &comparison.whole;
    StageTable {
        whole: figures(page, Some(before), Some(after)),
        lost: lost(page, comparison.lost),
        rows: comparison.stages.iter().map(|stage| row(page, both, stage)).collect(),
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

fn figures<'a>(page: &Page<'a>, before: Option<&Figures>, after: Option<&Figures>) -> FiguresChange<'a> {
    let words = page.words;
    let of = |said: &dyn Fn(&Figures) -> Option<String>| {
        let side = |figures: Option<&Figures>| match figures {
            Some(figures) => said(figures).map_or(words.not_said.into(), Into::into),
            None => "–".into(),
        };
        BeforeAfter { before: side(before), after: side(after) }
    };
    FiguresChange {
        feeling: of(&|figures| figures.feeling.map(|mean| format::mean_range(mean.least, mean.most, words))),
        time: of(&|figures| figures.time.map(|time| format::time(time.least, time.most, words))),
        touchpoints: of(&|figures| Some(figures.touchpoints.to_string())),
    }
}

/// Returns how many people are lost; nothing where nobody counts them in either journey.
fn lost<'a>(page: &Page<'a>, (before, after): (Lost, Lost)) -> Option<BeforeAfter<'a>> {
    let is_known = before != Lost::NotCounted || after != Lost::NotCounted;
    let said = |lost| counts::lost(lost, page.words).into();
    is_known.then(|| BeforeAfter { before: said(before), after: said(after) })
}
