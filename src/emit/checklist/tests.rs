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
fn a_journey_without_kpis_says_so() {
    let model = sample::model("persona sam; journey gym-membership { persona sam }");
    insta::assert_snapshot!(of(&model, "gym-membership", None));
}

#[test]
fn a_journey_called_all_does_not_replace_the_whole() {
    let model = sample::model("persona sam; journey all { persona sam }");
    let paths: Vec<String> = plan(&model).into_iter().map(|planned| planned.path.into_string()).collect();
    assert_eq!(paths, ["checklists/all.journey.md", "checklists/all.md"]);
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
