//! The walk over all names, once to look and once to change.
//!
//! Each type is taken apart field by field: whoever adds a field decides here whether it names something, and whoever adds
//! a site is shown by the compiler who has to decide about it.

use crate::model::{
    Activity, Alternatives, BrightSpot, ChannelId, Citation, Experience, Feeling, Journey, JourneyId, Kpi,
    KpiId, LaneId, Line, Note, Opportunity, OpportunityId, Pain, PainId, Persona, PersonaId, Question, Ref,
    Stage, State, TeamId, Touchpoint, Variant, WrittenArrow,
};
use crate::source::{FilePath, Spanned};

/// Makes the sites and the walk over them, once to look and once to change.
macro_rules! walk {
    ($(#[doc = $doc:literal])+ $site:ident, $module:ident, $($mut:tt)?) => {
        $(#[doc = $doc])+
        #[allow(dead_code, reason = "who changes names has no use for arrows, who looks for them none for a name given twice")]
        pub(in crate::model) enum $site<'m> {
            /// `persona` in a journey: who walks it.
            Walkers(&'m $($mut)? Vec<Ref<PersonaId>>),
            /// `who` in a touchpoint.
            Who(&'m $($mut)? Vec<Ref<PersonaId>>),
            /// `for` in a touchpoint.
            Variant(&'m $($mut)? Ref<PersonaId>),
            /// The persona of the `for` block in which a pain stands.
            PainPersona(&'m $($mut)? Option<Ref<PersonaId>>),
            /// `for` in an opportunity.
            Beneficiaries(&'m $($mut)? Vec<Ref<PersonaId>>),
            /// `owner` anywhere, and `by` in a step.
            Owner(&'m $($mut)? Option<Ref<TeamId>>),
            /// `with` in an opportunity.
            With(&'m $($mut)? Vec<Ref<TeamId>>),
            /// `channel` in a touchpoint, `prefers` in a persona.
            Channels(&'m $($mut)? Vec<Ref<ChannelId>>),
            /// `cites` anywhere.
            Cites(&'m $($mut)? Vec<Citation>),
            /// `cites` of an arrow that repeats another, where they stand already.
            CopiedCites(&'m $($mut)? Vec<Citation>),
            /// The lane of a `note`.
            Lane(&'m $($mut)? Ref<LaneId>),
            /// `state future of`.
            FutureOf(&'m $($mut)? Option<Ref<JourneyId>>),
            /// `expands` in a touchpoint.
            Expands(&'m $($mut)? Option<Ref<JourneyId>>),
            /// `delivers` in a touchpoint.
            Delivers(&'m $($mut)? Vec<Ref<OpportunityId>>),
            /// `solves` in an opportunity.
            Solves(&'m $($mut)? Vec<Ref<PainId>>),
            /// `improves` in an opportunity.
            Improves(&'m $($mut)? Vec<Ref<KpiId>>),
            /// Where an arrow goes, with the numbers of its touchpoint and of the arrow there; lowering has resolved it.
            Arrow {
                target: &'m $($mut)? Spanned<Box<str>>,
                from: (usize, usize),
            },
        }

        pub(in crate::model) mod $module {
            use super::*;

            /// Visits what stands outside of journeys, with the file of each.
            pub(in crate::model) fn beside_journeys<'m>(
                personas: &'m $($mut)? [Persona],
                kpis: &'m $($mut)? [Kpi],
                opportunities: &'m $($mut)? [Opportunity],
                visit: &mut dyn FnMut(&FilePath, $site<'m>),
            ) {
                for it in personas {
                    let file = it.head.file.clone();
                    persona(it, &mut |site| visit(&file, site));
                }
                for it in kpis {
                    let file = it.head.file.clone();
                    kpi(it, &mut |site| visit(&file, site));
                }
                for it in opportunities {
                    let file = it.file.clone();
                    opportunity(it, &mut |site| visit(&file, site));
                }
            }

            /// Visits a journey: who walks it before all that only those who walk it may name.
            pub(in crate::model) fn journey<'m>(it: &'m $($mut)? Journey, visit: &mut dyn FnMut($site<'m>)) {
                let Journey {
                    head: _,
                    personas,
                    scenario: _,
                    triggers: _,
                    goals: _,
                    jobs: _,
                    expects: _,
                    volume: _,
                    owner,
                    state,
                    confidence: _,
                    reviewed: _,
                    stages,
                    touchpoints,
                    alternatives,
                    pains,
                    bright_spots,
                    kpis,
                    opportunities,
                    questions,
                    cites,
                    about: _,
                    flow: _,
                    provenance: _,
                } = it;
                visit($site::Walkers(personas));
                visit($site::Owner(owner));
                match state {
                    State::Current => {}
                    State::Future { of } => visit($site::FutureOf(of)),
                }
                visit($site::Cites(cites));
                for it in stages {
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
                    } = it;
                    visit($site::Owner(owner));
                    visit($site::Cites(cites));
                }
                for (at, it) in touchpoints.into_iter().enumerate() {
                    touchpoint(at, it, visit);
                }
                for it in alternatives {
                    let Alternatives { head: _, stage: _, members: _, shares: _, passing_by: _, about: _ } = it;
                }
                for it in pains {
                    pain(it, visit);
                }
                for it in bright_spots {
                    bright_spot(it, visit);
                }
                for it in kpis {
                    kpi(it, visit);
                }
                for it in opportunities {
                    opportunity(it, visit);
                }
                for it in questions {
                    question(it, visit);
                }
            }

            fn persona<'m>(it: &'m $($mut)? Persona, visit: &mut dyn FnMut($site<'m>)) {
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
                    pains: _,
                    accessibility: _,
                    prefers,
                    demographics: _,
                    cites,
                    questions,
                    about: _,
                } = it;
                visit($site::Channels(prefers));
                visit($site::Cites(cites));
                for it in questions {
                    question(it, visit);
                }
            }

            fn touchpoint<'m>(at: usize, it: &'m $($mut)? Touchpoint, visit: &mut dyn FnMut($site<'m>)) {
                let Touchpoint {
                    head: _,
                    kind: _,
                    stage: _,
                    alternatives: _,
                    share: _,
                    by,
                    who,
                    takes: _,
                    volume: _,
                    experience: own,
                    variants,
                    moment_of_truth: _,
                    owner,
                    notes,
                    frontstage,
                    backstage,
                    supported_by,
                    delivers,
                    expands,
                    logged_as: _,
                    pages: _,
                    arrows,
                    about: _,
                } = it;
                visit($site::Owner(by));
                visit($site::Who(who));
                visit($site::Owner(owner));
                experience(own, visit);
                for it in variants {
                    let Variant { persona, experience: own, about: _ } = it;
                    visit($site::Variant(persona));
                    experience(own, visit);
                }
                for it in notes {
                    let Note { lane, text: _, cites, about: _ } = it;
                    visit($site::Lane(lane));
                    visit($site::Cites(cites));
                }
                for it in frontstage.into_iter().chain(backstage).chain(supported_by) {
                    let Activity { text: _, owner, takes: _, cites, about: _ } = it;
                    visit($site::Owner(owner));
                    visit($site::Cites(cites));
                }
                visit($site::Delivers(delivers));
                visit($site::Expands(expands));
                for (index, it) in arrows.into_iter().enumerate() {
                    let WrittenArrow {
                        target,
                        label: _,
                        share: _,
                        after: _,
                        cites,
                        about: _,
                        in_stage: _,
                        is_copy,
                        span: _,
                    } = it;
                    if *is_copy {
                        visit($site::CopiedCites(cites));
                        continue;
                    }
                    visit($site::Arrow { target, from: (at, index) });
                    visit($site::Cites(cites));
                }
            }

            fn experience<'m>(it: &'m $($mut)? Experience, visit: &mut dyn FnMut($site<'m>)) {
                let Experience {
                    channels,
                    does,
                    thinks,
                    says,
                    sees,
                    needs,
                    feels,
                    engagement: _,
                    cites,
                } = it;
                visit($site::Channels(channels));
                for it in [does, thinks, says, sees, needs].into_iter().flatten() {
                    let Line { text: _, cites, about: _ } = it;
                    visit($site::Cites(cites));
                }
                if let Some(Feeling { score: _, label: _, span: _, cites, about: _ }) = feels {
                    visit($site::Cites(cites));
                }
                visit($site::Cites(cites));
            }

            fn pain<'m>(it: &'m $($mut)? Pain, visit: &mut dyn FnMut($site<'m>)) {
                let Pain {
                    id: _,
                    text: _,
                    span: _,
                    place: _,
                    persona,
                    activity: _,
                    severity: _,
                    affects: _,
                    owner,
                    cites,
                    about: _,
                } = it;
                visit($site::PainPersona(persona));
                visit($site::Owner(owner));
                visit($site::Cites(cites));
            }

            fn bright_spot<'m>(it: &'m $($mut)? BrightSpot, visit: &mut dyn FnMut($site<'m>)) {
                let BrightSpot { id: _, text: _, span: _, place: _, affects: _, owner, cites, about: _ } = it;
                visit($site::Owner(owner));
                visit($site::Cites(cites));
            }

            fn kpi<'m>(it: &'m $($mut)? Kpi, visit: &mut dyn FnMut($site<'m>)) {
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
                } = it;
                visit($site::Owner(owner));
                visit($site::Cites(cites));
            }

            fn opportunity<'m>(it: &'m $($mut)? Opportunity, visit: &mut dyn FnMut($site<'m>)) {
                let Opportunity {
                    id: _,
                    text: _,
                    span: _,
                    file: _,
                    place: _,
                    solves,
                    improves,
                    personas,
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
                } = it;
                visit($site::Solves(solves));
                visit($site::Improves(improves));
                visit($site::Beneficiaries(personas));
                visit($site::Owner(owner));
                visit($site::With(with));
                visit($site::Cites(cites));
            }

            fn question<'m>(it: &'m $($mut)? Question, visit: &mut dyn FnMut($site<'m>)) {
                let Question { text: _, place: _, owner, due: _, answered: _, cites, about: _ } = it;
                visit($site::Owner(owner));
                visit($site::Cites(cites));
            }
        }
    };
}

walk! {
    /// Where the model names something.
    Site, look,
}

walk! {
    /// Where the model names something, to be changed.
    SiteMut, change, mut
}
