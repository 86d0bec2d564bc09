//! The system's events of files: the only place that knows notify.

use std::collections::BTreeSet;
use std::path::PathBuf;

use camino::{Utf8Path, Utf8PathBuf};
use notify::event::{AccessKind, AccessMode, EventKind, ModifyKind};
use notify::{Error, ErrorKind, Event, RecommendedWatcher, RecursiveMode, Watcher, WatcherKind};

use crate::project::ProjectFiles;

/// What the system says about files. It is a hint: perhaps something happened there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FsEvent {
    /// To these files or folders.
    Paths(Vec<PathBuf>),
    /// Anywhere: it has lost events.
    Everything,
    /// It will say nothing more, for this reason.
    Failed(String),
}

/// The folders of a project of which the system tells.
pub struct Events {
    watcher: RecommendedWatcher,
    watched: BTreeSet<Utf8PathBuf>,
}

impl std::fmt::Debug for Events {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Events").field("watched", &self.watched).finish_non_exhaustive()
    }
}

impl Events {
    /// Begins to watch; `send` is called with every event.
    pub fn start(files: &ProjectFiles, send: impl Fn(FsEvent) + Send + 'static) -> Result<Self, Error> {
        let handle = move |result: Result<Event, Error>| {
            if let Some(event) = fs_event(result) {
                send(event);
            }
        };
        let watcher = RecommendedWatcher::new(handle, notify::Config::default())?;
        let mut events = Self { watcher, watched: BTreeSet::new() };
        events.follow(files)?;
        Ok(events)
    }

    /// Watches the folders that there are now, and returns those that were not watched before.
    pub fn follow(&mut self, files: &ProjectFiles) -> Result<BTreeSet<Utf8PathBuf>, Error> {
        // Where a watch is bound to the folder and not to its name, one that was moved must be let go under its old
        // name before it is watched under the new one, and all are watched again, as any may be another of that name.
        for gone in self.watched.iter().filter(|folder| !folder.is_dir()) {
            // The system may have let go of it by itself.
            let _ = self.watcher.unwatch(gone.as_std_path());
        }
        let by_folder = matches!(RecommendedWatcher::kind(), WatcherKind::Inotify | WatcherKind::Kqueue);
        let mut now: BTreeSet<Utf8PathBuf> = BTreeSet::new();
        let (watcher, watched) = (&mut self.watcher, &self.watched);
        for folder in files.folders() {
            let mode = match by_folder || !folder.starts_with(files.root()) {
                true => RecursiveMode::NonRecursive,
                false if now.iter().any(|above| is_below(&folder, above, files)) => continue,
                false => RecursiveMode::Recursive,
            };
            if !now.insert(folder.clone()) || !by_folder && watched.contains(&folder) {
                continue;
            }
            match watcher.watch(folder.as_std_path(), mode) {
                // It went while we looked; that is an event of its own.
                Err(Error { kind: ErrorKind::PathNotFound, .. }) => {}
                result => result?,
            }
        }
        for gone in watched.difference(&now).filter(|folder| folder.is_dir()) {
            let _ = watcher.unwatch(gone.as_std_path());
        }
        let new = now.difference(watched).cloned().collect();
        self.watched = now;
        Ok(new)
    }
}

/// Returns whether a folder is watched with one above it.
fn is_below(folder: &Utf8Path, above: &Utf8Path, files: &ProjectFiles) -> bool {
    folder != above && folder.starts_with(above) && above.starts_with(files.root())
}

fn fs_event(result: Result<Event, Error>) -> Option<FsEvent> {
    match result {
        Ok(event) if event.need_rescan() => Some(FsEvent::Everything),
        Ok(event) => match event.kind {
            // To read a file, as every build does, changes nothing.
            EventKind::Access(AccessKind::Close(AccessMode::Write)) => Some(FsEvent::Paths(event.paths)),
            EventKind::Access(_) => None,
            EventKind::Any
            | EventKind::Create(_)
            | EventKind::Modify(
                ModifyKind::Any
                | ModifyKind::Data(_)
                | ModifyKind::Name(_)
                | ModifyKind::Metadata(_)
                | ModifyKind::Other,
            )
            | EventKind::Remove(_)
            | EventKind::Other => Some(FsEvent::Paths(event.paths)),
        },
        Err(error) if matches!(error.kind, ErrorKind::PathNotFound | ErrorKind::WatchNotFound) => None,
        Err(error) => Some(FsEvent::Failed(reason(&error))),
    }
}

/// Returns why events cannot be had, as a sentence.
pub fn reason(error: &Error) -> String {
    match &error.kind {
        ErrorKind::MaxFilesWatch => "the system lets this user watch no more folders \
             (fs.inotify.max_user_watches)"
            .to_owned(),
        ErrorKind::Io(error) => format!("the system does not tell of changes ({error})"),
        _ => format!("the system does not tell of changes ({error})"),
    }
}
