//! The lanes that are drawn: how people feel, and how much it takes them in.

use crate::emit::present;
use crate::model::{PersonaId, Touchpoint};

use super::super::curve::{self, Point};
use super::super::markup::Markup;
use super::super::page::Page;
use super::super::person;
use super::super::view::Lane;
use super::{Map, finish};

/// The curves of one lane, one for each persona.
pub struct Curves {
    id: &'static str,
    curves: Vec<Curve>,
}

/// The curve of one persona: what is given at each column.
struct Curve {
    points: Vec<Option<Mark>>,
    lowest: Option<usize>,
}

/// A point of a curve with its words.
#[derive(Clone, PartialEq)]
struct Mark {
    score: i8,
    figure: String,
    label: Box<str>,
}

/// Points that share height and words, and where the words go.
struct Label {
    members: Vec<usize>,
    above: bool,
}

impl Curves {
    /// Returns the curves of how people feel.
    pub fn feelings(map: &Map<'_>) -> Self {
        Self::of(map, "feels", |touchpoint, persona| {
            let feeling = touchpoint.feeling_of(persona)?;
            let label = feeling.label.clone().unwrap_or_default();
            Some(Mark { score: feeling.score, figure: present::score(feeling.score), label })
        })
    }

    /// Returns the curves of how much it takes people in; the middle, 3, lies on the line.
    pub fn engagement(map: &Map<'_>) -> Self {
        Self::of(map, "engagement", |touchpoint, persona| {
            let engagement = touchpoint.engagement_of(persona)?;
            let score = i8::try_from(engagement).unwrap_or(5) - 3;
            Some(Mark { score, figure: engagement.to_string(), label: Box::default() })
        })
    }

    fn of(map: &Map<'_>, id: &'static str, mark: impl Fn(&Touchpoint, PersonaId) -> Option<Mark>) -> Self {
        let curve = |persona: &PersonaId| {
            let columns = map.columns.iter();
            let points: Vec<_> =
                columns.map(|(touchpoint, _)| mark(&map.journey[touchpoint?], *persona)).collect();
            let given = points.iter().enumerate().filter_map(|(column, mark)| Some((column, mark.as_ref()?)));
            let lowest = given.min_by_key(|(_, mark)| mark.score).map(|(column, _)| column);
            Curve { points, lowest }
        };
        Self { id, curves: map.personas.iter().map(curve).collect() }
    }

    fn is_empty(&self) -> bool {
        self.curves.iter().all(|curve| curve.lowest.is_none())
    }

    /// Writes the whole curves, of which each cell shows its slice.
    pub fn definitions(&self, out: &mut Markup) {
        for (number, curve) in self.curves.iter().enumerate() {
            let given =
                curve.points.iter().enumerate().filter_map(|(column, mark)| Some((column, mark.as_ref()?)));
            let points: Vec<Point> =
                given.map(|(column, mark)| Point { column, y: curve::height(mark.score) }).collect();
            if let Some(path) = curve::path(&points) {
                out.raw("<path id=\"Curve.").raw(self.id).raw(".").number(number + 1);
                out.raw("\" vector-effect=\"non-scaling-stroke\" d=\"").raw(&path).raw("\"/>\n");
            }
        }
    }

    /// Returns the lane, or nothing where nobody feels anything.
    pub fn lane(&self, page: &mut Page<'_>, map: &Map<'_>) -> Option<Lane> {
        // A second curve is drawn only where somebody wrote one; the first may be drawn by hand.
        if self.is_empty() && !(map.blank_lanes && self.id == "feels") {
            return None;
        }
        let mut row = Markup::new();
        for (column, (touchpoint, is_first)) in map.columns.iter().enumerate() {
            let is_moment = touchpoint.is_some_and(|id| map.journey[id].moment_of_truth.is_some());
            row.raw("<td class=\"feel").raw(if is_first { " s" } else { "" });
            row.raw(if is_moment { " m\">" } else { "\">" });
            self.slice(&mut row, column);
            for label in self.labels(column) {
                self.label(page, &mut row, map, column, &label);
            }
            row.raw("</td>");
        }
        let words = page.words;
        let title = if self.id == "feels" { words.feels } else { words.engagement };
        finish(map, self.id, title, self.head(page, map), vec![row.finish()])
    }

    /// Returns legend and scale.
    fn head(&self, page: &Page<'_>, map: &Map<'_>) -> Markup {
        let mut out = Markup::new();
        out.raw("<span class=\"legend\">");
        for (number, persona) in map.personas.iter().enumerate() {
            out.raw("<span class=\"").raw(person::class(number)).raw("\">");
            person::key(&mut out, number);
            out.text(page.short_name(*persona)).raw("</span>");
        }
        out.raw("</span><span class=\"scale\" aria-hidden=\"true\">");
        for score in (-2..=2).rev() {
            let figure = if self.id == "feels" { present::score(score) } else { (score + 3).to_string() };
            out.raw("<span style=\"--y:").number(y(score)).raw("%\">").text(&figure).raw("</span>");
        }
        out.raw("</span>");
        out
    }

    fn slice(&self, out: &mut Markup, column: usize) {
        out.raw("<svg class=\"slice\" viewBox=\"").number(column * 100);
        out.raw(" 0 100 100\" preserveAspectRatio=\"none\" aria-hidden=\"true\">");
        for (number, curve) in self.curves.iter().enumerate() {
            if curve.points.iter().flatten().nth(1).is_some() {
                out.raw("<use class=\"curve ").raw(person::class(number)).raw("\" href=\"#Curve.");
                out.raw(self.id).raw(".").number(number + 1).raw("\"/>");
            }
        }
        out.raw("</svg>");
    }

    /// Returns the labels of a column: points that share height and words share one, the highest stands above its
    /// point, the lowest below.
    fn labels(&self, column: usize) -> Vec<Label> {
        let mark = |number: usize| self.curves[number].points[column].as_ref();
        let mut groups: Vec<Vec<usize>> = Vec::new();
        for number in 0..self.curves.len() {
            let Some(own) = mark(number) else { continue };
            match groups.iter_mut().find(|group| mark(group[0]) == Some(own)) {
                Some(group) => group.push(number),
                None => groups.push(vec![number]),
            }
        }
        // Stable: of two at one height the persona who comes first stands above.
        groups.sort_by_key(|group| mark(group[0]).map(|mark| -mark.score));
        let count = groups.len();
        let label = |(place, members): (usize, Vec<usize>)| {
            let above = if count == 1 { self.stands_above(&members, column) } else { place + 1 < count };
            Label { members, above }
        };
        groups.into_iter().enumerate().map(label).collect()
    }

    /// Returns whether the only label of a column stands above its point: a single curve is left free where it turns,
    /// several follow the sign of the score.
    fn stands_above(&self, members: &[usize], column: usize) -> bool {
        let curve = &self.curves[members[0]];
        let score = curve.points[column].as_ref().map_or(0, |mark| mark.score);
        if self.curves.len() > 1 {
            return score >= 0;
        }
        let (before, after) = curve.around(column);
        let is_valley = before.is_some_and(|before| before > score)
            && after.is_none_or(|after| after > score)
            || before.is_none() && after.is_some_and(|after| after > score);
        !is_valley
    }

    fn label(&self, page: &Page<'_>, out: &mut Markup, map: &Map<'_>, column: usize, label: &Label) {
        let first = label.members[0];
        let Some(mark) = &self.curves[first].points[column] else { return };
        let is_lowest = label.members.iter().any(|member| self.curves[*member].lowest == Some(column));
        out.raw("<span class=\"pt ");
        out.raw(if label.members.len() > 1 { "both" } else { person::class(first) });
        out.raw(if label.above { " up" } else { " dn" });
        out.raw(self.curves[first].side(column, label.above));
        // Bold marks a low point, which a curve that never changes does not have.
        out.raw(if is_lowest && mark.score < 0 { " low" } else { "" });
        out.raw("\" style=\"--y:").number(y(mark.score)).raw("%");
        if let [one, other, ..] = label.members[..]
            && (one, other) != (0, 1)
        {
            out.raw(";--a:var(--")
                .raw(person::class(one))
                .raw(");--b:var(--")
                .raw(person::class(other))
                .raw(")");
        }
        out.raw("\"><span class=\"vh\">");
        for (place, member) in label.members.iter().enumerate() {
            out.raw(if place > 0 { ", " } else { "" }).text(page.short_name(map.personas[*member]));
        }
        out.raw(": </span><b>").text(&mark.figure).raw("</b> ").text(&mark.label).raw("</span>");
    }
}

impl Curve {
    /// Returns the scores of the neighbours of a point.
    fn around(&self, column: usize) -> (Option<i8>, Option<i8>) {
        let before = self.points[..column].iter().rev().flatten().next();
        let after = self.points[column + 1..].iter().flatten().next();
        (before.map(|mark| mark.score), after.map(|mark| mark.score))
    }

    /// Returns to which side a label steps so that the curve does not run through it; it stays at the centre at an
    /// end, and where both sides or neither are in its way.
    fn side(&self, column: usize, above: bool) -> &'static str {
        let (Some(before), Some(after)) = self.around(column) else { return "" };
        let score = self.points[column].as_ref().map_or(0, |mark| mark.score);
        let in_the_way = |other: i8| if above { other > score } else { other < score };
        match (in_the_way(before), in_the_way(after)) {
            (true, false) => " rt",
            (false, true) => " lf",
            _ => "",
        }
    }
}

/// Returns the height of a score in percent of the lane.
fn y(score: i8) -> usize {
    usize::try_from(50 - 18 * i32::from(score)).unwrap_or(50)
}
