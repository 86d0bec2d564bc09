//! A model for outsiders: what is hidden is gone from it, and so is every word that refers to it.
//!
//! Outputs are made of such a model, so that no back end can let slip what it was never given. Each type is taken apart
//! field by field: whoever adds a field decides here whether an outsider may see it.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

use super::{
    Activity, ActivityLane, Citation, Experience, Id, Journey, Kpi, Line, Model, Opportunity, Pain, PainId,
    Persona, Question, Ref, Stage, TeamId, Touchpoint, Variant,
};

/// A kind of content that `hide` can keep out of every output.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    serde::Serialize,
    serde::Deserialize,
    schemars::JsonSchema,
)]
#[serde(rename_all = "lowercase")]
#[expect(missing_docs, reason = "the names say it")]
pub enum Hidden {
    Kpis,
    Pains,
    Opportunities,
    Backstage,
    Owners,
    Sources,
    Questions,
}

impl Hidden {
    /// Every kind, in the order in which the configuration lists them.
    pub const ALL: [Hidden; 7] = [
        Hidden::Kpis,
        Hidden::Pains,
        Hidden::Opportunities,
        Hidden::Backstage,
        Hidden::Owners,
        Hidden::Sources,
        Hidden::Questions,
    ];

    /// Returns the name as people write it.
    pub const fn name(self) -> &'static str {
        match self {
            Hidden::Kpis => "kpis",
            Hidden::Pains => "pains",
            Hidden::Opportunities => "opportunities",
            Hidden::Backstage => "backstage",
            Hidden::Owners => "owners",
            Hidden::Sources => "sources",
            Hidden::Questions => "questions",
        }
    }
}

/// A name of nothing that can be hidden.
#[derive(Debug, Clone, thiserror::Error)]
#[error("`{0}` cannot be hidden")]
pub struct NotHidden(pub String);

impl FromStr for Hidden {
    type Err = NotHidden;

    fn from_str(name: &str) -> Result<Self, Self::Err> {
        Self::ALL.into_iter().find(|kind| kind.name() == name).ok_or_else(|| NotHidden(name.to_owned()))
    }
}

impl fmt::Display for Hidden {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl Model {
    /// Returns the model without what is hidden: itself where nothing more is.
    ///
    /// Checks and lints look at the whole model; only outputs are made of this one. Places in lists stay as they are,
    /// but for pains, of which those behind the scenes go with their work.
    pub fn without(&self, hidden: &BTreeSet<Hidden>) -> Cow<'_, Model> {
        if hidden.is_subset(&self.hidden) {
            return Cow::Borrowed(self);
        }
        let mut model = self.clone();
        model.hidden = hidden.clone();
        Reduction { hidden, pains: pains_left(self, hidden) }.model(&mut model);
        Cow::Owned(model)
    }

    /// Returns whether outputs must not tell of a kind of content, so that what is missing is not called missing.
    pub fn hides(&self, kind: Hidden) -> bool {
        self.hidden.contains(&kind)
    }
}

/// Returns the new place of each pain in the list of its journey, or that it has none any more.
fn pains_left(model: &Model, hidden: &BTreeSet<Hidden>) -> Vec<Vec<Option<usize>>> {
    let of_journey = |journey: &Arc<Journey>| {
        let mut left = 0..;
        let place = |pain: &Pain| if is_hidden(pain, hidden) { None } else { left.next() };
        journey.pains.iter().map(place).collect()
    };
    model.journeys.iter().map(of_journey).collect()
}

/// Returns whether a pain is hidden itself, or stands in work that is.
fn is_hidden(pain: &Pain, hidden: &BTreeSet<Hidden>) -> bool {
    let is_behind = pain.activity.is_some_and(|(lane, _)| lane != ActivityLane::Frontstage);
    hidden.contains(&Hidden::Pains) || (is_behind && hidden.contains(&Hidden::Backstage))
}

/// What is taken out of a model.
struct Reduction<'h> {
    hidden: &'h BTreeSet<Hidden>,
    pains: Vec<Vec<Option<usize>>>,
}

impl Reduction<'_> {
    fn hides(&self, kind: Hidden) -> bool {
        self.hidden.contains(&kind)
    }

    fn model(&self, model: &mut Model) {
        let Model {
            personas,
            teams,
            channels: _,
            sources,
            lanes: _,
            shared_stages: _,
            journeys,
            kpis,
            opportunities,
            futures: _,
            hidden: _,
            provenance: _,
        } = model;
        personas.iter_mut().for_each(|persona| self.persona(persona));
        self.clear(Hidden::Owners, teams);
        self.clear(Hidden::Sources, sources);
        journeys.iter_mut().for_each(|journey| self.journey(Arc::make_mut(journey)));
        self.kpis(kpis);
        self.opportunities(opportunities);
    }

    fn persona(&self, persona: &mut Persona) {
        let Persona {
            head: _,
            role: _,
            segment: _,
            share: _,
            quote: _,
            goals: _,
            jobs: _,
            needs: _,
            motivation: _,
            expects: _,
            barriers: _,
            pains,
            accessibility: _,
            prefers: _,
            demographics: _,
            cites,
            questions,
            about: _,
        } = persona;
        self.clear(Hidden::Pains, pains);
        self.cites(cites);
        self.questions(questions);
    }

    fn journey(&self, journey: &mut Journey) {
        let Journey {
            head: _,
            personas: _,
            scenario: _,
            triggers: _,
            goals: _,
            jobs: _,
            expects: _,
            volume: _,
            owner,
            state: _,
            confidence: _,
            reviewed: _,
            stages,
            touchpoints,
            pains,
            kpis,
            opportunities,
            questions,
            cites,
            about: _,
            flow: _,
            provenance: _,
        } = journey;
        self.owner(owner);
        for stage in stages {
            let Stage {
                head: _,
                has_title: _,
                goals: _,
                jobs: _,
                takes: _,
                owner,
                touchpoints: _,
                cites,
                about: _,
                span: _,
            } = stage;
            self.owner(owner);
            self.cites(cites);
        }
        touchpoints.iter_mut().for_each(|touchpoint| self.touchpoint(touchpoint));
        pains.retain(|pain| !is_hidden(pain, self.hidden));
        pains.iter_mut().for_each(|pain| self.pain(pain));
        self.kpis(kpis);
        self.opportunities(opportunities);
        self.questions(questions);
        self.cites(cites);
    }

    fn touchpoint(&self, touchpoint: &mut Touchpoint) {
        let Touchpoint {
            head: _,
            kind: _,
            stage: _,
            who: _,
            takes: _,
            volume: _,
            experience,
            variants,
            moment_of_truth: _,
            owner,
            notes,
            frontstage,
            backstage,
            supported_by,
            delivers,
            expands: _,
            logged_as,
            pages: _,
            arrows,
            about: _,
        } = touchpoint;
        self.experience(experience);
        for variant in variants {
            let Variant { persona: _, experience, about: _ } = variant;
            self.experience(experience);
        }
        self.owner(owner);
        notes.iter_mut().for_each(|note| self.cites(&mut note.cites));
        // The name in an event log is how we see it from behind.
        self.clear(Hidden::Backstage, logged_as);
        self.clear(Hidden::Backstage, backstage);
        self.clear(Hidden::Backstage, supported_by);
        for activity in frontstage.iter_mut().chain(backstage).chain(supported_by) {
            let Activity { text: _, owner, takes: _, cites, about: _ } = activity;
            self.owner(owner);
            self.cites(cites);
        }
        self.clear(Hidden::Opportunities, delivers);
        arrows.iter_mut().for_each(|arrow| self.cites(&mut arrow.cites));
    }

    fn experience(&self, experience: &mut Experience) {
        let Experience { channels: _, does, thinks, says, sees, needs, feels, engagement: _, cites } =
            experience;
        for line in [does, thinks, says, sees, needs].into_iter().flatten() {
            let Line { text: _, cites, about: _ } = line;
            self.cites(cites);
        }
        feels.iter_mut().for_each(|feeling| self.cites(&mut feeling.cites));
        self.cites(cites);
    }

    fn pain(&self, pain: &mut Pain) {
        let Pain {
            id: _,
            text: _,
            span: _,
            place: _,
            persona: _,
            activity: _,
            severity: _,
            affects: _,
            owner,
            cites,
            about: _,
        } = pain;
        self.owner(owner);
        self.cites(cites);
    }

    fn kpis(&self, kpis: &mut Vec<Kpi>) {
        self.clear(Hidden::Kpis, kpis);
        for kpi in kpis {
            let Kpi {
                head: _,
                place: _,
                metric: _,
                formula: _,
                unit: _,
                scale: _,
                baseline: _,
                target: _,
                warn: _,
                actuals: _,
                owner,
                cadence: _,
                cites,
                about: _,
            } = kpi;
            self.owner(owner);
            self.cites(cites);
        }
    }

    fn opportunities(&self, opportunities: &mut Vec<Opportunity>) {
        self.clear(Hidden::Opportunities, opportunities);
        for opportunity in opportunities {
            let Opportunity {
                id: _,
                text: _,
                span: _,
                file: _,
                place: _,
                solves,
                improves,
                personas: _,
                owner,
                with,
                impact: _,
                effort: _,
                priority: _,
                status: _,
                due: _,
                cost: _,
                benefit: _,
                result: _,
                cites,
                about: _,
            } = opportunity;
            solves.retain_mut(|pain| self.follow(pain));
            self.clear(Hidden::Kpis, improves);
            self.owner(owner);
            self.clear(Hidden::Owners, with);
            self.cites(cites);
        }
    }

    /// Leads the name of a pain to its new place, and returns whether it has one.
    fn follow(&self, pain: &mut Ref<PainId>) -> bool {
        let Some(PainId { journey: Some(journey), id }) = pain.target else { return true };
        let left = self.pains[journey.index()][id.index()];
        pain.target = left.map(|left| PainId { journey: Some(journey), id: Id::new(left) });
        left.is_some()
    }

    fn questions(&self, questions: &mut Vec<Question>) {
        self.clear(Hidden::Questions, questions);
        for question in questions {
            // Where nobody may know what answers it, it is answered all the same.
            let Question { text: _, place: _, owner, due: _, answered: _, cites, about: _ } = question;
            self.owner(owner);
            self.cites(cites);
        }
    }

    fn owner(&self, owner: &mut Option<Ref<TeamId>>) {
        if self.hides(Hidden::Owners) {
            *owner = None;
        }
    }

    fn cites(&self, cites: &mut Vec<Citation>) {
        self.clear(Hidden::Sources, cites);
    }

    fn clear<T>(&self, kind: Hidden, list: &mut Vec<T>) {
        if self.hides(kind) {
            list.clear();
        }
    }
}
