//! The KPI board: worst first, with the way covered from baseline to target.

use crate::emit::html::components;
use crate::emit::html::markup::{icon, spark};
use crate::emit::html::page::Page;
use crate::emit::html::view::{CoveredView, KpiDetails, KpiRow};
use crate::insight::{Index, owner, progress};
use crate::model::{Id, KpiId, KpiStatus};
use crate::words::format;

use super::{place, rows};

/// The size of a sparkline on the board, where it has a column of its own.
const SPARK: spark::Size = spark::Size { width: 84.0, height: 24.0 };

/// Returns KPIs.
pub fn rows<'a>(page: &Page<'a>, kpis: &[KpiId]) -> Vec<KpiRow<'a>> {
    kpis.iter().map(|id| row(page, *id)).collect()
}

fn row<'a>(page: &Page<'a>, id: KpiId) -> KpiRow<'a> {
    let (words, kpi) = (page.words, &page.model[id]);
    let status = icon::of_status(kpi.status());
    // The day has passed, and the target is not met.
    let is_late = |by| by < page.today && kpi.status() != KpiStatus::OnTarget;
    let by = kpi.target.as_ref().and_then(|target| target.by);
    KpiRow {
        status,
        status_words: words.kpi_status(kpi.status()),
        href: page.kpi_href(id),
        title: &kpi.head.title,
        place: place::of_kpi(page, id),
        baseline: kpi.baseline.as_ref().map(|baseline| format::value(&baseline.value, words)),
        newest: kpi.newest().map(|newest| format::value(&newest.value, words)),
        target: kpi.target.as_ref().map(|target| format::goal(&target.goal, words)),
        covered: progress::percent_covered(kpi)
            .map(|percent| CoveredView { percent, words: format::percent(percent.into(), words) }),
        spark: spark::line(kpi, status, SPARK),
        owner: rows::owner(page, owner::of_kpi(page.model, id)),
        due: by.map(|by| page.due(by.value, is_late(by.value))),
    }
}

/// Returns all there is to say of the KPIs of the whole project.
pub fn of_project<'a>(page: &Page<'a>, index: &'a Index) -> Vec<KpiDetails<'a>> {
    let (model, words) = (page.model, page.words);
    let details = |(number, kpi)| {
        let id = KpiId { journey: None, id: Id::new(number) };
        let movers = index.improving(id).iter().map(|opportunity| &model[*opportunity]);
        components::kpi_details(page, kpi, owner::of_kpi(model, id), words.whole_project, movers)
    };
    model.kpis.iter().enumerate().map(details).collect()
}
