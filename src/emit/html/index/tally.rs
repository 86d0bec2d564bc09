//! How many of what there are, and how KPIs stand; journeys of the future do not count.

use crate::emit::present;
use crate::model::{Hidden, Journey, Kpi, KpiStatus};
use crate::vocabulary::PainSeverity;

use super::super::icon::Icon;
use super::super::item;
use super::super::markup::Markup;
use super::super::page::Page;

/// Every status, the worst first.
pub const STATUSES: [KpiStatus; 5] =
    [KpiStatus::OffTarget, KpiStatus::AtRisk, KpiStatus::NoData, KpiStatus::NoTarget, KpiStatus::OnTarget];

/// Returns the project in figures.
pub fn figures(page: &Page<'_>) -> Vec<String> {
    let (model, words) = (page.model, page.words);
    let count = |number: usize, one: &str, many: &str| {
        let word = if number == 1 { one } else { many };
        let word = if word.chars().nth(1).is_some_and(char::is_uppercase) {
            word.to_owned()
        } else {
            word.to_lowercase()
        };
        format!("{} {word}", present::number(number.into(), words))
    };
    let touchpoints = model.journeys.iter().map(|journey| journey.touchpoints.len()).sum();
    let kpis: Vec<&Kpi> = today(page).flat_map(|journey| &journey.kpis).chain(&model.kpis).collect();
    let mut figures = vec![
        count(model.journeys.len(), words.journey, words.journeys),
        count(touchpoints, words.touchpoint, words.touchpoints),
        count(model.personas.len(), words.persona, words.personas),
    ];
    if !model.hides(Hidden::Kpis) {
        figures.push(count(kpis.len(), words.kpi, words.kpis));
    }
    for status in STATUSES {
        let number = kpis.iter().filter(|kpi| kpi.status() == status).count();
        if number > 0 {
            figures.push(format!("{number} {}", words.kpi_status(status)));
        }
    }
    figures
}

/// Returns the journeys of today.
pub fn today<'a>(page: &Page<'a>) -> impl Iterator<Item = &'a Journey> + use<'a> {
    let model = page.model;
    model.journeys.iter().map(|journey| &**journey).filter(|journey| journey.is_current())
}

/// Writes how the KPIs of a journey stand: a glyph and a number for each status there is.
pub fn kpis(page: &mut Page<'_>, out: &mut Markup, journey: &Journey) {
    let words = page.words;
    if journey.kpis.is_empty() {
        out.raw("<span class=\"mute\">").text(words.none).raw("</span>");
        return;
    }
    out.raw("<span class=\"tally\">");
    for status in STATUSES {
        let number = journey.kpis.iter().filter(|kpi| kpi.status() == status).count();
        if number > 0 {
            out.raw("<span class=\"").raw(item::status_class(status)).raw("\">");
            page.icon(out, Icon::status(status), "");
            out.raw("<b>").number(number).raw("</b><span class=\"vh\"> ").text(words.kpi_status(status));
            out.raw("</span></span>");
        }
    }
    out.raw("</span>");
}

/// Writes how many pains hurt much: `1 critical, 5 high`, else how many there are.
pub fn pains(page: &Page<'_>, out: &mut Markup, journey: &Journey) {
    let of = |severity| journey.pains.iter().filter(|pain| pain.severity() == severity).count();
    let mut parts = Vec::new();
    for severity in [PainSeverity::Critical, PainSeverity::High, PainSeverity::Medium, PainSeverity::Low] {
        let number = of(severity);
        // The small ones are told only where there is nothing worse.
        if number > 0 && (severity >= PainSeverity::High || parts.is_empty()) {
            parts.push(format!("{number} {}", page.words.severity(severity)));
        }
    }
    out.text(if parts.is_empty() { page.words.none } else { "" }).text(&parts.join(", "));
}
