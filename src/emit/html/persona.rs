//! All there is to say of a persona.

use super::components;
use super::markup::Html;
use super::page::Page;
use super::view::{DemographicView, PersonaDetails};
use crate::model::{Persona, targets};
use crate::words::format;

/// Returns role and segment.
pub fn role(page: &Page<'_>, persona: &Persona) -> Vec<Html> {
    let texts = persona.role.iter().chain(&persona.segment);
    texts.map(|text| page.phrase(text, &persona.head.file)).collect()
}

/// Returns everything about a persona.
pub fn details<'a>(page: &Page<'a>, persona: &'a Persona) -> PersonaDetails<'a> {
    let (words, file) = (page.words, &*persona.head.file);
    PersonaDetails {
        share: persona.share.map(|share| format::percent(share.value, words)),
        goals: page.texts(&persona.goals, file),
        jobs: page.texts(&persona.jobs, file),
        needs: page.texts(&persona.needs, file),
        motivation: page.texts(persona.motivation.as_slice(), file),
        expects: page.texts(&persona.expects, file),
        barriers: page.texts(&persona.barriers, file),
        pains: page.texts(&persona.pains, file),
        accessibility: page.texts(&persona.accessibility, file),
        prefers: targets(&persona.prefers).map(|channel| words.channel(&page.model[channel])).collect(),
        demographics: persona
            .demographics
            .iter()
            .map(|(name, value)| DemographicView { name, value: page.flow(value, file) })
            .collect(),
        questions: persona
            .questions
            .iter()
            .map(|question| components::question(page, question, file))
            .collect(),
        sources: page.sources(&persona.cites),
        about: page.about(persona.about.as_deref(), file),
    }
}
