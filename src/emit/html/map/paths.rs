//! The lane of paths: branches, loops and ends, drawn; never the plain next step.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use crate::emit::present;
use crate::model::{Arrow, Destination, Origin, WrittenArrow};

use super::super::markup::Markup;
use super::super::page::Page;
use super::super::view::Lane;
use super::elbow::{self, Elbow, Path};
use super::{Map, finish};

/// Returns the lane, or nothing where everybody just goes on.
pub fn lane<'a>(page: &mut Page<'a>, map: &Map<'a>) -> Option<Lane> {
    let arrows: Vec<&Arrow> = map.journey.flow.arrows.iter().filter(|arrow| is_drawn(map, arrow)).collect();
    if arrows.is_empty() {
        return finish(map, "paths", page.words.paths, Markup::new(), Vec::new());
    }
    let labels: Vec<(Markup, usize)> = arrows.iter().map(|arrow| label(page, map, arrow)).collect();
    let path = |(arrow, label): (&&Arrow, &(Markup, usize))| Path {
        from: map.columns.of_touchpoint(arrow.from),
        to: match arrow.to {
            Destination::Touchpoint(to) => Some(map.columns.of_touchpoint(to)),
            Destination::Done | Destination::Exit => None,
        },
        letters: label.1,
    };
    let paths: Vec<Path> = arrows.iter().zip(&labels).map(path).collect();
    let (elbows, height) = elbow::lay_out(&paths, map.columns.len());
    let mut row = Markup::new();
    row.raw("<td colspan=\"").number(map.columns.len()).raw("\">");
    for stage in map.columns.stages().iter().skip(1) {
        row.raw("<i style=\"--a:").number(stage.start + 1).raw("\"></i>");
    }
    row.raw("<ol style=\"--h:").number(height).raw("px\">");
    for ((arrow, elbow), (label, _)) in arrows.iter().zip(&elbows).zip(&labels) {
        item(&mut row, arrow, elbow, label);
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

fn item(out: &mut Markup, arrow: &Arrow, elbow: &Elbow, label: &Markup) {
    let is_back = matches!(arrow.to, Destination::Touchpoint(to) if to <= arrow.from);
    let class = match arrow.to {
        Destination::Touchpoint(_) if is_back => "back",
        Destination::Touchpoint(_) => "on",
        Destination::Done => "end done",
        Destination::Exit => "end",
    };
    let share = arrow.share.unwrap_or_default().clamp(Decimal::ZERO, Decimal::ONE_HUNDRED);
    let thickness = (Decimal::ONE + share / Decimal::from(40)).round_dp(1).to_f64().unwrap_or(1.0);
    out.raw("<li class=\"").raw(class).raw(if elbow.flip { " flip" } else { "" });
    out.raw("\" style=\"--a:").number(elbow.left + 1).raw(";--b:").number(elbow.right + 1);
    out.raw(";--x:").decimal(elbow.x).raw("px;--w:").decimal(elbow.widen).raw("px;--y:").number(elbow.depth);
    out.raw("px;--t:").decimal(thickness).raw("px\">");
    out.markup(label).raw("</li>");
}

/// Returns the words on a path, and how many letters of them can be seen.
fn label<'a>(page: &mut Page<'a>, map: &Map<'a>, arrow: &Arrow) -> (Markup, usize) {
    let mut out = Markup::new();
    let from = &map.journey[arrow.from];
    out.raw("<span><span class=\"vh\">").text(&from.head.title).raw(" ").text(page.words.to).raw(" ");
    out.text(destination(page, map, arrow.to)).raw(": </span>");
    let figures = figures(page, &mut out, map, arrow);
    let mut reasons = 0;
    if let Origin::Written(number) = arrow.origin {
        reasons = words(page, &mut out, map, &from.arrows[number]);
    }
    // The words of an end stand in two lines.
    let is_end = !matches!(arrow.to, Destination::Touchpoint(_));
    let letters = if is_end { figures.max(reasons) } else { figures + reasons };
    out.raw("</span>");
    (out, letters)
}

/// Writes how many take an arrow, in percent and people; returns the number of letters.
pub fn figures(page: &Page<'_>, out: &mut Markup, map: &Map<'_>, arrow: &Arrow) -> usize {
    let share = arrow.share.map(|share| present::percent(share, page.words)).unwrap_or_default();
    let mut people = String::new();
    if let (Some(count), Some(period)) = (arrow.people, map.journey.flow.period) {
        people = format!("{} {}", present::people(count, page.words), page.words.per(period));
    }
    if share.is_empty() && people.is_empty() {
        return 0;
    }
    let between = if share.is_empty() || people.is_empty() { "" } else { " · " };
    out.raw("<span class=\"n\"><b>").text(&share).raw("</b>").raw(between).text(&people).raw("</span> ");
    share.chars().count() + people.chars().count() + 4
}

/// Writes why and after how long people take an arrow, and where that is known from; returns the number of letters.
pub fn words<'a>(page: &mut Page<'a>, out: &mut Markup, map: &Map<'a>, written: &'a WrittenArrow) -> usize {
    let mut letters = 0;
    if let Some(label) = &written.label {
        page.phrase(out, label, map.file);
        letters += label.markdown.chars().count();
    }
    if let Some(after) = written.after {
        let after = format!("{} {}", page.words.after, present::duration(after, page.words));
        letters += after.chars().count() + 2;
        out.raw(if written.label.is_some() { ", " } else { "" }).text(&after);
    }
    if written.share.is_some() {
        page.claim(out, &written.cites, map.file);
    } else {
        page.cites(out, &written.cites, map.file);
    }
    letters
}

/// Returns the name of where an arrow goes.
pub fn destination<'a>(page: &Page<'a>, map: &Map<'a>, to: Destination) -> &'a str {
    match to {
        Destination::Touchpoint(to) => &map.journey[to].head.title,
        Destination::Done => page.words.done,
        Destination::Exit => page.words.exit,
    }
}
