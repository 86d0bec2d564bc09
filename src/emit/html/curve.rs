//! The curves of a lane: drawn once, shown in slices by the cells, with points and their words.

use super::markup::Markup;
use super::person;
use crate::layout::curve::{Point, height, path, trace};
use crate::layout::measure;
use crate::layout::points::{self as place, Label, Lane, Marker, Place, Placed, Room, Row, SAMPLES, Side};

/// The curves of one lane.
///
/// A page that draws two states of a journey over each other gives a persona two lines, of which one is `is_other`.
pub struct Curves {
    id: &'static str,
    lines: Vec<Line>,
    /// What stands in each column, from the top.
    columns: Vec<Vec<Words>>,
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

/// Words of one or more points that share height and words.
struct Words {
    score: i8,
    /// The lines whose words they are.
    members: Vec<usize>,
    /// The lines whose points the marker is; nothing where words above have drawn it.
    marks: Vec<usize>,
    /// The number of lines whose points lie here.
    shared: usize,
    is_low: bool,
    placed: Placed,
}

impl Curves {
    /// Returns the curves of a lane of a height in pixels.
    pub fn new(id: &'static str, lane_height: f64, lines: Vec<Line>) -> Self {
        let count = lines.first().map_or(0, |line| line.marks.len());
        let mut curves = Self { id, lines, columns: Vec::new() };
        let columns: Vec<Vec<Words>> = (0..count).map(|column| curves.words(column)).collect();
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
    pub fn definitions(&self, out: &mut Markup) {
        for (number, line) in self.lines.iter().enumerate() {
            if let Some(path) = path(&line.points()) {
                out.raw("<path id=\"Curve.").raw(self.id).raw(".").number(number + 1);
                out.raw("\" vector-effect=\"non-scaling-stroke\" d=\"").raw(&path).raw("\"/>\n");
            }
        }
    }

    /// Writes the slice of some columns.
    pub fn slice(&self, out: &mut Markup, columns: std::ops::Range<usize>) {
        out.raw("<svg class=\"slice\" viewBox=\"").number(columns.start * 100);
        out.raw(" 0 ").number(columns.len() * 100);
        out.raw(" 100\" preserveAspectRatio=\"none\" aria-hidden=\"true\">");
        for (number, line) in self.lines.iter().enumerate() {
            if line.marks.iter().flatten().nth(1).is_some() {
                out.raw("<use class=\"curve ").raw(person::class(line.persona));
                out.raw(if line.is_other { " other" } else { "" });
                out.raw("\" href=\"#Curve.").raw(self.id).raw(".").number(number + 1).raw("\"/>");
            }
        }
        out.raw("</svg>");
    }

    /// Writes the points of a column and their words.
    pub fn points(&self, out: &mut Markup, column: usize) {
        for words in &self.columns[column] {
            // A marker that several words share is nobody's, so it stands by itself.
            if words.marks.len() > words.members.len() {
                out.raw("<i class=\"pt both").raw(many(words.marks.len())).raw("\" style=\"--y:");
                out.number(percent(words.score)).raw("%");
                self.rings(out, &words.marks);
                out.raw("\"");
                self.whose(out, &words.marks);
                out.raw("></i>");
            }
            self.label(out, column, words);
        }
    }

    fn label(&self, out: &mut Markup, column: usize, words: &Words) {
        let first = &self.lines[words.members[0]];
        let Some(mark) = &first.marks[column] else { return };
        let is_both = words.members.len() > 1;
        out.raw("<span class=\"pt ").raw(if is_both { "both" } else { person::class(first.persona) });
        out.raw(if is_both { many(words.members.len()) } else { "" });
        out.raw(if words.members.iter().all(|line| self.lines[*line].is_other) { " other" } else { "" });
        let Placed { place, room } = words.placed;
        let (row, step) = match place.row {
            Row::Above(step) => (" up", step),
            Row::Below(step) => (" dn", step),
            Row::Beside => (" by", 0),
        };
        out.raw(row).raw(match place.side {
            Side::Centre => "",
            Side::Left => " lf",
            Side::Right => " rt",
        });
        out.raw(if words.is_low { " low" } else { "" });
        out.raw(if words.marks == words.members { "" } else { " bare" });
        out.raw("\" style=\"--y:").number(percent(words.score)).raw("%");
        if step > 0 {
            out.raw(";--s:").number(usize::from(step));
        }
        if words.shared > 1 {
            let radius = words.marker_radius();
            let gap = if place.row == Row::Beside {
                place::aside(radius, place.row)
            } else {
                place::gap(radius, place.side)
            };
            out.raw(";--g:").decimal(gap).raw("px");
        }
        if is_both && words.marks == words.members {
            self.rings(out, &words.marks);
        }
        out.raw("\"");
        if is_both {
            self.whose(out, &words.members);
        }
        out.raw("><span class=\"vh\">");
        for (place, line) in words.members.iter().enumerate() {
            out.raw(if place > 0 { ", " } else { "" }).text(&self.lines[*line].name);
        }
        out.raw(": ");
        if room == Room::Nothing {
            out.text(&mark.figure).raw(" ").text(&mark.label).raw("</span></span>");
            return;
        }
        out.raw("</span><b>").text(&mark.figure).raw("</b>");
        match room {
            Room::Whole if mark.label.is_empty() => {}
            Room::Cut(width) => {
                // Half a column goes to each side, so that neighbours that widen with their columns cannot meet.
                let share = match place.side {
                    Side::Centre => place::COLUMN,
                    Side::Left | Side::Right => {
                        place::COLUMN / 2.0 - place::aside(words.marker_radius(), place.row)
                    }
                };
                let words = width - measure::bold(&mark.figure) - measure::SPACE;
                out.raw(" <span class=\"cut\" style=\"--k:").decimal((words - share).floor()).raw("\">");
                out.text(&mark.label).raw("</span>");
            }
            Room::Figure => {
                out.raw("<span class=\"vh\"> ").text(&mark.label).raw("</span>");
            }
            Room::Whole | Room::Nothing => {
                out.raw(" ").text(&mark.label);
            }
        }
        out.raw("</span>");
    }

    /// Writes whose a shared point is, for a page that shows one persona alone.
    fn whose(&self, out: &mut Markup, of: &[usize]) {
        out.raw(" data-shared=\"");
        for (place, line) in of.iter().enumerate() {
            out.raw(if place > 0 { " " } else { "" }).raw(person::class(self.lines[*line].persona));
        }
        out.raw("\"");
    }

    /// Writes the colours of the rings of a marker, unless they are those of the first two personas.
    fn rings(&self, out: &mut Markup, marks: &[usize]) {
        let personas: Vec<usize> = marks.iter().map(|line| self.lines[*line].persona).collect();
        if personas == [0, 1] {
            return;
        }
        for (name, persona) in ["a", "b", "d", "e", "f"].into_iter().zip(personas) {
            out.raw(";--").raw(name).raw(":var(--").raw(person::colour(persona)).raw(")");
        }
    }

    /// Returns the words of a column from the top, each where it would stand if nothing were in its way.
    fn words(&self, column: usize) -> Vec<Words> {
        let mut all: Vec<Words> = Vec::new();
        for (number, line) in self.lines.iter().enumerate() {
            let Some(mark) = line.marks[column].as_ref().filter(|mark| !self.repeats(line, column, mark))
            else {
                continue;
            };
            let is_low = line.lowest() == Some(column) && mark.score < 0;
            let same = |words: &&mut Words| self.lines[words.members[0]].marks[column].as_ref() == Some(mark);
            if let Some(words) = all.iter_mut().find(same) {
                words.members.push(number);
                words.is_low |= is_low;
                continue;
            }
            let place = Place { side: Side::Centre, row: Row::Above(0) };
            all.push(Words {
                score: mark.score,
                members: vec![number],
                marks: Vec::new(),
                shared: 0,
                is_low,
                placed: Placed { place, room: Room::Whole },
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
        let marker = |words: &Words| Marker { y: y(words.score), radius: words.marker_radius() };
        let lane = Lane {
            height: lane_height,
            markers: self.columns.iter().map(|column| column.iter().map(marker).collect()).collect(),
            traces: self.lines.iter().map(in_pixels).collect(),
            grants_wishes: self.lines.len() < 3,
        };
        let labels = self.columns.iter().enumerate().map(|(column, all)| {
            let label = |words: &Words| {
                let mark = self.lines[words.members[0]].marks[column].as_ref();
                let (figure, label) = mark.map_or(("", ""), |mark| (&mark.figure, &mark.label));
                let width = if words.is_low { measure::bold } else { measure::width };
                let behind = if label.is_empty() { 0.0 } else { measure::SPACE + width(label) };
                let wish = words.placed.place;
                Label { marker: marker(words), figure: measure::bold(figure), words: behind, wish }
            };
            all.iter().map(label).collect()
        });
        let placed = place::place(&lane, &labels.collect::<Vec<_>>());
        for (words, placed) in self.columns.iter_mut().flatten().zip(placed.into_iter().flatten()) {
            words.placed = placed;
        }
    }
}

impl Line {
    fn points(&self) -> Vec<Point> {
        let given = self.marks.iter().enumerate().filter_map(|(column, mark)| Some((column, mark.as_ref()?)));
        given.map(|(column, mark)| Point { column, y: height(mark.score) }).collect()
    }

    /// Returns the first of the lowest points.
    fn lowest(&self) -> Option<usize> {
        let given = self.marks.iter().enumerate().filter_map(|(column, mark)| Some((column, mark.as_ref()?)));
        given.min_by_key(|(_, mark)| mark.score).map(|(column, _)| column)
    }

    /// Returns the scores of the neighbours of a point.
    fn around(&self, column: usize) -> (Option<i8>, Option<i8>) {
        let before = self.marks[..column].iter().rev().flatten().next();
        let after = self.marks[column + 1..].iter().flatten().next();
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

/// Returns the height of a score in percent of the lane.
pub fn percent(score: i8) -> usize {
    usize::try_from(50 - 18 * i32::from(score)).unwrap_or(50)
}

impl Words {
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
    use super::super::markup::Markup;
    use super::{Curves, Line, Mark};

    fn line(persona: usize, marks: &[Option<(i8, &str)>]) -> Line {
        let mark =
            |(score, label): (i8, &str)| Mark { score, figure: score.to_string(), label: label.into() };
        let marks = marks.iter().map(|given| given.map(mark)).collect();
        Line { persona, name: format!("P{}", persona + 1), is_other: false, marks }
    }

    fn points(lines: Vec<Line>, column: usize) -> String {
        let mut out = Markup::new();
        Curves::new("feels", 236.0, lines).points(&mut out, column);
        out.as_str().to_owned()
    }

    #[test]
    fn the_higher_label_stands_above_and_the_lower_below() {
        let html = points(vec![line(0, &[Some((1, "glad"))]), line(1, &[Some((-1, "sad"))])], 0);
        assert!(html.contains("pt p1 up\"") && html.contains("pt p2 dn low\""), "{html}");
    }

    #[test]
    fn points_that_coincide_share_a_marker_and_equal_words_a_label() {
        let same = || [Some((0, "calm")), Some((1, "glad"))];
        let html = points(vec![line(0, &same()), line(1, &same())], 0);
        assert_eq!(html.matches("class=\"pt").count(), 1, "{html}");
        assert!(html.contains("pt both up") && html.contains("P1, P2: "), "{html}");
        let html = points(vec![line(0, &same()), line(1, &same()), line(3, &same())], 0);
        assert!(html.contains("both k3") && html.contains("--d:var(--p4)"), "{html}");
    }

    #[test]
    fn other_words_at_one_point_stand_in_lines_of_their_own() {
        let lines =
            vec![line(0, &[Some((0, "calm"))]), line(1, &[Some((0, "torn"))]), line(2, &[Some((0, "sad"))])];
        let html = points(lines, 0);
        assert_eq!(html.matches("<i class=\"pt both k3\"").count(), 1, "{html}");
        for class in ["pt p1", "pt p2", "pt p3"] {
            assert_eq!(html.matches(class).count(), 1, "{html}");
        }
        assert_eq!(html.matches(" bare").count(), 3, "{html}");
    }

    #[test]
    fn words_that_find_no_room_are_still_there_to_be_read_out() {
        let long = "unconvincedandoverwhelmedbeyondallmeasures";
        let html = points(vec![line(0, &[Some((0, long))])], 0);
        assert!(html.contains("class=\"cut\"") && html.contains(long), "{html}");
    }

    #[test]
    fn another_state_is_marked_only_where_it_differs() {
        let own = line(0, &[Some((0, "calm")), Some((1, "glad"))]);
        let other = Line { is_other: true, ..line(0, &[Some((0, "calm")), Some((2, "proud"))]) };
        let curves = Curves::new("feels", 236.0, vec![own, other]);
        let (mut same, mut differs, mut slice) = (Markup::new(), Markup::new(), Markup::new());
        curves.points(&mut same, 0);
        curves.points(&mut differs, 1);
        curves.slice(&mut slice, 0..2);
        assert!(!same.as_str().contains("other"), "{}", same.as_str());
        assert!(differs.as_str().contains("pt p1 other"), "{}", differs.as_str());
        assert!(slice.as_str().contains("curve p1 other\" href=\"#Curve.feels.2\""), "{}", slice.as_str());
    }

    #[test]
    fn a_curve_that_never_falls_has_no_low_point() {
        assert!(!points(vec![line(0, &[Some((1, "glad")), Some((1, "glad"))])], 0).contains(" low"));
        assert!(points(vec![line(0, &[Some((-1, "sad")), Some((1, "glad"))])], 0).contains(" low"));
    }
}
