//! A sketch of the future beside the current journey: what it says is told once and in full, what it leaves out is no news.

use crate::run::Folder;

/// The page on which one stage is compared with what becomes of it.
struct Page(String);

impl Page {
    /// Compares two journeys of Pia's; each is what stands in its block.
    fn of(current: &str, future: &str) -> Self {
        let text = format!(
            "persona p \"Pia\"\npersona q \"Quin\"\nteam web \"Web\"\nteam shop \"Shop\"\n\
             journey now {{ owner web; {current} }}\njourney next {{ owner web; state future of now; {future} }}\n"
        );
        let folder = Folder::new(&[("a.journey", &*text), ("journey.yaml", "title: x\n")]);
        let run = folder.run("build --only html --quiet");
        assert_eq!(run.code, 0, "{}", run.stderr);
        Self(folder.read("dist/journeys/next.comparison.html"))
    }

    /// Compares two stages that Pia walks.
    fn of_stages(current: &str, future: &str) -> Self {
        let stage = |block: &str| format!("persona p; stage s {{ {block} }}");
        Self::of(&stage(current), &stage(future))
    }

    fn between(&self, start: &str, end: &str) -> &str {
        let at = self.0.find(start).unwrap_or_else(|| panic!("no {start}"));
        &self.0[at..at + self.0[at..].find(end).expect("it ends")]
    }

    /// The figures of the only stage.
    fn stage(&self) -> &str {
        self.between("<tr><th scope=\"row\">S", "</tr>")
    }

    /// The figures of the journey.
    fn whole(&self) -> &str {
        self.between("<tr class=\"whole\">", "</tr>")
    }

    /// What becomes of a touchpoint, by its number.
    fn entry(&self, number: usize) -> &str {
        self.between(&format!("id=\"Change.{number}\""), "</li>")
    }
}

#[track_caller]
fn assert_told(part: &str, before: &str, after: &str) {
    let told = format!("<span class=\"was\">{before}</span> → <b>{after}</b>").replace('_', "\u{a0}");
    assert!(part.contains(&told), "{told} is not in {part}");
}

#[test]
fn an_arrow_to_alternatives_is_told_once() {
    let stage = |share: &str, label: &str| {
        format!(
            "touchpoint a {{ -> g {label} {share} }}; touchpoint b {{ -> done }}; \
             one-of g \"Pays\" {{ touchpoint c {{ share 50% }}; touchpoint d {{ share 30% }} }}; touchpoint e"
        )
    };
    let page = Page::of_stages(&stage("20%", ""), &stage("40%", ""));
    let a = page.entry(1);
    assert_eq!((a.matches("Pays 20%").count(), a.matches("Pays 40%").count()), (1, 1), "{a}");
    assert!(!a.contains("C 20%") && !a.contains("D 40%"), "{a}");
    assert!(Page::of_stages(&stage("20%", "\"why\""), &stage("20%", "")).entry(1).contains("as before"));
}

#[test]
fn a_loss_that_the_future_leaves_out_is_no_gain() {
    let current = "touchpoint a { -> exit 40% }; touchpoint b { -> exit 10% }";
    for (volume, words) in
        [("", "of 100 who begin, N are lost"), ("volume 100 per month; ", "N of 100 a month")]
    {
        let told = |lost: &str| words.replace('N', lost);
        let becomes = |future: &str| {
            let journey = |stage: &str| format!("persona p; {volume}stage s {{ {stage} }}");
            Page::of(&journey(current), &journey(future))
        };
        let left_out = becomes("touchpoint a; touchpoint b { -> exit 5% }");
        assert_told(left_out.whole(), &told("46"), "not counted");
        // Nobody is lost at a touchpoint that is gone, nor where it is written that all go on.
        for a in ["", "touchpoint a { -> b }; "] {
            let said = becomes(&format!("{a}touchpoint b {{ -> exit 5% }}"));
            assert_told(said.whole(), &told("46"), &told("5"));
        }
    }
}

#[test]
fn alternatives_that_come_or_go_are_told() {
    let plain = "touchpoint a { feels 0 }; touchpoint b { feels -2 }; touchpoint c { feels +2 }";
    let group = |id: &str| {
        format!(
            "touchpoint a {{ feels 0 }}; one-of {id} {{ touchpoint b {{ feels -2 }}; touchpoint c {{ feels +2 }} }}"
        )
    };
    let (card, cash) = (group("card"), group("cash"));
    for (current, future, before, after) in
        [(plain, &*card, "none", "Card"), (&*card, plain, "Card", "none"), (&*card, &*cash, "Card", "Cash")]
    {
        let page = Page::of_stages(current, future);
        assert!(page.entry(1).contains("as before"));
        for number in [2, 3] {
            assert_told(page.entry(number), before, after);
            assert!(page.entry(number).contains("Alternatives"));
        }
    }
}

#[test]
fn a_share_that_is_left_out_is_not_said() {
    let stage = |shares: [&str; 2]| {
        format!(
            "touchpoint a {{ takes 1 h }}; one-of g {{ touchpoint c {{ {} feels -2; takes 1 h }}; touchpoint d {{ {} feels +2; takes 3 h }} }}",
            shares[0], shares[1]
        )
    };
    let current = stage(["share 20%;", "share 80%;"]);
    let page = Page::of_stages(&current, &stage(["", ""]));
    assert_told(page.stage(), "+1.2", "not said");
    assert_told(page.stage(), "3.6_h", "not said");
    assert_told(page.whole(), "+1.2", "not said");
    for number in 1..=3 {
        assert!(page.entry(number).contains("as before"), "{}", page.entry(number));
    }
    // The share of the last follows from the others.
    assert_told(Page::of_stages(&current, &stage(["share 50%;", ""])).stage(), "+1.2", "0");
    // What nobody says on either side is a range on both.
    let range = Page::of_stages(&stage(["", ""]), &stage(["", ""]));
    assert!(!range.stage().contains("not said"), "{}", range.stage());
}

#[test]
fn the_team_that_does_a_step_is_told() {
    let kind = |team: &str| format!("step: {team} does it, people wait");
    let page = Page::of_stages("step a { by web }", "step a { by shop }");
    assert_told(page.entry(1), &kind("Web"), &kind("Shop"));
    assert_told(page.entry(1), "Web", "Shop");
    let page = Page::of_stages("step a", "step a { by shop }");
    assert_told(page.entry(1), "step", &kind("Shop"));
    assert_told(page.entry(1), "Web", "Shop");
    // Who answers for it is left out, and stays.
    let page = Page::of_stages("step a { by web; owner shop }", "step a { by web }");
    assert!(page.entry(1).contains("as before"), "{}", page.entry(1));
}

#[test]
fn a_mean_is_of_those_who_walk_both() {
    let current = "persona p; stage s { touchpoint a { feels -2 } }";
    let page = Page::of(current, "persona p, q; stage s { touchpoint a { feels -1; for q { feels +2 } } }");
    assert_told(page.stage(), "−2", "−1");
    assert_told(page.whole(), "−2", "−1");
}

#[test]
fn a_feeling_whose_word_is_left_out_stays_the_same() {
    let becomes = |future: &str| {
        Page::of_stages("touchpoint a { feels +2 \"happy\" }", &format!("touchpoint a {{ {future} }}"))
    };
    assert!(becomes("feels +2").entry(1).contains("as before"));
    assert!(becomes("feels +2 \"calm\"").entry(1).contains("class=\"changed\""));
    assert!(becomes("feels +1").entry(1).contains("class=\"changed\""));
}
