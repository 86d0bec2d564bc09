//! How many of what there are, and how KPIs stand; journeys of the future do not count.

use crate::emit::counts;
use crate::emit::html::markup::icon;
use crate::emit::html::page::Page;
use crate::emit::html::view::TallyView;
use crate::insight::WORST_FIRST;
use crate::model::{Hidden, Journey, Kpi};
use crate::vocabulary::PainSeverity;
use crate::words::{fill, format};

/// Returns the project in figures.
pub fn figures(page: &Page<'_>) -> Vec<String> {
    let (model, words) = (page.model, page.words);
    let current = today(page).count();
    let future = model.journeys.len() - current;
    let mut journeys = format::count(model.journeys.len(), words.journey, words.journeys, words);
    if future > 0 {
        let of = |number: usize| format::number(number.into(), words);
        let parts = fill(words.n_current_and_future, &[("current", of(current)), ("future", of(future))]);
        journeys += &format!(" ({parts})");
    }
    let kpis: Vec<&Kpi> = today(page).flat_map(|journey| &journey.kpis).chain(&model.kpis).collect();
    let mut figures = vec![
        journeys,
        counts::touchpoints(today(page).flat_map(|journey| &journey.touchpoints), words),
        format::count(model.personas.len(), words.persona, words.personas, words),
    ];
    if !model.hides(Hidden::Kpis) {
        figures.push(format::count(kpis.len(), words.kpi, words.kpis, words));
    }
    for status in WORST_FIRST {
        let number = kpis.iter().filter(|kpi| kpi.status() == status).count();
        if number > 0 {
            figures.push(format!("{} {}", format::number(number.into(), words), words.kpi_status(status)));
        }
    }
    figures
}

/// Returns the journeys of today.
pub fn today<'a>(page: &Page<'a>) -> impl Iterator<Item = &'a Journey> + use<'a> {
    let model = page.model;
    model.journeys.iter().map(|journey| &**journey).filter(|journey| journey.is_current())
}

/// Returns how the KPIs of a journey stand: a number for each status there is.
pub fn kpis(page: &Page<'_>, journey: &Journey) -> Vec<TallyView> {
    let tally = |status| {
        let count = journey.kpis.iter().filter(|kpi| kpi.status() == status).count();
        let words = page.words.kpi_status(status);
        (count > 0).then(|| TallyView { status: icon::of_status(status), words, count })
    };
    WORST_FIRST.into_iter().filter_map(tally).collect()
}

/// Returns how many pains hurt much: `1 critical, 5 high`, else how many there are.
pub fn pains(page: &Page<'_>, journey: &Journey) -> String {
    let words = page.words;
    let of = |severity| journey.pains.iter().filter(|pain| pain.severity() == severity).count();
    let mut parts = Vec::new();
    for severity in [PainSeverity::Critical, PainSeverity::High, PainSeverity::Medium, PainSeverity::Low] {
        let number = of(severity);
        // The small ones are told only where there is nothing worse.
        if number > 0 && (severity >= PainSeverity::High || parts.is_empty()) {
            let filled = [
                ("n", format::number(number.into(), words)),
                ("severity", words.severity(severity).to_owned()),
            ];
            parts.push(fill(words.severity_count, &filled));
        }
    }
    if parts.is_empty() { words.none.to_owned() } else { parts.join(", ") }
}
