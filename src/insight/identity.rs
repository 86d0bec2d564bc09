//! Which thing of the future is which of today. The comparison and the lints ask here, so that what one of them shows as
//! there still is not gone for the other.

use std::collections::VecDeque;
use std::hash::Hash;

use rustc_hash::FxHashMap;

use crate::model::{BrightSpot, Declaration, Id, Journey, Model, Pain, PainId, Place};

/// Returns what a stage, touchpoint, step or KPI is known by in two journeys: its id, which each of them has.
pub fn of_declared(head: &Declaration) -> &str {
    &head.id.value
}

/// Returns, for each pain of a future journey, which one of the current journey it is.
///
/// The same id is the same pain. Of the others, so is the same sentence at the same place, of the same persona: a pain may
/// gain an id, lose it, or change it. And so is a sentence that has moved elsewhere, where neither has an id. Each pain is
/// one other at most, the first of each side going together.
pub fn pains(current: &Journey, future: &Journey) -> Vec<Option<Id<Pain>>> {
    let mut pairing = Pairing::new((current, &current.pains), (future, &future.pains));
    pairing.pair(|_, pain| pain.id.as_ref().map(|id| &*id.value));
    pairing.pair(|journey, pain| Some((PlaceName::of(journey, pain.place), sentence(pain))));
    pairing.pair(|_, pain| pain.id.is_none().then(|| sentence(pain)));
    pairing.partners
}

/// Returns, for each bright spot of a future journey, which one of the current journey it is, by the same rules.
pub fn bright_spots(current: &Journey, future: &Journey) -> Vec<Option<Id<BrightSpot>>> {
    let mut pairing = Pairing::new((current, &current.bright_spots), (future, &future.bright_spots));
    let sentence = |spot: &'_ BrightSpot| spot.text.markdown.trim().to_owned();
    pairing.pair(|_, spot| spot.id.as_ref().map(|id| &*id.value));
    pairing.pair(|journey, spot| Some((PlaceName::of(journey, spot.place), sentence(spot))));
    pairing.pair(|_, spot| spot.id.is_none().then(|| sentence(spot)));
    pairing.partners
}

/// Returns the pains of future journeys that the current journey has as well, each with that one.
pub fn carried(model: &Model) -> FxHashMap<PainId, PainId> {
    let mut carried = FxHashMap::default();
    for (future, journey) in model.journeys() {
        let Some(current) = journey.future_of() else { continue };
        let partners = pains(&model[current], journey).into_iter().enumerate();
        carried.extend(partners.filter_map(|(index, partner)| {
            let pain = PainId { journey: Some(future), id: Id::new(index) };
            Some((pain, PainId { journey: Some(current), id: partner? }))
        }));
    }
    carried
}

/// The things of two journeys, as far as they are paired.
struct Pairing<'m, T> {
    current: (&'m Journey, &'m [T]),
    future: (&'m Journey, &'m [T]),
    is_taken: Vec<bool>,
    /// For each thing of the future, the one of today.
    partners: Vec<Option<Id<T>>>,
}

impl<'m, T> Pairing<'m, T> {
    fn new(current: (&'m Journey, &'m [T]), future: (&'m Journey, &'m [T])) -> Self {
        let (is_taken, partners) = (vec![false; current.1.len()], vec![None; future.1.len()]);
        Self { current, future, is_taken, partners }
    }

    /// Pairs those that are left and have the same key.
    fn pair<K: Hash + Eq>(&mut self, key: impl Fn(&'m Journey, &'m T) -> Option<K>) {
        let mut open: FxHashMap<K, VecDeque<usize>> = FxHashMap::default();
        let (journey, things) = self.current;
        for (index, thing) in things.iter().enumerate().filter(|(index, _)| !self.is_taken[*index]) {
            if let Some(key) = key(journey, thing) {
                open.entry(key).or_default().push_back(index);
            }
        }
        if open.is_empty() {
            return;
        }
        let (journey, things) = self.future;
        let left = self.partners.iter_mut().zip(things).filter(|(partner, _)| partner.is_none());
        for (partner, thing) in left {
            let found = key(journey, thing).and_then(|key| open.get_mut(&key)?.pop_front());
            if let Some(index) = found {
                self.is_taken[index] = true;
                *partner = Some(Id::new(index));
            }
        }
    }
}

/// What a pain says, and of whom alone.
fn sentence(pain: &Pain) -> (&str, Option<&str>) {
    (pain.text.markdown.trim(), pain.persona.as_ref().map(|persona| &*persona.name))
}

/// A place by its name, which it has in both journeys.
#[derive(PartialEq, Eq, Hash)]
enum PlaceName<'m> {
    Journey,
    Stage(&'m str),
    Touchpoint(&'m str),
}

impl<'m> PlaceName<'m> {
    fn of(journey: &'m Journey, place: Place) -> Self {
        match place {
            Place::Journey | Place::Persona => Self::Journey,
            Place::Stage(stage) => Self::Stage(of_declared(&journey[stage].head)),
            Place::Touchpoint(touchpoint) => Self::Touchpoint(of_declared(&journey[touchpoint].head)),
        }
    }
}
