//! The whole journey in a strip: each stage with its part of the curve and the mean feeling of each persona.

use crate::model::{Journey, PersonaId, Stage, StageId};
use crate::words::format;

use super::super::markup::Markup;
use super::super::page::Page;
use super::super::person;
use super::super::view::Overview;
use super::Map;

/// Returns the strip, or nothing for a journey without stages.
pub fn overview(page: &Page<'_>, map: &Map<'_>) -> Option<Overview> {
    if map.journey.stages.is_empty() {
        return None;
    }
    let widths: Vec<String> =
        map.columns.stages().iter().map(|columns| format!("minmax(0,{}fr)", columns.len())).collect();
    let mut links = Markup::new();
    for (id, stage) in map.journey.stages() {
        links.raw("<a href=\"#Stage.").text(&stage.head.id.value).raw("\"><strong>");
        links.text(&stage.head.title).raw("</strong> <em class=\"label\">");
        means(page, &mut links, map, stage);
        links.raw("</em>");
        slice(&mut links, map, id, "");
        links.raw("</a>");
    }
    Some(Overview { widths: widths.join(" "), stages: links.finish() })
}

/// Writes the mean feeling of each persona who feels anything in a stage.
pub fn means(page: &Page<'_>, out: &mut Markup, map: &Map<'_>, stage: &Stage) {
    for (number, persona) in map.personas.iter().enumerate() {
        let touchpoints = map.journey.touchpoints_of(stage).iter();
        let feelings = touchpoints.filter_map(|touchpoint| touchpoint.feeling_of(*persona));
        let scores: Vec<i8> = feelings.map(|feeling| feeling.score).collect();
        if let Some(mean) = format::mean(&scores) {
            out.raw("<span class=\"").raw(person::class(number)).raw("\">").text(page.short_name(*persona));
            out.raw(" ").text(&format::mean_score(mean, page.words)).raw("</span> ");
        }
    }
}

/// Writes the part of each curve that runs through a stage, above its line of nought.
pub fn slice(out: &mut Markup, map: &Map<'_>, stage: StageId, class: &str) {
    let columns = map.columns.of_stage(stage);
    let (x, width) = (columns.start * 100, columns.len() * 100);
    out.raw("<svg");
    if !class.is_empty() {
        out.raw(" class=\"").raw(class).raw("\"");
    }
    out.raw(" viewBox=\"").number(x).raw(" 0 ").number(width);
    out.raw(" 100\" preserveAspectRatio=\"none\" aria-hidden=\"true\"><path class=\"zero\" d=\"M").number(x);
    out.raw(" 50h").number(width).raw("\"/>");
    for number in &map.curved {
        out.raw("<use class=\"curve ").raw(person::class(*number)).raw("\" href=\"#Curve.feels.");
        out.number(number + 1).raw("\"/>");
    }
    out.raw("</svg>");
}

/// Returns the personas, by their number, whose feelings make a curve: two of them at least.
pub fn curved(journey: &Journey) -> Vec<usize> {
    let feels = |persona: PersonaId| journey.touchpoints.iter().filter_map(move |at| at.feeling_of(persona));
    let personas = journey.personas().enumerate();
    personas.filter(|(_, persona)| feels(*persona).nth(1).is_some()).map(|(number, _)| number).collect()
}
