use rustc_hash::FxHashMap;

use crate::diagnostic::{Code, nearest};
use crate::model::{Flow, Id, Journey, Place, Ref, Review, Stage, State, Written, WrittenArrow};
use crate::source::{Span, Spanned};
use crate::syntax::tree::Item;
use crate::vocabulary::{BlockKind, Confidence};

use super::block::Entry;
use super::context::Context;
use super::remedy::{self, PainSetting};
use super::{flow, kpi, touchpoint};

pub(super) fn journey(cx: &mut Context<'_>, entry: &Entry<'_, '_>) -> Journey {
    let mut journey = empty(cx, entry);
    let place = Place::Journey;
    let (id, items) = (journey.head.id.span, entry.items());
    let mut state_is_read = false;
    for entry in cx.entries(BlockKind::Journey, items) {
        match entry.word.name {
            "persona" => journey.personas = cx.names(&entry, 0),
            "scenario" => journey.scenario = cx.rich(&entry, 0),
            "trigger" => journey.triggers.extend(cx.rich(&entry, 0)),
            "goal" => journey.goals.extend(cx.rich(&entry, 0)),
            "job" => journey.jobs.extend(cx.rich(&entry, 0)),
            "expects" => journey.expects.extend(cx.rich(&entry, 0)),
            "volume" => journey.volume = cx.volume(&entry),
            "owner" => journey.owner = cx.name(&entry, 0),
            "state" => {
                journey.state = state(cx, &entry);
                state_is_read = true;
            }
            "confidence" => journey.confidence = cx.choice(&entry, 0, Confidence::from_word),
            "reviewed" => {
                let every = cx.duration(&entry, 1);
                journey.reviewed = cx.date(&entry, 0).map(|on| Review { on, every });
            }
            "stage" => stage(cx, &entry, &mut journey),
            "pain" => journey.pains.push(remedy::pain(cx, &entry, place, PainSetting::default())),
            "kpi" => journey.kpis.push(kpi::kpi(cx, &entry, Some(place))),
            "opportunity" => journey.opportunities.push(remedy::opportunity(cx, &entry, Some(place))),
            "question" => journey.questions.push(cx.question(&entry, place)),
            "cites" => journey.cites.extend(cx.citation(&entry)),
            _ => cx.about(&entry, &mut journey.about),
        }
    }
    if is_written(items, "state") && !state_is_read {
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

fn empty(cx: &mut Context<'_>, entry: &Entry<'_, '_>) -> Journey {
    Journey {
        head: cx.head(entry),
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
        pains: Vec::new(),
        kpis: Vec::new(),
        opportunities: Vec::new(),
        questions: Vec::new(),
        cites: Vec::new(),
        about: None,
        flow: Flow::default(),
        written: Written::default(),
    }
}

/// Returns whether a word is written in a block, readable or not.
fn is_written(items: &[Item<'_>], keyword: &str) -> bool {
    items.iter().any(|item| matches!(item, Item::Statement(statement) if statement.keyword == keyword))
}

/// Returns whether a `persona` is written, even a broken one, or a word that was meant to be one.
fn names_somebody(items: &[Item<'_>]) -> bool {
    items.iter().any(|item| match item {
        Item::Statement(statement) => {
            let keyword = statement.keyword;
            keyword == "persona"
                || crate::vocabulary::synonym(keyword) == Some("persona")
                || nearest(keyword, ["persona"]).is_some()
        }
        _ => false,
    })
}

fn state(cx: &mut Context<'_>, entry: &Entry<'_, '_>) -> State {
    let of = cx.name(entry, 1);
    let is_future = cx.choice(entry, 0, |word| Some(word == "future")).is_some_and(|future| future.value);
    match (is_future, of) {
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

fn stage(cx: &mut Context<'_>, entry: &Entry<'_, '_>, journey: &mut Journey) {
    let id = Id::new(journey.stages.len());
    let first = journey.touchpoints.len();
    let place = Place::Stage(id);
    let mut arrows = Vec::new();
    let mut stage = Stage {
        has_title: entry.argument(1).is_some(),
        head: cx.head(entry),
        goals: Vec::new(),
        jobs: Vec::new(),
        takes: None,
        owner: None,
        touchpoints: first..first,
        cites: Vec::new(),
        about: None,
        span: entry.line(),
    };
    for entry in cx.entries(BlockKind::Stage, entry.items()) {
        match entry.word.name {
            "goal" => stage.goals.extend(cx.rich(&entry, 0)),
            "job" => stage.jobs.extend(cx.rich(&entry, 0)),
            "takes" => stage.takes = cx.takes(&entry),
            "owner" => stage.owner = cx.name(&entry, 0),
            "touchpoint" | "step" => touchpoint::touchpoint(cx, &entry, journey, id),
            "kpi" => journey.kpis.push(kpi::kpi(cx, &entry, Some(place))),
            "pain" => journey.pains.push(remedy::pain(cx, &entry, place, PainSetting::default())),
            "opportunity" => journey.opportunities.push(remedy::opportunity(cx, &entry, Some(place))),
            "question" => journey.questions.push(cx.question(&entry, place)),
            "cites" => stage.cites.extend(cx.citation(&entry)),
            "->" => {
                let arrow = touchpoint::arrow(cx, &entry);
                arrows.extend(arrow.map(|arrow| WrittenArrow { in_stage: true, ..arrow }));
            }
            _ => cx.about(&entry, &mut stage.about),
        }
    }
    stage.touchpoints = first..journey.touchpoints.len();
    match journey.touchpoints[first..].last_mut() {
        Some(last) => last.arrows.extend(arrows),
        None => arrows.iter().for_each(|arrow| {
            let message = "the arrow leaves from nowhere: the stage has no touchpoint yet".to_owned();
            let help = "an arrow of a stage leaves from its last touchpoint or step; write one before it";
            cx.report(cx.error(Code::MISPLACED_STATEMENT, arrow.span, message).with_help(help));
        }),
    }
    journey.stages.push(stage);
}

/// Reports the ids that must be unique in their journey and are not, and those that arrows could not tell apart.
fn report_duplicates(cx: &mut Context<'_>, journey: &Journey) {
    let stages = journey.stages.iter().map(|stage| &stage.head.id);
    let touchpoints = journey.touchpoints.iter().map(|touchpoint| &touchpoint.head.id);
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
        of("touchpoint or step"),
    );
    report_twice(cx, Code::DUPLICATE_ID, pains.map(|id| (&*id.value, id.span)), of("pain"));
    report_twice(cx, Code::DUPLICATE_ID, opportunities.map(|id| (&*id.value, id.span)), of("opportunity"));
    report_twice(cx, Code::DUPLICATE_ID, kpis.map(|id| (&*id.value, id.span)), of("KPI"));
}

/// Reports every name that stands a second time, as a repeated statement.
pub(super) fn report_repeated<'a>(
    cx: &mut Context<'_>,
    names: impl Iterator<Item = (&'a str, Span)>,
    message: impl Fn(&str) -> String,
) {
    report_twice(cx, Code::REPEATED_STATEMENT, names, message);
}

fn report_twice<'a>(
    cx: &mut Context<'_>,
    code: Code,
    names: impl Iterator<Item = (&'a str, Span)>,
    message: impl Fn(&str) -> String,
) {
    let mut first: FxHashMap<&str, Span> = FxHashMap::default();
    for (name, span) in names.filter(|(name, _)| !name.is_empty()) {
        if let Some(before) = first.get(name) {
            let help = match code {
                Code::DUPLICATE_ID => "give one of the two another id",
                _ => "keep the one that is right and delete the other, or join the two",
            };
            let fault = cx.error(code, span, message(name)).with_label(cx.at(*before), "first declared here");
            cx.report(fault.with_help(help));
        } else {
            first.insert(name, span);
        }
    }
}

impl Context<'_> {
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
