//! Rows of data files → actual values of KPIs.

use std::sync::Arc;

use rustc_hash::FxHashMap;

use crate::diagnostic::{Code, Diagnostic, Location};
use crate::model::{Id, Journey, JourneyId, Kpi, KpiId, Misfit, Model, Reading, Scale, Value};
use crate::source::{FilePath, Fingerprint, Span, Spanned};

use super::diagnostics::Diagnostics;
use super::paths::Paths;
use super::poison::PoisonedIds;
use super::rows::{Data, Row};

/// How many unknown paths are compared with all that there are; nobody reads the hundredth suggestion.
const MOST_SUGGESTIONS: usize = 20;

/// Joins the values of data files to models, again and again. It remembers what it takes to see that a journey has its
/// values already.
#[derive(Debug, Default)]
pub struct Joiner {
    data: Vec<Arc<Data>>,
    /// Whether nothing was wrong with the data. Where something was, its diagnostics have to be found again, in their order.
    is_sound: bool,
    /// The KPIs of each journey that data measures, in the order of the data.
    kpis: FxHashMap<JourneyId, Vec<Id<Kpi>>>,
    /// The journeys of the model, with their data.
    journeys: Vec<Arc<Journey>>,
}

/// The values of the KPIs of one journey, or of the project.
type KpiReadings = Vec<(Id<Kpi>, Vec<Reading>)>;

impl Joiner {
    /// Gives the KPIs of a model the values of data files, which come in the order of their paths, and returns everything
    /// that is wrong with the files. A journey stays the same, shared value where neither it nor a reading has changed.
    pub fn join(
        &mut self,
        model: &mut Model,
        data: Vec<Arc<Data>>,
        poisoned: &PoisonedIds,
    ) -> Vec<Diagnostic> {
        let before = std::mem::take(self);
        let journeys = model.journeys.iter().enumerate();
        let with_values =
            journeys.filter(|(_, journey)| journey.provenance.measured != Fingerprint::default());
        let with_values: Vec<JourneyId> = with_values.map(|(index, _)| Id::new(index)).collect();
        if data.is_empty() && with_values.is_empty() {
            return Vec::new();
        }
        let mut of_files: FxHashMap<FilePath, Diagnostics> =
            data.iter().map(|file| (file.file.clone(), file.diagnostics.clone())).collect();
        let mut measured = Measured::default();
        let targets = measured.find(model, &data, &mut of_files, poisoned);
        let mut kpis: FxHashMap<JourneyId, Vec<Id<Kpi>>> = FxHashMap::default();
        for of_kpi in &measured.kpis {
            if let Some(journey) = of_kpi.id.journey {
                kpis.entry(journey).or_default().push(of_kpi.id.id);
            }
        }
        let is_same_data = before.is_sound
            && before.data.len() == data.len()
            && before.data.iter().zip(&data).all(|(before, now)| Arc::ptr_eq(before, now));
        let has_its_values = |journey: JourneyId| {
            let (then, now) = (before.journeys.get(journey.index()), &model.journeys[journey.index()]);
            is_same_data
                && then.is_some_and(|then| Arc::ptr_eq(then, now))
                && before.kpis.get(&journey) == kpis.get(&journey)
        };
        for of_kpi in &mut measured.kpis {
            of_kpi.is_joined = of_kpi.id.journey.is_some_and(has_its_values);
            if !of_kpi.is_joined {
                let own = model[of_kpi.id].actuals.iter().filter(|reading| reading.is_of_text());
                of_kpi.readings = Vec::with_capacity(own.clone().count() + of_kpi.rows);
                of_kpi.readings.extend(own.cloned());
            }
        }
        for (file, targets) in data.iter().zip(targets) {
            let diagnostics = of_files.get_mut(&file.file).expect("each file has its list");
            for row in &file.rows {
                if let Some(target) = targets[row.series as usize]
                    && !measured.kpis[target].is_joined
                {
                    measured.kpis[target].take(model, file, diagnostics, *row);
                }
            }
        }
        let mut diagnostics = Vec::new();
        // Journeys of the last model bring the values that they had in it.
        let left = with_values.into_iter().filter(|journey| !kpis.contains_key(journey));
        let mut readings: FxHashMap<Option<JourneyId>, KpiReadings> =
            left.map(|journey| (Some(journey), Vec::new())).collect();
        for of_kpi in measured.kpis.into_iter().filter(|of_kpi| !of_kpi.is_joined) {
            diagnostics.extend(of_kpi.day_missing(model));
            let id = of_kpi.id;
            let of_kpi = of_kpi.history(&model[id].head.file, &model.kpi_path(id), &mut of_files);
            readings.entry(id.journey).or_default().push((id.id, of_kpi));
        }
        for (journey, readings) in readings {
            model.measure(journey, readings);
        }
        diagnostics.extend(of_files.into_values().flat_map(Diagnostics::into_diagnostics));
        *self = Self { data, is_sound: diagnostics.is_empty(), kpis, journeys: model.journeys.clone() };
        diagnostics
    }
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
    /// Whether its journey has its values already.
    is_joined: bool,
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
        diagnostics: &mut FxHashMap<FilePath, Diagnostics>,
        poisoned: &PoisonedIds,
    ) -> Vec<Vec<Option<usize>>> {
        let paths = Paths::of(model);
        let mut suggestions = 0..MOST_SUGGESTIONS;
        let mut targets = Vec::new();
        for data in data {
            let Data { file, series, .. } = &**data;
            let diagnostics = diagnostics.get_mut(file).expect("each file has its list");
            let mut of_file = Vec::with_capacity(series.len());
            for (path, series) in series {
                let found = paths.find(path);
                if found.is_none() && !poisoned.holds(path) {
                    let location = Location::new(file, series.span);
                    diagnostics.push(|| unknown(&paths, path, location, suggestions.next().is_some()));
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
            self.kpis.push(OfKpi {
                id,
                scale: scale.clone(),
                rows: 0,
                is_joined: false,
                readings: Vec::new(),
            });
            self.kpis.len() - 1
        });
        self.kpis[number].rows += rows;
        Some(number)
    }
}

impl OfKpi {
    /// Adds a row, or reports why the KPI cannot have its value.
    fn take(&mut self, model: &Model, file: &Data, diagnostics: &mut Diagnostics, row: Row) {
        let mut value = Value { amount: row.amount, unit: file.unit(&row).cloned(), span: row.value_span };
        let location = || Location::new(&file.file, row.value_span);
        let misfit = match self.scale.take(&mut value, location) {
            Err(misfit) => Some((misfit, "the unit comes from here")),
            Ok(()) => self.check(file, &value).err().map(|mut misfit| {
                let kpi = &model[self.id];
                let metric = kpi.metric.as_ref();
                misfit.origin = metric.map(|metric| Location::new(&kpi.head.file, metric.span));
                (misfit, "the metric")
            }),
        };
        if let Some((misfit, label)) = misfit {
            let location = location();
            diagnostics.push(|| {
                let diagnostic = Diagnostic::error(Code::INVALID_DATA, location, misfit.message);
                let diagnostic = diagnostic.with_help(misfit.help);
                match misfit.origin {
                    Some(origin) => diagnostic.with_label(origin, label),
                    None => diagnostic,
                }
            });
            return;
        }
        let on = Some(Spanned::new(row.on, row.on_span));
        self.readings.push(Reading { value, on, file: Some(file.file.clone()) });
    }

    /// Checks that a value can be read in one way only, and lies where its metric runs.
    fn check(&self, file: &Data, value: &Value) -> Result<(), Misfit> {
        // What programs write for programs has a point before its decimals, and nowhere else.
        if !file.is_json() {
            self.scale.check_point(value)?;
        }
        self.scale.check_range(value)
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
        let diagnostic =
            Diagnostic::error(Code::MISSING_ARGUMENT, Location::new(file, own.value.span), message)
                .with_help(format!(
                    "write the day behind the value, as in `actual {} on 2026-11-01`",
                    own.value
                ));
        Some(diagnostic.with_label(place(first, file, first.value.span), "one of the others"))
    }

    /// Returns the readings by their days, each day once. `own` is the file of the KPI itself.
    fn history(
        mut self,
        own: &FilePath,
        path: &str,
        diagnostics: &mut FxHashMap<FilePath, Diagnostics>,
    ) -> Vec<Reading> {
        // The sort keeps the order of what is written for one day: the text first, then the files.
        self.readings.sort_by_key(|reading| reading.on.map(|on| on.value));
        self.readings.dedup_by(|later, first| {
            let (Some(on), Some(day)) = (later.on, first.on) else { return false };
            let Some(file) = later.file.as_ref().filter(|_| on.value == day.value) else { return false };
            if later.value.comparable() != first.value.comparable()
                && let Some(diagnostics) = diagnostics.get_mut(file)
            {
                diagnostics.push(|| {
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
    let diagnostic = Diagnostic::error(Code::INVALID_DATA, location, paths.problem(path));
    let meant = if suggest { paths.meant(path) } else { Vec::new() };
    match &meant[..] {
        [] => diagnostic.with_help(paths.help()),
        [only] => diagnostic
            .with_help(format!("did you mean `{only}`?"))
            .with_replacement(format!("replace with `{only}`"), only.as_str()),
        several => {
            let several: Vec<String> = several.iter().map(|path| format!("`{path}`")).collect();
            diagnostic.with_help(format!("did you mean {}?", several.join(" or ")))
        }
    }
}
