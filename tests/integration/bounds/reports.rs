//! A report for each of a million lines helps nobody: of one file, so many are told and the rest is counted.

use super::check;
use crate::run::Folder;

/// How many bytes a report may have.
const MOST_BYTES: usize = 16 << 20;

#[track_caller]
fn is_capped(files: &[(&str, &str)], most: usize, says: &str) {
    let folder = Folder::new(files);
    let run = check(&folder, "--format json");
    let report: serde_json::Value = serde_json::from_str(&run.stdout).expect("it is whole");
    let told = report["diagnostics"].as_array().expect("a list").len();
    assert!(run.code == 1 && told <= most + 2 && run.stdout.len() < MOST_BYTES, "{told} reports");
    assert!(run.stdout.contains(says), "{}", &run.stdout[run.stdout.len().saturating_sub(2_000)..]);
}

#[test]
fn of_data() {
    let wrong = format!("kpi,date,value\n{}", "j/k,soon,much\n".repeat(100_000));
    is_capped(
        &[("journey.yaml", "data: [d.csv]\n"), ("a.journey", "persona p\n"), ("d.csv", &wrong)],
        1_000,
        "`d.csv` has 199001 more mistakes than these 1000",
    );
    let wrong = format!("{{\"j/k\": [{}1]}}", "1,".repeat(100_000));
    is_capped(
        &[("journey.yaml", "data: [d.json]\n"), ("a.journey", "persona p\n"), ("d.json", &wrong)],
        1_000,
        "more mistakes than these 1000",
    );
}

#[test]
fn of_configuration() {
    for line in ["title: x\n", "x: 1\n"] {
        is_capped(
            &[("journey.yaml", &line.repeat(100_000)), ("a.journey", "persona p\n")],
            1_000,
            "more mistakes than these 1000",
        );
    }
    let unknown: String = (0..50_000).map(|number| format!("k{number}: 1\n")).collect();
    is_capped(
        &[("journey.yaml", &unknown), ("a.journey", "persona p\n")],
        1_000,
        "more mistakes than these 1000",
    );
    let missing: String = (0..50_000).map(|number| format!(" - d{number}.csv\n")).collect();
    is_capped(
        &[("journey.yaml", &format!("data:\n{missing}")), ("a.journey", "persona p\n")],
        1_000,
        "more mistakes than these 1000",
    );
}

#[test]
fn of_journeys() {
    for line in ["x\n", "touchpoint\n", "persona\n", "1\n", "persona P\n"] {
        is_capped(&[("a.journey", &line.repeat(25_000))], 20_000, "limit-exceeded");
    }
    let names = format!("persona p {{ {} }}\n", "cites x\n".repeat(25_000));
    is_capped(&[("a.journey", &names)], 20_000, "limit-exceeded");
}

#[test]
fn of_lints() {
    let mut text = String::from("persona p\njourney j { persona p\n stage s {\n");
    (0..20_000).for_each(|number| text.push_str(&format!("touchpoint t{number}\n")));
    let folder = Folder::new(&[("a.journey", &(text + "}\n}\n"))]);
    let run = check(&folder, "--format json");
    let report: serde_json::Value = serde_json::from_str(&run.stdout).expect("it is whole");
    let told = report["diagnostics"].as_array().expect("a list").len();
    assert!(run.code == 0 && told == 10_001, "{told} reports, {}", run.code);
    assert_eq!(report["summary"]["errors"], 0);
}
