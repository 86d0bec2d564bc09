//! A report replaces an earlier report, and no other file.

use crate::run::Folder;

const PERSONA: &str = "persona ann \"Ann\"\n";

/// Returns a project with a file of every kind, none of which a report may replace.
fn project() -> (Folder, Vec<&'static str>) {
    let files = [
        ("journey.yaml", "data: [figures/*.csv, more.json]\ntemplates: look\n"),
        ("a.journey", PERSONA),
        ("drafts/b.journey", "// Left out.\n"),
        (".gitignore", "drafts\n"),
        ("figures/k.csv", "kpi,date,value\n"),
        ("more.json", "{}"),
        ("look/style.css", "/* none */"),
        ("notes.md", "# What we know\n"),
        ("inner/journey.yaml", "title: Inner\n"),
        ("B.JOURNEY", "// Under another name.\n"),
    ];
    (Folder::new(&files), files.iter().map(|(path, _)| *path).collect())
}

#[test]
fn no_file_of_a_project_is_replaced() {
    let (folder, mut files) = project();
    assert_eq!(folder.run("build -q --only checklist").code, 0);
    files.extend(["dist/checklists/all.md", "dist/.journey-manifest.json"]);
    for file in files {
        let before = folder.read(file);
        for (command, format) in [("check", "json"), ("check", "short"), ("build", "human")] {
            let run = folder.run(&format!("{command} --format {format}={file}"));
            run.mentions(2, &format!("`{file}` is no report, and a report replaces nothing else"));
        }
        assert_eq!(folder.read(file), before, "{file}");
    }
}

#[test]
fn no_report_is_put_among_the_files_of_git() {
    let folder = Folder::new(&[("a.journey", PERSONA), (".git/config", ""), (".git/hooks/x", "")]);
    for file in [".git/x.json", ".git/hooks/pre-commit"] {
        let run = folder.run(&format!("check --format json={file}"));
        run.mentions(2, &format!("cannot write to `{file}`: what lies in `.git` belongs to git"));
        assert!(!folder.exists(file), "{file}");
    }
}

#[test]
fn no_report_is_put_where_a_project_would_read_it() {
    let (folder, _) = project();
    for file in ["new.journey", "inner/new.JOURNEY", "figures/new.csv", "look/map.html", "journey.yml"] {
        folder.run(&format!("check --format json={file}")).mentions(2, "is no report");
        assert!(!folder.exists(file), "{file}");
    }
}

#[cfg(unix)]
#[test]
fn a_link_to_a_file_of_a_project_is_that_file() {
    let (folder, _) = project();
    let path = |name: &str| folder.path().join(name);
    std::os::unix::fs::symlink("a.journey", path("soft.json")).expect("a link can be made");
    std::fs::hard_link(path("a.journey"), path("hard.json")).expect("a link can be made");
    for name in ["soft.json", "hard.json"] {
        folder.run(&format!("check --format json={name}")).mentions(2, &format!("`{name}` is no report"));
    }
    assert_eq!(folder.read("a.journey"), PERSONA);
}

#[test]
fn a_report_replaces_an_earlier_one() {
    let (folder, _) = project();
    folder.write("empty.txt", "");
    for file in ["report.json", "report.txt", "dist/report.json", "empty.txt"] {
        std::fs::create_dir_all(folder.path().join("dist")).expect("a folder can be made");
        for format in ["json", "short", "human", "json"] {
            let run = folder.run(&format!("check -q --format {format}={file}"));
            assert_eq!(run.code, 0, "{file}: {run:#?}");
        }
        assert!(folder.read(file).starts_with('{'));
    }
    folder
        .run("check --format json=report.json --format short=./report.json")
        .mentions(2, "name the same file");
    folder.run("check -q --format json=/dev/null").mentions(0, "");
}
