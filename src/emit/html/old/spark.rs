//! A KPI's history in the size of a word.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use crate::insight::progress;
use crate::model::{Goal, Kpi};

use super::markup::Markup;

/// How many readings a line shows at most: about one for each of its pixels.
const POINTS: usize = 60;

/// The size of a sparkline, in pixels.
#[derive(Debug, Clone, Copy)]
pub struct Size {
    /// Its width.
    pub width: f64,
    /// Its height.
    pub height: f64,
}

/// Writes the line through baseline and actual values, the newest as a dot, the target dashed. `class` is the status.
///
/// The figures beside it say the same in words, so it is hidden from screen readers.
pub fn write(out: &mut Markup, kpi: &Kpi, class: &str, size: Size) {
    let values = values(kpi);
    let goals = goals(kpi);
    let all = || values.iter().chain(&goals).copied();
    let least = all().fold(f64::INFINITY, f64::min);
    let greatest = all().fold(f64::NEG_INFINITY, f64::max);
    let Size { width, height } = size;
    let y = |value: f64| {
        let share = if greatest > least { (value - least) / (greatest - least) } else { 0.5 };
        height - 4.0 - share * (height - 8.0)
    };
    out.raw("<svg class=\"spark ").raw(class).raw("\" viewBox=\"0 0 ");
    out.decimal(width).raw(" ").decimal(height).raw("\" aria-hidden=\"true\">");
    for goal in &goals {
        // Without any value the target says only that there is one; it stands in the middle.
        let y = if values.is_empty() { height / 2.0 } else { y(*goal) };
        out.raw("<path class=\"goal\" d=\"M2 ").decimal(tenths(y)).raw("H").decimal(width - 4.0).raw("\"/>");
    }
    if let Some(last) = values.last() {
        let step = (width - 6.0) / (values.len().max(2) - 1) as f64;
        let x = |index: usize| if values.len() == 1 { width - 4.0 } else { 2.0 + step * index as f64 };
        if values.len() > 1 {
            out.raw("<path d=\"");
            for (index, value) in values.iter().enumerate() {
                out.raw(if index == 0 { "M" } else { "L" }).decimal(tenths(x(index))).raw(" ");
                out.decimal(tenths(y(*value)));
            }
            out.raw("\"/>");
        }
        out.raw("<circle cx=\"")
            .decimal(tenths(x(values.len() - 1)))
            .raw("\" cy=\"")
            .decimal(tenths(y(*last)));
        out.raw("\" r=\"2.5\"/>");
    }
    out.raw("</svg>");
}

fn tenths(number: f64) -> f64 {
    (number * 10.0).round() / 10.0
}

/// Returns the way from the baseline to the target that is covered, in percent from 0 to 100.
pub fn way_covered(kpi: &Kpi) -> Option<u32> {
    let share = progress::completion(kpi)?.checked_mul(Decimal::ONE_HUNDRED)?;
    share.clamp(Decimal::ZERO, Decimal::ONE_HUNDRED).round().to_u32()
}

/// Returns the baseline and what was measured since; nothing where nothing was.
fn values(kpi: &Kpi) -> Vec<f64> {
    if kpi.actuals.is_empty() {
        return Vec::new();
    }
    let shown = kpi.baseline.iter().chain(thinned(&kpi.actuals));
    shown.filter_map(|reading| reading.value.comparable().to_f64()).collect()
}

/// Returns all readings, or where there are more than a line of this size can show, some at even steps: with the newest.
fn thinned<T>(readings: &[T]) -> impl Iterator<Item = &T> {
    let step = readings.len().div_ceil(POINTS).max(1);
    let left_out = readings.len().saturating_sub(1) % step;
    readings.iter().skip(left_out).step_by(step)
}

fn goals(kpi: &Kpi) -> Vec<f64> {
    let goals = match kpi.target.as_ref().map(|target| &target.goal) {
        Some(Goal::Compare(_, wanted)) => vec![wanted.comparable()],
        Some(Goal::Range(least, most)) => vec![least.comparable(), most.comparable()],
        None => Vec::new(),
    };
    goals.into_iter().filter_map(|goal| goal.to_f64()).collect()
}

#[cfg(test)]
mod tests {
    use super::{POINTS, thinned};

    #[test]
    fn a_long_history_is_thinned_up_to_the_newest() {
        for (all, shown) in [(0, 0), (1, 1), (2, 2), (60, 60), (61, 31), (120, 60), (121, 41), (100_000, 60)]
        {
            let readings: Vec<usize> = (1..=all).collect();
            let shown_of_all: Vec<usize> = thinned(&readings).copied().collect();
            assert_eq!(shown_of_all.len(), shown, "of {all}");
            assert!(shown <= POINTS);
            assert_eq!(shown_of_all.last(), readings.last(), "of {all}");
        }
    }
}
