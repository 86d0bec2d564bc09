//! A project that is built again and again while people write in it: what came of it, from memory, and what of that is new.
//!
//! A watcher owns a [`Session`] and tells it what may have changed. Each [`Update`] carries every diagnostic and the last
//! good [`Build`], which a server may keep and read from as many threads as it likes; a [`Writer`] brings the output
//! folder to what a build says. Everything goes through [`Project::compile`], as `journey build` does.

mod build;
mod store;
mod update;
mod writer;

use std::collections::BTreeSet;
use std::sync::Arc;

use camino::Utf8PathBuf;
use jiff::civil::Date;

use crate::diagnostic::Severity;
use crate::emit::{Format, Prepared};
use crate::lints::Levels;
use crate::output::{Checklists, Target};
use crate::project::{Cache, Compiled, Project, Request};
use crate::source::Fingerprint;

use build::Materials;
use store::Store;

pub use crate::project::{Changes, Unsaved};
pub use build::Build;
pub use update::{Changed, State, Update};
pub use writer::Writer;

/// How the builds of a session are made, whatever the configuration says.
#[derive(Debug, Clone, Default)]
pub struct Settings {
    /// The absolute path of the output folder; `None` for the one that the configuration names.
    pub folder: Option<Utf8PathBuf>,
    /// The kinds of output to make; none for those that the configuration names.
    pub formats: BTreeSet<Format>,
    /// How much lints matter.
    pub levels: Levels,
    /// Whether a warning keeps a project from being built, as an error does.
    pub deny_warnings: bool,
}

/// A project on disk and what came of it so far.
#[derive(Debug)]
pub struct Session {
    project: Project,
    settings: Settings,
    /// How often the project was compiled.
    number: u64,
    /// What came of it when it was without a fault last.
    good: Option<Arc<Build>>,
    store: Arc<Store>,
    cache: Cache,
    /// The templates that were read last.
    prepared: Option<(Fingerprint, Prepared)>,
}

impl Session {
    /// Returns a session in which nothing was built yet.
    pub fn new(project: Project, settings: Settings) -> Self {
        Self {
            project,
            settings,
            number: 0,
            good: None,
            store: Arc::default(),
            cache: Cache::default(),
            prepared: None,
        }
    }

    /// Returns the project with its configuration, as the last update found it.
    pub fn project(&self) -> &Project {
        &self.project
    }

    /// Returns the absolute paths that mattered to the last update, those of files that are missing among them.
    pub fn inputs(&self) -> BTreeSet<Utf8PathBuf> {
        self.cache.inputs()
    }

    /// Compiles the project as it is now: on disk, with `unsaved` texts in the place of what they are edited from. `changes`
    /// are hints that save looking at everything, and need not name unsaved files. `today` is the day that "overdue" and
    /// "stale" speak of, which may be another one than last time.
    pub fn update(&mut self, changes: &Changes, unsaved: &Unsaved, today: Date) -> Update {
        self.number += 1;
        let excluded: Vec<_> = self.settings.folder.iter().cloned().collect();
        let levels = self.settings.levels.clone();
        let request = Request { excluded: &excluded, levels, ..Request::on(today) };
        let compiled = self.project.compile_again(&request, changes, unsaved, &mut self.cache);
        let state = self.state(&compiled);
        let mut changed = Changed::default();
        if state == State::Good
            && let Some(build) = self.build(&compiled, today)
        {
            changed = Changed::between(self.good.as_deref(), &build);
            self.store.forget(&changed.removed);
            self.good = Some(Arc::new(build));
        }
        Update {
            number: self.number,
            state,
            changed,
            build: self.good.clone(),
            partial_model: compiled.partial_model().clone(),
            root: self.project.root.clone(),
            journey_files: compiled.journey_files,
            data_files: compiled.data_files,
            files: compiled.files,
            diagnostics: compiled.diagnostics,
        }
    }

    /// Returns the build that came of a project; `None` where it has an error.
    fn build(&mut self, compiled: &Compiled, today: Date) -> Option<Build> {
        let (settings, project) = (&self.settings, &self.project);
        let model = compiled.shared_model()?;
        let mut formats = settings.formats.clone();
        if settings.formats.is_empty() || settings.folder.is_none() {
            formats.extend(&project.config.outputs);
        }
        let folder = settings.folder.clone().unwrap_or_else(|| project.output());
        let mut options = project.options(&folder, today, formats, compiled);
        options.only = settings.formats.clone();
        let target = Target {
            folder,
            within: settings.folder.is_none().then(|| project.root.clone()),
            formats: match settings.formats.is_empty() {
                true => Format::ALL.into_iter().collect(),
                false => settings.formats.clone(),
            },
            day: today,
            checklists: Checklists::default(),
        };
        // Reading the templates takes longer than making a page.
        let templates = Fingerprint::of(&options.templates);
        let prepared = match &self.prepared {
            Some((same, prepared)) if *same == templates => prepared.for_another_model(),
            _ => Prepared::default(),
        };
        self.prepared = Some((templates, prepared.clone()));
        let files = self.cache.files()?;
        let (number, store) = (self.number, self.store.clone());
        let materials = Materials { number, model, options, files, prepared, target, store };
        Some(Build::new(materials, self.good.as_deref()))
    }

    /// Returns how many files and artifacts the session remembers, so that one can see that it does not grow.
    pub fn remembered(&self) -> usize {
        self.cache.len() + self.store.len()
    }

    fn state(&self, compiled: &Compiled) -> State {
        let is_fault = |severity| match severity {
            Severity::Error => true,
            Severity::Warning => self.settings.deny_warnings,
            Severity::Note => false,
        };
        if compiled.diagnostics.iter().any(|diagnostic| is_fault(diagnostic.severity)) {
            State::Broken
        } else if compiled.journey_files == 0 && compiled.data_files.is_empty() {
            State::Empty
        } else {
            State::Good
        }
    }
}
