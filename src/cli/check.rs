//! `journey check`: report what is wrong, and write nothing.

use anyhow::Result;

use super::Status;
use super::args::{Check, Global};
use super::console::Console;
use super::destinations::{check_destinations, check_project};
use super::input::{compile, select};
use super::reports::{status, write_reports};
use super::today::today;
use crate::project::Request;

/// Reports what is wrong with the projects, as far as it lies in what was asked for.
pub fn check(args: &Check, global: &Global, console: &mut Console) -> Result<Status> {
    check_destinations(global)?;
    let request = Request { levels: global.levels()?, ..Request::on(today(global.today)?) };
    let mut findings = Vec::new();
    for selection in &select(&args.paths)? {
        check_project(&selection.project, global)?;
        if global.verbose {
            console.print_message(&format!("checking {}\n", selection.project.root))?;
        }
        findings.push(compile(selection, &request)?.1);
    }
    write_reports(&findings, global, console)?;
    Ok(status(&findings, global))
}
