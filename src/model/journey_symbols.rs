//! What one journey declares that others may name.

use super::name_map::NameMap;
use super::{Id, Journey, Kpi, Opportunity, Pain, State};

/// What one journey declares that others may name. It knows nothing of where in the project the journey stands.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct JourneySymbols {
    pub pains: NameMap<Id<Pain>>,
    pub kpis: NameMap<Id<Kpi>>,
    pub opportunities: NameMap<Id<Opportunity>>,
    /// The current journey of which it is the future.
    pub future_of: Option<Box<str>>,
}

impl JourneySymbols {
    pub fn of(journey: &Journey) -> Self {
        let mut symbols = JourneySymbols::default();
        let pains = journey.pains.iter().map(|pain| pain.id.as_ref().map(|id| &*id.value));
        symbols.pains.extend(pains.enumerate().map(|(at, name)| (name, Id::new(at))));
        let kpis = journey.kpis.iter().map(|kpi| Some(&*kpi.head.id.value));
        symbols.kpis.extend(kpis.enumerate().map(|(at, name)| (name, Id::new(at))));
        let opportunities = journey.opportunities.iter();
        let opportunities = opportunities.map(|opportunity| opportunity.id.as_ref().map(|id| &*id.value));
        symbols.opportunities.extend(opportunities.enumerate().map(|(at, name)| (name, Id::new(at))));
        if let State::Future { of: Some(of) } = &journey.state {
            symbols.future_of = Some(of.name.clone());
        }
        symbols
    }
}
