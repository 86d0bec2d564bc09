use anyhow::Result;

use super::Status;
use super::args::{Check, Global};
use super::console::Console;
use super::run::{compile, select};
use super::show::{check_destinations, show, status};
use super::today::today;

/// Reports what is wrong with the projects, as far as it lies in what was asked for.
pub fn check(args: &Check, global: &Global, console: &mut Console) -> Result<Status> {
    check_destinations(global)?;
    // No check depends on the day yet; one that is none is refused all the same, so that no script comes to rely on it.
    today(global.today)?;
    let mut findings = Vec::new();
    for selection in &select(&args.paths)? {
        if global.verbose {
            console.say(&format!("checking {}\n", selection.project.root))?;
        }
        findings.push(compile(selection, &[])?.1);
    }
    show(&findings, global, console)?;
    Ok(status(&findings, global))
}
