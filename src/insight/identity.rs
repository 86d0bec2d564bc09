use rustc_hash::FxHashMap;

use crate::model::{Id, Journey, JourneyId, Model, Pain, PainId, Place, State};

/// Returns the pains of future journeys that the current journey has as well, each with that one.
///
/// The same id is the same pain. So is the same sentence at the same touchpoint or stage, or for the whole journey.
pub fn carried(model: &Model) -> FxHashMap<PainId, PainId> {
    let mut futures: Vec<(JourneyId, JourneyId)> = model
        .journeys()
        .filter_map(|(future, journey)| match &journey.state {
            State::Future { of: Some(of) } => Some((of.target?, future)),
            _ => None,
        })
        .collect();
    futures.sort_unstable();
    let mut carried = FxHashMap::default();
    for futures in futures.chunk_by(|one, next| one.0 == next.0) {
        let index = index(model, futures[0].0);
        for (_, future) in futures {
            let journey = &model[*future];
            for (member, pain) in pains(*future, journey) {
                let current = keys(journey, pain).find_map(|key| index.get(&key));
                carried.extend(current.map(|current| (member, *current)));
            }
        }
    }
    carried
}

/// What the same pain is known by in two journeys.
#[derive(PartialEq, Eq, Hash)]
enum Key<'m> {
    Id(&'m str),
    Sentence { at: At<'m>, persona: Option<&'m str>, sentence: &'m str },
}

/// A place by its name.
#[derive(PartialEq, Eq, Hash)]
enum At<'m> {
    Journey,
    Stage(&'m str),
    Touchpoint(&'m str),
}

fn index(model: &Model, current: JourneyId) -> FxHashMap<Key<'_>, PainId> {
    let journey = &model[current];
    let mut index = FxHashMap::default();
    for (member, pain) in pains(current, journey) {
        for key in keys(journey, pain) {
            index.entry(key).or_insert(member);
        }
    }
    index
}

fn pains(id: JourneyId, journey: &Journey) -> impl Iterator<Item = (PainId, &Pain)> {
    let pains = journey.pains.iter().enumerate();
    pains.map(move |(index, pain)| (PainId { journey: Some(id), id: Id::new(index) }, pain))
}

/// Returns what a pain is known by, the surest first.
fn keys<'m>(journey: &'m Journey, pain: &'m Pain) -> impl Iterator<Item = Key<'m>> {
    let at = match pain.place {
        Place::Journey | Place::Persona => At::Journey,
        Place::Stage(stage) => At::Stage(&journey[stage].head.id.value),
        Place::Touchpoint(touchpoint) => At::Touchpoint(&journey[touchpoint].head.id.value),
    };
    let persona = pain.persona.as_ref().map(|persona| &*persona.name);
    let sentence = Key::Sentence { at, persona, sentence: pain.text.markdown.trim() };
    pain.id.as_ref().map(|id| Key::Id(&id.value)).into_iter().chain([sentence])
}
