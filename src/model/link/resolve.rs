//! Every name in a journey, or at the top of the project, finds what it stands for.

use rustc_hash::FxHashSet;

use crate::diagnostic::{Code, Diagnostic, Location, nearest};
use crate::source::{FilePath, Span};
use crate::vocabulary::EntityKind;

use crate::model::{
    Activity, Citation, Experience, Journey, JourneyId, Kpi, KpiId, Line, Model, Opportunity, OpportunityId,
    Pain, PainId, Persona, PersonaId, Question, Ref, SharedStage, Stage, State, TeamId, Touchpoint,
};

use crate::model::journey_symbols::JourneySymbols;
use crate::model::name_map::NameMap;
use crate::model::{Id, Member};

use super::symbols::SymbolTable;

/// Resolves names in one file at a time and gathers what is wrong.
pub(super) struct Resolver<'n> {
    names: &'n SymbolTable,
    file: FilePath,
    /// The journey in which names are looked up first.
    journey: Option<JourneyId>,
    /// The other journeys in which names were looked up.
    pub consulted: FxHashSet<JourneyId>,
    pub diagnostics: Vec<Diagnostic>,
    /// Whether each name stands for something; where one does not, that is not always a mistake.
    pub is_whole: bool,
}

impl<'n> Resolver<'n> {
    pub(super) fn new(names: &'n SymbolTable) -> Self {
        Self {
            names,
            file: crate::source::file_path(""),
            journey: None,
            consulted: FxHashSet::default(),
            diagnostics: Vec::new(),
            is_whole: true,
        }
    }

    /// Resolves what stands at the top of the project, journeys aside.
    pub(super) fn project(&mut self, model: &mut Model) {
        for persona in &mut model.personas {
            self.file = persona.head.file.clone();
            self.persona(persona);
        }
        for kpi in &mut model.kpis {
            self.file = kpi.head.file.clone();
            self.kpi(kpi);
        }
        for opportunity in &mut model.opportunities {
            self.file = opportunity.file.clone();
            self.opportunity(opportunity);
        }
    }

    /// Resolves a journey; stages take from the shared ones what they leave out.
    pub(super) fn journey(&mut self, journey: &mut Journey, id: JourneyId, shared: &[SharedStage]) {
        self.file = journey.head.file.clone();
        self.journey = Some(id);
        self.refs(&mut journey.personas, EntityKind::Persona, |names| &names.personas);
        self.team(&mut journey.owner);
        if let State::Future { of: Some(of) } = &mut journey.state {
            self.one(of, EntityKind::Journey, |names| &names.journeys);
            self.future_of_itself(of, id);
        }
        for stage in &mut journey.stages {
            self.stage(stage, shared);
        }
        let walkers = Walkers::of(journey);
        for touchpoint in &mut journey.touchpoints {
            self.touchpoint(touchpoint, &walkers);
        }
        journey.pains.iter_mut().for_each(|pain| self.pain(pain));
        journey.kpis.iter_mut().for_each(|kpi| self.kpi(kpi));
        journey.opportunities.iter_mut().for_each(|opportunity| self.opportunity(opportunity));
        journey.questions.iter_mut().for_each(|question| self.question(question));
        self.cites(&mut journey.cites);
    }

    fn future_of_itself(&mut self, of: &mut Ref<JourneyId>, id: JourneyId) {
        if of.target == Some(id) {
            of.target = None;
            let message = "a journey cannot be its own future".to_owned();
            let fault =
                Diagnostic::error(Code::UNKNOWN_REFERENCE, Location::new(&self.file, of.span), message);
            self.diagnostics.push(fault.with_help("name the current journey, or write `state future` alone"));
        }
    }

    fn stage(&mut self, stage: &mut Stage, shared: &[SharedStage]) {
        self.team(&mut stage.owner);
        self.cites(&mut stage.cites);
        let shared = self.names.shared_stages.get(&stage.head.id.value).map(|at| &shared[at]);
        let Some(shared) = shared else { return };
        if !stage.has_title && shared.has_title {
            stage.head.title = shared.head.title.clone();
        }
        if stage.goals.is_empty() {
            stage.goals = shared.goals.clone();
        }
        if let Some(from) = &shared.about {
            let from = from.rebased(&shared.head.file, &self.file);
            let about = stage.about.get_or_insert_default();
            about.description = about.description.take().or(from.description);
            about.image = about.image.take().or(from.image);
            if about.tags.is_empty() {
                about.tags = from.tags;
            }
            if about.links.is_empty() {
                about.links = from.links;
            }
        }
    }

    fn touchpoint(&mut self, touchpoint: &mut Touchpoint, walkers: &Walkers) {
        self.refs(&mut touchpoint.who, EntityKind::Persona, |names| &names.personas);
        touchpoint.who.iter_mut().for_each(|who| self.walker(who, walkers));
        self.team(&mut touchpoint.owner);
        self.experience(&mut touchpoint.experience);
        for variant in &mut touchpoint.variants {
            self.one(&mut variant.persona, EntityKind::Persona, |names| &names.personas);
            self.walker(&mut variant.persona, walkers);
            self.experience(&mut variant.experience);
        }
        for note in &mut touchpoint.notes {
            self.one(&mut note.lane, EntityKind::Lane, |names| &names.lanes);
            self.cites(&mut note.cites);
        }
        let blueprint = [&mut touchpoint.frontstage, &mut touchpoint.backstage, &mut touchpoint.supported_by];
        blueprint.into_iter().flatten().for_each(|activity| self.activity(activity));
        self.opportunities(&mut touchpoint.delivers);
        if let Some(expands) = &mut touchpoint.expands {
            self.one(expands, EntityKind::Journey, |names| &names.journeys);
        }
        touchpoint.arrows.iter_mut().for_each(|arrow| self.cites(&mut arrow.cites));
    }

    fn experience(&mut self, experience: &mut Experience) {
        self.refs(&mut experience.channels, EntityKind::Channel, |names| &names.channels);
        let lanes = [
            &mut experience.does,
            &mut experience.thinks,
            &mut experience.says,
            &mut experience.sees,
            &mut experience.needs,
        ];
        lanes.into_iter().flatten().for_each(|line: &mut Line| self.cites(&mut line.cites));
        if let Some(feels) = &mut experience.feels {
            self.cites(&mut feels.cites);
        }
        self.cites(&mut experience.cites);
    }

    fn activity(&mut self, activity: &mut Activity) {
        self.team(&mut activity.owner);
        self.cites(&mut activity.cites);
    }

    fn persona(&mut self, persona: &mut Persona) {
        self.refs(&mut persona.prefers, EntityKind::Channel, |names| &names.channels);
        self.cites(&mut persona.cites);
        persona.questions.iter_mut().for_each(|question| self.question(question));
    }

    fn question(&mut self, question: &mut Question) {
        self.team(&mut question.owner);
        self.cites(&mut question.cites);
    }

    fn pain(&mut self, pain: &mut Pain) {
        if let Some(persona) = &mut pain.persona {
            // The `for` block that holds the pain has already said what is wrong with the name.
            persona.target = self.names.personas.get(&persona.name);
            self.is_whole &= persona.target.is_some();
        }
        self.team(&mut pain.owner);
        self.cites(&mut pain.cites);
    }

    fn kpi(&mut self, kpi: &mut Kpi) {
        self.team(&mut kpi.owner);
        self.cites(&mut kpi.cites);
    }

    fn opportunity(&mut self, opportunity: &mut Opportunity) {
        self.pains(&mut opportunity.solves);
        self.kpis(&mut opportunity.improves);
        self.refs(&mut opportunity.personas, EntityKind::Persona, |names| &names.personas);
        self.team(&mut opportunity.owner);
        self.refs(&mut opportunity.with, EntityKind::Team, |names| &names.teams);
        self.cites(&mut opportunity.cites);
    }

    fn cites(&mut self, cites: &mut [Citation]) {
        cites
            .iter_mut()
            .for_each(|citation| self.one(&mut citation.source, EntityKind::Source, |names| &names.sources));
    }

    fn team(&mut self, team: &mut Option<Ref<TeamId>>) {
        if let Some(team) = team {
            self.one(team, EntityKind::Team, |names| &names.teams);
        }
    }

    fn pains(&mut self, pains: &mut [Ref<PainId>]) {
        let nothing = NameMap::<PainId>::default();
        pains
            .iter_mut()
            .for_each(|pain| self.member(pain, EntityKind::Pain, |inside| &inside.pains, &nothing));
    }

    fn kpis(&mut self, kpis: &mut [Ref<KpiId>]) {
        let of_project = &self.names.kpis;
        kpis.iter_mut().for_each(|kpi| self.member(kpi, EntityKind::Kpi, |inside| &inside.kpis, of_project));
    }

    fn opportunities(&mut self, opportunities: &mut [Ref<OpportunityId>]) {
        let of_project = &self.names.opportunities;
        for opportunity in opportunities {
            self.member(opportunity, EntityKind::Opportunity, |inside| &inside.opportunities, of_project);
        }
    }

    fn refs<T: Copy>(
        &mut self,
        refs: &mut [Ref<T>],
        naming: EntityKind,
        table: impl Fn(&SymbolTable) -> &NameMap<T> + Copy,
    ) {
        refs.iter_mut().for_each(|name| self.one(name, naming, table));
    }

    /// Resolves a name that is unique over the project.
    fn one<T: Copy>(
        &mut self,
        name: &mut Ref<T>,
        naming: EntityKind,
        table: impl Fn(&SymbolTable) -> &NameMap<T>,
    ) {
        let names = self.names;
        let table = table(names);
        name.target = table.get(&name.name);
        if name.target.is_none() {
            let message = format!("there is no {} `{}`", naming.noun(), name.name);
            self.unknown(&name.name, name.span, naming, message, table.names());
        }
    }

    /// Resolves a name that is looked up in its journey, then in the one it is the future of, then in the project, or
    /// is written `JOURNEY/ID`.
    fn member<T>(
        &mut self,
        name: &mut Ref<Member<T>>,
        naming: EntityKind,
        table: impl Fn(&JourneySymbols) -> &NameMap<Id<T>>,
        of_project: &NameMap<Member<T>>,
    ) {
        let names = self.names;
        let find = |journey: JourneyId, id: &str| {
            let id = table(&names.journey_symbols[journey.index()]).get(id)?;
            Some(Member { journey: Some(journey), id })
        };
        if let Some((journey, id)) = name.name.split_once('/') {
            let slash = name.span.start as usize + journey.len();
            let Some(found) = names.journeys.get(journey) else {
                let message = format!("there is no journey `{journey}`");
                let span = Span::new(name.span.start as usize, slash);
                return self.unknown(journey, span, EntityKind::Journey, message, names.journeys.names());
            };
            self.consulted.insert(found);
            name.target = find(found, id);
            if name.target.is_none() {
                let message = format!("the journey `{journey}` has no {} `{id}`", naming.noun());
                let span = Span::new(slash + 1, name.span.end as usize);
                let inside = table(&names.journey_symbols[found.index()]);
                self.unknown(id, span, naming, message, inside.names());
            }
            return;
        }
        let future_of = self.journey.and_then(|own| names.journey_symbols[own.index()].future_of.as_ref());
        let current = future_of.and_then(|of| names.journeys.get(of));
        self.consulted.extend(current);
        // What a current journey that does not exist would have held is not missed a second time.
        let is_open = future_of.is_some() && current.is_none();
        let journeys = [self.journey, current];
        let in_journeys = journeys.into_iter().flatten().find_map(|journey| find(journey, &name.name));
        name.target = in_journeys.or_else(|| of_project.get(&name.name));
        self.is_whole &= name.target.is_some();
        if name.target.is_none() && !is_open {
            let message = format!("there is no {} `{}`", naming.noun(), name.name);
            let inside = journeys.map(|journey| Some(table(&names.journey_symbols[journey?.index()])));
            let all = inside.into_iter().flatten().flat_map(NameMap::names).chain(of_project.names());
            self.unknown(&name.name, name.span, naming, message, all);
        }
    }

    /// Reports a persona who is declared and does not walk the journey.
    fn walker(&mut self, name: &mut Ref<PersonaId>, walkers: &Walkers) {
        if walkers.is_open || name.target.is_none_or(|persona| walkers.personas.contains(&persona)) {
            return;
        }
        let message = format!("the persona `{}` does not walk this journey", name.name);
        let fault = Diagnostic::error(Code::UNKNOWN_REFERENCE, Location::new(&self.file, name.span), message);
        let mut fault = fault.with_help(format!("add `{}` to the `persona` of the journey", name.name));
        if let Some(first) = walkers.first {
            fault = fault.with_label(Location::new(&self.file, first), "who walks the journey");
        }
        self.diagnostics.push(fault);
    }

    /// Reports a name that stands for nothing, with the nearest one that would fit.
    fn unknown<'a>(
        &mut self,
        name: &str,
        span: Span,
        naming: EntityKind,
        message: String,
        names: impl Iterator<Item = &'a str> + Clone,
    ) {
        self.is_whole = false;
        // A name that could not be read is empty, and was told of where it stands.
        if name.is_empty() || self.names.is_poisoned(name) {
            return;
        }
        let fault = Diagnostic::error(Code::UNKNOWN_REFERENCE, Location::new(&self.file, span), message);
        // Nobody reads the hundredth suggestion, and each costs a look at every name.
        let near = (self.diagnostics.len() < 100).then(|| nearest(name, names.clone())).flatten();
        self.diagnostics.push(match near {
            Some(near) => fault
                .with_help(format!("did you mean `{near}`?"))
                .with_replacement(format!("replace with `{near}`"), near),
            None => fault.with_help(how_to_declare(naming, name, names)),
        });
    }
}

/// Returns how to make the name stand for something.
fn how_to_declare<'a>(naming: EntityKind, name: &str, names: impl Iterator<Item = &'a str>) -> String {
    let declare = match naming {
        EntityKind::Pain => format!("give a pain this id: `pain {name} \"…\"`"),
        EntityKind::Kpi => format!("declare it: `kpi {name} \"…\" {{ … }}`"),
        EntityKind::Opportunity => format!("give an opportunity this id: `opportunity {name} \"…\"`"),
        _ => format!("declare it in any file of the project: `{} {name} \"…\"`", naming.noun()),
    };
    let few: Vec<&str> = names.take(21).collect();
    match few.len() {
        1..=20 => format!("{declare}, or name one of the {}: {}", naming.plural(), few.join(", ")),
        _ => declare,
    }
}

/// Who walks a journey.
struct Walkers {
    personas: FxHashSet<PersonaId>,
    /// Whether that is not known, because one of the names stands for nothing.
    is_open: bool,
    /// Where the first is named.
    first: Option<Span>,
}

impl Walkers {
    fn of(journey: &Journey) -> Self {
        let named = &journey.personas;
        Self {
            personas: journey.personas().collect(),
            is_open: named.is_empty() || named.iter().any(|name| name.target.is_none()),
            first: named.first().map(|name| name.span),
        }
    }
}
