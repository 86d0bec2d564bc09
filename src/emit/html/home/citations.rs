//! The numbers of the sources of the pages about the project, in the order in which a reader meets them. Their tables name sources
//! and cite none, so that only what is told in full has numbers.

use crate::emit::html::citations::Citations;
use crate::model::{JourneyId, Line, Model, PersonaId};

/// Returns the sources that the project's page cites: those of the KPIs and opportunities of the whole project.
pub fn of_home(model: &Model) -> Citations<'_> {
    let mut citations = Citations::default();
    model.kpis.iter().for_each(|kpi| citations.add(&kpi.cites, &kpi.head.file));
    for opportunity in &model.opportunities {
        citations.add(&opportunity.cites, &opportunity.file);
    }
    citations
}

/// Returns the sources that the page of a persona cites, where these quotes stand on it.
pub fn of_persona<'a>(
    model: &'a Model,
    id: PersonaId,
    quotes: impl Iterator<Item = (JourneyId, &'a Line)>,
) -> Citations<'a> {
    let mut citations = Citations::default();
    citations.add_persona(&model[id]);
    quotes.for_each(|(journey, line)| citations.add(&line.cites, &model[journey].head.file));
    citations
}
