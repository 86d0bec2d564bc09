//! Tests of whole checklists, and of the work on them that the next build keeps.

use std::sync::LazyLock;

use proptest::prelude::*;

use crate::emit::{Planned, sample};
use crate::model::Model;

use super::{holds_work, is_ours, make, plan};

fn of(model: &Model, name: &str, previous: Option<&str>) -> String {
    let path = format!("checklists/{name}.md");
    let planned: Planned =
        plan(model).into_iter().find(|planned| planned.path == path).expect("it is planned");
    make(model, &sample::options(), &planned, previous)
}

fn gym(previous: Option<&str>) -> String {
    static MODEL: LazyLock<Model> = LazyLock::new(|| sample::model(sample::GYM));
    of(&MODEL, "gym-membership", previous)
}

/// The sample without its sign-up rate.
fn without_signups() -> Model {
    let start = sample::GYM.find("    kpi signup-rate").expect("it is there");
    let end = start + sample::GYM[start..].find("    }\n").expect("it ends") + "    }\n".len();
    let text = format!("{}{}", &sample::GYM[..start], &sample::GYM[end..]);
    sample::model(&text.replace("improves signup-rate", ""))
}

/// Builds on `previous`, and checks that another build changes nothing.
fn rebuilt(previous: &str) -> String {
    let once = gym(Some(previous));
    assert_eq!(gym(Some(&once)), once, "on: {previous}");
    once
}

fn added_below(line: &str, note: &str) -> String {
    let fresh = gym(None);
    let at = fresh.find(line).expect("the line is there");
    let end = at + fresh[at..].find('\n').expect("lines end") + 1;
    format!("{}{note}{}", &fresh[..end], &fresh[end..])
}

#[test]
fn a_fresh_checklist() {
    insta::assert_snapshot!(gym(None));
    insta::assert_snapshot!(of(&sample::model(sample::GYM), "all", None));
    assert!(is_ours(&gym(None)));
    assert!(!holds_work(&gym(None)));
    assert!(!is_ours("# A page of somebody's\n"));
    assert_eq!(rebuilt(&gym(None)), gym(None));
}

#[test]
fn a_team_has_all_it_owns() {
    let model = sample::model(sample::EVERY_WORD);
    insta::assert_snapshot!(of(&model, "teams/growth", None));
    insta::assert_snapshot!(of(&model, "teams/web", None));
}

#[test]
fn a_team_owns_what_stands_in_its_blocks_and_in_no_journey_of_the_future() {
    let text = r#"
        persona sam
        team web; team idle
        kpi whole { owner web }
        opportunity "Of the project" { owner web; due 2026-12-01 }
        journey now {
          persona sam; owner web
          stage s { touchpoint t {
            kpi inherited
            opportunity a "Overdue" { due 2026-11-01 }
            opportunity b "Finished" { status done }
            opportunity c "Given up" { status dropped }
            opportunity "Some day"
          } }
        }
        journey then { persona sam; owner web; state future of now; kpi later; opportunity d "Later" }
    "#;
    let model = sample::model(text);
    let list = of(&model, "teams/web", None);
    let items: Vec<&str> = list.lines().filter(|line| line.starts_with("- [ ]")).collect();
    assert_eq!(
        items,
        [
            "- [ ] **Whole** – no target <!-- kpi: whole -->",
            "- [ ] **Inherited** – no target <!-- kpi: now/inherited -->",
            "- [ ] Overdue – idea, by 1\u{a0}Nov\u{a0}2026 <!-- opportunity: now/a -->",
            "- [ ] Of the project – idea, by 1\u{a0}Dec\u{a0}2026 <!-- opportunity: -of-the-project-e723ffae -->",
            "- [ ] Some day – idea <!-- opportunity: now/-some-day-c9fd3e22 -->",
        ]
    );
    assert!(list.contains("> Actions: 3 "), "{list}");
    let idle = of(&model, "teams/idle", None);
    assert!(idle.contains("> This team owns no KPI. ") && !idle.contains("##"), "{idle}");
    assert!(!holds_work(&list) && rebuilt_team(&model, &list) == list);
}

fn rebuilt_team(model: &Model, previous: &str) -> String {
    of(model, "teams/web", Some(previous))
}

#[test]
fn two_actions_of_the_same_words_are_two() {
    let twice = "opportunity \"Ask, twice\" { owner web };".repeat(2);
    let list = of(&sample::model(&format!("team web; {twice}")), "teams/web", None);
    let paths: Vec<&str> =
        list.lines().filter_map(|line| line.split_once("<!-- opportunity: ")).map(|it| it.1).collect();
    assert_eq!(paths, ["-ask-twice-fe76d04b -->", "-ask-twice-fe76d04b-2 -->"]);
}

#[test]
fn work_on_a_team_s_list_follows_its_items() {
    let at = |due: &str, actual: &str| {
        let text = format!(
            "team web; kpi a {{ owner web; target >= 5; actual {actual} }}; kpi b {{ owner web; target >= 5; actual 4 }}
            opportunity x \"First\" {{ owner web; due {due} }}; opportunity \"Second\" {{ owner web; due 2026-12-02 }}"
        );
        sample::model(&text)
    };
    let mut worked = String::new();
    for line in of(&at("2026-12-01", "1"), "teams/web", None).lines() {
        worked += &line.replace("[ ] **A", "[x] **A").replace("[ ] Second", "[X] Second");
        let name = line.strip_prefix("- [ ] ").and_then(|line| line.split(" – ").next());
        worked += &name.map(|name| format!("\n  note on {name}")).unwrap_or_default();
        worked += "\n";
    }
    // Both lists turn round: one KPI is reached, one action is put off.
    let built = rebuilt_team(&at("2027-01-01", "9"), &worked);
    let told: Vec<&str> = built
        .lines()
        .filter(|line| line.starts_with("- [") || line.contains("note on"))
        .map(|line| line.split(" –").next().unwrap_or_default())
        .collect();
    assert_eq!(
        told,
        [
            "- [ ] **B**",
            "  note on **B**",
            "- [x] **A**",
            "  note on **A**",
            "- [x] Second",
            "  note on Second",
            "- [ ] First",
            "  note on First",
        ]
    );
    let gone = rebuilt_team(&sample::model("team web"), &built);
    let (_, gone) = gone.split_once("## No longer on this team's list").expect("the heading is there");
    let gone: String =
        gone.lines().filter(|line| !line.contains("journey lines")).flat_map(|line| [line, "\n"]).collect();
    for line in
        ["- [x] `a` <!-- kpi: a -->\n  note on **A**", "- [ ] `x` <!-- opportunity: x -->\n  note on First"]
    {
        assert!(gone.contains(line), "{gone}");
    }
}

#[test]
fn every_place_of_a_team_s_list_has_its_notes() {
    let model = sample::model("team web; kpi a { owner web }; opportunity \"Ask\" { owner web }");
    let fresh = of(&model, "teams/web", None);
    let mut text = String::new();
    for (number, line) in fresh.lines().enumerate() {
        text += &format!("{line}\nnote {number}\n");
    }
    let built = rebuilt_team(&model, &text);
    for number in 0..fresh.lines().count() {
        assert!(
            built.lines().any(|line| line == format!("note {number}")),
            "note {number} is lost:\n{built}"
        );
    }
    assert_eq!(rebuilt_team(&model, &built), built);
}

#[test]
fn what_is_off_target_and_has_nobody_comes_first() {
    let kpi = |id: &str, owner: &str, actual: u8| {
        format!("kpi {id} {{ {owner}; target >= 5; warn >= 4; actual {actual} }}; ")
    };
    let kpis = [
        kpi("reached", "owner web", 9),
        kpi("nobodys-risk", "owner web", 4),
        kpi("helped", "owner web", 1),
        kpi("alone", "owner growth", 1),
        kpi("alone-too", "owner growth", 2),
        kpi("no-owner", "", 9),
    ];
    let text = format!("team web; team growth; {} opportunity \"x\" {{ improves helped }}", kpis.concat());
    let list = of(&sample::model(&text), "all", None);
    let lines: Vec<&str> = list
        .lines()
        .filter(|line| line.starts_with("- [") || line.starts_with("### ") || line.starts_with("> "))
        .map(|line| line.split(" <!--").next().unwrap_or_default())
        .collect();
    assert_eq!(
        lines,
        [
            "> KPIs: 6 · off target: 3 · at risk: 1 · on target: 2",
            "> ⚠ **Off target, and nobody works on it:** 2",
            "### Owner: Growth",
            "- [ ] **Alone** – ⚠ **off target**",
            "- [ ] **Alone too** – ⚠ **off target**",
            "### Owner: Web",
            "- [ ] **Helped** – ⚠ **off target**",
            "- [ ] **Nobodys risk** – at risk",
            "- [ ] **Reached** – on target",
            "### Owner: nobody",
            "- [ ] **No owner** – on target",
        ]
    );
    assert_eq!(list.matches("- ⚠ **Nobody works on this**").count(), 3);
    assert_eq!(list.matches("- Nobody works on this <").count(), 2);
}

#[test]
fn a_unit_forges_nothing() {
    let unit = r"<!-- journey gone --> [x](y:z)";
    let text = format!("kpi k {{ unit \"{unit}\"; target >= 3; baseline 0; actual 1; actual 2 }}");
    let text = text.replace("actual 1; actual 2", "actual 1 on 2026-01-01; actual 2 on 2026-02-01");
    let list = of(&sample::model(&text), "all", None);
    assert!(!list.contains("<!-- journey gone") && !list.contains("[x]("), "{list}");
    assert!(list.contains("Gap: +1\u{a0}&lt;!-- journey gone --\\>"), "{list}");
}

#[test]
fn a_journey_without_kpis_says_so() {
    let model = sample::model("persona sam; journey gym-membership { persona sam }");
    insta::assert_snapshot!(of(&model, "gym-membership", None));
}

#[test]
fn a_journey_called_all_does_not_replace_the_whole() {
    let model = sample::model("persona sam; team web; journey all { persona sam }");
    let paths: Vec<String> = plan(&model).into_iter().map(|planned| planned.path.into_string()).collect();
    assert_eq!(paths, ["checklists/all.journey.md", "checklists/all.md", "checklists/teams/web.md"]);
}

#[test]
fn ticks_and_notes_stay() {
    let notes = "\n  Asked *Anna*.\n  - [x] hers\n\n    ```\n    - [x] A <!-- kpi: gym-membership/ad-ctr -->\n    ```\n\nUnindented.\n";
    let worked = added_below("  - Opportunity", notes).replace("- [ ] **Online", "- [X] **Online");
    assert!(holds_work(&worked));
    insta::assert_snapshot!(rebuilt(&worked));
    assert_eq!(rebuilt(&worked.replace('\n', "\r\n")), rebuilt(&worked));
}

#[test]
fn every_place_has_its_notes() {
    let mut text = String::from("---\ntitle: x\n---\n\n");
    for line in gym(None).lines() {
        text += &format!("{line}\nnote below {}\n", line.split(" <!--").next().unwrap_or_default());
    }
    insta::assert_snapshot!(rebuilt(&text));
    assert!(is_ours(&text));
}

#[test]
fn what_is_gone_waits_at_the_end() {
    let worked =
        added_below("  - Opportunity", "  Asked Anna.\n").replace("- [ ] **Online", "- [x] **Online");
    let gone = of(&without_signups(), "gym-membership", Some(&worked));
    insta::assert_snapshot!(gone);
    assert_eq!(of(&without_signups(), "gym-membership", Some(&gone)), gone);
    assert!(holds_work(&gone));
    assert_eq!(gym(Some(&gone)), rebuilt(&worked));
}

#[test]
fn odd_hands_lose_nothing() {
    let fresh = gym(None);
    let item = fresh.lines().find(|line| line.starts_with("- [ ] **Online")).expect("there is the item");
    let item_ticked = item.replace("[ ]", "[x]");
    let conflict = format!("<<<<<<< HEAD\n{item_ticked}\nmine\n=======\n{item}\ntheirs\n>>>>>>> branch\n");
    for (previous, kept) in [
        (fresh.replace(item, &conflict), &["[x] **Online", "\nmine\n", "\ntheirs\n"][..]),
        (format!("{fresh}{item_ticked}\ncopied\n"), &["[x] **Online", "\ncopied\n"]),
        (
            format!("{item_ticked} remark <!-- kpi: gym-membership/ad-ctr -->\n"),
            &["[x] **Online", "- remark"],
        ),
        (fresh.replace(" <!-- kpi: gym-membership/signup-rate -->", "\nstill here"), &["\nstill here\n"]),
        (fresh.replace("## Purchase", "## Buying"), &["## Purchase"]),
        (added_below("> KPIs", "```\nnever closed\n"), &["\n```\nnever closed\n```\n"]),
        ("somebody's own page".to_owned(), &["somebody's own page\n"]),
    ] {
        let built = rebuilt(&previous);
        for kept in kept {
            assert!(built.contains(kept), "{kept} is lost:\n{built}");
        }
        let items = built.matches(" <!-- kpi: gym-membership/signup-rate -->").count();
        assert_eq!(items, 1, "{built}");
    }
}

#[test]
fn titles_forge_nothing() {
    let title = r"a <!-- kpi: gym-membership/signup-rate --> [b](javascript:c)\n- [x] d";
    let formula = "metric click-through-rate; formula \"` <!-- journey gone --> ` <script>\"";
    let text =
        sample::GYM.replace("Ad click-through rate", title).replace("metric click-through-rate", formula);
    let model = sample::model(&text);
    let built = of(&model, "gym-membership", None);
    assert!(!holds_work(&built));
    assert_eq!(built.matches("<!-- kpi").count(), 2);
    assert!(!built.contains("[b](") && built.contains("&lt;script"));
}

proptest! {
    #[test]
    fn notes_at_any_line_survive(
        notes in prop::collection::vec(
            (0_usize..40, prop_oneof![
                "[^\r\n\u{feff}]{0,30}",
                "[ ]{0,4}(```|~~~~)[a-z]{0,2}",
                "[ ]{0,4}(- \\[[ xX]\\] |## |> |\\* |1\\. |<<<<<<< |=======)[a-zé€]{0,4}",
            ]),
            0..12,
        ),
    ) {
        let mut lines: Vec<String> = gym(None).lines().map(str::to_owned).collect();
        for (at, note) in &notes {
            lines.insert((*at).min(lines.len()), note.clone());
        }
        let built = rebuilt(&lines.join("\n"));
        for (_, note) in notes.iter().filter(|(_, note)| !note.trim().is_empty()) {
            prop_assert!(built.lines().any(|line| line == note), "{note:?} is lost:\n{built}");
        }
        prop_assert!(notes.iter().all(|(_, note)| note.trim().is_empty()) || holds_work(&built));
    }

    #[test]
    fn lines_in_any_order_build_the_same_twice(order in prop::collection::vec(0_usize..40, 0..60)) {
        let fresh = gym(None);
        let mut pool: Vec<String> = fresh.lines().map(str::to_owned).collect();
        let ours = fresh.lines().filter(|line| line.starts_with('-'));
        pool.extend(ours.clone().map(|line| format!("{} remark", line.replace("[ ]", "[x]"))));
        pool.extend(ours.map(|line| format!("  {line}")));
        pool.extend(["```", "  ```", "~~~", "note", "", "- [x] gone <!-- kpi: a/b -->"].map(str::to_owned));
        let lines: Vec<&str> = order.iter().filter_map(|at| pool.get(*at)).map(String::as_str).collect();
        let built = rebuilt(&lines.join("\n"));
        prop_assert!(!lines.contains(&"note") || built.lines().any(|line| line == "note"));
    }
}
