//! What hurts most, what misses its target, what is due, what nobody knows: the first few of each.

use crate::emit::html::components;
use crate::emit::html::markup::icon;
use crate::emit::html::page::Page;
use crate::emit::html::view::{
    BriefAction, BriefActions, BriefKpi, BriefKpis, BriefPain, BriefPains, BriefQuestion, BriefQuestions,
    BriefSources,
};
use crate::emit::{counts, naming};
use crate::insight::owner;
use crate::insight::progress::{self, Gap};
use crate::insight::worst;
use crate::model::{Hidden, Id, Kpi, KpiStatus, OpportunityId, Pain, Place, Question, targets};
use crate::words::{capitalised, fill, format};

use super::Brief;

/// How many pains are told.
const PAINS: usize = 3;

/// How many KPIs and actions are told.
const REST: usize = 4;

/// How many questions are told.
const QUESTIONS: usize = 3;

/// Returns the worst pains.
pub fn pains<'a>(page: &Page<'a>, brief: &Brief<'a>) -> BriefPains<'a> {
    let (first, more) = first(&worst(brief), PAINS, |pain| self::pain(page, brief, pain));
    BriefPains { first, more }
}

/// Returns the pains, the worst first.
fn worst<'a>(brief: &Brief<'a>) -> Vec<&'a Pain> {
    let mut pains: Vec<&Pain> = brief.journey.pains.iter().collect();
    pains.sort_by_cached_key(|pain| worst::rank(brief.journey, pain));
    pains
}

fn pain<'a>(page: &Page<'a>, brief: &Brief<'a>, pain: &'a Pain) -> BriefPain<'a> {
    let words = page.words;
    let severity = pain.severity();
    let persona = pain.persona.as_ref().and_then(|persona| persona.target);
    let persona = persona.map(|persona| page.short_name(persona));
    BriefPain {
        severity: icon::of_severity(severity),
        severity_words: capitalised(words.severity(severity)),
        persona,
        text: page.phrase(&naming::beginning(&pain.text), brief.file),
        affects: counts::share(brief.journey, pain, persona, words),
        people: counts::hurt(brief.journey, pain, words),
        place: place(brief, pain.place),
        sources: (!page.model.hides(Hidden::Sources)).then(|| {
            let mut sources = pain.cites.iter().filter_map(|cite| cite.source.target);
            BriefSources {
                first: sources.next().map(|source| &*page.model[source].head.title),
                more: sources.count(),
            }
        }),
    }
}

/// Returns the KPIs that miss their target; of a future, which has nothing to miss yet, what it is to reach.
pub fn kpis<'a>(page: &Page<'a>, brief: &Brief<'a>) -> BriefKpis<'a> {
    if brief.journey.is_current() { missed(page, brief) } else { targeted(page, brief) }
}

/// Returns the KPIs that miss their target: those off target before those at risk, the least way covered first.
fn missed<'a>(page: &Page<'a>, brief: &Brief<'a>) -> BriefKpis<'a> {
    let all = &brief.journey.kpis;
    let is_missed = |kpi: &&Kpi| matches!(kpi.status(), KpiStatus::OffTarget | KpiStatus::AtRisk);
    let mut kpis: Vec<&Kpi> = all.iter().filter(is_missed).collect();
    kpis.sort_by_key(|kpi| (kpi.status(), progress::percent_covered(kpi).unwrap_or(0)));
    let (first, more) = first(&kpis, REST, |kpi| self::kpi(page, kpi));
    let on_target = all.iter().filter(|kpi| kpi.status() == KpiStatus::OnTarget).count();
    let counts = [("n", on_target.to_string()), ("all", all.len().to_string())];
    let on_target = (!all.is_empty()).then(|| fill(page.words.n_of_all_on_target, &counts));
    let is_measured = all.iter().any(|kpi| kpi.newest().is_some());
    let is_judged = all.iter().any(|kpi| !matches!(kpi.status(), KpiStatus::NoTarget | KpiStatus::NoData));
    let none = match (is_measured, is_judged) {
        (_, true) => page.words.no_kpi_off_target,
        (true, false) => page.words.no_kpi_judged,
        (false, false) => page.words.no_kpi_measured,
    };
    BriefKpis { first, more, on_target: on_target.filter(|_| is_measured), none }
}

/// Returns what a future is to reach.
fn targeted<'a>(page: &Page<'a>, brief: &Brief<'a>) -> BriefKpis<'a> {
    let kpis: Vec<&Kpi> = brief.journey.kpis.iter().filter(|kpi| kpi.target.is_some()).collect();
    let (first, more) = first(&kpis, REST, |kpi| self::kpi(page, kpi));
    BriefKpis { first, more, on_target: None, none: page.words.no_target }
}

fn kpi<'a>(page: &Page<'a>, kpi: &'a Kpi) -> BriefKpi<'a> {
    let words = page.words;
    let target = kpi.target.as_ref();
    let gap = match progress::gap(kpi) {
        Some(Gap::Open { missing, .. }) if !missing.amount().is_zero() => Some(missing.signed(words)),
        _ => None,
    };
    BriefKpi {
        title: &kpi.head.title,
        status: icon::of_status(kpi.status()),
        status_words: words.kpi_status(kpi.status()),
        newest: kpi.newest().map(|newest| format::value(&newest.value, words)),
        target: target.map(|target| format::goal(&target.goal, words)),
        target_by: target.and_then(|target| target.by).map(|by| page.date(by.value)),
        gap,
    }
}

/// Returns what is to be done by some day: overdue first. What a future is made of counts as its own.
pub fn actions<'a>(page: &Page<'a>, brief: &Brief<'a>) -> BriefActions<'a> {
    let (model, journey) = (page.model, brief.journey);
    let own = (0..journey.opportunities.len())
        .map(|index| OpportunityId { journey: Some(brief.id), id: Id::new(index) });
    let delivered = journey.touchpoints.iter().flat_map(|touchpoint| targets(&touchpoint.delivers));
    let mut seen = rustc_hash::FxHashSet::default();
    let ids = own.chain(delivered).filter(|id| seen.insert(*id));
    let due = |id: OpportunityId| model[id].due.filter(|_| !model[id].is_closed()).map(|due| due.value);
    let mut actions: Vec<_> = ids.filter_map(|id| Some((id, due(id)?))).collect();
    actions.sort_by_key(|(_, due)| *due);
    let overdue = actions.iter().filter(|(id, _)| model[*id].is_overdue(page.today)).count();
    let (first, more) = first(&actions, REST, |(id, due)| {
        let action = &model[id];
        BriefAction {
            title: components::named(&action.text),
            due: page.due(due, action.is_overdue(page.today)),
            owner: page.owner(owner::of_opportunity(model, id)),
            status: page.words.opportunity_status(action.status()),
        }
    });
    BriefActions { first, more, overdue }
}

/// Returns what nobody has answered: what is due first.
pub fn questions<'a>(page: &Page<'a>, brief: &Brief<'a>) -> BriefQuestions<'a> {
    let journey = brief.journey;
    let mut open: Vec<&Question> =
        journey.questions.iter().filter(|question| !question.is_answered()).collect();
    open.sort_by_key(|question| (question.due.is_none(), question.due.map(|due| due.value)));
    let (first, more) = first(&open, QUESTIONS, |question| BriefQuestion {
        text: page.phrase(&naming::beginning(&question.text), brief.file),
        due: question.due.map(|due| page.due(due.value, due.value < page.today)),
        owner: page.owner(journey.owner_or(question.owner.as_ref(), question.place)),
        place: place(brief, question.place),
    });
    BriefQuestions { first, more }
}

/// Returns the title of the stage or touchpoint that something stands in.
fn place<'a>(brief: &Brief<'a>, place: Place) -> Option<&'a str> {
    match place {
        Place::Stage(stage) => Some(&brief.journey[stage].head.title),
        Place::Touchpoint(touchpoint) => Some(&brief.journey[touchpoint].head.title),
        Place::Journey | Place::Persona => None,
    }
}

/// Returns the first few things, and how many more there are.
fn first<T: Copy, V>(all: &[T], most: usize, view: impl Fn(T) -> V) -> (Vec<V>, usize) {
    let first = all.iter().take(most).map(|entry| view(*entry)).collect();
    (first, all.len().saturating_sub(most))
}
