//! What is hidden is in no output, and what is not hidden is still there.

use std::path::Path;

use crate::run::Folder;

/// A project in which every text that can be hidden has a marker, `Z` and its kind, and those that cannot begin with `K`.
const PROJECT: &str = r##"
persona sam "Ksam" {
  role "Krole"
  pain "Zpain-of-persona"
  cites zsource-study "Zsource-words-persona"
  question "Zquestion-of-persona" { owner zowner-web; cites zsource-study; description "Zquestion-description" }
}
persona mona "Kmona"
team zowner-web "Zowner-web" { department "Zowner-department"; contact "Zowner-contact"; description "Zowner-description" }
team zowner-care "Zowner-care"
source zsource-study "Zsource-title" { kind survey; url "https://example.com/Zsource-url"; file "Zsource-file.pdf"; description "Zsource-description" }
source zsource-guess "Zsource-guess" { kind assumption }
lane consent "Klane"
stage purchase "Kstage" { goal "Kgoal" }
kpi zkpi-project "Zkpi-project" { target >= 70_717 EUR; actual 60_616 EUR on 2026-11-01; owner zowner-web; cites zsource-study }
opportunity zopportunity-project "Zopportunity-project" { improves zkpi-project; owner zowner-web; due 2026-12-01 }

journey membership "Kjourney" {
  persona sam, mona
  scenario "Kscenario"
  owner zowner-web
  volume 8_642 per month
  confidence validated
  cites zsource-study "Zsource-words-journey"
  pain zpain-wide "Zpain-wide" { severity high; affects 81.5%; owner zowner-care; cites zsource-study }
  question "Zquestion-wide" { owner zowner-care; cites zsource-study }
  kpi zkpi-wide "Zkpi-wide" { baseline 11%; target >= 33.3% by 2027-01-01; actual 22.2% on 2026-10-01; formula "Zkpi-formula"; cites zsource-study }
  opportunity zopportunity-wide "Zopportunity-wide" { solves zpain-wide; improves zkpi-wide; with zowner-care; benefit "Zopportunity-benefit"; result "Zopportunity-result"; due 2026-10-10; cites zsource-study }
  stage purchase {
    owner zowner-web
    cites zsource-study
    pain "Zpain-of-stage"
    kpi zkpi-stage "Zkpi-stage" { target >= 5; actual 1 on 2026-10-01 }
    question "Zquestion-of-stage"
    touchpoint form "Ktouchpoint" {
      channel website
      does "Kdoes" { cites zsource-study "Zsource-words-does" }
      thinks "Kthinks" { cites zsource-guess }
      feels -2 "Kfeels" { cites zsource-study }
      owner zowner-care
      note consent "Knote" { cites zsource-study "Zsource-words-note" }
      frontstage "Kfrontstage" { owner zowner-web; cites zsource-study; pain zpain-front "Zpain-front" }
      backstage "Zbackstage-work" { owner zowner-care; takes 13 min; pain zpain-behind "Zpain-Zbackstage-behind"; cites zsource-study }
      supported-by "Zbackstage-system" { owner zowner-care; pain "Zpain-Zbackstage-system" }
      logged-as "Zbackstage-log"
      page "https://example.com/Kpage"
      pain zpain-long "Zpain-long" { severity critical; affects 37% }
      opportunity zopportunity-short "Zopportunity-short" { solves zpain-behind, zpain-long; improves zkpi-wide, membership/zkpi-stage; owner zowner-web; impact high; effort low }
      question "Zquestion-of-touchpoint" { due 2026-10-11 }
      kpi zkpi-form "Zkpi-form" { target >= 9; actual 10 on 2026-10-01 }
      for mona { feels +1 "Kmona-feels"; pain "Zpain-of-mona"; cites zsource-study }
      -> walk "Karrow" 38% { cites zsource-study "Zsource-words-arrow" }
    }
    step walk "Kstep" { does "Kstep-does" }
  }
}
journey next "Knext" {
  persona sam
  state future of membership
  owner zowner-web
  stage purchase {
    touchpoint form "Ktouchpoint-next" {
      channel app
      feels +2 "Knext-feels"
      delivers zopportunity-short
      backstage "Zbackstage-next"
      pain zpain-long "Zpain-long"
      kpi zkpi-form "Zkpi-form" { target >= 12 }
      question "Zquestion-next"
    }
  }
}
"##;

/// What of a kind may be seen where it is not hidden, beside its markers: figures, and the words around it.
const KINDS: &[(&str, &[&str])] = &[
    ("kpis", &["60616", "60,616", "22.2%", "33.3%", "off target", "no KPI", "checklists/"]),
    ("pains", &["81.5", "Worst pains"]),
    ("opportunities", &["Nobody works on", "nobody works on", "Actions due"]),
    ("backstage", &["Line of visibility", "Backstage", "Supported by"]),
    ("owners", &["nobody", "Owner"]),
    ("sources", &["no source", "Source.", "unsupported", "assumed"]),
    ("questions", &["11 Oct 2026", "Open questions"]),
];

/// Returns every file below a folder, with its path in front.
fn everything(folder: &Path) -> String {
    let mut all = String::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).expect("the folder can be read") {
            let path = entry.expect("the entry can be read").path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let text = std::fs::read_to_string(&path).expect("an output is text");
                // The style and the script of a page are the same whatever it tells.
                let body = text.split_once("</style>").map_or(&*text, |(_, body)| body);
                all.push_str(&format!("{}\n{body}\n", path.display()));
            }
        }
    }
    all
}

/// Returns the markers of the project that begin with these letters.
fn markers(begin: &str) -> Vec<&'static str> {
    let words = PROJECT.split(|c: char| !(c.is_ascii_alphanumeric() || c == '-'));
    let mut markers: Vec<&str> = words.filter(|word| word.starts_with(begin)).collect();
    markers.sort_unstable();
    markers.dedup();
    markers
}

fn project() -> Folder {
    Folder::new(&[("a.journey", PROJECT), ("journey.yaml", "title: Kproject\n"), ("Zsource-file.pdf", "x")])
}

#[test]
fn what_is_hidden_is_in_no_output() {
    let folder = project();
    let build = |args: &str| {
        let run = folder.run(&format!("build --quiet --out out {args}"));
        assert_eq!(run.code, 0, "{}", run.stderr);
        let all = everything(&folder.path().join("out"));
        let checked = folder.run(&format!("build --check --quiet --out out {args}"));
        assert_eq!(checked.code, 0, "{}", checked.stdout);
        all
    };
    let whole = build("");
    assert!(whole.contains("membership/zpain-behind"));
    let without_backstage = build("--hide backstage");
    assert!(!without_backstage.contains("zpain-behind"), "a pain of hidden work is named");
    assert!(
        without_backstage.contains(r#""solves":["membership/zpain-long"]"#),
        "the others keep their place"
    );
    let all: Vec<&str> = markers("Z").into_iter().chain(markers("K")).collect();
    assert!(all.len() > 60);
    for marker in &all {
        assert!(whole.contains(marker), "{marker} is in no output, so that this test would not see it go");
    }
    for (kind, words) in KINDS {
        let begin =
            format!("Z{}", kind.strip_suffix('s').unwrap_or(kind).replace("opportunitie", "opportunity"));
        let reduced = build(&format!("--hide {kind}"));
        let lower = reduced.to_lowercase();
        let gone = all.iter().copied().filter(|marker| marker.contains(&*begin));
        for marker in gone.chain(markers(&begin.to_lowercase())) {
            assert!(
                !lower.contains(&marker.to_lowercase()),
                "{marker} is told with {kind} hidden: {}",
                around(&lower, &marker.to_lowercase())
            );
        }
        for word in *words {
            assert!(!reduced.contains(word), "{word} is told with {kind} hidden: {}", around(&reduced, word));
        }
        for marker in &all {
            // What stands in something hidden goes with it, and some is told only with it.
            let goes = marker.contains(&*begin) || marker.to_lowercase().starts_with(&begin.to_lowercase());
            assert!(goes || reduced.contains(marker), "{marker} is gone with {kind} hidden");
        }
    }
}

/// Returns what stands around a word, for a message.
fn around(text: &str, word: &str) -> String {
    let at = text.find(word).unwrap_or_default();
    let before: Vec<char> = text[..at].chars().rev().take(200).collect();
    before.into_iter().rev().chain(text[at..].chars().take(200)).collect()
}

#[test]
fn the_configuration_hides_and_the_command_line_adds_to_it() {
    let folder = project();
    folder.write("journey.yaml", "title: Kproject\nhide: [kpis, pains]\n");
    let run = folder.run("build --hide sources,owners,pains");
    assert_eq!(run.code, 0, "{}", run.stderr);
    let all = everything(&folder.path().join("dist"));
    for gone in ["Zkpi", "Zpain", "Zsource", "Zowner"] {
        assert!(!all.contains(gone), "{}", around(&all, gone));
    }
    for left in ["Zopportunity-short", "Zquestion-wide", "Zbackstage-work"] {
        assert!(all.contains(left), "{left}");
    }
    assert_eq!(folder.run("build --check").code, 1, "without the option the outputs are others");
    folder.run("build --hide logo").mentions(2, "possible values: kpis, pains, opportunities");
}

#[test]
fn everything_can_be_hidden_at_once() {
    let folder = project();
    let run = folder.run("build --quiet --hide kpis,pains,opportunities,backstage,owners,sources,questions");
    assert_eq!(run.code, 0, "{}", run.stderr);
    let all = everything(&folder.path().join("dist"));
    for marker in markers("Z") {
        assert!(!all.contains(marker), "{}", around(&all, marker));
    }
    for marker in markers("K") {
        assert!(all.contains(marker), "{marker} is gone");
    }
}

#[test]
fn checks_look_at_the_whole_project() {
    let folder = project();
    let whole = folder.run("build --format short");
    let reduced = folder.run("build --format short --hide owners,kpis,sources");
    let reports = |text: &str| text.lines().filter(|line| line.contains("a.journey:")).count();
    assert!(reports(&whole.stderr) > 0);
    assert_eq!(reports(&whole.stderr), reports(&reduced.stderr));
}

#[test]
fn an_answered_question_stays_answered_without_its_source() {
    let folder = project();
    assert_eq!(folder.run("build --quiet --hide sources").code, 0);
    let model = folder.read("dist/model.json");
    assert!(
        model.contains(r#""text":"Zquestion-wide","answered":true"#),
        "{}",
        around(&model, "Zquestion-wide")
    );
}

#[test]
fn ticked_checklists_outlive_hidden_kpis() {
    let folder = project();
    assert_eq!(folder.run("build --quiet").code, 0);
    let path = "dist/checklists/membership.md";
    let ticked = folder.read(path).replacen("- [ ]", "- [x]", 1);
    folder.write(path, &ticked);
    let run = folder.run("build --hide kpis");
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert!(run.stderr.contains("kept dist/checklists/membership.md"), "{run:#?}");
    assert_eq!(folder.read(path), ticked);
    assert!(!folder.exists("dist/checklists/next.md"), "one without ticks is removed");
    assert_eq!(folder.run("build --check --quiet --hide kpis").code, 0);
    assert_eq!(folder.run("build --quiet").code, 0);
    assert_eq!(folder.read(path), ticked);
}
