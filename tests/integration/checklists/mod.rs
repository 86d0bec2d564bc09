//! Checklists on the disk: what people did in them outlives builds, days and teams.

mod disk;
mod edits;
mod merges;
mod saves;

use crate::run::Folder;

const PEOPLE: &str = "persona sam; team web; team care\n";
const SHOP: &str = r#"
journey shop {
  persona sam
  owner   web
  stage buy {
    goal "Buy"
    touchpoint form { channel website; feels 0 }
    kpi signups {
      description "See the [study](research/a.md)."
      metric      conversion-rate
      target      >= 30% by 2026-12-31
      actual      20% on 2026-11-01
      cadence     monthly
    }
    opportunity shorter "Shorten the form" { improves signups; due 2026-11-25 }
  }
}
"#;

const WEB: &str = "dist/checklists/teams/web.md";

fn shop() -> Folder {
    Folder::new(&[
        ("journey.yaml", "lints: {missing-owner: off}\n"),
        ("people.journey", PEOPLE),
        ("shop.journey", SHOP),
        ("research/a.md", ""),
    ])
}

/// Ticks every box of a checklist and writes a note beneath each item.
fn work_on(folder: &Folder, path: &str) {
    let mut worked = String::new();
    for line in folder.read(path).lines() {
        worked += &line.replacen("- [ ]", "- [x]", 1);
        worked += if line.starts_with("- [ ]") { "\n  Asked Anna.\n" } else { "\n" };
    }
    folder.write(path, worked);
}

#[test]
fn every_team_has_a_list_of_its_own() {
    let folder = shop();
    folder.run("build --only checklist --quiet").mentions(0, "");
    let web = folder.read(WEB);
    assert!(web.contains("**Signups** – ⚠ **off target**"), "{web}");
    assert!(web.contains("<!-- opportunity: shop/shorter -->"), "{web}");
    assert!(web.contains("[study](<../../../research/a.md>)"), "{web}");
    assert!(folder.read("dist/checklists/teams/care.md").contains("This team owns no KPI."));
    folder.run("build --only checklist").mentions(0, "wrote 0 files");
    folder.run("build --only checklist --check").mentions(0, "is up to date");
}

#[test]
fn work_on_every_list_outlives_the_day() {
    let folder = shop();
    let lists = ["dist/checklists/all.md", "dist/checklists/shop.md", WEB];
    folder.run("build --only checklist --quiet").mentions(0, "");
    lists.iter().for_each(|list| work_on(&folder, list));
    let before = lists.map(|list| folder.read(list));
    folder.run("build --only checklist --today 2027-01-01 --quiet").mentions(0, "");
    for (list, before) in lists.iter().zip(before) {
        let after = folder.read(list);
        assert_ne!(after, before);
        assert_eq!(after.matches("[x]").count(), before.matches("[x]").count(), "{after}");
        assert_eq!(after.matches("\n  Asked Anna.\n").count(), before.matches("\n  Asked Anna.\n").count());
    }
    // Nothing in a checklist depends on the day.
    folder.run("build --only checklist --today 2029-05-01").mentions(0, "wrote 0 files");
}

#[test]
fn work_on_every_list_outlives_another_language() {
    let folder = shop();
    let lists = ["dist/checklists/all.md", "dist/checklists/shop.md", WEB];
    let speak = |language: &str| {
        folder.write("journey.yaml", format!("language: {language}\nlints: {{missing-owner: off}}\n"));
        folder.run("build --only checklist --quiet --today 2026-11-21").mentions(0, "");
        lists.map(|list| folder.read(list))
    };
    speak("en");
    lists.iter().for_each(|list| work_on(&folder, list));
    let english = speak("en");
    for language in ["de", "fr", "es", "en"] {
        let lists = speak(language);
        for (list, before) in lists.iter().zip(&english) {
            assert_eq!(list.matches("[x]").count(), before.matches("[x]").count(), "{list}");
            assert!(!list.contains("[ ]"), "{list}");
            assert_eq!(
                list.matches("\n  Asked Anna.\n").count(),
                before.matches("\n  Asked Anna.\n").count()
            );
            assert_eq!(list.contains("Actual"), language == "en", "{list}");
        }
        let again = speak(language);
        assert_eq!(lists, again, "a second build changes nothing");
    }
    assert_eq!(speak("en"), english);
}

#[test]
fn the_list_of_a_team_that_is_gone_stays_with_its_notes() {
    let folder = shop();
    folder.run("build --only checklist --quiet").mentions(0, "");
    work_on(&folder, WEB);
    folder.write("people.journey", "persona sam; team care\n");
    folder.write("shop.journey", SHOP.replace("owner   web", "owner   care"));
    let run = folder.run("build --only checklist");
    run.mentions(0, "kept dist/checklists/teams/web.md: no longer made, but changed by hand");
    assert!(folder.read(WEB).contains("Asked Anna."));
    assert!(folder.read("dist/checklists/teams/care.md").contains("**Signups**"));
}
