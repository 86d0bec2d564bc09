//! The command line: arguments in, text and an exit code out.

mod args;
mod build;
mod check;
mod console;
mod destinations;
mod explain;
mod init;
mod input;
pub mod report;
mod reports;
mod schema;
mod today;
mod watch;

use std::ffi::OsString;
use std::process::ExitCode;

use anyhow::Result;
use clap::Parser;

use args::{Args, Command};
use console::Console;

/// How a run ended that did not fail itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Status {
    /// Exit code 0.
    Done,
    /// Exit code 1: the journeys are at fault.
    AtFault,
}

/// Runs one command and returns its exit code: 0 done, 1 the journeys are at fault, 2 the call or the machine is.
pub fn run(args: impl IntoIterator<Item = OsString>) -> ExitCode {
    let args = match Args::try_parse_from(args) {
        Ok(args) => args,
        Err(error) => {
            // Nobody is left to tell that the help could not be shown.
            let _ = error.print();
            return ExitCode::from(if error.use_stderr() { 2 } else { 0 });
        }
    };
    let mut console = Console::new(args.global.color);
    match dispatch(&args, &mut console) {
        Ok(Status::Done) => ExitCode::SUCCESS,
        Ok(Status::AtFault) => ExitCode::from(1),
        Err(error) if console::is_closed_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => {
            console.print_error(&error);
            ExitCode::from(2)
        }
    }
}

fn dispatch(args: &Args, console: &mut Console) -> Result<Status> {
    match &args.command {
        Command::Init(init) => init::init(init, &args.global, console),
        Command::Check(check) => check::check(check, &args.global, console),
        Command::Build(build) => build::build(build, &args.global, console),
        Command::Watch(watch) => watch::watch(watch, &args.global, console),
        Command::Explain(explain) => explain::explain(explain, &args.global, console),
        Command::Schema(schema) => schema::schema(schema, console),
    }
}
