//! The lane of paths: branches, loops and ends, drawn; never the plain next step.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use crate::layout::measure;
use crate::model::{Arrow, Destination, Origin, WrittenArrow};
use crate::words::format;

use super::super::markdown;
use super::super::markup::Markup;
use super::super::page::Page;
use super::super::view::Lane;
use super::{Map, finish};
use crate::layout::arrows::{self, Elbow, Path};
use crate::layout::label::{Form, Least, Shape, Words};

/// Returns the lane, or nothing where everybody just goes on.
pub fn lane<'a>(page: &mut Page<'a>, map: &Map<'a>) -> Option<Lane> {
    let arrows: Vec<&Arrow> = map.journey.flow.arrows.iter().filter(|arrow| is_drawn(map, arrow)).collect();
    if arrows.is_empty() {
        return finish(map, "paths", page.words.paths, Markup::new(), Vec::new());
    }
    let paths: Vec<Path> = arrows.iter().map(|arrow| path(page, map, arrow)).collect();
    let (elbows, height) = arrows::lay_out(&paths, map.columns.len());
    let mut row = Markup::new();
    row.raw("<td colspan=\"").number(map.columns.len()).raw("\">");
    for stage in map.columns.stages().iter().skip(1) {
        row.raw("<i style=\"--a:").number(stage.start + 1).raw("\"></i>");
    }
    row.raw("<ol style=\"--h:").decimal(height).raw("\">");
    for ((arrow, elbow), path) in arrows.iter().zip(&elbows).zip(&paths) {
        item(page, &mut row, map, arrow, elbow, &path.words);
    }
    row.raw("</ol></td>");
    let mut note = Markup::new();
    note.raw("<small>").text(page.words.paths_note).raw("</small>");
    finish(map, "paths", page.words.paths, note, vec![row.finish()])
}

fn is_drawn(map: &Map<'_>, arrow: &Arrow) -> bool {
    let Origin::Written(number) = arrow.origin else { return false };
    let touchpoint = &map.journey[arrow.from];
    let written = &touchpoint.arrows[number];
    let is_plain = touchpoint.arrows.len() == 1
        && written.label.is_none()
        && written.share.is_none()
        && written.after.is_none()
        && written.cites.is_empty();
    let next = arrow.from.index() + 1;
    let goes_on = match arrow.to {
        Destination::Touchpoint(to) => to.index() == next,
        Destination::Done => map.journey.touchpoints.len() == next,
        Destination::Exit => false,
    };
    !(is_plain && goes_on)
}

/// Returns what is to be laid out: where an arrow goes, how thick, and how wide its words are.
fn path(page: &Page<'_>, map: &Map<'_>, arrow: &Arrow) -> Path {
    let share = arrow.share.unwrap_or_default().clamp(Decimal::ZERO, Decimal::ONE_HUNDRED);
    let thickness = (Decimal::ONE + share / Decimal::from(40)).round_dp(1).to_f64().unwrap_or(1.0);
    let written = written(map, arrow);
    let mut words = Words { share: measure::bold(&percent(page, arrow)), ..Words::default() };
    if let Some((people, period)) = people(page, map, arrow) {
        (words.people, words.period) = (measure::width(&people), measure::width(period));
    }
    if let Some(written) = written {
        let label = written.label.as_ref().map(markdown::plain).unwrap_or_default();
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
        words,
    }
}

fn item<'a>(
    page: &mut Page<'a>,
    out: &mut Markup,
    map: &Map<'a>,
    arrow: &Arrow,
    elbow: &Elbow,
    words: &Words,
) {
    let is_back = matches!(arrow.to, Destination::Touchpoint(to) if to <= arrow.from);
    out.raw("<li class=\"").raw(match arrow.to {
        Destination::Touchpoint(_) if is_back => "back",
        Destination::Touchpoint(_) => "on",
        Destination::Done => "end done",
        Destination::Exit => "end exit",
    });
    out.raw(if elbow.flip { " flip" } else { "" });
    // Counted from the centre of the first column.
    let (a, b) = (elbow.left, elbow.right);
    out.raw("\" style=\"--a:").decimal(a.columns + 0.5).raw(";--b:").decimal(b.columns + 0.5);
    out.raw(";--x:").decimal(a.pixels).raw(";--w:").decimal(b.pixels - a.pixels).raw(";--y:");
    out.decimal(elbow.depth).raw(";--t:").decimal(elbow.thickness).raw("\">");
    label(page, out, map, arrow, elbow, words);
    out.raw("</li>");
}

/// Writes the words on a path: all of them to be read out, and as many to be seen as there is room for.
fn label<'a>(
    page: &mut Page<'a>,
    out: &mut Markup,
    map: &Map<'a>,
    arrow: &Arrow,
    elbow: &Elbow,
    widths: &Words,
) {
    let Shape { form, width, reason_lines, .. } = elbow.shape;
    out.raw("<span class=\"").raw(match form {
        Form::Line => "one\"",
        Form::Lines | Form::Cut => "lines\"",
        Form::Figures => "lines fig\"",
        Form::Nothing => "vh\"",
    });
    if !matches!(form, Form::Line | Form::Nothing) {
        // Only as wide as the narrowest columns have room for, and wider as they are: without this, a font that is
        // wider than was thought would let words run into others.
        out.raw(" style=\"--m:").decimal(width.ceil());
        if elbow.grows > 0.0 {
            out.raw(";--k:").decimal(elbow.grows);
        }
        if reason_lines > 1 {
            out.raw(";--l:").number(reason_lines);
        }
        out.raw("\"");
    }
    out.raw("><span class=\"vh\">")
        .text(&map.journey[arrow.from].head.title)
        .raw(" ")
        .text(page.words.to)
        .raw(" ");
    out.text(destination(page, map, arrow.to)).raw(": </span>");
    let least = if form == Form::Nothing { Least::default() } else { widths.least(&elbow.shape) };
    figures_from(page, out, map, arrow, least);
    if let Some(written) = written(map, arrow) {
        out.raw("<span class=\"why\">");
        words(page, out, map, written);
        out.raw("</span>");
    }
    out.raw("</span>");
}

fn written<'a>(map: &Map<'a>, arrow: &Arrow) -> Option<&'a WrittenArrow> {
    let Origin::Written(number) = arrow.origin else { return None };
    Some(&map.journey[arrow.from].arrows[number])
}

fn percent(page: &Page<'_>, arrow: &Arrow) -> String {
    arrow.share.map(|share| format::percent(share, page.words)).unwrap_or_default()
}

/// Returns how many people take an arrow, and in what period.
fn people<'a>(page: &Page<'a>, map: &Map<'_>, arrow: &Arrow) -> Option<(String, &'a str)> {
    Some((format::people(arrow.people?, page.words), page.words.per(map.journey.flow.period?)))
}

/// Writes how many take an arrow, in percent and people.
pub fn figures(page: &Page<'_>, out: &mut Markup, map: &Map<'_>, arrow: &Arrow) {
    figures_from(page, out, map, arrow, Least::default());
}

/// Writes the same, each part only to be seen from the least width of the label on.
fn figures_from(page: &Page<'_>, out: &mut Markup, map: &Map<'_>, arrow: &Arrow, least: Least) {
    let (share, people) = (percent(page, arrow), people(page, map, arrow));
    if share.is_empty() && people.is_none() {
        return;
    }
    let from = |out: &mut Markup, width: Option<usize>| {
        if let Some(width) = width {
            out.raw(" class=\"w").number(width).raw("\"");
        }
        out.raw(">");
    };
    out.raw("<span class=\"n\"><b");
    from(out, least.share);
    out.text(&share).raw("</b>");
    if let Some((people, period)) = people {
        out.raw("<span");
        from(out, least.people);
        out.raw(if share.is_empty() { "" } else { " · " }).text(&people).raw("</span><span");
        from(out, least.period);
        out.raw(" ").text(period).raw("</span>");
    }
    out.raw("</span> ");
}

/// Writes why and after how long people take an arrow, and where that is known from.
pub fn words<'a>(page: &mut Page<'a>, out: &mut Markup, map: &Map<'a>, written: &'a WrittenArrow) {
    if let Some(label) = &written.label {
        page.phrase(out, label, map.file);
    }
    if let Some(after) = written.after {
        out.raw(if written.label.is_some() { ", " } else { "" }).text(&format::after(after, page.words));
    }
    if written.share.is_some() {
        page.claim(out, &written.cites, map.file);
    } else {
        page.cites(out, &written.cites, map.file);
    }
}

/// Returns the name of where an arrow goes.
pub fn destination<'a>(page: &Page<'a>, map: &Map<'a>, to: Destination) -> &'a str {
    match to {
        Destination::Touchpoint(to) => &map.journey[to].head.title,
        Destination::Done => page.words.done,
        Destination::Exit => page.words.exit,
    }
}
