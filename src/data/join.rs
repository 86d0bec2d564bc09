//! Rows of data files → actual values of KPIs.

use std::sync::Arc;

use rustc_hash::FxHashMap;

use crate::diagnostic::{Code, Diagnostic, Location};
use crate::model::{KpiId, Model, Reading, Scale, Value};
use crate::source::{FilePath, Span, Spanned};

use super::doubts::Doubts;
use super::faults::Faults;
use super::paths::Paths;
use super::rows::{Data, Row};

/// How many unknown paths are compared with all that there are; nobody reads the hundredth suggestion.
const MOST_SUGGESTIONS: usize = 20;

/// The values of KPIs that data files measure, those of the journeys' own text among them.
pub type Measures = Vec<(KpiId, Vec<Reading>)>;

/// Returns the values that KPIs have with those of data files, given in the order of their paths, and everything that is
/// wrong with the files.
pub fn join(model: &Model, data: Vec<Arc<Data>>, doubts: &Doubts) -> (Measures, Vec<Diagnostic>) {
    let mut measured = Measured::default();
    let mut faults: FxHashMap<FilePath, Faults> =
        data.iter().map(|file| (file.file.clone(), file.faults.clone())).collect();
    let targets = measured.find(model, &data, &mut faults, doubts);
    for of_kpi in &mut measured.kpis {
        let own = &model[of_kpi.id].actuals;
        of_kpi.readings = Vec::with_capacity(own.len() + of_kpi.rows);
        of_kpi.readings.extend(own.iter().cloned());
    }
    for (file, targets) in data.into_iter().zip(targets) {
        let faults = faults.get_mut(&file.file).expect("each file has its list");
        for row in &file.rows {
            if let Some(target) = targets[row.series as usize] {
                measured.kpis[target].take(model, &file, faults, *row);
            }
        }
    }
    let mut diagnostics = Vec::new();
    let mut measures = Vec::with_capacity(measured.kpis.len());
    for of_kpi in measured.kpis {
        diagnostics.extend(of_kpi.day_missing(model));
        let id = of_kpi.id;
        measures.push((id, of_kpi.history(&model[id].head.file, &model.kpi_path(id), &mut faults)));
    }
    diagnostics.extend(faults.into_values().flat_map(Faults::into_diagnostics));
    (measures, diagnostics)
}

/// The KPIs that data files measure.
#[derive(Default)]
struct Measured {
    kpis: Vec<OfKpi>,
    numbers: FxHashMap<KpiId, usize>,
}

/// What data files say of one KPI.
struct OfKpi {
    id: KpiId,
    scale: Scale,
    /// How many rows there are in all files.
    rows: usize,
    /// The actual values of the KPI's own text, then those of the files.
    readings: Vec<Reading>,
}

impl Measured {
    /// Returns, for each path of each file, the number of the KPI that it stands for, and reports those that stand for
    /// nothing.
    fn find(
        &mut self,
        model: &Model,
        data: &[Arc<Data>],
        faults: &mut FxHashMap<FilePath, Faults>,
        doubts: &Doubts,
    ) -> Vec<Vec<Option<usize>>> {
        let paths = Paths::of(model);
        let mut suggestions = 0..MOST_SUGGESTIONS;
        let mut targets = Vec::new();
        for data in data {
            let Data { file, series, .. } = &**data;
            let faults = faults.get_mut(file).expect("each file has its list");
            let mut of_file = Vec::with_capacity(series.len());
            for (path, series) in series {
                let found = paths.find(path);
                if found.is_none() && !doubts.holds(path) {
                    let location = Location::new(file, series.span);
                    faults.push(|| unknown(&paths, path, location, suggestions.next().is_some()));
                }
                of_file.push(found.and_then(|kpi| self.add(model, kpi, series.rows)));
            }
            targets.push(of_file);
        }
        targets
    }

    /// Returns the number of a KPI; `None` where its own text does not say what its values are counted in.
    fn add(&mut self, model: &Model, id: KpiId, rows: usize) -> Option<usize> {
        let scale = model[id].scale.as_ref()?;
        let number = *self.numbers.entry(id).or_insert_with(|| {
            self.kpis.push(OfKpi { id, scale: scale.clone(), rows: 0, readings: Vec::new() });
            self.kpis.len() - 1
        });
        self.kpis[number].rows += rows;
        Some(number)
    }
}

impl OfKpi {
    /// Adds a row, or reports why the KPI cannot have its value.
    fn take(&mut self, model: &Model, file: &Data, faults: &mut Faults, row: Row) {
        let mut value = Value { amount: row.amount, unit: file.unit(&row).cloned(), span: row.value_span };
        let location = || Location::new(&file.file, row.value_span);
        let misfit = match self.scale.take(&mut value, location) {
            Err(misfit) => Some((misfit, "the unit comes from here")),
            Ok(()) => self.scale.check_range(&value).err().map(|mut misfit| {
                let kpi = &model[self.id];
                let metric = kpi.metric.as_ref();
                misfit.origin = metric.map(|metric| Location::new(&kpi.head.file, metric.span));
                (misfit, "the metric")
            }),
        };
        if let Some((misfit, label)) = misfit {
            let location = location();
            faults.push(|| {
                let fault = Diagnostic::error(Code::INVALID_DATA, location, misfit.message);
                let fault = fault.with_help(misfit.help);
                match misfit.origin {
                    Some(origin) => fault.with_label(origin, label),
                    None => fault,
                }
            });
            return;
        }
        let on = Some(Spanned::new(row.on, row.on_span));
        self.readings.push(Reading { value, on, file: Some(file.file.clone()) });
    }

    /// Returns what is wrong with an actual value of the text that has no day: beside those of data files it needs one.
    /// Of several in the text, each was told so already.
    fn day_missing(&self, model: &Model) -> Option<Diagnostic> {
        let (own, rest) = self.readings.split_first()?;
        let first = rest.first()?;
        if own.on.is_some() || own.file.is_some() || first.file.is_none() {
            return None;
        }
        let file = &model[self.id].head.file;
        let message = "`actual` lacks a date: a data file has more of them, and together they make a history";
        let fault = Diagnostic::error(Code::MISSING_ARGUMENT, Location::new(file, own.value.span), message)
            .with_help(format!("write the day behind the value, as in `actual {} on 2026-11-01`", own.value));
        Some(fault.with_label(place(first, file, first.value.span), "one of the others"))
    }

    /// Returns the readings by their days, each day once. `own` is the file of the KPI itself.
    fn history(
        mut self,
        own: &FilePath,
        path: &str,
        faults: &mut FxHashMap<FilePath, Faults>,
    ) -> Vec<Reading> {
        // The sort keeps the order of what is written for one day: the text first, then the files.
        self.readings.sort_by_key(|reading| reading.on.map(|on| on.value));
        self.readings.dedup_by(|later, first| {
            let (Some(on), Some(day)) = (later.on, first.on) else { return false };
            let Some(file) = later.file.as_ref().filter(|_| on.value == day.value) else { return false };
            if later.value.comparable() != first.value.comparable()
                && let Some(faults) = faults.get_mut(file)
            {
                faults.push(|| {
                    let message = format!("`{path}` has the value {} for {} already", first.value, day.value);
                    Diagnostic::error(Code::INVALID_DATA, Location::new(file, later.value.span), message)
                        .with_label(place(first, own, first.value.span), "the value it has")
                        .with_help("keep the one that is right and delete the other")
                });
            }
            true
        });
        self.readings
    }
}

/// Returns a place in the file that a reading is written in; `own` is that of its KPI.
fn place(reading: &Reading, own: &FilePath, span: Span) -> Location {
    Location::new(reading.file.as_ref().unwrap_or(own), span)
}

fn unknown(paths: &Paths<'_>, path: &str, location: Location, suggest: bool) -> Diagnostic {
    let fault = Diagnostic::error(Code::INVALID_DATA, location, paths.mistake(path));
    let meant = if suggest { paths.meant(path) } else { Vec::new() };
    match &meant[..] {
        [] => fault.with_help(paths.help()),
        [only] => fault
            .with_help(format!("did you mean `{only}`?"))
            .with_replacement(format!("replace with `{only}`"), only.as_str()),
        several => {
            let several: Vec<String> = several.iter().map(|path| format!("`{path}`")).collect();
            fault.with_help(format!("did you mean {}?", several.join(" or ")))
        }
    }
}
