//! KPI paths: what each stands for, and what was meant by one that stands for nothing.

use rustc_hash::FxHashMap;

use crate::diagnostic::{in_ticks, nearest};
use crate::model::{Id, JourneyId, KpiId, Member, Model};

/// The KPIs of a model by their paths.
pub struct Paths<'m> {
    model: &'m Model,
    journeys: FxHashMap<&'m str, JourneyId>,
    kpis: FxHashMap<(Option<JourneyId>, &'m str), KpiId>,
}

/// How many paths a help lists.
const FEW: usize = 10;

impl<'m> Paths<'m> {
    /// Gathers all KPIs; of two with one path, the first has it.
    pub fn of(model: &'m Model) -> Self {
        let mut paths = Self { model, journeys: FxHashMap::default(), kpis: FxHashMap::default() };
        for (id, journey) in model.journeys() {
            paths.journeys.entry(&journey.head.id.value).or_insert(id);
        }
        let of_project = model.kpis.iter().map(|kpi| (None, kpi)).enumerate();
        for (at, (journey, kpi)) in of_project {
            paths.kpis.entry((journey, &*kpi.head.id.value)).or_insert(Member { journey, id: Id::new(at) });
        }
        for (id, journey) in model.journeys() {
            for (at, kpi) in journey.kpis.iter().enumerate() {
                let member = Member { journey: Some(id), id: Id::new(at) };
                paths.kpis.entry((Some(id), &*kpi.head.id.value)).or_insert(member);
            }
        }
        paths
    }

    /// Returns the KPI that a path stands for.
    pub fn find(&self, path: &str) -> Option<KpiId> {
        match path.split_once('/') {
            Some((journey, id)) => self.member(*self.journeys.get(journey)?, id),
            None => self.kpis.get(&(None, path)).copied(),
        }
    }

    /// Returns what is wrong with a path that stands for nothing.
    pub fn problem(&self, path: &str) -> String {
        match path.split_once('/') {
            Some((journey, id)) if self.journeys.contains_key(journey) => {
                format!("the journey `{journey}` has no KPI {}", in_ticks(id))
            }
            Some((journey, _)) => format!("there is no journey {}", in_ticks(journey)),
            None => format!("the project has no KPI {} of its own", in_ticks(path)),
        }
    }

    /// Returns the paths that may have been meant, if there are any near enough; more than one where none is nearer.
    pub fn meant(&self, path: &str) -> Vec<String> {
        let parts: Vec<&str> = path.split(['/', '.', ':', '\\', '>']).map(str::trim).collect();
        let (journey, id) = match parts[..] {
            [id] => (None, id),
            [journey, .., id] => (Some(journey), id),
            [] => return Vec::new(),
        };
        let of = |journey: JourneyId| {
            let exact = self.member(journey, id);
            exact.or_else(|| self.member(journey, self.near(Some(journey), id)?))
        };
        let in_near_journey = || {
            let names = self.model.journeys.iter().map(|journey| &*journey.head.id.value);
            of(*self.journeys.get(nearest(journey?, names)?)?)
        };
        let found = journey.and_then(|journey| of(*self.journeys.get(journey)?)).or_else(in_near_journey);
        let of_project = || self.kpis.get(&(None, self.near(None, id)?)).copied();
        let found = match journey {
            Some(_) => found.or_else(|| self.kpis.get(&(None, id)).copied()),
            None => found.or_else(of_project),
        };
        if let Some(kpi) = found {
            return vec![self.model.kpi_path(kpi)];
        }
        let anywhere = self.model.journeys().filter_map(|(journey, _)| self.member(journey, id));
        anywhere.take(3).map(|kpi| self.model.kpi_path(kpi)).collect()
    }

    /// Returns how to write a path, with all paths where they are few.
    pub fn help(&self) -> String {
        let form = "a path is written `journey/kpi`, or as the id alone for a KPI of the project";
        if self.kpis.is_empty() || self.kpis.len() > FEW {
            return form.to_owned();
        }
        let mut paths: Vec<String> =
            self.kpis.values().map(|kpi| format!("`{}`", self.model.kpi_path(*kpi))).collect();
        paths.sort_unstable();
        format!("{form}; there are {}", paths.join(", "))
    }

    fn member(&self, journey: JourneyId, id: &str) -> Option<KpiId> {
        self.kpis.get(&(Some(journey), id)).copied()
    }

    fn near(&self, journey: Option<JourneyId>, id: &str) -> Option<&'m str> {
        let kpis = journey.map_or(&self.model.kpis, |journey| &self.model[journey].kpis);
        nearest(id, kpis.iter().map(|kpi| &*kpi.head.id.value))
    }
}
