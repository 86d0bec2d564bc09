//! When to build again. What the system tells of files is a hint; contents decide.
//!
//! A hint opens a window. When it closes, the files hinted at are read and compared with what they held at the last
//! build. Nothing here knows what a build is: whoever owns a [`Watch`] waits until its [`deadline`](Watch::deadline),
//! asks what is [`due`](Watch::due), builds, and tells it what the build [`used`](Watch::built).

mod contents;
mod events;
mod git;
mod mounts;
mod poll;
mod print;
mod tree;
mod unfinished;
mod window;

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::time::Instant;

use camino::Utf8PathBuf;

use contents::{Contents, Look};
use events::Events;
use poll::Poll;
use tree::Tree;
use window::Window;

pub use events::Hint;

/// What the last build used, beside the files that every project has.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Used {
    /// The absolute paths of files that it read or looked for: images, documents, data. Those that are missing count as
    /// well, so that they are noticed when they appear.
    pub files: BTreeSet<Utf8PathBuf>,
    /// The folder of templates, relative to the root.
    pub templates: Option<Utf8PathBuf>,
    /// Whether the project names data files.
    pub has_data: bool,
    /// The absolute paths of the folders that outputs go to: nothing in them matters.
    pub outputs: Vec<Utf8PathBuf>,
}

/// How changes are noticed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// By the system's events where they can be had, else by looking.
    Events,
    /// By looking at every file again and again.
    Poll,
}

/// What a closed window brought.
#[derive(Debug, PartialEq, Eq)]
pub enum Due {
    /// Nothing to build: no window has closed, a file may be half written, or no content is another.
    Nothing,
    /// These files have another content than at the last build, are new, or are gone. Absolute paths.
    Changes(BTreeSet<Utf8PathBuf>),
}

/// A project under watch.
#[derive(Debug)]
pub struct Watch {
    tree: Tree,
    contents: Contents,
    window: Window,
    notices: Notices,
    /// Files that may have changed since the last build.
    hinted: BTreeSet<Utf8PathBuf>,
    /// Whether folders came or went, so that anything below them may have changed.
    folders_changed: bool,
    /// Why the system's events are not used, until somebody asks.
    complaint: Option<String>,
}

#[derive(Debug)]
enum Notices {
    Events(Events),
    Poll(Poll),
}

impl Watch {
    /// Returns a watch over the project at `root`, an absolute path without links. `tell` is called on another thread
    /// with every hint; it should send it to the thread that owns the watch, which gives it to [`hint`](Self::hint).
    pub fn start(root: Utf8PathBuf, used: Used, way: Way, tell: impl Fn(Hint) + Send + 'static) -> Self {
        let tree = Tree::new(root, used);
        let (notices, complaint) = match (way, mounts::remote(tree.root())) {
            (Way::Poll, _) => (Notices::Poll(Poll::new(&tree)), None),
            (Way::Events, Some(kind)) => {
                let why = format!(
                    "the project lies on a network folder ({kind}), of which the system tells nothing"
                );
                (Notices::Poll(Poll::new(&tree)), Some(why))
            }
            (Way::Events, None) => match Events::start(&tree, tell) {
                Ok(events) => (Notices::Events(events), None),
                Err(error) => (Notices::Poll(Poll::new(&tree)), Some(events::reason(&error))),
            },
        };
        // The first look comes after the watching has begun, so that nothing falls between them.
        let contents = Contents::of(&tree);
        Self {
            tree,
            contents,
            window: Window::default(),
            notices,
            hinted: BTreeSet::new(),
            folders_changed: false,
            complaint,
        }
    }

    /// Returns why files are looked at again and again although events were asked for; the first time it is asked.
    pub fn complaint(&mut self) -> Option<String> {
        self.complaint.take()
    }

    /// Returns whether files are looked at again and again.
    pub fn polls(&self) -> bool {
        matches!(self.notices, Notices::Poll(_))
    }

    /// Takes a hint.
    pub fn hint(&mut self, hint: Hint, now: Instant) {
        match hint {
            Hint::Paths(paths) => paths.into_iter().for_each(|path| self.hint_path(path, now)),
            Hint::Everything => {
                self.folders_changed = true;
                self.window.hint(now);
            }
            Hint::Failed(reason) => self.poll(reason),
        }
    }

    fn hint_path(&mut self, path: PathBuf, now: Instant) {
        // A path that is no text can be that of no file of a project.
        let Ok(path) = Utf8PathBuf::from_path_buf(path) else { return };
        if self.tree.is_left_out(&path) {
            return;
        }
        if self.contents.has_below(&path) || self.tree.holds_folder(&path) || self.tree.parts(&path) {
            self.folders_changed = true;
        } else if !self.tree.matters(&path) {
            return;
        }
        self.hinted.insert(path);
        self.window.hint(now);
    }

    /// Returns when [`due`](Self::due) should be asked at the latest; `None` while there is nothing to wait for.
    pub fn deadline(&self) -> Option<Instant> {
        match &self.notices {
            Notices::Events(_) => self.window.deadline(),
            Notices::Poll(poll) => {
                Some(self.window.deadline().map_or(poll.next(), |deadline| deadline.min(poll.next())))
            }
        }
    }

    /// Returns what is to be built now.
    pub fn due(&mut self, now: Instant) -> Due {
        if let Notices::Poll(poll) = &mut self.notices {
            for path in poll.look(&self.tree, now) {
                self.hint_path(path.into(), now);
            }
        }
        if !self.window.is_closed(now) {
            return Due::Nothing;
        }
        if self.window.may_wait(now) && git::is_busy(self.tree.root()) {
            self.window.hint(now);
            return Due::Nothing;
        }
        if std::mem::take(&mut self.folders_changed) {
            self.follow();
            let all = self.contents.paths().cloned().chain(self.tree.files());
            let all: BTreeSet<Utf8PathBuf> = all.collect();
            self.hinted.extend(all);
        }
        let Look { changed, unfinished } = self.contents.look(&self.tree, &self.hinted);
        if unfinished && self.window.grant(now) {
            return Due::Nothing;
        }
        self.window.close();
        self.hinted.clear();
        let paths: BTreeSet<Utf8PathBuf> = changed.keys().cloned().collect();
        self.contents.learn(changed);
        if paths.is_empty() { Due::Nothing } else { Due::Changes(paths) }
    }

    /// Takes what the last build used.
    pub fn built(&mut self, used: Used, now: Instant) {
        if *self.tree.used() == used {
            return;
        }
        let before: BTreeSet<Utf8PathBuf> = self.tree.files().collect();
        self.tree.set_used(used);
        let new = self.follow();
        for path in self.tree.files().filter(|path| !before.contains(path)).collect::<Vec<_>>() {
            // What the build saw of it is not known, so that its next hint counts; and a folder that was not watched
            // may have lost one.
            self.contents.doubt(&path);
            if path.parent().is_some_and(|folder| new.contains(folder)) {
                self.hinted.insert(path);
                self.window.hint(now);
            }
        }
    }

    /// Watches the folders that there are now, and returns those that were not watched before.
    fn follow(&mut self) -> BTreeSet<Utf8PathBuf> {
        if let Notices::Events(events) = &mut self.notices {
            match events.follow(&self.tree) {
                Ok(new) => return new,
                Err(error) => self.poll(events::reason(&error)),
            }
        }
        BTreeSet::new()
    }

    fn poll(&mut self, reason: String) {
        if !self.polls() {
            self.notices = Notices::Poll(Poll::new(&self.tree));
            self.complaint = Some(reason);
        }
    }
}
