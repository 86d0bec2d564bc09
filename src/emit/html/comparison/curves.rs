//! Both curves of each persona over the touchpoints of both journeys.

use std::borrow::Cow;

use crate::emit::html::curve::percent;
use crate::emit::html::markup::svg::{self, JourneyState};
use crate::emit::html::markup::{Html, Markup};
use crate::emit::html::page::Page;
use crate::emit::html::persona_style;
use crate::emit::html::view::{
    BeforeAfter, ComparedLabel, ComparedPoint, CurveColumn, CurveStage, CurveTable, HeightView, LegendLine,
    PersonaChange, ScaleView, WayView,
};
use crate::insight::comparison::{Feelings, Pair, StageChange, TouchpointChange};
use crate::layout::curve::{self, Point};
use crate::model::Feeling;
use crate::words::format;

use super::{Both, from_to};

/// Returns the whole curves, of which each cell shows its slice.
pub fn definitions(both: &Both<'_, '_>) -> Html {
    let mut out = Markup::new();
    for number in 0..both.comparison.personas.len() {
        for state in [JourneyState::Current, JourneyState::Future] {
            svg::define_state(&mut out, state, number, &points(both, number, state));
        }
    }
    out.finish()
}

fn points(both: &Both<'_, '_>, persona: usize, state: JourneyState) -> Vec<Point> {
    let journey = match state {
        JourneyState::Current => both.comparison.current,
        JourneyState::Future => both.comparison.future,
    };
    let runs = journey.runs();
    let feeling = |change: &TouchpointChange<'_>| {
        let feelings = change.feelings[persona]?;
        let (feeling, at) = match state {
            JourneyState::Current => (feelings.before, change.touchpoint.before()),
            JourneyState::Future => (feelings.after, change.touchpoint.after()),
        };
        Some((feeling?.score, runs[at?.index()]))
    };
    let columns = both.comparison.touchpoints.iter().enumerate();
    let points = columns.filter_map(|(column, change)| Some((column, feeling(change)?)));
    points.map(|(column, (score, run))| Point { column, y: curve::height(score), run }).collect()
}

/// Returns the table; nothing where neither journey has a touchpoint.
pub fn table<'a>(page: &Page<'a>, both: &Both<'a, '_>) -> Option<CurveTable<'a>> {
    let groups = groups(both);
    if groups.is_empty() {
        return None;
    }
    let firsts: Vec<usize> =
        groups.iter().scan(0, |next, (_, columns)| Some(std::mem::replace(next, *next + columns))).collect();
    // A single point makes no curve.
    let curves: Vec<(usize, JourneyState)> = (0..both.comparison.personas.len())
        .flat_map(|number| [(number, JourneyState::Current), (number, JourneyState::Future)])
        .filter(|(number, state)| curve::path(&points(both, *number, *state)).is_some())
        .collect();
    let column = |(column, change): (usize, &TouchpointChange<'a>)| CurveColumn {
        is_first: firsts.binary_search(&column).is_ok(),
        mark: both.mark(change).view(page),
        title: both.title(change),
        slice: svg::slice_of_states(column, &curves),
        feelings: feelings(page, both, change),
        ways: ways(change),
        heights: (-2..=2).filter_map(|score| height(change, score)).collect(),
    };
    let scale = (-2..=2).rev();
    Some(CurveTable {
        legend: legend(page, both),
        scale: scale
            .map(|score| ScaleView { height: percent(score), figure: format::score(score) })
            .collect(),
        stages: groups
            .iter()
            .map(|(stage, columns)| CurveStage { title: both.stage_title(stage), columns: *columns })
            .collect(),
        columns: both.comparison.touchpoints.iter().enumerate().map(column).collect(),
    })
}

fn legend<'a>(page: &Page<'a>, both: &Both<'a, '_>) -> Vec<LegendLine<'a>> {
    let personas = both.comparison.personas.iter().enumerate();
    let line = |(number, persona): (usize, &_)| LegendLine {
        class: persona_style::class(number),
        key: svg::key(number),
        name: Cow::Borrowed(page.short_name(*persona)),
    };
    personas.map(line).collect()
}

/// Returns the stages that have columns, and how many.
fn groups<'b>(both: &'b Both<'_, '_>) -> Vec<(&'b StageChange, usize)> {
    let comparison = both.comparison;
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

/// Returns how each persona feels who feels anything, before and after.
fn feelings<'a>(
    page: &Page<'a>,
    both: &Both<'a, '_>,
    change: &TouchpointChange<'a>,
) -> Vec<PersonaChange<'a>> {
    let given = given(change);
    given.map(|(number, feelings)| persona_change(page, both, number, told(page, &feelings))).collect()
}

/// Returns what was and what comes for the persona of a number.
pub fn persona_change<'a>(
    page: &Page<'a>,
    both: &Both<'a, '_>,
    number: usize,
    change: BeforeAfter<'a>,
) -> PersonaChange<'a> {
    let name = page.short_name(both.comparison.personas[number]);
    PersonaChange { class: persona_style::class(number), name, change }
}

/// Returns how somebody feels before and after, in words.
pub fn told<'a>(page: &Page<'a>, feelings: &Feelings<'_>) -> BeforeAfter<'a> {
    let told = |feeling: &Feeling| {
        let label = feeling.label.as_deref().map(|label| format!(" {label}")).unwrap_or_default();
        format!("{}{label}", format::score(feeling.score))
    };
    from_to(page, feelings.before.map(told), feelings.after.map(told))
}

/// Returns the ways between the points of a column that differ.
fn ways(change: &TouchpointChange<'_>) -> Vec<WayView> {
    let way = |(number, feelings): (usize, Feelings<'_>)| {
        let (before, after) = (feelings.before?.score, feelings.after?.score);
        let (top, bottom) = (percent(before.max(after)), percent(before.min(after)));
        let class = persona_style::class(number);
        (before != after).then_some(WayView { class, is_up: after > before, y: top, height: bottom - top })
    };
    given(change).filter_map(way).collect()
}

/// Returns what lies at one height of a column; nothing where nothing does.
fn height<'a>(change: &TouchpointChange<'a>, score: i8) -> Option<HeightView<'a>> {
    let is_removed = change.touchpoint.after().is_none();
    let is_here = |feeling: &&Feeling| feeling.score == score;
    let mut points = Vec::new();
    let mut labels: Vec<ComparedLabel<'a>> = Vec::new();
    for (number, feelings) in given(change) {
        let class = persona_style::class(number);
        for (feeling, is_after) in [(feelings.before, false), (feelings.after, true)] {
            let Some(feeling) = feeling.filter(is_here) else { continue };
            // One point stands for both where nothing differs.
            if !is_after || feelings.before.filter(is_here).is_none() {
                points.push(ComparedPoint { class, is_after });
            }
            if feelings.differ() && (feelings.after.is_some() || is_removed) {
                let label = feeling.label.as_deref().unwrap_or_default();
                labels.push(ComparedLabel { class, is_after, label });
            }
        }
    }
    let figure = format::score(score);
    (!points.is_empty()).then(|| HeightView { y: percent(score), figure, points, labels: merged(labels) })
}

/// Returns words of which what several say alike stands there once, in nobody's colour.
fn merged(labels: Vec<ComparedLabel<'_>>) -> Vec<ComparedLabel<'_>> {
    let mut merged: Vec<ComparedLabel<'_>> = Vec::new();
    for label in labels {
        let same =
            |other: &&mut ComparedLabel<'_>| (other.is_after, other.label) == (label.is_after, label.label);
        match merged.iter_mut().find(same) {
            Some(other) => other.class = "both",
            None => merged.push(label),
        }
    }
    merged
}

/// Returns the personas, by their number, who feel anything at a touchpoint.
fn given<'a>(change: &TouchpointChange<'a>) -> impl Iterator<Item = (usize, Feelings<'a>)> {
    change.feelings.iter().enumerate().filter_map(|(number, feelings)| Some((number, (*feelings)?)))
}
