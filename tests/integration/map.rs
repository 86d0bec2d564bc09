//! What the page of a map offers: its filters, its overview, its cards, and links that lead somewhere.

use std::collections::BTreeSet;
use std::sync::Arc;

use journey::emit::html::{Renderer, plan};
use journey::emit::{Options, Subject};
use journey::source::{NoFiles, SourceFile};

use crate::compiling::errors_only;

const PROJECT: &str = r#"
persona sam "Sam"
persona mona "Mona"
team web "Web"
team care "Care"
team idle "Idle"
channel desk "At the desk" { kind physical }
source chats "Chats" { kind support }
lane consent "Consent"

journey joining "Joining" {
  persona sam, mona
  owner web
  pain "Nobody knows the price" { cites chats }

  stage looking "Looking" {
    tags early
    touchpoint ad "Advertisement" {
      channel social
      feels +1 "curious"
      for mona { feels 0; channel desk }
    }
    touchpoint page "Price page" {
      channel website
      who mona
      feels -2
      pain fee "The fee is hidden" { owner care; tags money }
      opportunity one-price "Show one price" { solves fee; impact high; effort low }
      kpi bounce "Bounce rate" { metric bounce-rate; target <= 40%; actual 52% on 2026-10-01 }
      question "Who asks at the desk?"
      backstage "Prices kept in step"
      note consent "No tracking"
      -> form "reads on" 70%
      -> exit "leaves" 30%
    }
  }
  stage buying "Buying" {
    pain slow "It is slow"
    kpi signups "Sign-ups" { target >= 10 }
    touchpoint form "Form" { channel website; feels +1; takes 3 min }
    touchpoint empty "Nothing yet" { }
  }
}
"#;

/// Returns the map of the only journey of a project.
fn map(text: &str) -> String {
    let compilation = errors_only(&[Arc::new(SourceFile::new("a.journey", text))], &NoFiles);
    let model = compilation.model().unwrap_or_else(|| panic!("{:#?}", compilation.diagnostics));
    let options = Options {
        title: "Project".to_owned(),
        today: jiff::civil::date(2026, 11, 5),
        formats: Vec::new(),
        ..Options::default()
    };
    let renderer = Renderer::new(&[]).expect("the built-in templates are sound");
    let planned = plan(model);
    let planned = planned.iter().find(|planned| matches!(planned.subject, Subject::Journey(_)));
    renderer.make(model, &options, &NoFiles, planned.expect("there is a journey")).expect("it renders")
}

/// Returns what stands between two markers, the first time.
fn between<'t>(text: &'t str, from: &str, to: &str) -> &'t str {
    let start = text.find(from).unwrap_or_else(|| panic!("{from} is not there")) + from.len();
    &text[start..start + text[start..].find(to).unwrap_or_else(|| panic!("{to} is not there"))]
}

/// Returns the values of every attribute of a name.
fn values<'t>(text: &'t str, name: &str) -> Vec<&'t str> {
    let start = format!(" {name}=\"");
    text.split(&start).skip(1).map(|rest| &rest[..rest.find('"').expect("a value ends")]).collect()
}

fn card<'t>(page: &'t str, id: &str) -> &'t str {
    between(page, &format!("<article class=\"card\" id=\"{id}\""), "</article>")
}

#[test]
fn filters_offer_what_the_touchpoints_have() {
    let page = map(PROJECT);
    let offered =
        |name: &str| values(between(&page, &format!("<select name=\"{name}\">"), "</select>"), "value");
    assert_eq!(offered("persona"), ["", "sam", "mona"]);
    assert_eq!(offered("channel"), ["", "desk", "social", "website"], "by title, those of variants too");
    assert_eq!(
        offered("owner"),
        ["", "care", "web"],
        "owners of what stands in a touchpoint, and none of others"
    );
    assert_eq!(offered("tag"), ["", "early", "money"]);
}

#[test]
fn a_filter_that_would_offer_nothing_is_left_out() {
    let page = map("persona sam\njourney j { persona sam; stage s { touchpoint t { feels +1 } } }");
    assert!(page.contains("<select name=\"persona\">"));
    for name in ["channel", "owner", "tag"] {
        assert!(!page.contains(&format!("<select name=\"{name}\">")), "{name}");
    }
}

#[test]
fn a_card_says_by_what_it_can_be_picked() {
    let page = map(PROJECT);
    let ad = card(&page, "ad");
    assert!(ad.starts_with(" data-t=\"ad\""));
    let picked =
        |card, name| values(card, name).first().map(|names| names.split(' ').collect::<BTreeSet<_>>());
    assert_eq!(picked(ad, "data-channel"), Some(BTreeSet::from(["desk", "social"])));
    assert_eq!(picked(ad, "data-owner"), Some(BTreeSet::from(["web"])), "inherited");
    assert_eq!(picked(ad, "data-tag"), Some(BTreeSet::from(["early"])), "the stage's");
    assert_eq!(picked(ad, "data-who"), None, "everybody takes part");
    let price = card(&page, "page");
    assert_eq!(picked(price, "data-who"), Some(BTreeSet::from(["mona"])));
    assert_eq!(picked(price, "data-owner"), Some(BTreeSet::from(["care", "web"])));
    assert_eq!(picked(price, "data-tag"), Some(BTreeSet::from(["early", "money"])));
}

#[test]
fn the_lanes_menu_lists_every_lane() {
    let page = map(PROJECT);
    let listed: Vec<&str> = values(between(&page, "id=\"Lanes\"", "</details>"), "value");
    let mut lanes = values(between(&page, "<table", "</table>"), "data-lane");
    lanes.dedup();
    assert_eq!(listed, lanes);
    assert!(listed.contains(&"own-consent") && listed.contains(&"back"), "{listed:?}");
}

#[test]
fn the_overview_has_the_mean_of_each_persona_in_each_stage() {
    let page = map(PROJECT);
    let overview = between(&page, "<nav class=\"overview", "</nav>");
    assert!(overview.contains("--stages:minmax(0,2fr) minmax(0,2fr)"), "as wide as their columns");
    let stages: Vec<&str> = overview.split("<a ").skip(1).collect();
    // Sam feels +1 and takes no part in the second; Mona feels 0 and −2.
    assert!(stages[0].contains("Sam +1<") && stages[0].contains("Mona −1<"), "{}", stages[0]);
    assert!(stages[1].contains("Sam +1<") && stages[1].contains("Mona +1<"), "{}", stages[1]);
    assert!(stages[1].contains("viewBox=\"200 0 200 100\""));
}

#[test]
fn a_card_holds_all_that_its_touchpoint_has() {
    let page = map(PROJECT);
    let price = card(&page, "page");
    for part in [
        "Price page",
        "Website",
        "Web",
        "Mona −2",
        "The fee is hidden",
        "Show one price",
        "Impact high, effort low",
        "Bounce rate",
        "52%",
        "off target",
        "Who asks at the desk?",
        "Prices kept in step",
        "No tracking",
        "reads on",
        "leaves",
        "70%",
        "Exit",
    ] {
        assert!(price.contains(part), "{part} is not on the card:\n{price}");
    }
    assert!(!price.contains("Sam "), "Sam takes no part");
    assert!(
        card(&page, "form").contains("from <a href=\"#page\">Price page</a>: 70%"),
        "where people come from"
    );
    assert!(card(&page, "form").contains("3\u{a0}min"));
    let stage = between(&page, "id=\"Stage.buying\"", "<div class=\"deck\">");
    assert!(stage.contains("It is slow") && stage.contains("Sign-ups"), "{stage}");
    assert!(between(&page, "whole-cards\">", "</section>").contains("Nobody knows the price"));
}

#[test]
fn every_link_within_a_page_leads_somewhere_and_no_name_is_given_twice() {
    for text in [PROJECT, "persona sam\njourney j { persona sam }\n"] {
        let page = map(text);
        let body = &page
            [page.find("<body>").expect("a page has a body")..page.rfind("<script>").expect("and a script")];
        let names = values(body, "id");
        let once: BTreeSet<&str> = names.iter().copied().collect();
        assert_eq!(once.len(), names.len(), "{names:?}");
        for href in values(body, "href").into_iter().filter_map(|href| href.strip_prefix('#')) {
            assert!(once.contains(href), "#{href} leads nowhere");
        }
        for copy in values(body, "data-of") {
            assert!(once.contains(copy), "{copy} is a copy of nothing");
        }
    }
}

#[test]
fn a_journey_without_stages_says_so() {
    let page = map("persona sam\njourney j { persona sam }\n");
    assert!(page.contains("This journey has no stages yet"));
    assert!(!page.contains("<table") && !page.contains("role=\"search\""));
}

#[test]
fn sheets_of_paper_carry_title_and_day_and_nothing_ends_their_strings() {
    let page = map("persona sam\njourney j \"A \\\"title\\\" </style>\" { persona sam }\n");
    let style = between(&page, "<style>", "</style>");
    assert!(style.contains(r#"content: "A \22 title\22  \3c \2f style\3e  – Project";"#), "title");
    assert!(style.contains("As of 5"), "day");
}
