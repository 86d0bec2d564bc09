//! When to build again. What the system tells of files is a hint; contents decide.
//!
//! An event opens a window. When it closes, the files that it spoke of are read and compared with what they held at the last
//! build. Nothing here knows what a build is: whoever owns a [`Watch`] waits until its [`deadline`](Watch::deadline),
//! asks what is [`pending`](Watch::pending), builds, and tells it what the build [used](Watch::built).

mod content_hash;
mod contents;
mod events;
mod git;
mod mounts;
mod poll;
mod unfinished;
mod window;

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::time::Instant;

use camino::Utf8PathBuf;

use crate::project::{BuildInputs, ProjectFiles};
use contents::{Contents, Scan};
use events::Events;
use poll::Poll;
use window::Window;

pub use events::FsEvent;

/// How changes are noticed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WatchMode {
    /// By the system's events where they can be had, else by looking.
    Events,
    /// By looking at every file again and again.
    Poll,
}

/// What a closed window brought.
#[derive(Debug, PartialEq, Eq)]
pub enum Pending {
    /// Nothing to build: no window has closed, a file may be half written, or no content is another.
    Nothing,
    /// These files have another content than at the last build, are new, or are gone. Absolute paths.
    Changes(BTreeSet<Utf8PathBuf>),
}

/// A project under watch.
#[derive(Debug)]
pub struct Watch {
    files: ProjectFiles,
    contents: Contents,
    window: Window,
    backend: Backend,
    /// Files that may have changed since the last build.
    suspects: BTreeSet<Utf8PathBuf>,
    /// Whether folders came or went, or other files belong, so that anything may have changed.
    folders_changed: bool,
    /// Why the system's events are not used, until somebody asks.
    fallback_reason: Option<String>,
}

#[derive(Debug)]
enum Backend {
    Events(Events),
    Poll(Poll),
}

impl Watch {
    /// Returns a watch over a project. `send` is called on another thread with every event; it should send it to the thread
    /// that owns the watch, which gives it to [`take`](Self::take).
    pub fn start(inputs: BuildInputs, mode: WatchMode, send: impl Fn(FsEvent) + Send + 'static) -> Self {
        let files = ProjectFiles::new(inputs);
        let (backend, fallback_reason) = match (mode, mounts::remote(files.root())) {
            (WatchMode::Poll, _) => (Backend::Poll(Poll::new(&files)), None),
            (WatchMode::Events, Some(kind)) => {
                let why = format!(
                    "the project lies on a network folder ({kind}), of which the system tells nothing"
                );
                (Backend::Poll(Poll::new(&files)), Some(why))
            }
            (WatchMode::Events, None) => match Events::start(&files, send) {
                Ok(events) => (Backend::Events(events), None),
                Err(error) => (Backend::Poll(Poll::new(&files)), Some(events::reason(&error))),
            },
        };
        // The first look comes after the watching has begun, so that nothing falls between them.
        let contents = Contents::of(&files);
        Self {
            files,
            contents,
            window: Window::default(),
            backend,
            suspects: BTreeSet::new(),
            folders_changed: false,
            fallback_reason,
        }
    }

    /// Returns why files are looked at again and again although events were asked for; the first time it is asked.
    pub fn fallback_reason(&mut self) -> Option<String> {
        self.fallback_reason.take()
    }

    /// Returns whether files are looked at again and again.
    pub fn polls(&self) -> bool {
        matches!(self.backend, Backend::Poll(_))
    }

    /// Takes an event.
    pub fn take(&mut self, event: FsEvent, now: Instant) {
        match event {
            FsEvent::Paths(paths) => paths.into_iter().for_each(|path| self.suspect(path, now)),
            FsEvent::Everything => {
                self.folders_changed = true;
                self.window.extend(now);
            }
            FsEvent::Failed(reason) => self.poll(reason),
        }
    }

    fn suspect(&mut self, path: PathBuf, now: Instant) {
        // A path that is no text can be that of no file of a project.
        let Ok(path) = Utf8PathBuf::from_path_buf(path) else { return };
        if self.files.is_output(&path) {
            return;
        }
        if self.contents.has_below(&path) || self.files.is_structural(&path) {
            self.folders_changed = true;
        } else if !self.files.is_relevant(&path) {
            return;
        }
        self.suspects.insert(path);
        self.window.extend(now);
    }

    /// Returns when [`pending`](Self::pending) should be asked at the latest; `None` while there is nothing to wait for.
    pub fn deadline(&self) -> Option<Instant> {
        match &self.backend {
            Backend::Events(_) => self.window.deadline(),
            Backend::Poll(poll) => {
                Some(self.window.deadline().map_or(poll.next(), |deadline| deadline.min(poll.next())))
            }
        }
    }

    /// Returns what is to be built now.
    pub fn pending(&mut self, now: Instant) -> Pending {
        if let Backend::Poll(poll) = &mut self.backend {
            // Of what came and went since the last look, nothing was told but files.
            self.files.forget_structure();
            for path in poll.look(&self.files, now) {
                self.suspect(path.into(), now);
            }
        }
        if !self.window.is_closed(now) {
            return Pending::Nothing;
        }
        if self.window.may_wait(now) && git::is_busy(self.files.root()) {
            self.window.extend(now);
            return Pending::Nothing;
        }
        if std::mem::take(&mut self.folders_changed) {
            self.files.forget_structure();
            self.follow();
            self.suspects.extend(self.contents.paths().cloned());
            self.suspects.extend(self.files.relevant_files());
        }
        let Scan { changed, unfinished } = self.contents.scan(&self.files, &self.suspects);
        if unfinished && self.window.grant_grace(now) {
            return Pending::Nothing;
        }
        self.window.close();
        self.suspects.clear();
        let paths: BTreeSet<Utf8PathBuf> = changed.keys().cloned().collect();
        self.contents.update(changed);
        if paths.is_empty() { Pending::Nothing } else { Pending::Changes(paths) }
    }

    /// Takes what the last build used.
    pub fn built(&mut self, inputs: BuildInputs, now: Instant) {
        if *self.files.inputs() == inputs {
            return;
        }
        let before = self.files.relevant_files();
        self.files = ProjectFiles::new(inputs);
        let new = self.follow();
        for path in self.files.relevant_files().difference(&before).cloned() {
            // What the build saw of it is not known, so that its next event counts; and a folder that was not watched
            // may have lost one.
            self.contents.invalidate(&path);
            if path.parent().is_some_and(|folder| new.contains(folder)) {
                self.suspects.insert(path);
                self.window.extend(now);
            }
        }
    }

    /// Watches the folders that there are now, and returns those that were not watched before.
    fn follow(&mut self) -> BTreeSet<Utf8PathBuf> {
        if let Backend::Events(events) = &mut self.backend {
            match events.follow(&self.files) {
                Ok(new) => return new,
                Err(error) => self.poll(events::reason(&error)),
            }
        }
        BTreeSet::new()
    }

    fn poll(&mut self, reason: String) {
        if !self.polls() {
            self.backend = Backend::Poll(Poll::new(&self.files));
            self.fallback_reason = Some(reason);
        }
    }
}
