//! Which journeys have to be looked at again.

use std::sync::Arc;

use rayon::prelude::*;
use rustc_hash::FxHashSet;

use crate::model::{Id, JourneyId, Model};

/// The journeys of a model that are other than in an earlier one.
///
/// A journey is the same where it is the same shared value: linking and joining hand on those that would come out as they
/// did before.
pub(super) enum Changed {
    /// Perhaps all.
    All,
    /// Only these.
    Some(FxHashSet<JourneyId>),
}

impl Changed {
    /// Returns the journeys that have changed since an earlier model, if there was one.
    pub fn since(before: Option<&Model>, now: &Model) -> Self {
        let Some(before) = before.filter(|before| before.is_alike_around(now)) else { return Self::All };
        let journeys = before.journeys.iter().zip(&now.journeys).enumerate();
        let changed = journeys.filter(|(_, (then, now))| !Arc::ptr_eq(then, now));
        Self::Some(changed.map(|(index, _)| Id::new(index)).collect())
    }

    /// Returns these journeys and those that depend on one of them, by an earlier model or by the one of now.
    pub fn with_dependents(&self, before: Option<&Model>, now: &Model) -> Self {
        let (Self::Some(changed), Some(before)) = (self, before) else { return Self::All };
        let mut dependents = FxHashSet::default();
        for journey in changed {
            before.graph.add_dependents(*journey, &mut dependents);
            now.graph.add_dependents(*journey, &mut dependents);
        }
        Self::Some(dependents)
    }

    /// Makes something of each of these journeys, on all cores; of the others it was made `before`, in the order of the
    /// journeys.
    pub fn make_again<T: Send>(
        &self,
        now: &Model,
        before: Vec<T>,
        make: impl Fn(JourneyId) -> T + Send + Sync,
    ) -> Vec<T> {
        let ids = (0..now.journeys.len()).into_par_iter().map(Id::new);
        match self {
            Self::All => ids.map(make).collect(),
            Self::Some(changed) => {
                let made =
                    ids.zip(before).map(|(id, made)| if changed.contains(&id) { make(id) } else { made });
                made.collect()
            }
        }
    }
}
