//! Every name in a journey, or at the top of the project, finds what it stands for.

use rustc_hash::FxHashSet;

use crate::diagnostic::{Code, Diagnostic, Location, MOST_OF_ONE_FILE, nearest};
use crate::source::{FilePath, Span};
use crate::vocabulary::EntityKind;

use crate::model::journey_symbols::JourneySymbols;
use crate::model::name_map::NameMap;
use crate::model::references::{SiteMut, change};
use crate::model::{
    Id, Journey, JourneyId, Member, Model, PainId, PersonaId, Ref, SharedStage, Stage, targets,
};

use super::symbols::SymbolTable;

/// Resolves names in one file at a time and gathers what is wrong.
pub(super) struct Resolver<'n> {
    symbols: &'n SymbolTable,
    file: FilePath,
    /// The journey in which names are looked up first.
    journey: Option<JourneyId>,
    walkers: Walkers,
    pub diagnostics: Vec<Diagnostic>,
    /// Whether each name stands for something; where one does not, that is not always a mistake.
    pub is_whole: bool,
    /// The stages that took something from a shared one, by their place in the journey, as they were written.
    pub written_stages: Vec<(usize, Stage)>,
}

impl<'n> Resolver<'n> {
    pub(super) fn new(symbols: &'n SymbolTable) -> Self {
        Self {
            symbols,
            file: crate::source::file_path(""),
            journey: None,
            walkers: Walkers::default(),
            diagnostics: Vec::new(),
            is_whole: true,
            written_stages: Vec::new(),
        }
    }

    /// Resolves what stands at the top of the project, journeys aside.
    pub(super) fn project(&mut self, model: &mut Model) {
        let Model { personas, kpis, opportunities, .. } = model;
        change::beside_journeys(personas, kpis, opportunities, &mut |file, site| {
            if self.file != *file {
                self.file = file.clone();
            }
            self.site(site);
        });
    }

    /// Resolves a journey; stages take from the shared ones what they leave out.
    pub(super) fn journey(&mut self, journey: &mut Journey, id: JourneyId, shared: &[SharedStage]) {
        self.file = journey.head.file.clone();
        self.journey = Some(id);
        change::journey(journey, &mut |site| self.site(site));
        for (index, stage) in journey.stages.iter_mut().enumerate() {
            self.inherit(index, stage, shared);
        }
    }

    fn site(&mut self, site: SiteMut<'_>) {
        match site {
            SiteMut::Walkers(personas) => {
                self.personas(personas);
                self.walkers = Walkers::of(personas);
            }
            SiteMut::Who(personas) => {
                self.personas(personas);
                personas.iter().for_each(|persona| self.walker(persona));
            }
            SiteMut::Variant(persona) => {
                self.one(persona, EntityKind::Persona, |symbols| &symbols.personas);
                self.walker(persona);
            }
            SiteMut::PainPersona(None) => {}
            SiteMut::PainPersona(Some(persona)) => {
                // The `for` block that holds the pain has already said what is wrong with the name.
                persona.target = self.symbols.personas.get(&persona.name);
                self.is_whole &= persona.target.is_some();
            }
            SiteMut::Beneficiaries(personas) => self.personas(personas),
            SiteMut::Owner(team) => self.all(team, EntityKind::Team, |symbols| &symbols.teams),
            SiteMut::With(teams) => self.all(teams, EntityKind::Team, |symbols| &symbols.teams),
            SiteMut::Channels(channels) => {
                self.all(channels, EntityKind::Channel, |symbols| &symbols.channels)
            }
            SiteMut::Cites(cites) | SiteMut::CopiedCites(cites) => {
                let sources = cites.iter_mut().map(|citation| &mut citation.source);
                self.all(sources, EntityKind::Source, |symbols| &symbols.sources);
            }
            SiteMut::Lane(lane) => self.one(lane, EntityKind::Lane, |symbols| &symbols.lanes),
            SiteMut::FutureOf(None) => {}
            SiteMut::FutureOf(Some(of)) => {
                self.one(of, EntityKind::Journey, |symbols| &symbols.journeys);
                self.future_of_itself(of);
            }
            SiteMut::Expands(journey) => self.all(journey, EntityKind::Journey, |symbols| &symbols.journeys),
            SiteMut::Delivers(opportunities) => {
                let of_project = &self.symbols.opportunities;
                for name in opportunities {
                    self.member(name, EntityKind::Opportunity, |journey| &journey.opportunities, of_project);
                }
            }
            SiteMut::Solves(pains) => {
                let of_project = NameMap::<PainId>::default();
                for name in pains {
                    self.member(name, EntityKind::Pain, |journey| &journey.pains, &of_project);
                }
            }
            SiteMut::Improves(kpis) => {
                let of_project = &self.symbols.kpis;
                for name in kpis {
                    self.member(name, EntityKind::Kpi, |journey| &journey.kpis, of_project);
                }
            }
            // Lowering has found it: arrows stay in their journey.
            SiteMut::Arrow { .. } => {}
        }
    }

    fn future_of_itself(&mut self, of: &mut Ref<JourneyId>) {
        if of.target.is_some() && of.target == self.journey {
            of.target = None;
            let message = "a journey cannot be its own future".to_owned();
            let fault =
                Diagnostic::error(Code::UNKNOWN_REFERENCE, Location::new(&self.file, of.span), message);
            self.report(fault.with_help("name the current journey, or write `state future` alone"));
        }
    }

    /// Gives a stage what it leaves out and the shared stage of the same id has.
    fn inherit(&mut self, index: usize, stage: &mut Stage, shared: &[SharedStage]) {
        let shared = self.symbols.shared_stages.get(&stage.head.id.value).map(|at| &shared[at]);
        let Some(shared) = shared else { return };
        self.written_stages.push((index, stage.clone()));
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

    fn personas(&mut self, personas: &mut [Ref<PersonaId>]) {
        self.all(personas, EntityKind::Persona, |symbols| &symbols.personas);
    }

    fn all<'r, T: Copy + 'r>(
        &mut self,
        names: impl IntoIterator<Item = &'r mut Ref<T>>,
        kind: EntityKind,
        declared: impl Fn(&SymbolTable) -> &NameMap<T> + Copy,
    ) {
        names.into_iter().for_each(|name| self.one(name, kind, declared));
    }

    /// Resolves a name that is unique over the project.
    fn one<T: Copy>(
        &mut self,
        name: &mut Ref<T>,
        kind: EntityKind,
        declared: impl Fn(&SymbolTable) -> &NameMap<T>,
    ) {
        let declared = declared(self.symbols);
        name.target = declared.get(&name.name);
        if name.target.is_none() {
            let message = format!("there is no {} `{}`", kind.noun(), name.name);
            self.unknown(&name.name, name.span, kind, message, declared.names());
        }
    }

    /// Resolves a name that is looked up in its journey, then in the one it is the future of, then in the project, or
    /// is written `JOURNEY/ID`.
    fn member<T>(
        &mut self,
        name: &mut Ref<Member<T>>,
        kind: EntityKind,
        declared: impl Fn(&JourneySymbols) -> &NameMap<Id<T>>,
        of_project: &NameMap<Member<T>>,
    ) {
        let symbols = self.symbols;
        // It may stand for something since it was resolved last.
        name.target = None;
        let find = |journey: JourneyId, id: &str| {
            let id = declared(&symbols.journey_symbols[journey.index()]).get(id)?;
            Some(Member { journey: Some(journey), id })
        };
        if let Some((journey, id)) = name.name.split_once('/') {
            let slash = name.span.start as usize + journey.len();
            let Some(found) = symbols.journeys.get(journey) else {
                let message = format!("there is no journey `{journey}`");
                let span = Span::new(name.span.start as usize, slash);
                return self.unknown(journey, span, EntityKind::Journey, message, symbols.journeys.names());
            };
            name.target = find(found, id);
            if name.target.is_none() {
                let message = format!("the journey `{journey}` has no {} `{id}`", kind.noun());
                let span = Span::new(slash + 1, name.span.end as usize);
                let inside = declared(&symbols.journey_symbols[found.index()]);
                self.unknown(id, span, kind, message, inside.names());
            }
            return;
        }
        let future_of = self.journey.and_then(|own| symbols.journey_symbols[own.index()].future_of.as_ref());
        let current = future_of.and_then(|of| symbols.journeys.get(of));
        // What a current journey that does not exist would have held is not missed a second time.
        let is_open = future_of.is_some() && current.is_none();
        let journeys = [self.journey, current];
        let in_journeys = journeys.into_iter().flatten().find_map(|journey| find(journey, &name.name));
        name.target = in_journeys.or_else(|| of_project.get(&name.name));
        self.is_whole &= name.target.is_some();
        if name.target.is_none() && !is_open {
            let message = format!("there is no {} `{}`", kind.noun(), name.name);
            let inside = journeys.map(|journey| Some(declared(&symbols.journey_symbols[journey?.index()])));
            let all = inside.into_iter().flatten().flat_map(NameMap::names).chain(of_project.names());
            self.unknown(&name.name, name.span, kind, message, all);
        }
    }

    /// Reports a persona who is declared and does not walk the journey.
    fn walker(&mut self, name: &Ref<PersonaId>) {
        let walkers = &self.walkers;
        if walkers.is_open || name.target.is_none_or(|persona| walkers.personas.contains(&persona)) {
            return;
        }
        let message = format!("the persona `{}` does not walk this journey", name.name);
        let fault = Diagnostic::error(Code::UNKNOWN_REFERENCE, Location::new(&self.file, name.span), message);
        let mut fault = fault.with_help(format!("add `{}` to the `persona` of the journey", name.name));
        if let Some(first) = walkers.first {
            fault = fault.with_label(Location::new(&self.file, first), "who walks the journey");
        }
        self.report(fault);
    }

    /// Adds a mistake, and one that says so where there are too many.
    fn report(&mut self, fault: Diagnostic) {
        match self.diagnostics.len() {
            ..MOST_OF_ONE_FILE => self.diagnostics.push(fault),
            MOST_OF_ONE_FILE => {
                let message = format!("more than {MOST_OF_ONE_FILE} names that stand for nothing");
                let last = Diagnostic::error(Code::LIMIT_EXCEEDED, fault.location, message);
                self.diagnostics.push(last.with_help("mend the first ones; the others may be the same"));
            }
            _ => {}
        }
    }

    /// Reports a name that stands for nothing, with the nearest one that would fit.
    fn unknown<'a>(
        &mut self,
        name: &str,
        span: Span,
        kind: EntityKind,
        message: String,
        names: impl Iterator<Item = &'a str> + Clone,
    ) {
        self.is_whole = false;
        // A name that could not be read is empty, and was told of where it stands.
        if name.is_empty() || self.symbols.is_poisoned(name) {
            return;
        }
        let fault = Diagnostic::error(Code::UNKNOWN_REFERENCE, Location::new(&self.file, span), message);
        // Nobody reads the hundredth suggestion, and each costs a look at every name.
        let near = (self.diagnostics.len() < 100).then(|| nearest(name, names.clone())).flatten();
        self.report(match near {
            Some(near) => fault
                .with_help(format!("did you mean `{near}`?"))
                .with_replacement(format!("replace with `{near}`"), near),
            None => fault.with_help(how_to_declare(kind, name, names)),
        });
    }
}

/// Returns how to make the name stand for something.
fn how_to_declare<'a>(kind: EntityKind, name: &str, names: impl Iterator<Item = &'a str>) -> String {
    let declare = match kind {
        EntityKind::Pain => format!("give a pain this id: `pain {name} \"…\"`"),
        EntityKind::Kpi => format!("declare it: `kpi {name} \"…\" {{ … }}`"),
        EntityKind::Opportunity => format!("give an opportunity this id: `opportunity {name} \"…\"`"),
        _ => format!("declare it in any file of the project: `{} {name} \"…\"`", kind.noun()),
    };
    let few: Vec<&str> = names.take(21).collect();
    match few.len() {
        1..=20 => format!("{declare}, or name one of the {}: {}", kind.plural(), few.join(", ")),
        _ => declare,
    }
}

/// Who walks a journey.
#[derive(Default)]
struct Walkers {
    personas: FxHashSet<PersonaId>,
    /// Whether that is not known, because one of the names stands for nothing.
    is_open: bool,
    /// Where the first is named.
    first: Option<Span>,
}

impl Walkers {
    fn of(named: &[Ref<PersonaId>]) -> Self {
        Self {
            personas: targets(named).collect(),
            is_open: named.is_empty() || named.iter().any(|name| name.target.is_none()),
            first: named.first().map(|name| name.span),
        }
    }
}
