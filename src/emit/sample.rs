//! A small project built by hand, for the tests of the back ends.

use std::sync::Arc;

use jiff::civil::date;
use rust_decimal::Decimal;

use crate::model::*;
use crate::source::{Span, Spanned, file_path};
use crate::syntax::tree::Comparison;
use crate::vocabulary::{Cadence, ChannelKind, Level, Metric, Period, SourceKind};

use super::{Format, Options};

pub fn options() -> Options {
    Options {
        title: "Gym journeys".to_owned(),
        language: "en".to_owned(),
        today: date(2026, 11, 21),
        formats: Format::ALL.to_vec(),
    }
}

/// Sam's gym membership, shortened: two stages, two KPIs, a pain, an opportunity, and a KPI of the project.
pub fn model() -> Model {
    let mut model = Model {
        personas: vec![sam()],
        teams: vec![team("growth", "Growth"), team("web", "Web")],
        channels: vec![email()],
        sources: vec![recordings()],
        journeys: vec![Arc::new(gym())],
        kpis: vec![kpi("nps", "Recommendation", None)],
        ..Model::default()
    };
    model.kpis[0].metric = metric("nps");
    model
}

pub fn at<T>(value: T) -> Spanned<T> {
    Spanned::new(value, Span::default())
}

pub fn text(markdown: &str) -> Text {
    Text { markdown: markdown.into(), span: Span::default(), is_block: false }
}

pub fn head(id: &str, title: &str) -> Head {
    Head { id: at(id.into()), title: title.into(), file: file_path("gym.journey") }
}

pub fn to<T: Copy>(name: &str, target: T) -> Ref<T> {
    Ref { name: name.into(), span: Span::default(), target: Some(target) }
}

pub fn percent(amount: Decimal) -> Value {
    Value { amount, unit: Some(Unit::Percent), span: Span::default() }
}

pub fn kpi(id: &str, title: &str, place: Option<Place>) -> Kpi {
    Kpi {
        head: head(id, title),
        place,
        metric: None,
        formula: None,
        unit: None,
        baseline: None,
        target: None,
        warn: None,
        actuals: Vec::new(),
        owner: None,
        cadence: None,
        cites: Vec::new(),
        about: None,
    }
}

fn metric(id: &str) -> Option<Spanned<&'static Metric>> {
    Metric::find(id).map(at)
}

fn team(id: &str, title: &str) -> Team {
    Team { head: head(id, title), department: None, contact: None, about: None }
}

fn email() -> Channel {
    let (id, title) = ("email".into(), "E-mail".into());
    Channel { id, title, kind: ChannelKind::Digital, icon: Some("email"), declared: None, about: None }
}

fn recordings() -> Source {
    Source {
        head: head("form-recordings", "Recordings of the sign-up form"),
        kind: Some(at(SourceKind::Recording)),
        on: Some(at(date(2026, 10, 30))),
        sample: Some(at(Decimal::from(412))),
        url: None,
        file: None,
        about: None,
    }
}

fn sam() -> Persona {
    Persona {
        head: head("sam", "Sam, starting again"),
        role: Some(text("Office worker, lapsed exerciser")),
        segment: None,
        share: Some(at(Decimal::from(40))),
        quote: Some(text("I'll start on Monday. Really, this time.")),
        goals: vec![text("Get back in shape before summer")],
        jobs: Vec::new(),
        needs: Vec::new(),
        motivation: None,
        expects: Vec::new(),
        barriers: Vec::new(),
        pains: Vec::new(),
        accessibility: Vec::new(),
        prefers: vec![to("email", Id::new(0))],
        demographics: vec![("Age".into(), text("25–40"))],
        cites: Vec::new(),
        questions: Vec::new(),
        about: None,
    }
}

fn gym() -> Journey {
    let citation = Citation {
        source: to("form-recordings", Id::new(0)),
        words: Some(text("38% leave at the ninth field")),
    };
    let pain = Pain {
        id: Some(at("long-form".into())),
        text: text("The form is *too long* on mobile"),
        span: Span::default(),
        place: Place::Touchpoint(Id::new(1)),
        persona: None,
        activity: None,
        severity: None,
        affects: Some(at(Decimal::from(38))),
        owner: None,
        cites: vec![citation.clone()],
        about: None,
    };
    let kpi_id = Id::new(1);
    let opportunity = Opportunity {
        id: Some(at("short-form".into())),
        text: text("Cut the form to `four` fields"),
        span: Span::default(),
        file: file_path("gym.journey"),
        place: Some(Place::Touchpoint(Id::new(1))),
        solves: vec![to("long-form", Member { journey: Some(Id::new(0)), id: Id::new(0) })],
        improves: vec![to("signup-rate", Member { journey: Some(Id::new(0)), id: kpi_id })],
        personas: Vec::new(),
        owner: Some(to("web", Id::new(1))),
        with: Vec::new(),
        impact: Some(at(Level::High)),
        effort: Some(at(Level::Low)),
        priority: None,
        status: None,
        due: Some(at(date(2026, 11, 15))),
        cost: None,
        benefit: None,
        result: None,
        cites: Vec::new(),
        about: None,
    };
    let mut signups = kpi("signup-rate", "Online sign-up rate", Some(Place::Stage(Id::new(1))));
    signups.metric = metric("conversion-rate");
    signups.baseline = Some(Reading { value: percent(Decimal::from(18)), on: None });
    signups.warn = Some(Goal::Compare(Comparison::AtLeast, percent(Decimal::from(25))));
    signups.target = Some(Target {
        goal: Goal::Compare(Comparison::AtLeast, percent(Decimal::from(30))),
        by: Some(at(date(2026, 12, 31))),
    });
    signups.actuals = vec![Reading { value: percent(Decimal::new(224, 1)), on: Some(at(date(2026, 11, 1))) }];
    signups.cadence = Some(at(Cadence::Weekly));
    signups.cites = vec![citation];
    let clicks = kpi("ad-ctr", "Ad click-through rate", Some(Place::Touchpoint(Id::new(0))));
    let arrow = Arrow {
        from: Id::new(0),
        to: Destination::Touchpoint(Id::new(1)),
        origin: Origin::Next,
        share: Some(Decimal::ONE_HUNDRED),
        people: Some(Decimal::from(4200)),
    };
    let last = Arrow { from: Id::new(1), to: Destination::Done, ..arrow.clone() };
    Journey {
        head: head("gym-membership", "Gym membership"),
        personas: vec![to("sam", Id::new(0))],
        scenario: Some(text("Sam wants to get fit again.")),
        triggers: vec![text("Out of breath on the office stairs")],
        goals: Vec::new(),
        jobs: Vec::new(),
        expects: Vec::new(),
        volume: Some(Volume { amount: Decimal::from(4200), period: Period::Month, span: Span::default() }),
        owner: Some(to("growth", Id::new(0))),
        state: State::Current,
        confidence: None,
        reviewed: None,
        stages: vec![stage("awareness", "Awareness", 0..1), stage("purchase", "Purchase", 1..2)],
        touchpoints: vec![touchpoint("instagram-ad", "Instagram ad", 0), touchpoint("form", "Form", 1)],
        pains: vec![pain],
        kpis: vec![clicks, signups],
        opportunities: vec![opportunity],
        questions: Vec::new(),
        cites: Vec::new(),
        about: None,
        flow: Flow {
            arrows: vec![arrow, last],
            people: vec![Some(Decimal::from(4200)); 2],
            period: Some(Period::Month),
            reachable: vec![true, true],
        },
    }
}

fn stage(id: &str, title: &str, touchpoints: std::ops::Range<usize>) -> Stage {
    Stage {
        head: head(id, title),
        has_title: true,
        goals: Vec::new(),
        jobs: Vec::new(),
        takes: None,
        owner: None,
        touchpoints,
        cites: Vec::new(),
        about: None,
        span: Span::default(),
    }
}

fn touchpoint(id: &str, title: &str, stage: usize) -> Touchpoint {
    let feels = Feeling {
        score: -2,
        label: Some("frustrated".into()),
        span: Span::default(),
        cites: Vec::new(),
        about: None,
    };
    let experience = Experience {
        channels: vec![to("email", Id::new(0))],
        does: vec![Line { text: text("Reads </script> it"), cites: Vec::new(), about: None }],
        feels: Some(feels),
        ..Experience::default()
    };
    Touchpoint {
        head: head(id, title),
        kind: TouchpointKind::Touchpoint,
        stage: Id::new(stage),
        who: Vec::new(),
        takes: None,
        volume: None,
        experience,
        variants: Vec::new(),
        moment_of_truth: None,
        owner: None,
        notes: Vec::new(),
        frontstage: Vec::new(),
        backstage: Vec::new(),
        supported_by: Vec::new(),
        delivers: Vec::new(),
        expands: None,
        logged_as: Vec::new(),
        pages: Vec::new(),
        arrows: Vec::new(),
        about: None,
    }
}
