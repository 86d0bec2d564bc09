//! The KPI board: worst first, with the way covered from baseline to target.

use crate::emit::present;
use crate::model::{Hidden, Id, Kpi, Place, TeamId};

use super::super::icon::Icon;
use super::super::item::{self, capitalised};
use super::super::markup::Markup;
use super::super::page::Page;
use super::super::{kpi, spark};
use super::tally::{self, STATUSES};
use super::{LIST, close_table, open_table, rest};

const SPARK: spark::Size = spark::Size { width: 84.0, height: 24.0 };

struct Entry<'a> {
    kpi: &'a Kpi,
    owner: Option<TeamId>,
    place: String,
    href: String,
}

/// Returns the section.
pub fn section(page: &mut Page<'_>) -> Markup {
    let words = page.words;
    let mut out = Markup::new();
    let mut entries: Vec<Entry<'_>> = entries(page);
    if entries.is_empty() {
        return out;
    }
    let rank = |entry: &Entry<'_>| STATUSES.iter().position(|status| *status == entry.kpi.status());
    entries.sort_by_key(rank);
    let mut heads = vec![
        words.status,
        words.kpi,
        words.baseline,
        words.actual,
        words.target,
        words.way_covered,
        words.trend,
    ];
    heads.extend((!page.model.hides(Hidden::Owners)).then_some(words.owner));
    heads.push(words.due);
    open_table(&mut out, words, words.kpis, "board", &heads);
    for entry in entries.iter().take(LIST) {
        row(page, &mut out, entry);
    }
    close_table(&mut out);
    rest(page, &mut out, entries.len());
    let model = page.model;
    if !model.kpis.is_empty() {
        out.raw("<h3 class=\"sub\">").text(words.kpis_of_the_project).raw("</h3><div class=\"deck\">");
        let movers = kpi::movers(model, None);
        for (index, of_project) in model.kpis.iter().enumerate() {
            let owner = of_project.owner.as_ref().and_then(|owner| owner.target);
            kpi::full(page, &mut out, of_project, owner, words.whole_project, movers.at(Id::new(index)));
        }
        out.raw("</div>");
    }
    out
}

fn entries<'a>(page: &Page<'a>) -> Vec<Entry<'a>> {
    let of_journeys = tally::today(page).flat_map(|journey| {
        journey.kpis.iter().map(move |kpi| {
            let place = kpi.place.unwrap_or(Place::Journey);
            let stage = journey.stage_of(place).map(|stage| format!(" · {}", journey[stage].head.title));
            Entry {
                kpi,
                owner: journey.owner_or(kpi.owner.as_ref(), place),
                place: format!("{}{}", journey.head.title, stage.unwrap_or_default()),
                href: format!("{}#Kpi.{}", page.map_href(&journey.head.id.value), kpi.head.id.value),
            }
        })
    });
    let of_project = page.model.kpis.iter().map(|kpi| Entry {
        kpi,
        owner: kpi.owner.as_ref().and_then(|owner| owner.target),
        place: page.words.whole_project.to_owned(),
        href: format!("#Kpi.{}", kpi.head.id.value),
    });
    of_journeys.chain(of_project).collect()
}

fn row(page: &mut Page<'_>, out: &mut Markup, entry: &Entry<'_>) {
    let (words, kpi) = (page.words, entry.kpi);
    let status = kpi.status();
    let class = item::status_class(status);
    out.raw("<tr><td><span class=\"state ").raw(class).raw("\">");
    page.icon(out, Icon::status(status), "");
    out.text(&capitalised(words.kpi_status(status))).raw("</span></td><th scope=\"row\"><a href=\"");
    out.text(&entry.href)
        .raw("\">")
        .text(&kpi.head.title)
        .raw("</a><br><span class=\"mute\">")
        .text(&entry.place);
    out.raw("</span></th><td class=\"mute\">");
    let value = |reading: Option<&crate::model::Reading>| {
        reading.map_or_else(|| "–".to_owned(), |reading| present::value(&reading.value, words))
    };
    out.text(&value(kpi.baseline.as_ref()))
        .raw("</td><td><b>")
        .text(&value(kpi.newest()))
        .raw("</b></td><td>");
    out.text(
        &kpi.target.as_ref().map_or_else(|| "–".to_owned(), |target| present::goal(&target.goal, words)),
    );
    out.raw("</td><td>");
    match spark::way_covered(kpi) {
        Some(covered) => {
            let covered = covered.to_string();
            out.raw("<span class=\"bullet ")
                .raw(class)
                .raw("\" style=\"--v:")
                .raw(&covered)
                .raw("\"><i></i></span>");
            out.raw("<span class=\"vh\">").raw(&covered).raw("%</span>");
        }
        None => {
            out.raw("<span class=\"mute\">–</span>");
        }
    }
    out.raw("</td><td>");
    spark::write(out, kpi, class, SPARK);
    if let Some(owner) = page.owner(entry.owner) {
        out.raw("</td><td>").text(owner);
    }
    out.raw("</td><td>");
    if let Some(by) = kpi.target.as_ref().and_then(|target| target.by) {
        page.date(out, by.value);
    }
    out.raw("</td></tr>");
}
