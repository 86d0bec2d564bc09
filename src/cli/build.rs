//! `journey build`: check the projects, then write the outputs of those without a fault.

use std::collections::BTreeSet;

use anyhow::{Context, Result, bail};
use camino::{Utf8Path, Utf8PathBuf};

use super::Status;
use super::args::{Build, Global};
use super::console::Console;
use super::destinations::{check_destinations, check_project};
use super::input::{compile, current_folder, relative_path, select};
use super::report::{Findings, plural};
use super::reports::{is_at_fault, write_reports};
use super::today::today;
use crate::emit::{Emitter, Format, Options};
use crate::model::Model;
use crate::output::{self, Checklists, Report, Slot, Target};
use crate::project::{Compiled, Project, Request, Selection};

/// Compiles the projects and writes the outputs of those without a fault.
pub fn build(args: &Build, global: &Global, console: &mut Console) -> Result<Status> {
    check_destinations(global)?;
    let mut selections = select(&args.paths)?;
    if args.out.is_some() && selections.len() > 1 {
        bail!("`--out` takes one project, and these paths pick {}", selections.len());
    }
    let mut jobs = Vec::new();
    let mut findings = Vec::new();
    for selection in &mut selections {
        check_project(&selection.project, global)?;
        let (job, found) = BuildJob::prepare(selection, args, global)?;
        jobs.push(job);
        findings.push(found);
    }
    refuse_shared_folders(&jobs)?;
    // What is wrong is said first, but a reader who has gone keeps nothing from being written.
    let reported = write_reports(&findings, global, console);
    let mut status = Status::Done;
    for (job, findings) in jobs.iter().zip(&findings) {
        let model = job.compiled.model().filter(|_| !is_at_fault(findings, global));
        let done = match model {
            None => Status::AtFault,
            Some(model) => job.run(model, args, global, console)?,
        };
        if done == Status::AtFault {
            status = Status::AtFault;
        }
    }
    reported?;
    Ok(status)
}

/// Refuses projects that would write to one folder: each would remove what the other made.
fn refuse_shared_folders(jobs: &[BuildJob<'_>]) -> Result<()> {
    for (index, job) in jobs.iter().enumerate() {
        if jobs[..index].iter().any(|other| other.target.folder == job.target.folder) {
            bail!(
                "two of these paths would be built into `{}`; build them one by one with `--out`, or make a project of \
                 them with a `journey.yaml` beside them",
                job.target.folder
            );
        }
    }
    Ok(())
}

/// One project, compiled, and where its outputs go.
struct BuildJob<'p> {
    project: &'p Project,
    compiled: Compiled,
    target: Target,
}

impl<'p> BuildJob<'p> {
    /// Compiles what was selected, and finds out where its outputs go.
    fn prepare(selection: &'p mut Selection, args: &Build, global: &Global) -> Result<(Self, Findings)> {
        // A build makes the whole project, whichever part of it was named.
        selection.paths.clear();
        let selection = &*selection;
        let levels = global.levels()?;
        let project = &selection.project;
        let (folder, within) = destination(args.out.as_deref(), project)?;
        // A build that is checked speaks of its own day: nothing in it is wrong because the day is another one now.
        let day_of_build = args.check.then(|| output::day(&folder)).flatten();
        let day = today(global.today.or(day_of_build))?;
        let excluded = std::slice::from_ref(&folder);
        let request = Request { excluded, levels, ..Request::on(day) };
        let (compiled, findings) = compile(selection, &request)?;
        let formats = selected_formats(args, &Format::ALL.into_iter().collect());
        let target = Target { folder, within, formats, day, checklists: Checklists::default() };
        Ok((Self { project, compiled, target }, findings))
    }

    fn run(&self, model: &Model, args: &Build, global: &Global, console: &mut Console) -> Result<Status> {
        let options = self.options(args);
        let files = self.project.files();
        let emitter = Emitter::new(model, &options, &*files);
        let plan = emitter.plan();
        let slots: Vec<Slot<'_>> =
            plan.iter().map(|planned| Slot { path: &planned.path, format: planned.format }).collect();
        let make = |index: usize, previous: Option<&str>| Ok(emitter.make(&plan[index], previous)?);
        let folder = display_path(&self.target.folder)?;
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
            console.print_message(&text)?;
            return Ok(if differences.is_empty() { Status::Done } else { Status::AtFault });
        }
        let report = output::write(&self.target, &slots, make)?;
        print_report(&report, &folder, global, console)?;
        Ok(Status::Done)
    }

    fn options(&self, args: &Build) -> Options {
        let mut formats = selected_formats(args, &self.project.config.outputs);
        if args.out.is_none() {
            // What earlier builds made stays in the project's own folder, and pages link to it as they did.
            formats.extend(&self.project.config.outputs);
        }
        let mut options = self.project.options(&self.target.folder, self.target.day, formats, &self.compiled);
        options.only = args.only.iter().copied().collect();
        options.hidden.extend(&args.hide);
        options.blank_lanes = args.blank_lanes;
        options
    }
}

/// Says what a build did.
fn print_report(report: &Report, folder: &Utf8Path, global: &Global, console: &mut Console) -> Result<()> {
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
    for path in &report.edited {
        text.push_str(&edited(&folder.join(path)));
    }
    if !global.quiet {
        text.push_str(&format!(
            "wrote {} to {folder} ({} unchanged, {} removed)\n",
            plural(report.written.len(), "file"),
            report.unchanged,
            report.removed.len()
        ));
    }
    console.print_message(&text)
}

/// Says what has become of words that somebody typed into lines of a checklist that the program writes.
pub(super) fn edited(path: &Utf8Path) -> String {
    format!(
        "kept the words typed into lines of {path} that journey writes, as notes beneath them; write notes on lines of \
         their own\n"
    )
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
fn selected_formats(args: &Build, configured: &BTreeSet<Format>) -> BTreeSet<Format> {
    if args.only.is_empty() { configured.clone() } else { args.only.iter().copied().collect() }
}

/// Returns a folder as a terminal shows it.
fn display_path(folder: &Utf8Path) -> Result<Utf8PathBuf> {
    Ok(relative_path(&current_folder()?, folder))
}
