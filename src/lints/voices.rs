//! Who takes part in a touchpoint, and how it is for them.

use rustc_hash::FxHashSet;

use crate::model::{ChannelId, Feeling, Journey, PersonaId, Ref, Touchpoint, targets};

/// How a touchpoint is for a persona who takes part.
pub struct Voice<'a> {
    /// Who.
    pub persona: PersonaId,
    /// How they feel: as is written for them, else for everybody.
    pub feeling: Option<&'a Feeling>,
    /// Where they come: as is written for them, else for everybody.
    pub channels: &'a [Ref<ChannelId>],
}

/// Returns how a touchpoint is for those who take part: first for one persona without a `for` block, in place of all like
/// them, then for each one with such a block. The work grows with what is written in the touchpoint, and not with the
/// number of personas.
pub fn voices<'a>(journey: &'a Journey, touchpoint: &'a Touchpoint) -> impl Iterator<Item = Voice<'a>> {
    let everybody = &touchpoint.experience;
    let with_own: FxHashSet<PersonaId> =
        touchpoint.variants.iter().filter_map(|variant| variant.persona.target).collect();
    let invited: FxHashSet<PersonaId> = targets(&touchpoint.who).collect();
    let people = if touchpoint.who.is_empty() { &journey.personas } else { &touchpoint.who };
    let other = targets(people).find(|persona| !with_own.contains(persona)).map(|persona| Voice {
        persona,
        feeling: everybody.feels.as_ref(),
        channels: &everybody.channels,
    });
    let own = touchpoint.variants.iter().filter_map(move |variant| {
        let persona = variant.persona.target.filter(|it| invited.is_empty() || invited.contains(it))?;
        let own = &variant.experience;
        let channels = if own.channels.is_empty() { &everybody.channels } else { &own.channels };
        Some(Voice { persona, feeling: own.feels.as_ref().or(everybody.feels.as_ref()), channels })
    });
    other.into_iter().chain(own)
}

/// Returns the feelings that are written at a touchpoint, for whomever.
pub fn feelings(touchpoint: &Touchpoint) -> impl Iterator<Item = &Feeling> {
    let own = touchpoint.variants.iter().map(|variant| &variant.experience);
    own.chain([&touchpoint.experience]).filter_map(|experience| experience.feels.as_ref())
}
