//! `journey watch`: build, then again at every change, with a preview in the browser.

mod browser;
#[cfg_attr(not(feature = "preview"), expect(dead_code, reason = "only pages open places"))]
mod editor;
mod keys;
#[cfg(feature = "preview")]
mod messages;
#[cfg(feature = "preview")]
mod preview;
#[cfg(not(feature = "preview"))]
#[path = "no_preview.rs"]
mod preview;
mod screen;
#[cfg(unix)]
mod signals;

use std::collections::BTreeSet;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::{Duration, Instant};

use anyhow::{Context, Error, Result, bail};
use camino::{Utf8Path, Utf8PathBuf};
use jiff::civil::Date;

use super::Status;
use super::args::{Global, Watch as Args};
use super::build::destination;
use super::console::{Console, is_closed_pipe};
use super::destinations::{check_destinations, check_project, with_absolute_paths};
use super::input::{STDIN, current_folder, relative_path};
use super::report::Findings;
use super::reports::write_reports;
use super::today::today;
use crate::project::{self, BuildInputs, Project};
use crate::session::{Build, Changes, Session, Settings, State, Unsaved, Update, Writer};
use crate::watch::{FsEvent, Pending, Watch, WatchMode};

use editor::Editor;
use keys::{Key, Keys};
use preview::Preview;
use screen::{Outcome, Screen};

/// What the loop waits for.
enum Signal {
    /// Something may have happened to files, at that moment.
    File(FsEvent, Instant),
    Key(Key),
    /// The system asks us to stop.
    Interrupt,
}

/// Builds a project, and again whenever it changes, until somebody asks it to stop.
pub fn watch(args: &Args, global: &Global, console: &mut Console) -> Result<Status> {
    check_destinations(global)?;
    let project = single_project(&args.paths)?;
    check_project(&project, global)?;
    // The folder of the call may go while we run, and come back as another.
    let current_folder = current_folder()?;
    let global = &with_absolute_paths(global)?;
    let (folder, within) = destination(args.out.as_deref(), &project)?;
    let settings = Settings {
        folder: within.is_none().then_some(folder),
        formats: args.only.iter().copied().collect(),
        levels: global.levels()?,
        deny_warnings: global.deny_warnings,
    };
    let editor = args.editor.as_deref().map(|command| Editor::new(command, &project.root)).transpose()?;
    let preview = Preview::start(args, editor)?;
    let (send, receive) = channel();
    stop_on_interrupt(send.clone())?;
    let events = send.clone();
    // Whoever would be told of an event too late has gone.
    let send_event = move |event| _ = events.send(Signal::File(event, Instant::now()));
    let mode = if args.poll { WatchMode::Poll } else { WatchMode::Events };
    let watch = Watch::start(inputs(&project, &settings, BTreeSet::new()), mode, send_event);
    let press = send.clone();
    let keys = Keys::start(move |key| _ = press.send(Signal::Key(key)));
    #[cfg(unix)]
    signals::listen(keys.is_some(), send).context("cannot listen for signals")?;
    let screen = Screen::new(&project, preview.address(), keys.is_some(), global);
    let session = Session::new(project, settings.clone());
    let writer = Writer::default();
    let mut watch_loop = WatchLoop {
        current_folder,
        settings,
        session,
        writer,
        watch,
        preview,
        screen,
        global,
        console,
        unwritten: None,
    };
    let result = watch_loop.until_stopped(&receive, args.open);
    // The terminal is itself again before anything more is said.
    drop(keys);
    watch_loop.console.set_raw(false);
    result
}

/// Returns the one project that paths pick.
fn single_project(paths: &[Utf8PathBuf]) -> Result<Project> {
    if paths.iter().any(|path| path == STDIN) {
        bail!("standard input cannot be watched; name a folder or a file");
    }
    let mut selections = project::find(paths)?;
    if selections.len() > 1 {
        let names: Vec<String> = selections.iter().map(|it| format!("`{}`", it.project.root)).collect();
        bail!(
            "`journey watch` takes one project, and these paths pick {}: name one of them",
            names.join(", ")
        );
    }
    let selection = selections.pop().expect("every path picks a project or fails");
    Ok(selection.project)
}

/// Asks the loop to stop when the system says so; a second time ends the program at once.
fn stop_on_interrupt(send: Sender<Signal>) -> Result<()> {
    let asked = AtomicBool::new(false);
    let stop = move || {
        if asked.swap(true, Ordering::Relaxed) || send.send(Signal::Interrupt).is_err() {
            keys::restore();
            std::process::exit(130);
        }
    };
    ctrlc::set_handler(stop).context("cannot listen for interrupts")
}

/// What came of a build, for the preview.
#[cfg_attr(not(feature = "preview"), expect(dead_code, reason = "nobody looks at it"))]
struct PreviewUpdate<'a> {
    number: u64,
    state: State,
    /// The last good build.
    build: Option<&'a Arc<Build>>,
    title: &'a str,
    findings: &'a Findings,
    /// Why it could not be written.
    error: Option<&'a Error>,
}

/// A run on its way.
struct WatchLoop<'a> {
    /// The folder in which it was called.
    current_folder: Utf8PathBuf,
    settings: Settings,
    session: Session,
    writer: Writer,
    watch: Watch,
    preview: Preview,
    screen: Screen,
    global: &'a Global,
    console: &'a mut Console,
    /// A good build that could not be written, as while somebody saves a checklist, and when to try again.
    unwritten: Option<(Arc<Build>, Instant)>,
}

/// After what time a build that could not be written is tried again.
const RETRY: Duration = Duration::from_secs(1);

impl WatchLoop<'_> {
    fn until_stopped(&mut self, signals: &Receiver<Signal>, open: bool) -> Result<Status> {
        self.console.set_raw(self.screen.has_keys());
        self.screen.print_start(self.console)?;
        self.build(&Changes::Anything)?;
        if open {
            self.open()?;
        }
        loop {
            if let Some(reason) = self.watch.fallback_reason() {
                self.screen.print_fallback(&reason, self.console)?;
            }
            let retry = self.unwritten.as_ref().map(|(_, at)| *at);
            let signal = match self.watch.deadline().into_iter().chain(retry).min() {
                Some(deadline) => signals.recv_timeout(deadline.saturating_duration_since(Instant::now())),
                None => signals.recv().map_err(|_| RecvTimeoutError::Disconnected),
            };
            // Everything that has happened by now counts before anything is looked at.
            let waiting = signal.ok().into_iter().chain(signals.try_iter());
            for signal in waiting {
                match signal {
                    Signal::File(event, at) => self.watch.take(event, at),
                    Signal::Interrupt | Signal::Key(Key::Quit) => return Ok(Status::Done),
                    Signal::Key(Key::Build) => self.build(&Changes::Anything)?,
                    Signal::Key(Key::Open) => self.open()?,
                    Signal::Key(Key::Clear) => self.screen.clear(self.console)?,
                }
            }
            if let Pending::Changes(paths) = self.watch.pending(Instant::now()) {
                self.build(&Changes::Paths(paths))?;
            }
            self.write_again()?;
        }
    }

    /// Builds once. What is wrong with the project is shown, and nothing of it ends the run.
    fn build(&mut self, changes: &Changes) -> Result<()> {
        let start = Instant::now();
        let day = self.day()?;
        let update = self.session.update(changes, &Unsaved::new(), day);
        let project = self.session.project();
        self.watch.built(inputs(project, &self.settings, self.session.inputs()), Instant::now());
        let title = project.title();
        let (number, state, build) = (update.number, update.state, update.build.clone());
        self.unwritten = None;
        let findings = [findings(update, &self.current_folder)];
        // Whoever looks at the pages sees them before they are on the disk.
        self.preview.publish(&PreviewUpdate {
            number,
            state,
            build: build.as_ref(),
            title: &title,
            findings: &findings[0],
            error: None,
        });
        let outcome = match build.as_ref().filter(|build| build.number() == number) {
            None => Outcome::NotBuilt(state),
            Some(build) => match self.writer.write(build) {
                Ok(report) => Outcome::Written(report),
                Err(error) => {
                    self.unwritten = Some((build.clone(), Instant::now() + RETRY));
                    let (build, fault) = (Some(build), Some(&error));
                    let findings = &findings[0];
                    self.preview.publish(&PreviewUpdate {
                        number,
                        state,
                        build,
                        title: &title,
                        findings,
                        error: fault,
                    });
                    Outcome::NotWritten(error)
                }
            },
        };
        let took = start.elapsed();
        self.screen.print_header(self.console)?;
        match write_reports(&findings, self.global, self.console) {
            // A report that cannot be written, as its folder has gone, say, ends no run.
            Err(error) if !is_closed_pipe(&error) => {
                self.screen.print_line(&format!("error: {error:#}"), self.console)?;
            }
            result => result?,
        }
        self.screen.print_outcome(&outcome, took, self.console)
    }

    /// Tries once more to write a build, when it is time. Nothing is said until it succeeds.
    fn write_again(&mut self) -> Result<()> {
        let Some((build, _)) = self.unwritten.take_if(|(_, at)| *at <= Instant::now()) else { return Ok(()) };
        match self.writer.write(&build) {
            Ok(_) => self.build(&Changes::Paths(BTreeSet::new())),
            Err(_) => {
                self.unwritten = Some((build, Instant::now() + RETRY));
                Ok(())
            }
        }
    }

    fn day(&self) -> Result<Date> {
        today(self.global.today)
    }

    fn open(&mut self) -> Result<()> {
        match self.preview.address().map(browser::open) {
            Some(Err(error)) => self.screen.print_line(&format!("{error:#}"), self.console),
            Some(Ok(())) => Ok(()),
            None => self.screen.print_line("there is no preview to open", self.console),
        }
    }
}

/// Returns what decides which files are watched, where the last build used the files `known`.
fn inputs(project: &Project, settings: &Settings, known: BTreeSet<Utf8PathBuf>) -> BuildInputs {
    let outputs: Vec<_> = settings.folder.iter().cloned().collect();
    // Journey files belong by their place, and there may be many.
    BuildInputs::of(project, &outputs).with_named(known.into_iter().filter(|path| !project::is_source(path)))
}

/// Returns what there is to show of an update.
fn findings(update: Update, current_folder: &Utf8Path) -> Findings {
    Findings {
        folder: relative_path(current_folder, &update.root),
        files: update.files,
        journey_files: update.journey_files,
        diagnostics: update.diagnostics,
    }
}
