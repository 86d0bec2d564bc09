//! The KPI board: worst first, with the way covered from baseline to target.

use std::ops::Range;

use crate::insight::Overview;
use crate::insight::{Index, owner};
use crate::model::{Hidden, Id, Kpi, KpiId, KpiStatus, Model, Place, Reading};
use crate::words::format;

use super::super::icon::Icon;
use super::super::item::{self, capitalised};
use super::super::markup::Markup;
use super::super::page::Page;
use super::super::{kpi, spark};
use super::{place, table};

const SPARK: spark::Size = spark::Size { width: 84.0, height: 24.0 };

/// Writes some of the KPIs.
pub fn rows(page: &mut Page<'_>, overview: &Overview, out: &mut Markup, range: Range<usize>) {
    board(page, out, &overview.kpis[range]);
}

/// Writes KPIs as a table.
pub fn board(page: &mut Page<'_>, out: &mut Markup, kpis: &[KpiId]) {
    let words = page.words;
    let mut heads = vec![
        words.status,
        words.kpi,
        words.baseline,
        words.actual,
        words.target,
        words.way_covered,
        words.trend,
    ];
    heads.extend(page.unless(Hidden::Owners, words.owner));
    heads.push(words.due);
    table::open(out, words.kpis, "board", &heads);
    for id in kpis {
        row(page, out, *id);
    }
    table::close(out);
}

/// Returns how many bytes a row may have, about.
pub fn weight(model: &Model, id: KpiId) -> usize {
    let kpi = &model[id];
    let title = 2 * (kpi.head.title.len() + kpi.head.id.value.len());
    900 + 11 * kpi.actuals.len().min(60) + title + place::weight(model, id.journey, Place::Journey)
}

/// Writes all there is to say of the KPIs of the whole project.
pub fn of_project(page: &mut Page<'_>, index: &Index, out: &mut Markup) {
    let (model, words) = (page.model, page.words);
    if model.kpis.is_empty() {
        return;
    }
    out.raw("<h3 class=\"sub\">").text(words.kpis_of_the_project).raw("</h3><div class=\"deck\">");
    for (number, of_project) in model.kpis.iter().enumerate() {
        let id = KpiId { journey: None, id: Id::new(number) };
        let movers = index.improving(id).iter().map(|opportunity| &model[*opportunity]);
        kpi::full(page, out, of_project, owner::of_kpi(model, id), words.whole_project, movers);
    }
    out.raw("</div>");
}

fn row(page: &mut Page<'_>, out: &mut Markup, id: KpiId) {
    let (words, kpi): (_, &Kpi) = (page.words, &page.model[id]);
    let status = kpi.status();
    let class = item::status_class(status);
    table::open_row(out).raw("><td><span class=\"state ").raw(class).raw("\">");
    page.icon(out, Icon::status(status), "");
    out.text(&capitalised(words.kpi_status(status))).raw("</span></td><th scope=\"row\"><a href=\"");
    out.text(&item::kpi_href(page, id, None))
        .raw("\">")
        .text(&kpi.head.title)
        .raw("</a><br><span class=\"mute\">")
        .text(&place::of_kpi(page, id));
    out.raw("</span></th><td class=\"mute\">");
    let value = |reading: Option<&Reading>| {
        reading.map_or_else(|| "–".to_owned(), |reading| format::value(&reading.value, words))
    };
    out.text(&value(kpi.baseline.as_ref()))
        .raw("</td><td><b>")
        .text(&value(kpi.newest()))
        .raw("</b></td><td>");
    out.text(&kpi.target.as_ref().map_or_else(|| "–".to_owned(), |target| format::goal(&target.goal, words)));
    out.raw("</td><td>");
    match spark::way_covered(kpi) {
        Some(covered) => {
            let percent = format::percent(covered.into(), words);
            let covered = covered.to_string();
            out.raw("<span class=\"bullet ")
                .raw(class)
                .raw("\" style=\"--v:")
                .raw(&covered)
                .raw("\"><i></i></span>");
            out.raw("<span class=\"vh\">").text(&percent).raw("</span>");
        }
        None => {
            out.raw("<span class=\"mute\">–</span>");
        }
    }
    out.raw("</td><td>");
    spark::write(out, kpi, class, SPARK);
    out.raw("</td>");
    table::owner(page, out, owner::of_kpi(page.model, id));
    out.raw("<td>");
    if let Some(by) = kpi.target.as_ref().and_then(|target| target.by) {
        // The day has passed, and the target is not met.
        let is_late = by.value < page.today && status != KpiStatus::OnTarget;
        table::day(page, out, by.value, is_late);
    }
    out.raw("</td></tr>");
}
