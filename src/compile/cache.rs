use std::sync::Arc;

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use super::Input;
use super::advice::Told;
use super::unit::{self, Unit};
use crate::data::{self, Data, Measures};
use crate::model::{Journey, KpiId, Links, Model};
use crate::source::SourceFile;

/// What whoever compiles again and again keeps between two times: it holds what the last compilation was made of, and nothing
/// of files that are gone.
///
/// A file counts as the same where it is the same [`SourceFile`], shared: who reads files keeps those whose text is equal.
#[derive(Debug, Default)]
pub struct Cache {
    units: Vec<(Arc<SourceFile>, Unit)>,
    data: Vec<(Arc<SourceFile>, Arc<Data>)>,
    pub(super) links: Links,
    measured: Measured,
    pub(super) told: Option<Told>,
}

/// The journeys to whose KPIs data was joined.
#[derive(Debug, Default)]
struct Measured {
    /// As linking made them.
    linked: Vec<Arc<Journey>>,
    /// With their data.
    joined: Vec<Arc<Journey>>,
    /// Which KPIs of each have data.
    kpis: FxHashMap<usize, Vec<KpiId>>,
}

impl Cache {
    /// Returns what every file brings; those that have changed are read on all cores.
    pub(super) fn read(&mut self, input: &Input<'_>) -> (Vec<Unit>, Vec<Arc<Data>>) {
        let (units, data) = (&mut self.units, &mut self.data);
        rayon::join(
            || again(units, input.sources, unit::unit),
            || again(data, input.data, |file| Arc::new(data::read(file))),
        )
    }

    /// Gives KPIs the readings that data files bring. A journey stays what it was where neither it nor a reading has changed.
    pub(super) fn measure(&mut self, model: &mut Model, measures: Measures) {
        let linked = model.journeys.clone();
        let mut by_journey: FxHashMap<usize, Measures> = FxHashMap::default();
        for (kpi, readings) in measures {
            match kpi.journey {
                Some(journey) => by_journey.entry(journey.index()).or_default().push((kpi, readings)),
                None => model.measure(kpi, readings),
            }
        }
        let mut kpis = FxHashMap::default();
        for (journey, measures) in by_journey {
            let measured: Vec<KpiId> = measures.iter().map(|(kpi, _)| *kpi).collect();
            match self.measured.same(journey, &linked[journey], &measured, &measures) {
                Some(joined) => model.journeys[journey] = joined.clone(),
                None => measures.into_iter().for_each(|(kpi, readings)| model.measure(kpi, readings)),
            }
            kpis.insert(journey, measured);
        }
        self.measured = Measured { linked, joined: model.journeys.clone(), kpis };
    }

    /// Returns how many files are kept, for whoever wants to see that it does not grow.
    pub fn len(&self) -> usize {
        self.units.len() + self.data.len()
    }

    /// Returns whether nothing is kept.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

impl Measured {
    /// Returns a journey with its data, if it would come out as it did the last time.
    fn same(
        &self,
        journey: usize,
        linked: &Arc<Journey>,
        measured: &[KpiId],
        measures: &Measures,
    ) -> Option<&Arc<Journey>> {
        let joined = self.joined.get(journey)?;
        let is_same = Arc::ptr_eq(self.linked.get(journey)?, linked)
            && self.kpis.get(&journey).is_some_and(|kpis| kpis == measured)
            && measures.iter().all(|(kpi, readings)| joined.kpis[kpi.id.index()].actuals == *readings);
        is_same.then_some(joined)
    }
}

/// Returns what is made of each file: what is known of those that are the same, and the rest made on all cores. Files come in the
/// order of their paths.
fn again<T: Clone + Send + Sync>(
    known: &mut Vec<(Arc<SourceFile>, T)>,
    files: &[Arc<SourceFile>],
    make: impl Fn(&SourceFile) -> T + Sync,
) -> Vec<T> {
    let mut before = std::mem::take(known).into_iter().peekable();
    let same = files.iter().map(|file| {
        // Most files are the same, at the same place.
        while before.peek().is_some_and(|(it, _)| !Arc::ptr_eq(it, file) && it.path() < file.path()) {
            before.next();
        }
        before.next_if(|(it, _)| Arc::ptr_eq(it, file)).map(|(_, made)| made)
    });
    let same: Vec<Option<T>> = same.collect();
    let made = same.into_par_iter().zip(files).map(|(same, file)| same.unwrap_or_else(|| make(file)));
    let made: Vec<T> = made.collect();
    known.extend(files.iter().cloned().zip(made.iter().cloned()));
    made
}
