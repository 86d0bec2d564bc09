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
    number: u64,
    model: Arc<Model>,
    options: Options,
    files: Arc<dyn Files>,
    prepared: Prepared,
    target: Target,
    plan: Vec<Planned>,
    /// The places in the plan, by path: as text, which is quicker to compare than its parts.
    places: FxHashMap<Box<str>, usize>,
    fingerprints: Vec<Fingerprint>,
    store: Arc<Store>,
    made: AtomicUsize,
}

impl Build {
    pub(super) fn new(
        number: u64,
        model: Arc<Model>,
        options: Options,
        files: Arc<dyn Files>,
        prepared: Prepared,
        target: Target,
        store: Arc<Store>,
    ) -> Self {
        // Outputs are made one by one, and each of what is left.
        let model = match model.without(&options.hidden) {
            Cow::Borrowed(_) => model,
            Cow::Owned(reduced) => Arc::new(reduced),
        };
        let plan = Emitter::with(&model, &options, &*files, prepared.clone()).plan();
        let places =
            plan.iter().enumerate().map(|(at, planned)| (planned.path.as_str().into(), at)).collect();
        let inputs = Inputs::of(&model, &options, &*files);
        let fingerprints = plan.iter().map(|planned| inputs.fingerprint(planned)).collect();
        let made = AtomicUsize::new(0);
        Self { number, model, options, files, prepared, target, plan, places, fingerprints, store, made }
    }

    /// Returns the number of the update that made it.
    pub fn number(&self) -> u64 {
        self.number
    }

    /// Returns the project, linked.
    pub fn model(&self) -> &Model {
        &self.model
    }

    /// Returns the artifacts that there are, as `journey build` would write them.
    pub fn plan(&self) -> &[Planned] {
        &self.plan
    }

    /// Returns the paths of the artifacts below the output folder, in the order of the plan.
    pub fn paths(&self) -> impl Iterator<Item = &Utf8Path> {
        self.plan.iter().map(|planned| &*planned.path)
    }

    /// Returns what the artifact at a path is made of, as a number: as long as it stays the same, so does the artifact,
    /// but for what people did in a checklist.
    pub fn fingerprint(&self, path: &Utf8Path) -> Option<Fingerprint> {
        self.places.get(path.as_str()).map(|at| self.fingerprints[*at])
    }

    /// Returns the bytes of the artifact at a path below the output folder, as `journey build` would write them; `None`
    /// where the plan has no such path. They are made now, unless they were made before and are still kept.
    ///
    /// # Errors
    /// Where a checklist on disk, whose ticks and notes belong into it, cannot be read.
    pub fn artifact(&self, path: &Utf8Path) -> Result<Option<Arc<[u8]>>> {
        let Some(at) = self.places.get(path.as_str()).copied() else { return Ok(None) };
        let planned = &self.plan[at];
        if planned.format == Format::Checklist {
            let slot = Slot { path: &planned.path, format: planned.format };
            let previous = output::previous(&self.target, slot)?;
            return Ok(Some(self.make(at, previous.as_deref())?.bytes.into()));
        }
        let fingerprint = self.fingerprints[at];
        if let Some(kept) = self.store.get(path, fingerprint) {
            return Ok(Some(kept));
        }
        let bytes: Arc<[u8]> = self.make(at, None)?.bytes.into();
        self.store.put(path, fingerprint, &bytes);
        Ok(Some(bytes))
    }

    /// Returns where the artifacts are to be written.
    pub(super) fn target(&self) -> &Target {
        &self.target
    }

    /// Returns how many artifacts were made of it so far; those that were still kept do not count.
    pub fn made(&self) -> usize {
        self.made.load(Ordering::Relaxed)
    }

    /// Returns what the artifacts are made of, in the order of the plan.
    pub(super) fn fingerprints(&self) -> &[Fingerprint] {
        &self.fingerprints
    }

    /// Makes the artifact at a place in the plan.
    pub(super) fn make(&self, at: usize, previous: Option<&str>) -> Result<Artifact> {
        self.made.fetch_add(1, Ordering::Relaxed);
        let emitter = Emitter::with(&self.model, &self.options, &*self.files, self.prepared.clone());
        Ok(emitter.make(&self.plan[at], previous)?)
    }
}

impl fmt::Debug for Build {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Build")
            .field("number", &self.number)
            .field("plan", &self.plan)
            .finish_non_exhaustive()
    }
}
