//! A journey as Mermaid text: the diagram of how people feel, and the flowchart of how they move.

mod escape;
mod extent;
mod flow;
mod journey;

use std::fmt::{self, Write};

use camino::Utf8PathBuf;

use crate::model::Model;

use super::{Format, Options, Planned, Subject, stem};

pub use flow::flow;
pub use journey::journey;

/// Returns the two diagrams of every journey.
pub fn plan(model: &Model) -> Vec<Planned> {
    let mut planned = Vec::with_capacity(model.journeys.len() * 2);
    for (id, journey) in model.journeys() {
        for kind in ["journey", "flow"] {
            planned.push(Planned {
                path: Utf8PathBuf::from(format!("journeys/{}.{kind}.mmd", stem(&journey.head.id.value))),
                format: Format::Mermaid,
                subject: Subject::Journey(id),
            });
        }
    }
    planned
}

/// Returns the text of a planned diagram.
pub fn make(model: &Model, options: &Options, planned: &Planned) -> String {
    let Subject::Journey(id) = planned.subject else {
        unreachable!("every Mermaid diagram tells of one journey");
    };
    // An id holds no full stop, so the end of the path belongs to `plan` alone.
    if planned.path.as_str().ends_with(".flow.mmd") {
        flow(model, id, options.words())
    } else {
        journey(model, id, options.words())
    }
}

fn line(text: &mut String, line: fmt::Arguments<'_>) {
    writeln!(text, "{line}").expect("a String takes all that is written to it");
}
