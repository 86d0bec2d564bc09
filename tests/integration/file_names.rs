//! Ids that are names of files, and letters that nobody sees.

use crate::run::Folder;

/// A journey, persona and team that all have one id.
fn project(id: &str) -> Folder {
    let text = format!(
        "persona {id}\nteam {id}\njourney {id} {{\n  persona {id}\n  owner {id}\n  stage s {{ touchpoint t }}\n}}\n\
         journey next {{\n  persona {id}\n  state future of {id}\n  stage s {{ touchpoint t {{ expands {id} }} }}\n}}\n"
    );
    Folder::new(&[("a.journey", &text)])
}

/// Returns the paths of all files below a folder.
fn files(root: &std::path::Path, below: &str, found: &mut Vec<String>) {
    for entry in root.join(below).read_dir().expect("a folder can be read").flatten() {
        let name = entry.file_name().into_string().expect("outputs have plain names");
        let path = if below.is_empty() { name } else { format!("{below}/{name}") };
        if entry.path().is_dir() { files(root, &path, found) } else { found.push(path) }
    }
}

#[test]
fn names_that_windows_keeps_for_devices_are_no_names_of_files() {
    for id in ["aux", "con", "nul", "prn", "com1", "lpt9"] {
        let folder = project(id);
        assert_eq!(folder.run("build -q --allow unused-declaration").code, 0);
        let mut built = Vec::new();
        files(&folder.path().join("dist"), "", &mut built);
        let is_device =
            |path: &&String| path.rsplit('/').next().is_some_and(|name| name.split('.').next() == Some(id));
        assert_eq!(built.iter().find(is_device), None);
        for path in
            ["journeys/id.{}.html", "journeys/id.{}.md", "checklists/id.{}.md", "checklists/teams/id.{}.md"]
        {
            assert!(built.contains(&path.replace("{}", id)), "{path} of {id}: {built:#?}");
        }
        // Every page that a page names is there.
        for page in built.iter().filter(|path| path.ends_with(".html")) {
            let text = folder.read(&format!("dist/{page}"));
            for href in text.split("href=\"").skip(1).filter_map(|rest| rest.split(['"', '#']).next()) {
                let place = std::path::Path::new("dist").join(page).with_file_name(href);
                let is_page = href.ends_with(".html");
                assert!(!is_page || folder.path().join(place).exists(), "{page} leads to {href}");
            }
        }
    }
}

#[test]
fn ids_that_are_names_of_pages_clash_with_none() {
    let ids = [
        "all",
        "all-journey",
        "aux",
        "id",
        "index",
        "journey",
        "journeys",
        "kpis",
        "model",
        "pains",
        "people",
        "teams",
    ];
    let journeys = ids.map(|id| {
        format!(
            "persona {id}\nteam {id}\njourney {id} {{\n  persona {id}\n  owner {id}\n  stage s {{ touchpoint t }}\n}}\n\
             journey next-{id} {{\n  persona {id}\n  state future of {id}\n  stage s {{ touchpoint t }}\n}}\n"
        )
    });
    let folder = Folder::new(&[("a.journey", &journeys.concat())]);
    assert_eq!(folder.run("build -q").code, 0);
    assert_eq!(folder.run("build -q --check").code, 0, "no file stands in the place of another");
}

#[test]
fn an_id_that_is_too_long_stops_the_check_and_not_half_a_build() {
    let long = "a".repeat(120);
    let folder = project(&long);
    assert_eq!(folder.run("build -q --allow unused-declaration").code, 0);
    let folder = project(&"a".repeat(242));
    folder
        .run("check --format short")
        .mentions(1, "error[limit-exceeded]: an id has at most 120 letters, and this one has 242");
    folder.run("build").mentions(1, "limit-exceeded");
    assert!(!folder.exists("dist"));
}

#[test]
fn letters_that_nobody_sees_are_shown() {
    let text = "persona ann \"A\\u{0}n\\u{1b}[31mn\\u{9b}\" { quote \"\\u{7}ding\" }\n\
                journey j \"J\\u{8}\" {\n  persona ann\n  stage s { touchpoint t { says \"\u{1}\" } }\n}\n";
    let folder = Folder::new(&[("a.journey", text), ("journey.yaml", "title: \"T\\e\\0\"\n")]);
    assert_eq!(folder.run("build -q").code, 0);
    let mut built = Vec::new();
    files(&folder.path().join("dist"), "", &mut built);
    for path in built {
        let text = folder.read(&format!("dist/{path}"));
        let unseen = |char: char| char.is_control() && !matches!(char, '\n' | '\t' | '\r');
        assert!(!text.contains(unseen), "{path}");
        assert!(!text.contains("\\u00"), "{path} hides one behind an escape");
    }
    assert!(folder.read("dist/personas/ann.html").contains("A␀n␛[31mn\u{fffd}"));
    assert!(folder.read("dist/index.html").contains("T␛␀"));
}

#[cfg(unix)]
#[test]
fn a_line_end_in_the_name_of_a_file_breaks_no_report() {
    let folder = Folder::new(&[
        ("journey.yaml", ""),
        ("a\nb.journey", "persona\n"),
        ("c\u{1b}[2J.journey", "persona\n"),
    ]);
    let run = folder.run("check --format short");
    let first: Vec<&str> = run.stderr.lines().filter(|line| !line.starts_with("  ")).collect();
    assert_eq!(first.len(), 3, "{run:#?}");
    assert!(first[0].starts_with("a␊b.journey:1:1: error["), "{run:#?}");
    assert!(first[1].starts_with("c␛[2J.journey:1:1: error["), "{run:#?}");
    assert!(folder.run("check").stderr.contains("a␊b.journey"));
}

#[test]
fn nothing_is_written_into_what_belongs_to_git() {
    let folder = Folder::new(&[("a.journey", "persona ann\n"), (".git/HEAD", "x"), ("in/.git/HEAD", "x")]);
    for out in [".git", ".git/dist", ".GIT/x", "in/.git/hooks/x"] {
        folder.run(&format!("build --out {out}")).mentions(2, "belongs to git");
    }
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink(".git", folder.path().join("link")).expect("a link can be made");
        folder.run("build --out link/x").mentions(2, "belongs to git");
    }
    folder.write("journey.yaml", "output: .git/dist\n");
    folder.run("check").mentions(1, "`output` must not lie in `.git`, which belongs to git");
    folder.run("build").mentions(1, "belongs to git");
    assert!(!folder.exists(".git/dist") && !folder.exists(".git/x"));
}
