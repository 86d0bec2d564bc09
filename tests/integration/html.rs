//! Every word of the language is found on a page, and nothing that anybody wrote becomes markup.

use std::collections::BTreeSet;
use std::sync::Arc;

use base64::prelude::{BASE64_STANDARD, Engine as _};
use camino::Utf8Path;
use journey::emit::html::{Renderer, plan};
use journey::emit::{Options, Subject};
use journey::source::{Files, NoFiles, SourceFile};
use sha2::{Digest, Sha256};

use crate::compiling::errors_only;

/// Uses every word of the language. What begins with `Q` is a marker that must be found on a page.
pub const EVERY_WORD: &str = r##"
persona sam "Qsam" {
  role "Qrole"
  segment "Qsegment"
  share 61%
  quote "Qquote"
  goal "Qpersona-goal"
  job "Qpersona-job"
  needs "Qpersona-needs"
  motivation "Qmotivation"
  expects "Qpersona-expects"
  barrier "Qbarrier"
  pain "Qpersona-pain"
  accessibility "Qaccessibility"
  prefers post
  demographic "Qdemographic-name" "Qdemographic-value"
  cites survey "Qpersona-cites"
  question "Qpersona-question" { owner web; due 2027-02-02; cites survey "Qpersona-question-cites"; description "Qpersona-question-description" }
  description "Qpersona-description"
  tags qtag-persona
  link "https://example.com/Qpersona-link" "Qpersona-link-title"
  image "photo.png" "Qpersona-alt"
}
persona mona "Qmona"

team web "Qteam" {
  department "Qdepartment"
  contact "Qcontact"
  description "Qteam-description"
  tags qtag-team
  link "https://example.com/Qteam-link"
}
team care "Qcare"
team crm "Qcrm"

channel post "Qchannel" {
  kind physical
  icon mail
  description "Qchannel-description"
  tags qtag-channel
}

source survey "Qsource" {
  kind survey
  on 2026-03-04
  sample 4711
  url "https://example.com/Qsource-url"
  file "Qsource-file.pdf"
  description "Qsource-description"
  tags qtag-source
}
source belief "Qbelief" { kind assumption }

lane consent "Qlane" { description "Qlane-description"; tags qtag-lane }

stage purchase "Qshared-stage" { goal "Qshared-goal"; description "Qshared-description"; tags qtag-shared }

kpi revenue "Qproject-kpi" {
  metric monthly-recurring-revenue
  target >= 70_001 EUR
  owner care
  description "Qproject-kpi-description"
}
opportunity all "Qproject-opportunity" { improves revenue; owner care; benefit "Qproject-benefit" }

journey membership "Qjourney" {
  persona sam, mona
  scenario "Qscenario"
  trigger "Qtrigger"
  goal "Qjourney-goal"
  job "Qjourney-job"
  expects "Qjourney-expects"
  volume 8_642 per quarter
  owner web
  state current
  confidence validated
  reviewed 2026-05-06 every 3 months
  cites survey "Qjourney-cites"
  description """
    Qjourney-description

    - Qjourney-list
    """
  tags qtag-journey
  link "https://example.com/Qjourney-link"
  image "photo.png" "Qjourney-alt"
  pain "Qjourney-pain"
  question "Qjourney-question"
  opportunity journey-wide "Qjourney-opportunity"
  kpi journey-kpi "Qjourney-kpi"

  stage purchase {
    job "Qstage-job"
    takes 3 .. 5 days
    owner care
    cites survey "Qstage-cites"
    description "Qstage-description"
    tags qtag-stage
    pain "Qstage-pain"
    question "Qstage-question"
    opportunity stage-wide "Qstage-opportunity"
    kpi stage-kpi "Qstage-kpi"

    touchpoint form "Qtouchpoint" {
      channel website, post
      who sam, mona
      takes 7 .. 9 min
      volume 1_357 per week
      does "Qdoes" { cites survey "Qdoes-cites" }
      thinks "Qthinks"
      says "Qsays" { cites belief "Qsays-cites" }
      sees "Qsees"
      feels -2 "Qfeels" { cites survey "Qfeels-cites" }
      needs "Qneeds" { cites survey }
      engagement 4
      moment-of-truth
      owner crm
      note consent "Qnote" { cites survey "Qnote-cites" }
      frontstage "Qfrontstage" { owner web; takes 11 min; cites survey "Qfrontstage-cites"; pain "Qfrontstage-pain" }
      backstage "Qbackstage" { owner care; takes 13 min }
      supported-by "Qsupported-by" { owner crm; takes 17 min }
      expands other
      logged-as "Qlogged-as"
      page "https://example.com/Qpage*"
      description "Qtouchpoint-description"
      tags qtag-touchpoint
      link "https://example.com/Qtouchpoint-link"
      image "photo.png" "Qtouchpoint-alt"
      cites survey "Qtouchpoint-cites"

      for mona {
        channel app
        does "Qmona-does"
        thinks "Qmona-thinks"
        says "Qmona-says"
        sees "Qmona-sees"
        feels +1 "Qmona-feels"
        needs "Qmona-needs"
        engagement 2
        pain "Qmona-pain"
        cites survey "Qmona-cites"
      }

      pain long "Qpain" {
        severity critical
        affects 37%
        owner care
        cites survey "Qpain-cites"
        description "Qpain-description"
        tags qtag-pain
        link "https://example.com/Qpain-link"
      }
      opportunity short "Qopportunity" {
        solves long
        improves rate
        for mona
        owner web
        with care, crm
        impact high
        effort medium
        priority later
        status done
        due 2026-07-08
        cost 4321 EUR
        benefit "Qbenefit"
        result "Qresult" on 2026-08-09
        cites survey "Qopportunity-cites"
        description "Qopportunity-description"
        tags qtag-opportunity
      }
      question "Qquestion" { owner care; due 2026-10-11; description "Qquestion-description" }
      kpi rate "Qkpi" {
        metric conversion-rate
        formula "Qformula"
        unit "%"
        baseline 18% on 2026-01-02
        warn >= 25%
        target >= 30% by 2026-12-31
        actual 20.5% on 2026-02-03
        actual 22.4% on 2026-03-05
        owner care
        cadence quarterly
        cites survey "Qkpi-cites"
        description "Qkpi-description"
        tags qtag-kpi
      }
      -> walk "Qarrow" 38% after 2 days { cites survey "Qarrow-cites" }
      -> exit "Qexit" 12%
      -> done "Qdone" 50%
    }
    step walk "Qstep" { does "Qstep-does" }
  }
}

journey other "Qother" {
  persona mona
  state future of membership
  confidence hypothesis
  stage purchase {
    touchpoint form "Qother-touchpoint" {
      channel website
      delivers short
    }
  }
}
"##;

/// What of [`EVERY_WORD`] is no string, as people read it.
const FIGURES: &[&str] = &[
    "61%",
    "2 Feb 2027",
    "4 Mar 2026",
    "4,711",
    "70,001",
    "8,642 a quarter",
    "6 May 2026",
    "3 months",
    "3\u{a0}–\u{a0}5",
    "7\u{a0}–\u{a0}9",
    "1,357 a week",
    "11\u{a0}min",
    "13\u{a0}min",
    "17\u{a0}min",
    "37%",
    "8 Jul 2026",
    "4,321",
    "9 Aug 2026",
    "11 Oct 2026",
    "18%",
    "2 Jan 2026",
    "≥\u{a0}25%",
    "≥\u{a0}30%",
    "31 Dec 2026",
    "20.5%",
    "22.4%",
    "quarterly",
    "38%",
    "2\u{a0}days",
    "12%",
    "50%",
    "Conversion rate",
    "Moment of truth",
    "Critical",
    "Later",
    "Validated",
    "Hypothesis",
    "−2",
    "+1",
    "step",
    "physical",
    "overdue",
    "data:image/png;base64,",
];

struct Pictures;

impl Files for Pictures {
    fn exists(&self, _: &Utf8Path) -> bool {
        true
    }

    fn read(&self, _: &Utf8Path) -> Option<Vec<u8>> {
        Some([&b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01"[..], &[0; 30]].concat())
    }
}

fn options() -> Options {
    Options {
        title: "Qproject".to_owned(),
        way_to_root: Some("..".to_owned()),
        today: jiff::civil::date(2026, 11, 5),
        formats: Vec::new(),
        ..Options::default()
    }
}

/// Returns the pages of a project of one file: its own first, then the maps.
fn pages(text: &str, files: &dyn Files) -> Vec<String> {
    let sources = [Arc::new(SourceFile::new("a.journey", text))];
    let compilation = errors_only(&sources, files);
    let model = compilation.model().unwrap_or_else(|| panic!("{:#?}", compilation.diagnostics));
    let renderer = Renderer::new(&[]).expect("the built-in templates are sound");
    let planned = plan(model);
    assert_eq!(planned[0].subject, Subject::Project);
    let make = |planned| renderer.make(model, &options(), files, planned).unwrap();
    planned.iter().map(make).collect()
}

/// Returns the words of a text that are markers.
fn markers(text: &str) -> BTreeSet<&str> {
    let words = text.split(|c: char| !(c.is_ascii_alphanumeric() || c == '-'));
    words.filter(|word| word.starts_with('Q') || word.starts_with("qtag-")).collect()
}

#[test]
fn every_word_is_on_a_page() {
    let pages = pages(EVERY_WORD, &Pictures);
    let all = pages.concat().replace("&#39;", "'").replace("&quot;", "\"");
    let missing: Vec<&str> =
        markers(EVERY_WORD).into_iter().filter(|marker| !has_word(&all, marker)).collect();
    assert_eq!(missing, Vec::<&str>::new());
    let spaced = all.replace('\u{a0}', " ");
    let missing = FIGURES.iter().filter(|figure| !spaced.contains(&figure.replace('\u{a0}', " ")));
    assert_eq!(missing.collect::<Vec<_>>(), Vec::<&&str>::new());
}

#[test]
fn what_belongs_to_a_journey_is_on_its_map() {
    let pages = pages(EVERY_WORD, &Pictures);
    let start = EVERY_WORD.find("journey membership").unwrap();
    let end = EVERY_WORD.find("journey other").unwrap();
    let markers = markers(&EVERY_WORD[start..end]);
    let missing: Vec<&str> = markers.into_iter().filter(|marker| !has_word(&pages[1], marker)).collect();
    assert_eq!(missing, Vec::<&str>::new());
    for of_persona in markers_of("persona sam", "persona mona") {
        assert!(has_word(&pages[1], of_persona), "{of_persona} is not on the map");
    }
}

/// Returns the markers between two places of [`EVERY_WORD`].
fn markers_of(from: &str, to: &str) -> BTreeSet<&'static str> {
    markers(&EVERY_WORD[EVERY_WORD.find(from).unwrap()..EVERY_WORD.find(to).unwrap()])
}

/// Returns whether a page holds a marker as a whole word.
fn has_word(page: &str, word: &str) -> bool {
    let is_part = |c: char| c.is_ascii_alphanumeric() || c == '-';
    page.match_indices(word)
        .any(|(at, _)| !page[..at].ends_with(is_part) && !page[at + word.len()..].starts_with(is_part))
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    assert_eq!(pages(EVERY_WORD, &Pictures), pages(EVERY_WORD, &Pictures));
}

#[test]
fn a_future_counts_in_nothing_of_today() {
    let text = r#"
persona sam
team web
journey now-journey "Now" { persona sam; owner web; stage a { touchpoint b { channel email; feels +2 } } }
journey next-journey "Next" { persona sam; owner web; state future of now-journey
  stage a { touchpoint b { channel email; feels -2 }; kpi k "Future KPI" { target >= 3; actual 1 }
    opportunity "Future opportunity" { priority now }; question "Future question" } }
"#;
    let index = &pages(text, &NoFiles)[0];
    for of_the_future in ["Future KPI", "Future opportunity", "Future question"] {
        assert!(!index.contains(of_the_future), "{of_the_future}");
    }
    assert!(index.contains("0 KPIs"));
}

/// Strings that would like to be more than strings.
const HOSTILE: &[&str] = &[
    "</style><script>alert(1)</script>",
    "</title></svg><img src=x onerror=alert(1)>",
    "{{ 7*7 }}{% raw %}{# x #}",
    "' onmouseover='alert(1)",
    "[a](javascript:alert(1)) <javascript:alert(1)>",
    "![a](https://example.com/x.png)",
    "line\u{2028}separator \u{202e}bidi",
    "&lt;script&gt; &amp; <!-- -->",
];

#[test]
fn nothing_becomes_markup() {
    for hostile in HOSTILE {
        let mut text = String::new();
        for (index, part) in EVERY_WORD.split('"').enumerate() {
            // The odd parts stand between quotation marks; addresses, paths and texts stay.
            let is_string = index % 2 == 1 && part.starts_with('Q') && !part.contains(['.', '\n']);
            text.push_str(if index > 0 { "\"" } else { "" });
            text.push_str(part);
            text.push_str(if is_string { hostile } else { "" });
        }
        let escaped =
            hostile.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('\'', "&#39;");
        for page in pages(&text, &Pictures) {
            // Templates escape two more signs, in another way.
            let shown = page.replace("&#x2f;", "/").replace("&#x27;", "&#39;");
            assert!(shown.contains(&format!("Qjourney{escaped}")), "titles are shown as written: {hostile}");
            check_markup(&page, hostile);
            assert!(
                !page.contains("=49") && !page.contains("Qproject49"),
                "a template read what it should show"
            );
        }
    }
}

/// Reads a page tag by tag: only elements and attributes that the templates write, each closed in its order.
fn check_markup(page: &str, hostile: &str) {
    const VOID: &[&str] = &["meta", "br", "img", "col", "hr", "input", "!doctype"];
    const FORBIDDEN: &[&str] =
        &["script", "iframe", "object", "embed", "base", "form", "link", "audio", "video"];
    let style_end = page.find("</style>").expect("a page has its style");
    let head_end = page[..style_end].find("<style>").expect("a page has its style");
    let mut open: Vec<&str> = Vec::new();
    // The one script of a page is the one that its policy allows; browsers run no other.
    let script_start = page.rfind("<script>").expect("a page has its script");
    let script_end = script_start + page[script_start..].find("</script>").expect("a script ends");
    let script = Sha256::digest(&page[script_start + "<script>".len()..script_end]);
    let policy = format!("script-src 'sha256-{}'", BASE64_STANDARD.encode(script));
    assert!(page[..head_end].contains(&policy), "the policy allows another script; {hostile}");
    let body = [
        &page[..head_end],
        &page[style_end + "</style>".len()..script_start],
        &page[script_end + "</script>".len()..],
    ];
    for tag in body.iter().flat_map(|part| tags(part)) {
        let name = tag.split([' ', '/', '\n']).find(|name| !name.is_empty()).unwrap_or_default();
        assert!(!FORBIDDEN.contains(&name), "<{tag}> came of {hostile}");
        for name in attribute_names(tag) {
            assert!(!name.starts_with("on"), "<{tag}> came of {hostile}");
        }
        for (name, value) in attributes(tag) {
            let is_address = matches!(name, "href" | "src");
            let lower = value.to_lowercase();
            assert!(!is_address || !lower.contains("javascript:"), "<{tag}> came of {hostile}");
            assert!(name != "src" || lower.starts_with("data:"), "<{tag}> would ask for something");
        }
        if let Some(closed) = tag.strip_prefix('/') {
            assert_eq!(open.pop(), Some(closed), "<{tag}> closes another element; {hostile}");
        } else if !tag.ends_with('/')
            && !VOID.contains(&name.to_lowercase().as_str())
            && !tag.starts_with("!--")
        {
            open.push(name);
        }
    }
    assert_eq!(open, Vec::<&str>::new(), "{hostile}");
}

/// Returns what stands between `<` and the `>` that ends the tag.
fn tags(html: &str) -> Vec<&str> {
    let mut tags = Vec::new();
    let mut rest = html;
    while let Some(start) = rest.find('<') {
        rest = &rest[start + 1..];
        let mut is_quoted = false;
        let end = rest.find(|c: char| {
            is_quoted ^= c == '"';
            c == '>' && !is_quoted
        });
        let end = end.expect("a tag ends");
        tags.push(&rest[..end]);
        rest = &rest[end..];
    }
    tags
}

fn attributes(tag: &str) -> Vec<(&str, &str)> {
    let parts: Vec<&str> = tag.split('"').collect();
    let pairs = parts.chunks_exact(2).map(|pair| {
        let name = pair[0].trim().trim_end_matches('=').rsplit(' ').next().unwrap_or_default();
        (name, pair[1])
    });
    pairs.collect()
}

fn attribute_names(tag: &str) -> Vec<&str> {
    let outside = tag.split('"').step_by(2);
    outside.flat_map(|part| part.split_whitespace()).map(|name| name.trim_end_matches('=')).collect()
}
