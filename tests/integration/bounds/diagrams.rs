//! Mermaid draws no text of more than 50,000 characters, and no diagram is longer.

use journey::emit::{Options, mermaid};
use journey::model::Model;

use crate::hostile;

/// Returns a journey with so many touchpoints and personas, who feel differently.
pub fn project(touchpoints: usize, personas: usize, title: &str) -> Model {
    let mut text = String::new();
    for persona in 0..personas {
        text.push_str(&format!("persona p{persona} \"{title} {persona}\"\n"));
    }
    let all: Vec<String> = (0..personas).map(|persona| format!("p{persona}")).collect();
    text.push_str(&format!("journey j \"{title}\" {{\n persona {}\n", all.join(", ")));
    for touchpoint in 0..touchpoints {
        if touchpoint % 10 == 0 {
            let end = if touchpoint > 0 { " }\n" } else { "" };
            text.push_str(&format!("{end} stage s{touchpoint} \"{title} {touchpoint}\" {{\n"));
        }
        text.push_str(&format!("  touchpoint t{touchpoint} \"{title} {touchpoint}\" {{\n"));
        for persona in 0..personas {
            text.push_str(&format!("   for p{persona} {{ feels {} }}\n", (persona + touchpoint) % 5));
        }
        text.push_str(&format!("   -> t{} \"{title}\" 10%\n  }}\n", touchpoint / 2));
    }
    let text = (text + " }\n}\n")
        .replace("feels 0", "feels -2")
        .replace("feels 3", "feels -1")
        .replace("feels 4", "feels 0");
    hostile::model(&text)
}

/// Returns both diagrams of such a journey.
fn diagrams(touchpoints: usize, personas: usize, title: &str) -> [String; 2] {
    let model = project(touchpoints, personas, title);
    let (id, _) = model.journeys().next().expect("there is one journey");
    let options = Options::default();
    [mermaid::journey(&model, id, options.words()), mermaid::flow(&model, id, options.words())]
}

#[test]
fn no_diagram_is_longer_than_mermaid_draws() {
    let long =
        "Waits for the confirmation that the sign-up has been received and that the card is on its way";
    for (touchpoints, personas, title) in [
        (120, 4, long),
        (250, 6, "Short"),
        (250, 6, long),
        (1_000, 2, "A; b: c, #d"),
        (2_500, 1, "x"),
        (400, 3, "😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀"),
        (3, 1, &"x".repeat(60_000)),
    ] {
        for diagram in diagrams(touchpoints, personas, title) {
            let length = diagram.encode_utf16().count();
            let is_cut = diagram.contains("are left out: Mermaid draws no more than 50,000 characters");
            assert!(length <= 50_000, "{touchpoints} × {personas}: {length}");
            assert!(
                !is_cut || length > 49_000,
                "{touchpoints} × {personas}: {length}, and something is left out"
            );
        }
    }
}

#[test]
fn what_fits_is_whole() {
    let [journey, flow] = diagrams(40, 2, "Waits for the card");
    assert!(!journey.contains('…') && !journey.contains("%%"), "{journey}");
    assert!(!flow.contains('…') && !flow.contains("%%"), "{flow}");
    let [journey, _] = diagrams(120, 4, &"a word ".repeat(14));
    assert!(journey.contains('…') && !journey.contains("%%"), "names are shortened first");
}
