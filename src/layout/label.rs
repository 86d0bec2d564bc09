//! How the label of a path is set: on one line, on several, or shortened where it has no room.

use super::measure::{LINE, SPACE};

/// The widest that a label on one line may be: a longer one reaches over so many columns that it hides where paths end.
const ONE_LINE_WIDTH: f64 = 260.0;
/// The widest that a label in lines may be: about thirty letters, which the eye takes in at a glance.
const WRAPPED_WIDTH: f64 = 190.0;
/// The most lines that a reason takes: more would push the next path off the screen.
const MAX_LINES: usize = 5;
/// The lines that read well; each further one counts as missed by a little, so that the other side is tried first.
const GOOD_LINES: usize = 2;
const TALL_LOSS: f64 = 0.06;
/// What of a reason must be seen for a cut to be worth it: three or four letters and the ellipsis.
const MIN_REASON: f64 = 24.0;
/// How much a cut reason misses: more than one in any number of lines, the more the less of it is seen, and less than
/// figures alone do.
const TRUNCATED_LOSS: (f64, f64) = (0.2, 0.6);
/// How much figures without their reason miss.
const FIGURES_LOSS: f64 = 0.9;
/// How much wider than the even part of a reason its lines are tried: lines break between words only.
const WIDENINGS: [f64; 4] = [1.0, 1.15, 1.3, 1.6];
/// The step between the widths from which on parts of the figures are seen, and the fewest and the most of them: for each
/// there is a rule in `paths.css`.
const STEP: f64 = 8.0;
const STEP_RANGE: (usize, usize) = (4, 32);
/// The width of ` · ` between share and people.
const SEPARATOR: f64 = 11.0;
/// What rounding may add to the width of words that fit exactly.
const ROUNDING: f64 = 0.001;

/// The widths of the words of a label.
#[derive(Debug, Clone, Default)]
pub struct LabelText {
    /// The share; 0 where none is known, as below.
    pub share: f64,
    /// The number of people.
    pub people: f64,
    /// The period in which they come.
    pub period: f64,
    /// The words of the reason, the numbers of its sources with the last.
    pub reason: Vec<f64>,
}

/// From which width of its label on a part of the figures is seen, in steps of [`STEP`]; in any width where there is none.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct MinSteps {
    /// Of the share.
    pub share: Option<usize>,
    /// Of the number of people.
    pub people: Option<usize>,
    /// Of the period.
    pub period: Option<usize>,
}

/// A label as it is set.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct LabelLayout {
    /// The manner.
    pub wrap: Wrap,
    /// What is seen of the figures.
    pub figures: VisibleFigures,
    /// The width.
    pub width: f64,
    /// The lines that the reason takes.
    pub reason_lines: usize,
    /// How much is missed, from nothing, 0, to everything, 1.
    pub loss: f64,
}

/// The manner in which a label is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wrap {
    /// All on one line.
    OneLine,
    /// The reason on lines of its own below the figures.
    Lines,
    /// The same, and the reason ends in an ellipsis.
    Truncated,
    /// Figures alone.
    FiguresOnly,
    /// Nothing is seen.
    Hidden,
}

/// What is seen of the figures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum VisibleFigures {
    /// Share, people and period.
    All,
    /// Share and people.
    WithoutPeriod,
    /// The share.
    Share,
}

impl LabelLayout {
    /// Returns the height.
    pub fn height(&self) -> f64 {
        LINE * self.lines() as f64
    }

    /// Returns whether all words are seen.
    pub fn is_all(&self) -> bool {
        self.figures == VisibleFigures::All && matches!(self.wrap, Wrap::OneLine | Wrap::Lines)
    }

    fn lines(&self) -> usize {
        match self.wrap {
            Wrap::OneLine | Wrap::FiguresOnly => 1,
            Wrap::Lines | Wrap::Truncated => self.reason_lines + 1,
            Wrap::Hidden => 0,
        }
    }
}

impl LabelText {
    /// Returns how the label is set best in a width; that of an end in lines, for it stands beside its leg.
    pub fn layout(&self, room: f64, is_end: bool) -> LabelLayout {
        let reason = self.reason_width();
        if self.figures(VisibleFigures::All) + reason <= 0.0 {
            return LabelLayout { loss: 0.0, ..self.hidden() };
        }
        let one_line = self.figures(VisibleFigures::All) + SPACE + reason;
        if one_line <= room.min(ONE_LINE_WIDTH) && (!is_end || self.is_one_line()) {
            return self.set(Wrap::OneLine, VisibleFigures::All, one_line, 1, 0.0);
        }
        let room = room.min(WRAPPED_WIDTH);
        let seen = [VisibleFigures::All, VisibleFigures::WithoutPeriod, VisibleFigures::Share];
        for lines in 1..=MAX_LINES {
            for figures in seen.into_iter().take(if lines == 1 { 2 } else { 3 }) {
                if let Some(width) = self.reason_in(lines, self.figures(figures), room) {
                    let loss = TALL_LOSS * lines.saturating_sub(GOOD_LINES) as f64;
                    return self.set(Wrap::Lines, figures, width, lines, loss);
                }
            }
        }
        let figures = seen.into_iter().find(|figures| self.figures(*figures) <= room);
        let Some(figures) = figures else {
            // Wider columns have room for it.
            let any = room > 0.0;
            return if any {
                self.set(Wrap::FiguresOnly, VisibleFigures::Share, room, 1, 1.0)
            } else {
                self.hidden()
            };
        };
        if room >= MIN_REASON + SPACE && reason > 0.0 {
            let missed = 1.0 - (room * GOOD_LINES as f64 / reason).min(0.9);
            let loss = TRUNCATED_LOSS.0 + TRUNCATED_LOSS.1 * missed;
            return self.set(Wrap::Truncated, figures, room, MAX_LINES, loss);
        }
        match self.figures(figures) {
            width if width > 0.0 => self.set(Wrap::FiguresOnly, figures, width, 1, FIGURES_LOSS),
            _ => self.hidden(),
        }
    }

    /// Returns from which width on the parts of the figures are seen that have no room in the narrowest columns.
    pub fn min_steps(&self, layout: &LabelLayout) -> MinSteps {
        let steps_of = |seen| {
            let width = self.figures(seen);
            let steps = (width / STEP).ceil() as usize;
            (width > layout.width.ceil()).then(|| steps.clamp(STEP_RANGE.0, STEP_RANGE.1))
        };
        MinSteps {
            share: steps_of(VisibleFigures::Share),
            people: steps_of(VisibleFigures::WithoutPeriod),
            period: steps_of(VisibleFigures::All),
        }
    }

    fn set(
        &self,
        wrap: Wrap,
        figures: VisibleFigures,
        width: f64,
        reason_lines: usize,
        loss: f64,
    ) -> LabelLayout {
        // Without figures the reason begins on their line.
        let spare = usize::from(wrap != Wrap::OneLine && self.figures(figures) <= 0.0);
        LabelLayout { wrap, figures, width, reason_lines: reason_lines - spare.min(reason_lines), loss }
    }

    fn hidden(&self) -> LabelLayout {
        self.set(Wrap::Hidden, VisibleFigures::Share, 0.0, 0, 1.0)
    }

    fn is_one_line(&self) -> bool {
        self.reason.is_empty() || self.figures(VisibleFigures::All) <= 0.0
    }

    fn figures(&self, seen: VisibleFigures) -> f64 {
        let people = match seen {
            VisibleFigures::All if self.people > 0.0 => self.people + SPACE + self.period,
            VisibleFigures::WithoutPeriod => self.people,
            VisibleFigures::All | VisibleFigures::Share => 0.0,
        };
        let separator = if self.share > 0.0 && people > 0.0 { SEPARATOR } else { 0.0 };
        self.share + separator + people
    }

    fn reason_width(&self) -> f64 {
        self.reason.iter().sum::<f64>() + SPACE * self.reason.len().saturating_sub(1) as f64
    }

    /// Returns the least width from `least` to `most` in which the reason takes so many lines.
    fn reason_in(&self, lines: usize, least: f64, most: f64) -> Option<f64> {
        let longest = self.reason.iter().copied().fold(least, f64::max);
        let even = self.reason_width() / lines as f64;
        let widths = WIDENINGS.map(|factor| longest.max(even * factor).ceil());
        widths.into_iter().find(|width| *width <= most && self.lines_in(*width) <= lines)
    }

    fn lines_in(&self, width: f64) -> usize {
        let (mut lines, mut used) = (1, 0.0);
        for word in &self.reason {
            let with = if used > 0.0 { used + SPACE + word } else { *word };
            if with <= width + ROUNDING {
                used = with;
            } else {
                lines += 1;
                used = *word;
            }
        }
        lines
    }
}

#[cfg(test)]
mod tests {
    use super::{LabelText, MinSteps, VisibleFigures, Wrap};

    fn text() -> LabelText {
        LabelText { share: 28.0, people: 32.0, period: 42.0, reason: vec![30.0, 20.0, 50.0] }
    }

    #[test]
    fn a_label_takes_the_lines_it_needs() {
        let wrap = |room, is_end| {
            let layout = text().layout(room, is_end);
            (layout.wrap, layout.figures, layout.reason_lines, layout.loss)
        };
        assert_eq!(wrap(240.0, false), (Wrap::OneLine, VisibleFigures::All, 1, 0.0));
        assert_eq!(wrap(130.0, false), (Wrap::Lines, VisibleFigures::All, 1, 0.0));
        assert_eq!(wrap(240.0, true), (Wrap::Lines, VisibleFigures::All, 1, 0.0));
        assert_eq!(wrap(110.0, false), (Wrap::Lines, VisibleFigures::WithoutPeriod, 1, 0.0));
        assert_eq!(wrap(75.0, true), (Wrap::Lines, VisibleFigures::WithoutPeriod, 2, 0.0));
        assert_eq!(wrap(60.0, true), (Wrap::Lines, VisibleFigures::Share, 2, 0.0));
        assert_eq!(wrap(51.0, true), (Wrap::Lines, VisibleFigures::Share, 3, 0.06));
    }

    #[test]
    fn a_label_without_room_is_cut_then_left_to_be_read_out() {
        let wrap = |room| text().layout(room, false).wrap;
        assert_eq!(wrap(48.0), Wrap::Truncated);
        assert_eq!(wrap(29.0), Wrap::Truncated);
        assert_eq!((wrap(5.0), text().layout(5.0, false).width), (Wrap::FiguresOnly, 5.0));
        let reason = LabelText { share: 0.0, people: 0.0, ..text() };
        assert_eq!(reason.layout(5.0, false).wrap, Wrap::Hidden);
        let figures = LabelText { share: 20.0, ..text() };
        assert_eq!(figures.layout(22.0, false).wrap, Wrap::FiguresOnly);
        assert!(text().layout(48.0, false).loss < text().layout(30.0, false).loss);
    }

    #[test]
    fn figures_without_room_come_with_the_width_for_them() {
        let min_steps = |room, is_end| text().min_steps(&text().layout(room, is_end));
        assert_eq!(min_steps(240.0, false), MinSteps::default());
        let people = MinSteps { period: Some(15), ..MinSteps::default() };
        assert_eq!(min_steps(75.0, true), people);
        assert_eq!(min_steps(60.0, true), MinSteps { people: Some(9), ..people });
    }

    #[test]
    fn a_path_without_a_label_misses_none() {
        let layout = LabelText::default().layout(100.0, true);
        assert_eq!((layout.height(), layout.loss), (0.0, 0.0));
    }

    #[test]
    fn a_reason_alone_begins_on_the_first_line() {
        let reason = LabelText { reason: vec![60.0; 4], ..LabelText::default() };
        let layout = reason.layout(130.0, false);
        assert_eq!((layout.wrap, layout.height()), (Wrap::Lines, 2.0 * 13.2));
    }
}
