//! Checklists in git: what two people did on two branches, on two days, comes together.

use std::process::Command;

use crate::run::Folder;

const SHOP: &str = r#"
persona sam
team web; team care
journey shop {
  persona sam; owner web
  stage buy {
    touchpoint form { channel website; feels 0 }
    kpi one   { target >= 30% by 2026-12-31; actual 20% on 2026-11-01; cadence monthly }
    kpi two   { target >= 40% by 2026-12-31; actual 25% on 2026-11-01; cadence weekly }
    kpi three { owner care; target <= 5 by 2027-01-31; actual 9 on 2026-11-01; cadence daily }
    opportunity shorter "Shorten the form" { improves one; due 2026-11-25 }
  }
}
"#;

const LISTS: [&str; 3] =
    ["dist/checklists/shop.md", "dist/checklists/all.md", "dist/checklists/teams/web.md"];

fn git(folder: &Folder, args: &str) -> (bool, String) {
    let output = Command::new("git")
        .args(["-c", "user.name=Test", "-c", "user.email=test@localhost", "-c", "commit.gpgsign=false"])
        .args(args.split_whitespace())
        .current_dir(folder.path())
        .env("GIT_CONFIG_GLOBAL", "/dev/null")
        .output()
        .expect("git is installed");
    let text =
        [output.stdout, output.stderr].map(|bytes| String::from_utf8_lossy(&bytes).into_owned()).concat();
    (output.status.success(), text)
}

#[track_caller]
fn done(folder: &Folder, args: &str) {
    let (is_done, text) = git(folder, args);
    assert!(is_done, "git {args}: {text}");
}

fn build(folder: &Folder, day: &str) {
    folder.run(&format!("build --quiet --only checklist --today {day}")).mentions(0, "");
}

/// A repository on whose branch `main` the checklists of a first build stand.
fn repository() -> Folder {
    let folder = Folder::new(&[
        ("journey.yaml", "title: Shop\nlints: {missing-owner: off}\n"),
        ("shop.journey", SHOP),
        (".gitignore", "/dist/*\n!/dist/checklists/\n"),
    ]);
    done(&folder, "init -q -b main");
    build(&folder, "2026-11-21");
    done(&folder, "add -A");
    done(&folder, "commit -q -m lists");
    folder
}

/// What a person does on an item.
#[derive(Debug, Clone, Copy)]
enum Work {
    Tick,
    /// A note beneath all that the program says of the item.
    Note,
    /// A note right below the line of the item.
    NoteBelow,
}

fn work_on(folder: &Folder, item: &str, work: Work) {
    for list in LISTS {
        let text = folder.read(list);
        let comment = format!("<!-- kpi: shop/{item} -->");
        let Some(at) = text.lines().position(|line| line.ends_with(&comment)) else { continue };
        let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
        let end = at + lines[at..].iter().position(String::is_empty).expect("a blank line follows");
        match work {
            Work::Tick => lines[at] = lines[at].replacen("[ ]", "[x]", 1),
            Work::Note => lines.insert(end, format!("  Note on {item}")),
            Work::NoteBelow => lines.insert(at + 1, format!("  Note on {item}")),
        }
        folder.write(list, lines.join("\n") + "\n");
    }
}

#[track_caller]
fn has_work(folder: &Folder, item: &str, work: Work) {
    let text = folder.read(LISTS[0]);
    let found = match work {
        Work::Tick => {
            text.lines().any(|line| line.starts_with("- [x]") && line.contains(&format!("shop/{item} ")))
        }
        Work::Note | Work::NoteBelow => text.lines().any(|line| line == format!("  Note on {item}")),
    };
    assert!(found, "{work:?} on {item} is lost:\n{text}");
}

#[test]
fn another_day_changes_nothing() {
    let folder = repository();
    for day in ["2026-11-22", "2026-12-31", "2027-02-01"] {
        build(&folder, day);
        assert_eq!(git(&folder, "status --porcelain").1, "", "on {day}");
    }
}

#[test]
fn what_two_people_did_on_two_days_merges() {
    let folder = repository();
    let works = [Work::Tick, Work::Note, Work::NoteBelow];
    let items = ["one", "two", "three"];
    let mut merges = 0;
    for (mine, theirs) in items.iter().flat_map(|one| items.iter().map(move |other| (one, other))) {
        for (my_work, their_work) in
            works.iter().flat_map(|one| works.iter().map(move |other| (*one, *other)))
        {
            if mine == theirs {
                continue;
            }
            for (branch, item, work, day) in
                [("mine", mine, my_work, "2026-11-30"), ("theirs", theirs, their_work, "2027-01-07")]
            {
                done(&folder, &format!("checkout -q -B {branch} main"));
                work_on(&folder, item, work);
                build(&folder, day);
                done(&folder, "commit -q -a -m work");
            }
            let (is_clean, text) = git(&folder, "merge -q --no-edit mine");
            assert!(is_clean, "{my_work:?} on {mine}, {their_work:?} on {theirs}: {text}");
            build(&folder, "2027-01-08");
            has_work(&folder, mine, my_work);
            has_work(&folder, theirs, their_work);
            merges += 1;
            done(&folder, "checkout -q -f main");
        }
    }
    assert_eq!(merges, 54);
}

#[test]
fn new_values_on_one_branch_merge_with_work_on_the_other() {
    let folder = repository();
    done(&folder, "checkout -q -b values");
    folder.write("shop.journey", SHOP.replace("actual 20%", "actual 31%"));
    build(&folder, "2026-12-01");
    done(&folder, "commit -q -a -m values");
    done(&folder, "checkout -q -b work main");
    work_on(&folder, "three", Work::Tick);
    work_on(&folder, "two", Work::Note);
    build(&folder, "2026-12-02");
    done(&folder, "commit -q -a -m work");
    let (is_clean, text) = git(&folder, "merge -q --no-edit values");
    if !is_clean {
        // The order of items follows from the values, so git may not see what moved: a build takes the markers, too.
        assert!(text.contains("CONFLICT"), "{text}");
    }
    build(&folder, "2026-12-03");
    has_work(&folder, "three", Work::Tick);
    has_work(&folder, "two", Work::Note);
    let before = folder.read(LISTS[0]);
    build(&folder, "2026-12-04");
    assert_eq!(folder.read(LISTS[0]), before);
}

#[test]
fn a_conflict_that_nobody_resolved_loses_nothing() {
    for style in ["merge", "diff3"] {
        let folder = repository();
        done(&folder, &format!("config merge.conflictStyle {style}"));
        for (branch, work, typed) in [("mine", Work::Tick, "Ask Anna"), ("theirs", Work::Note, "Ask Bob")] {
            done(&folder, &format!("checkout -q -B {branch} main"));
            work_on(&folder, "one", work);
            let list = folder.read(LISTS[0]);
            folder.write(LISTS[0], list.replace("KPIs: 3", &format!("KPIs: 3 {typed}")));
            build(&folder, "2026-12-01");
            done(&folder, "commit -q -a -m work");
        }
        let (is_clean, text) = git(&folder, "merge -q --no-edit mine");
        assert!(!is_clean && text.contains("CONFLICT"), "{text}");
        build(&folder, "2026-12-02");
        has_work(&folder, "one", Work::Tick);
        has_work(&folder, "one", Work::Note);
        let text = folder.read(LISTS[0]);
        assert!(text.contains("Ask Anna") && text.contains("Ask Bob"), "{text}");
    }
}

#[test]
fn a_checkout_with_other_line_ends_is_up_to_date_and_stays() {
    let folder = repository();
    let clone = Folder::new(&[]);
    let source = folder.path().to_str().expect("the folder's name is UTF-8");
    work_on(&folder, "two", Work::Note);
    build(&folder, "2026-11-21");
    done(&folder, "commit -q -a -m work");
    done(&clone, &format!("-c core.autocrlf=true clone -q {source} ."));
    assert!(clone.read(LISTS[0]).contains("\r\n"), "git has converted it");
    clone.run("build --check --only checklist --today 2027-03-01").mentions(0, "is up to date");
    clone.run("build --only checklist --today 2027-03-01").mentions(0, "wrote 0 files");
    work_on_crlf(&clone);
    clone.write("shop.journey", SHOP.replace("actual 20%", "actual 31%"));
    clone.run("build --quiet --only checklist").mentions(0, "");
    let text = clone.read(LISTS[0]);
    assert_eq!(text.matches('\n').count(), text.matches("\r\n").count(), "{text:?}");
    assert!(
        text.contains("Note on two") && text.contains("31%") && text.contains("- [x] **Three**"),
        "{text}"
    );
}

fn work_on_crlf(folder: &Folder) {
    let text = folder.read(LISTS[0]);
    folder.write(LISTS[0], text.replace("- [ ] **Three**", "- [x] **Three**"));
}
