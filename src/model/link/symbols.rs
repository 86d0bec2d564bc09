//! What the files of a project declare, by name.

use std::sync::Arc;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::diagnostic::{Code, Diagnostic, Location};
use crate::source::{FilePath, Span, Spanned};
use crate::vocabulary::CHANNELS;

use crate::model::journey_symbols::JourneySymbols;
use crate::model::name_map::NameMap;
use crate::model::{
    ChannelId, FileUnit, Id, JourneyId, KpiId, LaneId, Member, OpportunityId, PersonaId, SourceId, TeamId,
};

/// Everything that any file of the project declares, by name.
///
/// The numbers are those of the model that `link` builds of the same units in the same order.
#[derive(Debug, Default)]
pub(super) struct SymbolTable {
    pub personas: NameMap<PersonaId>,
    pub teams: NameMap<TeamId>,
    pub channels: NameMap<ChannelId>,
    pub sources: NameMap<SourceId>,
    pub lanes: NameMap<LaneId>,
    /// Places in the model's list of shared stages.
    pub shared_stages: NameMap<usize>,
    pub journeys: NameMap<JourneyId>,
    pub kpis: NameMap<KpiId>,
    pub opportunities: NameMap<OpportunityId>,
    /// What stands in each journey.
    pub journey_symbols: Vec<Arc<JourneySymbols>>,
    /// Ids in statements that could not be read.
    poisoned_ids: FxHashSet<Box<str>>,
}

impl SymbolTable {
    /// Returns the names of all units, and reports ids that two of them declare.
    pub(super) fn gather(units: &[&mut FileUnit], diagnostics: &mut Vec<Diagnostic>) -> Self {
        let mut names = SymbolTable::default();
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
        names.journey_symbols = units.iter().flat_map(|unit| unit.symbols.iter().cloned()).collect();
        names.poisoned_ids = units.iter().flat_map(|unit| unit.poisoned_ids.iter().cloned()).collect();
        names
    }

    /// Adds the declared channels behind the built-in ones, as `link` lists them.
    fn declare_channels(&mut self, units: &[&mut FileUnit]) {
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

    /// Returns whether the same is declared, journeys by their names only, and stands in the same places.
    pub(super) fn agrees_with(&self, other: &Self) -> bool {
        let SymbolTable {
            personas,
            teams,
            channels,
            sources,
            lanes,
            shared_stages,
            journeys,
            kpis,
            opportunities,
            journey_symbols: _,
            // It counts only where a name stands for nothing.
            poisoned_ids: _,
        } = self;
        *personas == other.personas
            && *teams == other.teams
            && *channels == other.channels
            && *sources == other.sources
            && *lanes == other.lanes
            && *shared_stages == other.shared_stages
            && *journeys == other.journeys
            && *kpis == other.kpis
            && *opportunities == other.opportunities
    }

    /// Returns whether a name may have been declared by a statement that could not be read.
    pub(super) fn is_poisoned(&self, name: &str) -> bool {
        self.poisoned_ids.contains(name)
    }
}

fn numbered<T: Copy>(ids: impl Iterator<Item = Option<Box<str>>>, number: impl Fn(usize) -> T) -> NameMap<T> {
    let mut table = NameMap::default();
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
    let mut first: FxHashMap<&str, (&FilePath, Span)> = FxHashMap::default();
    for (file, id) in ids.filter(|(_, id)| !id.value.is_empty()) {
        if let Some((first_file, first_span)) = first.get(&*id.value) {
            let message = format!("the {noun} `{}` is already declared", id.value);
            let fault = Diagnostic::error(Code::DUPLICATE_ID, Location::new(file, id.span), message);
            let fault = fault.with_label(Location::new(first_file, *first_span), "first declared here");
            diagnostics.push(fault.with_help("give one of the two another id"));
        } else {
            first.insert(&id.value, (file, id.span));
        }
    }
}
