//! The commands from outside: exact output and exit code.

use std::io::Read;
use std::process::{Command, Stdio};

use crate::run::Folder;

/// A text that nothing is said of.
const PERSONA: &str = "persona p \"P\" // journey: allow(unused-declaration)\n";

#[test]
fn init_lays_down_a_project_that_builds_clean() {
    let folder = Folder::new(&[]);
    folder.run("init shop").says(
        0,
        "wrote journey.yaml\nwrote journeys/first.journey\nadded to .gitignore: /dist/* !/dist/checklists/\n\
         now edit shop/journeys/first.journey, and run `journey check` and `journey build`\n",
    );
    assert_eq!(folder.read("shop/.gitignore"), "/dist/*\n!/dist/checklists/\n");
    folder.run("check shop --deny-warnings").says(0, "checked 1 file: no mistakes\n");
    folder.run("build shop --quiet").says(0, "");
    assert!(folder.exists("shop/dist/.journey-manifest.json"));
    folder.run("build shop --check").says(0, "checked 1 file: no mistakes\nshop/dist is up to date\n");
}

#[test]
fn nothing_in_a_new_project_is_overdue() {
    for day in ["2026-11-21", "2027-08-31", "2040-02-29"] {
        let folder = Folder::new(&[]);
        assert_eq!(folder.run(&format!("init --today {day}")).code, 0);
        folder.run(&format!("check --today {day}")).mentions(0, "checked 1 file: no mistakes");
        assert_eq!(folder.read("journeys/first.journey").matches(&day[..7]).count(), 5, "{day}");
    }
}

#[test]
fn init_overwrites_nothing() {
    let files = [("journey.yaml", "title: Mine\n"), (".gitignore", "!/dist/checklists/\nnode_modules")];
    let folder = Folder::new(&files);
    folder.run("init").mentions(0, "kept journey.yaml: it was there already\nwrote journeys/first.journey\n");
    assert_eq!(folder.read("journey.yaml"), "title: Mine\n");
    assert_eq!(
        folder.read(".gitignore"),
        "!/dist/checklists/\nnode_modules\n/dist/*\n!/dist/checklists/\n",
        "what takes back stands below what it takes from"
    );
    folder.run("init").mentions(0, "kept .gitignore: it has the lines already\n");
    folder.run("init journey.yaml").mentions(2, "error: cannot write `journey.yaml/journey.yaml`");
}

#[test]
fn a_mistake_is_shown_with_its_place_and_cure() {
    let folder = Folder::new(&[
        ("journey.yaml", "# é\ntitle: x\ntitle: y\noutputs: [htlm]\n"),
        ("a.journey", PERSONA),
    ]);
    folder.run("check").says(
        1,
        "\
error[invalid-configuration]: the key `title` is written twice
   ╭─[journey.yaml:3:1]
 1 │ # é
 2 │ title: x
   · ──┬──
   ·   ╰── first written here
 3 │ title: y
   · ─────
 4 │ outputs: [htlm]
   ╰────

error[invalid-configuration]: `outputs` does not take `htlm`
   ╭─[journey.yaml:4:11]
 3 │ title: y
 4 │ outputs: [htlm]
   ·           ────
 5 │ 
   ╰────
  help: did you mean `html`?

2 errors in 1 file
`journey explain invalid-configuration` says more
",
    );
    folder.run("check --format short --max-diagnostics 1 --quiet").says(
        1,
        "journey.yaml:3:1: error[invalid-configuration]: the key `title` is written twice\n… and 1 more\n",
    );
}

#[test]
fn json_is_the_contract() {
    let folder = Folder::new(&[("journey.yaml", "# é\n\"titel\": x\n"), ("a.journey", PERSONA)]);
    let run = folder.run("check --format json");
    let document: serde_json::Value = serde_json::from_str(&run.stdout).expect("it is JSON");
    let start = serde_json::json!({"line": 2, "column": 1, "offset": 5});
    let end = serde_json::json!({"line": 2, "column": 8, "offset": 12});
    let expected = serde_json::json!({
        "version": 1,
        "diagnostics": [{
            "code": "invalid-configuration", "severity": "error", "message": "unknown key `titel`",
            "help": "did you mean `title`?", "project": ".", "file": "journey.yaml", "start": start, "end": end,
            "labels": [],
            "fix": {
                "title": "replace with `title`",
                "edits": [{"file": "journey.yaml", "start": start, "end": end, "text": "title"}],
            },
        }],
        "summary": {"errors": 1, "warnings": 0, "notes": 0},
    });
    assert_eq!((document, run.stderr.as_str(), run.code), (expected, "", 1));

    let schema: serde_json::Value =
        serde_json::from_str(&folder.run("schema diagnostics").stdout).expect("it is JSON");
    let document = serde_json::from_str(&run.stdout).expect("it is JSON");
    assert!(jsonschema::is_valid(&schema, &document));
}

#[test]
fn the_configuration_has_a_schema() {
    let folder = Folder::new(&[]);
    let schema: serde_json::Value =
        serde_json::from_str(&folder.run("schema config").stdout).expect("it is JSON");
    let valid = serde_json::json!({"title": "x", "outputs": ["html"], "theme": {"accent": {"light": "#fff"}}, "lints": {"missing-owner": "off"}});
    assert!(jsonschema::is_valid(&schema, &valid));
    for invalid in [
        serde_json::json!({"titel": "x"}),
        serde_json::json!({"outputs": ["htlm"]}),
        serde_json::json!({"theme": {"accent": "red"}}),
        serde_json::json!({"title": 12}),
        serde_json::json!({"lints": {"mising-owner": "off"}}),
    ] {
        assert!(!jsonschema::is_valid(&schema, &invalid), "{invalid}");
    }
    folder.run("schema banana").mentions(2, "[possible values: model, config, diagnostics]");
}

#[test]
fn reports_go_to_files_as_well() {
    let folder = Folder::new(&[("journey.yaml", "titel: x"), ("a.journey", PERSONA)]);
    let run = folder.run("check --format short --format json=report.json --format human=report.txt");
    run.mentions(1, "journey.yaml:1:1: error");
    assert_eq!(run.stdout, "");
    assert!(folder.read("report.json").ends_with("}\n"));
    assert!(folder.read("report.txt").starts_with("error[invalid-configuration]: unknown key"));
    folder.run("check --format json --format short").mentions(2, "only one `--format` can do without a file");
    folder
        .run("check --format json=x --format short=x")
        .mentions(2, "two `--format` options name the same file");
    folder.run("check --format yaml").mentions(2, "there is no format `yaml`");
    folder.run("check --format json=").mentions(2, "a file must follow `=`");
    folder.run("check --format json=no/such/folder").mentions(2, "error: cannot write `no/such/folder`");
}

#[test]
fn standard_input_is_one_file() {
    let folder = Folder::new(&[("journey.yaml", "titel: not asked")]);
    folder.run_with("check -", PERSONA, &[]).says(0, "checked 1 file: no mistakes\n");
    folder.run_with("check - a.journey", PERSONA, &[]).mentions(2, "takes no other path beside it");
    folder.run_with("build - --out site", PERSONA, &[]).mentions(0, "to site (");
}

#[test]
fn nobody_builds_into_the_folder_of_another() {
    let folder = Folder::new(&[("a.journey", PERSONA), ("b.journey", PERSONA)]);
    folder.run("build a.journey b.journey").mentions(2, "would be built into");
    assert!(!folder.exists("dist"));
    folder.run_with("build -", PERSONA, &[]).mentions(2, "needs `--out DIR`");
    folder.run("build a.journey").mentions(0, "wrote");
}

#[test]
fn a_day_is_a_day() {
    let folder = Folder::new(&[("a.journey", PERSONA)]);
    for day in ["2026-02-30", "20261231", "2026-12-31T10:00", "today", "31.12.2026"] {
        folder
            .run(&format!("check --today {day}"))
            .mentions(2, "is no day of the calendar in the form 2026-12-31");
    }
    let run = folder.run_with("build --quiet", "", &[("SOURCE_DATE_EPOCH", "tomorrow")]);
    run.mentions(2, "error: SOURCE_DATE_EPOCH is `tomorrow`, which is no number of seconds since 1970\n");
    folder
        .run_with("check --today 2026-12-31", "", &[("SOURCE_DATE_EPOCH", "tomorrow")])
        .mentions(0, "no mistakes");
}

#[test]
fn build_check_uses_the_day_of_the_build() {
    let journey =
        "journey j { persona p; stage s { touchpoint t { opportunity \"x\" { due 2026-01-31 } } } }";
    let folder = Folder::new(&[("a.journey", PERSONA), ("b.journey", journey)]);
    assert_eq!(folder.run("build --today 2026-01-31 --quiet").code, 0);
    assert!(folder.read("dist/.journey-manifest.json").contains("\"day\": \"2026-01-31\""));
    folder.run("build --check").mentions(0, "dist is up to date\n");
    folder.run("build --check --today 2026-02-01").mentions(1, "dist is out of date: ");
}

#[test]
fn colour_is_for_terminals_and_those_who_ask() {
    let folder = Folder::new(&[("journey.yaml", "titel: x"), ("a.journey", PERSONA)]);
    let escapes = |args: &str, environment: &[(&str, &str)]| {
        folder.run_with(args, "", environment).stderr.contains('\u{1b}')
    };
    assert!(!escapes("check", &[]));
    assert!(escapes("check --color always", &[]));
    assert!(!escapes("check --color never", &[("CLICOLOR_FORCE", "1")]));
    assert!(!escapes("check", &[("NO_COLOR", "1"), ("TERM", "xterm")]));
}

#[test]
fn nothing_in_a_text_acts_on_the_terminal() {
    let folder = Folder::new(&[("a.journey", PERSONA), ("journey.yaml", "\u{1b}[31m\u{202e}\u{9b}: x\n")]);
    for form in ["human", "short"] {
        let text = folder.run(&format!("check --format {form}")).stderr;
        assert!(!text.contains(['\u{1b}', '\u{202e}', '\u{9b}']), "{text:?}");
    }
}

#[test]
fn a_reader_who_has_gone_is_no_failure() {
    let lines: String = (0..2000).map(|number| format!("key{number}: x\n")).collect();
    let folder = Folder::new(&[("a.journey", PERSONA), ("journey.yaml", &lines)]);
    let mut child = Command::new(env!("CARGO_BIN_EXE_journey"))
        .args(["check", "--format", "json"])
        .current_dir(folder.path())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    drop(child.stdout.take());
    let mut stderr = String::new();
    child.stderr.take().expect("it was piped").read_to_string(&mut stderr).expect("it is UTF-8");
    assert_eq!((child.wait().expect("it ends").code(), stderr.as_str()), (Some(0), ""));
}

#[test]
fn help_and_bad_calls() {
    let folder = Folder::new(&[]);
    let help = folder.run("--help");
    assert_eq!((help.code, help.stderr.as_str()), (0, ""));
    assert!(
        help.stdout
            .contains("Exit codes: 0 done, 1 the journeys are at fault, 2 the call or the machine is.")
    );
    assert_eq!(folder.run("").code, 2);
    assert_eq!(folder.run("chekc").code, 2);
    folder
        .run("build --only pdf")
        .mentions(2, "[possible values: html, mermaid, markdown, checklist, json, csv]");
}
