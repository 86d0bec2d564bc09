//! A model for outsiders: what is hidden is gone from it, and so is every word that refers to it.
//!
//! Outputs are made of such a model, so that no back end can let slip what it was never given. What holds more than words
//! is taken apart field by field: whoever adds a field decides here whether an outsider may see it.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

use super::references::{SiteMut, change};
use super::{ActivityLane, Id, Journey, Model, Pain, PainId, Persona, Ref, Touchpoint};

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
            graph: _,
            hidden: _,
            provenance: _,
        } = model;
        self.clear(Hidden::Owners, teams);
        self.clear(Hidden::Sources, sources);
        self.clear(Hidden::Kpis, kpis);
        self.clear(Hidden::Opportunities, opportunities);
        personas.iter_mut().for_each(|persona| self.persona(persona));
        change::beside_journeys(personas, kpis, opportunities, &mut |_, site| self.site(site));
        for journey in journeys.iter_mut().map(Arc::make_mut) {
            self.journey(journey);
            change::journey(journey, &mut |site| self.site(site));
        }
    }

    /// Takes out the names of what is hidden.
    fn site(&self, site: SiteMut<'_>) {
        match site {
            SiteMut::Owner(team) => {
                if self.hides(Hidden::Owners) {
                    *team = None;
                }
            }
            SiteMut::With(teams) => self.clear(Hidden::Owners, teams),
            SiteMut::Cites(cites) | SiteMut::CopiedCites(cites) => self.clear(Hidden::Sources, cites),
            SiteMut::Delivers(opportunities) => self.clear(Hidden::Opportunities, opportunities),
            SiteMut::Solves(pains) => pains.retain_mut(|pain| self.follow(pain)),
            SiteMut::Improves(kpis) => self.clear(Hidden::Kpis, kpis),
            SiteMut::Walkers(_)
            | SiteMut::Who(_)
            | SiteMut::Variant(_)
            | SiteMut::PainPersona(_)
            | SiteMut::Beneficiaries(_)
            | SiteMut::Channels(_)
            | SiteMut::Lane(_)
            | SiteMut::FutureOf(_)
            | SiteMut::Expands(_)
            | SiteMut::Arrow { .. } => {}
        }
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
            cites: _,
            questions,
            about: _,
        } = persona;
        self.clear(Hidden::Pains, pains);
        self.clear(Hidden::Questions, questions);
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
            owner: _,
            state: _,
            confidence: _,
            reviewed: _,
            stages: _,
            touchpoints,
            alternatives: _,
            pains,
            // What works is what outsiders may well know.
            bright_spots: _,
            kpis,
            opportunities,
            questions,
            cites: _,
            about: _,
            flow: _,
            provenance: _,
        } = journey;
        touchpoints.iter_mut().for_each(|touchpoint| self.touchpoint(touchpoint));
        pains.retain(|pain| !is_hidden(pain, self.hidden));
        self.clear(Hidden::Kpis, kpis);
        self.clear(Hidden::Opportunities, opportunities);
        // Where nobody may know what answers a question, it is answered all the same.
        self.clear(Hidden::Questions, questions);
    }

    fn touchpoint(&self, touchpoint: &mut Touchpoint) {
        let Touchpoint {
            head: _,
            kind: _,
            stage: _,
            alternatives: _,
            share: _,
            by: _,
            who: _,
            takes: _,
            volume: _,
            experience: _,
            variants: _,
            moment_of_truth: _,
            owner: _,
            notes: _,
            frontstage: _,
            backstage,
            supported_by,
            delivers: _,
            expands: _,
            logged_as,
            pages: _,
            arrows: _,
            about: _,
        } = touchpoint;
        // The name in an event log is how we see it from behind.
        self.clear(Hidden::Backstage, logged_as);
        self.clear(Hidden::Backstage, backstage);
        self.clear(Hidden::Backstage, supported_by);
    }

    /// Leads the name of a pain to its new place, and returns whether it has one.
    fn follow(&self, pain: &mut Ref<PainId>) -> bool {
        let Some(PainId { journey: Some(journey), id }) = pain.target else { return true };
        let left = self.pains[journey.index()][id.index()];
        pain.target = left.map(|left| PainId { journey: Some(journey), id: Id::new(left) });
        left.is_some()
    }

    fn clear<T>(&self, kind: Hidden, list: &mut Vec<T>) {
        if self.hides(kind) {
            list.clear();
        }
    }
}
