//! The `journey` program; everything it does is in the library.

use std::process::ExitCode;

fn main() -> ExitCode {
    journey::cli::run(std::env::args_os())
}
