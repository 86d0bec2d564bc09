//! Both curves of each persona over the touchpoints of both journeys.

use crate::insight::comparison::{Feelings, Pair, StageChange, TouchpointChange};
use crate::model::Feeling;
use crate::words::format;

use super::super::markup::{Html, Markup};
use super::super::page::Page;
use super::super::person;
use super::super::view::CurveTable;
use super::Both;
use crate::layout::curve::{self, Point};

/// Returns the whole curves, of which each cell shows its slice.
pub fn definitions(both: &Both<'_, '_>) -> Html {
    let mut out = Markup::new();
    for number in 0..both.comparison.personas.len() {
        for (id, is_after) in [("Before", false), ("After", true)] {
            if let Some(path) = curve::path(&points(both, number, is_after)) {
                out.raw("<path id=\"").raw(id).raw(".").number(number + 1);
                out.raw("\" vector-effect=\"non-scaling-stroke\" d=\"").raw(&path).raw("\"/>\n");
            }
        }
    }
    out.finish()
}

fn points(both: &Both<'_, '_>, persona: usize, is_after: bool) -> Vec<Point> {
    let feeling = |change: &TouchpointChange<'_>| {
        let feelings = change.feelings[persona]?;
        if is_after { feelings.after } else { feelings.before }.map(|feeling| feeling.score)
    };
    let columns = both.comparison.touchpoints.iter().enumerate();
    let points = columns.filter_map(|(column, change)| Some((column, feeling(change)?)));
    points.map(|(column, score)| Point { column, y: curve::height(score) }).collect()
}

/// Returns the table; nothing where neither journey has a touchpoint.
pub fn table(page: &mut Page<'_>, both: &Both<'_, '_>) -> Option<CurveTable> {
    let touchpoints = &both.comparison.touchpoints;
    let groups = groups(both);
    if groups.is_empty() {
        return None;
    }
    let firsts: Vec<usize> =
        groups.iter().scan(0, |next, (_, columns)| Some(std::mem::replace(next, *next + columns))).collect();
    let (mut stages, mut heads, mut feels) = (Markup::new(), Markup::new(), Markup::new());
    for (stage, columns) in &groups {
        stages.raw("<th scope=\"colgroup\" class=\"s\" colspan=\"").number(*columns).raw("\">");
        stages.text(both.stage_title(stage)).raw("</th>");
    }
    let has_curve: Vec<[bool; 2]> = (0..both.comparison.personas.len())
        .map(|number| [false, true].map(|is_after| points(both, number, is_after).len() > 1))
        .collect();
    for (column, change) in touchpoints.iter().enumerate() {
        let is_first = firsts.binary_search(&column).is_ok();
        heads.raw(if is_first { "<th scope=\"col\" class=\"s\">" } else { "<th scope=\"col\">" });
        heads.raw("<span class=\"no\">").number(column + 1).raw("</span> ");
        both.mark(change).write(page, &mut heads);
        heads.raw("<a class=\"tp\" href=\"#Change.").number(column + 1).raw("\">");
        heads.text(both.title(change)).raw("</a></th>");
        feels.raw(if is_first { "<td class=\"feel s\">" } else { "<td class=\"feel\">" });
        slice(&mut feels, column, &has_curve);
        cell(page, &mut feels, both, change);
        feels.raw("</td>");
    }
    let mut legend = Markup::new();
    for (number, persona) in both.comparison.personas.iter().enumerate() {
        legend.raw("<span class=\"").raw(person::class(number)).raw("\">");
        person::key(&mut legend, number);
        legend.text(page.short_name(*persona)).raw("</span>");
    }
    Some(CurveTable {
        columns: touchpoints.len(),
        groups: groups.iter().map(|(_, columns)| *columns).collect(),
        stages: stages.finish(),
        touchpoints: heads.finish(),
        feels: feels.finish(),
        legend: legend.finish(),
    })
}

/// Returns the stages that have columns, and how many.
fn groups<'b>(both: &'b Both<'_, '_>) -> Vec<(&'b StageChange, usize)> {
    let comparison = &both.comparison;
    let at = |change: &TouchpointChange<'_>| match change.touchpoint {
        Pair::Both(_, after) | Pair::Added(after) => (true, comparison.future[after].stage),
        Pair::Removed(before) => (false, comparison.current[before].stage),
    };
    let holds = |stage: &StageChange, change: &TouchpointChange<'_>| match at(change) {
        (true, id) => stage.stage.after() == Some(id),
        (false, id) => stage.stage.before() == Some(id),
    };
    let mut left = comparison.touchpoints.iter().peekable();
    let mut groups = Vec::new();
    for stage in &comparison.stages {
        let mut columns = 0;
        while left.next_if(|change| holds(stage, change)).is_some() {
            columns += 1;
        }
        if columns > 0 {
            groups.push((stage, columns));
        }
    }
    groups
}

fn slice(out: &mut Markup, column: usize, has_curve: &[[bool; 2]]) {
    out.raw("<svg class=\"slice\" viewBox=\"").number(column * 100);
    out.raw(" 0 100 100\" preserveAspectRatio=\"none\" aria-hidden=\"true\">");
    for (number, [has_before, has_after]) in has_curve.iter().enumerate() {
        let both = [(*has_before, "before", "Before"), (*has_after, "after", "After")];
        for (_, class, id) in both.into_iter().filter(|(has_curve, ..)| *has_curve) {
            out.raw("<use class=\"curve ").raw(person::class(number)).raw(" ").raw(class);
            out.raw("\" href=\"#").raw(id).raw(".").number(number + 1).raw("\"/>");
        }
    }
    out.raw("</svg>");
}

/// Writes points, the way between those that differ with its words, and everything in words.
fn cell(page: &Page<'_>, out: &mut Markup, both: &Both<'_, '_>, change: &TouchpointChange<'_>) {
    out.raw("<ul class=\"vh\">");
    for (persona, feelings) in both.comparison.personas.iter().zip(&change.feelings) {
        if let Some(feelings) = feelings {
            out.raw("<li>").text(page.short_name(*persona)).text(page.words.colon).raw(" ");
            words(page, out, feelings);
            out.raw("</li>");
        }
    }
    out.raw("</ul><span class=\"points\" aria-hidden=\"true\">");
    let is_removed = change.touchpoint.after().is_none();
    let given = || change.feelings.iter().enumerate().filter_map(|(number, it)| Some((number, (*it)?)));
    for (number, feelings) in given() {
        if let (Some(before), Some(after)) = (feelings.before, feelings.after)
            && before.score != after.score
        {
            let (top, bottom) = (y(before.score).min(y(after.score)), y(before.score).max(y(after.score)));
            out.raw("<i class=\"way ").raw(if after.score > before.score { "up " } else { "dn " });
            out.raw(person::class(number)).raw("\" style=\"--y:").number(top).raw("%;--h:");
            out.number(bottom - top).raw("%\"></i>");
        }
    }
    for score in -2..=2 {
        let is_at = |feeling: Option<&Feeling>| feeling.is_some_and(|feeling| feeling.score == score);
        let mut labels: Vec<(usize, bool, &str)> = Vec::new();
        let mut people = 0;
        for (number, feelings) in given() {
            for (feeling, is_after) in [(feelings.before, false), (feelings.after, true)] {
                let Some(feeling) = feeling.filter(|feeling| is_at(Some(*feeling))) else { continue };
                // One point stands for both where nothing differs, and where two share a place they stand side by side.
                if !is_after || !is_at(feelings.before) {
                    point(out, number, is_after, people, y(score));
                    people += 1;
                }
                if feelings.differ() && (feelings.after.is_some() || is_removed) {
                    labels.push((number, is_after, feeling.label.as_deref().unwrap_or_default()));
                }
            }
        }
        if !labels.is_empty() {
            out.raw("<span class=\"said\" style=\"--y:").number(y(score)).raw("%\">");
            for (place, (number, is_after, label)) in labels.iter().enumerate() {
                // What several say alike stands there once, in nobody's colour.
                let is_same =
                    |(_, other_after, other): &(usize, bool, &str)| other_after == is_after && other == label;
                if labels[..place].iter().any(is_same) {
                    continue;
                }
                let is_shared = labels[place + 1..].iter().any(is_same);
                out.raw("<span class=\"").raw(if is_shared { "both" } else { person::class(*number) });
                out.raw(if *is_after { " after\">" } else { "\">" }).raw("<b>");
                out.text(&format::score(score)).raw("</b> ").text(label).raw("</span>");
            }
            out.raw("</span>");
        }
    }
    out.raw("</span>");
}

fn point(out: &mut Markup, persona: usize, is_after: bool, place: usize, y: usize) {
    out.raw("<i class=\"dot ").raw(person::class(persona)).raw(if is_after { " after" } else { "" });
    out.raw("\" style=\"--y:").number(y).raw("%");
    if place > 0 {
        out.raw(";--x:").number(place);
    }
    out.raw("\"></i>");
}

/// Writes how somebody feels, on one side only.
pub fn one(out: &mut Markup, feeling: Option<&Feeling>) {
    out.raw("<b>").text(&told(feeling)).raw("</b>");
}

fn told(feeling: Option<&Feeling>) -> String {
    let Some(feeling) = feeling else { return "–".to_owned() };
    let label = feeling.label.as_deref().map(|label| format!(" {label}")).unwrap_or_default();
    format!("{}{label}", format::score(feeling.score))
}

/// Writes how somebody feels before and after.
pub fn words(page: &Page<'_>, out: &mut Markup, feelings: &Feelings<'_>) {
    if feelings.differ() {
        super::from_to(out, &told(feelings.before), &told(feelings.after));
    } else {
        out.text(&told(feelings.after)).raw(", ").text(page.words.as_before);
    }
}

/// Returns the height of a score in percent of the lane.
fn y(score: i8) -> usize {
    usize::try_from(50 - 18 * i32::from(score)).unwrap_or(50)
}
