use std::collections::BTreeSet;

use anyhow::{Context, Result, bail};
use camino::{Utf8Path, Utf8PathBuf};

use super::Status;
use super::args::{Build, Global};
use super::console::Console;
use super::report::plural;
use super::run::{compile, current_folder, select, way};
use super::show::{check_destinations, is_at_fault, show};
use super::today::today;
use crate::emit::{Emitter, Format, Options};
use crate::model::Model;
use crate::output::{self, Checklists, Report, Slot, Target};
use crate::project::{Compiled, Project, Request};

/// Compiles the projects and writes the outputs of those without a fault.
pub fn build(args: &Build, global: &Global, console: &mut Console) -> Result<Status> {
    check_destinations(global)?;
    let mut selections = select(&args.paths)?;
    if args.out.is_some() && selections.len() > 1 {
        bail!("`--out` takes one project, and these paths pick {}", selections.len());
    }
    let levels = global.levels()?;
    let mut works = Vec::new();
    let mut findings = Vec::new();
    for selection in &mut selections {
        // A build makes the whole project, whichever part of it was named.
        selection.paths.clear();
        let project = &selection.project;
        let (folder, within) = destination(args.out.as_deref(), project)?;
        let today = match (args.check, global.today) {
            (true, None) => match output::day(&folder) {
                Some(day) => day,
                None => today(None)?,
            },
            _ => today(global.today)?,
        };
        let excluded = std::slice::from_ref(&folder);
        let request = Request { excluded, levels: levels.clone(), ..Request::on(today) };
        let (compiled, found) = compile(selection, &request)?;
        let formats = if args.only.is_empty() {
            Format::ALL.into_iter().collect()
        } else {
            args.only.iter().copied().collect()
        };
        let target = Target { folder, within, formats, day: today, checklists: Checklists::default() };
        works.push(Work { project, compiled, target });
        findings.push(found);
    }
    refuse_shared_folders(&works)?;
    // What is wrong is said first, but a reader who has gone keeps nothing from being written.
    let shown = show(&findings, global, console);
    let mut status = Status::Done;
    for (work, findings) in works.iter().zip(&findings) {
        let model = work.compiled.model().filter(|_| !is_at_fault(findings, global));
        let done = match model {
            None => Status::AtFault,
            Some(model) => work.run(model, args, global, console)?,
        };
        if done == Status::AtFault {
            status = Status::AtFault;
        }
    }
    shown?;
    Ok(status)
}

/// Refuses projects that would write to one folder: each would remove what the other made.
fn refuse_shared_folders(works: &[Work<'_>]) -> Result<()> {
    for (index, work) in works.iter().enumerate() {
        if works[..index].iter().any(|other| other.target.folder == work.target.folder) {
            bail!(
                "two of these paths would be built into `{}`; build them one by one with `--out`, or make a project of \
                 them with a `journey.yaml` beside them",
                work.target.folder
            );
        }
    }
    Ok(())
}

/// One project, compiled, and where its outputs go.
struct Work<'p> {
    project: &'p Project,
    compiled: Compiled,
    target: Target,
}

impl Work<'_> {
    fn run(&self, model: &Model, args: &Build, global: &Global, console: &mut Console) -> Result<Status> {
        let options = self.options(args);
        let files = self.project.files();
        let emitter = Emitter::new(model, &options, &*files);
        let plan = emitter.plan();
        let slots: Vec<Slot<'_>> =
            plan.iter().map(|planned| Slot { path: &planned.path, format: planned.format }).collect();
        let make = |index: usize, previous: Option<&str>| Ok(emitter.make(&plan[index], previous)?);
        let folder = shown(&self.target.folder)?;
        if args.check {
            let differences = output::check(&self.target, &slots, make)?;
            let mut text = String::new();
            for difference in &differences {
                text.push_str(&format!("{} {}\n", difference.state.name(), folder.join(&difference.path)));
            }
            if !global.quiet {
                text.push_str(&match differences.len() {
                    0 => format!("{folder} is up to date\n"),
                    count => format!("{folder} is out of date: {}\n", plural(count, "file")),
                });
            }
            console.say(&text)?;
            return Ok(if differences.is_empty() { Status::Done } else { Status::AtFault });
        }
        let report = output::write(&self.target, &slots, make)?;
        tell(&report, &folder, global, console)?;
        Ok(Status::Done)
    }
}

impl Work<'_> {
    fn options(&self, args: &Build) -> Options {
        let formats = asked(args, &self.project.config.outputs);
        let mut options = self.project.options(&self.target.folder, self.target.day, formats, &self.compiled);
        options.hidden.extend(&args.hide);
        options.blank_lanes = args.blank_lanes;
        options
    }
}

/// Says what a build did.
fn tell(report: &Report, folder: &Utf8Path, global: &Global, console: &mut Console) -> Result<()> {
    let mut text = String::new();
    if global.verbose {
        let changes = [("wrote", &report.written), ("removed", &report.removed)];
        for (word, paths) in changes {
            paths.iter().for_each(|path| text.push_str(&format!("{word} {}\n", folder.join(path))));
        }
    }
    for path in &report.kept {
        text.push_str(&format!(
            "kept {}: no longer made, but changed by hand; remove it yourself\n",
            folder.join(path)
        ));
    }
    if !global.quiet {
        text.push_str(&format!(
            "wrote {} to {folder} ({} unchanged, {} removed)\n",
            plural(report.written.len(), "file"),
            report.unchanged,
            report.removed.len()
        ));
    }
    console.say(&text)
}

/// Returns the output folder and, where the configuration names it, the folder it must lie in.
pub(super) fn destination(
    out: Option<&Utf8Path>,
    project: &Project,
) -> Result<(Utf8PathBuf, Option<Utf8PathBuf>)> {
    let Some(out) = out else {
        if project.is_text() {
            bail!(
                "a build of standard input needs `--out DIR`: it belongs to no project whose output folder it could use"
            );
        }
        return Ok((project.output(), Some(project.root.clone())));
    };
    let folder = absolute(out)?;
    if project.root.starts_with(&folder) {
        bail!(
            "`--out {out}` is the project itself or a folder above it; name one of its own for the outputs"
        );
    }
    Ok((folder, None))
}

/// Returns `path` without links as far as it exists.
fn absolute(path: &Utf8Path) -> Result<Utf8PathBuf> {
    let path = camino::absolute_utf8(path).with_context(|| format!("cannot write to `{path}`"))?;
    for above in path.ancestors() {
        if let Ok(real) = above.canonicalize_utf8() {
            let rest = path.strip_prefix(above).expect("it is one of the path's own ancestors");
            return Ok(if rest.as_str().is_empty() { real } else { real.join(rest) });
        }
    }
    Ok(path)
}

/// Returns the kinds of output to make: those asked for, else those of the configuration.
fn asked(args: &Build, configured: &BTreeSet<Format>) -> BTreeSet<Format> {
    if args.only.is_empty() { configured.clone() } else { args.only.iter().copied().collect() }
}

/// Returns a folder as a terminal shows it.
fn shown(folder: &Utf8Path) -> Result<Utf8PathBuf> {
    Ok(way(&current_folder()?, folder))
}
