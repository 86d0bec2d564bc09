//! Whether a claim rests on a source: on one of its own, or on one of the block around it.

use rustc_hash::FxHashSet;

use super::{Journey, Pain, PersonaId, Place, TouchpointId, WrittenArrow};

/// What the blocks of one journey cite.
#[derive(Debug)]
pub struct Support<'j> {
    journey: &'j Journey,
    /// The `for` blocks that cite something.
    variants: FxHashSet<(TouchpointId, PersonaId)>,
}

impl<'j> Support<'j> {
    /// Returns what the blocks of a journey cite.
    pub fn of(journey: &'j Journey) -> Self {
        let variants =
            journey.touchpoints().flat_map(|(at, it)| it.variants.iter().map(move |variant| (at, variant)));
        let citing = variants.filter(|(_, variant)| !variant.experience.cites.is_empty());
        let variants = citing.filter_map(|(at, variant)| Some((at, variant.persona.target?))).collect();
        Self { journey, variants }
    }

    /// Returns whether a pain of the journey rests on a source.
    pub fn has_pain(&self, pain: &Pain) -> bool {
        !pain.cites.is_empty() || self.is_around(pain)
    }

    /// Returns whether an arrow that leaves `from` rests on a source.
    pub fn has_arrow(&self, from: TouchpointId, arrow: &WrittenArrow) -> bool {
        let touchpoint = &self.journey[from];
        let of_stage = arrow.in_stage && !self.journey[touchpoint.stage].cites.is_empty();
        of_stage || !arrow.cites.is_empty() || !touchpoint.experience.cites.is_empty()
    }

    /// Returns whether the block around a pain cites something.
    fn is_around(&self, pain: &Pain) -> bool {
        let journey = self.journey;
        let at = match pain.place {
            Place::Journey | Place::Persona => return !journey.cites.is_empty(),
            Place::Stage(stage) => return !journey[stage].cites.is_empty(),
            Place::Touchpoint(at) => at,
        };
        let persona = pain.persona.as_ref().and_then(|persona| persona.target);
        persona.is_some_and(|persona| self.variants.contains(&(at, persona)))
            || journey.work_of(pain).is_some_and(|work| !work.cites.is_empty())
            || !journey[at].experience.cites.is_empty()
    }
}
