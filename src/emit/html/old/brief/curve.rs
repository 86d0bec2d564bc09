//! The whole curve as one picture, its lowest points by name, its stages above it.

use crate::model::{Feeling, Touchpoint};
use crate::words::format;

use super::super::markup::{Html, Markup};
use super::super::page::Page;
use super::super::person;
use super::Brief;
use crate::layout::curve::{self, Point};
use crate::layout::measure;

/// With more touchpoints than this a point for each of them would hide the curve.
const POINTS: usize = 40;

/// With more stages than this not even their numbers have room.
const STAGES: usize = 24;

/// The width of the narrowest picture that shows names, in pixels; narrower ones show numbers.
const WIDTH: f64 = 620.0;

/// The space beside the name of a stage, in pixels.
const BESIDE: f64 = 9.0;

/// A point with what it stands for: the column, the touchpoint, how it feels.
type Felt<'a> = (usize, &'a Touchpoint, &'a Feeling);

/// Returns the picture; nothing where nobody feels anything.
pub fn figure(page: &Page<'_>, brief: &Brief<'_>) -> Option<Html> {
    let journey = brief.journey;
    let columns = journey.touchpoints.len();
    let felt: Vec<Vec<Felt<'_>>> = brief
        .personas
        .iter()
        .map(|persona| {
            let touchpoints = journey.touchpoints.iter().enumerate();
            touchpoints.filter_map(|(column, it)| Some((column, it, it.feeling_of(*persona)?))).collect()
        })
        .collect();
    if felt.iter().all(Vec::is_empty) {
        return None;
    }
    let mut out = Markup::new();
    out.raw("<figure class=\"feels\" role=\"img\" aria-label=\"")
        .text(&in_words(page, brief, &felt))
        .raw("\">");
    stages(&mut out, brief);
    out.raw("<div class=\"plot\"><svg viewBox=\"0 0 ").number(columns * 100);
    out.raw(" 100\" preserveAspectRatio=\"none\">");
    let mut before = 0;
    for stage in journey.stages.iter().filter(|stage| !stage.touchpoints.is_empty()) {
        if before > 0 {
            out.raw("<path class=\"stage\" d=\"M").number(before * 100).raw(" 0V100\"/>");
        }
        before = stage.touchpoints.end;
    }
    for (height, class) in [(14, "grid"), (32, "grid"), (50, "zero"), (68, "grid"), (86, "grid")] {
        out.raw("<path class=\"").raw(class).raw("\" d=\"M0 ").number(height).raw("H").number(columns * 100);
        out.raw("\"/>");
    }
    for (number, felt) in felt.iter().enumerate() {
        let points = felt
            .iter()
            .map(|(column, _, feeling)| Point { column: *column, y: curve::height(feeling.score) });
        if let Some(path) = curve::path(&points.collect::<Vec<_>>()) {
            out.raw("<path class=\"curve ").raw(person::class(number)).raw("\" d=\"").raw(&path).raw("\"/>");
        }
    }
    out.raw("</svg>");
    for (score, figure) in [(2, "14"), (1, "32"), (0, "50"), (-1, "68"), (-2, "86")] {
        out.raw("<span class=\"tick\" style=\"--y:")
            .raw(figure)
            .raw("%\">")
            .text(&format::score(score))
            .raw("</span>");
    }
    for (number, felt) in felt.iter().enumerate() {
        let lowest = lowest(felt).map(|(column, ..)| column);
        for (column, _, feeling) in
            felt.iter().filter(|(column, ..)| columns <= POINTS || Some(*column) == lowest)
        {
            out.raw("<i class=\"dot ").raw(person::class(number)).raw("\" style=\"--x:");
            out.decimal(x(*column, columns))
                .raw("%;--y:")
                .decimal(curve::height(feeling.score))
                .raw("%\"></i>");
        }
    }
    out.raw("</div>");
    for (number, felt) in felt.iter().enumerate() {
        if let Some((column, touchpoint, feeling)) = lowest(felt) {
            // The words stand on that side of the arrow where they have more room.
            let side = if column * 2 < columns { "" } else { " end" };
            out.raw("<p class=\"low ").raw(person::class(number)).raw(side).raw("\" style=\"--x:");
            out.decimal(x(column, columns)).raw("%\"><span class=\"up\">↑</span><span><b>");
            out.text(&told(feeling)).raw("</b> ").text(&touchpoint.head.title).raw("</span></p>");
        }
    }
    out.raw("</figure>");
    Some(out.finish())
}

/// Writes the names of the stages over their columns, and numbers with a key for where the columns are too narrow.
fn stages(out: &mut Markup, brief: &Brief<'_>) {
    let stages = || brief.journey.stages.iter().filter(|stage| !stage.touchpoints.is_empty());
    if stages().count() > STAGES {
        return;
    }
    let columns = brief.journey.touchpoints.len() as f64;
    let has_room = stages().all(|stage| {
        let widest = stage.head.title.split_whitespace().map(measure::bold).fold(0.0, f64::max);
        widest + BESIDE <= WIDTH * stage.touchpoints.len() as f64 / columns
    });
    out.raw(if has_room { "<div class=\"stages\">" } else { "<div class=\"stages numbered\">" });
    out.raw("<p class=\"key-of\">");
    for (number, stage) in stages().enumerate() {
        out.raw("<span><b>").number(number + 1).raw("</b> ").text(&stage.head.title).raw("</span> ");
    }
    out.raw("</p><div class=\"names\" style=\"grid-template-columns:");
    for stage in stages() {
        out.raw("minmax(0,").number(stage.touchpoints.len()).raw("fr) ");
    }
    out.raw("\">");
    for (number, stage) in stages().enumerate() {
        out.raw("<span><b>")
            .number(number + 1)
            .raw("</b><span>")
            .text(&stage.head.title)
            .raw("</span></span>");
    }
    out.raw("</div></div>");
}

/// Returns the first lowest point of a curve that is not the same all over.
fn lowest<'a>(felt: &[Felt<'a>]) -> Option<Felt<'a>> {
    let least = felt.iter().min_by_key(|(.., feeling)| feeling.score)?;
    felt.iter().any(|(.., feeling)| feeling.score > least.2.score).then_some(*least)
}

/// Returns the picture in words: where each curve begins, where it is lowest, where it ends.
fn in_words(page: &Page<'_>, brief: &Brief<'_>, felt: &[Vec<Felt<'_>>]) -> String {
    let words = page.words;
    let persona = |(persona, felt): (_, &Vec<Felt<'_>>)| {
        let (first, last) = (felt.first()?, felt.last()?);
        let (first, last) = (format::score(first.2.score), format::score(last.2.score));
        let lowest = lowest(felt).map(|(_, touchpoint, feeling)| {
            format!(", {} {}: {}", words.within(words.lowest), told(feeling), touchpoint.head.title)
        });
        Some(format!("{} {first} → {last}{}", page.short_name(persona), lowest.unwrap_or_default()))
    };
    let all: Vec<String> = brief.personas.iter().copied().zip(felt).filter_map(persona).collect();
    format!("{}. {}", words.how_it_feels, all.join("; "))
}

fn told(feeling: &Feeling) -> String {
    let label = feeling.label.as_deref().map(|label| format!(" {label}")).unwrap_or_default();
    format!("{}{label}", format::score(feeling.score))
}

/// Returns the centre of a column in percent of the width.
fn x(column: usize, columns: usize) -> f64 {
    (column as f64 + 0.5) / columns as f64 * 100.0
}
