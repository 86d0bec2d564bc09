//! Pipes, devices and folders where files should be: refused at once, never waited for.
#![cfg(unix)]

use std::os::unix::fs::symlink;
use std::os::unix::net::UnixListener;
use std::process::Command;

use super::check;
use crate::run::Folder;

const JOURNEY: &str = "persona sam \"Sam\" { image \"p.png\" \"x\" }\nsource x { file \"x.pdf\" }\nteam web\n\
                       journey j { persona sam; owner web; cites x }\n";
const CONFIGURATION: &str = "data: [d.csv]\ntemplates: t\ntheme:\n  logo: logo.svg\n";

/// Puts something at a path.
type Make = fn(&str);

fn folder() -> Folder {
    Folder::new(&[
        ("journey.yaml", CONFIGURATION),
        ("a.journey", JOURNEY),
        ("b.journey", "// Nothing yet.\n"),
        (".gitignore", "dist/\n"),
        ("d.csv", "kpi,date,value\n"),
        ("t/parts/logo.html", "x"),
        ("logo.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>"),
        ("p.png", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>"),
        ("x.pdf", ""),
    ])
}

#[test]
fn are_refused_whatever_they_stand_for() {
    assert_eq!(check(&folder(), "").code, 0);
    for path in [
        "journey.yaml",
        "b.journey",
        ".gitignore",
        "d.csv",
        "t/parts/logo.html",
        "logo.svg",
        "p.png",
        "x.pdf",
    ] {
        let kinds: [(&str, Make); 5] = [
            ("a pipe", |at| {
                let made = Command::new("mkfifo").arg(at).status();
                assert!(made.is_ok_and(|status| status.success()), "a pipe can be made");
            }),
            ("a socket", |at| drop(UnixListener::bind(at).expect("a socket can be made"))),
            ("a folder", |at| std::fs::create_dir(at).expect("a folder can be made")),
            ("a device", |at| symlink("/dev/zero", at).expect("a link can be made")),
            ("standard input", |at| symlink("/dev/stdin", at).expect("a link can be made")),
        ];
        for (kind, make) in kinds {
            let folder = folder();
            let at = folder.path().join(path);
            std::fs::remove_file(&at).expect("it is there");
            make(at.to_str().expect("the name is UTF-8"));
            let run = check(&folder, "--format short");
            assert!(run.stderr.contains(path), "{path} is {kind}: {run:#?}");
            // What is in a folder of any name is read.
            assert_eq!(
                run.code,
                i32::from((path, kind) != ("b.journey", "a folder")),
                "{path} is {kind}: {run:#?}"
            );
        }
    }
}

#[test]
fn are_refused_behind_a_link() {
    let folder = folder();
    let made = Command::new("mkfifo").arg(folder.path().join("pipe")).status();
    assert!(made.is_ok_and(|status| status.success()), "a pipe can be made");
    for path in ["journey.yaml", "b.journey", ".gitignore", "d.csv", "t/parts/logo.html", "logo.svg", "p.png"]
    {
        let (at, kept) = (folder.path().join(path), folder.path().join("kept"));
        std::fs::rename(&at, &kept).expect("it is there");
        symlink(folder.path().join("pipe"), &at).expect("a link can be made");
        let run = check(&folder, "--format short");
        assert!(run.code == 1 && run.stderr.contains(path), "{path}: {run:#?}");
        std::fs::remove_file(&at).expect("it is there");
        std::fs::rename(&kept, &at).expect("it is there");
    }
}

#[test]
fn are_refused_as_arguments() {
    let folder = Folder::new(&[("a.journey", JOURNEY)]);
    let made = Command::new("mkfifo").arg(folder.path().join("q.journey")).status();
    assert!(made.is_ok_and(|status| status.success()), "a pipe can be made");
    let run = check(&folder, "q.journey");
    run.mentions(1, "it is no ordinary file");
}

#[test]
fn a_huge_ignore_file_is_not_read() {
    let folder = folder();
    folder.write(".gitignore", vec![b'x'; (1 << 20) + 1]);
    check(&folder, "--format short").mentions(1, "cannot read `.gitignore`: it has more than 1 MiB");
}
