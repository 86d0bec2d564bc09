//! How the words of a path are set: on one line, on two, or shortened where they have no room.

use super::measure::{LINE, SPACE};

/// The widest that words on one line, and those in lines, may be.
const ONE_LINE: f64 = 260.0;
const LINES: f64 = 190.0;
/// The most lines that a reason takes.
const MOST_LINES: usize = 5;
/// The lines that read well; each further one counts as missed by a little.
const GOOD_LINES: usize = 2;
const TALL: f64 = 0.06;
/// What of a reason must be seen for a cut to be worth it.
const LEAST: f64 = 24.0;
/// The step between the widths from which on parts of the figures are seen, and the fewest and the most of them.
const STEP: f64 = 8.0;
const STEPS: (usize, usize) = (4, 32);
/// The width of the point between share and people.
const POINT: f64 = 11.0;

/// The widths of the words of a path.
#[derive(Debug, Clone, Default)]
pub struct Words {
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
pub struct Least {
    /// Of the share.
    pub share: Option<usize>,
    /// Of the number of people.
    pub people: Option<usize>,
    /// Of the period.
    pub period: Option<usize>,
}

/// Words as they are set.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Shape {
    /// The manner.
    pub form: Form,
    /// What is seen of the figures.
    pub figures: Figures,
    /// The width.
    pub width: f64,
    /// The lines that the reason takes.
    pub reason_lines: usize,
    /// How much is missed, from nothing, 0, to everything, 1.
    pub loss: f64,
}

/// The manner in which words are set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// All on one line.
    Line,
    /// The reason on lines of its own below the figures.
    Lines,
    /// The same, and the reason ends in an ellipsis.
    Cut,
    /// Figures alone.
    Figures,
    /// Nothing is seen.
    Nothing,
}

/// What is seen of the figures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Figures {
    /// Share, people and period.
    All,
    /// Share and people.
    WithoutPeriod,
    /// The share.
    Share,
}

impl Shape {
    /// Returns the height.
    pub fn height(&self) -> f64 {
        LINE * self.lines() as f64
    }

    /// Returns whether all words are seen.
    pub fn is_all(&self) -> bool {
        self.figures == Figures::All && matches!(self.form, Form::Line | Form::Lines)
    }

    fn lines(&self) -> usize {
        match self.form {
            Form::Line | Form::Figures => 1,
            Form::Lines | Form::Cut => self.reason_lines + 1,
            Form::Nothing => 0,
        }
    }
}

impl Words {
    /// Returns how the words are set best in a width; those of an end in lines, for they stand beside its leg.
    pub fn shape(&self, room: f64, is_end: bool) -> Shape {
        let reason = self.reason_width();
        if self.figures(Figures::All) + reason <= 0.0 {
            return Shape { loss: 0.0, ..self.nothing() };
        }
        let one_line = self.figures(Figures::All) + SPACE + reason;
        if one_line <= room.min(ONE_LINE) && (!is_end || self.is_one_line()) {
            return self.set(Form::Line, Figures::All, one_line, 1, 0.0);
        }
        let room = room.min(LINES);
        let seen = [Figures::All, Figures::WithoutPeriod, Figures::Share];
        for lines in 1..=MOST_LINES {
            for figures in seen.into_iter().take(if lines == 1 { 2 } else { 3 }) {
                if let Some(width) = self.reason_in(lines, self.figures(figures), room) {
                    let loss = TALL * lines.saturating_sub(GOOD_LINES) as f64;
                    return self.set(Form::Lines, figures, width, lines, loss);
                }
            }
        }
        let figures = seen.into_iter().find(|figures| self.figures(*figures) <= room);
        let Some(figures) = figures else {
            // Wider columns have room for it.
            let any = room > 0.0;
            return if any { self.set(Form::Figures, Figures::Share, room, 1, 1.0) } else { self.nothing() };
        };
        if room >= LEAST + SPACE && reason > 0.0 {
            let missed = 1.0 - (room * GOOD_LINES as f64 / reason).min(0.9);
            return self.set(Form::Cut, figures, room, MOST_LINES, 0.2 + 0.6 * missed);
        }
        match self.figures(figures) {
            width if width > 0.0 => self.set(Form::Figures, figures, width, 1, 0.9),
            _ => self.nothing(),
        }
    }

    /// Returns from which width on the parts of the figures are seen that have no room in the narrowest columns.
    pub fn least(&self, shape: &Shape) -> Least {
        let least = |seen| {
            let width = self.figures(seen);
            let steps = (width / STEP).ceil() as usize;
            (width > shape.width.ceil()).then(|| steps.clamp(STEPS.0, STEPS.1))
        };
        Least {
            share: least(Figures::Share),
            people: least(Figures::WithoutPeriod),
            period: least(Figures::All),
        }
    }

    fn set(&self, form: Form, figures: Figures, width: f64, reason_lines: usize, loss: f64) -> Shape {
        // Without figures the reason begins on their line.
        let spare = usize::from(form != Form::Line && self.figures(figures) <= 0.0);
        Shape { form, figures, width, reason_lines: reason_lines - spare.min(reason_lines), loss }
    }

    fn nothing(&self) -> Shape {
        self.set(Form::Nothing, Figures::Share, 0.0, 0, 1.0)
    }

    fn is_one_line(&self) -> bool {
        self.reason.is_empty() || self.figures(Figures::All) <= 0.0
    }

    fn figures(&self, seen: Figures) -> f64 {
        let people = match seen {
            Figures::All if self.people > 0.0 => self.people + SPACE + self.period,
            Figures::WithoutPeriod => self.people,
            Figures::All | Figures::Share => 0.0,
        };
        let point = if self.share > 0.0 && people > 0.0 { POINT } else { 0.0 };
        self.share + point + people
    }

    fn reason_width(&self) -> f64 {
        self.reason.iter().sum::<f64>() + SPACE * self.reason.len().saturating_sub(1) as f64
    }

    /// Returns the least width from `least` to `most` in which the reason takes so many lines.
    fn reason_in(&self, lines: usize, least: f64, most: f64) -> Option<f64> {
        let longest = self.reason.iter().copied().fold(least, f64::max);
        // Lines break between words, so it takes somewhat more than the even part.
        let even = self.reason_width() / lines as f64;
        let widths = [1.0, 1.15, 1.3, 1.6].map(|factor| longest.max(even * factor).ceil());
        widths.into_iter().find(|width| *width <= most && self.lines_in(*width) <= lines)
    }

    fn lines_in(&self, width: f64) -> usize {
        let (mut lines, mut used) = (1, 0.0);
        for word in &self.reason {
            let with = if used > 0.0 { used + SPACE + word } else { *word };
            if with <= width + 0.001 {
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
    use super::{Figures, Form, Least, Words};

    fn words() -> Words {
        Words { share: 28.0, people: 32.0, period: 42.0, reason: vec![30.0, 20.0, 50.0] }
    }

    #[test]
    fn words_take_the_lines_they_need() {
        let form = |room, is_end| {
            let shape = words().shape(room, is_end);
            (shape.form, shape.figures, shape.reason_lines, shape.loss)
        };
        assert_eq!(form(240.0, false), (Form::Line, Figures::All, 1, 0.0));
        assert_eq!(form(130.0, false), (Form::Lines, Figures::All, 1, 0.0));
        assert_eq!(form(240.0, true), (Form::Lines, Figures::All, 1, 0.0));
        assert_eq!(form(110.0, false), (Form::Lines, Figures::WithoutPeriod, 1, 0.0));
        assert_eq!(form(75.0, true), (Form::Lines, Figures::WithoutPeriod, 2, 0.0));
        assert_eq!(form(60.0, true), (Form::Lines, Figures::Share, 2, 0.0));
        assert_eq!(form(51.0, true), (Form::Lines, Figures::Share, 3, 0.06));
    }

    #[test]
    fn words_without_room_are_cut_then_left_to_be_read_out() {
        let form = |room| words().shape(room, false).form;
        assert_eq!(form(48.0), Form::Cut);
        assert_eq!(form(29.0), Form::Cut);
        assert_eq!((form(5.0), words().shape(5.0, false).width), (Form::Figures, 5.0));
        let reason = Words { share: 0.0, people: 0.0, ..words() };
        assert_eq!(reason.shape(5.0, false).form, Form::Nothing);
        let figures = Words { share: 20.0, ..words() };
        assert_eq!(figures.shape(22.0, false).form, Form::Figures);
        assert!(words().shape(48.0, false).loss < words().shape(30.0, false).loss);
    }

    #[test]
    fn figures_without_room_come_with_the_width_for_them() {
        let least = |room, is_end| words().least(&words().shape(room, is_end));
        assert_eq!(least(240.0, false), Least::default());
        let people = Least { period: Some(15), ..Least::default() };
        assert_eq!(least(75.0, true), people);
        assert_eq!(least(60.0, true), Least { people: Some(9), ..people });
    }

    #[test]
    fn a_path_without_words_misses_none() {
        let shape = Words::default().shape(100.0, true);
        assert_eq!((shape.height(), shape.loss), (0.0, 0.0));
    }

    #[test]
    fn a_reason_alone_begins_on_the_first_line() {
        let reason = Words { reason: vec![60.0; 4], ..Words::default() };
        let shape = reason.shape(130.0, false);
        assert_eq!((shape.form, shape.height()), (Form::Lines, 2.0 * 13.2));
    }
}
