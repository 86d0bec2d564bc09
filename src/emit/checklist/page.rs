//! What a checklist says, before people's work is added.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::emit::markdown::escape::plain;
use crate::insight::owner;
use crate::model::{
    Hidden, Id, Journey, JourneyId, Kpi, KpiId, KpiStatus, OpportunityId, Place, StageId, TeamId,
};
use crate::words::Words;

use super::context::{ChecklistContext, joined};
use super::entry::Entry;
use super::marker::Anchor;
use super::{action, kpi};

/// A checklist as the model has it.
pub struct Page {
    /// The title, without its `#`.
    pub title: String,
    /// On the whole: a line each.
    pub summary: Vec<String>,
    /// Headings and items, from top to bottom.
    pub entries: Vec<Entry>,
    /// The heading over what is no longer there.
    pub gone: &'static str,
}

impl Page {
    /// Returns the parts that people's work can belong to.
    pub fn anchors(&self) -> FxHashSet<Anchor> {
        self.entries.iter().map(|entry| entry.anchor.clone()).collect()
    }
}

/// Returns the checklist of one journey.
pub fn of_journey(context: &ChecklistContext<'_>, id: JourneyId) -> Page {
    let ChecklistContext { model, words, .. } = context;
    let journey = &model[id];
    let kpis: Vec<KpiId> = kpis_in(Some(id), &journey.kpis).collect();
    let mut entries = Vec::new();
    push_journey(context, id, 2, &mut entries);
    let of_future = if journey.is_current() { String::new() } else { format!(" ({})", words.future) };
    Page {
        title: words.labelled(&format!("{}{of_future}", plain(&journey.head.title)), words.kpis),
        summary: summary(context, &kpis, words.journey_without_kpi),
        entries,
        gone: words.no_longer_in_the_journey,
    }
}

/// Returns the checklist of the project's own KPIs and those of all current journeys.
pub fn of_project(context: &ChecklistContext<'_>) -> Page {
    let ChecklistContext { model, options, words, .. } = context;
    let mut kpis: Vec<KpiId> = kpis_in(None, &model.kpis).collect();
    let mut entries = Vec::new();
    if !kpis.is_empty() {
        entries.push(Entry::heading(2, words.whole_project, &["-"]));
        push_by_owner(context, &kpis, 3, ["-", "-"], &mut entries);
    }
    let current = model.journeys().filter(|(_, journey)| journey.is_current());
    for (id, journey) in current.filter(|(_, journey)| !journey.kpis.is_empty()) {
        entries.push(Entry::heading(2, &plain(&journey.head.title), &[&journey.head.id.value]));
        push_journey(context, id, 3, &mut entries);
        kpis.extend(kpis_in(Some(id), &journey.kpis));
    }
    Page {
        title: words.labelled(&plain(&options.title), words.kpis),
        summary: summary(context, &kpis, words.project_without_kpi),
        entries,
        gone: words.no_longer_in_the_journeys,
    }
}

/// Returns the checklist of one team: the KPIs that it owns over all current journeys, and what it is to do.
pub fn of_team(context: &ChecklistContext<'_>, id: TeamId) -> Page {
    let ChecklistContext { model, words, .. } = context;
    let owned = context.index.owned_by(id);
    let mut entries = Vec::new();
    if !owned.kpis.is_empty() {
        entries.push(Entry::heading(2, words.kpis, &["-kpis"]));
    }
    for of_journey in owned.kpis.chunk_by(|one, other| one.journey == other.journey) {
        push_of_team(context, of_journey, &mut entries);
    }
    if !owned.actions.is_empty() {
        entries.push(Entry::heading(2, words.actions, &["-actions"]));
        push_actions(context, &owned.actions, &mut entries);
    }
    let mut summary = summary(context, &owned.kpis, words.team_without_kpi);
    let actions = owned.actions.len();
    summary.extend((actions > 0).then(|| words.labelled(words.actions, &actions.to_string())));
    Page {
        title: words.labelled(&plain(&model[id].head.title), words.kpis_and_actions),
        summary,
        entries,
        gone: words.no_longer_of_the_team,
    }
}

/// Adds the KPIs of a journey, first those of the whole, then stage by stage.
fn push_journey(context: &ChecklistContext<'_>, id: JourneyId, level: usize, entries: &mut Vec<Entry>) {
    let journey = &context.model[id];
    let journey_id = &*journey.head.id.value;
    for (stage, kpis) in by_stage(journey, kpis_in(Some(id), &journey.kpis)) {
        let (stage_id, title) = stage_head(context, journey, stage);
        entries.push(Entry::heading(level, &title, &[journey_id, stage_id]));
        push_by_owner(context, &kpis, level + 1, [journey_id, stage_id], entries);
    }
}

/// Adds KPIs owner by owner. Owners of what is off target and has nobody come first, nobody as an owner last.
fn push_by_owner(
    context: &ChecklistContext<'_>,
    kpis: &[KpiId],
    level: usize,
    [journey, stage]: [&str; 2],
    entries: &mut Vec<Entry>,
) {
    let ChecklistContext { model, words, .. } = context;
    if model.hides(Hidden::Owners) {
        return push_items(context, kpis.to_vec(), entries);
    }
    let mut by_owner: Vec<(Option<TeamId>, KpiId)> =
        kpis.iter().map(|kpi| (owner::of_kpi(model, *kpi), *kpi)).collect();
    by_owner.sort_by_key(|(owner, _)| *owner);
    let mut owners: Vec<&[(Option<TeamId>, KpiId)]> =
        by_owner.chunk_by(|(one, _), (other, _)| one == other).collect();
    owners.sort_by_cached_key(|of_owner| {
        let is_urgent = of_owner.iter().any(|(_, kpi)| is_unattended(context, *kpi));
        let (owner, _) = of_owner[0];
        (!is_urgent, owner.is_none(), owner)
    });
    for of_owner in owners {
        let (owner, _) = of_owner[0];
        let head = owner.map(|owner| &model[owner].head);
        let name = head.map_or_else(|| words.nobody.to_owned(), |head| plain(&head.title));
        let path = [journey, stage, head.map_or("-", |head| &head.id.value)];
        entries.push(Entry::heading(level, &words.labelled(words.owner, &name), &path));
        push_items(context, of_owner.iter().map(|(_, kpi)| *kpi).collect(), entries);
    }
}

/// Adds the KPIs that a team owns in one journey, or in the project, stage by stage.
fn push_of_team(context: &ChecklistContext<'_>, kpis: &[KpiId], entries: &mut Vec<Entry>) {
    let Some(id) = kpis.first().and_then(|kpi| kpi.journey) else {
        entries.push(Entry::heading(3, context.words.whole_project, &["-"]));
        return push_items(context, kpis.to_vec(), entries);
    };
    let journey = &context.model[id];
    let journey_id = &*journey.head.id.value;
    entries.push(Entry::heading(3, &plain(&journey.head.title), &[journey_id]));
    for (stage, kpis) in by_stage(journey, kpis.iter().copied()) {
        let (stage_id, title) = stage_head(context, journey, stage);
        entries.push(Entry::heading(4, &title, &[journey_id, stage_id]));
        push_items(context, kpis, entries);
    }
}

/// Adds KPIs, first those that need somebody most.
fn push_items(context: &ChecklistContext<'_>, mut kpis: Vec<KpiId>, entries: &mut Vec<Entry>) {
    kpis.sort_by_cached_key(|kpi| {
        (context.model[*kpi].status(), context.index.is_worked_on(context.model, *kpi))
    });
    entries.extend(kpis.into_iter().map(|kpi| kpi::item(context, kpi)));
}

/// Adds what a team is to do, by the day on which it is due; what has none comes last.
fn push_actions(context: &ChecklistContext<'_>, actions: &[OpportunityId], entries: &mut Vec<Entry>) {
    let model = context.model;
    let mut actions = actions.to_vec();
    actions.sort_by_key(|id| {
        let action = &model[*id];
        let (due, priority) = (action.due.map(|due| due.value), action.priority());
        (due.is_none(), due, priority.is_none(), priority)
    });
    let mut counts: FxHashMap<String, usize> = FxHashMap::default();
    for id in actions {
        let path = action::path(model, id);
        let count = counts.entry(path.clone()).or_default();
        *count += 1;
        // Two without an id may say the same.
        let path = if *count == 1 { path } else { format!("{path}-{count}") };
        entries.push(action::item(context, id, path));
    }
}

/// Returns the KPIs of one list, which stands in a journey or in the project.
fn kpis_in(journey: Option<JourneyId>, kpis: &[Kpi]) -> impl Iterator<Item = KpiId> + use<> {
    (0..kpis.len()).map(move |index| KpiId { journey, id: Id::new(index) })
}

/// Returns KPIs of a journey by the stage they stand in, those of the whole journey first.
fn by_stage(journey: &Journey, kpis: impl Iterator<Item = KpiId>) -> Vec<(Option<StageId>, Vec<KpiId>)> {
    let stage = |kpi: &KpiId| journey.stage_of(journey.kpis[kpi.id.index()].place.unwrap_or(Place::Journey));
    let mut kpis: Vec<KpiId> = kpis.collect();
    kpis.sort_by_key(stage);
    kpis.chunk_by(|one, other| stage(one) == stage(other))
        .map(|kpis| (stage(&kpis[0]), kpis.to_vec()))
        .collect()
}

/// Returns the id and the title of a stage, or of the whole journey.
fn stage_head<'j>(
    context: &ChecklistContext<'_>,
    journey: &'j Journey,
    stage: Option<StageId>,
) -> (&'j str, String) {
    match stage {
        Some(stage) => (&*journey[stage].head.id.value, plain(&journey[stage].head.title)),
        None => ("-", context.words.whole_journey.to_owned()),
    }
}

/// Returns whether a KPI is off target and nobody works on it.
fn is_unattended(context: &ChecklistContext<'_>, id: KpiId) -> bool {
    let model = context.model;
    // Where opportunities are hidden, nobody reads whether there are any.
    model[id].status() == KpiStatus::OffTarget
        && !model.hides(Hidden::Opportunities)
        && !context.index.is_worked_on(model, id)
}

/// Returns how many KPIs there are and how they stand, `KPIs: 6 · off target: 1 · on target: 5`, and how many of them need
/// somebody first: those stand first. Their titles are not said twice, so that a search finds an item at once.
fn summary(context: &ChecklistContext<'_>, kpis: &[KpiId], none: &str) -> Vec<String> {
    let ChecklistContext { model, words, .. } = context;
    let mut lines =
        vec![counts(words, kpis.iter().map(|kpi| &model[*kpi])).unwrap_or_else(|| none.to_owned())];
    let unattended: Vec<KpiId> = kpis.iter().copied().filter(|kpi| is_unattended(context, *kpi)).collect();
    if !unattended.is_empty() {
        let count = unattended.len();
        lines.push(format!("⚠ **{}{}** {count}", words.off_target_and_nobody, words.colon));
    }
    lines
}

fn counts<'k>(words: &Words, kpis: impl Iterator<Item = &'k Kpi>) -> Option<String> {
    let mut statuses: Vec<KpiStatus> = kpis.map(Kpi::status).collect();
    statuses.sort_unstable();
    let all = (!statuses.is_empty()).then(|| words.labelled(words.kpis, &statuses.len().to_string()));
    let counts = statuses.chunk_by(PartialEq::eq);
    let counts =
        counts.map(|equal| Some(words.labelled(words.kpi_status(equal[0]), &equal.len().to_string())));
    joined([all].into_iter().chain(counts))
}
