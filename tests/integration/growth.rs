//! Output grows with the project, and not with its square. Time is measured by the benches.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::sync::Arc;

use journey::emit::{Emitter, Format, Options, Subject};
use journey::source::{NoFiles, SourceFile};

use crate::compiling::errors_only;
use crate::tier;

/// How many things the smaller of two projects has: so many that what each adds outweighs what every page has.
fn size() -> usize {
    tier::size(500, 3_000)
}

/// How many times as many the other has: enough for a square to stand out.
const TIMES: usize = 4;

/// Builds a project of each size, and compares.
fn grows_with(text: impl Fn(usize) -> String) {
    let (small, large) = (built(&text(size())), built(&text(size() * TIMES)));
    let limit = |bytes: usize| bytes * TIMES * 5 / 4;
    for (path, bytes) in &small {
        assert!(large[path] <= limit(*bytes), "{path}: {bytes} bytes, then {}", large[path]);
    }
    // A list that has grown long stands on further pages.
    let (bytes, of_large): (usize, usize) = (small.values().sum(), large.values().sum());
    assert!(of_large <= limit(bytes), "{bytes} bytes, then {of_large}");
}

/// Returns the path of each output that tells of the project or of a journey, and its length.
fn built(text: &str) -> BTreeMap<String, usize> {
    let compilation = errors_only(&[Arc::new(SourceFile::new("a.journey", text))], &NoFiles);
    let model = compilation.model().unwrap_or_else(|| panic!("{:#?}", compilation.diagnostics.first()));
    let options = Options {
        title: "Large".to_owned(),
        today: jiff::civil::date(2026, 11, 21),
        formats: vec![Format::Html, Format::Markdown, Format::Checklist, Format::Csv],
        ..Options::default()
    };
    let emitter = Emitter::new(model, &options, &NoFiles);
    let planned = emitter.plan();
    let of_no_team = planned.iter().filter(|planned| !matches!(planned.subject, Subject::Team(_)));
    let built = of_no_team.map(|planned| {
        let artifact = emitter.make(planned, None).expect("the built-in templates render every model");
        (planned.path.to_string(), artifact.bytes.len())
    });
    built.collect()
}

/// Returns a journey of one stage, around what `inside` writes for each number.
fn journey(count: usize, mut inside: impl FnMut(&mut String, usize) -> std::fmt::Result) -> String {
    let mut text = "journey j {\n persona sam\n stage s {\n touchpoint t\n".to_owned();
    (0..count).for_each(|number| inside(&mut text, number).expect("memory takes any text"));
    text + "}\n}\npersona sam\n"
}

#[test]
fn with_the_owners_of_kpis() {
    grows_with(|count| {
        let teams: String = (0..count).map(|number| format!("team t{number}\n")).collect();
        let kpi = |text: &mut String, number| writeln!(text, "kpi k{number} {{ owner t{number} }}");
        teams + &journey(count, kpi)
    });
}

#[test]
fn with_the_opportunities_that_improve_one_kpi() {
    grows_with(|count| {
        let opportunity =
            |text: &mut String, number| writeln!(text, "opportunity o{number} \"Do it\" {{ improves k }}");
        format!("kpi k\n{}", journey(count, opportunity))
    });
}

#[test]
fn with_touchpoints_and_what_stands_there() {
    grows_with(|count| {
        journey(count, |text, number| {
            writeln!(
                text,
                "touchpoint t{number} {{ kpi k{number}; pain p{number} \"Slow\"; question \"Why?\"\n\
                 opportunity o{number} \"Faster\" {{ solves p{number}; improves k{number} }} }}"
            )
        })
    });
}

#[test]
fn with_the_length_of_a_pain_and_how_often_it_is_solved() {
    grows_with(|count| {
        let pain = format!("pain p \"{}\"\n", "It is slow. ".repeat(count));
        journey(count, |text, number| {
            let pain = if number == 0 { &*pain } else { "" };
            writeln!(text, "{pain}opportunity o{number} \"Faster\" {{ solves p }}")
        })
    });
}

#[test]
fn with_the_pains_that_opportunities_solve() {
    // As many of each as make as many pairs as the project is large.
    grows_with(|count| {
        let pains: Vec<String> = (0..100).map(|number| format!("p{number}")).collect();
        journey(count / 50, |text, number| {
            if number == 0 {
                pains
                    .iter()
                    .try_for_each(|pain| writeln!(text, "pain {pain} \"{}\"", "It is slow. ".repeat(99)))?;
            }
            writeln!(text, "opportunity o{number} \"Faster\" {{ solves {} }}", pains.join(", "))
        })
    });
}

#[test]
fn with_the_sources_of_claims() {
    grows_with(|count| {
        let sources: String = (0..count).map(|number| format!("source s{number}\n")).collect();
        let pain = |text: &mut String, number| {
            writeln!(text, "pain \"Slow\" {{ cites s{number}; cites s{} }}", number / 2)
        };
        sources + &journey(count, pain)
    });
}

#[test]
fn with_stages_that_journeys_share() {
    grows_with(|count| {
        let stages: Vec<String> = (0..count / 50).map(|number| format!("stage s{number}\n")).collect();
        let walked = stages.concat();
        let journeys = (0..50).map(|number| format!("journey j{number} {{ persona sam\n{walked} }}\n"));
        journeys.collect::<String>() + "persona sam\n"
    });
}
