use indexmap::IndexMap;
use rustc_hash::{FxBuildHasher, FxHashMap, FxHashSet};

use crate::diagnostic::{Code, Diagnostic, Location};
use crate::source::{FilePath, Span, Spanned};
use crate::vocabulary::CHANNELS;

use crate::model::{
    ChannelId, FileUnit, Id, Journey, JourneyId, KpiId, LaneId, Member, OpportunityId, PainId, PersonaId,
    SourceId, State, TeamId,
};

/// Everything that any file of the project declares, by name.
///
/// The numbers are those of the model that `link` builds of the same units in the same order.
#[derive(Debug, Default)]
pub(super) struct Names {
    pub personas: Table<PersonaId>,
    pub teams: Table<TeamId>,
    pub channels: Table<ChannelId>,
    pub sources: Table<SourceId>,
    pub lanes: Table<LaneId>,
    /// Places in the model's list of shared stages.
    pub shared_stages: Table<usize>,
    pub journeys: Table<JourneyId>,
    pub kpis: Table<KpiId>,
    pub opportunities: Table<OpportunityId>,
    /// What stands in each journey.
    pub inside: Vec<Inside>,
    /// Ids in statements that could not be read.
    doubtful: FxHashSet<Box<str>>,
}

/// What one journey declares that others may name.
#[derive(Debug, Default)]
pub(super) struct Inside {
    pub pains: Table<PainId>,
    pub kpis: Table<KpiId>,
    pub opportunities: Table<OpportunityId>,
    /// The current journey of which it is the future.
    pub future_of: Option<Box<str>>,
}

/// The things of one kind, by name, in the order of their declarations.
#[derive(Debug)]
pub(super) struct Table<T>(IndexMap<Box<str>, T, FxBuildHasher>);

impl<T> Default for Table<T> {
    fn default() -> Self {
        Self(IndexMap::default())
    }
}

impl<T: Copy> Table<T> {
    pub(super) fn get(&self, name: &str) -> Option<T> {
        self.0.get(name).copied()
    }

    /// Returns the names in the order of their declarations.
    pub(super) fn names(&self) -> impl Iterator<Item = &str> + Clone {
        self.0.keys().map(|name| &**name)
    }

    /// Adds what has a name; the first of two keeps it.
    fn extend<'i>(&mut self, items: impl Iterator<Item = (Option<&'i str>, T)>) {
        for (name, target) in items {
            if let Some(name) = name.filter(|name| !name.is_empty()) {
                self.0.entry(name.into()).or_insert(target);
            }
        }
    }
}

impl Names {
    /// Returns the names of all units, and reports ids that two of them declare.
    pub(super) fn gather(units: &[FileUnit], diagnostics: &mut Vec<Diagnostic>) -> Self {
        let mut names = Names::default();
        names
            .channels
            .extend(CHANNELS.iter().enumerate().map(|(at, channel)| (Some(channel.id), Id::new(at))));
        let mut report = |naming, ids: &mut dyn Iterator<Item = (&FilePath, &Spanned<Box<str>>)>| {
            report_duplicates(naming, ids, diagnostics);
        };
        macro_rules! declare {
            ($list:ident, $noun:expr, |$item:ident| $id:expr) => {
                report(
                    $noun,
                    &mut units
                        .iter()
                        .flat_map(|unit| unit.$list.iter().filter_map(|$item| Some((&unit.file, $id?)))),
                );
            };
        }
        declare!(personas, "persona", |persona| Some(&persona.head.id));
        declare!(teams, "team", |team| Some(&team.head.id));
        declare!(channels, "channel", |channel| channel.declared.as_ref().map(|head| &head.id));
        declare!(sources, "source", |source| Some(&source.head.id));
        declare!(lanes, "lane", |lane| Some(&lane.head.id));
        declare!(shared_stages, "shared stage", |stage| Some(&stage.head.id));
        declare!(journeys, "journey", |journey| Some(&journey.head.id));
        declare!(kpis, "KPI of the project", |kpi| Some(&kpi.head.id));
        declare!(opportunities, "opportunity of the project", |opportunity| opportunity.id.as_ref());

        let all = |id: &Spanned<Box<str>>| Some(id.value.clone());
        names.personas = numbered(
            units.iter().flat_map(|unit| &unit.personas).map(|persona| all(&persona.head.id)),
            Id::new,
        );
        names.teams =
            numbered(units.iter().flat_map(|unit| &unit.teams).map(|team| all(&team.head.id)), Id::new);
        names.sources =
            numbered(units.iter().flat_map(|unit| &unit.sources).map(|source| all(&source.head.id)), Id::new);
        names.lanes =
            numbered(units.iter().flat_map(|unit| &unit.lanes).map(|lane| all(&lane.head.id)), Id::new);
        names.shared_stages = numbered(
            units.iter().flat_map(|unit| &unit.shared_stages).map(|stage| all(&stage.head.id)),
            |at| at,
        );
        names.journeys = numbered(
            units.iter().flat_map(|unit| &unit.journeys).map(|journey| all(&journey.head.id)),
            Id::new,
        );
        let of_project = |at| Member { journey: None, id: Id::new(at) };
        names.kpis =
            numbered(units.iter().flat_map(|unit| &unit.kpis).map(|kpi| all(&kpi.head.id)), of_project);
        let opportunities = units.iter().flat_map(|unit| &unit.opportunities);
        names.opportunities =
            numbered(opportunities.map(|opportunity| opportunity.id.as_ref().and_then(all)), |at| Member {
                journey: None,
                id: Id::new(at),
            });
        names.declare_channels(units);
        let journeys = units.iter().flat_map(|unit| &unit.journeys).enumerate();
        names.inside = journeys.map(|(at, journey)| Inside::of(journey, Id::new(at))).collect();
        names.doubtful = units.iter().flat_map(|unit| unit.doubtful.iter().cloned()).collect();
        names
    }

    /// Adds the declared channels behind the built-in ones, as `link` lists them.
    fn declare_channels(&mut self, units: &[FileUnit]) {
        let built_in = |id: &str| CHANNELS.iter().any(|channel| channel.id == id);
        let mut replaced: FxHashSet<&str> = FxHashSet::default();
        let mut next = CHANNELS.len();
        for channel in units.iter().flat_map(|unit| &unit.channels) {
            if built_in(&channel.id) && replaced.insert(&channel.id) {
                continue;
            }
            self.channels.extend(std::iter::once((Some(&*channel.id), Id::new(next))));
            next += 1;
        }
    }

    /// Returns whether a name may have been declared by a statement that could not be read.
    pub(super) fn is_doubtful(&self, name: &str) -> bool {
        self.doubtful.contains(name)
    }
}

impl Inside {
    fn of(journey: &Journey, id: JourneyId) -> Self {
        let mut inside = Inside::default();
        let pains = journey.pains.iter().map(|pain| pain.id.as_ref().map(|id| &*id.value));
        inside.pains.extend(pains.enumerate().map(|(at, name)| (name, member(id, at))));
        let kpis = journey.kpis.iter().map(|kpi| Some(&*kpi.head.id.value));
        inside.kpis.extend(kpis.enumerate().map(|(at, name)| (name, member(id, at))));
        let opportunities = journey.opportunities.iter();
        let opportunities = opportunities.map(|opportunity| opportunity.id.as_ref().map(|id| &*id.value));
        inside.opportunities.extend(opportunities.enumerate().map(|(at, name)| (name, member(id, at))));
        if let State::Future { of: Some(of) } = &journey.state {
            inside.future_of = Some(of.name.clone());
        }
        inside
    }
}

fn member<T>(journey: JourneyId, at: usize) -> Member<T> {
    Member { journey: Some(journey), id: Id::new(at) }
}

fn numbered<T: Copy>(ids: impl Iterator<Item = Option<Box<str>>>, number: impl Fn(usize) -> T) -> Table<T> {
    let mut table = Table::default();
    for (at, id) in ids.enumerate() {
        table.extend(std::iter::once((id.as_deref(), number(at))));
    }
    table
}

/// Reports every id but the first of its name.
fn report_duplicates(
    noun: &str,
    ids: &mut dyn Iterator<Item = (&FilePath, &Spanned<Box<str>>)>,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let mut first: FxHashMap<&str, (FilePath, Span)> = FxHashMap::default();
    for (file, id) in ids.filter(|(_, id)| !id.value.is_empty()) {
        if let Some((first_file, first_span)) = first.get(&*id.value) {
            let message = format!("the {noun} `{}` is already declared", id.value);
            let fault = Diagnostic::error(Code::DUPLICATE_ID, Location::new(file, id.span), message);
            let fault = fault.with_label(Location::new(first_file, *first_span), "first declared here");
            diagnostics.push(fault.with_help("give one of the two another id"));
        } else {
            first.insert(&id.value, (file.clone(), id.span));
        }
    }
}
