//! Pictures are what their first bytes say, and no larger than a page can carry.

use std::io::Write;

use super::check;
use crate::run::{Folder, Run};

const PNG: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR\0\0\0\x01\0\0\0\x01\x08\x06\0\0\0\x1f\x15\xc4\x89\
    \0\0\0\x0dIDATx\xdac\xfc\xcf\xf0\xbf\x1e\0\x05\x83\x02\x7f\x96\xd7\xa8\x1f\0\0\0\0IEND\xaeB`\x82";

fn folder(names: &[String]) -> Folder {
    let mut text =
        "persona sam \"Sam\"\nteam web\njourney j {\n persona sam\n owner web\n stage s { goal \"x\"\n"
            .to_owned();
    for (number, name) in names.iter().enumerate() {
        text.push_str(&format!(
            "  touchpoint t{number} {{ channel website; image \"{name}\" \"A room\" }}\n"
        ));
    }
    Folder::new(&[("journey.yaml", "outputs: [html]\n"), ("a.journey", &(text + " }\n}\n"))])
}

#[track_caller]
fn run(name: &str, bytes: &[u8], args: &str) -> Run {
    let folder = folder(&[name.to_owned()]);
    folder.write(name, bytes);
    check(&folder, args)
}

#[test]
fn what_browsers_do_not_show_is_named_with_a_cure() {
    let lfs = "version https://git-lfs.github.com/spec/v1\noid sha256:4d7a214614ab2935c943f9e0ff69d22eadbb8f32b1\nsize 132735\n";
    for (name, bytes, what, cure) in [
        (
            "queue.heic",
            &b"\0\0\0\x18ftypheic\0\0\0\0mif1heic"[..],
            "is a HEIC photo",
            "export it as PNG, JPEG",
        ),
        ("queue.png", lfs.as_bytes(), "is a Git LFS pointer", "run `git lfs pull`"),
        ("queue.png", b"", "is empty", "copy or save"),
        ("queue.jpg", b"<!DOCTYPE html>\n<title>404</title>", "is a web page", "save the picture itself"),
        ("queue.png", b"not found\n", "is a text", "save the picture itself"),
        ("queue.png", &PNG[..20], "is a PNG that breaks off", "copy or save"),
        ("queue.tiff", b"II*\0\x08\0\0\0", "is a TIFF", "export it as PNG"),
        ("queue.webp", b"\0\0\0\x18ftypheic\0\0\0\0mif1heic", "is a HEIC photo", "export it as PNG, JPEG"),
    ] {
        let run = run(name, bytes, "--format short");
        run.mentions(0, &format!("warning[unreadable-file]: `{name}` {what}"));
        run.mentions(0, cure);
    }
    assert_eq!(run("queue.png", lfs.as_bytes(), "--deny-warnings").code, 1);
    assert!(!run("queue.png", PNG, "--format short").stderr.contains("queue.png"));
    assert!(!run("queue.jpe", PNG, "--format short").stderr.contains("queue.jpe"), "bytes count, not names");
}

#[test]
fn a_false_picture_is_not_embedded() {
    let folder = folder(&["queue.png".to_owned()]);
    folder.write("queue.png", "<html>");
    assert_eq!(folder.run("build").code, 0);
    let page = folder.read("dist/journeys/j.html");
    assert!(!page.contains("data:image/png") && page.contains("<p class=\"picture\">A room</p>"));
}

#[test]
fn a_logo_is_told_of_in_the_same_words() {
    let folder = folder(&[]);
    folder.write("journey.yaml", "theme:\n  logo: logo.svg\n");
    folder.write("logo.svg", "version https://git-lfs.github.com/spec/v1\n");
    check(&folder, "--format short").mentions(1, "`logo.svg` is a Git LFS pointer");
}

#[test]
fn sizes_are_bounded() {
    let pixels = |bytes: usize| [PNG, &vec![0; bytes - PNG.len()]].concat();
    assert_eq!(run("queue.png", &pixels(4 << 20), "").code, 0);
    let large = run("queue.png", &pixels((4 << 20) + 1), "--format short");
    large.mentions(
        1,
        "error[limit-exceeded]: the picture `queue.png` has 4.1 MiB, and no picture may have more than 4 MiB",
    );
    let names: Vec<String> = (0..5).map(|number| format!("p{number}.png")).collect();
    let folder = folder(&names);
    names.iter().for_each(|name| folder.write(name, pixels(3 << 20)));
    assert_eq!(check(&folder, "").code, 0);
    names.iter().for_each(|name| folder.write(name, pixels(4 << 20)));
    let run = check(&folder, "--format short");
    run.mentions(1, "error[limit-exceeded]: the journey `j` has pictures of 20 MiB together");
}

#[test]
fn a_huge_file_is_not_read() {
    let folder = folder(&["queue.png".to_owned()]);
    folder.write("queue.png", PNG);
    let file = std::fs::OpenOptions::new().append(true).open(folder.path().join("queue.png"));
    let mut file = file.expect("it is there");
    file.write_all(b"\0").expect("it can be written");
    // It has no blocks on the disk.
    file.set_len(100 << 30).expect("the system knows such files");
    check(&folder, "--format short").mentions(1, "the picture `queue.png` has 102400 MiB");
}
