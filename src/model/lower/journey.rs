//! A journey and its stages.

use crate::diagnostic::{Code, nearest};
use crate::model::{
    Declaration, Flow, Id, Journey, Place, Provenance, Ref, Review, Stage, State, TouchpointKind,
    WrittenArrow,
};
use crate::source::{Span, Spanned};
use crate::syntax::tree::Item;
use crate::vocabulary::argument::{Name, OneOf, entity};
use crate::vocabulary::{At, BlockKind, JourneyKeyword, JourneyState, Keyword, StageKeyword, synonym};

use super::bright_spot::bright_spot;
use super::context::LowerContext;
use super::entry::Entry;
use super::opportunity::opportunity;
use super::pain::{PainSetting, pain};
use super::repeated::report_twice;
use super::touchpoint::Standing;
use super::{alternatives, flow, kpi, touchpoint};

pub(super) fn journey(cx: &mut LowerContext<'_>, head: Declaration, items: &[Item<'_>]) -> Journey {
    let id = head.id.span;
    let mut journey = empty(head);
    let place = Place::Journey;
    let mut state_is_read = false;
    for (keyword, entry) in cx.entries(BlockKind::Journey, items) {
        match keyword {
            JourneyKeyword::Persona { personas } => journey.personas = entry.names(personas),
            JourneyKeyword::Scenario { text } => journey.scenario = entry.text(text),
            JourneyKeyword::Trigger { text } => journey.triggers.extend(entry.text(text)),
            JourneyKeyword::Goal { text } => journey.goals.extend(entry.text(text)),
            JourneyKeyword::Job { text } => journey.jobs.extend(entry.text(text)),
            JourneyKeyword::Expects { text } => journey.expects.extend(entry.text(text)),
            JourneyKeyword::Volume { number, per } => journey.volume = cx.volume(&entry, number, per),
            JourneyKeyword::Owner { team } => journey.owner = entry.name(team),
            JourneyKeyword::State { word, of } => {
                journey.state = state(cx, &entry, word, of);
                state_is_read = true;
            }
            JourneyKeyword::Confidence { word } => journey.confidence = entry.choice(word),
            JourneyKeyword::Reviewed { on, every } => {
                let every = cx.duration(&entry, every);
                journey.reviewed = cx.date(&entry, on).map(|on| Review { on, every });
            }
            JourneyKeyword::Stage { id, title } => {
                let (head, has_title) = (cx.declaration(&entry, id, title), entry.has(title));
                stage(cx, &entry, head, has_title, &mut journey);
            }
            JourneyKeyword::Pain { id, text } => {
                journey.pains.push(pain(cx, &entry, (id, text), place, PainSetting::default()));
            }
            JourneyKeyword::BrightSpot { id, text } => {
                journey.bright_spots.push(bright_spot(cx, &entry, (id, text), place));
            }
            JourneyKeyword::Kpi { id, title } => {
                let head = cx.declaration(&entry, id, title);
                journey.kpis.push(kpi::kpi(cx, head, entry.items(), Some(place)));
            }
            JourneyKeyword::Opportunity { id, text } => {
                journey.opportunities.push(opportunity(cx, &entry, (id, text), Some(place)));
            }
            JourneyKeyword::Question { text } => journey.questions.push(cx.question(&entry, text, place)),
            JourneyKeyword::Cites { source, words } => journey.cites.extend(entry.citation(source, words)),
            JourneyKeyword::About(word) => cx.about(word, &entry, &mut journey.about),
        }
    }
    if is_state_written(items) && !state_is_read {
        // It may have been a future, whose names are looked up in a journey that we do not know.
        journey.state = State::Future { of: Some(Ref::new("", id)) };
    }
    if !names_somebody(items) {
        let title = &journey.head.id.value;
        let message = format!("nobody walks the journey `{title}`");
        let help = "name at least one persona: `persona sam`".to_owned();
        cx.report(cx.error(Code::MISSING_PERSONA, id, message).with_help(help));
    }
    report_duplicates(cx, &journey);
    journey.flow = flow::flow(cx, &journey);
    journey
}

fn empty(head: Declaration) -> Journey {
    Journey {
        head,
        personas: Vec::new(),
        scenario: None,
        triggers: Vec::new(),
        goals: Vec::new(),
        jobs: Vec::new(),
        expects: Vec::new(),
        volume: None,
        owner: None,
        state: State::Current,
        confidence: None,
        reviewed: None,
        stages: Vec::new(),
        touchpoints: Vec::new(),
        alternatives: Vec::new(),
        pains: Vec::new(),
        bright_spots: Vec::new(),
        kpis: Vec::new(),
        opportunities: Vec::new(),
        questions: Vec::new(),
        cites: Vec::new(),
        about: None,
        flow: Flow::default(),
        provenance: Provenance::default(),
    }
}

/// Returns whether a `state` is written, readable or not.
fn is_state_written(items: &[Item<'_>]) -> bool {
    let is_state = |keyword| matches!(JourneyKeyword::named(keyword), Some(JourneyKeyword::State { .. }));
    items.iter().any(|item| matches!(item, Item::Statement(statement) if is_state(statement.keyword)))
}

/// Returns whether a `persona` is written, even a broken one, or a word that was meant to be one.
fn names_somebody(items: &[Item<'_>]) -> bool {
    items.iter().any(|item| match item {
        Item::Statement(statement) => {
            let keyword = statement.keyword;
            keyword == "persona"
                || synonym(keyword) == Some("persona")
                || nearest(keyword, ["persona"]).is_some()
        }
        _ => false,
    })
}

fn state(
    cx: &mut LowerContext<'_>,
    entry: &Entry<'_, '_>,
    word: At<OneOf<JourneyState>>,
    of: At<Name<entity::Journey>>,
) -> State {
    let state = entry.choice(word).map(|state| state.value);
    match (state == Some(JourneyState::Future), entry.name(of)) {
        (true, of) => State::Future { of },
        (false, None) => State::Current,
        (false, Some(of)) => {
            let message = "only a future journey is the state of another one".to_owned();
            let help = format!("write `state future of {}`", of.name);
            cx.report(cx.error(Code::WRONG_ARGUMENT, of.span, message).with_help(help));
            State::Current
        }
    }
}

fn stage(
    cx: &mut LowerContext<'_>,
    entry: &Entry<'_, '_>,
    head: Declaration,
    has_title: bool,
    journey: &mut Journey,
) {
    let id = Id::new(journey.stages.len());
    let first = journey.touchpoints.len();
    let place = Place::Stage(id);
    let mut arrows = Vec::new();
    let mut stage = Stage {
        head,
        has_title,
        goals: Vec::new(),
        jobs: Vec::new(),
        takes: None,
        owner: None,
        touchpoints: first..first,
        cites: Vec::new(),
        about: None,
        span: entry.line(),
    };
    for (keyword, entry) in cx.entries(BlockKind::Stage, entry.items()) {
        match keyword {
            StageKeyword::Goal { text } => stage.goals.extend(entry.text(text)),
            StageKeyword::Job { text } => stage.jobs.extend(entry.text(text)),
            StageKeyword::Takes { time } => stage.takes = cx.takes(&entry, time),
            StageKeyword::Owner { team } => stage.owner = entry.name(team),
            StageKeyword::Touchpoint { id: name, title } => {
                let head = cx.declaration(&entry, name, title);
                let at = Standing { stage: id, alternatives: None };
                touchpoint::touchpoint(cx, head, entry.items(), journey, (TouchpointKind::Touchpoint, at));
            }
            StageKeyword::Step { id: name, title } => {
                let head = cx.declaration(&entry, name, title);
                let at = Standing { stage: id, alternatives: None };
                touchpoint::touchpoint(cx, head, entry.items(), journey, (touchpoint::step(&entry), at));
            }
            StageKeyword::OneOf { id: name, title } => {
                let head = cx.declaration(&entry, name, title);
                alternatives::alternatives(cx, &entry, head, journey, id);
            }
            StageKeyword::Kpi { id, title } => {
                let head = cx.declaration(&entry, id, title);
                journey.kpis.push(kpi::kpi(cx, head, entry.items(), Some(place)));
            }
            StageKeyword::Pain { id, text } => {
                journey.pains.push(pain(cx, &entry, (id, text), place, PainSetting::default()));
            }
            StageKeyword::BrightSpot { id, text } => {
                journey.bright_spots.push(bright_spot(cx, &entry, (id, text), place));
            }
            StageKeyword::Opportunity { id, text } => {
                journey.opportunities.push(opportunity(cx, &entry, (id, text), Some(place)));
            }
            StageKeyword::Question { text } => journey.questions.push(cx.question(&entry, text, place)),
            StageKeyword::Cites { source, words } => stage.cites.extend(entry.citation(source, words)),
            StageKeyword::Arrow { target, label, share, after } => {
                let arrow = touchpoint::arrow(cx, &entry, target, label, share, after);
                arrows.extend(arrow.map(|arrow| WrittenArrow { in_stage: true, ..arrow }));
            }
            StageKeyword::About(word) => cx.about(word, &entry, &mut stage.about),
        }
    }
    stage.touchpoints = first..journey.touchpoints.len();
    match journey.touchpoints[first..].last().map(|last| last.alternatives) {
        Some(Some(_)) => alternatives::leave_each(journey, arrows),
        Some(None) => {
            journey.touchpoints.last_mut().into_iter().for_each(|last| last.arrows.append(&mut arrows))
        }
        None => arrows.iter().for_each(|arrow| {
            let message = "the arrow leaves from nowhere: the stage has no touchpoint yet".to_owned();
            let help = "an arrow of a stage leaves from its last touchpoint or step; write one before it";
            cx.report(cx.error(Code::MISPLACED_STATEMENT, arrow.span, message).with_help(help));
        }),
    }
    journey.stages.push(stage);
}

/// Reports the ids that must be unique in their journey and are not, and those that arrows could not tell apart.
fn report_duplicates(cx: &mut LowerContext<'_>, journey: &Journey) {
    let stages = journey.stages.iter().map(|stage| &stage.head.id);
    let touchpoints = alternatives::ids_with_touchpoints(journey);
    let touchpoints = touchpoints.iter().copied();
    for id in stages.clone().chain(touchpoints.clone()) {
        cx.refuse_ends(id);
    }
    let pains = journey.pains.iter().filter_map(|pain| pain.id.as_ref());
    let opportunities = journey.opportunities.iter().filter_map(|opportunity| opportunity.id.as_ref());
    let kpis = journey.kpis.iter().map(|kpi| &kpi.head.id);
    let of =
        |noun: &'static str| move |id: &str| format!("the {noun} `{id}` is already declared in this journey");
    report_twice(cx, Code::DUPLICATE_ID, stages.map(|id| (&*id.value, id.span)), of("stage"));
    report_twice(
        cx,
        Code::DUPLICATE_ID,
        touchpoints.map(|id| (&*id.value, id.span)),
        of(if journey.alternatives.is_empty() {
            "touchpoint or step"
        } else {
            "touchpoint, step or `one-of`"
        }),
    );
    report_twice(cx, Code::DUPLICATE_ID, pains.map(|id| (&*id.value, id.span)), of("pain"));
    report_twice(cx, Code::DUPLICATE_ID, opportunities.map(|id| (&*id.value, id.span)), of("opportunity"));
    report_twice(cx, Code::DUPLICATE_ID, kpis.map(|id| (&*id.value, id.span)), of("KPI"));
}

impl LowerContext<'_> {
    /// Reports an id by which arrows end.
    pub(super) fn refuse_ends(&mut self, id: &Spanned<Box<str>>) {
        if matches!(&*id.value, "done" | "exit") {
            let message = format!("`{}` is where arrows end, and can name nothing else", id.value);
            let help = format!("choose another id, as in `{}-page`", id.value);
            self.report(self.error(Code::WRONG_ARGUMENT, id.span, message).with_help(help));
        }
    }

    /// Reports a name that stands for nothing, with the nearest one, or with the list of all where none is near.
    pub(super) fn unknown_reference<'n>(
        &mut self,
        name: &str,
        span: Span,
        message: String,
        names: impl Iterator<Item = &'n str> + Clone,
        list: &str,
    ) {
        let fault = self.error(Code::UNKNOWN_REFERENCE, span, message);
        let fault = match nearest(name, names.clone()) {
            Some(near) => fault
                .with_help(format!("did you mean `{near}`?"))
                .with_replacement(format!("replace with `{near}`"), near),
            None => fault.with_help(format!("{list}: {}", names.take(60).collect::<Vec<_>>().join(", "))),
        };
        self.report(fault);
    }
}
