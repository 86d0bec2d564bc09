//! The curves of a lane: drawn once, shown in slices by the cells, with points and their words.

use crate::layout::curve::{Point, height, trace};
use crate::layout::decimal;
use crate::layout::geometry::COLUMN;
use crate::layout::measure;
use crate::layout::points::{
    self, Label, LabelFit, Marker, Place, PlacedLabel, PlotArea, Row, SAMPLES, Side,
};

use super::markup::{Html, Markup, svg};
use super::persona_style;
use super::view::{CurveCellView, PointView, PointWords};

/// The curves of one lane.
///
/// A page that draws two states of a journey over each other gives a persona two lines, of which one is `is_other`.
pub struct Curves {
    id: &'static str,
    lines: Vec<Line>,
    /// What stands in each column, from the top.
    columns: Vec<Vec<PointLabel>>,
}

/// The curve of one persona.
pub struct Line {
    /// The number of the persona, which is their colour and marker.
    pub persona: usize,
    /// The name for those who do not see it.
    pub name: String,
    /// Whether it is the other of two states: thin, and without points where the persona's own line has the same.
    pub is_other: bool,
    /// What is given at each column.
    pub marks: Vec<Option<Mark>>,
    /// The run of the curve to which each column belongs: it is interrupted where another begins.
    pub runs: Vec<usize>,
}

/// A point of a curve with its words.
#[derive(Debug, Clone, PartialEq)]
pub struct Mark {
    /// The height, from −2 to +2.
    pub score: i8,
    /// The same, as it is written.
    pub figure: String,
    /// The words behind it, if any.
    pub label: Box<str>,
}

/// The words of one or more points that share height and words.
struct PointLabel {
    score: i8,
    /// The lines whose words they are.
    members: Vec<usize>,
    /// The lines whose points the marker is; nothing where words above have drawn it.
    marks: Vec<usize>,
    /// The number of lines whose points lie here.
    shared: usize,
    is_low: bool,
    placed: PlacedLabel,
}

impl Curves {
    /// Returns the curves of a lane of a height in pixels.
    pub fn new(id: &'static str, lane_height: f64, lines: Vec<Line>) -> Self {
        let count = lines.first().map_or(0, |line| line.marks.len());
        let mut curves = Self { id, lines, columns: Vec::new() };
        let columns: Vec<Vec<PointLabel>> = (0..count).map(|column| curves.labels(column)).collect();
        curves.columns = columns;
        curves.place(lane_height);
        curves
    }

    /// Returns whether no line has a point.
    pub fn is_empty(&self) -> bool {
        self.columns.iter().all(Vec::is_empty)
    }

    /// Returns the lines that have a point.
    pub fn lines(&self) -> impl Iterator<Item = &Line> {
        self.lines.iter().filter(|line| line.marks.iter().any(Option::is_some))
    }

    /// Writes the whole curves, of which each cell shows its slice.
    pub fn define(&self, out: &mut Markup) {
        for (number, line) in self.lines.iter().enumerate() {
            svg::define(out, self.id, number, &line.points());
        }
    }

    /// Returns what the cell of a column shows.
    pub fn cell(&self, column: usize) -> CurveCellView {
        CurveCellView { slice: self.slice(column), points: self.points(column) }
    }

    fn slice(&self, column: usize) -> Html {
        let drawn = self.lines.iter().enumerate().filter(|(_, line)| line.is_curve());
        let curves = drawn.map(|(number, line)| (number, persona_style::class(line.persona), line.is_other));
        svg::slice(self.id, column..column + 1, "slice", false, curves)
    }

    /// Returns the points of a column and their words.
    fn points(&self, column: usize) -> Vec<PointView> {
        let mut points = Vec::new();
        for label in &self.columns[column] {
            // A marker that several labels share is nobody's, so it stands by itself.
            if label.marks.len() > label.members.len() {
                points.push(PointView {
                    class: format!("both{}", many(label.marks.len())),
                    style: format!("--y:{}%{}", percent(label.score), self.rings(&label.marks)),
                    shared: Some(self.classes(&label.marks)),
                    words: None,
                });
            }
            points.extend(self.labelled(column, label));
        }
        points
    }

    fn labelled(&self, column: usize, label: &PointLabel) -> Option<PointView> {
        let first = &self.lines[label.members[0]];
        let mark = first.marks[column].as_ref()?;
        let is_shared = label.members.len() > 1;
        let names: Vec<&str> = label.members.iter().map(|line| &*self.lines[*line].name).collect();
        Some(PointView {
            class: self.class(label),
            style: self.style(label),
            shared: is_shared.then(|| self.classes(&label.members)),
            words: Some(PointWords {
                names: names.join(", "),
                figure: mark.figure.clone(),
                label: mark.label.to_string(),
                shows: match label.placed.fit {
                    LabelFit::Whole => "all",
                    LabelFit::Cut(_) => "cut",
                    LabelFit::Figure => "figure",
                    LabelFit::Nothing => "nothing",
                },
                room: room(label, mark),
            }),
        })
    }

    fn class(&self, label: &PointLabel) -> String {
        let is_shared = label.members.len() > 1;
        let Place { row, side } = label.placed.place;
        let whose =
            if is_shared { "both" } else { persona_style::class(self.lines[label.members[0]].persona) };
        let is_other = label.members.iter().all(|line| self.lines[*line].is_other);
        let classes = [
            whose,
            if is_shared { many(label.members.len()) } else { "" },
            if is_other { " other" } else { "" },
            match row {
                Row::Above(_) => " up",
                Row::Below(_) => " dn",
                Row::Beside => " by",
            },
            match side {
                Side::Centre => "",
                Side::Left => " lf",
                Side::Right => " rt",
            },
            if label.is_low { " low" } else { "" },
            if label.marks == label.members { "" } else { " bare" },
        ];
        classes.concat()
    }

    fn style(&self, label: &PointLabel) -> String {
        let Place { row, side } = label.placed.place;
        let mut style = format!("--y:{}%", percent(label.score));
        if let Row::Above(step @ 1..) | Row::Below(step @ 1..) = row {
            style.push_str(";--s:");
            decimal::push_integer(&mut style, step.into());
        }
        if label.shared > 1 {
            let radius = label.marker_radius();
            style.push_str(";--g:");
            let gap = if row == Row::Beside { points::aside(radius, row) } else { points::gap(radius, side) };
            decimal::push(&mut style, gap);
            style.push_str("px");
        }
        if label.members.len() > 1 && label.marks == label.members {
            style.push_str(&self.rings(&label.marks));
        }
        style
    }

    /// Returns the classes of lines, for a page that shows one persona alone.
    fn classes(&self, of: &[usize]) -> String {
        let classes: Vec<&str> =
            of.iter().map(|line| persona_style::class(self.lines[*line].persona)).collect();
        classes.join(" ")
    }

    /// Returns the colours of the rings of a marker, unless they are those of the first two personas.
    fn rings(&self, marks: &[usize]) -> String {
        let personas: Vec<usize> = marks.iter().map(|line| self.lines[*line].persona).collect();
        if personas == [0, 1] {
            return String::new();
        }
        let rings = ["a", "b", "d", "e", "f"].into_iter().zip(personas);
        rings.map(|(name, persona)| format!(";--{name}:var(--{})", persona_style::colour(persona))).collect()
    }

    /// Returns the words of a column from the top, each where it would stand if nothing were in its way.
    fn labels(&self, column: usize) -> Vec<PointLabel> {
        let mut all: Vec<PointLabel> = Vec::new();
        for (number, line) in self.lines.iter().enumerate() {
            let Some(mark) = line.marks[column].as_ref().filter(|mark| !self.repeats(line, column, mark))
            else {
                continue;
            };
            let is_low = line.lowest() == Some(column) && mark.score < 0;
            let same =
                |words: &&mut PointLabel| self.lines[words.members[0]].marks[column].as_ref() == Some(mark);
            if let Some(words) = all.iter_mut().find(same) {
                words.members.push(number);
                words.is_low |= is_low;
                continue;
            }
            let place = Place { side: Side::Centre, row: Row::Above(0) };
            all.push(PointLabel {
                score: mark.score,
                members: vec![number],
                marks: Vec::new(),
                shared: 0,
                is_low,
                placed: PlacedLabel { place, fit: LabelFit::Whole },
            });
        }
        // Stable: of two at one height the persona who comes first stands above.
        all.sort_by_key(|words| -words.score);
        let count = all.len();
        for (index, words) in all.iter_mut().enumerate() {
            let first = &self.lines[words.members[0]];
            let is_above = if count == 1 { self.stands_above(first, column) } else { index + 1 < count };
            let row = if is_above { Row::Above(0) } else { Row::Below(0) };
            words.placed.place = Place { side: first.side(column, is_above), row };
        }
        for same_height in all.chunk_by_mut(|a, b| a.score == b.score) {
            let mut marks: Vec<usize> =
                same_height.iter().flat_map(|words| words.members.iter().copied()).collect();
            marks.sort_unstable();
            same_height.iter_mut().for_each(|words| words.shared = marks.len());
            same_height[0].marks = marks;
        }
        all
    }

    /// Returns whether a point of the other state is also one of the persona's own line.
    fn repeats(&self, line: &Line, column: usize, mark: &Mark) -> bool {
        let own = || self.lines.iter().filter(|own| own.persona == line.persona && !own.is_other);
        line.is_other && own().any(|own| own.marks[column].as_ref() == Some(mark))
    }

    /// Returns whether the only label of a column stands above its point: a single curve is left free where it turns,
    /// several follow the sign of the score.
    fn stands_above(&self, line: &Line, column: usize) -> bool {
        let score = line.marks[column].as_ref().map_or(0, |mark| mark.score);
        if self.lines.len() > 1 {
            return score >= 0;
        }
        let (before, after) = line.around(column);
        let is_valley = before.is_some_and(|before| before > score)
            && after.is_none_or(|after| after > score)
            || before.is_none() && after.is_some_and(|after| after > score);
        !is_valley
    }

    fn place(&mut self, lane_height: f64) {
        let y = |score: i8| height(score) / 100.0 * lane_height;
        let count = self.columns.len();
        let in_pixels = |line: &Line| {
            let points: Vec<Point> = line
                .points()
                .iter()
                .map(|point| Point { y: point.y / 100.0 * lane_height, ..*point })
                .collect();
            trace(&points, count, SAMPLES)
        };
        let marker = |words: &PointLabel| Marker { y: y(words.score), radius: words.marker_radius() };
        let plot = PlotArea {
            height: lane_height,
            markers: self.columns.iter().map(|column| column.iter().map(marker).collect()).collect(),
            traces: self.lines.iter().map(in_pixels).collect(),
            prefer_exact: self.lines.len() < 3,
        };
        let labels = self.columns.iter().enumerate().map(|(column, all)| {
            let label = |words: &PointLabel| {
                let mark = self.lines[words.members[0]].marks[column].as_ref();
                let (figure, label) = mark.map_or(("", ""), |mark| (&mark.figure, &mark.label));
                let width = if words.is_low { measure::bold } else { measure::width };
                let behind = if label.is_empty() { 0.0 } else { measure::SPACE + width(label) };
                let preferred = words.placed.place;
                Label { marker: marker(words), figure: measure::bold(figure), words: behind, preferred }
            };
            all.iter().map(label).collect()
        });
        let placed = points::place(&plot, &labels.collect::<Vec<_>>());
        for (words, placed) in self.columns.iter_mut().flatten().zip(placed.into_iter().flatten()) {
            words.placed = placed;
        }
    }
}

impl Line {
    fn points(&self) -> Vec<Point> {
        let given = self.marks.iter().enumerate().filter_map(|(column, mark)| Some((column, mark.as_ref()?)));
        let point =
            |(column, mark): (usize, &Mark)| Point { column, y: height(mark.score), run: self.runs[column] };
        given.map(point).collect()
    }

    /// Returns whether two of its points are joined.
    fn is_curve(&self) -> bool {
        self.points().windows(2).any(|points| points[0].run == points[1].run)
    }

    /// Returns the first of the lowest points, of those that a curve leads to: what only some people meet is lowest for none
    /// but them.
    fn lowest(&self) -> Option<usize> {
        let is_alone =
            |column: &usize| self.runs.iter().filter(|run| **run == self.runs[*column]).count() == 1;
        let has_curve = self.is_curve();
        let given = self.marks.iter().enumerate().filter_map(|(column, mark)| Some((column, mark.as_ref()?)));
        let given = given.filter(|(column, _)| !(has_curve && is_alone(column)));
        given.min_by_key(|(_, mark)| mark.score).map(|(column, _)| column)
    }

    /// Returns the scores of the neighbours of a point.
    fn around(&self, column: usize) -> (Option<i8>, Option<i8>) {
        let run = self.runs[column];
        let is_joined = |(other, _): &(usize, &Option<Mark>)| self.runs[*other] == run;
        let marks = || self.marks.iter().enumerate().filter(is_joined);
        let before =
            marks().take_while(|(other, _)| *other < column).filter_map(|(_, mark)| mark.as_ref()).last();
        let after = marks().skip_while(|(other, _)| *other <= column).find_map(|(_, mark)| mark.as_ref());
        (before.map(|mark| mark.score), after.map(|mark| mark.score))
    }

    /// Returns to which side a label steps so that the curve does not run through it; it stays at the centre at an
    /// end, and where both sides or neither are in its way.
    fn side(&self, column: usize, above: bool) -> Side {
        let (Some(before), Some(after)) = self.around(column) else { return Side::Centre };
        let score = self.marks[column].as_ref().map_or(0, |mark| mark.score);
        let in_the_way = |other: i8| if above { other > score } else { other < score };
        match (in_the_way(before), in_the_way(after)) {
            (true, false) => Side::Right,
            (false, true) => Side::Left,
            _ => Side::Centre,
        }
    }
}

/// Returns how much wider than its column a label that is cut may be, in pixels.
fn room(label: &PointLabel, mark: &Mark) -> Option<String> {
    let LabelFit::Cut(width) = label.placed.fit else { return None };
    let Place { row, side } = label.placed.place;
    // Half a column goes to each side, so that neighbours that widen with their columns cannot meet.
    let share = match side {
        Side::Centre => COLUMN,
        Side::Left | Side::Right => COLUMN / 2.0 - points::aside(label.marker_radius(), row),
    };
    let mut room = String::new();
    decimal::push(&mut room, (width - measure::bold(&mark.figure) - measure::SPACE - share).floor());
    Some(room)
}

/// Returns the height of a score in percent of the lane.
pub fn percent(score: i8) -> usize {
    usize::try_from(50 - 18 * i32::from(score)).unwrap_or(50)
}

impl PointLabel {
    /// Returns the size of the marker: a dot, and a ring for each further point that lies here.
    fn marker_radius(&self) -> f64 {
        match self.shared {
            0 | 1 => 6.0,
            2 => 8.0,
            more => 3.5 + 2.5 * (more.min(5) - 1) as f64,
        }
    }
}

/// Returns the class of a marker with more than one ring.
fn many(points: usize) -> &'static str {
    match points {
        0..=2 => "",
        3 => " k3",
        4 => " k4",
        _ => " k5",
    }
}

#[cfg(test)]
mod tests {
    use super::{Curves, Line, Mark, PointView};

    fn line(persona: usize, marks: &[Option<(i8, &str)>]) -> Line {
        let mark =
            |(score, label): (i8, &str)| Mark { score, figure: score.to_string(), label: label.into() };
        let marks: Vec<Option<Mark>> = marks.iter().map(|given| given.map(mark)).collect();
        let runs = vec![0; marks.len()];
        Line { persona, name: format!("P{}", persona + 1), is_other: false, marks, runs }
    }

    fn points(lines: Vec<Line>, column: usize) -> Vec<PointView> {
        Curves::new("feels", 236.0, lines).points(column)
    }

    fn classes(points: &[PointView]) -> Vec<&str> {
        points.iter().map(|point| &*point.class).collect()
    }

    #[test]
    fn the_higher_label_stands_above_and_the_lower_below() {
        let points = points(vec![line(0, &[Some((1, "glad"))]), line(1, &[Some((-1, "sad"))])], 0);
        assert_eq!(classes(&points), ["p1 up", "p2 dn low"]);
    }

    #[test]
    fn points_that_coincide_share_a_marker_and_equal_words_a_label() {
        let same = || [Some((0, "calm")), Some((1, "glad"))];
        let two = points(vec![line(0, &same()), line(1, &same())], 0);
        assert_eq!(classes(&two), ["both up"]);
        assert_eq!(two[0].words.as_ref().map(|words| &*words.names), Some("P1, P2"));
        let three = points(vec![line(0, &same()), line(1, &same()), line(3, &same())], 0);
        assert!(three[0].class.contains("both k3") && three[0].style.contains("--d:var(--p4)"), "{three:?}");
    }

    #[test]
    fn other_words_at_one_point_stand_in_lines_of_their_own() {
        let lines =
            vec![line(0, &[Some((0, "calm"))]), line(1, &[Some((0, "torn"))]), line(2, &[Some((0, "sad"))])];
        let points = points(lines, 0);
        let markers: Vec<&str> =
            points.iter().filter(|point| point.words.is_none()).map(|point| &*point.class).collect();
        assert_eq!(markers, ["both k3"]);
        for class in ["p1 ", "p2 ", "p3 "] {
            assert_eq!(points.iter().filter(|point| point.class.starts_with(class)).count(), 1, "{points:?}");
        }
        assert_eq!(points.iter().filter(|point| point.class.ends_with(" bare")).count(), 3, "{points:?}");
    }

    #[test]
    fn words_that_find_no_room_are_still_there_to_be_read_out() {
        let long = "unconvincedandoverwhelmedbeyondallmeasures";
        let points = points(vec![line(0, &[Some((0, long))])], 0);
        let words = points[0].words.as_ref().expect("the point has words");
        assert_eq!((words.shows, &*words.label), ("cut", long));
    }

    #[test]
    fn another_state_is_marked_only_where_it_differs() {
        let own = line(0, &[Some((0, "calm")), Some((1, "glad"))]);
        let other = Line { is_other: true, ..line(0, &[Some((0, "calm")), Some((2, "proud"))]) };
        let curves = Curves::new("feels", 236.0, vec![own, other]);
        assert!(!classes(&curves.points(0)).iter().any(|class| class.contains("other")));
        assert!(classes(&curves.points(1)).iter().any(|class| class.starts_with("p1 other")));
        let slice = format!("{:?}", curves.slice(0));
        assert!(slice.contains("curve p1 other") && slice.contains("#Curve.feels.2"), "{slice}");
    }

    #[test]
    fn a_curve_that_never_falls_has_no_low_point() {
        let glad = points(vec![line(0, &[Some((1, "glad")), Some((1, "glad"))])], 0);
        assert!(!glad[0].class.contains(" low"));
        let sad = points(vec![line(0, &[Some((-1, "sad")), Some((1, "glad"))])], 0);
        assert!(sad[0].class.contains(" low"));
    }
}
