//! Files that are meant for us, under names and in forms that editors give them.

use crate::run::Folder;

#[test]
fn a_journey_that_an_editor_called_text_is_named() {
    let folder = Folder::new(&[("card.journey.txt", "persona sam\n"), ("notes.txt", "")]);
    folder.run("check").mentions(2, "`card.journey.txt` is not read: its name should be `card.journey`");
    folder.write("a.journey", "// Nothing yet.\n");
    let run = folder.run("check --format short");
    run.mentions(0, "card.journey.txt:0:0: warning[unreadable-file]: `card.journey.txt` is not read");
}

#[test]
fn capitals_in_the_ending_of_a_journey_are_named() {
    for (name, right) in [
        ("B.JOURNEY", "B.journey"),
        ("b.Journey", "b.journey"),
        ("b.journey.TXT", "b.journey"),
        ("B.JOURNEY.txt", "B.journey"),
    ] {
        let folder = Folder::new(&[(&*format!("sub/{name}"), "persona sam\n")]);
        folder.run("check").mentions(2, &format!("`sub/{name}` is not read: its name should be `{right}`"));
        folder
            .run(&format!("check sub/{name}"))
            .mentions(2, &format!("is no `.journey` file; rename it to `{right}`"));
        folder.write("a.journey", "// Nothing yet.\n");
        let run = folder.run("check --format short");
        run.mentions(0, &format!("sub/{name}:0:0: warning[unreadable-file]: `sub/{name}` is not read"));
    }
}

#[test]
fn a_configuration_under_another_name_is_named() {
    for name in ["journey.yml", "Journey.yaml", "journey.yaml.txt"] {
        let folder = Folder::new(&[(name, "title: x\n"), ("a.journey", "// Nothing yet.\n")]);
        let run = folder.run("check --format short");
        run.mentions(0, &format!("{name}:0:0: warning[invalid-configuration]: `{name}` is not read"));
        folder.write("journey.yaml", "title: x\n");
        folder.run("check --format short").mentions(0, "no mistakes");
    }
}

#[test]
fn rich_text_is_told_from_text() {
    let folder = Folder::new(&[("a.journey", "{\\rtf1\\ansi persona sam}")]);
    folder.run("check").mentions(1, "cannot read `a.journey`: it is RTF");
}
