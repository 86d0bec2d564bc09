//! A good build, and its artifacts as they are asked for.

use std::borrow::Cow;
use std::fmt;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use anyhow::Result;
use camino::Utf8Path;
use rustc_hash::FxHashMap;

use super::store::Store;
use crate::emit::{Artifact, Emitter, Format, Inputs, Options, Planned, Prepared};
use crate::model::Model;
use crate::output::{self, Slot, Target};
use crate::source::{Files, Fingerprint};

/// A project without a fault, ready to make any of its artifacts when somebody asks for it.
///
/// It never changes; a server reads it from as many threads as it likes. Only images, and checklists that people work in,
/// are read from the disk when they are needed.
pub struct Build {
    materials: Materials,
    plan: Arc<Plan>,
    /// What the artifacts are made of, in the order of the plan.
    fingerprints: Vec<Fingerprint>,
    made: AtomicUsize,
}

/// What a build is made of.
pub(super) struct Materials {
    /// The number of the update.
    pub number: u64,
    pub model: Arc<Model>,
    pub options: Options,
    pub files: Arc<dyn Files>,
    pub prepared: Prepared,
    pub target: Target,
    pub store: Arc<Store>,
}

/// What is to be made. Builds share it as long as it stays the same: it has some six artifacts for each journey, and most edits
/// add none.
struct Plan {
    planned: Vec<Planned>,
    /// The places in the plan, by path: as text, which is quicker to compare than its parts.
    places: FxHashMap<Box<str>, usize>,
}

impl Materials {
    fn emitter(&self) -> Emitter<'_> {
        Emitter::with(&self.model, &self.options, &*self.files, self.prepared.clone())
    }
}

impl Plan {
    fn new(planned: Vec<Planned>) -> Self {
        let places = planned.iter().enumerate().map(|(at, it)| (it.path.as_str().into(), at)).collect();
        Self { planned, places }
    }

    fn is(&self, planned: &[Planned]) -> bool {
        let is_same = |(one, other): (&Planned, &Planned)| {
            one.path.as_str() == other.path.as_str()
                && one.format == other.format
                && one.subject == other.subject
        };
        self.planned.len() == planned.len() && self.planned.iter().zip(planned).all(is_same)
    }
}

impl Build {
    /// Returns a build; one that makes the same artifacts as the build `before` shares its plan.
    pub(super) fn new(mut materials: Materials, before: Option<&Self>) -> Self {
        // Outputs are made one by one, and each of what is left.
        let reduced = match materials.model.without(&materials.options.hidden) {
            Cow::Borrowed(_) => None,
            Cow::Owned(reduced) => Some(Arc::new(reduced)),
        };
        materials.model = reduced.unwrap_or(materials.model);
        let planned = materials.emitter().plan();
        let inputs = Inputs::of(&materials.model, &materials.options, &*materials.files);
        let fingerprints = planned.iter().map(|planned| inputs.fingerprint(planned)).collect();
        let plan = match before {
            Some(before) if before.plan.is(&planned) => before.plan.clone(),
            _ => Arc::new(Plan::new(planned)),
        };
        Self { materials, plan, fingerprints, made: AtomicUsize::new(0) }
    }

    /// Returns the number of the update that made it.
    pub fn number(&self) -> u64 {
        self.materials.number
    }

    /// Returns the project, linked.
    pub fn model(&self) -> &Model {
        &self.materials.model
    }

    /// Returns the artifacts that there are, as `journey build` would write them.
    pub fn plan(&self) -> &[Planned] {
        &self.plan.planned
    }

    /// Returns the paths of the artifacts below the output folder, in the order of the plan.
    pub fn paths(&self) -> impl Iterator<Item = &Utf8Path> {
        self.plan().iter().map(|planned| &*planned.path)
    }

    /// Returns what the artifact at a path is made of, as a number: as long as it stays the same, so does the artifact,
    /// but for what people did in a checklist.
    pub fn fingerprint(&self, path: &Utf8Path) -> Option<Fingerprint> {
        self.plan.places.get(path.as_str()).map(|at| self.fingerprints[*at])
    }

    /// Returns the bytes of the artifact at a path below the output folder, as `journey build` would write them; `None`
    /// where the plan has no such path. They are made now, unless they were made before and are still kept.
    ///
    /// # Errors
    /// Where a checklist on disk, whose ticks and notes belong into it, cannot be read.
    pub fn artifact(&self, path: &Utf8Path) -> Result<Option<Arc<[u8]>>> {
        let Some(at) = self.plan.places.get(path.as_str()).copied() else { return Ok(None) };
        let planned = &self.plan.planned[at];
        if planned.format == Format::Checklist {
            let slot = Slot { path: &planned.path, format: planned.format };
            let previous = output::previous(&self.materials.target, slot)?;
            return Ok(Some(self.make(at, previous.as_deref())?.bytes.into()));
        }
        let fingerprint = self.fingerprints[at];
        if let Some(kept) = self.materials.store.get(path, fingerprint) {
            return Ok(Some(kept));
        }
        let bytes: Arc<[u8]> = self.make(at, None)?.bytes.into();
        self.materials.store.put(path, fingerprint, &bytes);
        Ok(Some(bytes))
    }

    /// Returns where the artifacts are to be written.
    pub(super) fn target(&self) -> &Target {
        &self.materials.target
    }

    /// Returns how many artifacts were made of it so far; those that were still kept do not count.
    pub fn made(&self) -> usize {
        self.made.load(Ordering::Relaxed)
    }

    /// Returns whether another build makes the same artifacts, in the same order.
    pub(super) fn has_plan_of(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.plan, &other.plan)
    }

    /// Returns what the artifacts are made of, in the order of the plan.
    pub(super) fn fingerprints(&self) -> &[Fingerprint] {
        &self.fingerprints
    }

    /// Makes the artifact at a place in the plan.
    pub(super) fn make(&self, at: usize, previous: Option<&str>) -> Result<Artifact> {
        self.made.fetch_add(1, Ordering::Relaxed);
        Ok(self.materials.emitter().make(&self.plan.planned[at], previous)?)
    }
}

impl fmt::Debug for Build {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Build")
            .field("number", &self.materials.number)
            .field("plan", &self.plan())
            .finish_non_exhaustive()
    }
}
