//! Links and pictures lead to the same places from every output, whichever folder their file lies in.

use crate::run::Folder;

/// A project in folders: links, pictures and a shared stage with both.
const PROJECT: &[(&str, &str)] = &[
    ("journey.yaml", "title: Gym\n"),
    ("research/a.md", "Notes."),
    ("common/pics/a.png", "<svg/>"),
    ("common/notes.md", "Notes."),
    (
        "common/stages.journey",
        r#"
stage purchase "Purchase" {
    image "pics\\a.png" "A desk"
    link "notes.md" "What we know"
}
team web "Web"
"#,
    ),
    (
        "journeys/gym/gym.journey",
        r##"
persona sam "Sam"
journey gym "Gym" {
    persona sam
    goal "Read the [study](../../research/a.md), not [this](//evil.example) or [that](/etc/passwd)"
    image " ..\\..\\common\\pics\\a.png " "A room"
    kpi signups "Sign-ups" {
        owner web
        formula "> 50% of visitors, see the [study](../../research/a.md)"
        description "# of signups"
    }
    stage purchase {
        touchpoint form "Form" { channel website; does "1. Call"; thinks "---" }
    }
}
"##,
    ),
];

fn built(args: &str) -> Folder {
    let folder = Folder::new(PROJECT);
    let run = folder.run(args);
    assert_eq!(run.code, 0, "{}", run.stderr);
    folder
}

#[test]
fn links_leave_from_their_page() {
    let folder = built("build");
    let page = folder.read("dist/journeys/gym.md");
    assert!(page.contains("[study](<../../research/a.md>)"), "{page}");
    assert!(
        page.contains("\\[this\\](//evil.example)") && page.contains("\\[that\\](/etc/passwd)"),
        "{page}"
    );
    let map = folder.read("dist/journeys/gym.html");
    assert!(map.contains("<a href=\"../../research/a.md\">study</a>"), "{map}");
    let checklist = folder.read("dist/checklists/gym.md");
    assert!(checklist.contains("[study](<../../research/a.md>)"), "{checklist}");
}

#[test]
fn what_the_check_accepts_the_page_shows() {
    let folder = built("build");
    let map = folder.read("dist/journeys/gym.html");
    // The journey's own picture, and that of the shared stage.
    assert_eq!(map.matches("src=\"data:image/svg+xml;base64,").count(), 2, "{map}");
    assert!(map.contains("<a href=\"../../common/notes.md\">What we know</a>"), "{map}");
}

#[test]
fn one_line_keeps_all_of_its_signs() {
    let folder = built("build");
    let checklist = folder.read("dist/checklists/gym.md");
    assert!(checklist.contains("\\> 50% of visitors"), "{checklist}");
    assert!(checklist.contains("\\# of signups"), "{checklist}");
    let page = folder.read("dist/journeys/gym.md");
    assert!(page.contains("1\\. Call") && page.contains("| “\\---” |"), "{page}");
}

#[test]
fn an_output_elsewhere_tells_nothing_of_the_machine() {
    let elsewhere = Folder::new(&[]);
    let outs = ["one", "one/deeper/two"].map(|name| elsewhere.path().join(name));
    let pages = outs.map(|out| {
        built(&format!("build --out {}", out.display()));
        ["journeys/gym.md", "journeys/gym.html", "checklists/gym.md", "index.html", "model.json"]
            .map(|page| std::fs::read_to_string(out.join(page)).unwrap())
    });
    assert_eq!(pages[0], pages[1]);
    assert!(pages[0][0].contains("\\[study\\](../../research/a.md)"), "{}", pages[0][0]);
    assert!(!pages[0][1].contains("research/a.md\">"), "{}", pages[0][1]);
}
