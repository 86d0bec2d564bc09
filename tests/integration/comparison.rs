//! A journey and its future side by side: what was added, removed, moved and changed.

use std::sync::Arc;

use journey::insight::Comparison;
use journey::insight::comparison::{Change, Figures, LaneKind, Pair};
use journey::insight::people::Lost;
use journey::model::{Id, Model, Touchpoint};
use journey::source::{NoFiles, SourceFile};
use journey::vocabulary::Period;

use crate::compiling::errors_only;
use crate::run::Folder;

const PROJECT: &str = r#"
persona sam
persona mona
team web
team care
journey now "Now" {
  persona sam, mona
  owner web
  volume 1_000 per month
  pain "Nobody answers"
  kpi rate { metric conversion-rate; target >= 30% by 2026-12-31; actual 20% on 2026-10-01 }
  kpi calls { unit "calls"; target <= 10 }
  kpi gone { target >= 1 }
  stage before {
    takes 2 days
    touchpoint ad { channel social; feels 0 }
    touchpoint page { channel website; feels -1 "lost"; does "Reads"; pain slow "It is slow" { severity high } }
    touchpoint call { channel phone; feels -2; pain queue "The queue" { severity low } }
  }
  stage buy {
    touchpoint form { channel website; feels -2 "angry"; takes 10 min; does "Fills it in"; thinks "Why?"
      opportunity short "Shorten it" { solves slow; owner web; due 2027-01-01 }
      opportunity dropped "Leave it" { solves queue; status dropped }
      -> exit 40%
    }
    touchpoint mail { channel email; feels +1 }
  }
  stage after { touchpoint visit { channel store } }
}
journey next "Next" {
  persona sam, mona
  owner web
  state future of now
  pain "Nobody answers"
  kpi rate { metric conversion-rate; target >= 45% by 2027-12-31; actual 20% on 2026-10-01 }
  kpi calls { unit "calls"; target <= 10 }
  stage before {
    takes 1 days
    touchpoint page "The page" { channel website, app; feels +1 "found"; does "Reads"; does "Asks"; pain slow "It is slow" { severity low } }
    touchpoint ad { channel social; feels 0 }
  }
  stage buy {
    touchpoint call { channel phone; feels -2 }
    touchpoint form { channel website; feels -2 "angry"; takes 2 min; owner care; delivers short
      for mona { feels +2 "quick" } }
    touchpoint pay { channel app; feels +1; pain fee "A fee" }
    touchpoint mail
  }
  stage help { touchpoint chat { channel chat } }
}
"#;

fn model() -> Model {
    let sources = [Arc::new(SourceFile::new("a.journey", PROJECT))];
    let compilation = errors_only(&sources, &NoFiles);
    compilation.model().unwrap_or_else(|| panic!("{:#?}", compilation.diagnostics)).clone()
}

/// Returns one line for each touchpoint: how it stands, its id, whether it says anything different.
fn touchpoints(comparison: &Comparison<'_>) -> Vec<String> {
    let id = |pair: Pair<Id<Touchpoint>>| match pair {
        Pair::Both(_, after) | Pair::Added(after) => &comparison.future[after].head.id.value,
        Pair::Removed(before) => &comparison.current[before].head.id.value,
    };
    let line = |change: &journey::insight::comparison::TouchpointChange<'_>| {
        let stands = match change.touchpoint {
            Pair::Both(..) if change.moved => "moved ",
            Pair::Both(..) => "",
            Pair::Added(_) => "added ",
            Pair::Removed(_) => "removed ",
        };
        format!("{stands}{}{}", id(change.touchpoint), if change.is_changed() { " changed" } else { "" })
    };
    comparison.touchpoints.iter().map(line).collect()
}

#[test]
fn touchpoints_are_matched_by_id_in_an_order_that_keeps_both() {
    let model = model();
    let comparison = Comparison::of(&model, Id::new(0), Id::new(1));
    assert_eq!(
        touchpoints(&comparison),
        [
            "page changed",
            "moved ad",
            "moved call changed",
            "form changed",
            "added pay changed",
            "mail",
            "removed visit",
            "added chat"
        ]
    );
    let stages: Vec<_> = comparison.stages.iter().map(|stage| stage.stage).collect();
    let ids = [Id::new(0), Id::new(1), Id::new(2)];
    assert_eq!(
        stages,
        [Pair::Both(ids[0], ids[0]), Pair::Both(ids[1], ids[1]), Pair::Removed(ids[2]), Pair::Added(ids[2])]
    );
}

#[test]
fn ways_engagement_and_work_count_and_what_holds_for_all_does_not() {
    let text = r#"
persona sam
persona mona
team web
team care
journey now "Now" { persona sam; owner web
  stage s {
    touchpoint ways { -> rest 50%; -> exit 50% }
    touchpoint drawn { engagement 2 }
    touchpoint work { backstage "Files it" { owner web; takes 1 h } }
    touchpoint hurt { pain slow "It is slow" { affects 30% } }
    touchpoint told { description "As it is"; logged-as "a" }
    touchpoint rest { channel email }
  }
}
journey next "Next" { persona sam, mona; owner care; state future of now
  stage s {
    touchpoint ways { -> rest 90%; -> exit 10% }
    touchpoint drawn { engagement 5 }
    touchpoint work { backstage "Files it" { owner care; takes 5 min } }
    touchpoint hurt { pain slow "It is slow" { affects 10% } }
    touchpoint told { description "As it shall be"; logged-as "b" }
    touchpoint rest { channel email }
  }
}
"#;
    let folder = Folder::new(&[("a.journey", text), ("journey.yaml", "title: x\n")]);
    assert_eq!(folder.run("build --only html --quiet").code, 0);
    let page = folder.read("dist/journeys/next.comparison.html");
    let entry = |number: usize| {
        let start = page.find(&format!("id=\"Change.{number}\"")).expect("it is listed");
        &page[start..start + page[start..].find("</li>").expect("an entry ends")]
    };
    for (number, told) in [
        (1, &["Exit 50%", "Exit 10%"][..]),
        (2, &["2</span> → <b>5"]),
        (3, &["Files it · Web · 1\u{a0}h", "Files it · Care · 5\u{a0}min"]),
        (4, &["30%</span> → <b>10%"]),
        (5, &["As it is", "As it shall be", "Logged as"]),
    ] {
        for words in told {
            assert!(entry(number).contains(words), "{words} is not in {}", entry(number));
        }
        assert!(entry(number).contains("class=\"changed\""), "{}", entry(number));
    }
    assert!(entry(6).contains("class=\"same\""), "{}", entry(6));
}

#[test]
fn a_change_is_told_and_what_is_left_unsaid_is_none() {
    let model = model();
    let comparison = Comparison::of(&model, Id::new(0), Id::new(1));
    let [page, _, _, form, _, mail, ..] = &comparison.touchpoints[..] else { panic!("too few") };
    let told: Vec<_> = page.specified_changes().collect();
    assert!(matches!(told[0], Change::Title("Page", "The page")), "{told:?}");
    assert!(matches!(told[1], Change::Channels { gone, new, .. } if gone.is_empty() && new.len() == 1));
    let Change::Lines { of: LaneKind::Does, gone, new, .. } = told[2] else { panic!("{told:?}") };
    assert_eq!((gone.len(), &*new[0].text.markdown), (0, "Asks"));
    assert_eq!(told.len(), 3);
    let told: Vec<_> = form.specified_changes().collect();
    assert!(
        matches!(told[..], [Change::Takes(Some(_), Some(_)), Change::Owner(Some(_), Some(_))]),
        "{told:?}"
    );
    // What it does and thinks, and where people go from there, is not said again.
    assert_eq!(form.changes.iter().filter(|change| change.is_unspecified()).count(), 3);
    let feelings: Vec<bool> = form.feelings.iter().flatten().map(|feelings| feelings.differ()).collect();
    assert_eq!(feelings, [false, true]);
    assert!(!mail.is_changed() && !mail.changes.is_empty());
}

#[test]
fn pains_figures_and_kpis_are_compared() {
    let model = model();
    let comparison = Comparison::of(&model, Id::new(0), Id::new(1));
    let text = |pain: Pair<Id<journey::model::Pain>>| match pain {
        Pair::Removed(pain) => format!("gone: {}", comparison.current.pains[pain.index()].text.markdown),
        Pair::Both(_, pain) => format!("left: {}", comparison.future.pains[pain.index()].text.markdown),
        Pair::Added(pain) => format!("new: {}", comparison.future.pains[pain.index()].text.markdown),
    };
    let pains: Vec<_> =
        comparison.pains.iter().map(|change| (text(change.pain), change.solved_by.len())).collect();
    let expected =
        [("left: Nobody answers", 0), ("left: It is slow", 1), ("gone: The queue", 0), ("new: A fee", 0)];
    let sorted = |mut pains: Vec<(String, usize)>| {
        pains.sort();
        pains
    };
    assert_eq!(sorted(pains), sorted(expected.map(|(text, count)| (text.to_owned(), count)).into()));
    let (before, after) = &comparison.whole;
    assert_eq!((before.touchpoints, after.touchpoints), (6, 7));
    let lost = Lost::Counted { people: 400.into(), of: Some(1_000.into()), period: Period::Month };
    assert_eq!(comparison.lost, (lost, Lost::NotCounted));
    let times = |figures: &Option<Figures>| figures.as_ref()?.time.map(|time| time.most.to_string());
    let stages: Vec<_> = comparison.stages.iter().map(|it| (times(&it.before), times(&it.after))).collect();
    let some = |time: &str| Some(time.to_owned());
    let expected =
        [(some("2 days"), some("1 day")), (some("10 min"), some("2 min")), (None, None), (None, None)];
    assert_eq!(stages, expected);
    // A stage of which nobody says how long it takes makes no whole.
    assert_eq!((before.time, after.time), (None, None));
    let kpis: Vec<bool> = comparison.kpis.iter().map(|pair| matches!(pair, Pair::Both(..))).collect();
    assert_eq!(kpis, [true, true, false]);
    assert_eq!(model.futures_of(Id::new(0)), [Id::new(1)]);
}

#[test]
fn a_pain_stays_itself_whatever_becomes_of_its_id() {
    let text = r#"
persona sam
journey now {
  persona sam
  stage buy { touchpoint form {
    pain "Gains an id" { severity high }
    pain old "Changes its id" { severity high }
    pain lost "Loses its id" { severity high }
    pain "Moves" { severity high }
    pain here "Stands here" { severity high }
    pain "Twice" { severity high }
    for sam { pain "Of one" { severity high } }
  } }
}
journey next {
  persona sam
  state future of now
  stage buy {
    touchpoint form {
      pain gained "Gains an id"
      pain new "Changes its id"
      pain "Loses its id"
      pain "Twice"
      pain "Twice"
      pain "Of one"
    }
    touchpoint mail { pain "Moves"; pain there "Stands here" }
  }
}
"#;
    let sources = [Arc::new(SourceFile::new("a.journey", text))];
    let compilation = errors_only(&sources, &NoFiles);
    let model = compilation.model().unwrap_or_else(|| panic!("{:#?}", compilation.diagnostics));
    let (now, next) = (Id::new(0), Id::new(1));
    let comparison = Comparison::of(model, now, next);
    let named = |id: Id<journey::model::Pain>, journey: Id<journey::model::Journey>| {
        &*model[journey].pains[id.index()].text.markdown
    };
    let told = |change: &journey::insight::comparison::PainChange| match change.pain {
        Pair::Removed(pain) => format!("gone: {}", named(pain, now)),
        Pair::Both(_, pain) => format!("left: {}", named(pain, next)),
        Pair::Added(pain) => format!("new: {}", named(pain, next)),
    };
    let expected = [
        "left: Gains an id",
        "left: Changes its id",
        "left: Loses its id",
        "left: Moves",
        "gone: Stands here",
        "left: Twice",
        "gone: Of one",
        "new: Twice",
        "new: Of one",
        "new: Stands here",
    ];
    assert_eq!(comparison.pains.iter().map(told).collect::<Vec<_>>(), expected);
    // The lint says of the same ones that they were left.
    let mentions = journey::lints::Mentions::of(model);
    let cx = journey::lints::LintContext::new(model, jiff::civil::date(2026, 11, 21), &[], mentions);
    let found = journey::lints::of_journey(&cx, next).map(|finding| format!("{finding:?}"));
    let found = found.filter(|finding| finding.contains("pain-left-in-future")).count();
    assert_eq!(found, comparison.pains.iter().filter(|change| matches!(change.pain, Pair::Both(..))).count());
}

#[test]
fn the_page_is_linked_from_both_maps_and_from_the_project() {
    let folder = Folder::new(&[("a.journey", PROJECT)]);
    assert_eq!(folder.run("build --quiet --only html").code, 0);
    let page = folder.read("dist/journeys/next.comparison.html");
    for part in [
        "<span class=\"was\">−1 lost</span> → <b>+1 found</b>",
        "≥\u{a0}30% by 31\u{a0}Dec\u{a0}2026",
        "≥\u{a0}45% by 31\u{a0}Dec\u{a0}2027",
        "<a href=\"now.html#visit\">",
        "400 of 1,000 a month",
    ] {
        assert!(page.contains(part), "{part}");
    }
    for (from, link) in [
        ("dist/journeys/now.html", "<a href=\"next.comparison.html\">compare with future</a>"),
        ("dist/journeys/next.html", "<a href=\"next.comparison.html\">compare with current</a>"),
        ("dist/index.html", "<a href=\"journeys/next.comparison.html\">"),
        ("dist/journeys/now.html", "<a href=\"now.brief.html\">"),
        ("dist/journeys/next.html", "<a href=\"next.brief.html\">"),
    ] {
        assert!(folder.read(from).contains(link), "{link} in {from}");
    }
    assert!(!folder.exists("dist/journeys/now.comparison.html"));
}

#[test]
fn a_brief_tells_the_worst_first() {
    let folder = Folder::new(&[("a.journey", PROJECT)]);
    assert_eq!(folder.run("build --quiet --only html").code, 0);
    let brief = folder.read("dist/journeys/now.brief.html");
    // Unmeasured, so the severity alone decides; the third is the one of the whole journey.
    let places: Vec<Option<usize>> =
        ["It is slow", "Nobody answers", "The queue"].map(|pain| brief.find(pain)).into();
    assert!(places.iter().all(Option::is_some) && places.is_sorted(), "{places:?}");
    for part in ["gap +10\u{a0}points", "400 of 1,000 a month, all at Form", "Shorten it", "0 of 3 on target"]
    {
        assert!(brief.contains(part), "{part}");
    }
    assert!(!brief.contains("Leave it"), "dropped, and without a day");
    let future = folder.read("dist/journeys/next.brief.html");
    assert!(future.contains("Shorten it") && future.contains("Targets") && future.contains("Future of Now"));
}

/// Severity, then people, then the share; what is not counted behind what is, and in the order written.
#[test]
fn the_worst_pain_is_the_same_everywhere() {
    let text = r#"
persona sam
persona mona
journey a "A" {
  persona sam, mona
  volume 100 per month
  pain "H of all in the journey" { severity high; affects 50% }
  stage s {
    touchpoint t { -> exit 80% }
    touchpoint u {
      pain "I of the few who come" { severity high; affects 90% }
      pain "M not counted" { severity high }
      for mona { pain "K of one persona" { severity high; affects 60% } }
      pain "N not counted either" { severity high }
      pain "P of low severity" { severity low; affects 100% }
    }
    touchpoint v { who mona; for mona { pain "J of her alone" { severity high; affects 85% } } }
    touchpoint w { pain "B critical" { severity critical; affects 1% } }
  }
}
journey b "B" {
  persona sam
  stage s {
    touchpoint t { volume 10 per day; pain "G of many more days" { severity high; affects 20% } }
  }
  stage not-counted {
    touchpoint u { -> exit; -> v }
    touchpoint v { pain "L a share of nobody knows how many" { severity high; affects 30% } }
  }
}
"#;
    let folder = Folder::new(&[("a.journey", text)]);
    assert_eq!(folder.run("build --quiet --only html").code, 0);
    let shown = |path: &str, all: &[&str]| {
        let page = folder.read(path);
        let page = page.split("id=\"Pains\"").last().expect("a last part");
        let mut places: Vec<(usize, &str)> =
            all.iter().filter_map(|pain| Some((page.find(pain)?, *pain))).collect();
        places.sort();
        places.into_iter().map(|(_, pain)| pain.to_owned()).collect::<Vec<_>>()
    };
    let all = [
        "B critical",
        "G of many more days",
        "H of all in the journey",
        "I of the few who come",
        "J of her alone",
        "K of one persona",
        "L a share of nobody knows how many",
        "M not counted",
        "N not counted either",
        "P of low severity",
    ];
    assert_eq!(shown("dist/index.html", &all), all);
    assert_eq!(
        shown("dist/journeys/a.brief.html", &all),
        ["B critical", "H of all in the journey", "I of the few who come"]
    );
    let hers = all.into_iter().filter(|pain| !pain.starts_with(['G', 'L'])).collect::<Vec<_>>();
    assert_eq!(shown("dist/personas/mona.html", &all), hers);
}

#[test]
fn blank_lanes_stay_to_be_written_on() {
    let folder = Folder::new(&[("a.journey", PROJECT)]);
    let lanes = |args: &str| {
        assert_eq!(folder.run(&format!("build --quiet --only html {args}")).code, 0);
        let map = folder.read("dist/journeys/next.html");
        let lanes = map.split("data-lane=\"").skip(1).map(|rest| rest[..rest.find('"').unwrap()].to_owned());
        (lanes.collect::<Vec<_>>(), map.matches("blank\"></td>").count())
    };
    let (plain, blank) = lanes("");
    assert!(!plain.contains(&"says".to_owned()) && blank == 0, "{plain:?}");
    let (all, blank) = lanes("--blank-lanes");
    for lane in
        ["goals", "paths", "says", "needs", "opps", "questions", "evidence", "front", "back", "support"]
    {
        assert!(all.contains(&lane.to_owned()), "{lane} of {all:?}");
    }
    assert!(plain.iter().all(|lane| all.contains(lane)));
    assert_eq!(blank % 7, 0, "a cell for each touchpoint");
    let (reduced, _) = lanes("--blank-lanes --hide backstage,questions");
    assert!(
        !reduced.contains(&"back".to_owned()) && !reduced.contains(&"questions".to_owned()),
        "{reduced:?}"
    );
}

/// Like is compared with like, and what one side does not say is no news and no gain.
#[test]
fn what_one_side_does_not_say_is_not_said() {
    let text = r#"
persona sam
persona mona
team web
team care
journey now "Now" { persona sam, mona; owner web; volume 100 per month
  kpi rate { metric conversion-rate; baseline 10%; target >= 30%; actual 20% on 2026-10-01 }
  stage whole { takes 11 months
    touchpoint form "Sign-up form" { takes 40 min; feels -2; who sam; backstage "Files it" { owner care; takes 1 h }
      pain slow "It is slow" { severity critical; affects 30% }
      -> exit "gives up" 20% }
    touchpoint mail "A mail" { feels +1 }
  }
  stage parts { touchpoint card { takes 10 min }; touchpoint call { takes 20 min } }
  stage weeks { touchpoint one { takes 1 .. 3 weeks }; touchpoint two { takes 2 .. 5 weeks } }
}
journey next "Next" { persona sam, mona; owner care; state future of now
  kpi rate { metric conversion-rate; target >= 30% }
  stage whole {
    touchpoint form { takes 15 min; backstage "Files it"; pain slow "It is slow"; -> exit 20% }
    touchpoint mail { feels +1 }
  }
  stage parts { touchpoint card { takes 5 min }; touchpoint call }
  stage weeks { touchpoint one { takes 1 .. 2 weeks }; touchpoint two { takes 2 .. 4 weeks } }
}
"#;
    let folder = Folder::new(&[("a.journey", text), ("journey.yaml", "title: x\n")]);
    assert_eq!(folder.run("build --only html --quiet").code, 0);
    let page = folder.read("dist/journeys/next.comparison.html");
    let row = |start: &str| {
        let at = page.find(start).unwrap_or_else(|| panic!("no {start}"));
        &page[at..at + page[at..].find("</tr>").expect("a row ends")]
    };
    let change = |before: &str, after: &str| {
        format!("<span class=\"was\">{before}</span> → <b>{after}</b>").replace('_', "\u{a0}")
    };
    let whole = row("<tr><th scope=\"row\">Whole");
    assert!(whole.contains(&change("11_months", "not said")), "{whole}");
    assert!(whole.contains(&change("0", "not said")), "the future leaves out how the form feels: {whole}");
    assert!(row("<tr><th scope=\"row\">Parts").contains(&change("30_min", "not said")));
    assert!(row("<tr><th scope=\"row\">Weeks").contains(&change("3_–_8_weeks", "3_–_6_weeks")));
    let lost = row("<tr class=\"whole\">");
    assert!(lost.contains(&change("20 of 100 a month", "not counted")), "{lost}");
    let entry = |number: usize| {
        let start = page.find(&format!("id=\"Change.{number}\"")).expect("it is listed");
        &page[start..start + page[start..].find("</li>").expect("an entry ends")]
    };
    let form = entry(1);
    assert!(form.contains(&change("40_min", "15_min")) && form.contains("Sign-up form"), "{form}");
    // The owner is inherited, and the rest is not said.
    for silent in ["Owner", "Files it", "It is slow", "Who", "Title", "gives up", "Signup form"] {
        assert!(!form.contains(silent), "{silent}: {form}");
    }
    for number in [2, 4] {
        assert!(entry(number).contains("as before"), "{}", entry(number));
    }
    assert!(!page.contains("id=\"Kpis\""), "no KPI is to be another one");
}
