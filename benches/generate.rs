//! Writes a generated project to a folder: `cargo run --example generate -- 1000 DIR`.

#[path = "generator.rs"]
mod generator;

use std::path::Path;
use std::process::ExitCode;
use std::{env, fs, io};

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let [journeys, folder] = arguments.as_slice() else {
        return fail("usage: generate JOURNEYS DIR");
    };
    let Ok(journeys) = journeys.parse() else {
        return fail("the number of journeys is a whole number");
    };
    match write(journeys, Path::new(folder)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => fail(&error.to_string()),
    }
}

fn write(journeys: usize, folder: &Path) -> io::Result<()> {
    for file in generator::project(journeys) {
        let path = folder.join(file.path);
        fs::create_dir_all(path.parent().expect("every file lies in the folder"))?;
        fs::write(path, file.text)?;
    }
    Ok(())
}

#[expect(clippy::print_stderr, reason = "there is nobody else to tell")]
fn fail(message: &str) -> ExitCode {
    eprintln!("{message}");
    ExitCode::from(2)
}
