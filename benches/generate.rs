//! Writes a generated project to a folder: `cargo run --example generate -- 1000 DIR`, with a data file of a million values
//! behind it: `… 1000 DIR 1000000 csv`.

#![expect(clippy::disallowed_methods, reason = "it writes the files of a project")]

#[path = "generator.rs"]
mod generator;

use std::path::Path;
use std::process::ExitCode;
use std::{env, fs, io};

use generator::{DataKind, File};

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let (journeys, folder, data) = match arguments.as_slice() {
        [journeys, folder] => (journeys, folder, None),
        [journeys, folder, values, kind] => (journeys, folder, Some((values, kind))),
        _ => return fail("usage: generate JOURNEYS DIR [VALUES csv|json]"),
    };
    let Ok(journeys) = journeys.parse() else {
        return fail("the number of journeys is a whole number");
    };
    let data = match data.map(|(values, kind)| (values.parse(), kind.as_str())) {
        None => None,
        Some((Ok(values), "csv")) => Some((values, DataKind::Csv)),
        Some((Ok(values), "json")) => Some((values, DataKind::Json)),
        Some(_) => return fail("a data file has a whole number of values, and is `csv` or `json`"),
    };
    match write(journeys, data, Path::new(folder)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => fail(&error.to_string()),
    }
}

fn write(journeys: usize, data: Option<(usize, DataKind)>, folder: &Path) -> io::Result<()> {
    for file in generator::project(journeys) {
        write_file(file, folder)?;
    }
    if let Some((values, kind)) = data {
        let data = generator::data(journeys, values, kind);
        let configuration = format!("title: Generated\ndata: [{}]\n", data.path);
        write_file(File { path: "journey.yaml".to_owned(), text: configuration }, folder)?;
        write_file(data, folder)?;
    }
    Ok(())
}

fn write_file(file: File, folder: &Path) -> io::Result<()> {
    let path = folder.join(file.path);
    fs::create_dir_all(path.parent().expect("every file lies in the folder"))?;
    fs::write(path, file.text)
}

#[expect(clippy::print_stderr, reason = "there is nobody else to tell")]
fn fail(message: &str) -> ExitCode {
    eprintln!("{message}");
    ExitCode::from(2)
}
