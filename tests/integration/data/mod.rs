//! Data files: what they say joins the journeys, and every mistake in them has its line and column.

mod files;
mod formats;
mod join;
mod mutation;

use crate::run::Folder;

/// A journey whose KPIs are counted in several ways.
const GYM: &str = "\
persona sam
journey gym { // journey: allow(missing-owner, kpi-without-baseline, kpi-without-target)
  persona sam
  kpi rate { metric conversion-rate; target >= 30%; actual 20% on 2026-10-01 }
  kpi cost { metric cost-per-lead; target <= 40 EUR }
  kpi time { metric sales-cycle; baseline 3 weeks }
  kpi visits
  kpi score { metric nps }
}
kpi revenue { unit \"EUR\" } // journey: allow(missing-owner, kpi-without-baseline, kpi-without-target)
";

/// Returns a project with these data files, all of which its configuration names.
fn project(files: &[(&str, &str)]) -> Folder {
    let folder = Folder::new(&[("journey.yaml", "title: Gym\ndata: [data/*]\n"), ("gym.journey", GYM)]);
    files.iter().for_each(|(path, text)| folder.write(path, text));
    folder
}

/// Checks that a project with these data files has exactly these mistakes: each `file:line:column: message | help`.
#[track_caller]
fn check(files: &[(&str, &str)], expected: &[&str]) {
    assert_eq!(mistakes(&project(files)), expected);
}

/// Returns what is wrong with a project; data files are at fault for all of it.
#[track_caller]
fn mistakes(folder: &Folder) -> Vec<String> {
    let run = folder.run("check --format short --quiet");
    let text = run.stderr.replace("\n  help: ", " | ");
    let lines: Vec<String> = text.lines().map(|line| line.replacen(" error[invalid-data]:", "", 1)).collect();
    assert_eq!(run.code, i32::from(!lines.is_empty()), "{text}");
    lines
}

/// Returns the actual values of a KPI in `model.json`, each as `amount unit day`.
#[track_caller]
fn actuals(folder: &Folder, path: &str) -> Vec<String> {
    folder.run("build --only json").mentions(0, "wrote");
    let model: serde_json::Value = serde_json::from_str(&folder.read("dist/model.json")).expect("it is JSON");
    let all = |value: &serde_json::Value| value["kpis"].as_array().cloned().unwrap_or_default();
    let journeys = model["journeys"].as_array().cloned().unwrap_or_default();
    let kpis: Vec<_> = all(&model).into_iter().chain(journeys.iter().flat_map(all)).collect();
    let kpi = kpis.iter().find(|kpi| kpi["path"] == path).expect("the KPI is there");
    let actual = |actual: &serde_json::Value| {
        let unit = actual["value"]["unit"].as_str().unwrap_or("-");
        format!("{} {unit} {}", actual["value"]["amount"], actual["on"].as_str().unwrap_or("-"))
    };
    kpi["actuals"].as_array().map(|actuals| actuals.iter().map(actual).collect()).unwrap_or_default()
}
