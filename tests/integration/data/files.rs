use super::{GYM, actuals, mistakes, project};
use crate::run::Folder;

const ROWS: &str = "kpi,date,value\ngym/rate,2026-11-01,22%\n";
const BAD: &str = "kpi,date,value\ngym/rate,2026-11-01,soon\n";

/// Returns a project whose configuration names these data files.
fn naming(data: &str, files: &[(&str, &str)]) -> Folder {
    let folder = Folder::new(&[("journey.yaml", &format!("data: {data}\n")), ("gym.journey", GYM)]);
    files.iter().for_each(|(path, text)| folder.write(path, text));
    folder
}

#[test]
fn files_are_named_one_by_one_or_by_patterns() {
    for data in [
        "[data/web.csv]",
        "['data/*']",
        "[\"**/*.csv\"]",
        "['data/{web,app}.csv', ./data//web.csv, 'd*/w?b.[c]sv']",
    ] {
        let folder = naming(data, &[("data/web.csv", ROWS)]);
        assert_eq!(actuals(&folder, "gym/rate"), ["20 % 2026-10-01", "22 % 2026-11-01"], "{data}");
    }
    // `*` stays in its folder, and the configuration is no data.
    let folder = naming(
        "['*.csv', '*.yaml', '**/*.yaml']",
        &[("data/web.csv", ROWS), ("a.csv", ROWS), ("b.yaml", "")],
    );
    folder.write("data/web.csv", BAD);
    assert_eq!(mistakes(&folder), [""; 0]);
}

#[test]
fn what_is_named_and_missing_is_an_error() {
    let folder = naming(
        "[data/web.csv, 'data/*.json', data, \"d\\x61ta/x.csv\", dist/*.csv, dist/a.csv]",
        &[("data/web.txt", ""), ("dist/a.csv", ROWS)],
    );
    folder.run("check --format short --quiet").says(
        1,
        "journey.yaml:0:0: error[file-not-found]: there is no file `data/x.csv` in the project\n  \
         help: paths are relative to the project's folder; mind capitals\n\
         journey.yaml:1:8: error[file-not-found]: there is no file `data/web.csv` in the project\n  \
         help: paths are relative to the project's folder; mind capitals\n\
         journey.yaml:1:22: error[file-not-found]: no file of the project matches `data/*.json`\n  \
         help: hidden files, those that `.gitignore` excludes and outputs are left out; mind capitals\n\
         journey.yaml:1:37: error[file-not-found]: `data` is a folder\n  \
         help: name the files in it, as in `data/*.csv`\n\
         journey.yaml:1:60: error[file-not-found]: no file of the project matches `dist/*.csv`\n  \
         help: hidden files, those that `.gitignore` excludes and outputs are left out; mind capitals\n\
         journey.yaml:1:72: error[file-not-found]: `dist/a.csv` lies in an output folder\n  \
         help: put data where no output is written\n",
    );
    let folder =
        naming("[a.csv, b.csv, b.csv/c.csv]", &[("a.csv/x", ""), (".gitignore", "b.csv\n"), ("b.csv", ROWS)]);
    folder.run("check --format short --quiet").says(
        1,
        "journey.yaml:1:8: error[file-not-found]: `a.csv` is a folder\n  \
         help: name the files in it, as in `a.csv/*.csv`\n\
         journey.yaml:1:22: error[file-not-found]: there is no file `b.csv/c.csv` in the project\n  \
         help: paths are relative to the project's folder; mind capitals\n",
    );
}

#[test]
fn only_data_can_be_read() {
    let folder = naming(
        "[data/web.xlsx, 'data/*.txt', 'data/*', 'data/[.csv', journey.yaml]",
        &[("data/web.csv", ROWS), ("data/README.md", ""), ("data/zebra.md", "")],
    );
    let help = "the name of a data file ends in `.yaml`, `.json` or `.csv`";
    folder.run("check --format short --quiet").says(
        1,
        &format!(
            "journey.yaml:1:8: error[invalid-configuration]: `data/web.xlsx` is no data file\n  help: {help}\n\
             journey.yaml:1:23: error[invalid-configuration]: `data/*.txt` is no data file\n  help: {help}\n\
             journey.yaml:1:37: error[invalid-configuration]: `data/README.md` is no data file\n  help: {help}\n\
             journey.yaml:1:47: error[invalid-configuration]: `data/[.csv` is no pattern: unclosed character class; missing ']'\n  \
             help: write a path in which `*` stands for any letters and `**` for any folders\n\
             journey.yaml:1:61: error[invalid-configuration]: `journey.yaml` is no data file\n  help: {help}\n"
        ),
    );
}

#[test]
fn hidden_and_ignored_files_and_those_of_other_projects_match_no_pattern() {
    let folder = naming(
        "['**/*.csv']",
        &[
            ("a.csv", ROWS),
            (".hidden/b.csv", BAD),
            (".gitignore", "secret\n"),
            ("secret/c.csv", BAD),
            ("other/journey.yaml", ""),
            ("other/d.csv", BAD),
            ("dist/e.csv", BAD),
            ("out/f.csv", BAD),
        ],
    );
    folder.run("check --quiet").mentions(1, "out/f.csv");
    folder.run("build --out out --quiet").says(0, "");
}

#[test]
fn a_file_that_cannot_be_read_is_told_as_a_journey_is() {
    let folder = project(&[]);
    folder.write("data/a.csv", b"kpi,date,value\n\xff");
    folder.write("data/b.yaml", b"\xff\xfea");
    folder.write("data/c.yaml", " ".repeat((1 << 20) + 1));
    folder.run("check --format short --quiet").says(
        1,
        "data/a.csv:0:0: error[unreadable-file]: cannot read `data/a.csv`: byte 15, in line 2, is 0xff, which is not UTF-8\n  \
         help: save it as UTF-8\n\
         data/b.yaml:0:0: error[unreadable-file]: cannot read `data/b.yaml`: it is UTF-16\n  help: save it as UTF-8\n\
         data/c.yaml:0:0: error[limit-exceeded]: cannot read `data/c.yaml`: it has more than 1 MiB\n",
    );
}

#[cfg(unix)]
#[test]
fn links_stay_in_the_project_and_a_file_is_read_once() {
    use std::os::unix::fs::symlink;

    let outside = Folder::new(&[("a.csv", ROWS)]);
    let folder = project(&[("data/z.csv", BAD), ("more/x.csv", BAD)]);
    symlink(outside.path().join("a.csv"), folder.path().join("data/out.csv")).expect("links are allowed");
    symlink("nowhere", folder.path().join("data/lost.csv")).expect("links are allowed");
    symlink("z.csv", folder.path().join("data/a.csv")).expect("links are allowed");
    symlink("../more/x.csv", folder.path().join("data/x.csv")).expect("links are allowed");
    folder.run("check --format short --quiet").says(
        1,
        "data/a.csv:2:21: error[invalid-data]: `soon` is no number\n  \
         help: write a number, with a unit if it has one of its own, as in `22.4%` or `40 EUR`\n\
         data/lost.csv:0:0: error[unreadable-file]: cannot read `data/lost.csv`: there is no such file\n\
         data/out.csv:0:0: error[unreadable-file]: cannot read `data/out.csv`: it is a link that leads out of the project\n  \
         help: put the file itself into the project\n\
         data/x.csv:2:21: error[invalid-data]: `soon` is no number\n  \
         help: write a number, with a unit if it has one of its own, as in `22.4%` or `40 EUR`\n",
    );
}

#[test]
fn a_report_shows_what_lies_in_its_path() {
    let folder = project(&[("data/a.csv", BAD), ("data/b.csv", ROWS), ("other.csv", ROWS)]);
    folder.run("check gym.journey").says(0, "checked 1 file: no mistakes\n");
    folder.run("check data/b.csv").says(0, "checked 1 file: no mistakes\n");
    for path in ["data", "data/a.csv", "."] {
        folder.run(&format!("check {path}")).mentions(1, "data/a.csv:2:21");
    }
    folder.run("check other.csv").mentions(
        2,
        "`ROOT/other.csv` is no data file of its project: `data` in `journey.yaml` does not name it",
    );
    let json = folder.run("check data/a.csv --format json").stdout;
    let json: serde_json::Value = serde_json::from_str(&json).expect("it is JSON");
    assert_eq!(json["diagnostics"][0]["start"], serde_json::json!({"line": 2, "column": 21, "offset": 35}));
}

#[test]
fn a_mistake_in_data_stops_a_build() {
    let folder = project(&[("data/a.csv", BAD)]);
    folder.run("build").mentions(1, "`soon` is no number");
    assert!(!folder.exists("dist"));
}
