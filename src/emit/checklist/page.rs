//! What a checklist says, before people's work is added.

use camino::Utf8Path;
use jiff::civil::Date;
use rustc_hash::FxHashSet;

use crate::emit::link::Base;
use crate::emit::marks::{self, plain};
use crate::emit::{Options, Words, present};
use crate::model::{
    Id, Journey, JourneyId, Kpi, KpiId, KpiStatus, Model, OpportunityId, Place, StageId, TeamId, Text,
};

use super::Improvements;
use super::marker::Anchor;

/// What every part of a page is made from.
pub struct Context<'a> {
    /// The project.
    pub model: &'a Model,
    /// Which opportunities move which KPI.
    pub improvements: &'a Improvements,
    /// What the page depends on beside the model.
    pub options: &'a Options,
    /// The words around the content.
    pub words: &'a Words,
    /// The way from the page to the project's root, with `/` at its end, if there is one.
    pub root: Option<String>,
}

impl Context<'_> {
    /// Returns a text of a file in one line.
    fn inline(&self, text: &Text, file: &Utf8Path) -> String {
        marks::inline(text, Base { file, root: self.root.as_deref() })
    }
}

/// A checklist as the model has it.
pub struct Page {
    /// The title, without its `#`.
    pub title: String,
    /// A line on the whole.
    pub summary: String,
    /// Headings and items, from top to bottom.
    pub entries: Vec<Entry>,
    /// The heading over what is no longer there.
    pub gone: &'static str,
}

/// A heading or an item.
pub struct Entry {
    /// By what it is known.
    pub anchor: Anchor,
    /// Its line, without box or `#`.
    pub line: String,
    /// What more there is to say: a line each.
    pub details: Vec<String>,
    /// The level of a heading; `None` for an item.
    pub level: Option<usize>,
}

impl Page {
    /// Returns the parts that people's work can belong to.
    pub fn anchors(&self) -> FxHashSet<Anchor> {
        self.entries.iter().map(|entry| entry.anchor.clone()).collect()
    }
}

/// Returns the checklist of one journey.
pub fn of_journey(context: &Context<'_>, id: JourneyId) -> Page {
    let Context { model, words, .. } = context;
    let journey = &model[id];
    let mut entries = Vec::new();
    push_journey(context, id, 2, &mut entries);
    let of_future = if journey.is_current() { String::new() } else { format!(" ({})", words.future) };
    Page {
        title: format!("{}{of_future}: {}", plain(&journey.head.title), words.kpis),
        summary: summary(words, journey.kpis.iter(), words.journey_without_kpi),
        entries,
        gone: words.no_longer_in_the_journey,
    }
}

/// Returns the checklist of the project's own KPIs and those of all current journeys.
pub fn of_project(context: &Context<'_>) -> Page {
    let Context { model, options, words, .. } = context;
    let mut entries = Vec::new();
    if !model.kpis.is_empty() {
        entries.push(heading(2, words.whole_project, section(&["-"])));
        let kpis = (0..model.kpis.len()).map(|index| KpiId { journey: None, id: Id::new(index) });
        push_by_owner(context, kpis.collect(), 3, ["-", "-"], &mut entries);
    }
    let current = || model.journeys().filter(|(_, journey)| journey.is_current());
    for (id, journey) in current().filter(|(_, journey)| !journey.kpis.is_empty()) {
        entries.push(heading(2, &plain(&journey.head.title), section(&[&journey.head.id.value])));
        push_journey(context, id, 3, &mut entries);
    }
    let kpis = model.kpis.iter().chain(current().flat_map(|(_, journey)| &journey.kpis));
    Page {
        title: format!("{}: {}", plain(&options.title), words.kpis),
        summary: summary(words, kpis, words.project_without_kpi),
        entries,
        gone: words.no_longer_in_the_journeys,
    }
}

/// Adds the KPIs of a journey, first those of the whole, then stage by stage.
fn push_journey(context: &Context<'_>, id: JourneyId, level: usize, entries: &mut Vec<Entry>) {
    let journey = &context.model[id];
    let journey_id = &*journey.head.id.value;
    let stages = journey.stages().map(|(stage, it)| (Some(stage), &*it.head.id.value, plain(&it.head.title)));
    let whole = (None, "-", context.words.whole_journey.to_owned());
    for (stage, stage_id, title) in [whole].into_iter().chain(stages) {
        let kpis = kpis_of(journey, id, stage);
        if !kpis.is_empty() {
            entries.push(heading(level, &title, section(&[journey_id, stage_id])));
            push_by_owner(context, kpis, level + 1, [journey_id, stage_id], entries);
        }
    }
}

fn kpis_of(journey: &Journey, id: JourneyId, stage: Option<StageId>) -> Vec<KpiId> {
    let places = journey.kpis.iter().map(|kpi| kpi.place.unwrap_or(Place::Journey));
    let there = places.enumerate().filter(|(_, place)| journey.stage_of(*place) == stage);
    there.map(|(index, _)| KpiId { journey: Some(id), id: Id::new(index) }).collect()
}

/// Adds KPIs owner by owner, nobody last; of one owner, those that need somebody most come first.
fn push_by_owner(
    context: &Context<'_>,
    kpis: Vec<KpiId>,
    level: usize,
    [journey, stage]: [&str; 2],
    entries: &mut Vec<Entry>,
) {
    let Context { model, words, .. } = context;
    let mut kpis: Vec<_> = kpis.into_iter().map(|kpi| (owner(model, kpi), kpi)).collect();
    kpis.sort_by_key(|(owner, kpi)| {
        (owner.is_none(), *owner, model[*kpi].status(), is_worked_on(context, *kpi))
    });
    for of_owner in kpis.chunk_by(|(one, _), (other, _)| one == other) {
        let owner = of_owner[0].0.map(|owner| &model[owner].head);
        let name = owner.map_or_else(|| words.nobody.to_owned(), |owner| plain(&owner.title));
        let path = section(&[journey, stage, owner.map_or("-", |owner| &owner.id.value)]);
        entries.push(heading(level, &format!("{}: {name}", words.owner), path));
        entries.extend(of_owner.iter().map(|(_, kpi)| item(context, *kpi)));
    }
}

fn item(context: &Context<'_>, id: KpiId) -> Entry {
    let Context { model, words, .. } = context;
    let kpi = &model[id];
    let title = plain(&kpi.head.title);
    let title = if title.is_empty() { plain(&kpi.head.id.value) } else { title };
    let status = match kpi.status() {
        KpiStatus::OffTarget => format!("⚠ **{}**", words.off_target),
        status => words.kpi_status(status).to_owned(),
    };
    let place = id.journey.zip(kpi.place).and_then(|(journey, place)| match place {
        Place::Touchpoint(touchpoint) => Some(&model[journey][touchpoint].head.title),
        _ => None,
    });
    let description = kpi.about.as_ref().and_then(|about| about.description.as_ref());
    let description = description.map(|text| context.inline(text, &kpi.head.file));
    let further = [
        kpi.cadence.map(|cadence| format!("{}: {}", words.measured, words.cadence(cadence.value))),
        place.map(|title| format!("{}: {}", words.touchpoint, plain(title))),
        sources(context, kpi),
    ];
    let details = [values(kpi, words), formula(context, kpi), description, joined(further)];
    let mut details: Vec<String> = details.into_iter().flatten().collect();
    let opportunities = context.improvements.improving(id);
    details.extend(opportunities.iter().map(|opportunity| improvement(context, *opportunity)));
    let misses = matches!(kpi.status(), KpiStatus::OffTarget | KpiStatus::AtRisk);
    if misses && !is_worked_on(context, id) {
        details.push(words.nobody_works_on_this.to_owned());
    }
    Entry {
        anchor: Anchor::Kpi(model.kpi_path(id)),
        line: format!("**{title}** – {status}"),
        details,
        level: None,
    }
}

/// Returns the numbers of a KPI: `Actual: 22.4% (1 Nov 2026) · Target: ≥ 30% by 31 Dec 2026`.
fn values(kpi: &Kpi, words: &Words) -> Option<String> {
    let by = |by: Date| format!(" {} {}", words.by_day, present::date(by, words));
    let target = kpi.target.as_ref().map(|target| {
        let by = target.by.map(|day| by(day.value)).unwrap_or_default();
        format!("{}{by}", plain(&present::goal(&target.goal)))
    });
    let reading = |reading| plain(&present::reading(reading, words));
    let values = [
        (words.actual, kpi.newest().map(reading)),
        (words.target, target),
        (words.warning, kpi.warn.as_ref().map(|warn| plain(&present::goal(warn)))),
        (words.baseline, kpi.baseline.as_ref().map(reading)),
    ];
    joined(values.map(|(name, value)| value.map(|value| format!("{name}: {value}"))))
}

/// Returns how a KPI is computed: as written, else as its metric is.
fn formula(context: &Context<'_>, kpi: &Kpi) -> Option<String> {
    let written = kpi.formula.as_ref().map(|text| context.inline(text, &kpi.head.file));
    let metric = kpi.metric.as_ref().map(|metric| metric.value);
    match (metric, written) {
        (None, None) => None,
        (None, Some(written)) => Some(format!("{}: {written}", context.words.formula)),
        (Some(metric), written) => {
            let formula = written.unwrap_or_else(|| plain(metric.formula));
            Some(format!("{}: {formula}", plain(metric.title)))
        }
    }
}

fn sources(context: &Context<'_>, kpi: &Kpi) -> Option<String> {
    let cited = kpi.cites.iter().filter_map(|cite| {
        let source = &context.model[cite.source.target?];
        let words = cite.words.as_ref().map(|words| format!(": {}", context.inline(words, &kpi.head.file)));
        Some(format!("{}{}", plain(&source.head.title), words.unwrap_or_default()))
    });
    let cited: Vec<String> = cited.collect();
    (!cited.is_empty()).then(|| format!("{}: {}", context.words.source, cited.join("; ")))
}

/// Returns a line on an opportunity: `Opportunity: Cut the form (idea · Web · by 15 Jan 2027)`.
fn improvement(context: &Context<'_>, id: OpportunityId) -> String {
    let Context { model, options, words, .. } = context;
    let opportunity = &model[id];
    let own = opportunity.owner.as_ref();
    let owner = match (id.journey, opportunity.place) {
        (Some(journey), Some(place)) => model[journey].owner_or(own, place),
        _ => own.and_then(|own| own.target),
    };
    let about = [
        Some(words.opportunity_status(opportunity.status()).to_owned()),
        owner.map(|owner| plain(&model[owner].head.title)),
        opportunity.due.map(|due| format!("{} {}", words.by_day, present::date(due.value, words))),
        opportunity.is_overdue(options.today).then(|| words.overdue.to_owned()),
    ];
    let about = joined(about).unwrap_or_default();
    format!("{}: {} ({about})", words.opportunity, context.inline(&opportunity.text, &opportunity.file))
}

fn is_worked_on(context: &Context<'_>, kpi: KpiId) -> bool {
    let opportunities = context.improvements.improving(kpi);
    opportunities.iter().any(|opportunity| !context.model[*opportunity].is_closed())
}

fn owner(model: &Model, id: KpiId) -> Option<TeamId> {
    let kpi = &model[id];
    match (id.journey, kpi.place) {
        (Some(journey), Some(place)) => model[journey].owner_or(kpi.owner.as_ref(), place),
        _ => kpi.owner.as_ref().and_then(|owner| owner.target),
    }
}

/// Returns how many KPIs there are and how they stand: `KPIs: 6 · off target: 1 · on target: 5`.
fn summary<'k>(words: &Words, kpis: impl Iterator<Item = &'k Kpi>, none: &str) -> String {
    let mut statuses: Vec<KpiStatus> = kpis.map(Kpi::status).collect();
    if statuses.is_empty() {
        return none.to_owned();
    }
    statuses.sort_unstable();
    let counts = statuses.chunk_by(PartialEq::eq);
    let counts = counts.map(|equal| format!("{}: {}", words.kpi_status(equal[0]), equal.len()));
    let all = format!("{}: {}", words.kpis, statuses.len());
    [all].into_iter().chain(counts).collect::<Vec<_>>().join(" · ")
}

fn heading(level: usize, text: &str, path: String) -> Entry {
    Entry { anchor: Anchor::Section(path), line: text.to_owned(), details: Vec::new(), level: Some(level) }
}

/// Returns the path of a heading: the ids of journey, stage and owner as far as it goes, `-` where there is none.
fn section(ids: &[&str]) -> String {
    ids.join("/")
}

fn joined(parts: impl IntoIterator<Item = Option<String>>) -> Option<String> {
    let parts: Vec<String> = parts.into_iter().flatten().filter(|part| !part.is_empty()).collect();
    (!parts.is_empty()).then(|| parts.join(" · "))
}
