//! The pages about the whole project: what stands first, what is counted, and where the rest of a long list is.

use std::collections::BTreeMap;
use std::sync::Arc;

use journey::emit::{Emitter, Format, Options, Planned, Subject};
use journey::source::{NoFiles, SourceFile};

use crate::compiling::errors_only;
use crate::generator;

/// Returns the pages that tell of no single journey, by their paths.
fn pages(sources: &[Arc<SourceFile>]) -> BTreeMap<String, String> {
    let compilation = errors_only(sources, &NoFiles);
    let model = compilation.model().unwrap_or_else(|| panic!("{:#?}", compilation.diagnostics.first()));
    let options = Options {
        title: "Large".to_owned(),
        today: jiff::civil::date(2026, 11, 21),
        formats: vec![Format::Html],
        ..Options::default()
    };
    let emitter = Emitter::new(model, &options, &NoFiles);
    let is_of_all = |planned: &Planned| {
        !matches!(planned.subject, Subject::Journey(_) | Subject::Brief(_) | Subject::Comparison(_))
    };
    let planned = emitter.plan().into_iter().filter(is_of_all);
    let made = planned.map(|planned| {
        let artifact = emitter.make(&planned, None).expect("the built-in templates render every model");
        (planned.path.into_string(), String::from_utf8(artifact.bytes).expect("pages are UTF-8"))
    });
    made.collect()
}

fn pages_of(text: &str) -> BTreeMap<String, String> {
    pages(&[Arc::new(SourceFile::new("a.journey", text))])
}

/// Returns a section of a page.
fn section<'p>(page: &'p str, id: &str) -> &'p str {
    let start = page.find(&format!("<section id=\"{id}\"")).unwrap_or_else(|| panic!("no section {id}"));
    &page[start..start + page[start..].find("</section>").expect("a section ends")]
}

/// Asserts that texts stand on a page in this order.
fn in_order(page: &str, texts: &[&str]) {
    let places: Vec<_> =
        texts.iter().map(|text| page.find(text).unwrap_or_else(|| panic!("no {text}"))).collect();
    assert!(places.is_sorted(), "{texts:?} at {places:?}");
}

fn entries(page: &str) -> usize {
    page.matches(" data-entry").count()
}

#[test]
fn the_worst_comes_first() {
    let index = &pages_of(
        r#"
persona sam
team web
journey j { persona sam; stage s { touchpoint t {
  pain "A low pain" { severity low; affects 99% }
  pain "A high pain of few" { severity high; affects 5% }
  pain "A high pain of many" { severity high; affects 50% }
  question "Answered" { cites log }
  question "Later" { due 2027-03-01 }
  question "Overdue" { due 2026-03-01 }
  kpi good "On target" { target >= 10; actual 12 }
  kpi none "Without data" { target >= 10 }
  kpi risk "At risk" { baseline 0; warn >= 5; target >= 10; actual 6 }
  kpi near "Half way" { baseline 0; target >= 10; actual 5 }
  kpi back "Gone back" { baseline 5; target >= 10; actual 1 }
  kpi fell "Was good once" { baseline 12; target >= 10; actual 9 }
  opportunity "Dropped" { priority now; status dropped; due 2026-01-01 }
  opportunity "Without priority"
  opportunity "Later" { priority later }
  opportunity "Now, of medium impact" { priority now; impact medium; due 2026-01-01 }
  opportunity "Now, of high impact" { priority now; impact high }
} } }
source log
"#,
    )["index.html"];
    in_order(
        section(index, "Kpis"),
        &["Gone back", "Half way", "Was good once", "At risk", "Without data", "On target"],
    );
    in_order(section(index, "Pains"), &["A high pain of many", "A high pain of few", "A low pain"]);
    in_order(section(index, "Questions"), &["Overdue", "Later", "Answered"]);
    let plan = section(index, "Plan");
    let names =
        ["Now, of high impact", "Now, of medium impact", "Later", "Without priority", "Done and dropped"];
    in_order(plan, &names);
    let closed = &plan[plan.find("Done and dropped").expect("it is there")..];
    assert!(closed.contains("Dropped") && !closed.contains("class=\"prio") && !closed.contains("overdue"));
    assert_eq!(plan.matches("overdue").count(), 1, "only what is open can be overdue");
    let was_good = &index[index.find("Was good once").expect("it is there")..];
    let row = &was_good[..was_good.find("</tr>").expect("a row ends")];
    assert!(!row.contains("bullet"), "from a target that was met there is no way to it: {row}");
}

#[test]
fn what_is_counted_is_there_today() {
    let pages = pages_of(
        r#"
persona sam
persona mona
team web "Web team"
journey a "First" { persona sam, mona; owner web; stage s { touchpoint t { channel email; feels -1 }; step u } }
journey b "Second" { persona mona; stage s { touchpoint v { feels +2; kpi k { owner web }; opportunity "Do it" { owner web } } } }
journey c "Third" { persona sam, mona; state future of a; stage s { touchpoint t { channel email }; touchpoint w } }
"#,
    );
    let index = &pages["index.html"];
    assert!(index.contains(
        "3 journeys (2 current, 1 future) · 2 touchpoints, 1 step · 2 personas · 1 KPI · 1 no target"
    ));
    let channels = section(index, "Channels");
    assert!(channels.contains("First") && !channels.contains("Third"), "a future has no channels of today");
    // Sam is the first in each map; Mona is the second in two and the first in another.
    let people = section(index, "Personas");
    assert_eq!(people.matches("class=\"key").count(), 1);
    assert!(people.contains("class=\"key p1\""));
    for (page, told) in [
        ("personas/mona.html", &["../journeys/a.html", "../journeys/b.html", "../journeys/c.html"][..]),
        ("teams/web.html", &["../journeys/a.html", "../journeys/b.html#Kpi.k", "Do it"]),
    ] {
        told.iter().for_each(|text| assert!(pages[page].contains(text), "{text} is not on {page}"));
    }
    assert!(!pages["personas/sam.html"].contains("../journeys/b.html"));
    assert!(index.contains("href=\"personas/sam.html\"") && index.contains("href=\"teams/web.html\""));
}

#[test]
fn claims_without_a_source_are_those_of_validated_journeys() {
    let index = &pages_of(
        r#"
persona sam
source log "The log"
journey a { persona sam; confidence validated; stage s { touchpoint t { -> exit 40%; pain "Bare" }
  touchpoint u { cites log; pain "Supported by its block"; -> exit 30% }
  touchpoint v { pain "Supported" { cites log } } } }
journey b { persona sam; stage s { touchpoint t { pain "Only believed" } } }
"#,
    )["index.html"];
    let bare = section(index, "Unsupported");
    assert!(bare.contains("Bare") && bare.contains("40% → Exit") && entries(bare) == 2, "{bare}");
    let sources = section(index, "Sources");
    assert!(sources.contains("journeys/a.html#u") && sources.contains("Supported</a>"), "{sources}");
    assert!(sources.contains("<td>2</td>"), "a touchpoint and a pain cite it: {sources}");
}

/// Every list is whole on pages of its own, and no page is too large.
#[test]
fn a_thousand_journeys_are_listed_on_pages_of_their_own() {
    let files = generator::project(1_000).into_iter().filter(|file| file.path.ends_with(".journey"));
    let sources: Vec<_> = files.map(|file| Arc::new(SourceFile::new(&file.path, &*file.text))).collect();
    let pages = pages(&sources);
    for (path, page) in &pages {
        assert!(page.len() < 2_000_000, "{path} has {} bytes", page.len());
    }
    let index = &pages["index.html"];
    let lists =
        [("journeys", 1_000), ("kpis", 6_000), ("actions", 5_000), ("pains", 5_000), ("touchpoints", 20_000)];
    for (list, all) in lists {
        let parts: Vec<_> = pages.iter().filter(|(path, _)| path.starts_with(list)).collect();
        let of_parts: usize = parts.iter().map(|(_, page)| entries(section(page, "List"))).sum();
        assert_eq!(of_parts, all, "{list}");
        assert!(index.contains(&format!("href=\"{list}.html\"")), "{list}");
        for (path, page) in &parts {
            let links = parts.iter().filter(|(other, _)| page.contains(&format!("href=\"{other}\"")));
            assert_eq!(links.count(), if parts.len() > 1 { parts.len() } else { 0 }, "{path}");
        }
    }
    for id in ["Kpis", "Plan", "Pains", "Touchpoints"] {
        assert_eq!(entries(section(index, id)), 200, "{id}");
    }
    // The others are found by their names.
    assert_eq!(section(index, "Journeys").matches("<tr data-entry").count(), 200);
    assert_eq!(section(index, "Journeys").matches("<li data-entry").count(), 800);
    let small = pages.keys().filter(|path| path.starts_with("sources") || path.starts_with("questions"));
    assert_eq!(small.count(), 0, "what the project's page shows whole has no page of its own");
}
