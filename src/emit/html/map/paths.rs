//! The lane of paths: branches, loops and ends, drawn; never the plain next step.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use crate::emit::html::markup::running::plain;
use crate::emit::html::page::Page;
use crate::emit::html::view::{ArrowView, PathsView};
use crate::layout::arrows::{self, Elbow};
use crate::layout::geometry::Path;
use crate::layout::label::{LabelLayout, LabelText, MinSteps, Wrap};
use crate::layout::{decimal, measure};
use crate::model::{Arrow, Destination, Journey};
use crate::words::format;

use super::{Map, flow};

/// Returns the lane, or nothing where everybody just goes on.
pub fn view<'a>(page: &Page<'a>, map: &Map<'a>) -> Option<PathsView<'a>> {
    let arrows: Vec<&'a Arrow> = drawn(map).collect();
    if arrows.is_empty() {
        return None;
    }
    let paths: Vec<Path> = arrows.iter().map(|arrow| path(page, map, arrow)).collect();
    let (elbows, height) = arrows::lay_out(&paths, map.columns.len());
    let drawn = arrows.iter().zip(&elbows).zip(&paths);
    Some(PathsView {
        height: pixels(height),
        stages: map.columns.stages().iter().skip(1).map(|stage| stage.start + 1).collect(),
        arrows: drawn
            .map(|((arrow, elbow), path)| arrow_view(page, map, arrow, elbow, &path.label))
            .collect(),
    })
}

/// Returns the arrows that are drawn.
pub fn drawn<'a>(map: &Map<'a>) -> impl Iterator<Item = &'a Arrow> {
    let journey = map.journey;
    journey.flow.arrows.iter().filter(move |arrow| is_drawn(journey, arrow))
}

fn is_drawn(journey: &Journey, arrow: &Arrow) -> bool {
    let Some(written) = flow::written(journey, arrow) else { return false };
    let is_plain = journey[arrow.from].arrows.len() == 1
        && written.label.is_none()
        && written.share.is_none()
        && written.after.is_none()
        && written.cites.is_empty();
    let next = arrow.from.index() + 1;
    let goes_on = match arrow.to {
        Destination::Touchpoint(to) => to.index() == next,
        Destination::Done => journey.touchpoints.len() == next,
        Destination::Exit => false,
    };
    !(is_plain && goes_on)
}

/// Returns what is to be laid out: where an arrow goes, how thick, and how wide its words are.
fn path(page: &Page<'_>, map: &Map<'_>, arrow: &Arrow) -> Path {
    let share = arrow.share.unwrap_or_default().clamp(Decimal::ZERO, Decimal::ONE_HUNDRED);
    let thickness = (Decimal::ONE + share / Decimal::from(40)).round_dp(1).to_f64().unwrap_or(1.0);
    let mut words = LabelText { share: measure::bold(&flow::percent(page, arrow)), ..LabelText::default() };
    if let Some((people, period)) = flow::people(page, map, arrow) {
        (words.people, words.period) = (measure::width(&people), measure::width(period));
    }
    if let Some(written) = flow::written(map.journey, arrow) {
        let label = written.label.as_ref().map(plain).unwrap_or_default();
        let after = written.after.map(|after| format::after(after, page.words));
        let reason = format!("{label}, {}", after.unwrap_or_default());
        let reason = reason.trim_end_matches(", ").trim_start_matches(", ");
        let parts = reason.split(|letter: char| letter.is_whitespace() && letter != '\u{a0}');
        words.reason = parts.filter(|part| !part.is_empty()).map(measure::width).collect();
        // The numbers stand high and small, but with room around them to be hit.
        let marks = if written.cites.is_empty() { 1 } else { written.cites.len() };
        if let Some(last) = words.reason.last_mut() {
            *last += 12.0 * marks as f64;
        } else {
            words.share += 12.0 * marks as f64;
        }
    }
    Path {
        from: map.columns.of_touchpoint(arrow.from),
        to: match arrow.to {
            Destination::Touchpoint(to) => Some(map.columns.of_touchpoint(to)),
            Destination::Done | Destination::Exit => None,
        },
        thickness,
        label: words,
    }
}

fn arrow_view<'a>(
    page: &Page<'a>,
    map: &Map<'a>,
    arrow: &'a Arrow,
    elbow: &Elbow,
    widths: &LabelText,
) -> ArrowView<'a> {
    let wrap = elbow.label.wrap;
    let least = if wrap == Wrap::Hidden { MinSteps::default() } else { widths.min_steps(&elbow.label) };
    ArrowView {
        class: class(arrow, elbow),
        style: style(elbow),
        label_class: match wrap {
            Wrap::OneLine => "one",
            Wrap::Lines | Wrap::Truncated => "lines",
            Wrap::FiguresOnly => "lines fig",
            Wrap::Hidden => "vh",
        },
        label_style: label_style(elbow),
        from: &map.journey[arrow.from].head.title,
        to: flow::destination(page, map, arrow.to),
        figures: flow::figures(page, map, arrow, least),
        reason: flow::written(map.journey, arrow).and_then(|written| flow::reason(page, map, written)),
    }
}

fn class(arrow: &Arrow, elbow: &Elbow) -> String {
    let class = match arrow.to {
        Destination::Touchpoint(to) if to <= arrow.from => "back",
        Destination::Touchpoint(_) => "on",
        Destination::Done => "end done",
        Destination::Exit => "end exit",
    };
    format!("{class}{}", if elbow.label_left { " flip" } else { "" })
}

/// Returns where an arrow lies, counted from the centre of the first column.
fn style(elbow: &Elbow) -> String {
    let (a, b) = (elbow.left, elbow.right);
    let places = [
        ("--a:", a.columns + 0.5),
        (";--b:", b.columns + 0.5),
        (";--x:", a.pixels),
        (";--w:", b.pixels - a.pixels),
        (";--y:", elbow.depth),
        (";--t:", elbow.thickness),
    ];
    properties(&places)
}

/// Returns the size of a label: only as wide as the narrowest columns have room for, and wider as they are. Without this, a font
/// that is wider than was thought would let words run into others.
fn label_style(elbow: &Elbow) -> String {
    let LabelLayout { wrap, width, reason_lines, .. } = elbow.label;
    if matches!(wrap, Wrap::OneLine | Wrap::Hidden) {
        return String::new();
    }
    let mut places = vec![("--m:", width.ceil())];
    if elbow.extra_columns > 0.0 {
        places.push((";--k:", elbow.extra_columns));
    }
    if reason_lines > 1 {
        places.push((";--l:", reason_lines as f64));
    }
    properties(&places)
}

fn properties(places: &[(&str, f64)]) -> String {
    let mut style = String::new();
    for (name, number) in places {
        style.push_str(name);
        decimal::push(&mut style, *number);
    }
    style
}

fn pixels(number: f64) -> String {
    properties(&[("", number)])
}
