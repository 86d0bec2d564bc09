//! Everything about a KPI, as it stands on the map of its journey or on the project's page.

use crate::emit::naming;
use crate::model::{Groups, Id, JourneyId, Kpi, Model, Opportunity, Reading, TeamId, targets};
use crate::words::format;

use super::icon::Icon;
use super::item;
use super::markdown;
use super::markup::Markup;
use super::page::Page;
use super::spark;

/// How many values a card lists. A data file may bring a value for every minute.
const HISTORY: usize = 60;

/// Returns the opportunities, of the same journey and of the project, that are meant to move each KPI of a journey, or of
/// the project.
pub fn movers(model: &Model, here: Option<JourneyId>) -> Groups<'_, Id<Kpi>, Opportunity> {
    let of_journey = here.map_or(&[][..], |journey| &model[journey].opportunities);
    let all = of_journey.iter().chain(&model.opportunities);
    Groups::new(all.flat_map(|opportunity| {
        let improved = targets(&opportunity.improves).filter(move |kpi| kpi.journey == here);
        improved.map(move |kpi| (kpi.id, opportunity))
    }))
}

/// Writes all there is to say of a KPI. `at` names the block it stands in, `movers` are those that
/// [`movers`] has for it.
pub fn full<'a>(
    page: &mut Page<'a>,
    out: &mut Markup,
    kpi: &'a Kpi,
    owner: Option<TeamId>,
    at: &str,
    movers: impl Iterator<Item = &'a Opportunity>,
) {
    let (words, file) = (page.words, &*kpi.head.file);
    let status = kpi.status();
    let class = item::status_class(status);
    out.raw("<article class=\"card\" id=\"Kpi.")
        .text(&kpi.head.id.value)
        .raw("\"><p class=\"eyebrow\"><span>");
    out.text(at).raw("</span></p><h3>").text(&kpi.head.title);
    page.cites(out, &kpi.cites, file);
    out.raw("</h3><p class=\"state ").raw(class).raw("\">");
    page.icon(out, Icon::status(status), "");
    out.text(words.kpi_status(status)).raw("</p>");
    page.about(out, kpi.about.as_deref(), file);
    out.raw("<dl>");
    item::term(out, words.baseline, |out| {
        if let Some(baseline) = &kpi.baseline {
            reading(page, out, baseline);
        }
    });
    item::term(out, words.actual, |out| history(page, out, &kpi.actuals));
    item::term(out, words.target, |out| {
        if let Some(target) = &kpi.target {
            out.text(&format::goal(&target.goal, words));
            if let Some(by) = target.by {
                out.raw(" ").text(words.by_day).raw(" ");
                page.date(out, by.value);
            }
        }
    });
    item::term(out, words.way_covered, |out| {
        if let Some(covered) = spark::way_covered(kpi) {
            out.text(&format::percent(covered.into(), words));
        }
    });
    item::term(out, words.warning_line, |out| {
        if let Some(warn) = &kpi.warn {
            out.text(&format::goal(warn, words));
        }
    });
    item::term(out, words.owner, |out| {
        out.text(page.owner(owner).unwrap_or_default());
    });
    item::term(out, words.cadence_label, |out| {
        if let Some(cadence) = kpi.cadence {
            out.text(words.cadence(cadence.value));
        }
    });
    item::term(out, words.metric, |out| {
        if let Some(metric) = kpi.metric {
            out.text(words.metric(metric.value).title);
        }
    });
    item::term(out, words.formula, |out| match (&kpi.formula, kpi.metric) {
        (Some(formula), _) => page.flow(out, formula, file),
        (None, Some(metric)) => {
            out.text(words.metric(metric.value).formula);
        }
        (None, None) => {}
    });
    item::term(out, words.unit, |out| {
        if let Some(unit) = &kpi.unit {
            out.text(format::unit(&unit.value, words));
        }
    });
    item::term(out, words.moved_by, |out| moved_by(out, movers));
    out.raw("</dl></article>");
}

/// Writes the newest value, the ones before behind it, and how many more there are.
fn history(page: &Page<'_>, out: &mut Markup, actuals: &[Reading]) {
    for (number, actual) in actuals.iter().rev().take(HISTORY).enumerate() {
        out.raw(if number == 0 { "<div>" } else { "<div class=\"meta\">" });
        reading(page, out, actual);
        out.raw("</div>");
    }
    if actuals.len() > HISTORY {
        let more = actuals.len() - HISTORY;
        out.raw("<div class=\"meta\">+ ").number(more).raw(" ").text(page.words.more).raw("</div>");
    }
}

fn reading(page: &Page<'_>, out: &mut Markup, reading: &Reading) {
    out.text(&format::value(&reading.value, page.words));
    if let Some(on) = reading.on {
        out.raw(" <span class=\"meta\">");
        page.date(out, on.value);
        out.raw("</span>");
    }
}

/// Writes the opportunities that are meant to move a KPI.
fn moved_by<'a>(out: &mut Markup, movers: impl Iterator<Item = &'a Opportunity>) {
    let mut before = None;
    for opportunity in movers {
        // One that names the KPI twice comes twice in a row.
        if !before.replace(opportunity).is_some_and(|before| std::ptr::eq(before, opportunity)) {
            out.raw("<div class=\"line-of\">")
                .text(&markdown::plain(&naming::beginning(&opportunity.text)))
                .raw("</div>");
        }
    }
}
