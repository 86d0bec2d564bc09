//! What hands and tools do to a checklist, edit by edit: no word and no tick of it is lost, and a second build changes nothing.
//!
//! The edits are made from a few kinds and every line they can meet. Each is built on twice: by the project that wrote the
//! list, and by a later one, whose numbers, titles and order are others.

use std::sync::{Arc, LazyLock};

use journey::emit::{Options, checklist};
use journey::model::Model;
use journey::source::{NoFiles, SourceFile};

use crate::compiling::errors_only;

const PROJECT: &str = r#"
persona sam
team web "Web"; team care "Care & <co>"
journey shop "Shop" {
  persona sam; owner web
  stage buy "Buy" {
    touchpoint form "Form" { channel website; feels 0 }
    kpi signups "Online sign-ups" { target >= 30% by 2026-12-31; actual 20% on 2026-11-01; cadence monthly }
    kpi calls "Calls, *all* of them" { owner care; target <= 50; actual 40 on 2026-10-01; actual 44 on 2026-11-01 }
    kpi plain "Plain"
    opportunity shorter "Shorten the form" { improves signups; due 2026-11-25 }
  }
}
"#;

/// The same project some weeks later.
static LATER: LazyLock<String> = LazyLock::new(|| {
    let changes = [
        ("actual 20% on 2026-11-01", "actual 20% on 2026-11-01; actual 33% on 2026-12-01"),
        ("Online sign-ups", "Sign-ups on the site"),
        ("actual 44 on 2026-11-01", "actual 61 on 2026-11-01"),
        ("stage buy \"Buy\"", "stage buy \"Buying\""),
        ("Shorten the form", "Cut the form"),
    ];
    changes.into_iter().fold(PROJECT.to_owned(), |text, (before, after)| text.replace(before, after))
});

const ITEMS: [&str; 3] = ["shop/signups", "shop/calls", "shop/plain"];

/// An edit: the text it leaves, and what has to be in the list after the next build.
struct Edit {
    name: String,
    text: String,
    /// Words, each on whatever line.
    words: Vec<String>,
    /// What stands in the box of an item.
    marks: Vec<(&'static str, String)>,
}

impl Edit {
    fn new(name: impl Into<String>, text: String) -> Self {
        Self { name: name.into(), text, words: Vec::new(), marks: Vec::new() }
    }

    fn with(mut self, words: &[&str]) -> Self {
        self.words.extend(words.iter().map(|word| (*word).to_owned()));
        self
    }

    fn marked(mut self, item: &'static str, mark: &str) -> Self {
        self.marks.push((item, mark.to_owned()));
        self
    }
}

fn model(text: &str) -> Arc<Model> {
    let compilation = errors_only(&[Arc::new(SourceFile::new("shop.journey", text))], &NoFiles);
    let model = compilation.model();
    Arc::new(model.unwrap_or_else(|| panic!("{:#?}", compilation.diagnostics)).clone())
}

fn list_of(model: &Model, previous: Option<&str>) -> String {
    let plan = checklist::plan(model);
    let planned = plan.iter().find(|planned| planned.path == "checklists/shop.md").expect("it is planned");
    checklist::make(model, &Options::default(), planned, previous)
}

fn fresh() -> String {
    list_of(&model(PROJECT), None)
}

/// The list with a tick and a note, on which most edits are made.
fn worked() -> String {
    fresh()
        .replace("- [ ] **Online", "- [x] **Online")
        .replace("- [ ] **Plain**", "- [x] **Plain**")
        .replace("\n\n- [ ] **Calls", "\n  Asked Anna\n\n- [ ] **Calls")
}

/// Returns the lines of the list that the program wrote, by what they are.
fn own_lines(text: &str) -> Vec<(usize, &str)> {
    let is_own =
        |line: &str| line.contains("<!-- journey -->") || line.contains("section:") || line.contains("kpi:");
    text.lines().enumerate().filter(|(_, line)| is_own(line)).collect()
}

/// Returns the text with another line in the place of one.
fn with_line(text: &str, at: usize, line: &str) -> String {
    let lines = text.lines().enumerate().map(|(index, before)| if index == at { line } else { before });
    lines.flat_map(|line| [line, "\n"]).collect()
}

/// Every kind of box in every form of a list.
fn boxes() -> Vec<Edit> {
    let marks =
        ["[x]", "[/]", "[-]", "[?]", "[ x]", "[x ]", "[✓]", "[!]", "[>]", "[later]", r"\[x\]", r"\[-\]"];
    let forms = ["- ", "* ", "+ ", "1. ", "2) ", "> - ", "   - "];
    let mut edits = Vec::new();
    for mark in marks {
        for form in forms {
            let text = worked().replace("- [ ] **Calls", &format!("{form}{mark} **Calls"));
            edits.push(Edit::new(format!("box {form}{mark}"), text).marked("shop/calls", mark));
        }
    }
    let capital = worked().replace("- [ ] **Calls", "- [X] **Calls");
    edits.push(Edit::new("box [X]", capital).marked("shop/calls", "[x]"));
    for form in
        [r"- \[x] ", "- [x]", "- [x]: ", "- [x]. ", "- [x], ", "- [x]✓ ", "-[x] ", "• [x] ", "- [x]\u{200b} "]
    {
        let text = worked().replace("- [ ] **Calls", &format!("{form}**Calls"));
        edits.push(Edit::new(format!("box {form}"), text).marked("shop/calls", "[x]"));
    }
    for blank in ["[]", "[  ]", r"\[ \]", r"\[\]", r"\[ ]"] {
        let text = worked().replace("- [ ] **Calls", &format!("- {blank} **Calls"));
        edits.push(Edit::new(format!("box {blank}"), text).marked("shop/calls", "[ ]"));
    }
    edits
}

/// Every end of a line, with and without a byte-order mark.
fn line_ends() -> Vec<Edit> {
    let mut edits = Vec::new();
    for (name, end) in [("LF", "\n"), ("CRLF", "\r\n"), ("CR", "\r"), ("CRCRLF", "\r\r\n")] {
        for mark in ["", "\u{feff}"] {
            let text = format!("{mark}{}", worked().replace('\n', end));
            edits.push(Edit::new(format!("{name}{}", mark.len()), text));
        }
    }
    let mixed = worked().replace("\n  - ", "\r\n  - ").replace("\n## ", "\r## ");
    edits.push(Edit::new("mixed", mixed));
    edits.push(Edit::new("no end", worked().trim_end().to_owned()));
    edits
}

/// A word typed into each line of the program's, at its start, in its middle, before its comment and behind it.
fn typed() -> Vec<Edit> {
    let text = worked();
    let mut edits = Vec::new();
    for (at, line) in own_lines(&text) {
        let comment = line.find(" <!--").expect("our lines have a comment");
        let words = line.find(|sign: char| sign.is_alphanumeric()).expect("our lines have words");
        let middle = line[..comment].rfind(' ').unwrap_or(comment);
        let box_end = line.find("] ").map_or(words, |at| at + 2);
        for (place, index) in
            [("start", box_end), ("middle", middle), ("end", comment), ("behind", line.len())]
        {
            let typed = format!("{} ZEBRA {}", &line[..index], &line[index..]);
            edits.push(
                Edit::new(format!("typed at the {place} of {at}"), with_line(&text, at, &typed))
                    .with(&["ZEBRA"]),
            );
        }
        let replaced = format!("{}OKAPI QUAGGA{}", &line[..box_end], &line[comment..]);
        edits.push(
            Edit::new(format!("typed over {at}"), with_line(&text, at, &replaced)).with(&["OKAPI", "QUAGGA"]),
        );
    }
    edits
}

/// A note joined to each line of the program's, before it and behind it.
fn joined() -> Vec<Edit> {
    let text = worked();
    let mut edits = Vec::new();
    for (at, line) in text.lines().enumerate().filter(|(_, line)| !line.is_empty()) {
        for (name, joined) in [
            ("before", format!("  Ask Bob.{line}")),
            ("before, with a blank", format!("Ask Bob. {}", line.trim_start())),
            ("before, with a number", format!("  Ask Bob. on the 3. {}", line.trim_start())),
            ("behind", format!("{line}Ask Bob.")),
            ("behind, with a blank", format!("{line} Ask Bob.")),
        ] {
            edits.push(
                Edit::new(format!("joined {name}: {at}"), with_line(&text, at, &joined)).with(&["Bob."]),
            );
        }
    }
    edits
}

/// All unticked boxes as remark writes them.
fn remarked() -> String {
    worked().replace("- [ ]", r"- \[ ]")
}

/// Each line of the program's broken at each blank, as formatters and hands break lines.
fn broken() -> Vec<Edit> {
    let text = worked();
    let mut edits = Vec::new();
    for (at, line) in own_lines(&text) {
        let start = line.find(|sign: char| sign.is_alphanumeric()).expect("our lines have words");
        for (blank, _) in line.match_indices(' ').filter(|(blank, _)| *blank > start) {
            for indent in ["", "      "] {
                let broken = format!("{}\n{indent}{}", &line[..blank], &line[blank + 1..]);
                edits.push(Edit::new(format!("broken {at} at {blank}"), with_line(&text, at, &broken)));
            }
        }
    }
    edits
}

/// All lines wrapped at some width, as `prettier --prose-wrap always` and `mdformat --wrap` do it.
fn wrapped() -> Vec<Edit> {
    let mut edits = Vec::new();
    for width in [8, 20, 30, 40, 60, 80, 100] {
        let text: String = worked().lines().map(|line| wrap(line, width, true)).collect();
        edits.push(Edit::new(format!("wrapped at {width}"), text.clone()));
        edits.push(Edit::new(format!("wrapped at {width}, CRLF"), text.replace('\n', "\r\n")));
        let text: String = worked().lines().map(|line| wrap(line, width, false)).collect();
        edits.push(Edit::new(format!("comments wrapped at {width}"), text));
    }
    for bullet in ["*", "+"] {
        let text =
            worked().replace("\n- ", &format!("\n{bullet} ")).replace("\n  - ", &format!("\n    {bullet} "));
        edits.push(Edit::new(format!("bullets {bullet}"), text));
    }
    let escaped = worked().replace("**", "__").replace('\u{a0}', "&nbsp;").replace("+10", "\\+10");
    edits.push(Edit::new("signs of emphasis", escaped));
    edits.push(Edit::new("no blank lines", worked().replace("\n\n", "\n")));
    edits.push(Edit::new("blank lines", worked().replace('\n', "\n\n")));
    edits.push(Edit::new("blanks at the ends", worked().replace('\n', "  \n")));
    edits.push(Edit::new("tabs", worked().replace("\n  ", "\n\t")));
    edits
}

/// Returns a line of the program's in parts of some letters; a comment stays whole where the tool keeps it so.
fn wrap(line: &str, width: usize, keeps_comments: bool) -> String {
    if !line.contains("<!--") {
        return format!("{line}\n");
    }
    let indent = line.len() - line.trim_start().len();
    let mut parts = vec![" ".repeat(indent)];
    let mut in_comment = false;
    for word in line.trim_start().split(' ') {
        let last = parts.last_mut().expect("there is one");
        let is_full = last.chars().count() + word.chars().count() > width;
        if last.contains(char::is_alphanumeric) && is_full && !(in_comment && keeps_comments) {
            parts.push(format!("{}{word}", " ".repeat(indent + 2)));
        } else if last.trim().is_empty() {
            last.push_str(word);
        } else {
            last.push(' ');
            last.push_str(word);
        }
        in_comment = (in_comment || word == "<!--") && word != "-->";
    }
    parts.iter().flat_map(|part| [part, "\n"]).collect()
}

/// Comments that are gone, close to their words, or quoted.
fn comments() -> Vec<Edit> {
    let text = worked();
    let mut edits = Vec::new();
    for (at, line) in own_lines(&text) {
        let close = line.replacen(" <!--", "<!--", 1);
        edits.push(Edit::new(format!("no blank before the comment of {at}"), with_line(&text, at, &close)));
        let tight = line.replace("<!-- ", "<!--").replace(" -->", "-->");
        edits.push(Edit::new(format!("no blank in the comment of {at}"), with_line(&text, at, &tight)));
    }
    let quoted = text.replace(
        "Asked Anna",
        "Asked Anna about `<!-- kpi: shop/calls -->` and `- [x] B <!-- kpi: shop/calls -->`",
    );
    edits.push(Edit::new("quoted", quoted).marked("shop/calls", "[ ]"));
    let unsigned: String =
        text.lines().filter(|line| !line.contains("journey lines")).flat_map(|line| [line, "\n"]).collect();
    edits.push(Edit::new("of an early version", unsigned));
    edits
}

/// Comments of an item that hands and tools have damaged.
fn damaged() -> Vec<Edit> {
    let damages = [
        "<!-- kpi: shop/signups",
        "<!-- kpi: shop/signups --",
        "<!--  kpi:  shop/signups -->",
        "<!--kpi:shop/signups-->",
        "<!--\u{a0}kpi:\u{a0}shop/signups\u{a0}-->",
        "<!-- KPI: shop/signups -->",
        "<-- kpi: shop/signups -->",
        "kpi: shop/signups -->",
        "&lt;!-- kpi: shop/signups --&gt;",
        r"\<!-- kpi: shop/signups -->",
        "%% kpi: shop/signups %%",
    ];
    let with = |comment: &str| worked().replace("<!-- kpi: shop/signups -->", comment);
    damages.iter().map(|damage| Edit::new(format!("damaged: {damage}"), with(damage))).collect()
}

/// A word typed into the comment of an item whose words are the same.
fn typed_into_comments() -> Vec<Edit> {
    let comments = [
        "<!-- ZEBRA kpi: shop/plain -->",
        "<!-- kpi: ZEBRA shop/plain -->",
        "<!-- kpi: shop/plain ZEBRA -->",
    ];
    let with = |comment: &str| worked().replace("<!-- kpi: shop/plain -->", comment);
    let sentences =
        ["checklist: ", "notes stay", "written anew", "ends: ", "you write below", "stays below -"];
    let typed = |at: &str| worked().replacen(at, &format!("{at}ZEBRA "), 1).replace("-ZEBRA ", " ZEBRA -");
    let in_sentences = sentences.iter().map(|it| (*it, typed(it)));
    let in_items = comments.iter().map(|it| (*it, with(it)));
    in_items
        .chain(in_sentences)
        .map(|(name, text)| Edit::new(format!("typed: {name}"), text).with(&["ZEBRA"]))
        .collect()
}

/// Lines that have lost their comment.
fn unmarked() -> Vec<Edit> {
    let text = worked();
    let without = |(at, line): (usize, &str)| {
        let comment = line.find(" <!--").expect("our lines have a comment");
        Edit::new(format!("no comment: {at}"), with_line(&text, at, &line[..comment]))
    };
    own_lines(&text).into_iter().map(without).collect()
}

/// What merges leave: markers of a conflict, parts that stand twice.
fn merged() -> Vec<Edit> {
    let text = worked();
    let calls: String =
        text.lines().filter(|line| line.contains("**Calls")).flat_map(|line| [line, "\n"]).collect();
    let conflict = |ours: &str, base: &str, theirs: &str| {
        text.replace(&calls, &format!("<<<<<<< HEAD\n{ours}{base}=======\n{theirs}>>>>>>> branch\n"))
    };
    let ticked = calls.replace("[ ]", "[x]");
    let dashed = calls.replace("[ ]", "[-]");
    let noted = format!("{calls}  Ask Bob.\n");
    vec![
        Edit::new("tick or none", conflict(&ticked, "", &calls)).marked("shop/calls", "[x]"),
        Edit::new("none or tick", conflict(&calls, "", &ticked)).marked("shop/calls", "[x]"),
        Edit::new("dash or tick", conflict(&dashed, "", &ticked)).marked("shop/calls", "[x]").with(&["[-]"]),
        Edit::new("tick or dash", conflict(&ticked, "", &dashed)).marked("shop/calls", "[x]").with(&["[-]"]),
        Edit::new("tick or note", conflict(&ticked, "", &noted)).marked("shop/calls", "[x]").with(&["Bob."]),
        Edit::new("with the base", conflict(&ticked, &format!("||||||| 1f2e\n{calls}"), &noted))
            .marked("shop/calls", "[x]")
            .with(&["Bob."]),
        Edit::new("both halves", text.replace(&calls, &format!("{ticked}{noted}")))
            .marked("shop/calls", "[x]")
            .with(&["Bob."]),
        Edit::new("the whole list twice", format!("{text}{}", text.replace("Asked Anna", "Ask Bob.")))
            .with(&["Bob."]),
        Edit::new("items moved to the end", format!("{}{ticked}", text.replace(&calls, "")))
            .marked("shop/calls", "[x]"),
    ]
}

/// Checks what the next builds leave of an edit.
fn check(edit: &Edit, model: &Model) -> Result<(), String> {
    let built = list_of(model, Some(&edit.text));
    let lost =
        |what: &str| Err(format!("{}: {what}\n--- edited\n{}\n--- built\n{built}", edit.name, edit.text));
    for word in edit.words.iter().map(String::as_str).chain(["Anna"]) {
        if !built.contains(word) {
            return lost(&format!("`{word}` is lost"));
        }
    }
    let default =
        [("shop/signups", "[x]"), ("shop/plain", "[x]")].map(|(item, mark)| (item, mark.to_owned()));
    for (item, mark) in edit.marks.iter().chain(&default) {
        let comment = format!(" <!-- kpi: {item} -->");
        let line = built.lines().find(|line| line.ends_with(&comment) && line.starts_with("- "));
        if line.is_none_or(|line| !line.starts_with(&format!("- {mark} "))) {
            return lost(&format!("`{mark}` of {item} is lost"));
        }
    }
    for item in ITEMS {
        let count = built
            .lines()
            .filter(|line| line.starts_with("- ") && line.ends_with(&format!(" <!-- kpi: {item} -->")));
        if count.count() != 1 {
            return lost(&format!("{item} does not stand there once"));
        }
    }
    if list_of(model, Some(&built)) != built {
        return lost("a second build changes it");
    }
    Ok(())
}

#[track_caller]
fn check_all(edits: &[Edit], at_least: usize) {
    check_on(&[model(PROJECT), model(&LATER)], edits, at_least);
}

#[track_caller]
fn check_on(models: &[Arc<Model>], edits: &[Edit], at_least: usize) {
    assert!(edits.len() >= at_least, "there are {} edits", edits.len());
    let failures: Vec<String> =
        edits.iter().flat_map(|edit| models.iter().filter_map(|model| check(edit, model).err())).collect();
    let first = failures.first().map_or("", String::as_str);
    let names: Vec<&str> = failures.iter().filter_map(|failure| failure.lines().next()).collect();
    assert!(
        failures.is_empty(),
        "{} of {} edits\n{}\n\n{first}",
        failures.len(),
        edits.len(),
        names.join("\n")
    );
}

#[test]
fn a_box_keeps_what_stands_in_it() {
    check_all(&boxes(), 90);
}

#[test]
fn what_remark_escapes_is_no_other_list() {
    let model = model(PROJECT);
    assert_eq!(list_of(&model, Some(&remarked())), list_of(&model, Some(&worked())));
}

#[test]
fn what_another_part_says_is_a_note_too() {
    let list = list_of(&model(PROJECT), Some(&worked()));
    for (before, after) in [
        ("  - Next reading: 1\u{a0}Dec\u{a0}2026 (monthly)", "  - Gap: none, reached with 6 to spare"),
        ("### Owner: Web", "### Owner: Care &amp; &lt;co\\>"),
        (
            "  - Opportunity: Shorten the form (idea · Web · by 25\u{a0}Nov\u{a0}2026)",
            "  - Nobody works on this",
        ),
        ("- [x] **Plain** – no target", "- [x] **Online sign-ups** – ⚠ **off target**"),
    ] {
        let text = list.replacen(before, after, 1);
        assert_ne!(text, list, "{before}");
        let built = list_of(&model(PROJECT), Some(&text));
        let note = format!("  - {}", after.trim_start_matches([' ', '-', '#', '[', 'x', ']']));
        assert!(built.lines().any(|line| line == note), "{note}:\n{built}");
        assert_eq!(
            built.lines().filter(|line| list.lines().all(|before| before != *line)).count(),
            1,
            "{built}"
        );
        assert_eq!(list_of(&model(PROJECT), Some(&built)), built);
    }
}

#[test]
fn a_note_may_end_as_a_line_begins() {
    for note in ["Ask Bob on the 3.", "Ask Bob, no. 17)", "Ask Bob #", "Ask Bob >", "Ask Bob -"] {
        let text = worked().replace("- [x] **Plain**", &format!("{note} - [x] **Plain**"));
        let built = list_of(&model(PROJECT), Some(&text));
        assert!(built.lines().any(|line| line.trim() == note), "{note}:\n{built}");
    }
}

#[test]
fn a_title_of_signs_is_no_other_at_every_build() {
    for title in ["+", "***", "#", "&", "-", "|"] {
        let model = model(&PROJECT.replace("stage buy \"Buy\"", &format!("stage buy \"{title}\"")));
        let fresh = list_of(&model, None);
        let once = list_of(&model, Some(&format!("{fresh}note\n")));
        assert_eq!(once, format!("{fresh}\nnote\n"), "{title}");
        assert_eq!(list_of(&model, Some(&once)), once, "{title}");
    }
}

#[test]
fn any_end_of_a_line_will_do() {
    check_all(&line_ends(), 10);
}

#[test]
fn words_typed_into_our_lines_become_notes() {
    check_all(&typed(), 60);
}

#[test]
fn notes_joined_to_our_lines_stay_notes() {
    check_all(&joined(), 60);
}

#[test]
fn lines_that_tools_break_are_joined_again() {
    let edits: Vec<Edit> = broken().into_iter().chain(wrapped()).collect();
    check_all(&edits, 150);
    // Nothing of them is left beside the lines as they are written now; only the note may have other blanks around it.
    let model = model(PROJECT);
    let whole = list_of(&model, Some(&worked()));
    let lines = |text: &str| -> Vec<String> {
        text.lines().map(|line| line.trim().to_owned()).filter(|line| !line.is_empty()).collect()
    };
    for edit in &edits {
        let built = list_of(&model, Some(&edit.text));
        assert_eq!(lines(&built), lines(&whole), "{}:\n{}", edit.name, edit.text);
    }
}

#[test]
fn comments_may_be_gone_or_quoted() {
    check_all(&comments(), 25);
    // Without its comment, an item is known by its words, as long as they are the same.
    check_on(&[model(PROJECT)], &unmarked(), 10);
}

#[test]
fn comments_may_be_damaged() {
    check_all(&damaged(), 11);
    check_all(&typed_into_comments(), 9);
    let whole = list_of(&model(PROJECT), Some(&worked()));
    for edit in damaged() {
        assert_eq!(list_of(&model(PROJECT), Some(&edit.text)), whole, "{}", edit.name);
    }
}

#[test]
fn merges_keep_what_both_sides_did() {
    check_all(&merged(), 8);
}
