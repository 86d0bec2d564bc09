//! The `journey` program; everything it does is in the library.

#![expect(clippy::disallowed_methods, reason = "the arguments of the call are found here and handed on")]

use std::process::ExitCode;

fn main() -> ExitCode {
    journey::cli::run(std::env::args_os())
}
