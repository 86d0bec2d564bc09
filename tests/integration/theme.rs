//! `theme` of `journey.yaml`: the colour of links and the logo are on every page, and what is wrong with them has its place.

use crate::run::Folder;

const JOURNEYS: &str = "\
persona sam
team web
journey joining { persona sam; owner web; stage s { goal \"x\" } }
";
const LOGO: &str =
    "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 4 1\"><path d=\"M0 0h4v1H0z\"/></svg>";
const PAGES: [&str; 2] = ["dist/index.html", "dist/journeys/joining.html"];

fn folder(config: &str) -> Folder {
    let config = format!("title: \"Gym & <co>\"\noutputs: [html]\n{config}");
    Folder::new(&[("journey.yaml", &config), ("a.journey", JOURNEYS), ("assets/logo.svg", LOGO)])
}

#[test]
fn the_accent_is_on_every_page() {
    for (accent, expected) in [
        ("\"#7a1fa2\"", "light-dark(#7a1fa2, "),
        ("{light: '#7a1fa2', dark: '#d7a6ef'}", "light-dark(#7a1fa2, #d7a6ef)"),
        // What cannot be read gives way to the nearest that can.
        ("'#ffd400'", "light-dark(#8c7400, #ffd400)"),
    ] {
        let folder = folder(&format!("theme: {{accent: {accent}}}\n"));
        assert_eq!(folder.run("build --quiet").code, 0);
        for page in PAGES {
            let page = folder.read(page);
            let style = &page[..page.find("</style>").expect("a page has its style")];
            let last = style.rfind("--accent:").expect("a page has an accent");
            assert!(style[last..].starts_with(&format!("--accent: {expected}")), "{}", &style[last..]);
        }
    }
}

#[test]
fn without_a_theme_pages_look_as_they_come() {
    let folder = folder("");
    assert_eq!(folder.run("build --quiet").code, 0);
    for page in PAGES {
        let page = folder.read(page);
        assert_eq!(page.matches("--accent:").count(), 1);
        assert!(!page.contains("class=\"logo\""));
    }
}

#[test]
fn the_logo_is_inside_of_every_page() {
    let folder = folder("theme: {logo: ./assets/logo.svg}\n");
    let run = folder.run("build --format short");
    assert!(run.code == 0 && !run.stderr.contains("theme"), "{run:#?}");
    for page in PAGES {
        let page = folder.read(page);
        let logo = "<img class=\"logo\" src=\"data:image/svg+xml;base64,PHN2Zy";
        assert_eq!(page.matches(logo).count(), 1);
        assert!(page.contains("alt=\"Gym &amp; &lt;co&gt;\">"), "its words are the project's title");
        let (header, logo) = (page.find("<header").expect("there is a header"), page.find(logo));
        assert!(logo > Some(header) && logo < page.find("</header>"));
    }
}

#[test]
fn a_logo_that_cannot_be_shown_is_an_error_in_its_place() {
    for (path, fault) in [
        ("assets/logo.png", "journey.yaml:3:15: error[file-not-found]: there is no file `assets/logo.png`"),
        ("assets", "journey.yaml:3:15: error[file-not-found]: there is no file `assets` in the project"),
        ("../logo.svg", "journey.yaml:3:15: error[invalid-configuration]: `logo` must stay inside"),
        (
            "a.journey",
            "journey.yaml:3:15: error[invalid-configuration]: `logo` takes a picture, and `a.journey`",
        ),
        ("huge.svg", "journey.yaml:3:15: error[limit-exceeded]: the logo `huge.svg` has 257 KiB"),
    ] {
        let folder = folder(&format!("theme: {{logo: {path}}}\n"));
        folder.write("huge.svg", " ".repeat((256 << 10) + 1));
        folder.run("build --format short").mentions(1, fault);
        assert!(!folder.exists("dist/index.html"), "nothing is written");
    }
}

#[cfg(unix)]
#[test]
fn a_logo_is_no_link_out_of_the_project() {
    let outside = Folder::new(&[("logo.svg", LOGO)]);
    let folder = folder("theme: {logo: linked.svg}\n");
    let link = folder.path().join("linked.svg");
    std::os::unix::fs::symlink(outside.path().join("logo.svg"), link).expect("a link can be made");
    folder.run("check --format short").mentions(1, "error[file-not-found]: there is no file `linked.svg`");
}
